"""Sheets read ahead of the writing: drawings in processes of their own, other files in threads.

Closing the lines of a drawing is Python and holds the interpreter lock: measured on two cores, 157 ms of reading and 29
of writing a sheet of 285 plots, so that threads take as long as one does. Within QGIS a new process would be another
QGIS: there threads it is. A process that dies over a sheet takes nothing else with it.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import connection, resource_tracker
from pathlib import Path

from ..model.language import QT_TRANSLATE_NOOP
from ..model.progress import IsCancelled
from ..sources.folder import DRAWING
from .sheet_reading import Reason, SheetRead, SheetTask, digest, read_sheet

_WORTH_PROCESSES = 8
"""So many drawings pay for processes that take a second to start."""
_TRACKER_QUIET = "ignore:resource_tracker:UserWarning"
_DIED = QT_TRANSLATE_NOOP("core", "Reading {path} ended the program that read it.")
_SEND = QT_TRANSLATE_NOOP(
    "core", "Save the drawing anew in the program that made it; if that does not help, send it to the authors."
)


class Readers:
    """Reads sheets, some at a time.

    Parameters
    ----------
    jobs : int
        Sheets at a time.
    drawings : int
        How many drawings there are.
    """

    def __init__(self, jobs: int, drawings: int, cancelled: IsCancelled):
        self._jobs = jobs
        self._cancelled = cancelled
        self._threads = ThreadPoolExecutor(max_workers=jobs, thread_name_prefix="read-sheet")
        self._processes: ProcessPoolExecutor | None = None
        self._apart = drawings >= _WORTH_PROCESSES and may_start_processes() and self._answers()

    def start(self, task: SheetTask, known: str | None) -> Future:
        """Begin to read a sheet; `known` is the digest of what is loaded already."""
        if self._is_apart(task):
            try:
                return self._pool().submit(_read_if_changed, task, known)
            except BrokenExecutor:  # it broke over a sheet before, whose turn is yet to come
                self._end_processes()
                return self._pool().submit(_read_if_changed, task, known)
        return self._threads.submit(_read_if_changed, task, known, self._cancelled)

    def result(self, reading: Future, task: SheetTask, known: str | None) -> SheetRead:
        """Return a sheet that was begun; one whose process died is tried once more, by itself."""
        try:
            return reading.result()
        except BrokenExecutor:
            self._end_processes()
        try:
            return self._pool().submit(_read_if_changed, task, known).result()
        except BrokenExecutor:
            self._end_processes()
            return SheetRead(digest(task.found), failure=Reason(_DIED, _SEND, {"path": task.found.name}))

    def end(self) -> None:
        """Let go of what has not begun, and wait for what has."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        self._end_processes()

    def _answers(self) -> bool:
        """Tell whether processes can be started at all: not by a script that does its work when it is imported."""
        try:
            return self._pool().submit(os.getpid).result() != os.getpid()
        except (BrokenExecutor, OSError):
            self._end_processes()
            return False

    def _is_apart(self, task: SheetTask) -> bool:
        return self._apart and task.found.kind == DRAWING

    def _pool(self) -> Executor:
        if self._processes is None:
            _quiet_tracker()
            self._processes = ProcessPoolExecutor(
                self._jobs, multiprocessing.get_context("spawn"), initializer=_end_with_parent
            )
        return self._processes

    def _end_processes(self) -> None:
        if self._processes is not None:
            self._processes.shutdown(wait=True, cancel_futures=True)
            self._processes = None


def _quiet_tracker() -> None:
    """Start the process that clears away what a killed program leaves, so that it does so without a word.

    It takes over `sys.warnoptions` when it starts, which the first pool of processes has it do.
    """
    if os.name != "posix":  # elsewhere nothing is left that has a name
        return
    sys.warnoptions.append(_TRACKER_QUIET)
    try:
        resource_tracker.ensure_running()
    finally:
        sys.warnoptions.remove(_TRACKER_QUIET)


def may_start_processes() -> bool:
    """Tell whether a new process of this program is Python, and no second QGIS."""
    return "qgis.core" not in sys.modules and Path(sys.executable or "").stem.lower().startswith("python")


def _read_if_changed(task: SheetTask, known: str | None, cancelled: IsCancelled | None = None) -> SheetRead:
    """Return a sheet, without its plots where its content is what it was."""
    if known is not None and (now := digest(task.found)) == known:
        return SheetRead(now)
    return read_sheet(task, cancelled) if cancelled else read_sheet(task)


def _end_with_parent() -> None:
    """End this process when the one that started it is no more, even if that was killed."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, name="end-with-parent", daemon=True).start()
