"""The page in place of a list that holds nothing: a mark, what the state is, what to do."""

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import QWidget

from . import icons, theme

_MARK = QSize(40, 40)


class StatePage(QWidget):
    """A mark over a title over a sentence, in the middle.

    Parameters
    ----------
    icon, title, text : str
        Name of the mark, and what is told; both translated.
    """

    def __init__(self, icon: str = "", title: str = "", text: str = ""):
        super().__init__()
        layout = theme.column(self, 20, 6)
        layout.addStretch(1)
        self._mark, self.title = theme.label(), theme.label("", "title", wrap=True)
        self._text = theme.label("", "muted", wrap=True)
        for part in (self._mark, self.title, self._text):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(part)
        layout.addStretch(2)
        self.tell(icon, title, text)

    def tell(self, icon: str, title: str, text: str) -> None:
        """Tell another state."""
        self._mark.setVisible(bool(icon))
        if icon:
            self._mark.setPixmap(icons.icon(icon).pixmap(_MARK))
        self.title.setText(title)
        self._text.setText(text)
