"""``push``, ``pull`` and ``store``: the way to the central store and back, and what whoever looks after it does."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from ..model.language import Language

STORE = "the store: a GeoPackage, PG:service=NAME, or https://GATEWAY"
_ACTIONS = ("init", "upgrade", "verify", "backup", "restore", "anchor", "communes", "users", "replay")
Told = tuple[object, Callable, bool]
"""A report as data, as lines when asked for, and whether all is well."""


def pull_arguments(pull: argparse.ArgumentParser) -> None:
    """Add what ``pull`` takes."""
    pull.add_argument("work", type=Path)
    pull.add_argument("--store", required=True, help=STORE)
    key_argument(pull)
    pull.add_argument("--commune", action="append", default=[], metavar="CODE", help="one to begin with, repeatable")


def key_argument(verb: argparse.ArgumentParser) -> None:
    """Add the key that a gateway asks for."""
    verb.add_argument("--key", type=Path, metavar="FILE", help="for a gateway: file of your package key")


def store_arguments(store: argparse.ArgumentParser) -> None:
    """Add what ``store`` takes."""
    store.add_argument("action", choices=_ACTIONS)
    store.add_argument("store", help=STORE)
    store.add_argument("into", nargs="?", metavar="SERVER", help="for replay: where an office's store goes on")
    store.add_argument("--file", type=Path, help="the backup; the list of communes or people (.csv); the anchors")
    store.add_argument("--crs", help="of the plots of a new store: EPSG:9209")


def push(options, speech: Language, teller) -> Told:
    """Send changed plots to the central store."""
    from ..reports.told import push_data, push_lines
    from ..store.opening import open_any
    from ..store.workcopy import WorkCopy
    from ..verbs.push import push

    work = WorkCopy.open(options.work)
    store = open_any(options.store, work.crs, options.key)
    report = push(work, store, ruleset=options.ruleset, progress=teller.progress)
    return push_data(report, speech), lambda: push_lines(report, speech), report.complete


def pull(options, speech: Language, teller) -> Told:
    """Bring in what others pushed."""
    from ..reports.store_told import pull_lines
    from ..store.opening import open_any
    from ..store.workcopy import WorkCopy
    from ..verbs.pull import check_out, pull

    store = open_any(options.store, key=options.key)
    if options.work.exists():
        report = pull(WorkCopy.open(options.work), store, communes=options.commune, progress=teller.progress)
    else:
        report = check_out(options.work, store, options.commune, progress=teller.progress)
    return vars(report), lambda: pull_lines(report, speech), not report.disputed


def look_after(options, speech: Language, teller) -> Told:
    """Do what whoever looks after a store asks for."""
    from ..reports.store_told import admin_lines
    from ..verbs.store_admin import administer

    if options.action == "replay":
        return _replay(options, speech)
    report = administer(options.action, options.store, file=options.file, crs=options.crs)
    return report, lambda: admin_lines(report, speech), not report.wrong


def _replay(options, speech: Language) -> Told:
    from ..reports.package_told import replay_lines
    from ..verbs.replay import replay

    report = replay(Path(options.store), options.into or "-")
    return report, lambda: replay_lines(report, speech), True
