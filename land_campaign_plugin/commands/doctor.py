"""``doctor``: what the work depends on, and how it is."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from ..model.language import Language

ABOUT = "look at the computer, its packages, the folder of a work copy and the way to a store"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``doctor`` takes."""
    parser.add_argument("work", type=Path, nargs="?", help="a work copy, or where one is to be")
    parser.add_argument("--store", help="the store: PG:service=NAME, or an office's own file")


def run(options, speech: Language, teller) -> tuple[object, Callable, bool]:
    """Look, and tell."""
    from ..reports.diagnosis_told import diagnosis_data, diagnosis_lines
    from ..verbs.doctor import doctor

    work = options.work.absolute() if options.work else None
    diagnosis = doctor(work=work, store=options.store, progress=teller.progress)
    return diagnosis_data(diagnosis, speech), lambda: diagnosis_lines(diagnosis, speech), diagnosis.well
