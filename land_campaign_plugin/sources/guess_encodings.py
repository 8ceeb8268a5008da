"""In which encoding the texts of a layer's fields are, and reading them so.

Texts from before Unicode come in two ways: as raw bytes, in a Shapefile that does not say its encoding, or as letters
that another program made of such bytes by reading them as Windows-1252 or Latin-1. Both are judged alike, a whole field
at a time and never a text alone (`model.text_verdict`). A sample says which fields are suspect; those are judged by
all of their texts, so that sound files cost next to nothing.

In TCVN3 sixty accented capitals share the code of their small letters; which is meant only the font says (.VnTimeH).
In words of capitals they become capitals, elsewhere small letters. Who sees the font may say ``tcvn3-upper``.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.legacy_text import (
    CP1258,
    DOUBLED,
    NFD,
    TCVN3,
    TITLES,
    UNICODE,
    UTF8_CP1252,
    VNI,
    carried,
    convert,
    convert_back,
    decoded,
)
from ..model.syllables import reads_as_vietnamese
from ..model.text_verdict import Verdict, recognise, with_gains
from .fields import is_personal
from .notes import Note
from .place import Place
from .sampling import ROWS, Sample, sample_of

ASCII, UTF8, UNKNOWN, TWICE = "ascii", "utf-8", "unknown", "utf-8 twice"
TCVN3_UPPER, KEEP = "tcvn3-upper", "keep"
ENCODING_CHOICES = (UTF8, TCVN3, TCVN3_UPPER, VNI, CP1258, TWICE, KEEP)
"""What a field may be said to be in."""
ANY_WORD = "Thôn"
_MOST = 0.5
_OF_OTHERS = 0.8
"""A field without a word that tells is in the encoding of the others if such a share of its words is Vietnamese so."""

_CONVERTED = QT_TRANSLATE_NOOP(
    "core",
    "Field {field} of {path} was in the encoding {encoding} and was converted to Unicode: {before} is {after}. Read "
    "so, {score} % of its words are Vietnamese.",
)
_LEFT = QT_TRANSLATE_NOOP(
    "core", "{texts} texts of field {field} of {path} cannot be converted for certain; they were left as they stand."
)
_SAY_CHOICE = QT_TRANSLATE_NOOP("core", "Name one of: {choices}.")
_NO_CHOICE = QT_TRANSLATE_NOOP("core", "There is no encoding {encoding} for texts.")


@dataclass(frozen=True)
class TextGuess:
    """In which encoding the texts of a field are.

    Parameters
    ----------
    encoding : str
        One of `ENCODING_CHOICES`, `ASCII`, or `UNKNOWN`: no Unicode, and Vietnamese in no encoding.
    confidence : float
        Share of the words beyond ASCII that are Vietnamese when read so, times n / (n + 1) for n different ones; 1
        without any.
    examples : tuple of (before, after)
        Single words, so that no person can be told from them.
    alternatives : tuple of (encoding, confidence)
        The likeliest first.
    mixed : bool
        Whether a part of the texts is in Unicode already.
    """

    field: str
    encoding: str
    confidence: float
    examples: tuple[tuple[str, str], ...] = ()
    alternatives: tuple[tuple[str, float], ...] = ()
    mixed: bool = False


@dataclass(frozen=True)
class Reading:
    """How a field's bytes become text.

    Parameters
    ----------
    verdict : Verdict
        What is converted, and how.
    raw : bool
        Whether the bytes are no UTF-8: each is then taken for a character of Windows-1252.
    chosen : bool
        Whether somebody said so, for each text whatever it seems to be.
    """

    verdict: Verdict
    raw: bool = False
    chosen: bool = False

    def text(self, raw: bytes) -> str:
        """Return a text in Unicode; one that cannot be converted for certain as it stands."""
        seen = carried(raw) if self.raw else raw.decode("utf-8", "replace")
        if self.chosen:
            seen = self.verdict.finished(convert(seen, self.verdict.encoding, upper=self.verdict.upper))
            return unicodedata.normalize("NFC", seen) if self.verdict.legacy else seen
        text = self.verdict.convert(seen)
        return _as_utf8(raw) or text if self.raw and text == seen else text

    def of_names(self) -> Reading:
        """Return the reading of a field of names or addresses, whose words begin with capitals."""
        return replace(self, verdict=replace(self.verdict, names=True))


def guess_encodings(
    path: Place | str, layer: str | None = None, *, encoding: str | None = None, rows: int = ROWS
) -> list[TextGuess]:
    """Return in which encoding each field of texts is, in the order of the layer, judged by a sample."""
    return guessed(sample_of(path, layer, encoding=encoding, rows=rows))


def guessed(sample: Sample) -> list[TextGuess]:
    """Return what `guess_encodings` does for a sample that was taken already."""
    return [_guess(name, _counted(sample.columns[name]), reading) for name, reading in sample_readings(sample).items()]


def sample_readings(sample: Sample) -> dict[str, Reading]:
    """Return how each field of texts of a sample is read."""
    counted = {name: _counted(values) for name, values in sample.columns.items() if _holds_texts(sample, name)}
    return _with_others({name: _judged(texts) for name, texts in counted.items()}, counted)


def preview(
    path: Place | str, field: str, encoding: str, layer: str | None = None, *, rows: int = ROWS, count: int = 5
) -> tuple[tuple[str, str], ...]:
    """Return a field's commonest words beyond ASCII before and after they are read in one of `ENCODING_CHOICES`."""
    texts = _counted(sample_of(path, layer, rows=rows).columns[field])
    return _examples(texts, chosen_reading(encoding, is_raw(texts)), count)


