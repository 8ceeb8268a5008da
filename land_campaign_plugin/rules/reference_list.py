"""The plots of a run against the province's reference list of sheets."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from .block import Block, Run
from .sheet_keys import is_said, key_of, sheet_rows

LISTED, NOT_LISTED, OTHER_SCALE, AMBIGUOUS = "listed", "not-in-list", "other-scale", "ambiguous"


@dataclass
class Sheet:
    """A sheet that plots say they lie on, and what the list says of it.

    Parameters
    ----------
    state : str
        `LISTED`, `NOT_LISTED`, `OTHER_SCALE` or `AMBIGUOUS`.
    listed : list of int
        Rows of the list with its number in its commune.
    entry : int
        The row of the list that it is, -1 where that is not certain.
    """

    commune: str
    number: str
    scale: int
    state: str
    listed: list[int]
    entry: int = -1


@dataclass
class Matched:
    """Sheets of a run; ``sheet_of`` is the position of each plot's sheet in ``sheets``."""

    rows: np.ndarray
    sheet_of: np.ndarray
    sheets: list[Sheet]
    keys: list[tuple] = field(default_factory=list)

    def rows_of(self, position: int) -> np.ndarray:
        """Return the plots on one sheet."""
        return self.rows[self.sheet_of == position]

    def groups(self) -> list[np.ndarray]:
        """Return the plots of each sheet, in the order of `sheets`."""
        order = np.argsort(self.sheet_of, kind="stable")
        return np.split(self.rows[order], np.searchsorted(self.sheet_of[order], np.arange(1, len(self.sheets))))


def in_force(block: Block) -> np.ndarray:
    """Return the mask of the block's own plots in force that name a sheet."""
    named = block.texts("sheet_number").mapped(is_said, bool)
    if "status" in block.run.plots:
        named &= block.texts("status").mapped(lambda status: status != "retired", bool)
    return named


def matched(run: Run, rows: np.ndarray) -> Matched:
    """Look the sheets of plots up in the list: by commune and number, and by scale where a number stands twice."""
    table = run.context.sheet_list
    scales = table["map_scale"].tolist()
    keys = key_of(table["commune"], table["sheet_number"])
    if "commune" not in run.plots or not any(commune for commune, _ in keys):
        keys = [("", number) for _, number in keys]
    communal = any(commune for commune, _ in keys)
    listed: dict[tuple, list[int]] = {}
    for at, key in enumerate(keys):
        listed.setdefault(key, []).append(at)
    sheets: list[Sheet] = []
    known: dict[tuple, int] = {}

    def position(commune: str, number: str, scale: int) -> int:
        key = (commune if communal else "", number)
        if (*key, scale) not in known:
            known[(*key, scale)] = len(sheets)
            sheets.append(_judged(*key, scale, listed.get(key, []), scales))
        return known[(*key, scale)]

    return Matched(rows, sheet_rows(run.plots, rows, position), sheets, keys)


def _judged(commune: str, number: str, scale: int, rows: list[int], scales: list[int]) -> Sheet:
    if not rows:
        return Sheet(commune, number, scale, NOT_LISTED, rows)
    fitting = [at for at in rows if not scale or not scales[at] or scales[at] == scale]
    if not fitting:
        return Sheet(commune, number, scale, OTHER_SCALE, rows)
    if len(fitting) > 1:
        return Sheet(commune, number, scale, AMBIGUOUS, fitting)
    return Sheet(commune, number, scale, LISTED, rows, fitting[0])
