"""Pushes so far: one's own or everybody's, and the undo of one by new edits, looked at before it is done."""

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QHBoxLayout, QListWidget, QStackedWidget, QWidget

from ..qgis_bridge.language import number, tr
from . import theme
from .back_page import BackPage
from .list_view import ListTable
from .past_lines import TextModel
from .state_page import StatePage

_WIDTHS = {0: 118, 1: 74, 2: 84}


class PushesPage(BackPage):
    """A list of pushes and what undoing the one at hand would do.

    Signals
    -------
    list_wanted(bool)
        List pushes: of everybody, or one's own.
    undo_wanted(object, bool)
        A `Pushed`, and whether only to look ahead.
    """

    list_wanted = pyqtSignal(bool)
    undo_wanted = pyqtSignal(object, bool)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.pushes: list = []
        layout = theme.column(self, 10, theme.GAP)
        head = QHBoxLayout()
        back = theme.tool("back", tr("Back (Esc)"))
        back.clicked.connect(self.back_wanted)
        head.addWidget(back)
        head.addWidget(theme.label(tr("Pushes So Far"), "title"), 1)
        layout.addLayout(head)
        self.everybody = QCheckBox(tr("Those of everybody"))
        self.everybody.setObjectName("pushes_of_everybody")
        self.everybody.toggled.connect(self.list_wanted)
        layout.addWidget(self.everybody)
        self.lines = TextModel((tr("When"), tr("Who"), tr("Changes"), tr("Why")), (0,), self)
        self.table = ListTable()
        self.table.setObjectName("pushes")
        self.table.setModel(self.lines)
        self.table.set_lines(1)
        for column, width in _WIDTHS.items():
            self.table.horizontalHeader().resizeSection(column, width)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.left.connect(self.back_wanted)
        self.table.entered_row.connect(lambda _row: self._look())
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._forget())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(StatePage("history", tr("No push yet"), tr("What you push is listed here.")))
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._make_card())
        foot = QHBoxLayout()
        self.undo = theme.button(tr("Undo This Push…"), "undo")
        self.undo.setObjectName("undo_push")
        foot.addStretch(1)
        foot.addWidget(self.undo)
        self.undo.clicked.connect(self._look)
        layout.addLayout(foot)

    def _make_card(self) -> QWidget:
        self._card = theme.card()
        inner = theme.column(self._card, theme.PAD, 6)
        self._told = theme.label("", "strong", wrap=True)
        self._left = QListWidget()
        self._left.setObjectName("left_out")
        self._left.setWordWrap(True)
        self._left.setAlternatingRowColors(True)
        self._left.setMinimumHeight(50)
        self._left.setMaximumHeight(170)
        self._left.setFrameShape(QListWidget.Shape.NoFrame)
        about = tr("Nothing leaves the history: the old values come as new corrections, to be checked and pushed.")
        self._about = theme.label(about, "muted", wrap=True)
        row = QHBoxLayout()
        self.do = theme.button(tr("Set Back"), "undo", primary=True)
        self.do.setObjectName("set_back")
        self.leave = theme.button(tr("Leave It"))
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.do)
        for made in (self._told, self._left, self._about):
            inner.addWidget(made)
        inner.addLayout(row)
        self.do.clicked.connect(lambda: self._ask(False))
        self.leave.clicked.connect(self._forget)
        self._card.hide()
        return self._card

    @property
    def push(self):
        """The push at hand, or None."""
        row = self.table.currentIndex().row()
        return self.pushes[row] if 0 <= row < len(self.pushes) else None

    def set_busy(self, busy: bool) -> None:
        """Keep the buttons quiet while something runs."""
        for made in (self.undo, self.do, self.everybody):
            made.setDisabled(busy)

    def show_pushes(self, pushes: list) -> None:
        """List pushes, newest first."""
        self.pushes = pushes
        self.lines.set_rows([(each.at, each.login, number(each.changes, 0), each.reason or "-") for each in pushes])
        self._stack.setCurrentIndex(0 if pushes else 1)
        self.undo.setVisible(bool(pushes))
        self._forget()
        if pushes:
            self.table.go(0)
            self.table.setFocus()

    def show_undo(self, undo) -> None:
        """Show what undoing would do, and what it would leave out."""
        self._told.setText(undo.told)
        self._left.clear()
        self._left.addItems(undo.left)
        self._left.setVisible(bool(undo.left))
        self.do.setVisible(bool(undo.plots))
        self.undo.hide()
        self._card.show()
        (self.do if undo.plots else self.leave).setFocus()

    def _look(self) -> None:
        self._ask(True)

    def _ask(self, ahead: bool) -> None:
        if self.push is not None:
            self.undo_wanted.emit(self.push, ahead)

    def _forget(self) -> None:
        self._card.hide()
        self.undo.setVisible(bool(self.pushes))
