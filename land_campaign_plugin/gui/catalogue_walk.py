"""Joins the page of map sheets and their files with the work copy and the map."""

from qgis.core import QgsGeometry, QgsRectangle
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..model.errors import CampaignError
from ..qgis_bridge.session import WorkSession
from .map_marks import MapMarks
from .work_page import WorkPage

_AROUND, _LEAST_M = 0.15, 40.0


class CatalogueWalk(QObject):
    """Lists the sheets when the page is shown, and zooms to one when it is double-clicked."""

    failed = pyqtSignal(object)

    def __init__(self, session: WorkSession, page: WorkPage, marks: MapMarks, parent=None):
        super().__init__(parent)
        self._session, self._page, self._marks = session, page, marks
        self._wired = (
            (page.catalogue.shown, self.refresh),
            (page.catalogue.zoom_wanted, self.show),
            (page.catalogue.back_wanted, marks.clear),
        )
        for signal, slot in self._wired:
            signal.connect(slot)
        page.catalogue.set_sheets([])

    def close(self) -> None:
        """Let go of the panels."""
        for signal, slot in self._wired:
            signal.disconnect(slot)

    def refresh(self) -> None:
        """List the sheets as the work copy has them now."""
        try:
            sheets = self._session.work.sheet_files()
        except CampaignError as error:
            self.failed.emit(error)
            return
        self._page.catalogue.set_sheets(sheets)

    def show(self, sheet) -> None:
        """Zoom to a sheet's plots, and let their box flash."""
        if sheet.box is None:
            return
        plots, box = self._session.plots, QgsRectangle(*sheet.box)
        shape = QgsGeometry.fromRect(box)
        self._marks.outline(plots, [shape], None, "")
        self._marks.zoom(plots, box, _AROUND, _LEAST_M)
        self._marks.flash(plots, [shape])
