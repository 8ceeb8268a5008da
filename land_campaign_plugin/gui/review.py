"""Going through the findings: list, form and map move together; what is saved is checked again at once."""

from contextlib import suppress
from itertools import islice

from qgis.core import Qgis, QgsGeometry, QgsPointXY, QgsRectangle
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QApplication

from ..model.errors import CampaignError
from ..model.findings import SHEET_CAUSES
from ..model.language import QT_TRANSLATE_NOOP
from ..qgis_bridge import convert, layers, text_batches
from ..qgis_bridge.edit_buffer import GEOMETRY, features_by_uid
from ..qgis_bridge.language import QgisLanguage, core, number, tr
from ..qgis_bridge.session import Recheck, WorkSession
from . import record_words, texts
from .batch_card import Batch
from .map_marks import MapMarks
from .paper_dialog import PaperDialog
from .plot_form import readable
from .question import ask
from .work_page import WorkPage

_STEP_LABEL = QT_TRANSLATE_NOOP("core", "{rule}: {column} of plot {plot} set to {value}")
_MOST_OTHERS = 8
_AROUND_CHANGE_M = 6.0
_EDIT_LABEL = QT_TRANSLATE_NOOP("core", "Plot {plot}: {columns} changed")
_RECORD_LABEL = QT_TRANSLATE_NOOP("core", "Records of plot {plot}: {columns} changed")
_LOOSE_LABEL = QT_TRANSLATE_NOOP("core", "Records without a plot: {columns} changed")


