"""What a rule is, and what it gives back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import ModuleType

import numpy as np

from ..model.findings import SEVERITIES
from ..model.ruleset import WORK_LIST

SECTIONS = ("Flags", "Why", "Fix", "Trap", "Example")
"""Sections that every rule module's docstring has."""


@dataclass(frozen=True)
class Rule:
    """One rule: a code for ever, its texts, and how it runs.

    Parameters
    ----------
    check : callable, optional
        ``check(block, settings) -> Found``: what it finds among a block's own plots.
    conclude : callable, optional
        For rules that see further than a block: then ``check`` gathers something from each block and
        ``conclude(parts, run, settings) -> Found`` finds in all of it together.
    needs : tuple of str
        Columns without which there is nothing to check (``"geometry"`` stands for the shapes).
    any_of : tuple of str
        Columns at least one of which must be there; those that are get looked at.
    options : mapping of str to float
        Defaults of the rule's numbers, unit in the name.
    messages, remedies : mapping of str to str
        Templates by sub-code; ``""`` is for all others.
    check_records : callable, optional
        For rules of records, in place of ``check`` or beside it: ``check_records(records, settings) -> Found`` finds
        in the tables of a `rules.records.RecordRun`. A rule that has both looks at plots, at records, or at both,
        whichever there are.
    records, records_if_there : mapping of str to tuple of str
        Columns of record tables, by table: those without which there is nothing to check, and those that the rule
        looks at where they are there.
    streamed : mapping of str to tuple of str
        Columns of record tables that the rule itself reads batch by batch, by table: they are not held for it. One of
        them, or of `any_of`, must be there.
    by_table : bool
        Whether ``check_records(records, settings, table)`` judges each of these tables by itself.
    tables : tuple of str
        Side tables of the context without which there is nothing to check.
    idle : callable, optional
        ``idle(run)`` returns why there is nothing to check, a marked template and its values, or None.
    local : bool
        Whether a plot and what lies around it are enough to judge it again; else only a whole check does.
    flood : str
        The likely common cause where the rule flags very many plots, a sentence with ``{rule}`` and ``{share}``.
    """

    code: str
    name: str
    title: str
    messages: Mapping[str, str]
    remedies: Mapping[str, str]
    needs: tuple[str, ...] = ("geometry",)
    any_of: tuple[str, ...] = ()
    options: Mapping[str, float] = field(default_factory=dict)
    check: Callable | None = None
    check_records: Callable | None = None
    records: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    records_if_there: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    streamed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    by_table: bool = False
    conclude: Callable | None = None
    view: str = WORK_LIST
    fix: str = "-"
    tables: tuple[str, ...] = ()
    idle: Callable | None = None
    local: bool = True
    flood: str = ""
    documentation: str = ""

    @property
    def family(self) -> str:
        """The letter of the rule's family."""
        return self.code[0]

    def sections(self) -> dict[str, str]:
        """Return the sections of the documentation by name."""
        parts = re.split(rf"^({'|'.join(SECTIONS)}):\s*", self.documentation, flags=re.MULTILINE)
        return {name: " ".join(text.split()) for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def rule_of(module: ModuleType) -> Rule:
    """Return the rule that a rule module defines, with the module's docstring as its documentation."""
    of_records = {"needs": (), "local": False} if "check" not in module.RULE else {}
    return Rule(**{"documentation": module.__doc__ or "", **of_records, **module.RULE})


@dataclass
class Found:
    """What a rule found: arrays of one length, and the plots of each finding as a ragged array.

    Parameters
    ----------
    members : ndarray of int
        Rows of the checked table, finding after finding.
    offsets : ndarray of int, shape (n + 1,)
        Finding ``i`` has ``members[offsets[i]:offsets[i + 1]]``.
    severity, sub_code, field_name, unit, detail : ndarray of object, shape (n,)
    measured, tolerance : ndarray of float, shape (n,)
    place : ndarray of object, shape (n,)
        Geometry of the place, or None for the plot's own shape.
    anchor_mm : ndarray of int, shape (n, 2), optional
        An input vertex that tells two findings of the same plots apart.
    subject : ndarray of object, shape (n,), optional
        What a finding is about beside its plots, or instead of them; part of what names it.
    named_by_subject : bool
        Whether the subject alone names a finding, whatever plots belong to it.
    record : ndarray of object, shape (n,), optional
        The ``uid`` of the record that a finding is about; it alone names the finding, whatever plots belong to it.
    commune, sheet : ndarray of object, shape (n,), optional
        Where it belongs, if not to the commune and sheet of its first plot.
    """

    members: np.ndarray
    offsets: np.ndarray
    severity: np.ndarray
    sub_code: np.ndarray
    field_name: np.ndarray
    measured: np.ndarray
    tolerance: np.ndarray
    unit: np.ndarray
    detail: np.ndarray
    place: np.ndarray
    anchor_mm: np.ndarray | None = None
    subject: np.ndarray | None = None
    named_by_subject: bool = False
    commune: np.ndarray | None = None
    sheet: np.ndarray | None = None
    record: np.ndarray | None = None

    def __len__(self) -> int:
        return len(self.offsets) - 1


def found(
    members,
    severity,
    *,
    offsets=None,
    sub_code="",
    field_name="",
    measured=np.nan,
    tolerance=np.nan,
    unit="",
    detail="",
    place=None,
    anchor_mm=None,
    subject=None,
    named_by_subject=False,
    commune=None,
    sheet=None,
    record=None,
) -> Found:
    """Build a `Found`; scalars stand for all findings.

    Parameters
    ----------
    members : array of int, shape (n,), (n, k), or flat with `offsets`
        One plot a finding, or k plots a finding, or as many as `offsets` say.
    """
    members = np.asarray(members, dtype=np.int64)
    if offsets is None:
        width = members.shape[1] if members.ndim == 2 else 1
        offsets = np.arange(0, members.size + 1, width) if members.size else np.zeros(1, dtype=np.int64)
    length = len(offsets) - 1
    if not length:
        return nothing_found()

    def column(value, dtype=object):
        if isinstance(value, np.ndarray):
            return value.astype(dtype, copy=False)
        return np.full(length, value, dtype=dtype)

    severity = column(severity)
    if not set(severity.tolist()).issubset(SEVERITIES):
        raise ValueError(f"unknown severity among {set(severity)}")
    return Found(
        members.ravel(),
        np.asarray(offsets, dtype=np.int64),
        severity,
        column(sub_code),
        column(field_name),
        column(measured, np.float64),
        column(tolerance, np.float64),
        column(unit),
        column(detail),
        column(place),
        None if anchor_mm is None else np.asarray(anchor_mm, dtype=np.int64).reshape(-1, 2),
        None if subject is None else column(subject),
        named_by_subject,
        None if commune is None else column(commune),
        None if sheet is None else column(sheet),
        None if record is None else column(record),
    )


@lru_cache(maxsize=1)
def nothing_found() -> Found:
    """Return an empty `Found`."""
    rows, texts, numbers = np.empty(0, np.int64), np.empty(0, object), np.empty(0, float)
    return Found(rows, np.zeros(1, np.int64), texts, texts, texts, numbers, numbers, texts, texts, texts)


_OPTIONAL = ("anchor_mm", "subject", "commune", "sheet", "record")
_COLUMNS = ("members", "severity", "sub_code", "field_name", "measured", "tolerance", "unit", "detail", "place")


def merged(parts: Iterable[Found]) -> list[Found]:
    """Return what one rule found in many blocks as few tables as can be: one for each set of columns they have."""
    alike: dict[tuple, list[Found]] = {}
    for part in parts:
        if len(part):
            has = tuple(getattr(part, name) is not None for name in _OPTIONAL)
            alike.setdefault((*has, part.named_by_subject), []).append(part)
    return [joined(group) for group in alike.values()]


def joined(parts: list[Found]) -> Found:
    """Return several parts of what one rule found as one; all have the same columns."""
    if len(parts) == 1:
        return parts[0]
    before = np.cumsum([0, *(len(part.members) for part in parts)])
    offsets = [part.offsets[:-1] + start for part, start in zip(parts, before[:-1], strict=True)]
    columns = {name: np.concatenate([getattr(part, name) for part in parts]) for name in _COLUMNS}
    for name in _OPTIONAL:
        if getattr(parts[0], name) is not None:
            columns[name] = np.concatenate([getattr(part, name) for part in parts])
    return Found(offsets=np.concatenate([*offsets, before[-1:]]), named_by_subject=parts[0].named_by_subject, **columns)
