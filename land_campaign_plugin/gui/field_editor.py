"""One field of the plot form: label, editor, and a line under it that says what is wrong and what is suggested."""

from collections.abc import Callable

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPixmap
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QCompleter,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from . import icons, theme
from .values import Reading

_EDGE, _LONG, _LONGEST = 4, 20, 44
_LEFT = Qt.AlignmentFlag.AlignLeft


class Note(QWidget):
    """Icon, a sentence, and perhaps a button with the suggested value."""

    used = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        row = self._row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 2)
        row.setHorizontalSpacing(6)
        row.setVerticalSpacing(4)
        row.setColumnStretch(1, 1)
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text = theme.label("", wrap=True)
        self.button = theme.button("")
        self.button.setObjectName("use")
        self.button.clicked.connect(self.used)
        row.addWidget(self._icon, 0, 0)
        row.addWidget(self._text, 0, 1)
        self.show_text("", "")

    def show_text(self, icon: str, text: str, use: str = "") -> None:
        """Show a sentence, with `use` on the button; nothing when it is empty."""
        self._icon.setPixmap(icons.icon(icon).pixmap(QSize(16, 16)) if icon else QPixmap())
        self._icon.setVisible(bool(icon))
        self._text.setText(text)
        long = len(use) > _LONG
        self.button.setText(use if len(use) <= _LONGEST else f"{use[: _LONGEST - 1]}…")
        self.button.setToolTip(use if len(use) > _LONGEST else "")
        # a long suggestion stands below the sentence, which would have no room beside it
        self._row.addWidget(self.button, int(long), 1 if long else 2, Qt.AlignmentFlag.AlignTop | _LEFT)
        self.button.setVisible(bool(use))
        self.setVisible(bool(text))

    def text(self) -> str:
        """Return the sentence."""
        return self._text.text()


class FieldEditor(QWidget):
    """A field with its label above and its note below.

    Parameters
    ----------
    name : str
        The plot column.
    caption : str
        What stands above it.
    read : callable
        Turns the typed text into a `Reading`.
    choices : list of (code, text), optional
        Makes a pick list that can be searched by any part of the text.
    judge_stored : bool
        Doubt what is stored, too, not only what is typed.
    """

    edited = pyqtSignal()

    def __init__(self, name: str, caption: str, read: Callable[[str], Reading], choices=None, judge_stored=False):
        super().__init__()
        self.name = name
        self._judge_stored = judge_stored
        self._read = read
        self._choices = dict(choices or [])
        self._stored = ""
        self._fault: tuple[str, str, str] = ("", "", "")
        self._hint = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        words = theme.label(caption, "muted")
        layout.addWidget(words)
        row = QHBoxLayout()
        row.setSpacing(0)
        self._edge = QFrame()
        self._edge.setFixedWidth(_EDGE)
        self._edge.hide()
        row.addWidget(self._edge)
        self.line = self._make_picker(row) if choices else QLineEdit()
        if not choices:
            row.addWidget(self.line)
        layout.addLayout(row)
        self.line.setObjectName(name)
        words.setBuddy(self.line)
        self.line.textChanged.connect(self._on_text)
        self.note = Note()

    def _make_picker(self, layout) -> QLineEdit:
        self.box = QComboBox()
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(12)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for code, text in self._choices.items():
            self.box.addItem(text, code)
        self.box.setMaxVisibleItems(14)
        completer = QCompleter(self.box.model(), self.box)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.box.setCompleter(completer)
        layout.addWidget(self.box)
        return self.box.lineEdit()

    def focus(self) -> None:
        """Put the cursor into the field."""
        self.line.setFocus()
        self.line.selectAll()

    def show_stored(self, text: str) -> None:
        """Show what is stored, and forget what was typed."""
        self._stored = self._choices.get(text, text)
        self._fault, self._hint = ("", "", ""), ""
        self.line.setText(self._stored)
        self.line.setCursorPosition(0)
        self._on_text()

    def type(self, text: str) -> None:
        """Put a value in as if it had been typed."""
        self.line.setText(self._choices.get(text, text))
        self.line.setCursorPosition(0)

    def restore(self) -> None:
        """Go back to what is stored."""
        self.line.setText(self._stored)

    def mark(self, severity: str, reason: str, use: str = "") -> None:
        """Mark the field as faulty: edge, icon, the reason in words, a suggestion on a button."""
        self._fault = (severity, reason, use)
        self._on_text()

    def hint(self, text: str) -> None:
        """Say something that speaks against what is typed, without forbidding it."""
        if text != self._hint:
            self._hint = text
            self._on_text()

    @property
    def changed(self) -> bool:
        """Tell whether something else than what is stored stands in the field."""
        return self.line.text().strip() != self._stored.strip()

    def reading(self) -> Reading:
        """Return what the typed text stands for."""
        return self._read(self.line.text())

    def text(self) -> str:
        """Return what stands in the field."""
        return self.line.text()

    def _on_text(self) -> None:
        reading = self.reading() if self.changed else Reading(None)
        severity, reason, use = self._fault
        if self._judge_stored and not self.changed and not reason:
            stored = self.reading()
            reading = Reading(None, doubt=stored.doubt or stored.problem)
        colour = ""
        if reading.problem:
            colour = theme.SEVERITY_COLOURS["E"]
            self.note.show_text("severity_e", reading.problem)
        elif reading.doubt or self._hint:
            self.note.show_text("severity_w", reading.doubt or self._hint)
            colour = theme.SEVERITY_COLOURS["W"]
        elif self.changed:
            self.note.show_text("", reading.note)
            colour = theme.ACCENT
        elif reason:
            colour = theme.SEVERITY_COLOURS[severity]
            self.note.show_text(f"severity_{severity.lower()}", reason, use)
        else:
            self.note.show_text("", "")
        self._edge.setVisible(bool(colour))
        self._edge.setStyleSheet(f"background: {colour}; border-radius: 1px;")
        self.edited.emit()
