"""What a reader has to tell: remarks with counts, added up over batches and files."""

from __future__ import annotations

from collections.abc import Iterable

Note = tuple[str, dict]
"""A marked template and the values of its places; what is counted stands under ``count``."""


class Tally:
    """Remarks of one kind counted together."""

    def __init__(self, notes: Iterable[Note] = ()):
        self._counts: dict[tuple, int | None] = {}
        self.extend(notes)

    def add(self, template: str, count: int | None = None, **values: object) -> None:
        """Add `count` things that `template` is said of; a remark without a count is said once."""
        key = (template, tuple(values.items()))
        self._counts[key] = None if count is None else (self._counts.get(key) or 0) + count

    def extend(self, notes: Iterable[Note]) -> None:
        """Add remarks that were counted elsewhere."""
        for template, values in notes:
            rest = dict(values)
            self.add(template, rest.pop("count", None), **rest)

    def notes(self) -> list[Note]:
        """Return the remarks in the order in which they first came up."""
        return [
            (template, dict(values) if count is None else {"count": count, **dict(values)})
            for (template, values), count in self._counts.items()
        ]
