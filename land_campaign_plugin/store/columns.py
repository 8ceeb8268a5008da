"""Which columns the sources of a work copy had: about the others, rules have nothing to check."""

import json
import sqlite3
from collections.abc import Iterable

from ..model.change import CONTENT_NAMES
from ..model.statement import each, statement
from ..model.tables import PLOT_COLUMNS, PlotTable

_ALL = frozenset(column.name for column in PLOT_COLUMNS)


def remember(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    """Add the columns of one more source to those that are known."""
    names = {*names} & _ALL
    if names:
        everything = sorted(names | (_remembered(connection) or set()))
        connection.execute("INSERT OR REPLACE INTO campaign_meta VALUES ('columns', ?)", (json.dumps(everything),))


def known(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the plot columns that a source had or that some plot has a value in by now."""
    remembered = _remembered(connection)
    if remembered is None:  # a work copy of a version that did not take note
        return _ALL
    remembered |= {"uid", "ver"}
    others = [name for name in CONTENT_NAMES if name not in remembered]
    if others:
        query = statement("SELECT {filled} FROM plot", filled=each("max({name} IS NOT NULL)", others))
        filled = connection.execute(query).fetchone()
        remembered |= {name for name, some in zip(others, filled, strict=True) if some}
    return frozenset(remembered)


def without_unknown(plots: PlotTable, names: Iterable[str]) -> PlotTable:
    """Return `plots` with no other columns than `names`."""
    kept = {name: values for name, values in plots.columns.items() if name in names}
    return PlotTable(kept, plots.geometry, plots.crs)


def _remembered(connection: sqlite3.Connection) -> set[str] | None:
    row = connection.execute("SELECT value FROM campaign_meta WHERE name = 'columns'").fetchone()
    return set(json.loads(row[0])) if row else None
