"""Records leave a work copy with their plot, and people with their last right; what is edited here stays."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from ..model.record_kinds import PARTY
from ..model.statement import statement
from .reading import stage
from .record_capture import base_table

Key = tuple[str, str]
_ON_PLOT = ("certificate", "right", "plot_use", "document", "waiver")
_OF = 'SELECT r.uid FROM temp.left_plot AS a JOIN "{kind}" AS r ON r.plot_uid = a.uid'
_PAPERS = """SELECT d.uid FROM temp.left_plot AS a JOIN certificate AS c ON c.plot_uid = a.uid
    JOIN document AS d ON d.certificate_uid = c.uid"""
_PEOPLE = """SELECT DISTINCT r.party_uid FROM temp.left_plot AS a JOIN "right" AS r ON r.plot_uid = a.uid
    WHERE r.party_uid NOT NULL AND NOT EXISTS (SELECT 1 FROM "right" AS x WHERE x.party_uid = r.party_uid
      AND coalesce(x.plot_uid, '') NOT IN (SELECT uid FROM temp.left_plot))"""
_EDITED = """SELECT a.uid FROM temp.leaving AS a
    WHERE EXISTS (SELECT 1 FROM campaign_record_dirty AS d WHERE d.kind = ?1 AND d.uid = a.uid)
      OR EXISTS (SELECT 1 FROM campaign_record_outbox AS o WHERE o.kind = ?1 AND o.uid = a.uid
        AND o.state IN ('sealed', 'sent', 'conflict', 'rejected'))
      OR NOT EXISTS (SELECT 1 FROM campaign_record AS c WHERE c.kind = ?1 AND c.uid = a.uid)"""


def records_leave(connection: sqlite3.Connection, plots: Collection[str]) -> tuple[int, list[Key]]:
    """Take out the records of plots that left; return how many, and kind and uid of those that stay.

    Those stay that were edited here, or that the store never had; and a person on whose right somebody works here.
    """
    if not plots:
        return 0, []
    stage(connection, "left_plot", ("uid",), ((uid,) for uid in plots))
    leaving = {kind: _uids(connection, statement(_OF, kind=kind)) for kind in _ON_PLOT}
    leaving["document"] |= _uids(connection, _PAPERS)
    leaving[PARTY] = _uids(connection, _PEOPLE)
    count, kept = 0, []
    connection.execute("UPDATE campaign_switch SET quiet = 1")
    for kind, uids in leaving.items():
        stage(connection, "leaving", ("uid",), ((uid,) for uid in uids))
        edited = {uid for (uid,) in connection.execute(_EDITED, (kind,))}
        if kind == "right" and edited:  # whose right it is must be known here
            stage(connection, "leaving", ("uid",), ((uid,) for uid in edited))
            query = 'SELECT r.party_uid FROM temp.leaving AS a JOIN "right" AS r ON r.uid = a.uid'
            leaving[PARTY] -= _uids(connection, query)
        gone = [(uid,) for uid in uids - edited]
        connection.executemany(statement('DELETE FROM "{kind}" WHERE uid = ?', kind=kind), gone)
        connection.executemany(statement("DELETE FROM {base} WHERE uid = ?", base=base_table(kind)), gone)
        connection.executemany(
            "DELETE FROM campaign_record WHERE kind = ? AND uid = ?", [(kind, uid) for (uid,) in gone]
        )
        connection.executemany(
            "DELETE FROM campaign_behind WHERE kind = ? AND uid = ?", [(kind, uid) for (uid,) in gone]
        )
        count += len(gone)
        kept += [(kind, uid) for uid in sorted(edited)]
    connection.execute("UPDATE campaign_switch SET quiet = 0")
    return count, kept


def _uids(connection: sqlite3.Connection, query: str) -> set[str]:
    return {uid for (uid,) in connection.execute(query) if uid}
