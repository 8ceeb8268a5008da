"""P01 citizen-number: a citizen number that cannot be.

Flags: a number that is not 12 digits, begins with no province, says a century that nobody living was born in or a year
    to come, or whose fourth digit says another gender than the record.
Why: without a right number nobody is found in the population database, and the plot cannot be authenticated.
Fix: a person reads the identity card; leading zeros lost in a spreadsheet are restored when the list is read.
Trap: the province is that of birth registration before 2025, not of residence. Nine digits are the old identity card:
    no error but a task (state *old card only*).
Example: ``033`` and nine more digits is Hưng Yên; ``03312345678`` lacks a digit.
"""

import numpy as np

from ...model import citizen_number
from ...model.findings import ERROR
from ...model.language import QT_TRANSLATE_NOOP
from ...model.masking import masked_digits
from ..citizens import judged_numbers, numbers_against
from ..records import RecordRun
from ..rule import Found

_CARD = citizen_number.CODES.index(citizen_number.IDENTITY_CARD)
_NAMES = (*citizen_number.CODES, citizen_number.GENDER)


def check(records: RecordRun, settings) -> Found:
    """Return the parties with a faulty citizen number."""
    codes = judged_numbers(records).copy()
    codes[codes == _CARD] = 0
    against = numbers_against(records)
    codes[(codes == 0) & np.isin(against, (2, 3))] = len(_NAMES) - 1
    return records.judged("party", "citizen_number", codes, _NAMES, ERROR, masked_digits)


_LIKELY = QT_TRANSLATE_NOOP("core", "Compare the number with the identity card and correct it.")

RULE = {
    "code": "P01",
    "name": "citizen-number",
    "title": QT_TRANSLATE_NOOP("core", "Citizen number"),
    "check_records": check,
    "records": {"party": ("citizen_number",)},
    "records_if_there": {"party": ("uid", "gender", "born_on"), "right": ("plot_uid", "party_uid")},
    "flood": QT_TRANSLATE_NOOP(
        "core",
        "{rule} reports {share} % of the plots: the field of citizen numbers looks like one of other numbers. "
        "Check which field was read before correcting them one by one.",
    ),
    "messages": {
        "": QT_TRANSLATE_NOOP("core", "The citizen number {detail} of a holder of plot {plots} is malformed."),
        citizen_number.SIGNS: QT_TRANSLATE_NOOP(
            "core", "The citizen number {detail} of a holder of plot {plots} has signs between its digits."
        ),
        citizen_number.LENGTH: QT_TRANSLATE_NOOP(
            "core", "The citizen number {detail} of a holder of plot {plots} does not have 12 digits."
        ),
        citizen_number.LETTERS: QT_TRANSLATE_NOOP(
            "core", "The citizen number {detail} of a holder of plot {plots} holds signs that are no digits."
        ),
        citizen_number.PROVINCE: QT_TRANSLATE_NOOP(
            "core", "The citizen number {detail} of a holder of plot {plots} begins with no province."
        ),
        citizen_number.CENTURY: QT_TRANSLATE_NOOP(
            "core",
            "The fourth digit of the citizen number {detail} of a holder of plot {plots} is that of no one living.",
        ),
        citizen_number.FUTURE: QT_TRANSLATE_NOOP(
            "core", "The citizen number {detail} of a holder of plot {plots} says a year of birth yet to come."
        ),
        citizen_number.GENDER: QT_TRANSLATE_NOOP(
            "core", "The citizen number {detail} of a holder of plot {plots} says the other gender than the record."
        ),
    },
    "remedies": {"": _LIKELY},
}
