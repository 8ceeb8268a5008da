"""Work on a thread that Python itself has started.

A thread of QGIS's pool is a new Python thread each time, on an old thread of the system. pyproj keeps its
context by the latter and frees it with the former: the second task on the same thread kills QGIS.
"""

import threading
from collections.abc import Callable


def in_python_thread(work: Callable[[], object]) -> object:
    """Call `work` on a fresh Python thread, wait for it, and return (or raise) what it returns (or raises)."""
    outcome: list = []
    failure: list[BaseException] = []

    def call() -> None:
        try:
            outcome.append(work())
        except BaseException as error:  # noqa: BLE001 - raised again in the caller's thread
            failure.append(error)

    thread = threading.Thread(target=call, name="land_campaign", daemon=True)
    thread.start()
    thread.join()
    if failure:
        raise failure[0]
    return outcome[0]
