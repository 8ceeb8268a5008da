"""Papers to collect, ticked off one by one: hamlet by hamlet, the counts below add up to the list."""

from datetime import date
from functools import partial

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QDialog, QHBoxLayout, QHeaderView, QLineEdit, QTableWidget, QTableWidgetItem

from ..model.errors import CampaignError
from ..model.task_lists import PAPER_NAMES, TICK_NAMES, TICKS
from ..qgis_bridge.language import QgisLanguage, core, number, tr
from ..store import collection_rows
from . import texts, theme

_ALL = ""
_MOST = 2000


class TickDialog(QDialog):
    """Shows the rows of the list; what is chosen in a row is kept at once.

    Signals
    -------
    plot_wanted(str)
        Show a plot on the map.
    """

    plot_wanted = pyqtSignal(str)

    def __init__(self, path, parent=None):
        super().__init__(parent)
        self._path = path
        self.rows = collection_rows.tick_rows(path)
        self._answers = {row.uid: row.answer for row in self.rows}
        self.setWindowTitle(tr("Tick Off Collected Papers"))
        self.setStyleSheet(theme.style_sheet())
        self.resize(820, 560)
        layout = theme.column(self, 16, 10)
        layout.addWidget(theme.label(tr("Papers to collect"), "title"))
        about = tr("Choose what came of each row; it is kept at once. Double-click a row to see its plot on the map.")
        layout.addWidget(theme.label(about, "muted", wrap=True))
        filters = QHBoxLayout()
        filters.setSpacing(6)
        self.hamlets = QComboBox()
        self.hamlets.addItem(tr("All hamlets"), _ALL)
        communes = dict(texts.units())
        for place in dict.fromkeys((row.commune, row.hamlet) for row in self.rows):
            commune = communes.get(place[0], place[0] or "").partition(" - ")[2]
            self.hamlets.addItem(" · ".join(filter(None, (place[1] or tr("Hamlet not known"), commune))), place)
        self.hamlets.currentIndexChanged.connect(lambda _index: self._fill())
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Plot or name"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._fill())
        filters.addWidget(self.hamlets, 1)
        filters.addWidget(self.search, 1)
        layout.addLayout(filters)
        layout.addWidget(self._make_table(), 1)
        self.summary = theme.label("", "muted", wrap=True)
        layout.addWidget(self.summary)
        foot = QHBoxLayout()
        self._problem = theme.label("", wrap=True)
        self._problem.setStyleSheet(f"color: {theme.SEVERITY_COLOURS['E']};")
        close = theme.button(tr("Close"), primary=True)
        close.clicked.connect(self.accept)
        foot.addWidget(self._problem, 1)
        foot.addWidget(close)
        layout.addLayout(foot)
        self._fill()

    def _make_table(self) -> QTableWidget:
        table = self.table = QTableWidget()
        table.setColumnCount(4)
        table.setHorizontalHeaderLabels([tr("Plot"), tr("Holder"), tr("Missing"), tr("What came of it")])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setDefaultSectionSize(34)
        for column, width in ((0, 90), (2, 260), (3, 170)):
            head.resizeSection(column, width)
        table.itemDoubleClicked.connect(lambda item: self.plot_wanted.emit(self._shown[item.row()].plot_uid))
        return table

    def _wanted(self) -> list:
        place, needle = self.hamlets.currentData(), self.search.text().strip().casefold()
        rows = [row for row in self.rows if place == _ALL or (row.commune, row.hamlet) == tuple(place)]
        return [row for row in rows if needle in f"{_plot(row)} {row.name or ''}".casefold()]

    def _fill(self) -> None:
        """List the rows of the chosen hamlet."""
        self._shown = self._wanted()[:_MOST]
        self.table.setRowCount(len(self._shown))
        names = {answer: core(TICK_NAMES[answer]) for answer in TICKS}
        for at, row in enumerate(self._shown):
            papers = ", ".join(core(PAPER_NAMES[paper]) for paper in row.missing if paper in PAPER_NAMES)
            for column, text in enumerate((_plot(row), row.name or "", papers)):
                self.table.setItem(at, column, QTableWidgetItem(text))
            choice = QComboBox()
            choice.addItem(core(TICK_NAMES["open"]), None)
            for answer, name in names.items():
                choice.addItem(name, answer)
            choice.setCurrentIndex(max(0, choice.findData(self._answers[row.uid])))
            choice.setEnabled(True)
            choice.activated.connect(partial(self._tick, row.uid, choice))
            self.table.setCellWidget(at, 3, choice)
        self._count()

    def _tick(self, uid: str, choice: QComboBox, _index: int) -> None:
        answer = choice.currentData()
        try:
            collection_rows.tick(self._path, [(uid, answer, None)], date.today().isoformat())
        except CampaignError as error:
            self._problem.setText(error.sentence(QgisLanguage()))
            choice.setCurrentIndex(max(0, choice.findData(self._answers[uid])))
            return
        self._problem.setText("")
        self._answers[uid] = answer
        self._count()

    def _count(self) -> None:
        """Say how the listed rows stand: what came of them adds up to their number."""
        found = [self._answers[row.uid] or "open" for row in self._wanted()]
        parts = [f"{number(found.count(name), 0)} {core(TICK_NAMES[name])}" for name in (*TICKS, "open")]
        self.summary.setText(tr("{count} rows = {parts}", count=number(len(found), 0), parts=" + ".join(parts)))


def _plot(row) -> str:
    return f"{row.sheet_number or '?'}/{row.plot_number or '?'}"
