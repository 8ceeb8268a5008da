"""The uses of each plot: how many, and their areas added up; worked out once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .records import RecordRun


@dataclass(frozen=True)
class UseTotals:
    """Uses by plot.

    Parameters
    ----------
    count, measured : ndarray of int, shape (plots,)
        Uses, and those with an area.
    area_m2 : ndarray of float, shape (plots,)
    """

    count: np.ndarray
    measured: np.ndarray
    area_m2: np.ndarray


def use_totals(records: RecordRun) -> UseTotals:
    """Return the uses of each plot."""
    return records.once("uses", lambda: _added_up(records))


def _added_up(records: RecordRun) -> UseTotals:
    plot, plots = records.links("plot_use", "plot_uid"), len(records.run.plots)
    there = plot >= 0
    count = np.bincount(plot[there], minlength=plots).astype(np.int32)
    if not records.has("plot_use", "area_m2"):
        return UseTotals(count, np.zeros_like(count), np.zeros(plots))
    area = records.column("plot_use", "area_m2")
    known = there & np.isfinite(area)
    measured = np.bincount(plot[known], minlength=plots).astype(np.int32)
    return UseTotals(count, measured, np.bincount(plot[known], weights=area[known], minlength=plots))
