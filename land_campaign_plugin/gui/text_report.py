"""A report in sentences, to look at and to copy."""

from collections.abc import Sequence

from qgis.PyQt.QtWidgets import QApplication, QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ..qgis_bridge.language import tr
from . import theme

_INDENT = 18


class TextReport(QDialog):
    """Shows lines; those that begin with spaces are set in under the one before."""

    def __init__(self, title: str, lines: Sequence[str], parent=None):
        super().__init__(parent)
        self.lines = list(lines)
        self.setWindowTitle(title)
        self.setStyleSheet(theme.style_sheet())
        self.resize(560, 420)
        layout = theme.column(self, 16, 10)
        layout.addWidget(theme.label(title, "title", wrap=True))
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 6, 0)
        rows.setSpacing(4)
        for line in self.lines:
            made = theme.label(line.strip(), "muted" if line.startswith(" ") else "", wrap=True)
            made.setIndent(_INDENT if line.startswith(" ") else 0)
            rows.addWidget(made)
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(page)
        page.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        layout.addWidget(scroll, 1)
        row = QHBoxLayout()
        copy = theme.button(tr("Copy as Text"), "copy")
        copy.clicked.connect(lambda: QApplication.clipboard().setText("\n".join(self.lines)))
        self.close_button = theme.button(tr("Close"), primary=True)
        self.close_button.clicked.connect(self.accept)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(self.close_button)
        layout.addLayout(row)
