"""The findings list with its filters: severities, rule, text, map extent, and the seam or sheet at hand."""

from qgis.PyQt.QtCore import QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from ..model.findings import ERROR, INFORMATION, SEVERITIES, WARNING, FindingTable
from ..qgis_bridge.language import number, tr
from . import icons, texts, theme
from .finding_delegate import ARROW, LineDelegate, MarkDelegate
from .findings_model import MESSAGE, PLOTS, RULE, SEVERITY, Filter, FindingsModel, Wording
from .findings_view import FindingsTable
from .state_page import StatePage

_TYPING_PAUSE_MS, _WIDE = 200, 620
_MARK_WIDTH, _NUMBER_WIDTH = 40, 116


class FindingsPanel(QWidget):
    """Filters, the list, and a text in its place when there is nothing to list."""

    finding_opened = pyqtSignal(int)
    escaped = pyqtSignal()
    extent_asked = pyqtSignal(bool)
    severities_chosen = pyqtSignal(object)

    def __init__(self, parent=None):
        super().__init__(parent)
        headers = ("", tr("Rule"), tr("Plots"), tr("What is wrong"))
        wording = Wording(
            headers,
            texts.severity,
            _cached(texts.rule_title),
            texts.message,
            _cached(texts.severity_icon),
            texts.hanging,
            texts.record,
        )
        self.model = FindingsModel(wording, self)
        self._extent: tuple | None = None
        self._about: tuple[str, ...] = ()
        self._empty = ("", "", "")
        self._counting = True
        layout = theme.column(self, 0, 6)
        layout.addLayout(self._make_filters())
        layout.addWidget(self._search)
        layout.addWidget(self._make_about(), 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_table())
        self._state = StatePage()
        self._state.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._stack.addWidget(self._state)
        layout.addWidget(self._stack, 1)
        self._shown = theme.label("", "muted", wrap=True)
        layout.addWidget(self._shown)

    def _make_filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self._chips: dict[str, QToolButton] = {}
        for key in SEVERITIES:
            chip = QToolButton()
            chip.setProperty("chip", True)
            chip.setCheckable(True)
            chip.setChecked(key != INFORMATION)
            chip.setIcon(texts.severity_icon(key))
            chip.setIconSize(QSize(16, 16))
            chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            chip.setObjectName(f"severity_{key}")
            chip.toggled.connect(self._apply_filter)
            self._chips[key] = chip
            row.addWidget(chip)
        self.rules = QComboBox()
        self.rules.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.rules.setMinimumContentsLength(8)
        self.rules.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.rules.setMinimumWidth(60)
        self.rules.setToolTip(tr("Show the findings of one rule"))
        self.rules.view().setMinimumWidth(270)
        self.rules.currentIndexChanged.connect(self._apply_filter)
        row.addWidget(self.rules, 1)
        self._find = theme.tool("search", tr("Search by plot, sheet or rule (Ctrl+F)"))
        self._find.setCheckable(True)
        self._find.setShortcut("Ctrl+F")
        self._find.toggled.connect(self._show_search)
        self._in_view = theme.tool("extent", tr("Only what the map shows"))
        self._in_view.setCheckable(True)
        self._in_view.toggled.connect(self.extent_asked)
        row.addWidget(self._find)
        row.addWidget(self._in_view)
        self._search = QLineEdit()
        self._search.setPlaceholderText(tr("Plot, sheet or rule"))
        self._search.setClearButtonEnabled(True)
        self._search.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._apply_filter)
        self._search.textChanged.connect(lambda: self._pause.start())
        return row

    def _make_about(self) -> QToolButton:
        """Return the chip that says which seam or sheet is listed; a click takes it off."""
        chip = self.about_chip = QToolButton()
        chip.setProperty("chip", True)
        chip.setProperty("on", True)
        chip.setObjectName("about")
        chip.setIcon(icons.icon("close"))
        chip.setIconSize(QSize(14, 14))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setToolTip(tr("List the findings of all seams and sheets again"))
        chip.clicked.connect(lambda: self.show_about((), ""))
        chip.hide()
        return chip

    def _make_table(self) -> FindingsTable:
        table = self.table = FindingsTable()
        table.setModel(self.model)
        table.setObjectName("findings")
        self._two_lines, self._one_line = LineDelegate(True, table), LineDelegate(False, table)
        table.setItemDelegateForColumn(SEVERITY, MarkDelegate(table))
        self._wide: bool | None = None
        self._compact = False
        self._arrange_columns(False, False)
        table.setSortingEnabled(True)
        table.sortByColumn(SEVERITY, Qt.SortOrder.AscendingOrder)
        table.clicked.connect(lambda index: self.finding_opened.emit(index.row()))
        table.opened.connect(self.finding_opened)
        table.left.connect(self.escaped)
        table.folded.connect(self._refresh)
        return table

    def resizeEvent(self, event):  # noqa: N802 - Qt's name
        """Give the sentence a column of its own where there is room."""
        self._arrange_columns(self.width() >= _WIDE, self._compact)
        super().resizeEvent(event)

    def set_compact(self, compact: bool) -> None:
        """Use a line for each finding while the form says the rest, so that more of them stay in sight."""
        self._arrange_columns(self.width() >= _WIDE, compact)

    def _arrange_columns(self, wide: bool, compact: bool) -> None:
        if (wide, compact) == (self._wide, self._compact):
            return
        self._wide, self._compact = wide, compact
        table, head = self.table, self.table.horizontalHeader()
        one_line = wide or compact
        head.setVisible(not compact)
        table.setColumnHidden(MESSAGE, not wide)
        for column in (RULE, PLOTS):
            table.setItemDelegateForColumn(column, self._one_line if one_line else self._two_lines)
        table.set_lines(1 if one_line else 2)
        for column, width in ((RULE, 180), (PLOTS, _NUMBER_WIDTH)):
            head.resizeSection(column, width)
        self._fit_marks()
        stretched, fixed = (MESSAGE, RULE) if wide else (RULE, MESSAGE)
        head.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(fixed, QHeaderView.ResizeMode.Interactive)

    def _fit_marks(self) -> None:
        """Give the icons room for arrows only where there are any."""
        arrows = ARROW if self.model.has_causes() else 0
        self.table.horizontalHeader().resizeSection(SEVERITY, _MARK_WIDTH + arrows)

    def _show_search(self, shown: bool) -> None:
        self._search.setVisible(shown)
        if shown:
            self._search.setFocus()
        else:
            self._search.clear()

    def set_extent(self, extent: tuple | None) -> None:
        """Restrict the list to places within `extent` (None: everywhere)."""
        self._extent = extent
        self._apply_filter()

    def set_empty(self, icon: str, title: str, text: str) -> None:
        """Say what an empty list means (clean, not checked yet, ...)."""
        self._empty = (icon, title, text)
        self._refresh()

    def set_table(self, table: FindingTable, fresh: bool = False) -> None:
        """Show other findings; the selected one stays selected when it is still there.

        Parameters
        ----------
        fresh : bool
            A whole new check: information is shown only when there is nothing else.
        """
        chosen, row = self.current_fingerprint(), self.table.currentIndex().row()
        self.model.set_table(table)
        counts = self.model.counts()
        if fresh:
            alone = not any(counts[key] for key in SEVERITIES if key != INFORMATION)
            self._set_chips(set(SEVERITIES) if alone else set(SEVERITIES) - {INFORMATION})
        self._fill_rules()
        self._select_again(chosen, row)
        self._refresh()

    def current_fingerprint(self) -> str:
        """Return the fingerprint of the selected finding, or an empty text."""
        index = self.table.currentIndex()
        return self.model.table["fingerprint"][self.model.table_row(index.row())] if index.isValid() else ""

    def show_finding(self, fingerprint: str) -> bool:
        """Select a finding; tell whether it is listed."""
        row = self.model.place_of(fingerprint)
        if row >= 0:
            self.table.go(row)
        return row >= 0

    def take_focus(self) -> None:
        """Let the keys come here: to the list, or to what stands in its place."""
        (self.table if self._stack.currentIndex() == 0 else self._stack.currentWidget()).setFocus()

    def keep_in_sight(self) -> None:
        """Scroll to the selected finding, once the panel has its new height."""
        QTimer.singleShot(0, lambda: self.table.scrollTo(self.table.currentIndex()))

    def height_of_rows(self, rows: int) -> int:
        """Return the height at which so many findings are listed."""
        table = self.table
        head = 0 if self._compact else table.horizontalHeader().sizeHint().height()
        return self._stack.y() + head + rows * table.verticalHeader().defaultSectionSize() + 2 * table.frameWidth() + 2

    def show_rule(self, code: str) -> None:
        """List the findings of one rule, of any severity."""
        self._set_chips(set(SEVERITIES))
        self._fill_rules()
        self.rules.setCurrentIndex(max(0, self.rules.findData(code)))

    def show_about(self, about: tuple[str, ...], title: str) -> None:
        """List the findings of one seam or sheet (see `Filter.about`) until the chip is taken off; all with ``()``."""
        self._about = about
        self.about_chip.setText(title)
        self.about_chip.setVisible(bool(about))
        if about:
            self.rules.blockSignals(True)
            self.rules.setCurrentIndex(0)
            self.rules.blockSignals(False)
            self._find.setChecked(False)
            self._in_view.setChecked(False)
            self._pause.stop()
            self._set_chips({key for key, chip in self._chips.items() if chip.isChecked()} | {ERROR, WARNING})
        else:
            self._apply_filter()

    def _select_again(self, fingerprint: str, row: int) -> None:
        """Select what was selected, or what took its place."""
        if not fingerprint or self.show_finding(fingerprint) or not self.model.rowCount():
            return
        self.table.go(min(max(row, 0), self.model.rowCount() - 1))

    def _set_chips(self, wanted: set[str]) -> None:
        for key, chip in self._chips.items():
            chip.blockSignals(True)
            chip.setChecked(key in wanted)
            chip.blockSignals(False)
        self._apply_filter()

    def _wanted(self) -> Filter:
        severities = frozenset(key for key, chip in self._chips.items() if chip.isChecked())
        text = self._search.text().strip()
        return Filter(severities, self.rules.currentData() or "", text, self._extent, self._about)

    def _apply_filter(self) -> None:
        chosen, row = self.current_fingerprint(), self.table.currentIndex().row()
        self.model.set_filter(self._wanted())
        if self.sender() in self._chips.values():
            self._fill_rules()
        self._select_again(chosen, row)
        self._refresh()
        self.severities_chosen.emit(self.model.filter.severities)

    def _fill_rules(self) -> None:
        """List the rules with their counts, the chosen one kept."""
        chosen = self.rules.currentData() or ""
        counts = self.model.rule_counts()
        if chosen and chosen not in counts:
            counts[chosen] = 0
        self.rules.blockSignals(True)
        self.rules.clear()
        self.rules.addItem(tr("All rules ({count})", count=number(sum(counts.values()), 0)), "")
        for code in sorted(counts):
            self.rules.addItem(f"{texts.rule_title(code)} ({number(counts[code], 0)})", code)
        self.rules.setCurrentIndex(max(0, self.rules.findData(chosen)))
        self.rules.blockSignals(False)
        for key, count in self.model.counts().items():
            self._chips[key].setText(number(count, 0))
            self._chips[key].setToolTip(f"{texts.severities(key)}: {number(count, 0)}")
        if (self.rules.currentData() or "") != self.model.filter.rule:
            self.model.set_filter(self._wanted())

    def _refresh(self) -> None:
        listed, there = self.model.passing(), len(self.model.table)
        self._fit_marks()
        if listed:
            self._stack.setCurrentIndex(0)
        else:
            hidden = tr("{count} findings are hidden by the filters above.", count=there)
            self._state.tell(*(("", tr("Nothing to show here"), hidden) if there else self._empty))
            self._stack.setCurrentIndex(1)
        hanging = self.model.hanging()
        parts = [tr("{shown} of {all} findings", shown=number(listed, 0), all=number(there, 0))] if there else []
        if hanging:
            parts.append(tr("{count} hang under others", count=number(hanging, 0)))
        self._shown.setText(" · ".join(parts))
        self._shown.setVisible(bool(there) and (listed != there or hanging > 0) and self._counting)

    def show_count(self, shown: bool) -> None:
        """Say under the list how much of it is shown, or leave the room to the form."""
        self._counting = shown
        self._refresh()


def _cached(make):
    known: dict = {}

    def get(key):
        if key not in known:
            known[key] = make(key)
        return known[key]

    return get