def chosen_reading(encoding: str, raw: bool) -> Reading:
    """Return the reading of one of `ENCODING_CHOICES`; `BadInput` for any other."""
    if encoding not in ENCODING_CHOICES:
        raise BadInput(_NO_CHOICE, _SAY_CHOICE, encoding=encoding, choices=", ".join(ENCODING_CHOICES))
    upper = encoding == TCVN3_UPPER
    name = {UTF8: UNICODE, KEEP: UNICODE, TWICE: UTF8_CP1252, TCVN3_UPPER: TCVN3}.get(encoding, encoding)
    return Reading(Verdict(name, upper=upper), raw, chosen=True)


def suspects(sample: Sample, names: Iterable[str]) -> list[str]:
    """Return the fields among `names` of which a sample has texts that may be from before Unicode."""
    found = []
    for name in names:
        texts = _counted(sample.columns.get(name, ()))
        if is_raw(texts) or any(with_gains([text.decode("utf-8", "replace") for text in texts])):
            found.append(name)
    return found


def readings_of(columns: Mapping[str, Counter]) -> dict[str, Reading]:
    """Return how the texts of some fields are read: those that are clearly from before Unicode, or no UTF-8.

    Parameters
    ----------
    columns : mapping of str to Counter of bytes
        The distinct texts beyond ASCII of each field.
    """
    found = _with_others({name: _judged(texts) for name, texts in columns.items()}, columns)
    return {name: reading for name, reading in found.items() if _is_clear(reading)}


def _is_clear(reading: Reading) -> bool:
    """Tell whether a field is to be converted: all of it is in an old encoding, or it has to be read somehow.

    A field in Unicode with some texts of another encoding is for rule E01 to find, which shows them first.
    """
    return reading.verdict.legacy and (reading.raw or not reading.verdict.mixed)


def notes_of(path: Place, readings: Mapping[str, Reading], holders: Iterable[str] = ()) -> list[Note]:
    """Return what is told of fields that were converted; of one about persons, a word that any field may have."""
    notes: list[Note] = []
    for name, reading in readings.items():
        verdict = reading.verdict
        if not verdict.legacy or reading.chosen:
            continue
        before, after = verdict.before, verdict.after
        if is_personal(name) or name in holders or not before:
            before, after = convert_back(ANY_WORD, verdict.encoding), ANY_WORD
        shown = {"field": name, "path": path.name, "encoding": TITLES[verdict.encoding]}
        notes.append((_CONVERTED, {**shown, "before": before, "after": after, "score": round(100 * verdict.score)}))
        if verdict.left:
            notes.append((_LEFT, {"field": name, "path": path.name, "texts": verdict.left}))
    return notes


