"""A later export of the system of record taken into a work copy, inside one open transaction.

What only they changed is taken, what only we changed is kept, what both changed differently waits for a decision, and
what they have no more is flagged. Nothing is deleted but plots that stand for nothing (`_stand_for_nothing`), and
whatever is written over or removed stays in the history. A plot that the central store knows is changed like anybody's
edit, so that the next push sends it, based on the version it has.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable

from ..model.former_names import names_before
from ..model.former_sheets import FormerSheets
from ..model.progress import IsCancelled, never, stop_if
from ..model.statement import Sql, each, statement
from . import outbox
from .container import update_extent
from .difference_table import WHOLE_ROW, Difference, Ledger, bring_up, open_ones
from .images import Image
from .loaded import PLOT, images, index, loaded_name, names, values_of
from .staging import Staging
from .threeway import (
    COUNTED,
    GONE,
    NEW,
    OUTSIDE,
    OWN,
    ROW_DELETED,
    ROW_GONE,
    TAKEN,
    UNCHANGED,
    Outcome,
    compare,
)

_CHUNK = 20_000


class Update:
    """Compares the rows of a `Staging` with those here, table by table, and writes what follows.

    Parameters
    ----------
    label : str
        Reason of the changes that go to the central store.
    former_sheets : FormerSheets, optional
        The list of renumbered sheets.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        srs_id: int,
        staging: Staging,
        ledger: Ledger,
        label: str,
        former_sheets: FormerSheets | None = None,
        cancelled: IsCancelled = never,
    ):
        self._connection = connection
        self._srs_id = srs_id
        self._staging = staging
        self._ledger = ledger
        self._label = label
        self._former_sheets = former_sheets
        self._cancelled = cancelled
        index(connection)
        self.removed = self.flagged = 0
        """Plots that are gone: those that were removed, and those that wait for a decision."""
        self._open: dict[tuple[str, str], list[Difference]] = {}
        for difference in open_ones(connection):
            self._open.setdefault((difference.table, difference.uid), []).append(difference)

    def count_and_take(self, table: str) -> Counter[str]:
        """Take what they changed in rows that both sides have, flag what they have no more, and count all rows.

        New rows are counted, and left to the caller.

        Returns
        -------
        Counter
            By status of `threeway`: ``theirs`` = new + those both have; ``ours`` = those both have + gone + own +
            outside.
        """
        counts: Counter[str] = Counter(dict.fromkeys(COUNTED, 0))
        if not self._staging.count(table):  # the export has no such table: nothing is said of it
            (counts[OUTSIDE],) = self._connection.execute(
                statement('SELECT count(*) FROM "{table}"', table=table)
            ).fetchone()
            return counts
        counts[NEW] = len(self._staging.records_left(table))
        counts.update(self._left_here(table))
        paired = self._different(table)
        query = statement("SELECT count(*) FROM {staged} WHERE mate IS NOT NULL", staged=self._staging.name(table))
        counts[UNCHANGED] = self._connection.execute(query).fetchone()[0] - len(paired)
        for start in range(0, len(paired), _CHUNK):
            stop_if(self._cancelled)
            counts.update(self._take(table, paired[start : start + _CHUNK]))
        return counts

    def _different(self, table: str) -> list[tuple[int, str, str, int]]:
        """Return number, mate, id and told columns of the pairs that are not the same three ways to the byte."""
        silent = self._staging.silent(table)
        said = statement("1")
        for name, told in silent.items():  # what a row says counts, even where others say nothing of that column
            same = each("t.{name} IS l.{name}", [name])
            if told:
                blank = each("t.{name} IS NULL", [name])
                same = statement("({same} OR {blank} AND t.told IN ({marks}))", same=same, blank=blank, marks=len(told))
            said = statement("{said} AND {same}", said=said, same=same)
        kept = each("p.{name} IS l.{name}", names(table), " AND ")
        query = statement(
            """SELECT t.number, t.mate, t.uid, t.told FROM {staged} AS t WHERE t.mate IS NOT NULL AND t.number NOT IN (
               SELECT t.number FROM {staged} AS t JOIN {loaded} AS l ON l.uid = t.mate
               JOIN "{table}" AS p ON p.uid = t.mate
               WHERE l.gone IS NULL AND l.source_uid IS t.uid AND {said} AND {kept}) ORDER BY t.number""",
            staged=self._staging.name(table),
            loaded=loaded_name(table),
            table=table,
            said=said,
            kept=kept,
        )
        found = self._connection.execute(query, [each for told in silent.values() for each in told]).fetchall()
        seen = {mate for _, mate, _, _ in found}
        disputed = [uid for of, uid in self._open if of == table and uid not in seen]
        again = statement(
            "SELECT number, mate, uid, told FROM {staged} WHERE mate = ?", staged=self._staging.name(table)
        )
        return found + [row for uid in disputed for row in self._connection.execute(again, (uid,))]

    def _take(self, table: str, pairs: list[tuple[int, str, str, int]]) -> Counter[str]:
        connection = self._connection
        connection.execute("CREATE TEMP TABLE IF NOT EXISTS pair (number INTEGER PRIMARY KEY, uid TEXT UNIQUE)")
        connection.execute("DELETE FROM temp.pair")
        connection.executemany("INSERT INTO temp.pair VALUES (?, ?)", [pair[:2] for pair in pairs])
        by_uid = statement("JOIN temp.pair AS q ON q.uid = p.uid")
        theirs = images(
            connection, self._staging.name(table), table, "number", statement("JOIN temp.pair AS q USING (number)")
        )
        base = images(connection, loaded_name(table), table, rest=by_uid)
        mine = images(connection, table, table, rest=by_uid)
        counts: Counter[str] = Counter()
        taken: dict[str, Image] = {}
        bases: list[tuple[str, str, Image]] = []
        for number, uid, source_uid, told in pairs:
            said = self._said(theirs[number], told)
            if table == PLOT:
                self._keep_former_names(base.get(uid), mine.get(uid), said)
            outcome = compare(table, base.get(uid), mine.get(uid), said)
            counts[outcome.status] += 1
            if outcome.taken:
                taken[uid] = outcome.taken
                for name, value in outcome.taken.items():
                    self._ledger.note(TAKEN, table, uid, name, mine[uid][name], value)
            bases.append((uid, source_uid, outcome.base))
            self._dispute(table, uid, outcome, base.get(uid), said)
        write(connection, self._srs_id, table, taken, self._label, quietly=True)
        remember(connection, self._srs_id, table, bases)
        return counts

    def _said(self, image: Image, told: int) -> Image:
        columns, blanks = self._staging.told(told)
        return {name: value for name, value in image.items() if name in columns and (blanks or value is not None)}

    def _keep_former_names(self, base: Image | None, mine: Image | None, theirs: Image) -> None:
        """Let a plot that they renamed in the merger keep the names it had, where no former names are there yet."""
        old = base or mine
        if old is None or mine is None:
            return
        for name, value in names_before(old, {**old, **theirs}, self._former_sheets).items():
            if theirs.get(name) is None and mine[name] is None:
                theirs[name] = value

    def _dispute(self, table: str, uid: str, outcome: Outcome, base: Image | None, theirs: Image) -> None:
        held = self._open.pop((table, uid), ())
        if not held and not outcome.conflicts:
            return
        base = base or {}
        wanted = {}
        for group, fields in outcome.conflicts.items():
            said = theirs if group == ROW_DELETED else {name: theirs.get(name, base.get(name)) for name in fields}
            wanted[group] = ({name: base.get(name) for name in said}, said)
        bring_up(self._connection, self._ledger, table, uid, held, wanted)

    # Rows here that the export does not have

    def _left_here(self, table: str) -> Counter[str]:
        """Flag the rows that they have no more, and count those that are here alone."""
        connection = self._connection
        rows = connection.execute(
            statement(
                "SELECT uid, uid IN (SELECT uid FROM {loaded}),"
                " uid IN (SELECT uid FROM {loaded} WHERE gone IS NOT NULL)"
                ' FROM "{table}" WHERE {nameless} OR ({free})',
                loaded=loaded_name(table),
                table=table,
                nameless=statement("0") if self._staging.within(table) else statement("uid IS NULL"),
                free=self._staging.free(table),
            )
        ).fetchall()
        counts: Counter[str] = Counter()
        inside = self._inside(table)
        spent: set[str] = set()
        if table == PLOT and self._staging.within(PLOT) is not None:
            open_here = {uid for of, uid in self._open if of == PLOT}
            gone = (uid for uid, loaded, flagged in rows if loaded and (not flagged or uid in open_here))
            spent = _stand_for_nothing(connection, [uid for uid in gone if uid in inside])
            self._remove(spent)
        for uid, was_loaded, flagged in rows:
            status = OWN if not was_loaded else GONE if uid in inside else OUTSIDE
            counts[status] += 1
            if uid in spent:
                continue
            if table == PLOT and status == GONE:
                self.flagged += not flagged or (table, uid) in self._open
            if status == GONE and not flagged:
                flag = statement("UPDATE {loaded} SET gone = ? WHERE uid = ?", loaded=loaded_name(table))
                connection.execute(flag, (self._ledger.export, uid))
                self._ledger.note(GONE, table, uid, WHOLE_ROW, None, None)
                bring_up(connection, self._ledger, table, uid, (), {ROW_GONE: ({}, {})})
        return counts

    def _remove(self, uids: set[str]) -> None:
        """Remove plots; all that they said stays in the history."""
        if not uids:
            return
        connection = self._connection
        rows = images(connection, PLOT, PLOT, rest=statement("JOIN temp.gone_plot AS g ON g.uid = p.uid"))
        for uid in sorted(uids):
            self._ledger.note(GONE, PLOT, uid, WHOLE_ROW, None, None)
            for name, value in rows[uid].items():
                if value is not None:
                    self._ledger.note(GONE, PLOT, uid, name, value, None)
            if held := self._open.pop((PLOT, uid), ()):
                bring_up(connection, self._ledger, PLOT, uid, held, {})
        connection.execute("UPDATE campaign_switch SET quiet = 1")
        connection.execute("DELETE FROM plot WHERE uid IN (SELECT uid FROM temp.gone_plot)")
        connection.execute("DELETE FROM loaded_plot WHERE uid IN (SELECT uid FROM temp.gone_plot)")
        connection.execute("UPDATE campaign_switch SET quiet = 0")
        update_extent(connection, PLOT)
        self.removed += len(uids)

    def _inside(self, table: str) -> set[str]:
        """Return the rows that the export would have if they still were: of its communes, or hanging on their plots.

        Spreadsheets without plots may be a part of the records: what they do not have is not gone.
        """
        if not self._staging.count(PLOT):
            return set()
        if table == PLOT:
            return {uid for (uid,) in self._connection.execute("SELECT uid FROM temp.plot_inside")}
        query = statement(
            'SELECT uid FROM "{table}" WHERE {here}',
            table=table,
            here=_PARTY_INSIDE if table == "party" else _RECORD_INSIDE,
        )
        return {uid for (uid,) in self._connection.execute(query)}


