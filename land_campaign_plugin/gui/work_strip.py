"""A thin bar with a sentence and a button."""

from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from . import theme


class Strip(QFrame):
    """A thin bar with a sentence and a button: progress with cancel, or unsaved corrections with save."""

    def __init__(self, action: str, icon: str, with_bar: bool = False, parent=None):
        super().__init__(parent)
        self.setObjectName("strip")
        self.setStyleSheet(f"QFrame#strip {{ background: {theme.tint(theme.ACCENT, 0.10)}; border-radius: 4px; }}")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 6, 5)
        row.setSpacing(theme.GAP)
        words = QVBoxLayout()
        words.setSpacing(3)
        self._text = theme.label("", wrap=True)
        words.addWidget(self._text)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMaximumHeight(6)
        self._bar.setVisible(with_bar)
        words.addWidget(self._bar)
        row.addLayout(words, 1)
        self.button = theme.button(action, icon)
        row.addWidget(self.button)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show the strip with a sentence; hide it when the sentence is empty."""
        self._text.setText(text)
        self.setVisible(bool(text))

    def show_progress(self, done: int, total: int, text: str) -> None:
        """Show how far the work is."""
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
        self.show_text(text)
