"""Joins the page of what is not done yet with the map and with the lists that go out, for one open work copy."""

from pathlib import Path

from qgis.core import QgsRectangle
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog

from ..model.errors import CampaignError
from ..qgis_bridge import layers, settings, task_desk, task_lists
from ..qgis_bridge.edit_buffer import features_by_uid
from ..qgis_bridge.language import QgisLanguage, number, tr
from ..qgis_bridge.session import WorkSession
from .jobs import Jobs
from .map_marks import MapMarks
from .tasks_panel import RECEIVE, SEND, TICK, WRITE_PAPERS
from .text_report import TextReport
from .work_page import WorkPage

_MOST = 5000


class TaskWalk(QObject):
    """Selects the plots of a task on the map, and writes and reads lists."""

    told = pyqtSignal(str)
    failed = pyqtSignal(object)

    def __init__(self, session: WorkSession, page: WorkPage, marks: MapMarks, jobs: Jobs, activate, parent=None):
        super().__init__(parent)
        self._session, self._page, self._marks, self._activate = session, page, marks, activate
        self._jobs = jobs
        self.dialog = None
        self._wired = (
            (page.tasks.plots_wanted, self.select),
            (page.tasks.list_wanted, self.write_list),
            (page.tasks.lists_wanted, self.do),
            (session.states_changed, self._bring_up_to_date),
        )
        for signal, slot in self._wired:
            signal.connect(slot)
        self._bring_up_to_date()

    def close(self) -> None:
        """Let go of the panels."""
        for signal, slot in self._wired:
            signal.disconnect(slot)

    def _bring_up_to_date(self) -> None:
        session = self._session
        self._page.tasks.set_tables(session.groups, session.states, session.ruleset)

    def select(self, task, place: str, key: tuple) -> None:
        """Select the plots of a task, and show all of them."""
        try:
            uids = task_desk.plots(self._session, task, place, key)
        except CampaignError as error:
            self.failed.emit(error)
            return
        self._select(uids)
        shown = min(len(uids), _MOST)
        self.told.emit(tr("{count} plots are selected on the map.", count=number(shown, 0)))

    def _select(self, uids: list[str]) -> None:
        layer = self._session.plots
        features = features_by_uid(layer, uids[:_MOST])
        layer.selectByIds([feature.id() for feature in features.values()])
        self._activate(layer)
        home = layers.home_extent(layer)  # a plot that lies in the sea would leave no room for the others
        boxes = [each.geometry().boundingBox() for each in features.values() if not each.geometry().isEmpty()]
        boxes = [box for box in boxes if home.intersects(box)] or boxes
        if boxes:
            box = QgsRectangle(boxes[0])
            for each in boxes[1:]:
                box.combineExtentWith(each)
            self._marks.zoom(layer, box)

    def write_list(self, task, place: str, key: tuple) -> None:
        """Ask for a file, and write the plots of a task to it."""
        named = str(Path(settings.get("last_folder") or ".") / f"{task.title}.xlsx")
        path, _ = QFileDialog.getSaveFileName(
            self._page, tr("Write List"), named, f"{tr('Workbooks')} (*.xlsx);;CSV (*.csv)"
        )
        if path:
            out = Path(path) if Path(path).suffix else Path(path).with_suffix(".xlsx")
            self._run(
                tr("Writing the list"),
                task_lists.task_list(self._session.work, task, place, key, out, QgisLanguage()),
            )

    def do(self, what: str) -> None:
        """Write or read one of the lists that go out and come back."""
        if what == TICK:
            self.tick()
            return
        work, language = self._session.work, QgisLanguage()
        if what in (SEND, WRITE_PAPERS):
            folder = QFileDialog.getExistingDirectory(
                self._page, tr("Folder for the Lists"), settings.get("last_folder")
            )
            if folder:
                make = task_lists.send if what == SEND else task_lists.write_papers
                self._run(tr("Writing the lists"), make(work, Path(folder), language))
            return
        paths, _ = QFileDialog.getOpenFileNames(
            self._page, tr("Lists that Came Back"), settings.get("last_folder"), f"{tr('Spreadsheets')} (*.xlsx *.csv)"
        )
        if paths:
            make = task_lists.receive if what == RECEIVE else task_lists.read_papers
            self._run(tr("Reading the lists"), make(work, list(map(Path, paths)), language))

    def _run(self, title: str, work) -> None:
        def done(lines: list[str]) -> None:
            self._session.reload_tasks()
            self.dialog = TextReport(title, lines, self._page)
            self.dialog.open()

        self._jobs.run(title, work, done)

    def tick(self) -> None:
        """Show the papers to collect, to be ticked off one by one."""
        from .tick_dialog import TickDialog

        try:
            self.dialog = TickDialog(self._session.path, self._page)
        except CampaignError as error:
            self.failed.emit(error)
            return
        if not self.dialog.rows:
            self.told.emit(tr("No list of papers to collect was written yet. Write one first."))
            return
        self.dialog.plot_wanted.connect(lambda uid: self._select([uid]))
        self.dialog.show()
