"""Applies safe corrections in one batch, each kept only if it cures its finding and makes no new one."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

from ..checking.incremental import recheck
from ..checking.table_source import TableSource
from ..fixes.proposal import Proposal
from ..fixes.proposals import propose
from ..fixes.record_texts import of_records
from ..fixes.report import FixReport, Line
from ..model.context import CheckContext
from ..model.errors import BadInput
from ..model.findings import FindingTable
from ..model.language import ENGLISH, QT_TRANSLATE_NOOP, Language
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from ..native import shapely
from ..rules.registry import RULES
from ..rules.rulesets import load_ruleset
from ..store.columns import without_unknown
from ..store.record_edits import undo_batch
from ..store.workcopy import WorkCopy
from .check import check_work_copy
from .fix_records import COLUMN, judging_rules, text_proposals, write_texts

FINDINGS = QT_TRANSLATE_NOOP("core", "findings looked at")
_BATCH = QT_TRANSLATE_NOOP("core", "Batch {batch}: {count} safe corrections ({rules})")
_NO_BATCH = QT_TRANSLATE_NOOP("core", "Findings of rule {code} cannot be corrected in a batch.")
_BATCH_RULES = QT_TRANSLATE_NOOP("core", "Rules with safe corrections are {known}.")
NOT_CURED = QT_TRANSLATE_NOOP("core", "The correction did not cure the finding.")
NEW_FINDING = QT_TRANSLATE_NOOP("core", "The correction would cause a new finding ({rule}).")
NO_PROPOSAL = QT_TRANSLATE_NOOP("core", "No correction stays within the tolerances of the sheet.")
TO_DECIDE = QT_TRANSLATE_NOOP("core", "The correction is for a person to decide.")
CURED_BEFORE = QT_TRANSLATE_NOOP("core", "An earlier correction of the batch cured it.")
NO_TEXT = QT_TRANSLATE_NOOP("core", "The text of the record is not there any more as it was checked.")
_UNDONE = QT_TRANSLATE_NOOP("core", "Batch {batch} taken back")
ON_REQUEST = (COLUMN,)
"""Rules whose corrections a person has to ask for by name: the dry run shows what would be made."""


def automatic_rules() -> list[str]:
    """Return the codes of rules whose corrections are safe in a batch."""
    return [code for code, rule in RULES.items() if rule.fix == "auto"]


def fix(
    work: Path | str,
    *,
    rules: Iterable[str] | None = None,
    apply: bool = False,
    ruleset: str = "vn-2024",
    language: Language = ENGLISH,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> FixReport:
    """Correct what can be corrected safely in a work copy; a dry run unless `apply`. Checks it first if need be.

    Parameters
    ----------
    rules : iterable of str, optional
        Codes of the rules to correct; all with safe corrections if not given. Columns of texts are converted from
        an old encoding (E01) only where that is asked for.

    Raises
    ------
    BadInput
        A rule has no safe correction, or the file is not a work copy.
    """
    codes = list(rules or automatic_rules())
    for code in codes:
        if code not in (known := [*automatic_rules(), *ON_REQUEST]):
            raise BadInput(_NO_BATCH, _BATCH_RULES, code=code, known=", ".join(known))
    with WorkCopy.open(work) as copy:
        if not copy.last_run()[1]:
            check_work_copy(work, ruleset=ruleset, language=language, progress=progress, cancelled=cancelled)
        batch = _Batch(copy, load_ruleset(ruleset))
        # what a sheet in the wrong place explains is right again once the sheet is
        mask = batch.findings.among("rule", codes) & ~batch.findings.symptoms
        texts = np.flatnonzero(mask & of_records(batch.findings)).tolist()
        chosen = np.setdiff1d(np.flatnonzero(mask), texts)
        # a text is tidied as it stands in Unicode
        chosen = chosen[np.argsort(batch.findings["rule"][chosen] != COLUMN, kind="stable")]
        for done, row in enumerate(chosen):
            stop_if(cancelled)
            batch.treat(row)
            if done % 50 == 0:
                progress(done, len(chosen), FINDINGS)
        progress(len(chosen), len(chosen), FINDINGS)
        stop_if(cancelled)
        batch.treat_records(copy, texts)
        stop_if(cancelled)
        name = uuid.uuid4().hex[:8]
        if apply and batch.changes:
            label = language.text(_BATCH, batch=name, count=len(batch.changes), rules=", ".join(codes))
            copy.update_plots(batch.changes, label)
            copy.replace_findings(batch.gone, batch.new, language)
        remaining = len(batch.findings) - len(batch.gone) + len(batch.new) - len(batch.texts)
        if apply and batch.texts:
            write_texts(copy.path, batch.texts, name, language)
            _check_records(copy, [each.changes for each in batch.texts], ruleset, language, progress)
            remaining = len(copy.findings())
        written = apply and bool(batch.changes or batch.texts)
        changed = sum(len(values) for proposal in batch.texts for values in proposal.changes.values())
        return FixReport(name, batch.entries, written, remaining, changed)


def undo(
    work: Path | str,
    batch: str,
    *,
    ruleset: str = "vn-2024",
    language: Language = ENGLISH,
    progress: Progress = no_progress,
) -> int:
    """Put the texts of records back as they were before a batch, and check them again; return how many records.

    Raises
    ------
    BadInput
        There is no such batch, or a record was changed since; nothing was changed.
    """
    with WorkCopy.open(work) as copy:
        changed = undo_batch(copy.path, batch, language.text(_UNDONE, batch=batch))
        _check_records(copy, [changed], ruleset, language, progress)
        return len(changed)


def _check_records(
    copy: WorkCopy, changed: Iterable[Mapping], ruleset: str, language: Language, progress: Progress
) -> None:
    """Check again what texts of records were changed for: another name is another holder to many rules."""
    if codes := judging_rules(copy, changed):
        check_work_copy(copy.path, ruleset=ruleset, rules=codes, language=language, progress=progress)


class _Batch:
    """Corrections in memory: each is tried, checked, and kept or taken back."""

    def __init__(self, work: WorkCopy, ruleset):
        self.ruleset = ruleset
        self.findings = work.findings()
        self.source = TableSource(without_unknown(work.plots(), work.known_columns()))
        self.step = _area_step(work)
        self.context = CheckContext(sheets=work.sheet_frames())
        self.entries: list[Line] = []
        self.changes: dict[str, dict[str, object]] = {}
        self.texts: list[Proposal] = []
        self.gone: list[str] = []
        self.new = FindingTable.empty(self.findings.crs)
        self._known = {fingerprint: row for row, fingerprint in enumerate(self.findings["fingerprint"])}
        self._open = np.ones(len(self.findings), dtype=bool)
        self._boxes = shapely.bounds(self.findings.geometry)

    def treat(self, row: int) -> None:
        """Try the first safe correction of one finding."""
        fingerprint = self.findings["fingerprint"][row]
        if not self._open[row]:
            self._note(row, None, CURED_BEFORE)
            return
        place = tuple(map(float, self._boxes[row]))
        plots = self.source.around([place], 1.0)
        proposals = propose(self.findings, row, plots, self.ruleset, area_step_m2=self.step)
        if proposals and self.findings["rule"][row] in ON_REQUEST:
            self._keep(proposals[0], [fingerprint])  # only a check of the whole column could say that it is cured
            self.source.apply(proposals[0].changes)
            self._note(row, proposals[0], "")
            return
        safe = [proposal for proposal in proposals if proposal.automatic]
        if not safe:
            self._note(row, None, TO_DECIDE if proposals else NO_PROPOSAL)
            return
        proposal = safe[0]
        before = {uid: self.source.values(uid, columns) for uid, columns in proposal.changes.items()}
        dirty = self.source.bounds(proposal.changes)
        self.source.apply(proposal.changes)
        dirty += self.source.bounds(proposal.changes)
        near = self._near(dirty)
        outcome = recheck(
            self.source, proposal.changes, near, dirty, self.ruleset, area_step_m2=self.step, context=self.context
        )
        if len(outcome.new) or fingerprint not in outcome.gone:
            self.source.apply(before)
            rule = outcome.new["rule"][0] if len(outcome.new) else ""
            self._note(row, proposal, NEW_FINDING if rule else NOT_CURED, rule=rule)
            return
        self._keep(proposal, outcome.gone)
        self._note(row, proposal, "")

    def treat_records(self, work: WorkCopy, rows: list[int]) -> None:
        """Take the corrections of texts of records that are safe or were asked for."""
        for row, proposals in text_proposals(work, self.findings, rows, self.ruleset).items():
            wanted = self.findings["rule"][row] in ON_REQUEST
            proposal = next((each for each in proposals if each.automatic or wanted), None)
            if proposal is not None:
                self.texts.append(proposal)
            self._note(row, proposal, "" if proposal else TO_DECIDE if proposals else NO_TEXT)

    def _keep(self, proposal: Proposal, gone: list[str]) -> None:
        for uid, columns in proposal.changes.items():
            self.changes.setdefault(uid, {}).update(columns)
        self.gone += gone
        self._open[[self._known[cured] for cured in gone]] = False

    def _near(self, dirty) -> FindingTable:
        """Return the open findings near some boxes, and all that share plots by number."""
        left, bottom, right, top = self._boxes.T
        near = np.zeros(len(self.findings), dtype=bool)
        for xmin, ymin, xmax, ymax in dirty:
            near |= (left <= xmax + 1) & (right >= xmin - 1) & (bottom <= ymax + 1) & (top >= ymin - 1)
        near |= ~np.isfinite(left) | (self.findings["rule"] == "A03")
        return self.findings.take(near & self._open)

    def _note(self, row: int, proposal, reason: str, **values) -> None:
        line = Line(
            self.findings["fingerprint"][row],
            self.findings["rule"][row],
            self.findings["labels"][row],
            proposal,
            reason,
            values,
        )
        self.entries.append(line)


def _area_step(work: WorkCopy) -> float:
    """Return the rounding step that the last check worked out."""
    _, run = work.last_run()
    return float(run.get("area_step_m2") or 0.1)
