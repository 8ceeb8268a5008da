"""The push view: what would go, then what became of each plot, in words."""

from pathlib import Path

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QGridLayout, QHBoxLayout, QHeaderView, QTableView, QWidget

from ..qgis_bridge.language import QgisLanguage, number, tr
from . import icons, theme

REFUSED, REJECTED = "refused", "rejected"
_LISTED, _FITTED = 2000, 300
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

    def __init__(self, parent=None):
        super().__init__(parent)
        self._sent: dict[str, str] = {}
        layout = theme.column(self, 10, theme.GAP)
        head = QHBoxLayout()
        back = theme.tool("back", tr("Back to the list (Esc)"))
        back.clicked.connect(self.back_wanted)
        head.addWidget(back)
        head.addWidget(theme.label(tr("Push to the Central Store"), "title"), 1)
        layout.addLayout(head)
        self._store = theme.label("", "muted", wrap=True)
        layout.addWidget(self._store)
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

    def show_changes(self, work, store: Path) -> None:
        """Show what a push would send."""
        changes = work.changes()
        self._show_store(store)
        self._show_counts(
            (
                ("", tr("corrected plots"), len(changes.dirty)),
                ("", tr("plots the store has never had"), changes.never_pushed),
                ("", tr("waiting for an answer of the store"), changes.waiting),
                ("held", tr("held back by an earlier push"), changes.refused + changes.rejected),
                ("held", tr("changed in the store meanwhile"), changes.conflicts),
            )
        )
        plots = work.plots_by_uid(list(changes.dirty)[:_LISTED])
        self._sent = {uid: plots.label(row) for row, uid in enumerate(plots["uid"])}
        self.lines.set_lines([(uid, "", label, tr("Will be sent")) for uid, label in self._sent.items()])
        self._list_title.setText(tr("Corrected plots") if len(plots) else "")
        self._show_list(bool(len(plots)))
        anything = bool(changes.dirty or changes.never_pushed or changes.waiting)
        self._note.setText(
            tr("Only what makes things worse is refused. Findings that were there before travel along, open.")
            if anything
            else tr("There is nothing to send: the store has everything.")
        )
        self.push.setVisible(True)
        self.push.setEnabled(anything)
        self.setFocus()

    def _show_list(self, shown: bool) -> None:
        """Show the list, or leave its room empty."""
        self.table.setVisible(shown)
        self._column.setStretch(self._column.indexOf(self.table) + 1, 0 if shown else 1)
        fitted = self.lines.rowCount() <= _FITTED  # measuring every row is for lists that a person reads through
        mode = QHeaderView.ResizeMode.ResizeToContents if fitted else QHeaderView.ResizeMode.Fixed
        self.table.verticalHeader().setSectionResizeMode(mode)

    def _show_store(self, store: Path) -> None:
        self._store.setText(tr("Central store: {name}", name=store.name))
        self._store.setToolTip(str(store))

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

    def show_report(self, report) -> None:
        """Show what became of a push: a line for each corrected plot, those to look at first."""
        language = QgisLanguage()
        told = {line.uid: line for line in report.lines}
        lines = [
            (line.uid, "held" if line.status == REFUSED else "bad", line.label, line.sentence(language))
            for line in told.values()
        ]
        lines += [
            (uid, "good", label, tr("Is in the store now")) for uid, label in self._sent.items() if uid not in told
        ]
        refused = report.counts[REFUSED]
        self._show_counts(
            (
                ("good", tr("plots taken in by the store"), report.stored),
                ("held", tr("not sent, because they would make things worse"), refused),
                ("bad", tr("changed in the store meanwhile: compare"), len(report.conflicts)),
                ("bad", tr("not accepted by the store"), report.counts[REJECTED]),
            )
        )
        self.lines.set_lines(lines)
        self._show_list(bool(lines))
        self._list_title.setText(tr("Result by plot") if lines else "")
        if report.complete:
            self._note.setText(tr("Everything is in the store. Sending it again would change nothing."))
        else:
            self._note.setText(tr("What was not taken in stays in the work copy, with its reason. Nothing is lost."))
        self.push.setVisible(False)
