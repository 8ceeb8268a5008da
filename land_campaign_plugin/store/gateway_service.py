"""What a gateway answers: a question in a sealed package, put to the store in the name of the person who sealed it.

The example ``examples/gateway`` puts it on a line. Nothing here knows of HTTP; what is wrong is told by a number that
tells a stranger nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.errors import BadInput, CampaignError
from .contract import Store
from .package_door import Door
from .package_file import ASK, REPLY, Package, package_bytes
from .package_plots import rows_of
from .pg_connection import Retry
from .travel import answer_data, change_of, parted

MOST_BODY = 48 * 1024 * 1024
PROTOCOL = 1
OK, UNKNOWN, TOO_LARGE = 200, 401, 413
_MOST_LINES, _MOST_UIDS = 5_000, 100_000


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
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        sections = [{"status": "not_understood"}]
    return Reply(OK, package_bytes(REPLY, package.head.id, key, sections), key.id, what)


def _asked(store: Store, ask: dict, more: list) -> Iterator[dict]:
    """Yield the sections of the reply: first how it went, with what is short, then what is long."""
    if ask["proto"] != PROTOCOL:
        yield {"status": "other_version"}
        return
    what = ask["ask"]
    if what == "describe":
        about = {"id": store.id, "crs": store.crs, "most": min(store.most, _MOST_LINES)}
        yield {"status": "ok", "value": about | {"succeeds": list(getattr(store, "succeeds", ()))}}
    elif what in ("head", "communes", "counts"):
        asked = {"head": store.head, "communes": store.communes, "counts": store.counts}[what]
        yield {"status": "ok", "value": asked()}
    elif what == "push":
        changes = [change_of(each) for section in more for each in section["changes"]]
        answers = store.push(changes, str(ask["batch"]))
        yield {"status": "ok"}
        yield from ({"items": part} for part in parted(map(answer_data, answers)))
    elif what == "plots":
        found = store.plots(map(str, _short(ask["uids"])))
        yield {"status": "ok"}
        yield from ({"items": part} for part in parted(map(vars, found.values())))
    elif what == "images":
        found = store.images({str(uid): int(ver) for uid, ver in _short(ask["wanted"]).items()})
        yield {"status": "ok"}
        rows = ({"uid": uid, "image": image} for uid, image in found.items())
        yield from ({"items": part} for part in parted(rows))
    elif what == "feed":
        lines = store.feed(str(ask["commune"]), int(ask["after"]), min(int(ask["limit"]), _MOST_LINES))
        yield {"status": "ok"}
        yield from ({"items": part} for part in parted(map(vars, lines)))
    elif what == "checkout":
        plots, seq, digest = store.checkout(str(ask["commune"]))
        yield {"status": "ok", "value": [seq, digest]}
        rows = ({"uid": uid, "ver": ver, "image": image} for uid, ver, image in rows_of(plots))
        yield from ({"items": part} for part in parted(rows))
    else:
        yield {"status": "not_understood"}


def _short(several):
    if len(several) > _MOST_UIDS:
        raise ValueError("too many")
    return several
