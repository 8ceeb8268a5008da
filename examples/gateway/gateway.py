#!/usr/bin/env python3
"""A gateway to the central store: HTTPS on one side, the store's door for packages on the other. Runs as it is.

    gateway.py --store PG:service=land_gateway --cert fullchain.pem --key privkey.pem [--listen 0.0.0.0] [--port 8443]

Needs the standard library and the package `land_campaign_plugin` on the path. `Gateway` is a WSGI application: behind a
web server of your own, serve that instead and let the web server do the TLS. Every body is a package, sealed with the
key of a person; there are no cookies, passwords or sessions. The log holds times, numbers and ids of keys, and no name,
address or content.
"""

from __future__ import annotations

import argparse
import logging
import socket
import ssl
import sys
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from land_campaign_plugin.model.errors import CampaignError  # noqa: E402
from land_campaign_plugin.store.gateway_service import MOST_BODY, answer  # noqa: E402
from land_campaign_plugin.store.package_door import Door, open_door  # noqa: E402

PATH, HEALTH = "/v1", "/health"
AT_ONCE, CONNECTIONS = 8, 64
PER_MINUTE, WRONG_PER_MINUTE = 600, 30
BODY_S, CONNECTION_S, SILENCE_S = 120.0, 240.0, 20.0
_TEXTS = {200: "OK", 400: "Bad Request", 401: "Unauthorized", 404: "Not Found", 405: "Method Not Allowed",
          408: "Request Timeout", 411: "Length Required", 413: "Content Too Large", 429: "Too Many Requests",
          500: "Internal Server Error", 503: "Service Unavailable"}  # fmt: skip
log = logging.getLogger("gateway")


class Rate:
    """How often somebody came within the last minute; strangers are forgotten after it.

    Parameters
    ----------
    most : int
        How often is fine.
    """

    def __init__(self, most: int):
        self._most = most
        self._lock = threading.Lock()
        self._times: dict[str, deque[float]] = defaultdict(deque)

    def exceeded(self, who: str) -> bool:
        """Tell whether `who` came too often already."""
        with self._lock:
            return len(self._recent(who)) >= self._most

    def count(self, who: str) -> None:
        """Note that `who` came."""
        with self._lock:
            self._recent(who).append(time.monotonic())
            if len(self._times) > 10_000:
                for each in [name for name in self._times if not self._recent(name)]:
                    del self._times[each]

    def _recent(self, who: str) -> deque[float]:
        times = self._times[who]
        while times and times[0] < time.monotonic() - 60:
            times.popleft()
        return times


class Gateway:
    """The gateway as a WSGI application.

    Parameters
    ----------
    door : Door
        Of the store.
    """

    def __init__(self, door: Door):
        self._door = door
        self._at_once = threading.BoundedSemaphore(AT_ONCE)
        self._keys, self._strangers = Rate(PER_MINUTE), Rate(WRONG_PER_MINUTE)

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        """Answer one request."""
        began = time.monotonic()
        status, body, key_id, what = self._answered(environ)
        spent = (time.monotonic() - began) * 1000
        log.info("%d %s key=%s in=%s out=%d ms=%.0f", status, what, key_id, environ.get("CONTENT_LENGTH") or 0,
                 len(body), spent)  # fmt: skip
        headers = [("Content-Type", "application/octet-stream"), ("Content-Length", str(len(body)))]
        headers += [("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")]
        if status in (429, 503):
            headers.append(("Retry-After", "30"))
        start_response(f"{status} {_TEXTS[status]}", headers)
        return [body]

    def _answered(self, environ: dict) -> tuple[int, bytes, str, str]:
        path = (environ.get("PATH_INFO") or "").rstrip("/")
        if path == HEALTH:
            return 200, b"ok", "-", "health"
        if path != PATH:
            return 404, b"", "-", "-"
        if environ.get("REQUEST_METHOD") != "POST":
            return 405, b"", "-", "-"
        who = environ.get("REMOTE_ADDR", "")
        if self._strangers.exceeded(who):
            return 429, b"", "-", "-"
        length = environ.get("CONTENT_LENGTH") or ""
        if not length.isascii() or not length.isdigit():
            return 411, b"", "-", "-"
        if len(length) > 12 or int(length) > MOST_BODY:
            return 413, b"", "-", "-"
        if not self._at_once.acquire(blocking=False):
            return 503, b"", "-", "-"
        try:
            body = _read(environ["wsgi.input"], int(length))
            if body is None:
                return 408, b"", "-", "-"
            # The id of the key stands readable at its place; whether it is one is seen when the package opens.
            if self._keys.exceeded(body[9:14].hex()):
                return 429, b"", "-", "-"
            reply = answer(self._door, body)
        except CampaignError:
            return 503, b"", "-", "-"
        except Exception as error:  # noqa: BLE001 - a traceback may quote a row
            log.error("failed: %s", type(error).__name__)
            return 500, b"", "-", "-"
        finally:
            self._at_once.release()
        if reply.status == 200:
            self._keys.count(reply.key_id)
        else:
            self._strangers.count(who)
        return reply.status, reply.body, reply.key_id, reply.what


