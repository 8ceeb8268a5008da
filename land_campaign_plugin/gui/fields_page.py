"""Second step of the load wizard: which field fills which column, how sure that is, and the first rows as loaded."""

from functools import partial

from qgis.PyQt.QtCore import QSize, Qt, QTimer
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ..qgis_bridge import load_desk, remembered
from ..qgis_bridge.language import number, tr
from . import icons, texts, theme
from .level_words import level_lines
from .load_plan import READABLE, FieldGroup, LoadPlan
from .wizard_page import Question, WizardPage, scrolled, sentence

_SHOWN_FIRST = ("commune", "sheet_number", "plot_number", "area_recorded_m2", "area_legal_m2", "land_use", "address")
_ORDER = (*_SHOWN_FIRST, *(name for name in READABLE if name not in (*_SHOWN_FIRST, "uid")), "uid")
_NEEDED = ("sheet_number", "plot_number")
_PREVIEW_MS = 150
_SURE, _LIKELY, _LOOK, _TOLD, _NONE = "sure", "likely", "look", "told", "none"
_ICONS = {_SURE: "outcome_clean", _LIKELY: "severity_i", _LOOK: "severity_w", _TOLD: "done", _NONE: ""}


class FieldRow:
    """A column of ours: its pick list, how sure the choice is, and some values."""

    def __init__(self, column: str, names: tuple[str, ...], grid: QGridLayout, at: int):
        self.column = column
        self.label = theme.label(texts.column(column), wrap=True)
        self.picker = QComboBox()
        self.picker.setObjectName(f"field_{column}")
        self.picker.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.picker.setMinimumContentsLength(12)
        self.picker.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.picker.wheelEvent = lambda event: event.ignore()  # scrolling the list changes no choice
        self.picker.addItem(tr("(not in this file)"), "")
        for name in names:
            self.picker.addItem(name, name)
        self.label.setBuddy(self.picker)
        self._mark, self._words = theme.label(), theme.label("", "muted")
        self._examples = theme.label("", "muted")
        self._examples.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for place, part in enumerate((self.label, self.picker, self._mark, self._words, self._examples)):
            grid.addWidget(part, at, place)

    @property
    def field(self) -> str:
        """The field that is chosen, empty for none."""
        return self.picker.currentData() or ""

    @property
    def words(self) -> str:
        """How sure the choice is."""
        return self._words.text()

    def choose(self, name: str) -> None:
        """Show a choice."""
        self.picker.blockSignals(True)
        self.picker.setCurrentIndex(max(0, self.picker.findData(name)))
        self.picker.blockSignals(False)

    def show_state(self, sureness: str, examples: tuple[str, ...]) -> None:
        """Say how sure the choice is, with some values."""
        icon = _ICONS[sureness]
        self._mark.setPixmap(icons.icon(icon).pixmap(QSize(14, 14)) if icon else icons.icon("done").pixmap(QSize(0, 0)))
        self._words.setText(
            {
                _SURE: tr("sure"),
                _LIKELY: tr("likely"),
                _LOOK: tr("please look"),
                _TOLD: tr("chosen"),
                _NONE: "",
            }[sureness]
        )
        text = " · ".join(examples)
        self._examples.setText(text)
        self._examples.setToolTip("\n".join(examples))


