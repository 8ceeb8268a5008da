"""The plot form: the record's fields in groups, the faulty ones marked, the suggested value one click away."""

from functools import partial

from qgis.PyQt.QtCore import QPoint, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QTabBar,
    QToolButton,
    QWidget,
)

from ..model.tables import REAL
from ..qgis_bridge.convert import plain
from ..qgis_bridge.language import number, tr
from . import record_words, texts, theme, values
from .batch_card import BatchCard
from .field_editor import FieldEditor
from .finding_card import FindingCard
from .record_cards import TAB_OF, TABS, RecordsPage, bring_into_view
from .undo_keys import LetThrough
from .values import Reading

_TYPING_PAUSE_MS = 200
_NUMBERING = ("commune", "sheet_number", "plot_number")
_AREAS = ("area_recorded_m2", "area_legal_m2")


class PlotForm(QWidget):
    """Shows one plot and what is wrong with it.

    Signals
    -------
    save_wanted(dict, dict)
        What was changed: column to new value, and (table, uid) of records to column to new value.
    plot_wanted(str)
        Show another plot of the same finding.
    """

    save_wanted = pyqtSignal(dict, dict)
    plot_wanted = pyqtSignal(str)
    step_wanted = pyqtSignal(int)
    back_wanted = pyqtSignal()
    zoom_wanted = pyqtSignal()
    finding_wanted = pyqtSignal(str)
    suggestion_wanted = pyqtSignal(str)
    paper_wanted = pyqtSignal()
    history_wanted = pyqtSignal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.uid = ""
        self.editors: dict[str, FieldEditor] = {}
        self._suggestions: dict[str, object] = {}
        self._stored: dict[str, object] = {}
        self._keys = LetThrough(self)
        self.holder_of_number = lambda uid, commune, sheet, number: ""
        self._number_pause = QTimer(self)
        self._number_pause.setSingleShot(True)
        self._number_pause.setInterval(_TYPING_PAUSE_MS)
        self._number_pause.timeout.connect(self._look_for_number)
        layout = theme.column(self, 0, 0)
        layout.addLayout(self._make_head())
        layout.addWidget(self._make_tabs())
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._make_body())
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self._make_foot())

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 6)
        row.setSpacing(2)
        back = theme.tool("back", tr("Back to the list (Esc)"))
        self.title = theme.label("", "title")
        self.title.setObjectName("plot_title")
        previous = theme.tool("previous", tr("Previous finding (P)"))
        following = theme.tool("next", tr("Next finding (N)"))
        zoom = theme.tool("zoom", tr("Show the place on the map"))
        past = self.past = theme.tool("history", tr("History of this plot"))
        row.addWidget(back)
        row.addWidget(self.title, 1)
        for made in (past, zoom, previous, following):
            row.addWidget(made)
        back.clicked.connect(self.back_wanted)
        zoom.clicked.connect(self.zoom_wanted)
        past.clicked.connect(lambda: self.history_wanted.emit(self.uid))
        previous.clicked.connect(lambda: self.step_wanted.emit(-1))
        following.clicked.connect(lambda: self.step_wanted.emit(1))
        return row

    def _make_tabs(self) -> QTabBar:
        """Return the tabs of plot and records; they stay in sight while the form is scrolled."""
        tabs = self.tabs = QTabBar()
        tabs.setObjectName("record_tabs")
        tabs.setDrawBase(False)
        tabs.setExpanding(False)
        tabs.setUsesScrollButtons(True)
        tabs.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        tabs.setElideMode(Qt.TextElideMode.ElideNone)
        tabs.addTab(tr("Plot"))
        for table in TABS:
            tabs.addTab(record_words.tab(table))
        tabs.currentChanged.connect(self._show_tab)
        return tabs

    def _make_body(self) -> QWidget:
        body = QWidget()
        layout = theme.column(body, 0, theme.GAP)
        layout.setContentsMargins(0, 0, 6, 8)
        self._switch = QHBoxLayout()
        self._switch.setSpacing(6)
        self._switch_group = QButtonGroup(self)
        layout.addLayout(self._switch)
        self.card, self.batch = FindingCard(), BatchCard()
        layout.addWidget(self.card)
        layout.addWidget(self.batch)
        self._plot_page = QWidget()
        plot_layout = theme.column(self._plot_page, 0, theme.GAP)
        layout.addWidget(self._plot_page)
        self.records = {table: RecordsPage(table, self._keys) for table in TABS}
        for page in self.records.values():
            page.edited.connect(self._update_save)
            page.paper_wanted.connect(self.paper_wanted)
            page.hide()
            layout.addWidget(page)
        codes, communes = texts.land_uses(), texts.units()
        in_codes, in_communes = frozenset(code for code, _ in codes), frozenset(code for code, _ in communes)
        sections = (
            (
                tr("Identity"),
                (
                    (("commune", partial(values.commune, known=in_communes), communes),),
                    (("sheet_number", values.ordinal, None), ("plot_number", values.ordinal, None)),
                ),
            ),
            (
                tr("Land use and area (m²)"),
                (
                    (("land_use", partial(values.land_use, known=in_codes), codes),),
                    (
                        ("area_recorded_m2", values.area, None),
                        ("area_legal_m2", values.area, None),
                        ("shape", None, None),
                    ),
                ),
            ),
            (tr("Address and notes"), ((("address", values.free, None),), (("note", values.free, None),))),
        )
        for title, rows in sections:
            plot_layout.addWidget(self._make_section(title, rows))
        self._others = theme.card()
        self._others_layout = theme.column(self._others, theme.PAD, 4)
        layout.addWidget(self._others)
        layout.addStretch(1)
        return body

    def _make_section(self, title: str, rows) -> QWidget:
        frame = theme.card()
        grid = QGridLayout(frame)
        grid.setContentsMargins(theme.PAD, 8, theme.PAD, 10)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.addWidget(theme.label(title, "section"), 0, 0, 1, 6)
        place = 1
        for fields in rows:
            span = 6 // len(fields)
            notes = []
            for column, (name, read, choices) in enumerate(fields):
                if name == "shape":
                    grid.addWidget(self._make_shape_area(), place, column * span, 1, span, Qt.AlignmentFlag.AlignTop)
                    continue
                editor = self.editors[name] = FieldEditor(name, _caption(name), read, choices)
                editor.edited.connect(self._update_save)
                editor.note.used.connect(partial(self._use, name))
                self._keys.watch(editor.line)
                if name in _NUMBERING:
                    editor.line.textChanged.connect(self._on_number)
                grid.addWidget(editor, place, column * span, 1, span)
                notes.append(editor.note)
            for offset, note in enumerate(notes, 1):
                grid.addWidget(note, place + offset, 0, 1, 6)
            place += 1 + len(notes)
        for column in range(6):
            grid.setColumnStretch(column, 1)
        return frame

    def _make_shape_area(self) -> QWidget:
        box = QWidget()
        layout = theme.column(box, 0, 3)
        layout.addWidget(theme.label(tr("On the map"), "muted"))
        self._shape_area = theme.label()
        self._shape_area.setMinimumHeight(24)
        self._shape_area.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(self._shape_area)
        return box

    def _make_foot(self) -> QFrame:
        foot = QFrame()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 6, 6, 0)
        self._state = theme.label("", "muted", wrap=True)
        self.reset = theme.button(tr("Reset"), "undo")
        self.save = theme.button(tr("Save Plot"), "save", primary=True)
        self.save.setObjectName("save_plot")
        self.save.setShortcut("Ctrl+Return")
        self.save.setToolTip(tr("Save this correction as one undo step and check the plot again (Ctrl+Enter)"))
        row.addWidget(self._state, 1)
        row.addWidget(self.reset)
        row.addWidget(self.save)
        self.reset.clicked.connect(self._reset)
        self.save.clicked.connect(self._save)
        return foot

    def keyPressEvent(self, event):  # noqa: N802 - Qt's name
        """Escape goes back to the list, Enter saves."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.save.isEnabled():
            self._save()
        else:
            super().keyPressEvent(event)

    def show_plot(self, feature, plots: list[tuple[str, str]]) -> None:
        """Show a plot.

        Parameters
        ----------
        feature : QgsFeature
        plots : list of (uid, name)
            The plots of the finding, to switch between.
        """
        self._keep_keys()
        self.uid = feature["uid"]
        self.title.setText(tr("Plot {plot}", plot=texts.plot_name(feature)))
        for name, editor in self.editors.items():
            stored = self._stored[name] = plain(feature[name])
            editor.show_stored(values.shown(stored) if name in _AREAS else "" if stored is None else str(stored))
        area = feature.geometry().area() if feature.hasGeometry() else float("nan")
        self._shape_area.setText(number(area, 2) if area == area else "-")
        self._suggestions.clear()
        self._show_switch(plots)
        self._plot_page.setEnabled(True)
        self._update_save()

    def show_no_plot(self, title: str) -> None:
        """Show that the finding is about records that belong to no plot of the map."""
        self._keep_keys()
        self.uid = ""
        self.title.setText(title)
        for name, editor in self.editors.items():
            self._stored[name] = None
            editor.show_stored("")
        self._shape_area.setText("-")
        self._suggestions.clear()
        self._show_switch([])
        self._plot_page.setEnabled(False)
        self._update_save()

    def show_records(self, records) -> None:
        """Show the records of the plot, a `PlotRecords`."""
        self._keep_keys()
        self.records["certificate"].takes_papers = bool(self.uid)
        own = records.said.get(("plot", self.uid), "")
        self.title.setToolTip(tr("Id in your tables: {id}", id=own) if own else "")
        for place, table in enumerate(TABS, 1):
            self.records[table].show_records(records)
            count, name = len(self.records[table].cards), record_words.tab(table)
            self.tabs.setTabText(place, f"{name} {count}" if count else name)
        self._update_save()

    def _keep_keys(self) -> None:
        """Hold the focus: where a part that goes had it, Ctrl+Z and the other keys would reach nobody."""
        if self.isAncestorOf(QApplication.focusWidget()):
            self.setFocus()

    def _show_tab(self, place: int) -> None:
        self._plot_page.setVisible(place == 0)
        for at, table in enumerate(TABS, 1):
            self.records[table].setVisible(at == place)

    def show_tab(self, table: str) -> None:
        """Show the records of a table, or the plot where it is none."""
        self.tabs.setCurrentIndex(1 + TABS.index(TAB_OF[table]) if table in TAB_OF else 0)

    def mark_record(self, name: str, uids: list[str], severity: str, reason: str) -> None:
        """Mark a faulty field of records, ``table.column``, and bring the first of them into view."""
        table = name.partition(".")[0]
        if table not in TAB_OF:
            return
        page = self.records[TAB_OF[table]]
        self.show_tab(table)
        for card in page.cards:
            if name in card.editors and set(uids) & {uid for _, uid in card.records()}:
                card.editors[name].mark(severity, reason)
        card = page.card_of(uids)
        if card is not None:
            bring_into_view(self._scroll, card.editors.get(name, card))

    def mark(self, name: str, severity: str, reason: str, suggestion: tuple[str, object] | None) -> None:
        """Mark a faulty field; `suggestion` is what the button says, and the value."""
        if name not in self.editors:
            return
        if suggestion is not None:
            self._suggestions[name] = suggestion[1]
        self.editors[name].mark(severity, reason, suggestion[0] if suggestion else "")

    def reveal(self, name: str) -> None:
        """Bring a field into view."""
        editor = self.editors.get(name)
        section = editor.parentWidget() if editor is not None else None

        def scroll() -> None:
            top = section.mapTo(self._scroll.widget(), QPoint(0, 0)).y() if section else 0
            self._scroll.verticalScrollBar().setValue(top - 2)

        QTimer.singleShot(0, scroll)

    def reveal_proposal(self) -> None:
        """Bring the buttons of the proposal for the shape into view."""
        bring_into_view(self._scroll, self.card.apply, 10)

    def show_others(self, findings: list[tuple[str, str, str]]) -> None:
        """List the other findings on this plot: fingerprint, severity, rule's title."""
        while self._others_layout.count():
            item = self._others_layout.takeAt(0).widget()
            if item is not None:
                item.deleteLater()
        self._others.setVisible(bool(findings))
        if not findings:
            return
        self._others_layout.addWidget(theme.label(tr("Also found on this plot"), "section"))
        for fingerprint, severity, title in findings:
            made = theme.link(title)
            made.setIcon(texts.severity_icon(severity))
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            made.clicked.connect(partial(self.finding_wanted.emit, fingerprint))
            self._others_layout.addWidget(made)

    def fill(self, name: str, value) -> None:
        """Put a suggested value into a field, as if it had been typed."""
        editor = self.editors[name]
        editor.type(values.shown(value) if name in _AREAS else str(value))
        editor.focus()

    def is_changed(self) -> bool:
        """Tell whether something was typed that is not saved."""
        return any(editor.changed for editor in self._all_editors())

    def _all_editors(self) -> list[FieldEditor]:
        return [*self.editors.values(), *(each for page in self.records.values() for each in page.editors())]

    def typed(self) -> dict:
        """Return what was typed and not saved, field by field."""
        found: dict = {name: editor.text() for name, editor in self.editors.items() if editor.changed}
        for table, page in self.records.items():
            for at, card in enumerate(page.cards):
                typed = {(table, at, name): each.text() for name, each in card.editors.items() if each.changed}
                found |= typed
        return found

    def retype(self, texts: dict) -> None:
        """Put back what was typed."""
        for name, text in texts.items():
            if isinstance(name, str):
                self.editors[name].line.setText(text)
                continue
            table, at, column = name
            if at < len(self.records[table].cards):
                self.records[table].cards[at].editors[column].line.setText(text)

    def forget_typed(self) -> None:
        """Go back to what is stored."""
        self._reset()

    def show_chosen(self) -> None:
        """Mark the plot that is shown among those to switch between."""
        for chip in self._switch_group.buttons():
            chip.setChecked(chip.property("uid") == self.uid)

    def changes(self) -> dict[str, object]:
        """Return the changed columns and their new values."""
        return {name: editor.reading().value for name, editor in self.editors.items() if editor.changed}

    def record_changes(self) -> dict[tuple[str, str], dict]:
        """Return what was changed in records, by table and uid."""
        return {key: changed for page in self.records.values() for key, changed in page.changes().items()}

    def _show_switch(self, plots: list[tuple[str, str]]) -> None:
        while self._switch.count():
            item = self._switch.takeAt(0).widget()
            if item is not None:
                self._switch_group.removeButton(item)
                item.deleteLater()
        if len(plots) < 2:
            return
        for uid, name in plots[:6]:
            chip = QToolButton()
            chip.setText(name)
            chip.setProperty("chip", True)
            chip.setCheckable(True)
            chip.setProperty("uid", uid)
            chip.setChecked(uid == self.uid)
            chip.clicked.connect(partial(self.plot_wanted.emit, uid))
            self._switch_group.addButton(chip)
            self._switch.addWidget(chip)
        self._switch.addStretch(1)

    def _on_number(self) -> None:
        self.editors["plot_number"].hint("")
        self._number_pause.start()

    def _look_for_number(self) -> None:
        """Say calmly when the typed plot number stands on that sheet already."""
        editors = [self.editors[name] for name in _NUMBERING]
        readings = [editor.reading() if editor.changed else Reading(self._stored[editor.name]) for editor in editors]
        if not any(editor.changed for editor in editors) or any(reading.problem for reading in readings):
            return
        holder = self.holder_of_number(self.uid, *(reading.value for reading in readings))
        self.editors["plot_number"].hint(holder)

    def _use(self, name: str) -> None:
        if name in self._suggestions:
            self.fill(name, self._suggestions[name])

    def _reset(self) -> None:
        for editor in self._all_editors():
            if editor.changed:
                editor.restore()

    def _save(self) -> None:
        if self.save.isEnabled():
            self.save_wanted.emit(self.changes(), self.record_changes())

    def _update_save(self) -> None:
        changed = [editor for editor in self._all_editors() if editor.changed]
        wrong = [editor for editor in changed if editor.reading().problem]
        self.save.setEnabled(bool(changed) and not wrong)
        self.reset.setEnabled(bool(changed))
        if wrong:
            self._state.setText(tr("Correct the marked field first."))
        elif changed:
            self._state.setText(", ".join(dict.fromkeys(texts.column(editor.name) for editor in changed)))
        else:
            self._state.setText("")


def _caption(name: str) -> str:
    """Return what stands above a field: short where the group says the rest."""
    return {"area_recorded_m2": tr("Recorded"), "area_legal_m2": tr("Legal")}.get(name) or texts.column(name)


def readable(name: str, value) -> str:
    """Return a column's value as a label or message shows it."""
    from ..model.tables import PLOT_FIELDS

    if value is None:
        return tr("nothing")
    return values.shown(value) if PLOT_FIELDS[name].kind == REAL else str(value)
