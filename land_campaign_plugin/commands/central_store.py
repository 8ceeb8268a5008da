"""``push``, ``pull`` and ``store``: the way to the central store and back, and what whoever looks after it does."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from ..model.language import Language
from . import people

STORE = "the store: a GeoPackage, PG:service=NAME, or https://GATEWAY"
_ACTIONS = {
    "init": "make a store in an empty database",
    "upgrade": "bring a store up to this version",
    "verify": "look whether a store is sound",
    "backup": "write a store into one file",
    "restore": "bring a backup back into an empty database",
    "anchor": "write down the heads of the chains of history",
    "replay": "let an office's store go on in a server's",
}
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
    actions = store.add_subparsers(dest="action", required=True, metavar="ACTION")

    def action(name: str, about: str) -> argparse.ArgumentParser:
        parser = actions.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
        people.shared_options(parser)
        return parser

    for name, about in _ACTIONS.items():
        parser = action(name, about)
        parser.add_argument("store", help=STORE)
        parser.add_argument("--file", type=Path, help="the backup; the anchors")
        if name == "replay":
            parser.add_argument("into", metavar="SERVER", help="where the office's store goes on")
        if name == "init":
            parser.add_argument("--crs", help="of the plots of a new store: EPSG:9209")
        if name == "upgrade":
            until = "older plugins push until this day: 2027-03-31"
            parser.add_argument("--old-clients-until", type=date.fromisoformat, metavar="DATE", help=until)
    people.add_arguments(action, STORE)


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
    if options.action not in _ACTIONS:
        return people.run(options, speech, teller)
    more = {name: getattr(options, name, None) for name in ("crs", "old_clients_until")}
    report = administer(options.action, options.store, file=options.file, **more)
    return report, lambda: admin_lines(report, speech), not report.wrong


def _replay(options, speech: Language) -> Told:
    from ..reports.package_told import replay_lines
    from ..verbs.replay import replay

    report = replay(Path(options.store), options.into)
    return report, lambda: replay_lines(report, speech), True
