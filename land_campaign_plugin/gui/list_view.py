"""A list of lines as all our panels have them: whole rows, one at a time, moved through with the keyboard."""

from qgis.PyQt.QtCore import QItemSelectionModel, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QTableView

_RESTING_MS = 150
_MOVES = {
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
}  # fmt: skip


class CutLines(QStyledItemDelegate):
    """Lines of a list that ask for no width: what is too long is cut with dots, and no bar to scroll aside appears."""

    def sizeHint(self, option, index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a line, and next to no width."""
        return QSize(1, super().sizeHint(option, index).height())


class ListTable(QTableView):
    """A table that says when the arrow keys rest on a row, and when Enter or Escape is pressed."""

    rested = pyqtSignal(int)
    entered_row = pyqtSignal(int)
    left = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_RESTING_MS)
        self._rest.timeout.connect(self._say_rested)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setIconSize(QSize(16, 16))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumSectionSize(36)

    def _say_rested(self) -> None:
        if self.currentIndex().isValid():
            self.rested.emit(self.currentIndex().row())

    def keyPressEvent(self, event):  # noqa: N802 - Qt's name
        """Enter opens a row, Escape leaves the list."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex().row())
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
            if key in _MOVES:
                self._rest.start()

    def set_lines(self, lines: int) -> None:
        """Give every row the height of so many lines of text."""
        line = self.fontMetrics().height()
        self.verticalHeader().setDefaultSectionSize(line + 12 if lines == 1 else lines * line + 14)

    def go(self, row: int) -> None:
        """Select a row and bring it into view."""
        index = self.model().index(row, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)
