"""Going through the findings: list, form and map move together; what is saved is checked again at once."""

from contextlib import suppress
from itertools import islice

from qgis.core import Qgis, QgsGeometry, QgsPointXY, QgsRectangle
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..model.errors import CampaignError
from ..model.language import QT_TRANSLATE_NOOP
from ..qgis_bridge import convert, layers
from ..qgis_bridge.edit_buffer import GEOMETRY, features_by_uid
from ..qgis_bridge.language import QgisLanguage, core, tr
from ..qgis_bridge.session import Recheck, WorkSession
from . import texts
from .map_marks import MapMarks
from .plot_form import readable
from .work_page import WorkPage

_STEP_LABEL = QT_TRANSLATE_NOOP("core", "{rule}: {column} of plot {plot} set to {value}")
_MOST_OTHERS = 8
_EDIT_LABEL = QT_TRANSLATE_NOOP("core", "Plot {plot}: {columns} changed")


class Review(QObject):
    """Joins the findings list, the plot form and the map for one open work copy."""

    failed = pyqtSignal(object)
    told = pyqtSignal(str)
    help_wanted = pyqtSignal(str)

    def __init__(self, session: WorkSession, page: WorkPage, canvas, parent=None):
        super().__init__(parent)
        self.session, self.page = session, page
        self.marks = MapMarks(canvas)
        self._canvas = canvas
        self.fingerprint = ""
        self._proposals: list = []
        self._shape_proposal = None
        self._previewed = False
        self._wired = (
            (page.findings.finding_opened, self.open_row),
            (page.findings.escaped, self.leave),
            (page.findings.extent_asked, self._follow_extent),
            (page.findings.severities_chosen, self._show_severities),
            (page.form.back_wanted, self.leave),
            (page.form.step_wanted, page.findings.table.step),
            (page.form.save_wanted, self._save),
            (page.form.plot_wanted, self.show_plot),
            (page.form.zoom_wanted, self._zoom),
            (page.form.finding_wanted, self.open_finding),
            (page.form.card.help_wanted, self.help_wanted),
            (page.form.card.preview_wanted, self._toggle_preview),
            (page.form.card.apply_wanted, self._apply),
            (session.findings_changed, self._on_findings),
        )
        for signal, slot in self._wired:
            signal.connect(slot)

    def close(self) -> None:
        """Let go of the panels and the map."""
        for signal, slot in self._wired:
            signal.disconnect(slot)
        self._follow_extent(False)
        self.marks.clear()
        self.page.show_form(False)

    # One finding

    def open_row(self, row: int) -> None:
        """Open the finding that is listed as `row`."""
        model = self.page.findings.model
        self.open_finding(model.table["fingerprint"][model.table_row(row)])

    def open_finding(self, fingerprint: str) -> None:
        """Zoom to a finding, flash its plots, and open the form on the first of them."""
        self.fingerprint = fingerprint
        if self._row() is None:
            return
        self.page.findings.show_finding(fingerprint)
        self._previewed = False
        self._find_proposals()
        self.show_plot(self._first_plot())
        self._zoom()

    def show_all(self) -> None:
        """Show all plots on the map."""
        self.marks.zoom(self.session.plots, layers.home_extent(self.session.plots), 0.06)

    def show_on_map(self, uid: str) -> None:
        """Zoom to a plot and let it flash."""
        feature = self.session.feature(uid)
        if feature is not None and feature.hasGeometry():
            self.marks.zoom(self.session.plots, feature.geometry().boundingBox())
            self.marks.flash(self.session.plots, [feature.geometry()])

    def leave(self) -> None:
        """Close the form and go back to the list."""
        self.page.show_form(False)
        self.marks.clear()
        self.fingerprint = ""

    def show_plot(self, uid: str) -> None:
        """Show one of the finding's plots in the form."""
        row = self._row()
        feature = self.session.feature(uid)
        if row is None or feature is None:
            self.leave()
            return
        findings, form = self.session.findings, self.page.form
        uids = findings["plots"][row].split(",")
        names = (findings["labels"][row] or "").split(", ")
        form.show_plot(feature, list(zip(uids, names, strict=False)))
        code, severity = findings["rule"][row], findings["severity"][row]
        sentence = texts.message(findings, row)
        form.card.show_finding(code, severity, sentence, texts.remedy(findings, row))
        form.card.show_proposal(self._shape_proposal)
        form.card.set_previewed(self._previewed)
        field = findings["field"][row]
        if field:
            form.mark(field, severity, sentence, self._suggestion(uid, field))
        form.show_others(self._others(uid))
        self.page.show_form(True)
        form.reveal(field or "")
        self._outline(row)

    def _row(self) -> int | None:
        found = (self.session.findings["fingerprint"] == self.fingerprint).nonzero()[0]
        return int(found[0]) if len(found) else None

    def _first_plot(self) -> str:
        """Return the plot that a proposal would change, else the finding's first."""
        uids = self.session.findings["plots"][self._row()].split(",")
        wanted = [uid for proposal in self._proposals for uid in proposal.changes if uid in uids]
        return wanted[0] if wanted else uids[0]

    def _others(self, uid: str) -> list[tuple[str, str, str]]:
        findings = self.session.findings
        mine = (row for row, plots in enumerate(findings["plots"]) if uid in plots)
        others = (row for row in mine if findings["fingerprint"][row] != self.fingerprint)
        return [
            (findings["fingerprint"][row], findings["severity"][row], texts.rule_title(findings["rule"][row]))
            for row in islice(others, _MOST_OTHERS)
        ]

    # The map

    def _shapes(self, row: int) -> list[QgsGeometry]:
        uids = self.session.findings["plots"][row].split(",")
        features = features_by_uid(self.session.plots, uids[:40])
        return [shape for shape in (feature.geometry() for feature in features.values()) if not shape.isEmpty()]

    def _place(self, row: int) -> QgsGeometry:
        return convert.to_qgis(self.session.findings.geometry[row])

    def _outline(self, row: int) -> None:
        place = self._place(row)
        self.marks.outline(self.session.plots, self._shapes(row), place, self.session.findings["severity"][row])
        if self._previewed:
            self._show_preview()

    def _zoom(self) -> None:
        row = self._row()
        if row is None:
            return
        shapes, place = self._shapes(row), self._place(row)
        seen = [shape for shape in (place, *shapes[:2]) if not shape.isEmpty()]
        if not seen:  # a plot without a shape has no place on the map
            return
        box = QgsRectangle(seen[0].boundingBox())
        for shape in seen[1:]:
            box.combineExtentWith(shape.boundingBox())
        self.marks.zoom(self.session.plots, box)
        self.marks.flash(self.session.plots, shapes)

    def _show_severities(self, severities: frozenset) -> None:
        layers.show_severities(self.session.layers, severities)

    def _follow_extent(self, follow: bool) -> None:
        """Keep the list to what the map shows, or stop doing so."""
        if follow:
            self._canvas.extentsChanged.connect(self._on_extent)
            self._on_extent()
            return
        with suppress(TypeError):  # it was not followed
            self._canvas.extentsChanged.disconnect(self._on_extent)
        self.page.findings.set_extent(None)

    def _on_extent(self) -> None:
        to_map = self.marks.to_map(self.session.plots)
        box = to_map.transformBoundingBox(self._canvas.extent(), Qgis.TransformDirection.Reverse)
        self.page.findings.set_extent(convert.bounds_of(box))

    # Proposals

    def _find_proposals(self) -> None:
        self._proposals, self._shape_proposal = [], None
        try:
            self._proposals = self.session.proposals(self._row())
        except CampaignError as error:
            self.failed.emit(error)
        self._shape_proposal = next((made for made in self._proposals if made.moves_boundaries), None)

    def _suggestion(self, uid: str, field: str) -> tuple[str, object] | None:
        for proposal in self._proposals:
            value = proposal.changes.get(uid, {}).get(field)
            if value is not None:
                return tr("Use {value}", value=readable(field, value)), value
        return None

    def _toggle_preview(self) -> None:
        self._previewed = not self._previewed
        self.page.form.card.set_previewed(self._previewed)
        if self._previewed:
            self._show_preview()
        else:
            self.marks.clear_preview()

    def _show_preview(self) -> None:
        before, after, news = [], [], []
        for uid, changes in self._shape_proposal.changes.items():
            feature = self.session.feature(uid)
            if feature is None or GEOMETRY not in changes:
                continue
            before.append(feature.geometry())
            after.append(convert.to_qgis(changes[GEOMETRY]))
            known = {(point.x(), point.y()) for point in feature.geometry().vertices()}
            news += [point for point in after[-1].vertices() if (point.x(), point.y()) not in known]
        vertices = QgsGeometry.fromMultiPointXY([_flat(point) for point in news]) if news else QgsGeometry()
        self.marks.preview(self.session.plots, before, after, vertices)
        if news:
            self.marks.zoom(self.session.plots, vertices.boundingBox())

    def _apply(self) -> None:
        """Apply the proposal: it stays only if the finding goes and none comes."""
        proposal, fingerprint = self._shape_proposal, self.fingerprint
        label = proposal.label(QgisLanguage())
        self.marks.clear()
        self._previewed = False
        try:
            self.session.try_proposal(fingerprint, label, proposal.changes)
        except CampaignError as error:
            self.failed.emit(error)
            return
        self.told.emit(tr("Applied. The finding is gone; Ctrl+Z takes it back."))

    # Saving, and what follows

    def _save(self, changes: dict) -> None:
        uid = self.page.form.uid
        feature, row = self.session.feature(uid), self._row()
        plot = texts.plot_name(feature)
        if len(changes) == 1 and row is not None:
            ((name, value),) = changes.items()
            label = core(
                _STEP_LABEL,
                rule=self.session.findings["rule"][row],
                column=texts.column(name),
                plot=plot,
                value=readable(name, value),
            )
        else:
            label = core(_EDIT_LABEL, plot=plot, columns=", ".join(map(texts.column, changes)))
        try:
            self.session.change(label, {uid: changes})
        except CampaignError as error:
            self.failed.emit(error)

    def _on_findings(self, change: Recheck | None) -> None:
        """Bring list and form up to date; when the open finding is cured, go on to the next."""
        findings_list = self.page.findings
        findings_list.set_table(self.session.findings, fresh=change is None)
        if change is None:
            self.leave()
            return
        if not self.fingerprint:
            return
        if self._row() is not None:
            self._find_proposals()
            self.show_plot(self.page.form.uid)
            return
        following = findings_list.current_fingerprint()
        if following:
            self.open_finding(following)
        else:
            self.leave()


def _flat(point):
    return QgsPointXY(point.x(), point.y())
