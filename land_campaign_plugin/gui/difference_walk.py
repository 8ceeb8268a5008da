"""Joins the page of differences from an export with the work copy and the map."""

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..model.errors import CampaignError
from ..qgis_bridge import difference_desk
from ..qgis_bridge.session import WorkSession
from .review import Review
from .work_page import WorkPage


class DifferenceWalk(QObject):
    """Lists the differences, and makes what is decided a step."""

    failed = pyqtSignal(object)

    def __init__(self, session: WorkSession, page: WorkPage, review: Review, parent=None):
        super().__init__(parent)
        self._session, self._page, self._review = session, page, review
        self._last = None
        self._wired = (
            (page.differences.decided, self._decide),
            (page.differences.undo_wanted, self._undo),
            (page.differences.plot_wanted, review.show_on_map),
        )
        for signal, slot in self._wired:
            signal.connect(slot)
        self.refresh()

    def close(self) -> None:
        """Let go of the panels."""
        for signal, slot in self._wired:
            signal.disconnect(slot)

    def refresh(self) -> None:
        """List what waits for a decision now."""
        try:
            found = difference_desk.read(self._session.work)
        except CampaignError as error:
            self.failed.emit(error)
            return
        self._page.differences.set_differences(found, self._last)

    def show(self) -> None:
        """Show the page if anything waits."""
        if self._page.differences.differences:
            self._page.show_page(self._page.differences)

    def _decide(self, difference, mine: bool) -> None:
        self._make(lambda: difference_desk.decide(self._session, difference, mine), difference)

    def _undo(self, difference) -> None:
        self._make(lambda: difference_desk.undo(self._session, difference), None)

    def _make(self, step, last) -> None:
        if not self._review.may_leave():
            return
        try:
            step()
            self._last = last
        except CampaignError as error:
            self.failed.emit(error)
        self.refresh()
