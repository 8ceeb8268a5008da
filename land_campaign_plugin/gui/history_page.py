"""The history of a plot: every version, who made it, when, why, what it changed, and its shape on the map."""

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QHeaderView, QSplitter, QTableView, QWidget

from ..qgis_bridge.language import tr
from . import theme
from .back_page import BackPage
from .choice_table import BASE_COLOUR
from .list_view import ListTable
from .past_lines import TextModel

_WIDTHS = {0: 34, 1: 118, 2: 74}


class HistoryPage(BackPage):
    """A list of versions, newest first, and below it what the one at hand changed.

    Signals
    -------
    shown(object)
        A `Past` to be shown on the map.
    """

    shown = pyqtSignal(object)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.versions: list = []
        layout = theme.column(self, 10, theme.GAP)
        head = QHBoxLayout()
        back = theme.tool("back", tr("Back (Esc)"))
        back.clicked.connect(self.back_wanted)
        self._title = theme.label("", "title")
        head.addWidget(back)
        head.addWidget(self._title, 1)
        layout.addLayout(head)
        self.lines = TextModel((tr("No."), tr("When"), tr("Who"), tr("What was changed")), (0, 1), self)
        self.table = ListTable()
        self.table.setObjectName("versions")
        self.table.setModel(self.lines)
        self.table.set_lines(1)
        for column, width in _WIDTHS.items():
            self.table.horizontalHeader().resizeSection(column, width)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.left.connect(self.back_wanted)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._show(now.row()))
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(9)
        split.addWidget(self.table)
        split.addWidget(theme.scrolled(self._make_card()))
        split.setSizes([220, 380])
        layout.addWidget(split, 1)
        legend = tr("On the map: solid as it was at this version, dashed as it was before.")
        layout.addWidget(theme.label(legend, "muted", wrap=True))

    def _make_card(self) -> QWidget:
        card = theme.card()
        inner = theme.column(card, theme.PAD, 6)
        self._version = theme.label("", "strong", wrap=True)
        self._reason = theme.label("", "", wrap=True)
        self._more = theme.label("", "muted", wrap=True)
        self.changes = TextModel((tr("Field"), tr("Before"), tr("After")), (0, 1), self)
        self.fields = QTableView()
        self.fields.setObjectName("version_changes")
        self.fields.setModel(self.changes)
        self.fields.setShowGrid(False)
        self.fields.setFrameShape(QTableView.Shape.NoFrame)
        self.fields.setStyleSheet("QTableView::item { padding: 4px 3px; }")
        self.fields.setWordWrap(True)
        self.fields.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.fields.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fields.verticalHeader().hide()
        self.fields.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.fields.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.fields.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for made in (self._version, self._reason, self._more):
            inner.addWidget(made)
        inner.addWidget(self.fields, 1)
        inner.addStretch(0)
        return card

    def show_history(self, versions: list) -> None:
        """List the versions of a plot, the newest first."""
        self.versions = versions
        self._title.setText(tr("History of Plot {plot}", plot=versions[0].label))
        self.lines.set_rows([(str(each.ver), each.at, each.login, each.what) for each in versions])
        self.table.go(0)
        self._show(0)
        self.table.setFocus()

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self.versions):
            return
        each = self.versions[row]
        self._version.setText(tr("Version {ver}: {name}, {at}", ver=each.ver, name=each.login, at=each.at))
        self._reason.setText(each.reason or tr("No reason was given."))
        self._more.setText(each.more)
        self._more.setVisible(bool(each.more))
        self.changes.set_rows(each.rows)
        self.fields.setVisible(bool(each.rows))
        self.shown.emit(each)


def outlines(version) -> list[tuple]:
    """Return what `MapMarks.compare` shows of a version."""
    return [
        (version.shape, theme.ACCENT, 3, 40, False),
        (version.before, BASE_COLOUR, 1.8, 0, True),
    ]