_HANG_ON_PLOTS = ("certificate", "right", "plot_use", "document", "collection")


def _stand_for_nothing(connection: sqlite3.Connection, uids: Iterable[str]) -> set[str]:
    """Return the plots among `uids`, noted in ``temp.gone_plot``, of which nothing is lost with their drawing.

    They came from a sheet's file, nobody edited or pushed them, no record hangs on them, and no list names them.
    """
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS gone_plot (uid TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.execute("DELETE FROM temp.gone_plot")
    connection.executemany("INSERT INTO temp.gone_plot VALUES (?)", [(uid,) for uid in uids])
    found = connection.execute(
        """SELECT uid FROM temp.gone_plot AS g
           WHERE EXISTS (SELECT 1 FROM loaded_plot WHERE uid = g.uid AND sheet_file NOT NULL)"""
    ).fetchall()
    left = _untouched(connection, [uid for (uid,) in found]) if found else set()
    for table in _HANG_ON_PLOTS if left else ():
        query = 'SELECT plot_uid FROM "{table}" WHERE plot_uid IN (SELECT uid FROM temp.gone_plot)'
        left -= {uid for (uid,) in connection.execute(statement(query, table=table))}
    connection.execute("DELETE FROM temp.gone_plot")
    connection.executemany("INSERT INTO temp.gone_plot VALUES (?)", [(uid,) for uid in left])
    return left


_MINE = statement("(SELECT uid FROM temp.plot_inside)")
_RECORD_INSIDE = statement("plot_uid IS NULL OR plot_uid IN {plots}", plots=_MINE)
_PARTY_INSIDE = statement(
    'uid NOT IN (SELECT party_uid FROM "right" WHERE party_uid IS NOT NULL AND plot_uid NOT IN {plots})', plots=_MINE
)


def note_inside(connection: sqlite3.Connection, within: Sql | None = None) -> None:
    """Note which plots the export is about, before any of them is changed: those of its communes, or those `within`."""
    connection.execute("DROP TABLE IF EXISTS temp.plot_inside")
    if within is not None:
        connection.execute(
            statement("CREATE TEMP TABLE plot_inside AS SELECT uid FROM plot WHERE {within}", within=within)
        )
        return
    connection.execute(
        """CREATE TEMP TABLE plot_inside AS SELECT uid FROM plot AS p WHERE ifnull(p.commune, '') IN
           (SELECT ifnull(commune, '') FROM temp.theirs_plot
            UNION SELECT ifnull(m.commune, '') FROM temp.theirs_plot AS t JOIN plot AS m ON m.uid = t.mate)"""
    )


def write(
    connection: sqlite3.Connection,
    srs_id: int,
    table: str,
    changes: dict[str, Image],
    label: str,
    *,
    quietly: bool = False,
) -> None:
    """Write new values of some fields of rows.

    Parameters
    ----------
    changes : dict of uid to dict
    label : str
        Reason of the changes that go to the central store.
    quietly : bool
        Plots that the store never had and that nobody edited stay so: they are sent whole anyway.
    """
    changes = {uid: image for uid, image in changes.items() if image}
    if not changes:
        return
    silent = _untouched(connection, changes) if table == PLOT and quietly else set()
    by_fields: dict[tuple[tuple[str, ...], bool], list[str]] = {}
    for uid, image in changes.items():
        by_fields.setdefault((tuple(image), uid in silent), []).append(uid)
    for (fields, is_silent), uids in by_fields.items():
        rows = values_of(table, [changes[uid] for uid in uids], fields, srs_id)
        keyed = [(*row, uid) for row, uid in zip(rows, uids, strict=True)]
        pairs = each("{name} = ?", fields)
        if table == PLOT:
            connection.execute("UPDATE campaign_switch SET quiet = ?", (int(is_silent),))
            base = statement("UPDATE campaign_base SET {pairs} WHERE uid = ? AND ver = 0", pairs=pairs)
            connection.executemany(base, keyed if quietly else [])
        connection.executemany(statement('UPDATE "{table}" SET {pairs} WHERE uid = ?', table=table, pairs=pairs), keyed)
    if table == PLOT:
        connection.execute("UPDATE campaign_switch SET quiet = 0")
        reason = "UPDATE campaign_dirty SET reason = coalesce(reason, ?) WHERE uid = ?"
        connection.executemany(reason, [(label, uid) for uid in changes if uid not in silent])
        update_extent(connection, PLOT)


def _untouched(connection: sqlite3.Connection, uids: Iterable[str]) -> set[str]:
    """Return the plots that the store never had, that nobody edited and that do not wait for an answer."""
    fresh = """SELECT 1 FROM plot WHERE uid = ?1 AND ver = 0
               AND NOT EXISTS (SELECT 1 FROM campaign_dirty WHERE uid = ?1)"""
    return {uid for uid in uids if connection.execute(fresh, (uid,)).fetchone()} - outbox.held(connection)


def remember(
    connection: sqlite3.Connection, srs_id: int, table: str, bases: list[tuple[str, str | None, Image]]
) -> None:
    """Remember rows as the export has them: uid, id in the source, image; they are not gone."""
    fields = names(table)
    rows = values_of(table, [image for _, _, image in bases], fields, srs_id)
    loaded = loaded_name(table)
    change = statement(
        "UPDATE {loaded} SET source_uid = ?, gone = NULL, {pairs} WHERE uid = ?",
        loaded=loaded,
        pairs=each("{name} = ?", fields),
    )
    add = statement(
        "INSERT INTO {loaded} (source_uid, {names}, uid) VALUES ({marks})",
        loaded=loaded,
        names=fields,
        marks=len(fields) + 2,
    )
    for (uid, source_uid, _), row in zip(bases, rows, strict=True):
        values = (source_uid, *row, uid)
        if not connection.execute(change, values).rowcount:
            connection.execute(add, values)
