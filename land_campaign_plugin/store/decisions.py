"""Decides what both sides changed: ours stays or theirs comes, field by field; and takes a decision back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime

from ..model.change import RETIRED
from ..model.statement import each, statement
from .difference_table import DECIDED, OPEN, WHOLE_ROW, Difference, Ledger, one, set_state
from .images import Image
from .loaded import PLOT, images, loaded_name, names, values_of
from .sheet_catalogue import recount
from .threeway import ROW_DELETED, ROW_GONE
from .update import remember, write

MINE, THEIRS = "mine", "theirs"
DECISION, UNDOING = "decided", "undone"


def decide(connection: sqlite3.Connection, srs_id: int, difference: Difference, theirs: set[str], label: str) -> None:
    """Let the fields of a difference that are in `theirs` have the export's values, the others keep those here.

    Parameters
    ----------
    theirs : set of str
        Fields; of a difference about a whole row none or all. A plot that they have no more is retired, a record
        removed; a row that was deleted here comes back.
    label : str
        Reason of the change that goes to the central store.
    """
    table, uid = difference.table, difference.uid
    before = _state(connection, table, uid)
    loaded = before["loaded"]
    if difference.group == ROW_GONE:
        if theirs and table == PLOT:
            write(connection, srs_id, table, {uid: {"status": RETIRED}}, label)
            recount(connection, uid)
        elif theirs:
            _remove(connection, table, uid)
            _remove(connection, loaded_name(table), uid)
    else:
        base: Image = {**loaded["image"], **difference.theirs}
        if difference.group != ROW_DELETED:
            write(connection, srs_id, table, {uid: {name: difference.theirs[name] for name in sorted(theirs)}}, label)
        elif theirs:
            _insert(connection, srs_id, table, uid, base)
        remember(connection, srs_id, table, [(uid, loaded["source_uid"], base)])
    after = _state(connection, table, uid)
    set_state(connection, difference.id, DECIDED, {"before": before, "after": after})
    _note(connection, difference, DECISION, before["row"], after["row"])


def undo(connection: sqlite3.Connection, srs_id: int, key: int, label: str) -> Difference | None:
    """Take a decision back, and return its difference, which is open again.

    None where there is no such decision, the row was changed since, or a later export was loaded.
    """
    found = one(connection, key, DECIDED)
    if found is None or found[1] is None:
        return None
    difference, text = found
    table, uid = difference.table, difference.uid
    steps = json.loads(text)
    row, loaded = steps["before"]["row"], steps["before"]["loaded"]
    now = _state(connection, table, uid)
    if difference.group not in (ROW_GONE, ROW_DELETED):
        if now["row"] is None or any(now["row"][name] != steps["after"]["row"][name] for name in difference.theirs):
            return None
        # other groups of the row may have been decided or edited since
        row = now["row"] | {name: row[name] for name in difference.theirs}
        image = now["loaded"]["image"] | {name: loaded["image"][name] for name in difference.theirs}
        loaded = now["loaded"] | {"image": image}
    elif now != steps["after"]:
        return None
    if row is None:
        _remove(connection, table, uid)
    elif now["row"] is None:
        _insert(connection, srs_id, table, uid, row)
    else:
        back = {name: value for name, value in row.items() if value != now["row"][name]}
        write(connection, srs_id, table, {uid: back} if back else {}, label)
    remember(connection, srs_id, table, [(uid, loaded["source_uid"], loaded["image"])])
    flag = statement("UPDATE {loaded} SET gone = ? WHERE uid = ?", loaded=loaded_name(table))
    connection.execute(flag, (loaded["gone"], uid))
    if table == PLOT:
        recount(connection, uid)
    set_state(connection, key, OPEN, None)
    _note(connection, difference, UNDOING, now["row"], row)
    return difference


def _state(connection: sqlite3.Connection, table: str, uid: str) -> dict:
    """Return a row as it is here and as it was loaded; None for what is not there."""
    query = statement("SELECT source_uid, gone FROM {loaded} WHERE uid = ?", loaded=loaded_name(table))
    found = connection.execute(query, (uid,)).fetchone()
    kept = None
    if found:
        kept = {
            "image": row_image(connection, loaded_name(table), table, uid),
            "source_uid": found[0],
            "gone": found[1],
        }
    return {"row": row_image(connection, table, table, uid), "loaded": kept}


def row_image(connection: sqlite3.Connection, source: str, table: str, uid: str) -> Image | None:
    """Return one row of `source`, which has the columns of `table`, as an image; None where it is not there."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS one_row (uid TEXT)")
    connection.execute("DELETE FROM temp.one_row")
    connection.execute("INSERT INTO temp.one_row VALUES (?)", (uid,))
    return images(connection, source, table, rest=statement("JOIN temp.one_row AS o ON o.uid = p.uid")).get(uid)


def _remove(connection: sqlite3.Connection, table: str, uid: str) -> None:
    connection.execute(statement('DELETE FROM "{table}" WHERE uid = ?', table=table), (uid,))


def _insert(connection: sqlite3.Connection, srs_id: int, table: str, uid: str, image: Mapping) -> None:
    fields = names(table)
    (values,) = values_of(table, [dict(image)], fields, srs_id)
    insert = statement(
        'INSERT INTO "{table}" (uid, {names}) VALUES ({marks})',
        table=table,
        names=each("{name}", fields),
        marks=len(fields) + 1,
    )
    connection.execute(insert, (uid, *values))


def _note(
    connection: sqlite3.Connection, difference: Difference, what: str, old: Image | None, new: Image | None
) -> None:
    """Note every value that changed; of a row that came or went all of them, so that none is lost."""
    ledger = Ledger(difference.export, datetime.now(UTC).isoformat(timespec="seconds"))
    ledger.note(what, difference.table, difference.uid, WHOLE_ROW, None, None)
    for name in names(difference.table):
        values = (old or {}).get(name), (new or {}).get(name)
        if values[0] != values[1]:
            ledger.note(what, difference.table, difference.uid, name, *values)
    ledger.write(connection)
