"""What beside plots travels between an office and the store: its kinds, their fields, and which of them are personal.

A record hangs on a plot, is of a commune, and has a history of its own. ``status`` is that of a plot: a record that
was deleted is retired. Three kinds are no papers but acts of people: an exception from a rule (`WAIVER`), a sheet that
was declared done (`SEAL`), work given to a person (`ASSIGNMENT`).
"""

from __future__ import annotations

from collections.abc import Iterable

from .act_labels import FIELD_LABELS
from .change import record_group
from .language import QT_TRANSLATE_NOOP
from .records import RECORD_LABELS, RECORD_TABLES
from .tables import INTEGER, PLOT_FIELDS, TEXT

PARTY, CERTIFICATE, RIGHT, USE, DOCUMENT = "party", "certificate", "right", "plot_use", "document"
WAIVER, SEAL, ASSIGNMENT = "waiver", "sheet_seal", "assignment"
PROPOSED, APPROVED, EXPIRED = WAIVER_STATES = ("proposed", "approved", "expired")

ACT_TABLES: dict[str, dict[str, str]] = {
    # An exception: a finding that two people accept, with a reason
    WAIVER: {
        "uid": TEXT,
        "plot_uid": TEXT,
        "fingerprint": TEXT,
        "rule": TEXT,
        "reason_code": TEXT,
        "note": TEXT,
        "evidence_sha256": TEXT,
        "geometry_sha256": TEXT,
        "expires_on": TEXT,
        "state": TEXT,
        "proposed_by": TEXT,
        "approved_by": TEXT,
    },
    # A sheet that was declared done: under which rules, and over which data
    SEAL: {
        "uid": TEXT,
        "commune": TEXT,
        "sheet_number": TEXT,
        "ruleset": TEXT,
        "tolerances": TEXT,
        "data_sha256": TEXT,
        "plots": INTEGER,
        "errors": INTEGER,
        "warnings": INTEGER,
        "sealed_on": TEXT,
        "sealed_by": TEXT,
    },
    # A sheet, or the plots of a hamlet or group, given to a person
    ASSIGNMENT: {
        "uid": TEXT,
        "commune": TEXT,
        "sheet_number": TEXT,
        "hamlet": TEXT,
        "campaign_group": TEXT,
        "login": TEXT,
        "from_on": TEXT,
        "until_on": TEXT,
        "note": TEXT,
    },
}
"""Tables of acts, with the kinds of their columns; as `RECORD_TABLES`, which has those of papers and people."""
KIND_TABLES: dict[str, dict[str, str]] = {**RECORD_TABLES, **ACT_TABLES}
KINDS: tuple[str, ...] = (PARTY, CERTIFICATE, RIGHT, USE, DOCUMENT, WAIVER, SEAL, ASSIGNMENT)
"""All kinds, those that others hang on first."""
STATUS = "status"
KIND_FIELDS: dict[str, dict[str, str]] = {
    kind: {name: each for name, each in KIND_TABLES[kind].items() if name != "uid"} | {STATUS: TEXT} for kind in KINDS
}
"""Fields that travel, by kind, with the kind of their values."""
FIELD_NAMES: dict[str, tuple[str, ...]] = {kind: tuple(fields) for kind, fields in KIND_FIELDS.items()}
PERSONAL: dict[str, frozenset[str]] = {
    PARTY: frozenset({"name", "citizen_number", "identity_card", "tax_code", "born_on", "address"})
}
"""Fields whose values stand in no image, history or feed: a keyed hash stands for each."""
BY_SERVER: dict[str, frozenset[str]] = {
    WAIVER: frozenset({"proposed_by", "approved_by"}),
    SEAL: frozenset({"sealed_by"}),
}
"""Fields that the store fills in itself, with the login of whoever pushed."""
_SEPARATOR = ":"

KIND_LABELS: dict[str, str] = {
    PARTY: QT_TRANSLATE_NOOP("core", "Holder"),
    CERTIFICATE: QT_TRANSLATE_NOOP("core", "Certificate"),
    RIGHT: QT_TRANSLATE_NOOP("core", "Right"),
    USE: QT_TRANSLATE_NOOP("core", "Land use"),
    DOCUMENT: QT_TRANSLATE_NOOP("core", "Scanned paper"),
    WAIVER: QT_TRANSLATE_NOOP("core", "Exception"),
    SEAL: QT_TRANSLATE_NOOP("core", "Seal of a sheet"),
    ASSIGNMENT: QT_TRANSLATE_NOOP("core", "Assignment"),
}
"""What people call one record of a kind, marked for translation."""


_WHOLE = 16


def record_groups(kind: str, names: Iterable[str]) -> set[str]:
    """Return the groups that fields of a kind stand or fall with."""
    return {record_group(kind, name) for name in names}


def address(kind: str, uid: str) -> str:
    """Return what a record is called where records and plots stand in one table: ``party:UID``."""
    return f"{kind}{_SEPARATOR}{uid}" if kind else uid


def own_uid(kind: str, called: str) -> str:
    """Return the uid out of what `address` gave."""
    return called[len(kind) + len(_SEPARATOR) :] if kind else called


def looks_like_a_record(uid: str) -> bool:
    """Tell whether a plot of this uid would be taken for a record."""
    return uid.partition(_SEPARATOR)[0] in KIND_TABLES and _SEPARATOR in uid


def short(uid: str) -> str:
    """Return enough of a uid to know it by: the beginning of a UUID or a long number, else all that an office gave."""
    return uid if len(uid) <= _WHOLE and not uid.isdigit() else uid[:8]


def kind_of_field(kind: str, field: str) -> str:
    """Return what a field holds (`tables.TEXT`, `tables.REAL` and so on); `kind` is that of a record, "" for a plot."""
    if kind:
        return KIND_FIELDS[kind].get(field, TEXT)
    return PLOT_FIELDS[field].kind if field in PLOT_FIELDS else TEXT


def label_of(kind: str, field: str) -> str:
    """Return what people call a field of a kind; its name where nothing else is known."""
    return RECORD_LABELS.get(f"{kind}.{field}") or FIELD_LABELS.get(field, field)

