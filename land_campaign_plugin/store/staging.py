"""An export on its way into a work copy: its rows in temporary tables, each with the row here that it is.

Rows are paired one to one: a row here is the mate of at most one row of the export.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Hashable, Iterable, Sequence

import numpy as np

from ..model import person_name
from ..model.change import GEOMETRY
from ..model.records import LINKS
from ..model.statement import Sql, statement
from ..model.tables import INTEGER, PLOT_FIELDS, REAL, PlotTable
from .blobs import as_multipolygons, decode, encode
from .loaded import KINDS, PLOT, TABLES, loaded_name, names
from .writer import plain_values

NATURAL_KEYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "party": (("citizen_number",), ("tax_code",)),
    "certificate": (("serial",), ("plot_uid", "register_number")),
    "right": (("plot_uid", "party_uid", "certificate_uid"), ("plot_uid", "party_uid")),
    "plot_use": (("plot_uid", "sequence"),),
    "document": (("certificate_uid", "file_name"), ("plot_uid", "file_name")),
}
"""What tells a record from others where its id does not, the best first."""
_PLACE = ("commune", "sheet_number", "plot_number", "map_scale")
_FORMER = tuple(f"former_{name}" for name in _PLACE[:3])


class Staging:
    """The rows of an export in temporary tables of one connection.

    Parameters
    ----------
    connection : sqlite3.Connection
        In a transaction; the temporary tables of an earlier export are replaced.
    within : Sql, optional
        Condition on the ``uid`` of plots here that the export is about; all without.
    """

    def __init__(self, connection: sqlite3.Connection, srs_id: int, within: Sql | None = None):
        self._connection = connection
        self._srs_id = srs_id
        self._within = within
        self._told: list[tuple[frozenset[str], bool]] = []
        self._next = dict.fromkeys(TABLES, 1)
        for table in TABLES:
            staged = self.name(table)
            connection.execute(statement("DROP TABLE IF EXISTS {staged}", staged=staged))
            connection.execute(
                statement(
                    "CREATE TABLE {staged} (number INTEGER PRIMARY KEY, uid TEXT, mate TEXT UNIQUE, told INTEGER,"
                    " {names})",
                    staged=staged,
                    names=names(table),
                )
            )
            index = statement(
                "CREATE INDEX temp.{index} ON {short} (uid)", index=f"theirs_{table}_uid", short=f"theirs_{table}"
            )
            connection.execute(index)

    @staticmethod
    def name(table: str) -> str:
        """Return the name of the temporary table for rows of `table`."""
        return f"temp.theirs_{table}"

    def add_plots(self, plots: PlotTable) -> None:
        """Add the next plots of the export, with their permanent ids."""
        told = self._tells(plots.columns.keys() & KINDS[PLOT].keys() | {GEOMETRY})
        blobs, _ = encode(as_multipolygons(plots.geometry), self._srs_id)
        columns = [
            plain_values(plots[name], kind) if name in plots else [None] * len(plots)
            for name, kind in KINDS[PLOT].items()
        ]
        rows = zip(plots["uid"].tolist(), [told] * len(plots), blobs, *columns, strict=True)
        self._insert(PLOT, rows)

    def add_rows(self, table: str, rows: Sequence[dict], told: Collection[str], *, blanks: bool = True) -> None:
        """Add the next rows of a record table.

        Parameters
        ----------
        told : collection of str
            The columns that the export has.
        blanks : bool
            Whether an empty cell says that there is nothing, not only that nothing was said.
        """
        known = tuple(KINDS[table])
        number = self._tells(set(told) & set(known), blanks)
        self._insert(table, [(row.get("uid"), number, *(row.get(name) for name in known)) for row in rows])

    def _tells(self, columns: Collection[str], blanks: bool = True) -> int:
        entry = (frozenset(columns), blanks)
        if entry not in self._told:
            self._told.append(entry)
        return self._told.index(entry)

    def _insert(self, table: str, rows: Iterable[tuple]) -> None:
        insert = statement(
            "INSERT INTO {staged} (number, uid, told, {names}) VALUES ({marks})",
            staged=self.name(table),
            names=names(table),
            marks=len(names(table)) + 3,
        )
        numbered = [(number, *row) for number, row in enumerate(rows, self._next[table])]
        self._connection.executemany(insert, numbered)
        self._next[table] += len(numbered)

    def told(self, number: int) -> tuple[frozenset[str], bool]:
        """Return the columns that rows with this ``told`` have, and whether their empty cells count."""
        return self._told[number]

    def silent(self, table: str) -> dict[str, list[int]]:
        """Return by column the ``told`` numbers of rows whose empty cell says nothing about it."""
        query = statement("SELECT DISTINCT told FROM {staged}", staged=self.name(table))
        entries = [(number, *self._told[number]) for (number,) in self._connection.execute(query)]
        return {
            name: [number for number, told, blanks in entries if not blanks or name not in told]
            for name in names(table)
        }

    def count(self, table: str) -> int:
        """Return how many rows of a table the export has."""
        return self._next[table] - 1

    # Pairing

    def pair(self, table: str, pairs: Iterable[tuple[int, str]]) -> None:
        """Make rows of the export mates of rows here; a row that has a mate keeps it."""
        query = statement(
            "UPDATE OR IGNORE {staged} SET mate = ? WHERE number = ? AND mate IS NULL", staged=self.name(table)
        )
        self._connection.executemany(query, [(uid, number) for number, uid in pairs])

    def pair_by_id(self, table: str) -> None:
        """Pair rows by permanent id: that which the source gave last time, else that which the row has here."""
        left = statement("SELECT number, uid FROM {staged} WHERE mate IS NULL", staged=self.name(table))
        if not self.count(table):
            return
        within = self.within(table) or statement("1")
        for held, key in ((loaded_name(table), "source_uid"), (loaded_name(table), "uid"), (table, "uid")):
            where = statement("{within} AND {key} IS NOT NULL", within=within, key=key)
            query = statement('SELECT {key}, uid FROM "{held}" WHERE {where}', key=key, held=held, where=where)
            here = dict(self._connection.execute(query))
            self.pair(table, [(number, here[uid]) for number, uid in self._connection.execute(left) if uid in here])

    def pair_by_keys(self, table: str) -> None:
        """Pair records by what else tells them apart, where exactly one row of each side has it."""
        for key in NATURAL_KEYS[table] if self.count(table) else ():
            for held in (loaded_name(table), table):
                self.pair(table, matched(self._keyed(table, key), self._keyed_here(table, held, key)))

    def pair_holders(self) -> None:
        """Pair holders whose number or name key changed: the only one of that name on a certificate, on both sides.

        Certificates must have their mates.
        """
        theirs = self._connection.execute(
            """SELECT p.number, c.mate, p.name FROM temp.theirs_party AS p
               JOIN temp.theirs_right AS r ON r.party_uid = p.uid
               JOIN temp.theirs_certificate AS c ON c.uid = r.certificate_uid
               WHERE p.mate IS NULL AND p.name NOT NULL AND c.mate NOT NULL"""
        ).fetchall()
        if not theirs:
            return
        for held, rights in ((loaded_name("party"), loaded_name("right")), ("party", "right")):
            query = statement(
                """SELECT p.uid, r.certificate_uid, p.name FROM "{held}" AS p JOIN "{rights}" AS r
                   ON r.party_uid = p.uid WHERE p.name NOT NULL AND r.certificate_uid NOT NULL AND p.{free}""",
                held=held,
                rights=rights,
                free=self.free("party"),
            )
            self.pair("party", matched(_named(theirs), _named(self._connection.execute(query))))

    def _keyed(self, table: str, key: tuple[str, ...]) -> list[tuple]:
        query = statement("SELECT number, {key} FROM {staged} WHERE mate IS NULL", key=key, staged=self.name(table))
        return _whole(self._connection.execute(query))

    def _keyed_here(self, table: str, held: str, key: tuple[str, ...]) -> list[tuple]:
        query = statement(
            'SELECT uid, {key} FROM "{held}" WHERE uid IS NOT NULL AND {free}',
            key=key,
            held=held,
            free=self.free(table),
        )
        return _whole(self._connection.execute(query))

    def within(self, table: str) -> Sql | None:
        """Return the condition of rows here, by their ``uid``, that the export is about; None where it is all."""
        return self._within if table == PLOT else None

    def free(self, table: str) -> Sql:
        """Return the condition of rows here, by their ``uid``, that have no mate, among those the export is about."""
        free = statement("uid NOT IN (SELECT mate FROM {staged} WHERE mate IS NOT NULL)", staged=self.name(table))
        within = self.within(table)
        return free if within is None else statement("{free} AND {within}", free=free, within=within)

    def follow_links(self, table: str) -> None:
        """Let records of the export name the rows here that they hang on."""
        for column, linked in LINKS.items():
            if column in KINDS[table]:
                query = statement(
                    "UPDATE {staged} SET {column} = (SELECT mate FROM {target} AS t WHERE t.uid = {column})"
                    " WHERE {column} IN (SELECT uid FROM {target} WHERE mate IS NOT NULL AND mate <> uid)",
                    staged=self.name(table),
                    column=column,
                    target=self.name(linked),
                )
                self._connection.execute(query)

    # What is left over, for other ways of matching

    def plots_left(self, *, shapes: bool = False) -> tuple[np.ndarray, PlotTable]:
        """Return the plots of the export without a mate: their numbers, and names, shapes too if wanted."""
        return self._left("number", self.name(PLOT), statement("mate IS NULL"), shapes)

    def plots_left_here(self, *, as_loaded: bool, shapes: bool = False) -> tuple[np.ndarray, PlotTable]:
        """Return the plots here without a mate: their ids, and names as they were loaded or as they are."""
        return self._left("uid", loaded_name(PLOT) if as_loaded else PLOT, self.free(PLOT), shapes)

    def _left(self, key: str, source: str, where: Sql, shapes: bool) -> tuple[np.ndarray, PlotTable]:
        query = statement(
            "SELECT {key}, {geom}, {names} FROM {source} WHERE {key} IS NOT NULL AND {where}",
            key=key,
            geom=statement("geom") if shapes else statement("NULL"),
            names=(*_PLACE, *_FORMER),
            source=source,
            where=where,
        )
        rows = self._connection.execute(query).fetchall()
        keys, blobs, *values = zip(*rows, strict=True) if rows else ((), (), *([()] * len((*_PLACE, *_FORMER))))
        columns = {}
        for name, column in zip((*_PLACE, *_FORMER), values, strict=True):
            columns[name] = PLOT_FIELDS[name].empty(len(column))
            if PLOT_FIELDS[name].kind in (REAL, INTEGER):
                column = [value if isinstance(value, (int, float)) else 0 for value in column]
            columns[name][:] = column
        ids = np.empty(len(keys), dtype=object)
        ids[:] = keys
        return ids, PlotTable(columns, decode(list(blobs)) if shapes else np.full(len(keys), None))

    def records_left(self, table: str) -> list[tuple[int, str | None]]:
        """Return number and id of the rows of the export that have no mate: they are new here."""
        query = statement(
            "SELECT number, uid FROM {staged} WHERE mate IS NULL ORDER BY number", staged=self.name(table)
        )
        return self._connection.execute(query).fetchall()

    def rows(self, table: str, numbers: Sequence[int]) -> list[dict]:
        """Return rows of a record table of the export, in the order of `numbers`."""
        columns = names(table)
        query = statement("SELECT {names} FROM {staged} WHERE number = ?", names=columns, staged=self.name(table))
        found = (self._connection.execute(query, (number,)).fetchone() for number in numbers)
        return [dict(zip(columns, row, strict=True)) for row in found]

    def remember_ids(self) -> None:
        """Remember the id that the export gives to rows which have another one here."""
        for table in TABLES:
            other = statement(
                "SELECT uid, mate FROM {staged} WHERE mate IS NOT NULL AND mate IS NOT uid", staged=self.name(table)
            )
            change = statement(
                "UPDATE {loaded} SET source_uid = ?1 WHERE uid = ?2 AND source_uid IS NOT ?1", loaded=loaded_name(table)
            )
            self._connection.executemany(change, self._connection.execute(other).fetchall())


def _named(rows: Iterable[tuple]) -> list[tuple]:
    """Return (id, (certificate, name as it is compared)) of holders."""
    return [(each, (certificate, person_name.key(name))) for each, certificate, name in rows]


def _whole(rows: Iterable[tuple]) -> list[tuple]:
    """Return (id, key) of rows whose key is there."""
    return [(row[0], tuple(map(str, row[1:]))) for row in rows if None not in row[1:]]


def matched(theirs: Iterable[tuple[int, Hashable]], ours: Iterable[tuple[str, Hashable]]) -> list[tuple[int, str]]:
    """Return the pairs of rows that share a key which no other row of either side has."""
    sides: list[dict[Hashable, object]] = []
    for rows in (theirs, ours):
        found: dict[Hashable, object] = {}
        for each, key in rows:
            # an id that came up twice stands for none; the same row twice is one
            found[key] = each if found.get(key, each) == each else None
        sides.append(found)
    one, other = sides
    return [(each, other[key]) for key, each in one.items() if each is not None and other.get(key) is not None]
