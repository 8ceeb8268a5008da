"""What the central store on a server tells of records, people and seals, to one person of it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ..model.record_kinds import PARTY
from .contract import StoredPlot
from .images import Image
from .people_access import WORK_COPY, Access, check_purpose, too_many
from .pg_connection import Connection
from .pg_documents import PgDocuments
from .sealed_sheets import SealState

_RECORDS = "SELECT uid, ver, image FROM campaign.record WHERE kind = %s AND uid = ANY (%s)"
_PARTIES = "SELECT uid, ver, image FROM campaign.parties(%s)"
_OF_COMMUNE = (
    "SELECT kind, uid, ver, image FROM campaign.record WHERE commune_id ="
    " (SELECT id FROM campaign.commune WHERE code = %s AND valid @> current_date) AND NOT retired ORDER BY seq"
)
_MASKED = (
    "SELECT uid, name, citizen_number, identity_card, tax_code, born_on, address FROM campaign.party_mask"
    " WHERE uid = ANY (%s)"
)
_MASKED_NAMES = ("name", "citizen_number", "identity_card", "tax_code", "born_on", "address")
_ACCESSES = "SELECT login, at, what, n_rows, purpose, pii FROM campaign.access_log ORDER BY id"


class PgRecords(PgDocuments):
    """Reading records over `_connection`."""

    _connection: Connection

    def records(self, kind: str, uids: Iterable[str]) -> dict[str, StoredPlot]:
        """Return records of a kind by uid, retired ones too, with tokens for personal values.

        People who have a right in one's communes are there even where they belong to another.
        """
        uids = list(uids)
        query, asked = (_PARTIES, (uids,)) if kind == PARTY else (_RECORDS, (kind, uids))
        rows = self._connection.run(query, asked)
        return {uid: StoredPlot(uid, ver, json.loads(image)) for uid, ver, image in rows}

    def commune_records(self, commune: str) -> list[tuple[str, str, int, Image]]:
        """Return kind, uid, version and image of all records of a commune that are in force."""
        rows = self._connection.run(_OF_COMMUNE, (commune,))
        return [(kind, uid, ver, json.loads(image)) for kind, uid, ver, image in rows]

    def personal(self, uids: Iterable[str], purpose: str = WORK_COPY) -> dict[str, Image]:
        """Return people's values for the work copy of whoever may edit them; the server writes it down."""
        return self._connection.run("SELECT campaign.personal(%s, %s)", (list(uids), purpose))[0][0]

    def unmask(self, uids: Iterable[str], purpose: str) -> dict[str, Image]:
        """Return people's values for a purpose that is said; the server writes it down, and refuses many at once.

        Raises
        ------
        BadInput
            No purpose, or too many people within an hour.
        """
        check_purpose(purpose)
        said = self._connection.run("SELECT campaign.unmask(%s, %s)", (list(uids), purpose))[0][0]
        if said["code"] == "too_many":
            raise too_many()
        return said["values"]

    def past_personal(self, uid: str, purpose: str) -> dict[int, Image]:
        """Return a person's values at each version, for an auditor; the server writes it down."""
        check_purpose(purpose)
        rows = self._connection.run("SELECT campaign.past_personal(%s, %s)", (uid, purpose))
        return {int(ver): values for ver, values in rows[0][0].items()}

    def masked(self, uids: Iterable[str]) -> dict[str, Image]:
        """Return people as they are shown to whoever need not know them."""
        rows = self._connection.run(_MASKED, (list(uids),))
        return {uid: dict(zip(_MASKED_NAMES, values, strict=True)) for uid, *values in rows}

    def log_access(self, what: str, rows: int, purpose: str, *, pii: bool) -> None:
        """Write down that data left the store, such as an export."""
        self._connection.run("SELECT campaign.log_access(%s, %s, %s, %s)", (what, rows, purpose, pii))

    def accesses(self) -> list[Access]:
        """Return who looked at what, the oldest first: one's own looks, and all of them to an auditor."""
        return [Access(*row) for row in self._connection.run(_ACCESSES)]

    def seals(self, commune: str) -> list[SealState]:
        """Return the seals of a commune's sheets, and which a later edit of the sheet or beside it broke."""
        rows = self._connection.run("SELECT uid, ver, image, broken_by FROM campaign.seals(%s)", (commune,))
        return [SealState(uid, ver, json.loads(image), broken_by) for uid, ver, image, broken_by in rows]
