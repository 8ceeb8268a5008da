"""GeoPackage as a container: spatial reference systems, registered layers, spatial indexes.

Written with plain SQL and not through GDAL, because a work copy holds more than layers: capture
triggers and an outbox that must change in the same transaction as the plots.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.statement import statement
from ..native import pyproj

APPLICATION_ID = 0x47504B47
USER_VERSION = 10200
UNDEFINED_SRS = -1
_CUSTOM_SRS = 100000
_RTREE_DEFINITION = "http://www.geopackage.org/spec120/#extension_rtree"
_UNKNOWN_CRS = QT_TRANSLATE_NOOP("core", "The coordinate reference system is not one that can be used: {reason}")
_NAME_CRS = QT_TRANSLATE_NOOP("core", "Name one, for instance EPSG:9209.")


@cache
def migration(name: str) -> str:
    """Return the text of a numbered migration."""
    return resources.files(__package__).joinpath("migrations", f"{name}.sql").read_text(encoding="utf-8")


def run_script(connection: sqlite3.Connection, text: str) -> None:
    """Run the statements of `text` inside the open transaction (``executescript`` would commit it)."""
    for each in _statements(text):
        connection.execute(each)


@cache
def _statements(text: str) -> tuple[str, ...]:
    found, piece = [], ""
    for line in text.splitlines(keepends=True):
        piece += line
        if sqlite3.complete_statement(piece):
            found.append(piece)
            piece = ""
    return tuple(found)


def create_container(connection: sqlite3.Connection) -> None:
    """Write the tables every GeoPackage has into an empty database."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
    connection.execute(f"PRAGMA user_version = {USER_VERSION:d}")
    run_script(connection, migration("container_001"))


def add_srs(connection: sqlite3.Connection, crs_wkt: str) -> int:
    """Register a coordinate reference system and return its id; an empty `crs_wkt` is the undefined one."""
    if not crs_wkt:
        return UNDEFINED_SRS
    try:
        crs = pyproj.CRS.from_user_input(crs_wkt)
    except pyproj.exceptions.CRSError as error:
        raise BadInput(_UNKNOWN_CRS, _NAME_CRS, reason=str(error)) from error
    code = epsg_code(crs)
    srs_id = code or _CUSTOM_SRS
    definition = crs.to_wkt("WKT1_GDAL") if _has_wkt1(crs) else crs.to_wkt()
    connection.execute(
        "INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)",
        (crs.name, srs_id, "EPSG" if code else "NONE", srs_id, definition),
    )
    return srs_id


def epsg_code(crs) -> int | None:
    """Return the EPSG code that means exactly `crs`; a near match would move plots without a word."""
    code = crs.to_epsg()
    if code is None or not pyproj.CRS.from_epsg(code).equals(crs, ignore_axis_order=True):
        return None
    return code


def _has_wkt1(crs) -> bool:
    try:
        return bool(crs.to_wkt("WKT1_GDAL"))
    except pyproj.exceptions.CRSError:
        return False


def register_layer(
    connection: sqlite3.Connection, table: str, geometry_type: str | None, srs_id: int = UNDEFINED_SRS
) -> None:
    """Register `table` as a feature layer with a spatial index, or as an attribute table."""
    kind = "features" if geometry_type else "attributes"
    connection.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?, ?, ?, ?)",
        (table, kind, table, srs_id if geometry_type else 0),
    )
    if not geometry_type:
        return
    connection.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)", (table, geometry_type, srs_id)
    )
    connection.execute(
        "INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', ?, 'write-only')",
        (table, _RTREE_DEFINITION),
    )
    connection.execute(
        statement('CREATE VIRTUAL TABLE "rtree_{table}_geom" USING rtree(id, minx, maxx, miny, maxy)', table=table)
    )


@cache
def rtree_triggers(table: str) -> Mapping[str, str]:
    """Return the standard triggers that keep the spatial index of `table`, by name (GeoPackage 1.2, annex F.3)."""
    rtree = f"rtree_{table}_geom"
    put = statement(
        'INSERT OR REPLACE INTO "{rtree}" VALUES'
        ' (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom"));',
        rtree=rtree,
    )
    cut = statement('DELETE FROM "{rtree}" WHERE id', rtree=rtree)
    on = {"table": table, "full": statement('(NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))')}
    off = {"table": table, "cut": cut, "empty": statement('(NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))')}
    bodies = {
        "insert": statement('AFTER INSERT ON "{table}" WHEN {full} BEGIN {put} END', put=put, **on),
        "update1": statement(
            'AFTER UPDATE OF "geom" ON "{table}" WHEN OLD."fid" = NEW."fid" AND {full} BEGIN {put} END', put=put, **on
        ),
        "update2": statement(
            'AFTER UPDATE OF "geom" ON "{table}" WHEN OLD."fid" = NEW."fid" AND {empty} BEGIN {cut} = OLD."fid"; END',
            **off,
        ),
        "update3": statement(
            'AFTER UPDATE ON "{table}" WHEN OLD."fid" != NEW."fid" AND {full} BEGIN {cut} = OLD."fid"; {put} END',
            put=put,
            cut=cut,
            **on,
        ),
        "update4": statement(
            'AFTER UPDATE ON "{table}" WHEN OLD."fid" != NEW."fid" AND {empty}'
            ' BEGIN {cut} IN (OLD."fid", NEW."fid"); END',
            **off,
        ),
        "delete": statement(
            'AFTER DELETE ON "{table}" WHEN OLD."geom" NOT NULL BEGIN {cut} = OLD."fid"; END', table=table, cut=cut
        ),
    }
    triggers = {f"{rtree}_{name}": body for name, body in bodies.items()}
    return {name: statement('CREATE TRIGGER "{name}" {body}', name=name, body=body) for name, body in triggers.items()}


def install(connection: sqlite3.Connection, triggers: Mapping[str, str]) -> None:
    """Create `triggers`, replacing those of the same name."""
    drop(connection, triggers)
    for trigger in triggers.values():
        connection.execute(trigger)


def drop(connection: sqlite3.Connection, triggers: Iterable[str]) -> None:
    """Drop `triggers` where they exist."""
    for name in triggers:
        connection.execute(statement('DROP TRIGGER IF EXISTS "{name}"', name=name))


def grow_extent(connection: sqlite3.Connection, table: str, box: tuple[float, float, float, float]) -> None:
    """Let the extent of `table` hold `box` (minx, miny, maxx, maxy) too, without a look at all rows."""
    grown = """UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now'), min_x = min(min_x, ?),
               min_y = min(min_y, ?), max_x = max(max_x, ?), max_y = max(max_y, ?)
               WHERE table_name = ? AND min_x NOT NULL AND max_y NOT NULL"""
    if not connection.execute(grown, (*box, table)).rowcount:
        update_extent(connection, table)


def update_extent(connection: sqlite3.Connection, table: str) -> None:
    """Write the extent of `table`, read from its spatial index, where GeoPackage readers look for it."""
    update = statement(
        """UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now'),
            (min_x, min_y, max_x, max_y) =
            (SELECT min(minx), min(miny), max(maxx), max(maxy) FROM "rtree_{table}_geom") WHERE table_name = ?""",
        table=table,
    )
    connection.execute(update, (table,))
