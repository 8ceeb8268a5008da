"""Ends of records: nothing may newly hang on what the store does not have, or on a stranger of the same id.

The store of a province does the same in migrations/pg_008_record_judge.sql.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..model.record_kinds import CERTIFICATE, PARTY, address
from .contract import INSERT
from .reading import stage

if TYPE_CHECKING:
    from .record_intake import RecordCase

PLOT = "plot"
PLOT_MISSING = "plot_missing"
_ENDS = (
    (PLOT, "plot_uid", PLOT_MISSING),
    (PARTY, "party_uid", "party_missing"),
    (CERTIFICATE, "certificate_uid", "certificate_missing"),
)
_PLOTS = "SELECT a.uid FROM temp.asked_end AS a JOIN plot AS p ON p.uid = a.uid WHERE a.kind = 'plot'"
_RECORDS = "SELECT a.kind, a.uid FROM temp.asked_end AS a CROSS JOIN record AS r ON r.kind = a.kind AND r.uid = a.uid"
_DISPUTED = """SELECT k.uid, q.client FROM temp.asked_end AS a
    CROSS JOIN conflict AS k ON k.uid = a.kind || ':' || a.uid JOIN change_req AS q ON q.cid = k.cid
    WHERE k.state = 'open' AND k.kind = 'other_plot'"""


def refuse_loose(connection: sqlite3.Connection, cases: Sequence[RecordCase]) -> int:
    """Refuse changes with an end that is not there; return how many.

    An end that a change leaves as it was is not judged again. Another id's owner is not meant by a work copy whose own
    new record of that id is refused or in conflict: what hangs on it waits until that is settled.
    """
    named = [(case, [end for end in _ENDS if _names(case, end[1])]) for case in cases if case.taken]
    asked = {(kind, case.verdict.image[field]) for case, ends in named for kind, field, _ in ends}
    if not asked:
        return 0
    stage(connection, "asked_end", ("kind", "uid"), asked)
    there = {(PLOT, uid) for (uid,) in connection.execute(_PLOTS)} | {*connection.execute(_RECORDS)}
    disputed = {*connection.execute(_DISPUTED)}
    sent = {(case.kind, case.change.uid): case for case in cases}
    refused = []
    for case, ends in named:
        client = case.content["client"]
        for kind, field, code in ends:
            key = kind, case.verdict.image[field]
            other = sent.get(key)
            if other and other.taken:
                continue
            own = other and other.change.op == INSERT and other.content["client"] == client
            if own or key not in there or (address(*key), client) in disputed:
                refused.append((case, code, key[1]))
                break
    for case, code, uid in refused:
        case.reject(code, end=uid)
    return len(refused)


def _names(case: RecordCase, field: str) -> bool:
    return field in case.verdict.changed and case.verdict.image.get(field) is not None
