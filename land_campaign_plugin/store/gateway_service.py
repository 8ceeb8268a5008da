"""What a gateway answers: a question in a sealed package, put to the store in the name of the person who sealed it.

The example ``examples/gateway`` puts it on a line. Nothing here knows of HTTP; what is wrong is told by a number that
tells a stranger nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.errors import BadInput, CampaignError
from .contract import Store
from .package_answers import said_to_person
from .package_door import Door
from .package_file import ASK, REPLY, Package, package_bytes
from .package_plots import rows_of
from .pg_connection import Retry
from .travel import packed, parted, unpacked

MOST_BODY = 48 * 1024 * 1024
PROTOCOL = 1
OK, UNKNOWN, TOO_LARGE = 200, 401, 413
_MOST_LINES = 5_000
CALLS = frozenset([
    "push", "head", "plots", "images", "feed", "checkout", "communes", "merged", "counts", "hello",
    "conflicts", "open_conflicts", "resolve", "refer", "history", "batch", "batches", "named",
    "records", "commune_records", "personal", "masked", "unmask", "seals", "log_access",
    "sheets", "checksum", "row_hashes", "departures",
    "document_state", "document_piece", "put_document", "finish_document",
])  # fmt: skip
"""What may be asked: what a work copy asks of a store. Each is answered as the person's own rights have it."""


@dataclass(frozen=True)
class Reply:
    """What goes back.

    Parameters
    ----------
    status : int
        As in HTTP: 200, 401 for whom the store does not know, 413.
    body : bytes
        A sealed package where `status` is 200, else empty.
    key_id, what : str
        For the log: which key, and what was asked; no name of anybody.
    """

    status: int
    body: bytes = b""
    key_id: str = "-"
    what: str = "-"


def answer(door: Door, body: bytes) -> Reply:
    """Return the reply to a question.

    Raises
    ------
    CampaignError
        The store cannot even be asked for the key.
    """
    if len(body) > MOST_BODY:
        return Reply(TOO_LARGE)
    try:
        package = Package(body, MOST_BODY)
        package.want(ASK)
        found = door.key(package.head.key_id)
        if found is None:
            return Reply(UNKNOWN)
        key, login = found
        ask, *more = package.sections(key)
    except (BadInput, ValueError):
        return Reply(UNKNOWN)
    what = str(ask.get("ask", "-"))[:20] if isinstance(ask, dict) else "-"
    try:
        store = door.store(login)
        try:
            sections = list(_asked(store, ask, more))
        finally:
            if close := getattr(store, "close", None):
                close()
    except Retry:
        sections = [{"status": "busy"}]
    except CampaignError:
        sections = [{"status": "refused"}]
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError, RecursionError):
        sections = [{"status": "not_understood"}]
    return Reply(OK, package_bytes(REPLY, package.head.id, key, sections), key.id, what)


def _asked(store: Store, ask: dict, more: list) -> Iterator[dict]:
    """Yield the sections of the reply: how it went and what kind of thing it is, then what it is, in parts."""
    if ask["proto"] != PROTOCOL:
        yield {"status": "other_version"}
        return
    what = ask["ask"]
    if what == "describe":
        about = {"id": store.id, "crs": store.crs, "most": min(store.most, _MOST_LINES)}
        about |= {"succeeds": list(getattr(store, "succeeds", ())), "said": said_to_person(store)}
        yield {"status": "ok", "value": about}
        return
    if what not in CALLS or not hasattr(store, what):
        yield {"status": "not_understood"}
        return
    arguments = unpacked(ask["arguments"])
    items = [unpacked(item) for section in more for item in section["items"]]
    if not isinstance(arguments, dict):
        raise TypeError("arguments")
    if "first" in ask:  # what is long comes in parts after the question
        arguments[str(ask["first"])] = dict(items) if ask["pairs"] else items
    if what == "feed":
        arguments["limit"] = min(int(arguments["limit"]), _MOST_LINES)
    found = getattr(store, what)(**arguments)
    if what == "checkout":
        plots, seq, digest = found
        yield {"status": "ok", "value": [seq, digest]}
        items = ({"uid": uid, "ver": ver, "image": image} for uid, ver, image in rows_of(plots))
    elif isinstance(found, dict):
        yield {"status": "ok", "pairs": True}
        items = (packed(pair) for pair in found.items())
    elif isinstance(found, list):
        yield {"status": "ok", "pairs": False}
        items = (packed(item) for item in found)
    else:
        yield {"status": "ok", "value": packed(found)}
        return
    yield from ({"items": part} for part in parted(items))
