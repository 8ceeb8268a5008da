"""The export dialog: format, file, reference system; plots for other programs, or findings as flags for drawings."""

from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem
from qgis.gui import QgsFileWidget, QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout

from ..qgis_bridge import settings
from ..qgis_bridge.language import tr
from . import theme

FLAGS = ("DGN", "DXF")
"""Formats in which not plots are written but open findings, to lay over the sheets that they are mended in."""
_SUFFIXES = {"GPKG": ".gpkg", "ESRI Shapefile": ".shp", "GeoJSON": ".geojson", "DGN": ".dgn", "DXF": ".dxf"}


@dataclass(frozen=True)
class ExportRequest:
    """What the dialog was told; without a CRS the plots keep theirs. `format` may be one of `FLAGS`."""

    path: Path
    format: str
    crs: str | None


class ExportDialog(QDialog):
    """Asks how and where the plots are written."""

    chosen = pyqtSignal(object)

    def __init__(self, work_copy: Path, crs: QgsCoordinateReferenceSystem, parent=None):
        super().__init__(parent)
        self._own_crs = crs
        self.setWindowTitle(tr("Export Plots"))
        self.setStyleSheet(theme.style_sheet())
        self.resize(520, 240)
        layout = theme.column(self, 16, 10)
        layout.addWidget(theme.label(tr("Write the plots to a file for others"), "title"))
        card = theme.card()
        form = QFormLayout(card)
        form.setContentsMargins(theme.PAD, 10, theme.PAD, 10)
        self.format = QComboBox()
        for name, text in (
            ("GPKG", tr("GeoPackage")),
            ("ESRI Shapefile", tr("Shapefile (field names of ten characters)")),
            ("GeoJSON", tr("GeoJSON")),
            ("DGN", tr("Open findings as flags: DGN (MicroStation V7)")),
            ("DXF", tr("Open findings as flags: DXF")),
        ):
            self.format.addItem(text, name)
        self.format.setCurrentIndex(max(0, self.format.findData(settings.get("export_format"))))
        self.file = QgsFileWidget()
        self.file.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.file.setDialogTitle(tr("Export Plots"))
        self.crs = QgsProjectionSelectionWidget()
        self.crs.setCrs(crs)
        form.addRow(tr("Format"), self.format)
        form.addRow(tr("File"), self.file)
        form.addRow(tr("Reference system"), self.crs)
        layout.addWidget(card)
        layout.addStretch(1)
        row = QHBoxLayout()
        cancel = theme.button(tr("Cancel"))
        self.accept_button = theme.button(tr("Export"), "export", primary=True)
        self.accept_button.setDefault(True)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.accept_button)
        layout.addLayout(row)
        self._stem = work_copy.with_name(f"{work_copy.stem}-{tr('export')}")
        self._flags_stem = work_copy.with_name(f"{work_copy.stem}-flags")
        self._on_format()
        self.format.currentIndexChanged.connect(self._on_format)
        self.file.fileChanged.connect(lambda path: self.accept_button.setEnabled(bool(path)))
        cancel.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self._on_accept)

    def _on_format(self) -> None:
        suffix = _SUFFIXES[self.format.currentData()]
        flags = self.format.currentData() in FLAGS
        ours = self._flags_stem if flags else self._stem
        path = Path(self.file.filePath()) if self.file.filePath() else ours
        if path.suffix in _SUFFIXES.values():
            path = path.with_suffix("")
        if path in (self._stem, self._flags_stem):
            path = ours
        self.crs.setEnabled(not flags)
        self.file.setFilter(f"{self.format.currentText()} (*{suffix})")
        self.file.setFilePath(f"{path}{suffix}")

    def _on_accept(self) -> None:
        settings.put("export_format", self.format.currentData())
        wanted = self.crs.crs()
        own = not self.crs.isEnabled() or not wanted.isValid() or wanted == self._own_crs
        crs = None if own else wanted.authid() or wanted.toWkt()
        self.chosen.emit(ExportRequest(Path(self.file.filePath()), self.format.currentData(), crs))
        self.accept()
