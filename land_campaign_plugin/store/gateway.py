"""The central store behind a gateway: the same questions and answers, sealed with the person's key, over HTTPS.

For offices that reach no database port. The certificate is verified, nothing is ever asked without encryption, no
redirection is followed, and every answer comes by a deadline. The proxy that the system names for HTTPS is used.
"""

from __future__ import annotations

import http.client
import queue
import ssl
import threading
import urllib.parse
import urllib.request
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from ..model.errors import BadInput, CampaignError, StoreError
from ..model.language import QT_TRANSLATE_NOOP
from ..model.tables import PlotTable
from .contract import Answer, Change, FeedEntry, StoredPlot
from .gateway_service import CALLS, MOST_BODY, PROTOCOL
from .images import Image
from .package_file import ASK, REPLY, Package, new_id, package_bytes
from .package_key import PackageKey
from .package_plots import table_of
from .pg_connection import DEADLINE_S, Retry
from .travel import packed, parted, unpacked

SCHEME = "https://"
_PATH = "/v1"
_MOST_REPLY = 512 * 1024 * 1024
_NAMES = {
    "hello": (),
    "conflicts": ("cids",),
    "open_conflicts": ("commune",),
    "resolve": ("decisions", "batch"),
    "refer": ("cids", "note"),
    "history": ("uid",),
    "batch": ("batch",),
    "batches": ("login", "commune", "limit"),
    "named": ("sheet_number", "plot_number", "commune"),
    "records": ("kind", "uids"),
    "commune_records": ("commune",),
    "personal": ("uids", "purpose"),
    "masked": ("uids",),
    "unmask": ("uids", "purpose"),
    "seals": ("commune",),
    "log_access": ("what", "rows", "purpose"),
    "sheets": ("commune",),
    "checksum": ("commune", "sheets"),
    "row_hashes": ("commune", "sheets"),
    "departures": ("commune", "after"),
    "document_state": ("sha256",),
    "document_piece": ("sha256", "number"),
    "put_document": ("sha256", "size", "number", "piece"),
    "finish_document": ("sha256",),
}
"""What else may be asked, and how its arguments are called."""
_PLAIN = QT_TRANSLATE_NOOP("core", "The gateway {store} would be asked without encryption.")
_USE_HTTPS = QT_TRANSLATE_NOOP("core", "Write its address with https://.")
_NO_URL = QT_TRANSLATE_NOOP("core", "{store} is no address of a gateway.")
_UNREACHABLE = QT_TRANSLATE_NOOP("core", "The gateway {store} cannot be reached.")
_TRY_LATER = QT_TRANSLATE_NOOP(
    "core", "What you did is kept here. Try again later, save a package, or check the network and the address."
)
_SILENT = QT_TRANSLATE_NOOP("core", "The gateway {store} did not answer within {seconds} seconds.")
_BUSY = QT_TRANSLATE_NOOP("core", "The gateway {store} or the store behind it is busy.")
_SAME_BYTES = QT_TRANSLATE_NOOP("core", "Push again: what it took in already is not taken in twice.")
_UNTRUSTED = QT_TRANSLATE_NOOP(
    "core", "The certificate of the gateway {store} is not trusted by this computer, or is of another name."
)
_ASK_CERTIFICATE = QT_TRANSLATE_NOOP(
    "core", "Do not go on. Ask whoever runs the gateway; a certificate authority of the province can be installed."
)
_UNKNOWN = QT_TRANSLATE_NOOP("core", "The gateway {store} does not know your package key.")
_NEW_KEY = QT_TRANSLATE_NOOP("core", "Ask whoever looks after the store for a new key; your work is kept here.")
_TOO_LARGE = QT_TRANSLATE_NOOP("core", "The gateway {store} does not take this much at once.")
_PACKAGE = QT_TRANSLATE_NOOP("core", "Save a package and send that instead.")
_STRANGE = QT_TRANSLATE_NOOP("core", "The gateway {store} gave an answer that is not one of a gateway ({reason}).")
_CHECK = QT_TRANSLATE_NOOP("core", "Check its address, and that both sides use the same version of the plugin.")
_REFUSED = QT_TRANSLATE_NOOP("core", "The store behind the gateway {store} could not do this.")
_ASK_STORE = QT_TRANSLATE_NOOP("core", "Ask whoever runs the store; nothing was changed.")


