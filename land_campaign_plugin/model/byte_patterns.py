"""Columns of short texts judged on their bytes: an array of dtype ``S<n>``, UTF-8, ``b""`` where one is missing.

Millions of identifiers are judged column by column on their bytes; only those that no pattern fits are looked at
one by one, each distinct text once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

_ZERO = ord("0")
_D_STROKE = "đ".encode()
"""Its capital's last byte is one less."""
_CLASSES = {"9": (ord("0"), ord("9")), "A": (ord("A"), ord("Z")), "*": (ord("0"), ord("Z"))}


def texts(values) -> np.ndarray:
    """Return texts (``str``, ``bytes`` or None) as an array of bytes."""
    if isinstance(values, np.ndarray) and values.dtype.kind == "S":
        return values
    return np.array([encoded(value) for value in values] or np.empty(0, "S1"), dtype=np.bytes_)


def encoded(value: str | bytes | None) -> bytes:
    """Return one text as bytes; what is no Unicode is replaced."""
    return value if isinstance(value, bytes) else (value or "").encode("utf-8", "replace")


def decoded(value: str | bytes | None) -> str:
    """Return one text as ``str``, empty where it is missing; bytes that are no UTF-8 are replaced."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value or ""


def matrix(values: np.ndarray, width: int = 0) -> np.ndarray:
    """Return the bytes of each text, shape (n, at least `width`), zeros behind its end."""
    size = values.dtype.itemsize
    if not size:
        return np.zeros((len(values), width), np.uint8)
    bytes_of = np.ascontiguousarray(values).view(np.uint8).reshape(len(values), size)
    return bytes_of if size >= width else np.pad(bytes_of, ((0, 0), (0, width - size)))


def lengths(values: np.ndarray) -> np.ndarray:
    """Return the number of bytes of each text."""
    bytes_of = matrix(values)
    if not bytes_of.size:
        return np.zeros(len(values), np.int64)
    # zeros inside a text count, those behind its end do not
    return np.where(bytes_of.any(axis=1), bytes_of.shape[1] - np.argmax(bytes_of[:, ::-1] != 0, axis=1), 0)


def digits(bytes_of: np.ndarray) -> np.ndarray:
    """Return the mask of bytes that are one of ``0`` to ``9``."""
    return (bytes_of - np.uint8(_ZERO)) < 10


def number(bytes_of: np.ndarray) -> np.ndarray:
    """Return the whole number that the digits of each row write, shape (n, k) to (n,)."""
    total = np.zeros(len(bytes_of), np.int32)
    for column in range(bytes_of.shape[1]):
        total = total * 10 + (bytes_of[:, column] - np.uint8(_ZERO))
    return total


def fitting(values: np.ndarray, patterns: Mapping[str, int]) -> np.ndarray:
    """Return the code of the pattern that each text fits, 0 for an empty text, -1 where none fits.

    Parameters
    ----------
    values : ndarray of S
    patterns : mapping of str to int
        In a pattern ``9`` is a digit, ``A`` a letter A to Z, ``*`` either of them; other signs are themselves.
    """
    length = lengths(values)
    found = np.where(length == 0, 0, -1).astype(np.int8)
    bytes_of = matrix(values)
    for pattern, code in patterns.items():
        places = [(kind,) if kind in _CLASSES else tuple(kind.encode()) for kind in pattern]
        wanted = [place for group in places for place in group]
        rows = np.flatnonzero((length == len(wanted)) & (found < 0))
        for at, kind in enumerate(wanted if len(rows) else ()):
            rows = rows[_is(bytes_of[rows, at], kind)]
        found[rows] = code
    return found


def judged(
    values: np.ndarray, patterns: Mapping[str, int], codes: Sequence[str], judge_one: Callable[[str], str]
) -> np.ndarray:
    """Return the number of each text's sub-code: by pattern, and by `judge_one` where none fits."""
    return finish(values, fitting(values, patterns), codes, judge_one)


def finish(values: np.ndarray, found: np.ndarray, codes: Sequence[str], judge_one: Callable[[str], str]) -> np.ndarray:
    """Let `judge_one` say, once a distinct text, what `found` leaves open (-1)."""
    odd = np.flatnonzero(found < 0)
    numbers = {code: at for at, code in enumerate(codes)}
    found[odd] = mapped(values[odd], lambda text: numbers[judge_one(decoded(text))], np.int8)
    return found


def mapped(values: np.ndarray, say: Callable[[bytes], object], dtype) -> np.ndarray:
    """Return what `say` says of each text, asked once a distinct text."""
    known: dict[bytes, int] = {}
    # a dictionary is several times faster here than sorting
    codes = np.fromiter((known.setdefault(text, len(known)) for text in values.tolist()), np.int32, len(values))
    return np.array([say(text) for text in known], dtype=dtype)[codes] if len(codes) else np.empty(0, dtype)


def capitals(values: np.ndarray) -> np.ndarray:
    """Return texts with capitals for the letters a to z and đ."""
    bytes_of = matrix(values).copy()
    bytes_of[(bytes_of >= ord("a")) & (bytes_of <= ord("z"))] -= np.uint8(ord("a") - ord("A"))
    first, second = bytes_of[:, :-1], bytes_of[:, 1:]
    second[(first == _D_STROKE[0]) & (second == _D_STROKE[1])] -= np.uint8(1)
    return bytes_of.view(values.dtype).ravel() if bytes_of.size else values


def _is(column: np.ndarray, kind: str | int) -> np.ndarray:
    """Return which bytes are of a class, or are one byte."""
    if isinstance(kind, int):
        return column == kind
    low, high = _CLASSES[kind]
    inside = (column >= low) & (column <= high)
    return inside & ~((column > ord("9")) & (column < ord("A"))) if kind == "*" else inside
