"""The open work copy: its layers, its findings, the edits that are not saved yet, and the live re-check.

Panels listen to its signals; nobody else holds findings.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from qgis.core import QgsFeatureRequest
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..model.errors import CampaignError, CannotWrite
from ..model.findings import CLEAN, FINDINGS, SEVERITIES, FindingTable, Outcome, joined
from ..model.language import QT_TRANSLATE_NOOP
from ..model.seams import no_seams, no_sheets, seams_counted, sheets_counted
from ..model.tables import ShapeTable, Table
from . import convert, layers, settings, side_inputs
from .edit_buffer import EditBufferSource, correction, features_by_uid, highest_number
from .edit_watch import Edits, EditWatch
from .held_records import records_to_send
from .language import QgisLanguage
from .record_desk import RecordDesk

_NOT_SAVED = QT_TRANSLATE_NOOP("core", "The corrections could not be saved in {file}: {reason}.")
_FREE_IT = QT_TRANSLATE_NOOP("core", "Close other programs that use the file, then save again. Nothing is lost.")
_NOT_CURED = QT_TRANSLATE_NOOP("core", "The proposal was taken back: the finding is still there afterwards.")
_NEW_ONES = QT_TRANSLATE_NOOP("core", "The proposal was taken back: it would cause {count} new findings ({rules}).")
_MOST_AT_ONCE = 400
_PARTS = ("new", "still")
TEXT_RULES = ("E01", "E02")
"""Rules about texts, whose corrections are made many at once."""
_BY_HAND = QT_TRANSLATE_NOOP("core", "Correct the boundary by hand, or have the place surveyed.")


class ProposalRefused(CampaignError):
    """A proposal did not cure its finding, or caused another; everything is as it was before."""


@dataclass
class Recheck:
    """What an edit did to the findings."""

    cured: set[str] = field(default_factory=set)
    appeared: list[str] = field(default_factory=list)
    seconds: float = 0.0


@dataclass(frozen=True)
class Opened:
    """A work copy with what is read from it before it is shown."""

    work: object
    findings: FindingTable
    outcomes: dict
    run: dict
    seams: ShapeTable
    sheets: Table
    side_tables: object
    states: Table
    groups: Table
    locked: CampaignError | None = None
    """Why it may only be looked at: it lies where edits are lost, is read-only or damaged."""


def read(path: Path) -> Opened:
    """Open a work copy and read its findings and side tables; may take a second where there are very many."""
    from ..store.fitness import why_not_edited
    from ..store.workcopy import WorkCopy  # shapely is needed from here on, not at start-up

    work = WorkCopy.open(Path(path))
    outcomes, run = work.last_run()
    side = side_inputs.read_chosen(work)
    context = side.context(work.sheet_frames())
    tasks = work.task_states(), work.task_groups()
    found = work.findings(), outcomes, run, work.seams(), work.sheet_states()
    return Opened(work, *found, context, *tasks, why_not_edited(work.path))


class WorkSession(QObject):
    """One open work copy.

    Signals
    -------
    findings_changed(object)
        A `Recheck`, or None when the whole list is another one.
    edits_changed(int)
        Corrections that are not yet saved in the work copy.
    seams_changed()
        Seams or sheets have other counts or states than before.
    states_changed()
        What is not done yet was counted anew.
    outdated()
        So many plots were edited at once that the whole must be checked again.
    gone()
        QGIS removed the layers.
    """

    findings_changed = pyqtSignal(object)
    edits_changed = pyqtSignal(int)
    failed = pyqtSignal(object)
    gone = pyqtSignal()
    seams_changed = pyqtSignal()
    outdated = pyqtSignal()
    states_changed = pyqtSignal()

    def __init__(self, opened: Opened, parent: QObject | None = None):
        super().__init__(parent)
        self.work = opened.work
        self.path = opened.work.path
        self.findings: FindingTable = opened.findings
        self.outcomes: dict[str, Outcome] = opened.outcomes
        self.run = opened.run
        self.side_tables = opened.side_tables
        self.seams, self.sheets = _counted(opened.seams, opened.sheets, self.findings)
        self.states: Table = opened.states
        self.groups: Table = opened.groups
        self.desk = RecordDesk(self.path)
        self._batches: list[tuple[int, FindingTable]] = []
        self.layers = layers.add(self.path)
        self._ruleset = None
        self._watch = EditWatch(self.layers.plots, self)
        self._watch.edited.connect(self._recheck)
        self._alive = True
        self.plots.undoStack().indexChanged.connect(self._on_index)
        self.plots.beforeCommitChanges.connect(self._on_saving)
        self.plots.willBeDeleted.connect(self._on_layer_gone)
        if opened.locked:
            self._locked = opened.locked
            self.plots.setReadOnly(True)
            QTimer.singleShot(0, self._tell_why_locked)  # once somebody listens

    def _tell_why_locked(self) -> None:
        self.failed.emit(self._locked)

    @property
    def plots(self):
        """The plot layer."""
        return self.layers.plots

    @property
    def ruleset(self):
        """The ruleset from the settings, read once."""
        if self._ruleset is None:
            from ..rules.rulesets import load_ruleset

            self._ruleset = load_ruleset(settings.get("ruleset"))
        return self._ruleset

    def source(self) -> EditBufferSource:
        """Return the plots as edited at this moment."""
        return EditBufferSource(self.plots)

    def unsaved(self) -> int:
        """Return how many corrections are not yet saved in the work copy."""
        return self.plots.undoStack().index() if self.plots.isEditable() else 0

    def unsaved_uids(self) -> list[str]:
        """Return the plots whose corrections are not yet saved in the work copy; deleted ones are left out."""
        buffer = self.plots.editBuffer() if self.plots.isEditable() else None
        if buffer is None:
            return []
        fids = {*buffer.changedAttributeValues(), *buffer.changedGeometries(), *buffer.addedFeatures()}
        request = QgsFeatureRequest().setFilterFids(list(fids)).setFlags(QgsFeatureRequest.Flag.NoGeometry)
        return [str(feature["uid"]) for feature in self.plots.getFeatures(request)] if fids else []

    def undo(self) -> None:
        """Take back the last correction, of plots or of records."""
        stack = self.plots.undoStack()
        self._step(lambda: self.desk.undo(stack.index()), stack.undo, False)

    def redo(self) -> None:
        """Make the correction again that was taken back last."""
        stack = self.plots.undoStack()
        self._step(lambda: self.desk.redo(stack.index()), stack.redo, True)

    def _step(self, of_records, of_plots, again: bool) -> None:
        try:
            step = of_records()
        except CampaignError as error:
            self.failed.emit(error)
            return
        if step is None:
            of_plots()
        elif step.cured is None:
            self._recheck_records(step.plot, set(step.changes))
        else:
            self._take_off(step.cured, again)

    def save(self) -> None:
        """Save the corrections in the work copy, and go on editing."""
        if not self.plots.isEditable():
            return
        if not self.plots.commitChanges(False):
            reason = "; ".join(self.plots.commitErrors())
            raise CannotWrite(_NOT_SAVED, _FREE_IT, file=self.path.name, reason=reason)
        self.desk.plots_saved()
        self.edits_changed.emit(self.unsaved())

    def reload(self) -> None:
        """Show what was written into the work copy by others than QGIS (versions after a push)."""
        self.plots.dataProvider().reloadData()
        self.plots.triggerRepaint()
        layers.refresh(self.layers)

    def decide(self, answer, mine: bool) -> None:
        """Decide a conflict for the version here, or for the store's; what comes in with it is checked at once."""
        before = self._boxes([answer.uid])
        (self.work.keep_mine if mine else self.work.keep_theirs)(answer)
        self.follow([answer.uid], before)

    def choose(self, answer, mine) -> None:
        """Decide a conflict field by field: `mine` stays, the others are taken over from the store."""
        before = self._boxes([answer.uid])
        self.work.choose(answer, mine)
        self.follow([answer.uid], before)

    def show_decided(self, decision, plot_changed: bool) -> None:
        """Show what a decision between an export and the work copy changed, which was checked and kept already."""
        if plot_changed:
            self.reload()
            checked = decision.checked
            if checked is not None:
                self._bring_up_to_date(lambda: checked, kept=True)
        elif decision.plot_uid:
            self._recheck_records(decision.plot_uid, set())

    def follow(self, uids: list[str], before: list[tuple] = ()) -> None:
        """Show plots that were written into the work copy by others than QGIS, and check them again.

        Parameters
        ----------
        before : list of (xmin, ymin, xmax, ymax)
            Where the plots were.
        """
        self.reload()
        self._watch.add(Edits(set(uids), [*before, *self._boxes(uids)]))
        self._recheck()

    def _boxes(self, uids: list[str]) -> list[tuple]:
        shapes = (feature.geometry() for feature in features_by_uid(self.plots, uids).values())
        return [convert.bounds_of(shape.boundingBox()) for shape in shapes if not shape.isEmpty()]

    def has_corrections(self) -> bool:
        """Tell whether there are corrections to push, unsaved ones included."""
        changes = self.work.changes()
        return bool(self.unsaved() or changes.dirty or changes.waiting or records_to_send(self.work))

    def feature(self, uid: str):
        """Return the plot as edited, or None."""
        return features_by_uid(self.plots, [uid]).get(uid)

    def change(self, label: str, changes: Mapping[str, Mapping]) -> Recheck:
        """Make a correction as one undo step, and check again at once."""
        with self._watch.quiet(), correction(self.plots, label, changes):
            pass
        self.desk.plots_changed()
        return self._recheck()

    def change_records(self, label: str, plot: str, changes: Mapping[tuple[str, str], Mapping]) -> Recheck:
        """Change records in the work copy as one step, and check those of the plot again at once."""
        self.desk.change(label, plot, changes, self.plots.undoStack().index())
        return self._recheck_records(plot, set(changes))

    def enter_certificate(self, plot: str, certificate: dict, holders: list[dict], *, write: bool = True):
        """Enter a certificate from the paper, or only judge it; return what `verbs.enter` says of it."""
        from ..verbs.enter import enter_certificate

        ruleset, language = settings.get("ruleset"), QgisLanguage()
        entered = enter_certificate(
            self.work, plot, certificate, holders, write=write, ruleset=ruleset, language=language
        )
        if write:
            self._recheck_records(plot, set())
        return entered

    def change_texts(self, fingerprints: list[str], label: str, changes: Mapping[str, Mapping]) -> Recheck:
        """Change the texts of any number of plots as one undo step, which cures some findings for certain."""
        cured = self.findings.take(self.findings.among("fingerprint", fingerprints))
        with self._watch.quiet(), correction(self.plots, label, changes):
            pass
        self.desk.plots_changed()
        self._batches.append((self.plots.undoStack().index(), cured))
        if len(changes) > _MOST_AT_ONCE:
            self._watch.forget()
        change = self._replace(list(cured["fingerprint"]), cured.take(slice(0, 0)))
        return self._recheck() if self._watch.count() else change

    def follow_records(self, plot: str, changed: set[tuple[str, str]]) -> Recheck:
        """Check the records of a plot that came in from the store, or (without a plot) those of `changed`."""
        return self._recheck_records(plot, changed)

    def change_record_texts(self, fingerprints: list[str], label: str, changes: Mapping[tuple, Mapping]) -> Recheck:
        """Change the texts of any number of records as one step, which cures some findings for certain."""
        cured = self.findings.take(self.findings.among("fingerprint", fingerprints))
        self.desk.change(label, "", changes, self.plots.undoStack().index(), cured)
        return self._take_off(cured, True)

    def try_proposal(self, fingerprint: str, label: str, changes: Mapping[str, Mapping]) -> Recheck:
        """Make a proposed correction; it stays only if it cures its finding and causes no other.

        Raises
        ------
        ProposalRefused
            Nothing was changed.
        """
        with self._watch.quiet(), correction(self.plots, label, changes):
            outcome = self._compute(self._watch.look())
            if fingerprint not in outcome.gone:
                raise ProposalRefused(_NOT_CURED, _BY_HAND)
            if len(outcome.new):
                rules = ", ".join(sorted(set(outcome.new["rule"])))
                raise ProposalRefused(_NEW_ONES, _BY_HAND, count=len(outcome.new), rules=rules)
        self.desk.plots_changed()
        return self._recheck()

    def take_result(self, result, side_tables=None) -> None:
        """Show what a finished check found.

        Parameters
        ----------
        result : CheckResult
        side_tables : CheckContext, optional
            What it checked against, for the re-checks that follow; as before if not given.
        """
        self.findings, self.outcomes, self.run = result.findings, dict(result.outcomes), dict(result.run)
        self.seams = no_seams() if result.seams is None else result.seams
        self.sheets = no_sheets() if result.sheets is None else result.sheets
        self.states, self.groups = self.work.task_states(), self.work.task_groups()
        self._batches.clear()
        self.side_tables = side_tables or self.side_tables
        self._watch.forget()
        layers.refresh(self.layers)
        self.findings_changed.emit(None)
        self.seams_changed.emit()
        self.states_changed.emit()

    def reload_tasks(self) -> None:
        """Show what others than a check counted in the work copy."""
        self.states, self.groups = self.work.task_states(), self.work.task_groups()
        self.states_changed.emit()

    def close(self) -> None:
        """Forget the work copy and take its layers out of the project; unsaved edits are taken back."""
        if self._alive:
            self._alive = False
            self._watch.stop()
            self.plots.undoStack().indexChanged.disconnect(self._on_index)
            self.plots.beforeCommitChanges.disconnect(self._on_saving)
            layers.remove(self.layers)

    def _on_index(self, index: int) -> None:
        self.edits_changed.emit(self.unsaved())
        for made_at, cured in self._batches:  # texts that were changed at once, taken back or made again
            self._take_off(cured, index >= made_at)

    def _take_off(self, cured: FindingTable, off: bool) -> Recheck:
        """Take findings off the list that are there, or put those back that are not."""
        listed = set(self.findings["fingerprint"][self.findings.among("fingerprint", cured["fingerprint"])])
        if not off:
            return self._replace([], cured.take(~cured.among("fingerprint", listed)))
        return self._replace(sorted(listed), cured.take(slice(0, 0))) if listed else Recheck()

    def _on_saving(self, *_) -> None:
        self._batches.clear()

    def _on_layer_gone(self) -> None:
        if self._alive:  # Qt has cut the connections already
            self._alive = False
            self._watch.forget()
            self.gone.emit()

    def _compute(self, edits: Edits):
        from ..checking.incremental import recheck

        return recheck(
            self.source(),
            edits.uids,
            self.findings,
            edits.boxes,
            self.ruleset,
            rules=[code for code, each in self.outcomes.items() if each.outcome in (CLEAN, FINDINGS)] or None,
            context=self.side_tables,
            area_step_m2=self.area_step_m2(),
        )

    def area_step_m2(self) -> float:
        """Return the rounding step of the recorded areas, as the last check worked it out."""
        return float(self.run.get("area_step_m2") or 0.1)

    def proposals(self, row: int) -> list:
        """Return the corrections that can be proposed for a finding, the best first."""
        from ..fixes.proposals import propose

        source, box = self.source(), convert.shape_bounds(self.findings.geometry[row])
        plots = source.by_uid(self.findings["plots"][row].split(","))
        if box is not None and len(plots) and self.findings["rule"][row] not in TEXT_RULES:  # texts have no neighbours
            plots = source.around([box, *convert.boxes(plots.geometry)], 1.0)
        return propose(
            self.findings,
            row,
            plots,
            self.ruleset,
            highest_number=lambda commune, sheet: highest_number(self.plots, commune, sheet),
            area_step_m2=self.area_step_m2(),
        )

    def _recheck(self) -> Recheck:
        """Check the plots that changed, and their neighbours, and bring the list up to date."""
        if self._watch.count() > _MOST_AT_ONCE:
            self._watch.forget()
            self.outdated.emit()
            return Recheck()
        edits = self._watch.take()
        return self._bring_up_to_date(lambda: self._compute_all(edits)) if edits else Recheck()

    def _compute_all(self, edits: Edits):
        """Check edited plots, their neighbours, and their records, whose areas and labels follow the plots."""
        from ..checking.incremental import Recheck as Changed

        of_plots, of_records = self._compute(edits), self._compute_records(edits.uids)
        gone = [*of_plots.gone, *of_records.gone]
        return Changed(gone, *(joined([getattr(each, part) for each in (of_plots, of_records)]) for part in _PARTS))

    def _recheck_records(self, plot: str, changed: set[tuple[str, str]]) -> Recheck:
        """Check the records of a plot again, or those that were changed where they hang on no plot."""
        return self._bring_up_to_date(lambda: self._compute_records({plot} if plot else set(), changed))

    def _compute_records(self, of: set[str], changed: set[tuple[str, str]] = frozenset()):
        from ..checking.incremental import Recheck as Changed
        from ..checking.record_recheck import BY_THEMSELVES, recheck_records

        ran = [code for code, each in self.outcomes.items() if each.outcome in (CLEAN, FINDINGS)]
        if not set(ran) & set(BY_THEMSELVES):
            nothing = self.findings.take(slice(0, 0))
            return Changed([], nothing, nothing)
        records = self.desk.read(of, () if of else changed)
        rows = dict(records.tables)
        rows["right"] = [*rows["right"], *records.rights_elsewhere]
        plots = self.source().by_uid(filter(None, {*of, *(row["plot_uid"] for row in rows["right"])}))
        return recheck_records(
            plots,
            rows,
            of,
            records.uids(),
            self.findings,
            self.ruleset,
            rules=ran,
            area_step_m2=self.area_step_m2(),
            context=self.side_tables,
        )

    def _replace(self, gone: list[str], new: FindingTable) -> Recheck:
        """Take findings off the list, or put them back."""
        from ..checking.incremental import Recheck as Changed

        return self._bring_up_to_date(lambda: Changed(gone, new, new.take(slice(0, 0))))

    def _bring_up_to_date(self, compute, kept: bool = False) -> Recheck:
        """Let list, counts and work copy follow what a re-check came to; `kept`: the work copy does already."""
        started = time.perf_counter()
        try:
            outcome = compute()
            self.findings = _brought_up_to_date(self.findings, outcome)
            self._count_again()
            if not kept:
                self.work.replace_findings(outcome.gone, outcome.new, QgisLanguage())
            seams_follow = self._count_seams_again()
        except CampaignError as error:
            self.failed.emit(error)
            return Recheck()
        layers.refresh(self.layers)
        change = Recheck(set(outcome.gone), list(outcome.new["fingerprint"]), time.perf_counter() - started)
        self.findings_changed.emit(change)
        if seams_follow:
            self.seams_changed.emit()
        return change

    def _count_seams_again(self) -> bool:
        """Let seams and sheets follow the findings, in the work copy too; tell whether any is another one now."""
        before = (self.seams, self.sheets)
        self.seams, self.sheets = _counted(self.seams, self.sheets, self.findings)
        names = ("errors", "warnings", "state")
        after = (self.seams, self.sheets)
        same = all((old[name] == new[name]).all() for old, new in zip(before, after, strict=True) for name in names)
        if not same:
            self.work.update_seams(self.seams, self.sheets)
        return not same

    def _count_again(self) -> None:
        """Let the outcomes follow the findings; what hangs under a sheet in the wrong place is counted apart."""
        rules, severity, symptoms = self.findings["rule"], self.findings["severity"], self.findings.symptoms
        for code, outcome in self.outcomes.items():
            if outcome.outcome not in (CLEAN, FINDINGS):
                continue
            mine = severity[(rules == code) & ~symptoms]
            hanging = int(((rules == code) & symptoms).sum())
            counts = {key: int((mine == key).sum()) for key in SEVERITIES if (mine == key).any()}
            self.outcomes[code] = Outcome(FINDINGS if counts or hanging else CLEAN, counts, symptoms=hanging)


def _counted(seams: ShapeTable, sheets: Table, findings: FindingTable) -> tuple[ShapeTable, Table]:
    counted = seams_counted(seams, findings)
    return counted, sheets_counted(sheets, counted, findings)


def _brought_up_to_date(before: FindingTable, outcome) -> FindingTable:
    """Return the findings without those that went, with those that came, and the others as measured now."""
    replaced = {*outcome.gone, *outcome.still["fingerprint"].tolist(), *outcome.new["fingerprint"].tolist()}
    keep = np.fromiter((each not in replaced for each in before["fingerprint"]), bool, len(before))
    tables = (before.take(keep), outcome.still, outcome.new)
    columns = {name: np.concatenate([table[name] for table in tables]) for name in before.columns}
    return FindingTable(columns, np.concatenate([table.geometry for table in tables]), before.crs)
