"""What the seams page says of seams and sheets: names, lines, tool tips, columns."""

from functools import lru_cache

import numpy as np

from ..model.seams import COMMUNES_MEET, OPEN, STATES
from ..model.tables import Table
from ..qgis_bridge.language import core, number, tr
from . import icons
from .things_model import Column, Kind

_WHOLE_FROM_M = 10


def seams() -> Kind:
    """Return how seams are shown."""
    return Kind(
        tr("Seam"),
        (
            Column(tr("Length (m)"), _metres("length_m"), _column("length_m")),
            Column(tr("Unmatched (m)"), _metres("unmatched_m"), _column("unmatched_m")),
            Column(tr("Farthest apart (m)"), _apart, _column("apart_m")),
            *_counts(),
        ),
        _seam_names,
        lambda table: _words(table, ("one", "other"), ("one_commune", "other_commune")),
        _seam_line,
        _seam_tip,
        _icon,
        "unmatched_m",
    )


def sheets() -> Kind:
    """Return how sheets are shown."""
    return Kind(
        tr("Sheet"),
        (
            Column(tr("Plots"), _whole("plots"), _column("plots")),
            Column(tr("Open seams"), _open_seams, _column("open_seams")),
            *_counts(),
        ),
        _sheet_names,
        lambda table: _words(table, ("sheet",), ("commune",)),
        _sheet_line,
        _sheet_tip,
        _icon,
        "open_seams",
    )


def _counts() -> tuple[Column, ...]:
    return (
        Column(tr("Errors"), _whole("errors"), _column("errors"), icons.icon("severity_e")),
        Column(tr("Warnings"), _whole("warnings"), _column("warnings"), icons.icon("severity_w")),
        Column(tr("State"), lambda table, row: core(STATES[table["state"][row]]), lambda table: table["state"] != OPEN),
    )


def _column(name: str):
    return lambda table: table[name]


def _whole(name: str):
    return lambda table, row: number(int(table[name][row]), 0)


def _metres(name: str):
    return lambda table, row: number(float(table[name][row]), 1)


def _apart(table: Table, row: int) -> str:
    apart = float(table["apart_m"][row])
    return number(apart, 2) if apart > 0 else "–"


def _long(metres: float) -> str:
    return number(float(metres), 0 if metres >= _WHOLE_FROM_M else 1)


def _open_seams(table: Table, row: int) -> str:
    return tr("{open} of {all}", open=int(table["open_seams"][row]), all=int(table["seams"][row]))


def _icon(table: Table, row: int):
    if table["state"][row] != OPEN:
        return icons.icon("outcome_clean")
    return icons.icon("severity_e" if table["errors"][row] else "severity_w")


@lru_cache(maxsize=512)
def commune(code: str) -> str:
    """Return a commune's code and name."""
    from ..model.catalogues import units

    unit = units().get(code)
    return f"{code} {unit.title}" if unit else code


def _words(table: Table, names: tuple[str, ...], codes: tuple[str, ...]) -> list[str]:
    """Return in small letters what a search may find each row by: its names, and the communes with their names."""
    columns = [table[name] for name in names] + [[commune(code or "") for code in table[name]] for name in codes]
    return [" ".join(map(str, parts)).casefold() for parts in zip(*columns, strict=True)]


def _several(table: Table, *names: str) -> bool:
    """Tell whether things of several communes are listed, so that their names must say whose they are."""
    return len({code for name in names for code in table[name]}) > 1 if len(table) else False


def _short(name: str, code: str) -> str:
    """Return a sheet's number without the code of its commune."""
    return name.removeprefix(f"{code}/") if code else name


def _seam_names(table: Table) -> list[str]:
    several = _several(table, "one_commune", "other_commune")
    columns = (table[name] for name in ("kind", "one", "other", "one_commune", "other_commune"))
    names = []
    for kind, one, other, one_code, other_code in zip(*columns, strict=True) if len(table) else ():
        if kind == COMMUNES_MEET:
            names.append(tr("{one} | {other}", one=commune(one), other=commune(other)))
        elif several:
            names.append(tr("Sheets {one} | {other}", one=one, other=other))
        else:
            names.append(tr("Sheets {one} | {other}", one=_short(one, one_code), other=_short(other, other_code)))
    return names


def _seam_line(table: Table, row: int) -> str:
    length = _long(table["length_m"][row])
    if table["unmatched_m"][row] <= 0:
        return tr("{length} m, all matched", length=length)
    unmatched = _long(table["unmatched_m"][row])
    if table["apart_m"][row] <= 0:
        return tr("{unmatched} of {length} m unmatched", length=length, unmatched=unmatched)
    apart = _apart(table, row)
    return tr("{unmatched} of {length} m unmatched, {apart} m apart", length=length, unmatched=unmatched, apart=apart)


def _seam_tip(table: Table, row: int) -> str:
    codes = dict.fromkeys(filter(None, (table["one_commune"][row], table["other_commune"][row])))
    owners = ", ".join(commune(code) for code in codes)
    head = f"{table['one'][row]} | {table['other'][row]}"
    return "\n".join(filter(None, (head, owners, _seam_line(table, row))))


def _sheet_names(table: Table) -> list[str]:
    several = _several(table, "commune")
    columns = (table["commune"], table["sheet"]) if len(table) else ((), ())
    return [
        tr("Sheet {sheet}", sheet=f"{code}/{sheet}" if several and code else sheet)
        for code, sheet in zip(*columns, strict=True)
    ]


def _sheet_line(table: Table, row: int) -> str:
    seams, unsettled = int(table["seams"][row]), int(table["open_seams"][row])
    plots = number(int(table["plots"][row]), 0)
    if not seams:
        return tr("{plots} plots, no seams", plots=plots)
    return tr("{plots} plots, {open} of {all} seams open", plots=plots, open=unsettled, all=seams)


def _sheet_tip(table: Table, row: int) -> str:
    code, sheet = table["commune"][row], table["sheet"][row]
    head = f"{code}/{sheet}" if code else sheet
    return "\n".join(filter(None, (head, commune(code) if code else "", _sheet_line(table, row))))


def summary(seam_table: Table, sheet_table: Table) -> str:
    """Return in a line how many seams and sheets are clean."""
    clean = [int(np.count_nonzero(table["state"] != OPEN)) if len(table) else 0 for table in (seam_table, sheet_table)]
    return tr(
        "{seams} of {all_seams} seams are clean, {sheets} of {all_sheets} sheets.",
        seams=number(clean[0], 0),
        all_seams=number(len(seam_table), 0),
        sheets=number(clean[1], 0),
        all_sheets=number(len(sheet_table), 0),
    )
