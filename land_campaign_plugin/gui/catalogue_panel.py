"""The map sheets that were loaded from files: each with its state, what it came to, and why one is not loaded."""

from collections import Counter

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QHeaderView, QSizePolicy, QStackedWidget

from ..qgis_bridge.language import QgisLanguage, number, tr
from . import icons, theme
from .back_page import BackPage
from .finding_delegate import LineDelegate, MarkDelegate
from .findings_model import SECOND_LINE_ROLE
from .list_view import ListTable
from .state_page import StatePage

_MARK, _NAME, _PLOTS = range(3)
_LOADED, _LOADING, _WAITING, _FAILED, _UNREADABLE, _SKIPPED = (
    "loaded", "loading", "waiting", "failed", "unreadable", "skipped",
)  # fmt: skip
_ICONS = {
    _LOADED: "outcome_clean",
    _LOADING: "severity_w",
    _WAITING: "load",
    _FAILED: "outcome_failed",
    _UNREADABLE: "outcome_nothing",
    _SKIPPED: "outcome_nothing",
}
_WORST_FIRST = (_FAILED, _LOADING, _UNREADABLE, _SKIPPED, _WAITING, _LOADED)


def state_words(state: str) -> str:
    """Return a sheet's state in words."""
    return {
        _LOADED: tr("loaded"),
        _LOADING: tr("broken off"),
        _WAITING: tr("not loaded yet"),
        _FAILED: tr("failed"),
        _UNREADABLE: tr("to be converted"),
        _SKIPPED: tr("left out"),
    }.get(state, state)


class CatalogueModel(QAbstractTableModel):
    """Sheets as rows, those first that something is wrong with."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.sheets: list = []

    def set_sheets(self, sheets: list) -> None:
        """Show others."""
        self.beginResetModel()
        self.sheets = sorted(sheets, key=lambda sheet: _WORST_FIRST.index(sheet.state))
        self.endResetModel()

    def has_causes(self) -> bool:
        """Tell that nothing hangs under anything here (asked when a mark is painted)."""
        return False

    def rowCount(self, parent=QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return the number of sheets."""
        return 0 if parent.isValid() else len(self.sheets)

    def columnCount(self, parent=QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return the number of columns."""
        return 0 if parent.isValid() else _PLOTS + 1

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):  # noqa: N802 - Qt's name
        """Return a column's title."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return ("", tr("Sheet"), tr("Plots"))[section]
        return None

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        """Return what a cell shows."""
        if not index.isValid():
            return None
        sheet, column = self.sheets[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return ("", name_of(sheet), number(sheet.plots, 0) if sheet.plots else "")[column]
        if role == Qt.ItemDataRole.DecorationRole and column == _MARK:
            return icons.icon(_ICONS.get(sheet.state, "outcome_nothing"))
        if role == Qt.ItemDataRole.TextAlignmentRole and column == _PLOTS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == SECOND_LINE_ROLE:
            return line_of(sheet)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (f"{sheet.folder}/{sheet.path}", line_of(sheet))))
        return None


def name_of(sheet) -> str:
    """Return what people call a sheet: its number and the name of its file."""
    if not sheet.sheet_number:
        return sheet.name
    return tr("Sheet {sheet} · {file}", sheet=sheet.sheet_number, file=sheet.name)


def line_of(sheet) -> str:
    """Return what a sheet's last load came to, or why it is not loaded."""
    said = sheet.sentence(QgisLanguage())
    if said:
        return f"{state_words(sheet.state)}: {said}"
    counts = (
        (sheet.new, tr("new")),
        (sheet.changed, tr("changed")),
        (sheet.gone, tr("gone")),
        (sheet.unchanged, tr("unchanged")),
        (sheet.set_aside, tr("set aside")),
    )
    parts = [f"{number(count, 0)} {words}" for count, words in counts if count]
    return f"{state_words(sheet.state)}: {', '.join(parts)}" if parts else state_words(sheet.state)


class CataloguePanel(BackPage):
    """The list, and the sentence about the sheet at hand.

    Signals
    -------
    shown()
        The page came into sight: the list is wanted.
    zoom_wanted(object)
        Show this sheet on the map.
    """

    shown = pyqtSignal()
    zoom_wanted = pyqtSignal(object)

    def __init__(self, parent=None):
        super().__init__(parent)
        layout = theme.column(self, 0, 6)
        head = QHBoxLayout()
        back = theme.tool("back", tr("Back to the list (Esc)"))
        back.clicked.connect(self.back_wanted)
        head.addWidget(back)
        title = theme.label(tr("Map Sheets and Their Files"), "title")
        title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head.addWidget(title, 1)
        layout.addLayout(head)
        self.summary = theme.label("", "muted", wrap=True)
        layout.addWidget(self.summary)
        self.model = CatalogueModel(self)
        self.table = ListTable()
        self.table.setObjectName("catalogue")
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(_MARK, MarkDelegate(self.table))
        self.table.setItemDelegateForColumn(_NAME, LineDelegate(True, self.table))
        self.table.set_lines(2)
        columns = self.table.horizontalHeader()
        columns.resizeSection(_MARK, 40)
        columns.resizeSection(_PLOTS, 64)
        columns.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        self.table.doubleClicked.connect(lambda index: self.zoom_wanted.emit(self.model.sheets[index.row()]))
        self.table.entered_row.connect(lambda row: self.zoom_wanted.emit(self.model.sheets[row]))
        self.table.left.connect(self.back_wanted)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        text = tr("Load a folder of map sheets: each is listed here with its state, and with the reason if it failed.")
        self._stack.addWidget(StatePage("load", tr("No sheets from files yet"), text))
        layout.addWidget(self._stack, 1)
        self.told = theme.label("", wrap=True)
        layout.addWidget(self.told)
        self.setFocusProxy(self.table)

    def showEvent(self, event):  # noqa: N802 - Qt's name
        """Ask for the list as it is now."""
        super().showEvent(event)
        self.shown.emit()

    def set_sheets(self, sheets: list) -> None:
        """List the sheets of the catalogue."""
        self.model.set_sheets(sheets)
        self._stack.setCurrentIndex(0 if sheets else 1)
        counts = Counter(sheet.state for sheet in sheets)
        states = [state for state in reversed(_WORST_FIRST) if counts[state]]
        parts = [f"{number(counts[state], 0)} {state_words(state)}" for state in states]
        total = tr("{count} sheets", count=number(len(sheets), 0))
        self.summary.setText(f"{total}: {', '.join(parts)}" if sheets else "")
        self.summary.setVisible(bool(sheets))
        self._tell()

    def _tell(self) -> None:
        """Say all of what the line of the sheet at hand may be too short for."""
        index = self.table.currentIndex()
        sheet = self.model.sheets[index.row()] if index.isValid() else None
        self.told.setText(line_of(sheet) if sheet is not None else "")
        self.told.setVisible(bool(self.told.text()))
