"""``push``, ``pull`` and ``store``: the way to the central store and back, and what whoever looks after it does."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path

from ..model.language import Language
from . import export_store, keys, people

STORE = "the store: a GeoPackage, PG:service=NAME, or https://GATEWAY"
_ACTIONS = {
    "init": "make a store in an empty database",
    "upgrade": "bring a store up to this version",
    "verify": "look whether a store is sound",
    "status": "say how much a store holds, and how large it is",
    "backup": "write a store into one file",
    "restore": "bring a backup back into an empty database",
    "anchor": "write down the heads of the chains of history",
    "replay": "let an office's store go on in a server's",
}
Told = tuple[object, Callable, bool]
"""A report as data, as lines when asked for, and whether all is well."""


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("write the day as 2027-03-31") from None


def push_arguments(push: argparse.ArgumentParser) -> None:
    """Add what ``push`` takes beside what a check takes."""
    push.add_argument("work", type=Path)
    push.add_argument("--store", required=True, help=STORE)
    keys.key_argument(push)
    push.add_argument("--documents", type=Path, metavar="FOLDER", help="send the scanned papers in this folder, too")
    about = "an edited plot whose lost land is to belong to none, repeatable"
    push.add_argument("--give-up", action="append", default=[], metavar="SHEET/NUMBER", help=about)


def pull_arguments(pull: argparse.ArgumentParser) -> None:
    """Add what ``pull`` takes."""
    pull.add_argument("work", type=Path)
    pull.add_argument("--store", required=True, help=STORE)
    keys.key_argument(pull)
    pull.add_argument("--without-personal", action="store_true", help="leave people's data in the store")
    pull.add_argument("--commune", action="append", default=[], metavar="CODE", help="one to begin with, repeatable")
    pull.add_argument("--sheets", metavar="12,13", help="of the communes named, these sheets only")
    pull.add_argument("--verify", action="store_true", help="compare every plot with the store, put right what differs")
    pull.add_argument("--dry-run", action="store_true", help="tell what would come in, and change nothing")


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
        if name in ("init", "upgrade"):
            where = "where the plots of another province lie, in metres: 538000,2237000,622000,2326000"
            parser.add_argument("--box", metavar="W,S,E,N", help=where)
        if name == "backup":
            parser.add_argument("--keys", action="store_true", help="with the keys of people's data")
        if name == "upgrade":
            until = "older plugins push until this day: 2027-03-31"
            parser.add_argument("--old-clients-until", type=_day, metavar="DATE", help=until)
    people.add_arguments(action, STORE)
    keys.add_arguments(action, STORE)
    export_store.add_arguments(action, STORE)


def push(options, speech: Language, teller) -> Told:
    """Send changed plots to the central store."""
    from ..reports.told import push_data, push_lines
    from ..store.opening import open_any
    from ..store.workcopy import WorkCopy
    from ..verbs.documents import hash_documents, push_documents
    from ..verbs.push import push

    work = WorkCopy.open(options.work)
    store = open_any(options.store, work.crs, options.key)
    if options.documents:
        hash_documents(work.path, options.documents, progress=teller.progress)
    report = push(work, store, ruleset=options.ruleset, give_up=options.give_up, progress=teller.progress)
    if options.documents:
        report.documents = push_documents(work.path, store, options.documents, progress=teller.progress)
    return push_data(report, speech), lambda: push_lines(report, speech), report.complete


def pull(options, speech: Language, teller) -> Told:
    """Bring in what others pushed."""
    from ..reports.store_told import compare_lines, preview_data, preview_lines, pull_lines
    from ..store.opening import open_any
    from ..store.workcopy import WorkCopy
    from ..verbs.compare_copy import compare_copy, preview
    from ..verbs.pull import check_out, pull

    store = open_any(options.store, key=options.key)
    how = {"progress": teller.progress}
    if options.dry_run:
        told = preview(WorkCopy.open(options.work), store, options.commune)
        return preview_data(told, speech), lambda: preview_lines(told, speech), True
    if options.verify:
        report = compare_copy(WorkCopy.open(options.work), store, **how)
        return asdict(report), lambda: compare_lines(report, speech), not (report.put_right or report.edited)
    how |= {"personal": not options.without_personal, "sheets": options.sheets.split(",") if options.sheets else None}
    if options.work.exists():
        report = pull(WorkCopy.open(options.work), store, communes=options.commune, **how)
    else:
        report = check_out(options.work, store, options.commune, **how)
    return vars(report), lambda: pull_lines(report, speech), not report.disputed


def look_after(options, speech: Language, teller) -> Told:
    """Do what whoever looks after a store asks for."""
    from ..reports.store_told import admin_lines
    from ..verbs.store_admin import administer

    if options.action == "replay":
        return _replay(options, speech)
    if options.action == export_store.ACTION:
        return export_store.run(options, speech, teller)
    if options.action in keys.ACTIONS:
        return keys.run(options, speech, teller)
    if options.action not in _ACTIONS:
        return people.run(options, speech, teller)
    more = {name: getattr(options, name, None) for name in ("crs", "old_clients_until", "box")}
    more["keys"] = getattr(options, "keys", False)
    report = administer(options.action, options.store, file=options.file, **more)
    return report, lambda: admin_lines(report, speech), not report.wrong


def _replay(options, speech: Language) -> Told:
    from ..reports.package_told import replay_lines
    from ..verbs.replay import replay

    report = replay(Path(options.store), options.into)
    return report, lambda: replay_lines(report, speech), True
