"""Recognises by column, never by one cell, in which encoding texts were written.

`Hoàng` is a word in Unicode and, as `Hồng`, in VNI. A column tells: the reading in which most of its words can be
Vietnamese is the right one. Texts without such words (ASCII, other languages, numbers, codes) are left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from .legacy_text import CP1258, DOUBLED, ENCODINGS, NFD, TCVN3, UNICODE, VNI, carried, convert, decoded
from .name_capitals import with_capitals
from .syllables import reads_as_vietnamese
from .texts import TextColumn

_WORD = re.compile("(?<![A-Za-z])[A-Za-z]*[^\x00-\x7f][A-Za-z\x80-\U0010ffff]*")
"""A run of letters and of anything beyond ASCII, which may be a letter in one of the encodings."""
_SPACE = re.compile("(?<![\u00c2-\u00c6\u00ba\u00bb])\u00a0|[\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]")
"""What parts words like a space; a non-breaking one may also be a piece of a letter in doubled UTF-8."""
_SIGNS = frozenset("²³°±–—‘’“”…•\u00a0")
"""What stands in texts of any encoding and is a letter in none."""
_ENOUGH = ((2, 0.01), (4, 0.001))
"""So many different words, and such a share of all, have to become Vietnamese: less may be slips of the pen."""
_LEAST_EXPLAINED = 0.6
"""Below this share of Vietnamese words a column is in another language."""
_STRAY = 0.02
"""Up to this share of texts in Unicode a column is in one encoding with strays, beyond it it is mixed."""
_BY_EVIDENCE = (TCVN3, VNI, CP1258, NFD)
_AT_ONCE = 1 << 18
_HIGH_BITS = np.uint64(0x8080808080808080)


@dataclass(frozen=True)
class Verdict:
    """What a column's texts are written in.

    Parameters
    ----------
    encoding : str
        One of `legacy_text.ENCODINGS`; `UNICODE` where nothing reads better than what stands there.
    score : float
        Share of the words beyond ASCII that are Vietnamese when read so, each distinct text counted once.
    runner_up : str
        The next best reading.
    runner_up_score : float
    improved : float
        Share of the words that are Vietnamese when read so, and are not as they stand.
    mixed : bool
        Whether a part of the texts is in Unicode already: only texts that say which they are get converted.
    share : float
        Share of the texts in `encoding` among those that say which they are, by count.
    before, after : str
        A common word as it stands and as it is read: never more than one, so that no person can be told from it.
    changes : int
        How many texts conversion changes, by count.
    left : int
        How many texts beyond ASCII stay since they cannot be converted without loss, or say nothing in a mixed column.
    upper : bool
        For TCVN3: the column is written in a font of capitals.
    names : bool
        The column holds names or addresses: capitals that TCVN3 lost are had back (`name_capitals`).
    """

    encoding: str = UNICODE
    score: float = 1.0
    runner_up: str = UNICODE
    runner_up_score: float = 0.0
    improved: float = 0.0
    mixed: bool = False
    share: float = 0.0
    before: str = ""
    after: str = ""
    changes: int = 0
    left: int = 0
    upper: bool = False
    names: bool = False

    @property
    def legacy(self) -> bool:
        """Tell whether there is something to convert."""
        return self.encoding != UNICODE

    def convert(self, text: str | None) -> str | None:
        """Return a text of the column in Unicode; one that cannot be converted, or is in Unicode, as it stands."""
        if text is None or not self.legacy or (text.isascii() and not self.upper):
            return text
        evidence = _evidence(text, self.encoding)
        if evidence < 0 or (self.mixed and not evidence):
            return text
        result = decoded(text, self.encoding, upper=self.upper)
        return text if result is None else self.finished(result)

    def finished(self, text: str) -> str:
        """Return a text that was converted, in a column of names or addresses with the capitals that TCVN3 lost."""
        return with_capitals(text) if self.names and self.encoding == TCVN3 else text


def recognise(values: Iterable, counts: Sequence[int] | None = None, *, upper: bool = False) -> Verdict:
    """Return what a column's texts are written in.

    Parameters
    ----------
    values : iterable of str, bytes or None, TextColumn, or ndarray of S
        Bytes are UTF-8 if all of them are; else each byte is taken for a character of Windows-1252.
    counts : sequence of int, optional
        How often each value stands in the column; once if not given.
    upper : bool
        The column is written in a font of capitals (.VnTimeH), which only who sees the font can say.
    """
    texts = _distinct(values, counts)
    words = Counter(_words("\n".join(texts)))
    told = [(*_readings(word), word, count) for word, count in words.items() if not _SIGNS.issuperset(_beyond(word))]
    marked = sum(count for *_, count in told)
    if not marked:
        return Verdict()
    as_it_stands = sum(count for right, _, _, count in told if right) / marked
    gains = {name: [(word, n) for right, read, word, n in told if not right and name in read] for name in ENCODINGS}
    gained = {name: sum(count for _, count in found) for name, found in gains.items()}
    scores = {name: sum(n for _, read, _, n in told if name in read) / marked for name in ENCODINGS}
    best = max((name for name in ENCODINGS if name != NFD), key=gained.__getitem__)
    if not _is_enough(gains[best], marked):
        best = NFD  # letters in pieces are no encoding: they may stand beside one
    explained = as_it_stands + sum(gained[name] for name in {best, NFD}) / marked
    rivals = {**scores, UNICODE: as_it_stands}
    if not gained[NFD]:
        del rivals[NFD]  # what is in one piece is the same in pieces
    if not _is_enough(gains[best], marked) or explained < _LEAST_EXPLAINED:
        best = UNICODE
    del rivals[best]
    runner_up = max(rivals, key=rivals.__getitem__)
    if best == UNICODE:
        return Verdict(score=as_it_stands, runner_up=runner_up, runner_up_score=rivals[runner_up])
    before = max(gains[best], key=lambda pair: (pair[1], pair[0]))[0]
    share, changes, left = _weighed(texts, best, upper)
    mixed = share < 1 - _STRAY
    return Verdict(
        best,
        explained if mixed else scores[best],
        runner_up,
        rivals[runner_up],
        gained[best] / marked,
        mixed,
        share,
        before,
        convert(before, best, upper=upper),
        changes[mixed],
        left[mixed],
        upper,
    )


def judge_columns(columns: Mapping[str, Iterable]) -> dict[str, Verdict]:
    """Return what each of some columns is written in, as `recognise` says it.

    Parameters
    ----------
    columns : mapping of str to column
        ``party.name`` and the like to their texts: arrays of S (UTF-8, empty is missing), or what `recognise` takes.
    """
    return {name: recognise(values) for name, values in columns.items()}


def as_texts(values: Sequence[str | bytes | None]) -> list[str | None]:
    """Return a column of bytes as texts that `Verdict.convert` takes: UTF-8 if all of it is, else as `carried`."""
    legacy = any(isinstance(value, bytes) and not _is_utf8(value) for value in values)
    read = carried if legacy else bytes.decode
    return [read(value) if isinstance(value, bytes) else value for value in values]


def with_gains(texts: Sequence[str]) -> list[bool]:
    """Tell which texts hold a word that is Vietnamese in some encoding and not as it stands.

    Where none does, no column of them is legacy, however they are divided.
    """
    gaining = {word: _gains(word) for word in set(_words("\n".join(texts)))}
    if not any(gaining.values()):
        return [False] * len(texts)
    return [any(map(gaining.__getitem__, _words(text))) for text in texts]


class GainingWords:
    """Finds texts with a word that `with_gains` speaks of in columns of bytes of any length; a word is asked once."""

    def __init__(self):
        self._known: dict[bytes, bool] = {}

    def rows(self, values: np.ndarray) -> np.ndarray:
        """Return the rows of such texts of an array of S, UTF-8."""
        texts = values.tolist()
        words = {word for word in b" ".join(set(texts)).split(b" ") if not word.isascii()}
        for word in words.difference(self._known):
            self._known[word] = with_gains([word.decode("utf-8", "replace")])[0]
        gaining = {word for word in words if self._known[word]}
        if not gaining:
            return np.empty(0, np.int64)
        found = [row for row, text in enumerate(texts) if not gaining.isdisjoint(text.split(b" "))]
        return np.array(found, dtype=np.int64)


def may_be_legacy(text: str) -> bool:
    """Tell whether some encoding reads a text better than it stands: then it is not to be tidied as it is."""
    if text.isascii():
        return False
    if any(decoded(text, name) not in (None, text) for name in DOUBLED):
        return True
    return any(_evidence(text, name) > 0 for name in _BY_EVIDENCE if name != NFD)


def _is_enough(words: list[tuple[str, int]], marked: int) -> bool:
    """Tell whether so many words become Vietnamese that it is no chance."""
    gained = sum(count for _, count in words)
    return any(len(words) >= least and gained >= share * marked for least, share in _ENOUGH)


def _words(text: str) -> list[str]:
    """Return the words that hold anything beyond ASCII."""
    return _WORD.findall(_SPACE.sub(" ", text))


def _beyond(word: str) -> list[str]:
    return [char for char in word if not char.isascii()]


@lru_cache(maxsize=1 << 16)
def _readings(word: str) -> tuple[bool, frozenset[str]]:
    """Return whether a word can be Vietnamese as it stands, and the encodings in which it can."""
    read = set()
    for name in ENCODINGS:
        result = decoded(word, name)
        if result is not None and reads_as_vietnamese(result):
            read.add(name)
    return reads_as_vietnamese(word), frozenset(read)


def _gains(word: str) -> bool:
    right, read = _readings(word)
    return bool(read) and not right


def _evidence(text: str, encoding: str) -> int:
    """Return how many more words of a text are Vietnamese only in the encoding than only as they stand."""
    evidence = 0
    for word in _words(text):
        right, read = _readings(word)
        evidence += (encoding in read) - right
    return evidence


def _weighed(texts: Mapping[str, int], encoding: str, upper: bool) -> tuple[float, tuple[int, int], tuple[int, int]]:
    """Return the share of texts in the encoding, and how many change and stay: in a column of one, and in a mixed."""
    told, changes, left = Counter(), [0, 0], [0, 0]
    for text, count in texts.items():
        evidence = _evidence(text, encoding)
        result = decoded(text, encoding, upper=upper)
        told[(evidence > 0) - (evidence < 0)] += count
        for mixed in (False, True):
            if evidence < 0 or result == text or (mixed and not evidence and result is None):
                continue
            converts = result is not None and (evidence > 0 or not mixed)
            (changes if converts else left)[mixed] += count
    return told[1] / max(told[1] + told[-1], 1), tuple(changes), tuple(left)


def _distinct(values: Iterable, counts: Sequence[int] | None) -> dict[str, int]:
    """Return the distinct texts beyond ASCII, and how often each comes."""
    if isinstance(values, np.ndarray) and values.dtype.kind == "S" and counts is None:
        pairs = _distinct_bytes(values)
    elif isinstance(values, TextColumn) and counts is None:
        pairs = zip(values.values, np.bincount(values.codes, minlength=len(values.values)).tolist(), strict=True)
    elif counts is None:
        pairs = Counter(values).items()
    else:
        pairs = zip(values, counts, strict=True)
    pairs = [(value, count) for value, count in pairs if value and count and not value.isascii()]
    texts: dict[str, int] = {}
    for text, (_, count) in zip(as_texts([value for value, _ in pairs]), pairs, strict=True):
        texts[text] = texts.get(text, 0) + int(count)
    return texts


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _distinct_bytes(values: np.ndarray) -> Iterable[tuple[bytes, int]]:
    """Return the distinct values beyond ASCII of an array of bytes, and how often each comes; told apart by a hash."""
    width = -(-max(values.dtype.itemsize, 1) // 8)
    factors = np.random.default_rng(5712).integers(1, 2**63, width, dtype=np.uint64) | np.uint64(1)
    keys = np.empty(len(values), dtype=np.uint64)
    beyond = np.empty(len(values), dtype=bool)
    for begin in range(0, len(values), _AT_ONCE):
        part = slice(begin, begin + _AT_ONCE)
        words = values[part].astype(f"S{8 * width}").view(np.uint64).reshape(-1, width)
        beyond[part] = (words & _HIGH_BITS).any(axis=1)
        words ^= words >> np.uint64(29)
        keys[part] = (words * factors).sum(axis=1, dtype=np.uint64)
    keys ^= keys >> np.uint64(32)
    rows = np.flatnonzero(beyond)
    _, first, count = np.unique(keys[rows], return_index=True, return_counts=True)
    return zip(values[rows[first]].tolist(), count.tolist(), strict=True)
