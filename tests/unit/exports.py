"""Exports of a system of record for tests: GeoPackages with plots, and records beside them."""

from __future__ import annotations

import sqlite3

from land_campaign_plugin.model.change import CONTENT_NAMES
from land_campaign_plugin.model.records import LINKS
from land_campaign_plugin.native import pyproj
from land_campaign_plugin.store.capture import capture_triggers
from land_campaign_plugin.store.connection import connect
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.update import UpdateReport, update

from ..store.conftest import square, table_of

CRS = pyproj.CRS.from_epsg(9209).to_wkt()
PLOT = {"commune": "26734", "sheet_number": "7", "land_use": "ONT", "area_recorded_m2": 400.0, "map_scale": 1000}


def write_export(path, plots: list[dict], records: dict[str, list[dict]] | None = None, columns=()):
    """Write an export; a plot is a dict of columns, of its shape as ``geom``; what it lacks is as in `PLOT`.

    Parameters
    ----------
    columns : iterable of str
        Columns that are there though no plot has a value in them.
    """
    rows = [PLOT | {"geom": square(at), "plot_number": str(at + 1)} | plot for at, plot in enumerate(plots)]
    names = list(dict.fromkeys([*columns, *(name for row in rows for name in row)]))
    values = {name: [row.get(name) for row in rows] for name in names}
    values = {
        name: [(0 if name.endswith("scale") else v) if v is None else v for v in held] for name, held in values.items()
    }
    shapes = values.pop("geom")
    values.setdefault("uid", [None] * len(rows))
    with WorkCopy.build(path, CRS, replace=True) as writer:
        writer.append_plots(table_of(shapes, CRS, **values))
        for table, held in (records or {}).items():
            writer.append_rows(table, held)
    connection = connect(path)
    for name in capture_triggers():
        connection.execute(f"DROP TRIGGER {name}")
    for column in set(CONTENT_NAMES) - set(values):
        connection.execute(f"ALTER TABLE plot DROP COLUMN {column}")
    connection.close()
    return path


def counted(report: UpdateReport, table: str = "plot") -> dict[str, int]:
    """The counts that are not zero, after both sides were added up."""
    return {status: count for status, count in report.counts[table].items() if count}


OWN_IDS = [{"uid": name} for name in "abcd"]
_OWN = "00000000-0000-4000-8000-"


def own_id(name: str) -> str:
    """The UUID of the row that a test calls by a short name; ids sort as their names do."""
    return _OWN + name.encode().hex().ljust(12, "0")


def called(uid: str) -> str:
    """What a test calls a row; an id that is none of `own_id` stays."""
    return bytes.fromhex(uid.removeprefix(_OWN)).rstrip(b"\0").decode() if uid.startswith(_OWN) else uid


def with_own_ids(row: dict) -> dict:
    """A row with UUIDs in the place of short names, its own and those by which it names others."""
    return {name: own_id(value) if value and name in ("uid", *LINKS) else value for name, value in row.items()}


def edit(work, changes: dict[str, dict]):
    """Edit plots that are called by short names."""
    work.update_plots({own_id(name): changed for name, changed in changes.items()}, "edited here")


def take(work, path, **options):
    """Take an export in."""
    return update(path, work.path, layer="plot", **options)


def before_of(work, table):
    """How many rows a table has now."""
    (count,) = rows(work, f'SELECT count(*) FROM "{table}"')[0]
    return count


def rows(work, query, *values):
    """What a query gives."""
    connection = sqlite3.connect(work.path)
    found = connection.execute(query, values).fetchall()
    connection.close()
    return found


def everything(work):
    """All tables of the work copy, to the row."""
    tables = [name for (name,) in rows(work, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    tables = [name for name in tables if not name.startswith(("rtree_", "sqlite_", "gpkg_"))]
    return {name: sorted(rows(work, f'SELECT * FROM "{name}"'), key=repr) for name in tables}


def values(work, name):
    """A column of the plots, by what the test calls them."""
    plots = work.plots()
    return dict(zip(map(called, plots["uid"]), plots[name], strict=True))


def sql(work, statement, *values):
    """Edit the file as any other program may."""
    connection = connect(work.path)
    connection.execute(statement, values)
    connection.close()
