"""The schema of the central store in PostgreSQL: made and brought up to date by numbered migrations, and looked after.

One transaction under a lock of its own: two people who upgrade at once do so in turn, and a failed upgrade changes
nothing. What was applied is remembered with its checksum, so that a store whose schema was made by other files shows.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from importlib import resources

from ..model.errors import BadInput, StoreError
from ..model.language import QT_TRANSLATE_NOOP
from ..model.province import Box, box_text, province_box
from ..native import pyproj
from .container import epsg_code, migration
from .history import Entry, broken
from .pg_connection import Address, connect, driver, sentence_for

_LOCK = 0x1A2DCA
_OWN_SRID = 990_001
_PREFIX = "pg_"
_NEWER = QT_TRANSLATE_NOOP("core", "The store {store} was made by a newer version of the plugin.")
_UPDATE = QT_TRANSLATE_NOOP("core", "Update the plugin.")
_OTHER_FILES = QT_TRANSLATE_NOOP("core", "Migration {name} of the store {store} is not the one of this version.")
_RESTORE = QT_TRANSLATE_NOOP("core", "Find out who changed it; do not upgrade before.")
_NO_CRS = QT_TRANSLATE_NOOP("core", "A new store needs a coordinate reference system.")
_NAME_CRS = QT_TRANSLATE_NOOP("core", "Name one with --crs, for instance EPSG:9209.")
_METRES = QT_TRANSLATE_NOOP("core", "The coordinate reference system {crs} does not measure in metres.")
_OLD_SERVER = QT_TRANSLATE_NOOP("core", "PostgreSQL {version} is too old for a store, or its database is not in UTF-8.")
_NEED_SERVER = QT_TRANSLATE_NOOP("core", "Use PostgreSQL 15 or later with PostGIS 3, in a database in UTF-8.")
_ROLES_SQL = """
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['owner', 'api', 'gateway', 'viewer', 'editor', 'reviewer', 'supervisor', 'auditor'] LOOP
    IF to_regrole('campaign_' || name) IS NULL THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', 'campaign_' || name);
    END IF;
  END LOOP;
END $$;
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE SCHEMA IF NOT EXISTS campaign AUTHORIZATION campaign_owner;
CREATE TABLE IF NOT EXISTS campaign.migration (
  version integer PRIMARY KEY,
  name text NOT NULL,
  sha256 text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  applied_by name NOT NULL DEFAULT session_user
);
"""
_TUNE = """
DO $$
BEGIN
  -- A failed statement quotes rows and values in the server's log: they are people's
  EXECUTE format('ALTER DATABASE %I SET log_error_verbosity = terse', current_database());
  EXECUTE format('ALTER DATABASE %I SET log_min_error_statement = panic', current_database());
  EXECUTE format('ALTER DATABASE %I SET log_parameter_max_length_on_error = 0', current_database());
  EXECUTE format('ALTER DATABASE %I SET idle_in_transaction_session_timeout = ''30s''', current_database());
  -- A push of ten thousand changes is judged in memory
  EXECUTE format('ALTER DATABASE %I SET temp_buffers = ''256MB''', current_database());
  EXECUTE format('ALTER DATABASE %I SET lock_timeout = ''20s''', current_database());
  -- It compares boxes and tells nothing: so row level security need not give up the spatial index
  ALTER FUNCTION geometry_overlaps(geometry, geometry) LEAKPROOF;
END $$;
"""
_STATE = """
SELECT (SELECT count(*) FROM pg_class WHERE oid = to_regclass('campaign.migration')),
  (SELECT count(*) FROM pg_class WHERE oid = to_regclass('campaign.meta')),
  current_setting('server_version_num')::integer, current_setting('server_encoding')
