"""Communes of the central store: their list, and what a merger does to them.

A code means a commune *on a day* only, so each commune has an id of ours. A merger moves every plot into the commune of
today through the one door that writes, as changes with their lines of history: whoever pulls gets them like any other.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP, Day
from ..model.progress import Progress, no_progress
from ..model.staff import CommuneLine
from ..paths import version
from .contract import APPLIED, PROTOCOL, UPDATE, seal
from .pg_connection import Address
from .pg_schema import administering
from .postgis import travelling

FIRST_DAY = date(2025, 7, 1)
"""Since when the communes of today are there (Resolution 202/2025/QH15)."""
PLOTS_MOVED = QT_TRANSLATE_NOOP("core", "plots moved")
_PART = 5_000
_NOT_TODAY = QT_TRANSLATE_NOOP("core", "There is no commune {commune} today.")
_CHECK = QT_TRANSLATE_NOOP("core", "Check the code; nothing was changed.")
_HAS_PLOTS = QT_TRANSLATE_NOOP("core", "Row {line} of the list ends the commune {commune}, which has plots.")
_MERGE = QT_TRANSLATE_NOOP("core", "Use: store communes merge. It takes the plots along; nothing was changed.")
_NO_PREDECESSOR = QT_TRANSLATE_NOOP("core", "Row {line} of the list names a predecessor {commune} that is not known.")
_BAD_DAY = QT_TRANSLATE_NOOP("core", "A merger on {day} cannot be entered today, or a commune in it began later.")
_ON_THE_DAY = QT_TRANSLATE_NOOP("core", "Enter it on the day of the merger or after.")
_CLASH = QT_TRANSLATE_NOOP("core", "{count} plots cannot move to the commune {commune}; the first is {plot} ({code}).")
_SETTLE = QT_TRANSLATE_NOOP("core", "Settle them first, such as numbers that stand twice; nothing was changed.")
_THERE = (
    "SELECT id, name, lower(valid), upper(valid), EXISTS (SELECT 1 FROM campaign.plot WHERE commune_id = u.id)"
    " FROM campaign.commune AS u WHERE code = %s AND valid && daterange(%s, %s)"
)
_PREDECESSOR = (
    "SELECT id FROM campaign.commune WHERE code = %s AND id <> %s AND upper(valid) <= %s"
    " ORDER BY upper(valid) DESC LIMIT 1"
)


@dataclass
class CommuneDifference:
    """What a list of communes changes, by code: new ones, other names, ends; and whether it was done."""

    new: list[str] = field(default_factory=list)
    renamed: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    unchanged: int = 0
    applied: bool = False


@dataclass
class MergeReport:
    """What a merger does: which communes end, which goes on, how many plots move, on which day."""

    ended: list[str]
    into: str
    day: date
    plots: int = 0
    records: int = 0
    people: int = 0
    applied: bool = False


def import_communes(address: Address, lines: Sequence[CommuneLine], *, apply: bool = False) -> CommuneDifference:
    """Compare a list of communes with the store, and bring the store up to it when `apply` says so.

    A code that another commune had before must end there first: two never share one on the same day.

    Raises
    ------
    BadInput
        A line cannot be used; nothing was taken in.
    """
    difference = CommuneDifference(applied=apply)
    with administering(address) as cursor:
        written = [(line, _write(cursor, line, difference)) for line in lines]
        for line, number in written:
            for code in line.predecessors:
                cursor.execute(_PREDECESSOR, (code, number, line.since or FIRST_DAY))
                if (row := cursor.fetchone()) is None:
                    raise BadInput(_NO_PREDECESSOR, _CHECK, line=line.row, commune=code)
                cursor.execute(
                    "UPDATE campaign.commune SET predecessor = predecessor || %s::smallint"
                    " WHERE id = %s AND NOT %s = ANY (predecessor)",
                    (row[0], number, row[0]),
                )
        if not apply:
            cursor.connection.rollback()
    return difference


def merge_communes(
    address: Address,
    codes: Sequence[str],
    into: str,
    *,
    name: str = "",
    day: date | None = None,
    apply: bool = False,
    progress: Progress = no_progress,
) -> MergeReport:
    """Let communes go up in one: a new one, or one of them that goes on. All of it in one transaction, or nothing.

    Their plots move with a line of history each, and keep their old commune as the former one where they have none.
    Scopes stay: one in a commune that ended counts for the one of today.

    Parameters
    ----------
    codes : sequence of str
        Communes of today that end; `into` itself may be among them and goes on.
    name : str, optional
        Of the commune of today; needed for a new one.
    day : date, optional
        The first day of the merger, today without.
    """
    with administering(address) as cursor:
        cursor.execute("SELECT current_date")
        (today,) = cursor.fetchone()
        day = day or today
        cursor.execute("SELECT code, id, lower(valid) FROM campaign.commune WHERE valid @> current_date FOR UPDATE")
        there = {code: (number, since) for code, number, since in cursor.fetchall()}
        ended = sorted(set(codes) - {into})
        for code in ended:
            if code not in there:
                raise BadInput(_NOT_TODAY, _CHECK, commune=code)
        if not ended or (into not in there and not name):
            raise BadInput(_NOT_TODAY, _CHECK, commune=into)
        if day > today or any(since and since >= day for since in (there[code][1] for code in ended)):
            raise BadInput(_BAD_DAY, _ON_THE_DAY, day=Day(day.isoformat()))
        report = MergeReport(ended, into, day, applied=apply)
        old = [there[code][0] for code in ended]
        new = _successor(cursor, there.get(into, (None,))[0], old, into, name, day)
        batch, why = str(uuid.uuid4()), f"{', '.join(ended)} > {into}"
        report.plots = _move(cursor, old, new, into, batch, why, progress)
        cursor.execute("SELECT campaign.move_records(%s::smallint[], %s::smallint, %s, %s)", (old, new, batch, why))
        (report.records,) = cursor.fetchone()
        cursor.execute(
            "UPDATE campaign.conflict SET commune_id = %s WHERE commune_id = ANY (%s) AND state = 'open'", (new, old)
        )
        cursor.execute(
            "SELECT count(DISTINCT login) FROM campaign.scope WHERE commune_id = ANY (%s) AND valid @> now()", (old,)
        )
        report.people = cursor.fetchone()[0]
        if not apply:
            cursor.connection.rollback()
    return report


def _write(cursor, line: CommuneLine, difference: CommuneDifference) -> int:
    """Write a line of the list and return the id of its commune."""
    since, after = line.since or FIRST_DAY, line.until + timedelta(days=1) if line.until else None
    cursor.execute(_THERE, (line.code, since, after))
    row = cursor.fetchone()
    if row is None:
        cursor.execute(
            "INSERT INTO campaign.commune (code, name, valid) VALUES (%s, %s, daterange(%s, %s)) RETURNING id",
            (line.code, line.name, since, after),
        )
        difference.new.append(line.code)
        return cursor.fetchone()[0]
    number, name, begun, ends, has_plots = row
    if after and after != ends:
        if has_plots:
            raise BadInput(_HAS_PLOTS, _MERGE, line=line.row, commune=line.code)
        cursor.execute("UPDATE campaign.commune SET valid = daterange(%s, %s) WHERE id = %s", (begun, after, number))
        difference.ended.append(line.code)
    elif line.name and line.name != name:
        cursor.execute("UPDATE campaign.commune SET name = %s WHERE id = %s", (line.name, number))
        difference.renamed.append(line.code)
    else:
        difference.unchanged += 1
    return number


def _successor(cursor, number: int | None, old: list[int], code: str, name: str, day: date) -> int:
    """End the communes `old` and return the id of the one that they go up in."""
    cursor.execute("UPDATE campaign.commune SET valid = daterange(lower(valid), %s) WHERE id = ANY (%s)", (day, old))
    if number is None:
        cursor.execute(
            "INSERT INTO campaign.commune (code, name, valid) VALUES (%s, %s, daterange(%s, NULL)) RETURNING id",
            (code, name, day),
        )
        (number,) = cursor.fetchone()
    cursor.execute(
        "UPDATE campaign.commune SET predecessor = predecessor || %s::smallint[], name = coalesce(nullif(%s, ''), name)"
        " WHERE id = %s",
        (old, name, number),
    )
    return number


def _move(cursor, old: list[int], new: int, into: str, batch: str, why: str, progress: Progress) -> int:
    """Push every plot of the communes `old` into the new one, as whoever runs the server; return how many."""
    cursor.execute(
        "INSERT INTO campaign.person (login, full_name) VALUES (session_user, session_user) ON CONFLICT DO NOTHING"
    )
    guest = bool(cursor.rowcount)
    cursor.execute(
        "INSERT INTO campaign.scope (login, commune_id, role, valid) SELECT session_user, i, 'editor',"
        " tstzrange(now(), NULL) FROM unnest(%s::smallint[]) AS i WHERE i <> ALL (campaign.writable())"
        " RETURNING commune_id",
        ([*old, new],),
    )
    lent = [number for (number,) in cursor.fetchall()]
    cursor.execute(
        "SELECT uid, ver, former_commune, commune, sheet_number, plot_number FROM campaign.plot"
        " WHERE commune_id = ANY (%s) ORDER BY uid",
        (old,),
    )
    rows = cursor.fetchall()
    client, refused = str(uuid.uuid4()), []
    for start in range(0, len(rows), _PART):
        changes = []
        for number, (uid, ver, former, commune, _, _) in enumerate(rows[start : start + _PART], start + 1):
            patch = {"commune": into} if former else {"commune": into, "former_commune": commune}
            said = {"client": client, "client_seq": number, "reason": why}
            changes.append(travelling(seal(str(uuid.uuid4()), uid, UPDATE, ver, patch, **said)))
        request = {"proto": str(PROTOCOL), "version": version(), "batch": batch, "changes": changes}
        cursor.execute("SELECT campaign.push(%s::json)", (json.dumps(request),))
        refused += [answer for answer in cursor.fetchone()[0] if answer["status"] != APPLIED]
        progress(min(start + _PART, len(rows)), len(rows), PLOTS_MOVED)
    if refused:
        labels = {uid: f"{sheet or '-'}/{plot or '-'}" for uid, _, _, _, sheet, plot in rows}
        first = refused[0]
        values = {"count": len(refused), "commune": into, "plot": labels[first["uid"]], "code": first["code"]}
        raise BadInput(_CLASH, _SETTLE, **values)
    cursor.execute(
        "DELETE FROM campaign.scope WHERE login = session_user AND commune_id = ANY (%s) AND lower(valid) = now()",
        (lent,),
    )
    if guest:
        cursor.execute("DELETE FROM campaign.person WHERE login = session_user")
    return len(rows)
