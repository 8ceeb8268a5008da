"""What long work tells and asks its caller."""

from collections.abc import Callable

from .errors import Cancelled
from .language import QT_TRANSLATE_NOOP

Progress = Callable[[int, int, str], None]
"""Called with things done, things in all, and what they are, in words people count in (sheets, plots)."""
IsCancelled = Callable[[], bool]

STOPPED = QT_TRANSLATE_NOOP("core", "Stopped at your request. Everything is as it was before.")


def no_progress(done: int, total: int, what: str) -> None:
    """Tell nobody."""


def never() -> bool:
    """Never ask to stop."""
    return False


def stop_if(cancelled: IsCancelled) -> None:
    """Raise `Cancelled` when the caller asks to stop."""
    if cancelled():
        raise Cancelled(STOPPED)
