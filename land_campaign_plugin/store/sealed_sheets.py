"""Seals of sheets in the embedded store: whether they still hold is told by what was edited since.

A seal is broken by any later change of a plot that is or was on the sheet, or that lies within the halo of its plots.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from ..model.record_kinds import SEAL
from .images import Image

HALO_M = 1.0
"""How far beside a sheet's plots an edit still counts: what rules look at across the seam."""
_SEALS = "SELECT uid, ver, image, upd_at FROM record WHERE kind = ? AND commune = ? AND NOT retired ORDER BY seq"
_ON_SHEET = """SELECT h.cid FROM hist AS h WHERE h.commune = ?1 AND h.kind = '' AND h.at > ?3 AND (
    h.image ->> '$.sheet_number' IS ?2 OR EXISTS (SELECT 1 FROM hist AS b WHERE b.uid = h.uid AND b.ver = h.ver - 1
    AND b.image ->> '$.sheet_number' IS ?2 AND b.commune = ?1)) ORDER BY h.id LIMIT 1"""
_EXTENT = """SELECT min(r.minx), min(r.miny), max(r.maxx), max(r.maxy) FROM plot AS p
    JOIN rtree_plot_geom AS r ON r.id = p.fid WHERE p.commune = ?1 AND p.sheet_number IS ?2"""
_BESIDE = """SELECT p.cid FROM rtree_plot_geom AS r CROSS JOIN plot AS p ON p.fid = r.id
    WHERE r.minx <= ?3 AND r.maxx >= ?1 AND r.miny <= ?4 AND r.maxy >= ?2 AND p.upd_at > ?5 ORDER BY p.upd_at LIMIT 1"""


@dataclass(frozen=True)
class SealState:
    """A seal, and the change that broke it ("" while it holds)."""

    uid: str
    ver: int
    image: Image
    broken_by: str = ""

    @property
    def broken(self) -> bool:
        """Whether something was edited since."""
        return bool(self.broken_by)


def seals(connection: sqlite3.Connection, commune: str) -> list[SealState]:
    """Return the seals of a commune."""
    found = []
    for uid, ver, text, at in connection.execute(_SEALS, (SEAL, commune)).fetchall():
        image = json.loads(text)
        row = connection.execute(_ON_SHEET, (commune, image["sheet_number"], at)).fetchone()
        if row is None:
            box = connection.execute(_EXTENT, (commune, image["sheet_number"])).fetchone()
            if box[0] is not None:
                grown = box[0] - HALO_M, box[1] - HALO_M, box[2] + HALO_M, box[3] + HALO_M
                row = connection.execute(_BESIDE, (*grown, at)).fetchone()
        found.append(SealState(uid, ver, image, row[0] if row else ""))
    return found
