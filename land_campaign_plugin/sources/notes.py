"""What a reader has to tell: remarks with counts, added up over batches and files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

_NAMED_ROWS = 3

Note = tuple[str, dict]
"""A marked template and its values: what is counted stands under ``count``, ids of its first rows under ``rows``."""


class Tally:
    """Remarks of one kind counted together.

    Parameters
    ----------
    notes : iterable of Note
        Remarks to begin with.
    ids : sequence of int, optional
        Id of each row in its source, for remarks that name rows.
    """

    def __init__(self, notes: Iterable[Note] = (), ids: Sequence[int] | np.ndarray | None = None):
        self._counts: dict[tuple, int | None] = {}
        self._rows: dict[tuple, list[str]] = {}
        self._ids = ids
        self.extend(notes)

    def add(self, template: str, count: int | None = None, **values: object) -> None:
        """Add `count` things that `template` is said of; a remark without a count is said once."""
        key = (template, tuple(values.items()))
        self._counts[key] = None if count is None else (self._counts.get(key) or 0) + count

    def add_rows(self, template: str, at: Sequence[int] | np.ndarray, **values: object) -> None:
        """Add rows that `template` is said of, by their places among the ids; the first of them are named."""
        if len(at):
            self.add(template, len(at), **values)
            ids = at if self._ids is None else [self._ids[row] for row in at[:_NAMED_ROWS]]
            self._name(template, [str(row) for row in ids[:_NAMED_ROWS]], values)

    def extend(self, notes: Iterable[Note]) -> None:
        """Add remarks that were counted elsewhere."""
        for template, values in notes:
            rest = dict(values)
            count, rows = rest.pop("count", None), rest.pop("rows", None)
            self.add(template, count, **rest)
            if rows:
                self._name(template, rows.split(", "), rest)

    def notes(self) -> list[Note]:
        """Return the remarks in the order in which they first came up."""
        remarks = []
        for key, count in self._counts.items():
            values = {} if count is None else {"count": count}
            if key in self._rows:
                values["rows"] = ", ".join(self._rows[key])
            remarks.append((key[0], values | dict(key[1])))
        return remarks

    def _name(self, template: str, rows: list[str], values: dict) -> None:
        named = self._rows.setdefault((template, tuple(values.items())), [])
        named.extend(rows[: _NAMED_ROWS - len(named)])
