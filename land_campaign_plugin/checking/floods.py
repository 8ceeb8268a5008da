"""Says when one rule would fill the work list: then one common cause is likelier than thousands of errors."""

from __future__ import annotations

from ..model.findings import INFORMATION, SHEET_CAUSES, FindingTable
from ..model.language import QT_TRANSLATE_NOOP
from ..model.ruleset import WORK_LIST, Ruleset
from ..rules.registry import RULES

SHARE = 0.2
"""A rule that flags more than this part of the plots."""
LEAST_PLOTS = 50
_FLOOD = QT_TRANSLATE_NOOP(
    "core",
    "{rule} reports {share} % of the plots. Look for one common cause before correcting them one by one: the source, "
    "the fields it was read from, or its coordinate reference system.",
)


def floods(findings: FindingTable, plots: int, ruleset: Ruleset) -> list[tuple[str, dict]]:
    """Return a note for each rule that puts more than one plot in five on the work list.

    Rules whose findings stand for whole sheets are left out: they are the causes.
    """
    if plots < LEAST_PLOTS:
        return []
    counted = findings.take((findings["severity"] != INFORMATION) & ~findings.symptoms)
    notes = []
    for code in sorted(set(counted["rule"])):
        of_plots = RULES[code].local or RULES[code].check is None
        if ruleset.rules[code].view != WORK_LIST or code in SHEET_CAUSES or not of_plots:
            continue
        flagged = {uid for uids in counted["plots"][counted["rule"] == code] for uid in uids.split(",") if uid}
        if len(flagged) > SHARE * plots:
            notes.append((RULES[code].flood or _FLOOD, {"rule": code, "share": round(100 * len(flagged) / plots)}))
    return notes
