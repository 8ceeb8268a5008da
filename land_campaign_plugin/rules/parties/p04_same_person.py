"""P04 same-person: one citizen number for two names, or one person with two numbers.

Flags: the same citizen number on parties of different names (error); the same name with different numbers where the
    full birth date, the household or the address is the same, too (warning).
Why: a number is one person's for life; two people with one, or one person with two, are never authenticated.
Fix: a person compares the identity cards and joins or parts the records.
Trap: most births are year-only, and a year makes nobody the same: thousands share name and year. Case, the place of a
    tone and spaces do not make another name. Father and son may share name and address; an address of more than a
    dozen holders is a hamlet's, not a house's, and tells nothing.
Example: two holders of one name born on the same day, numbers ending in 12 and 21.
"""

import numpy as np

from ...model import person_name
from ...model.byte_patterns import lengths
from ...model.byte_texts import as_texts, by_parts, equal_groups, groups_of_equal, hashes, spans_of
from ...model.findings import ERROR, WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ...model.masking import masked_digits
from ...model.texts import objects
from ..records import RecordRun, chosen_groups, joined_found
from ..rule import Found

BIRTH_DATE, HOUSEHOLD, ADDRESS = "birth-date", "household", "address"
_FULL_DATE = 10


def check(records: RecordRun, settings) -> Found:
    """Return the numbers with two names, and the people with two numbers."""
    numbers = records.column("party", "citizen_number")
    known = records.column("party", "name") != 0
    rows, offsets = equal_groups(numbers, among=known)
    names = person_name.keys(records.pick("party", "name", rows)) if len(rows) else np.empty(0, "S1")
    several = [True if len(set(names[a:b].tolist())) > 1 else None for a, b in spans_of(offsets)]
    rows, offsets, _ = chosen_groups(rows, offsets, several)
    masked = [masked_digits(text) for text in as_texts(numbers[rows[offsets[:-1]]])]
    parts = [records.found_groups("party", rows, offsets, ERROR, "citizen_number", detail=objects(masked))]
    seen: set[tuple] = set()
    for code, keys in _likenesses(records, settings["at_one_address"]).items():
        parts.append(_two_numbers(records, numbers, code, keys, seen))
    return joined_found(parts)


def _likenesses(records: RecordRun, most: float) -> dict[str, np.ndarray]:
    """Return, by sub-code, a key of each party that those share who may be the same person; 0 where there is none."""
    keys = {}
    if records.has("party", "born_on"):
        born = records.column("party", "born_on")
        keys[BIRTH_DATE] = np.where(lengths(born) == _FULL_DATE, hashes(born), 0)
    groups = records.holders if records.has("right", "party_uid") else None
    if groups is not None:
        keys[HOUSEHOLD] = _households(records)
    if records.has("party", "address"):
        address = records.column("party", "address")
        ordered = np.sort(address)

        def few(part: np.ndarray) -> np.ndarray:
            return np.searchsorted(ordered, part, "right") - np.searchsorted(ordered, part) <= most

        keys[ADDRESS] = np.where(by_parts(few, address), address, 0)
    return keys


def _two_numbers(records: RecordRun, numbers: np.ndarray, code: str, keys: np.ndarray, seen: set[tuple]) -> Found:
    """Return the groups of one name and one key with several numbers, but for those that were found before."""
    name = records.column("party", "name")
    rows, offsets = groups_of_equal((name != 0) & (keys != 0) & (numbers != b""), name, keys)
    said = numbers[rows]
    verdicts = [True if len(set(said[a:b].tolist())) > 1 else None for a, b in spans_of(offsets)]
    rows, offsets, _ = chosen_groups(rows, offsets, verdicts)
    # on the texts themselves: a hash that two names share makes nobody the same
    names = person_name.keys(records.pick("party", "name", rows)) if len(rows) else np.empty(0, "S1")
    verdicts = []
    for start, end in spans_of(offsets):
        members = tuple(rows[start:end].tolist())
        new = len(set(names[start:end].tolist())) == 1 and members not in seen
        seen.add(members)
        verdicts.append(code if new else None)
    rows, offsets, codes = chosen_groups(rows, offsets, verdicts)
    masked = [", ".join(masked_digits(text) for text in as_texts(numbers[rows[a:b]])) for a, b in spans_of(offsets)]
    return records.found_groups(
        "party", rows, offsets, WARNING, "citizen_number", sub_code=codes, detail=objects(masked)
    )


def _households(records: RecordRun) -> np.ndarray:
    """Return for each party its first group of holders, from 1 on; 0 where it is in none with others."""
    groups, party = records.holders, records.links("right", "party_uid")
    group = np.repeat(np.arange(len(groups.sizes)), groups.sizes)
    shared = groups.sizes[group] > 1
    holder = party[groups.rows[shared]]
    household = np.zeros(records.count("party"), dtype=np.int64)
    household[holder[holder >= 0][::-1]] = group[shared][holder >= 0][::-1] + 1
    return household


RULE = {
    "code": "P04",
    "name": "same-person",
    "title": QT_TRANSLATE_NOOP("core", "One number, one person"),
    "check_records": check,
    "records": {"party": ("uid", "name", "citizen_number")},
    "records_if_there": {"party": ("born_on", "address"), "right": ("plot_uid", "party_uid", "certificate_uid")},
    "options": {"at_one_address": 12.0},
    "messages": {
        "": QT_TRANSLATE_NOOP(
            "core", "The citizen number {detail} stands beside several names among the holders of plots {plots}."
        ),
        BIRTH_DATE: QT_TRANSLATE_NOOP(
            "core", "Holders of plots {plots} share name and birth date but have different numbers: {detail}."
        ),
        HOUSEHOLD: QT_TRANSLATE_NOOP(
            "core", "Holders of plot {plots} share name and certificate but have different numbers: {detail}."
        ),
        ADDRESS: QT_TRANSLATE_NOOP(
            "core", "Holders of plots {plots} share name and address but have different numbers: {detail}."
        ),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP(
            "core", "Compare with the identity cards, and correct the number or the name that is wrong."
        ),
        BIRTH_DATE: QT_TRANSLATE_NOOP("core", "If they are one person, keep one record with the number of the card."),
        HOUSEHOLD: QT_TRANSLATE_NOOP("core", "If they are one person, keep one record with the number of the card."),
        ADDRESS: QT_TRANSLATE_NOOP("core", "If they are one person, keep one record with the number of the card."),
    },
}
