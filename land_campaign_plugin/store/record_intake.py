"""How the embedded store takes in records beside plots: as those, but for shapes, numbers and neighbours."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial

from ..model.change import RETIRED, record_group
from ..model.record_kinds import ASSIGNMENT, CERTIFICATE, FIELD_NAMES, KIND_FIELDS, PERSONAL, SEAL, STATUS, address
from . import record_disputes, record_moves, resolution
from .acts import signed
from .contract import CONFLICT, INSERT, MERGED, REJECTED, RETIRE, Answer, Change, StoredPlot
from .history import GENESIS, link
from .images import Image, bad_field_of, canonical
from .intake import BAD_VALUE, Case, Intake
from .merge import decide
from .personal import tokens
from .reading import stage
from .record_ends import PLOT_MISSING, refuse_loose

_GROUPS = {kind: partial(record_group, kind) for kind in FIELD_NAMES}
_EMPTY = {kind: dict.fromkeys(names) for kind, names in FIELD_NAMES.items()}
_HIST = (
    "INSERT INTO hist (commune, seq, uid, ver, op, base_ver, cid, batch, reason, login, at, changed, image, group_id,"
    " parents, prev_hash, hash, kind) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_RECORD = "INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


class RecordCase(Case):
    """A change of a record on its way; its patch holds tokens where values are personal."""

    def __init__(self, change: Change, content: dict, key: str):
        super().__init__(change, content)
        self.kind = change.kind
        self.said: Image = {STATUS: RETIRED} if change.op == RETIRE else content["patch"]
        self.personal = PERSONAL.get(change.kind, ())
        self.patch = tokens(key, change.kind, self.said) if self.personal else self.said
        self.sent = self.patch
        self.commune: str | None = None

    @property
    def called(self) -> str:
        """What history and conflicts call it."""
        return address(self.kind, self.change.uid)

    @property
    def ver(self) -> int:
        """The record's version after the change."""
        return self.current.ver + self.written if self.current else 1

    def body(self) -> str:
        """Return the change as it may be kept: with tokens for personal values."""
        if not self.personal:
            return self.change.body.decode()
        return canonical(self.content | {"patch": self.patch}).decode()


