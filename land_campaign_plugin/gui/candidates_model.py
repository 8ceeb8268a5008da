"""Reference systems as rows: what files say, and what those may be in that say nothing."""

from qgis.core import QgsCoordinateReferenceSystem
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt

from ..qgis_bridge.language import number, tr
from . import seam_words

_SYSTEM, _WHERE = 0, 2
_MOST_COMMUNES, _HUNDRED, _AGREE = 3, 100, 0.8


class CandidatesModel(QAbstractTableModel):
    """Rows of (WKT that files say, number of files, `Candidate` or None)."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._rows: list[tuple] = []
        self._headers = (tr("System"), tr("In the province"), tr("Where"))

    def set_rows(self, rows: list[tuple]) -> None:
        """Show others."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, at: int) -> tuple | None:
        """Return a row, None where there is none."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def rowCount(self, parent=QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return the number of systems."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent=QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._headers)

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):  # noqa: N802 - Qt's name
        """Return a column's title."""
        if orientation == Qt.Orientation.Horizontal and role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return self._headers[section]
        return None

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        """Return what a cell shows."""
        if not index.isValid():
            return None
        wkt, count, candidate = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            if candidate is None:
                return _stated(wkt, count, index.column())
            return (_name(candidate), _share(candidate), where(candidate))[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and candidate is not None:
            return "\n".join((_name(candidate), where(candidate, most=len(candidate.communes))))
        return None


def _stated(wkt: str, count: int, column: int) -> str:
    if column == _SYSTEM:
        crs = QgsCoordinateReferenceSystem.fromWkt(wkt)
        code = crs.authid()
        return f"{crs.description()}  {code}" if code else crs.description() or tr("a system of its own")
    if column == _WHERE:
        return tr("1 file says so") if count == 1 else tr("{count} files say so", count=number(count, 0))
    return ""


def _name(candidate) -> str:
    name = f"{candidate.name}  {candidate.code}"
    return f"{name} ({tr('east and north swapped')})" if candidate.swapped else name


def _share(candidate) -> str:
    return f"{number(_HUNDRED * candidate.share, 0)} %"


def where(candidate, most: int = _MOST_COMMUNES) -> str:
    """Return the communes that plots would lie in, or how far from the province they would."""
    if candidate.communes:
        names = [seam_words.commune(code).partition(" ")[2] or code for code in candidate.communes[:most]]
        more = len(candidate.communes) - len(names)
        return ", ".join(names) + (f" +{more}" if more > 0 else "")
    if candidate.agreeing is not None and candidate.agreeing >= _AGREE:
        return tr("where the plots say")
    if candidate.share > 0:
        return tr("inside")
    if candidate.distance_km == float("inf"):
        return tr("nowhere")
    return tr("{distance} km away", distance=number(candidate.distance_km, 0))
