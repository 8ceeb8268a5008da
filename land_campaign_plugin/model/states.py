"""States beside findings: what is merely not done yet, counted by commune, sheet and hamlet; it is no error."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from .language import QT_TRANSLATE_NOOP
from .tables import Table

STATE_COLUMNS: tuple[tuple[str, type], ...] = (
    ("state", object),
    ("commune", object),
    ("sheet", object),
    ("hamlet", object),
    ("count", np.int64),
)
"""Columns of the table of states; ``count`` is plots."""

STATE_NAMES: dict[str, str] = {
    "no_plot_code": QT_TRANSLATE_NOOP("core", "No plot identifier yet"),
    "no_record": QT_TRANSLATE_NOOP("core", "No record of a holder yet"),
    "no_certificate": QT_TRANSLATE_NOOP("core", "No certificate yet"),
    "no_serial": QT_TRANSLATE_NOOP("core", "Certificate without its serial"),
    "no_scan": QT_TRANSLATE_NOOP("core", "Certificate not scanned yet"),
    "old_card_only": QT_TRANSLATE_NOOP("core", "Holder known by an old identity card only"),
    "no_citizen_number": QT_TRANSLATE_NOOP("core", "Holder without a citizen number of 12 digits"),
    "not_sent": QT_TRANSLATE_NOOP("core", "Holder not yet sent to the population database"),
    "sent": QT_TRANSLATE_NOOP("core", "Holder sent to the population database, no answer yet"),
    "no_use_origin": QT_TRANSLATE_NOOP("core", "Origin of a land use not entered yet"),
    "no_use_term": QT_TRANSLATE_NOOP("core", "Term of a land use not entered yet"),
    "no_use_form": QT_TRANSLATE_NOOP("core", "Form of a land use not entered yet"),
}
"""What each state is called."""


def totals(states: Table | None) -> Mapping[str, int]:
    """Return the number of plots in each state, in the order of `STATE_NAMES`, without states that were not judged."""
    if states is None:
        return {}
    found: dict[str, int] = {}
    for code, count in zip(states["state"].tolist(), states["count"].tolist(), strict=True):
        found[code] = found.get(code, 0) + count
    return {code: found[code] for code in STATE_NAMES if code in found}