class RecordIntake(Intake):
    """One push of records. `take` is called once, inside a write transaction, after that of the plots."""

    def __init__(self, connection, srs_id: int, login: str, batch: str):
        super().__init__(connection, srs_id, login, batch)
        (self._key,) = connection.execute("SELECT value FROM secret_key WHERE name = 'hmac'").fetchone()

    def _made_of(self, change: Change, content: dict) -> RecordCase:
        return RecordCase(change, record_disputes.opened(self._connection, change, content), self._key)

    def _take_round(self, cases: list[RecordCase]) -> dict[str, Answer]:
        self._read_current(cases)
        for case in cases:
            self._judge(case)
        resolution.judge(self._connection, cases, self._login)
        self._place(cases)
        while refuse_loose(self._connection, cases) + self._judge_groups(cases):
            pass
        written = [case for case in cases if case.written]
        numbered = self._write_records(written)
        self._write_personal([case for case in written if case.personal])
        answers = {case.change.cid: _answer(case, numbered.get(case.change.cid, 0)) for case in cases}
        self._write_answers(cases, answers)
        return answers

    def _read_current(self, cases: list[RecordCase]) -> None:
        stage(self._connection, "asked_record", ("kind", "uid"), {(case.kind, case.change.uid) for case in cases})
        rows = self._connection.execute(
            "SELECT r.kind, r.uid, r.ver, r.image, r.commune FROM temp.asked_record AS a"
            " CROSS JOIN record AS r ON r.kind = a.kind AND r.uid = a.uid"
        )
        current = {(kind, uid): (ver, image, commune) for kind, uid, ver, image, commune in rows}
        for case in cases:
            if (found := current.get((case.kind, case.change.uid))) is None:
                continue
            ver, image, case.commune = found
            case.current = StoredPlot(case.change.uid, ver, json.loads(image))
            if 0 < case.change.base_ver < ver:
                row = self._connection.execute(
                    "SELECT image FROM hist WHERE uid = ? AND ver = ?",
                    (case.called, case.change.base_ver),
                ).fetchone()
                case.base = json.loads(row[0]) if row else None

    def _judge(self, case: RecordCase) -> None:
        change, kind = case.change, case.kind
        now = case.current.image if case.current else None
        case.patch, wrong = signed(kind, change.op, case.patch, now, self._login)
        case.verdict = decide(
            change.op, change.base_ver, case.patch, case.current, case.base, FIELD_NAMES[kind], _GROUPS[kind]
        )
        if not case.taken:
            return
        if field := bad_field_of(case.said, KIND_FIELDS[kind]):
            case.reject(BAD_VALUE, field=field)
        elif wrong:
            case.reject(wrong)

    def _place(self, cases: Sequence[RecordCase]) -> None:
        """Say whose each record is: its plot's commune, or its certificate's, or the one that it names."""
        taken = [case for case in cases if case.taken]
        images = [case.verdict.image for case in taken]
        plots = self._communes_of(
            "SELECT a.uid, p.commune FROM temp.asked_uid AS a JOIN plot AS p ON p.uid = a.uid",
            {image.get("plot_uid") for image in images},
        )
        papers = self._communes_of(
            "SELECT a.uid, r.commune FROM temp.asked_uid AS a"
            " JOIN record AS r ON r.kind = 'certificate' AND r.uid = a.uid",
            {image.get("certificate_uid") for image in images},
        )
        for case in sorted(taken, key=lambda case: case.kind != CERTIFICATE):  # papers first: scans hang on them
            image = case.verdict.image
            named = image.get("commune") if case.kind in (SEAL, ASSIGNMENT) else case.content.get("commune")
            found = plots.get(image.get("plot_uid"), papers.get(image.get("certificate_uid"), named or case.commune))
            if found is None:
                case.reject(PLOT_MISSING)
                continue
            case.commune = found
            if case.kind == CERTIFICATE:
                papers[case.change.uid] = found

    def _communes_of(self, query: str, uids: set[str | None]) -> dict[str | None, str]:
        uids.discard(None)
        if not uids:
            return {}
        stage(self._connection, "asked_uid", ("uid",), ((uid,) for uid in uids))
        return {uid: commune or "" for uid, commune in self._connection.execute(query)}

    def _write_records(self, written: list[RecordCase]) -> dict[str, int]:
        """Write history and records, and return the number that each change got in its commune, by cid."""
        heads = {
            code: (seq, head)
            for code, seq, head in self._connection.execute("SELECT code, head_seq, head_hash FROM commune")
        }
        lines, records, numbered = [], [], {}
        for case in written:
            change, image, commune = case.change, case.verdict.image, case.commune
            seq, prev_hash = heads.get(commune, (0, GENESIS))
            seq += 1
            text = canonical(image).decode()
            entry = (commune, seq, case.called, case.ver, change.op, change.base_ver, change.cid)
            entry += (self._batch, case.content.get("reason"), self._login, self._at, ",".join(case.verdict.changed))
            entry += (text, case.group[1] if case.group else None, None)
            head = link(prev_hash, entry)
            heads[commune] = seq, head
            numbered[change.cid] = seq
            lines.append((*entry, prev_hash, head, case.kind))
            links = image.get("plot_uid"), image.get("party_uid"), int(image[STATUS] == RETIRED)
            stamp = case.ver, seq, change.cid, self._login, self._at
            records.append((case.kind, change.uid, commune, *links, text, *stamp))
        self._connection.executemany(_HIST, lines)
        self._connection.executemany(
            "INSERT OR REPLACE INTO commune VALUES (?, ?, ?)", [(code, *head) for code, head in heads.items()]
        )
        self._connection.executemany(_RECORD, records)
        return numbered

    def _write_personal(self, written: list[RecordCase]) -> None:
        """Keep people's values beside the images, as they are now and as they were at each version."""
        if not written:
            return
        stage(self._connection, "asked_uid", ("uid",), ((case.change.uid,) for case in written))
        known = dict(
            self._connection.execute(
                "SELECT s.uid, s.personal FROM temp.asked_uid AS a JOIN party_secret AS s ON s.uid = a.uid"
            )
        )
        rows = []
        for case in written:
            values = json.loads(known.get(case.change.uid, "{}"))
            values |= {name: case.said[name] for name in case.verdict.changed if name in case.personal}
            rows.append((case.change.uid, case.ver, canonical(values).decode()))
        self._connection.executemany("INSERT OR REPLACE INTO party_secret VALUES (?, ?, ?)", rows)
        stamped = [(*row, self._login, self._at) for row in rows]
        self._connection.executemany("INSERT INTO hist_pii VALUES (?, ?, ?, ?, ?)", stamped)

    def _write_answers(self, cases: list[RecordCase], answers: dict[str, Answer]) -> None:
        resolution.end_decided(self._connection, cases, self._login, self._at)
        record_disputes.keep(self._connection, cases, answers, self._login, self._at)
        requests, rejected = [], []
        for case in cases:
            change, answer = case.change, answers[case.change.cid]
            number = case.content["client"], int(case.content["seq"])
            said = change.sha256, answer.status, answer.to_json()
            requests.append((change.cid, *number, *said, self._login, self._at))
            if answer.status == REJECTED:
                rejected.append((change.cid, case.called, answer.code, case.body(), self._at))
        self._connection.executemany("INSERT INTO change_req VALUES (?, ?, ?, ?, ?, ?, ?, ?)", requests)
        self._connection.executemany("INSERT INTO rejected VALUES (?, ?, ?, ?, ?)", rejected)


def take_all(connection, srs_id: int, login: str, batch: str, request: Sequence[Change]) -> list[Answer]:
    """Take in plots first, then what hangs on them, in one transaction; answer each in the order they came."""
    plots, hanging = ([change for change in request if bool(change.kind) == hangs] for hangs in (False, True))
    before = record_moves.departed(connection)
    told = {False: iter(Intake(connection, srs_id, login, batch).take(plots))}
    record_moves.follow(connection, before, login, batch)
    if hanging:
        told[True] = iter(RecordIntake(connection, srs_id, login, batch).take(hanging))
    return [next(told[bool(change.kind)]) for change in request]


def _held_by_sender(case: RecordCase) -> Image | None:
    """Return the record as the work copy that sent the change has it, as far as the store can tell."""
    if case.change.op == INSERT:
        return _EMPTY[case.kind] | case.sent
    base = case.current.image if case.change.base_ver == case.current.ver else case.base
    return {**base, **case.sent} if base else None


def _answer(case: RecordCase, seq: int) -> Answer:
    """Return the answer to a judged change; tokens stand for personal values in it."""
    change, verdict = case.change, case.verdict
    ver = case.ver if case.taken else case.current.ver if case.current else 0
    image = None
    if verdict.status == CONFLICT:
        image = case.current.image
    elif case.taken and (verdict.status == MERGED or verdict.image != _held_by_sender(case)):
        image = verdict.image
    return Answer(
        change.cid, change.uid, verdict.status, verdict.code, ver, seq, verdict.fields, case.plots, case.values, image
    )


