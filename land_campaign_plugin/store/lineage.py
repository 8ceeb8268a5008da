"""A plot that was split or merged is another plot: no edit from before goes in by itself, nor does the other way round.

The store of a province does the same in migrations/pg_011_resolution.sql.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..model.change import RETIRED
from ..model.statement import statement
from .contract import CONFLICT, INSERT, RETIRE
from .images import FIELDS
from .merge import CHANGED_SINCE, EDITED_SINCE, Verdict, same_value

if TYPE_CHECKING:
    from .intake import Case

SPLIT_SINCE = "split_since"
# Plots of a border that moved share a group, too: in one with lineage a plot begins or ends
_WAS_SPLIT = """SELECT 1 FROM hist AS h JOIN hist AS o ON o.group_id = h.group_id
    WHERE h.uid = ? AND h.ver > ? AND (o.parents IS NOT NULL OR o.op = 'D' OR instr(o.changed, 'status') > 0) LIMIT 1"""

PARTS = statement(
    """CASE WHEN h.group_id IS NOT NULL AND h.kind = '' AND EXISTS (
      SELECT 1 FROM hist AS o WHERE o.group_id = h.group_id AND o.kind = ''
      AND (o.parents IS NOT NULL OR o.op = 'D' OR instr(o.changed, 'status') > 0)
    ) THEN (
      SELECT json_group_array(coalesce(json_extract(o.image, '$.sheet_number') || '/'
        || json_extract(o.image, '$.plot_number'), substr(o.uid, 1, 8)))
      FROM hist AS o WHERE o.group_id = h.group_id AND o.kind = ''
        AND json_extract(o.image, '$.status') IS NOT 'retired'
    ) END"""
)
"""Of a line of history ``h`` that a split or merger wrote: what people call the plots that came of it, as JSON."""


def judge(connection: sqlite3.Connection, cases: Sequence[Case]) -> None:
    """Make conflicts of edits that would come in beside a split or merger of their plot, and of splits beside edits."""
    late = [case for case in cases if case.base is not None and case.change.op != INSERT and _asks(case.verdict)]
    own = {case.group for case in cases if case.group and _begins_or_ends(case)} if late else set()
    for case in late:
        now = case.current.image
        theirs = tuple(name for name in FIELDS if not same_value(name, now.get(name), case.base.get(name)))
        if connection.execute(_WAS_SPLIT, (case.change.uid, case.base_ver)).fetchone():
            case.verdict = Verdict(CONFLICT, SPLIT_SINCE, fields=theirs)
        elif theirs and case.group in own:
            case.verdict = Verdict(CONFLICT, EDITED_SINCE, fields=theirs)


def _asks(verdict: Verdict) -> bool:
    return bool(verdict.changed) or (verdict.status == CONFLICT and verdict.code in (CHANGED_SINCE, EDITED_SINCE))


def _begins_or_ends(case: Case) -> bool:
    return bool(case.parents) or case.change.op == RETIRE or case.content["patch"].get("status") == RETIRED
