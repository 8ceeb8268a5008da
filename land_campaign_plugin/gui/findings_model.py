"""The list of findings: a table model straight over the columns of a `FindingTable`.

Rows are an index array into the table, made by filtering and sorting with NumPy; a row's text is made
when it is painted. A hundred thousand findings open as fast as ten.

What hangs under a finding (its cause) is listed directly below it, and folded away until somebody asks for it. A
finding whose cause is not listed stands by itself.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt
from qgis.PyQt.QtGui import QIcon

from ..model.findings import ERROR, INFORMATION, SEVERITIES, SHEET_CAUSES, WARNING, FindingTable
from ..model.seams import about_sheet, on_seam

SEVERITY, RULE, PLOTS, MESSAGE = range(4)
FINGERPRINT_ROLE, SECOND_LINE_ROLE, HANGING_ROLE, OPEN_ROLE, INDENT_ROLE = (
    Qt.ItemDataRole.UserRole + place for place in range(1, 6)
)
"""Of a row: its finding; the line under its title; how many hang under it; whether they are listed; its depth."""
_RANK = {ERROR: 0, WARNING: 1, INFORMATION: 2}
_DEEPEST = 4


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
    about : tuple of str
        ``("seam", kind, one, other)`` or ``("sheet", commune, sheet)``: what the findings must be about.
    """

    severities: frozenset[str] = frozenset(SEVERITIES)
    rule: str = ""
    text: str = ""
    extent: tuple[float, float, float, float] | None = None
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wording:
    """How the model turns values into text and pictures; handed in, so that the model knows no language."""

    headers: tuple[str, str, str, str]
    severity: Callable[[str], str]
    rule: Callable[[str], str]
    message: Callable[[FindingTable, int], str]
    icon: Callable[[str], QIcon]
    hanging: Callable[[int, bool], str] = lambda _count, _listed: ""


