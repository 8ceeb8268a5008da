"""Seams and sheets with their state: where two sheets meet, how well, and what is still open there."""

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QToolButton,
)

from ..model.tables import Table
from ..qgis_bridge.language import tr
from . import seam_words, theme
from .back_page import BackPage
from .finding_delegate import LineDelegate, MarkDelegate
from .list_view import ListTable
from .state_page import StatePage
from .things_model import MARK, NAME, ThingsModel

SEAM, SHEET = "seam", "sheet"
_TYPING_PAUSE_MS, _WIDE = 200, 620
_MARK_WIDTH, _COUNT_WIDTH, _COLUMN_WIDTH = 40, 48, 96


class SeamsPanel(BackPage):
    """Two lists, of which one is shown, with their filters.

    Signals
    -------
    chosen(str, int)
        Show this seam or sheet on the map: `SEAM` or `SHEET`, and the row of its table.
    findings_wanted(str, int)
        List what is found there.
    """

    chosen = pyqtSignal(str, int)
    findings_wanted = pyqtSignal(str, int)

    def __init__(self, parent=None):
        super().__init__(parent)
        self._fresh: tuple[Table, Table] | None = None
        self._checked = False
        self._wide: bool | None = None
        self._delegates: dict[str, tuple[LineDelegate, LineDelegate]] = {}
        layout = theme.column(self, 0, 6)
        layout.addLayout(self._make_head())
        self.summary = theme.label("", "muted", wrap=True)
        layout.addWidget(self.summary)
        layout.addLayout(self._make_filters())
        self.models = {SEAM: ThingsModel(seam_words.seams(), self), SHEET: ThingsModel(seam_words.sheets(), self)}
        self.tables = {what: self._make_table(what) for what in self.models}
        self._stack = QStackedWidget()
        for table in self.tables.values():
            self._stack.addWidget(table)
        self._state = StatePage()
        self._stack.addWidget(self._state)
        layout.addWidget(self._stack, 1)
        row = QHBoxLayout()
        self.show_findings = theme.button(tr("Show Findings"), "rules")
        self.show_findings.setObjectName("show_findings")
        self.show_findings.clicked.connect(lambda: self._want_findings(self._table().currentIndex().row()))
        row.addStretch(1)
        row.addWidget(self.show_findings)
        layout.addLayout(row)
        self._arrange_columns(False)

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        back = theme.tool("back", tr("Back to the list (Esc)"))
        back.clicked.connect(self.back_wanted)
        row.addWidget(back)
        self._kinds = QButtonGroup(self)
        self.switch: dict[str, QToolButton] = {}
        for what, text in ((SEAM, tr("Seams")), (SHEET, tr("Sheets"))):
            chip = _chip(text)
            chip.setObjectName(f"show_{what}s")
            self.switch[what] = chip
            self._kinds.addButton(chip)
            row.addWidget(chip)
        self.switch[SEAM].setChecked(True)
        self._kinds.buttonToggled.connect(lambda _chip, on: on and self._refresh())
        row.addStretch(1)
        return row

    def _make_filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self.open_only = _chip(tr("Open only"))
        self.open_only.setChecked(True)
        self.open_only.toggled.connect(self._filter)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Commune or sheet"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(60)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._filter)
        self.search.textChanged.connect(lambda: self._pause.start())
        row.addWidget(self.open_only)
        row.addWidget(self.search, 1)
        return row

    def _make_table(self, what: str) -> ListTable:
        table = ListTable()
        table.setObjectName(f"{what}s")
        table.setModel(self.models[what])
        table.setItemDelegateForColumn(MARK, MarkDelegate(table))
        self._delegates[what] = (LineDelegate(True, table), LineDelegate(False, table))
        table.setSortingEnabled(True)
        table.sortByColumn(MARK, Qt.SortOrder.AscendingOrder)
        table.clicked.connect(lambda index: self._choose(index.row()))
        table.rested.connect(self._choose)
        table.entered_row.connect(self._want_findings)
        table.doubleClicked.connect(lambda index: self._want_findings(index.row()))
        table.left.connect(self.back_wanted)
        table.selectionModel().currentChanged.connect(lambda *_: self._allow())
        return table

    def resizeEvent(self, event):  # noqa: N802 - Qt's name
        """Give every figure a column of its own where there is room."""
        self._arrange_columns(self.width() >= _WIDE)
        super().resizeEvent(event)

    def showEvent(self, event):  # noqa: N802 - Qt's name
        """Take over what came while the page was out of sight."""
        self._take_over()
        super().showEvent(event)

    def _arrange_columns(self, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        for what, table in self.tables.items():
            two_lines, one_line = self._delegates[what]
            table.setItemDelegateForColumn(NAME, one_line if wide else two_lines)
            table.set_lines(1 if wide else 2)
            head = table.horizontalHeader()
            head.resizeSection(MARK, _MARK_WIDTH)
            head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
            for at, column in enumerate(self.models[what].kind.columns, NAME + 1):
                table.setColumnHidden(at, not (wide or column.icon))
                needed = head.fontMetrics().horizontalAdvance(column.header) + 26
                head.resizeSection(at, max(needed, _COLUMN_WIDTH) if wide else _COUNT_WIDTH)
            self.models[what].set_narrow(not wide)

    def set_tables(self, seams: Table, sheets: Table, checked: bool) -> None:
        """Show other seams and sheets; `checked` tells whether there was a check at all."""
        self._fresh, self._checked = (seams, sheets), checked
        if self.isVisible():
            self._take_over()

    def _take_over(self) -> None:
        if self._fresh is None:
            return
        for model, table, fresh in zip(self.models.values(), self.tables.values(), self._fresh, strict=True):
            here = table.currentIndex()
            kept = model.name(model.table_row(here.row())) if here.isValid() else ""
            model.set_table(fresh)
            self._select(model, table, kept, here.row())
        self.summary.setText(seam_words.summary(*self._fresh) if len(self._fresh[1]) else "")
        self.summary.setVisible(bool(self.summary.text()))
        self._fresh = None
        self._refresh()

    @staticmethod
    def _select(model: ThingsModel, table: ListTable, name: str, row: int) -> None:
        """Select the thing called `name` again, or what took its place."""
        if not name or not model.rowCount():
            return
        rows = (at for at in range(model.rowCount()) if model.name(model.table_row(at)) == name)
        table.go(next(rows, min(max(row, 0), model.rowCount() - 1)))

    def what(self) -> str:
        """Return which list is shown, `SEAM` or `SHEET`."""
        return SHEET if self.switch[SHEET].isChecked() else SEAM

    def _table(self) -> ListTable:
        return self.tables[self.what()]

    def _filter(self) -> None:
        for what, model in self.models.items():
            here = self.tables[what].currentIndex()
            kept = model.name(model.table_row(here.row())) if here.isValid() else ""
            model.set_filter(self.open_only.isChecked(), self.search.text())
            self._select(model, self.tables[what], kept, here.row())
        self._refresh()

    def _refresh(self) -> None:
        """Show the list that is chosen, or say why it is empty."""
        what = self.what()
        model = self.models[what]
        if model.rowCount():
            self._stack.setCurrentWidget(self.tables[what])
        else:
            self._state.tell(*self._why_empty(what, len(model.table)))
            self._stack.setCurrentIndex(len(self.tables))
        self._allow()

    def _why_empty(self, what: str, there: int) -> tuple[str, str, str]:
        if not self._checked:
            return "check", tr("Not checked yet"), tr("Press Check to see where sheets meet, and how well.")
        if not there:
            text = tr("Seams are known where plots of different sheets touch, and carry the number of their sheet.")
            return "outcome_nothing", tr("No seams here") if what == SEAM else tr("No sheets here"), text
        if self.search.text().strip() or not self.open_only.isChecked():
            return "search", tr("Nothing to show here"), tr("No name or commune holds what you typed.")
        title = tr("All seams are clean") if what == SEAM else tr("All sheets are clean")
        return "outcome_clean", title, tr("Switch “Open only” off to see them all.")

    def _allow(self) -> None:
        self.show_findings.setEnabled(
            self._stack.currentIndex() < len(self.tables) and self._table().currentIndex().isValid()
        )

    def _choose(self, row: int) -> None:
        self.chosen.emit(self.what(), self.models[self.what()].table_row(row))

    def _want_findings(self, row: int) -> None:
        if row >= 0:
            self.findings_wanted.emit(self.what(), self.models[self.what()].table_row(row))


def _chip(text: str) -> QToolButton:
    chip = QToolButton()
    chip.setProperty("chip", True)
    chip.setProperty("words", True)
    chip.setCheckable(True)
    chip.setText(text)
    return chip
