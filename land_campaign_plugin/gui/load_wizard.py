"""The load wizard: files, fields, coordinates and text; each step shows what would come of it."""

from pathlib import Path

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QHBoxLayout, QLabel, QStackedWidget

from ..qgis_bridge.language import tr
from . import theme
from .load_plan import LoadPlan

_WIDTH, _HEIGHT = 1040, 660
_LEAST_WIDTH, _LEAST_HEIGHT = 780, 540


class LoadWizard(QDialog):
    """Asks in three steps what to load, how it is understood, and where it goes.

    Signals
    -------
    chosen(object)
        A `LoadRequest`.
    """

    chosen = pyqtSignal(object)

    def __init__(self, open_copy: Path | None, parent=None):
        super().__init__(parent)
        from .fields_page import FieldsPage
        from .files_page import FilesPage
        from .place_page import PlacePage

        self.plan = LoadPlan(open_copy)
        self.setObjectName("load_wizard")
        self.setWindowTitle(tr("Load Plots"))
        self.setStyleSheet(theme.style_sheet())
        self.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
        self.resize(_WIDTH, _HEIGHT)
        self.files, self.fields, self.place = FilesPage(self.plan), FieldsPage(self.plan), PlacePage(self.plan)
        self.pages = (self.files, self.fields, self.place)
        layout = theme.column(self, 14, 10)
        layout.addLayout(self._make_head())
        self._stack = QStackedWidget()
        for page in self.pages:
            self._stack.addWidget(page)
            page.changed.connect(self._allow)
        layout.addWidget(self._stack, 1)
        layout.addLayout(self._make_buttons())
        self._show(0)

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        self._steps: list[QLabel] = []
        for place, page in enumerate(self.pages):
            if place:
                row.addWidget(theme.label("›", "muted"))
            step = theme.label(tr("{number}. {step}", number=place + 1, step=page.title))
            self._steps.append(step)
            row.addWidget(step)
        row.addStretch(1)
        row.addWidget(theme.label(tr("Your files are only read."), "muted"))
        return row

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        self.reason = theme.label("", wrap=True)
        self.reason.setObjectName("reason")
        self.reason.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.cancel_button = theme.button(tr("Cancel"))
        self.back_button = theme.button(tr("Back"))
        self.next_button = theme.button(tr("Next"), primary=True)
        self.load_button = theme.button(tr("Load"), "load", primary=True)
        row.addWidget(self.reason, 1)
        for made in (self.cancel_button, self.back_button, self.next_button, self.load_button):
            row.addWidget(made)
        self.cancel_button.clicked.connect(self.reject)
        self.back_button.clicked.connect(lambda: self.go(-1))
        self.next_button.clicked.connect(lambda: self.go(1))
        self.load_button.clicked.connect(self._load)
        return row

    @property
    def page(self):
        """The step that is shown."""
        return self._stack.currentWidget()

    def go(self, steps: int) -> None:
        """Go on, or back; a step without anything to decide is passed over."""
        if steps > 0 and self.page.problem():
            return
        self.page.leave()
        at = self.pages.index(self.page) + steps
        while 0 < at < len(self.pages) - 1 and not self.pages[at].wanted():
            at += steps
        self._show(min(max(at, 0), len(self.pages) - 1))

    def _show(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        last = at == len(self.pages) - 1
        self.back_button.setEnabled(at > 0)
        self.next_button.setVisible(not last)
        self.load_button.setVisible(last)
        for made, default in ((self.next_button, not last), (self.load_button, last)):
            made.setDefault(default)
        for place, step in enumerate(self._steps):
            step.setProperty("strong", place == at)
            step.setProperty("muted", place != at)
            step.style().unpolish(step)
            step.style().polish(step)
        self.page.enter()
        self.page.setFocus()
        self._allow()

    def _allow(self) -> None:
        """Enable the way on, or say why not."""
        problem = self.page.problem()
        for made in (self.next_button, self.load_button):
            made.setEnabled(not problem)
        self.reason.setText(problem)

    def _load(self) -> None:
        self.page.leave()
        wanted = self.place.request()
        if wanted is not None:
            self.chosen.emit(wanted)
            self.accept()

    def reject(self):
        """Leave without a question; files are only read, so nothing is lost but choices."""
        self.close_down()
        super().reject()

    def accept(self):
        """Leave with a choice made."""
        self.close_down()
        super().accept()

    def close_down(self) -> None:
        """Stop what is at work in any step."""
        for page in self.pages:
            page.close_down()
