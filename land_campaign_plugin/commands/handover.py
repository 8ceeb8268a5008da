"""``handover``: a work copy goes on in other hands."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from ..model.language import QT_TRANSLATE_NOOP, Language

ABOUT = "let somebody else send what a person did and cannot send any more"
_EDITED = QT_TRANSLATE_NOOP("core", "{taker} goes on with the work of {giver}: {edited} edited plots and records.")
_RESEALED = QT_TRANSLATE_NOOP("core", "{resealed} changes that had waited or were refused go with the next push.")
_IN_DOUBT = QT_TRANSLATE_NOOP("core", "{in_doubt} changes were sent without an answer; they go again and count once.")
_CONFLICTS = QT_TRANSLATE_NOOP("core", "{conflicts} of them are in conflict and wait for a decision: resolve.")
_NEXT = QT_TRANSLATE_NOOP("core", "Now push as {taker}.")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``handover`` takes."""
    parser.add_argument("work", type=Path)
    parser.add_argument("--from", dest="giver", required=True, metavar="LOGIN", help="whose work it is")
    parser.add_argument("--to", dest="taker", required=True, metavar="LOGIN", help="who sends it")
    parser.add_argument("--why", default="", metavar="TEXT", help="what history says of it")


def run(options, speech: Language, teller) -> tuple[object, Callable, bool]:
    """Hand a work copy over."""
    from ..store.workcopy import WorkCopy
    from ..verbs.handover import hand_over

    report = hand_over(WorkCopy.open(options.work), options.giver, options.taker, why=options.why)
    counts = {_RESEALED: report.resealed, _IN_DOUBT: report.in_doubt, _CONFLICTS: report.conflicts}
    told = (_EDITED, *(sentence for sentence, count in counts.items() if count), _NEXT)
    return report, lambda: [speech.text(each, **vars(report)) for each in told], True
