"""Corrections of texts of records: a commune's column out of an old encoding, and what nobody sees taken out.

Records are many and are not held: texts are read for the records that change, by who knows the work copy.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

import numpy as np

from ..model.findings import FindingTable
from ..model.language import QT_TRANSLATE_NOOP
from ..model.legacy_text import TCVN3, TITLES
from ..model.text_verdict import Verdict, recognise
from ..model.tidy_text import RIGHT, TONE, judge, listed_spelling, tidy
from ..rules.record_texts import suspect_communes
from ..rules.records import RecordRun
from ..rules.text_columns import NAMES, PLACES, WITH_LINES
from .proposal import Proposal

TextsOf = Callable[[str, str, Collection[str]], Mapping[str, object]]
"""``texts_of(table, column, uids)`` returns the texts of some records by uid."""
_CONVERTED = QT_TRANSLATE_NOOP(
    "core", "E01: {count} texts of {field} converted from {encoding}: {before} becomes {after}"
)
_IN_CAPITALS = QT_TRANSLATE_NOOP(
    "core",
    "E01: {count} texts of {field} converted from {encoding} in a font of capitals (.VnTimeH): {before} becomes "
    "{after}",
)
_TIDIED = QT_TRANSLATE_NOOP("core", "E02: text of {field} tidied")
_AS_LISTED = QT_TRANSLATE_NOOP("core", "E02: text of {field} spelt as the list does")


def of_records(findings: FindingTable) -> np.ndarray:
    """Tell which findings are about fields of records."""
    return np.array(["." in (field or "") for field in findings["field"]], dtype=bool)


def columns_converted(
    records: RecordRun, findings: FindingTable, rows: Iterable[int], texts_of: TextsOf
) -> dict[int, list[Proposal]]:
    """Propose, for findings of E01, all texts of the column in the commune in Unicode; for TCVN3 also in capitals.

    None where the column is not any more in the encoding that was found.
    """
    found: dict[int, list[Proposal]] = {}
    wanted: dict[str, dict[tuple[str, bool], int]] = {}
    for row in rows:
        found[row] = []
        group = findings["commune"][row] or "", bool(findings["plots"][row])
        wanted.setdefault(findings["field"][row], {})[group] = row
    for field, groups in wanted.items():
        table, _, name = field.partition(".")
        if not records.has(table, name, "uid"):
            continue
        for commune, has_plot, of, texts in suspect_communes(records, table, name):
            row = groups.get((commune or "", has_plot))
            verdict = None if row is None else recognise(texts)
            if verdict is None or verdict.encoding != findings["sub_code"][row]:
                continue
            uids = [uid.decode() for uid in records.pick(table, "uid", of).tolist() if uid]
            stand = texts_of(table, name, uids)
            shown = str(findings["detail"][row]).partition("|")[0]
            verdict = replace(verdict, names=field in NAMES)
            verdicts = [verdict, replace(verdict, upper=True)] if verdict.encoding == TCVN3 else [verdict]
            made = [_converted(field, each, stand, shown) for each in verdicts]
            found[row] = [proposal for proposal in made if proposal is not None]
    return found


def _converted(field: str, verdict: Verdict, stand: Mapping[str, object], shown: str) -> Proposal | None:
    table, _, name = field.partition(".")
    after = {uid: verdict.convert(text) for uid, text in stand.items() if text}
    changes = {(table, uid): {name: text} for uid, text in after.items() if text != stand[uid]}
    if not changes:
        return None
    values = {
        "count": len(changes),
        "field": field,
        "encoding": TITLES[verdict.encoding],
        "before": shown,  # one syllable, of homes none: the finding saw to that
        "after": replace(verdict, mixed=False).convert(shown),
    }
    return Proposal(_IN_CAPITALS if verdict.upper else _CONVERTED, values, changes)


def records_tidied(findings: FindingTable, rows: Iterable[int], texts_of: TextsOf) -> dict[int, list[Proposal]]:
    """Propose, for findings of E02, the text without what nobody sees, which is safe; or a place as the list spells it.

    Of a person's name not the place of a tone is proposed: it must match the identity card.
    """
    fields: dict[str, dict[int, str]] = {}
    for row in rows:
        fields.setdefault(findings["field"][row], {})[row] = findings["record"][row]
    found: dict[int, list[Proposal]] = {}
    for field, uids in fields.items():
        table, _, name = field.partition(".")
        stand = texts_of(table, name, list(uids.values()))
        for row, uid in uids.items():
            text = stand.get(uid)
            proposal = _tidied(field, uid, text, findings["sub_code"][row] == TONE) if text else None
            found[row] = [] if proposal is None else [proposal]
    return found


def _tidied(field: str, uid: str, text: str, spelling: bool) -> Proposal | None:
    table, _, name = field.partition(".")
    if spelling:
        after = listed_spelling(text) if field in PLACES else None
        return None if after is None else Proposal(_AS_LISTED, {"field": field}, {(table, uid): {name: after}})
    lines = field in WITH_LINES
    after = tidy(text, lines=lines)
    if after == text or judge(after, lines=lines) != RIGHT:
        return None
    return Proposal(_TIDIED, {"field": field}, {(table, uid): {name: after or None}}, automatic=True)
