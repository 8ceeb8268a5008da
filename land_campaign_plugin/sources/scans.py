"""Scanned papers in a folder: whether each is a whole, open PDF, and its hash. Nothing of what they show is read.

A PDF begins with ``%PDF-`` and ends with ``%%EOF`` (ISO 32000-1, 7.5.2 and 7.5.5); one that needs a password has an
entry ``/Encrypt`` in its trailer (7.6.1).
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.tables import Table
from ..model.texts import objects

NOT_A_PDF, TRUNCATED, ENCRYPTED = "not-a-pdf", "truncated", "encrypted"
_HEAD, _TAIL = 1024, 2048  # readers look for the marks within the first and last kilobyte (ISO 32000-1, annex H)
_ENCRYPT = re.compile(rb"/Encrypt\b")
_TRAILER = 65_536
_NO_FOLDER = QT_TRANSLATE_NOOP("core", "There is no folder {path}.")
_NAME_SCANS = QT_TRANSLATE_NOOP("core", "Name the folder that holds the scanned papers.")


def pdf_fault(head: bytes, tail: bytes) -> str:
    """Return what is wrong with a PDF by its first and last bytes: a sub-code, empty where nothing is."""
    if b"%PDF-" not in head[:_HEAD]:
        return NOT_A_PDF
    if b"%%EOF" not in tail[-_TAIL:]:
        return TRUNCATED
    return ENCRYPTED if _ENCRYPT.search(tail) or _ENCRYPT.search(head) else ""


def read_scans(folder: Path | str) -> Table:
    """Return the files of a folder and the folders in it: ``file_name``, ``sub_code``, ``sha256``.

    Raises
    ------
    BadInput
        There is no such folder.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise BadInput(_NO_FOLDER, _NAME_SCANS, path=folder)
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    judged = [_judged(path) for path in files]
    return Table(
        {
            "file_name": objects([path.name for path in files]),
            "sub_code": objects([fault for fault, _ in judged]),
            "sha256": objects([digest for _, digest in judged]),
        }
    )


def _judged(path: Path) -> tuple[str, str]:
    with path.open("rb") as file:
        head = file.read(_TAIL)
        size = file.seek(0, 2)
        file.seek(max(0, size - _TRAILER))
        tail = file.read()
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return pdf_fault(head, tail), digest
