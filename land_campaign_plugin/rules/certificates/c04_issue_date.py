"""C04 issue-date: a day of issue that cannot be.

Flags: a day that does not exist, lies in the future or before 1987, is no date, or has day and month exchanged.
Why: terms, the form of the serial and the order of papers hang on the day of issue.
Fix: proposed where day and month are exchanged; else the paper decides.
Trap: a year alone is right where no more is known. Missing is a matter of R02.
Example: ``2015-13-04`` has day and month exchanged; ``1017-10-09`` is a slip of the keys.
"""

from ...model import dates
from ...model.byte_texts import by_parts
from ...model.findings import ERROR
from ...model.language import QT_TRANSLATE_NOOP
from ...model.masking import shown
from ..records import RecordRun
from ..rule import Found


def check(records: RecordRun, settings) -> Found:
    """Return the certificates with an impossible day of issue."""
    issued = records.column("certificate", "issued_on")
    today = records.run.context.today
    codes = by_parts(lambda part: dates.judge(part, today, dates.EARLIEST_CERTIFICATE), issued)
    return records.judged("certificate", "issued_on", codes, dates.CODES, ERROR, _shown)


def _shown(text: str) -> str:
    return f"{shown(text)}|{dates.swapped(text) or ''}"


RULE = {
    "code": "C04",
    "name": "issue-date",
    "title": QT_TRANSLATE_NOOP("core", "Day of issue"),
    "check_records": check,
    "records": {"certificate": ("issued_on",)},
    "records_if_there": {"certificate": ("uid", "plot_uid")},
    "fix": "propose",
    "messages": {
        "": QT_TRANSLATE_NOOP("core", "The day of issue of the certificate of plot {plots}, {detail1}, is no date."),
        dates.IMPOSSIBLE: QT_TRANSLATE_NOOP(
            "core", "The day of issue of the certificate of plot {plots}, {detail1}, does not exist."
        ),
        dates.SWAPPED: QT_TRANSLATE_NOOP(
            "core",
            "Day and month of issue of the certificate of plot {plots} are exchanged: {detail1} should be {detail2}.",
        ),
        dates.TOO_EARLY: QT_TRANSLATE_NOOP(
            "core", "The certificate of plot {plots} cannot have been issued on {detail1}, before the first land law."
        ),
        dates.FUTURE: QT_TRANSLATE_NOOP(
            "core", "The certificate of plot {plots} cannot have been issued on {detail1}, which is yet to come."
        ),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Read the day on the paper or its scan again and correct it."),
    },
}
