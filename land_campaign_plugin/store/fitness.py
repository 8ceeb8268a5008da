"""Whether a file may be edited and pushed from: it lies on a disk of the computer, and SQLite finds it whole."""

from __future__ import annotations

from pathlib import Path

from ..model.errors import BadInput, CampaignError
from ..model.language import QT_TRANSLATE_NOOP
from .connection import connect, plainly
from .local_disk import refuse_shared

_DAMAGED = QT_TRANSLATE_NOOP("core", "The work copy {path} is damaged ({reason}). Nothing of it was sent.")
_BEGIN_ANEW = QT_TRANSLATE_NOOP(
    "core",
    "Close it everywhere and keep it, with the files of the same name beside it. Take it from a backup, or begin a new "
    "one with pull: what was pushed is in the store.",
)


def refuse_unfit(path: Path) -> None:
    """Refuse to edit a work copy, or to push from it, where edits would be lost or what it holds cannot be trusted.

    Raises
    ------
    BadInput
        It lies on the network or in a folder that is kept in step with others, or its pages do not fit together.
    CannotWrite
        It is read-only.
    """
    refuse_shared(path)
    with plainly(path):
        connection = connect(path)
        try:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        finally:
            connection.close()
    if found != "ok":
        raise BadInput(_DAMAGED, _BEGIN_ANEW, path=path, reason=" ".join(str(found).split())[:200])


def why_not_edited(path: Path) -> CampaignError | None:
    """Return why a work copy may only be looked at, or None; `refuse_unfit` as an answer."""
    try:
        refuse_unfit(path)
    except CampaignError as error:
        return error
    return None
