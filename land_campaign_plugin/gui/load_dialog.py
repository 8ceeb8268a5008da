"""The load dialog: which file, which fields, which reference system, and where the work copy goes."""

from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem
from qgis.gui import QgsFileWidget, QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import QSize, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QMessageBox,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from ..model.errors import CampaignError
from ..qgis_bridge import settings
from ..qgis_bridge.language import QgisLanguage, number, tr
from . import texts, theme

_SHOWN_FIRST = ("commune", "sheet_number", "plot_number", "area_recorded_m2", "area_legal_m2", "land_use", "address")


@dataclass(frozen=True)
class LoadRequest:
    """What the dialog was told."""

    source: Path | None
    layer: str | None
    mapping: dict[str, str]
    crs: str | None
    into: Path
    append: bool
    replace: bool
    records: tuple[Path, ...] = ()
    renumbered: Path | None = None
    later: bool = False


class LoadDialog(QDialog):
    """Asks for a source, shows how its fields are understood, and where it goes."""

    chosen = pyqtSignal(object)

    def __init__(self, messages, open_copy: Path | None, parent=None):
        super().__init__(parent)
        self._messages = messages
        self._open_copy = open_copy
        self._layers: list = []
        self._suggested = ""
        self._failure = ""
        self._crs_known = False
        self._pickers: dict[str, QComboBox] = {}
        self.setWindowTitle(tr("Load Plots"))
        self.setStyleSheet(theme.style_sheet())
        self.resize(620, 720)
        layout = theme.column(self, 16, 10)
        layout.addWidget(theme.label(tr("Load plots into a work copy"), "title"))
        layout.addWidget(
            theme.label(
                tr("The file itself is only read. Everything you do later happens in the work copy."),
                "muted",
                wrap=True,
            )
        )
        layout.addWidget(self._make_source())
        layout.addWidget(self._make_fields(), 1)
        layout.addWidget(self._make_records())
        layout.addWidget(self._make_target())
        self._problem = theme.label("", wrap=True)
        self._problem.setStyleSheet(f"color: {theme.SEVERITY_COLOURS['E']};")
        layout.addWidget(self._problem)
        layout.addLayout(self._make_buttons())
        self._update()

    def _make_source(self) -> QWidget:
        card = theme.card()
        form = QFormLayout(card)
        form.setContentsMargins(theme.PAD, 10, theme.PAD, 10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.file = QgsFileWidget()
        self.file.setDialogTitle(tr("Choose a File with Plots"))
        self.file.setDefaultRoot(settings.get("last_folder"))
        self.file.setFilter(
            tr("Plots")
            + " (*.gpkg *.shp *.geojson *.json *.gml *.kml *.tab *.mif *.fgb *.dgn *.dxf *.sqlite);;"
            + tr("All files")
            + " (*)"
        )
        self.file.fileChanged.connect(self._on_file)
        form.addRow(tr("File"), self.file)
        self.layer = QComboBox()
        self.layer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.layer.currentIndexChanged.connect(self._on_layer)
        form.addRow(tr("Layer"), self.layer)
        self.crs = QgsProjectionSelectionWidget()
        self.crs.setOptionVisible(QgsProjectionSelectionWidget.CrsOption.CrsNotSet, True)
        self.crs.setNotSetText(tr("Not known"))
        self.crs.crsChanged.connect(self._update)
        self._crs_note = theme.label("", "muted", wrap=True)
        form.addRow(tr("Reference system"), self.crs)
        self._crs_note.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        form.addRow("", self._crs_note)
        return card

    def _make_fields(self) -> QWidget:
        card = theme.card()
        layout = theme.column(card, theme.PAD, 6)
        self._fields_title = theme.label(tr("Fields"), "section")
        layout.addWidget(self._fields_title)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        layout.addWidget(self._scroll, 1)
        return card

    def _make_records(self) -> QWidget:
        card = theme.card()
        form = QFormLayout(card)
        form.setContentsMargins(theme.PAD, 8, theme.PAD, 10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(theme.label(tr("Records of certificates, people and uses (optional)"), "section"))
        self.records = QgsFileWidget()
        self.records.setStorageMode(QgsFileWidget.StorageMode.GetMultipleFiles)
        self.records.setDialogTitle(tr("Choose Spreadsheets of Records"))
        self.renumbered = QgsFileWidget()
        self.renumbered.setDialogTitle(tr("Choose the List of Renumbered Sheets"))
        for widget in (self.records, self.renumbered):
            widget.setDefaultRoot(settings.get("last_folder"))
            widget.setFilter(f"{tr('Spreadsheets')} (*.xlsx *.xlsm *.csv *.txt);;{tr('All files')} (*)")
            widget.lineEdit().setPlaceholderText(tr("No file chosen"))
            widget.fileChanged.connect(self._update)
        self.records.setToolTip(tr("Rows are joined to the plots by commune, sheet and plot number"))
        self.renumbered.setToolTip(tr("By it, records from before the merger find their plots"))
        form.addRow(tr("Spreadsheets"), self.records)
        form.addRow(tr("Renumbered sheets"), self.renumbered)
        return card

    def _record_files(self) -> tuple[Path, ...]:
        path = self.records.filePath().strip()
        return tuple(Path(each) for each in QgsFileWidget.splitFilePaths(path)) if path else ()

    def _make_target(self) -> QWidget:
        card = theme.card()
        form = QFormLayout(card)
        form.setContentsMargins(theme.PAD, 10, theme.PAD, 10)
        self.target = QgsFileWidget()
        self.target.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.target.setConfirmOverwrite(False)
        self.target.setDialogTitle(tr("Where the Work Copy Goes"))
        self.target.setFilter(tr("Work copies (*.gpkg)"))
        self.target.fileChanged.connect(self._update)
        form.addRow(tr("Work copy"), self.target)
        self.append = QCheckBox(tr("Add to the plots that are already in it"))
        self.append.setVisible(self._open_copy is not None)
        self.append.toggled.connect(self._on_append)
        form.addRow("", self.append)
        self.later = QCheckBox(tr("It is a later export of the same plots: take over what changed there"))
        self.later.setVisible(self._open_copy is not None)
        self.later.toggled.connect(self._on_later)
        form.addRow("", self.later)
        return card

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        cancel = theme.button(tr("Cancel"))
        self.accept_button = theme.button(tr("Load"), "load", primary=True)
        self.accept_button.setDefault(True)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.accept_button)
        cancel.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self._on_accept)
        return row

    def _on_file(self, path: str) -> None:
        from ..sources import inspect

        if Path(path).is_dir() and Path(path).suffix.lower() != ".gdb":
            path = ""  # somebody is still typing; GDAL would search the whole folder
        self._layers = []
        self.layer.blockSignals(True)
        self.layer.clear()
        self._failure = ""
        try:
            found = [info for info in inspect.layers(path) if info.has_polygons] if path else []
            self._layers = found
            for info in found:
                self.layer.addItem(tr("{name} ({count} rows)", name=info.name, count=number(info.count, 0)), info.name)
            if path:
                try:
                    best = inspect.choose_layer(path).name
                except CampaignError:
                    best = found[0].name if found else ""
                    if not found:
                        raise
                self.layer.setCurrentIndex(max(0, self.layer.findData(best)))
        except CampaignError as error:
            self._failure = error.sentence(QgisLanguage())
        self.layer.blockSignals(False)
        if path and self.target.filePath() in ("", self._suggested):
            source = Path(path)
            self._suggested = str(source.with_name(f"{source.stem}-{tr('work')}.gpkg"))
            self.target.setFilePath(self._suggested)
        self._on_layer()

    def _on_layer(self) -> None:
        info = self._info()
        known = QgsCoordinateReferenceSystem.fromWkt(info.crs_wkt) if info and info.crs_wkt else None
        self.crs.blockSignals(True)
        self.crs.setCrs(known if known is not None else QgsCoordinateReferenceSystem())
        self.crs.blockSignals(False)
        self._crs_known = known is not None and known.isValid()
        self.crs.setEnabled(info is not None and not self._crs_known)
        if info is None:
            self._crs_note.setText("")
        elif self._crs_known:
            self._crs_note.setText(tr("As the file says."))
        else:
            self._crs_note.setText(
                tr("The file does not say it. Choose the one the plots were drawn in; it is never guessed.")
            )
        self._crs_note.setVisible(info is not None)
        self._show_fields(info)
        self._update()

    def _show_fields(self, info) -> None:
        """List what each plot column is filled from, the recognised field chosen."""
        from ..sources import fields

        self._pickers.clear()
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(0, 0, 8, 0)
        recognised = {}
        if info is not None:
            try:
                recognised = fields.recognise(info.field_names)
            except CampaignError as error:
                self._failure = error.sentence(QgisLanguage())
        rest = [name for name in fields.READABLE if name not in _SHOWN_FIRST and name != "uid"]
        for name in (*_SHOWN_FIRST, *rest):
            if info is None:
                break
            picker = QComboBox()
            picker.setIconSize(QSize(14, 14))
            picker.addItem(tr("(not in this file)"), "")
            for field in info.field_names:
                picker.addItem(field, field)
            picker.setCurrentIndex(max(0, picker.findData(recognised.get(name, ""))))
            self._pickers[name] = picker
            form.addRow(texts.column(name), picker)
        self._scroll.setWidget(page)
        page.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        count = sum(1 for name in recognised if name in self._pickers)
        self._fields_title.setText(
            tr("Fields: {count} of {all} recognised", count=count, all=len(info.field_names)) if info else tr("Fields")
        )

    def _info(self):
        index = self.layer.currentIndex()
        return self._layers[index] if 0 <= index < len(self._layers) else None

    def _on_append(self, append: bool) -> None:
        if append:
            self.later.setChecked(False)
        self._on_into_open()

    def _on_later(self, later: bool) -> None:
        if later:
            self.append.setChecked(False)
        self._on_into_open()

    def _on_into_open(self) -> None:
        into_open = self.append.isChecked() or self.later.isChecked()
        if into_open and self._open_copy is not None:
            self.target.setFilePath(str(self._open_copy))
        self.target.setEnabled(not into_open)
        self._update()

    def _update(self) -> None:
        problem = self._failure
        if not problem and self.file.filePath() and not self._layers:
            problem = tr("This file holds no layer of polygons. Plots are polygons.")
        absent = [path.name for path in (*self._record_files(), *self._renumbered()) if not path.is_file()]
        if not problem and absent:
            problem = tr("There is no file {name}.", name=absent[0])
        plots = self._info() is not None and self.crs.crs().isValid()
        records_alone = bool(self._record_files()) and self.append.isChecked() and not self.file.filePath()
        ready = (plots or records_alone) and bool(self.target.filePath()) and not problem
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.accept_button.setEnabled(ready)

    def _renumbered(self) -> tuple[Path, ...]:
        path = self.renumbered.filePath().strip()
        return (Path(path),) if path else ()

    def _on_accept(self) -> None:
        target = Path(self.target.filePath())
        if not target.suffix:
            target = target.with_suffix(".gpkg")
        append = self.append.isChecked()
        later = self.later.isChecked()
        replace = target.exists() and not append and not later
        if replace and not self._may_replace(target):
            return
        source, records = Path(self.file.filePath()) if self._info() else None, self._record_files()
        settings.put("last_folder", str((source or records[0]).parent))
        crs = None if self._crs_known or source is None else self.crs.crs().toWkt()
        mapping = {name: picker.currentData() for name, picker in self._pickers.items() if picker.currentData()}
        renumbered = next(iter(self._renumbered()), None)
        layer = self.layer.currentData()
        self.chosen.emit(LoadRequest(source, layer, mapping, crs, target, append, replace, records, renumbered, later))
        self.accept()

    def _may_replace(self, target: Path) -> bool:
        box = QMessageBox(self)
        box.setWindowTitle(tr("Load Plots"))
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(tr("{name} exists already. Replace it?", name=target.name))
        box.setInformativeText(tr("A work copy with corrections that were never pushed is not replaced."))
        replace = box.addButton(tr("Replace"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        return box.clickedButton() is replace
