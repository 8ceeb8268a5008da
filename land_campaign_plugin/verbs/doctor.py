"""Looks at everything that the work depends on, and says of each thing how it is and what to do."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..model.diagnosis import ADVICE, BAD, GOOD, LOGINS, Line
from ..model.errors import CampaignError
from ..model.language import QT_TRANSLATE_NOOP
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from ..paths import version
from . import doctor_computer as computer

OFF, BROKEN, WRONG, LOCKED, OPEN = "off", "broken", "wrong", "locked", "open"
"""QGIS's authentication database: switched off, no database any more, opened with a master password that does not fit,
not opened yet, open."""
THINGS = QT_TRANSLATE_NOOP("core", "things looked at")
_NO_LOGINS = QT_TRANSLATE_NOOP(
    "core", "QGIS's authentication system is switched off, so logins are asked for each session"
)
_SWITCH_ON = QT_TRANSLATE_NOOP(
    "core", "Start QGIS without --noauthentication; if that is not it, install QGIS's OpenSSL plugin (qca-qt5-2-ossl)."
)
_BROKEN = QT_TRANSLATE_NOOP("core", "QGIS's authentication database (qgis-auth.db in the profile) is damaged")
_MAKE_ANEW = QT_TRANSLATE_NOOP(
    "core",
    "Leave QGIS, give the file another name, and start QGIS: it makes a new one. Enter user and password in the"
    " connection again. Work copies hold no password: nothing of them is lost.",
)
_LOCKED_OUT = QT_TRANSLATE_NOOP("core", "QGIS's authentication database does not open with the master password given")
_LOST_MASTER = QT_TRANSLATE_NOOP(
    "core",
    "If nobody knows it: Settings > Options > Authentication, Utilities, Erase Authentication Database; choose a new"
    " one and enter user and password in the connection again. Work copies hold no password: nothing of them is lost.",
)
_MISSING_LOGIN = QT_TRANSLATE_NOOP("core", "The connection {name} names a login that QGIS does not have any more")
_ENTER_AGAIN = QT_TRANSLATE_NOOP("core", "Open the connection and enter user and password again.")
_OFFICE = QT_TRANSLATE_NOOP("core", "The office's own store {path} can be read")
_LOCKED = QT_TRANSLATE_NOOP("core", "QGIS asks for its master password when a login is first needed")
_LOGINS = QT_TRANSLATE_NOOP("core", "QGIS's authentication database is open, and has the logins of all connections")


@dataclass(frozen=True)
class QgisFacts:
    """What only QGIS can say.

    Parameters
    ----------
    fonts : collection of str
        Families that have Vietnamese letters.
    font : str
        The one that QGIS uses.
    authentication : str
        `OFF`, `BROKEN`, `WRONG`, `LOCKED` or `OPEN`.
    missing_logins : sequence of str
        Connections whose login is not in the authentication database.
    """

    version: str
    fonts: Collection[str] = ()
    font: str = ""
    authentication: str = OPEN
    missing_logins: Sequence[str] = ()


@dataclass
class Diagnosis:
    """All lines, in the order in which they were looked at."""

    version: str
    lines: list[Line] = field(default_factory=list)

    @property
    def well(self) -> bool:
        """Whether nothing is in the way of the work."""
        return all(line.state != BAD for line in self.lines)


def doctor(
    *,
    work: Path | None = None,
    store: object | None = None,
    qgis: QgisFacts | None = None,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> Diagnosis:
    """Look at computer, QGIS, packages, fonts, the folder of a work copy, logins and the way to a store.

    Nothing is changed. Whatever cannot be told is a line, too, and never an error.

    Parameters
    ----------
    work : Path, optional
        The work copy, or where one is to be.
    store : str or Address, optional
        A store on a server.
    qgis : QgisFacts, optional
        Only there inside QGIS.
    """
    diagnosis = Diagnosis(version())
    for line in _lines(work, store, qgis):
        stop_if(cancelled)
        diagnosis.lines.append(line)
        progress(len(diagnosis.lines), 0, THINGS)
    return diagnosis


def logins(facts: QgisFacts) -> Iterator[Line]:
    """Yield whether connections can log in by what QGIS keeps."""
    if facts.authentication == OFF:
        yield Line(LOGINS, ADVICE, _NO_LOGINS, _SWITCH_ON)
    elif facts.authentication == BROKEN:
        yield Line(LOGINS, BAD, _BROKEN, _MAKE_ANEW)
    elif facts.authentication == WRONG:
        yield Line(LOGINS, BAD, _LOCKED_OUT, _LOST_MASTER)
    elif facts.missing_logins:
        yield from (Line(LOGINS, BAD, _MISSING_LOGIN, _ENTER_AGAIN, {"name": name}) for name in facts.missing_logins)
    elif facts.authentication == LOCKED:
        yield Line(LOGINS, GOOD, _LOCKED, _LOST_MASTER)
    else:
        yield Line(LOGINS, GOOD, _LOGINS)


def _lines(work: Path | None, store: object | None, qgis: QgisFacts | None) -> Iterator[Line]:
    place = work or Path.home() / "work.gpkg"
    yield computer.system()
    yield computer.memory()
    yield computer.cores()
    yield computer.space(place.parent)
    if qgis:
        yield computer.qgis(qgis.version)
    yield from map(computer.package, computer.NEEDED)
    yield computer.native_packages()
    if (wrong := computer.numpy_of_gdal()) is not None:
        yield wrong
    if qgis:
        yield computer.fonts(qgis.fonts, qgis.font)
    if work:
        yield computer.folder(work)
    if qgis:
        yield from logins(qgis)
    if store is not None:
        yield from _of_store(store)


def _of_store(store: object) -> Iterator[Line]:
    try:
        if isinstance(store, str | Path) and Path(store).is_file():
            from ..store.embedded import GeoPackageStore
            from ..store.succession import refuse_left

            refuse_left(GeoPackageStore(Path(store)))
            yield Line("store", GOOD, _OFFICE, "", {"path": store})
            return
        from ..store.pg_connection import Address
        from . import doctor_store

        yield from doctor_store.look(store if isinstance(store, Address) else Address(str(store)))
    except CampaignError as error:
        yield Line("store", BAD, error.what, error.remedy, error.values)
