"""Conflicts, history and pushes in the window: joins their pages with the work copy, the store and the map."""

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QSizePolicy

from ..model.errors import CampaignError, Cancelled
from ..model.record_kinds import PARTY
from ..qgis_bridge import conflict_desk, conflict_records, held_records, past_desk, store_desk
from ..qgis_bridge.language import tr
from . import theme
from .choice_table import BASE_COLOUR, MINE_COLOUR, THEIRS_COLOUR
from .conflicts_page import ConflictsPage
from .history_page import HistoryPage, outlines
from .pushes_page import PushesPage


class PastWalk(QObject):
    """Owns the three pages of the dock.

    Parameters
    ----------
    dock : CampaignDock
    stack : QStackedWidget
        Where the pages lie.
    """

    def __init__(self, dock, stack):
        super().__init__(dock)
        self._dock, self._stack = dock, stack
        self._before = dock.work
        self._shown = None
        self.conflicts, self.history, self.pushes = self.pages = ConflictsPage(), HistoryPage(), PushesPage()
        for page in self.pages:
            page.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)  # the window stays as it is
            stack.addWidget(page)
            page.back_wanted.connect(self.leave)
        dock.push.conflict.compare_wanted.connect(lambda answer: self.show_conflicts(answer.cid))
        dock.push.record_decided.connect(self._decide_record)
        dock.push.conflicts.clicked.connect(lambda: self.show_conflicts())
        dock.push.pushes.clicked.connect(self.show_pushes)
        dock.work.conflicts_wanted.connect(lambda: self.show_conflicts())
        dock.work.pushes_wanted.connect(self.show_pushes)
        dock.work.form.history_wanted.connect(self.show_history)
        self.conflicts.shown.connect(self._show_case)
        self.conflicts.decided.connect(self._decide)
        self.conflicts.referred.connect(self._refer)
        self.conflicts.review_wanted.connect(self._list)
        self.history.shown.connect(self._show_version)
        self.pushes.list_wanted.connect(lambda _everybody: self._list_pushes())
        self.pushes.undo_wanted.connect(self._undo)
        dock.jobs.started.connect(lambda _title: self._set_busy(True))
        dock.jobs.ended.connect(lambda: self._set_busy(False))

    def _set_busy(self, busy: bool) -> None:
        self.conflicts.set_busy(busy)
        self.pushes.set_busy(busy)

    def _go(self, page) -> None:
        if self._stack.currentWidget() not in self.pages:
            self._before = self._stack.currentWidget()
        self._stack.setCurrentWidget(page)

    def leave(self) -> None:
        """Go back to where one came from."""
        review = self._dock.review
        if review is not None:
            review.marks.clear()
        if self._before is self._dock.push:
            self._dock.show_push()
        else:
            self._stack.setCurrentWidget(self._dock.work)

    def _with_store(self, title: str, work, done) -> None:
        """Run ``work(store)`` on a thread, with the store of the work copy."""
        dock = self._dock
        session = dock.session
        try:
            where = dock.store_walk.where()
        except Cancelled:
            return
        except CampaignError as error:
            dock.messages.failure(error)
            return

        def run(progress, cancelled):
            with store_desk.opened(where) as store:
                return work(store)

        def take(result) -> None:
            if dock.session is session:
                done(result)

        dock.jobs.run(title, run, take)

    # Conflicts

    def show_conflicts(self, uid: str = "") -> None:
        """Show the conflicts of the work copy, that of a plot first."""
        if self._dock.session is None or not self._dock._may_leave_form():
            return
        self._go(self.conflicts)
        self.conflicts.reviewing = False
        self._list(uid)

    def _list(self, uid: str = "") -> None:
        session = self._dock.session
        try:
            own = conflict_desk.own_cases(session.work, session.findings)
        except CampaignError as error:
            self._dock.messages.failure(error)
            return
        if not self.conflicts.reviewing:
            self.conflicts.show_counts(len(own), None)
            self.conflicts.show_cases(own, False, uid)
            return
        mine = [case.answer.cid for case in own]

        def done(cases: list) -> None:
            self.conflicts.show_counts(len(own), len(cases))
            self.conflicts.show_cases(cases, True)

        self._with_store(tr("Reading conflicts"), lambda store: conflict_desk.review_cases(store, mine), done)

    def _show_case(self, case) -> None:
        marks, layer = self._dock.review.marks, self._dock.session.plots
        if case is None:
            marks.clear()
            return
        sides = [(shape, theme.SEVERITY_COLOURS["E"], 1.8, 20, False) for shape in case.others]
        sides += [
            (case.theirs, THEIRS_COLOUR, 3, 40, False),
            (case.mine, MINE_COLOUR, 3, 40, False),
            (case.base, BASE_COLOUR, 1.8, 0, True),
        ]
        marks.compare(layer, sides)
        self._zoom([shape for shape, *_ in sides])

    def _zoom(self, shapes: list) -> None:
        there = [shape for shape in shapes if not shape.isEmpty()]
        if not there:
            return
        box = there[0].boundingBox()
        for shape in there[1:]:
            box.combineExtentWith(shape.boundingBox())
        self._dock.review.marks.zoom(self._dock.session.plots, box)

    def _decide(self, case, mine) -> None:
        if not case.own:
            fields = None if mine is None else set(mine)
            self._with_store(
                tr("Deciding the conflict"),
                lambda store: conflict_desk.decide(store, case, fields),
                lambda resolution: self._decided(case, resolution),
            )
            return
        if case.record:
            usual = {row.name for row in case.rows if row.keep}
            chosen = False if mine is None else True if case.deleted or {*mine} == usual else set(mine)
            self._decide_record(case.record, chosen)
            return
        dock = self._dock
        if not dock._save():
            return
        try:
            if mine is None:
                dock.session.decide(case.answer, False)
            elif case.deleted or mine == {row.name for row in case.rows if row.keep}:
                dock.session.decide(case.answer, True)
            else:
                dock.session.choose(case.answer, mine)
        except CampaignError as error:
            dock.messages.failure(error)
        else:
            dock.messages.success(tr("Decided here. The next push tells the store.", plot=case.label))
        dock._show_state()
        self._list()

    def _decide_record(self, record, mine) -> None:
        """Decide between two versions of a record; only for a person's values the store is asked."""
        dock, session = self._dock, self._dock.session
        if not dock._save():
            return

        def done(_nothing) -> None:
            session.follow_records(record.plot_uid, {(record.kind, record.answer.uid)})
            dock._show_state()
            if self._stack.currentWidget() is self.conflicts:
                dock.messages.success(tr("Decided here. The next push tells the store."))
                self._list()
            else:
                dock.show_push()

        if record.kind == PARTY:
            title = tr("Deciding the conflict")
            self._with_store(title, lambda store: held_records.decide(session.work, store, record, mine), done)
            return
        try:
            held_records.decide(session.work, None, record, mine)
        except CampaignError as error:
            dock.messages.failure(error)
        done(None)

    def _decided(self, case, resolution) -> None:
        well, told = conflict_desk.outcome(case, resolution)
        (self._dock.messages.success if well else self._dock.messages.note)(told)
        self._list()

    def _refer(self, case, note: str) -> None:
        if case.own:
            try:
                if case.record:
                    conflict_records.refer(self._dock.session.work, case, note)
                else:
                    self._dock.session.work.refer(case.answer, note)
            except CampaignError as error:
                self._dock.messages.failure(error)
            else:
                self._dock.messages.success(
                    tr("The note goes with the next push; then a reviewer of the commune decides.")
                )
            self._list()
            return
        self._with_store(
            tr("Handing the conflict on"),
            lambda store: store.refer([case.dispute.cid], note)[0],
            lambda resolution: self._referred(case, resolution),
        )

    def _referred(self, case, resolution) -> None:
        if resolution.status == "done":
            self._dock.messages.success(
                tr("{what} was handed on.", what=case.title)
                if case.title
                else tr("Plot {plot} was handed on.", plot=case.label)
            )
            self._list()
        else:
            self._decided(case, resolution)

    # History

    def show_history(self, uid: str) -> None:
        """Show the history of a plot."""
        if self._dock.session is None or not uid or not self._dock._may_leave_form():
            return

        def done(versions: list) -> None:
            if not versions:
                self._dock.messages.note(tr("The store has never had this plot: it is pushed first."))
                return
            self._go(self.history)
            self.history.show_history(versions)

        self._with_store(tr("Reading the history"), lambda store: past_desk.history(store, uid), done)

    def _show_version(self, version) -> None:
        sides = outlines(version)
        self._dock.review.marks.compare(self._dock.session.plots, sides)
        self._zoom([shape for shape, *_ in sides])

    # Pushes

    def show_pushes(self) -> None:
        """Show the pushes so far."""
        if self._dock.session is not None and self._dock._may_leave_form():
            self._go(self.pushes)
            self.pushes.show_pushes([])
            self._list_pushes()

    def _list_pushes(self) -> None:
        everybody = self.pushes.everybody.isChecked()
        self._with_store(
            tr("Reading the pushes"), lambda store: past_desk.pushes(store, everybody), self.pushes.show_pushes
        )

    def _undo(self, push, ahead: bool) -> None:
        dock = self._dock
        if not dock._save():
            return
        work = dock.session.work

        def done(undo) -> None:
            if ahead:
                self.pushes.show_undo(undo)
                return
            dock.session.follow(undo.plots)
            dock._show_state()
            dock.messages.success(undo.told)
            self.leave()

        title = tr("Looking what can be undone") if ahead else tr("Undoing the push")
        self._with_store(title, lambda store: past_desk.undo(work, store, push.id, dry_run=ahead), done)
