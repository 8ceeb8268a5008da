"""Field values from a source: texts decoded once each, numbers read where their meaning is clear."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import numpy as np

from ..model.language import QT_TRANSLATE_NOOP
from ..model.tables import OWN_TEXTS, REAL, TEXT
from ..model.texts import TextColumn, objects
from .notes import Tally

_MOST_SHARED = 20_000
_COMMUNE_DIGITS = 5
_ASCII, _SPACE = 128, 32
_WORD = 8
"""Texts of up to so many bytes are compared as one number."""
_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")
_COMMA = re.compile(r"[+-]?\d+,\d+")
_GROUPED_DOT = re.compile(r"[+-]?\d{1,3}(\.\d{3})+,\d+|[+-]?\d{1,3}(\.\d{3}){2,}")
_GROUPED_COMMA = re.compile(r"[+-]?\d{1,3}(,\d{3})+\.\d+|[+-]?\d{1,3}(,\d{3}){2,}")
_UNCLEAR = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
_UNIT = re.compile(r"\s*(m2|m²|m\^2)\s*$", re.IGNORECASE)
_SCALE = re.compile(r"1\s*[:/]\s*(\d[\d. ]*)")
_YES, _NO = {"1", "true", "yes", "t", "y", "x", "có", "co"}, {"0", "false", "no", "f", "n", "không", "khong"}
_NEVER_ZERO = frozenset({"plot_number", "sheet_number", "former_plot_number", "former_sheet_number", "map_scale"})
"""Columns beside areas that hold numbers, of which none is ever 0."""
_STATUSES = {"in_force", "retired"}

_NOT_UTF8 = QT_TRANSLATE_NOOP("core", "Field {field} is not in UTF-8; its texts were read as Latin-1. Look at them.")
_NO_EMPTY_NUMBERS = QT_TRANSLATE_NOOP(
    "core", "{count} zeros of field {field} were read as missing: a MapInfo file has no empty numbers."
)
_NO_NUMBER = QT_TRANSLATE_NOOP(
    "core", "{count} values of field {field} are no clear number (first rows: {rows}); they were left out."
)


def number_from(text: str) -> float:
    """Return the number that `text` says beyond doubt, else nan: ``12,5`` is one, ``30/2`` and ``1.234`` are not."""
    text = _UNIT.sub("", text.strip().replace("\u00a0", ""))
    if _UNCLEAR.fullmatch(text):
        return np.nan
    if _PLAIN.fullmatch(text):
        return float(text)
    if _COMMA.fullmatch(text):
        return float(text.replace(",", "."))
    if _GROUPED_DOT.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    if _GROUPED_COMMA.fullmatch(text):
        return float(text.replace(",", ""))
    return np.nan


def whole_from(text: str) -> int | None:
    """Return the whole number that `text` says, a scale's denominator from ``1:1000``, yes and no as 1 and 0."""
    text = text.strip()
    scale = _SCALE.fullmatch(text)
    if scale:
        return int(re.sub(r"[. ]", "", scale[1]))
    if text.casefold() in _YES | _NO:
        return int(text.casefold() in _YES)
    number = number_from(text)
    return int(number) if np.isfinite(number) and number == int(number) and abs(number) < 2**53 else None


class Texts(dict):
    """The texts of one field, decoded once each: bytes to str, empty to None.

    Parameters
    ----------
    read : callable, optional
        Turns the bytes of a text beyond ASCII into Unicode, where it is known how.
    """

    def __init__(self, read: Callable[[bytes], str] | None = None) -> None:
        super().__init__()
        self.legacy = False
        self._read = read

    def __missing__(self, raw: object) -> str | None:
        text = self._text(raw)
        self[raw] = text
        return text

    def _text(self, raw: object) -> str | None:
        if raw is None:
            return None
        if isinstance(raw, float):
            if raw != raw:
                return None
            raw = int(raw) if raw.is_integer() else raw
        if not isinstance(raw, (bytes, bytearray)):
            return str(raw)
        if self._read is not None:
            return self._filled(self._read(bytes(raw)))
        if not self.legacy:
            try:
                return self._filled(raw.decode("utf-8"))
            except UnicodeDecodeError:
                self.legacy = True
        return self._filled(raw.decode("latin-1"))

    @staticmethod
    def _filled(text: str) -> str | None:
        text = text.rstrip("\0")
        return text if text and not text.isspace() else None


