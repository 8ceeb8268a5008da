"""A page of the dock that one goes back from."""

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget


class BackPage(QWidget):
    """A page that Escape leaves.

    Signals
    -------
    back_wanted()
        Escape, or the page's own button.
    """

    back_wanted = pyqtSignal()

    def keyPressEvent(self, event):  # noqa: N802 - Qt's name
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)
