"""A plot as texts: the form in which it is compared, sealed, sent and kept in history.

Numbers are texts, texts are canonical (model/canonical_text.py), the shape is hexadecimal WKB of a two-dimensional
multipolygon with exact coordinates. Equal plots have equal images, byte for byte, on every machine.
"""

import json
import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from unicodedata import normalize

import numpy as np

from ..model.canonical_text import canonical_text, is_canonical
from ..model.change import CONTENT, GEOMETRY, IN_FORCE, RETIRED
from ..model.statement import Sql, each, statement
from ..model.tables import INTEGER, REAL, TEXT
from ..native import shapely
from .blobs import as_multipolygons, decode, encode

Image = dict[str, str | None]
FIELDS: tuple[str, ...] = (GEOMETRY, *(column.name for column in CONTENT))
FARTHEST = 1e8
"""Metres from the origin beyond which no projected coordinates of the country lie."""
LONGEST_SHAPE = 8_000_000
"""Hexadecimal digits of a shape, 32 a point: a quarter of a million points."""
_NAMES = each("p.{name}", FIELDS)
_ALL = statement("")
_KINDS = {column.name: column.kind for column in CONTENT}
_LIMITS = {TEXT: 100_000, REAL: 40, INTEGER: 20}


_encode = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def canonical(value: object) -> bytes:
    """Return JSON bytes that are the same for equal values: sorted keys, no spaces, UTF-8."""
    return _encode(value).encode()


def select_images(
    connection: sqlite3.Connection, table: str, rest: Sql = _ALL, params: Sequence = ()
) -> list[tuple[str, int, Image]]:
    """Return (uid, ver, image) of the rows of `table`, called ``p`` in `rest` (a join or a condition of ours)."""
    query = statement("SELECT p.uid, p.ver, {names} FROM {table} AS p {rest}", names=_NAMES, table=table, rest=rest)
    rows = connection.execute(query, params).fetchall()
    if not rows:
        return []
    uids, versions, blobs, *columns = zip(*rows, strict=True)
    texts = [texts_of(values, column.kind) for values, column in zip(columns, CONTENT, strict=True)]
    images = (dict(zip(FIELDS, row, strict=True)) for row in zip(_hexes(blobs), *texts, strict=True))
    return list(zip(uids, (ver or 0 for ver in versions), images, strict=True))


def _hexes(blobs: Sequence[bytes | None]) -> list[str | None]:
    return shape_texts(decode(blobs))


def shape_texts(shapes: np.ndarray) -> list[str | None]:
    """Return shapes in the form in which they stand in an image."""
    shapes = as_multipolygons(shapely.force_2d(shapes))
    return [None if wkb is None else wkb.hex() for wkb in shapely.to_wkb(shapes, byte_order=1)]


def texts_of(values: Iterable, kind: str) -> list[str | None]:
    """Return the values of a column in the form in which they stand in an image."""
    if kind == TEXT:
        return [None if value is None else canonical_text(str(value)) for value in values]
    return [None if value is None else _number_text(value, kind) for value in values]


def _number_text(value: object, kind: str) -> str | None:
    if not isinstance(value, (int, float)):
        return canonical_text(str(value))  # a text in a number column: the store will say so
    return str(int(value)) if kind == INTEGER and value == value and abs(value) < 2**63 else repr(float(value) + 0.0)


_SHAPES = {
    "status": re.compile(f"{IN_FORCE}|{RETIRED}"),
    "sha256": re.compile("[0-9a-f]{64}"),
    "map_scale": re.compile("[1-9][0-9]*"),
    "non_plot": re.compile("[01]"),
}
"""What the value of a field must look like, beside being of its kind."""


def bad_field(image: Image) -> str | None:
    """Return the first field of `image` whose value its column cannot hold, or None."""
    return bad_field_of(image, _KINDS)


def bad_field_of(image: Image, kinds: Mapping[str, str]) -> str | None:
    """Return the first field of `image`, whose fields are of these kinds, that its column cannot hold, or None."""
    for name, kind in kinds.items():
        text = image.get(name)
        if text is None:
            continue
        if not isinstance(text, str) or len(text) > _LIMITS[kind] or not _fits(text, kind):
            return name
        if name in _SHAPES and not _SHAPES[name].fullmatch(text):
            return name
    return None


