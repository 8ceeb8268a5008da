"""E01 legacy-text: a column written in TCVN3 or VNI, or in Unicode that was read wrongly.

Flags: a column of texts, commune by commune, that is Vietnamese only when read as TCVN3 (ABC), VNI, Windows-1258, or
    as UTF-8 that was taken for Windows-1252 or Latin-1, once or twice. One finding a column and commune, with the
    plots whose text would change; a column of which only a part is so written says how large a part.
Why: nobody finds ``Th«n §oµi`` when looking for ``Thôn Đoài``, and no other system can read it.
Fix: proposed: all of the column's texts at once; what would be lost on the way back stays as it is and is counted.
Trap: ``Hoàng`` is a word in Unicode and, as ``Hồng``, in VNI: the column decides, never one text. In a mixed column a
    text that says nothing for either stays. In TCVN3 accented capitals share the code of their small letters, unless
    the font is .VnTimeH: in words of capitals they become capitals, elsewhere small letters.
Example: 300 plots of a commune have ``Th«n §oµi, x· T©n H­ng``: one finding, TCVN3.
"""

import numpy as np

from ...model.findings import ERROR
from ...model.language import QT_TRANSLATE_NOOP
from ...model.legacy_text import NFD, TITLES
from ...model.text_verdict import Verdict, recognise
from ...model.texts import TextColumn, objects
from ..block import Block, Run
from ..rule import Found, found, nothing_found
from ..text_columns import FREE_TEXTS, by_commune, judged


def check(block: Block, settings) -> None:
    """Leave it to the end: a part of a column does not tell."""


def conclude(parts: list[None], run: Run, settings) -> Found:
    """Return the columns in a legacy encoding; one finding a column and commune."""
    lines = []
    for name in (name for name in FREE_TEXTS if name in run.plots):
        for commune, rows, texts in by_commune(run.plots, name):
            verdict = _verdict(texts)
            if verdict.legacy and verdict.encoding != NFD:  # pieces of letters are E02's
                changes = judged(texts, lambda text, verdict=verdict: verdict.convert(text) != text)
                lines.append((name, commune, rows[np.equal(changes, True)], verdict))
    lines = [line for line in lines if len(line[2])]
    if not lines:
        return nothing_found()
    names, communes, members, verdicts = zip(*lines, strict=True)
    return found(
        np.concatenate(members),
        ERROR,
        offsets=np.concatenate([[0], np.cumsum([len(rows) for rows in members])]),
        sub_code=objects([verdict.encoding for verdict in verdicts]),
        field_name=objects(names),
        measured=np.array([round(100 * verdict.score, 1) for verdict in verdicts]),
        unit="%",
        detail=objects([_detail(verdict) for verdict in verdicts]),
        place=objects([run.box_of(rows) for rows in members]),
        subject=objects([commune or "" for commune in communes]),
        named_by_subject=True,
        commune=objects(communes),
        sheet=objects([None] * len(lines)),
    )


def _verdict(texts: TextColumn) -> Verdict:
    codes, counts = np.unique(texts.codes, return_counts=True)
    return recognise(texts.values[codes].tolist(), counts.tolist())


def _detail(verdict: Verdict) -> str:
    """Return one common word before and after, the encoding, its share of the texts, and how many stay."""
    pieces = (verdict.before, verdict.after, TITLES[verdict.encoding], round(100 * verdict.share, 1), verdict.left)
    return "|".join(map(str, pieces))


RULE = {
    "code": "E01",
    "name": "legacy-text",
    "title": QT_TRANSLATE_NOOP("core", "Text in an old encoding"),
    "check": check,
    "conclude": conclude,
    "needs": (),
    "any_of": FREE_TEXTS,
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
