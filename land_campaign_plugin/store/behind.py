"""What a pull left as it was, though the store has it newer: edited here in the same place, or an answer was under way.

History is past it by then and does not bring it again: it is noted with the page that left it out, and asked for as
soon as nothing is edited there any more, however the edit ended: taken in, refused, given up, typed back by hand.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from ..model.record_kinds import address
from ..model.statement import statement
from . import outbox, record_images, record_outbox, settling
from .contract import CONFLICT
from .edits import SEALED, SENT, images_now
from .images import select_images
from .reading import stage
from .record_capture import base_table

PLOT = ""
_NOTE = """INSERT INTO campaign_behind VALUES (?, ?, ?)
    ON CONFLICT (kind, uid) DO UPDATE SET ver = max(ver, excluded.ver)"""
_PLOTS_REACHED = """DELETE FROM campaign_behind AS b WHERE b.kind = '' AND b.ver <= coalesce(
    (SELECT p.ver FROM plot AS p WHERE p.uid = b.uid), (SELECT o.ver FROM campaign_base AS o WHERE o.uid = b.uid),
    b.ver)"""
_RECORDS_REACHED = """DELETE FROM campaign_behind AS b WHERE EXISTS
    (SELECT 1 FROM campaign_record AS r WHERE r.kind = b.kind AND r.uid = b.uid AND r.ver >= b.ver)"""
# A conflict that shows the store's version ends at it, whoever decides
_PLOTS = """SELECT b.uid FROM campaign_behind AS b WHERE b.kind = ''
    AND NOT EXISTS (SELECT 1 FROM plot AS p WHERE p.uid = b.uid AND p.ver = 0)
    AND NOT EXISTS (SELECT 1 FROM campaign_outbox AS o WHERE o.uid = b.uid AND (o.state IN (?1, ?2)
      OR o.state = ?3 AND json_extract(o.result, '$.ver') >= b.ver))"""
_RECORDS = """SELECT b.uid FROM campaign_behind AS b WHERE b.kind = ?4
    AND NOT EXISTS (SELECT 1 FROM campaign_record_outbox AS o WHERE o.kind = b.kind AND o.uid = b.uid
      AND (o.state IN (?1, ?2) OR o.state = ?3 AND json_extract(o.result, '$.ver') >= b.ver))
    AND (EXISTS (SELECT 1 FROM campaign_record AS r WHERE r.kind = b.kind AND r.uid = b.uid)
      OR NOT EXISTS (SELECT 1 FROM "{kind}" AS h WHERE h.uid = b.uid))"""

_DIRTY = "SELECT d.uid FROM temp.behind_uid AS b JOIN campaign_dirty AS d ON d.uid = b.uid"
_DIRTY_RECORDS = """SELECT d.uid FROM temp.behind_uid AS b
    CROSS JOIN campaign_record_dirty AS d ON d.kind = ? AND d.uid = b.uid"""
_THESE = statement("JOIN temp.behind_uid AS b ON b.uid = p.uid")
_THESE_RECORDS = statement("JOIN temp.behind_uid AS b ON b.uid = r.uid")


def note(connection: sqlite3.Connection, kind: str, left: Iterable[tuple[str, int]]) -> None:
    """Note plots or records that stay behind: uid, and the version in which the store has it."""
    connection.executemany(_NOTE, ((kind, uid, ver) for uid, ver in left))


def is_any(connection: sqlite3.Connection) -> bool:
    """Tell whether anything may be behind."""
    return connection.execute("SELECT 1 FROM campaign_behind LIMIT 1").fetchone() is not None


def wanted(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Return what is to be asked for, by kind, and forget what has come in since."""
    connection.execute(_PLOTS_REACHED)
    connection.execute(_RECORDS_REACHED)
    found = {}
    for (kind,) in connection.execute("SELECT DISTINCT kind FROM campaign_behind").fetchall():
        query, own = (statement(_RECORDS, kind=kind), (kind,)) if kind else (_PLOTS, ())
        uids = [uid for (uid,) in connection.execute(query, (SEALED, SENT, CONFLICT, *own))]
        edited = _edited_records(connection, kind, uids) if kind else _edited_plots(connection, uids)
        if rest := [uid for uid in uids if uid not in edited]:
            found[kind] = rest
    return found


def _edited_plots(connection: sqlite3.Connection, uids: Iterable[str]) -> set[str]:
    """Return those of these plots that are not what they were, and forget the edits of those that are again.

    What is edited waits: its push brings it up to date, or a conflict; a conflict is to show what the store has now.
    """
    stage(connection, "behind_uid", ("uid",), ((uid,) for uid in uids))
    dirty = {uid for (uid,) in connection.execute(_DIRTY)} - {answer.uid for answer in outbox.conflicts(connection)}
    base = {uid: image for uid, _, image in select_images(connection, "campaign_base", _THESE)}
    now = images_now(connection, dirty)
    edited = {uid for uid in dirty if uid not in base or now.get(uid) != base[uid]}
    nothings = dirty - edited - outbox.held(connection)
    for table in ("campaign_dirty", "campaign_base"):
        delete = statement("DELETE FROM {table} WHERE uid = ?", table=table)
        connection.executemany(delete, [(uid,) for uid in nothings])
    settling.came_to_nothing(connection, nothings)
    return edited


def _edited_records(connection: sqlite3.Connection, kind: str, uids: Iterable[str]) -> set[str]:
    stage(connection, "behind_uid", ("uid",), ((uid,) for uid in uids))
    open_here = {answer.uid for each, answer in record_outbox.kept_answers(connection, CONFLICT) if each == kind}
    dirty = {uid for (uid,) in connection.execute(_DIRTY_RECORDS, (kind,))} - open_here
    now = dict(record_images.select(connection, kind, _THESE_RECORDS))
    base = dict(record_images.select(connection, kind, _THESE_RECORDS, table=base_table(kind)))
    for uid in record_images.retired_bases(connection, kind):
        base.pop(uid, None)
    edited = {uid for uid in dirty if uid not in base or now.get(uid) != base[uid]}
    nothings = {(kind, uid) for uid in dirty - edited} - record_outbox.held(connection)
    for key in nothings:
        record_outbox.forget_edit(connection, key)
    settling.came_to_nothing(connection, [address(*key) for key in nothings])
    return edited