"""

_SET_BOX = (
    "INSERT INTO campaign.meta VALUES ('box', %s) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)
_COUNTED = ("plot", "hist", "conflict", "rejected", "person", "commune")
_STATUS = (
    "SELECT (SELECT count(*) FROM campaign.plot), (SELECT count(*) FROM campaign.hist),"
    " (SELECT count(*) FROM campaign.conflict WHERE state = 'open'), (SELECT count(*) FROM campaign.rejected),"
    " (SELECT count(*) FROM campaign.person WHERE active),"
    " (SELECT count(*) FROM campaign.commune WHERE valid @> current_date)"
)
_ENTRIES = (
    "SELECT prev_hash, hash, commune, seq, uid, ver, op, base_ver, cid, batch, reason, login, at, changed, image,"
    " group_id, parents, commune_id FROM campaign.hist ORDER BY id"
)


@dataclass
class SchemaReport:
    """What `init`, `upgrade` or `verify` found and did.

    Parameters
    ----------
    version : int
        The number of the last migration that the store has.
    applied : list of str
        Migrations that were applied just now.
    wrong : list of str
        What is not as it should be, a code each; empty when all is well.
    """

    store: str
    version: int = 0
    applied: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def shipped() -> dict[int, tuple[str, str, str]]:
    """Return name, text and checksum of the migrations of this version, by number."""
    folder = resources.files(__package__).joinpath("migrations")
    names = sorted(each.name.removesuffix(".sql") for each in folder.iterdir() if each.name.startswith(_PREFIX))
    found = {}
    for name in names:
        text = migration(name)
        found[int(name.split("_")[1])] = name, text, sha256(text.encode()).hexdigest()
    return found


@contextmanager
def administering(address: Address) -> Iterator:
    """Yield a cursor in one transaction; errors of the driver become errors a person can be told."""
    psycopg2 = driver()
    try:
        with closing(connect(address)) as connection, connection, connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")  # a person's limit is one for pushes
            yield cursor
    except psycopg2.Error as error:
        raise sentence_for(str(address), error, told=True) from None


def init(address: Address, crs: str, box: Box | None = None) -> SchemaReport:
    """Make the store in an empty database, or bring it up to date where there is one.

    Parameters
    ----------
    crs : str
        What its plots are in, ``EPSG:9209`` or WKT; asked for only when there is no store yet.
    box : tuple of float, optional
        Where its plots lie, in metres of `crs`; the campaign's window where `crs` is its own.
    """
    return _migrate(address, crs, box)


def upgrade(address: Address, box: Box | None = None) -> SchemaReport:
    """Bring the store up to this version, and let its plots lie in `box`; `BadInput` where there is none."""
    return _migrate(address, None, box)


def welcome(address: Address, version: str, until: date) -> None:
    """Let plugins older than `version` push until a day; after it, they must be updated."""
    with administering(address) as cursor:
        cursor.executemany(
            "UPDATE campaign.meta SET value = %s WHERE name = %s",
            [(version, "min_client"), (until.isoformat(), "old_clients_until")],
        )


def welcomed(address: Address) -> tuple[str, str]:
    """Return the version that plugins must have and the day until which older ones push; empty where all may."""
    with administering(address) as cursor:
        cursor.execute("SELECT name, value FROM campaign.meta WHERE name IN ('min_client', 'old_clients_until')")
        said = dict(cursor.fetchall())
    return said.get("min_client") or "", said.get("old_clients_until") or ""


def box_of(address: Address) -> str:
    """Return where the plots of a store lie, as `model.province.box_text` writes it; empty where that is not known."""
    with administering(address) as cursor:
        cursor.execute("SELECT value FROM campaign.meta WHERE name = 'box'")
        return (cursor.fetchone() or ("",))[0]


def status(cursor) -> tuple[int, dict[str, int]]:
    """Return the version of the schema, and how many rows the tables have that a person asks about."""
    cursor.execute("SELECT max(version) FROM campaign.migration")
    (version,) = cursor.fetchone()
    cursor.execute(_STATUS)
    return version, dict(zip(_COUNTED, cursor.fetchone(), strict=True))


def verify_schema(address: Address) -> SchemaReport:
    """Look whether the schema is that of this version, and whether its walls still stand."""
    report = SchemaReport(str(address))
    with administering(address) as cursor:
        cursor.execute("SELECT version, name, sha256 FROM campaign.migration ORDER BY version")
        there = {version: (name, digest) for version, name, digest in cursor.fetchall()}
        ours = shipped()
        report.version = max(there, default=0)
        report.wrong += [f"missing:{name}" for version, (name, _, _) in ours.items() if version not in there]
        report.wrong += [
            f"changed:{name}"
            for version, (name, digest) in there.items()
            if (name, digest) != ours.get(version, ())[::2]
        ]
        for query, wrong in _WALLS.items():
            cursor.execute(query)
            report.wrong += [f"{wrong}:{name}" for (name,) in cursor.fetchall()]
    return report


_WALLS = {
    """SELECT c.relname || ' ' || g.privilege_type || ' ' || coalesce(r.rolname, 'public')
       FROM pg_class AS c CROSS JOIN LATERAL aclexplode(c.relacl) AS g LEFT JOIN pg_roles AS r ON r.oid = g.grantee
       WHERE c.relnamespace = 'campaign'::regnamespace AND c.relkind = 'r'
         AND g.privilege_type IN ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER')
         AND g.grantee NOT IN ('campaign_owner'::regrole, 'campaign_api'::regrole)""": "granted",
    # All but those that say nothing of plots and people
    """SELECT relname FROM pg_class WHERE relnamespace = 'campaign'::regnamespace AND relkind = 'r'
         AND relname NOT IN ('meta', 'field', 'record_field', 'migration', 'commune', 'anchor')
         AND NOT (relrowsecurity AND relforcerowsecurity)""": "no_row_security",
    """SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'campaign'::regnamespace AND (
         pg_get_userbyid(proowner) NOT IN ('campaign_api', 'campaign_keeper')
         OR EXISTS (SELECT 1 FROM aclexplode(coalesce(proacl, acldefault('f', proowner))) AS g WHERE g.grantee = 0)
         OR prosecdef AND coalesce(array_to_string(proconfig, ' '), '') NOT LIKE '%search_path=%')""": "open_function",
    """SELECT m.rolname FROM pg_auth_members AS a JOIN pg_roles AS r ON r.oid = a.roleid
         JOIN pg_roles AS m ON m.oid = a.member
       WHERE r.rolname IN ('campaign_owner', 'campaign_api', 'campaign_keeper')""": "member_of_owner",
    """SELECT tgname FROM pg_trigger WHERE tgrelid IN ('campaign.hist'::regclass, 'campaign.anchor'::regclass)
         AND NOT tgisinternal AND tgenabled = 'D'""": "trigger_off",
    """SELECT proname FROM pg_proc WHERE oid = 'geometry_overlaps(geometry, geometry)'::regprocedure
         AND NOT proleakproof""": "not_leakproof",
}


def make_schema(cursor, store: str, crs: str | None, upto: int | None = None) -> list[str]:
    """Make or upgrade the schema in the caller's transaction and return the migrations applied; `upto` is the last.

    Parameters
    ----------
    crs : str or None
        None where a store is expected to be there.
    """
    cursor.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
    cursor.execute(_STATE)
    known, filled, version, encoding = cursor.fetchone()
    if version < 150_000 or encoding != "UTF8":
        raise StoreError(_OLD_SERVER, _NEED_SERVER, version=version // 10_000)
    if not known and crs is None:
        raise sentence_for(store, _Missing())
    if not filled and not crs:
        raise BadInput(_NO_CRS, _NAME_CRS)
    cursor.execute("SET LOCAL client_min_messages = warning")
    cursor.execute(_ROLES_SQL)
    srid = _register_crs(cursor, crs) if not filled else 0
    cursor.execute("SELECT version, name, sha256 FROM campaign.migration")
    there = {number: (name, digest) for number, name, digest in cursor.fetchall()}
    ours = shipped()
    _compare(store, there, ours)
    cursor.execute("SELECT set_config('campaign.srid', %s, true)", (str(srid),))
    applied = []
    for number, (name, text, digest) in ours.items():
        if number in there or (upto is not None and number > upto):
            continue
        cursor.execute(text)
        cursor.execute("INSERT INTO campaign.migration VALUES (%s, %s, %s)", (number, name, digest))
        applied.append(name)
    if not filled:
        wkt = pyproj.CRS.from_user_input(crs).to_wkt()
        cursor.execute(
            "INSERT INTO campaign.meta SELECT name, value FROM (VALUES ('crs', %s), ('srid', %s),"
            " ('store', gen_random_uuid()::text), ('proto', '1'), ('box', %s)) AS v (name, value)",
            (wkt, str(srid), box_text(province_box(wkt))),
        )
    cursor.execute(_TUNE)
    return applied


def chain_faults(cursor) -> list[str]:
    """Return what is wrong with versions, numbering and hash chain, as ``commune/seq`` or uid; reckoned here.

    `cursor` is in a transaction that sees one moment, of somebody who may read everything.
    """
    cursor.execute("SELECT id, code, head_seq, head_hash FROM campaign.commune WHERE head_seq > 0")
    heads = {(number, code): (seq, head) for number, code, seq, head in cursor.fetchall()}
    cursor.execute("SELECT uid, ver, campaign.image_of(p) FROM campaign.plot AS p")
    present = {uid: (ver, image) for uid, ver, image in cursor}
    cursor.execute("SELECT kind || ':' || uid, ver, image FROM campaign.record")
    present |= {uid: (ver, image) for uid, ver, image in cursor}
    with cursor.connection.cursor(name="chain") as lines:
        lines.itersize = 5_000
        lines.execute(_ENTRIES)
        entries = (Entry(row[0], row[1], row[2:-1], chain=(row[-1], row[2])) for row in lines)
        return broken(entries, heads, present)


def _migrate(address: Address, crs: str | None, box: Box | None) -> SchemaReport:
    report = SchemaReport(str(address))
    with administering(address) as cursor:
        report.applied = make_schema(cursor, str(address), crs)
        if box:
            cursor.execute(_SET_BOX, (box_text(box),))
        report.version = max(shipped())
    return report


class _Missing(Exception):
    pgcode = "3F000"


def _compare(store: str, there: dict, ours: dict) -> None:
    if any(number not in ours for number in there):
        raise BadInput(_NEWER, _UPDATE, store=store)
    for number, (name, digest) in there.items():
        if digest != ours[number][2]:
            raise StoreError(_OTHER_FILES, _RESTORE, store=store, name=name)


def _register_crs(cursor, crs: str) -> int:
    """Return the SRID of `crs`; PostGIS is told of it where it does not know it (3.3 lacks the zones of VN-2000)."""
    try:
        system = pyproj.CRS.from_user_input(crs)
    except pyproj.exceptions.CRSError:
        raise BadInput(_NO_CRS, _NAME_CRS) from None
    if not system.is_projected or system.axis_info[0].unit_conversion_factor != 1:
        raise BadInput(_METRES, _NAME_CRS, crs=system.name)
    code = epsg_code(system)
    srid = code or _OWN_SRID
    with warnings.catch_warnings(action="ignore"):  # PROJ's short form says less; PostGIS only transforms with it
        proj4 = system.to_proj4()
    cursor.execute(
        "INSERT INTO spatial_ref_sys (srid, auth_name, auth_srid, srtext, proj4text) VALUES (%s, %s, %s, %s, %s)"
        " ON CONFLICT (srid) DO NOTHING",
        (srid, "EPSG" if code else "LAND", srid, system.to_wkt("WKT1_GDAL"), proj4),
    )
    return srid
