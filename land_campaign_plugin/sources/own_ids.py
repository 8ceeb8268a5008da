"""Records that name plots and one another by the ids of their source, for a work copy where these were made permanent.

An id that the source gave to several rows of the work copy (two communes that number from 1) tells none of them: it
stays as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from ..model.record_table import TableReader
from ..model.records import LINKS

Permanent = Mapping[str, Mapping[str, str]]
"""By table (or plot) and what the source says: the permanent id."""


class PermanentRows:
    """A reader whose ids are those that a work copy has in their place.

    Parameters
    ----------
    table : str
        The record table that `reader` reads.
    permanent : Permanent
        As `store.given_ids.by_said` gives it.
    """

    def __init__(self, table: str, reader: TableReader, permanent: Permanent):
        self._reader = reader
        kinds = {"uid": table, **LINKS}
        self._known = {
            name: {said.encode(): uid.encode() for said, uid in permanent[kind].items()}
            for name, kind in kinds.items()
            if kind in permanent
        }

    @property
    def columns(self) -> frozenset[str]:
        """The columns of the record table that it has."""
        return self._reader.columns

    def batches(self, names: Sequence[str]) -> Iterator[dict[str, np.ndarray]]:
        """Yield the rows of some columns in batches."""
        for batch in self._reader.batches(names):
            yield {name: self._made(values, self._known.get(name)) for name, values in batch.items()}

    @staticmethod
    def _made(values: np.ndarray, known: Mapping[bytes, bytes] | None) -> np.ndarray:
        if not known or not len(values):
            return values
        said, rows = np.unique(values, return_inverse=True)
        return np.array([known.get(each, each) for each in said.tolist()], dtype=np.bytes_)[rows]


def permanent_rows(
    found: Mapping[str, Sequence[TableReader]], permanent: Permanent | None
) -> dict[str, list[TableReader]]:
    """Return readers of record tables, by table, whose ids are the permanent ones."""
    return {
        table: [PermanentRows(table, reader, permanent) if permanent else reader for reader in readers]
        for table, readers in found.items()
    }
