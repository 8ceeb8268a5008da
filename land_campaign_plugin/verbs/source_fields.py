"""Fields of the source that no column takes: kept with each plot as JSON, given back with an export."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ..model.statement import Sql, statement
from ..model.tables import INTEGER, REAL, TEXT, PlotTable
from ..reports.export import FIELDS
from ..sources.fields import is_personal, recognise
from ..store.connection import reading
from ..store.workcopy import WorkCopy

_WHOLE, _NUMBERS = {"integer", "true", "false"}, {"integer", "real"}
_MOST = 2**63
# Names that a format keeps for itself, and those of the columns that are written anyhow
_TAKEN = {"fid", "ogc_fid", "geom", "geometry", *(name.casefold() for row in FIELDS for name in row)}


class SourceFields:
    """The fields of their source that the chosen plots of a work copy carry; none that is about persons.

    Parameters
    ----------
    chosen, params : Sql and sequence
        Condition on plots, and values for its ``?``.

    Attributes
    ----------
    kinds : dict of str to str
        Kind of each field, by the name it is written under: its own, with ``_source`` where that would be taken for
        another column.
    """

    def __init__(self, copy: WorkCopy, chosen: Sql, params: Sequence = ()):
        self._path = copy.path
        query = statement(
            """SELECT e.key, group_concat(DISTINCT e.type)
               FROM (SELECT source_extra FROM plot WHERE {chosen} AND json_valid(source_extra)) AS p,
                    json_each(p.source_extra) AS e
               WHERE e.type <> 'null' GROUP BY e.key ORDER BY min(e.id), e.key""",
            chosen=chosen,
        )
        with reading(self._path) as connection:
            found = connection.execute(query, params).fetchall()
        self._keys: list[str] = []
        self.kinds: dict[str, str] = {}
        for key, types in found:
            if isinstance(key, str) and not is_personal(key):
                self._keys.append(key)
                self.kinds[self._free_name(key)] = _kind(set(types.split(",")))

    def columns(self, plots: PlotTable) -> list[list]:
        """Return what `plots` have in each of the fields, in the order of `kinds`."""
        query = statement("SELECT uid, source_extra FROM plot WHERE uid IN (SELECT value FROM json_each(?))")
        with reading(self._path) as connection:
            texts = dict(connection.execute(query, (json.dumps(plots["uid"].tolist()),)))
        rows = [_row(texts.get(uid)) for uid in plots["uid"].tolist()]
        pairs = zip(self._keys, self.kinds.values(), strict=True)
        return [[_value(row.get(key), kind) for row in rows] for key, kind in pairs]

    def _free_name(self, key: str) -> str:
        name = f"{key}_source" if key.casefold() in _TAKEN or recognise([key]) else key
        used = {other.casefold() for other in self.kinds}
        while name.casefold() in used:
            name += "_source"
        return name


def _kind(types: set[str]) -> str:
    if types <= _WHOLE:
        return INTEGER
    return REAL if types <= _NUMBERS else TEXT


def _row(text: str | None) -> dict:
    try:
        row = json.loads(text) if text else {}
    except ValueError:  # another program wrote it
        return {}
    return row if isinstance(row, dict) else {}


def _value(value: object, kind: str) -> object:
    if value is None:
        return None
    if kind == TEXT:
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (int, float)):
        return None
    if kind == REAL:
        return float(value)
    return int(value) if abs(value) < _MOST else None
