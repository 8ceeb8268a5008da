"""A pick list of the connections to central stores, with the ways to a new one, a change and a removal."""

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QWidget

from ..qgis_bridge import connections
from ..qgis_bridge.language import tr
from . import stores, theme
from .connection_dialog import ConnectionDialog
from .question import ask


class ConnectionPicker(QWidget):
    """Names of the connections.

    Signals
    -------
    changed(str)
        Another connection is chosen (empty: there is none), or the chosen one is another one now.
    """

    changed = pyqtSignal(str)

    def __init__(self, chosen: str = "", parent=None):
        super().__init__(parent)
        self.dialog: ConnectionDialog | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.names = QComboBox()
        self.names.setMinimumContentsLength(16)
        self.new = theme.button(tr("New…"))
        self.edit = theme.button(tr("Change…"))
        self.remove = theme.button(tr("Remove"))
        row.addWidget(self.names, 1)
        for made in (self.new, self.edit, self.remove):
            row.addWidget(made)
        self._fill(chosen)
        self.names.currentIndexChanged.connect(lambda _index: self._tell())
        self.new.clicked.connect(lambda: self._open(None))
        self.edit.clicked.connect(lambda: self._open(connections.named(self.name())))
        self.remove.clicked.connect(self._remove)

    def name(self) -> str:
        """Return the chosen connection, empty where there is none."""
        return self.names.currentText()

    def _fill(self, chosen: str) -> None:
        self.names.blockSignals(True)
        self.names.clear()
        self.names.addItems([each.name for each in connections.saved()])
        self.names.setCurrentIndex(max(self.names.findText(chosen), 0 if self.names.count() else -1))
        self.names.blockSignals(False)
        self._allow()

    def _allow(self) -> None:
        for made in (self.names, self.edit, self.remove):
            made.setEnabled(bool(self.name()))

    def _tell(self) -> None:
        self._allow()
        self.changed.emit(self.name())

    def _open(self, connection) -> None:
        self.dialog = ConnectionDialog(connection, self)
        self.dialog.kept.connect(self._on_kept)
        self.dialog.open()

    def _on_kept(self, name: str, before: str) -> None:
        if before and before != name:
            stores.renamed(before, name)
        self._fill(name)
        self._tell()

    def _remove(self) -> None:
        name, remove = self.name(), tr("Remove")
        text = tr("The connection {name} is forgotten here. Store and work copies stay as they are.", name=name)
        if ask(self, text, remove) == remove:
            connections.remove(name)
            self._fill("")
            self._tell()
