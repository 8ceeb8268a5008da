"""C05 register-number: a number in the register or a bar code that has no such form.

Flags: a register number that is not letters and a running number, a bar code without 13 or 15 digits.
Why: with them a certificate is found in the register and at the reader; mistyped, it is found by nobody.
Fix: a person reads the paper again.
Trap: each office has its own letters, and old registers have none; small letters and spaces are for tidying.
Example: ``CH0A123`` is malformed, ``CH 00123`` is right; a bar code of 12 digits lacks one.
"""

import numpy as np

from ...model import register_number
from ...model.byte_texts import by_parts
from ...model.findings import WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ...model.masking import shown
from ..records import RecordRun, joined_found
from ..rule import Found

_JUDGES = {"register_number": register_number.judge, "barcode": register_number.judge_barcode}
_SUB_CODES = {"register_number": "", "barcode": "barcode"}
_MALFORMED = register_number.CODES.index(register_number.MALFORMED)


def check(records: RecordRun, settings) -> Found:
    """Return the certificates with a malformed register number or bar code."""
    parts = []
    for name, judge in _JUDGES.items():
        if records.has("certificate", name):
            codes = by_parts(judge, records.column("certificate", name))
            codes = np.where(codes == _MALFORMED, 1, 0)
            parts.append(records.judged("certificate", name, codes, ("", _SUB_CODES[name]), WARNING, shown))
    return joined_found(parts)


def idle(run):
    """Return why there is nothing to check where certificates have neither number."""
    tables = run.context.records
    if tables is not None and len(tables.absent("certificate", tuple(_JUDGES))) < len(_JUDGES):
        return None
    return QT_TRANSLATE_NOOP("core", "The certificates have no register number and no bar code."), {}


RULE = {
    "code": "C05",
    "name": "register-number",
    "title": QT_TRANSLATE_NOOP("core", "Register number, bar code"),
    "check_records": check,
    "records": {"certificate": ("uid",)},
    "records_if_there": {"certificate": ("plot_uid", *_JUDGES)},
    "idle": idle,
    "messages": {
        "": QT_TRANSLATE_NOOP(
            "core",
            "The register number of the certificate of plot {plots}, {detail}, is not letters and 3 to 8 digits, "
            "such as CH00123.",
        ),
        "barcode": QT_TRANSLATE_NOOP(
            "core", "The bar code of the certificate of plot {plots}, {detail}, has neither 13 nor 15 digits."
        ),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Read it on the paper or its scan again and correct it."),
    },
}
