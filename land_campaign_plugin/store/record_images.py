"""Records of a work copy as texts, in the form in which they are compared, sealed and sent, and back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from ..model.change import RETIRED
from ..model.record_kinds import FIELD_NAMES, KIND_TABLES, PERSONAL, STATUS
from ..model.statement import Sql, each, statement
from ..model.tables import INTEGER, REAL, TEXT
from .images import Image, texts_of
from .personal import is_token
from .record_capture import COLUMNS, base_table

_ALL = statement("")
_RETIRED_THERE = "R"
_MAKE = {TEXT: str, REAL: float, INTEGER: int}
_UPDATE = {
    kind: statement('UPDATE "{kind}" SET {pairs} WHERE uid = ?', kind=kind, pairs=each("{name} = ?", names))
    for kind, names in COLUMNS.items()
}
_INSERT = {
    kind: statement(
        'INSERT INTO "{kind}" ({names}, uid) VALUES ({marks})', kind=kind, names=names, marks=len(names) + 1
    )
    for kind, names in COLUMNS.items()
}
_BASE = {
    kind: statement(
        "INSERT OR REPLACE INTO {base} (uid, op, {names}) VALUES ({marks})",
        base=base_table(kind),
        names=names,
        marks=len(names) + 2,
    )
    for kind, names in COLUMNS.items()
}


def select(
    connection: sqlite3.Connection, kind: str, rest: Sql = _ALL, params: Sequence = (), *, table: str = ""
) -> list[tuple[str, Image]]:
    """Return uid and image of the rows of a kind, called ``r`` in `rest` (a join or a condition of ours)."""
    names = COLUMNS[kind]
    query = statement(
        'SELECT r.uid, {names} FROM "{table}" AS r {rest}',
        names=each("r.{name}", names),
        table=table or kind,
        rest=rest,
    )
    rows = connection.execute(query, params).fetchall()
    if not rows:
        return []
    uids, *columns = zip(*rows, strict=True)
    kinds = KIND_TABLES[kind]
    texts = [texts_of(values, kinds[name]) for name, values in zip(names, columns, strict=True)]
    fields = FIELD_NAMES[kind]  # the columns in their order, and the status, which a work copy has no column for
    images = (dict(zip(fields, (*row, None), strict=True)) for row in zip(*texts, strict=True))
    return list(zip(uids, images, strict=True))


def values_of(kind: str, image: Mapping[str, str | None]) -> tuple:
    """Return what an image puts into the columns of its table."""
    kinds = KIND_TABLES[kind]
    texts = ((name, image.get(name)) for name in COLUMNS[kind])
    return tuple(None if text is None else _MAKE[kinds[name]](text) for name, text in texts)


def change_rows(connection: sqlite3.Connection, kind: str, images: Iterable[tuple[str, Image]]) -> None:
    """Write images into rows that are there."""
    connection.executemany(_UPDATE[kind], [(*values_of(kind, image), uid) for uid, image in images])


def add_rows(connection: sqlite3.Connection, kind: str, images: Iterable[tuple[str, Image]]) -> None:
    """Add rows."""
    connection.executemany(_INSERT[kind], [(*values_of(kind, image), uid) for uid, image in images])


def keep_bases(connection: sqlite3.Connection, kind: str, images: Iterable[tuple[str, Image]]) -> None:
    """Make images what further edits are compared with; one that was retired is told by its ``op``."""
    rows = [(uid, _RETIRED_THERE if is_retired(image) else "U", *values_of(kind, image)) for uid, image in images]
    connection.executemany(_BASE[kind], rows)


def retired_bases(connection: sqlite3.Connection, kind: str) -> set[str]:
    """Return the records that the store has as retired and that stand here again."""
    query = statement("SELECT uid FROM {base} WHERE op = ?", base=base_table(kind))
    return {uid for (uid,) in connection.execute(query, (_RETIRED_THERE,))}


def unresolved(kind: str, image: Image, otherwise: Image | None) -> Image:
    """Return an image with what stands here where it has a token and no value."""
    if kind not in PERSONAL:
        return image
    otherwise = otherwise or {}
    return {name: otherwise.get(name) if is_token(value) else value for name, value in image.items()}


def is_retired(image: Image) -> bool:
    """Tell whether a record was deleted."""
    return image.get(STATUS) == RETIRED
