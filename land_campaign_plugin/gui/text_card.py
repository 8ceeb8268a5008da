"""How the texts of the sources are written, field by field, with words before and after."""

from functools import partial

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QGridLayout,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ..qgis_bridge import load_desk
from ..qgis_bridge.language import number, tr
from . import texts, theme
from .load_plan import FieldGroup, LoadPlan
from .wizard_page import Question, scrolled, sentence

_KEEP = "keep"
_SOFT_HYPHEN, _UNSEEN = "\u00ad", "\u25af"


def encoding_name(encoding: str) -> str:
    """Return what people call an encoding."""
    return {
        "ascii": tr("no accents"),
        "utf-8": tr("Unicode"),
        "tcvn3": "TCVN3 (ABC)",
        "tcvn3-upper": tr("TCVN3, capitals (.VnTimeH)"),
        "vni": "VNI",
        "cp1258": "Windows-1258",
        "utf-8 twice": tr("Unicode, encoded twice"),
        "unknown": tr("not known"),
        _KEEP: tr("leave as it is"),
    }.get(encoding.casefold(), encoding)


def visible(text: str) -> str:
    """Return a text with a sign for each letter that is not seen; a soft hyphen, the ``ư`` of TCVN3, is a hyphen."""
    return "".join(
        "-" if sign == _SOFT_HYPHEN else _UNSEEN if sign != " " and not sign.isprintable() else sign for sign in text
    )


class Pairs(QTableWidget):
    """Words as they stand in the file, and beside them as they are read; as high as it has rows."""

    def __init__(self, parent=None):
        super().__init__(0, 2, parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalHeaderLabels([tr("In the file"), tr("As it is loaded")])
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_pairs(self, pairs) -> None:
        """Show words before and after."""
        self.setRowCount(len(pairs))
        for at, (before, after) in enumerate(pairs):
            self.setItem(at, 0, QTableWidgetItem(visible(before)))
            self.setItem(at, 1, QTableWidgetItem(after))
        rows = len(pairs) * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth())
        self.setVisible(bool(pairs))


class TextRow:
    """A field: what its texts were found to be, words before and after, and a pick list."""

    def __init__(self, group: FieldGroup, look, choices: tuple[str, ...], grid: QGridLayout, at: int):
        self.group, self.look = group, look
        self.label = theme.label("", "strong", wrap=True)
        self.label.setToolTip(f"{look.field} · {group.sources[0].name}")
        self.picker = QComboBox()
        self.picker.setObjectName(f"text_{look.field}")
        self.picker.setToolTip(tr("Which encoding the texts of the file are read in"))
        self.picker.setMinimumContentsLength(11)
        self.picker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.picker.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.picker.wheelEvent = lambda event: event.ignore()  # scrolling the list changes no choice
        self.picker.addItem(tr("as recognised"), "")
        for choice in choices:
            self.picker.addItem(encoding_name(choice), choice)
        self.picker.setCurrentIndex(max(0, self.picker.findData(group.encodings.get(look.field, ""))))
        self._pairs: tuple[tuple[str, str], ...] = ()
        self._table = Pairs()
        self.show_words(look.examples)
        grid.addWidget(self.label, 2 * at, 0)
        grid.addWidget(self.picker, 2 * at, 1)
        grid.addWidget(self._table, 2 * at + 1, 0, 1, 2)

    @property
    def words(self) -> str:
        """Words before and after, as they are shown."""
        return "   ".join(f"{visible(before)} → {after}" for before, after in self._pairs)

    def found(self) -> str:
        """Return the old encodings that the field was found in, the commonest first; else what else it is in."""
        old = [each for each in self.look.found if load_desk.is_old(each)]
        names = old or [each for each in self.look.found if each != "ascii"] or ["ascii"]
        return ", ".join(dict.fromkeys(map(encoding_name, names)))

    def headline(self) -> str:
        """Return in a clerk's words what becomes of the field's texts."""
        column = next((column for column, name in self.group.mapping.items() if name == self.look.field), "")
        said = {"field": texts.column(column) if column else self.look.field, "encoding": self.found()}
        chosen = self.picker.currentData()
        if chosen == _KEEP:
            return tr("{field}: left as it stands in the file", **said)
        if chosen:
            said["encoding"] = encoding_name(chosen)
            return tr("{field}: text in {encoding} → Unicode", **said)
        counts = self.look.found
        old = sum(count for each, count in counts.items() if load_desk.is_old(each))
        if not old:
            return tr("{field}: {encoding}, nothing to convert", **said)
        if set(filter(load_desk.is_old, counts)) == {"unknown"}:
            return tr("{field}: the encoding is not known. Choose it.", **said)
        if old == sum(counts.values()):
            return tr("{field}: text in {encoding} → Unicode", **said)
        return tr("{field}: text in {encoding} → Unicode, in {count} of {all} files looked at",
                  count=number(old, 0), all=number(sum(counts.values()), 0), **said)  # fmt: skip

    def show_words(self, pairs) -> None:
        """Show words before and after."""
        self._pairs = tuple(pairs)
        self._table.show_pairs(self._pairs)
        self.label.setText(self.headline())


