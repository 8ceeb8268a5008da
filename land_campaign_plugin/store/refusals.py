"""Why a store does not hold a value, in words, and with them what to do: said by the judge that both stores follow.

The stores answer which field it is. The reason is reckoned from the change itself, by the code that judges
(`images.why_bad`), and kept with the answer, so that it can be told whenever the answer is read again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..model.change import GEOMETRY
from ..model.language import QT_TRANSLATE_NOOP
from ..model.record_kinds import kind_of_field
from . import images
from .contract import Answer, Change

BAD_VALUE = "bad_value"
CORRECT = QT_TRANSLATE_NOOP("core", "Correct it in the form.")
_REMEDIES = {
    images.TOO_LONG: QT_TRANSLATE_NOOP("core", "It is longer than {most} signs: shorten it in the form."),
    images.UNSEEN: QT_TRANSLATE_NOOP(
        "core", "It holds signs that nobody can see, such as direction marks: type it anew in the form."
    ),
    images.OTHER_LETTERS: QT_TRANSLATE_NOOP(
        "core", "Its letters and their accents are written as separate signs: type it anew in the form."
    ),
    images.EMPTY: QT_TRANSLATE_NOOP("core", "It is an empty text: type something in the form, or clear the field."),
    images.NO_NUMBER: QT_TRANSLATE_NOOP("core", "It is no number: type it with digits in the form."),
    images.NOT_WHOLE: QT_TRANSLATE_NOOP("core", "It is no whole number: type one in the form."),
    images.NEGATIVE: QT_TRANSLATE_NOOP("core", "It is less than zero: type a number that is not, in the form."),
    images.TOO_LARGE: QT_TRANSLATE_NOOP("core", "It is too large a number to be true: correct it in the form."),
    images.NOT_PLAIN: QT_TRANSLATE_NOOP(
        "core", "The number is not written as the store writes numbers: type it anew in the form."
    ),
    "status": QT_TRANSLATE_NOOP(
        "core", "A status is one of two words, in_force (in force) or retired (no longer in force): correct it."
    ),
    "sha256": QT_TRANSLATE_NOOP(
        "core", "It is no hash of a file, which has 64 digits from 0 to 9 and a to f: add the scanned paper anew."
    ),
    "map_scale": QT_TRANSLATE_NOOP(
        "core", "A scale is a whole number above zero, such as 500, 1000 or 2000: correct it in the form."
    ),
    "non_plot": QT_TRANSLATE_NOOP(
        "core", "It is 1 for an object that forms no plot, and 0 for a plot; nothing else: correct it."
    ),
    GEOMETRY: QT_TRANSLATE_NOOP(
        "core", "The shape is not written as the store writes shapes: move one of its corners, and push again."
    ),
}


def explained(changes: Iterable[Change], answers: Iterable[Answer]) -> list[Answer]:
    """Return `answers` to `changes`, those about a value that a store cannot hold with the reason beside the field."""
    answers = list(answers)
    if not any(_is_bare(answer) for answer in answers):
        return answers
    by_cid = {change.cid: change for change in changes}
    return [
        _with_reason(answer, by_cid[answer.cid]) if _is_bare(answer) and answer.cid in by_cid else answer
        for answer in answers
    ]


def remedy(answer: Answer) -> str:
    """Return why the store does not hold a value and what to do, as a template; `most_of` fills its place."""
    return _REMEDIES.get(answer.values.get("reason"), CORRECT)


def most_of(kind: str, field: str) -> int:
    """Return how many signs the value of a field may have; `kind` is that of a record, "" for a plot."""
    return images.most_signs(kind_of_field(kind, field))


def _is_bare(answer: Answer) -> bool:
    return answer.code == BAD_VALUE and "field" in answer.values and "reason" not in answer.values


def _with_reason(answer: Answer, change: Change) -> Answer:
    field = answer.values["field"]
    if field == GEOMETRY:
        reason = GEOMETRY
    else:
        reason = images.why_bad(field, kind_of_field(change.kind, field), change.content()["patch"].get(field))
    return replace(answer, values=answer.values | {"reason": reason}) if reason else answer
