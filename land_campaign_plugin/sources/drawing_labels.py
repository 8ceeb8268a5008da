"""Labels of a drawing: what each text says of a plot, and which plot it stands in. One answer, or none."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from ..model.catalogues import land_use_codes
from ..model.drawing_levels import DrawingLevels
from ..native import shapely
from .drawing_elements import Elements

NUMBER, AREA, LAND_USE, POINT = "number", "area", "land_use", "point"
_ON_BOUNDARY_M = 0.001
_DECIMAL = re.compile(r"\d[\d ]*[.,]\d+(?:\s*m(?:2|²))?", re.IGNORECASE)


@dataclass(frozen=True)
class LabelTexts:
    """Texts and points that label plots, column-wise.

    Parameters
    ----------
    xy : ndarray of float, shape (n, 2)
    text : ndarray of object, shape (n,)
    level : ndarray of int, shape (n,)
        The level that such a text belongs on.
    role : ndarray of object, shape (n,)
    """

    xy: np.ndarray
    text: np.ndarray
    level: np.ndarray
    role: np.ndarray

    def __len__(self) -> int:
        return len(self.text)


def label_texts(elements: Elements, levels: DrawingLevels) -> LabelTexts:
    """Return the labels among the elements of a drawing.

    What stands with the number around its bar says by itself what it is: a land-use code, an area with decimals.
    """
    kind = shapely.get_type_id(elements.geometry) == shapely.GeometryType.POINT
    rows = elements.on(levels.numbers | levels.areas | levels.land_uses | levels.points)
    written = np.array([text is not None for text in elements.text[rows]], dtype=bool)
    rows = rows[kind[rows] & (written | np.isin(elements.level[rows], list(levels.points)))]
    text, level = elements.text[rows].copy(), elements.level[rows].copy()
    pairs = zip(text.tolist(), level.tolist(), strict=True)
    role = np.array([*(_role(*pair, levels) for pair in pairs), None], dtype=object)[:-1]
    for what, home in ((AREA, levels.areas), (LAND_USE, levels.land_uses)):
        strayed = (role == what) & ~np.isin(level, list(home))
        level[strayed] = min(home, default=0)
    return LabelTexts(shapely.get_coordinates(elements.geometry[rows]), text, level, role)


def _role(text: str | None, level: int, levels: DrawingLevels) -> str:
    if level in levels.areas:
        return AREA
    if level in levels.land_uses:
        return LAND_USE
    if level in levels.points and level not in levels.numbers:
        return POINT
    if all(part.strip() in land_use_codes() for part in text.split("+")):
        return LAND_USE
    return AREA if _DECIMAL.fullmatch(text) else NUMBER


@dataclass(frozen=True)
class Assigned:
    """What the labels say of each area, column-wise: texts, or None where none or two different ones stand in it.

    Parameters
    ----------
    labelled : ndarray of bool
        Whether any label stands in it.
    """

    number: np.ndarray
    area: np.ndarray
    land_use: np.ndarray
    labelled: np.ndarray


def assigned(labels: LabelTexts, shapes: np.ndarray) -> Assigned:
    """Return what labels say of areas: a label on a boundary says nothing."""
    points = shapely.points(labels.xy)
    label, shape = shapely.STRtree(shapes).query(points, predicate="within")
    off = shapely.distance(points[label], shapely.boundary(shapes[shape])) > _ON_BOUNDARY_M if len(label) else []
    label, shape = label[off], shape[off]
    labelled = np.zeros(len(shapes), dtype=bool)
    labelled[shape] = True
    number = _one_each(labels, label, shape, NUMBER, len(shapes))
    bare = ~np.isin(np.arange(len(shapes)), shape[labels.role[label] == NUMBER])
    # a label point may bear the number itself, where none stands beside it
    number[bare] = _one_each(labels, label, shape, POINT, len(shapes))[bare]
    area, land_use = (_one_each(labels, label, shape, role, len(shapes)) for role in (AREA, LAND_USE))
    return Assigned(number, area, land_use, labelled)


def _one_each(labels: LabelTexts, label: np.ndarray, shape: np.ndarray, role: str, count: int) -> np.ndarray:
    result = np.full(count, None, dtype=object)
    found: dict[int, set[str]] = {}
    mine = labels.role[label] == role
    for at, text in zip(shape[mine].tolist(), labels.text[label[mine]].tolist(), strict=True):
        if text:
            found.setdefault(at, set()).add(text)
    for at, texts in found.items():
        if len(texts) == 1:
            (result[at],) = texts
    return result
