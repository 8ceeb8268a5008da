"""Errors of a plot's own record: its commune, number, use, address and identifier. The shapes stay as they are."""

from __future__ import annotations

import re

import numpy as np

from ..model.catalogues import WARD, former_codes, old_to_new, units
from ..model.communes import same_title
from ..model.plot_code import plot_codes
from ..native import shapely
from .canvas import Canvas
from .commune import CRS
from .names import PROVINCE

_WHOLE = re.compile(r"[1-9][0-9]*")
_FAR_M = 50.0


def other_commune(canvas: Canvas) -> bool:
    """A01: an address that names a commune from before the merger, or another one of today."""
    unit = canvas.commune.plan.unit
    former = [old_to_new()[code][0].old_name for code in former_codes()[unit.code]]
    others = [each.title for each in units().values()]
    for names in (former, others) if canvas.rng.random() < 0.6 else (others,):
        titles = [title for title in names if not same_title(title, unit.title)]
        if titles:
            title = titles[int(canvas.rng.integers(len(titles)))]
            return _readdress(canvas, "A01", title, PROVINCE)
    return False


def wrong_levels(canvas: Canvas) -> bool:
    """A12: an address with its former district, under the former province, or without commune or province."""
    unit = canvas.commune.plan.unit
    district = old_to_new()[former_codes()[unit.code][0]][0].old_district
    forms = ((unit.title, district, PROVINCE), (unit.title, "Tỉnh Thái Bình"), (PROVINCE,), (unit.title,))
    form = forms[int(canvas.rng.integers(len(forms)))]
    return _readdress(canvas, "A12", *form)


def _readdress(canvas: Canvas, rule: str, *levels: str) -> bool:
    row = canvas.pick_plot(canvas.needs_number & (canvas.commune.sheet != canvas.legacy_sheet))
    if row is None:
        return False
    canvas.address[row] = ", ".join((canvas.address[row].split(", ")[0], *levels))
    canvas.say(rule, [canvas.uid(row)], canvas.commune.point[row])
    canvas.keep(row)
    return True


def number_gap(canvas: Canvas) -> bool:
    """A04: a plot under a number that skips one; `number_gaps` writes the truth when all numbers are known."""
    row = canvas.pick_plot(canvas.needs_number)
    if row is None:
        return False
    sheet = int(canvas.commune.sheet[row])
    canvas.next_number(sheet)
    canvas.number_text[row] = str(canvas.next_number(sheet))
    canvas.keep(row)
    return True


def number_gaps(canvas: Canvas, sheet: list[str], number: list[str | None], uid: list[str]) -> None:
    """Write the truth about sheets that lack numbers: one line a sheet, with its plots that carry one."""
    by_sheet: dict[str, list[tuple[int, int]]] = {}
    for row, (on, text) in enumerate(zip(sheet, number, strict=True)):
        if text and _WHOLE.fullmatch(text):
            by_sheet.setdefault(on, []).append((row, int(text)))
    for numbered in by_sheet.values():
        there = {value for _, value in numbered}
        if len(there) < max(there):
            canvas.say("A04", [uid[row] for row, _ in numbered], canvas.commune.point[0])


def home_of_other_unit(canvas: Canvas) -> bool:
    """A06: residential land of the country in a ward, or of the town in a commune, on a plot without a certificate."""
    right, wrong = ("ODT", "ONT") if canvas.commune.plan.unit.kind == WARD else ("ONT", "ODT")
    homes = np.array([right in use.split("+") for use in canvas.land_use.tolist()])
    row = canvas.pick_plot(canvas.needs_number & homes)
    if row is None:
        return False
    canvas.land_use[row] = canvas.land_use[row].replace(right, wrong)
    canvas.uncertified.add(row)
    canvas.say("A06", [canvas.uid(row)], canvas.commune.point[row])
    canvas.keep(row)
    return True


def broken_identifier(canvas: Canvas) -> bool:
    """I01: an identifier cut off, too long, in capitals, or with a letter that none has."""
    row = canvas.pick_plot(canvas.needs_number)
    if row is None:
        return False
    code = canvas.plot_code[row]
    forms = (code[:-1], code + "0", code.upper(), code[:5] + "a" + code[6:])
    _recode(canvas, row, forms[int(canvas.rng.integers(len(forms)))])
    canvas.say("I01", [canvas.uid(row)], canvas.commune.point[row])
    return True


def repeated_identifier(canvas: Canvas) -> bool:
    """I02: a plot under the identifier of another one; I03 says which of the two it does not belong to."""
    row = canvas.pick_plot(canvas.needs_number)
    if row is None:
        return False
    away = np.hypot(*(canvas.commune.point - canvas.commune.point[row]).T) > _FAR_M
    shape = canvas.geometry[row]
    other = canvas.pick_plot(
        canvas.needs_number & away, lambda at: shape.distance(shapely.Point(canvas.commune.point[at])) > 2
    )
    if other is None:
        return False
    _recode(canvas, row, canvas.plot_code[other])
    canvas.coded.add(other)
    canvas.keep(other)
    canvas.say("I02", [canvas.uid(other), canvas.uid(row)], canvas.commune.point[row])
    canvas.say("I03", [canvas.uid(row)], canvas.commune.point[row])
    return True


def identifier_elsewhere(canvas: Canvas) -> bool:
    """I03: an identifier that lies 0.3 to 0.7 m, or 2 to 9 m, outside its plot."""
    off = canvas.rng.uniform(0.3, 0.7) if canvas.rng.random() < 0.5 else canvas.rng.uniform(2.0, 9.0)
    found: dict[int, np.ndarray] = {}

    def fits(row: int) -> bool:
        ring = canvas.commune.ring(row)
        start, end = ring[0], ring[1]
        run = end - start
        place = (start + end) / 2 + np.array([run[1], -run[0]]) / np.hypot(*run) * off
        found[row] = place
        return abs(canvas.geometry[row].distance(shapely.Point(place)) - off) < 0.05

    row = canvas.pick_plot(canvas.needs_number, fits)
    if row is None:
        return False
    _recode(canvas, row, plot_codes(found[row][None, :], CRS)[0])
    canvas.say("I03", [canvas.uid(row)], canvas.commune.point[row])
    return True


def changed_identifier(canvas: Canvas) -> bool:
    """I04: an identifier made anew, 0.2 m from the point that the issued one was made from."""
    point, geometry = canvas.commune.point, canvas.geometry
    row = canvas.pick_plot(canvas.needs_number, lambda at: geometry[at].covers(shapely.Point(point[at]).buffer(0.25)))
    if row is None:
        return False
    canvas.issued[row] = canvas.plot_code[row]
    _recode(canvas, row, plot_codes(point[row][None, :] + (0.2, 0.0), CRS)[0])
    canvas.say("I04", [canvas.uid(row)], point[row])
    return True


def _recode(canvas: Canvas, row: int, code: str) -> None:
    canvas.plot_code[row] = code
    canvas.coded.add(row)
    canvas.keep(row)