def beyond_ascii(values: Iterable) -> Counter:
    """Return the distinct texts beyond ASCII among bytes, and how often each comes."""
    return Counter(value for value in values if isinstance(value, bytes) and not value.isascii())


_counted = beyond_ascii


def _holds_texts(sample: Sample, name: str) -> bool:
    return dict(sample.info.fields).get(name, "String") == "String"


def is_raw(texts: Iterable[bytes]) -> bool:
    """Tell whether any of some texts is no UTF-8: then none is."""
    return any(_as_utf8(text) is None for text in texts)


def _as_utf8(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _judged(texts: Counter) -> Reading:
    verdict = recognise(texts.keys(), list(texts.values()))
    return Reading(Verdict() if verdict.encoding == NFD else verdict, is_raw(texts))


def _with_others(readings: dict[str, Reading], columns: Mapping[str, Counter]) -> dict[str, Reading]:
    """Return readings in which raw bytes that say nothing for themselves are in the encoding of most other fields."""
    votes = Counter()
    for reading in readings.values():
        if reading.raw and reading.verdict.legacy:
            votes[reading.verdict.encoding] += reading.verdict.changes
    if not votes:
        return readings
    usual = votes.most_common(1)[0][0]
    found = dict(readings)
    for name, reading in readings.items():
        if reading.raw and not reading.verdict.legacy:
            score = _score(columns[name], usual)
            if score >= _OF_OTHERS:
                found[name] = Reading(Verdict(usual, score), raw=True)
    return found


def _score(texts: Counter, encoding: str) -> float:
    """Return the share of words of raw texts that are Vietnamese in an encoding."""
    words = [word for text in texts for word in carried(text).split() if not word.isascii()]
    read = [decoded(word.strip(".,;:()-/"), encoding) for word in words]
    return sum(word is not None and reads_as_vietnamese(word) for word in read) / max(len(words), 1)


def _guess(name: str, texts: Counter, reading: Reading) -> TextGuess:
    if not texts:
        return TextGuess(name, ASCII, 1.0)
    verdict = reading.verdict
    found = _called(verdict.encoding)
    words = len({word for text in texts for word in text.split() if not word.isascii()})
    confidence = verdict.score * words / (words + 1)
    if reading.raw and not verdict.legacy:
        found = UNKNOWN
        confidence = 0.0
    rivals = [(UTF8 if verdict.runner_up == UNICODE else _called(verdict.runner_up), verdict.runner_up_score)]
    rivals = [(rival, round(score, 3)) for rival, score in rivals if score > 0 and rival not in (found, NFD)]
    if verdict.mixed and verdict.share < _MOST and not reading.raw:
        found, rivals = UTF8, [(found, round(verdict.share, 3)), *rivals]
    if reading.raw:
        rivals = [(rival, score) for rival, score in rivals if rival != UTF8]
    return TextGuess(name, found, confidence, _examples(texts, reading, 3), tuple(rivals), verdict.mixed)


def _called(encoding: str) -> str:
    return TWICE if encoding in DOUBLED else UTF8 if encoding == UNICODE else encoding


def _examples(texts: Counter, reading: Reading, count: int) -> tuple[tuple[str, str], ...]:
    """Return the commonest words beyond ASCII before and after."""
    words: Counter = Counter()
    for text, times in texts.items():
        seen = carried(text) if reading.raw else text.decode("utf-8", "replace")
        for word in seen.split(" "):
            bare = word.strip(".,;:()\"' \t\r\n")
            if bare and not bare.isascii():
                words[bare] += times
    plain = Reading(reading.verdict, reading.raw, chosen=True)
    return tuple((word, _read(word, plain)) for word, _ in words.most_common(count))


def _read(word: str, reading: Reading) -> str:
    return convert(word, reading.verdict.encoding, upper=reading.verdict.upper)


def chosen_readings(choices: Mapping[str, str], raw: Sequence[str]) -> dict[str, Reading]:
    """Return the readings that somebody chose; `raw` names the fields whose bytes are no UTF-8."""
    return {name: chosen_reading(encoding, name in raw) for name, encoding in choices.items() if encoding != KEEP}
