"""R02 mandatory-field: a record lacks a field that it cannot do without.

Flags: an empty field of the list of mandatory fields (resources/catalogues/mandatory_fields.csv), by field. Where more
    than a fifth of a table lacks one, that is one finding for the field, not one for each record.
Why: a record that lacks such a field is refused at the hand-in, and its plot does not belong to group 1.
Fix: a person enters it from the paper or the identity card.
Trap: serial, scan, origin, term and form of a use are tasks, no errors. A holder with an old identity card lacks no
    citizen number here: that is a task as well. Fields for people are not asked of organisations.
Example: a certificate without a day of issue; a holder without an address.
"""

import numpy as np

from ...model import person_name
from ...model.byte_patterns import decoded, mapped
from ...model.byte_texts import by_parts
from ...model.findings import WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ...model.record_lists import mandatory_fields
from ..records import HASHED, RecordRun, joined_found
from ..rule import Found, found

COLUMN = "column"
_FEW = 50


def check(records: RecordRun, settings, table: str) -> Found:
    """Return the records of a table that lack a mandatory field."""
    parts = []
    for field in mandatory_fields():
        if field.table != table or not records.has(field.table, "uid", field.column):
            continue
        asked = _asked(records, field)
        lacking = np.flatnonzero(asked & _empty(records, field.table, field.column))
        if len(lacking) > max(_FEW, settings["share"] * asked.sum()):
            parts.append(_whole_column(field, len(lacking)))
        else:
            parts.append(records.found(field.table, lacking, WARNING, field.column))
    return joined_found(parts)


def _asked(records: RecordRun, field) -> np.ndarray:
    """Return the mask of the records that a field is asked of."""
    asked = np.ones(records.count(field.table), dtype=bool)
    if field.kind:
        if not records.has("party", "kind"):
            return ~asked
        asked = records.once(f"parties: {field.kind}", lambda: _of_kind(records, person_name.key(field.kind))).copy()
    if field.column == "citizen_number" and records.has("party", "identity_card"):
        asked &= records.column("party", "identity_card") == b""
    return asked


def _of_kind(records: RecordRun, wanted: str) -> np.ndarray:
    def is_wanted(part: np.ndarray) -> np.ndarray:
        return mapped(part, lambda text: person_name.key(decoded(text)) == wanted, bool)

    return by_parts(is_wanted, records.column("party", "kind"))


def _empty(records: RecordRun, table: str, name: str) -> np.ndarray:
    values = records.column(table, name)
    if values.dtype.kind == "S":
        return values == b""
    return values == 0 if name in HASHED or values.dtype.kind == "i" else np.isnan(values)


def _whole_column(field, count: int) -> Found:
    return found(
        np.empty(0, np.int64),
        np.array([WARNING], dtype=object),
        offsets=np.zeros(2, np.int64),
        sub_code=COLUMN,
        field_name=f"{field.table}.{field.column}",
        measured=float(count),
        record="",
    )


_NEEDED = {}
for _field in mandatory_fields():
    _NEEDED.setdefault(_field.table, ["uid"]).append(_field.column)

RULE = {
    "code": "R02",
    "name": "mandatory-field",
    "title": QT_TRANSLATE_NOOP("core", "Mandatory field empty"),
    "check_records": check,
    "by_table": True,
    "tables": ("records",),
    "records_if_there": {
        **{table: tuple(names) for table, names in _NEEDED.items()},
        "party": (*_NEEDED.get("party", ()), "identity_card"),
    },
    "options": {"share": 0.2},
    "messages": {
        "": QT_TRANSLATE_NOOP("core", "A record of plot {plots} lacks the field: {field}."),
        COLUMN: QT_TRANSLATE_NOOP("core", "{measured} records lack the field: {field}."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Enter it from the certificate or the identity card."),
        COLUMN: QT_TRANSLATE_NOOP(
            "core", "See whether the source has the field under another name before entering it record by record."
        ),
    },
}