class Reader:
    """Turns the arrays of one source field into columns, batch after batch.

    Parameters
    ----------
    name : str
        Name of the source field, for remarks.
    read : callable, optional
        Turns the bytes of its texts into Unicode; as UTF-8 or else Latin-1 without.
    zero_is_missing : bool
        Whether the format has no empty numbers and keeps 0 in their place.
    """

    def __init__(self, name: str, read: Callable[[bytes], str] | None = None, zero_is_missing: bool = False):
        self.name = name
        self._zero_is_missing = zero_is_missing
        self._texts = Texts(read)
        self._shared = True

    def texts(self, values: np.ndarray, tally: Tally) -> np.ndarray:
        """Return `values` as texts or None; equal texts are one object, unless hardly any are equal."""
        data = np.ma.getdata(values)
        if data.dtype.kind == "M":
            data = np.datetime_as_string(data)
        was_legacy = self._texts.legacy
        if len(self._texts) > _MOST_SHARED:
            self._texts.clear()
            self._shared = False
        result = None if self._shared else self._decoded(data)
        if result is None:
            result = np.empty(len(data), dtype=object)
            result[:] = [*map(self._texts.__getitem__, _single(data))]
        missing = _mask(values)
        if missing is not None:
            result[missing] = None
        if self._texts.legacy and not was_legacy:
            # What came before in this batch may have been taken for UTF-8 by chance: judge by field, not by cell
            self._texts.clear()
            tally.add(_NOT_UTF8, field=self.name)
            return self.texts(values, tally)
        return result

    def _decoded(self, data: np.ndarray) -> np.ndarray | None:
        """Return texts in plain ASCII that are hardly ever the same, decoded at once; None where there are others."""
        if data.dtype.kind != "S" or not data.nbytes:
            return None
        letters = np.ascontiguousarray(data).view(np.uint8).reshape(len(data), -1)
        if (letters >= _ASCII).any():
            return None
        result = data.astype(np.str_).astype(object)
        for row in np.flatnonzero(letters[:, 0] <= _SPACE).tolist():  # empty, or perhaps nothing but spaces
            result[row] = self._texts[bytes(data[row])]
        return result

    def column(self, name: str, kind: str, values: np.ndarray, tally: Tally) -> tuple[np.ndarray, np.ndarray | None]:
        """Return the column called `name`, and the texts that could not be read (None elsewhere), if any."""
        if self._zero_is_missing and (kind == REAL or name in _NEVER_ZERO):
            values = self._without_zeros(values, tally)
        if kind == TEXT:
            return self._text_column(name, values, tally)
        if np.ma.getdata(values).dtype.kind in "iufb":
            return _numeric(kind, values), None
        return self._parsed(kind, values, tally)

    def _without_zeros(self, values: np.ndarray, tally: Tally) -> np.ndarray:
        """Return numbers with each 0 masked, as what is missing; anything else as it is."""
        data = np.ma.getdata(values)
        if data.dtype.kind not in "iuf":
            return values
        zero = (data == 0) & ~np.ma.getmaskarray(values)
        if not zero.any():
            return values
        tally.add(_NO_EMPTY_NUMBERS, int(np.count_nonzero(zero)), field=self.name)
        return np.ma.MaskedArray(data, np.ma.getmaskarray(values) | zero)

    def coded(self, name: str, kind: str, values: np.ndarray) -> TextColumn | np.ndarray | None:
        """Return the text column called `name` as numbers, `OWN_TEXTS` as bytes; None where `column` has to judge each.

        Only for texts in plain ASCII, which mean the same whatever the encoding.
        """
        data, missing = np.ma.getdata(values), _mask(values)
        if kind != TEXT or name == "status" or data.dtype.kind != "S":
            return None
        letters = np.ascontiguousarray(data).view(np.uint8).reshape(len(data), -1)
        if (letters >= _ASCII).any():
            return None
        if name in OWN_TEXTS:
            # an id that begins with a space may be nothing but spaces
            return None if (np.char.isspace(data.astype("S1"))).any() else _without(data, missing, b"")
        if data.dtype.itemsize > _WORD:
            return None
        return TextColumn(*self._numbers(data, missing))

    def _numbers(self, data: np.ndarray, missing: np.ndarray | None) -> tuple[np.ndarray, np.ndarray]:
        """Return a number for each of some short texts, and what the numbers stand for."""
        words = data.astype(f"S{_WORD}").view(np.uint64)
        changes = np.flatnonzero(np.concatenate([[True], words[1:] != words[:-1]])) if len(words) else np.empty(0, int)
        heads = words[changes]
        distinct, of = np.unique(heads, return_inverse=True)
        texts = [self._texts[raw] for raw in distinct.view(f"S{_WORD}").tolist()]
        codes = np.repeat(of.astype(np.int32), np.diff(np.append(changes, len(words))))
        if missing is not None:
            codes[missing] = len(texts)
            texts.append(None)
        return codes, objects(texts)

    def _text_column(self, name: str, values: np.ndarray, tally: Tally) -> tuple[np.ndarray, np.ndarray | None]:
        result = self.texts(values, tally)
        if name == "commune" and np.ma.getdata(values).dtype.kind in "iuf":
            result[:] = [text and text.zfill(_COMMUNE_DIGITS) for text in result]
        if name != "status":
            return result, None
        strange = np.array([text is not None and text not in _STATUSES for text in result], dtype=bool)
        if not strange.any():
            return result, None
        return np.where(strange, None, result), np.where(strange, result, None)

    def _parsed(self, kind: str, values: np.ndarray, tally: Tally) -> tuple[np.ndarray, np.ndarray | None]:
        texts = self.texts(values, tally)
        distinct = {text for text in texts.tolist() if text is not None}
        parse = number_from if kind == REAL else whole_from
        meanings: dict[str | None, float | int | None] = {text: parse(text) for text in distinct}
        unclear = {text for text, value in meanings.items() if value is None or value != value}
        missing = np.nan if kind == REAL else 0
        meanings.update(dict.fromkeys([None, *unclear], missing))
        column = np.array([meanings[text] for text in texts], dtype=np.float64 if kind == REAL else np.int64)
        if not unclear:
            return column, None
        left = np.array([text if text in unclear else None for text in texts], dtype=object)
        tally.add_rows(_NO_NUMBER, np.flatnonzero(left != np.array(None)), field=self.name)
        return column, left


