"""``store export-keys``, ``import-keys`` and ``destroy-key``: the keys of people's values on a server."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from ..model.language import Language

ACTIONS = ("export-keys", "import-keys", "destroy-key")


def key_argument(verb: argparse.ArgumentParser) -> None:
    """Add the key that a gateway asks for."""
    verb.add_argument("--key", type=Path, metavar="FILE", help="for a gateway: file of your package key")


def add_arguments(action: Callable[[str, str], argparse.ArgumentParser], store: str) -> None:
    """Add what each action takes; `store` says how a store is named."""
    for name, about in (
        ("export-keys", "write the keys of people's data into a file"),
        ("import-keys", "bring keys back into a store that was restored without them"),
    ):
        parser = action(name, about)
        parser.add_argument("store", help=store)
        parser.add_argument("--file", type=Path, required=True, help="the keys (.csv); keep it apart from the backup")
    parser = action("destroy-key", "make people's data of a past year unreadable for ever")
    parser.add_argument("store", help=store)
    parser.add_argument("--year", type=int, required=True)
    parser.add_argument("--current-too", action="store_true", help="what still holds as well")


def run(options, speech: Language, teller):
    """Do what the person asks for."""
    from ..reports.store_told import admin_lines
    from ..store import pg_keys
    from ..store.pg_connection import Address
    from ..verbs.store_admin import AdminReport

    address = Address(options.store)
    report = AdminReport(options.action, str(address))
    if options.action == "export-keys":
        report.rows = {"pii_key": pg_keys.export_keys(address, options.file)}
    elif options.action == "import-keys":
        report.rows = {"pii_key": pg_keys.import_keys(address, options.file)}
    else:
        kept = pg_keys.destroy_key(address, options.year, keep_current=not options.current_too)
        report.rows = {"party_secret": kept}
    return report, lambda: admin_lines(report, speech), True
