"""The working state of the dock: header, the four acts in the order of the job, progress, list and form."""

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..qgis_bridge.language import tr
from . import icons, theme
from .catalogue_panel import CataloguePanel
from .differences_panel import DifferencesPanel
from .findings_panel import FindingsPanel
from .plot_form import PlotForm
from .rules_panel import RulesPanel
from .seams_panel import SeamsPanel
from .tasks_panel import TasksPanel
from .work_strip import Strip

_MARGIN, _ACT_GAP, _ROWS = 10, 6, 4
_WIDE = 1.5  # wider than this times its height: the form stands beside the list


class WorkPage(QWidget):
    """Shown while a work copy is open."""

    load_wanted = pyqtSignal()
    check_wanted = pyqtSignal()
    push_wanted = pyqtSignal()
    export_wanted = pyqtSignal()
    open_wanted = pyqtSignal()
    close_wanted = pyqtSignal()
    help_wanted = pyqtSignal()
    against_wanted = pyqtSignal()
    begin_wanted = pyqtSignal()
    conflicts_wanted = pyqtSignal()
    pushes_wanted = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        layout = theme.column(self, _MARGIN, theme.GAP)
        layout.addLayout(self._make_head())
        layout.addLayout(self._make_actions())
        self.progress = Strip(tr("Cancel"), "close", with_bar=True)
        self.unsaved = Strip(tr("Save"), "save")
        self.unsaved.button.setObjectName("save_all")
        layout.addWidget(self.progress)
        layout.addWidget(self.unsaved)
        self.incoming = Strip(tr("Pull"), "load")
        self.incoming.button.setObjectName("pull_incoming")
        layout.addWidget(self.incoming)
        self.findings = FindingsPanel()
        self.rules = RulesPanel()
        self.seams = SeamsPanel()
        self.tasks = TasksPanel()
        self.differences = DifferencesPanel()
        self.catalogue = CataloguePanel()
        self.form = PlotForm()
        self._upper = QStackedWidget()
        self._upper.addWidget(self.findings)
        self._upper.addWidget(self.rules)
        self._upper.addWidget(self.seams)
        self._upper.addWidget(self.tasks)
        self._upper.addWidget(self.differences)
        self._upper.addWidget(self.catalogue)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(9)
        self.splitter.addWidget(self._upper)
        self.splitter.addWidget(self.form)
        self._upper.setMinimumHeight(150)
        self.form.setMinimumHeight(180)
        self.form.hide()
        layout.addWidget(self.splitter, 1)
        self.may_leave_form = lambda: True
        for page in (self.rules, self.seams, self.tasks, self.differences, self.catalogue):
            page.back_wanted.connect(lambda: self.show_page(None))

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        words = QVBoxLayout()
        words.setSpacing(1)
        self._name = theme.label("", "title")
        self._about, self._about_text = theme.label("", "muted"), ""
        for made in (self._name, self._about):
            made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        words.addWidget(self._name)
        words.addWidget(self._about)
        row.addLayout(words, 1)
        self._rules_button = theme.tool("rules", tr("What each rule came to"))
        self._rules_button.clicked.connect(lambda: self._toggle(self.rules))
        self.seams_button = theme.tool("seams", tr("Seams and sheets, and what is open there"))
        self.seams_button.clicked.connect(lambda: self._toggle(self.seams))
        self.tasks_button = theme.tool("tasks", tr("What is not done yet, and the campaign's groups"))
        self.tasks_button.clicked.connect(lambda: self._toggle(self.tasks))
        for made in (self._rules_button, self.seams_button, self.tasks_button):
            made.setCheckable(True)
            row.addWidget(made)
        more = theme.tool("more", tr("More"))
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        menu = QMenu(more)
        menu.addAction(icons.icon("open"), tr("Open Another Work Copy…"), self.open_wanted.emit)
        menu.addAction(icons.icon("server"), tr("Begin from the Central Store…"), self.begin_wanted.emit)
        menu.addAction(icons.icon("against"), tr("What to Check Against…"), self.against_wanted.emit)
        menu.addAction(icons.icon("load"), tr("Map Sheets and Their Files"), lambda: self._toggle(self.catalogue))
        menu.addAction(icons.icon("copy"), tr("Differences from an Export"), lambda: self._toggle(self.differences))
        menu.addAction(icons.icon("conflict"), tr("Conflicts"), self.conflicts_wanted.emit)
        menu.addAction(icons.icon("history"), tr("Pushes So Far"), self.pushes_wanted.emit)
        menu.addAction(icons.icon("help"), tr("Help on the Rules"), self.help_wanted.emit)
        menu.addSeparator()
        menu.addAction(icons.icon("close"), tr("Close Work Copy"), self.close_wanted.emit)
        more.setMenu(menu)
        row.addWidget(more)
        return row

    def _make_actions(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(_ACT_GAP)
        self.actions: dict[str, QWidget] = {}
        acts = (
            ("load", tr("Load"), tr("Load plots into a work copy"), self.load_wanted),
            ("check", tr("Check"), tr("Check all plots by the rules"), self.check_wanted),
            ("push", tr("Push"), tr("Send corrected plots to the central store"), self.push_wanted),
            ("export", tr("Export"), tr("Write the plots to a file for others"), self.export_wanted),
        )
        for name, text, tip, signal in acts:
            made = theme.button(text, name)
            made.setObjectName(f"act_{name}")
            made.setToolTip(tip)
            made.setIconSize(QSize(18, 18))
            made.setMinimumHeight(34)
            made.setAccessibleName(text)
            made.setProperty("act", True)
            made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            made.setMinimumWidth(44)
            made.clicked.connect(signal)
            self.actions[name] = made
            row.addWidget(made, 1)
        return row

    def _fit_actions(self) -> None:
        """Let the acts show their icons alone where their words would be cut."""
        for made in self.actions.values():
            made.setText(made.accessibleName())
        gaps = 2 * _MARGIN + (len(self.actions) - 1) * _ACT_GAP
        widest = max(made.sizeHint().width() for made in self.actions.values())
        if widest * len(self.actions) + gaps > self.width():
            for made in self.actions.values():
                made.setText("")

    def resizeEvent(self, event):  # noqa: N802 - Qt's name
        """Put the form beside the list when the dock is wide, below it when it is tall."""
        wide = self.width() > _WIDE * self.height()
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self.splitter.orientation() != wanted:
            self.splitter.setOrientation(wanted)
        self._fit_actions()
        super().resizeEvent(event)
        self._fit_about()

    def _fit_about(self) -> None:
        """Cut the line under the name where it is too long, and tell all of it in its tool tip."""
        self.layout().activate()
        metrics, width = self._about.fontMetrics(), self._about.width()
        self._about.setText(metrics.elidedText(self._about_text, Qt.TextElideMode.ElideRight, width))
        self._about.setToolTip(self._about_text)

    def show_work(self, name: str, about: str) -> None:
        """Show the work copy's name and its counts."""
        metrics = self._name.fontMetrics()
        self._name.setText(metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, 300))
        self._name.setToolTip(name)
        self._about_text = about
        self._fit_about()

    def set_primary(self, wanted: str) -> None:
        """Make one of the four acts the one that stands out."""
        for name, made in self.actions.items():
            primary = name == wanted
            if made.property("primary") == primary:
                continue
            made.setProperty("primary", primary)
            made.setProperty("plain", not primary)
            made.setIcon(icons.icon(name, "#ffffff" if primary else None))
            made.style().unpolish(made)
            made.style().polish(made)

    def set_busy(self, busy: bool) -> None:
        """Keep the acts quiet while one of them runs."""
        for made in self.actions.values():
            made.setDisabled(busy)

    def show_form(self, shown: bool) -> None:
        """Open or close the plot form."""
        if shown and not self.form.isVisible():
            self.form.show()
            self.findings.show_count(False)
            self.findings.set_compact(True)
            whole = self.splitter.height()
            rows = min(_ROWS, self.findings.model.rowCount())
            upper = max(self.findings.height_of_rows(rows), int(whole * 0.3) if rows == _ROWS else 0)
            self._upper.setMinimumHeight(min(upper, whole - self.form.minimumHeight()))
            self.splitter.setSizes([upper, whole - upper])
        elif not shown:
            self.form.hide()
            self.findings.set_compact(False)
            self._upper.setMinimumHeight(150)
            self.findings.show_count(True)
            self.findings.take_focus()

    def show_rules(self, shown: bool) -> None:
        """Show what each rule came to, or the list again."""
        self.show_page(self.rules if shown else None)

    def show_page(self, page: QWidget | None) -> None:
        """Show the rules, the seams or the tasks in place of the list, or the list again."""
        if page is None or self.may_leave_form():
            self._upper.setCurrentWidget(page or self.findings)
            if page is not None:
                self.show_form(False)
                page.setFocus()
        pages = ((self._rules_button, self.rules), (self.seams_button, self.seams), (self.tasks_button, self.tasks))
        for button, its_page in pages:
            button.setChecked(self._upper.currentWidget() is its_page)

    def _toggle(self, page: QWidget) -> None:
        self.show_page(None if self._upper.currentWidget() is page else page)