def _read(stream, length: int) -> bytes | None:
    """Return the body, or None when it does not come in time."""
    parts, until = [], time.monotonic() + BODY_S
    while length:
        try:
            part = stream.read(min(length, 65_536))
        except OSError:
            return None
        if not part or time.monotonic() > until:
            return None
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


class Handler(WSGIRequestHandler):
    """One connection: quiet, and no longer than it may last."""

    timeout = SILENCE_S
    server_version, sys_version = "gateway", ""

    def setup(self) -> None:
        """Take the connection over; whatever the other side does, it ends."""
        self._end = threading.Timer(CONNECTION_S, self._stop)
        self._end.daemon = True
        self._end.start()
        super().setup()

    def finish(self) -> None:
        """Let the connection go."""
        self._end.cancel()
        with suppress(OSError, ValueError):
            super().finish()

    def _stop(self) -> None:
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def address_string(self) -> str:
        """Return nothing: no name is looked up and no address is written down."""
        return "-"

    def log_message(self, *_) -> None:
        """Write nothing: `Gateway` does."""


class Server(ThreadingMixIn, WSGIServer):
    """A server with a thread a connection, and only so many of them."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, *arguments, **more):
        self._free = threading.BoundedSemaphore(CONNECTIONS)
        super().__init__(*arguments, **more)

    def process_request(self, request, client_address) -> None:
        """Take a connection, or close it when there are too many."""
        if not self._free.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request, client_address) -> None:
        """Serve a connection; the handshake of TLS is done here, so that a slow one holds up nobody else."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request, client_address) -> None:
        """Note that a connection failed, and nothing of it."""
        log.info("broken %s", getattr(sys.exc_info()[0], "__name__", "-"))


def serve(door: Door, certificate: Path, private_key: Path | None, host: str, port: int) -> Server:
    """Return a server with TLS 1.2 or later, ready for ``serve_forever``."""
    server = make_server(host, port, Gateway(door), server_class=Server, handler_class=Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(certificate, private_key)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    return server


def main() -> int:
    """Run until stopped."""
    parser = argparse.ArgumentParser(description="A gateway to the central store.")
    parser.add_argument("--store", required=True, help="PG:service=NAME of a login of campaign_gateway, or store.gpkg")
    parser.add_argument("--cert", required=True, type=Path, help="certificate with its chain, PEM")
    parser.add_argument("--key", type=Path, help="private key of the certificate, PEM")
    parser.add_argument("--listen", default="0.0.0.0", metavar="ADDRESS")  # noqa: S104
    parser.add_argument("--port", type=int, default=8443)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    try:
        server = serve(open_door(options.store), options.cert, options.key, options.listen, options.port)
    except (CampaignError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    log.info("listening on port %d", server.server_port)
    with suppress(KeyboardInterrupt):
        server.serve_forever()
    server.server_close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
