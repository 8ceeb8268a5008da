"""The fields of a conflict side by side: before, mine, theirs, and which of the two is kept, field by field."""

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFont
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ..qgis_bridge.language import tr
from . import icons, theme

FIELD, BASE, MINE, THEIRS = range(4)
MINE_COLOUR, THEIRS_COLOUR, BASE_COLOUR = "#2e8b57", "#8e44ad", "#263238"
_FIELD_WIDTH, _ROOM = 76, 120


class ChoiceModel(QAbstractTableModel):
    """Rows of a conflict; the chosen side of each is marked."""

    chosen = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self._rows: list = []
        self._heads: tuple[str, str, str] = ("", "", "")
        self._mine: set[str] = set()
        self._fixed = False

    def set_case(self, rows: list, heads: tuple[str, str, str], fixed: bool) -> None:
        """Show other rows, with the usual choice; `fixed` leaves nothing to choose."""
        self.beginResetModel()
        self._rows, self._heads, self._fixed = rows, heads, fixed
        self._mine = {row.name for row in rows if row.keep}
        self.endResetModel()

    @property
    def mine(self) -> set[str]:
        """Fields of which mine is kept."""
        return set(self._mine)

    def choose(self, row: int, column: int) -> None:
        """Keep the side that `column` shows."""
        if self._fixed or not 0 <= row < len(self._rows) or column not in (MINE, THEIRS):
            return
        name = self._rows[row].name
        (self._mine.add if column == MINE else self._mine.discard)(name)
        self.dataChanged.emit(self.index(row, MINE), self.index(row, THEIRS))
        self.chosen.emit()

    def rowCount(self, parent=QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent=QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return the number of columns."""
        return 0 if parent.isValid() else 4

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):  # noqa: N802 - Qt's name
        """Return a column's title, in the colour that the side has on the map."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (tr("Field"), *self._heads)[section]
        if role == Qt.ItemDataRole.ForegroundRole and section in (MINE, THEIRS) and not theme.is_dark():
            return QColor(MINE_COLOUR if section == MINE else THEIRS_COLOUR)
        return None

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        """Return what a cell shows."""
        row, column = self._rows[index.row()], index.column()
        text = (row.caption, row.base, row.mine, row.theirs)[column]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        kept = not self._fixed and column == (MINE if row.name in self._mine else THEIRS)
        if role == Qt.ItemDataRole.ForegroundRole and column in (FIELD, BASE):
            return QColor(theme.muted())
        if role == Qt.ItemDataRole.BackgroundRole and kept:
            return QColor(theme.tint(MINE_COLOUR if column == MINE else THEIRS_COLOUR, 0.18))
        if role == Qt.ItemDataRole.FontRole and kept:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.DecorationRole and kept:
            return icons.icon("done")
        if role == Qt.ItemDataRole.AccessibleTextRole and column in (MINE, THEIRS):
            return tr("{value}, kept", value=text) if kept else text
        return None


class ChoiceTable(QTableView):
    """A click, Space or Enter on a value keeps it; the arrow keys go from value to value."""

    left = pyqtSignal()

    def __init__(self, model: ChoiceModel, parent=None):
        super().__init__(parent)
        self.setObjectName("choice")
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setStyleSheet("QTableView::item { padding: 4px 3px; }")
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setIconSize(QSize(13, 13))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(FIELD, QHeaderView.ResizeMode.Interactive)
        head.resizeSection(FIELD, _FIELD_WIDTH)
        self.clicked.connect(lambda index: model.choose(index.row(), index.column()))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for little room: the rest of the page is to be seen, too."""
        return QSize(super().sizeHint().width(), _ROOM)

    def keyPressEvent(self, event):  # noqa: N802 - Qt's name
        """Keep the value under the cursor with Space or Enter; Escape leaves."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.model().choose(self.currentIndex().row(), self.currentIndex().column())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
