"""Which tables a store in PostgreSQL has, how they hang together, and how large they are."""

from __future__ import annotations

from collections.abc import Iterable

MADE_BY_MIGRATIONS = ("migration", "field", "record_field")
"""Tables whose rows come with the schema."""
NEVER_KEPT = ("package_key",)
"""Tables that no backup holds: whoever has it could seal packages in somebody's name."""
_TABLES = (
    "SELECT relname FROM pg_class WHERE relnamespace = 'campaign'::regnamespace AND relkind IN ('r', 'p')"
    " AND NOT relispartition ORDER BY relname"
)
_LINKS = (
    "SELECT a.relname, b.relname FROM pg_constraint AS c JOIN pg_class AS a ON a.oid = c.conrelid"
    " JOIN pg_class AS b ON b.oid = c.confrelid WHERE c.contype = 'f' AND a.oid <> b.oid"
    " AND a.relnamespace = 'campaign'::regnamespace"
)
_NUMBERED = (
    "SELECT c.relname FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid"
    " WHERE c.relnamespace = 'campaign'::regnamespace AND a.attname = 'id' AND a.attidentity <> '' ORDER BY 1"
)
_SIZES = (
    "SELECT relname, pg_total_relation_size(oid) FROM pg_class WHERE relnamespace = 'campaign'::regnamespace"
    " AND relkind = 'r' AND pg_total_relation_size(oid) > 65536 ORDER BY 2 DESC"
)


def kept(cursor, first: Iterable[str]) -> list[str]:
    """Return the tables that a backup holds, `first` first, each after those that it refers to."""
    order = list(first)
    cursor.execute(_TABLES)
    left = [name for (name,) in cursor.fetchall() if name not in (*order, *MADE_BY_MIGRATIONS, *NEVER_KEPT)]
    cursor.execute(_LINKS)
    links = cursor.fetchall()
    while left:
        free = [name for name in left if not any(one == name and other in left for one, other in links)]
        order += free or left  # tables that refer to each other in a ring come as they are
        left = [name for name in left if free and name not in free]
    return order


def numbered(cursor) -> list[str]:
    """Return the tables whose ``id`` the server counts."""
    cursor.execute(_NUMBERED)
    return [name for (name,) in cursor.fetchall()]


def sizes(cursor) -> dict[str, int]:
    """Return the bytes of each table of some size with its indexes, the largest first."""
    cursor.execute(_SIZES)
    return dict(cursor.fetchall())


def documents(cursor) -> tuple[int, int]:
    """Return how many documents the store holds and how many bytes they are; zeros where it holds none."""
    cursor.execute("SELECT to_regclass('campaign.document_blob') IS NOT NULL")
    if not cursor.fetchone()[0]:
        return 0, 0
    cursor.execute("SELECT count(*), coalesce(sum(size), 0)::bigint FROM campaign.document_blob")
    return cursor.fetchone()
