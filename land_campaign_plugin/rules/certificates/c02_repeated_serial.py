"""C02 repeated-serial: one serial on two certificates.

Flags: certificates that share a serial and are not one paper, and a paper that was entered twice for one plot.
Why: a serial is printed once; one of the two records names the wrong paper, or one paper counts twice.
Fix: a person compares both with the papers.
Trap: one paper may be for several plots: records that agree in day of issue and register number, each for a plot of
    its own, are one certificate. ``BA123456`` and ``BA 123456`` are the same serial.
Example: ``BA 123456`` of 2012-05-04 for plot 12/3 and of 2013-01-20 for plot 14/8.
"""

import numpy as np

from ...model import certificate_serial
from ...model.byte_patterns import decoded, mapped
from ...model.byte_texts import as_texts, by_parts, equal_groups, spans_of
from ...model.findings import ERROR
from ...model.language import QT_TRANSLATE_NOOP
from ...model.masking import shown
from ...model.texts import objects
from ..records import RecordRun, chosen_groups
from ..rule import Found

TWICE = "entered-twice"


def check(records: RecordRun, settings) -> Found:
    """Return the serials that stand on several certificates."""
    serial = _as_written_right(records.column("certificate", "serial"))
    rows, offsets = equal_groups(serial)
    says = [records.column("certificate", name) for name in ("issued_on", "register_number")
            if records.has("certificate", name)]  # fmt: skip
    uid = records.pick("certificate", "uid", rows)
    plot = records.links("certificate", "plot_uid")
    verdicts = []
    for start, end in spans_of(offsets):
        group = rows[start:end]
        of_plots = None if plot is None else plot[group]
        verdicts.append(_verdict(uid[start:end], [column[group] for column in says], of_plots))
    rows, offsets, verdicts = chosen_groups(rows, offsets, verdicts)
    return records.found_groups(
        "certificate",
        rows,
        offsets,
        ERROR,
        "serial",
        sub_code=verdicts,
        measured=np.diff(offsets).astype(float),
        tolerance=1.0,
        detail=objects([shown(text) for text in as_texts(serial[rows[offsets[:-1]]])]),
    )


def _as_written_right(serial: np.ndarray) -> np.ndarray:
    """Return serials in their one right form, where they have one."""
    odd = np.flatnonzero(by_parts(certificate_serial.judge, serial))
    if not len(odd):
        return serial
    tidied = mapped(serial[odd], lambda text: (certificate_serial.normalised(text) or decoded(text)).encode(), bytes)
    result = serial.astype(f"S{max(serial.dtype.itemsize, tidied.dtype.itemsize)}")
    result[odd] = tidied
    return result


def _verdict(uid: np.ndarray, says: list[np.ndarray], plot: np.ndarray | None) -> str | None:
    """Return the sub-code of records that share a serial, None where they are one paper."""
    if len(set(uid.tolist())) == 1 and uid[0]:
        return None
    if any(len(set(column[column != b""].tolist())) > 1 for column in says):
        return ""
    known = [] if plot is None else plot[plot >= 0].tolist()
    return TWICE if len(set(known)) < len(known) else None


RULE = {
    "code": "C02",
    "name": "repeated-serial",
    "title": QT_TRANSLATE_NOOP("core", "Repeated serial"),
    "check_records": check,
    "records": {"certificate": ("uid", "serial")},
    "records_if_there": {"certificate": ("plot_uid", "issued_on", "register_number")},
    "messages": {
        "": QT_TRANSLATE_NOOP("core", "The serial {detail} stands on several certificates, of plots {plots}."),
        TWICE: QT_TRANSLATE_NOOP("core", "The certificate {detail} of plot {plots} was entered several times."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Compare the records with the papers and correct the serial that was mistyped."),
        TWICE: QT_TRANSLATE_NOOP("core", "Keep one record, and hang rights and scans of the others on it."),
    },
}
