"""The hamlet of a plot (thôn, xóm, tổ dân phố): from its own column, or else from the address."""

from __future__ import annotations

import numpy as np

from .addresses import parts_of
from .tables import Table
from .texts import TextColumn, objects


def hamlet_of(address: str | None) -> str | None:
    """Return the hamlet that an address names, ``Thôn Đông`` of ``Thôn Đông, Xã Tân Hưng, Tỉnh Hưng Yên``."""
    return parts_of(address).hamlet


def hamlets(plots: Table) -> TextColumn:
    """Return the hamlet of each plot: what its own column says, or else the address; None where neither does."""
    said = _column(plots, "hamlet").mapped(lambda text: " ".join((text or "").split()) or None)
    if "address" in plots:
        silent = np.equal(said, None)
        said[silent] = _column(plots, "address").take(silent).mapped(hamlet_of)
    return TextColumn.of(said)


def _column(plots: Table, name: str) -> TextColumn:
    if name not in plots:
        return TextColumn(np.zeros(len(plots), dtype=np.int32), objects([None]))
    return TextColumn.of(plots[name])
