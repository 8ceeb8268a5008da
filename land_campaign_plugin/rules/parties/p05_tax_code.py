"""P05 tax-code: a tax code that cannot be.

Flags: a code that is not ten digits, with a branch of three digits or none, whose last digit checks the others;
    ``N/A-`` before it, as spreadsheets of the campaign write it; twelve digits that are no citizen number.
Why: an organisation is found by its tax code; without a right one it is not identified.
Fix: safe for ``N/A-``, spaces and dots; else a person asks the organisation or looks it up.
Trap: households and people have had their citizen number as tax code since 2025-07-01. Nine digits may have lost a
    leading zero.
Example: ``0100109106`` is right, ``0100109107`` has a wrong last digit, ``N/A-0100109106`` carries a prefix.
"""

from ...model import tax_code
from ...model.byte_texts import by_parts
from ...model.findings import ERROR
from ...model.language import QT_TRANSLATE_NOOP
from ...model.masking import shown
from ..records import RecordRun
from ..rule import Found


def check(records: RecordRun, settings) -> Found:
    """Return the parties with a faulty tax code."""
    today = records.run.context.today
    codes = by_parts(lambda part: tax_code.judge(part, today), records.column("party", "tax_code"))
    return records.judged("party", "tax_code", codes, tax_code.CODES, ERROR, shown)


RULE = {
    "code": "P05",
    "name": "tax-code",
    "title": QT_TRANSLATE_NOOP("core", "Tax code"),
    "check_records": check,
    "records": {"party": ("tax_code",)},
    "records_if_there": {"party": ("uid",), "right": ("plot_uid", "party_uid")},
    "fix": "auto",
    "messages": {
        "": QT_TRANSLATE_NOOP("core", "The tax code {detail} of a holder of plot {plots} is malformed."),
        tax_code.PREFIX: QT_TRANSLATE_NOOP(
            "core", "The tax code {detail} of a holder of plot {plots} carries a prefix that is no part of it."
        ),
        tax_code.SIGNS: QT_TRANSLATE_NOOP(
            "core", "The tax code {detail} of a holder of plot {plots} has signs between its digits."
        ),
        tax_code.CHECK_DIGIT: QT_TRANSLATE_NOOP(
            "core", "The last digit of the tax code {detail} of a holder of plot {plots} does not check."
        ),
        tax_code.CITIZEN: QT_TRANSLATE_NOOP(
            "core", "The tax code of a holder of plot {plots} has twelve digits but is no citizen number."
        ),
        tax_code.LOST_ZERO: QT_TRANSLATE_NOOP(
            "core", "The tax code {detail} of a holder of plot {plots} has lost its leading zero."
        ),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Look the organisation up in the tax register and correct the code."),
        tax_code.PREFIX: QT_TRANSLATE_NOOP("core", "Write the digits alone."),
        tax_code.SIGNS: QT_TRANSLATE_NOOP("core", "Write the digits alone."),
        tax_code.LOST_ZERO: QT_TRANSLATE_NOOP("core", "Put the zero back in front."),
    },
}