class FieldsPage(WizardPage):
    """Maps the fields of each group of sources."""

    def __init__(self, plan: LoadPlan, parent=None):
        super().__init__(parent)
        self.title = tr("Fields")
        self.plan = plan
        self.rows: dict[str, FieldRow] = {}
        self._group: FieldGroup | None = None
        self._failure = ""
        self._look, self._preview = Question(self), Question(self)
        layout = theme.column(self, 0, theme.GAP)
        layout.addLayout(self._make_head())
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        self._scroll = scrolled(QWidget())
        parts.addWidget(self._scroll)
        parts.addWidget(self._make_table())
        parts.setSizes([340, 190])
        layout.addWidget(parts, 1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PREVIEW_MS)
        self._soon.timeout.connect(self._show_rows)

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        self.groups = QComboBox()
        self.groups.setObjectName("field_groups")
        self.groups.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.groups.currentIndexChanged.connect(self._on_group)
        self.note = theme.label("", "muted", wrap=True)
        self.afresh = theme.link(tr("Guess anew"))
        self.afresh.setToolTip(tr("Forget what was chosen the last time for these fields"))
        self.afresh.clicked.connect(self._guess_anew)
        row.addWidget(self.groups, 2)
        row.addWidget(self.note, 3)
        row.addWidget(self.afresh)
        return row

    def _make_table(self) -> QWidget:
        page = QWidget()
        layout = theme.column(page, 0, 4)
        layout.addWidget(theme.label(tr("The first plots as they would be loaded"), "section"))
        self.table = QTableWidget()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setAlternatingRowColors(True)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setStretchLastSection(True)
        layout.addWidget(self.table, 1)
        self.rows_note = theme.label("", "muted", wrap=True)
        layout.addWidget(self.rows_note)
        return page

    # Groups

    def wanted(self) -> bool:
        """Drawings alone have no fields to decide on."""
        return any(self.plan.mapped())

    def enter(self) -> None:
        """List the groups, and show the first that nobody has decided on."""
        self.groups.blockSignals(True)
        self.groups.clear()
        for group in self.plan.groups:
            self.groups.addItem(self._group_name(group))
        self.groups.setVisible(len(self.plan.groups) > 1)
        at = next((at for at, group in enumerate(self.plan.groups) if not group.decided and not group.levels), 0)
        self.groups.setCurrentIndex(at)
        self.groups.blockSignals(False)
        self._failure = ""
        for group in self.plan.mapped():
            self._recall(group)
        self._on_group(at)
        self._ask()

    @staticmethod
    def _group_name(group: FieldGroup) -> str:
        first = group.sources[0].name
        count = len(group.sources)
        return first if count == 1 else tr("{name} and {count} more", name=first, count=number(count - 1, 0))

    def _recall(self, group: FieldGroup) -> None:
        """Take over what was chosen for these fields the last time, once."""
        kept = None if group.decided or group.remembered else remembered.recall(group.fields)
        if kept is not None:
            group.mapping = {column: name for column, name in kept["mapping"].items() if name in group.fields}
            group.encodings = {name: text for name, text in kept["encodings"].items() if name in group.fields}
            group.remembered = True

    def _on_group(self, at: int) -> None:
        if not 0 <= at < len(self.plan.groups):
            return
        self._group = group = self.plan.groups[at]
        self._make_rows(group)
        if group.levels:
            self._show_rows()
        elif group.error is not None:
            self.note.setText(sentence(group.error))
        elif group.looked is not None:
            self._show_group()
        self.changed.emit()

    def _ask(self) -> None:
        """Look at the fields of all groups that were not looked at yet."""
        groups = [group for group in self.plan.mapped() if group.looked is None and group.error is None]
        if not groups:
            return
        self.note.setText(tr("Looking at names and values of the fields…"))
        self.afresh.hide()
        places = [(group.sources[0].path, group.sources[0].layer) for group in groups]
        self._look.ask(
            tr("Looking at names and values of the fields…"),
            partial(load_desk.look_at_all_fields, places),
            partial(self._on_looked, groups),
            self._on_failed,
        )

    def _on_looked(self, groups: list[FieldGroup], looks: list) -> None:
        for group, (look, error) in zip(groups, looks, strict=True):
            group.looked, group.error = look, error
            if look is not None and not group.remembered and not group.decided:
                group.mapping = {column: name for column, name in look.assigned.items() if column in READABLE}
        self._mark_groups()
        self._on_group(self.groups.currentIndex())

    def _on_failed(self, error: BaseException) -> None:
        self._failure = sentence(error)
        self.note.setText(self._failure)
        self.changed.emit()

    def _mark_groups(self) -> None:
        """Mark the groups that somebody should look at, and say why."""
        for at, group in enumerate(self.plan.groups):
            icon, why = self._mark(group)
            self.groups.setItemIcon(at, icons.icon(icon))
            self.groups.setItemData(at, why, Qt.ItemDataRole.ToolTipRole)

    def _mark(self, group: FieldGroup) -> tuple[str, str]:
        if group.error is not None:
            return "outcome_failed", sentence(group.error)
        if group.levels or group.looked is None:
            return "outcome_clean" if group.levels else "done", ""
        unsure = self._unsure(group)
        doubtful = _lacking(group) or any(self._sureness(group, name, group.mapping[name]) == _LOOK for name in unsure)
        return "severity_w" if doubtful else "severity_i" if unsure else "outcome_clean", self._told(group)

    def _unsure(self, group: FieldGroup) -> list[str]:
        """Return the columns whose field somebody should look at."""
        return [name for name in _ORDER if name in group.mapping
                and self._sureness(group, name, group.mapping[name]) in (_LIKELY, _LOOK)]  # fmt: skip

    def _told(self, group: FieldGroup) -> str:
        """Return in a sentence or two how the fields were recognised, and what to look at."""
        lacking, unsure = _lacking(group), self._unsure(group)
        if lacking:
            return tr("No field is taken for: {columns}. Choose it if the file has one.", columns=_named(lacking))
        if group.remembered:
            return tr("As you chose the last time for these fields.")
        found = tr("{count} of {all} fields recognised by name and by their values.",
                   count=number(len(group.mapping), 0), all=number(len(group.fields), 0))  # fmt: skip
        if not unsure:
            return f"{found} {tr('Correct what is wrong.')}"
        if len(unsure) == 1:
            return f"{found} {tr('1 field to look at: {columns}.', columns=_named(unsure))}"
        look = tr("{count} fields to look at: {columns}.", count=number(len(unsure), 0), columns=_named(unsure))
        return f"{found} {look}"

    def _guess_anew(self) -> None:
        group = self._group
        remembered.forget(group.fields)
        group.remembered, group.decided = False, False
        group.encodings.clear()
        self._on_looked([group], [(group.looked, None)])

    # Rows

    def _make_rows(self, group: FieldGroup) -> None:
        """List the columns of ours, or the levels of a drawing."""
        page = QWidget()
        self.rows = {}
        if group.levels:
            layout = theme.column(page, 4, 6)
            layout.addWidget(theme.label(tr("A drawing has levels in place of fields"), "strong"))
            for line in level_lines():
                layout.addWidget(theme.label(line, wrap=True))
            layout.addStretch(1)
            self.note.setText("")
            self.afresh.hide()
        else:
            grid = QGridLayout(page)
            grid.setContentsMargins(0, 0, 8, 0)
            grid.setHorizontalSpacing(theme.GAP)
            grid.setVerticalSpacing(4)
            for column, stretch in ((0, 3), (1, 3), (4, 4)):
                grid.setColumnStretch(column, stretch)
            grid.setColumnMinimumWidth(3, 84)
            for at, column in enumerate(_ORDER):
                row = self.rows[column] = FieldRow(column, group.fields, grid, at)
                row.picker.activated.connect(partial(self._on_picked, column))
            grid.setRowStretch(len(_ORDER), 1)
        page.setAutoFillBackground(False)
        self._scroll.setWidget(page)
        before = self._scroll
        for row in self.rows.values():
            QWidget.setTabOrder(before, row.picker)
            before = row.picker

    def _show_group(self) -> None:
        group, look = self._group, self._group.looked
        for column, row in self.rows.items():
            row.choose(group.mapping.get(column, ""))
            self._show_state(column)
        self.note.setText(self._told(group))
        self.afresh.setVisible(group.remembered and look is not None)
        self._soon.start()

    def _show_state(self, column: str) -> None:
        group, row = self._group, self.rows[column]
        name = row.field
        if not name:
            row.show_state(_NONE, ())
            return
        row.show_state(self._sureness(group, column, name), group.looked.examples.get(name, ()))

    @staticmethod
    def _sureness(group: FieldGroup, column: str, name: str) -> str:
        from ..sources.guess_fields import LIKELY, SURE

        if group.remembered or group.looked.assigned.get(column) != name:
            return _TOLD
        confidence = group.looked.confidence(column, name)
        return _SURE if confidence >= SURE else _LIKELY if confidence >= LIKELY else _LOOK

    def _on_picked(self, column: str, _index: int) -> None:
        """Take a choice over; a field fills one column only."""
        group, name = self._group, self.rows[column].field
        if name:
            for other in [other for other, taken in group.mapping.items() if taken == name and other != column]:
                del group.mapping[other]
                self.rows[other].choose("")
                self._show_state(other)
            group.mapping[column] = name
        else:
            group.mapping.pop(column, None)
        group.decided = True
        self._show_state(column)
        self.note.setText(self._told(group))
        self._mark_groups()
        self._soon.start()
        self.changed.emit()

    # Preview

    def _show_rows(self) -> None:
        """Read the first rows as they would be loaded."""
        from ..qgis_bridge import source_look

        group = self._group
        if group is None:
            return
        source, mapping, encodings = group.sources[0], group.said(), dict(group.encodings)
        self.rows_note.setText(tr("Reading the first rows…"))
        self._preview.ask(
            tr("Reading the first rows…"),
            lambda progress, cancelled: source_look.first_rows(source.path, source.layer, mapping, encodings),
            self._on_rows,
            lambda error: self.rows_note.setText(sentence(error)),
        )

    def _on_rows(self, first) -> None:
        table = self.table
        table.clear()
        table.setColumnCount(len(first.columns))
        table.setRowCount(len(first.rows))
        table.setHorizontalHeaderLabels([texts.column(name) for name in first.columns])
        for at, row in enumerate(first.rows):
            for place, value in enumerate(row):
                table.setItem(at, place, _cell(value))
        self.rows_note.setText("" if first.columns else tr("No field is taken yet: only shapes would be loaded."))
        self.rows_note.setVisible(not first.columns)

    # The wizard

    def leave(self) -> None:
        """What is shown counts as decided, and is remembered for these fields."""
        for group in self.plan.mapped():
            if group.looked is not None:
                group.decided = True
                remembered.remember(group.fields, group.mapping, group.encodings)

    def close_down(self) -> None:
        """Stop reading."""
        self._soon.stop()
        self._look.drop()
        self._preview.drop()

    def problem(self) -> str:
        """Return why the next step cannot be taken yet."""
        if self._failure:
            return self._failure
        if self._look.busy:
            return tr("The fields are still being looked at.")
        broken = next((group for group in self.plan.mapped() if group.error is not None), None)
        if broken is not None:
            name, reason = broken.sources[0].name, sentence(broken.error)
            return tr("{name} cannot be loaded: go back and take its tick away. {reason}", name=name, reason=reason)
        return ""


def _lacking(group: FieldGroup) -> list[str]:
    return [name for name in _NEEDED if name not in group.mapping]


def _named(columns: list[str]) -> str:
    return ", ".join(texts.column(name) for name in columns)


def _cell(value) -> QTableWidgetItem:
    shown = "" if value is None or value != value else value
    item = QTableWidgetItem(number(shown, 1) if isinstance(shown, float) else str(shown))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item
