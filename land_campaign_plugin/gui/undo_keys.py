"""Ctrl+Z in the dock: what was typed goes first, then the last correction of the plots.

QGIS has the same keys for its active layer. Two shortcuts for one key would cancel each other, so the dock
claims the keys while the focus is in it.
"""

from qgis.PyQt.QtCore import QEvent, QObject
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QLineEdit

_KEYS = {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}


def wanted(event) -> str:
    """Return ``undo``, ``redo`` or nothing for a key event."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return "undo"
    redo = event.matches(QKeySequence.StandardKey.Redo) or QKeySequence(
        int(event.modifiers()) | event.key()
    ) == QKeySequence("Ctrl+Shift+Z")
    return "redo" if redo else ""


class LetThrough(QObject):
    """Lets a line edit keep Ctrl+Z only while there is something typed in it to undo."""

    def watch(self, line: QLineEdit) -> None:
        """Look at the keys of `line`."""
        line.installEventFilter(self)

    def eventFilter(self, line, event) -> bool:  # noqa: N802 - Qt's name
        """Hand the key on to the widgets around when the line has no use for it."""
        if event.type() not in _KEYS:
            return False
        key = wanted(event)
        used = {"undo": line.isUndoAvailable, "redo": line.isRedoAvailable}.get(key)
        if used is None or used():
            return False
        event.ignore()
        return True
