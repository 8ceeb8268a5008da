"""The outbox in the work copy: changes are frozen before they are sent and kept until they are answered.

A change goes from *sealed* (bytes fixed) to *sent* to what the store answered. Only a stored answer ends
it: when the program or the line dies in between, the same bytes go again and get the same answer.
"""

import json
import sqlite3
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from ..model.statement import each, statement
from .contract import (
    APPLIED,
    CID_REUSED,
    CLIENT_SEQ_REUSED,
    CONFLICT,
    MERGED,
    REJECTED,
    RETIRE,
    SAME,
    Answer,
    Change,
    seal,
)
from .edits import REFUSED, SEALED, SENT
from .images import FIELDS, Image, column_values, select_images

_STORED = (APPLIED, MERGED, SAME)
_HELD = (SEALED, SENT, CONFLICT, REJECTED)
_BASE_INSERT = statement(
    "INSERT OR REPLACE INTO campaign_base (uid, ver, op, {names}) VALUES ({marks})",
    names=FIELDS,
    marks=len(FIELDS) + 3,
)
_PLOT_UPDATE = statement("UPDATE plot SET {pairs}, ver = ? WHERE uid = ?", pairs=each("{name} = ?", FIELDS))
_HELD_UIDS = statement("SELECT uid FROM campaign_outbox WHERE state IN ({marks})", marks=len(_HELD))
_NEVER_SENT = statement(
    """WHERE p.ver = 0 AND p.uid NOT IN (SELECT uid FROM campaign_dirty)
       AND p.uid NOT IN ({held}) LIMIT ?""",
    held=_HELD_UIDS,
)
_THIS_PLOT = statement("WHERE p.uid = ?")
_LABELS = (
    "SELECT sheet_number, plot_number FROM plot WHERE uid = ?",
    "SELECT sheet_number, plot_number FROM campaign_base WHERE uid = ?",
)


@dataclass(frozen=True)
class Parcel:
    """What is to be sealed: one plot's net change, as it was when `edits` edits had been counted."""

    uid: str
    op: str
    base_ver: int
    patch: Image
    edits: int
    reason: str | None = None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def release(connection: sqlite3.Connection, head: str) -> None:
    """Let go what may be tried again: refusals always, rejections once any plot or the store has changed."""
    (edited,) = connection.execute(
        """SELECT EXISTS (SELECT 1 FROM campaign_dirty AS d WHERE NOT EXISTS
           (SELECT 1 FROM campaign_outbox AS o WHERE o.uid = d.uid AND o.n = d.n AND o.state NOT IN (?, ?, ?)))""",
        _STORED,
    ).fetchone()
    connection.execute("DELETE FROM campaign_outbox WHERE state = ?", (REFUSED,))
    connection.execute("DELETE FROM campaign_outbox WHERE state = ? AND (? OR head IS NOT ?)", (REJECTED, edited, head))


def held(connection: sqlite3.Connection) -> set[str]:
    """Return the uids of plots that wait: for an answer, for a decision on a conflict, for a correction."""
    return {uid for (uid,) in connection.execute(_HELD_UIDS, _HELD)}


def unsent_plots(connection: sqlite3.Connection, limit: int) -> list[Parcel]:
    """Return plots that nobody edited and that the store never had, at most `limit`."""
    rows = select_images(connection, "plot", _NEVER_SENT, (*_HELD, limit))
    return [
        Parcel(uid, "I", 0, {name: value for name, value in image.items() if value is not None}, 0)
        for uid, _, image in rows
    ]


