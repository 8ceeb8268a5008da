"""The plots of a commune as they are written: after errors were put in, with areas that fit the final shapes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..native import shapely
from .canvas import Canvas, rounded
from .record_errors import number_gaps

_ISSUED_OF = 2
"""Of so many identifiers one was issued already."""

PLOT_FIELDS: dict[str, str] = {
    "MaXa": "TEXT",
    "SoHieuToBanDo": "TEXT",
    "SoThuTuThua": "TEXT",
    "DienTich": "REAL",
    "DienTichPhapLy": "REAL",
    "KyHieuMucDichSuDung": "TEXT",
    "DiaChi": "TEXT",
    "TyLe": "INTEGER",
    "maThuaDat": "TEXT",
    "maThuaDatDaCap": "TEXT",
    "thuaDatId": "TEXT",
    "laDoiTuongChiemDat": "INTEGER",
}
"""Columns of the layer ``plots``: the published national field names."""


@dataclass
class PlotRows:
    """Plots to write; the first `planned` are those of the plan, extra records follow.

    Parameters
    ----------
    source : ndarray of int
        Row of the commune that each is, or is like.
    area_m2 : ndarray
        Recorded area, 0.1 m².
    """

    commune: str
    planned: int
    source: np.ndarray
    geometry: np.ndarray
    uid: list[str]
    sheet: list[str]
    number: list[str | None]
    area_m2: np.ndarray
    land_use: list[str]
    address: list[str]
    scale: list[int]
    plot_code: list[str | None]
    plot_code_issued: list[str | None]
    forms_no_plot: np.ndarray
    uncertified: np.ndarray

    def __len__(self) -> int:
        return len(self.uid)

    def records(self, legal_area_m2: list[float | None]) -> list[list]:
        """Return the columns of `PLOT_FIELDS`, in order."""
        return [
            [self.commune] * len(self),
            self.sheet,
            self.number,
            self.area_m2.tolist(),
            legal_area_m2,
            self.land_use,
            self.address,
            self.scale,
            self.plot_code,
            self.plot_code_issued,
            self.uid,
            self.forms_no_plot.astype(np.int64).tolist(),
        ]


def plot_rows(canvas: Canvas) -> PlotRows:
    """Return the rows of the commune that stands on `canvas`."""
    commune, extra = canvas.commune, canvas.extra
    planned = len(commune)
    source = np.concatenate([np.arange(planned), np.array([row.like for row in extra], np.int64)])
    geometry = np.empty(len(source), dtype=object)
    geometry[:planned] = canvas.geometry
    for moved, by in canvas.shifted.items():
        here = np.flatnonzero(commune.sheet == moved)
        geometry[here] = shapely.transform(geometry[here], lambda xy, by=by: rounded(xy + by))
    geometry[planned:] = [row.shape for row in extra]
    shape_area = shapely.area(geometry)
    broken = np.isnan(shape_area) | (shape_area == 0) | ~shapely.is_valid(geometry)
    area = np.round(np.where(broken, canvas.area_m2[source], shape_area), 1)
    for row, error in canvas.area_error_m2.items():
        area[row] = round(area[row] + error, 1)
    number: list[str | None] = [str(value) if value else None for value in commune.number.tolist()]
    for row, text in canvas.number_text.items():
        number[row] = text
    code, issued = _identifiers(canvas, geometry[:planned])
    sheet, scale = commune.sheet[source], commune.scale[source]
    for row, other in canvas.sheet_of.items():
        sheet[row], scale[row] = other, commune.scale[np.argmax(commune.sheet == other)]
    uid = commune.uid.tolist() + [row.uid for row in extra]
    for moved in canvas.shifted:
        here = np.flatnonzero(sheet == moved)
        canvas.say("M02", [uid[row] for row in here], commune.point[here[0]])
    number += [str(row.number) for row in extra]
    number_gaps(canvas, sheet.astype(str).tolist(), number, uid)
    uncertified = np.zeros(len(source), dtype=bool)
    uncertified[list(canvas.uncertified)] = True
    return PlotRows(
        commune.plan.unit.code,
        planned,
        source,
        geometry,
        uid,
        sheet.astype(str).tolist(),
        number,
        area,
        canvas.land_use[source].tolist(),
        canvas.address.tolist() + commune.address[source[planned:]].tolist(),
        scale.tolist(),
        code + [None] * len(extra),
        issued + [None] * len(extra),
        commune.forms_no_plot[source],
        uncertified,
    )


def _identifiers(canvas: Canvas, geometry: np.ndarray) -> tuple[list[str | None], list[str | None]]:
    """Return the identifiers of the planned plots, and those that were issued; none where the shape was moved away."""
    code = canvas.plot_code.copy()
    inside = shapely.covers(geometry, shapely.points(canvas.commune.point))
    inside[list(canvas.coded)] = True
    code[~inside] = None
    issued = code.copy()
    issued[1::_ISSUED_OF] = None
    issued[list(canvas.coded)] = None
    for row, text in canvas.issued.items():
        issued[row] = text
    return code.tolist(), issued.tolist()


def sheet_list(canvas: Canvas, rows: PlotRows) -> list[tuple[str, int, int, int]]:
    """Return the reference list of the commune's sheets: commune, sheet, scale, plots; and say what is wrong with it.

    Roads and waters without a number are no plots.
    """
    commune, faults = canvas.commune, canvas.side
    sheet = np.array(rows.sheet, dtype=np.int64)
    counts = ~rows.forms_no_plot | np.array([bool(number) for number in rows.number])
    first = np.unique(commune.sheet, return_index=True)
    lines = []
    for number, at in zip(*(part.tolist() for part in first), strict=True):
        here = np.flatnonzero(sheet == number)
        counted = here[counts[here]]
        if number in faults.unlisted:
            canvas.say("M05", [rows.uid[row] for row in here], commune.point[at])
            continue
        off = faults.miscounted.get(number, 0)
        if off:
            canvas.say("M06", [rows.uid[row] for row in counted], commune.point[at])
        lines.append((rows.commune, number, int(commune.scale[at]), max(len(counted) + off, 0)))
    for number in faults.phantoms:
        canvas.say("M05", [], None)
        lines.append((rows.commune, number, 1000, 200))
    return lines
