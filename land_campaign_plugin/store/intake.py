"""How the embedded store takes in a push: every change judged, then written set-wise, inside one transaction."""

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from math import floor

import numpy as np

from ..model.change import CONTENT, GEOMETRY, RETIRED
from ..model.province import Box, parse_box
from ..model.statement import each, statement
from ..native import shapely
from . import lineage, resolution
from .bodies import readable
from .contract import (
    APPLIED,
    BLOCKED,
    CID_REUSED,
    CLIENT_SEQ_REUSED,
    CONFLICT,
    INSERT,
    MERGED,
    REJECTED,
    RETIRE,
    SAME,
    Answer,
    Change,
    StoredPlot,
)
from .history import GENESIS, link
from .images import (
    FARTHEST,
    FIELDS,
    LONGEST_SHAPE,
    Image,
    bad_field,
    canonical,
    column_values,
    select_images,
    shape_texts,
    shapes_of,
)
from .merge import Verdict, decide, number_key, repeated_numbers
from .neighbours import Drawn, meetings
from .reading import stage
from .versions import note

PARENT_GONE, GROUP_REFUSED = "parent_gone", "group_refused"
BAD_BYTES, BAD_VALUE, DUPLICATE_NUMBER = "bad_bytes", "bad_value", "duplicate_number"
NO_SHAPE, INVALID_SHAPE, OUTSIDE, TOO_MANY_POINTS = "no_shape", "invalid_shape", "outside", "too_many_points"
_NAMES = (GEOMETRY, *(column.name for column in CONTENT))
_PLOT_INSERT = statement(
    "INSERT INTO plot ({names}, number_key, ver, seq, cid, upd_by, upd_at, shaped_by, parents, uid) VALUES ({marks})",
    names=_NAMES,
    marks=len(_NAMES) + 9,
)
_PLOT_UPDATE = statement(
    "UPDATE plot SET {pairs}, number_key = ?, ver = ?, seq = ?, cid = ?, upd_by = ?, upd_at = ?,"
    " shaped_by = coalesce(?, shaped_by), parents = coalesce(?, parents) WHERE uid = ?",
    pairs=each("{name} = ?", _NAMES),
)


class Case:
    """A change on its way: what it says, what the store has, what becomes of it."""

    def __init__(self, change: Change, content: dict):
        self.change = change
        self.content = content
        self.base_ver = change.base_ver
        self.is_final = True
        self.current: StoredPlot | None = None
        self.base: Image | None = None
        self.verdict = Verdict(REJECTED)
        self.plots: tuple[str, ...] = ()
        self.values: dict[str, str] = {}
        group = content.get("group")
        self.group = (content["client"], group["id"]) if group else None
        self.parents: list[str] = content.get("parents", [])

    @property
    def called(self) -> str:
        """What history and conflicts call it."""
        return self.change.uid

    @property
    def size(self) -> int:
        """How many changes stand or fall with this one."""
        return int(self.content["group"]["size"])

    @property
    def taken(self) -> bool:
        """Whether the store has it now, or had it already."""
        return self.verdict.status in (APPLIED, MERGED, SAME)

    @property
    def written(self) -> bool:
        """Whether it gives a new version."""
        return self.taken and bool(self.verdict.changed)

    def reject(self, code: str, plots: tuple[str, ...] = (), **values: str) -> None:
        """Refuse it for a reason."""
        fields = self.verdict.fields
        self.verdict = Verdict(REJECTED, code, fields=fields)
        self.plots, self.values = plots, values


