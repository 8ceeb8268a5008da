"""Joins the page of seams and sheets with the map and the list of findings, for one open work copy."""

from qgis.core import QgsGeometry
from qgis.PyQt.QtCore import QObject

from ..qgis_bridge import convert, layers
from ..qgis_bridge.session import WorkSession
from .map_marks import MapMarks
from .seams_panel import SEAM
from .work_page import WorkPage

_AROUND, _LEAST_M = 0.15, 40.0


class SeamWalk(QObject):
    """Shows a seam or sheet on the map when it is chosen, and its findings in the list when they are asked for."""

    def __init__(self, session: WorkSession, page: WorkPage, marks: MapMarks, parent=None):
        super().__init__(parent)
        self._session, self._page, self._marks = session, page, marks
        self._wired = (
            (page.seams.chosen, self.show),
            (page.seams.findings_wanted, self.list_findings),
            (page.seams.back_wanted, marks.clear),
            (session.seams_changed, self._bring_up_to_date),
        )
        for signal, slot in self._wired:
            signal.connect(slot)
        self._bring_up_to_date()

    def close(self) -> None:
        """Let go of the panels."""
        for signal, slot in self._wired:
            signal.disconnect(slot)
        self._page.findings.show_about((), "")

    def _bring_up_to_date(self) -> None:
        session = self._session
        self._page.seams.set_tables(session.seams, session.sheets, bool(session.outcomes))

    def show(self, what: str, row: int) -> None:
        """Zoom to a seam or sheet, and let its line flash."""
        shape = self._shape(what, row)
        if shape.isEmpty():
            return
        plots = self._session.plots
        self._marks.outline(plots, [shape], None, "")
        self._marks.zoom(plots, shape.boundingBox(), _AROUND, _LEAST_M)
        self._marks.flash(plots, [shape])

    def _shape(self, what: str, row: int) -> QgsGeometry:
        session = self._session
        if what == SEAM:
            return convert.to_qgis(session.seams.geometry[row])
        return layers.sheet_outline(session.layers, session.sheets["commune"][row], session.sheets["sheet"][row])

    def list_findings(self, what: str, row: int) -> None:
        """List what is found on a seam, or on a sheet and its seams."""
        session = self._session
        table, names = (
            (session.seams, ("kind", "one", "other")) if what == SEAM else (session.sheets, ("commune", "sheet"))
        )
        title = self._page.seams.models[what].name(row)
        self._page.show_page(None)
        self._page.findings.show_about((what, *(table[name][row] for name in names)), title)
        self._page.findings.take_focus()
