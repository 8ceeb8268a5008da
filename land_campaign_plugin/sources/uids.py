"""Permanent ids: the source's own, else made from what a plot is.

A made id is a UUIDv5 of commune, sheet, plot number and the shape on the millimetre grid, so that the same plot
gets the same id whoever reads it. Plots that are alike in all of these are told apart by a running number.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from ..model.byte_texts import by_parts
from ..model.records import RECORD_TABLES
from ..model.tables import PlotTable
from ..native import shapely

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:land-campaign:plot")
_SPREAD = np.int64(0x2545F4914F6CDD1D)
_KEYS = ("commune", "sheet_number", "plot_number")
_SEED = hashlib.sha1(NAMESPACE.bytes, usedforsecurity=False)
_HEX = np.array([list(b"%02x" % value) for value in range(256)], dtype=np.uint8)
_AT = np.array([at + (at >= 8) + (at >= 12) + (at >= 16) + (at >= 20) for at in range(32)])
"""Where the digits of a UUID stand between its hyphens."""


class PlotUids:
    """The permanent ids of a table's plots, worked out for the rows that are asked for.

    An own id that stands on several plots belongs to the first of them.

    Parameters
    ----------
    plots : PlotTable
        Must not change while ids are asked for.
    """

    def __init__(self, plots: PlotTable):
        self._plots = plots

    def __call__(self, rows: Sequence[int] | np.ndarray) -> np.ndarray:
        """Return the ids of `rows`, the same whether asked for all or for few."""
        rows = np.asarray(rows, dtype=np.int64)
        uids = _texts(self._own[rows])
        made = rows[uids == np.array(None)]
        if len(made):
            alike = self._maybe_alike(made)
            names = identity(self._plots.take(alike))
            numbers = _running_numbers(names, _texts(self._own[alike]) == np.array(None))
            by_row = {
                int(row): made_uid(name, number)
                for row, name, number in zip(alike.tolist(), names, numbers, strict=True)
                if number
            }
            uids[uids == np.array(None)] = [by_row[row] for row in made.tolist()]
        return uids

    def _maybe_alike(self, rows: np.ndarray) -> np.ndarray:
        """Return, in order, `rows` and all rows whose shape may equal one of theirs: equal lower left corners."""
        if len(rows) == len(self._plots):
            return np.arange(len(rows))
        wanted = np.unique(self._corner[rows])
        at = np.searchsorted(wanted, self._corner)
        at[at == len(wanted)] = 0
        chosen = wanted[at] == self._corner
        chosen[rows] = True
        return np.flatnonzero(chosen)

    @cached_property
    def _own(self) -> np.ndarray:
        return own_uids(self._plots)

    @cached_property
    def _corner(self) -> np.ndarray:
        """A key of the lower left corner of each shape in millimetres; corners that are equal have equal keys."""
        key = np.zeros(len(self._plots), dtype=np.int64)
        for side in self._plots.bounds.T[:2]:
            key *= _SPREAD
            key += np.nan_to_num(np.rint(side * 1000.0), nan=-1.0).astype(np.int64)
        return key


def plot_uids(plots: PlotTable, rows: Sequence[int] | np.ndarray | None = None) -> np.ndarray:
    """Return the permanent ids of `rows` (indices; all rows without)."""
    return PlotUids(plots)(np.arange(len(plots)) if rows is None else rows)


def compact(uids: np.ndarray) -> np.ndarray:
    """Return ids as bytes of one length, a third of the memory of texts; `PlotUids` reads both."""
    if uids.dtype != object:
        return uids
    return np.array([(uid or "").encode() for uid in uids], dtype=np.bytes_)


def _texts(uids: np.ndarray) -> np.ndarray:
    """Return ids as texts, None where there is none."""
    if uids.dtype == object:
        return uids.copy()
    return np.array([uid.decode() or None for uid in uids] + [None], dtype=object)[:-1]


def own_uids(plots: PlotTable) -> np.ndarray:
    """Return the ids that the source gives, None where it gives none or gives it to an earlier plot."""
    if "uid" not in plots:
        return np.full(len(plots), None, dtype=object)
    own = plots["uid"]
    missing = None if own.dtype == object else b""
    given = own != np.array(missing)
    hashes = _hashes(own[given]) if own.dtype == object else by_parts(_keys, own)[given]
    hashes.sort()
    if (hashes[1:] == hashes[:-1]).any():
        own = own.copy()
        seen: set[object] = set()
        for row, uid in enumerate(own.tolist()):
            if uid in seen:
                own[row] = missing
            elif uid != missing:
                seen.add(uid)
    return own


def identity(plots: PlotTable) -> list[bytes]:
    """Return what makes each plot itself, as bytes: commune, sheet, number, and its shape on the millimetre grid."""
    length = len(plots)
    parts = [plots[name].tolist() if name in plots else [None] * length for name in _KEYS]
    shapes = shapely.to_wkb(shapely.normalize(_on_grid(plots.geometry)), byte_order=1, flavor="iso").tolist()
    return [
        "|".join(["" if part is None else part for part in key]).encode() + b"|" + (shape or b"")
        for *key, shape in zip(*parts, shapes, strict=True)
    ]


def made_uid(name: bytes, number: int) -> str:
    """Return the UUIDv5 of an identity; `number` tells plots of one identity apart, the first is 1."""
    return uid_after(_SEED, name if number == 1 else name + b"#%d" % number)


def seed_of(beginning: bytes):
    """Return what `uid_after` makes ids from whose names begin alike."""
    seed = _SEED.copy()
    seed.update(beginning)
    return seed


def uid_after(seed, rest: bytes) -> str:
    """Return the UUIDv5 of the name that begins as `seed` says and goes on with `rest`."""
    digest = seed.copy()
    digest.update(rest)
    text = digest.hexdigest()
    variant = "89ab"[int(text[16], 16) & 3]
    return f"{text[:8]}-{text[8:12]}-5{text[13:16]}-{variant}{text[17:20]}-{text[20:32]}"


def uids_after(seed, rests: Sequence[bytes]) -> list[str]:
    """Return what `uid_after` gives for each of many."""
    begun, digests = seed.copy, []
    for rest in rests:
        digest = begun()
        digest.update(rest)
        digests.append(digest.digest())
    values = np.frombuffer(b"".join(digests), dtype=np.uint8).reshape(-1, _SEED.digest_size)[:, :16].copy()
    values[:, 6] = values[:, 6] & 0x0F | 0x50  # version and variant, RFC 9562 5.5
    values[:, 8] = values[:, 8] & 0x3F | 0x80
    texts = np.full((len(rests), 36), ord("-"), dtype=np.uint8)
    texts[:, _AT] = _HEX[values].reshape(-1, 32)
    joined = texts.tobytes().decode("ascii")
    return [joined[at : at + 36] for at in range(0, len(joined), 36)]


def _on_grid(geometry: np.ndarray) -> np.ndarray:
    """Return shapes in whole millimetres, a multipolygon of one part as the polygon that it is."""
    shapes = geometry.copy()
    single = np.flatnonzero((shapely.get_type_id(shapes) == 6) & (shapely.get_num_geometries(shapes) == 1))
    if len(single):
        shapes[single] = shapely.get_geometry(shapes[single], 0)
    # + 0.0 makes minus zero a zero, which would be another byte string
    return shapely.transform(shapes, lambda coordinates: np.rint(coordinates * 1000.0) + 0.0)


def _running_numbers(names: list[bytes], counts: np.ndarray) -> list[int]:
    """Return for each name how often it came up until then, 0 for a row that has an own id."""
    seen: dict[bytes, int] = {}
    numbers = []
    for name, counted in zip(names, counts.tolist(), strict=True):
        if counted:
            seen[name] = seen.get(name, 0) + 1
        numbers.append(seen[name] if counted else 0)
    return numbers


class UidMaker:
    """Gives permanent ids to plots that come batch after batch, the same that `plot_uids` gives to all at once."""

    def __init__(self) -> None:
        self._own = Seen()
        self._made = Seen()
        self._numbers: dict[int, int] = {}

    def assign(self, plots: PlotTable) -> tuple[np.ndarray, int]:
        """Return the ids of the next plots, and how many own ids were refused because an earlier plot has them."""
        uids = plots["uid"].copy() if "uid" in plots else np.full(len(plots), None, dtype=object)
        with_own = np.flatnonzero(uids != np.array(None))
        repeated = with_own[self._own.again(_hashes(uids[with_own]))]
        uids[repeated] = None
        made = np.flatnonzero(uids == np.array(None))
        if len(made):
            names = identity(plots.take(made))
            hashes = _hashes(names)
            again = self._made.again(hashes)
            uids[made] = [
                made_uid(name, self._next_number(key) if twin else 1)
                for name, key, twin in zip(names, hashes.tolist(), again.tolist(), strict=True)
            ]
        return uids, len(repeated)

    def _next_number(self, key: int) -> int:
        self._numbers[key] = self._numbers.get(key, 1) + 1
        return self._numbers[key]


class Seen:
    """Hashes that came up so far, eight bytes each: sorted runs, merged when they get as long as the one before."""

    def __init__(self) -> None:
        self._runs: list[np.ndarray] = []

    def again(self, hashes: np.ndarray) -> np.ndarray:
        """Return which of `hashes` came up before, in an earlier call or earlier in this one, and remember them."""
        again = np.ones(len(hashes), dtype=bool)
        fresh, first = np.unique(hashes, return_index=True)
        again[first] = False
        for run in self._runs:
            at = np.minimum(np.searchsorted(run, fresh), len(run) - 1)
            again[first] |= run[at] == fresh
        if len(fresh):
            self._runs.append(fresh)
        while len(self._runs) > 1 and len(self._runs[-1]) * 2 > len(self._runs[-2]):
            newer, older = self._runs.pop(), self._runs.pop()
            self._runs.append(np.sort(np.concatenate([older, newer])))
        return again


def _keys(ids: np.ndarray) -> np.ndarray:
    """Return a key of each of many ids held as bytes; equal ids have equal keys. No id is made an object."""
    width = np.uint32 if ids.dtype.itemsize % 4 == 0 else np.uint8
    key = np.zeros(len(ids), dtype=np.int64)
    for word in ids.view(width).reshape(len(ids), -1).T:
        key += word
        key *= _SPREAD
        key ^= key >> 32
    return key


def _hashes(values) -> np.ndarray:
    return np.fromiter(map(hash, values), dtype=np.int64, count=len(values))


class RowIds:
    """Gives ids to rows beside plots whose source gives none: made from what they hold, the same at a reload."""

    def __init__(self) -> None:
        self._numbers: dict[bytes, int] = {}

    def give(self, table: str, rows: Sequence[dict]) -> None:
        """Give an id to each row of a record table that has none; rows that are alike get a running number."""
        for row in rows if table in RECORD_TABLES else ():
            if not row.get("uid"):
                held = [f"{name}={row[name]}" for name in RECORD_TABLES[table] if row.get(name) is not None]
                name = "|".join(("row", table, *held)).encode("utf-8", "replace")
                self._numbers[name] = self._numbers.get(name, 0) + 1
                row["uid"] = made_uid(name, self._numbers[name])
