"""The list of the push page: plots with what goes, or what became of them."""

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QSize, Qt
from qgis.PyQt.QtWidgets import QHeaderView

from ..qgis_bridge.language import tr
from . import icons
from .list_view import ListTable

ICONS = {"good": "outcome_clean", "held": "severity_w", "bad": "severity_e", "": ""}
PLOT, WHAT, AREA = range(3)
_NARROW, _WIDE, _AREA = 72, 132, 102
_BESIDE = 36
"""Width of a plot's icon and of the room around its number."""
_FITTED, _ROOM, _ROW = 300, 100, 28
_SEEN = 3
"""Rows that a list shows at least, where it has so many, beside an open conflict."""


class LinesModel(QAbstractTableModel):
    """Rows of (uid, kind, plot, sentence), and areas where there are any; read only."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._lines: list[tuple[str, str, str, str]] = []
        self._areas: dict[str, str] = {}
        self._pictures: dict[str, object] = {}

    def set_lines(self, lines: list[tuple[str, str, str, str]], areas: dict[str, str] | None = None) -> None:
        """Show other rows; with `areas` by plot there is a column of them."""
        self.beginResetModel()
        self._lines, self._areas = lines, areas or {}
        self.endResetModel()

    def uid(self, row: int) -> str:
        """Return the plot that a row is about."""
        return self._lines[row][0]

    def plot(self, row: int) -> str:
        """Return what people call the plot of a row."""
        return self._lines[row][2]

    def sentence(self, row: int) -> str:
        """Return all that is said in a row, which may be cut short on the screen."""
        return self._lines[row][3]

    def row_of(self, uid: str) -> int:
        """Return the row of a plot, or -1."""
        return next((row for row, line in enumerate(self._lines) if line[0] == uid), -1)

    def rowCount(self, parent=QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent=QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return the number of columns."""
        return 0 if parent.isValid() else 3 if self._areas else 2

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):  # noqa: N802 - Qt's name
        """Return a column's title."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            what = tr("What changes") if self._areas else tr("What happened")
            return (tr("Plot"), what, tr("Area (m²)"))[section]
        return None

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        """Return what a cell shows."""
        uid, kind, plot, sentence = self._lines[index.row()]
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._areas.get(uid, "") if column == AREA else (plot, sentence)[column]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return sentence
        if role == Qt.ItemDataRole.DecorationRole and column == PLOT and ICONS[kind]:
            return self._pictures.setdefault(kind, icons.icon(ICONS[kind]))
        return None


class LinesTable(ListTable):
    """The list itself, moved through with the keyboard: rows as high as their sentences, or, where a conflict is open
    below and room is dear, a line each, and no areas (`set_short`)."""

    def __init__(self, model: LinesModel, parent=None):
        super().__init__(parent)
        self.setObjectName("push_lines")
        self.setModel(model)
        self.setStyleSheet("QTableView::item { padding: 5px 3px; }")
        self._short = False
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setIconSize(QSize(16, 16))
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.setMinimumHeight(96)
        self.horizontalHeader().setStretchLastSection(False)
        model.modelReset.connect(self._fit)

    @property
    def short(self) -> bool:
        """Whether every row is one line, cut where there is no room."""
        return self._short

    def set_short(self, short: bool) -> None:
        """Give every row one line, or what its sentence takes; from the next lines on."""
        self._short = short
        self.setWordWrap(not short)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for little room, so that a conflict below is to be seen; it takes what there is."""
        return QSize(super().sizeHint().width(), _ROOM)

    def _plot_width(self) -> int:
        """Return what the longest number takes, or serial of a certificate, within bounds."""
        measure, model = self.fontMetrics(), self.model()
        longest = max((measure.horizontalAdvance(model.plot(row)) for row in range(model.rowCount())), default=0)
        return min(max(longest + _BESIDE, _NARROW), _WIDE)

    def _fit(self) -> None:
        """Give the sentence what room there is, and rows their height where a person reads them all."""
        head, rows = self.horizontalHeader(), self.model().rowCount()
        for column in range(self.model().columnCount()):
            stretch = column == WHAT
            head.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Interactive
            )
            if not stretch:
                head.resizeSection(column, self._plot_width() if column == PLOT else _AREA)
            self.setColumnHidden(column, column == AREA and self._short)
        fitted = rows <= _FITTED and not self._short
        seen = min(rows, _SEEN) * _ROW + head.sizeHint().height() + 4
        self.setMinimumHeight(max(96, seen) if self._short else 96)
        mode = QHeaderView.ResizeMode.ResizeToContents if fitted else QHeaderView.ResizeMode.Fixed
        self.verticalHeader().setSectionResizeMode(mode)
