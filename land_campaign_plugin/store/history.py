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
    """A line of history.

    Parameters
    ----------
    values : tuple
        What `hash` covers beside the one before; `OPTIONAL` of them, at the end, may be missing.
    chain : object, optional
        Which chain it stands in, where communes of different times may share a code; else the commune's code.
    """

    prev_hash: str
    hash: str
    values: tuple
    chain: object = None


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
    present = {uid: (ver, canonical(image).decode()) for uid, ver, image in plots}
    rows = connection.execute("SELECT kind || ':' || uid, ver, image FROM record")
    return broken(entries, heads, present | {uid: (ver, image) for uid, ver, image in rows})


def broken(
    entries: Iterable[Entry], heads: dict[object, tuple[int, str]], present: dict[str, tuple[int, str]]
) -> list[str]:
    """Return every place where a history does not hold.

    Parameters
    ----------
    entries : iterable of Entry
        All lines, in the order they were written.
    heads : dict
        Number and hash of the last line, by chain.
    present : dict
        Version and image of every plot as it stands, by uid.
    """
    wrong = []
    expected: dict[object, tuple[int, str]] = {}
    versions: dict[str, tuple[int, str]] = {}
    for entry in entries:
        commune, seq, uid, ver = entry.values[:4]
        chain = entry.chain or commune
        last, last_hash = expected.get(chain, (0, GENESIS))
        if seq != last + 1 or entry.prev_hash != last_hash or link(entry.prev_hash, entry.values) != entry.hash:
            wrong.append(f"{commune}/{seq}")
        if ver != versions.get(uid, (0, ""))[0] + 1:
            wrong.append(uid)
        expected[chain] = (seq, entry.hash)
        versions[uid] = (ver, entry.values[-1 - OPTIONAL])
    wrong += [f"{_code(each)}/{heads[each][0]}" for each in heads if heads[each] != expected.get(each)]
    wrong += [f"{_code(each)}/0" for each in expected if each not in heads]
    wrong += [uid for uid in present.keys() | versions.keys() if present.get(uid) != versions.get(uid)]
    return wrong


def _code(chain: object) -> str:
    return chain if isinstance(chain, str) else chain[1]
