"""Errors of texts: addresses of plots or holders in the encoding of another time; texts with what nobody sees."""

from __future__ import annotations

import unicodedata

import numpy as np

from ..model.legacy_text import TCVN3, UTF8_CP1252, VNI, convert_back
from .canvas import Canvas
from .record_desk import RecordDesk

_ENCODINGS = (TCVN3, VNI, UTF8_CP1252)
_UNTIDY = (
    lambda text: text.replace(", ", ",  ", 1),
    lambda text: text.replace(" ", "\u00a0", 1),
    lambda text: text.replace(",", "\u200b,", 1),
    lambda text: f" {text}",
    lambda text: unicodedata.normalize("NFD", text),
)
_UNTIDY_NAMES = (
    lambda text: text.replace(" ", "  ", 1),
    lambda text: text.replace(" ", "\u00a0", 1),
    lambda text: f"{text}\u200b",
    lambda text: f" {text}",
    lambda text: unicodedata.normalize("NFD", text),
)


def legacy_addresses(canvas: Canvas) -> bool:
    """E01: the addresses of one sheet, as a file of the nineties has them; a commune is one finding."""
    sheets = np.unique(canvas.commune.sheet)
    if canvas.legacy_sheet is not None or len(sheets) < 2:
        return False
    canvas.legacy_sheet = int(canvas.rng.choice(sheets))
    encoding = _ENCODINGS[int(canvas.rng.integers(len(_ENCODINGS)))]
    rows = np.flatnonzero(canvas.commune.sheet == canvas.legacy_sheet)
    canvas.address[rows] = [convert_back(text, encoding) for text in canvas.address[rows]]
    canvas.say("E01", [canvas.uid(row) for row in rows.tolist()], canvas.commune.point[rows[0]])
    return True


def untidy_address(canvas: Canvas) -> bool:
    """E02: two spaces, a non-breaking or a zero-width one, one before it, or letters in pieces."""
    mask = canvas.has_number & (canvas.address == canvas.commune.address)
    row = canvas.pick_plot(mask)
    if row is None:
        return False
    spoil = _UNTIDY[int(canvas.rng.integers(len(_UNTIDY)))]
    canvas.address[row] = spoil(canvas.address[row])
    canvas.say("E02", [canvas.uid(row)], canvas.commune.point[row])
    canvas.keep(row)
    return True


def untidy_name(desk: RecordDesk) -> bool:
    """E02: a holder's name with two spaces, a non-breaking or a zero-width one, or letters in pieces."""
    spoil = _UNTIDY_NAMES[int(desk.rng.integers(len(_UNTIDY_NAMES)))]

    def changes(row: int) -> bool:
        return spoil(desk.get("party", row, "name")) != desk.get("party", row, "name")

    row = desk.pick_person(changes)
    if row is None:
        return False
    plots = desk.take_party(row)
    desk.put("party", row, name=spoil(desk.get("party", row, "name")))
    desk.say("E02", plots, desk.get("party", row, "uid"))
    return True


def legacy_homes(desk: RecordDesk) -> bool:
    """E01: the addresses of all holders of plots; to be done last, since other errors change who holds which plots."""
    held: dict[str, set[str]] = {}
    for right in range(desk.count("right")):
        plot = desk.get("right", right, "plot_uid")
        if desk.has_plot(plot):
            held.setdefault(desk.get("right", right, "party_uid"), set()).add(plot)
    encoding = _ENCODINGS[int(desk.rng.integers(len(_ENCODINGS)))]
    plots: set[str] = set()
    for row in range(desk.count("party")):
        address, mine = desk.get("party", row, "address"), held.get(desk.get("party", row, "uid"))
        if address and mine:
            desk.put("party", row, address=convert_back(address, encoding))
            plots |= mine
    if plots:
        desk.say("E01", plots, None)
    return bool(plots)
