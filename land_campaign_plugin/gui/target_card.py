"""Where what is loaded goes, what becomes of a work copy that is there, and which records come along."""

from pathlib import Path

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QFormLayout, QFrame, QMessageBox, QSizePolicy

from ..qgis_bridge import settings
from ..qgis_bridge.language import tr
from . import theme
from .load_plan import LoadPlan, suggested_copy

_LEAST_WIDTH = 150
_SHEETS = "*.xlsx *.xlsm *.csv *.txt"


class TargetCard(QFrame):
    """Work copy, add to it or later export, spreadsheets of records, list of renumbered sheets.

    Signals
    -------
    changed()
    """

    changed = pyqtSignal()

    def __init__(self, plan: LoadPlan, parent=None):
        super().__init__(parent)
        self.setProperty("card", True)
        self.plan = plan
        self._suggested = ""
        form = QFormLayout(self)
        form.setContentsMargins(theme.PAD, 8, theme.PAD, 10)
        form.setVerticalSpacing(5)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.target = QgsFileWidget()
        self.target.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.target.setConfirmOverwrite(False)
        self.target.setDialogTitle(tr("Where the Work Copy Goes"))
        self.target.setFilter(tr("Work copies (*.gpkg)"))
        self.append = QCheckBox(tr("Add to the work copy that is open"))
        self.append.setToolTip(tr("Add to the plots that are already in it"))
        self.later = QCheckBox(tr("A later export of the same plots"))
        self.later.setToolTip(tr("It is a later export of the same plots: take over what changed there"))
        self.reproject = QCheckBox(tr("Reproject files in another system"))
        self.reproject.setToolTip(tr("Bring files in another system into that of the work copy"))
        for box in (self.append, self.later, self.reproject):
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.records, self.renumbered = QgsFileWidget(), QgsFileWidget()
        self.records.setStorageMode(QgsFileWidget.StorageMode.GetMultipleFiles)
        self.records.setDialogTitle(tr("Choose Spreadsheets of Records"))
        self.records.setToolTip(tr("Rows are joined to the plots by commune, sheet and plot number"))
        self.renumbered.setDialogTitle(tr("Choose the List of Renumbered Sheets"))
        self.renumbered.setToolTip(tr("By it, records from before the merger find their plots"))
        for widget in (self.records, self.renumbered):
            widget.setFilter(f"{tr('Spreadsheets')} ({_SHEETS});;{tr('All files')} (*)")
            widget.lineEdit().setPlaceholderText(tr("No file chosen"))
        for widget in (self.target, self.records, self.renumbered):
            widget.setDefaultRoot(settings.get("last_folder"))
            widget.setMinimumWidth(_LEAST_WIDTH)
            widget.fileChanged.connect(self._on_changed)
        self.books = theme.link("")
        self.books.clicked.connect(self._take_books)
        self.note = theme.label("", "muted", wrap=True)
        form.addRow(theme.label(tr("Where it goes"), "section"))
        form.addRow(tr("Work copy"), self.target)
        form.addRow(self.append)
        form.addRow(self.later)
        form.addRow(self.reproject)
        form.addRow(self.note)
        form.addRow(theme.label(tr("Records of certificates, people and uses (optional)"), "section", wrap=True))
        form.addRow(tr("Spreadsheets"), self.records)
        form.addRow(self.books)
        form.addRow(tr("Renumbered sheets"), self.renumbered)
        self.append.toggled.connect(lambda on: self._on_either(on, self.later))
        self.later.toggled.connect(lambda on: self._on_either(on, self.append))

    def enter(self) -> None:
        """Suggest a place, and offer what fits what was chosen."""
        plan = self.plan
        there = plan.open_copy is not None
        self.append.setVisible(there)
        self.later.setVisible(there and len(plan.groups) == 1)
        if not self.later.isVisibleTo(self):
            self.later.setChecked(False)
        if not plan.sources and there:
            self.append.setChecked(True)
        suggested = str(suggested_copy(plan.place, tr("work"))) if plan.place else ""
        if self.target.filePath() in ("", self._suggested) and self.target.isEnabled():
            self.target.setFilePath(suggested)
        self._suggested = suggested
        count = len(plan.books)
        self.books.setText(tr("Take the {count} workbooks of the folder", count=count) if count > 1 else
                           tr("Take the workbook of the folder"))  # fmt: skip
        if count and not plan.sources:
            self._take_books()
        self._on_changed()

    def show_systems(self, several: bool) -> None:
        """Offer to reproject, where there is something to."""
        self.reproject.setVisible(several)

    def _take_books(self) -> None:
        self.records.setFilePath(" ".join(f'"{book}"' for book in self.plan.books))

    def _on_either(self, on: bool, other: QCheckBox) -> None:
        if on:
            other.setChecked(False)
        into_open = self.append.isChecked() or self.later.isChecked()
        if into_open and self.plan.open_copy is not None:
            self.target.setFilePath(str(self.plan.open_copy))
        self.target.setEnabled(not into_open)
        self._on_changed()

    def _on_changed(self) -> None:
        self.books.setVisible(bool(self.plan.books) and not self.records.filePath().strip())
        goes_on = self.plan.several and not self.later.isChecked() and self.into().exists()
        self.note.setText(tr("This work copy exists. The sheets are added to it; unchanged ones are passed over."))
        self.note.setVisible(goes_on)
        self.changed.emit()

    def into(self) -> Path:
        """Return the file of the work copy."""
        target = Path(self.target.filePath().strip())
        return target if target.suffix or not target.name else target.with_suffix(".gpkg")

    def record_files(self) -> tuple[Path, ...]:
        """Return the chosen spreadsheets."""
        path = self.records.filePath().strip()
        return tuple(Path(each) for each in QgsFileWidget.splitFilePaths(path)) if path else ()

    def renumbered_file(self) -> Path | None:
        """Return the list of renumbered sheets."""
        path = self.renumbered.filePath().strip()
        return Path(path) if path else None

    def problem(self) -> str:
        """Return why nothing can be loaded yet."""
        renumbered = self.renumbered_file()
        absent = [path.name for path in (*self.record_files(), *filter(None, (renumbered,))) if not path.is_file()]
        if absent:
            return tr("There is no file {name}.", name=absent[0])
        if not self.target.filePath().strip():
            return tr("Say where the work copy goes.")
        if not self.plan.sources:
            if not self.record_files():
                return tr("Choose spreadsheets of records, or go back and choose files with plots.")
            if not self.append.isChecked():
                return tr("Records without plots are added to the work copy that is open. Open one first.")
        return ""

    def may_write(self) -> bool:
        """Ask before a work copy is replaced."""
        return not self.replaces() or self._may_replace(self.into())

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

    def replaces(self) -> bool:
        """Tell whether a work copy that is there would be replaced."""
        kept = self.plan.several or self.append.isChecked() or self.later.isChecked()
        return self.into().exists() and not kept
