"""``store export``: the plots of whole communes out of a store, for whoever reports on the province."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from ..model.language import Language
from .keys import key_argument

ACTION = "export"


def add_arguments(action: Callable[[str, str], argparse.ArgumentParser], store: str) -> None:
    """Add what it takes; `store` says how a store is named."""
    parser = action(ACTION, "write the plots of whole communes, a file each, into a new folder")
    parser.add_argument("store", help=store)
    key_argument(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="one that is not there yet")
    parser.add_argument("--commune", action="append", default=[], metavar="CODE", help="all without, repeatable")
    formats = ("gpkg", "fgb", "geojson", "shp")
    parser.add_argument("--format", choices=formats, default="gpkg", help="of the files (gpkg)")


def run(options, speech: Language, teller):
    """Do it."""
    from ..reports.store_told import export_lines
    from ..store.opening import open_any
    from ..verbs.export_store import export_store

    store = open_any(options.store, key=options.key)
    how = {"communes": options.commune, "format": options.format, "progress": teller.progress}
    report = export_store(store, options.out, **how)
    return asdict(report), lambda: export_lines(report, speech), True
