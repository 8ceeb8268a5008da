"""Plots out of a drawing: closed from its lines, with what the labels in them and the frame say."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..model.closing import closed_faces
from ..model.drawing_levels import DrawingLevels
from ..model.linework import line_parts, segments_of
from ..model.points import MM, point_key
from ..native import shapely
from .drawing_elements import Elements
from .drawing_labels import AREA, NUMBER, Assigned, LabelTexts, assigned, label_texts
from .drawing_remarks import remarked
from .sheet_frame import continued, frame_facts

PLOTS, FRAME = "plots", "frame"
BOUNDARY_LINES, LABELS, LEGAL_BOUNDARIES = "boundary_lines", "labels", "legal_boundaries"
_MOST_OF = 0.9
_MORE, _MORE_SHARE = 3, 0.05


@dataclass(frozen=True)
class Layer:
    """Rows of one layer: shapes, and columns of texts or whole numbers by field name."""

    geometry: np.ndarray
    columns: dict[str, np.ndarray]


def drawn_layers(
    elements: Elements, levels: DrawingLevels, remarks: dict[str, str] | None = None
) -> dict[str, Layer]:
    """Return the layers of a drawing that have something, by name: plots, lines, labels, papers and the frame.

    Parameters
    ----------
    remarks : dict, optional
        Takes what is to be told of the drawing (`drawing_remarks`).
    """
    sheet, scale, commune = frame_facts(_frame_texts(elements, levels))
    labels = label_texts(elements, levels)
    lines = _lines(elements, elements.on(levels.boundaries))
    on_network = np.isin(elements.level, list(levels.networks))
    faces = closed_faces(segments_of(lines.geometry), levels.tolerance_m, ~on_network[lines.row])
    said = assigned(labels, faces.shapes)
    labels, said = _by_middle(elements, labels, said, faces.shapes)
    # what only roads and waters enclose, and nobody labelled, is the road or the water
    kept = np.flatnonzero(said.labelled | faces.bounded)
    if remarks is not None:
        remarks |= remarked(labels, said, faces.shapes, kept, elements.strange)
    layers = {
        PLOTS: Layer(faces.shapes[kept], _plot_columns(said, kept)),
        BOUNDARY_LINES: Layer(lines.geometry, {"level": lines.level}),
        LABELS: _label_layer(labels, said),
        LEGAL_BOUNDARIES: Layer(*_papers(elements, levels)),
    }
    for layer in layers.values():
        _add_sheet(layer, sheet, scale if layer is layers[PLOTS] else None)
    frame = _frame(elements, levels, faces.shapes[kept])
    if frame is not None:
        layers[FRAME] = Layer(frame, {})
        _add_sheet(layers[FRAME], sheet, scale)
        if commune is not None:
            layers[FRAME].columns["commune_name"] = np.full(1, commune, dtype=object)
    return {name: layer for name, layer in layers.items() if len(layer.geometry)}


@dataclass(frozen=True)
class _Lines:
    geometry: np.ndarray
    level: np.ndarray
    row: np.ndarray


def _lines(elements: Elements, rows: np.ndarray) -> _Lines:
    """Return the lines of some elements, the outlines of areas among them."""
    geometry, of = line_parts(elements.geometry[rows])
    ring = shapely.get_type_id(geometry) == shapely.GeometryType.LINEARRING
    if ring.any():
        geometry[ring] = [shapely.LineString(one) for one in geometry[ring]]
    row = rows[of]
    order = np.argsort(row, kind="stable")
    return _Lines(geometry[order], elements.level[row[order]], row[order])


def _papers(elements: Elements, levels: DrawingLevels) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    lines = _lines(elements, elements.on(levels.papers))
    return lines.geometry, {"level": lines.level}


def _plot_columns(said: Assigned, kept: np.ndarray) -> dict[str, np.ndarray]:
    """Return the columns of plots; a use and an area where some label says one."""
    columns = {"plot_number": said.number[kept], "land_use": said.land_use[kept], "area_recorded_m2": said.area[kept]}
    return {name: values for name, values in columns.items() if name == "plot_number" or (values != None).any()}  # noqa: E711


def _by_middle(
    elements: Elements, labels: LabelTexts, said: Assigned, shapes: np.ndarray
) -> tuple[LabelTexts, Assigned]:
    """Return the labels at the middle of their texts, where clearly more plots fit what is said so.

    Programs put a text's place into the plot, or its beginning left of it: judged by drawing, never by plot.
    """
    most = min(len(shapes), np.count_nonzero(labels.role == NUMBER)) + np.count_nonzero(labels.role == AREA)
    best, enough = said.fitting(shapes), max(_MORE, _MORE_SHARE * most)
    if most - best < enough:
        return labels, said
    middle = labels.moved(elements.shifts())
    again = assigned(middle, shapes)
    return (middle, again) if again.fitting(shapes) - best >= enough else (labels, said)


def _label_layer(labels: LabelTexts, said: Assigned) -> Layer:
    """Return the labels; a label point at the very place of a number is no label of its own."""
    place = point_key(np.rint(labels.xy * MM).astype(np.int64))
    kept = ~(said.echo & np.isin(place, place[labels.role == NUMBER]))
    text = np.where(said.echo, None, labels.text)[kept]
    return Layer(shapely.points(labels.xy[kept]), {"level": labels.level[kept], "text": text})


def _add_sheet(layer: Layer, sheet: str | None, scale: int | None) -> None:
    """Add what the frame says; a column of which nothing is known is left out."""
    count = len(layer.geometry)
    if sheet is not None:
        layer.columns["sheet_number"] = np.full(count, sheet, dtype=object)
    if scale is not None:
        layer.columns["map_scale"] = np.full(count, scale, dtype=np.int64)


def _frame_texts(elements: Elements, levels: DrawingLevels) -> list[str | None]:
    rows = elements.on(levels.frames)
    rows = rows[(elements.text[rows] != None) & (shapely.get_type_id(elements.geometry[rows]) == 0)]  # noqa: E711
    return continued(elements.text[rows].tolist(), shapely.get_coordinates(elements.geometry[rows]))


def _frame(elements: Elements, levels: DrawingLevels, plots: np.ndarray) -> np.ndarray | None:
    """Return the inner line of the frame: the smallest area closed on its level that holds most of the plots."""
    lines = _lines(elements, elements.on(levels.frames))
    if not len(lines.geometry) or not len(plots):
        return None
    nothing = np.zeros(len(elements.level), dtype=bool)
    faces = closed_faces(segments_of(lines.geometry), levels.tolerance_m, nothing[lines.row]).shapes
    if not len(faces):
        return None
    outlines = shapely.polygons(shapely.get_exterior_ring(faces))
    inside = shapely.intersects(outlines[:, None], shapely.point_on_surface(plots)[None, :])
    fitting = np.flatnonzero(inside.mean(axis=1) >= _MOST_OF)
    if not len(fitting):
        return None
    smallest = fitting[np.argmin(shapely.area(outlines[fitting]))]
    return np.array([outlines[smallest], None], dtype=object)[:-1]
