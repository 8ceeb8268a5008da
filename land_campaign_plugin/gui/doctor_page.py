"""What the work depends on, and how it is: a window with a line for each thing and its cure, to look at and to copy."""

from collections.abc import Callable
from pathlib import Path

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QScrollArea,
    QWidget,
)

from ..model.diagnosis import ADVICE, BAD, GOOD, STORE, UNKNOWN, Line
from ..model.errors import CampaignError, Cancelled
from ..qgis_bridge import connections, doctor_facts
from ..qgis_bridge.language import QgisLanguage, tr
from ..qgis_bridge.tasks import VerbTask, start
from ..reports.diagnosis_told import SECTION_TITLES, STATE_WORDS, diagnosis_lines, verdict
from ..verbs.doctor import Diagnosis, doctor
from . import icons, stores, theme

_ICONS = {GOOD: "outcome_clean", ADVICE: "severity_w", BAD: "severity_e", UNKNOWN: "outcome_nothing"}
_ICON = QSize(16, 16)


class DoctorPage(QDialog):
    """Looks in the background, and shows what was found.

    Parameters
    ----------
    work : Path or None
        The open work copy.
    find_store : callable, optional
        Returns the `Address` of the store that the work copy is pushed to, or None; may ask for a login.
    connections : dict of str to str, optional
        Names of connections to stores, each with the id of its login in QGIS.
    """

    def __init__(
        self,
        work: Path | None = None,
        find_store: Callable | None = None,
        connections: dict[str, str] | None = None,
        parent=None,
    ):
        super().__init__(parent)
        self._work, self._find_store, self._connections = work, find_store, connections
        self._task: VerbTask | None = None
        self.diagnosis: Diagnosis | None = None
        self.setWindowTitle(tr("Check This Computer"))
        self.setWindowIcon(icons.plain("land_campaign"))
        self.setStyleSheet(theme.style_sheet())
        self.resize(620, 620)
        layout = theme.column(self, 16, 10)
        self._title = theme.label("", "title", wrap=True)
        layout.addWidget(self._title)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setMaximumHeight(6)
        layout.addWidget(self._bar)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        layout.addWidget(self._scroll, 1)
        note = tr("The text holds no name, login or password: it can be sent to whoever helps you.")
        layout.addWidget(theme.label(note, "muted", wrap=True))
        row = QHBoxLayout()
        self.copy = theme.button(tr("Copy as Text"), "copy")
        self.again = theme.button(tr("Check Again"), "check")
        self.close_button = theme.button(tr("Close"), primary=True)
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.text()))
        self.again.clicked.connect(self.look)
        self.close_button.clicked.connect(self.accept)
        row.addWidget(self.copy)
        row.addWidget(self.again)
        row.addStretch(1)
        row.addWidget(self.close_button)
        layout.addLayout(row)

    def look(self) -> None:
        """Begin to look; what was found replaces what is shown."""
        if self._task is not None:
            return
        facts = doctor_facts.facts(self._connections)
        work, store, problem = self._work, None, None
        try:
            store = self._find_store() if self._find_store else None
        except Cancelled:  # the rest can be looked at all the same
            store = None
        except CampaignError as error:
            problem = Line(STORE, BAD, error.what, error.remedy, error.values)

        def work_it(progress, cancelled):
            found = doctor(work=work, store=store, qgis=facts, progress=progress, cancelled=cancelled)
            found.lines += [problem] if problem else []
            return found

        self._title.setText(tr("Looking at what the work depends on…"))
        self._bar.show()
        for made in (self.copy, self.again):
            made.setEnabled(False)
        self._task = VerbTask(tr("Check This Computer"), work_it)
        self._task.succeeded.connect(self.show_diagnosis)
        self._task.ended.connect(self._ended)
        start(self._task)

    def done(self, result: int) -> None:
        """Stop looking when the window is closed."""
        if self._task is not None:
            self._task.cancel()
        super().done(result)

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show what was found."""
        self.diagnosis = diagnosis
        language = QgisLanguage()
        self._title.setText(verdict(diagnosis, language))
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        section, row = "", 0
        in_the_way = {line.section for line in diagnosis.lines if line.state == BAD}
        for line in sorted(diagnosis.lines, key=lambda each: each.section not in in_the_way):  # those first
            if line.section != section:
                section = line.section
                title = theme.label(language.text(SECTION_TITLES[section]), "section")
                title.setContentsMargins(0, theme.GAP if row else 0, 0, 0)
                grid.addWidget(title, row, 0, 1, 2)
                row += 1
            grid.addWidget(_sign(line.state, language), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_selectable(theme.label(line.sentence(language), wrap=True)), row, 1)
            row += 1
            if line.cure:
                grid.addWidget(_selectable(theme.label(line.remedy(language), "muted", wrap=True)), row, 1)
                row += 1
        grid.setRowStretch(row, 1)
        page.setAutoFillBackground(False)
        self._scroll.setWidget(page)
        self._scroll.viewport().setAutoFillBackground(False)

    def text(self) -> str:
        """Return what is shown as text to pass on."""
        return "\n".join(diagnosis_lines(self.diagnosis, QgisLanguage())) if self.diagnosis else ""

    def _ended(self) -> None:
        self._task = None
        self._bar.hide()
        for made in (self.copy, self.again):
            made.setEnabled(True)


def open_doctor(dock) -> DoctorPage:
    """Open the window over the dock: with the open work copy, and the store that it goes to."""
    work = dock.session.path if dock.session else None
    logins = {each.name: each.authcfg for each in connections.saved()}
    page = DoctorPage(work, lambda: _address(dock, work), logins, dock)
    page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    page.show()
    page.look()
    return page


def _address(dock, work: Path | None):
    """Return the address of the store to look at: the work copy's, else one that QGIS can sign in to unasked."""
    if work is not None and (name := stores.connection_name(work)):
        return None if connections.named(name).is_gateway else dock.store_walk.where()
    for each in connections.saved():
        if not each.is_gateway and connections.can_sign_in_unasked(each):
            return connections.sign_in(each, lambda _asked: None)
    return None


def _sign(state: str, language: QgisLanguage) -> QLabel:
    made = QLabel()
    made.setPixmap(icons.icon(_ICONS[state]).pixmap(_ICON))
    made.setToolTip(language.text(STATE_WORDS[state]))
    made.setAccessibleName(language.text(STATE_WORDS[state]))
    return made


def _selectable(label: QLabel) -> QLabel:
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
