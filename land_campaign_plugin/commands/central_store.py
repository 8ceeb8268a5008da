"""``push``, ``pull`` and ``store``: the way to the central store and back, and what whoever looks after it does."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from ..model.language import Language

STORE = "the store: a GeoPackage, or PG:service=NAME"
_ACTIONS = (
    "init", "upgrade", "verify", "backup", "restore", "anchor", "communes", "users", "export-keys", "import-keys",
    "destroy-key",
)  # fmt: skip
Told = tuple[object, Callable, bool]
"""A report as data, as lines when asked for, and whether all is well."""


def push_arguments(push: argparse.ArgumentParser) -> None:
    """Add what ``push`` takes beside what a check takes."""
    push.add_argument("work", type=Path)
    push.add_argument("--store", required=True, help=STORE)
    push.add_argument("--documents", type=Path, metavar="FOLDER", help="send the scanned papers in this folder, too")


def pull_arguments(pull: argparse.ArgumentParser) -> None:
    """Add what ``pull`` takes."""
    pull.add_argument("work", type=Path)
    pull.add_argument("--store", required=True, help=STORE)
    pull.add_argument("--without-personal", action="store_true", help="leave people's data in the store")
    pull.add_argument("--commune", action="append", default=[], metavar="CODE", help="one to begin with, repeatable")


def store_arguments(store: argparse.ArgumentParser) -> None:
    """Add what ``store`` takes."""
    store.add_argument("action", choices=_ACTIONS)
    store.add_argument("store", help=STORE)
    store.add_argument("--file", type=Path, help="the backup; the list of communes or people (.csv); the anchors")
    store.add_argument("--crs", help="of the plots of a new store: EPSG:9209")
    store.add_argument("--keys", action="store_true", help="backup: with the keys of people's data")
    store.add_argument("--year", type=int, default=0, help="destroy-key: the past year")


def push(options, speech: Language, teller) -> Told:
    """Send changed plots to the central store."""
    from ..reports.told import push_data, push_lines
    from ..store.opening import open_any
    from ..store.workcopy import WorkCopy
    from ..verbs.documents import hash_documents, push_documents
    from ..verbs.push import push

    work = WorkCopy.open(options.work)
    store = open_any(options.store, work.crs)
    if options.documents:
        hash_documents(work.path, options.documents, progress=teller.progress)
    report = push(work, store, ruleset=options.ruleset, progress=teller.progress)
    if options.documents:
        report.documents = push_documents(work.path, store, options.documents, progress=teller.progress)
    return push_data(report, speech), lambda: push_lines(report, speech), report.complete


def pull(options, speech: Language, teller) -> Told:
    """Bring in what others pushed."""
    from ..reports.store_told import pull_lines
    from ..store.opening import open_any
    from ..store.workcopy import WorkCopy
    from ..verbs.pull import check_out, pull

    store = open_any(options.store)
    how = {"personal": not options.without_personal}
    if options.work.exists():
        report = pull(WorkCopy.open(options.work), store, communes=options.commune, progress=teller.progress, **how)
    else:
        report = check_out(options.work, store, options.commune, progress=teller.progress, **how)
    return vars(report), lambda: pull_lines(report, speech), not report.disputed


def look_after(options, speech: Language, teller) -> Told:
    """Do what whoever looks after a store asks for."""
    from ..reports.store_told import admin_lines
    from ..verbs.store_admin import administer

    more = {"keys": options.keys, "year": options.year}
    report = administer(options.action, options.store, file=options.file, crs=options.crs, **more)
    return report, lambda: admin_lines(report, speech), not report.wrong
