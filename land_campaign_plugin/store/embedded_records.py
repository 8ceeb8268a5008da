"""What the store of a single office tells of records, people and seals, and what it writes down about who asked.

People's values lie in a table of their own here as well, but not encrypted: the key would lie beside them. Whoever can
copy the file can read it, so the disk is to be encrypted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ..model.record_kinds import PARTY
from . import personal, sealed_sheets
from .connection import reading, writing
from .contract import StoredPlot
from .embedded_documents import EmbeddedDocuments
from .images import Image
from .people_access import MOST_AN_HOUR, UNMASK, WORK_COPY, Access, check_purpose, too_many
from .reading import stage
from .sealed_sheets import SealState

_LOG = "INSERT INTO access_log (login, at, what, n_rows, purpose, pii) VALUES (?, ?, ?, ?, ?, ?)"
_HOUR = "SELECT coalesce(sum(n_rows), 0) FROM access_log WHERE login = ? AND what = ? AND at > ?"
_RECORDS = (
    "SELECT r.uid, r.ver, r.image FROM temp.asked AS a CROSS JOIN record AS r ON r.kind = a.kind AND r.uid = a.uid"
)
_VALUES = "SELECT s.uid, s.personal FROM temp.asked AS a CROSS JOIN party_secret AS s ON s.uid = a.uid"


class EmbeddedRecords(EmbeddedDocuments):
    """Reading records from a file at `path`, as the person `login`."""

    path: Path
    login: str

    def records(self, kind: str, uids: Iterable[str]) -> dict[str, StoredPlot]:
        """Return records of a kind by uid, retired ones too, with tokens for personal values."""
        with reading(self.path) as connection:
            stage(connection, "asked", ("kind", "uid"), {(kind, uid) for uid in uids})
            return {uid: StoredPlot(uid, ver, json.loads(image)) for uid, ver, image in connection.execute(_RECORDS)}

    def commune_records(self, commune: str) -> list[tuple[str, str, int, Image]]:
        """Return kind, uid, version and image of all records of a commune that are in force."""
        with reading(self.path) as connection:
            rows = connection.execute(
                "SELECT kind, uid, ver, image FROM record WHERE commune = ? AND NOT retired ORDER BY seq", (commune,)
            )
            return [(kind, uid, ver, json.loads(image)) for kind, uid, ver, image in rows]

    def personal(self, uids: Iterable[str], purpose: str = WORK_COPY) -> dict[str, Image]:
        """Return people's values for the work copy of whoever may edit them; written down."""
        return self._open(uids, WORK_COPY, purpose)

    def unmask(self, uids: Iterable[str], purpose: str) -> dict[str, Image]:
        """Return people's values for a purpose that is said; written down, and not for many at once.

        Raises
        ------
        BadInput
            No purpose, or too many people within an hour.
        """
        uids = set(uids)
        check_purpose(purpose)
        since = (datetime.now(UTC) - timedelta(hours=1)).isoformat(timespec="microseconds")
        with reading(self.path) as connection:
            (before,) = connection.execute(_HOUR, (self.login, UNMASK, since)).fetchone()
        if before + len(uids) > MOST_AN_HOUR:
            raise too_many()
        return self._open(uids, UNMASK, purpose)

    def _open(self, uids: Iterable[str], what: str, purpose: str) -> dict[str, Image]:
        with writing(self.path) as connection:
            found = self._values(connection, uids)
            if found:
                at = datetime.now(UTC).isoformat(timespec="microseconds")
                connection.execute(_LOG, (self.login, at, what, len(found), purpose, 1))
        return found

    def masked(self, uids: Iterable[str]) -> dict[str, Image]:
        """Return people as they are shown to whoever need not know them."""
        with reading(self.path) as connection:
            return {uid: personal.masked(values) for uid, values in self._values(connection, uids).items()}

    def _values(self, connection, uids: Iterable[str]) -> dict[str, Image]:
        stage(connection, "asked", ("kind", "uid"), {(PARTY, uid) for uid in uids})
        return {uid: json.loads(text) for uid, text in connection.execute(_VALUES)}

    def log_access(self, what: str, rows: int, purpose: str, *, pii: bool) -> None:
        """Write down that data left the store, such as an export."""
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        with writing(self.path) as connection:
            connection.execute(_LOG, (self.login, at, what, rows, purpose, int(pii)))

    def accesses(self) -> list[Access]:
        """Return who looked at what, the oldest first."""
        with reading(self.path) as connection:
            rows = connection.execute("SELECT login, at, what, n_rows, purpose, pii FROM access_log ORDER BY id")
            return [Access(*row[:5], bool(row[5])) for row in rows]

    def seals(self, commune: str) -> list[SealState]:
        """Return the seals of a commune's sheets, and which a later edit of the sheet or beside it broke."""
        with reading(self.path) as connection:
            return sealed_sheets.seals(connection, commune)
