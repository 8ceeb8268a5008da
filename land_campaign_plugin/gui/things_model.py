"""Seams or sheets as rows, straight over the columns of their table, filtered and sorted by index array."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt
from qgis.PyQt.QtGui import QIcon

from ..model.seams import OPEN
from ..model.tables import Table
from .findings_model import SECOND_LINE_ROLE

MARK, NAME = range(2)
"""The first two columns of every kind of thing: an icon for the state, and the name."""
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True)
class Column:
    """A column behind mark and name.

    Parameters
    ----------
    header : str
    text : callable
        ``text(table, row)`` is what a cell shows.
    key : callable
        ``key(table)`` gives what the column is sorted by.
    icon : QIcon, optional
        What stands for the header in a narrow dock; columns without one are not shown there.
    """

    header: str
    text: Callable[[Table, int], str]
    key: Callable[[Table], np.ndarray]
    icon: QIcon | None = None


@dataclass(frozen=True)
class Kind:
    """How one kind of thing is shown; every text is made by the panel.

    Parameters
    ----------
    names : callable
        ``names(table)`` gives the name of every row.
    words : callable
        ``words(table)`` gives for every row what a search may find it by, in small letters.
    line, tip : callable
        ``line(table, row)`` and ``tip(table, row)``: the second line, and the tool tip.
    icon : callable
        ``icon(table, row)``.
    unmatched : str
        The column by which, after errors and warnings, the worst comes first.
    """

    header: str
    columns: tuple[Column, ...]
    names: Callable[[Table], list[str]]
    words: Callable[[Table], list[str]]
    line: Callable[[Table, int], str]
    tip: Callable[[Table, int], str]
    icon: Callable[[Table, int], QIcon]
    unmatched: str


class ThingsModel(QAbstractTableModel):
    """Seams or sheets, the worst first until another order is asked for."""

    def __init__(self, kind: Kind, parent=None):
        super().__init__(parent)
        self.kind = kind
        self._open_only, self._text = True, ""
        self._narrow = False
        self._sort = (MARK, Qt.SortOrder.AscendingOrder)
        self.table = Table({})
        self._names: list[str] = []
        self._rows = np.empty(0, dtype=np.int64)

    def set_table(self, table: Table) -> None:
        """Show another table with the same filter and order."""
        self.beginResetModel()
        self.table = table
        self._names = self.kind.names(table)
        self._haystack = self.kind.words(table)
        order = sorted(range(len(table)), key=lambda row: _natural(self._names[row]))
        self._name_rank = np.argsort(order)
        self._arrange()
        self.endResetModel()

    def set_filter(self, open_only: bool, text: str) -> None:
        """List what is open, or all, whose name or communes hold a text."""
        self.beginResetModel()
        self._open_only, self._text = open_only, text.strip().casefold()
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order=Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column (called by the view when a header is clicked)."""
        self.beginResetModel()
        self._sort = (column, order)
        self._arrange()
        self.endResetModel()

    def table_row(self, row: int) -> int:
        """Return the row in the table that is listed as `row`."""
        return int(self._rows[row])

    def row_of(self, table_row: int) -> int:
        """Return where a row of the table is listed, or -1."""
        found = np.flatnonzero(self._rows == table_row)
        return int(found[0]) if len(found) else -1

    def name(self, table_row: int) -> str:
        """Return what people call a thing."""
        return self._names[table_row]

    def rowCount(self, parent=QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return the number of listed things."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent=QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return the number of columns."""
        return 0 if parent.isValid() else NAME + 1 + len(self.kind.columns)

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):  # noqa: N802 - Qt's name
        """Return a column's title."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.kind.columns[section - NAME - 1] if section > NAME else None
        title = column.header if column else ("", self.kind.header)[section]
        as_icon = self._narrow and column is not None and column.icon is not None
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if as_icon else title
        if role == Qt.ItemDataRole.DecorationRole:
            return column.icon if as_icon else None
        return title if role == Qt.ItemDataRole.ToolTipRole else None

    def set_narrow(self, narrow: bool) -> None:
        """Let icons stand for the headers that have one."""
        self._narrow = narrow
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        """Return what a cell shows; made here, when it is painted."""
        if not index.isValid():
            return None
        row, column, kind = int(self._rows[index.row()]), index.column(), self.kind
        if role == Qt.ItemDataRole.DisplayRole and column >= NAME:
            return self._names[row] if column == NAME else kind.columns[column - NAME - 1].text(self.table, row)
        if role == Qt.ItemDataRole.DecorationRole and column == MARK:
            return kind.icon(self.table, row)
        if role == SECOND_LINE_ROLE:
            return kind.line(self.table, row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return kind.tip(self.table, row)
        return None

    def has_causes(self) -> bool:
        """Tell that nothing hangs under anything here (asked when a mark is painted)."""
        return False

    def _arrange(self) -> None:
        passes = self.table["state"] == OPEN if self._open_only and len(self.table) else np.ones(len(self.table), bool)
        if self._text:
            passes &= np.fromiter((self._text in text for text in self._haystack), bool, len(self.table))
        rows = np.flatnonzero(passes)
        if len(rows):
            order = np.lexsort(self._keys(rows))
            rows = rows[order if self._sort[1] == Qt.SortOrder.AscendingOrder else order[::-1]]
        self._rows = rows

    def _keys(self, rows: np.ndarray) -> tuple:
        """Return keys for `lexsort`, the most important last."""
        table, column = self.table, self._sort[0]
        counts = [-table[name][rows] for name in (self.kind.unmatched, "warnings", "errors")]
        worst = (self._name_rank[rows], *counts, table["state"][rows] != OPEN)
        if column == MARK:
            return worst
        return (*worst, self._name_rank[rows] if column == NAME else self.kind.columns[column - 2].key(table)[rows])


def _natural(name: str) -> list:
    """Return a key that puts sheet 9 before sheet 10."""
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _DIGITS.split(name) if part]
