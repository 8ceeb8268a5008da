"""Corrections of many texts at once: a column out of an old encoding, untidy texts; with samples to look at first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ..model.language import QT_TRANSLATE_NOOP
from ..model.text_samples import PERSONAL, samples
from .language import QgisLanguage, core, number

COLUMN, UNTIDY = "E01", "E02"
_TIDIED = QT_TRANSLATE_NOOP("core", "E02: {count} texts tidied")
_SHOWN = 6
_PEOPLE = "party"


@dataclass(frozen=True)
class TextBatch:
    """A correction of many texts, and the findings that it cures.

    Parameters
    ----------
    capitals : bool
        It reads the column as a font of capitals shows it.
    of_records : bool
        `changes` are of records, by table and uid, and not of plots.
    """

    label: str
    changes: Mapping[str, Mapping]
    cured: list[str]
    samples: list[tuple[str, str]]
    capitals: bool = False
    of_records: bool = False

    @property
    def count(self) -> int:
        """Texts that change."""
        return sum(len(values) for values in self.changes.values())


def batches(session, row: int) -> list[TextBatch]:
    """Return the corrections of many texts that a finding asks for; none for other rules than those of texts.

    Parameters
    ----------
    session : WorkSession
    row : int
        The finding's row.
    """
    code = session.findings["rule"][row]
    if code in (COLUMN, UNTIDY) and "." in (session.findings["field"][row] or ""):
        return _of_record_column(session, row) if code == COLUMN else _of_untidy_records(session)
    if code == COLUMN:
        return _of_column(session, row)
    return _of_all_untidy(session) if code == UNTIDY else []


def _of_column(session, row: int) -> list[TextBatch]:
    findings = session.findings
    plots = session.source().by_uid(findings["plots"][row].split(","))
    name, cured = findings["field"][row], [findings["fingerprint"][row]]
    found = []
    for proposal in session.proposals(row):
        pairs = _pairs(plots, name, proposal.changes)
        label = _without_sample(proposal)
        found.append(TextBatch(label, proposal.changes, cured, samples(pairs, _SHOWN, name in PERSONAL), bool(found)))
    return found


def _without_sample(proposal) -> str:
    """Return what a proposal does in words; a text of a person's is no part of a label."""
    values = {**proposal.values, "count": number(proposal.values["count"], 0)}
    return QgisLanguage().text(proposal.template, **values)


def _of_all_untidy(session) -> list[TextBatch]:
    """Return the safe corrections of all untidy texts as one."""
    from ..fixes.proposals import propose

    findings = session.findings
    rows = [row for row in np.flatnonzero(findings["rule"] == UNTIDY) if "." not in (findings["field"][row] or "")]
    plots = session.source().by_uid(sorted({uid for row in rows for uid in findings["plots"][row].split(",")}))
    changes: dict[str, dict] = {}
    cured, pairs = [], []
    for row in rows:
        for proposal in propose(findings, row, plots, session.ruleset)[:1]:
            if not proposal.automatic:
                continue
            cured.append(findings["fingerprint"][row])
            name = findings["field"][row]
            masked = samples(_pairs(plots, name, proposal.changes), _SHOWN, name in PERSONAL)
            pairs += masked
            for uid, values in proposal.changes.items():
                changes.setdefault(uid, {}).update(values)
    if len(cured) < 2:
        return []
    label = core(_TIDIED, count=number(len(cured), 0))
    return [TextBatch(label, changes, cured, [(_visible(one), other) for one, other in samples(pairs, _SHOWN)])]


def _of_record_column(session, row: int) -> list[TextBatch]:
    """Return the conversion of a column of records that hang on the finding's plots."""
    from ..fixes.texts import CONVERTED
    from ..model.legacy_text import TITLES
    from ..model.text_verdict import Verdict

    findings = session.findings
    table, _, name = findings["field"][row].partition(".")
    plots, encoding = [uid for uid in findings["plots"][row].split(",") if uid], findings["sub_code"][row]
    if not plots or encoding not in TITLES:
        return []
    verdict = Verdict(encoding)
    texts = {each["uid"]: each[name] for each in session.desk.read(plots).tables[table] if each[name]}
    after = {uid: verdict.convert(text) for uid, text in texts.items()}
    changes = {(table, uid): {name: after[uid]} for uid, text in texts.items() if after[uid] != text}
    if not changes:
        return []
    before = str(findings["detail"][row]).partition("|")[0]
    words = {"before": before, "after": verdict.convert(before), "encoding": TITLES[encoding]}
    label = core(CONVERTED, count=number(len(changes), 0), **words)
    shown = samples(((texts[uid], after[uid]) for uid in texts), _SHOWN, table == _PEOPLE)
    return [TextBatch(label, changes, [findings["fingerprint"][row]], shown, of_records=True)]


def _of_untidy_records(session) -> list[TextBatch]:
    """Return the safe corrections of all untidy texts of records as one."""
    from ..model.tidy_text import TONE, tidy

    findings = session.findings
    rows = [
        row
        for row in np.flatnonzero((findings["rule"] == UNTIDY) & (findings["sub_code"] != TONE))
        if "." in (findings["field"][row] or "") and findings["record"][row]
    ]
    named = [(*findings["field"][row].split("."), findings["record"][row]) for row in rows]
    tables = session.desk.read([], {(table, uid) for table, _, uid in named}).tables
    texts = {(table, each["uid"]): each for table, records in tables.items() for each in records}
    changes: dict[tuple[str, str], dict] = {}
    cured, pairs = [], []
    for row, (table, name, uid) in zip(rows, named, strict=True):
        text = texts.get((table, uid), {}).get(name)
        if text and tidy(text) != text:
            changes.setdefault((table, uid), {})[name] = tidy(text) or None
            cured.append(findings["fingerprint"][row])
            pairs += samples([(text, tidy(text))], 1, table == _PEOPLE)
    if not cured:
        return []
    label = core(_TIDIED, count=number(len(cured), 0))
    shown = [(_visible(one), other) for one, other in samples(pairs, _SHOWN)]
    return [TextBatch(label, changes, cured, shown, of_records=True)]


def _pairs(plots, name: str, changes: Mapping[str, Mapping]) -> list[tuple[str, str]]:
    texts = dict(zip(plots["uid"].tolist(), plots[name], strict=True))
    return [(texts[uid], values[name] or "") for uid, values in changes.items() if texts.get(uid) and name in values]


def _visible(text: str) -> str:
    """Return a text whose spaces can be seen: what nobody sees is what is wrong with it."""
    return "".join("·" if sign.isspace() else sign if sign.isprintable() else "▯" for sign in text)
