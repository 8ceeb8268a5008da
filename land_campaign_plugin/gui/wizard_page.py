"""What the pages of the load wizard have in common: a reason while they are not complete, and questions on a thread."""

from collections.abc import Callable
from functools import partial

from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QScrollArea, QWidget

from ..model.errors import CampaignError
from ..qgis_bridge.language import QgisLanguage, tr
from ..qgis_bridge.tasks import VerbTask, start


def sentence(error: BaseException) -> str:
    """Return what went wrong in a sentence."""
    if isinstance(error, CampaignError):
        return error.sentence(QgisLanguage())
    return tr("This cannot be read: {reason}", reason=f"{type(error).__name__} {error}".strip())


class Question(QObject):
    """One question at a time to the sources, answered on a thread; a newer one puts the older one aside.

    Signals
    -------
    progressed(int, int, str), ended()
        How far the answer is; nothing is asked any more.
    """

    progressed = pyqtSignal(int, int, str)
    ended = pyqtSignal()

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._asked = 0
        self._task: VerbTask | None = None

    @property
    def busy(self) -> bool:
        """Tell whether an answer is awaited."""
        return self._task is not None

    def ask(self, title: str, work: Callable, done: Callable, failed: Callable[[BaseException], None]) -> None:
        """Run ``work(progress, cancelled)`` and hand its result to `done`, or what it raised to `failed`."""
        self.drop()
        task = self._task = VerbTask(title, work)
        task.progressed.connect(partial(self._on_progress, self._asked))
        task.succeeded.connect(partial(self._answer, self._asked, done))
        task.failed.connect(partial(self._answer, self._asked, failed))
        task.ended.connect(partial(self._on_ended, self._asked))
        start(task)

    def drop(self) -> None:
        """Ask nothing any more; what is still at work is stopped, and its answer not heard."""
        self._asked += 1
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self.ended.emit()

    def _on_progress(self, asked: int, done: int, total: int, what: str) -> None:
        if asked == self._asked:
            self.progressed.emit(done, total, what)

    def _on_ended(self, asked: int) -> None:
        if asked == self._asked:
            self._task = None
            self.ended.emit()

    def _answer(self, asked: int, heard: Callable, answer: object) -> None:
        if asked == self._asked:
            heard(answer)


class WizardPage(QWidget):
    """A step of the wizard.

    Signals
    -------
    changed()
        It may be complete now, or not any more.
    """

    changed = pyqtSignal()
    title = ""

    def enter(self) -> None:
        """Show what the steps before came to (called whenever the step is shown)."""

    def leave(self) -> None:
        """Take over what was chosen here (called before the step after it is shown)."""

    def close_down(self) -> None:
        """Stop what is at work."""

    def problem(self) -> str:
        """Return why the next step cannot be taken yet; empty when it can."""
        return ""

    def wanted(self) -> bool:
        """Tell whether there is anything to decide here."""
        return True


def scrolled(page: QWidget) -> QScrollArea:
    """Return a frame in which `page` can be scrolled."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(page)
    page.setAutoFillBackground(False)
    scroll.viewport().setAutoFillBackground(False)
    return scroll
