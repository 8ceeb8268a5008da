"""A line to the server that fails on purpose: it knows enough of PostgreSQL's protocol to fail at the moment it wants.

Between the client, on a port of 127.0.0.1 below those that the system gives away by itself, and the server's socket.
"""

from __future__ import annotations

import random
import socket
import struct
import threading
import time
from collections import Counter
from contextlib import suppress

FAULTS = (
    "cut mid-request",
    "cut before commit",
    "cut after commit",
    "answer lost",
    "black hole",
    "request swallowed",
    "slow",
    "trickle",
)
_ASKS_FOR_TLS = struct.pack("!i", 80877103)
PORTS = range(21_000, 29_000)


class Proxy:
    """A proxy that is running; `close` ends it.

    Parameters
    ----------
    upstream : str
        The server's socket.
    seed : int
        Decides which request meets what.
    rate : float
        Share of the requests that meet a fault; may be changed at any time.
    elsewhere : float
        How much of `rate` meets requests that are no push.
    slow_s : float
        The longest a request is held up.
    faults : sequence of str
        Which of `FAULTS`.
    """

    def __init__(
        self,
        upstream: str,
        seed: int,
        rate: float = 0.3,
        *,
        elsewhere: float = 0.25,
        slow_s: float = 0.5,
        faults=FAULTS,
    ):
        self.upstream, self.rate, self.elsewhere = upstream, rate, elsewhere
        self.faults, self._slow_s = list(faults), slow_s
        self.counts: Counter[str] = Counter()
        self._chance, self._lock = random.Random(seed), threading.Lock()
        self._listener = socket.socket()
        for port in random.Random(seed).sample(PORTS, 50):
            with suppress(OSError):
                self._listener.bind(("127.0.0.1", port))
                break
        self.port = self._listener.getsockname()[1]
        self._listener.listen(128)
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> Proxy:
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def address(self, database: str, login: str) -> str:
        """The connection string of a store through this proxy."""
        return f"PG:host=127.0.0.1 port={self.port} dbname={database} user={login} sslmode=disable"

    def close(self) -> None:
        """Take no more connections."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        server = socket.socket(socket.AF_UNIX)
        with client, server, suppress(OSError, EOFError):
            client.settimeout(60)
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # else every answer waits 40 ms
            server.settimeout(60)
            server.connect(self.upstream)
            first = _first(client)
            if first[4:] == _ASKS_FOR_TLS:
                client.sendall(b"N")
                first = _first(client)
            server.sendall(first)
            key = b""
            for message in _reply(server):
                key = message[5:] if message[:1] == b"K" else key
                client.sendall(message)
            while True:
                request = _message(client)
                fault = self._choose(request)
                getattr(self, "_" + fault.replace(" ", "_").replace("-", "_"))(client, server, request, key)

    def _choose(self, request: bytes) -> str:
        if request[:1] != b"Q":
            return "pass"
        with self._lock:
            self.counts["requests"] += 1
            rate = self.rate if b"campaign.push" in request[:200] else self.rate * self.elsewhere
            if self._chance.random() >= rate:
                return "pass"
            fault = self._chance.choice(self.faults)
            self.counts[fault] += 1
            return fault

    def _pass(self, client, server, request, key) -> None:
        server.sendall(request)
        if request[:1] == b"Q":
            for message in _reply(server):
                client.sendall(message)

    def _cut_mid_request(self, client, server, request, key) -> None:
        server.sendall(request[: len(request) // 2])
        raise _cut(client)

    def _cut_before_commit(self, client, server, request, key) -> None:
        server.sendall(request)
        cut = _cut(client)
        time.sleep(self._chance.uniform(0, 0.01))
        with socket.socket(socket.AF_UNIX) as other:
            other.connect(self.upstream)
            other.sendall(struct.pack("!ii", 16, 80877102) + key)
        raise cut

    def _cut_after_commit(self, client, server, request, key) -> None:
        server.sendall(request)
        list(_reply(server))
        raise _cut(client)

    def _answer_lost(self, client, server, request, key) -> None:
        server.sendall(request)
        answer = b"".join(_reply(server))
        client.sendall(answer[: len(answer) // 2])
        raise _cut(client)

    def _black_hole(self, client, server, request, key) -> None:
        server.sendall(request)
        list(_reply(server))
        self._request_swallowed(client, server, request, key)

    def _request_swallowed(self, client, server, request, key) -> None:
        while client.recv(1 << 16):  # open, and silent for ever
            pass
        raise EOFError

    def _slow(self, client, server, request, key) -> None:
        time.sleep(self._chance.uniform(0, self._slow_s))
        server.sendall(request)
        answer = b"".join(_reply(server))
        time.sleep(self._chance.uniform(0, self._slow_s))
        client.sendall(answer)

    def _trickle(self, client, server, request, key) -> None:
        size = max(len(request) // 10, 1)
        for start in range(0, len(request), size):
            time.sleep(self._slow_s / 20)
            server.sendall(request[start : start + size])
        for message in _reply(server):
            client.sendall(message)


def _cut(client: socket.socket) -> EOFError:
    """Cut the line so that the client sees a reset."""
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    client.close()
    return EOFError("cut")


def _exactly(source: socket.socket, size: int) -> bytes:
    parts = []
    while size:
        part = source.recv(min(size, 1 << 18))
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _first(client: socket.socket) -> bytes:
    """Return the message that opens a session; it has no type."""
    head = _exactly(client, 4)
    return head + _exactly(client, struct.unpack("!i", head)[0] - 4)


def _message(source: socket.socket) -> bytes:
    head = _exactly(source, 5)
    return head + _exactly(source, struct.unpack("!i", head[1:])[0] - 4)


def _reply(server: socket.socket):
    """Yield the server's messages until it waits for the next request."""
    while True:
        message = _message(server)
        yield message
        if message[:1] == b"Z":
            return
