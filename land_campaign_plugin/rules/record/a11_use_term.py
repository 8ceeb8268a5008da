"""A11 use-term: the term of a use is over, or says two things.

Flags: a use whose term ended before today; one that is called long-term and carries a date.
Why: an expired right must be extended or ended before the plot is handed in as clean.
Fix: a person looks at the certificate and at whether the term was extended.
Trap: a missing term, origin or form is no error but a task. Farm land of households is extended by law without a
    request (Land Law 2024 art. 172): the record still needs the new date. A year alone ends with the year.
Example: ``2013-10-15`` on a rice field; ``Lâu dài 2043-10-15``.
"""

from __future__ import annotations

import datetime
import re

import numpy as np

from ...model import dates, person_name
from ...model.byte_patterns import decoded, mapped
from ...model.byte_texts import by_parts
from ...model.findings import WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ...model.masking import shown
from ..records import RecordRun
from ..rule import Found

EXPIRED, BOTH = "expired", "long-term-and-date"
_NAMES = ("", EXPIRED, BOTH)
_LONG_TERM = person_name.key("lâu dài")
_DATED = re.compile(r"\d{4}")


def check(records: RecordRun, settings) -> Found:
    """Return the uses with an expired or contradictory term."""
    today = records.run.context.today
    codes = by_parts(
        lambda part: mapped(part, lambda text: _NAMES.index(judge(decoded(text), today)), np.int8),
        records.column("plot_use", "term"),
    )
    return records.judged("plot_use", "term", codes, _NAMES, WARNING, shown)


def judge(term: str, today: datetime.date) -> str:
    """Return the sub-code of a term, empty where nothing is wrong with it."""
    if _LONG_TERM in person_name.key(term):
        return BOTH if _DATED.search(term) else ""
    last, _ = dates.parse(term)
    if last is None:
        return ""
    return EXPIRED if last < today.isoformat()[: len(last)] else ""


RULE = {
    "code": "A11",
    "name": "use-term",
    "title": QT_TRANSLATE_NOOP("core", "Term of the use"),
    "check_records": check,
    "records": {"plot_use": ("term",)},
    "records_if_there": {"plot_use": ("uid", "plot_uid")},
    "messages": {
        EXPIRED: QT_TRANSLATE_NOOP("core", "The term of a use of plot {plots} ended: {detail}."),
        BOTH: QT_TRANSLATE_NOOP("core", "A use of plot {plots} is called long-term but carries a date: {detail}."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Look at the certificate: enter the extension, or the term that holds."),
    },
}
