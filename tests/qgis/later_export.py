"""A later export of the sample: the same file in which some plots have another address."""

import shutil
import sqlite3
from pathlib import Path


def make(source: Path, target: Path, addresses: dict[str, str]) -> Path:
    """Copy a sample and change addresses in it, by permanent id; no plot that is not there."""
    shutil.copy(source, target)
    with sqlite3.connect(target) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        fields = [row[1] for row in connection.execute("PRAGMA table_info(plots)")]
        address = next(name for name in fields if name.casefold() == "diachi")
        key = next(name for name in fields if name.casefold() in ("uid", "thuadatid"))
        for uid, text in addresses.items():
            changed = connection.execute(f'UPDATE plots SET "{address}" = ? WHERE "{key}" = ?', (text, uid)).rowcount
            if changed != 1:
                raise AssertionError(f"no plot {uid}")
    return target
