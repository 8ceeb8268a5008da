"""Brings in what others pushed of records, as part of a pull."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..store import incoming, record_incoming
from ..store.connection import reading, writing
from ..store.contract import Store
from ..store.images import Image
from ..store.record_incoming import Incoming

_AT_ONCE = 5_000


def values_for(store: Store, records: Iterable[Incoming], *, personal: bool) -> dict[str, Image]:
    """Return the values of the people among `records`, asked of the store unless they are to stay out."""
    people = record_incoming.people_in(records) if personal else []
    found: dict[str, Image] = {}
    for start in range(0, len(people), _AT_ONCE):
        found |= store.personal(people[start : start + _AT_ONCE])
    return found


def take_records(connection, records: Iterable[Incoming], values: Mapping[str, Image], report) -> None:
    """Bring records in inside the caller's transaction, and add to `report` what became of them."""
    counts, disputed = record_incoming.apply(connection, records, values)
    report.records.update(counts)
    report.disputed_records += disputed


def check_out_records(path, store: Store, commune: str, report, *, personal: bool) -> None:
    """Bring in all records of a commune: what is newer than its plots is told again by the history that follows."""
    records = [Incoming(*row) for row in store.commune_records(commune)]
    with reading(path) as connection:
        if incoming.sheets_of(connection, store.id, commune) is not None:
            records = record_incoming.of_plots_here(connection, records)
    values = values_for(store, records, personal=personal)
    with writing(path) as connection:
        take_records(connection, records, values, report)


def bring_foreign_people(path, store: Store, report, *, personal: bool) -> None:
    """Bring in people of other communes who have a right in a plot here."""
    with reading(path) as connection:
        wanted = record_incoming.foreign_people(connection)
    if not wanted:
        return
    records = [Incoming("party", each.uid, each.ver, each.image) for each in store.records("party", wanted).values()]
    values = values_for(store, records, personal=personal)
    with writing(path) as connection:
        take_records(connection, records, values, report)