class Intake:
    """One push. `take` is called once, inside a write transaction."""

    def __init__(self, connection: sqlite3.Connection, srs_id: int, login: str, batch: str):
        self._connection = connection
        self._srs_id = srs_id
        self._login = login
        self._batch = batch
        row = connection.execute("SELECT value FROM meta WHERE name = 'box'").fetchone()
        self._box = parse_box(row[0]) if row else None
        self._at = datetime.now(UTC).isoformat(timespec="microseconds")
        self._groups: dict[tuple[str, str], list[str]] = {}
        self._answers: dict[str, Answer] = {}

    def take(self, request: Sequence[Change]) -> list[Answer]:
        """Judge and write all changes of `request` and return the answers in its order."""
        known = self._known(request)
        contents = [None if change.cid in known else readable(change) for change in request]
        numbers = self._client_numbers({content["client"] for content in contents if content})
        answers = self._answers
        rounds: list[list[Case]] = []
        turns: dict[tuple[str, str], int] = {}
        fresh: dict[str, str] = {}
        for change, content in zip(request, contents, strict=True):
            if change.cid in known or change.cid in fresh:
                continue  # answered below, once the first of its kind is
            if content is None:
                answers[change.cid] = Answer(change.cid, change.uid, REJECTED, BAD_BYTES)
                continue
            number = content["client"], int(content["seq"])
            if "group" in content:
                self._groups.setdefault((number[0], content["group"]["id"]), []).append(change.cid)
            if number in numbers:
                answers[change.cid] = Answer(change.cid, change.uid, CLIENT_SEQ_REUSED)
                continue
            numbers.add(number)
            fresh[change.cid] = change.sha256
            key = change.kind, change.uid
            turn = turns[key] = turns.get(key, -1) + 1  # a plot's second change waits for its first
            if turn == len(rounds):
                rounds.append([])
            rounds[turn].append(self._made_of(change, content))
        self._connection.execute("UPDATE door SET is_open = 1")
        for cases in rounds:
            answers |= self._take_round(cases)
        self._connection.execute("UPDATE door SET is_open = 0")
        return self._in_order(request, answers, known, fresh)

    def _made_of(self, change: Change, content: dict) -> Case:
        return Case(change, content)

    def _in_order(self, request, answers, known, fresh) -> list[Answer]:
        result = []
        told = set()
        for change in request:
            if change.cid in known:
                sha256, text = known[change.cid]
            elif change.cid in fresh and change.cid in told:
                sha256, text = fresh[change.cid], answers[change.cid].to_json()
            else:
                told.add(change.cid)
                result.append(answers[change.cid])
                continue
            same = sha256 == change.sha256 and hashlib.sha256(change.body).hexdigest() == sha256
            result.append(Answer.from_json(text, replay=True) if same else Answer(change.cid, change.uid, CID_REUSED))
        return result

    def _known(self, request: Sequence[Change]) -> dict[str, tuple[str, str]]:
        """Return hash and answer of the changes that came before, by cid."""
        stage(self._connection, "asked_cid", ("cid",), ((change.cid,) for change in request))
        rows = self._connection.execute(
            "SELECT r.cid, r.sha256, r.result FROM temp.asked_cid AS a JOIN change_req AS r ON r.cid = a.cid"
        )
        return {cid: (sha256, result) for cid, sha256, result in rows}

    def _client_numbers(self, clients: set[str]) -> set[tuple[str, int]]:
        """Return the (client, number) pairs in use by `clients`: a copied file shows by them."""
        found = set()
        for client in clients:
            rows = self._connection.execute("SELECT client_seq FROM change_req WHERE client = ?", (client,))
            found |= {(client, number) for (number,) in rows}
        return found

    def _take_round(self, cases: list[Case]) -> dict[str, Answer]:
        """Judge and write changes of different plots."""
        self._follow_on(cases)
        self._read_current(cases)
        for case in cases:
            change = case.change
            if case.verdict.status == BLOCKED or case.verdict.code:
                continue
            case.verdict = decide(change.op, case.base_ver, case.content["patch"], case.current, case.base)
        lineage.judge(self._connection, cases)
        resolution.judge(self._connection, cases, self._login)
        _judge_values(cases)
        _judge_shapes(cases, self._box)
        self._judge_parents(cases)
        # Each refusal may bring the next: what it would have made room for
        while self._judge_groups(cases) + self._judge_numbers(cases) + self._judge_neighbours(cases):
            pass
        written = [case for case in cases if case.written]
        numbered = self._write_history(written)
        self._write_plots(written, numbered)
        answers = {case.change.cid: _answer(case, numbered.get(case.change.cid, 0)) for case in cases}
        self._write_request(cases, answers)
        return answers

    def _follow_on(self, cases: list[Case]) -> None:
        """Let a change start from what came of the one that it follows on, or wait where nothing came of that.

        Where that one has not come yet, the answer is not kept: the same bytes may come again after it.
        """
        for case in cases:
            first = case.content.get("base_cid")
            if not first:
                continue
            row = self._connection.execute("SELECT result FROM change_req WHERE cid = ?", (first,)).fetchone()
            before = self._answers.get(first) or (Answer.from_json(row[0]) if row else None)
            if before and before.uid != case.change.uid:
                case.reject(BAD_BYTES)
            elif before and before.status in (APPLIED, MERGED, SAME):
                case.base_ver = before.ver
            else:
                case.verdict = Verdict(BLOCKED, BLOCKED)
                case.values = {"by": before.values.get("by", first) if before else first}
                case.plots = (case.change.uid,)
                case.is_final = before is not None and before.status in (CONFLICT, REJECTED, BLOCKED)

    def _read_current(self, cases: list[Case]) -> None:
        stage(self._connection, "asked_uid", ("uid",), ((case.change.uid,) for case in cases))
        rows = select_images(self._connection, "plot", statement("JOIN temp.asked_uid AS a ON a.uid = p.uid"))
        current = {uid: StoredPlot(uid, ver, image) for uid, ver, image in rows}
        for case in cases:
            case.current = current.get(case.change.uid)
            if case.current and 0 < case.base_ver < case.current.ver:
                row = self._connection.execute(
                    "SELECT image FROM hist WHERE uid = ? AND ver = ?", (case.change.uid, case.base_ver)
                ).fetchone()
                case.base = json.loads(row[0]) if row else None

    def _judge_parents(self, cases: list[Case]) -> None:
        """A part comes from plots in force: whoever retired or split one meanwhile gave its land away."""
        new = [case for case in cases if case.taken and case.parents and case.current is None]
        stage(self._connection, "asked_uid", ("uid",), {(uid,) for case in new for uid in case.parents})
        rows = self._connection.execute(
            "SELECT p.uid FROM temp.asked_uid AS a JOIN plot AS p ON p.uid = a.uid WHERE p.status IS NOT ?", (RETIRED,)
        )
        there = {uid for (uid,) in rows}
        for case in new:
            if gone := tuple(uid for uid in case.parents if uid not in there):
                case.reject(PARENT_GONE, gone)

    def _judge_groups(self, cases: list[Case]) -> int:
        """The changes of a group stand or fall together, and all of them must be there."""
        members: dict[tuple[str, str], list[Case]] = {}
        for case in cases:
            if case.group:
                members.setdefault(case.group, []).append(case)
        count = 0
        for key, several in members.items():
            wrong = tuple(case.change.uid for case in several if not case.taken)
            sent = len(set(self._groups[key]))
            for case in several:
                if case.taken and (wrong or not len(several) == sent == case.size):
                    case.reject(GROUP_REFUSED, wrong)
                    count += 1
        return count

    def _judge_neighbours(self, cases: list[Case]) -> int:
        """Refuse shapes that would lie over a neighbour that somebody else drew, or leave land to nobody."""
        drawn = [Drawn(case.change.uid, case.content, case.taken, case.verdict, case.current) for case in cases]
        refusals = meetings(drawn, self._plots_in)
        for row, (code, plots, area_m2) in refusals.items():
            cases[row].reject(code, plots, area_m2=f"{area_m2:.2f}")
        return len(refusals)

    def _plots_in(self, boxes: np.ndarray) -> list[tuple[str, bytes, str | None, str | None]]:
        """Return uid, shape, drawer and commune of the plots in force in any of `boxes` (minx, miny, maxx, maxy)."""
        stage(self._connection, "asked_box", ("minx", "miny", "maxx", "maxy"), boxes.tolist())
        return self._connection.execute(
            """SELECT DISTINCT p.uid, p.geom, p.shaped_by, p.commune
               FROM temp.asked_box AS a CROSS JOIN rtree_plot_geom AS r
               ON r.minx <= a.maxx AND r.maxx >= a.minx AND r.miny <= a.maxy AND r.maxy >= a.miny
               JOIN plot AS p ON p.fid = r.id WHERE p.status IS NOT ?""",
            (RETIRED,),
        ).fetchall()

    def _judge_numbers(self, cases: list[Case]) -> int:
        taken = {case.change.uid: case for case in cases if case.taken}
        wanted = {uid: number_key(case.verdict.image) for uid, case in taken.items()}
        held = {uid: number_key(case.current.image) for uid, case in taken.items() if case.current}
        keys = {key for key in wanted.values() if key}
        stage(self._connection, "asked_key", ("number_key",), ((key,) for key in keys))
        rows = self._connection.execute(
            "SELECT p.number_key, p.uid FROM temp.asked_key AS a CROSS JOIN plot AS p ON p.number_key = a.number_key"
        )
        others = {key: uid for key, uid in rows if uid not in taken}
        refused = repeated_numbers(wanted, held, others)
        for uid, holder in refused.items():
            case = taken[uid]
            image = case.verdict.image
            values = {"sheet": image["sheet_number"], "number": image["plot_number"], "holder": holder}
            case.reject(DUPLICATE_NUMBER, (holder,), **values)
        return len(refused)

    def _write_history(self, written: list[Case]) -> dict[str, int]:
        """Write a history row a change and return the number each got in its commune, by cid."""
        heads = {
            code: (seq, head)
            for code, seq, head in self._connection.execute("SELECT code, head_seq, head_hash FROM commune")
        }
        rows, numbered = [], {}
        for case in written:
            change, image = case.change, case.verdict.image
            commune = image.get("commune") or ""
            seq, prev_hash = heads.get(commune, (0, GENESIS))
            seq += 1
            entry = (
                commune,
                seq,
                change.uid,
                _version(case),
                change.op,
                case.base_ver,
                change.cid,
                self._batch,
                case.content.get("reason"),
                self._login,
                self._at,
                ",".join(case.verdict.changed),
                canonical(image).decode(),
                case.group[1] if case.group else None,
                ",".join(case.parents) or None,
            )
            heads[commune] = seq, link(prev_hash, entry)
            numbered[change.cid] = seq
            rows.append((*entry, prev_hash, heads[commune][1]))
        self._connection.executemany(
            """INSERT INTO hist (commune, seq, uid, ver, op, base_ver, cid, batch, reason, login, at, changed, image,
               group_id, parents, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            rows,
        )
        self._connection.executemany(
            "INSERT OR REPLACE INTO commune VALUES (?, ?, ?)", [(code, *head) for code, head in heads.items()]
        )
        note(self._connection, rows)
        return numbered

    def _write_plots(self, written: list[Case], numbered: dict[str, int]) -> None:
        values = column_values([case.verdict.image for case in written], self._srs_id)
        by = self._login, self._at
        rows = [
            (*value, number_key(case.verdict.image), _version(case), numbered[case.change.cid], case.change.cid, *by)
            + (_drawer(case), ",".join(case.parents) or None, case.change.uid)
            for case, value in zip(written, values, strict=True)
        ]
        new = [row for row, case in zip(rows, written, strict=True) if case.current is None]
        old = [row for row, case in zip(rows, written, strict=True) if case.current is not None]
        self._connection.executemany(_PLOT_INSERT, new)
        # A row count that differs would be a plot lost without a word
        if self._connection.executemany(_PLOT_UPDATE, old).rowcount != len(old) and old:
            raise sqlite3.IntegrityError("a plot to be updated was not there")
        self._connection.executemany("DELETE FROM finding WHERE uid = ?", [(case.change.uid,) for case in written])
        self._connection.executemany(
            "INSERT OR REPLACE INTO finding (uid, fingerprint, rule, severity, cid) VALUES (?, ?, ?, ?, ?)",
            [
                (case.change.uid, each["fingerprint"], each["rule"], each["severity"], case.change.cid)
                for case in written
                for each in case.content["findings"]
            ],
        )

    def _write_request(self, cases: list[Case], answers: dict[str, Answer]) -> None:
        requests, rejected = [], []
        for case in cases:
            change, answer = case.change, answers[case.change.cid]
            if not case.is_final:
                continue
            number = case.content["client"], int(case.content["seq"])
            said = change.sha256, answer.status, answer.to_json()
            requests.append((change.cid, *number, *said, self._login, self._at))
            if answer.status in (REJECTED, BLOCKED):
                rejected.append((change.cid, change.uid, answer.code, change.body.decode(), self._at))
        self._connection.executemany("INSERT INTO change_req VALUES (?, ?, ?, ?, ?, ?, ?, ?)", requests)
        self._connection.executemany("INSERT INTO rejected VALUES (?, ?, ?, ?, ?)", rejected)
        resolution.write(self._connection, cases, self._login, self._at)


def _drawer(case: Case) -> str | None:
    """Return the client that gave the plot its shape, where this change did."""
    return case.content["client"] if {GEOMETRY, "status"} & {*case.verdict.changed} else None


def _judge_values(cases: list[Case]) -> None:
    for case in cases:
        if case.taken and (field := bad_field(case.verdict.image)):
            case.reject(BAD_VALUE, field=field)


def _judge_shapes(cases: list[Case], box: Box | None) -> None:
    """Reject plots whose shape a store cannot hold: none, not an area, with rings that cross, or outside of `box`."""
    looked_at = []
    for case in cases:
        if case.taken and (case.current is None or GEOMETRY in case.verdict.changed):
            text = case.verdict.image[GEOMETRY]
            if isinstance(text, str) and len(text) > LONGEST_SHAPE:
                case.reject(TOO_MANY_POINTS)
            else:
                looked_at.append(case)
    shapes = shapes_of([case.verdict.image for case in looked_at])
    bounds = shapely.bounds(shapes)
    shapes[(np.abs(bounds) > FARTHEST).any(axis=1)] = None
    areal = np.isin(shapely.get_type_id(shapes), (3, 6)) & ~shapely.is_empty(shapes) & (shapely.area(shapes) > 0)
    valid = shapely.is_valid(shapes)
    for case, text in zip(looked_at, shape_texts(shapes), strict=True):
        if text is not None and text != case.verdict.image[GEOMETRY]:
            case.reject(BAD_VALUE, field=GEOMETRY)
    for row in np.flatnonzero(~areal | ~valid):
        if not looked_at[row].taken:
            continue
        if areal[row] or (shapes[row] is not None and not valid[row]):
            looked_at[row].reject(INVALID_SHAPE, where=_place(shapely.is_valid_reason(shapes[row])))
        else:
            looked_at[row].reject(NO_SHAPE)
    if box is None:
        return
    for row in np.flatnonzero((bounds[:, :2] < box[:2]).any(axis=1) | (bounds[:, 2:] > box[2:]).any(axis=1)):
        if looked_at[row].taken:
            looked_at[row].reject(OUTSIDE, where=f"{floor(bounds[row, 0])} {floor(bounds[row, 1])}")


def _place(reason: str) -> str:
    """Return the coordinates in what GEOS says, ``Self-intersection[5 5]``; its words are English only."""
    return reason.partition("[")[2].rstrip("]") or "?"


def _held_by_sender(case: Case) -> Image | None:
    """Return the plot as the work copy that sent the change has it, as far as the store can tell."""
    patch = {"status": RETIRED} if case.change.op == RETIRE else case.content["patch"]
    if case.change.op == INSERT:
        return dict.fromkeys(FIELDS) | patch
    base = case.current.image if case.base_ver == case.current.ver else case.base
    return {**base, **patch} if base else None


def _version(case: Case) -> int:
    return case.current.ver + case.written if case.current else 1


def _answer(case: Case, seq: int) -> Answer:
    """Return the answer to a judged change."""
    change, verdict = case.change, case.verdict
    ver = _version(case) if case.taken else case.current.ver if case.current else 0
    image = None
    if verdict.status == CONFLICT:
        image = case.current.image
    elif case.taken and (verdict.status == MERGED or verdict.image != _held_by_sender(case)):
        image = verdict.image
    return Answer(
        change.cid, change.uid, verdict.status, verdict.code, ver, seq, verdict.fields, case.plots, case.values, image
    )
