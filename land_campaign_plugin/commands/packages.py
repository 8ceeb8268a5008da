"""``package``: changes as an encrypted file, out of a work copy, into a store, and the answers back."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..model.language import Language
from .central_store import STORE, Told

_KEY = "file of your package key, which nobody else may read"


def package_arguments(package: argparse.ArgumentParser) -> None:
    """Add what ``package`` takes."""
    steps = package.add_subparsers(dest="step", required=True, metavar="STEP")
    out = _step(steps, "out", "write what the store does not have yet into one sealed file")
    out.add_argument("work", type=Path)
    out.add_argument("--key", type=Path, required=True, help=_KEY)
    out.add_argument("--out", type=Path, default=Path(), metavar="FILE", help="a file, or a folder")
    out.add_argument("--commune", action="append", default=[], metavar="CODE", help="one to get in return, repeatable")
    out.add_argument("--crs", help="of a work copy that is not there yet: EPSG:9209")
    out.add_argument("--ruleset", default="vn-2024")
    out.add_argument("--documents", type=Path, metavar="FOLDER", help="scanned papers of its changes go along")
    out.add_argument("--documents-limit", type=int, metavar="MB", help="what they may weigh together; remembered")
    out.add_argument("--how-much", action="store_true", help="tell only how much the papers weigh; write nothing")
    take = _step(steps, "in", "take a package into the store and write the answers")
    take.add_argument("file", type=Path)
    take.add_argument("--store", required=True, help=STORE)
    take.add_argument("--out", type=Path, default=Path(), metavar="FILE", help="a file, or a folder")
    answers = _step(steps, "answers", "let a work copy follow the answers, and bring in what others pushed")
    answers.add_argument("work", type=Path)
    answers.add_argument("file", type=Path)
    answers.add_argument("--key", type=Path, required=True, help=_KEY)
    key = _step(steps, "key", "give a person a package key, in place of the one before")
    revoke = _step(steps, "revoke", "take a person's package key out of force")
    for step in (key, revoke):
        step.add_argument("login")
        step.add_argument("--store", required=True, help=STORE)
    key.add_argument("--out", type=Path, metavar="FILE", help="where to write it; else it is shown, once")


def package(options, speech: Language, teller) -> Told:
    """Do one step of the way of a package."""
    return {"out": _out, "in": _in, "answers": _answers, "key": _give, "revoke": _revoke}[options.step](
        options, speech, teller
    )


def _out(options, speech: Language, teller) -> Told:
    from ..model.projection import parse_crs
    from ..reports.package_told import out_data, out_lines, papers_data, papers_lines
    from ..store.package_key import read_key_file
    from ..store.workcopy import WorkCopy
    from ..verbs.packages import package_out, papers_waiting

    key = read_key_file(options.key)
    new = not options.work.exists() and options.crs
    work = WorkCopy.create(options.work, parse_crs(options.crs).to_wkt()) if new else WorkCopy.open(options.work)
    most = options.documents_limit * 1024 * 1024 if options.documents_limit is not None else None
    if options.how_much and options.documents:
        papers = papers_waiting(work, options.documents)
        return papers_data(papers), lambda: papers_lines(papers, speech), True
    report = package_out(
        work, options.out, key, communes=options.commune, ruleset=options.ruleset, documents=options.documents,
        most_bytes=most, progress=teller.progress,
    )  # fmt: skip
    return out_data(report, speech), lambda: out_lines(report, speech), not report.push.lines


def _in(options, speech: Language, teller) -> Told:
    from ..reports.package_told import in_lines
    from ..verbs.packages import package_in

    report = package_in(options.file, options.store, options.out, progress=teller.progress)
    return report, lambda: in_lines(report, speech), True


def _answers(options, speech: Language, teller) -> Told:
    from ..reports.package_told import answers_data, answers_lines
    from ..store.package_key import read_key_file
    from ..store.workcopy import WorkCopy
    from ..verbs.packages import read_answers

    key = read_key_file(options.key)
    report = read_answers(WorkCopy.open(options.work), options.file, key, progress=teller.progress)
    well = report.push.complete and not report.pull.disputed
    return answers_data(report, speech), lambda: answers_lines(report, speech), well


def _give(options, speech: Language, teller) -> Told:
    from ..reports.package_told import key_lines
    from ..verbs.packages import give_key

    text = give_key(options.store, options.login, options.out)
    data = {"login": options.login, "file": options.out, **({} if options.out else {"key": text})}
    return data, lambda: key_lines(options.login, options.out, text, speech), True


def _revoke(options, speech: Language, teller) -> Told:
    from ..reports.package_told import revoked_lines
    from ..store.package_door import open_door

    count = open_door(options.store).revoke(options.login)
    return {"login": options.login, "revoked": count}, lambda: revoked_lines(options.login, count, speech), bool(count)


def _step(steps, name: str, text: str) -> argparse.ArgumentParser:
    step = steps.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.")
    step.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON object")
    step.add_argument("--lang", choices=("en", "vi"), default=argparse.SUPPRESS, help="language of texts")
    return step