class FindingsModel(QAbstractTableModel):
    """Findings as rows, filtered and sorted by index array."""

    def __init__(self, wording: Wording, parent=None):
        super().__init__(parent)
        self._wording = wording
        self._filter = Filter()
        self._sort = (SEVERITY, Qt.SortOrder.AscendingOrder)
        self._turned: set[str] = set()
        self.set_table(FindingTable.empty())

    def set_table(self, table: FindingTable) -> None:
        """Show another table with the same filter and order."""
        self.beginResetModel()
        self.table = table
        self._haystack: list[str] | None = None
        self._bounds: np.ndarray | None = None
        self._find_causes()
        self._arrange()
        self.endResetModel()

    def set_filter(self, wanted: Filter) -> None:
        """List what passes `wanted`."""
        if wanted == self._filter:
            return
        self.beginResetModel()
        if bool(wanted.text) != bool(self._filter.text):
            self._turned.clear()
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

    def place_of(self, fingerprint: str) -> int:
        """Return where a finding is listed, unfolding what it hangs under, or -1 when the filter hides it."""
        row = self.row_of(fingerprint)
        if row >= 0:
            return row
        folded = np.flatnonzero(self.table["fingerprint"][self._arranged] == fingerprint)
        if not len(folded):
            return -1
        self.fold(int(self._place[self._top[self._arranged[folded[0]]]]), False)
        return self.row_of(fingerprint)

    def counts(self) -> dict[str, int]:
        """Return how many findings of each severity the table holds, symptoms left out."""
        severity = self.table["severity"][~self._symptom]
        return {key: int(np.count_nonzero(severity == key)) for key in SEVERITIES}

    def rule_counts(self) -> dict[str, int]:
        """Return how many findings each rule has among the severities that are listed, symptoms left out."""
        listed = self.table.among("severity", self._filter.severities)
        codes, at = np.unique(self.table["rule"][listed].astype(str), return_inverse=True)
        counts = np.bincount(at[~self._symptom[listed]], minlength=len(codes))
        return dict(zip(codes.tolist(), counts.tolist(), strict=True))

    # Causes

    def passing(self) -> int:
        """Return how many findings pass the filter, those that are folded away included."""
        return len(self._arranged)

    def hanging(self) -> int:
        """Return how many of them hang under another."""
        return int(self._hangs[self._arranged].sum())

    def has_causes(self) -> bool:
        """Tell whether any listed finding has others under it."""
        return bool(self._under.any())

    def cause_row(self, row: int) -> int:
        """Return where the finding is listed that the finding listed as `row` hangs under, or -1."""
        at = self._rows[row]
        return int(self._place[self._top[at]]) if self._hangs[at] else -1

    def is_open(self, row: int) -> bool:
        """Tell whether what hangs under the finding listed as `row` is listed too."""
        return bool(self._is_open(np.array([self._rows[row]]))[0])

    def fold(self, row: int, folded: bool) -> None:
        """Fold what hangs under the finding listed as `row` away, or list it."""
        at = int(self._rows[row])
        count = int(self._under[at])
        if not count or self.is_open(row) is not folded:
            return
        self._turned ^= {self.table["fingerprint"][at]}
        (self.beginRemoveRows if folded else self.beginInsertRows)(QModelIndex(), row + 1, row + count)
        self._list()
        (self.endRemoveRows if folded else self.endInsertRows)()
        index = self.index(row, SEVERITY)
        self.dataChanged.emit(index, self.index(row, MESSAGE))

    def _find_causes(self) -> None:
        """Find out which row each row hangs under; causes are few, whatever hangs under them."""
        count, cause = len(self.table), self.table["cause"]
        self._parent = np.full(count, -1)
        self._symptom = np.zeros(count, dtype=bool)
        self._turned &= set(self.table["fingerprint"]) if self._turned else set()
        hanging = np.flatnonzero(cause.astype(bool))
        if not len(hanging):
            return
        names, at = np.unique(cause[hanging].astype(str), return_inverse=True)
        parts = [name.partition(":") for name in names]
        self._symptom[hanging] = np.array([rule in SHEET_CAUSES for rule, _, _ in parts])[at]
        wanted = {fingerprint for _, _, fingerprint in parts}
        causes = np.flatnonzero(self.table.among("fingerprint", wanted))
        rows = dict(zip(self.table["fingerprint"][causes].tolist(), causes.tolist(), strict=True))
        self._parent[hanging] = np.array([rows.get(fingerprint, -1) for _, _, fingerprint in parts])[at]
        self._parent[self._parent == np.arange(count)] = -1

    def _tops(self, passes: np.ndarray) -> np.ndarray:
        """Return the row that each row is listed under, itself when its cause does not pass."""
        top = np.arange(len(passes))
        for _ in range(_DEEPEST):
            above = self._parent[top]
            climbs = (above >= 0) & passes[above]
            if not climbs.any():
                break
            top = np.where(climbs, above, top)
        return top

    def _is_open(self, rows: np.ndarray) -> np.ndarray:
        """Tell whether these rows show what hangs under them: when somebody searches, until they are folded."""
        if not self._turned:
            return np.full(len(rows), bool(self._filter.text))
        turned = self.table.among("fingerprint", self._turned)[rows]
        return turned ^ bool(self._filter.text)

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
            if self._under[row] and column != MESSAGE:
                return self._wording.hanging(int(self._under[row]), self.is_open(index.row()))
            if column == SEVERITY:
                return self._wording.severity(table["severity"][row])
            return self._wording.message(table, row)
        if role == SECOND_LINE_ROLE:
            return self._wording.message(table, row)
        if role == HANGING_ROLE:
            return int(self._under[row])
        if role == OPEN_ROLE:
            return self.is_open(index.row())
        if role == INDENT_ROLE:
            return int(self._hangs[row])
        if role == Qt.ItemDataRole.DecorationRole and column == SEVERITY:
            return self._wording.icon(table["severity"][row])
        if role == FINGERPRINT_ROLE:
            return table["fingerprint"][row]
        return None

    def _arrange(self) -> None:
        passes = self._passes()
        self._top = self._tops(passes)
        if self._filter.rule:  # a rule lists its findings, and what hangs under them can be unfolded
            passes &= (self.table["rule"] == self._filter.rule) | (self.table["rule"][self._top] == self._filter.rule)
            self._top = self._tops(passes)
        self._hangs = self._top != np.arange(len(passes))
        self._under = np.bincount(self._top[passes & self._hangs], minlength=len(passes))
        rows = np.flatnonzero(passes)
        keys = self._keys(rows)
        if keys is not None:
            order = np.lexsort(keys)
            rows = rows[order if self._sort[1] == Qt.SortOrder.AscendingOrder else order[::-1]]
            if self._under.any():
                rank = np.empty(len(passes), dtype=np.int64)
                rank[rows] = np.arange(len(rows))
                rows = rows[np.lexsort((rank[rows], self._hangs[rows], rank[self._top[rows]]))]
        self._arranged = rows
        self._list()

    def _list(self) -> None:
        """List what is arranged, without what is folded away."""
        rows = self._arranged
        if self._under.any():
            causes = np.flatnonzero(self._under)
            folded = np.zeros(len(self.table), dtype=bool)
            folded[causes] = ~self._is_open(causes)
            rows = rows[~(self._hangs[rows] & folded[self._top[rows]])]
        self._rows = rows
        self._place = np.full(len(self.table), -1)
        self._place[rows] = np.arange(len(rows))

    def _passes(self) -> np.ndarray:
        """Tell which findings pass the filter, whatever their rule."""
        table, wanted = self.table, self._filter
        passes = np.ones(len(table), dtype=bool)
        for severity in SEVERITIES:
            if severity not in wanted.severities:
                passes &= table["severity"] != severity
        if wanted.about:
            passes &= self._about(*wanted.about)
        if wanted.text:
            needle = wanted.text.casefold()
            passes &= np.fromiter((needle in text for text in self._texts()), bool, len(table))
        if wanted.extent is not None and len(table):
            xmin, ymin, xmax, ymax = wanted.extent
            box = self._boxes()
            passes &= (box[:, 0] <= xmax) & (box[:, 2] >= xmin) & (box[:, 1] <= ymax) & (box[:, 3] >= ymin)
        return passes

    def _about(self, what: str, *names: str) -> np.ndarray:
        return (on_seam if what == "seam" else about_sheet)(self.table, *names)

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
        return rule, -self._under[rows], severity  # causes before symptoms, and before what stands alone
