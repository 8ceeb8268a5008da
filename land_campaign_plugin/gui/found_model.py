"""What was found in a folder, as rows with a check box: name, kind, format, sheet, scale, plots, state."""

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt, pyqtSignal

from ..model.errors import CampaignError
from ..qgis_bridge import load_desk
from ..qgis_bridge.language import QgisLanguage, number, tr
from . import icons

NAME, FORMAT, SHEET, SCALE, PLOTS, STATE = range(6)
_RIGHT = {SHEET, SCALE, PLOTS}
STATES = (
    load_desk.NEW, load_desk.CHANGED, load_desk.AGAIN, load_desk.UNCHANGED, load_desk.WAITING, load_desk.UNUSABLE,
)  # fmt: skip
_ICONS = {
    load_desk.NEW: "load",
    load_desk.UNCHANGED: "outcome_clean",
    load_desk.CHANGED: "severity_w",
    load_desk.AGAIN: "severity_w",
    load_desk.WAITING: "outcome_nothing",
    load_desk.UNUSABLE: "outcome_failed",
}


def state_words(source) -> str:
    """Return a source's state in a word or two."""
    if source.loadable and source.error is not None:
        return tr("choose the layer")
    return state_name(source.state)


def state_name(state: str) -> str:
    """Return what people call a state."""
    return {
        load_desk.NEW: tr("new"),
        load_desk.UNCHANGED: tr("loaded, unchanged"),
        load_desk.CHANGED: tr("changed since"),
        load_desk.AGAIN: tr("not finished"),
        load_desk.WAITING: tr("to be converted"),
        load_desk.UNUSABLE: tr("cannot be used"),
    }[state]


def to_do(source) -> str:
    """Return what a source that cannot be drawn waits for, as a title; empty for one that can be drawn."""
    if source.state == load_desk.WAITING:
        return tr("Convert this drawing first")
    if source.state == load_desk.UNUSABLE:
        return tr("This file cannot be used")
    return tr("Choose the layer") if source.error is not None and source.layer is None else ""


def about(source) -> str:
    """Return what there is to say of a source beyond its state: why it cannot be loaded, and what to do."""
    if isinstance(source.error, CampaignError):
        return source.error.sentence(QgisLanguage())
    if source.state == load_desk.UNCHANGED:
        return tr("Its plots are in the work copy, and the file has not changed. Loading it again changes nothing.")
    if source.state == load_desk.CHANGED:
        return tr("The file has changed since it was loaded. What is new, changed or gone in it is taken over.")
    if source.state == load_desk.AGAIN:
        return tr("The last load of this sheet failed or was broken off. It is tried again.")
    return ""


class FoundModel(QAbstractTableModel):
    """Rows are the sources themselves; the check box is `Source.wanted`.

    Signals
    -------
    ticked()
        Other sources are wanted than before.
    """

    ticked = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.sources: list = []
        self._order: list[int] = []
        self._headers = (tr("File name"), tr("Format"), tr("Sheet"), tr("Scale"), tr("Plots"), tr("State"))

    def set_sources(self, sources: list) -> None:
        """Show others."""
        self.beginResetModel()
        self.sources = list(sources)
        self._order = list(range(len(sources)))
        self.endResetModel()

    def add(self, sources: list) -> None:
        """Show some more, below the others."""
        first = len(self.sources)
        self.beginInsertRows(QModelIndex(), first, first + len(sources) - 1)
        self.sources += sources
        self._order += range(first, len(self.sources))
        self.endInsertRows()

    def row_of(self, source) -> int:
        """Return the row of a source, -1 where it is not listed."""
        return next((row for row, at in enumerate(self._order) if self.sources[at] is source), -1)

    def source(self, row: int):
        """Return what is listed as `row`."""
        return self.sources[self._order[row]]

    def wanted(self) -> list:
        """Return what is ticked, in the order it was found in."""
        return [source for source in self.sources if source.wanted and source.loadable]

    def tick_all(self, on: bool) -> None:
        """Tick all that can be loaded, or none."""
        for source in self.sources:
            source.wanted = on and source.loadable
        self._tell()

    def knows(self, column: int) -> bool:
        """Tell whether a column says anything of any source."""
        return any(_text(source, column) for source in self.sources)

    def refresh(self) -> None:
        """Show what has changed about a source."""
        self._tell()

    def _tell(self) -> None:
        if self.sources:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.sources) - 1, STATE))
        self.ticked.emit()

    def rowCount(self, parent=QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return the number of sources."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent=QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._headers)

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):  # noqa: N802 - Qt's name
        """Return a column's title."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def flags(self, index):
        """Let what can be loaded be ticked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == NAME and self.source(index.row()).loadable:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        """Return what a cell shows."""
        if not index.isValid():
            return None
        source, column = self.source(index.row()), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(source, column)
        if role == Qt.ItemDataRole.CheckStateRole and column == NAME and source.loadable:
            return Qt.CheckState.Checked if source.wanted else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DecorationRole and column == STATE:
            return icons.icon("severity_w" if source.loadable and source.error is not None else _ICONS[source.state])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (source.name, about(source))))
        return None

    def setData(self, index, value, role=Qt.ItemDataRole.EditRole):  # noqa: N802 - Qt's name
        """Take a tick, or take it away."""
        source = self.source(index.row())
        if role != Qt.ItemDataRole.CheckStateRole or not source.loadable:
            return False
        source.wanted = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True

    def sort(self, column, order=Qt.SortOrder.AscendingOrder):
        """Sort by a column (called by the view when a header is clicked); the order of the folder at first."""
        self.beginResetModel()
        rows = range(len(self.sources))
        self._order = sorted(rows, key=lambda row: (_key(self.sources[row], column), row))
        if order == Qt.SortOrder.DescendingOrder:
            self._order.reverse()
        self.endResetModel()


def _alignment(column: int):
    across = Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft
    return across | Qt.AlignmentFlag.AlignVCenter


def _text(source, column: int) -> str:
    if column == NAME:
        return source.name
    if column == FORMAT:
        return source.found.format
    if column == SHEET:
        return source.sheet_number
    if column == SCALE:
        return f"1:{source.map_scale}" if source.map_scale else ""
    if column == PLOTS:
        return number(source.count, 0) if source.count is not None else ""
    return state_words(source)


def _key(source, column: int):
    if column == SHEET:
        digits = "".join(sign for sign in source.sheet_number if sign.isdecimal())
        return (not digits, int(digits or 0), source.sheet_number)
    if column in (SCALE, PLOTS):
        return source.map_scale if column == SCALE else source.count or 0
    return _text(source, column).casefold() if column != NAME else ""
