"""The view of the findings list: keys and clicks."""

from qgis.PyQt.QtCore import Qt, pyqtSignal

from .finding_delegate import ARROW
from .findings_model import HANGING_ROLE, SEVERITY
from .list_view import ListTable

_UNFOLDS, _FOLDS = (Qt.Key.Key_Right, Qt.Key.Key_Plus), (Qt.Key.Key_Left, Qt.Key.Key_Minus)


class FindingsTable(ListTable):
    """A table that opens a finding on Enter or when the arrow keys rest on it, and steps with N and P.

    What hangs under a finding is unfolded by its arrow, Right or +, and folded away by Left or -; Space does either.
    """

    opened = pyqtSignal(int)
    folded = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self._on_arrow = False
        self.rested.connect(self.opened)
        self.entered_row.connect(self.opened)

    def keyPressEvent(self, event):  # noqa: N802 - Qt's name
        """Step, open and unfold by single keys."""
        key = event.key()
        if key == Qt.Key.Key_N:
            self.step(1)
        elif key == Qt.Key.Key_P:
            self.step(-1)
        elif key in (*_UNFOLDS, *_FOLDS, Qt.Key.Key_Space):
            self._fold_by_key(key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event):  # noqa: N802 - Qt's name
        """Fold or unfold where the arrow is pressed; anything else is a click on the finding."""
        row = self._arrow_at(event.pos())
        self._on_arrow = row >= 0 and event.button() == Qt.MouseButton.LeftButton
        if self._on_arrow:
            self.fold(row, self.model().is_open(row))
            event.accept()
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event):  # noqa: N802 - Qt's name
        """Let no click of the arrow open its finding."""
        if self._on_arrow:
            event.accept()
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event):  # noqa: N802 - Qt's name
        """Take a quick second press of the arrow for what it is."""
        if self._arrow_at(event.pos()) >= 0:
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def _arrow_at(self, place) -> int:
        index = self.indexAt(place)
        if index.isValid() and index.column() == SEVERITY and index.data(HANGING_ROLE):
            return index.row() if place.x() < self.visualRect(index).left() + ARROW else -1
        return -1

    def _fold_by_key(self, key) -> None:
        """Unfold and go in, or go out and fold, as in any tree."""
        row, model = self.currentIndex().row(), self.model()
        if row < 0:
            return
        cause, hanging, listed = model.cause_row(row), self.currentIndex().data(HANGING_ROLE), model.is_open(row)
        if hanging and (key == Qt.Key.Key_Space or (key in _FOLDS) == listed):
            self.fold(row, listed)
        elif cause >= 0 and key in _FOLDS:
            self.go(cause)
            self._rest.start()
        elif hanging and listed and key == Qt.Key.Key_Right:
            self.go(row + 1)
            self._rest.start()

    def fold(self, row: int, folded: bool) -> None:
        """Fold or unfold what hangs under a row; a selection that is folded away goes to the row itself."""
        model, here = self.model(), self.currentIndex()
        if folded and here.isValid() and model.cause_row(here.row()) == row:
            self.go(row)
        model.fold(row, folded)
        self.folded.emit()

    def step(self, rows: int) -> None:
        """Go `rows` down (or up), and open what stands there."""
        count = self.model().rowCount()
        if not count:
            return
        here = self.currentIndex().row() if self.currentIndex().isValid() else -1 if rows > 0 else count
        self.go(max(0, min(count - 1, here + rows)))
        self.opened.emit(self.currentIndex().row())
