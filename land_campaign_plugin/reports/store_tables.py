"""What people call what a central store keeps: its tables, and how large they are."""

from __future__ import annotations

from ..model.language import QT_TRANSLATE_NOOP, Language, Term
from ..model.records import TABLE_LABELS

_KIB, _MIB = 2**10, 2**20
_LABELS: dict[str, str] = {
    **TABLE_LABELS,
    "access_log": QT_TRANSLATE_NOOP("core", "log of who looked at people's data"),
    "anchor": QT_TRANSLATE_NOOP("core", "anchors of the history"),
    "batch": QT_TRANSLATE_NOOP("core", "pushes"),
    "change_req": QT_TRANSLATE_NOOP("core", "changes answered"),
    "changes": QT_TRANSLATE_NOOP("core", "lines of history"),
    "commune": QT_TRANSLATE_NOOP("core", "communes"),
    "conflict": QT_TRANSLATE_NOOP("core", "conflicts"),
    "conflicts": QT_TRANSLATE_NOOP("core", "open conflicts"),
    "conflict_pii": QT_TRANSLATE_NOOP("core", "people's data in conflicts"),
    "departure": QT_TRANSLATE_NOOP("core", "plots that went to another commune"),
    "document_blob": QT_TRANSLATE_NOOP("core", "files of scanned papers"),
    "document_chunk": QT_TRANSLATE_NOOP("core", "parts of scanned papers on their way"),
    "finding": QT_TRANSLATE_NOOP("core", "findings that came along"),
    "findings": QT_TRANSLATE_NOOP("core", "findings that came along"),
    "hist": QT_TRANSLATE_NOOP("core", "lines of history"),
    "hist_pii": QT_TRANSLATE_NOOP("core", "people's data in the history"),
    "in_force": QT_TRANSLATE_NOOP("core", "plots in force"),
    "meta": QT_TRANSLATE_NOOP("core", "settings of the store"),
    "package_key": QT_TRANSLATE_NOOP("core", "keys of packages"),
    "party_mask": QT_TRANSLATE_NOOP("core", "masked data of holders"),
    "party_secret": QT_TRANSLATE_NOOP("core", "data of holders"),
    "person": QT_TRANSLATE_NOOP("core", "staff who may log in"),
    "pii_key": QT_TRANSLATE_NOOP("core", "keys of people's data"),
    "plot": QT_TRANSLATE_NOOP("core", "plots, retired ones too"),
    "record": QT_TRANSLATE_NOOP("core", "records of plots"),
    "rejected": QT_TRANSLATE_NOOP("core", "changes not taken in"),
    "retired": QT_TRANSLATE_NOOP("core", "retired plots"),
    "scope": QT_TRANSLATE_NOOP("core", "rights of staff in communes"),
}
"""By table, or by what a report counts."""


def store_table(name: str) -> Term:
    """Return what people call a table of a store; a name that is none, as that of a file, as it stands."""
    return Term(_LABELS.get(name, name))


def size_text(size: int, language: Language) -> str:
    """Return bytes as people read them: in KB below one MB."""
    if size < _MIB:
        return f"{language.number(max(1, round(size / _KIB)), 0) if size else 0} KB"
    return f"{language.number(size / _MIB, 1)} MB"
