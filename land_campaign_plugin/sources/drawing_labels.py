"""Labels of a drawing: what each text says of a plot, and which plot it stands in. One answer, or none."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import numpy as np

from ..model.catalogues import land_use_codes
from ..model.drawing_levels import DrawingLevels
from ..model.points import MM
from ..native import shapely
from .drawing_elements import Elements
from .values import number_from

NUMBER, AREA, LAND_USE, POINT = "number", "area", "land_use", "point"
_ON_BOUNDARY_M = 0.001
_LIKE = 0.02
_NUMBER = re.compile(r"\d+[A-Za-z]?")
_DECIMAL = re.compile(r"\d[\d ]*[.,]\d+(?:\s*m(?:2|²))?", re.IGNORECASE)


@dataclass(frozen=True)
class LabelTexts:
    """Texts and points that label plots, column-wise.

    Parameters
    ----------
    row : ndarray of int, shape (n,)
        Row of the element.
    xy : ndarray of float, shape (n, 2)
    text : ndarray of object, shape (n,)
    level : ndarray of int, shape (n,)
        The level that such a text belongs on.
    role : ndarray of object, shape (n,)
    """

    row: np.ndarray
    xy: np.ndarray
    text: np.ndarray
    level: np.ndarray
    role: np.ndarray

    def __len__(self) -> int:
        return len(self.text)

    @property
    def pairs(self) -> list[tuple[str, str | None]]:
        """Role and text of each."""
        return list(zip(self.role.tolist(), self.text.tolist(), strict=True))

    def moved(self, shift: np.ndarray) -> LabelTexts:
        """Return the labels with each moved by the way that its element is."""
        return replace(self, xy=np.rint((self.xy + shift[self.row]) * MM) / MM)


def label_texts(elements: Elements, levels: DrawingLevels) -> LabelTexts:
    """Return the labels among the elements of a drawing.

    What stands with the number around its bar says by itself what it is: a land-use code, an area with decimals.
    """
    kind = shapely.get_type_id(elements.geometry) == shapely.GeometryType.POINT
    rows = elements.on(levels.numbers | levels.areas | levels.land_uses | levels.points)
    written = np.array([text is not None for text in elements.text[rows]], dtype=bool)
    rows = rows[kind[rows] & (written | np.isin(elements.level[rows], list(levels.points)))]
    drawn = zip(rows.tolist(), elements.text[rows].tolist(), elements.level[rows].tolist(), strict=True)
    said = [(row, level, *each) for row, text, level in drawn for each in _said(text, level, levels)]
    rows = np.array([row for row, *_ in said], dtype=np.int64)
    level = np.array([level for _, level, *_ in said], dtype=np.int64)
    text = np.array([*(text for *_, text, _ in said), None], dtype=object)[:-1]
    role = np.array([*(role for *_, role in said), None], dtype=object)[:-1]
    for what, home in ((AREA, levels.areas), (LAND_USE, levels.land_uses)):
        strayed = (role == what) & ~np.isin(level, list(home))
        level[strayed] = min(home, default=0)
    return LabelTexts(rows, shapely.get_coordinates(elements.geometry[rows]), text, level, role)


def _said(text: str | None, level: int, levels: DrawingLevels) -> list[tuple[str | None, str]]:
    """Return what a text says, with the role of each: one of several lines says several things.

    Around a bar the number stands above and the area below (TT 26/2024/TT-BTNMT, labels of plots).
    """
    lines = [line.strip() for line in (text or "").split("\n") if line.strip()]
    said = [(line, _role(line, level, levels)) for line in lines] or [(None, _role(None, level, levels))]
    if [role for _, role in said] == [NUMBER, NUMBER]:
        return [said[0], (said[1][0], AREA)]
    return said


def _role(text: str | None, level: int, levels: DrawingLevels) -> str:
    """Return what a text on a level says."""
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
    echo : ndarray of bool
        Label points, one each row of the labels, whose text says no more than the number beside them, or none.
    """

    number: np.ndarray
    area: np.ndarray
    land_use: np.ndarray
    labelled: np.ndarray
    echo: np.ndarray

    def fitting(self, shapes: np.ndarray) -> int:
        """Return how many areas have one number, and how many the size that their label says, taken together."""
        rows = np.flatnonzero(self.area != None)  # noqa: E711
        said = np.array([number_from(text) for text in self.area[rows]])
        size = shapely.area(shapes[rows])
        with np.errstate(invalid="ignore"):
            near = np.abs(said - size) <= _LIKE * size
        return int(np.count_nonzero(self.number != None) + np.count_nonzero(near))  # noqa: E711


def assigned(labels: LabelTexts, shapes: np.ndarray) -> Assigned:
    """Return what labels say of areas: a label on a boundary says nothing."""
    points = shapely.points(labels.xy)
    label, shape = shapely.STRtree(shapes).query(points, predicate="within")
    off = shapely.distance(points[label], shapely.boundary(shapes[shape])) > _ON_BOUNDARY_M if len(label) else []
    label, shape = label[off], shape[off]
    labelled = np.zeros(len(shapes), dtype=bool)
    labelled[shape] = True
    beside: dict[int, set[str]] = {}
    for at, text in _of(labels, label, shape, NUMBER):
        beside.setdefault(at, set()).add(text)
    echo = np.array([role == POINT and not _NUMBER.fullmatch(text or "") for role, text in labels.pairs], dtype=bool)
    # a label point may bear the number, too
    numbers = {at: set(texts) for at, texts in beside.items()}
    mine = labels.role[label] == POINT
    for at, row in zip(shape[mine].tolist(), label[mine].tolist(), strict=True):
        if echo[row]:
            continue
        if _same(labels.text[row], beside.get(at, set())):
            echo[row] = True
        else:
            numbers.setdefault(at, set()).add(labels.text[row])
    area, land_use = {}, {}
    for role, found in ((AREA, area), (LAND_USE, land_use)):
        for at, text in _of(labels, label, shape, role):
            found.setdefault(at, set()).add(text)
    only = (_only(found, len(shapes)) for found in (numbers, area, land_use))
    return Assigned(*only, labelled, echo)


def _of(labels: LabelTexts, label: np.ndarray, shape: np.ndarray, role: str):
    """Return pairs of an area and a text of one role in it."""
    mine = labels.role[label] == role
    return zip(shape[mine].tolist(), labels.text[label[mine]].tolist(), strict=True)


def _only(found: dict[int, set[str]], count: int) -> np.ndarray:
    """Return the one text of each area, None where there are none or several."""
    result = np.full(count, None, dtype=object)
    for at, texts in found.items():
        if len(texts) == 1:
            (result[at],) = texts
    return result


def _same(number: str, others: set[str]) -> bool:
    return number.lstrip("0") in {other.lstrip("0") for other in others}
