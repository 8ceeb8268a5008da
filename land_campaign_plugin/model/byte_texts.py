"""Columns of millions of texts as bytes of one length, and how equal ones are found among them.

Texts are UTF-8 in arrays of dtype ``S``, ``b""`` where there is none. They are compared by a 64-bit hash; what a
hash says is verified on the bytes, so that two texts with one hash are never taken for the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

NOT_SAID, NOT_THERE = -1, -2
"""Rows of a look-up: the text is missing; there is none like it."""
_PART = 1 << 17
_WORD = 8
_ODD = np.uint64(0x9E3779B97F4A7C15)  # the golden ratio in 64 bits (Knuth, TAOCP 6.4): spreads words over all bits
_OTHER_ODD = np.uint64(0xD6E8FEB86659FD93)
_SHIFT = np.uint64(32)


def as_bytes(texts: Iterable[str | None] | np.ndarray) -> np.ndarray:
    """Return texts as bytes of one length; bytes are returned as they are."""
    if isinstance(texts, np.ndarray) and texts.dtype.kind == "S":
        return texts
    encoded = [(text or "").encode() for text in texts]
    return np.array(encoded, dtype=np.bytes_) if encoded else np.empty(0, dtype="S1")


def as_texts(values: np.ndarray) -> np.ndarray:
    """Return bytes as an object array of texts, None where there is none."""
    texts = np.empty(len(values), dtype=object)
    texts[:] = [value.decode("utf-8", "replace") or None for value in values.tolist()]
    return texts


def letters(values: np.ndarray) -> np.ndarray:
    """Return the bytes of each text, shape (n, width), 0 behind its end."""
    values = np.ascontiguousarray(values)
    return values.view(np.uint8).reshape(len(values), values.dtype.itemsize)


def hashes(values: np.ndarray) -> np.ndarray:
    """Return a 64-bit hash of each text, the same however wide the array is; 0 only where there is no text."""
    result = np.empty(len(values), dtype=np.uint64)
    for start in range(0, len(values), _PART):
        result[start : start + _PART] = _hashed(values[start : start + _PART])
    return result


def _hashed(values: np.ndarray) -> np.ndarray:
    width = -(-values.dtype.itemsize // _WORD) * _WORD
    words = np.ascontiguousarray(values.astype(f"S{width}", copy=False)).view(np.uint64).reshape(len(values), -1)
    key = np.zeros(len(values), dtype=np.uint64)
    for at in reversed(range(words.shape[1])):  # from the end, so that the filling behind a text changes nothing
        key ^= words[:, at]
        key *= _ODD
        key ^= key >> _SHIFT
        key *= _OTHER_ODD
        key ^= key >> _SHIFT
    return key


def by_parts(judge: Callable[..., np.ndarray], *columns: np.ndarray) -> np.ndarray:
    """Return what `judge` gives for columns of one length, asked part by part: what it works with then stays small."""
    starts = range(0, len(columns[0]), _PART)
    parts = [judge(*(column[start : start + _PART] for column in columns)) for start in starts]
    return np.concatenate(parts) if parts else judge(*columns)


class KeyIndex:
    """Finds the row of a key among millions, by open addressing.

    Parameters
    ----------
    keys : ndarray of bytes, shape (n,)
        Of equal ones the first counts; missing ones are not found.
    """

    def __init__(self, keys: np.ndarray):
        self._keys = keys
        self._hash = hashes(keys)
        self._bits = max(3, int(2 * len(keys)).bit_length())
        self._slots = np.full(1 << self._bits, -1, dtype=np.int32)
        self._fill()

    def __len__(self) -> int:
        return len(self._keys)

    def _start(self, key: np.ndarray) -> np.ndarray:
        return (key >> np.uint64(64 - self._bits)).astype(np.int64)

    def _fill(self) -> None:
        last = len(self._slots) - 1
        for start in range(0, len(self._hash), _PART):
            rows = np.flatnonzero(self._hash[start : start + _PART]).astype(np.int32) + np.int32(start)
            self._put(rows, last)

    def _put(self, rows: np.ndarray, last: int) -> None:
        slot = self._start(self._hash[rows])
        while len(rows):
            free = self._slots[slot] < 0
            # written backwards, so that the first of several rows for one slot stays in it
            self._slots[slot[free][::-1]] = rows[free][::-1]
            held = self._slots[slot]
            waiting = self._hash[held] != self._hash[rows]
            rows, slot = rows[waiting], (slot[waiting] + 1) & last

    def rows(self, keys: np.ndarray) -> np.ndarray:
        """Return the row of each key, `NOT_SAID` where it is missing, `NOT_THERE` where no row has it."""
        found = np.empty(len(keys), dtype=np.int32)
        for start in range(0, len(keys), _PART):
            found[start : start + _PART] = self._part(keys[start : start + _PART])
        return found

    def _part(self, keys: np.ndarray) -> np.ndarray:
        wanted = _hashed(keys) if len(keys) else np.empty(0, np.uint64)
        found = np.full(len(keys), NOT_THERE, dtype=np.int32)
        found[wanted == 0] = NOT_SAID
        asked = np.flatnonzero(wanted)
        slot, last = self._start(wanted[asked]), len(self._slots) - 1
        while len(asked):
            row = self._slots[slot]
            there = row >= 0
            asked, slot, row = asked[there], slot[there], row[there]
            alike = self._hash[row] == wanted[asked]
            found[asked[alike]] = row[alike]
            asked, slot = asked[~alike], (slot[~alike] + 1) & last
        sure = np.flatnonzero(found >= 0)
        found[sure[self._keys[found[sure]] != keys[sure]]] = NOT_THERE
        return found


def equal_groups(column: np.ndarray, among: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Return the groups of two or more rows with the same text, as `groups_of_equal` does; missing ones are no text.

    Parameters
    ----------
    among : ndarray of bool, optional
        The rows to look at; all without.
    """
    key = hashes(column)
    rows, offsets = groups_of_equal((key != 0) if among is None else among & (key != 0), key)
    if not len(rows):
        return rows, offsets
    group = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
    _, text = np.unique(column[rows], return_inverse=True)  # a hash that two texts share groups nothing
    again, offsets = groups_of_equal(np.ones(len(rows), dtype=bool), group, text)
    return rows[again], offsets


