"""Source fields that no column takes, kept with each row as one JSON text."""

from __future__ import annotations

import json
from collections.abc import Mapping

import numpy as np

_MOST_SHARED = 20_000


class Fragments(dict):
    """``"field": value`` for each distinct value of a field, written once."""

    def __init__(self, name: str):
        super().__init__()
        self._name = json.dumps(name, ensure_ascii=False)

    def __missing__(self, value: object) -> str | None:
        missing = value is None or value != value
        text = None if missing else f"{self._name}: {json.dumps(value, ensure_ascii=False)}"
        self[value] = text
        return text


class Extras:
    """Builds the JSON text of each row from the fields that are left over, batch after batch."""

    def __init__(self) -> None:
        self._fragments: dict[str, Fragments] = {}

    def texts(self, fields: Mapping[str, np.ndarray], length: int) -> list[str | None]:
        """Return one JSON object a row, with the values that are there; None for a row without any."""
        if not fields:
            return [None] * length
        parts = []
        for name, values in fields.items():
            fragments = self._fragments.setdefault(name, Fragments(name))
            if len(fragments) > _MOST_SHARED:
                fragments.clear()
            parts.append([*map(fragments.__getitem__, plain(values))])
        rows = (", ".join(filter(None, row)) for row in zip(*parts, strict=True))
        return ["{" + row + "}" if row else None for row in rows]


def plain(values: np.ndarray) -> list:
    """Return an array as Python values that JSON knows; missing ones are None."""
    data = np.ma.getdata(values)
    if data.dtype.kind == "M":
        data = np.datetime_as_string(data)
    listed = data.tolist()
    mask = np.ma.getmask(values)
    if mask is not np.ma.nomask and mask.any():
        listed = [None if missing else value for value, missing in zip(listed, mask.tolist(), strict=True)]
    if data.dtype.kind == "f":
        listed = [value if value is not None and np.isfinite(value) else None for value in listed]
    elif data.dtype.kind == "O":
        listed = [value if isinstance(value, (str, int, float, bool, type(None))) else str(value) for value in listed]
    return listed
