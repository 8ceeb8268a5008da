"""For rules that look at columns of records: once for the whole run, and not block by block."""

from __future__ import annotations

import numpy as np

from ..model.catalogues import old_to_new, units
from ..model.language import QT_TRANSLATE_NOOP
from ..model.texts import TextColumn, objects
from .block import Block, Run

_ELSEWHERE = QT_TRANSLATE_NOOP("core", "None of the commune codes is one of the province of {province}.")


def nothing_yet(block: Block, settings) -> np.ndarray:
    """Gather nothing from a block: the rule concludes from the columns of the run."""
    return np.empty(0, dtype=np.int64)


def texts(run: Run, name: str) -> TextColumn:
    """Return a column of texts of all plots as numbers, all None where it is absent."""
    if name not in run.plots:
        return TextColumn(np.zeros(len(run.plots), dtype=np.int32), objects([None]))
    return run.once(f"texts of {name}", lambda: TextColumn.of(run.plots[name]))


def in_force(run: Run) -> np.ndarray:
    """Return the mask of plots that are not retired."""
    return texts(run, "status").mapped(lambda status: status != "retired", bool)


def forms_no_plot(run: Run) -> np.ndarray:
    """Return the mask of roads, canals and waters that form no plot."""
    network = texts(run, "land_use").mapped(run.ruleset.network_uses.__contains__, bool)
    return network | (run.plots["non_plot"] != 0) if "non_plot" in run.plots else network


def of_another_province(run: Run) -> tuple[str, dict[str, str]] | None:
    """Return why there is nothing to check where no commune code is one of the campaign's province."""
    known = texts(run, "commune")
    said = {(code or "").strip() for code in known.values[np.unique(known.codes)]} - {""}
    if not said or said & (units().keys() | old_to_new().keys()):
        return None
    return _ELSEWHERE, {"province": run.context.campaign.province}
