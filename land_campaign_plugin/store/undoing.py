"""Takes what a push changed back into a work copy, as edits like any other: they are checked and pushed as always."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from ..model.statement import each, statement
from .edits import images_now
from .images import FIELDS, Image, column_values
from .outbox import held, rebase
from .reading import stage

_PUT = statement("UPDATE plot SET {pairs}, ver = ? WHERE uid = ?", pairs=each("{name} = ?", FIELDS))
_ADD = statement("INSERT INTO plot ({names}, ver, uid) VALUES ({marks})", names=FIELDS, marks=len(FIELDS) + 2)


@dataclass(frozen=True)
class Step:
    """One plot to be edited.

    Parameters
    ----------
    ver, stored : int, dict
        The plot as the store has it now.
    wanted : dict or None
        As it is to be; None where it goes.
    """

    uid: str
    ver: int
    stored: Image
    wanted: Image | None


def edited_here(connection: sqlite3.Connection, uids: Iterable[str]) -> set[str]:
    """Return which of these plots were edited here, or wait for an answer or a decision."""
    stage(connection, "asked_edit", ("uid",), ((uid,) for uid in uids))
    rows = connection.execute("SELECT d.uid FROM campaign_dirty AS d JOIN temp.asked_edit AS a ON a.uid = d.uid")
    return {uid for (uid,) in rows} | (held(connection) & {*uids})


def present(connection: sqlite3.Connection, uids: Iterable[str]) -> set[str]:
    """Return which of these plots the work copy has."""
    return set(images_now(connection, uids))


def put(connection: sqlite3.Connection, srs_id: int, steps: Iterable[Step], reason: str) -> None:
    """Write the edits; a plot that the work copy has no more comes back."""
    steps = list(steps)
    values = column_values([step.wanted or {} for step in steps], srs_id)
    connection.execute("UPDATE campaign_switch SET quiet = 1")
    for step, value in zip(steps, values, strict=True):
        row = (*value, step.ver, step.uid)
        if step.wanted is None:
            connection.execute("DELETE FROM plot WHERE uid = ?", (step.uid,))
        elif not connection.execute(_PUT, row).rowcount:
            connection.execute(_ADD, row)
        rebase(connection, srs_id, step.uid, step.ver, step.stored)
    connection.executemany(
        "UPDATE campaign_dirty SET reason = ? WHERE uid = ?", [(reason, step.uid) for step in steps]
    )
    connection.execute("UPDATE campaign_switch SET quiet = 0")
