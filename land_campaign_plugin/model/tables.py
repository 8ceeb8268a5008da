"""Tables as bundles of NumPy columns of one length.

Text columns are object arrays of ``str`` or ``None``; numbers are ``float64`` (``nan`` is missing) or
``int64``. Equal texts are shared objects where a reader can afford it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from .language import QT_TRANSLATE_NOOP, Term

TEXT, REAL, INTEGER = "text", "real", "integer"
_EMPTY = {TEXT: None, REAL: np.nan, INTEGER: 0}
_DTYPE = {TEXT: object, REAL: np.float64, INTEGER: np.int64}


@dataclass(frozen=True)
class Column:
    """A column of a table: its name in code, its kind, its label for people."""

    name: str
    kind: str
    label: str

    def empty(self, length: int) -> np.ndarray:
        """Return `length` missing values of this column's kind."""
        return np.full(length, _EMPTY[self.kind], dtype=_DTYPE[self.kind])


PLOT_COLUMNS: tuple[Column, ...] = (
    Column("uid", TEXT, QT_TRANSLATE_NOOP("core", "Permanent id")),
    Column("ver", INTEGER, QT_TRANSLATE_NOOP("core", "Version")),
    Column("commune", TEXT, QT_TRANSLATE_NOOP("core", "Commune code")),
    Column("sheet_number", TEXT, QT_TRANSLATE_NOOP("core", "Sheet number")),
    Column("plot_number", TEXT, QT_TRANSLATE_NOOP("core", "Plot number")),
    Column("area_recorded_m2", REAL, QT_TRANSLATE_NOOP("core", "Recorded area (m²)")),
    Column("area_legal_m2", REAL, QT_TRANSLATE_NOOP("core", "Legal area (m²)")),
    Column("land_use", TEXT, QT_TRANSLATE_NOOP("core", "Land use")),
    Column("address", TEXT, QT_TRANSLATE_NOOP("core", "Address")),
    Column("hamlet", TEXT, QT_TRANSLATE_NOOP("core", "Hamlet")),
    Column("map_scale", INTEGER, QT_TRANSLATE_NOOP("core", "Map scale (1:…)")),
    Column("plot_code", TEXT, QT_TRANSLATE_NOOP("core", "Plot identifier")),
    Column("plot_code_issued", TEXT, QT_TRANSLATE_NOOP("core", "Plot identifier that was issued")),
    Column("former_commune", TEXT, QT_TRANSLATE_NOOP("core", "Former commune")),
    Column("former_sheet_number", TEXT, QT_TRANSLATE_NOOP("core", "Former sheet number")),
    Column("former_plot_number", TEXT, QT_TRANSLATE_NOOP("core", "Former plot number")),
    Column("former_map_scale", INTEGER, QT_TRANSLATE_NOOP("core", "Former map scale (1:…)")),
    Column("non_plot", INTEGER, QT_TRANSLATE_NOOP("core", "Object that forms no plot")),
    Column("status", TEXT, QT_TRANSLATE_NOOP("core", "Status")),
    Column("note", TEXT, QT_TRANSLATE_NOOP("core", "Note")),
)
OWN_TEXTS = frozenset({"uid", "plot_code", "plot_code_issued"})
"""Columns of plots in which no two texts are the same: as bytes they take a third of the memory."""
PLOT_FIELDS: dict[str, Column] = {column.name: column for column in PLOT_COLUMNS}
"""The plot's columns by name. ``status`` is ``in_force`` or ``retired``; missing means in force."""


def called(column: str) -> Term:
    """Return what people call a column of plots, in the language of the sentence."""
    return Term(PLOT_FIELDS[column].label if column in PLOT_FIELDS else column)


@dataclass
class Table:
    """Columns of one length, by name.

    Parameters
    ----------
    columns : dict of str to ndarray, shape (n,)
    """

    columns: dict[str, np.ndarray]

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()))) if self.columns else 0

    def __getitem__(self, name: str) -> np.ndarray:
        return self.columns[name]

    def __contains__(self, name: str) -> bool:
        return name in self.columns

    def among(self, name: str, values: Iterable) -> np.ndarray:
        """Return the mask of rows whose text in a column is one of `values`."""
        known = frozenset(values)
        return np.fromiter(map(known.__contains__, self[name].tolist()), dtype=bool, count=len(self))

    def take(self, rows) -> Table:
        """Return the rows given by an index array, a mask or a slice."""
        return Table({name: values[rows] for name, values in self.columns.items()})


@dataclass
class PlotTable(Table):
    """Plots: columns named as in `PLOT_COLUMNS`, and a shape each.

    Parameters
    ----------
    columns : dict of str to ndarray, shape (n,)
        A column that the source does not have is absent: rules that need it report *nothing to check*.
    geometry : ndarray of object, shape (n,), or PackedShapes
        Shapely geometries in metres of `crs`, or None. Rounded to 1 mm.
    crs : str
        WKT of the coordinate reference system.
    """

    geometry: np.ndarray = field(default_factory=lambda: np.empty(0, dtype=object))
    crs: str = ""

    def __len__(self) -> int:
        return len(self.geometry)

    @property
    def bounds(self) -> np.ndarray:
        """Boxes of the shapes, shape (n, 4), nan where there is none."""
        if not isinstance(self.geometry, np.ndarray):
            return self.geometry.bounds
        from ..native import shapely  # not at the top: the panels load where it is missing

        return shapely.bounds(self.geometry)

    def take(self, rows) -> PlotTable:
        """Return the rows given by an index array, a mask or a slice."""
        taken = {name: values[rows] for name, values in self.columns.items()}
        return PlotTable(taken, self.geometry[rows], self.crs)

    def label(self, row: int) -> str:
        """Return what people call the plot: ``12/345``, without a number by its use ``12/- (DGT)``, else its id.

        So a land use is not taken for a number.
        """
        names = ("sheet_number", "plot_number", "land_use")
        sheet, number, use = (self.columns[name][row] if name in self.columns else None for name in names)
        if number:
            return f"{sheet}/{number}" if sheet else str(number)
        if sheet and use:
            return f"{sheet}/- ({use})"
        return str(self.columns["uid"][row])[:8] if "uid" in self.columns else f"#{row + 1}"


@dataclass
class ShapeTable(Table):
    """Things beside plots that have a shape: frames of sheets, outlines of communes.

    Parameters
    ----------
    geometry : ndarray of object, shape (n,)
        Shapely geometries in metres of the plots' CRS, or None. Rounded to 1 mm.
    """

    geometry: np.ndarray = field(default_factory=lambda: np.empty(0, dtype=object))

    def __len__(self) -> int:
        return len(self.geometry)

    def take(self, rows) -> ShapeTable:
        """Return the rows given by an index array, a mask or a slice."""
        return ShapeTable({name: values[rows] for name, values in self.columns.items()}, self.geometry[rows])


def concatenate(tables: Sequence[PlotTable]) -> PlotTable:
    """Return the rows of `tables` one after the other; all have the same columns and CRS."""
    if len(tables) == 1:
        return tables[0]
    names = list(tables[0].columns)
    columns = {name: np.concatenate([table.columns[name] for table in tables]) for name in names}
    return PlotTable(columns, np.concatenate([table.geometry for table in tables]), tables[0].crs)
