"""What the doctor needs to hear from QGIS itself: its version, fonts, and whether its logins can be had.

Nobody is asked for a password here, and no login is read.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtGui import QFontDatabase

from ..verbs.doctor import BROKEN, LOCKED, OFF, OPEN, WRONG, QgisFacts

_DATABASE = "qgis-auth.db"


def facts(connections: dict[str, str] | None = None) -> QgisFacts:
    """Return what QGIS says. In the window's thread.

    Parameters
    ----------
    connections : dict of str to str, optional
        Names of connections to stores, each with the id of its login.
    """
    fonts = QFontDatabase()
    families = frozenset(fonts.families(QFontDatabase.WritingSystem.Vietnamese))
    state = authentication()
    missing: list[str] = []
    if connections and state in (OPEN, LOCKED):
        known = set(QgsApplication.authManager().configIds())
        missing = sorted(name for name, login in connections.items() if login and login not in known)
    return QgisFacts(Qgis.version(), families, QgsApplication.font().family(), state, missing)


def authentication() -> str:
    """Return whether QGIS's authentication database can be used: `OFF`, `BROKEN`, `WRONG`, `LOCKED` or `OPEN`."""
    manager = QgsApplication.authManager()
    if not _opens(Path(QgsApplication.qgisSettingsDirPath()) / _DATABASE):
        return BROKEN
    if manager.isDisabled():
        return OFF
    if not manager.masterPasswordHashInDatabase():
        return OPEN
    if not manager.masterPasswordIsSet():
        return LOCKED
    return OPEN if manager.verifyMasterPassword() else WRONG


def _opens(path: Path) -> bool:
    """Tell whether the database is one, where there is any."""
    if not path.is_file() or not path.stat().st_size:
        return True  # QGIS makes it when it is first needed
    import sqlite3

    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        return False
    return True
