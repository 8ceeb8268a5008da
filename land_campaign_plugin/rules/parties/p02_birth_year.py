"""P02 birth-year: the year of birth is not the one in the citizen number.

Flags: a right citizen number whose century and two digits say another year of birth than the record; a birth date that
    does not exist, lies in the future or before 1900.
Why: number and birth date are what the population database compares; one of the two was mistyped.
Fix: a person reads the identity card.
Trap: most births are known by their year only, which is enough. A number given before a correction of the birth date
    at the registry keeps the old year: rare, and shown by the card.
Example: ``033048...`` says 1948; the record says 1984.
"""

import numpy as np

from ...model import citizen_number, dates
from ...model.byte_texts import by_parts
from ...model.findings import ERROR
from ...model.language import QT_TRANSLATE_NOOP
from ..citizens import numbers_against
from ..records import RecordRun
from ..rule import Found

NUMBER = citizen_number.BIRTH_YEAR
_NAMES = (*dates.CODES, NUMBER)


def check(records: RecordRun, settings) -> Found:
    """Return the parties whose birth date cannot be, or is not that of their number."""
    today = records.run.context.today
    codes = by_parts(lambda part: dates.judge(part, today), records.column("party", "born_on"))
    if records.has("party", "citizen_number"):
        against = numbers_against(records)
        codes = np.where((codes == 0) & np.isin(against, (1, 3)), len(_NAMES) - 1, codes)
    return records.judged("party", "born_on", codes, _NAMES, ERROR)


RULE = {
    "code": "P02",
    "name": "birth-year",
    "title": QT_TRANSLATE_NOOP("core", "Birth date"),
    "check_records": check,
    "records": {"party": ("born_on",)},
    "records_if_there": {"party": ("uid", "citizen_number", "gender"), "right": ("plot_uid", "party_uid")},
    "messages": {
        "": QT_TRANSLATE_NOOP("core", "The birth date of a holder of plot {plots} is no date that can be."),
        dates.SWAPPED: QT_TRANSLATE_NOOP("core", "Day and month of birth of a holder of plot {plots} are exchanged."),
        dates.TOO_EARLY: QT_TRANSLATE_NOOP("core", "A holder of plot {plots} would be born before 1900."),
        dates.FUTURE: QT_TRANSLATE_NOOP("core", "A holder of plot {plots} would be born in the future."),
        NUMBER: QT_TRANSLATE_NOOP(
            "core", "The year of birth of a holder of plot {plots} is not the one in the citizen number."
        ),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP(
            "core", "Compare birth date and number with the identity card, and correct the wrong one."
        ),
    },
}