def groups_of_equal(among: np.ndarray, *keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the groups of two or more rows that are equal in all of some columns of whole numbers.

    Parameters
    ----------
    among : ndarray of bool
        The rows to look at.

    Returns
    -------
    rows : ndarray of int
        Group after group, ascending within each.
    offsets : ndarray of int
        Group ``i`` is ``rows[offsets[i]:offsets[i + 1]]``.
    """
    chosen = np.flatnonzero(among)
    mixed = np.zeros(len(chosen), dtype=np.uint64)
    for key in keys:
        mixed = (mixed ^ key[chosen].astype(np.uint64)) * _ODD
        mixed ^= mixed >> _SHIFT
    ordered = np.sort(mixed)
    twice = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
    if not len(twice):
        return np.empty(0, dtype=np.int64), np.zeros(1, dtype=np.int64)
    at = np.searchsorted(twice, mixed).clip(max=len(twice) - 1)
    rows = chosen[twice[at] == mixed]
    # few are left: they are told apart by the keys themselves
    order = np.lexsort((rows, *(key[rows] for key in reversed(keys))))
    rows = rows[order]
    changes = np.zeros(len(rows), dtype=bool)
    changes[0] = True
    for key in keys:
        changes[1:] |= key[rows[1:]] != key[rows[:-1]]
    size = np.diff(np.append(np.flatnonzero(changes), len(rows)))
    keep = size > 1
    return rows[np.repeat(keep, size)], np.concatenate([[0], np.cumsum(size[keep])])


def spans_of(offsets: np.ndarray) -> list[tuple[int, int]]:
    """Return where each group begins and ends."""
    return list(zip(offsets[:-1].tolist(), offsets[1:].tolist(), strict=True))
