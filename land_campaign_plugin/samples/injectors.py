"""Errors of every rule, one injector a rule; those of records stand in `register_errors`.

An injector finds a place of its own on the canvas, changes it so that exactly its rule has something to
find, and writes the truth. It returns False when the commune has no place left for it.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..model.progress import IsCancelled, never, stop_if
from ..native import shapely
from .border_errors import crossing_plot, foreign_plot, overlapping_outlines, unlisted_sheet, wrong_count
from .canvas import Canvas, Edge, put_in, rounded
from .drawing_errors import loose_line, unlike_paper, wrong_label
from .record_errors import (
    broken_identifier,
    changed_identifier,
    home_of_other_unit,
    identifier_elsewhere,
    number_gap,
    other_commune,
    repeated_identifier,
    wrong_levels,
)
from .register_errors import IN_RECORDS
from .seam_errors import bulge, near_miss, seam_mismatch, shifted_sheet
from .shape_errors import (
    empty_hole,
    other_sheet,
    pick_roomy,
    second_part,
    sliver_plot,
    small_ring,
    spike,
    surplus_vertex,
    swapped_axes,
)
from .text_errors import legacy_addresses, untidy_address

Injector = Callable[[Canvas], bool]
_NEXT_SHEET_M = 45.0


def overlap(canvas: Canvas) -> bool:
    """T01: a corner pushed 0.1 to 0.5 m into the neighbour."""
    return bulge(canvas, "T01", 0.1, 1.0)


def gap(canvas: Canvas) -> bool:
    """T02: a corner drawn back, so that a triangle between two plots belongs to none."""
    return bulge(canvas, "T02", 0.06, -1.0)


def no_shape(canvas: Canvas) -> bool:
    """G01: one more record, without a shape or with an empty one."""
    like = canvas.pick_plot(canvas.needs_number)
    if like is None:
        return False
    row = canvas.add(like, None if canvas.rng.random() < 0.6 else shapely.Polygon())
    canvas.say("G01", [row.uid], None)
    canvas.take(like)
    return True


def invalid_ring(canvas: Canvas) -> bool:
    """G02: a small loop inside the plot at one of its vertices; the neighbours' edges stay matched."""
    found: dict[int, tuple[int, np.ndarray]] = {}

    def fits(row: int) -> bool:
        ring, shape = canvas.commune.ring(row), canvas.geometry[row]
        for at in canvas.rng.permutation(len(ring))[:6].tolist():
            before, here, after = ring[at - 1], ring[at], ring[(at + 1) % len(ring)]
            inward = (before - here) / np.hypot(*(before - here)) + (after - here) / np.hypot(*(after - here))
            if np.hypot(*inward) < 0.3:
                inward = np.array([before[1] - after[1], after[0] - before[0]])
            inward = inward / np.hypot(*inward)
            aside = np.array([-inward[1], inward[0]])
            loop = rounded(here + 0.9 * inward + np.outer([0.35, -0.35], aside))
            outline = shapely.LineString(np.roll(ring, -at, axis=0)[1:])
            triangle = shapely.Polygon([here, *loop])
            if shape.covers(triangle) and outline.distance(triangle) > 0.15:
                found[row] = at, loop
                return True
        return False

    row = canvas.pick_plot(canvas.has_number & ~canvas.outer & (canvas.area_m2 > 60), fits)
    if row is None:
        return False
    at, loop = found[row]
    ring = canvas.commune.ring(row)
    canvas.redraw(row, put_in(ring, at, np.array([*loop, ring[at]])))
    canvas.say("G02", [canvas.uid(row)], ring[at])
    canvas.take(row)
    return True


def _off_line(edge: Edge, point: np.ndarray) -> float:
    """Return how far a point lies off the line of an edge."""
    run, to = edge.end - edge.start, point - edge.start
    return abs(float(run[0] * to[1] - run[1] * to[0])) / edge.length


def repeated_vertex(canvas: Canvas) -> bool:
    """G03: a vertex 5 to 15 mm from another, in both plots that share the edge: one finding each."""
    edge = canvas.pick_edge(3.0, 30.0, lambda _: True)
    if edge is None:
        return False
    near = [edge.point(distance / 1000 / edge.length) for distance in range(6, 15)]
    point = min(near, key=lambda candidate: _off_line(edge, candidate))
    canvas.redraw(edge.one, put_in(canvas.commune.ring(edge.one), edge.at, point))
    canvas.redraw(edge.other, put_in(canvas.commune.ring(edge.other), edge.back, point))
    for row in (edge.one, edge.other):
        canvas.say("G03", [canvas.uid(row)], point)
    canvas.take(edge.one, edge.other)
    return True


