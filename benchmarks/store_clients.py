"""What the parts of the store's benchmark share: plots, offices that seal changes, and a slow line."""

from __future__ import annotations

import queue
import socket
import threading
import time
import uuid
from contextlib import closing, suppress
from pathlib import Path

from land_campaign_plugin.native import shapely
from land_campaign_plugin.store.contract import seal
from land_campaign_plugin.store.images import shape_texts

SIDE = 20.0
COMMUNE = "26734"


def shapes(count: int):
    """Return plots of thirteen corners, about as many as real ones have, in a grid."""
    import numpy as np

    wide = int(count**0.5) + 1
    at = np.arange(count)
    x, y = 580_000 + (at % wide) * SIDE, 2_281_000 + (at // wide) * SIDE
    steps = np.linspace(0, SIDE, 4)[:-1]
    ring = [(s, 0) for s in steps] + [(SIDE, s) for s in steps] + [(SIDE - s, SIDE) for s in steps]
    ring = np.array(ring + [(0, SIDE - s) for s in steps] + [ring[0]])
    corners = ring[None] + np.stack([x, y], axis=1)[:, None]
    return shapely.polygons(corners)


def moved(texts: list[str]) -> list[str]:
    """Return the same shapes a millimetre to the east."""
    geometry = shapely.from_wkb([bytes.fromhex(text) for text in texts])
    return shape_texts(shapely.transform(geometry, lambda points: points + (0.001, 0)))


class Office:
    """Seals changes as a work copy does."""

    def __init__(self):
        self.name, self.number = str(uuid.uuid4()), 0

    def change(self, op: str, uid: str, base: int, **patch):
        """Return the next change."""
        self.number += 1
        return seal(str(uuid.uuid4()), uid, op, base, patch, client=self.name, client_seq=self.number)


class SlowLine:
    """Carries TCP to a socket of this machine, every byte later by half of `round_trip_s` each way.

    Attributes
    ----------
    turns : int
        How often the client spoke after it had been answered: the round trips.
    """

    def __init__(self, target: Path, round_trip_s: float):
        self._target, self._delay = str(target), round_trip_s / 2
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.turns = 0
        self._last = ""
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Take no more connections."""
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                server = socket.socket(socket.AF_UNIX)
                server.connect(self._target)
                self._carry(client, server, "out")
                self._carry(server, client, "back")

    def _carry(self, source: socket.socket, target: socket.socket, way: str) -> None:
        waiting: queue.Queue = queue.Queue()

        def read() -> None:
            data = b"?"
            while data:
                with suppress(OSError):
                    data = b""
                    data = source.recv(1 << 18)
                if way == "out" and data and self._last != way:
                    self.turns += 1
                self._last = way
                waiting.put((time.monotonic() + self._delay, data))

        def write() -> None:
            with closing(target), suppress(OSError):
                while True:
                    due, data = waiting.get()
                    time.sleep(max(due - time.monotonic(), 0))
                    if not data:
                        return
                    target.sendall(data)

        for work in (read, write):
            threading.Thread(target=work, daemon=True).start()
