"""A01 commune-code: a commune that is none, or is no more.

Flags: a code that is not one of the province's communes, a code from before the merger of communes, and a code whose
    commune has another name than the address says; the name of a commune from before the merger too.
Why: people, papers and the national database find a plot by its commune; a plot under a code that is no more is lost.
Fix: safe where the former commune went to one commune as a whole; proposed where it was split: the commune that the
    plot lies in, if the official outlines are known, else the candidates.
Trap: every new code is the code of a former commune, mostly of another name: 11953 is the former phường Hiến Nam and
    the phường Phố Hiến of today. A code without a date is taken for today's. Plots without a code are not judged here.
Example: ``11956`` (phường An Tảo, now part of 11953) and ``99999`` are errors; ``11953`` is right beside the address
    ``Phường Phố Hiến, Tỉnh Hưng Yên`` and an error beside ``Phường Hiến Nam, Tỉnh Hưng Yên``.
"""

import numpy as np

from ...model.addresses import parts_of
from ...model.catalogues import units
from ...model.communes import AMBIGUOUS, UNKNOWN, Reading, by_code, by_name, placed, same_title
from ...model.findings import ERROR
from ...model.language import QT_TRANSLATE_NOOP
from ...model.text_verdict import may_be_legacy
from ...model.texts import paired
from ...native import shapely
from ..block import Run
from ..rule import Found, found, nothing_found
from ..whole_columns import nothing_yet, of_another_province, texts

check = nothing_yet
_UNKNOWN, _FORMER, _SPLIT = "unknown", "former", "split"
_FORMER_NAME, _NAME_DIFFERS = "former-name", "name-differs"
_BEFORE = "2025-06-30"
_RIGHT = ("", "")


def conclude(parts: list, run: Run, settings) -> Found:
    """Return the plots whose commune is none, or is no more; one finding a plot."""
    pair, pairs = paired(texts(run, "commune"), texts(run, "address"))
    verdicts = [_judge(*each) for each in pairs]
    rows = np.flatnonzero(np.array([bool(code) for code, _ in verdicts], dtype=bool)[pair])
    if not len(rows):
        return nothing_found()
    told = [_placed(run, row, pairs[pair[row]][0], *verdicts[pair[row]]) for row in rows.tolist()]
    sub_code, detail = (np.array(column, dtype=object) for column in zip(*told, strict=True))
    named = np.isin(sub_code, (_FORMER_NAME, _NAME_DIFFERS))
    return found(
        rows,
        ERROR,
        sub_code=sub_code,
        field_name=np.where(named, "address", "commune").astype(object),
        detail=detail,
    )


def _judge(code: str | None, address: str | None) -> tuple[str, str]:
    """Return what is wrong with a commune code beside an address, and what the message says of it."""
    code = (code or "").strip()
    unit = units().get(code)
    if not code:
        return _RIGHT
    if unit is None:
        reading = by_code(code, _BEFORE)
        state = {UNKNOWN: _UNKNOWN, AMBIGUOUS: _SPLIT}.get(reading.state, _FORMER)
        return state, f"{code}|{_titles(reading)}"
    # what is written in an old encoding is E01's first
    said = None if may_be_legacy(address or "") else parts_of(address).commune
    if said is None or same_title(said, unit.title):
        return _RIGHT
    return _FORMER_NAME if code in by_name(said, _BEFORE).candidates else _NAME_DIFFERS, f"{code}|{unit.title}"


def _placed(run: Run, row: int, code: str | None, state: str, detail: str) -> tuple[str, str]:
    """Decide by the plot's place which part of a split commune it lies in, where the outlines are known."""
    if state != _SPLIT or run.context.communes is None:
        return state, detail
    reading = placed(by_code(code, _BEFORE), lambda of: _outline(run, of), run.plots.geometry[row])
    return (_FORMER if reading.code else state), f"{code}|{_titles(reading)}"


def _outline(run: Run, code: str):
    parts = run.outlines.polygons[run.outlines.code == code]
    return shapely.union_all(parts) if len(parts) else None


def _titles(reading: Reading) -> str:
    return ", ".join(f"{code} {units()[code].title}" for code in reading.candidates)


RULE = {
    "code": "A01",
    "name": "commune-code",
    "title": QT_TRANSLATE_NOOP("core", "Commune code"),
    "check": check,
    "conclude": conclude,
    "needs": ("commune",),
    "idle": of_another_province,
    "fix": "propose",
    "flood": QT_TRANSLATE_NOOP(
        "core",
        "{rule} reports {share} % of the plots: the codes or the addresses look like those from before the merger of "
        "communes. Convert them all at once.",
    ),
    "messages": {
        _UNKNOWN: QT_TRANSLATE_NOOP("core", "The commune code of plot {plots}, {detail1}, is none of the province."),
        _FORMER: QT_TRANSLATE_NOOP(
            "core", "The commune code of plot {plots}, {detail1}, is from before the merger; it is now {detail2}."
        ),
        _SPLIT: QT_TRANSLATE_NOOP(
            "core", "The commune code of plot {plots}, {detail1}, is from before the merger, and the commune was split."
        ),
        _FORMER_NAME: QT_TRANSLATE_NOOP(
            "core", "The address of plot {plots} names a commune from before the merger; it is now {detail2}."
        ),
        _NAME_DIFFERS: QT_TRANSLATE_NOOP(
            "core", "The commune code of plot {plots}, {detail1}, is {detail2}, but the address names another commune."
        ),
        "": QT_TRANSLATE_NOOP("core", "The commune of plot {plots} is not right."),
    },
    "remedies": {
        _FORMER: QT_TRANSLATE_NOOP("core", "Enter the code {detail2}."),
        _SPLIT: QT_TRANSLATE_NOOP("core", "Choose by where the plot lies: {detail2}."),
        _FORMER_NAME: QT_TRANSLATE_NOOP("core", "Write {detail2} in the address."),
        _NAME_DIFFERS: QT_TRANSLATE_NOOP("core", "Look where the plot lies, and correct the code or the address."),
        "": QT_TRANSLATE_NOOP("core", "Enter the code of the commune that the plot lies in."),
    },
}
