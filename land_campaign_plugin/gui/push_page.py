"""The push view: the store, what would go plot by plot, and what became of each, in words."""

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from ..qgis_bridge import settings, store_desk
from ..qgis_bridge.held import BLOCKED, CONFLICT, LAND, REFUSED, REJECTED, differences, held_back
from ..qgis_bridge.held_records import HeldRecord, held_records, records_to_send
from ..qgis_bridge.language import QgisLanguage, number, tr
from ..qgis_bridge.outgoing import areas_of, outgoing, unsaved_deletions
from ..store.agreement import HIDDEN
from . import icons, stores, theme
from .back_page import BackPage
from .conflict_card import ConflictCard
from .push_lines import ICONS, LinesModel, LinesTable
from .state_page import StatePage
from .store_card import AwayCard, StoreCard
from .work_strip import Strip

_LISTED = 1000
_KINDS = {REFUSED: "held", BLOCKED: "held", "merged": "good", "applied": "good", "same": "good", "resolved": "good"}
_RANKS = {"bad": 0, "held": 1, "": 2, "good": 3}


class PushPage(BackPage):
    """The store's state, counts, the list, and one button.

    Signals
    -------
    plot_wanted(str)
        Show a plot on the map.
    pull_wanted(), watch_wanted(bool), cancel_wanted()
        Bring in what others pushed; look regularly whether there is something; stop what runs.
    package_wanted(bool)
        Save what waits as a package, or (False) read the answers of one.
    """

    push_wanted = pyqtSignal()
    plot_wanted = pyqtSignal(str)
    store_wanted = pyqtSignal()
    pull_wanted = pyqtSignal()
    watch_wanted = pyqtSignal(bool)
    cancel_wanted = pyqtSignal()
    package_wanted = pyqtSignal(bool)
    decided = pyqtSignal(object, bool)
    record_decided = pyqtSignal(object, bool)

    def __init__(self, parent=None):
        super().__init__(parent)
        self._sent: dict[str, str] = {}
        self._conflicts: dict[str, object] = {}
        self._records: dict[str, HeldRecord] = {}
        self._outgoing: dict[str, object] = {}
        self._work = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)  # the window stays as it is
        layout = theme.column(self, 10, theme.GAP)
        head = QHBoxLayout()
        back = theme.tool("back", tr("Back to the list (Esc)"))
        back.clicked.connect(self.back_wanted)
        head.addWidget(back)
        head.addWidget(theme.label(tr("Push to the Central Store"), "title"), 1)
        self.conflicts = theme.tool("conflict", tr("Conflicts"))
        self.pushes = theme.tool("history", tr("Pushes So Far"))
        head.addWidget(self.conflicts)
        head.addWidget(self.pushes)
        layout.addLayout(head)
        page, body = layout, QWidget()
        layout = theme.column(body, 0, theme.GAP)
        page.addWidget(theme.scrolled(body), 1)  # with much to tell the window does not grow
        self.store, self.away = StoreCard(), AwayCard()
        self.change = self.store.change
        layout.addWidget(self.store)
        layout.addWidget(self.away)
        card = self._card = theme.card()
        card.setMinimumHeight(1)  # else room is kept for words that wrap at their narrowest, and the page scrolls
        self._counts = QGridLayout(card)
        self._counts.setContentsMargins(theme.PAD, 6, theme.PAD, 6)
        self._counts.setHorizontalSpacing(14)
        self._counts.setVerticalSpacing(2)
        self._counts.setColumnStretch(2, 1)
        layout.addWidget(card)
        self._list_title = theme.label("", "section")
        layout.addWidget(self._list_title)
        self.lines = LinesModel(self)
        self.table = LinesTable(self.lines)
        layout.addWidget(self.table, 1)
        self.empty = StatePage()
        layout.addWidget(self.empty, 1)
        self._legend = theme.label(
            tr("On the map: dashed as the store has the plot, solid as it will go."), "muted", wrap=True
        )
        self._legend.hide()
        layout.addWidget(self._legend)
        self.detail = theme.label("", "", wrap=True)
        self.detail.setObjectName("push_detail")
        self.detail.hide()
        layout.addWidget(self.detail)
        self.conflict = ConflictCard()
        self.conflict.decided.connect(self._decide)
        layout.addWidget(self.conflict)
        self._note = theme.label("", "muted", wrap=True)
        layout.addWidget(self._note)
        self.progress = Strip(tr("Cancel"), "close", with_bar=True)
        self.progress.button.setObjectName("cancel_push")
        page.addWidget(self.progress)
        foot = QHBoxLayout()
        self.done = theme.button(tr("Back"))
        self.push = theme.button(tr("Push Now"), "push", primary=True)
        self.push.setObjectName("push_now")
        foot.addWidget(self._make_packages())
        foot.addStretch(1)
        foot.addWidget(self.done)
        foot.addWidget(self.push)
        page.addLayout(foot)
        self._wire()

    def _make_packages(self) -> QPushButton:
        """The way without a network: one encrypted file goes, and one comes back."""
        self.packages = theme.button(tr("By USB Stick"))
        self.packages.setObjectName("packages")
        self.packages.setProperty("menu", True)
        self.packages.setToolTip(tr("Without a network: an encrypted package goes out, and its answers come back"))
        menu = QMenu(self.packages)
        self.save_package = menu.addAction(tr("Save a Package for the USB Stick…"))
        self.read_answers = menu.addAction(tr("Read the Answers…"))
        self.packages.setMenu(menu)
        return self.packages

    def _wire(self) -> None:
        def show(row: int) -> None:
            uid = self.lines.uid(row)
            record = self._records.get(uid)
            if record is None or record.plot_uid:
                self.plot_wanted.emit(record.plot_uid if record else uid)

        self.table.clicked.connect(lambda index: show(index.row()))
        self.table.rested.connect(show)
        self.table.entered_row.connect(show)
        self.table.left.connect(self.back_wanted)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._show_conflict(now.row()))
        self.store.store_wanted.connect(self.store_wanted)
        self.store.pull_wanted.connect(self.pull_wanted)
        self.store.watch_wanted.connect(self.watch_wanted)
        self.away.again_wanted.connect(self.push_wanted)
        self.away.package_wanted.connect(lambda: self.package_wanted.emit(True))
        self.save_package.triggered.connect(lambda: self.package_wanted.emit(True))
        self.read_answers.triggered.connect(lambda: self.package_wanted.emit(False))
        self.progress.button.clicked.connect(self.cancel_wanted)
        self.done.clicked.connect(self.back_wanted)
        self.push.clicked.connect(self.push_wanted)

    def set_busy(self, busy: bool) -> None:
        """Keep the button quiet while the push runs."""
        self.push.setDisabled(busy)
        self.done.setDisabled(busy)
        self.packages.setDisabled(busy)
        self.store.setDisabled(busy)
        self.away.setDisabled(busy)
        self.conflict.setDisabled(busy)
        if not busy:
            self.progress.show_text("")

    def show_changes(self, session) -> None:
        """Show what a push would send, and what earlier ones left behind; nothing is written."""
        work = self._work = session.work
        changes, held = work.changes(), held_back(work, session.findings)
        unsaved, told = [*session.unsaved_uids(), *unsaved_deletions(session)], work.decisions_waiting()
        records = self._take_records(work)
        papers = records_to_send(work)
        self._show_store(session)
        again = {each.uid for each in held if each.edited_since or each.uid in unsaved} - _undecided(held)
        kept = {each.uid for each in held} - again
        wanted = [uid for uid in dict.fromkeys((*changes.dirty, *unsaved)) if uid not in kept]
        self._show_counts(
            (
                ("", tr("corrected plots"), changes.edited + len(set(unsaved) - set(changes.dirty) - kept)),
                ("", tr("plots the store has never had"), changes.never_pushed),
                ("", tr("records edited or new"), papers),
                ("", tr("waiting for an answer of the store"), changes.waiting),
                ("", tr("decisions about conflicts, to be told to the store"), told),
                ("bad", tr("changed in the store meanwhile: compare"), _count(held, CONFLICT)),
                ("bad", tr("records changed in the store meanwhile, or not accepted"), len(records)),
                ("bad", tr("not accepted by the store"), _count(held, REJECTED)),
                ("held", tr("wait until something else of them is settled"), _count(held, BLOCKED)),
                ("held", tr("held back by an earlier push"), _count(held, REFUSED)),
            )
        )
        plots = work.plots_by_uid(wanted[:_LISTED])
        labels = {uid: plots.label(row) for row, uid in enumerate(plots["uid"])}
        self._outgoing = outgoing(session, wanted[:_LISTED])
        labels |= {uid: each.label for uid, each in self._outgoing.items()}  # deleted plots, too
        self._sent = {uid: label for uid, label in labels.items() if uid not in again}
        lines = [_record_line(each) for each in records]
        lines += [_held_line(each) for each in held if each.uid not in again]
        lines += [
            (each.uid, "held", each.label, tr("Corrected since, will be sent again. {reason}", reason=each.sentence))
            for each in held
            if each.uid in again
        ]
        lines += [(uid, "", label, self._what_goes(uid)) for uid, label in self._sent.items()]
        self._sent |= {each.uid: each.label for each in held}
        conflicts = {each.uid: each.answer for each in held if each.disputed}
        self._show_lines(lines, conflicts, areas_of(self._outgoing.values()))
        title = tr("What will go")
        if len(wanted) > _LISTED:
            title = tr("What will go: the first {count}", count=number(_LISTED, 0))
        self._list_title.setText(title if lines else "")
        anything = bool(wanted or changes.dirty or changes.never_pushed or changes.waiting or changes.rejected or told)
        anything = anything or bool(papers)
        self.away.hide()
        if unsaved:
            note = tr("Corrections that are not saved yet are saved in the work copy when you press Push Now.")
        elif anything:
            note = tr("Only what makes things worse is refused. Findings that were there before travel along, open.")
        else:
            note = tr("There is nothing to send: the store has everything.")
        self._note.setText(note)
        self._tell_empty(("push", tr("Ready to go")) if anything else ("outcome_clean", tr("Nothing to send")))
        self.push.setVisible(True)
        self.push.setEnabled(anything)
        self.setFocus()

    def outgoing(self, uid: str):
        """Return what would go of a plot, or None."""
        return self._outgoing.get(uid)

    def _what_goes(self, uid: str) -> str:
        found = self._outgoing.get(uid)
        return found.sentence() if found is not None else tr("Will be sent")

    def _show_lines(
        self, lines: list[tuple[str, str, str, str]], conflicts: dict[str, object], areas: dict[str, str] | None = None
    ) -> None:
        """List plots and records, and select the first conflict."""
        self._conflicts = conflicts | {key: each.answer for key, each in self._records.items() if each.disputed}
        self.table.set_short(bool(self._conflicts))
        self.lines.set_lines(lines, areas)
        self._show_list(bool(lines))
        self._show_conflict(-1)
        first = next((row for row, line in enumerate(lines) if line[0] in self._conflicts), None)
        if first is not None:
            self.table.selectRow(first)

    def _show_conflict(self, row: int) -> None:
        uid = self.lines.uid(row) if row >= 0 else ""
        answer = self._conflicts.get(uid)
        record = self._records.get(uid)
        shown = record.rows if record else differences(self._work, answer) if answer is not None else []
        plot = self.lines.plot(row) if answer is not None else ""
        title = tr("Two versions: {what}", what=_named(record)) if record else ""
        self.conflict.show_conflict(plot, answer, shown, title=title)
        self.conflict.compare.setText(tr("Field by Field…") if record else tr("Compare on the Map…"))
        told = self.lines.sentence(row) if row >= 0 and answer is None and self.table.short else ""
        self.detail.setText(told)  # the row is cut short where conflicts are in the list
        self.detail.setVisible(bool(told))
        self._note.setVisible(answer is None)  # both would not fit on a small screen
        self._legend.setVisible(answer is None and any(each.moved for each in self._outgoing.values()))

    def _take_records(self, work) -> list[HeldRecord]:
        """Read and return the records that earlier pushes left behind."""
        found = held_records(work)
        self._records = {each.key: each for each in found}
        return found

    def _decide(self, answer, mine: bool) -> None:
        record = next((each for each in self._records.values() if each.answer is answer), None)
        if record is None:
            self.decided.emit(answer, mine)
        else:
            self.record_decided.emit(record, mine)

    def _show_list(self, shown: bool) -> None:
        """Show the list, or what is said in its place."""
        self.table.setVisible(shown)
        self.empty.setVisible(not shown)

    def _show_store(self, session) -> None:
        """Show which store it is, and when it was pulled from."""
        work_copy = session.path
        server, sample = stores.connection_name(work_copy), stores.is_sample(work_copy)
        store = stores.store_path(work_copy)
        self.packages.setVisible(not sample)
        if server:
            text = tr("Central store: {name}", name=server)
        elif sample:
            text = tr(
                "Store of the sample: {name}. It is the sample's own; the real central store is not touched.",
                name=store.name,
            )
        else:
            text = tr("Central store: {name}", name=store.name)
        self.store.show_store(
            text,
            server or str(store),
            "server" if server else "file",
            not sample,
            bool(server) or store.exists(),
            settings.get("watch_store"),
        )
        self.show_look(session, None)

    def show_look(self, session, look) -> None:
        """Show when the store was pulled from, and what a look at it found."""
        self.store.show_state(store_desk.last_pull(session.work), look)

    def show_away(self, why: str, session, remedy: str = "") -> None:
        """Say that the store cannot be reached, what waits here, and that work goes on."""
        self.away.show_away(why, store_desk.waits(session.work), remedy)
        self._note.setText("")
        self.empty.hide()
        for part in (self._card, self._legend, self.store.watch, self.push):
            part.hide()

    def _show_counts(self, counts: tuple[tuple[str, str, int], ...]) -> None:
        while self._counts.count():
            item = self._counts.takeAt(0).widget()
            if item is not None:
                item.deleteLater()
        self._card.show()
        shown = [entry for entry in counts if entry[2]] or [counts[0]]
        for row, (kind, words, count) in enumerate(shown):
            mark = theme.label()
            if ICONS[kind]:
                mark.setPixmap(icons.icon(ICONS[kind]).pixmap(QSize(18, 18)))
            figure = theme.label(number(count, 0), "title")
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._counts.addWidget(mark, row, 0)
            self._counts.addWidget(figure, row, 1)
            self._counts.addWidget(theme.label(words, wrap=True), row, 2)  # else the page grows too wide

    def show_report(self, report, session) -> None:
        """Show what became of a push: a line for each corrected plot, those to look at first."""
        language, self._work = QgisLanguage(), session.work
        self._leave_preparing()
        told = {line.uid: line for line in report.lines}
        held = [each for each in held_back(session.work, session.findings) if each.uid not in told]
        lines = [
            (line.uid, _KINDS.get(line.status, "bad"), line.label, line.sentence(language)) for line in told.values()
        ]
        lines += [_held_line(each) for each in held]
        records = self._take_records(session.work)
        lines += [_record_line(each) for each in records]
        conflicts = {answer.uid: answer for answer in session.work.conflicts()}
        land = {line.uid: line.answer for line in told.values() if line.answer and line.answer.code in LAND}
        rejected = {line.uid for line in told.values() if line.status == REJECTED}
        self._show_counts(
            (
                ("good", tr("plots taken in by the store"), report.stored),
                ("good", tr("were in the store already, just the same"), report.already),
                ("held", tr("not sent, because they would make things worse"), report.counts[REFUSED]),
                ("held", tr("wait until something else of them is settled"), report.counts[BLOCKED]),
                ("good", tr("records taken in by the store"), report.records.stored),
                ("bad", tr("changed in the store meanwhile: compare"), len(conflicts)),
                ("bad", tr("records changed in the store meanwhile, or not accepted"), len(records)),
                ("bad", tr("not accepted by the store"), len(rejected) + _count(held, REJECTED)),
            )
        )
        self._show_lines(sorted(lines, key=lambda line: _RANKS[line[1]]), conflicts | land)
        self._list_title.setText(tr("Result by plot") if lines else "")
        if report.complete:
            self._note.setText(tr("Everything is in the store. Sending it again would change nothing."))
        else:
            self._note.setText(tr("What was not taken in stays in the work copy, with its reason. Nothing is lost."))
        self._tell_empty(("outcome_clean", tr("All taken in")))
        self.push.setVisible(False)

    def _tell_empty(self, state: tuple[str, str]) -> None:
        """Say in place of an empty list what the state is."""
        if not self.lines.rowCount():
            self.empty.tell(*state, self._note.text())
            self._note.hide()

    def _leave_preparing(self) -> None:
        """Take away what belongs to the look before a push."""
        self._outgoing = {}
        self._legend.hide()
        self.away.hide()
        self.store.watch.hide()

    def show_pulled(self, pulled, session) -> None:
        """Show what a pull brought: counts, and a line for each plot that both sides changed."""
        self._work, counts = session.work, pulled.report.counts
        self._show_store(session)
        self._leave_preparing()
        held = {each.uid: each for each in held_back(session.work, session.findings) if each.status == CONFLICT}
        self._show_counts(
            (
                ("good", tr("plots changed by others"), counts["updated"]),
                ("good", tr("new plots"), counts["new"]),
                ("good", tr("changed by others and here, in different fields"), counts["merged"]),
                ("held", tr("changed on both sides: the next push tells"), len(pulled.disputed)),
                ("held", tr("waiting for an answer of the store: push again"), counts["waiting"]),
            )
        )
        both = tr("You and others changed it. Yours stays; push, then compare and decide.")
        lines = [
            (uid, "bad", label, held[uid].sentence) if uid in held else (uid, "held", label, both)
            for uid, label in pulled.disputed
        ]
        lines += [_record_line(each) for each in self._take_records(session.work)]
        self._show_lines(lines, {uid: each.answer for uid, each in held.items()})
        self._list_title.setText(tr("Changed on both sides") if lines else "")
        anything = any(counts[name] for name in ("updated", "new", "merged", "disputed", "waiting"))
        notes = [
            tr("Commune {old} was merged into {new}; its plots have the new code.", old=old, new=new)
            for old, new in sorted(pulled.report.merged.items())
        ]
        notes += [QgisLanguage().text(HIDDEN, commune=commune) for commune in pulled.report.hidden]
        if pulled.report.moved:
            notes.append(
                tr("{count} plots went to another commune, with their records.", count=len(pulled.report.moved))
            )
        if pulled.report.kept_records:
            count = len(pulled.report.kept_records)
            notes.append(tr("{count} of their records were edited here and stay.", count=count))
        notes.append(tr("What you edited here was not replaced.") if anything else tr("There was nothing to pull."))
        self._note.setText(" ".join(notes))
        self._tell_empty(("outcome_clean", tr("Nothing is disputed")))
        self.push.setVisible(True)


def _held_line(held) -> tuple[str, str, str, str]:
    return held.uid, _KINDS.get(held.status, "bad"), held.label, held.sentence


def _record_line(record: HeldRecord) -> tuple[str, str, str, str]:
    return record.key, "bad", record.label or record.name, record.sentence


def _named(record: HeldRecord) -> str:
    return " · ".join(filter(None, (record.name, record.label)))


def _undecided(held: list) -> set[str]:
    return {each.uid for each in held if each.status in (CONFLICT, BLOCKED)}


def _count(held: list, status: str) -> int:
    return sum(each.status == status for each in held)
