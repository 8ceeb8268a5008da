"""P08 population-answer: the population database does not know the holder as recorded.

Flags: an answer of the population database that is not a match: wrong name, wrong birth date, not found, deceased, or
    an old identity card in place of the number.
Why: only holders who match are authenticated, and only plots of authenticated holders belong to group 1.
Fix: a person compares with the identity card, or with the heirs, and sends the holder again.
Trap: not sent and sent without an answer are tasks, no errors. An answer speaks of the data as they were sent: after a
    correction the state goes back to *not sent*.
Example: answer ``wrong_name``: the record says Hoà, the card Hòa with another middle name.
"""

import numpy as np

from ...model.byte_patterns import decoded, mapped
from ...model.byte_texts import by_parts
from ...model.findings import ERROR
from ...model.language import QT_TRANSLATE_NOOP
from ...model.records import DECEASED, NOT_FOUND, OLD_CARD, WRONG_BIRTH_DATE, WRONG_NAME
from ..records import RecordRun
from ..rule import Found

_WRONG = (WRONG_NAME, WRONG_BIRTH_DATE, NOT_FOUND, DECEASED, OLD_CARD)
_NAMES = ("", *(state.replace("_", "-") for state in _WRONG))


def check(records: RecordRun, settings) -> Found:
    """Return the parties whose answer is not a match."""
    known = {state: number for number, state in enumerate(_WRONG, 1)}
    codes = by_parts(
        lambda part: mapped(part, lambda text: known.get(decoded(text), 0), np.int8),
        records.column("party", "authentication"),
    )
    return records.judged("party", "authentication", codes, _NAMES, ERROR)


RULE = {
    "code": "P08",
    "name": "population-answer",
    "title": QT_TRANSLATE_NOOP("core", "Population database"),
    "check_records": check,
    "records": {"party": ("authentication",)},
    "records_if_there": {"party": ("uid",), "right": ("plot_uid", "party_uid")},
    "messages": {
        "wrong-name": QT_TRANSLATE_NOOP(
            "core", "The population database has another name for a holder of plot {plots}."
        ),
        "wrong-birth-date": QT_TRANSLATE_NOOP(
            "core", "The population database has another birth date for a holder of plot {plots}."
        ),
        "not-found": QT_TRANSLATE_NOOP("core", "The population database does not know a holder of plot {plots}."),
        "deceased": QT_TRANSLATE_NOOP("core", "A holder of plot {plots} has died, says the population database."),
        "old-card": QT_TRANSLATE_NOOP(
            "core", "The population database asks for the citizen number of a holder of plot {plots}, not an old card."
        ),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP(
            "core", "Compare the record with the identity card, correct it and send the holder again."
        ),
        "deceased": QT_TRANSLATE_NOOP("core", "Ask the family who inherits, and record the change of holder."),
        "old-card": QT_TRANSLATE_NOOP("core", "Collect the citizen's identity card and enter its number."),
    },
}