class TextCard(QFrame):
    """Lists the fields whose texts must be converted; the others on demand.

    Signals
    -------
    changed()
        The texts are judged now, or were chosen otherwise.
    """

    changed = pyqtSignal()

    def __init__(self, plan: LoadPlan, parent=None):
        super().__init__(parent)
        self.setProperty("card", True)
        self.plan = plan
        self.rows: list[TextRow] = []
        self._asked_for: tuple | None = None
        self._looks: list[tuple[FieldGroup, object]] = []
        self._choices: tuple[str, ...] = ()
        self._look, self._words = Question(self), Question(self)
        layout = theme.column(self, theme.PAD, 5)
        layout.addWidget(theme.label(tr("Text"), "section"))
        self.note = theme.label("", wrap=True)
        layout.addWidget(self.note)
        self._scroll = scrolled(QWidget())
        layout.addWidget(self._scroll, 1)
        self.all = theme.link(tr("Show all text fields"))
        self.all.clicked.connect(lambda: self._list(True))
        layout.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)

    def enter(self) -> None:
        """Judge the texts, unless they are those of the last time."""
        groups = list(self.plan.mapped())
        wanted = tuple((source.path, source.layer) for group in groups for source in group.sources)
        self.setVisible(bool(wanted))
        if wanted == self._asked_for:
            self._list(False)
            return
        self._asked_for, self._looks = wanted, []
        self.note.setText(tr("Looking how the texts are written…"))
        self.all.hide()
        if wanted:
            self._look.ask(
                tr("Looking how the texts are written…"),
                partial(_look, [list(group.sources) for group in groups]),
                partial(self._on_looked, groups),
                self._on_failed,
            )

    @property
    def busy(self) -> bool:
        """Tell whether the texts are still being looked at."""
        return self._look.busy

    def close_down(self) -> None:
        """Stop looking."""
        self._look.drop()
        self._words.drop()

    def _on_looked(self, groups: list[FieldGroup], answer) -> None:
        looks, self._choices = answer
        self._looks = [(group, look) for group, some in zip(groups, looks, strict=True) for look in some]
        self._list(False)
        self.changed.emit()

    def _on_failed(self, error: BaseException) -> None:
        self.note.setText(sentence(error))
        self.changed.emit()

    def _list(self, every: bool) -> None:
        """List the fields that need a look, or every one with texts."""
        if self._look.busy:
            return
        old = [pair for pair in self._looks if self._needs_a_look(*pair)]
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        self.rows = []
        for at, (group, look) in enumerate(self._looks if every else old):
            row = TextRow(group, look, self._choices, grid, at)
            row.picker.activated.connect(partial(self._on_picked, row))
            self.rows.append(row)
        grid.setRowStretch(2 * len(self.rows), 1)
        self._scroll.setWidget(page)
        page.setAutoFillBackground(False)
        self.all.setVisible(not every and len(old) < len(self._looks))
        if not old:
            self.note.setText(tr("All texts are in Unicode: nothing has to be converted."))
        else:
            self.note.setText(tr("Converted to Unicode as shown; look at the words."))

    @staticmethod
    def _needs_a_look(group: FieldGroup, look) -> bool:
        return look.field in group.encodings or any(load_desk.is_old(encoding) for encoding in look.found)

    def _on_picked(self, row: TextRow, _index: int) -> None:
        encoding, group = row.picker.currentData(), row.group
        if encoding:
            group.encodings[row.look.field] = encoding
        else:
            group.encodings.pop(row.look.field, None)
            row.show_words(row.look.examples)
        if encoding and encoding != _KEEP:
            source, name = row.look.source, row.look.field
            self._words.ask(
                tr("Looking how the texts are written…"),
                lambda progress, cancelled: load_desk.text_preview(source, name, encoding),
                row.show_words,
                lambda error: self.note.setText(sentence(error)),
            )
        elif encoding:
            row.show_words([(before, before) for before, _ in row.look.examples])
        self.changed.emit()


def _look(groups, progress, cancelled):
    looks = [load_desk.look_at_texts(sources, progress=progress, cancelled=cancelled) for sources in groups]
    return looks, load_desk.text_choices()
