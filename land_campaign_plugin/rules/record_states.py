"""What is merely not done yet, as masks of plots: no error, but counted and listed as a task (head of `rules.md`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from ..model import citizen_number
from ..model.byte_patterns import decoded, mapped
from ..model.byte_texts import as_bytes, by_parts
from ..model.record_lists import is_person
from ..model.records import NOT_SENT, SENT
from ..model.states import STATE_NAMES
from .citizens import judged_numbers
from .records import RecordRun

_CARD = citizen_number.CODES.index(citizen_number.IDENTITY_CARD)


@dataclass(frozen=True)
class State:
    """A state of plots.

    Parameters
    ----------
    code : str
        A key of `STATE_NAMES`.
    plots_in : callable
        ``plots_in(records)`` gives a mask of plots.
    needs : tuple of str
        Columns of plots without which it is not judged.
    records : mapping of str to tuple of str
        Columns of record tables without which it is not judged.
    records_if_there : mapping of str to tuple of str
        Further columns of the same tables that it looks at where they are there.
    """

    code: str
    plots_in: Callable[[RecordRun], np.ndarray]
    needs: tuple[str, ...] = ()
    records: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    records_if_there: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def columns(self) -> dict[str, tuple[str, ...]]:
        """All columns of record tables that it looks at."""
        return {table: (*names, *self.records_if_there.get(table, ())) for table, names in self.records.items()}

    def is_judged(self, records: RecordRun) -> bool:
        """Tell whether all that it needs is there."""
        there = all(name in records.run.plots for name in ("uid", *self.needs))
        return there and all(records.has(table, *names) for table, names in self.records.items())


def _named(records: RecordRun, table: str, rows: np.ndarray | None = None) -> np.ndarray:
    """Return a mask of the plots that some rows of a table name."""
    mask = np.zeros(len(records.run.plots), dtype=bool)
    of = records.links(table, "plot_uid")
    if of is not None:
        of = of if rows is None else of[rows]
        mask[of[of >= 0]] = True
    return mask


def _no_plot_code(records: RecordRun) -> np.ndarray:
    return as_bytes(records.run.plots["plot_code"]) == b""


def _no_record(records: RecordRun) -> np.ndarray:
    return ~(_named(records, "right") | _named(records, "certificate"))


def _no_certificate(records: RecordRun) -> np.ndarray:
    return ~_named(records, "certificate")


def _no_serial(records: RecordRun) -> np.ndarray:
    return _named(records, "certificate", records.column("certificate", "serial") == b"")


def _no_scan(records: RecordRun) -> np.ndarray:
    paper = records.links("document", "certificate_uid")
    scanned = np.zeros(records.count("certificate"), dtype=bool)
    scanned[paper[paper >= 0]] = True
    return _named(records, "certificate", ~scanned)


def _held_by(records: RecordRun, parties: np.ndarray) -> np.ndarray:
    """Return a mask of the plots in which one of some parties, a mask, holds a right."""
    party = records.links("right", "party_uid")
    rights = np.flatnonzero(party >= 0)
    return _named(records, "right", rights[parties[party[rights]]])


def _known_by_card(records: RecordRun) -> np.ndarray:
    """Return the parties with an old card alone, in its own column or in that of the citizen number."""
    only = judged_numbers(records) == _CARD
    if records.has("party", "identity_card"):
        card = records.column("party", "identity_card") != b""
        only = only | (card & (records.column("party", "citizen_number") == b""))
    return only


def _old_card_only(records: RecordRun) -> np.ndarray:
    return _held_by(records, _known_by_card(records))


def _no_citizen_number(records: RecordRun) -> np.ndarray:
    """Return the plots of people who cannot be sent for want of a number, those with an old card not counted again."""
    without = ~by_parts(citizen_number.is_complete, records.column("party", "citizen_number"))
    return _held_by(records, without & _people(records) & ~_known_by_card(records))


def _not_sent(records: RecordRun) -> np.ndarray:
    """Return the plots of people who were never sent, be it said or nothing be said at all."""
    if not records.has("party", "authentication"):
        return _held_by(records, _people(records))
    state = records.column("party", "authentication")
    return _held_by(records, (state == NOT_SENT.encode()) | ((state == b"") & _people(records)))


def _sent(records: RecordRun) -> np.ndarray:
    return _held_by(records, records.column("party", "authentication") == SENT.encode())


def _people(records: RecordRun) -> np.ndarray:
    """Return the parties that the population database may know: all but organisations and communities."""
    if not records.has("party", "kind"):
        return np.ones(records.count("party"), dtype=bool)
    kinds = records.column("party", "kind")

    def judge(part: np.ndarray) -> np.ndarray:
        return mapped(part, lambda kind: is_person(decoded(kind)), bool)

    return records.once("people", lambda: by_parts(judge, kinds))


def _use_without(name: str) -> Callable[[RecordRun], np.ndarray]:
    return lambda records: _named(records, "plot_use", records.column("plot_use", name) == b"")


_OF_PLOT = ("plot_uid",)
_HELD = {"right": ("plot_uid", "party_uid")}
STATES = (
    State("no_plot_code", _no_plot_code, ("plot_code",)),
    State("no_record", _no_record, records={"right": _OF_PLOT}),
    State("no_certificate", _no_certificate, records={"certificate": _OF_PLOT}),
    State("no_serial", _no_serial, records={"certificate": ("plot_uid", "serial")}),
    State("no_scan", _no_scan, records={"certificate": ("uid", "plot_uid"), "document": ("certificate_uid",)}),
    State(
        "old_card_only",
        _old_card_only,
        records={"party": ("uid", "citizen_number"), **_HELD},
        records_if_there={"party": ("identity_card",)},
    ),
    State(
        "no_citizen_number",
        _no_citizen_number,
        records={"party": ("uid", "citizen_number"), **_HELD},
        records_if_there={"party": ("identity_card", "kind")},
    ),
    State(
        "not_sent",
        _not_sent,
        records={"party": ("uid",), **_HELD},
        records_if_there={"party": ("authentication", "kind")},
    ),
    State("sent", _sent, records={"party": ("uid", "authentication"), **_HELD}),
    State("no_use_origin", _use_without("origin"), records={"plot_use": ("plot_uid", "origin")}),
    State("no_use_term", _use_without("term"), records={"plot_use": ("plot_uid", "term")}),
    State("no_use_form", _use_without("form"), records={"plot_use": ("plot_uid", "form")}),
)
"""All states, in the order in which they are listed."""
if [state.code for state in STATES] != list(STATE_NAMES):
    raise ValueError("every state has a name, in the same order")