def put(
    connection: sqlite3.Connection, parcels: Iterable[Parcel], findings: dict[str, list[dict]], ruleset: str
) -> int:
    """Seal `parcels` and return how many; a plot that was edited meanwhile waits for the next push."""
    client = connection.execute("SELECT value FROM campaign_meta WHERE name = 'client'").fetchone()[0]
    number = _last_number(connection)
    counts = dict(connection.execute("SELECT uid, n FROM campaign_dirty"))
    from . import settling  # it builds on this module

    ends = settling.ends(connection)
    rows, at = [], _now()
    for parcel in parcels:
        if counts.get(parcel.uid, 0) != parcel.edits:
            continue
        number += 1
        change = seal(
            str(uuid.uuid4()),
            parcel.uid,
            parcel.op,
            parcel.base_ver,
            parcel.patch,
            client=client,
            client_seq=number,
            reason=parcel.reason,
            findings=findings.get(parcel.uid, ()),
            ruleset=ruleset,
            resolves=ends.get(parcel.uid),
        )
        said = change.cid, change.uid, change.op, change.base_ver, change.body, change.sha256
        rows.append((number, *said, SEALED, parcel.edits, at))
    connection.executemany(
        "INSERT INTO campaign_outbox (seq, cid, uid, op, base_ver, body, sha256, state, n, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    return len(rows)


def refuse(connection: sqlite3.Connection, parcels: Iterable[Parcel], reasons: dict[str, list[dict]]) -> None:
    """Keep the changes that the gate holds back, with their reasons."""
    number, at = _last_number(connection), _now()
    connection.executemany(
        "INSERT INTO campaign_outbox (seq, cid, uid, op, base_ver, state, n, result, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                number + place,
                str(uuid.uuid4()),
                each.uid,
                each.op,
                each.base_ver,
                REFUSED,
                each.edits,
                json.dumps({"reasons": reasons[each.uid]}, ensure_ascii=False),
                at,
            )
            for place, each in enumerate(parcels, 1)
        ],
    )


def _last_number(connection: sqlite3.Connection) -> int:
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'campaign_outbox'").fetchone()
    return row[0] if row else 0


def findings_by_plot(connection: sqlite3.Connection) -> dict[str, list[dict]]:
    """Return the known findings of every plot: they travel with it, open."""
    found: dict[str, list[dict]] = {}
    rows = connection.execute("SELECT plots, rule, severity, fingerprint FROM finding ORDER BY fingerprint")
    for plots, rule, severity, fingerprint in rows:
        finding = {"rule": rule, "severity": severity, "fingerprint": fingerprint}
        for uid in (plots or "").split(","):
            found.setdefault(uid.strip(), []).append(finding)
    return found


def labels(connection: sqlite3.Connection, uids: Iterable[str]) -> dict[str, str]:
    """Return what people call the plots, where they have a number."""
    found = {}
    for uid in uids:
        for query in _LABELS:
            row = connection.execute(query, (uid,)).fetchone()
            if row and all(row):
                found.setdefault(uid, "/".join(row))
    return found


def notice(connection: sqlite3.Connection, srs_id: int, differ: dict[str, tuple[int, Image]]) -> None:
    """Take note of edits that no trigger saw: `differ` holds the store's version and image of edited plots."""
    connection.execute("UPDATE campaign_switch SET quiet = 1")
    for uid, (ver, image) in differ.items():
        rebase(connection, srs_id, uid, ver, image)
    connection.execute("UPDATE campaign_switch SET quiet = 0")
    connection.execute("DELETE FROM campaign_meta WHERE name = 'unwatched'")


def note_push(connection: sqlite3.Connection, before: str, head: str) -> None:
    """Remember that a push ended. What it saw rejected waits until the store moves on from `head`."""
    connection.execute("INSERT OR REPLACE INTO campaign_meta VALUES ('last_push', ?)", (_now(),))
    connection.execute(
        "UPDATE campaign_outbox SET head = ? WHERE state = ? AND head IS NOT ?", (head, REJECTED, before)
    )


def send(connection: sqlite3.Connection) -> list[Change]:
    """Return the changes that have no answer yet, in their order, and mark them as sent."""
    rows = connection.execute(
        "SELECT cid, uid, op, base_ver, body, sha256 FROM campaign_outbox WHERE state IN (?, ?) ORDER BY seq",
        (SEALED, SENT),
    ).fetchall()
    connection.execute("UPDATE campaign_outbox SET state = ? WHERE state = ?", (SENT, SEALED))
    return [Change(*row) for row in rows]


