"""Why a file could not be written, in a sentence."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EDQUOT, EFBIG, ENOENT, ENOSPC, ENOSYS, ENOTDIR, ENOTSUP, EROFS
from pathlib import Path

from ..model.errors import BadInput, CannotWrite
from ..model.language import QT_TRANSLATE_NOOP
from ..native import fiona

_LEAST_FREE = 65_536
_CANNOT = QT_TRANSLATE_NOOP("core", "{path} could not be written ({reason}). Nothing was changed.")
LOOK_AT_DISK = QT_TRANSLATE_NOOP("core", "Look whether the disk has room left, or choose another folder.")
_FULL = QT_TRANSLATE_NOOP("core", "The disk that holds {path} is full. Nothing was changed.")
_FREE = QT_TRANSLATE_NOOP("core", "Free some space and try again.")
_READ_ONLY = QT_TRANSLATE_NOOP("core", "{path} cannot be written: the file or its folder is read-only.")
_OTHER_FOLDER = QT_TRANSLATE_NOOP("core", "Ask for the right to write there, or choose another folder.")
_NO_PLACE = QT_TRANSLATE_NOOP("core", "{path} cannot be written: no file can be made in this folder.")
_CHOOSE_FOLDER = QT_TRANSLATE_NOOP("core", "Choose another folder.")
_NO_FOLDER = QT_TRANSLATE_NOOP("core", "There is no folder {folder}.")
_MAKE_FOLDER = QT_TRANSLATE_NOOP("core", "Make it first, or choose another folder.")
_ELSEWHERE = QT_TRANSLATE_NOOP("core", "{path} is open in another program and cannot be replaced.")
_CLOSE_IT = QT_TRANSLATE_NOOP("core", "Close it there, or choose another name.")


def refuse_folder(path: Path) -> None:
    """Refuse a file in a folder that does not exist."""
    if not path.parent.is_dir():
        raise BadInput(_NO_FOLDER, _MAKE_FOLDER, folder=path.parent)


@contextmanager
def said_plainly(path: Path) -> Iterator[None]:
    """Turn errors of the operating system and of GDAL into errors a person can be told."""
    heard, log = _Heard(), logging.getLogger("fiona")
    log.addHandler(heard)
    try:
        yield
    except PermissionError as error:
        elsewhere = path.exists() and os.access(path.parent, os.W_OK)
        what, remedy = (_ELSEWHERE, _CLOSE_IT) if elsewhere else (_READ_ONLY, _OTHER_FOLDER)
        raise CannotWrite(what, remedy, path=path) from error
    except (OSError, fiona.errors.FionaError, fiona._err.CPLE_BaseError, RuntimeError) as error:
        raise _sentence(path, error, heard.said) from error
    finally:
        log.removeHandler(heard)


class _Heard(logging.Handler):
    """What GDAL complained about: fiona logs it all, and raises only the last of it."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Remember one complaint."""
        self.said.append(record.getMessage())


def _sentence(path: Path, error: Exception, heard: list[str]) -> CannotWrite:
    number = getattr(error, "errno", None)
    if number == EROFS or not os.access(path.parent, os.W_OK):
        return CannotWrite(_READ_ONLY, _OTHER_FOLDER, path=path)
    # GDAL shows the record that it could not write, which nobody needs to see
    reason = " ".join((heard or [str(error)])[0].partition("Failed to write record")[0].split())
    said = " ".join([*heard, str(error)])
    if number in (EFBIG, ENOSPC, EDQUOT) or "disk is full" in said or "No space" in said or _is_full(path.parent):
        return CannotWrite(_FULL, _FREE, path=path)
    if number in (ENOENT, ENOTDIR, ENOSYS, ENOTSUP) or "unable to open database" in said:
        return CannotWrite(_NO_PLACE, _CHOOSE_FOLDER, path=path)
    return CannotWrite(_CANNOT, LOOK_AT_DISK, path=path, reason=getattr(error, "strerror", None) or reason)


def _is_full(folder: Path) -> bool:
    """Tell whether the disk is as good as full: GDAL does not always say why it could not write."""
    disk = shutil.disk_usage(folder)
    return disk.total > 0 and disk.free < _LEAST_FREE
