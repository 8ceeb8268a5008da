"""E02 untidy-text: letters in pieces, stray spaces, characters that nobody sees; another place of the tone.

Flags: a text that is not in NFC, that begins or ends with a space or has two in a row, that has non-breaking or other
    odd spaces, control or zero-width characters. As information an address that writes a commune's name with the tone,
    or with i and y, elsewhere than the list (``Trung Hoà``, listed as ``Trung Hòa``). One finding a plot
    and field, or a record and field.
Why: such texts look alike but are not equal: searches and joins miss them.
Fix: safe, for plots and records, but for the place of the tone, which is proposed, and in people's names not even
    that: those must match the identity card. Whose name is tidied is to be authenticated again.
Trap: in a text that is still in an old encoding (E01) a soft hyphen or a non-breaking space may be a piece of a letter:
    it is left alone until it has been converted. Line breaks are meant in notes, and only there.
Example: ``Thôn  Đoài`` with two spaces is a warning, ``xã Trung Hoà`` an information.
"""

from functools import partial

import numpy as np

from ...model.findings import INFORMATION, WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ...model.texts import objects
from ...model.tidy_text import IN_PIECES, INVISIBLE, RIGHT, SPACES, TONE, judge, listed_spelling, unseen
from ..block import Block
from ..record_texts import scanned
from ..records import RecordRun, joined_found
from ..rule import Found, found, nothing_found
from ..text_columns import FREE_TEXTS, PLACES, RECORD_LINKS, RECORD_TEXTS, WITH_LINES, judged


def check(block: Block, settings) -> Found:
    """Return the block's own plots with an untidy text; one finding a plot and field."""
    parts = [_of_column(block, name) for name in FREE_TEXTS if name in block.run.plots]
    if not parts:
        return nothing_found()
    members, names, codes, details = (np.concatenate(each) for each in zip(*parts, strict=True))
    if not len(members):
        return nothing_found()
    return found(members, _severity(codes), sub_code=codes, field_name=names, detail=details)


def check_records(records: RecordRun, settings, table: str) -> Found:
    """Return the records with an untidy text; one finding a record and field."""
    parts = []
    for name, seen in scanned(records, table).items():
        codes, details = seen.sub_code, seen.detail
        parts.append(records.found(table, seen.untidy, _severity(codes), name, sub_code=codes, detail=details))
    return joined_found(parts)


def _severity(codes: np.ndarray) -> np.ndarray:
    return np.where(codes == TONE, INFORMATION, WARNING).astype(object)


def _of_column(block: Block, name: str) -> tuple[np.ndarray, ...]:
    """Return the rows with an untidy text, the column's name, what is wrong, and the code points to blame."""
    values = block.texts(name)
    said = judged(values, partial(_sub_code, name))
    rows = np.flatnonzero(~np.equal(said, None) & ~np.equal(said, RIGHT))
    details = [unseen(text, lines=name in WITH_LINES) for text in values[rows]]
    return block.rows[rows], np.full(len(rows), name, dtype=object), said[rows], objects(details)


def _sub_code(name: str, text: str) -> str:
    untidy = judge(text, lines=name in WITH_LINES)
    if untidy == RIGHT and name in PLACES and listed_spelling(text) is not None:
        return TONE
    return untidy


RULE = {
    "code": "E02",
    "name": "untidy-text",
    "title": QT_TRANSLATE_NOOP("core", "Untidy text"),
    "check": check,
    "needs": (),
    "any_of": FREE_TEXTS,
    "check_records": check_records,
    "records_if_there": RECORD_LINKS,
    "streamed": RECORD_TEXTS,
    "by_table": True,
    "fix": "auto",
    "flood": QT_TRANSLATE_NOOP(
        "core",
        "{rule} reports {share} % of the plots: the texts come like this from the program that wrote them. "
        "Let the safe corrections mend all of them at once.",
    ),
    "messages": {
        INVISIBLE: QT_TRANSLATE_NOOP(
            "core", "The {field} of plot {plots} has characters that nobody sees ({detail1})."
        ),
        IN_PIECES: QT_TRANSLATE_NOOP(
            "core", "The {field} of plot {plots} has letters in pieces (Unicode, but not NFC)."
        ),
        SPACES: QT_TRANSLATE_NOOP("core", "The {field} of plot {plots} has stray or non-breaking spaces."),
        TONE: QT_TRANSLATE_NOOP(
            "core", "The {field} of plot {plots} spells a commune otherwise than the list: the place of a tone, i or y."
        ),
        "": QT_TRANSLATE_NOOP("core", "The {field} of plot {plots} is untidy."),
    },
    "remedies": {
        TONE: QT_TRANSLATE_NOOP("core", "Take the spelling of the list, if the same commune is meant."),
        "": QT_TRANSLATE_NOOP("core", "Let the text be tidied: no letter of it changes."),
    },
}
