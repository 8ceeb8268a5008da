"""What is not done yet, beside the findings: the campaign's groups and the states of plots, counted place by place."""

from functools import partial

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from ..qgis_bridge import task_desk
from ..qgis_bridge.language import number, tr
from ..qgis_bridge.task_desk import GROUP, PLACES, STATE, TaskCount
from . import texts, theme
from .state_page import StatePage

_TASK, _KEY = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_FIGURES, _MOST_PLACES = 84, 500
SEND, RECEIVE, WRITE_PAPERS, READ_PAPERS, TICK = "send", "receive", "write_papers", "read_papers", "tick"
LISTS = (SEND, RECEIVE, WRITE_PAPERS, READ_PAPERS, TICK)
"""What can be asked for of lists that go out and come back."""


class TasksPanel(QWidget):
    """A tree: groups and states, and under each its places.

    Signals
    -------
    plots_wanted(object, str, tuple), list_wanted(object, str, tuple)
        Show the plots of a `TaskCount` on the map, or write them to a file: at a place (what it is, its key), or all.
    lists_wanted(str)
        One of `LISTS`.
    """

    back_wanted = pyqtSignal()
    plots_wanted = pyqtSignal(object, str, tuple)
    list_wanted = pyqtSignal(object, str, tuple)
    lists_wanted = pyqtSignal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self._groups = self._states = None
        self._communes: dict[str, str] = {}
        layout = theme.column(self, 0, 6)
        head = QHBoxLayout()
        back = theme.tool("back", tr("Back to the list (Esc)"))
        back.clicked.connect(self.back_wanted)
        head.addWidget(back)
        title = theme.label(tr("What Is Not Done Yet"), "title")
        title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head.addWidget(title, 1)
        head.addWidget(self._make_lists())
        layout.addLayout(head)
        about = tr("This is work to do, not errors. The counts are those of the last check.")
        layout.addWidget(theme.label(about, "muted", wrap=True))
        layout.addLayout(self._make_places())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_tree())
        text = tr("Press Check. What is not done yet is counted where the work copy holds records.")
        self._stack.addWidget(StatePage("check", tr("Not counted yet"), text))
        layout.addWidget(self._stack, 1)
        layout.addLayout(self._make_foot())
        self._allow()

    def _make_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self.show_plots = theme.button(tr("Show on Map"), "zoom")
        self.show_plots.setObjectName("show_plots")
        self.show_plots.setToolTip(tr("Select the plots of this task on the map"))
        self.show_plots.clicked.connect(lambda: self._want(self.tree.currentItem()))
        self.write_list = theme.button(tr("Write List…"), "export")
        self.write_list.setToolTip(tr("Write the plots of this task to a workbook"))
        self.write_list.clicked.connect(lambda: self._want(self.tree.currentItem(), self.list_wanted))
        row.addStretch(1)
        row.addWidget(self.write_list)
        row.addWidget(self.show_plots)
        return row

    def _make_lists(self) -> QPushButton:
        self.lists = theme.button(tr("Lists"))
        self.lists.setObjectName("lists")
        self.lists.setProperty("menu", True)
        menu = QMenu(self.lists)
        for section in self._list_names():
            for name, text in section:
                menu.addAction(text, partial(self.lists_wanted.emit, name))
            menu.addSeparator()
        self.lists.setMenu(menu)
        return self.lists

    @staticmethod
    def _list_names() -> tuple:
        return (
            (
                (SEND, tr("Write People for the Population Database…")),
                (RECEIVE, tr("Read Answers of the Population Database…")),
            ),
            (
                (WRITE_PAPERS, tr("Write Lists of Papers to Collect…")),
                (READ_PAPERS, tr("Read Ticked Lists…")),
                (TICK, tr("Tick Off Here…")),
            ),
        )

    def _make_places(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self._kinds = QButtonGroup(self)
        self.places: dict[str, QToolButton] = {}
        words = {"commune": tr("Commune"), "sheet": tr("Sheet"), "hamlet": tr("Hamlet")}
        for place in PLACES:
            chip = QToolButton()
            chip.setProperty("chip", True)
            chip.setProperty("words", True)
            chip.setCheckable(True)
            chip.setText(words[place])
            chip.setToolTip(tr("What the counts are broken down by"))
            self.places[place] = chip
            self._kinds.addButton(chip)
            row.addWidget(chip)
        self.places["hamlet"].setChecked(True)
        self._kinds.buttonToggled.connect(lambda _chip, on: on and self._fill())
        row.addStretch(1)
        return row

    def _make_tree(self) -> QTreeWidget:
        tree = self.tree = QTreeWidget()
        tree.setObjectName("tasks")
        tree.setColumnCount(2)
        tree.setStyleSheet("QTreeWidget::item { padding: 2px 0; }")
        tree.setHeaderLabels([tr("Task"), tr("Plots")])
        tree.headerItem().setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        tree.setAlternatingRowColors(True)
        tree.setUniformRowHeights(False)
        head = tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        head.resizeSection(1, _FIGURES)
        tree.setWordWrap(True)
        tree.itemExpanded.connect(self._fill_places)
        tree.itemDoubleClicked.connect(lambda item, _column: self._want(item))
        tree.currentItemChanged.connect(lambda *_: self._allow())
        return tree

    def keyPressEvent(self, event):  # noqa: N802 - Qt's name
        """Escape goes back to the list of findings, Enter shows the plots."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._want(self.tree.currentItem())
        else:
            super().keyPressEvent(event)

    def set_tables(self, groups, states, ruleset) -> None:
        """Show other counts; `groups` and `states` are tables of the last check."""
        self._groups, self._states = groups, states
        self._counts = task_desk.counts(groups, states, ruleset)
        self._communes = dict(texts.units())
        self._fill()

    def _fill(self) -> None:
        if self._states is None:
            return
        chosen = self.current()
        opened = {item.data(0, _TASK).code for item in self._items() if item.isExpanded()}
        self.tree.clear()
        for kind, title in ((GROUP, tr("Groups of the campaign")), (STATE, tr("Not done yet"))):
            tasks = [task for task in self._counts if task.kind == kind]
            if not tasks:
                continue
            section = QTreeWidgetItem(self.tree, [title, ""])
            section.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = section.font(0)
            font.setBold(True)
            section.setFont(0, font)
            section.setFirstColumnSpanned(True)
            section.setExpanded(True)
            for task in tasks:
                item = QTreeWidgetItem(section, [task.title, number(task.count, 0)])
                item.setToolTip(0, task.title)
                item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                item.setData(0, _TASK, task)
                if task.count:
                    item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
                item.setExpanded(task.code in opened)
                if chosen is not None and chosen.code == task.code:
                    self.tree.setCurrentItem(item)
        self._stack.setCurrentIndex(0 if self._counts else 1)
        self._allow()

    def _items(self) -> list[QTreeWidgetItem]:
        sections = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        return [section.child(at) for section in sections for at in range(section.childCount())]

    def _fill_places(self, item: QTreeWidgetItem) -> None:
        """List the places of a task when it is unfolded."""
        task = item.data(0, _TASK)
        if task is None or item.childCount() or item.data(0, _KEY) is not None:
            return
        table = self._groups if task.kind == GROUP else self._states
        for key, count in task_desk.by_place(table, task, self.place())[:_MOST_PLACES]:
            child = QTreeWidgetItem(item, [self._name(key), number(count, 0)])
            child.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            child.setData(0, _TASK, task)
            child.setData(0, _KEY, key)

    def _name(self, key: tuple) -> str:
        """Return what people call a place."""
        commune, *rest = key
        name = self._communes.get(commune, commune) or tr("Commune not known")
        name = name.partition(" - ")[2] or name
        if not rest:
            return name
        if self.place() == "sheet":
            own = tr("Sheet {sheet}", sheet=rest[0]) if rest[0] else tr("Sheet not known")
        else:
            own = rest[0] or tr("Hamlet not known")
        return f"{own} · {name}" if len({each for each in self._states["commune"].tolist() if each}) > 1 else own

    def place(self) -> str:
        """Return what the counts are broken down by."""
        return next(place for place, chip in self.places.items() if chip.isChecked())

    def current(self) -> TaskCount | None:
        """Return the chosen task, or None."""
        item = self.tree.currentItem()
        return item.data(0, _TASK) if item is not None else None

    def _want(self, item, signal=None) -> None:
        task = item.data(0, _TASK) if item is not None else None
        if task is not None and task.count:
            (signal or self.plots_wanted).emit(task, self.place(), tuple(item.data(0, _KEY) or ()))

    def _allow(self) -> None:
        task = self.current()
        for made in (self.show_plots, self.write_list):
            made.setEnabled(task is not None and task.count > 0)
        self.write_list.setEnabled(self.write_list.isEnabled() and not self._by_sheet())

    def _by_sheet(self) -> bool:
        """Tell whether a sheet is chosen: lists are written for communes and hamlets."""
        item = self.tree.currentItem()
        return item is not None and item.data(0, _KEY) is not None and self.place() == "sheet"
