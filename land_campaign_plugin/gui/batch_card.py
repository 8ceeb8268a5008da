"""The card of a correction of many texts: some of them before and after, and one button for all."""

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QToolButton

from ..qgis_bridge.language import number, tr
from . import theme


@dataclass(frozen=True)
class Batch:
    """A correction of many texts.

    Parameters
    ----------
    title : str
        What it is called among others.
    button : str
        What its button says.
    count : int
        Texts that change.
    samples : sequence of (before, after)
    about : str
        One more sentence; empty where there is nothing to say.
    """

    title: str
    button: str
    count: int
    samples: Sequence[tuple[str, str]]
    about: str = ""


class BatchCard(QFrame):
    """Shows batches, one at a time, and asks for one of them to be made."""

    wanted = pyqtSignal(int)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setProperty("card", True)
        self._batches: list[Batch] = []
        layout = theme.column(self, theme.PAD, 6)
        self._title = theme.label("", "section", wrap=True)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        layout.addLayout(head)
        self._switch = QHBoxLayout()
        self._switch.setSpacing(6)
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(lambda place, on: on and self._show(place))
        layout.addLayout(self._switch)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(4)
        for column in range(2):
            self._grid.setColumnStretch(column, 1)
        layout.addLayout(self._grid)
        self._about = theme.label("", "muted", wrap=True)
        layout.addWidget(self._about)
        self.button = theme.button("", "done", primary=True)
        self.button.setObjectName("batch")
        self.button.setToolTip(tr("All of them are one undo step; Ctrl+Z takes it back"))
        self.button.clicked.connect(lambda: self.wanted.emit(self._group.checkedId()))
        head.addWidget(self.button)
        self.hide()

    def show_batches(self, batches: Sequence[Batch]) -> None:
        """Show corrections, the first of them chosen; hide the card when there are none."""
        self._batches = list(batches)
        for chip in self._group.buttons():
            self._group.removeButton(chip)
        while self._switch.count():
            made = self._switch.takeAt(0).widget()
            if made is not None:
                made.hide()
                made.deleteLater()
        for place, batch in enumerate(batches):
            chip = QToolButton()
            for name in ("chip", "words"):
                chip.setProperty(name, True)
            chip.setCheckable(True)
            chip.setText(batch.title)
            chip.setVisible(len(batches) > 1)
            self._group.addButton(chip, place)
            self._switch.addWidget(chip)
        self._switch.addStretch(1)
        self.setVisible(bool(batches))
        if batches:
            self._group.button(0).setChecked(True)
            self._show(0)

    def _show(self, place: int) -> None:
        batch = self._batches[place]
        while self._grid.count():
            made = self._grid.takeAt(0).widget()
            made.hide()
            made.deleteLater()
        self._title.setText(
            tr("{shown} of {count} texts, before and after", shown=len(batch.samples), count=number(batch.count, 0))
            if len(batch.samples) < batch.count
            else tr("Before and after")
        )
        rows = [(tr("Now"), tr("Afterwards")), *batch.samples]
        for line, pair in enumerate(rows):
            for column, text in enumerate(pair):
                made = theme.label(text, "" if line else "muted", wrap=True)
                made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                self._grid.addWidget(made, line, column)
        self._about.setText(batch.about)
        self._about.setVisible(bool(batch.about))
        self.button.setText(batch.button)

    def texts(self) -> list[str]:
        """Return the samples that the card shows, with their heads."""
        return [self._grid.itemAt(place).widget().text() for place in range(self._grid.count())]
