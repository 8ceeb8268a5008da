"""The sheets of a commune as drawings: linework, labels, papers and frame on the levels of TT 26/2024, annex 21."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from ..model.drawn_elements import BLUE, GREEN, RED, VIOLET, WHITE, YELLOW, DrawnElements
from ..native import shapely
from .canvas import Canvas, rounded
from .commune import sheet_rows
from .drafting_errors import Drafting
from .drawing import BOUNDARY_LEVEL, NUMBER_LEVEL, PAPER_LEVEL, label_places, papers
from .names import PROVINCE
from .rows import PlotRows
from .sheet_lines import BANK, DITCH, DYKE, RAILWAY, ROADSIDE, Sides, lines_of_sheets

USE_LEVEL, AREA_LEVEL, POINT_LEVEL, FRAME_LEVEL = 2, 4, 11, 63
_COLOUR = {BOUNDARY_LEVEL: WHITE, ROADSIDE: RED, RAILWAY: VIOLET, DITCH: BLUE, DYKE: YELLOW, BANK: BLUE}
_LETTERS_ON_PAPER_M = 0.002
_TITLE_ON_PAPER_M = 0.004
_SMALLEST_M = 0.2
_OF_ROOM = 0.45
"""Letters are no higher than so much of the room around a label point, so that all three texts begin in the plot."""


def sheet_drawings(
    canvas: Canvas, rows: PlotRows, sides: Sides, drafting: Drafting
) -> Iterator[tuple[int, int, DrawnElements]]:
    """Yield the number, scale and drawing of each sheet of a commune."""
    commune = canvas.commune
    lines = lines_of_sheets(commune, sides)
    places = label_places(rows.geometry, commune.point[rows.source])
    room = shapely.distance(shapely.boundary(rows.geometry), shapely.points(places))
    chosen, papers_drawn = papers(canvas, rows)
    on_paper = defaultdict(list)
    for row, line in zip(chosen.tolist(), papers_drawn, strict=True):
        on_paper[int(commune.sheet[row])].append(line)
    sheets = sheet_rows(commune)
    written = np.array(rows.sheet, dtype=np.int64)
    for number, scale, frame in zip(sheets.number.tolist(), sheets.scale.tolist(), sheets.frame, strict=True):
        elements = DrawnElements()
        for change in drafting.lines.get(number, ()):
            change(lines[number])
        for line, level in zip(lines[number].lines, lines[number].level, strict=True):
            elements.add([shapely.LineString(line)], level, _COLOUR[level])
        here = np.flatnonzero(written == number)
        here = here[~np.isin(here, list(drafting.unlabelled))]
        numbers = {at: drafting.places[row] for at, row in enumerate(here.tolist()) if row in drafting.places}
        _labels(elements, rows, here, places[here], numbers, room[here], scale)
        strange = [(place, text) for sheet, place, text in drafting.labels if sheet == number]
        if strange:
            points = np.array([place for place, _ in strange])
            elements.add(shapely.points(points), POINT_LEVEL)
            elements.write(points, [text for _, text in strange], NUMBER_LEVEL, scale * _LETTERS_ON_PAPER_M / 2)
        elements.add(on_paper[number], PAPER_LEVEL, GREEN)
        _frame(elements, frame, number, scale, f"{commune.plan.unit.title}, {PROVINCE}")
        yield number, scale, elements


def _labels(elements: DrawnElements, rows: PlotRows, here, places, numbers, room, scale: int) -> None:
    """Draw number over area with a bar between, and the land use before them; of what forms no plot only the use.

    Parameters
    ----------
    numbers : dict of int to ndarray
        Plots of `here` with the number, and the label point, at another place than the rest.
    """
    size = np.clip(room * _OF_ROOM, _SMALLEST_M, scale * _LETTERS_ON_PAPER_M)
    step, none = np.minimum(size * 1.4, room * 0.8), np.zeros(len(here))
    below, before = rounded(places - np.stack([none, step], 1)), rounded(places - np.stack([step, none], 1))
    bars = np.stack([places - np.stack([none, step * 0.15], 1)] * 2, axis=1)
    bars[:, 1, 0] += np.minimum(size, room * 0.6)
    at_number = places.copy()
    for at, place in numbers.items():
        at_number[at] = place
    bare = np.array([rows.number[row] is None for row in here], dtype=bool)
    uses = [rows.land_use[row] for row in here]
    before[bare] = places[bare]
    elements.write(before, uses, USE_LEVEL, size)
    named = np.flatnonzero(~bare)
    elements.add(shapely.points(at_number[named]), POINT_LEVEL)
    elements.write(at_number[named], [rows.number[row] for row in here[named]], NUMBER_LEVEL, size[named])
    elements.add(shapely.linestrings(rounded(bars[named])), NUMBER_LEVEL)
    elements.write(below[named], [f"{area:.1f}" for area in rows.area_m2[here[named]]], AREA_LEVEL, size[named])


def _frame(elements: DrawnElements, frame: np.ndarray, number: int, scale: int, place: str) -> None:
    low, high = frame[:2], frame[2:]
    height = scale * _TITLE_ON_PAPER_M
    elements.add([shapely.box(*low, *high)], FRAME_LEVEL)
    middle = (low[0] + high[0]) / 2 - 5 * height
    above, below = high[1] + height, low[1] - 2 * height
    texts = [place, f"Tờ bản đồ số {number}", f"Tỷ lệ 1:{scale}"]
    points = rounded([[middle, above + 2 * height], [middle, above], [middle, below]])
    elements.write(points, texts, FRAME_LEVEL, height)
