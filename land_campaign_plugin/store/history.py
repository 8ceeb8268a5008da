"""History of a store: numbered without gaps in each commune, chained by hashes."""

import hashlib
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from .images import canonical, select_images

GENESIS = ""
OPTIONAL = 2


def link(prev_hash: str, entry: tuple[object, ...]) -> str:
    """Return the hash of a history entry, over the hash before it and every value of the entry.

    Group and parents, at its end, count where one of them is there: a chain of before they came stays as it was.
    """
    if entry[-OPTIONAL:] == (None,) * OPTIONAL:
        entry = entry[:-OPTIONAL]
    parts = [prev_hash, *("" if part is None else str(part) for part in entry)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


@dataclass(frozen=True)
class Entry:
    """A line of history with its two hashes; `values` are what the second covers, `OPTIONAL` of them at the end."""

    prev_hash: str
    hash: str
    values: tuple


_CHAIN = (
    "SELECT prev_hash, hash, commune, seq, uid, ver, op, base_ver, cid, batch, reason, login, at, changed, image,"
    " group_id, parents FROM hist ORDER BY id"
)


def broken_links(connection: sqlite3.Connection) -> list[str]:
    """Return every place where versions, numbers or hashes do not hold: ``commune/seq``, or a plot's uid."""
    entries = (Entry(row[0], row[1], row[2:]) for row in connection.execute(_CHAIN))
    rows = connection.execute("SELECT code, head_seq, head_hash FROM commune")
    heads = {code: (seq, head) for code, seq, head in rows}
    plots = select_images(connection, "plot")
    return broken(entries, heads, {uid: (ver, canonical(image).decode()) for uid, ver, image in plots})


def broken(
    entries: Iterable[Entry], heads: dict[str, tuple[int, str]], present: dict[str, tuple[int, str]]
) -> list[str]:
    """Return every place where a history does not hold.

    Parameters
    ----------
    entries : iterable of Entry
        All lines, in the order they were written.
    heads : dict
        Number and hash of the last line, by commune.
    present : dict
        Version and image of every plot as it stands, by uid.
    """
    wrong = []
    expected: dict[str, tuple[int, str]] = {}
    versions: dict[str, tuple[int, str]] = {}
    for entry in entries:
        commune, seq, uid, ver = entry.values[:4]
        last, last_hash = expected.get(commune, (0, GENESIS))
        if seq != last + 1 or entry.prev_hash != last_hash or link(entry.prev_hash, entry.values) != entry.hash:
            wrong.append(f"{commune}/{seq}")
        if ver != versions.get(uid, (0, ""))[0] + 1:
            wrong.append(uid)
        expected[commune] = (seq, entry.hash)
        versions[uid] = (ver, entry.values[-1 - OPTIONAL])
    wrong += [f"{code}/{heads[code][0]}" for code in heads if heads[code] != expected.get(code)]
    wrong += [f"{code}/0" for code in expected if code not in heads]
    wrong += [uid for uid in present.keys() | versions.keys() if present.get(uid) != versions.get(uid)]
    return wrong
