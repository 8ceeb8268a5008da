"""A plot in conflict: both versions side by side, and the decision between them."""

from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QGridLayout, QHBoxLayout

from ..qgis_bridge.held import LAND
from ..qgis_bridge.language import tr
from . import theme


class ConflictCard(QFrame):
    """Lists the fields that differ, here and in the store, with a button for each side.

    Signals
    -------
    decided(object, bool)
        The answer that is shown, and whether mine is kept.
    compare_wanted(object)
        Show the answer's plot side by side on the map, to choose field by field.
    """

    decided = pyqtSignal(object, bool)
    compare_wanted = pyqtSignal(object)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setProperty("card", True)
        self.answer = None
        layout = theme.column(self, theme.PAD, 6)
        head = QHBoxLayout()
        self._title = theme.label("", "section", wrap=True)
        self.compare = theme.link(tr("Compare on the Map…"))
        head.addWidget(self._title, 1)
        head.addWidget(self.compare)
        layout.addLayout(head)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(4)
        for column in (1, 2, 3):
            self._grid.setColumnStretch(column, 1)
        layout.addLayout(self._grid)
        row = QHBoxLayout()
        self.mine = theme.button(tr("Keep Mine"))
        self.mine.setObjectName("keep_mine")
        self.mine.setToolTip(tr("Your version is sent with the next push, in place of the store's"))
        self.theirs = theme.button(tr("Keep Theirs"))
        self.theirs.setObjectName("keep_theirs")
        self.theirs.setToolTip(tr("The work copy takes over the store's version; yours is given up"))
        row.addWidget(self.mine)
        row.addWidget(self.theirs)
        row.addStretch(1)
        self.compare.setObjectName("compare")
        self.compare.setToolTip(tr("Both shapes on the map, field by field, or send it up for a decision"))
        layout.addLayout(row)
        self.mine.clicked.connect(lambda: self._decide(True))
        self.theirs.clicked.connect(lambda: self._decide(False))
        self.compare.clicked.connect(lambda: self.compare_wanted.emit(self.answer))
        self.hide()

    def show_conflict(self, plot: str, answer, differences: list[tuple], heads: tuple = (), title: str = "") -> None:
        """Show both versions of a plot, field by field under `heads`; hide the card when `answer` is None."""
        self.answer = answer
        while self._grid.count():
            item = self._grid.takeAt(0).widget()
            item.deleteLater()
        self.setVisible(answer is not None)
        if answer is None:
            return
        self.mine.setVisible(getattr(answer, "code", "") not in LAND)  # nothing of the plot itself is in question
        self._title.setText(title or tr("Two versions of plot {plot}", plot=plot))
        heads = heads or ("", tr("Yours"), tr("In the store"))
        self._grid.setColumnStretch(3, len(heads) > 3)
        rows = [heads, *differences] if differences else []
        for place, texts in enumerate(rows):
            for column, text in enumerate(texts):
                role = "muted" if place == 0 or column == 0 else ""
                self._grid.addWidget(theme.label(text, role, wrap=True), place, column)

    def texts(self) -> list[str]:
        """Return what the card shows, row by row."""
        return [self._grid.itemAt(place).widget().text() for place in range(self._grid.count())]

    def _decide(self, mine: bool) -> None:
        answer = self.answer
        QTimer.singleShot(0, lambda: self.decided.emit(answer, mine))  # the card changes meanwhile
