"""Long work on QGIS's task manager: progress, cancel, and one way back to the window.

Threads, never processes: on Windows a second process would start a second QGIS.
"""

from collections.abc import Callable

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from .language import core
from .threads import in_python_thread

Work = Callable[..., object]


class VerbTask(QgsTask):
    """Runs ``work(progress=..., cancelled=...)`` on a thread.

    Signals come in the thread of the window.
    """

    progressed = pyqtSignal(int, int, str)
    succeeded = pyqtSignal(object)
    failed = pyqtSignal(object)
    ended = pyqtSignal()

    def __init__(self, title: str, work: Work, quiet: bool = False):
        flags = QgsTask.Flag.CanCancel
        if quiet:  # looked at now and then: not a thing for the status bar
            flags |= QgsTask.Flag.Hidden | QgsTask.Flag.Silent
        super().__init__(title, flags)
        self._work = work
        self._result: object = None
        self._error: BaseException | None = None

    def run(self) -> bool:
        """Do the work (called by the task manager, on its thread)."""
        try:
            self._result = in_python_thread(lambda: self._work(progress=self._progress, cancelled=self.isCanceled))
        except Exception as error:  # noqa: BLE001 - whatever it was must reach the window, not die on the thread
            self._error = error
            return False
        return True

    def finished(self, result: bool) -> None:
        """Hand the outcome over (called by the task manager, in the window's thread)."""
        self.ended.emit()
        if self._error is not None:
            self.failed.emit(self._error)
        elif result:
            self.succeeded.emit(self._result)

    def _progress(self, done: int, total: int, what: str) -> None:
        if total > 0:
            self.setProgress(100.0 * done / total)
        self.progressed.emit(done, total, core(what))


_RUNNING: set[VerbTask] = set()


def start(task: VerbTask) -> VerbTask:
    """Hand `task` to the task manager and keep it alive until it has ended."""
    _RUNNING.add(task)
    task.ended.connect(lambda: _RUNNING.discard(task))
    QgsApplication.taskManager().addTask(task)
    return task


def running() -> int:
    """Return how many of our tasks are at work."""
    return len(_RUNNING)


def cancel_all() -> None:
    """Ask every task of ours to stop."""
    for task in tuple(_RUNNING):
        task.cancel()