class GatewayStore:
    """A store as one person sees it through a gateway.

    Parameters
    ----------
    url : str
        ``https://host[:port][/path]``; a name or password in it is refused.
    key : PackageKey
    deadline_s : float
        How long to wait for one answer.

    Raises
    ------
    BadInput
        The address is none, or not one of HTTPS.
    StoreError
        The gateway cannot be reached or trusted, or does not know the key.
    """

    def __init__(self, url: str, key: PackageKey, deadline_s: float = DEADLINE_S):
        parts = urllib.parse.urlsplit(url)
        self.name = f"{SCHEME}{parts.hostname or ''}" + (f":{parts.port}" if _port(parts) else "")
        if parts.scheme == "http":
            raise BadInput(_PLAIN, _USE_HTTPS, store=self.name.replace("https", "http"))
        if parts.scheme != "https" or not parts.hostname or parts.username or parts.query or parts.fragment:
            raise BadInput(_NO_URL, _USE_HTTPS, store=self.name)
        self._host, self._port, self._path = parts.hostname, _port(parts) or 443, parts.path.rstrip("/") + _PATH
        self._key, self._deadline_s = key, deadline_s
        self._trust = ssl.create_default_context()
        said = self._ask("describe")[0]["value"]
        self.id, self.crs, self.most = said["id"], said["crs"], int(said["most"])
        self.succeeds, self.said = tuple(said["succeeds"]), said["said"]

    def push(self, request: list[Change], batch: str) -> list[Answer]:
        """Take in changes in one transaction and answer each, in the order they came."""
        return self._call("push", ("request", request), batch=batch)

    def head(self) -> str:
        """Return a text that changes whenever the store takes in a change."""
        return self._call("head")

    def plots(self, uids: Iterable[str]) -> dict[str, StoredPlot]:
        """Return plots by permanent id, retired ones too; unknown ids and other people's communes are absent."""
        return self._call("plots", ("uids", list(uids)))

    def images(self, wanted: dict[str, int]) -> dict[str, Image]:
        """Return plots as they were at a version each; what the store never had is absent."""
        return self._call("images", ("wanted", wanted))

    def feed(self, commune: str, after: int, limit: int) -> list[FeedEntry]:
        """Return the history of `commune` that follows number `after`, at most `limit` entries."""
        found: list[FeedEntry] = []
        while len(found) < limit:
            page = self._call("feed", commune=commune, after=after, limit=limit - len(found))
            if not page:
                break
            found += page
            after = page[-1].seq
        return found

    def checkout(self, commune: str, sheets: Sequence[str] | None = None) -> tuple[PlotTable, int, str]:
        """Return the plots in force of `commune`, or of some sheets of it, and number and hash of its last history
        entry, of one moment."""
        first, *more = self._ask("checkout", (), commune=commune, sheets=None if sheets is None else list(sheets))
        rows = [(row["uid"], row["ver"], row["image"]) for section in more for row in section["items"]]
        return table_of(rows, self.crs), *first["value"]

    def communes(self) -> dict[str, int]:
        """Return every commune with the number of its last history entry."""
        return self._call("communes")

    def merged(self) -> dict[str, str]:
        """Return the codes of communes that ended, each with that of the commune it was merged into."""
        return self._call("merged")

    def counts(self) -> dict[str, int]:
        """Return how many plots (in force, retired), changes, open conflicts, rejected changes and findings it has."""
        return self._call("counts")

    def verify(self) -> list[str]:
        """Return nothing: whoever runs the store verifies it where it is."""
        return []

    def __getattr__(self, name: str):
        """Ask the store what else may be asked, such as how a conflict ended."""
        if name not in CALLS:
            raise AttributeError(name)

        def call(*values, **said):
            names = [each for each in _NAMES[name] if each not in said]
            given = dict(zip(names, values, strict=False)) | said
            return self._call(name, **{each: _list(value) for each, value in given.items()})

        return call

    def _call(self, what: str, long: tuple[str, list | dict] | None = None, /, **said):
        """Return what the store answers; of a `long` argument, name and value, the parts follow the question."""
        sections, more = (), {}
        if long:
            name, value = long
            pairs = isinstance(value, dict)
            items = (packed(item) for item in (value.items() if pairs else value))
            sections, more = ({"items": part} for part in parted(items)), {"first": name, "pairs": pairs}
        first, *rest = self._ask(what, sections, more, **said)
        try:
            if "value" in first:
                return unpacked(first["value"])
            items = [unpacked(item) for section in rest for item in section["items"]]
            return dict(items) if first["pairs"] else items
        except (KeyError, TypeError, ValueError) as error:
            raise StoreError(_STRANGE, _CHECK, store=self.name, reason=type(error).__name__) from error

    def _ask(self, what: str, sections: Iterable[dict] = (), more: dict | None = None, /, **said) -> list[dict]:
        """Return the sections of the reply to a question."""
        number = new_id()
        question = {"proto": PROTOCOL, "ask": what, "arguments": packed(said), **(more or {})}
        body = package_bytes(ASK, number, self._key, [question, *sections])
        if len(body) > MOST_BODY:
            raise StoreError(_TOO_LARGE, _PACKAGE, store=self.name)
        status, reply = self._sent(body)
        if status in (429, 502, 503, 504):
            raise Retry(_BUSY, _SAME_BYTES, store=self.name)
        if status in (401, 403):
            raise StoreError(_UNKNOWN, _NEW_KEY, store=self.name)
        if status == 413:
            raise StoreError(_TOO_LARGE, _PACKAGE, store=self.name)
        if status != 200:
            raise StoreError(_STRANGE, _CHECK, store=self.name, reason=f"HTTP {status}")
        try:
            package = Package(reply, _MOST_REPLY)
            package.want(REPLY)
            if package.head.id != number:
                raise BadInput(_STRANGE, _CHECK, store=self.name, reason="id")
            found = list(package.sections(self._key))
            how = found[0]["status"]
        except (BadInput, KeyError, TypeError, IndexError) as error:
            raise StoreError(_STRANGE, _CHECK, store=self.name, reason=type(error).__name__) from None
        if how == "busy":
            raise Retry(_BUSY, _SAME_BYTES, store=self.name)
        if how == "refused":
            raise StoreError(_REFUSED, _ASK_STORE, store=self.name)
        if how != "ok":
            raise StoreError(_STRANGE, _CHECK, store=self.name, reason=how)
        return found

    def _sent(self, body: bytes) -> tuple[int, bytes]:
        """Send a question and return status and body of the answer; whatever happens, by the deadline."""
        line = self._line()
        box: queue.SimpleQueue = queue.SimpleQueue()
        threading.Thread(target=_speak, args=(line, self._path, body, box), daemon=True).start()
        try:
            result = box.get(timeout=self._deadline_s)
        except queue.Empty:
            if line.sock is not None:  # the thread wakes up and ends
                with suppress(OSError):
                    line.sock.shutdown(2)
            raise Retry(_SILENT, _SAME_BYTES, store=self.name, seconds=round(self._deadline_s)) from None
        if isinstance(result, tuple):
            return result
        raise self._sentence_for(result) from None

    def _line(self) -> http.client.HTTPSConnection:
        patience = self._deadline_s + 5  # the caller is gone by then; this lets the thread end, too
        proxy = urllib.request.getproxies().get("https")
        if not proxy or urllib.request.proxy_bypass(self._host):
            return http.client.HTTPSConnection(self._host, self._port, timeout=patience, context=self._trust)
        way = urllib.parse.urlsplit(proxy if "//" in proxy else f"//{proxy}")
        line = http.client.HTTPSConnection(way.hostname, _port(way), timeout=patience, context=self._trust)
        line.set_tunnel(self._host, self._port)
        return line

    def _sentence_for(self, error: Exception) -> CampaignError:
        if isinstance(error, ssl.SSLCertVerificationError):
            return StoreError(_UNTRUSTED, _ASK_CERTIFICATE, store=self.name)
        if isinstance(error, OSError):
            return Retry(_UNREACHABLE, _TRY_LATER, store=self.name)
        return StoreError(_STRANGE, _CHECK, store=self.name, reason=type(error).__name__)


def _speak(line: http.client.HTTPSConnection, path: str, body: bytes, box: queue.SimpleQueue) -> None:
    try:
        line.request("POST", path, body, {"Content-Type": "application/octet-stream", "Connection": "close"})
        reply = line.getresponse()
        box.put((reply.status, reply.read(_MOST_REPLY + 1)))
    except (OSError, http.client.HTTPException, ValueError) as error:
        box.put(error)
    finally:
        line.close()


def _list(value: object) -> object:
    return list(value) if isinstance(value, (set, frozenset, Iterator)) else value


def _port(parts: urllib.parse.SplitResult) -> int | None:
    try:
        return parts.port
    except ValueError:
        return None
