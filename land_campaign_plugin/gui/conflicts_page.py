"""Conflicts: one's own and those to review, each side by side, on the map and field by field."""

from html import escape

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from ..qgis_bridge.language import number, tr
from . import icons, theme
from .back_page import BackPage
from .choice_table import BASE_COLOUR, MINE_COLOUR, THEIRS_COLOUR, ChoiceModel, ChoiceTable
from .list_view import CutLines
from .state_page import StatePage

_LONGEST_NOTE, _LEAST_TABLE, _LEAST_LIST = 2000, 120, 60


class ConflictsPage(BackPage):
    """A list and, below it, the conflict at hand.

    Signals
    -------
    decided(object, object)
        A `Case`, and the fields of which mine is kept; None keeps the store's version.
    referred(object, str)
        Hand a `Case` on to whoever decides, with a note.
    shown(object)
        A `Case` to be shown on the map, or None.
    review_wanted()
        Look what there is to review in the store.
    """

    decided = pyqtSignal(object, object)
    referred = pyqtSignal(object, str)
    shown = pyqtSignal(object)
    review_wanted = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.cases: list = []
        self.reviewing = False
        layout = theme.column(self, 10, theme.GAP)
        head = QHBoxLayout()
        back = theme.tool("back", tr("Back (Esc)"))
        back.clicked.connect(self.back_wanted)
        head.addWidget(back)
        head.addWidget(theme.label(tr("Conflicts"), "title"), 1)
        layout.addLayout(head)
        layout.addLayout(self._make_switch())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_body())
        self._empty = StatePage("outcome_clean", tr("No conflict"), "")
        self._stack.addWidget(self._empty)
        layout.addWidget(self._stack, 1)

    def _make_switch(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.own, self.review = QToolButton(), QToolButton()
        for made, name, tip, wanted in (
            (self.own, "own", tr("Conflicts of this work copy"), False),
            (self.review, "review", tr("Open conflicts of the store that you may see"), True),
        ):
            made.setObjectName(f"conflicts_{name}")
            made.setProperty("chip", True)
            made.setProperty("words", True)
            made.setCheckable(True)
            made.setToolTip(tip)
            made.clicked.connect(lambda _on, wanted=wanted: self._switch(wanted))
            row.addWidget(made)
        row.addStretch(1)
        return row

    def _make_body(self) -> QWidget:
        self.list = QListWidget()
        self.list.setObjectName("conflicts")
        self.list.setAlternatingRowColors(True)
        self.list.setMinimumHeight(_LEAST_LIST)
        self.list.setWordWrap(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(CutLines(self.list))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentRowChanged.connect(self._show)
        card = theme.card()
        inner = theme.column(card, theme.PAD, 6)
        self._title = theme.label("", "strong")
        self._sentence = theme.label("", "", wrap=True)
        self._difference = theme.label("", "strong", wrap=True)
        self._note = theme.label("", "muted", wrap=True)
        self._legend = theme.label("", "muted", wrap=True)
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self.model = ChoiceModel(self)
        self.table = ChoiceTable(self.model)
        self.table.setMinimumHeight(_LEAST_TABLE)
        self.table.left.connect(self.back_wanted)
        self.model.chosen.connect(self._name_choice)
        for made in (self._title, self._sentence, self._difference, self._note):
            inner.addWidget(made)
        inner.addWidget(self.table, 1)
        inner.addWidget(self._legend)
        inner.addLayout(self._make_acts())
        inner.addWidget(self._make_refer())
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(9)
        split.addWidget(self.list)
        split.addWidget(theme.scrolled(card))
        split.setStretchFactor(1, 1)
        split.setSizes([84, 500])
        return split

    def _make_acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self.mine, self.theirs = theme.button(""), theme.button(tr("Keep Theirs"))
        self.choice = theme.button(tr("Take Over the Choice"), primary=True)
        self.hand_on = theme.link(tr("Send Up for a Decision…"))
        for made, name in ((self.mine, "mine"), (self.theirs, "theirs"), (self.choice, "choice"), (self.hand_on, "on")):
            made.setObjectName(f"conflict_{name}")
            made.setProperty("act", True)
        self.theirs.setToolTip(tr("The store's version stays; the other one is kept in the store's list of conflicts"))
        row.addWidget(self.mine)
        row.addWidget(self.theirs)
        row.addStretch(1)
        self.mine.clicked.connect(lambda: self._decide({each.name for each in self.case.rows if each.keep}))
        self.theirs.clicked.connect(lambda: self._decide(None))
        self.choice.clicked.connect(lambda: self._decide(self.model.mine))
        self.hand_on.clicked.connect(lambda: self._ask_note(True))
        return row

    def _make_refer(self) -> QWidget:
        """The line below the buttons: the link and the choice, or the note with its own button."""
        holder = QStackedWidget()
        link = QWidget()
        row = QHBoxLayout(link)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.hand_on)
        row.addStretch(1)
        row.addWidget(self.choice)
        holder.addWidget(link)
        ask = QWidget()
        row = QHBoxLayout(ask)
        row.setContentsMargins(0, 0, 0, 0)
        self.note = QLineEdit()
        self.note.setObjectName("conflict_note")
        self.note.setMaxLength(_LONGEST_NOTE)
        self.note.setPlaceholderText(tr("What should they know?"))
        self.note.setAccessibleName(tr("Note for whoever decides"))
        self.send = theme.button(tr("Send"))
        self.send.setObjectName("conflict_send")
        cancel = theme.tool("close", tr("Do not send"))
        for made in (self.note, self.send, cancel):
            row.addWidget(made)
        self.send.clicked.connect(self._refer)
        self.note.returnPressed.connect(self._refer)
        cancel.clicked.connect(lambda: self._ask_note(False))
        holder.addWidget(ask)
        holder.setSizePolicy(holder.sizePolicy().horizontalPolicy(), holder.sizePolicy().Policy.Maximum)
        self._refer_stack = holder
        return holder

    @property
    def case(self):
        """The conflict at hand, or None."""
        row = self.list.currentRow()
        return self.cases[row] if 0 <= row < len(self.cases) else None

    def set_busy(self, busy: bool) -> None:
        """Keep the buttons quiet while something runs."""
        for made in (self.mine, self.theirs, self.choice, self.hand_on, self.send, self.own, self.review):
            made.setDisabled(busy)

    def show_counts(self, own: int, review: int | None) -> None:
        """Say how many conflicts there are on each side; None where nobody has looked yet."""
        self.own.setText(tr("Mine ({count})", count=number(own, 0)))
        self.review.setText(
            tr("To Review") if review is None else tr("To Review ({count})", count=number(review, 0))
        )

    def show_cases(self, cases: list, reviewing: bool, uid: str = "") -> None:
        """List conflicts, and show that of the plot `uid`, or the one in the same place as before."""
        before = max(self.list.currentRow(), 0) if reviewing == self.reviewing else 0
        self.cases, self.reviewing = cases, reviewing
        self.own.setChecked(not reviewing)
        self.review.setChecked(reviewing)
        self.list.blockSignals(True)
        self.list.clear()
        for case in cases:
            waits = not reviewing and case.waits
            item = QListWidgetItem(icons.icon("history" if waits else "severity_w"), _line(case, reviewing))
            item.setToolTip(f"{item.text()}\n{case.sentence}")
            self.list.addItem(item)
        self.list.blockSignals(False)
        text = (
            tr("No open conflict of the store is yours to see.")
            if reviewing
            else tr("What you and others changed alike is listed here after a push.")
        )
        self._empty.tell("outcome_clean", tr("No conflict"), text)
        self._stack.setCurrentIndex(0 if cases else 1)
        if not cases:
            self.shown.emit(None)
            return
        places = (place for place, case in enumerate(cases) if uid and uid in (case.uid, case.cid))
        row = next(places, min(before, len(cases) - 1))
        if not uid and not reviewing and cases[row].waits:  # it is somebody else's turn there
            row = next((place for place, case in enumerate(cases) if not case.waits), row)
        self.list.setCurrentRow(row)
        self._show(row)
        self.list.setFocus()

    def _switch(self, reviewing: bool) -> None:
        self.own.setChecked(not reviewing)
        self.review.setChecked(reviewing)
        self.reviewing = reviewing
        self.review_wanted.emit()

    def _show(self, row: int) -> None:
        case = self.cases[row] if 0 <= row < len(self.cases) else None
        self._ask_note(False)
        if case is None:
            return
        waits = case.own and bool(case.waits)
        title = tr("Two versions: {what}", what=case.title) if case.title else ""
        self._title.setText(title or tr("Two versions of plot {plot}", plot=case.label))
        self._sentence.setText(case.sentence)
        self._difference.setText(case.difference())
        self._difference.setVisible(bool(case.difference()))
        if waits:
            note = tr("Sent up, it waits for a decision: {note}", note=case.waits)
        else:
            note = tr("Handed on by {name}", name=case.waits) if case.waits else ""
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.model.set_case(case.rows, case.heads, fixed=case.land or case.deleted)
        self.table.setVisible(bool(case.rows))
        self._legend.setText(_legend(case))
        self._legend.setVisible(bool(self._legend.text()))
        self.mine.setText(tr("Keep Mine") if case.own else tr("Keep That of {name}", name=case.heads[1]))
        self.mine.setVisible(not (case.own and case.land))
        give_up, keep = tr("Give Mine Up"), tr("Keep Theirs") if case.own else tr("Keep the Store's")
        self.theirs.setText(give_up if case.own and case.land else keep)
        self.choice.setVisible(not case.land and not case.deleted and len(case.rows) > 1)
        self.hand_on.setVisible(not waits)
        self._name_choice()
        self.shown.emit(case)

    def _name_choice(self) -> None:
        kept, rows = len(self.model.mine), self.model.rowCount()
        self.choice.setToolTip(
            tr("{mine} of {count} fields from the left, the others from the store", mine=kept, count=rows)
        )

    def _decide(self, mine) -> None:
        if self.case is not None:
            self.decided.emit(self.case, mine)

    def _ask_note(self, asked: bool) -> None:
        self._refer_stack.setCurrentIndex(int(asked))
        if asked:
            self.note.setFocus()
        else:
            self.note.clear()

    def _refer(self) -> None:
        if self.case is not None:
            self.referred.emit(self.case, self.note.text().strip())


def _line(case, reviewing: bool) -> str:
    fields = ", ".join(row.caption for row in case.rows) or tr("deleted")
    what = case.title or case.label
    return " · ".join((what, case.heads[1], fields) if reviewing else (what, fields))


def _legend(case) -> str:
    """Return what is what on the map, in the colours of the map."""
    parts = [
        (case.mine, MINE_COLOUR, case.heads[1]),
        (case.theirs, THEIRS_COLOUR, case.heads[2]),
        (case.base, BASE_COLOUR if not theme.is_dark() else theme.muted(), tr("before (dashed)")),
    ]
    if case.others:
        parts.append((case.others[0], theme.SEVERITY_COLOURS["E"], tr("the neighbour")))
    there = [(colour, name) for shape, colour, name in parts if not shape.isEmpty()]
    shown = [f'<span style="color:{colour}">■</span> {escape(name)}' for colour, name in there]
    return tr("On the map: {parts}", parts=" &nbsp;".join(shown)) if shown else ""
