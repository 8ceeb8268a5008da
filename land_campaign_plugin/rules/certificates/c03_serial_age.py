"""C03 serial-age: a serial of a form that was not in use on its day of issue.

Flags: eight digits on a certificate from before 2024-08-01, six digits on one from after 2024-12-31.
Why: serial or day of issue was mistyped, or the record mixes two papers.
Fix: a person compares both with the paper.
Trap: from August to December 2024 both forms were lawful (Circular 10/2024/TT-BTNMT); the year 2024 alone says nothing.
Example: ``AA 01234567`` issued on 2019-03-01.
"""

from ...model import certificate_serial
from ...model.byte_texts import by_parts
from ...model.findings import WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ...model.masking import shown
from ..records import RecordRun
from ..rule import Found


def check(records: RecordRun, settings) -> Found:
    """Return the certificates whose serial and day of issue cannot both be right."""
    serial, issued = (records.column("certificate", name) for name in ("serial", "issued_on"))
    codes = by_parts(certificate_serial.judge_age, serial, issued)
    return records.judged("certificate", "serial", codes, certificate_serial.AGE_CODES, WARNING, shown)


RULE = {
    "code": "C03",
    "name": "serial-age",
    "title": QT_TRANSLATE_NOOP("core", "Serial and day of issue"),
    "check_records": check,
    "records": {"certificate": ("serial", "issued_on")},
    "records_if_there": {"certificate": ("uid", "plot_uid")},
    "messages": {
        certificate_serial.TOO_EARLY: QT_TRANSLATE_NOOP(
            "core",
            "The certificate of plot {plots} has a serial of eight digits, {detail}, but was issued before 2024-08-01.",
        ),
        certificate_serial.TOO_LATE: QT_TRANSLATE_NOOP(
            "core",
            "The certificate of plot {plots} has a serial of six digits, {detail}, but was issued after 2024-12-31.",
        ),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP(
            "core", "Compare serial and day of issue with the paper and correct the one that is wrong."
        ),
    },
}
