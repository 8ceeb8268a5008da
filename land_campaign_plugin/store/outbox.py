"""The outbox in the work copy: changes are frozen before they are sent and kept until they are answered.

A change goes from *sealed* (bytes fixed) to *sent* to what the store answered. Only a stored answer ends
it: when the program or the line dies in between, the same bytes go again and get the same answer.
"""

import json
import sqlite3
import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from ..model.change import RETIRED
from ..model.statement import each, statement
from . import identity
from .contract import (
    APPLIED,
    BLOCKED,
    CID_REUSED,
    CLIENT_SEQ_REUSED,
    CONFLICT,
    MERGED,
    REJECTED,
    RETIRE,
    SAME,
    UPDATE,
    Answer,
    Change,
    seal,
)
from .edits import REFUSED, SEALED, SENT, images_now
from .images import FIELDS, Image, column_values, select_images

_GROUP = "group_refused"
_STORED = (APPLIED, MERGED, SAME)
_HELD = (SEALED, SENT, CONFLICT, REJECTED, BLOCKED)
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
    """What is to be sealed: one plot's net change, as it was when `edits` edits had been counted.

    Parameters
    ----------
    group : str, optional
        Id of the changes that stand or fall with it.
    parents : tuple of str
        For a new plot, those that its land was taken from.
    base_cid : str, optional
        The change of the same plot without an answer yet that it follows on.
    """

    uid: str
    op: str
    base_ver: int
    patch: Image
    edits: int
    reason: str | None = None
    group: str | None = None
    parents: tuple[str, ...] = ()
    base_cid: str | None = None


