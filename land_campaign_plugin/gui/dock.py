"""The dock: one place for the whole job, from the empty panel to the push."""

from datetime import datetime
from pathlib import Path

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QEvent, Qt, QTimer
from qgis.PyQt.QtWidgets import QDockWidget, QFileDialog, QStackedWidget

from ..model.errors import CampaignError
from ..model.ruleset import OFF
from ..qgis_bridge import packages, settings, tasks
from ..qgis_bridge.language import QgisLanguage, core, number, tr
from ..qgis_bridge.messages import Messages
from . import icons, jobs, theme, undo_keys
from .help_window import HelpWindow
from .jobs import Jobs
from .question import ask
from .start_page import PackagesPage, StartPage
from .store_walk import StoreWalk

_LEAST_WIDTH, _LAYERS_WIDTH, _SETTLED_MS = 350, 200, 100


class CampaignDock(QgsDockWidget):
    """Start page, work page and push page; owns the open work copy."""

    def __init__(self, iface):
        super().__init__(tr("Land Campaign"), iface.mainWindow())
        self.setObjectName("LandCampaignDock")
        self.setWindowIcon(icons.plain("land_campaign"))
        self.iface = iface
        self.session = None
        self.review = None
        self._walks: list = []
        self._waiting = self._sheets_wanted = False
        self._help: HelpWindow | None = None
        self.dialog = None
        self.messages = Messages(iface.messageBar(), self)
        self.jobs = Jobs(self)
        self.store_walk = StoreWalk(self)
        self._stack = QStackedWidget()
        self._stack.setMinimumWidth(_LEAST_WIDTH)
        self._stack.setStyleSheet(theme.style_sheet())
        self.setWidget(self._stack)
        self.start, self.packages = StartPage(), PackagesPage()
        self.work = None
        self.push = None
        self._stack.addWidget(self.start)
        self._stack.addWidget(self.packages)
        self.start.sample_wanted.connect(self.try_sample)
        self.start.load_wanted.connect(self.load)
        self.start.open_wanted.connect(self.open_work_copy)
        for page in (self.start, self.packages):
            page.doctor_wanted.connect(self.show_doctor)
        self.start.cancel.clicked.connect(self.jobs.cancel)
        self.start.begin_wanted.connect(lambda: self.store_walk.begin())
        self.packages.retry.connect(self._retry_packages)
        self.jobs.started.connect(self._on_started)
        self.jobs.progressed.connect(self._on_progress)
        self.jobs.ended.connect(self._on_ended)
        self.jobs.failed.connect(self.messages.failure)
        self._offer_last()

    # Keys

    def event(self, event) -> bool:
        """Claim Ctrl+Z while the focus is in the dock and a work copy is open."""
        if event.type() == QEvent.Type.ShortcutOverride and self.session is not None and undo_keys.wanted(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event):  # noqa: N802 - Qt's name
        """Ctrl+Z takes the last correction back, Ctrl+Shift+Z makes it again."""
        key = undo_keys.wanted(event)
        if key and self.session is not None and not self.jobs.busy:
            self.session.undo() if key == "undo" else self.session.redo()
        else:
            super().keyPressEvent(event)

    # Pages

    def _offer_last(self) -> None:
        last = settings.get("last_work_copy")
        there = bool(last) and Path(last).exists()
        self.start.set_last(last if there else "", Path(last).stem if there else "")

    def _ready(self) -> bool:
        """Tell whether the packages are there; if not, say what to do."""
        problem = packages.problem()
        if problem is None:
            return True
        from ..model.language import ENGLISH

        language = QgisLanguage()
        what = language.text(problem.what, **problem.values)
        self.packages.show_problem(what, problem.values.get("command") or problem.sentence(ENGLISH))
        self._stack.setCurrentWidget(self.packages)
        return False

    def _retry_packages(self, folder: str) -> None:
        if folder:
            packages.choose(folder)
        if self._ready():
            self._stack.setCurrentWidget(self.start)

    def _build_pages(self) -> None:
        """Make the working pages when they are first needed."""
        if self.work is not None:
            return
        from .past_walk import PastWalk
        from .push_page import PushPage
        from .work_page import WorkPage

        self.work, self.push = WorkPage(), PushPage()
        self._stack.addWidget(self.work)
        self._stack.addWidget(self.push)
        work = self.work
        work.load_wanted.connect(self.load)
        work.check_wanted.connect(self.check)
        work.push_wanted.connect(self.show_push)
        work.export_wanted.connect(self.export)
        work.open_wanted.connect(self.open_work_copy)
        work.close_wanted.connect(self.close_work_copy)
        work.help_wanted.connect(self.show_help)
        work.against_wanted.connect(self.choose_against)
        work.rules.help_wanted.connect(self.show_help)
        work.rules.against_wanted.connect(self.choose_against)
        work.rules.rule_wanted.connect(self._show_rule)
        work.progress.button.clicked.connect(self.jobs.cancel)
        work.unsaved.button.clicked.connect(self._save)
        work.may_leave_form = self._may_leave_form
        self.push.back_wanted.connect(self._leave_push)
        self.push.decided.connect(self._decide)
        self.store_walk.join(self.push, work)
        self.past_walk = PastWalk(self, self._stack)

    # Opening and closing

    def try_sample(self) -> None:
        """Make the sample, load and check it, and open it; one that is there is not replaced unasked."""
        if not self._ready():
            return
        existing = jobs.sample_path()
        if not existing.exists():
            self.jobs.sample(self.open_path)
            return
        go_on, afresh = tr("Go On with It"), tr("Make a New One")
        answer = ask(self, tr("There is a sample already, with what you corrected in it."), go_on, afresh)
        if answer == go_on:
            self.open_path(existing)
        elif answer == afresh:
            self.jobs.sample(self.open_path)

    def load(self) -> None:
        """Ask what to load and where, load it, and open the work copy."""
        if not self._ready():
            return
        from .load_wizard import LoadWizard

        self.dialog = LoadWizard(self.session.path if self.session else None, self)
        self.dialog.chosen.connect(self._load)
        self.dialog.open()

    def _load(self, wanted) -> None:
        if self.session is not None:
            if not self._leave_work_copy():
                return
            if self.session.path == wanted.into:  # QGIS must let go of the file before it is replaced
                self.show_start()

        def done(report):
            self.messages.success(jobs.load_summary(report))
            self.open_path(wanted.into)
            if report.records is not None:
                self._show_read(report)

        if wanted.later:
            self.jobs.update(wanted, lambda report: self._on_updated(wanted.into, report))
        elif wanted.several:
            self.jobs.load_sheets(wanted, lambda report: self._on_sheets(wanted.into, report))
        else:
            self.jobs.load(wanted, done)

    def _on_sheets(self, path: Path, report) -> None:
        """Open what sheets were loaded into; show the list of sheets where one needs a look."""
        self.messages.success(jobs.sheets_summary(report))
        if not path.exists():  # it was cancelled before the first sheet
            return
        self._sheets_wanted = jobs.needs_a_look(report)
        self.open_path(path)
        if report.joined is not None and report.joined.records is not None:
            self._show_read(report.joined)

    def _on_updated(self, path: Path, report) -> None:
        """Open what an export was taken into, tell what came of it, and show what waits for a decision."""
        from ..reports.update_told import update_lines
        from .text_report import TextReport

        self._waiting = report.waiting > 0
        self.open_path(path)
        lines = [*update_lines(report, QgisLanguage())][1:]
        if report.waiting:  # the last line tells the command
            lines[-1] = tr("{count} differences wait for a decision.", count=number(report.waiting, 0))
        self.dialog = TextReport(tr("What the export brought"), lines, self)
        self.dialog.open()

    def _show_read(self, report) -> None:
        from .load_report import LoadReportDialog

        self.dialog = LoadReportDialog(report, self)
        self.dialog.open()

    def open_work_copy(self, path: str = "") -> None:
        """Open a work copy; ask which, when none is named."""
        if not self._ready():
            return
        if not path:
            path, _ = QFileDialog.getOpenFileName(
                self, tr("Open Work Copy"), settings.get("last_folder"), tr("Work copies (*.gpkg)")
            )
        if path and (self.session is None or self._leave_work_copy()):
            self.open_path(Path(path))

    def open_path(self, path: Path) -> None:
        """Open a work copy in place of the one that is open."""
        self.show_start()
        self.jobs.open(path, self._show_opened)

    def _show_opened(self, opened) -> None:
        from ..qgis_bridge.session import WorkSession
        from .catalogue_walk import CatalogueWalk
        from .difference_walk import DifferenceWalk
        from .review import Review
        from .seam_walk import SeamWalk
        from .task_walk import TaskWalk

        try:
            self.session = WorkSession(opened, self)
        except CampaignError as error:
            self.messages.failure(error)
            return
        self._build_pages()
        self.review = Review(self.session, self.work, self.iface.mapCanvas(), self, self.iface.setActiveLayer)
        self._walks = [
            SeamWalk(self.session, self.work, self.review.marks, self),
            TaskWalk(self.session, self.work, self.review.marks, self.jobs, self.iface.setActiveLayer, self),
        ]
        self._walks.append(CatalogueWalk(self.session, self.work, self.review.marks, self))
        self._walks.append(DifferenceWalk(self.session, self.work, self.review, self))
        self._walks[1].told.connect(self.messages.success)
        for walk in self._walks[1:]:
            walk.failed.connect(self.messages.failure)
        self.review.failed.connect(self.messages.failure)
        self.review.told.connect(self.messages.success)
        self.review.help_wanted.connect(self.show_help)
        self.session.failed.connect(self.messages.failure)
        self.session.edits_changed.connect(self._on_edits)
        self.session.findings_changed.connect(lambda _change: self._show_state())
        self.session.gone.connect(self._on_gone)
        self.session.outdated.connect(self._on_outdated)
        settings.put("last_work_copy", str(self.session.path))
        settings.put("last_folder", str(self.session.path.parent))
        self._checked_at = ""
        self._on_edits(self.session.unsaved())
        self._show_state()
        self.work.findings.set_table(self.session.findings, fresh=True)
        self._stack.setCurrentWidget(self.work)
        if self._waiting:
            self._walks[-1].show()
        elif self._sheets_wanted:
            self.work.show_page(self.work.catalogue)
        self._waiting = self._sheets_wanted = False
        self._make_room()
        self.store_walk.opened()
        QTimer.singleShot(_SETTLED_MS, self._show_home)  # QGIS itself zooms to the first layers of a project

    def _show_home(self) -> None:
        if self.review is not None and not self.review.fingerprint:
            self.review.show_all()

    def _make_room(self) -> None:
        """Give the layers panel its width back, which QGIS's welcome page takes from it on a small screen."""
        panel = self.iface.mainWindow().findChild(QDockWidget, "Layers")
        if panel is not None and panel.isVisible() and panel.width() < _LAYERS_WIDTH:
            self.iface.mainWindow().resizeDocks([panel, self], [_LAYERS_WIDTH, 430], Qt.Orientation.Horizontal)

    def show_start(self) -> None:
        """Let go of the work copy and show the start page."""
        self._drop_session()
        self._offer_last()
        self._stack.setCurrentWidget(self.start)

    def close_work_copy(self) -> None:
        """Go back to the start page."""
        if self.session is not None and self._leave_work_copy():
            self.show_start()

    def _may_leave_form(self) -> bool:
        """Ask what becomes of what was typed into the form and not saved."""
        return self.review is None or self.review.may_leave()

    def _leave_work_copy(self) -> bool:
        """Ask what becomes of unsaved corrections; tell whether the work copy may be left."""
        if not self._may_leave_form():
            return False
        count = self.session.unsaved()
        if not count:
            return True
        save, discard = tr("Save"), tr("Discard")
        answer = ask(self, tr("{count} corrections are not yet saved in the work copy.", count=count), save, discard)
        return self._save() if answer == save else answer == discard

    def _drop_session(self) -> None:
        if self.review is not None:
            self.review.close()  # first: what follows must not reach layers that may be gone
            for walk in self._walks:
                walk.close()
                walk.deleteLater()
            self._walks = []
            self.review.deleteLater()
            self.review = None
        if self.session is not None:
            self.session.close()
            self.session.deleteLater()
            self.session = None

    def _on_gone(self) -> None:
        """The project was closed, or the layers were removed."""
        self.show_start()

    def _on_outdated(self) -> None:
        self.messages.note(tr("Very many plots were changed at once. Press Check to bring the list up to date."))
        self.work.set_primary("check")

    def shut_down(self) -> None:
        """Stop what runs and let go of the work copy (when the plugin is unloaded)."""
        self.store_walk.stop()
        tasks.cancel_all()
        self._drop_session()
        if self._help is not None:
            self._help.deleteLater()

    # The acts

    def check(self) -> None:
        """Save, then check all plots."""
        if self.session is not None and self._may_leave_form() and self._save():
            self.jobs.check(self.session.path, self._on_checked)

    def _on_checked(self, checked) -> None:
        if self.session is None:
            return
        self._checked_at = datetime.now().strftime("%H:%M")
        self.session.take_result(checked.result, checked.side_tables)
        self.messages.success(jobs.check_summary(checked.result))
        for problem in checked.problems:
            self.messages.failure(problem)

    def choose_against(self) -> None:
        """Ask for the files to check against; check at once when that is wanted."""
        if self.session is None:
            return
        from .against_dialog import AgainstDialog

        self.dialog = AgainstDialog(self.session.path, self.session.work.crs, self)
        self.dialog.kept.connect(lambda check: self.check() if check else None)
        self.dialog.open()

    def show_push(self) -> None:
        """Show what a push would send; nothing is saved for that."""
        if self.session is None or not self._may_leave_form():
            return
        try:
            self.push.show_changes(self.session)
        except CampaignError as error:
            self.messages.failure(error)
            return
        fresh = self._stack.currentWidget() is not self.push
        self._stack.setCurrentWidget(self.push)
        if fresh:
            self.store_walk.look()

    def _leave_push(self) -> None:
        self.review.marks.clear()
        self._stack.setCurrentWidget(self.work)

    def _decide(self, answer, mine: bool) -> None:
        """Decide a conflict; unsaved corrections are saved first, so that none of them comes back over it."""
        if not self._save():
            return
        try:
            self.session.decide(answer, mine)
        except CampaignError as error:
            self.messages.failure(error)
        self._show_state()
        self.show_push()

    def export(self) -> None:
        """Save, ask for format and file, then export."""
        if self.session is None or not self._may_leave_form() or not self._save():
            return
        from .export_dialog import FLAGS, ExportDialog

        def write(wanted) -> None:
            done = self._on_flagged if wanted.format in FLAGS else self._on_exported
            self.jobs.export(self.session.path, wanted, done)

        self.dialog = ExportDialog(self.session.path, self.session.plots.crs(), self)
        self.dialog.chosen.connect(write)
        self.dialog.open()

    def _on_exported(self, report) -> None:
        self.messages.success(
            tr("{count} plots exported to {file}.", count=number(report.rows, 0), file=Path(report.path).name)
        )

    def _on_flagged(self, report) -> None:
        self.messages.success(
            tr("{count} open findings drawn in {file}.", count=number(report.findings, 0), file=report.path.name)
        )

    def _save(self) -> bool:
        try:
            self.session.save()
        except CampaignError as error:
            self.messages.failure(error)
            return False
        return True

    def show_doctor(self) -> None:
        """Look at what the work depends on; also while packages are missing."""
        from .doctor_page import open_doctor

        open_doctor(self)

    def show_help(self, code: str = "") -> None:
        """Show a rule's help page; without a code, the list of rules."""
        if not self._ready():
            return
        if self._help is None:
            self._help = HelpWindow(self)
        self._help.show_rule(code)

    def _show_rule(self, code: str) -> None:
        self.work.show_rules(False)
        self.work.findings.show_rule(code)

    # What the panel says

    def _on_edits(self, count: int) -> None:
        text = (
            tr("{count} corrections not yet saved in the work copy", count=count)
            if count > 1
            else tr("1 correction not yet saved in the work copy")
            if count
            else ""
        )
        self.work.unsaved.show_text(text)
        self._show_primary()

    def _show_state(self) -> None:
        """Bring header, primary act and the text of an empty list up to date."""
        session, work = self.session, self.work
        parts = [tr("{count} plots", count=number(session.plots.featureCount(), 0))]
        sheets = session.layers.sheets
        if sheets is not None and sheets.featureCount() > 0:
            parts.append(tr("{count} sheets", count=number(sheets.featureCount(), 0)))
        if self._checked_at:
            parts.append(tr("checked {time}", time=self._checked_at))
        parts.append(session.plots.crs().authid())
        work.show_work(session.path.stem, " · ".join(filter(None, parts)))
        self._show_primary()
        if session.outcomes:
            work.findings.set_empty(
                "outcome_clean", tr("Nothing is wrong"), tr("All rules that could run found nothing to correct.")
            )
        else:
            work.findings.set_empty(
                "check", tr("Not checked yet"), tr("Press Check to see what is wrong with these plots.")
            )
        off = {
            code: tr("Switched off in the ruleset {ruleset}.", ruleset=session.ruleset.name)
            for code, rule in session.ruleset.rules.items()
            if rule.view == OFF
        }
        about = tr("Ruleset {ruleset} {version}.", ruleset=session.ruleset.name, version=session.ruleset.version)
        notes = (core(template, **values) for template, values in session.run.get("notes", []))
        work.rules.show_run(session.outcomes, off, "\n".join((about, *notes)))

    def _show_primary(self) -> None:
        if self.session is None or self.work is None:
            return
        if not self.session.outcomes:
            self.work.set_primary("check")
        else:
            self.work.set_primary("push" if self.session.has_corrections() else "")

    def _on_started(self, title: str) -> None:
        self.start.set_busy(True)
        self.start.show_progress(0, 0, title)
        if self.work is not None:
            self.work.set_busy(True)
            self.work.progress.show_progress(0, 0, title)
            self.push.set_busy(True)
            self.push.progress.show_progress(0, 0, title)

    def _on_progress(self, done: int, total: int, what: str) -> None:
        text = (
            tr("{done} of {total} {what}", done=number(done, 0), total=number(total, 0), what=what) if total else what
        )
        self.start.show_progress(done, total, text)
        if self.work is not None:
            self.work.progress.show_progress(done, total, text)
            self.push.progress.show_progress(done, total, text)

    def _on_ended(self) -> None:
        self.start.set_busy(False)
        self.start.show_progress(0, 0, "")
        if self.work is not None:
            self.work.set_busy(False)
            self.work.progress.show_text("")
            self.push.set_busy(False)
