"""``store users``, ``store communes``, ``store password``: people and communes of a central store."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP, Language

Told = tuple[object, Callable, bool]
_NOT_A_TERMINAL = QT_TRANSLATE_NOOP("core", "Passwords are shown on a terminal, and this is none.")
_ADD_OUT = QT_TRANSLATE_NOOP("core", "Add --out FILE: it gets a file that only you can read.")
_NOT_THE_SAME = QT_TRANSLATE_NOOP("core", "The two passwords are not the same.")
_AGAIN = QT_TRANSLATE_NOOP("core", "Try again; the old one still holds.")
_NEW_PASSWORD = QT_TRANSLATE_NOOP("core", "New password:")
_ONCE_MORE = QT_TRANSLATE_NOOP("core", "Once more:")


def add_arguments(action: Callable[[str, str], argparse.ArgumentParser], store: str) -> None:
    """Add the actions of this module; `action` makes the parser of one, `store` says what a store is called."""
    users = action("users", "let people in, let them go, give them passwords").add_subparsers(
        dest="users", required=True, metavar="ACTION"
    )
    for name, about, run in (
        ("import", "compare a staff list with the store; a dry run without --apply", _import),
        ("list", "list the people", _list),
        ("disable", "let people go at once", _disable),
        ("reset", "give people a password for once", _reset),
    ):
        parser = _parser(users, name, about, run, store)
        if name == "import":
            parser.add_argument("--file", type=Path, required=True, help="the staff list, .xlsx or .csv")
            parser.add_argument("--apply", action="store_true", help="do it")
        elif name != "list":
            parser.add_argument("--login", action="append", default=[], help="of whom; repeat for each")
        if name == "reset":
            parser.add_argument("--new", action="store_true", help="everybody who has no password yet")
            parser.add_argument("--days", type=int, default=3, help="how long it lets them in (3)")
            parser.add_argument("--out", type=Path, metavar="FILE", help="write the passwords here, for you alone")
    communes = action("communes", "take in a list of communes, or a merger").add_subparsers(
        dest="communes", required=True, metavar="ACTION"
    )
    parser = _parser(communes, "import", "compare a list of communes with the store", _import_communes, store)
    parser.add_argument("--file", type=Path, required=True, help="the list, .xlsx or .csv")
    parser.add_argument("--apply", action="store_true", help="do it")
    parser = _parser(communes, "merge", "let communes go up in one, with their plots", _merge, store)
    parser.add_argument("--from", dest="codes", nargs="+", required=True, metavar="CODE", help="communes that end")
    parser.add_argument("--into", required=True, metavar="CODE", help="the commune of today; new, or one that goes on")
    parser.add_argument("--name", default="", help="of the commune of today")
    parser.add_argument("--on", type=date.fromisoformat, metavar="DATE", help="first day of the merger; today without")
    parser.add_argument("--apply", action="store_true", help="do it")
    password = action("password", "choose another password of your own")
    password.add_argument("store", help=store)
    password.set_defaults(of_people=_password)


def run(options, speech: Language, teller) -> Told:
    """Do what was asked for."""
    return options.of_people(options, speech, teller)


def shared_options(parser: argparse.ArgumentParser) -> None:
    """Let an action of an action take what every verb takes."""
    parser.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON object")
    parser.add_argument("--lang", choices=("en", "vi"), default=argparse.SUPPRESS, help="language of texts")


def _parser(actions, name: str, about: str, run: Callable, store: str) -> argparse.ArgumentParser:
    parser = actions.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
    parser.add_argument("store", help=store)
    parser.set_defaults(of_people=run)
    shared_options(parser)
    return parser


def _import(options, speech: Language, teller) -> Told:
    from ..reports.people_told import difference_lines
    from ..verbs.people import import_staff

    report = import_staff(options.store, options.file, apply=options.apply)
    return report, lambda: difference_lines(report, speech), True


def _list(options, speech: Language, teller) -> Told:
    from ..reports.people_told import people_lines
    from ..verbs.people import list_people

    people = list_people(options.store)
    return {"people": [vars(each) for each in people]}, lambda: people_lines(people, speech), True


def _disable(options, speech: Language, teller) -> Told:
    from ..reports.people_told import done_lines
    from ..verbs.people import disable

    report = disable(options.store, options.login)
    return report, lambda: done_lines(report, speech), True


def _reset(options, speech: Language, teller) -> Told:
    from ..reports.people_told import password_lines
    from ..verbs.people import reset

    if options.out is None and (options.json or not sys.stdout.isatty()):
        raise BadInput(_NOT_A_TERMINAL, _ADD_OUT)
    report, fresh = reset(options.store, options.login, options.out, new=options.new, days=options.days)
    return report, lambda: password_lines(report, fresh, options.days, speech), True


def _password(options, speech: Language, teller) -> Told:
    from ..reports.people_told import done_lines
    from ..verbs.people import change_password

    if sys.stdin.isatty():
        password = getpass.getpass(speech.text(_NEW_PASSWORD) + " ")
        if getpass.getpass(speech.text(_ONCE_MORE) + " ") != password:
            raise BadInput(_NOT_THE_SAME, _AGAIN)
    else:
        password = sys.stdin.readline().rstrip("\n")
    report = change_password(options.store, password)
    return report, lambda: done_lines(report, speech), True


def _import_communes(options, speech: Language, teller) -> Told:
    from ..reports.people_told import commune_lines
    from ..verbs.people import import_communes

    report = import_communes(options.store, options.file, apply=options.apply)
    return report, lambda: commune_lines(report, speech), True


def _merge(options, speech: Language, teller) -> Told:
    from ..reports.people_told import merge_lines
    from ..verbs.people import merge_communes

    how = {"name": options.name, "day": options.on, "apply": options.apply, "progress": teller.progress}
    report = merge_communes(options.store, options.codes, options.into, **how)
    return report, lambda: merge_lines(report, speech), True
