"""What a check found: the four outcomes, and the table of findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from .language import ENGLISH, Language
from .tables import ShapeTable, Table

if TYPE_CHECKING:
    from .groups import PlotTasks

CLEAN, FINDINGS, NOTHING_TO_CHECK, COULD_NOT_RUN = "clean", "findings", "nothing_to_check", "could_not_run"
ERROR, WARNING, INFORMATION = "E", "W", "I"
SEVERITIES = (ERROR, WARNING, INFORMATION)
NOT_CHECKED = "not-checked"
"""Sub-code, of any rule, for a plot whose shape the rule could not handle."""
SHEET_OFF = "M02"
SHEET_CAUSES = frozenset({SHEET_OFF, "G09"})
"""Rules whose findings say that a whole sheet is in the wrong place."""
_CAUSE = ":"
OPEN, FIXED, VERIFIED, REGRESSED = "open", "fixed", "verified", "regressed"

NEEDED_TABLES = frozenset({"findings", "run"})
FINDINGS_TABLES = NEEDED_TABLES | {"seams", "sheets", "states", "groups", "plot_groups"}
"""Tables of a findings file: those that each has, and all that it may have."""
FINDING_COLUMNS: tuple[tuple[str, type], ...] = (
    ("rule", object),
    ("sub_code", object),
    ("severity", object),
    ("fingerprint", object),
    ("plots", object),
    ("labels", object),
    ("sheet", object),
    ("commune", object),
    ("seam", object),
    ("field", object),
    ("measured", np.float64),
    ("unit", object),
    ("tolerance", np.float64),
    ("detail", object),
    ("state", object),
    ("cause", object),
    ("record", object),
)
"""Columns of the findings table. ``plots`` holds uids and ``labels`` what people call those plots, both
comma-separated in the same order; ``detail`` holds one more value that the message shows (a text).
``cause`` names the finding that this one hangs under, as `cause_of` writes it, or is None.
``record`` is the ``uid`` of the record that a finding is about, where it is no plot; ``field`` then says its table,
too: ``party.citizen_number``. No finding holds a name, a whole citizen number or an address of a person.
``message`` and ``remedy`` are made from these when a finding is shown or exported."""


@dataclass
class FindingTable(Table):
    """Findings: the columns of `FINDING_COLUMNS` and the geometry of each place."""

    geometry: np.ndarray = field(default_factory=lambda: np.empty(0, dtype=object))
    crs: str = ""

    def __len__(self) -> int:
        return len(self.geometry)

    def take(self, rows) -> FindingTable:
        """Return the rows given by an index array, a mask or a slice."""
        taken = {name: values[rows] for name, values in self.columns.items()}
        return FindingTable(taken, self.geometry[rows], self.crs)

    @property
    def symptoms(self) -> np.ndarray:
        """Mask of the findings that a sheet in the wrong place explains: they are not counted beside it."""
        causes = (str(cause or "").partition(_CAUSE)[0] for cause in self["cause"])
        return np.fromiter((rule in SHEET_CAUSES for rule in causes), dtype=bool, count=len(self))

    @classmethod
    def empty(cls, crs: str = "") -> FindingTable:
        """Return a table without rows."""
        return cls({name: np.empty(0, dtype) for name, dtype in FINDING_COLUMNS}, np.empty(0, object), crs)


def cause_of(findings: FindingTable, row: int) -> str:
    """Return how other findings name a finding as their cause: its rule and its fingerprint."""
    return f"{findings['rule'][row]}{_CAUSE}{findings['fingerprint'][row]}"


def joined(tables: Sequence[FindingTable]) -> FindingTable:
    """Return the findings of several tables as one."""
    columns = {name: np.concatenate([table[name] for table in tables]) for name, _ in FINDING_COLUMNS}
    return FindingTable(columns, np.concatenate([table.geometry for table in tables]), tables[-1].crs)


@dataclass(frozen=True)
class Outcome:
    """What one rule of a run came to.

    Parameters
    ----------
    outcome : str
        `CLEAN`, `FINDINGS`, `NOTHING_TO_CHECK` or `COULD_NOT_RUN`.
    severity : dict of str to int
        Findings by severity, symptoms of another finding left out.
    symptoms : int
        Findings that hang under the sheet that explains them.
    reason : str
        Why there was nothing to check, or why it could not run, a marked template; empty otherwise.
    values : dict of str to str
        Values for the template's places, translated too where they are texts of ours.
    """

    outcome: str
    severity: dict[str, int] = field(default_factory=dict)
    reason: str = ""
    values: dict[str, str] = field(default_factory=dict)
    symptoms: int = 0

    def why(self, language: Language = ENGLISH) -> str:
        """Return the reason in `language`, empty where there is none."""
        return language.text(self.reason, **{name: language.text(value) for name, value in self.values.items()})

    @property
    def count(self) -> int:
        """Number of findings."""
        return sum(self.severity.values())


@dataclass
class CheckResult:
    """A finished run: findings, an outcome a rule, and where it came from.

    Parameters
    ----------
    seams : ShapeTable, optional
        The seams of sheets and communes (`model.seams.SEAM_COLUMNS`), where sheets are known.
    sheets : Table, optional
        The sheets and their state (`model.seams.SHEET_COLUMNS`).
    states : Table, optional
        What is not done yet, by commune, sheet and hamlet (`model.states.STATE_COLUMNS`), where records are known.
    groups : Table, optional
        The campaign's groups, by commune, sheet and hamlet (`model.groups.GROUP_COLUMNS`).
    tasks : PlotTasks, optional
        The states and the group of each plot.
    run : dict
        Provenance: ruleset and its hash, source, counts, versions, times, notes (texts, translated when shown).
    """

    findings: FindingTable
    outcomes: dict[str, Outcome]
    run: dict
    seams: ShapeTable | None = None
    sheets: Table | None = None
    states: Table | None = None
    groups: Table | None = None
    tasks: PlotTasks | None = None

    def count(self, severity: str) -> int:
        """Return the number of findings of one severity."""
        return sum(outcome.severity.get(severity, 0) for outcome in self.outcomes.values())
