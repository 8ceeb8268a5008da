"""How many uses each plot has, worked out once."""

from __future__ import annotations

import numpy as np

from .records import RecordRun

_MOST = 2**15 - 1


def use_counts(records: RecordRun) -> np.ndarray:
    """Return the number of uses of each plot; ndarray of int16."""
    return records.once("uses", lambda: counted(records, records.links("plot_use", "plot_uid") >= 0))


def counted(records: RecordRun, mask: np.ndarray) -> np.ndarray:
    """Return how many of some uses, a mask, each plot has; ndarray of int16."""
    plot = records.links("plot_use", "plot_uid")[mask]
    return np.bincount(plot, minlength=len(records.run.plots)).clip(max=_MOST).astype(np.int16)
