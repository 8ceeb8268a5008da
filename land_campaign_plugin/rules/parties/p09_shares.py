"""P09 shares: the shares of the holders of one certificate do not add up to one.

Flags: a group of holders whose shares, all entered, add up to another number than one; or that exceed one already.
Why: a share too much is land that belongs to two, a share too little land that belongs to nobody.
Fix: a person reads the shares on the paper or in the contract.
Trap: common ownership without shares is lawful: where none is entered there is nothing to add. Thirds written as 0.33
    are rounded, which the tolerance allows for.
Example: 0.5 and 0.4; or 0.5 and 0.6.
"""

import numpy as np

from ...model.findings import ERROR
from ...model.language import QT_TRANSLATE_NOOP
from ..records import RecordRun
from ..rule import Found

_SLACK = 1e-9


def check(records: RecordRun, settings) -> Found:
    """Return the groups of holders with wrong shares."""
    groups, share = records.holders, records.column("right", "share")
    value = share[groups.rows]
    group = np.repeat(np.arange(len(groups.sizes), dtype=np.int32), groups.sizes)
    total = np.bincount(group, weights=np.nan_to_num(value), minlength=len(groups.sizes))
    entered = np.bincount(group[np.isfinite(value)], minlength=len(groups.sizes))
    allowed = settings["off_by"] + _SLACK
    wrong = (total > 1 + allowed) | ((entered == groups.sizes) & (total < 1 - allowed))
    chosen = np.flatnonzero(wrong & (entered > 0))
    rows, offsets = groups.members(chosen)
    return records.found_groups(
        "right", rows.astype(np.int64), offsets, ERROR, "share", measured=total[chosen], tolerance=1.0
    )


RULE = {
    "code": "P09",
    "name": "shares",
    "title": QT_TRANSLATE_NOOP("core", "Shares"),
    "check_records": check,
    "needs": ("uid",),
    "records": {"right": ("uid", "plot_uid", "share")},
    "records_if_there": {"right": ("certificate_uid",), "certificate": ("uid",)},
    "options": {"off_by": 0.02},
    "messages": {
        "": QT_TRANSLATE_NOOP("core", "The shares of the holders of plot {plots} add up to {measured}, not to 1."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Read the shares on the certificate or in the contract and correct them."),
    },
}
