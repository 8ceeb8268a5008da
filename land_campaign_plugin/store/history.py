"""History of the embedded store: numbered without gaps in each commune, chained by hashes."""

import hashlib
import sqlite3

from .images import canonical, select_images

GENESIS = ""


def link(prev_hash: str, entry: tuple[object, ...]) -> str:
    """Return the hash of a history entry, over the hash before it and every value of the entry."""
    parts = [prev_hash, *("" if part is None else str(part) for part in entry)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


_CHAIN = (
    "SELECT prev_hash, hash, commune, seq, uid, ver, op, base_ver, cid, batch, reason, login, at, changed, image"
    " FROM hist ORDER BY id"
)
"""Two hashes, and the values that the second covers, in this order."""


def broken_links(connection: sqlite3.Connection) -> list[str]:
    """Return every place where versions, numbers or hashes do not hold: ``commune/seq``, or a plot's uid."""
    wrong = []
    expected: dict[str, tuple[int, str]] = {}
    versions: dict[str, tuple[int, str]] = {}
    for prev_hash, found, *entry in connection.execute(_CHAIN):
        commune, seq, uid, ver, *_, image = entry
        last, last_hash = expected.get(commune, (0, GENESIS))
        if seq != last + 1 or prev_hash != last_hash or link(prev_hash, tuple(entry)) != found:
            wrong.append(f"{commune}/{seq}")
        if ver != versions.get(uid, (0, ""))[0] + 1:
            wrong.append(uid)
        expected[commune] = (seq, found)
        versions[uid] = (ver, image)
    rows = connection.execute("SELECT code, head_seq, head_hash FROM commune")
    heads = {code: (seq, head) for code, seq, head in rows}
    wrong += [f"{code}/{heads[code][0]}" for code in heads if heads[code] != expected.get(code)]
    wrong += [f"{code}/0" for code in expected if code not in heads]
    present = {uid: (ver, canonical(image).decode()) for uid, ver, image in select_images(connection, "plot")}
    wrong += [uid for uid in present.keys() | versions.keys() if present.get(uid) != versions.get(uid)]
    return wrong
