"""Choosing the store of a work copy: a file of the office, or a connection to a server."""

from pathlib import Path

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QHBoxLayout, QRadioButton

from ..qgis_bridge.language import tr
from . import stores, theme
from .connection_picker import ConnectionPicker


class StoreDialog(QDialog):
    """Asks where a work copy is pushed to, and keeps it.

    Signals
    -------
    kept()
        The choice was remembered.
    """

    kept = pyqtSignal()

    def __init__(self, work_copy: Path, parent=None):
        super().__init__(parent)
        self._work_copy = work_copy
        self.setWindowTitle(tr("Central Store"))
        self.setStyleSheet(theme.style_sheet())
        self.resize(560, 280)
        layout = theme.column(self, 16, 10)
        layout.addWidget(theme.label(tr("Where this work copy is pushed to"), "title"))
        self.on_server = QRadioButton(tr("A store on a server, or a gateway"))
        self.in_file = QRadioButton(tr("A file of this office"))
        self.picker = ConnectionPicker(stores.connection_name(work_copy))
        self.file = QgsFileWidget()
        self.file.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.file.setConfirmOverwrite(False)
        self.file.setDialogTitle(tr("Central Store"))
        self.file.setFilter(tr("Central stores (*.gpkg)"))
        self.file.setFilePath(str(stores.store_path(work_copy)))
        for choice, part in ((self.on_server, self.picker), (self.in_file, self.file)):
            layout.addWidget(choice)
            layout.addWidget(part)
            choice.toggled.connect(part.setEnabled)
            choice.toggled.connect(lambda _on: self._allow())
        layout.addStretch(1)
        row = QHBoxLayout()
        self._reason = theme.label("", "muted", wrap=True)
        cancel, self.keep = theme.button(tr("Cancel")), theme.button(tr("Use This Store"), primary=True)
        self.keep.setDefault(True)
        row.addWidget(self._reason, 1)
        row.addWidget(cancel)
        row.addWidget(self.keep)
        layout.addLayout(row)
        server = bool(stores.connection_name(work_copy))
        self.picker.setEnabled(server)
        self.file.setEnabled(not server)
        (self.on_server if server else self.in_file).setChecked(True)
        self.picker.changed.connect(lambda _name: self._allow())
        self.file.fileChanged.connect(lambda _path: self._allow())
        cancel.clicked.connect(self.reject)
        self.keep.clicked.connect(self._keep)
        self._allow()

    def _allow(self) -> None:
        if self.on_server.isChecked():
            problem = "" if self.picker.name() else tr("Make a connection with New… first.")
        else:
            problem = "" if self.file.filePath().strip() else tr("Choose a file, or name a new one.")
        self._reason.setText(problem)
        self.keep.setEnabled(not problem)

    def _keep(self) -> None:
        if self.on_server.isChecked():
            stores.choose_connection(self._work_copy, self.picker.name())
        else:
            stores.choose_store(self._work_copy, Path(self.file.filePath().strip()).with_suffix(".gpkg"))
        self.kept.emit()
        self.accept()
