"""Arguments of verbs on the command line; kept apart so that its own module stays small."""

from __future__ import annotations

import argparse
from pathlib import Path

_FORMATS = ("dgn", "dxf")


def flag_arguments(verb: argparse.ArgumentParser) -> None:
    """Add what ``flag`` takes."""
    verb.add_argument("source", type=Path, metavar="WORK", help="a work copy, or what check --out wrote")
    verb.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help=".dgn or .dxf, or a folder for all sheets"
    )
    verb.add_argument("--format", choices=_FORMATS, help="by the file's ending if not given; dgn in a folder")
    verb.add_argument("--sheet", action="append", default=[], metavar="NUMBER", help="only this sheet; repeat for more")
    verb.add_argument("--rules", help="only these rules: T01,T07")


def drawing_arguments(verb: argparse.ArgumentParser) -> None:
    """Add what ``sample`` takes to draw its sheets."""
    verb.add_argument("--drawings", type=Path, metavar="FOLDER", help="its sheets as drawings, with drafting errors")
    verb.add_argument("--format", choices=_FORMATS, help="of the drawings; dgn if not given")
