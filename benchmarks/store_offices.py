"""Many offices that push to one commune of the central store: all at the same instant, or as they come along."""

from __future__ import annotations

import random
import statistics
import threading
import time
import uuid
from contextlib import ExitStack

from store_clients import Office

SIZE = 50
"""How many changes an office pushes at once."""


class Offices:
    """Offices with a connection and plots of their own each.

    Parameters
    ----------
    central : tests.store.central.Central
    uids : list of str
        Plots of one commune; each office changes its own share.
    count : int
        How many offices there are.
    """

    def __init__(self, central, uids: list[str], count: int):
        self._central, self._uids, self.count = central, uids, count
        self.seconds: list[float] = []
        self.late: list[float] = []
        self.wrong: list = []

    def at_once(self, *, fresh: bool) -> float:
        """Let each push once, at the same instant, and return the seconds it took.

        Over `fresh` connections that never pushed, or over such as have: a session plans what it does once.
        """
        return self._run([[0.0]] * self.count, fresh=fresh)

    def as_they_come(self, changes_per_second: float, pushes: int) -> float:
        """Let offices come at random (Poisson), so many changes a second altogether; return the seconds it took."""
        chance = random.Random(7)
        moments: list[list[float]] = [[] for _ in range(self.count)]
        moment = 0.0
        for number in range(pushes):
            moment += chance.expovariate(changes_per_second / SIZE)
            moments[number % self.count].append(moment)
        return self._run(moments, fresh=True)

    def _run(self, moments: list[list[float]], *, fresh: bool) -> float:
        versions = dict(self._central.run("SELECT uid, ver FROM campaign.plot WHERE uid = ANY (%s)", self._uids))
        ready = threading.Barrier(self.count + 1)
        with ExitStack() as open_stores:
            threads = []
            for number, own in enumerate(moments):
                store = self._central.store("lan")
                open_stores.callback(store.close)
                if not fresh:
                    store.push([], "warm")
                plots = self._uids[number :: self.count][:SIZE]
                requests = _requests(Office(), plots, versions, len(own))
                threads.append(threading.Thread(target=self._work, args=(store, requests, own, ready)))
            for thread in threads:
                thread.start()
            self._start = time.perf_counter() + 0.05
            ready.wait()
            for thread in threads:
                thread.join()
        return time.perf_counter() - self._start

    def _work(self, store, requests: list, moments: list[float], ready: threading.Barrier) -> None:
        ready.wait()
        for request, moment in zip(requests, moments, strict=True):
            due = self._start + moment
            time.sleep(max(due - time.perf_counter(), 0))
            answers = store.push(request, str(uuid.uuid4()))
            self.seconds.append(time.perf_counter() - due)  # from when it was due: who waits behind itself waits, too
            self.wrong += [answer for answer in answers if answer.status != "applied"]

    @property
    def p95(self) -> float:
        """In how many seconds 95 of 100 pushes were answered."""
        return statistics.quantiles(self.seconds, n=20)[-1]


def _requests(office: Office, plots: list[str], versions: dict[str, int], pushes: int) -> list[list]:
    return [
        [office.change("U", uid, versions[uid] + turn, note=f"{office.name} {turn}") for uid in plots]
        for turn in range(pushes)
    ]
