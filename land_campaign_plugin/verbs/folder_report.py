"""What a load of sheets from a folder came to, sheet by sheet and in all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from ..model.language import ENGLISH, Language
from ..sources.notes import Note
from ..store.sheet_catalogue import FAILED, LOADED, SKIPPED, WAITING
from .load import LoadReport

UPDATED, UNCHANGED, LEFT = "updated", "unchanged", "left"
OUTCOMES = (LOADED, UPDATED, UNCHANGED, SKIPPED, FAILED, WAITING, LEFT)
"""What becomes of a sheet. `UPDATED`: it was loaded before and its file has changed. `WAITING`: it is to be saved in
another format first. `LEFT`: the load was stopped before."""


@dataclass
class SheetLine:
    """What became of one sheet.

    Parameters
    ----------
    outcome : str
        One of `OUTCOMES`.
    plots, new, changed, gone, unchanged, kept, waiting, set_aside : int
        Plots in the work copy from this sheet, and what this load came to: `gone` are not on the sheet any
        more and were removed, `kept` were edited here and stay so, `waiting` were changed by both sides, or are gone
        and stand for more than the drawing: they wait for a decision.
    what, remedy, values
        Sentence on why it is not loaded.
    """

    name: str
    path: str
    folder: str
    layer: str
    outcome: str
    commune: str | None = None
    sheet_number: str | None = None
    map_scale: int | None = None
    number_from: str = ""
    plots: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0
    unchanged: int = 0
    kept: int = 0
    waiting: int = 0
    set_aside: int = 0
    what: str = ""
    remedy: str = ""
    values: dict = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    def sentence(self, language: Language = ENGLISH) -> str:
        """Return why it is not loaded, and what to do; empty where it is."""
        return " ".join(language.text(part, **self.values) for part in (self.what, self.remedy) if part)


@dataclass(frozen=True)
class FolderProgress:
    """How far a load is.

    Parameters
    ----------
    share : float
        0 to 1, by the size of the files.
    name : str
        The sheet that is written next.
    line : SheetLine, optional
        The sheet that has just been finished.
    """

    done: int
    total: int
    share: float
    name: str = ""
    line: SheetLine | None = None


@dataclass
class FolderReport:
    """What became of all sheets: ``found == sum(counts.values())`` always holds.

    Parameters
    ----------
    counts : dict of str to int
        By outcome.
    records : list of str
        Workbooks that were found and not loaded.
    unknown, flags : int
        Files that are no source of plots or records, and drawings of findings.
    missing : list of str
        Sheets of the catalogue whose file is not there any more; their plots stay.
    rows_in, rows_out, rows_set_aside : int
        Rows of the sheets that were read; ``rows_in == rows_out + rows_set_aside``.
    plots : int
        Plots in the work copy now.
    joined : LoadReport, optional
        What came of record spreadsheets.
    drawn : Counter
        What was kept of drawings, by kind.
    """

    path: Path
    crs_name: str = ""
    found: int = 0
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(OUTCOMES, 0))
    sheets: list[SheetLine] = field(default_factory=list)
    records: list[str] = field(default_factory=list)
    unknown: int = 0
    flags: int = 0
    missing: list[str] = field(default_factory=list)
    rows_in: int = 0
    rows_out: int = 0
    rows_set_aside: int = 0
    plots: int = 0
    cancelled: bool = False
    joined: LoadReport | None = None
    drawn: Counter[str] = field(default_factory=Counter)
