"""C01 certificate-serial: a serial that is not written as one.

Flags: a serial in no form that certificates have had, or written otherwise: small letters, missing space, ``Ð`` for
    ``Đ``, ``O`` for zero.
Why: the serial is how a certificate is found again, in the database, on the scan and at the notary's.
Fix: safe where it can be read in one way only; else a person looks at the paper.
Trap: no serial yet is not wrong: it is a task. Old certificates have one letter and six digits, and are right.
Example: ``BA123456`` should read ``BA 123456``; ``BA 12345`` lacks a digit.
"""

from ...model import certificate_serial
from ...model.byte_texts import by_parts
from ...model.findings import WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ...model.masking import shown
from ..records import RecordRun
from ..rule import Found


def check(records: RecordRun, settings) -> Found:
    """Return the certificates with a malformed serial."""
    codes = by_parts(certificate_serial.judge, records.column("certificate", "serial"))
    return records.judged("certificate", "serial", codes, certificate_serial.CODES, WARNING, _shown)


def _shown(serial: str) -> str:
    right = certificate_serial.normalised(serial)
    return f"{shown(serial)}|{right}" if right else shown(serial)


_WRITTEN = QT_TRANSLATE_NOOP(
    "core", "The serial of the certificate of plot {plots}, {detail1}, should be written {detail2}."
)

RULE = {
    "code": "C01",
    "name": "certificate-serial",
    "title": QT_TRANSLATE_NOOP("core", "Serial of the certificate"),
    "check_records": check,
    "records": {"certificate": ("serial",)},
    "records_if_there": {"certificate": ("uid", "plot_uid")},
    "fix": "auto",
    "messages": {
        "": _WRITTEN,
        certificate_serial.MALFORMED: QT_TRANSLATE_NOOP(
            "core", "The serial of the certificate of plot {plots}, {detail}, has no form that certificates have had."
        ),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Correct how it is written; the letters and digits stay what they are."),
        certificate_serial.MALFORMED: QT_TRANSLATE_NOOP(
            "core", "Read the serial on the paper or its scan again: two letters and six digits, eight since 2024."
        ),
    },
}
