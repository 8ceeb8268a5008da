"""D01 scan-name: the file of a scan is not called as the campaign wants it.

Flags: a file name that is not ``<serial>-GCN.pdf`` (the certificate), ``<serial>-GT.pdf`` or ``<serial>-GT-01.pdf``
    (papers), or one that carries another serial than its certificate.
Why: the province takes scans in by their names; a misnamed one hangs on nothing, or on another's certificate.
Fix: a person renames the file, or hangs it on the right certificate.
Trap: the serial may be written with or without its space. No scan yet is no error but a task.
Example: ``BA 123456-GCN.pdf`` is right, ``gcn BA123456.pdf`` is not.
"""

import re
import unicodedata

import numpy as np

from ...model import certificate_serial
from ...model.byte_texts import as_texts
from ...model.findings import WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ...model.masking import shown
from ...model.texts import objects
from ..records import RecordRun
from ..rule import Found

OTHER = "other-serial"
_NAME = re.compile(r"(.+?)-(?:GCN|GT(?:-\d{2})?)\.pdf", re.IGNORECASE)
_USUAL = b"-GCN.pdf"


def check(records: RecordRun, settings) -> Found:
    """Return the documents with a wrong file name."""
    names = records.column("document", "file_name")
    serials = _serials(records, len(names))
    # most are called after their certificate, letter by letter
    usual = (serials != b"") & (names == np.char.add(serials, _USUAL))
    rows = np.flatnonzero(~usual & (names != b""))
    codes = [
        _verdict(name, serial)
        for name, serial in zip(as_texts(names[rows]).tolist(), as_texts(serials[rows]).tolist(), strict=True)
    ]
    wrong = np.array([code is not None for code in codes], dtype=bool)
    rows, codes = rows[wrong], [code for code in codes if code is not None]
    told = [
        f"{shown(_base(name))}|{shown(serial) or '?'}"
        for name, serial in zip(as_texts(names[rows]), as_texts(serials[rows]), strict=True)
    ]
    return records.found("document", rows, WARNING, "file_name", sub_code=objects(codes), detail=objects(told))


def _serials(records: RecordRun, count: int) -> np.ndarray:
    """Return the serial of each document's certificate, empty where it is not known."""
    paper = records.links("document", "certificate_uid")
    if paper is None or not records.has("certificate", "serial"):
        return np.zeros(count, dtype="S1")
    serial = records.column("certificate", "serial")
    return np.where(paper >= 0, serial[np.maximum(paper, 0)], b"") if len(serial) else np.zeros(count, dtype="S1")


def _verdict(name: str, serial: str | None) -> str | None:
    """Return the sub-code of a file's name, None where it is right."""
    form = _NAME.fullmatch(unicodedata.normalize("NFC", _base(name)))
    own = certificate_serial.normalised(form[1]) if form else None
    if own is None and (form is None or not serial or form[1].split() != serial.split()):
        return ""
    wanted = certificate_serial.normalised(serial) if serial else None
    return OTHER if wanted and own and own != wanted else None


def _base(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2]


RULE = {
    "code": "D01",
    "name": "scan-name",
    "title": QT_TRANSLATE_NOOP("core", "Name of the scan"),
    "check_records": check,
    "records": {"document": ("file_name",)},
    "records_if_there": {"document": ("uid", "plot_uid", "certificate_uid"), "certificate": ("uid", "serial")},
    "messages": {
        "": QT_TRANSLATE_NOOP(
            "core", "The scan {detail1} of plot {plots} is not called <serial>-GCN.pdf or <serial>-GT.pdf."
        ),
        OTHER: QT_TRANSLATE_NOOP("core", "The scan {detail1} of plot {plots} hangs on the certificate {detail2}."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Rename the file after the serial of its certificate."),
        OTHER: QT_TRANSLATE_NOOP(
            "core", "Look at the scan: rename the file, or hang it on the certificate that it shows."
        ),
    },
}