def _single(data: np.ndarray) -> list:
    """Return the values of an array one a row: what is a list in the source becomes its JSON text."""
    values = data.tolist()
    if data.dtype.kind == "O":
        return [_list_text(value) if isinstance(value, np.ndarray) else value for value in values]
    return values


def _list_text(value: np.ndarray) -> str:
    texts = [item.decode("utf-8", "replace") if isinstance(item, bytes) else item for item in value.tolist()]
    return json.dumps(texts, ensure_ascii=False)


def _numeric(kind: str, values: np.ndarray) -> np.ndarray:
    data, missing = np.ma.getdata(values), _mask(values)
    if kind == REAL:
        result = data.astype(np.float64)
        result[~np.isfinite(result)] = np.nan
        if missing is not None:
            result[missing] = np.nan
        return result
    result = np.where(np.isfinite(data), data, 0).astype(np.int64)
    if missing is not None:
        result[missing] = 0
    return result


def _without(data: np.ndarray, missing: np.ndarray | None, empty: object) -> np.ndarray:
    """Return a copy of `data` with what is missing left empty: the array itself keeps all of GDAL's batch in memory."""
    return data.copy() if missing is None else np.where(missing, empty, data)


def _mask(values: np.ndarray) -> np.ndarray | None:
    """Return where `values` is missing, or None where it never is."""
    mask = np.ma.getmask(values)
    return mask if mask is not np.ma.nomask and mask.any() else None
