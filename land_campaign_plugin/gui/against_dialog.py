"""What to check against: one card for each kind of file, looked into at once, remembered with the work copy."""

from functools import partial
from pathlib import Path

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QDialog, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ..model.errors import CampaignError
from ..qgis_bridge import settings, side_inputs
from ..qgis_bridge.language import QgisLanguage, core, number, tr
from ..qgis_bridge.tasks import VerbTask, start
from . import icons, theme


class InputCard(QFrame):
    """One kind of file: what it is for, which it is, and whether it can be used.

    Parameters
    ----------
    side_input : SideInput
    crs : str
        WKT of the plots' reference system.
    where : str
        The file that was chosen before.
    """

    changed = pyqtSignal()

    def __init__(self, side_input, crs: str, where: str, parent=None):
        super().__init__(parent)
        self.setProperty("card", True)
        self.side_input = side_input
        self._crs, self._asked = crs, 0
        self.usable = True
        layout = theme.column(self, theme.PAD, 6)
        layout.addWidget(theme.label(tr(side_input.title), "strong"))
        layout.addWidget(theme.label(tr(side_input.purpose), "muted", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(6)
        self.file = QgsFileWidget()
        self.file.setDialogTitle(tr("Choose a File"))
        self.file.setDefaultRoot(settings.get("last_folder"))
        self.file.setFilter(f"{tr(side_input.file_kind)} ({side_input.patterns});;{tr('All files')} (*)")
        self.file.lineEdit().setPlaceholderText(tr("No file chosen"))
        self.layer = QComboBox()
        self.layer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clear = theme.button(tr("Clear"))
        self.clear.clicked.connect(lambda: self.file.setFilePath(""))
        row.addWidget(self.file, 1)
        row.addWidget(self.clear)
        layout.addLayout(row)
        layout.addLayout(self._make_layer_row())
        layout.addLayout(self._make_note())
        path, layer = side_inputs.split(where) if where else ("", None)
        self.file.setFilePath(str(path))
        self.file.fileChanged.connect(lambda _path: self._look(""))
        self.layer.currentIndexChanged.connect(lambda _index: self._read())
        self._look(layer or "")

    def _make_layer_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        self._layer_label = theme.label(tr("Layer"))
        row.addWidget(self._layer_label)
        row.addWidget(self.layer, 1)
        return row

    def _make_note(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self._mark = theme.label()
        self._mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.note = theme.label("", wrap=True)
        row.addWidget(self._mark)
        row.addWidget(self.note, 1)
        return row

    def where(self) -> str:
        """Return the file, with the layer where there are several; empty when none is chosen."""
        path = self.file.filePath().strip()
        return side_inputs.joined(path, self.layer.currentData() or "") if path else ""

    def _look(self, wanted: str) -> None:
        """List the layers of another file, and look into it."""
        path = self.file.filePath().strip()
        self.clear.setEnabled(bool(path))
        names = []
        if path and Path(path).is_file() and self.side_input.kinds:
            try:
                names = side_inputs.layers_of(self.side_input, path)
            except CampaignError as error:
                self._asked += 1
                self._fill_layers([], "")
                self._say(False, "outcome_failed", error.sentence(QgisLanguage()))
                return
        self._fill_layers(names, wanted)
        self._read()

    def _fill_layers(self, names: list[str], wanted: str) -> None:
        self.layer.blockSignals(True)
        self.layer.clear()
        if len(names) > 1:
            self.layer.addItem(tr("(found by its fields)"), "")
            for name in names:
                self.layer.addItem(name, name)
            self.layer.setCurrentIndex(max(0, self.layer.findData(wanted)))
        self.layer.blockSignals(False)
        for part in (self.layer, self._layer_label):
            part.setVisible(len(names) > 1)

    def _read(self) -> None:
        """Read the file on a thread, and say what came of it."""
        where = self.where()
        self._asked += 1
        if not where:
            self._say(True, "", "")
            return
        if not side_inputs.split(where)[0].exists():
            self._say(True, "severity_w", tr("This file is not there now. Checks run without it."))
            return
        self._say(False, "", tr("Looking into the file…"))
        side_input, crs = self.side_input, self._crs
        task = VerbTask(
            tr("Looking into the file…"), lambda progress, cancelled: side_inputs.read(side_input, where, crs)
        )
        task.succeeded.connect(partial(self._on_read, self._asked))
        task.failed.connect(partial(self._on_failed, self._asked))
        start(task)

    def _on_read(self, asked: int, table) -> None:
        if asked == self._asked:
            self._say(True, "outcome_clean", tr(self.side_input.counted, count=number(len(table), 0)))

    def _on_failed(self, asked: int, error: BaseException) -> None:
        if asked == self._asked:
            if not isinstance(error, CampaignError):
                text = tr("This file cannot be read: {reason}", reason=error)
            elif self.layer.count() and not self.layer.currentData():
                text = f"{core(error.what, **error.values)} {tr('Choose the layer above.')}"
            else:
                text = error.sentence(QgisLanguage())
            self._say(False, "outcome_failed", text)

    def _say(self, usable: bool, icon: str, text: str) -> None:
        self.usable = usable
        self._mark.setVisible(bool(icon))
        if icon:
            self._mark.setPixmap(icons.icon(icon).pixmap(QSize(16, 16)))
        self.note.setText(text)
        self.note.setVisible(bool(text))
        self.changed.emit()


class AgainstDialog(QDialog):
    """Asks for the files, and keeps them.

    Signals
    -------
    kept(bool)
        The files were remembered; true when a check is wanted at once.
    """

    kept = pyqtSignal(bool)

    def __init__(self, work_copy: Path, crs: str, parent=None):
        super().__init__(parent)
        self._work_copy = work_copy
        self.setWindowTitle(tr("What to Check Against"))
        self.setStyleSheet(theme.style_sheet())
        self.resize(640, 640)
        layout = theme.column(self, 16, 10)
        layout.addWidget(theme.label(tr("What to check against"), "title"))
        about = tr(
            "Some rules compare the plots with what others have given you. Name the files that you have; rules without "
            "theirs have nothing to check. The files are only read, and remembered with this work copy."
        )
        layout.addWidget(theme.label(about, "muted", wrap=True))
        files = side_inputs.chosen(work_copy)
        self.cards = {each.name: InputCard(each, crs, files.get(each.name, "")) for each in side_inputs.INPUTS}
        layout.addWidget(self._make_list(), 1)
        layout.addLayout(self._make_buttons())
        for card in self.cards.values():
            card.changed.connect(self._allow)
        self._allow()

    def _make_list(self) -> QScrollArea:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        for card in self.cards.values():
            rows.addWidget(card)
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(page)
        page.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        return scroll

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        cancel, self.keep = theme.button(tr("Cancel")), theme.button(tr("Keep"))
        self.check = theme.button(tr("Keep and Check"), "check", primary=True)
        self.check.setDefault(True)
        row.addStretch(1)
        for made in (cancel, self.keep, self.check):
            row.addWidget(made)
        cancel.clicked.connect(self.reject)
        self.keep.clicked.connect(lambda: self._keep(False))
        self.check.clicked.connect(lambda: self._keep(True))
        return row

    def _allow(self) -> None:
        usable = all(card.usable for card in self.cards.values())
        self.keep.setEnabled(usable)
        self.check.setEnabled(usable)

    def _keep(self, check: bool) -> None:
        files = {name: card.where() for name, card in self.cards.items() if card.where()}
        side_inputs.choose(self._work_copy, files)
        self.kept.emit(check)
        self.accept()
