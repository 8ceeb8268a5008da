"""Takes an office's own store over into the province's, so that its work copies go on there."""

from __future__ import annotations

from pathlib import Path

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..store import pg_replay, pg_replay_documents
from ..store.embedded import GeoPackageStore
from ..store.pg_connection import Address, is_address
from ..store.postgis import PostgisStore
from .push import refuse_other_crs

_INTO_SERVER = QT_TRANSLATE_NOOP("core", "{store} is no store on a server.")
_NAME_SERVER = QT_TRANSLATE_NOOP("core", "Name it as PG:service=NAME.")


def replay(office: Path, store: str) -> pg_replay.ReplayReport:
    """Take over every line of history, answer, conflict and finding of an office's store, close its file, and take over
    its scanned papers; where that breaks off, the same again goes on.

    Parameters
    ----------
    store : str
        ``PG:...`` of whoever runs the server.

    Raises
    ------
    BadInput
        There is no such store, or the one on the server has a history of the same commune; nothing was changed.
    StoreError
        Another coordinate reference system, a history that does not hold, or the server cannot be reached.
    """
    if not is_address(store):
        raise BadInput(_INTO_SERVER, _NAME_SERVER, store=store)
    there = PostgisStore(store)
    there.close()
    source = GeoPackageStore(office)
    refuse_other_crs(source.crs, there.crs)
    report = pg_replay.replay(office, Address(store))
    report.documents, report.broken = pg_replay_documents.carry(source.documents, Address(store))
    return report
