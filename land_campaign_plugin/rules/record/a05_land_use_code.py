"""A05 land-use-code: a land use that the list does not know.

Flags: an unknown code, the code of a group of uses, a code that was retired, uses not joined by ``+``.
Why: the national database takes only the codes of the current list on a plot.
Fix: safe where a retired code has exactly one successor; proposed where the text can be read in one way.
Trap: ``ONT+CLN`` is right; case and spaces are not errors of the code. Missing is not wrong: it is counted elsewhere.
Example: ``NNP`` (a group) is an error, ``BHK`` (retired, now ``HNK``) a warning.
"""

import numpy as np

from ...model import land_use
from ...model.findings import ERROR, WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ..block import Block
from ..rule import Found, found


def check(block: Block, settings) -> Found:
    """Return the block's own plots with a faulty land use."""
    values = block.texts("land_use")
    code = values.mapped(land_use.judge)
    faulty = np.flatnonzero(code != land_use.RIGHT)
    severity = np.where(np.isin(code[faulty], (land_use.RETIRED, land_use.MALFORMED)), WARNING, ERROR)
    return found(
        block.rows[faulty],
        severity.astype(object),
        sub_code=code[faulty],
        field_name="land_use",
        detail=values[faulty],
    )


RULE = {
    "code": "A05",
    "name": "land-use-code",
    "title": QT_TRANSLATE_NOOP("core", "Land use code"),
    "check": check,
    "needs": ("land_use",),
    "fix": "propose",
    "flood": QT_TRANSLATE_NOOP(
        "core",
        "{rule} reports {share} % of the plots: the land uses look like codes of another list. "
        "Check the field and the list before correcting them one by one.",
    ),
    "messages": {
        "unknown": QT_TRANSLATE_NOOP("core", "The land use of plot {plots}, {detail}, is not in the list."),
        "group": QT_TRANSLATE_NOOP("core", "The land use of plot {plots}, {detail}, is a group of uses, not one use."),
        "retired": QT_TRANSLATE_NOOP("core", "The land use of plot {plots}, {detail}, is no longer in the list."),
        "malformed": QT_TRANSLATE_NOOP(
            "core", "The land uses of plot {plots}, {detail}, are not joined by a plus sign."
        ),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Choose the use from the list; several uses are joined by a plus sign: ONT+CLN."),
    },
}
