"""The records of the open work copy: read for a plot, changed as one step, taken back and made again.

Records are no layer of QGIS: an edit is a transaction in the work copy. `StepOrder` keeps them in one row with the
steps of the plot layer, so that Ctrl+Z takes back what was done last, whichever it was.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..model.findings import FindingTable
from ..store import record_edits
from ..store.record_edits import Key, PlotRecords


@dataclass(frozen=True)
class RecordStep:
    """An edit of records.

    Parameters
    ----------
    label : str
        What was done, in words.
    plot : str
        The plot in whose form it was done.
    changes, before : mapping of (table, uid) to mapping of column to value
    index : int
        How many steps the plot layer could take back at that moment.
    cured : FindingTable or None
        Findings that it cures for certain; None where the records of the plot are checked again.
    """

    label: str
    plot: str
    changes: Mapping[Key, Mapping]
    before: Mapping[Key, Mapping]
    index: int
    cured: FindingTable | None = None


class RecordDesk:
    """Reads and changes records of one work copy, and remembers the steps."""

    def __init__(self, path: Path):
        self._path = path
        self._done: list[RecordStep] = []
        self._undone: list[RecordStep] = []

    def read(self, plots: Collection[str], loose: Collection[Key] = ()) -> PlotRecords:
        """Return the records of plots, and some that hang on none."""
        return record_edits.records_of(self._path, plots, loose)

    def change(
        self, label: str, plot: str, changes: Mapping[Key, Mapping], index: int, cured: FindingTable | None = None
    ) -> None:
        """Change records in one transaction; one step to take back."""
        before = record_edits.update_records(self._path, changes, label)
        self._done.append(RecordStep(label, plot, changes, before, index, cured))
        self._undone.clear()

    def values(self, changes: Collection[tuple[Key, Mapping]]) -> dict[Key, dict]:
        """Return what stands in the columns that some changes are about."""
        wanted: dict[tuple[str, str], list[str]] = {}
        for (table, uid), values in changes:
            for name in values:
                wanted.setdefault((table, name), []).append(uid)
        found: dict[Key, dict] = {}
        for (table, name), uids in wanted.items():
            for uid, value in record_edits.values_of(self._path, table, name, uids).items():
                found.setdefault((table, uid), {})[name] = value
        return found

    def undo(self, index: int) -> RecordStep | None:
        """Take back the last edit of records if nothing was done to the plots since; return it, or None."""
        if not self._done or index > self._done[-1].index:
            return None
        step = self._done[-1]
        record_edits.update_records(self._path, step.before, step.label)
        self._undone.append(self._done.pop())
        return step

    def redo(self, index: int) -> RecordStep | None:
        """Make the edit again that was taken back last, if the plots are as they were then; return it, or None."""
        if not self._undone or index != self._undone[-1].index:
            return None
        step = self._undone[-1]
        record_edits.update_records(self._path, step.changes, step.label)
        self._done.append(self._undone.pop())
        return step

    def last(self) -> str:
        """Return what the next undo of records would take back."""
        return self._done[-1].label if self._done else ""

    def plots_saved(self) -> None:
        """The plot layer has no more steps to take back: those of records stand before all that follow."""
        self._done = [replace(step, index=0) for step in self._done]
        self._undone.clear()

    def plots_changed(self) -> None:
        """A new step of the plots: what was taken back of the records is not made again."""
        self._undone.clear()
