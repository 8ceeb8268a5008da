"""The records of a plot in the form: one card a certificate, holder, use or scan, each field judged as it is typed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from qgis.PyQt.QtCore import QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from ..qgis_bridge.language import tr
from . import icons, record_values, record_words, texts, theme, values
from .field_editor import FieldEditor
from .values import Reading

Key = tuple[str, str]
"""A record: its table and its ``uid``."""
TABS = ("certificate", "party", "plot_use", "document")
"""Tables of records that have a tab of their own; rights stand with their holders."""
TAB_OF = {"right": "party", **{table: table for table in TABS}}


@dataclass(frozen=True)
class Field:
    """A field of a record card: how it is read, and how its stored value is shown."""

    table: str
    column: str
    read: Callable[[str], Reading]
    kind: str = ""
    choices: Callable[[], list[tuple[str, str]]] | None = None


def _same(words: Iterable[str]) -> list[tuple[str, str]]:
    return [(word, word) for word in words]


def _kinds() -> list[tuple[str, str]]:
    from ..model.record_lists import party_kinds

    return _same(dict.fromkeys(party_kinds().values()))


def _forms() -> list[tuple[str, str]]:
    from ..model.record_lists import legal_forms

    return _same(form.name for form in legal_forms().values())


def _roles() -> list[tuple[str, str]]:
    return _same(("Cá nhân", "Chủ hộ", "Chồng", "Vợ", "Người đại diện", "Thành viên"))


def _genders() -> list[tuple[str, str]]:
    return _same(("Nam", "Nữ"))


def _certificate_kinds() -> list[tuple[str, str]]:
    from ..model.record_lists import certificate_kinds

    return [(code, f"{code} - {name}") for code, name in certificate_kinds().items()]


def _land_use(text: str) -> Reading:
    return values.land_use(text, frozenset(code for code, _ in texts.land_uses()))


ROWS: dict[str, tuple[tuple[Field, ...], ...]] = {
    "certificate": (
        (
            Field("certificate", "serial", record_values.serial),
            Field("certificate", "issued_on", record_values.issue_date, "date"),
        ),
        (
            Field("certificate", "register_number", record_values.register),
            Field("certificate", "barcode", record_values.barcode),
        ),
        (
            Field("certificate", "area_m2", values.area, "area"),
            Field("certificate", "kind", values.free, "", _certificate_kinds),
        ),
        (Field("certificate", "sheet_number", values.free), Field("certificate", "plot_number", values.free)),
        (Field("certificate", "sides_m", record_values.sides),),
    ),
    "party": (
        (Field("party", "name", values.free),),
        (Field("party", "kind", values.free, "", _kinds), Field("right", "legal_form", values.free, "", _forms)),
        (Field("right", "role", values.free, "", _roles), Field("right", "share", record_values.share, "share")),
        (
            Field("party", "citizen_number", record_values.citizen),
            Field("party", "identity_card", record_values.identity_card),
        ),
        (
            Field("party", "born_on", record_values.date, "date"),
            Field("party", "gender", values.free, "", _genders),
        ),
        (Field("party", "tax_code", record_values.tax),),
        (Field("party", "address", values.free),),
    ),
    "plot_use": (
        (Field("plot_use", "land_use", _land_use, "", texts.land_uses),),
        (Field("plot_use", "area_m2", values.area, "area"), Field("plot_use", "term", values.free)),
        (Field("plot_use", "origin", values.free), Field("plot_use", "form", values.free)),
    ),
    "document": ((Field("document", "file_name", values.free),),),
}
"""Fields of a card, row by row."""


class RecordCard(QFrame):
    """One record, or a holder with the right that it has in the plot.

    Parameters
    ----------
    table : str
        One of `TABS`.
    title : str
    rows : dict of str to dict
        The record's row, and that of the right for a holder, by table.
    note : tuple of (icon, text)
        What stands under the title; nothing where the text is empty.
    own : str
        What the source calls the record, by which it is found there; empty where that is a UUID.
    """

    edited = pyqtSignal()

    def __init__(self, table: str, title: str, rows: dict[str, dict], note: tuple[str, str], keys, own: str = ""):
        super().__init__()
        self.setProperty("card", True)
        self.rows = rows
        self.editors: dict[str, FieldEditor] = {}
        self._keys: dict[str, Key] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.PAD, 8, theme.PAD, 10)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.addWidget(theme.label(title, "section", wrap=True), 0, 0, 1, 2)
        place = 1
        if note[1]:
            grid.addLayout(_noted(*note), 1, 0, 1, 2)
            place = 2
        if own:
            told = theme.label(tr("Id in your tables: {id}", id=own), "muted", wrap=True)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(told, place, 0, 1, 2)
            place += 1
        for fields in ROWS[table]:
            fields = [field for field in fields if field.table in rows]
            notes = []
            for column, field in enumerate(fields):
                editor = self._make(field, keys)
                grid.addWidget(editor, place, column, 1, 2 if len(fields) == 1 else 1)
                notes.append(editor.note)
            for offset, made in enumerate(notes, 1):
                grid.addWidget(made, place + offset, 0, 1, 2)
            place += 1 + len(notes)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        for editor in self.editors.values():
            editor.edited.connect(self._on_edited)
        self._compare()

    def _make(self, field: Field, keys) -> FieldEditor:
        name = f"{field.table}.{field.column}"
        choices = field.choices() if field.choices else None
        read = field.read if not choices or field.read is not values.free else record_values.listed(dict(choices))
        editor = FieldEditor(name, record_words.caption(field.table, field.column), read, choices, judge_stored=True)
        row = self.rows[field.table]
        editor.show_stored(record_values.shown(field.kind, row[field.column]))
        keys.watch(editor.line)
        self.editors[name] = editor
        self._keys[name] = (field.table, row["uid"])
        return editor

    def _on_edited(self) -> None:
        self._compare()
        self.edited.emit()

    def _compare(self) -> None:
        """Doubt what other fields of the record speak against."""
        if "party.citizen_number" in self.editors:
            said = [self._value(f"party.{name}") for name in ("citizen_number", "born_on", "gender")]
            self.editors["party.citizen_number"].hint(record_values.against_number(*said))
        elif "certificate.serial" in self.editors:
            said = [self._value(f"certificate.{name}") for name in ("serial", "issued_on")]
            self.editors["certificate.serial"].hint(record_values.against_issue(*said))

    def _value(self, name: str) -> str | None:
        editor = self.editors[name]
        table, column = name.split(".")
        return editor.reading().value if editor.changed else self.rows[table][column]

    def is_filled(self) -> bool:
        """Tell whether anything was typed."""
        return any(editor.changed for editor in self.editors.values())

    def records(self) -> set[Key]:
        """Return the records that the card shows, as table and uid."""
        return set(self._keys.values())

    def changes(self) -> dict[Key, dict]:
        """Return the changed columns and their new values, by record."""
        found: dict[Key, dict] = {}
        for name, editor in self.editors.items():
            if editor.changed:
                found.setdefault(self._keys[name], {})[name.split(".")[1]] = editor.reading().value
        return found


class RecordsPage(QWidget):
    """The cards of one table."""

    edited = pyqtSignal()
    paper_wanted = pyqtSignal()

    def __init__(self, table: str, keys, parent=None):
        super().__init__(parent)
        self.table = table
        self.cards: list[RecordCard] = []
        self.takes_papers = True
        self._watch = keys
        self._layout = theme.column(self, 0, theme.GAP)

    def show_records(self, records) -> None:
        """Show the rows of a `PlotRecords`."""
        while self._layout.count():
            made = self._layout.takeAt(0).widget()
            made.hide()
            made.deleteLater()
        self.cards = list(self._made(records))
        for card in self.cards:
            card.edited.connect(self.edited)
            self._layout.addWidget(card)
        if not self.cards:
            self._layout.addWidget(theme.label(record_words.none_yet(self.table), "muted", wrap=True))
        if self.table == "certificate" and self.takes_papers:
            made = theme.button(tr("Enter a Certificate from the Paper…"), "open")
            made.setObjectName("enter_certificate")
            made.clicked.connect(self.paper_wanted)
            self._layout.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    def _made(self, records) -> Iterable[RecordCard]:
        if self.table == "party":
            yield from self._holders(records)
            return
        rows, titled = records.tables.get(self.table, []), record_words.kind_of(self.table)
        for number, row in enumerate(rows, 1):
            title = f"{titled} {number}" if len(rows) > 1 else titled
            own = records.said.get((self.table, row["uid"]), "")
            yield RecordCard(self.table, title, {self.table: row}, ("", ""), self._watch, own)

    def _holders(self, records) -> Iterable[RecordCard]:
        """Yield a card for every right, with its holder, and for holders without one."""
        people = {row["uid"]: row for row in records.tables.get("party", [])}
        pairs = [(people.get(row["party_uid"]), row) for row in records.tables.get("right", [])]
        held = {row["party_uid"] for row in records.tables.get("right", [])}
        pairs += [(row, None) for uid, row in people.items() if uid not in held]
        elsewhere: dict[str, set] = {}
        for row in records.rights_elsewhere:
            elsewhere.setdefault(row["party_uid"], set()).add(row["plot_uid"])
        titled = record_words.kind_of("party")
        for number, (party, right) in enumerate(pairs, 1):
            rows = {"party": party, "right": right}
            rows = {table: row for table, row in rows.items() if row is not None}
            icon, said = record_words.authentication(party["authentication"]) if party else ("severity_w", "")
            others = len(elsewhere.get(party["uid"], ())) if party else 0
            own = records.said.get(("party", party["uid"] if party else right["party_uid"]), "")
            if party is None:
                said = tr("The holder of this right is not among the records.")
            elif others:
                more = tr("Also holds {count} other plots: what you change here holds there, too.", count=others)
                said = f"{said}\n{more}"
            title = f"{titled} {number}" if len(pairs) > 1 else titled
            yield RecordCard("party", title, rows, (icon, said), self._watch, own)

    def editors(self) -> list[FieldEditor]:
        """Return the fields of all cards."""
        return [editor for card in self.cards for editor in card.editors.values()]

    def changes(self) -> dict[Key, dict]:
        """Return what was changed, by record; a holder with two rights in the plot is changed once."""
        found: dict[Key, dict] = {}
        for card in self.cards:
            for key, changed in card.changes().items():
                found.setdefault(key, {}).update(changed)
        return found

    def card_of(self, uids: Iterable[str]) -> RecordCard | None:
        """Return the first card that shows one of some records."""
        wanted = set(uids)
        return next((card for card in self.cards if wanted & {uid for _, uid in card.records()}), None)


def _noted(icon: str, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    mark = theme.label()
    mark.setPixmap(icons.icon(icon).pixmap(QSize(16, 16)))
    row.addWidget(mark)
    row.addWidget(theme.label(text, "muted", wrap=True), 1)
    return row


def bring_into_view(scroll, widget: QWidget, margin: int = 40) -> None:
    """Scroll to a widget, once the layout has settled."""
    QTimer.singleShot(0, lambda: scroll.ensureWidgetVisible(widget, 0, margin))
