"""Exports of a system of record for tests: GeoPackages with plots, and records beside them."""

from __future__ import annotations

from land_campaign_plugin.model.change import CONTENT_NAMES
from land_campaign_plugin.native import pyproj
from land_campaign_plugin.store.capture import capture_triggers
from land_campaign_plugin.store.connection import connect
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.update import UpdateReport

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
