"""Changes, answers and lines of history as JSON: how they stand in a package and on the way to a gateway.

`packed` writes what a store is asked and what it answers, whatever it is made of; `unpacked` reads it, and makes
nothing but values and the records of a store that are named here.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from importlib import import_module

from .contract import Answer, Change, FeedEntry

MOST_SECTION = 20 * 1024 * 1024
"""Bytes of what goes into one section, as `weight_of` reckons them: well below what a chunk may hold."""
_MOST_VER = 10**9
_KIND, _TUPLE, _BYTES = "~", "~t", "~b"
_MODULES = {
    **dict.fromkeys(("Change", "Answer", "StoredPlot", "FeedEntry"), "contract"),
    **dict.fromkeys(("Dispute", "Decision", "Resolution"), "disputes"),
    **dict.fromkeys(("Version", "Batch"), "versions"),
    "SealState": "sealed_sheets",
    "Checksum": "comparing",
    "ContentState": "contents",
}
"""Records that travel, and the module of each."""


def change_data(change: Change) -> dict:
    """Return a change for JSON, byte for byte."""
    try:
        return vars(change) | {"body": change.body.decode()}
    except UnicodeDecodeError:
        return vars(change) | {"body": None, "raw": b64encode(change.body).decode()}


def change_of(data: dict) -> Change:
    """Return a change out of JSON; `ValueError` where it is none."""
    values = dict(data)
    raw = values.pop("raw", None)
    values["body"] = b64decode(raw, validate=True) if raw is not None else _text(values, "body").encode()
    base = values.get("base_ver")
    if not isinstance(base, int) or isinstance(base, bool) or not 0 <= base < _MOST_VER:
        raise ValueError("base_ver")
    for name in values.keys() - {"body", "base_ver"}:
        _text(values, name)
    return _made(Change, values)


def answer_data(answer: Answer) -> dict:
    """Return an answer for JSON."""
    return vars(answer) | {"fields": list(answer.fields), "plots": list(answer.plots)}


def answer_of(data: dict) -> Answer:
    """Return an answer out of JSON; `ValueError` where it is none."""
    values = dict(data)
    for name in ("fields", "plots"):
        values[name] = tuple(values.get(name) or ())
    return _made(Answer, values)


def entry_of(data: dict) -> FeedEntry:
    """Return a line of history out of JSON; `ValueError` where it is none."""
    return _made(FeedEntry, data | {"parts": tuple(data.get("parts") or ())})


def packed(value: object) -> object:
    """Return a value for JSON."""
    if isinstance(value, Change):
        return {_KIND: "Change", **change_data(value)}
    if is_dataclass(value):
        return {_KIND: type(value).__name__} | {name: packed(each) for name, each in vars(value).items()}
    if isinstance(value, dict):
        return {name: packed(each) for name, each in value.items()}
    if isinstance(value, tuple):
        return {_TUPLE: [packed(each) for each in value]}
    if isinstance(value, bytes):
        return {_BYTES: b64encode(value).decode()}
    if isinstance(value, (list, set, frozenset)):
        return [packed(each) for each in value]
    return value


def unpacked(data: object) -> object:
    """Return a value out of JSON; `ValueError` where it is none that travels."""
    if isinstance(data, list):
        return [unpacked(each) for each in data]
    if not isinstance(data, dict):
        return data
    if _TUPLE in data:
        return tuple(map(unpacked, data[_TUPLE]))
    if _BYTES in data:
        return b64decode(data[_BYTES], validate=True)
    values = {name: each for name, each in data.items() if name != _KIND}
    if (kind := data.get(_KIND)) is None:
        return {name: unpacked(each) for name, each in values.items()}
    if kind == "Change":
        return change_of(values)
    if kind not in _MODULES:
        raise ValueError(f"kind {kind!r}")
    made = getattr(import_module(f".{_MODULES[kind]}", __package__), kind)
    return _made(made, {name: unpacked(each) for name, each in values.items()})


def weight_of(data: object) -> int:
    """Return about how many bytes a change, an answer or a line of history takes as JSON, its quotes escaped."""
    if isinstance(data, str):
        return len(data) * 4 // 3 + 2
    if isinstance(data, dict):
        return sum(weight_of(value) + len(str(name)) + 4 for name, value in data.items())
    return sum(map(weight_of, data)) + 2 if isinstance(data, (list, tuple)) else 20


def parted(items: Iterable[dict], most: int = 10**9, unit: Callable[[dict], object] = id) -> Iterator[list[dict]]:
    """Yield items in parts that a section can hold, in their order; what is of one `unit` stays together."""
    items = list(items)
    if items and len(items) <= most and sum(map(weight_of, items)) <= MOST_SECTION:
        yield items
        return
    units: dict[object, list[dict]] = {}
    for item in items:
        units.setdefault(unit(item), []).append(item)
    part: list[dict] = []
    weight = 0
    for several in units.values():
        more = sum(map(weight_of, several))
        if part and (weight + more > MOST_SECTION or len(part) + len(several) > most):
            yield part
            part, weight = [], 0
        part += several
        weight += more
    if part:
        yield part


def _text(values: dict, name: str) -> str:
    if not isinstance(values.get(name), str):
        raise ValueError(name)
    return values[name]


def _made(kind: type, values: dict):
    """Return an object of `kind`; a field that a newer version added is refused, not left out without a word."""
    known = {each.name for each in fields(kind)}
    needed = {each.name for each in fields(kind) if each.default is MISSING and each.default_factory is MISSING}
    if not needed <= values.keys() <= known:
        raise ValueError(kind.__name__)
    return kind(**values)
