"""What a later export and this work copy both changed: a list, both sides of the chosen one, and the decision."""

from qgis.PyQt.QtCore import QSize, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from ..qgis_bridge.language import number, tr
from . import icons, record_words, theme
from .back_page import BackPage
from .conflict_card import ConflictCard
from .state_page import StatePage


class DifferenceCard(ConflictCard):
    """Both sides of a difference, with what was loaded before."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.mine.setToolTip(tr("What stands here stays as it is"))
        self.theirs.setText(tr("Take Theirs"))
        self.theirs.setToolTip(tr("The work copy takes over what the export says"))
        self.compare.hide()
        self._whole = theme.label("", wrap=True)
        self.layout().insertWidget(1, self._whole)

    def show_difference(self, difference) -> None:
        """Show a difference; hide the card when it is None."""
        if difference is None:
            self.show_conflict("", None, [])
            return
        heads = ("", tr("Loaded"), tr("Yours"), tr("In the export"))
        self.show_conflict("", difference, list(difference.rows), heads, title=name_of(difference))
        whole = {
            "gone": tr("The export does not have it any more; here it is still kept. Theirs takes it away."),
            "deleted": tr("It was deleted here, and changed in the export. Theirs brings it back."),
        }.get(difference.whole, "")
        self._whole.setText(whole)
        self._whole.setVisible(bool(whole))


class DifferencesPanel(BackPage):
    """The list and the card.

    Signals
    -------
    decided(object, bool)
        A difference, and whether mine is kept.
    undo_wanted(object)
        Take the last decision back.
    plot_wanted(str)
        Show a plot on the map.
    """

    decided = pyqtSignal(object, bool)
    undo_wanted = pyqtSignal(object)
    plot_wanted = pyqtSignal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.differences: list = []
        self._last = None
        layout = theme.column(self, 0, 6)
        head = QHBoxLayout()
        back = theme.tool("back", tr("Back to the list (Esc)"))
        back.clicked.connect(self.back_wanted)
        head.addWidget(back)
        title = theme.label(tr("Differences from an Export"), "title")
        title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head.addWidget(title, 1)
        self.undo = theme.button(tr("Undo Decision"), "undo")
        self.undo.clicked.connect(lambda: self.undo_wanted.emit(self._last))
        head.addWidget(self.undo)
        layout.addLayout(head)
        self.summary = theme.label("", "muted", wrap=True)
        layout.addWidget(self.summary)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_list())
        text = tr("When a later export is loaded, what both sides changed is listed here.")
        self._stack.addWidget(StatePage("outcome_clean", tr("Nothing to decide"), text))
        layout.addWidget(self._stack, 1)
        self.set_differences([], None)

    def _make_list(self) -> QWidget:
        page = QWidget()
        layout = theme.column(page, 0, 6)
        self.list = QListWidget()
        self.list.setObjectName("differences")
        self.list.setAlternatingRowColors(True)
        self.list.setIconSize(QSize(16, 16))
        self.list.currentRowChanged.connect(self._show)
        layout.addWidget(self.list, 1)
        self.card = DifferenceCard()
        self.card.decided.connect(self.decided)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        holder = QWidget()
        inner = theme.column(holder, 0, 0)
        inner.addWidget(self.card)
        inner.addStretch(1)
        scroll.setWidget(holder)
        holder.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        layout.addWidget(scroll, 1)
        return page

    def set_differences(self, differences: list, last) -> None:
        """List what waits for a decision; `last` is what was decided last and may be taken back, or None."""
        row = max(self.list.currentRow(), 0)
        self.differences, self._last = differences, last
        self.list.blockSignals(True)
        self.list.clear()
        for each in differences:
            fields = (
                each.fields or {"gone": tr("not in the export any more"), "deleted": tr("deleted here")}[each.whole]
            )
            item = QListWidgetItem(icons.icon("severity_w"), f"{name_of(each)}: {fields}")
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.undo.setVisible(last is not None)
        self.summary.setText(
            tr("{count} differences wait for a decision.", count=number(len(differences), 0)) if differences else ""
        )
        self.summary.setVisible(bool(differences))
        self._stack.setCurrentIndex(0 if differences else 1)
        if differences:
            self.list.setCurrentRow(min(row, len(differences) - 1))
        self._show(self.list.currentRow(), quiet=True)

    def _show(self, row: int, quiet: bool = False) -> None:
        difference = self.differences[row] if 0 <= row < len(self.differences) else None
        self.card.show_difference(difference)
        if difference is not None and difference.plot_uid and not quiet:
            self.plot_wanted.emit(difference.plot_uid)


def name_of(difference) -> str:
    """Return what a difference is about: the kind of record and its plot."""
    plot = difference.label
    if difference.table == "plot":
        return tr("Plot {plot}", plot=plot)
    kind = record_words.kind_of(difference.table)
    return f"{kind} · {plot}" if plot else kind