def missing_vertex(canvas: Canvas) -> bool:
    """T05: a vertex on a shared edge that only one of the two plots has."""
    best: list[np.ndarray] = []

    def fits(edge: Edge) -> bool:
        near = [edge.point(share) for share in np.linspace(0.3, 0.7, 15)]
        best[:] = [min(near, key=lambda candidate: _off_line(edge, candidate))]
        return _off_line(edge, best[0]) < 0.0004

    edge = canvas.pick_edge(3.0, 14.0, fits)
    if edge is None:
        return False
    canvas.redraw(edge.one, put_in(canvas.commune.ring(edge.one), edge.at, best[0]))
    canvas.say("T05", [canvas.uid(edge.one), canvas.uid(edge.other)], best[0])
    canvas.say("G05", [canvas.uid(edge.one)], best[0])
    canvas.take(edge.one, edge.other)
    return True


def same_plot_twice(canvas: Canvas) -> bool:
    """T03: one more record with the same shape, begun at another vertex or run the other way round."""
    row = canvas.pick_plot(canvas.needs_number & ~canvas.outer)
    if row is None:
        return False
    ring = np.roll(canvas.commune.ring(row), int(canvas.rng.integers(0, 5)), axis=0)
    copy = canvas.add(row, shapely.Polygon(ring[::-1] if canvas.rng.random() < 0.5 else ring))
    canvas.say("T03", [canvas.uid(row), copy.uid], canvas.commune.point[row])
    canvas.take(row)
    return True


def plot_on_two_sheets(canvas: Canvas) -> bool:
    """M03: one more record with the same shape, on the sheet of a plot near by that is another one."""
    nearest: dict[int, int] = {}

    def fits(row: int) -> bool:
        others = np.flatnonzero((canvas.commune.sheet != canvas.commune.sheet[row]) & canvas.needs_number)
        if not len(others):
            return False
        distance = np.hypot(*(canvas.commune.point[others] - canvas.commune.point[row]).T)
        nearest[row] = int(others[np.argmin(distance)])
        # the frame of that sheet holds that plot, and the copy reaches out of it by no more than is lawful
        low, high = shapely.bounds(canvas.commune.geometry[nearest[row]]).reshape(2, 2)
        corners = canvas.commune.ring(row)
        beyond = np.maximum(low - corners, corners - high).clip(min=0)
        return np.hypot(*beyond.T).max() < _NEXT_SHEET_M and canvas.is_free(nearest[row])

    row = canvas.pick_plot(canvas.needs_number & ~canvas.outer, fits)
    if row is None:
        return False
    copy = canvas.add(nearest[row], canvas.geometry[row])
    canvas.say("M03", [canvas.uid(row), copy.uid], canvas.commune.point[row])
    canvas.take(row, nearest[row])  # the copy takes its record from there
    return True


def plot_inside_plot(canvas: Canvas) -> bool:
    """T04: one more record, a small plot drawn inside a large one that has no hole there."""
    row = pick_roomy(canvas)
    if row is None:
        return False
    inner = canvas.add(row, shapely.Polygon(small_ring(canvas, row)))
    canvas.say("T04", [inner.uid, canvas.uid(row)], canvas.commune.point[row])
    canvas.take(row)
    return True


def plot_number(canvas: Canvas) -> bool:
    """A02: a number that is missing, zero, negative, or carries a letter."""
    row = canvas.pick_plot(canvas.needs_number)
    if row is None:
        return False
    number, sheet = int(canvas.commune.number[row]), int(canvas.commune.sheet[row])
    texts: list[str | None] = [None, f"{number}A", f"-{number}"]
    if sheet not in canvas.zeros:
        texts.append("0")
    text = texts[int(canvas.rng.integers(len(texts)))]
    if text == "0":
        canvas.zeros.add(sheet)
    canvas.number_text[row] = text
    canvas.say("A02", [canvas.uid(row)], canvas.commune.point[row])
    canvas.take(row)
    return True


