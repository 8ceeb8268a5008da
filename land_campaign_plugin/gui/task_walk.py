"""Joins the page of what is not done yet with the map, for one open work copy."""

from qgis.core import QgsRectangle
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..model.errors import CampaignError
from ..qgis_bridge import task_desk
from ..qgis_bridge.edit_buffer import features_by_uid
from ..qgis_bridge.language import number, tr
from ..qgis_bridge.session import WorkSession
from .map_marks import MapMarks
from .work_page import WorkPage

_MOST = 5000


class TaskWalk(QObject):
    """Selects the plots of a task on the map."""

    told = pyqtSignal(str)
    failed = pyqtSignal(object)

    def __init__(self, session: WorkSession, page: WorkPage, marks: MapMarks, activate, parent=None):
        super().__init__(parent)
        self._session, self._page, self._marks, self._activate = session, page, marks, activate
        self._wired = (
            (page.tasks.plots_wanted, self.select),
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
        layer = self._session.plots
        try:
            uids = task_desk.plots(self._session, task, place, key)
        except CampaignError as error:
            self.failed.emit(error)
            return
        features = features_by_uid(layer, uids[:_MOST])
        layer.selectByIds([feature.id() for feature in features.values()])
        self._activate(layer)
        box = QgsRectangle()
        for feature in features.values():
            if feature.hasGeometry():
                box.combineExtentWith(feature.geometry().boundingBox())
        if not box.isEmpty():
            self._marks.zoom(layer, box)
        self.told.emit(tr("{count} plots are selected on the map.", count=number(len(features), 0)))
