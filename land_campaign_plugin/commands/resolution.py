"""``conflicts``, ``history`` and ``undo-push``: what a store keeps of both sides of a conflict, and of the past."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from ..model.language import Language
from .central_store import STORE, Told
from .keys import key_argument


def add_verbs(verb: Callable[[str, Callable, str], argparse.ArgumentParser]) -> None:
    """Add the three verbs; ``verb(name, run, text)`` makes the parser of one."""
    conflicts = verb("conflicts", review, "list the open conflicts of a store, decide them, or hand them on")
    conflicts.add_argument("store", metavar="STORE", help=STORE)
    key_argument(conflicts)
    conflicts.add_argument("--commune", metavar="CODE", help="only those of this commune")
    conflicts.add_argument("--plot", action="append", default=[], metavar="SHEET/NUMBER", help="repeat for each plot")
    what = conflicts.add_mutually_exclusive_group()
    what.add_argument("--keep", choices=("mine", "theirs"), help="mine: what the author set; theirs: what is stored")
    what.add_argument("--note", help="hand them on to a reviewer, with this note")
    past = verb("history", history, "tell who changed a plot, when, why and what; without a plot, list the pushes")
    past.add_argument("store", metavar="STORE", help=STORE)
    past.add_argument("plot", nargs="?", metavar="PLOT", help="SHEET/NUMBER, COMMUNE/SHEET/NUMBER or permanent id")
    key_argument(past)
    past.add_argument("--commune", metavar="CODE", help="pushes that changed this commune")
    past.add_argument("--login", help="pushes of this person")
    past.add_argument("--limit", type=int, default=20, help="how many pushes, the newest first")
    undo = verb("undo-push", undo_push, "set back what a push changed, by edits in a work copy")
    undo.add_argument("work", type=Path)
    undo.add_argument("--store", required=True, help=STORE)
    key_argument(undo)
    undo.add_argument("--batch", required=True, help="number of the push; history STORE lists them")
    undo.add_argument("--dry-run", action="store_true", help="tell what would be set back, write nothing")


def review(options, speech: Language, teller) -> Told:
    """List, decide or hand on the conflicts of a store."""
    from ..store.opening import open_any
    from ..verbs.conflicts import review

    report = review(
        open_any(options.store, key=options.key),
        commune=options.commune,
        plots=options.plot,
        keep=options.keep,
        note=options.note,
        language=speech,
    )
    return report.data(), lambda: report.lines(speech), report.complete


def history(options, speech: Language, teller) -> Told:
    """Tell the history of a plot, or list pushes."""
    from ..store.opening import open_any
    from ..verbs.history import history, push_lines

    store = open_any(options.store, key=options.key)
    if options.plot:
        told = history(store, options.plot)
        return told.data(), lambda: told.lines(speech), True
    batches = store.batches(options.login, options.commune, options.limit)
    return [vars(each) for each in batches], lambda: push_lines(batches, speech), True


def undo_push(options, speech: Language, teller) -> Told:
    """Set back what a push changed."""
    from ..store.opening import open_any
    from ..store.workcopy import WorkCopy
    from ..verbs.undo_push import undo_push

    work, store = WorkCopy.open(options.work), open_any(options.store, key=options.key)
    report = undo_push(work, store, options.batch, dry_run=options.dry_run, language=speech)
    return report, lambda: report.lines(speech), not report.left