def repeated_number(canvas: Canvas) -> bool:
    """A03: a plot gets the number of another plot on its sheet."""
    row = canvas.pick_plot(canvas.needs_number)
    if row is None:
        return False
    canvas.take(row)
    sheet = canvas.commune.sheet
    other = canvas.pick_plot(canvas.needs_number & (sheet == sheet[row]))
    if other is None:
        return False
    canvas.number_text[row] = str(canvas.commune.number[other])
    canvas.say("A03", [canvas.uid(other), canvas.uid(row)], canvas.commune.point[row])
    canvas.take(other)
    return True


def land_use(canvas: Canvas) -> bool:
    """A05: a code that is unknown, a group's, retired, or a label of two uses wrongly joined."""
    row = canvas.pick_plot(canvas.needs_number)
    if row is None:
        return False
    canvas.land_use[row] = ("XYZ", "NNP", "BHK", "ONT CLN")[int(canvas.rng.integers(4))]
    canvas.say("A05", [canvas.uid(row)], canvas.commune.point[row])
    canvas.take(row)
    return True


def recorded_area(canvas: Canvas) -> bool:
    """A09: a recorded area beyond the tolerance of the scale, or 0.2 m² off, more than rounding explains."""
    row = canvas.pick_plot(canvas.has_number & (canvas.area_m2 > 60))
    if row is None:
        return False
    small = canvas.rng.random() < 0.35
    canvas.area_error_m2[row] = 0.2 if small else round(25 + 0.06 * canvas.area_m2[row], 1)
    canvas.say("A09", [canvas.uid(row)], canvas.commune.point[row])
    canvas.take(row)
    return True


ON_CANVAS: dict[str, Injector] = {
    "G01": no_shape,
    "G02": invalid_ring,
    "G03": repeated_vertex,
    "G04": spike,
    "G05": surplus_vertex,
    "G06": sliver_plot,
    "G07": second_part,
    "G08": empty_hole,
    "G09": swapped_axes,
    "T01": overlap,
    "T02": gap,
    "T03": same_plot_twice,
    "T04": plot_inside_plot,
    "T05": missing_vertex,
    "T06": near_miss,
    "T07": loose_line,
    "T08": wrong_label,
    "T09": unlike_paper,
    "M01": seam_mismatch,
    "M02": shifted_sheet,
    "M03": plot_on_two_sheets,
    "M04": other_sheet,
    "M05": unlisted_sheet,
    "M06": wrong_count,
    "B01": crossing_plot,
    "B02": foreign_plot,
    "B03": overlapping_outlines,
    "A01": other_commune,
    "A02": plot_number,
    "A03": repeated_number,
    "A04": number_gap,
    "A05": land_use,
    "A06": home_of_other_unit,
    "A09": recorded_area,
    "A12": wrong_levels,
    "I01": broken_identifier,
    "I02": repeated_identifier,
    "I03": identifier_elsewhere,
    "I04": changed_identifier,
    "E01": legacy_addresses,
    "E02": untidy_address,
}
"""Rules whose errors are drawn."""
INJECTORS = {**ON_CANVAS, **IN_RECORDS}
"""Every rule that the sample has errors of."""
LEAST_PLOTS = 500
"""So many plots have room for an error of each rule."""
ON_REQUEST = frozenset({"A04", "G05", "M05", "M06", "B01", "B02", "B03"})
"""Rules that a plain check does not run: switched off, or in need of a side table. Their truth is kept apart."""
_HARDEST_FIRST = (
    "E01",
    "M02",
    "B02",
    "B01",
    "B03",
    "G05",
    "G07",
    "T04",
    "G08",
    "M01",
    "T01",
    "T02",
    "T06",
    "G06",
    "G04",
    "G02",
    "T05",
    "G03",
    "T03",
)


def quotas(plots: int, rate: float) -> dict[str, int]:
    """Return how many errors of each rule a sample gets: `rate` of its plots in all; from 500 on at least one each."""
    share = round(plots * rate / len(INJECTORS))
    least = 1 if rate > 0 and plots >= LEAST_PLOTS else 0
    return dict.fromkeys(INJECTORS, max(share, least))


def inject(canvas: Canvas, wanted: dict[str, int], cancelled: IsCancelled = never) -> None:
    """Put `wanted[rule]` errors of each rule into a commune, as far as it has room."""
    order = [*_HARDEST_FIRST, *(rule for rule in ON_CANVAS if rule not in _HARDEST_FIRST)]
    left = {rule: wanted.get(rule, 0) for rule in order}
    while any(left.values()):
        for rule in order:
            stop_if(cancelled)
            if left[rule]:
                left[rule] = left[rule] - 1 if ON_CANVAS[rule](canvas) else 0