def settle(connection: sqlite3.Connection, srs_id: int, answers: Iterable[Answer], head: str) -> None:
    """Store what the store answered, and let each plot follow it."""
    from . import settling  # it builds on this module

    rows = connection.execute("SELECT cid, op, n, body FROM campaign_outbox WHERE state = ?", (SENT,))
    sent = {cid: (op, count, body) for cid, op, count, body in rows}
    counts = dict(connection.execute("SELECT uid, n FROM campaign_dirty"))
    connection.execute("UPDATE campaign_switch SET quiet = 1")
    ended, kept, versions, clean = [], [], [], []
    answers = list(answers)
    settling.answered(connection, answers)
    for answer in answers:
        if answer.cid not in sent:
            continue
        op, count, body = sent[answer.cid]
        if answer.status in _STORED:
            unchanged = counts.get(answer.uid, 0) == count
            sealed = {} if unchanged and answer.image is None else _sealed_image(connection, answer.uid, op, body)
            if answer.image is not None:
                _follow(connection, srs_id, answer, sealed)
            versions.append((answer.ver, answer.uid))
            if unchanged:
                clean.append((answer.uid,))
            else:  # edited since it was sealed: that is the next change, based on what the store has now
                rebase(connection, srs_id, answer.uid, answer.ver, answer.image or sealed)
            ended.append((answer.status, answer.to_json(), answer.cid))
        elif answer.status in (CONFLICT, REJECTED):
            kept.append((answer.status, answer.to_json(), head, answer.cid))
        else:
            _start_again(connection, answer)
    connection.executemany("UPDATE plot SET ver = ? WHERE uid = ?", versions)
    connection.executemany("DELETE FROM campaign_base WHERE uid = ?", clean)
    connection.executemany("DELETE FROM campaign_dirty WHERE uid = ?", clean)
    connection.executemany("UPDATE campaign_outbox SET state = ?, result = ?, body = NULL WHERE cid = ?", ended)
    connection.executemany("UPDATE campaign_outbox SET state = ?, result = ?, head = ? WHERE cid = ?", kept)
    connection.execute("UPDATE campaign_switch SET quiet = 0")


def _sealed_image(connection: sqlite3.Connection, uid: str, op: str, body: bytes) -> Image:
    """Return the whole plot as it was when its change was sealed."""
    patch = {"status": "retired"} if op == RETIRE else json.loads(body)["patch"]
    base = select_images(connection, "campaign_base", _THIS_PLOT, (uid,)) if op != "I" else []
    return {**dict.fromkeys(FIELDS), **(base[0][2] if base else {}), **patch}


def _follow(connection: sqlite3.Connection, srs_id: int, answer: Answer, sealed: Image) -> None:
    """Take over what somebody else changed in a plot, in the fields not edited here since."""
    rows = select_images(connection, "plot", _THIS_PLOT, (answer.uid,))
    if not rows:
        return
    now = rows[0][2]
    image = {name: answer.image[name] if now[name] == sealed[name] else now[name] for name in FIELDS}
    connection.execute(_PLOT_UPDATE, (*column_values([image], srs_id)[0], answer.ver, answer.uid))


def rebase(connection: sqlite3.Connection, srs_id: int, uid: str, ver: int, image: Image) -> None:
    """Make `image` of version `ver` what further edits of the plot are compared with."""
    connection.execute(_BASE_INSERT, (uid, ver, "U", *column_values([image], srs_id)[0]))
    connection.execute("INSERT OR IGNORE INTO campaign_dirty (uid, n, born) VALUES (?, 1, 0)", (uid,))
    connection.execute("UPDATE campaign_dirty SET born = 0 WHERE uid = ?", (uid,))
    connection.execute("UPDATE plot SET ver = ? WHERE uid = ?", (ver, uid))


def _start_again(connection: sqlite3.Connection, answer: Answer) -> None:
    """Drop a change whose id or number was taken; the plot is sealed anew at the next push, nothing is lost."""
    if answer.status == CLIENT_SEQ_REUSED:
        connection.execute("UPDATE campaign_meta SET value = ? WHERE name = 'client'", (str(uuid.uuid4()),))
        connection.execute("UPDATE campaign_meta SET value = value + 1 WHERE name = 'epoch'")
    if answer.status in (CID_REUSED, CLIENT_SEQ_REUSED):
        connection.execute("DELETE FROM campaign_outbox WHERE cid = ?", (answer.cid,))


def conflicts(connection: sqlite3.Connection) -> list[Answer]:
    """Return the open conflicts, each with the store's own version of the plot."""
    rows = connection.execute("SELECT result FROM campaign_outbox WHERE state = ? ORDER BY seq", (CONFLICT,))
    return [Answer.from_json(text) for (text,) in rows]


def kept_answers(connection: sqlite3.Connection) -> list[Answer]:
    """Return the answers that still stand: open conflicts, and rejections that nothing was done about."""
    rows = connection.execute(
        "SELECT result FROM campaign_outbox WHERE state IN (?, ?) ORDER BY seq", (CONFLICT, REJECTED)
    )
    return [Answer.from_json(text) for (text,) in rows]