class Review(QObject):
    """Joins the findings list, the plot form and the map for one open work copy."""

    failed = pyqtSignal(object)
    told = pyqtSignal(str)
    help_wanted = pyqtSignal(str)

    def __init__(self, session: WorkSession, page: WorkPage, canvas, parent=None, activate=None):
        super().__init__(parent)
        self.session, self.page = session, page
        self._activate = activate or (lambda layer: None)
        self._saving = False
        self.marks = MapMarks(canvas)
        self._canvas = canvas
        self.fingerprint = ""
        self.dialog = None
        self._proposals: list = []
        self._shape_proposal = None
        self._batches: list = []
        self._previewed = False
        self._wired = (
            (page.findings.finding_opened, self.open_row),
            (page.findings.escaped, self._leave_if_wanted),
            (page.findings.extent_asked, self._follow_extent),
            (page.findings.severities_chosen, self._show_severities),
            (page.form.back_wanted, self._leave_if_wanted),
            (page.form.step_wanted, page.findings.table.step),
            (page.form.save_wanted, self._save),
            (page.form.plot_wanted, self._go_to_plot),
            (page.form.zoom_wanted, self._zoom),
            (page.form.finding_wanted, self._go_to),
            (page.form.card.help_wanted, self.help_wanted),
            (page.form.card.preview_wanted, self._toggle_preview),
            (page.form.card.apply_wanted, self._apply),
            (page.form.batch.wanted, self._make_batch),
            (page.form.paper_wanted, self._enter_paper),
            (session.findings_changed, self._on_findings),
        )
        for signal, slot in self._wired:
            signal.connect(slot)
        page.form.holder_of_number = self._holder_of_number

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
        self._go_to(model.table["fingerprint"][model.table_row(row)])

    def may_leave(self) -> bool:
        """Ask what becomes of what was typed and not saved; tell whether the form may be left."""
        form = self.page.form
        if form.isHidden() or not form.is_changed():
            return True
        save, discard, stay = tr("Save Plot"), tr("Discard"), tr("Stay")
        text = tr("{plot} was changed in the form and is not saved yet.", plot=form.title.text())
        answer = ask(form, text, save, discard, stay) if form.save.isEnabled() else ask(form, text, discard, "", stay)
        if answer == save:
            return self._save(form.changes(), form.record_changes())
        if answer == discard:
            form.forget_typed()
        return answer == discard

    def _go_to(self, fingerprint: str) -> None:
        """Open a finding as a person asks for it."""
        if fingerprint == self.fingerprint and self.page.form.is_changed():
            return
        if self.may_leave():
            self.open_finding(fingerprint)
        else:
            self.page.findings.show_finding(self.fingerprint)

    def _go_to_plot(self, uid: str) -> None:
        if uid == self.page.form.uid:
            return
        fingerprint = self.fingerprint
        if not self.may_leave():
            self.page.form.show_chosen()
        elif fingerprint == self.fingerprint:
            self.show_plot(uid)

    def _leave_if_wanted(self) -> None:
        if self.may_leave():
            self.leave()

    def open_finding(self, fingerprint: str) -> None:
        """Zoom to a finding, flash its plots, and open the form on the first of them."""
        self.fingerprint = fingerprint
        if self._row() is None:
            return
        self.page.findings.show_finding(fingerprint)
        self._previewed = False
        self._find_proposals()
        self.page.form.show_tab(self._table())
        self.show_plot(self._first_plot())
        self._activate(self.session.plots)  # QGIS's own undo follows the active layer
        self.page.findings.keep_in_sight()
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
        feature = self.session.feature(uid) if uid else None
        if row is None or (feature is None and not self._records(row) and not self._batches):
            self.leave()
            return
        findings, form = self.session.findings, self.page.form
        if feature is None:
            form.show_no_plot(tr("Records without a plot"))
        else:
            uids = findings["plots"][row].split(",")
            names = self._told_apart(uids, (findings["labels"][row] or "").split(", "))
            # a column's plots are not gone through one by one
            form.show_plot(feature, [] if self._batches else list(zip(uids, names, strict=False)))
        self._show_records(row, uid if feature is not None else "")
        code, severity = findings["rule"][row], findings["severity"][row]
        sentence = texts.message(findings, row)
        form.card.show_finding(code, severity, sentence, texts.remedy(findings, row))
        form.card.show_proposal(self._shape_proposal)
        form.card.set_previewed(self._previewed)
        form.batch.show_batches([self._shown(batch) for batch in self._batches])
        field = findings["field"][row]
        if field:
            form.mark(field, severity, sentence, self._suggestion(uid, field))
        form.show_others(self._others(uid))
        self.page.show_form(True)
        form.reveal("" if code in SHEET_CAUSES or self._batches else field or "")
        self._show_record()
        if self._shape_proposal is not None:
            form.reveal_proposal()
        self._outline(row)

    def _enter_paper(self) -> None:
        """Ask for a certificate of the plot at hand from its paper."""
        uid = self.page.form.uid
        if not self.may_leave():
            return
        feature = self.session.feature(uid)
        plain = {name: convert.plain(feature[name]) for name in ("sheet_number", "plot_number")}
        known = {name: str(value) for name, value in plain.items() if value}
        self.dialog = PaperDialog(self.session, uid, texts.plot_name(feature), known, self.page)
        self.dialog.saved.connect(
            lambda name: self.told.emit(tr("The certificate of plot {plot} is saved.", plot=name))
        )
        self.dialog.open()

    def _table(self) -> str:
        """Return the record table that the finding is about, empty where it is about plots."""
        return (self.session.findings["field"][self._row()] or "").rpartition(".")[0]

    def _records(self, row: int) -> list[tuple[str, str]]:
        """Return the records that a finding names, as table and uid."""
        findings = self.session.findings
        table, _, column = (findings["field"][row] or "").rpartition(".")
        named = (findings["record"][row] or "").split(",")
        return [(table, uid) for uid in named if uid] if table and column else []

    def _show_records(self, row: int, uid: str) -> None:
        loose = () if uid else set(self._records(row))
        try:
            self.page.form.show_records(self.session.desk.read([uid] if uid else [], loose))
        except CampaignError as error:
            self.failed.emit(error)

    def _show_record(self) -> None:
        """Mark the field of a record that the finding is about, and bring it into view."""
        row = self._row()
        records = [] if row is None else self._records(row)
        if records:
            findings = self.session.findings
            uids = [uid for _, uid in records]
            severity, sentence = findings["severity"][row], texts.message(findings, row)
            self.page.form.mark_record(findings["field"][row], uids, severity, sentence)

    def _shown(self, batch) -> Batch:
        """Return a correction of many texts in the panel's words."""
        count = number(batch.count, 0)
        if batch.label.startswith(text_batches.UNTIDY):
            about = tr("A dot stands for a space, a box for a sign that nobody sees.")
            return Batch("", tr("Tidy {count} texts", count=count), batch.count, batch.samples, about)
        title = tr("In a font of capitals (.VnTimeH)") if batch.capitals else tr("As written")
        return Batch(title, tr("Convert {count} texts", count=count), batch.count, batch.samples)

    def _make_batch(self, place: int) -> None:
        """Make a correction of many texts: one undo step."""
        fingerprint = self.fingerprint
        if not self.may_leave() or fingerprint != self.fingerprint or place >= len(self._batches):
            return
        batch = self._batches[place]
        self._activate(self.session.plots)
        try:
            change = self.session.change_record_texts if batch.of_records else self.session.change_texts
            change(batch.cured, batch.label, batch.changes)
        except CampaignError as error:
            self.failed.emit(error)
            return
        self._keep_focus()
        count = number(batch.count, 0)
        self.told.emit(tr("{count} texts were corrected as one step; Ctrl+Z takes it back.", count=count))

    def _holder_of_number(self, uid: str, commune, sheet, wanted) -> str:
        """Return a sentence when another plot has this number on this sheet, as edited."""
        if None in (sheet, wanted):
            return ""
        plots = self.session.source().numbered([(commune, sheet, wanted)])
        if not any(each != uid for each in plots["uid"]):
            return ""
        return tr("Sheet {sheet} has a plot {number} already.", sheet=sheet, number=wanted)

    def _told_apart(self, uids: list[str], names: list[str]) -> list[str]:
        """Return the plots' names, with their areas where two are called the same."""
        if len(set(names)) == len(names):
            return names
        features = features_by_uid(self.session.plots, uids[:_MOST_OTHERS])
        areas = {uid: feature.geometry().area() for uid, feature in features.items() if feature.hasGeometry()}
        return [
            f"{name} · {number(areas[uid], 1)} m²" if names.count(name) > 1 and uid in areas else name
            for uid, name in zip(uids, names, strict=False)
        ]

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
        if not uid:
            return []
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
        self._proposals, self._shape_proposal, self._batches = [], None, []
        try:
            row = self._row()
            self._batches = text_batches.batches(self.session, row)
            self._proposals = self.session.proposals(row) if not self._batches else []
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
        before, after, news, gone = [], [], [], []
        for uid, changes in self._shape_proposal.changes.items():
            feature = self.session.feature(uid)
            if feature is None or GEOMETRY not in changes:
                continue
            before.append(feature.geometry())
            after.append(convert.to_qgis(changes[GEOMETRY]))
            was, will = _corners(before[-1]), _corners(after[-1])
            news += will - was
            gone += was - will
        vertices = _points(news) if news else QgsGeometry()
        self.marks.preview(self.session.plots, before, after, vertices)
        if news or gone:
            self.marks.zoom(self.session.plots, _points(news + gone).boundingBox(), least_m=_AROUND_CHANGE_M)

    def _apply(self) -> None:
        """Apply the proposal: it stays only if the finding goes and none comes."""
        fingerprint = self.fingerprint
        if not self.may_leave() or fingerprint != self.fingerprint or self._shape_proposal is None:
            return
        proposal = self._shape_proposal
        label = proposal.label(QgisLanguage())
        self.marks.clear()
        self._previewed = False
        self._activate(self.session.plots)
        try:
            self.session.try_proposal(fingerprint, label, proposal.changes)
        except CampaignError as error:
            self.failed.emit(error)
            return
        self._keep_focus()
        self.told.emit(tr("Applied. The finding is gone; Ctrl+Z takes it back."))

    # Saving, and what follows

    def _save(self, changes: dict, of_records: dict) -> bool:
        """Make what was typed a correction, plot and records one step each; tell whether that went well."""
        uid = self.page.form.uid
        self._activate(self.session.plots)
        self._saving = True
        try:
            if changes:
                self.session.change(self._label(uid, changes), {uid: changes})
            if of_records:
                self.session.change_records(self._record_label(uid, of_records), uid, of_records)
        except CampaignError as error:
            self.failed.emit(error)
            return False
        finally:
            self._saving = False
        if self.page.form.uid == uid:
            self.page.form.forget_typed()
        self._keep_focus()
        return True

    def _record_label(self, uid: str, changes: dict) -> str:
        """Return what is done to records in words: fields, never values."""
        names = dict.fromkeys(f"{table}.{column}" for (table, _), values in changes.items() for column in values)
        columns = ", ".join(map(record_words.label, names))
        if not uid:
            return core(_LOOSE_LABEL, columns=columns)
        return core(_RECORD_LABEL, plot=texts.plot_name(self.session.feature(uid)), columns=columns)

    def _label(self, uid: str, changes: dict) -> str:
        row, plot = self._row(), texts.plot_name(self.session.feature(uid))
        if len(changes) == 1 and row is not None:
            ((name, value),) = changes.items()
            return core(
                _STEP_LABEL,
                rule=self.session.findings["rule"][row],
                column=texts.column(name),
                plot=plot,
                value=readable(name, value),
            )
        return core(_EDIT_LABEL, plot=plot, columns=", ".join(map(texts.column, changes)))

    def _keep_focus(self) -> None:
        """Keep the keys in the panel: Qt hands the focus of a button that went away to just anything."""
        focus = QApplication.focusWidget()
        if focus is None or not self.page.isAncestorOf(focus):
            self.page.findings.take_focus()

    def _on_findings(self, change: Recheck | None) -> None:
        """Bring list and form up to date; when the open finding is cured, go on to the next."""
        findings_list = self.page.findings
        findings_list.set_table(self.session.findings, fresh=change is None)
        if change is None:
            self.leave()
            return
        if not self.fingerprint:
            return
        form = self.page.form
        typed = {} if self._saving else form.typed()
        if self._row() is not None:
            self._find_proposals()
            self.show_plot(form.uid)
            form.retype(typed)
            return
        if typed:  # cured by somebody else's hand while something is typed: that stays until it is saved or left
            return
        following = findings_list.current_fingerprint()
        if following:
            self.open_finding(following)
        else:
            self.leave()


def _corners(shape: QgsGeometry) -> set[tuple[float, float]]:
    return {(point.x(), point.y()) for point in shape.vertices()}


def _points(places: list[tuple[float, float]]) -> QgsGeometry:
    return QgsGeometry.fromMultiPointXY([QgsPointXY(*place) for place in places])
