"""The list of findings: a table model straight over the columns of a `FindingTable`.

Rows are an index array into the table, made by filtering and sorting with NumPy; a row's text is made
when it is painted. A hundred thousand findings open as fast as ten.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt
from qgis.PyQt.QtGui import QIcon

from ..model.findings import ERROR, INFORMATION, SEVERITIES, WARNING, FindingTable

SEVERITY, RULE, PLOTS, MESSAGE = range(4)
FINGERPRINT_ROLE = Qt.ItemDataRole.UserRole + 1
_RANK = {ERROR: 0, WARNING: 1, INFORMATION: 2}


@dataclass(frozen=True)
class Filter:
    """What of the findings is listed; an empty part does not restrict.

    Parameters
    ----------
    severities : frozenset of str
    rule : str
        Code of the one rule to show.
    text : str
        Must occur in the plots, the sheet or the rule.
    extent : tuple of float, optional
        ``(xmin, ymin, xmax, ymax)`` that the place must touch.
    """

    severities: frozenset[str] = frozenset(SEVERITIES)
    rule: str = ""
    text: str = ""
    extent: tuple[float, float, float, float] | None = None


@dataclass(frozen=True)
class Wording:
    """How the model turns values into text and pictures; handed in, so that the model knows no language."""

    headers: tuple[str, str, str, str]
    severity: Callable[[str], str]
    rule: Callable[[str], str]
    message: Callable[[FindingTable, int], str]
    icon: Callable[[str], QIcon]


class FindingsModel(QAbstractTableModel):
    """Findings as rows, filtered and sorted by index array."""

    def __init__(self, wording: Wording, parent=None):
        super().__init__(parent)
        self._wording = wording
        self._filter = Filter()
        self._sort = (SEVERITY, Qt.SortOrder.AscendingOrder)
        self.set_table(FindingTable.empty())

    def set_table(self, table: FindingTable) -> None:
        """Show another table with the same filter and order."""
        self.beginResetModel()
        self.table = table
        self._haystack: list[str] | None = None
        self._bounds: np.ndarray | None = None
        self._arrange()
        self.endResetModel()

    def set_filter(self, wanted: Filter) -> None:
        """List what passes `wanted`."""
        if wanted == self._filter:
            return
        self.beginResetModel()
        self._filter = wanted
        self._arrange()
        self.endResetModel()

    @property
    def filter(self) -> Filter:
        """The filter in use."""
        return self._filter

    def sort(self, column: int, order=Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column (called by the view when a header is clicked)."""
        self.beginResetModel()
        self._sort = (column, order)
        self._arrange()
        self.endResetModel()

    def table_row(self, row: int) -> int:
        """Return the row in the table that is listed as `row`."""
        return int(self._rows[row])

    def row_of(self, fingerprint: str) -> int:
        """Return where a finding is listed, or -1."""
        found = np.flatnonzero(self.table["fingerprint"][self._rows] == fingerprint)
        return int(found[0]) if len(found) else -1

    def counts(self) -> dict[str, int]:
        """Return how many findings of each severity the table holds."""
        severity = self.table["severity"]
        return {key: int(np.count_nonzero(severity == key)) for key in SEVERITIES}

    def rule_counts(self) -> dict[str, int]:
        """Return how many findings each rule has among the severities that are listed."""
        listed = np.isin(self.table["severity"].astype(str), sorted(self._filter.severities))
        codes, counts = np.unique(self.table["rule"][listed].astype(str), return_counts=True)
        return dict(zip(codes.tolist(), counts.tolist(), strict=True))

    def rowCount(self, parent=QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return the number of listed findings."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent=QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._wording.headers)

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):  # noqa: N802 - Qt's name
        """Return a column's title."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._wording.headers[section]
        return None

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        """Return what a cell shows; made here, when it is painted."""
        if not index.isValid():
            return None
        row, column = int(self._rows[index.row()]), index.column()
        table = self.table
        if role == Qt.ItemDataRole.DisplayRole:
            if column == SEVERITY:
                return table["severity"][row]
            if column == RULE:
                return self._wording.rule(table["rule"][row])
            if column == PLOTS:
                return table["labels"][row]
            return self._wording.message(table, row)
        if role == Qt.ItemDataRole.ToolTipRole:
            if column == SEVERITY:
                return self._wording.severity(table["severity"][row])
            return self._wording.message(table, row)
        if role == Qt.ItemDataRole.DecorationRole and column == SEVERITY:
            return self._wording.icon(table["severity"][row])
        if role == FINGERPRINT_ROLE:
            return table["fingerprint"][row]
        return None

    def _arrange(self) -> None:
        rows = np.flatnonzero(self._passes())
        keys = self._keys(rows)
        if keys is not None:
            order = np.lexsort(keys)
            rows = rows[order if self._sort[1] == Qt.SortOrder.AscendingOrder else order[::-1]]
        self._rows = rows

    def _passes(self) -> np.ndarray:
        table, wanted = self.table, self._filter
        passes = np.ones(len(table), dtype=bool)
        for severity in SEVERITIES:
            if severity not in wanted.severities:
                passes &= table["severity"] != severity
        if wanted.rule:
            passes &= table["rule"] == wanted.rule
        if wanted.text:
            needle = wanted.text.casefold()
            passes &= np.fromiter((needle in text for text in self._texts()), bool, len(table))
        if wanted.extent is not None and len(table):
            xmin, ymin, xmax, ymax = wanted.extent
            box = self._boxes()
            passes &= (box[:, 0] <= xmax) & (box[:, 2] >= xmin) & (box[:, 1] <= ymax) & (box[:, 3] >= ymin)
        return passes

    def _texts(self) -> list[str]:
        if self._haystack is None:
            columns = (self.table[name] for name in ("labels", "rule", "sheet", "commune"))
            self._haystack = [" ".join(filter(None, parts)).casefold() for parts in zip(*columns, strict=True)]
        return self._haystack

    def _boxes(self) -> np.ndarray:
        if self._bounds is None:
            from ..native import shapely  # needed when the map's extent filters, not before

            self._bounds = shapely.bounds(self.table.geometry)
        return self._bounds

    def _keys(self, rows: np.ndarray) -> tuple | None:
        """Return keys for `lexsort`, the most important last."""
        if not len(rows):
            return None
        table, column = self.table, self._sort[0]
        severity = np.array([_RANK.get(value, 9) for value in table["severity"][rows]], dtype=np.int8)
        rule = np.unique(table["rule"][rows].astype(str), return_inverse=True)[1]
        if column == PLOTS:
            return rule, np.unique(table["labels"][rows].astype(str), return_inverse=True)[1]
        if column == RULE:
            return rows, rule
        if column == MESSAGE:
            return np.nan_to_num(-table["measured"][rows]), rule
        return rule, severity
