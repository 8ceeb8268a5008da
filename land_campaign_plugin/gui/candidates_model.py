"""Reference systems as rows: what files say, and what those may be in that say nothing; one row a system."""

from qgis.core import QgsCoordinateReferenceSystem
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt

from ..qgis_bridge.language import number, tr
from . import seam_words

_SYSTEM = 0
_MOST_COMMUNES, _HUNDRED, _AGREE = 3, 100, 0.8


class CandidatesModel(QAbstractTableModel):
    """Rows of (WKT that files say or "", number of files that say it, `Candidate` for the others or None)."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._rows: list[tuple] = []
        self._headers = (tr("System"), tr("What speaks for it"))

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
        """Return what a cell shows; rows that are marked in the drawing begin with the number of the mark."""
        if not index.isValid():
            return None
        wkt, count, candidate = row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            if index.column() == _SYSTEM:
                name = _stated(wkt) if candidate is None else _name(candidate)
                return f"{index.row() + 1}.  {name}" if self.is_marked(index.row()) else name
            return speaks_for(*row)
        if role == Qt.ItemDataRole.ToolTipRole:
            name = _stated(wkt) if candidate is None else _name(candidate)
            most = len(candidate.communes) if candidate is not None else 0
            return "\n".join((name, speaks_for(wkt, count, candidate, most=most)))
        return None

    def is_marked(self, at: int) -> bool:
        """Tell whether a row has a mark in the drawing: there is one mark a candidate, where there are several."""
        several = sum(row[2] is not None for row in self._rows) > 1
        return several and self._rows[at][2] is not None


def _stated(wkt: str) -> str:
    crs = QgsCoordinateReferenceSystem.fromWkt(wkt)
    code = crs.authid()
    return f"{crs.description()}\n{code}" if code else crs.description() or tr("a system of its own")


def _name(candidate) -> str:
    name = f"{candidate.name}\n{candidate.code}"
    return f"{name} ({tr('east and north swapped')})" if candidate.swapped else name


def speaks_for(wkt: str, count: int, candidate, most: int = _MOST_COMMUNES) -> str:
    """Return what speaks for a system: where the plots would lie, and how many files say it."""
    parts = [] if candidate is None else [where(candidate, most)]
    if wkt:
        parts.append(tr("1 file says so") if count == 1 else tr("{count} files say so", count=number(count, 0)))
    return "; ".join(parts)


def where(candidate, most: int = _MOST_COMMUNES) -> str:
    """Return the share of plots in the province, with the communes, or how far from the province they would be."""
    share = number(_HUNDRED * candidate.share, 0)
    if candidate.communes:
        names = [seam_words.commune(code).partition(" ")[2] or code for code in candidate.communes[:most]]
        more = len(candidate.communes) - len(names)
        names = ", ".join(names) + (f" +{more}" if more > 0 else "")
        return tr("{share} % in {communes}", share=share, communes=names)
    if candidate.agreeing is not None and candidate.agreeing >= _AGREE:
        return tr("where the plots say")
    if candidate.share > 0:
        return tr("{share} % in the province", share=share)
    if candidate.distance_km == float("inf"):
        return tr("nowhere")
    return tr("{distance} km away", distance=number(candidate.distance_km, 0))
