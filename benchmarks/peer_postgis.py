"""The same questions asked of PostGIS in SQL: validity, overlaps, coverage; the data are loaded before time is taken.

The server is one of our own, tuned for this machine and allowed to work on all its cores, so that the fight is fair.
"""

from __future__ import annotations

import re
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from measure import JOBS, Timing, repeated

from tests.postgres import NotInstalled, Server

DATABASE = "bench"
LEAST_COVERAGE = (3, 4)
SETTINGS = {
    "shared_buffers": "1GB",
    "work_mem": "512MB",
    "maintenance_work_mem": "512MB",
    "effective_cache_size": "4GB",
    "max_parallel_workers": str(JOBS),
    "max_parallel_workers_per_gather": str(JOBS),
    "min_parallel_table_scan_size": "0",
    "parallel_setup_cost": "0",
    "random_page_cost": "1.1",
    "jit": "off",
    "max_wal_size": "8GB",
    "checkpoint_timeout": "1h",
    "autovacuum": "off",  # loading ends with VACUUM ANALYZE
}
_VALIDITY = "SELECT coalesce(array_agg(id) FILTER (WHERE NOT ST_IsValid(geom)), '{}') FROM plots"
# Interiors that meet: ST_Intersects without ST_Touches in one question, which PostGIS answers sooner than the two.
# Without invalid shapes, of which the intersection fails.
_OVERLAPS = """
SELECT count(*) FROM (
    SELECT ST_Area(ST_Intersection(a.geom, b.geom)) AS area_m2
    FROM plots a JOIN plots b ON a.geom && b.geom AND a.id < b.id
    WHERE ST_Relate(a.geom, b.geom, 'T********')
      AND a.id <> ALL (%(invalid)s) AND b.id <> ALL (%(invalid)s)
) pairs WHERE area_m2 > 0.01"""
# A window function runs on one core: so one session a core, each with its share of the sheets.
_COVERAGE = """
SELECT count(edges) FROM (
    SELECT ST_CoverageInvalidEdges(geom, 1.0) OVER (PARTITION BY "MaXa", "SoHieuToBanDo") AS edges
    FROM plots
    WHERE GeometryType(geom) = 'POLYGON'
      AND abs(hashtext("MaXa" || '/' || "SoHieuToBanDo")) %% %(sessions)s = %(session)s
) sheets"""


def postgis(path: Path, rounds: int) -> Timing:
    """Return the seconds of each question, medians of so many rounds."""
    try:
        with Server(SETTINGS) as server:
            loading = _load(server, path)
            with closing(server.connect(DATABASE)) as connection:
                return _ask(server, connection.cursor(), loading, rounds)
    except NotInstalled as error:
        return Timing("PostGIS", missing=[str(error)])


def _load(server: Server, path: Path) -> float:
    """Load the plots with an index; return the seconds."""
    target = server.create_database(DATABASE)
    started = time.perf_counter()
    command = ["ogr2ogr", "-f", "PostgreSQL", target, str(path), "plots", "-nln", "plots", "-nlt", "GEOMETRY"]
    command += ["-select", "MaXa,SoHieuToBanDo,SoThuTuThua", "--config", "PG_USE_COPY", "YES", "-lco", "LAUNDER=NO"]
    command += ["-lco", "GEOMETRY_NAME=geom", "-lco", "FID=id", "-lco", "SPATIAL_INDEX=NONE", "-gt", "unlimited"]
    subprocess.run(command, check=True, capture_output=True)
    with closing(server.connect(DATABASE)) as connection, connection.cursor() as cursor:
        cursor.execute("CREATE INDEX ON plots USING gist (geom)")
        cursor.execute("VACUUM ANALYZE plots")
    return time.perf_counter() - started


def _ask(server: Server, cursor, loading: float, rounds: int) -> Timing:
    version = _one(cursor, "SELECT postgis_lib_version()")
    has_coverage = tuple(map(int, re.findall(r"\d+", version)[:2])) >= LEAST_COVERAGE
    found: dict[str, int] = {}

    def once() -> dict[str, float]:
        steps, started = {}, time.perf_counter()
        invalid = _one(cursor, _VALIDITY)
        steps["validity"] = time.perf_counter() - started
        started = time.perf_counter()
        found["overlapping pairs"] = _one(cursor, _OVERLAPS, invalid=invalid)
        steps["overlaps"] = time.perf_counter() - started
        if has_coverage:
            started = time.perf_counter()
            found["plots with invalid edges"] = _coverage(server)
            steps["coverage"] = time.perf_counter() - started
        found["invalid plots"] = len(invalid)
        return steps

    steps = repeated(once, rounds)
    counts = ", ".join(f"{count:,} {what}" for what, count in found.items())
    missing = [] if has_coverage else ["coverage (ST_CoverageInvalidEdges, PostGIS 3.4 on)"]
    return Timing(f"PostGIS {version}, data loaded", steps, f"{counts}; loading took {loading:.1f} s", missing)


def _coverage(server: Server) -> int:
    """Ask for invalid edges, in as many sessions as there are cores."""

    def share(session: int) -> int:
        with closing(server.connect(DATABASE)) as connection, connection.cursor() as cursor:
            return _one(cursor, _COVERAGE, sessions=JOBS, session=session)

    with ThreadPoolExecutor(JOBS) as pool:
        return sum(pool.map(share, range(JOBS)))


def _one(cursor, query: str, **values: object):
    cursor.execute(query, values or None)
    return cursor.fetchone()[0]
