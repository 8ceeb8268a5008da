"""What a load read: rows in = rows out + rows set aside, why, and how the records joined the map."""

from collections.abc import Iterable

from qgis.PyQt.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ..model.language import Language
from ..qgis_bridge.language import QgisLanguage, core, number, tr
from . import theme

_LISTED, _ODD = 8, 8


class Equation(QWidget):
    """A sum as a row of figures with a word under each: 1,240 rows = 1,200 read + 40 set aside."""

    def __init__(self, parts: Iterable[tuple[int, str]], parent=None):
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        for place, (figure, words) in enumerate(parts):
            if place:
                row.addWidget(theme.label("=" if place == 1 else "+", "title"))
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(theme.label(number(figure, 0), "title"))
            column.addWidget(theme.label(words, "muted"))
            row.addLayout(column)
        row.addStretch(1)


class LoadReportDialog(QDialog):
    """Shows a `LoadReport` to look at, never to decide anything."""

    def __init__(self, report, parent=None):
        super().__init__(parent)
        self.setWindowTitle(tr("What Was Read"))
        self.setStyleSheet(theme.style_sheet())
        self.resize(640, 640)
        self._lines: list[str] = []
        layout = theme.column(self, 16, 10)
        layout.addWidget(theme.label(tr("What was read"), "title"))
        about = tr(
            "Every row is accounted for. What was set aside stays in the file, and its row is kept with a reason."
        )
        layout.addWidget(theme.label(about, "muted", wrap=True))
        layout.addWidget(self._make_list(report), 1)
        row = QHBoxLayout()
        copy = theme.button(tr("Copy as Text"), "copy")
        copy.clicked.connect(lambda: QApplication.clipboard().setText("\n".join(self._lines)))
        self.close_button = theme.button(tr("Close"), primary=True)
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(self.close_button)
        layout.addLayout(row)

    def text(self) -> str:
        """Return the report as text."""
        return "\n".join(self._lines)

    def _make_list(self, report) -> QScrollArea:
        language = QgisLanguage()
        page = QWidget()
        self._cards = QVBoxLayout(page)
        self._cards.setContentsMargins(0, 0, 6, 0)
        self._cards.setSpacing(10)
        if report.rows_in:
            self._card(tr("Plots"), [(report.rows_in, tr("rows in the file")), (report.rows_out, tr("plots"))],
                       report.rows_set_aside, [core(text, **values) for text, values in report.notes])  # fmt: skip
        if report.records is not None:
            self._show_records(report.records, language)
            self._lines += report.records.lines(language)
        self._cards.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(page)
        page.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        return scroll

    def _card(self, title: str, parts: list[tuple[int, str]], aside: int | None, lines: list[str]) -> QFrame:
        card = theme.card()
        layout = theme.column(card, theme.PAD, 6)
        layout.addWidget(theme.label(title, "strong", wrap=True))
        if aside is not None:
            parts = [*parts, (aside, tr("set aside"))]
        if parts:
            layout.addWidget(Equation(parts))
        for line in lines:
            layout.addWidget(theme.label(line, "muted", wrap=True))
        self._cards.addWidget(card)
        return card

    def _show_records(self, records, language: Language) -> None:
        from ..sources.cell_notes import REASONS

        for sheet in records.sheets:
            title = tr("{file}, sheet {sheet}", file=sheet.path.name, sheet=sheet.sheet)
            if sheet.header is None:
                self._card(title, [], None, [tr("Not read: it has no headings that are known.")])
                continue
            lines = [f"{number(count, 0)} · {core(REASONS[reason])}" for reason, count in sheet.set_aside.items()]
            if sheet.unused:
                columns = ", ".join(f"{letter} ({label})" for letter, label in sheet.unused)
                lines.append(tr("Columns that were not taken: {columns}", columns=columns))
            parts = [(sheet.rows_in, tr("rows")), (sheet.rows_out, tr("read"))]
            self._card(title, parts, sum(sheet.set_aside.values()), lines)
        found = records.join
        lost = [*self._listed(tr("Not found on the map"), found.lost, found.not_joined),
                *self._listed(tr("May be several plots"), [key for key, _ in found.open], found.ambiguous)]  # fmt: skip
        parts = [
            (found.named, tr("plots in the records")),
            (found.joined, tr("found on the map")),
            (found.ambiguous, tr("may be several")),
            (found.not_joined, tr("not found")),
        ]
        self._card(tr("From the records to the map"), parts, None, lost)
        missing = self._listed(
            tr("Without a record, on sheets that the records name"), found.missing, found.missing_count
        )
        parts = [
            (found.plots, tr("plots on the map")),
            (found.with_record, tr("with a record")),
            (found.without_record, tr("without")),
        ]
        self._card(tr("From the map to the records"), parts, None, missing)
        for sheet in records.sheets:
            odd = list(sheet.notes.lines(language)) if sheet.header is not None else []
            if len(odd) > _ODD:
                more = tr("... and {count} more remarks on cells.", count=number(len(odd) - _ODD, 0))
                odd = [*odd[:_ODD], more]
            if odd:
                self._card(tr("Odd cells of sheet {sheet}", sheet=sheet.sheet), [], None, odd)

    @staticmethod
    def _listed(title: str, keys: list, count: int) -> list[str]:
        """Return the first of some plots as commune/sheet/number, in a line."""
        if not keys:
            return []
        named = ", ".join("/".join(part or "?" for part in key) for key in keys[:_LISTED])
        more = " " + tr("and {count} more", count=number(count - _LISTED, 0)) if count > _LISTED else ""
        return [f"{title}: {named}{more}"]
