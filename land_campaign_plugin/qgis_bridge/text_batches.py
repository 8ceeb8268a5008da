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
_MOST_LOOKED_AT = 400
"""Records whose texts are read for samples."""


@dataclass(frozen=True)
class TextBatch:
    """A correction of many texts, and the findings that it cures.

    Parameters
    ----------
    capitals : bool
        It reads the column as a font of capitals shows it.
    of_records : bool
        It changes records: `changes` go by table and uid.
    """

    label: str
    changes: Mapping[str | tuple[str, str], Mapping]
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
        return _of_records(session, row)
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


def _of_records(session, row: int) -> list[TextBatch]:
    """Return the corrections of a column of records, or the safe ones of all untidy texts of records as one."""
    from ..fixes.record_texts import of_records
    from ..verbs.fix_records import text_proposals

    findings, code = session.findings, session.findings["rule"][row]
    rows = [row] if code == COLUMN else np.flatnonzero((findings["rule"] == code) & of_records(findings)).tolist()
    proposals = text_proposals(session.work, findings, rows, session.ruleset)
    if code == COLUMN:
        cured, found = [findings["fingerprint"][row]], []
        for proposal in proposals[row]:
            shown = _record_samples(session, proposal.changes)
            batch = TextBatch(_without_sample(proposal), proposal.changes, cured, shown, bool(found), True)
            found.append(batch)
        return found
    changes: dict[tuple[str, str], dict] = {}
    cured = []
    for each, (proposal, *_) in ((each, made) for each, made in proposals.items() if made):
        if proposal.automatic:
            cured.append(findings["fingerprint"][each])
            for key, values in proposal.changes.items():
                changes.setdefault(key, {}).update(values)
    if not cured:
        return []
    shown = [(_visible(one), other) for one, other in _record_samples(session, changes)]
    return [TextBatch(core(_TIDIED, count=number(len(cured), 0)), changes, cured, shown, of_records=True)]


def _record_samples(session, changes: Mapping[tuple[str, str], Mapping]) -> list[tuple[str, str]]:
    """Return samples of the first records that change, of each text one syllable."""
    first = list(changes.items())[:_MOST_LOOKED_AT]
    stand = session.desk.values(first)
    pairs = ((stand[key][name] or "", text or "") for key, values in first for name, text in values.items())
    return samples(pairs, _SHOWN, personal=True)


def _pairs(plots, name: str, changes: Mapping[str, Mapping]) -> list[tuple[str, str]]:
    texts = dict(zip(plots["uid"].tolist(), plots[name], strict=True))
    return [(texts[uid], values[name] or "") for uid, values in changes.items() if texts.get(uid) and name in values]


def _visible(text: str) -> str:
    """Return a text whose spaces can be seen: what nobody sees is what is wrong with it."""
    return "".join("·" if sign.isspace() else sign if sign.isprintable() else "▯" for sign in text)
