"""Proof that a work copy has what the store has: a hash for each plot, and their sum, in whatever order they stand.

The history proves that no line was missed; this finds what no line tells: a file that was damaged, restored in part or
written past the plugin.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..model.change import RETIRED
from ..model.statement import each, statement
from . import behind
from .contract import StoredPlot
from .images import FIELDS, Image, canonical, column_values, select_images
from .outbox import rebase
from .reading import stage

_DIGITS = 15
_PUT = statement("UPDATE plot SET {pairs}, ver = ? WHERE uid = ?", pairs=each("{name} = ?", FIELDS))
_ADD = statement("INSERT INTO plot ({names}, ver, uid) VALUES ({marks})", names=FIELDS, marks=len(FIELDS) + 2)
_CLEAN = statement("WHERE p.commune = ? AND p.ver > 0 AND p.uid NOT IN (SELECT uid FROM campaign_dirty)")
_KNOWN = statement("WHERE p.commune = ? AND p.ver > 0")
_ASKED = statement("JOIN temp.differing AS a ON a.uid = p.uid")


@dataclass(frozen=True)
class Checksum:
    """What a commune of a store, or some sheets of it, amount to.

    Parameters
    ----------
    seq, hash : int, str
        Of the last line of its history.
    plots : int
        How many are in force.
    total : int
        Sum of their hashes.
    """

    seq: int
    hash: str
    plots: int
    total: int


def row_hash(uid: str, ver: int, image: str) -> int:
    """Return sixty bits of the SHA-256 of a plot: its id, version and image, as history has it."""
    return int(hashlib.sha256(f"{uid} {ver} {image}".encode()).hexdigest()[:_DIGITS], 16)


def hashes(rows: Iterable[tuple[str, int, Image]], sheets: Iterable[str] | None = None) -> dict[str, int]:
    """Return the hash of each of these plots in force, of all sheets or of some."""
    wanted = None if sheets is None else set(sheets)
    return {
        uid: row_hash(uid, ver, canonical(image).decode())
        for uid, ver, image in rows
        if image["status"] != RETIRED and (wanted is None or (image["sheet_number"] or "") in wanted)
    }


def hashes_here(connection: sqlite3.Connection, commune: str, sheets: Iterable[str] | None = None) -> dict[str, int]:
    """Return the hash of each plot of a commune as the work copy got it from the store, edits left aside."""
    clean = select_images(connection, "plot", _CLEAN, (commune,))
    return hashes(clean + select_images(connection, "campaign_base", _KNOWN, (commune,)), sheets)


def put_right(
    connection: sqlite3.Connection, srs_id: int, communes: Iterable[str], stored: Mapping[str, StoredPlot | None]
) -> list[str]:
    """Make plots what the store has, edits left as they are, and return those that were not.

    Parameters
    ----------
    communes : iterable of str
        That the work copy follows; a plot in another one leaves it.
    stored : mapping of str to StoredPlot or None
        The plots in question; None for one that the store does not show.
    """
    followed = set(communes)
    stage(connection, "differing", ("uid",), ((uid,) for uid in stored))
    here = {uid: (ver, image) for uid, ver, image in select_images(connection, "plot", _ASKED)}
    base = {uid: (ver, image) for uid, ver, image in select_images(connection, "campaign_base", _ASKED)}
    rows = connection.execute("SELECT d.uid FROM campaign_dirty AS d JOIN temp.differing AS a ON a.uid = d.uid")
    edited = {uid for (uid,) in rows}
    changed = []
    connection.execute("UPDATE campaign_switch SET quiet = 1")
    for uid, plot in stored.items():
        if uid in edited:
            if plot and base.get(uid, (0, None))[0] == plot.ver and base[uid][1] != plot.image:
                rebase(connection, srs_id, uid, plot.ver, plot.image)
                changed.append(uid)
            continue  # what others changed of it meanwhile is for the pull and the next push
        there = plot and (plot.image["commune"] or "") in followed
        if not there or (plot.image["status"] == RETIRED and uid not in here):
            gone = connection.execute("DELETE FROM plot WHERE uid = ? AND ver > 0", (uid,)).rowcount
        elif here.get(uid) == (plot.ver, plot.image):
            continue
        else:
            values = (*column_values([plot.image], srs_id)[0], plot.ver, uid)
            gone = connection.execute(_PUT if uid in here else _ADD, values).rowcount
        if gone:
            changed.append(uid)
    connection.execute("UPDATE campaign_switch SET quiet = 0")
    return changed


def leave(connection: sqlite3.Connection, commune: str, gone: Sequence[tuple[str, int]]) -> tuple[list[str], list[str]]:
    """Take plots out that went to another commune; return those, and those that stay because they are edited here.

    Parameters
    ----------
    gone : sequence of (uid, version)
        Plots that left `commune`, with the version by which they did.
    """
    stage(connection, "gone", ("uid", "ver"), gone)
    rows = connection.execute(
        """SELECT DISTINCT p.uid, EXISTS (SELECT 1 FROM campaign_dirty AS d WHERE d.uid = p.uid)
             OR EXISTS (SELECT 1 FROM campaign_outbox AS o WHERE o.uid = p.uid AND o.state IN ('sealed', 'sent'))
           FROM temp.gone AS g JOIN plot AS p ON p.uid = g.uid WHERE p.commune = ? AND p.ver > 0 AND p.ver < g.ver""",
        (commune,),
    ).fetchall()
    out = [uid for uid, edited in rows if not edited]
    connection.execute("UPDATE campaign_switch SET quiet = 1")
    connection.executemany("DELETE FROM plot WHERE uid = ?", [(uid,) for uid in out])
    connection.execute("UPDATE campaign_switch SET quiet = 0")
    stay = [uid for uid, edited in rows if edited]
    behind.note(connection, behind.PLOT, [(uid, ver) for uid, ver in gone if uid in stay])
    return out, stay