def now() -> str:
    """Return the time as it is kept."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def release(connection: sqlite3.Connection, head: str) -> None:
    """Let go what may be tried again: refusals always, rejections once any plot or the store has changed."""
    (edited,) = connection.execute(
        """SELECT EXISTS (SELECT 1 FROM campaign_dirty AS d WHERE NOT EXISTS
           (SELECT 1 FROM campaign_outbox AS o WHERE o.uid = d.uid AND o.n = d.n AND o.state NOT IN (?, ?, ?)))""",
        _STORED,
    ).fetchone()
    connection.execute("DELETE FROM campaign_outbox WHERE state = ? OR state = ? AND body IS NULL", (REFUSED, BLOCKED))
    connection.execute("DELETE FROM campaign_outbox WHERE state = ? AND (? OR head IS NOT ?)", (REJECTED, edited, head))
    unblock(connection)


def unblock(connection: sqlite3.Connection) -> int:
    """Let go the changes whose obstacle is gone, and those that followed on them; return how many."""
    gone = 0
    while count := connection.execute(
        """DELETE FROM campaign_outbox WHERE state = ? AND body IS NOT NULL
           AND by_cid NOT IN (SELECT cid FROM campaign_outbox WHERE state IN (?, ?, ?, ?, ?))""",
        (BLOCKED, *_HELD),
    ).rowcount:
        gone += count
    return gone


def held(connection: sqlite3.Connection) -> set[str]:
    """Return the uids of plots that wait: for an answer, for a decision on a conflict, for a correction."""
    return {uid for (uid,) in connection.execute(_HELD_UIDS, _HELD)}


def obstacles(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the first change of each plot that waits, by uid: what hangs together with the plot waits for that."""
    rows = connection.execute(
        "SELECT uid, cid FROM campaign_outbox WHERE state IN (?, ?, ?, ?, ?) ORDER BY seq DESC", _HELD
    )
    return dict(rows.fetchall())


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
    """Seal `parcels` and return how many; a plot that was edited meanwhile waits for the next push, with its group."""
    parcels = list(parcels)
    client = connection.execute("SELECT value FROM campaign_meta WHERE name = 'client'").fetchone()[0]
    number = _last_number(connection)
    counts = dict(connection.execute("SELECT uid, n FROM campaign_dirty"))
    from . import settling  # it builds on this module

    ends = settling.ends(connection)
    rows, at = [], now()
    late = {parcel.uid for parcel in parcels if counts.get(parcel.uid, 0) != parcel.edits}
    broken = {parcel.group for parcel in parcels if parcel.group and parcel.uid in late}
    sizes = Counter(parcel.group for parcel in parcels)
    for parcel in sorted(parcels, key=lambda parcel: parcel.group or ""):  # a group stays together on its way
        if parcel.uid in late or parcel.group in broken:
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
            group=(parcel.group, sizes[parcel.group]) if parcel.group else None,
            parents=parcel.parents,
            base_cid=parcel.base_cid,
            resolves=None if parcel.base_cid else ends.get(parcel.uid),
        )
        said = change.cid, change.uid, change.op, change.base_ver, change.body, change.sha256
        rows.append((number, *said, SEALED, parcel.edits, at, parcel.group, parcel.base_cid))
    connection.executemany(
        "INSERT INTO campaign_outbox (seq, cid, uid, op, base_ver, body, sha256, state, n, at, group_id, base_cid)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    return len(rows)


def block(connection: sqlite3.Connection, parcels: Iterable[Parcel], by: dict[str, tuple[str, str]]) -> list[Answer]:
    """Keep the changes that hang together with plots that wait, and return what is to be said of them.

    Parameters
    ----------
    by : dict of str to tuple of str
        For each uid, the change that it waits for, and its plot.
    """
    number, at = _last_number(connection), now()
    answers = []
    for place, parcel in enumerate(parcels, 1):
        cid, other = by[parcel.uid]
        answer = Answer(str(uuid.uuid4()), parcel.uid, BLOCKED, BLOCKED, plots=(other,), values={"by": cid})
        kept = parcel.op, parcel.base_ver, BLOCKED, parcel.edits, answer.to_json(), at, cid
        connection.execute(
            "INSERT INTO campaign_outbox (seq, cid, uid, op, base_ver, state, n, result, at, by_cid)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number + place, answer.cid, parcel.uid, *kept),
        )
        answers.append(answer)
    return answers


def successors(connection: sqlite3.Connection) -> list[Parcel]:
    """Return the plots that were edited since their last change was sealed, as changes that follow on it.

    For whoever seals without an answer in between: several packages, one after the other.
    """
    found = []
    rows = connection.execute(
        """SELECT d.uid, d.n, d.reason, o.cid, o.base_ver FROM campaign_dirty AS d JOIN campaign_outbox AS o
           ON o.seq = (SELECT max(seq) FROM campaign_outbox WHERE uid = d.uid)
           WHERE o.state IN (?, ?) AND o.n <> d.n ORDER BY d.uid""",
        (SEALED, SENT),
    ).fetchall()
    now = images_now(connection, [row[0] for row in rows])
    for uid, count, reason, cid, base_ver in rows:
        image: Image = dict.fromkeys(FIELDS)
        sealed = connection.execute(
            "SELECT op, body FROM campaign_outbox WHERE uid = ? AND state IN (?, ?) ORDER BY seq", (uid, SEALED, SENT)
        )
        for place, (op, body) in enumerate(sealed):
            image = _after(image if place else _base_image(connection, uid, op), op, body)
        if uid not in now:
            if image["status"] != RETIRED:
                found.append(Parcel(uid, RETIRE, base_ver, {}, count, reason, base_cid=cid))
        elif patch := {name: value for name, value in now[uid].items() if value != image[name]}:
            found.append(Parcel(uid, UPDATE, base_ver, patch, count, reason, base_cid=cid))
    return found


def refuse(connection: sqlite3.Connection, parcels: Iterable[Parcel], reasons: dict[str, list[dict]]) -> None:
    """Keep the changes that the gate holds back, with their reasons."""
    number, at = _last_number(connection), now()
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
    connection.execute("INSERT OR REPLACE INTO campaign_meta VALUES ('last_push', ?)", (now(),))
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


def groups_of(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the group of each change on its way that stands or falls with others, by its id."""
    return dict(
        connection.execute(
            "SELECT cid, group_id FROM campaign_outbox WHERE state IN (?, ?) AND group_id IS NOT NULL", (SEALED, SENT)
        )
    )


def settle(connection: sqlite3.Connection, srs_id: int, answers: Iterable[Answer], head: str) -> None:
    """Store what the store answered, and let each plot follow it."""
    from . import settling  # it builds on this module

    answers = list(answers)
    wrong = [each for each in answers if each.status in (CONFLICT, REJECTED, BLOCKED) and each.code != _GROUP]
    culprits = {each.uid: each.cid for each in wrong}
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
        elif answer.code == _GROUP and (by := next((culprits[uid] for uid in answer.plots if uid in culprits), None)):
            waits = replace(answer, status=BLOCKED, code=BLOCKED, values={"by": by})
            kept.append((BLOCKED, waits.to_json(), head, by, answer.cid))
        elif answer.status in (CONFLICT, REJECTED):
            kept.append((answer.status, answer.to_json(), head, None, answer.cid))
        elif answer.status == BLOCKED:
            kept.append((answer.status, answer.to_json(), head, answer.values.get("by"), answer.cid))
        else:
            _start_again(connection, answer)
    connection.executemany("UPDATE plot SET ver = ? WHERE uid = ?", versions)
    connection.executemany("DELETE FROM campaign_base WHERE uid = ?", clean)
    connection.executemany("DELETE FROM campaign_dirty WHERE uid = ?", clean)
    connection.executemany("UPDATE campaign_outbox SET state = ?, result = ?, body = NULL WHERE cid = ?", ended)
    connection.executemany(
        "UPDATE campaign_outbox SET state = ?, result = ?, head = ?, by_cid = ? WHERE cid = ?", kept
    )
    connection.execute("UPDATE campaign_switch SET quiet = 0")


def _sealed_image(connection: sqlite3.Connection, uid: str, op: str, body: bytes) -> Image:
    """Return the whole plot as it was when its change was sealed."""
    return _after(_base_image(connection, uid, op), op, body)


def _base_image(connection: sqlite3.Connection, uid: str, op: str) -> Image:
    """Return the plot as the store had it before its first change."""
    base = select_images(connection, "campaign_base", _THIS_PLOT, (uid,)) if op != "I" else []
    return {**dict.fromkeys(FIELDS), **(base[0][2] if base else {})}


def _after(image: Image, op: str, body: bytes) -> Image:
    """Return what a sealed change makes of a plot."""
    return image | ({"status": RETIRED} if op == RETIRE else json.loads(body)["patch"])


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
        identity.renew(connection)
    if answer.status in (CID_REUSED, CLIENT_SEQ_REUSED):
        connection.execute("DELETE FROM campaign_outbox WHERE cid = ?", (answer.cid,))


def conflicts(connection: sqlite3.Connection) -> list[Answer]:
    """Return the open conflicts, each with the store's own version of the plot."""
    rows = connection.execute("SELECT result FROM campaign_outbox WHERE state = ? ORDER BY seq", (CONFLICT,))
    return [Answer.from_json(text) for (text,) in rows]


def kept_answers(connection: sqlite3.Connection) -> list[Answer]:
    """Return the answers that still stand: conflicts, rejections that nothing was done about, what waits for them."""
    rows = connection.execute(
        "SELECT result FROM campaign_outbox WHERE state IN (?, ?, ?) ORDER BY seq", (CONFLICT, REJECTED, BLOCKED)
    )
    return [Answer.from_json(text) for (text,) in rows]
