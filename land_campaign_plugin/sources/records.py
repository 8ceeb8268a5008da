"""Record tables out of files and databases: the layers beside the plots, a GeoPackage or a folder of their own.

A work copy is a GeoPackage, too. Whatever else holds records hands over a `RecordTables` of its own readers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from ..model.byte_texts import as_bytes
from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.record_table import RecordTables, TableReader
from ..model.records import RECORD_TABLES
from ..model.tables import TEXT
from .inspect import LayerInfo, layers
from .notes import Tally
from .place import Database, Place, place, table_name
from .record_fields import RecordLayer, record_fields, record_layer
from .stream import Raw, read_raw
from .values import Reader

_BATCH_ROWS = 16_384
_CONTAINERS, _TABLES = (".gpkg", ".sqlite"), (".csv", ".dbf")
"""Endings of files that hold layers of their own, and of those that are one table, named as it is."""
_ONE_LAYER = (".geojson", ".json", ".shp", ".fgb", ".kml")
"""Endings of files with one layer, which is that of the plots: to open a large one again takes long."""
_DATE = 10
_NO_RECORDS = QT_TRANSLATE_NOOP("core", "{path} holds no table of records.")
_TABLES_ARE = QT_TRANSLATE_NOOP("core", "Name its layers or files one of: {tables}.")


class LayerReader:
    """A layer that holds rows of a record table.

    Parameters
    ----------
    what : RecordLayer
        How its fields are columns.
    """

    def __init__(self, path: Place, info: LayerInfo, what: RecordLayer):
        self._path = path
        self._info = info
        self._what = what
        self._mapping = record_fields(what, info.field_names)
        self._readers = {name: Reader(name) for name in self._mapping.values()}

    @property
    def columns(self) -> frozenset[str]:
        """The columns of the record table that it has."""
        return frozenset(self._mapping) | frozenset(self._what.constants)

    def batches(self, names: Sequence[str]) -> Iterator[dict[str, np.ndarray]]:
        """Yield the rows of some columns in batches."""
        fields = {name: self._mapping[name] for name in names if name in self._mapping}
        wanted = set(fields.values()) or {self._info.field_names[0]}
        rows = read_raw(
            self._path,
            layer=self._info.name,
            crs=None,
            encoding=None,
            batch_rows=_BATCH_ROWS,
            wanted=lambda _: wanted,
            plots=False,
        )
        for raw in rows:
            if isinstance(raw, Raw):
                yield {name: self._column(name, fields.get(name), raw) for name in names}

    def _column(self, name: str, field: str | None, raw: Raw) -> np.ndarray:
        if field is None:
            return np.full(len(raw.rows), self._what.constants[name].encode())
        kind, values = RECORD_TABLES[self._what.table][name], raw.fields[field]
        reader = self._readers[field]
        if kind != TEXT:
            return reader.column(name, kind, values, Tally())[0]
        return _bytes(values, reader)


def _bytes(values: np.ndarray, reader: Reader) -> np.ndarray:
    """Return a field's texts as UTF-8 bytes; only what is not plain UTF-8 is looked at text by text."""
    data, missing = np.ma.getdata(values), np.ma.getmask(values)
    if data.dtype.kind == "O":
        held = data.tolist()
        data = np.array([value or b"" for value in held]) if all(map(_is_bytes, held)) else data
    if data.dtype.kind != "S" or not _is_utf8(data):
        days = data.dtype.kind == "M"
        texts = reader.texts(values, Tally())
        return as_bytes([text and text[:_DATE] for text in texts] if days else texts)
    if missing is not np.ma.nomask and missing.any():
        data = np.where(missing, b"", data)
    blank = np.flatnonzero(data.astype("S1") == b" ") if len(data) else ()
    if len(blank):
        data = data.copy()
        data[blank] = [b"" if value.isspace() else value for value in data[blank].tolist()]
    return np.ascontiguousarray(data).copy() if data.base is not None else data


def _is_bytes(value: object) -> bool:
    return value is None or isinstance(value, bytes)


def _is_utf8(data: np.ndarray) -> bool:
    try:
        data.tobytes().decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def records_beside(path: Place | str, plots_layer: str) -> dict[str, list[TableReader]]:
    """Return the readers of the record tables in a source of plots, by table."""
    found: dict[str, list[TableReader]] = {}
    if Path(str(path)).suffix.casefold() in _ONE_LAYER and not record_layer(Path(str(path)).stem):
        return found
    for info in layers(path):
        name = table_name(info.name, plots_layer, place(path))
        what = record_layer(name) if name and info.name != plots_layer else None
        if what is not None and info.count and len(record_fields(what, info.field_names)) > 1:
            found.setdefault(what.table, []).append(LayerReader(place(path), info, what))
    return found


def records_in(where: Place | str) -> dict[str, list[TableReader]]:
    """Return the readers of the record tables in a GeoPackage, a database, or a folder of files named as tables.

    Raises
    ------
    BadInput
        It cannot be read, or holds no record table.
    """
    path = place(where)
    if isinstance(path, Database) or not path.is_dir():
        found = records_beside(path, "")
    else:
        found = joined(records_beside(file, "") for file in sorted(path.iterdir()) if _may_hold(file))
    if not found:
        raise BadInput(_NO_RECORDS, _TABLES_ARE, path=path, tables=", ".join(RECORD_TABLES))
    return found


def _may_hold(file: Path) -> bool:
    """Tell whether a file of a folder may hold records."""
    ending = file.suffix.casefold()
    return ending in _CONTAINERS or (ending in _TABLES and record_layer(file.stem) is not None)


def joined(parts: Iterable[dict[str, list[TableReader]]]) -> dict[str, list[TableReader]]:
    """Return the readers of several sources, by table."""
    found: dict[str, list[TableReader]] = {}
    for part in parts:
        for table, readers in part.items():
            found.setdefault(table, []).extend(readers)
    return found


def record_tables(sources: Iterable[tuple[Place | str, str]], where: Path | str | None = None) -> RecordTables | None:
    """Return the records of a check: those in `where` if given, else what lies beside the plots.

    Parameters
    ----------
    sources : iterable of (path, layer)
        Sources of plots and the layer of each.

    Returns
    -------
    RecordTables or None
        None where there are no records.
    """
    found = records_in(where) if where else joined(records_beside(path, layer) for path, layer in sources)
    return RecordTables(found) if found else None
