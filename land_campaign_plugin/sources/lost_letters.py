"""Texts in which question marks stand where letters were: a program wrote them in an encoding that lacks the letters.

What is lost so cannot be had back from the file. A question mark directly before a letter is none of a question.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np

from ..model.language import QT_TRANSLATE_NOOP
from .notes import Note
from .place import Place

_LOST = re.compile(rb"(?:\?|\xef\xbf\xbd)[A-Za-z\x80-\xff]")
_ADDRESS_OF_PAGE = b"://"
_GONE = QT_TRANSLATE_NOOP(
    "core",
    "{count} texts of field {field} of {path} hold ? where letters were: they were lost before, when the file was "
    "written. Have the file written anew from where it came from.",
)


def has_lost_letters(text: object) -> bool:
    """Tell whether a text, in bytes, holds a question mark where a letter was."""
    return isinstance(text, bytes) and _LOST.search(text) is not None and _ADDRESS_OF_PAGE not in text


def count_lost(batches: Iterable[Mapping[str, np.ndarray]]) -> Counter:
    """Return how many texts of each field have lost letters."""
    found: Counter = Counter()
    for batch in batches:
        for name, values in batch.items():
            texts = Counter(value for value in np.ma.getdata(values).tolist() if isinstance(value, bytes))
            found[name] += sum(times for text, times in texts.items() if has_lost_letters(text))
    return found


def lost_notes(path: Place, found: Mapping[str, int]) -> list[Note]:
    """Return what is told of fields with lost letters."""
    return [(_GONE, {"count": count, "field": name, "path": path.name}) for name, count in found.items() if count]
