"""Corrections of texts: a column out of an old encoding, and what nobody sees taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.findings import FindingTable
from ..model.language import QT_TRANSLATE_NOOP
from ..model.legacy_text import TCVN3, TITLES
from ..model.text_verdict import Verdict
from ..model.tidy_text import TONE, listed_spelling, tidy
from ..rules.text_columns import PLACES, WITH_LINES
from .proposal import Proposal

if TYPE_CHECKING:
    from .proposals import Scene

_CONVERTED = QT_TRANSLATE_NOOP("core", "E01: {count} texts converted from {encoding}: {before} becomes {after}")
_IN_CAPITALS = QT_TRANSLATE_NOOP(
    "core", "E01: {count} texts converted from {encoding} in a font of capitals (.VnTimeH): {before} becomes {after}"
)
_TIDIED = QT_TRANSLATE_NOOP("core", "E02: text of plot {plot} tidied")
_AS_LISTED = QT_TRANSLATE_NOOP("core", "E02: text of plot {plot} spelt as the list does")


def converted(scene: Scene, findings: FindingTable, row: int) -> list[Proposal]:
    """Propose the whole column in Unicode; for TCVN3 also as a font of capitals shows it."""
    encoding = findings["sub_code"][row]
    if encoding not in TITLES or findings["field"][row] not in scene.plots:
        return []
    names = findings["field"][row] in PLACES
    proposals = [_converted(scene, findings, row, Verdict(encoding, names=names))]
    if encoding == TCVN3:
        proposals.append(_converted(scene, findings, row, Verdict(encoding, upper=True)))
    return [proposal for proposal in proposals if proposal is not None]


def _converted(scene: Scene, findings: FindingTable, row: int, verdict: Verdict) -> Proposal | None:
    name = findings["field"][row]
    # a commune's plots are many: they are looked for once, not one by one
    wanted = set(findings["plots"][row].split(","))
    changes = {}
    for uid, text in zip(scene.plots["uid"], scene.plots[name], strict=True):
        after = verdict.convert(text) if uid in wanted else text
        if after != text:
            changes[uid] = {name: after}
    if not changes:
        return None
    before = str(findings["detail"][row]).partition("|")[0]
    values = {"count": len(changes), "encoding": TITLES[verdict.encoding], "before": before}
    template = _IN_CAPITALS if verdict.upper else _CONVERTED
    return Proposal(template, {**values, "after": verdict.convert(before)}, changes)


def tidied(scene: Scene, findings: FindingTable, row: int) -> list[Proposal]:
    """Propose the text without what nobody sees, which is safe; or the listed spelling, which is not."""
    uid, name = findings["plots"][row], findings["field"][row]
    at = scene.row(uid) if name in scene.plots else None
    text = None if at is None else scene.plots[name][at]
    if not text:
        return []
    plot = scene.plots.label(at)
    if findings["sub_code"][row] == TONE:
        after = listed_spelling(text)
        return [] if after is None else [Proposal(_AS_LISTED, {"plot": plot}, {uid: {name: after}})]
    after = tidy(text, lines=name in WITH_LINES) or None
    return [] if after == text else [Proposal(_TIDIED, {"plot": plot}, {uid: {name: after}}, automatic=True)]