def _fits(text: str, kind: str) -> bool:
    if kind == TEXT:
        return is_canonical(text)
    try:
        value = float(text) if kind == REAL else int(text)
    except ValueError:
        return False
    return (value >= 0 or kind == INTEGER) and abs(value) < 2**53 and _number_text(value, kind) == text


UNSEEN, OTHER_LETTERS, EMPTY, TOO_LONG = "unseen", "other_letters", "empty", "too_long"
NO_NUMBER, NOT_WHOLE, NEGATIVE, TOO_LARGE, NOT_PLAIN = "no_number", "not_whole", "negative", "too_large", "not_plain"


def why_bad(name: str, kind: str, text: object) -> str:
    """Return why `bad_field_of` refuses a value of a field: one of the codes above, the field's own name where its
    value has a look of its own (a status, a hash, a scale), or "" where there is nothing to say."""
    if not isinstance(text, str):
        return ""
    if len(text) > _LIMITS[kind]:
        return TOO_LONG
    if not _fits(text, kind):
        return _why_no_text(text) if kind == TEXT else _why_no_number(text, kind)
    return name if name in _SHAPES and not _SHAPES[name].fullmatch(text) else ""


def most_signs(kind: str) -> int:
    """Return how many signs the value of a field of a kind may have."""
    return _LIMITS[kind]


def _why_no_text(text: str) -> str:
    if not text:
        return EMPTY
    return UNSEEN if canonical_text(text) != normalize("NFC", text) else OTHER_LETTERS


def _why_no_number(text: str, kind: str) -> str:
    try:
        value = float(text)
    except ValueError:
        return NO_NUMBER
    if value != value:
        return NO_NUMBER
    if abs(value) >= 2**53:
        return TOO_LARGE
    if value < 0 and kind == REAL:
        return NEGATIVE
    return NOT_WHOLE if kind == INTEGER and value != int(value) else NOT_PLAIN


def shapes_of(images: Sequence[Image]) -> np.ndarray:
    """Return the shapes of `images`; what cannot be read is None."""
    wkb = np.empty(len(images), dtype=object)
    for row, image in enumerate(images):
        text = image.get(GEOMETRY)
        try:
            wkb[row] = None if text is None else bytes.fromhex(text)
        except (TypeError, ValueError):
            wkb[row] = None
    try:
        return shapely.from_wkb(wkb, on_invalid="ignore")
    except NotImplementedError:  # a curve or a surface among them, which no plot is
        wkb[:] = [None if each is None or _is_curved(each) else each for each in wkb]
        return shapely.from_wkb(wkb, on_invalid="ignore")


def solid(shapes: np.ndarray) -> np.ndarray:
    """Return shapes as valid ones, to be reckoned with; None where coordinates are none, or of no place here."""
    shapes = shapes.copy()
    shapes[(np.abs(shapely.bounds(shapes)) > FARTHEST).any(axis=1)] = None
    wrong = np.flatnonzero(~shapely.is_valid(shapes) & ~shapely.is_missing(shapes))
    points, of = shapely.get_coordinates(shapes[wrong], return_index=True)
    shapes[wrong[of[~(np.abs(points) <= FARTHEST).all(axis=1)]]] = None
    shapes[wrong] = shapely.make_valid(shapes[wrong])
    return shapes


def _is_curved(wkb: bytes) -> bool:
    try:
        shapely.from_wkb(wkb, on_invalid="ignore")
    except NotImplementedError:
        return True
    return False


def column_values(images: Sequence[Image], srs_id: int) -> list[tuple]:
    """Return the values of `FIELDS` for every image, as SQLite keeps them."""
    blobs, _ = encode(as_multipolygons(shapes_of(images)), srs_id)
    convert = {TEXT: str, REAL: float, INTEGER: int}
    columns = []
    for name, kind in _KINDS.items():
        make = convert[kind]
        columns.append([None if (text := image.get(name)) is None else make(text) for image in images])
    return list(zip(blobs, *columns, strict=True))


def same_shape(first: str | None, second: str | None) -> bool:
    """Tell whether two shapes are equal once their points are snapped to 1 mm."""
    if first == second:
        return True
    if first is None or second is None or max(len(str(first)), len(str(second))) > LONGEST_SHAPE:
        return False
    shapes = shapes_of([{GEOMETRY: first}, {GEOMETRY: second}])
    snapped = shapely.normalize(shapely.set_precision(shapes, 0.001, "pointwise"))
    return bool(shapely.equals_exact(*snapped, 0.0005))
