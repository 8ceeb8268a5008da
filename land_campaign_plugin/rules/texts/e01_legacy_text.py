"""E01 legacy-text: a column written in TCVN3 or VNI, or in Unicode that was read wrongly.

Flags: a column of texts, commune by commune, that is Vietnamese only when read as TCVN3 (ABC), VNI, Windows-1258, or
    as UTF-8 that was taken for Windows-1252 or Latin-1, once or twice. One finding a column and commune, with the
    plots whose text would change; a column of which only a part is so written says how large a part. Columns of
    records count like those of plots: a record belongs to the commune of its plot, a holder to that of the first right;
    those without a plot are a group of their own.
Why: nobody finds ``Th«n §oµi`` when looking for ``Thôn Đoài``, and no other system can read it.
Fix: proposed, for plots and records: all of the column's texts at once, which can be taken back; what would be lost
    on the way back stays as it is and is counted. Spreadsheets of records are converted when they are loaded.
Trap: ``Hoàng`` is a word in Unicode and, as ``Hồng``, in VNI: the column decides, never one text. In a mixed column a
    text that says nothing for either stays. In TCVN3 accented capitals share the code of their small letters, unless
    the font is .VnTimeH: in words of capitals they become capitals, elsewhere small letters.
Example: 300 plots of a commune have ``Th«n §oµi, x· T©n H­ng``: one finding, TCVN3.
"""

from functools import partial
from typing import NamedTuple

import numpy as np

from ...model.byte_patterns import mapped
from ...model.findings import ERROR
from ...model.language import QT_TRANSLATE_NOOP
from ...model.legacy_text import NFD, TITLES, convert_back
from ...model.text_verdict import Verdict, recognise
from ...model.texts import TextColumn, objects
from ..block import Block, Run
from ..record_texts import scanned, suspect_communes
from ..records import RecordRun
from ..rule import Found, found, nothing_found
from ..text_columns import FREE_TEXTS, RECORD_LINKS, RECORD_TEXTS, by_commune, judged

_NO_PLOT = "-"
_HOMES = frozenset({"party.address"})
_ANY_WORD = "Thôn"


def check(block: Block, settings) -> None:
    """Leave it to the end: a part of a column does not tell."""


def conclude(parts: list[None], run: Run, settings) -> Found:
    """Return the plots' columns in a legacy encoding; one finding a column and commune."""
    lines = []
    for name in (name for name in FREE_TEXTS if name in run.plots):
        for commune, rows, texts in by_commune(run.plots, name):
            verdict = _verdict(texts)
            if _is_legacy(verdict):
                changes = judged(texts, lambda text, verdict=verdict: verdict.convert(text) != text)
                rows = rows[np.equal(changes, True)]
                if len(rows):
                    lines.append(_Line(name, commune, rows, verdict, commune or ""))
    return _found(run, lines)


def check_records(records: RecordRun, settings, table: str) -> Found:
    """Return a record table's columns in a legacy encoding; one finding a column and commune."""
    lines = []
    for name in scanned(records, table):
        for commune, has_plot, rows, texts in suspect_communes(records, table, name):
            verdict = recognise(texts)
            if _is_legacy(verdict):
                changes = mapped(texts, partial(_changes, verdict), bool)
                plots = np.unique(records.plots_of(table, rows[changes])[0])
                subject = (commune or "") if has_plot else _NO_PLOT
                if changes.any():
                    lines.append(_Line(f"{table}.{name}", commune, plots, verdict, subject))
    return _found(records.run, lines)


class _Line(NamedTuple):
    """A finding: the column, the commune, rows of plots, the verdict, and what tells it from others of the column."""

    name: str
    commune: str | None
    plots: np.ndarray
    verdict: Verdict
    subject: str


def _found(run: Run, lines: list[_Line]) -> Found:
    if not lines:
        return nothing_found()
    return found(
        np.concatenate([line.plots for line in lines]),
        ERROR,
        offsets=np.concatenate([[0], np.cumsum([len(line.plots) for line in lines])]),
        sub_code=objects([line.verdict.encoding for line in lines]),
        field_name=objects([line.name for line in lines]),
        measured=np.array([round(100 * line.verdict.score, 1) for line in lines]),
        unit="%",
        detail=objects([_detail(line) for line in lines]),
        place=objects([run.box_of(line.plots) for line in lines]),
        subject=objects([line.subject for line in lines]),
        named_by_subject=True,
        commune=objects([line.commune for line in lines]),
        sheet=objects([None] * len(lines)),
    )


def _is_legacy(verdict: Verdict) -> bool:
    return verdict.legacy and verdict.encoding != NFD  # pieces of letters are E02's


def _changes(verdict: Verdict, raw: bytes) -> bool:
    text = raw.decode("utf-8", "replace")
    return verdict.convert(text) != text


def _verdict(texts: TextColumn) -> Verdict:
    codes, counts = np.unique(texts.codes, return_counts=True)
    return recognise(texts.values[codes].tolist(), counts.tolist())


def _detail(line: _Line) -> str:
    """Return one common word before and after, the encoding, its share of the texts, and how many stay.

    The word is one syllable; where people live not even that is told: a word that any column may have stands for it.
    """
    verdict, pair = line.verdict, (line.verdict.before, line.verdict.after)
    if line.name in _HOMES:
        pair = (convert_back(_ANY_WORD, verdict.encoding), _ANY_WORD)
    pieces = (*pair, TITLES[verdict.encoding], round(100 * verdict.share, 1), verdict.left)
    return "|".join(map(str, pieces))


RULE = {
    "code": "E01",
    "name": "legacy-text",
    "title": QT_TRANSLATE_NOOP("core", "Text in an old encoding"),
    "check": check,
    "conclude": conclude,
    "needs": (),
    "any_of": FREE_TEXTS,
    "check_records": check_records,
    "records_if_there": RECORD_LINKS,
    "streamed": RECORD_TEXTS,
    "by_table": True,
    "local": False,
    "fix": "propose",
    "messages": {
        "": QT_TRANSLATE_NOOP(
            "core",
            "Texts of {field} are in the encoding {detail3}: {detail1} means {detail2}. Read so, {measured} % of the "
            "words are Vietnamese. {detail4} % of the texts are in it; {detail5} cannot be converted for certain.",
        ),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP(
            "core", "Look at the texts before and after, then convert all of them at once; type anew what stays."
        ),
    },
}
