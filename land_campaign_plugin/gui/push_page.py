"""The push view: what would go, then what became of each plot, in words."""

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QGridLayout, QHBoxLayout, QHeaderView, QTableView, QWidget

from ..qgis_bridge.held import CONFLICT, REFUSED, REJECTED, differences, held_back
from ..qgis_bridge.language import QgisLanguage, number, tr
from . import icons, stores, theme
from .conflict_card import ConflictCard

_LISTED, _FITTED = 2000, 300
_KINDS = {REFUSED: "held", "merged": "good", "applied": "good"}
_RANKS = {"bad": 0, "held": 1, "": 2, "good": 3}
_ICONS = {"good": "outcome_clean", "held": "severity_w", "bad": "severity_e", "": ""}


class LinesModel(QAbstractTableModel):
    """Rows of (uid, kind, plot, sentence), read only."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._lines: list[tuple[str, str, str, str]] = []
        self._pictures: dict[str, object] = {}

    def set_lines(self, lines: list[tuple[str, str, str, str]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def uid(self, row: int) -> str:
        """Return the plot that a row is about."""
        return self._lines[row][0]

    def plot(self, row: int) -> str:
        """Return what people call the plot of a row."""
        return self._lines[row][2]

    def rowCount(self, parent=QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent=QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return the number of columns."""
        return 0 if parent.isValid() else 2

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):  # noqa: N802 - Qt's name
        """Return a column's title."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("Plot"), tr("What happened"))[section]
        return None

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        """Return what a cell shows."""
        _, kind, plot, sentence = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return plot if index.column() == 0 else sentence
        if role == Qt.ItemDataRole.ToolTipRole:
            return sentence
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0 and _ICONS[kind]:
            return self._pictures.setdefault(kind, icons.icon(_ICONS[kind]))
        return None


class PushPage(QWidget):
    """Counts, the list, and one button."""

    back_wanted = pyqtSignal()
    push_wanted = pyqtSignal()
    plot_wanted = pyqtSignal(str)
    store_wanted = pyqtSignal()
    decided = pyqtSignal(object, bool)

    def __init__(self, parent=None):
        super().__init__(parent)
        self._sent: dict[str, str] = {}
        self._conflicts: dict[str, object] = {}
        self._work = None
        layout = theme.column(self, 10, theme.GAP)
        head = QHBoxLayout()
        back = theme.tool("back", tr("Back to the list (Esc)"))
        back.clicked.connect(self.back_wanted)
        head.addWidget(back)
        head.addWidget(theme.label(tr("Push to the Central Store"), "title"), 1)
        layout.addLayout(head)
        where = QHBoxLayout()
        self._store = theme.label("", "muted", wrap=True)
        self.change = theme.link(tr("Change…"))
        self.change.setObjectName("change_store")
        self.change.setToolTip(tr("Choose the store file that this work copy is pushed to"))
        self.change.clicked.connect(self.store_wanted)
        where.addWidget(self._store, 1)
        where.addWidget(self.change)
        layout.addLayout(where)
        card = theme.card()
        self._counts = QGridLayout(card)
        self._counts.setContentsMargins(theme.PAD, 10, theme.PAD, 10)
        self._counts.setHorizontalSpacing(14)
        self._counts.setVerticalSpacing(6)
        self._counts.setColumnStretch(2, 1)
        layout.addWidget(card)
        self._list_title = theme.label("", "section")
        layout.addWidget(self._list_title)
        self.lines = LinesModel(self)
        self.table = QTableView()
        self.table.setObjectName("push_lines")
        self.table.setModel(self.lines)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setStyleSheet("QTableView::item { padding: 5px 3px; }")
        self.table.setAlternatingRowColors(True)
        self.table.setWordWrap(True)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setIconSize(QSize(16, 16))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(28)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.horizontalHeader().resizeSection(0, 92)
        layout.addWidget(self.table, 1)
        layout.addStretch(0)
        self.conflict = ConflictCard()
        self.conflict.decided.connect(self.decided)
        layout.addWidget(self.conflict)
        self._column = layout
        self._note = theme.label("", "muted", wrap=True)
        layout.addWidget(self._note)
        foot = QHBoxLayout()
        self.done = theme.button(tr("Back"))
        self.push = theme.button(tr("Push Now"), "push", primary=True)
        self.push.setObjectName("push_now")
        foot.addStretch(1)
        foot.addWidget(self.done)
        foot.addWidget(self.push)
        layout.addLayout(foot)
        self.table.clicked.connect(lambda index: self.plot_wanted.emit(self.lines.uid(index.row())))
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._show_conflict(now.row()))
        self.done.clicked.connect(self.back_wanted)
        self.push.clicked.connect(self.push_wanted)

    def keyPressEvent(self, event):  # noqa: N802 - Qt's name
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def set_busy(self, busy: bool) -> None:
        """Keep the button quiet while the push runs."""
        self.push.setDisabled(busy)
        self.done.setDisabled(busy)
        self.change.setDisabled(busy)
        self.conflict.setDisabled(busy)

    def show_changes(self, session) -> None:
        """Show what a push would send, and what earlier ones left behind; nothing is written."""
        work = self._work = session.work
        changes, held = work.changes(), held_back(work, session.findings)
        unsaved = session.unsaved_uids()
        self._show_store(session.path)
        again = {each.uid for each in held if each.edited_since or each.uid in unsaved} - _in_conflict(held)
        kept = {each.uid for each in held} - again
        wanted = [uid for uid in dict.fromkeys((*changes.dirty, *unsaved)) if uid not in kept]
        self._show_counts(
            (
                ("", tr("corrected plots"), changes.edited + len(set(unsaved) - set(changes.dirty) - kept)),
                ("", tr("plots the store has never had"), changes.never_pushed),
                ("", tr("waiting for an answer of the store"), changes.waiting),
                ("bad", tr("changed in the store meanwhile: compare"), _count(held, CONFLICT)),
                ("bad", tr("not accepted by the store"), _count(held, REJECTED)),
                ("held", tr("held back by an earlier push"), _count(held, REFUSED)),
            )
        )
        plots = work.plots_by_uid(wanted[:_LISTED])
        labels = {uid: plots.label(row) for row, uid in enumerate(plots["uid"])}
        self._sent = {uid: label for uid, label in labels.items() if uid not in again}
        lines = [_held_line(each) for each in held if each.uid not in again]
        lines += [
            (each.uid, "held", each.label, tr("Corrected since, will be sent again. {reason}", reason=each.sentence))
            for each in held
            if each.uid in again
        ]
        lines += [(uid, "", label, tr("Will be sent")) for uid, label in self._sent.items()]
        self._sent |= {each.uid: each.label for each in held}
        self._show_lines(lines, {each.uid: each.answer for each in held if each.status == CONFLICT})
        self._list_title.setText(tr("By plot") if lines else "")
        anything = bool(wanted or changes.dirty or changes.never_pushed or changes.waiting or changes.rejected)
        if unsaved:
            note = tr("Corrections that are not saved yet are saved in the work copy when you press Push Now.")
        elif anything:
            note = tr("Only what makes things worse is refused. Findings that were there before travel along, open.")
        else:
            note = tr("There is nothing to send: the store has everything.")
        self._note.setText(note)
        self.push.setVisible(True)
        self.push.setEnabled(anything)
        self.setFocus()

    def _show_lines(self, lines: list[tuple[str, str, str, str]], conflicts: dict[str, object]) -> None:
        """List plots, and select the first conflict."""
        self._conflicts = conflicts
        self.lines.set_lines(lines)
        self._show_list(bool(lines))
        self._show_conflict(-1)
        first = next((row for row, line in enumerate(lines) if line[0] in conflicts), None)
        if first is not None:
            self.table.selectRow(first)

    def _show_conflict(self, row: int) -> None:
        uid = self.lines.uid(row) if row >= 0 else ""
        answer = self._conflicts.get(uid)
        shown = differences(self._work, answer) if answer is not None else []
        self.conflict.show_conflict(self.lines.plot(row) if answer is not None else "", answer, shown)

    def _show_list(self, shown: bool) -> None:
        """Show the list, or leave its room empty."""
        self.table.setVisible(shown)
        self._column.setStretch(self._column.indexOf(self.table) + 1, 0 if shown else 1)
        fitted = self.lines.rowCount() <= _FITTED  # measuring every row is for lists that a person reads through
        mode = QHeaderView.ResizeMode.ResizeToContents if fitted else QHeaderView.ResizeMode.Fixed
        self.table.verticalHeader().setSectionResizeMode(mode)

    def _show_store(self, work_copy) -> None:
        store, sample = stores.store_path(work_copy), stores.is_sample(work_copy)
        self._store.setText(
            tr(
                "Store of the sample: {name}. It is the sample's own; the real central store is not touched.",
                name=store.name,
            )
            if sample
            else tr("Central store: {name}", name=store.name)
        )
        self._store.setToolTip(str(store))
        self.change.setVisible(not sample)

    def _show_counts(self, counts: tuple[tuple[str, str, int], ...]) -> None:
        while self._counts.count():
            item = self._counts.takeAt(0).widget()
            if item is not None:
                item.deleteLater()
        shown = [entry for entry in counts if entry[2]] or [counts[0]]
        for row, (kind, words, count) in enumerate(shown):
            mark = theme.label()
            if _ICONS[kind]:
                mark.setPixmap(icons.icon(_ICONS[kind]).pixmap(QSize(18, 18)))
            figure = theme.label(number(count, 0), "title")
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._counts.addWidget(mark, row, 0)
            self._counts.addWidget(figure, row, 1)
            self._counts.addWidget(theme.label(words), row, 2)

    def show_report(self, report, session) -> None:
        """Show what became of a push: a line for each corrected plot, those to look at first."""
        language, self._work = QgisLanguage(), session.work
        told = {line.uid: line for line in report.lines}
        held = [each for each in held_back(session.work, session.findings) if each.uid not in told]
        lines = [
            (line.uid, _KINDS.get(line.status, "bad"), line.label, line.sentence(language)) for line in told.values()
        ]
        lines += [_held_line(each) for each in held]
        bad = {*told, *(each.uid for each in held)}
        lines += [
            (uid, "good", label, tr("Is in the store now")) for uid, label in self._sent.items() if uid not in bad
        ]
        conflicts = {answer.uid: answer for answer in session.work.conflicts()}
        rejected = {line.uid for line in told.values() if line.status == REJECTED}
        self._show_counts(
            (
                ("good", tr("plots taken in by the store"), report.stored),
                ("good", tr("were in the store already, just the same"), report.already),
                ("held", tr("not sent, because they would make things worse"), report.counts[REFUSED]),
                ("bad", tr("changed in the store meanwhile: compare"), len(conflicts)),
                ("bad", tr("not accepted by the store"), len(rejected) + _count(held, REJECTED)),
            )
        )
        self._show_lines(sorted(lines, key=lambda line: _RANKS[line[1]]), conflicts)
        self._list_title.setText(tr("Result by plot") if lines else "")
        if report.complete:
            self._note.setText(tr("Everything is in the store. Sending it again would change nothing."))
        else:
            self._note.setText(tr("What was not taken in stays in the work copy, with its reason. Nothing is lost."))
        self.push.setVisible(False)


def _held_line(held) -> tuple[str, str, str, str]:
    return held.uid, _KINDS.get(held.status, "bad"), held.label, held.sentence


def _in_conflict(held: list) -> set[str]:
    return {each.uid for each in held if each.status == CONFLICT}


def _count(held: list, status: str) -> int:
    return sum(each.status == status for each in held)
