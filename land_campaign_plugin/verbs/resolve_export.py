"""Settles differences between the work copy and the last export, as the command line asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from ..model.change import GEOMETRY
from ..model.errors import BadInput
from ..model.language import ENGLISH, QT_TRANSLATE_NOOP, Language
from ..model.records import RECORD_LABELS
from ..model.tables import PLOT_FIELDS, Table
from ..store import given_ids
from ..store.loaded import PLOT
from ..store.workcopy import WorkCopy
from . import differences

_NOT_THERE = QT_TRANSLATE_NOOP("core", "No difference about {name} waits for a decision.")
_LIST = QT_TRANSLATE_NOOP("core", "Leave --keep out to see what does.")
_WHICH = QT_TRANSLATE_NOOP("core", "It was not said which differences to settle.")
_SAY_WHICH = QT_TRANSLATE_NOOP(
    "core", "Name one with --difference NUMBER or a plot with --plot SHEET/NUMBER, or say --all."
)
_SHAPE = QT_TRANSLATE_NOOP("core", "Shape")
_ONE_FIELD = QT_TRANSLATE_NOOP("core", "{pair} is no decision about a field.")
_WRITE_PAIR = QT_TRANSLATE_NOOP("core", "Write it as field=mine or field=theirs, for instance land_use=theirs.")


def field_title(table: str, field: str) -> str:
    """Return what people call a field of a table, to be translated."""
    if table == PLOT:
        return _SHAPE if field == GEOMETRY else PLOT_FIELDS[field].label
    return RECORD_LABELS.get(f"{table}.{field}", field)


@dataclass(frozen=True)
class DifferenceReport:
    """What waited for a decision, and what was settled.

    Parameters
    ----------
    found : Table
        As `differences.list_differences` gives it, those that were asked for.
    settled : list of int
        Keys of those that were settled.
    """

    found: Table
    settled: list[int] = field(default_factory=list)
    keep: str | None = None
    undone: int | None = None
    remaining: int = 0


def resolve_export(
    work: WorkCopy,
    *,
    keys: Iterable[int] = (),
    plots: Iterable[str] = (),
    everything: bool = False,
    keep: str | None = None,
    fields: Iterable[str] = (),
    undo: int | None = None,
    ruleset: str = "vn-2024",
    language: Language = ENGLISH,
) -> DifferenceReport:
    """List the differences with the last export, settle some, or take a decision back.

    Parameters
    ----------
    keys, plots : iterable
        Which: numbers of differences; plots, each as SHEET/NUMBER or permanent id, or the source's own.
        All without.
    keep : str, optional
        `differences.MINE` or `THEIRS`; without it and `fields` they are only listed.
    fields : iterable of str
        A decision for each field, ``land_use=theirs``; a field may be called by its title in `language`, too.
    undo : int, optional
        Number of a difference whose decision is taken back.

    Raises
    ------
    BadInput
        What is named does not wait for a decision, or nothing was named.
    """
    keys, plots, fields = list(keys), list(plots), list(fields)
    if undo is not None:
        differences.undo(work, undo, ruleset=ruleset, language=language)
        found = differences.list_differences(work)
        return DifferenceReport(found, undone=undo, remaining=len(found))
    found = differences.list_differences(work)
    plots = [given_ids.called(work.path, PLOT, name) or name for name in plots]
    chosen = found.take(_rows(found, keys, plots)) if keys or plots else found
    if keep is None and not fields:
        return DifferenceReport(chosen, remaining=len(found))
    if not (keys or plots or everything):
        raise BadInput(_WHICH, _SAY_WHICH)
    choice: str | Mapping[str, str] = dict(_pair(text, chosen, language) for text in fields) if fields else keep or ""
    settled = differences.decide_all(work, chosen["key"].tolist(), choice, ruleset=ruleset, language=language)
    return DifferenceReport(chosen, [each.key for each in settled], keep, remaining=len(found) - len(settled))


def _rows(found: Table, keys: list[int], plots: list[str]) -> np.ndarray:
    wanted = np.zeros(len(found), dtype=bool)
    for name in (*keys, *plots):
        columns = ("key",) if isinstance(name, int) else ("label", "plot_uid")
        here = np.array([name in row for row in zip(*(found[column] for column in columns), strict=True)], dtype=bool)
        if not here.any():
            raise BadInput(_NOT_THERE, _LIST, name=name)
        wanted |= here
    return np.flatnonzero(wanted)


def _pair(text: str, chosen: Table, language: Language) -> tuple[str, str]:
    name, equals, choice = (part.strip() for part in text.partition("="))
    if not (name and equals and choice in (differences.MINE, differences.THEIRS)):
        raise BadInput(_ONE_FIELD, _WRITE_PAIR, pair=text)
    for table, fields in zip(chosen["table"], chosen["theirs"], strict=True):
        for each in fields:
            if name.casefold() == language.text(field_title(table, each)).casefold():
                return each, choice
    return name, choice
