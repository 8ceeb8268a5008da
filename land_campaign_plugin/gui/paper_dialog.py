"""A certificate from the paper, for a plot without a record of it: certificate and holders on one page."""

from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ..model.errors import CampaignError
from ..model.records import RECORD_TABLES
from ..qgis_bridge.language import QgisLanguage, tr
from . import record_words, theme
from .record_cards import RecordCard
from .undo_keys import LetThrough

_PAUSE_MS = 400


def _blank(table: str, uid: str) -> dict:
    return {**dict.fromkeys(RECORD_TABLES[table]), "uid": uid}


class PaperDialog(QDialog):
    """Asks for what stands on the paper; what is odd is told beside the field and saved all the same.

    Parameters
    ----------
    session : WorkSession
    uid : str
        The plot.
    name : str
        What people call the plot.
    known : dict of str to str
        What the plot says already, by column of the certificate.
    """

    saved = pyqtSignal(str)

    def __init__(self, session, uid: str, name: str, known: dict[str, str], parent=None):
        super().__init__(parent)
        self._session, self._uid, self._name = session, uid, name
        self.setWindowTitle(tr("Certificate from the Paper"))
        self.setStyleSheet(theme.style_sheet())
        self.resize(600, 700)
        self._keys = LetThrough(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._judge)
        layout = theme.column(self, 16, 10)
        layout.addWidget(theme.label(tr("Certificate of plot {plot}", plot=name), "title"))
        about = tr("Type what stands on the paper. What looks odd is said beside the field; the paper is what it is.")
        layout.addWidget(theme.label(about, "muted", wrap=True))
        self.certificate = RecordCard(
            "certificate", tr("Certificate"), {"certificate": _blank("certificate", "paper")}, ("", ""), self._keys
        )
        for column, text in known.items():
            self.certificate.editors[f"certificate.{column}"].type(text)
        self.holders: list[RecordCard] = []
        layout.addWidget(self._make_list(), 1)
        self._problem = theme.label("", wrap=True)
        self._problem.setStyleSheet(f"color: {theme.SEVERITY_COLOURS['E']};")
        layout.addWidget(self._problem)
        layout.addLayout(self._make_buttons())
        self.certificate.edited.connect(self._on_edited)
        self.add_holder()
        self._on_edited()

    def _make_list(self) -> QScrollArea:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 6, 0)
        rows.setSpacing(10)
        rows.addWidget(self.certificate)
        self._holder_rows = QVBoxLayout()
        self._holder_rows.setSpacing(10)
        rows.addLayout(self._holder_rows)
        row = QHBoxLayout()
        self.more = theme.button(tr("Add a Holder"))
        self.more.clicked.connect(self.add_holder)
        self.fewer = theme.button(tr("Take the Last Holder Away"))
        self.fewer.clicked.connect(self._drop_holder)
        row.addWidget(self.more)
        row.addWidget(self.fewer)
        row.addStretch(1)
        rows.addLayout(row)
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(page)
        page.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        return scroll

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        cancel = theme.button(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.save = theme.button(tr("Save Certificate"), "save", primary=True)
        self.save.clicked.connect(self._save)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.save)
        return row

    def add_holder(self) -> None:
        """Offer the fields of one more holder."""
        number = len(self.holders) + 1
        rows = {table: _blank(table, f"{table}{number}") for table in ("party", "right")}
        title = f"{record_words.kind_of('party')} {number}"
        card = RecordCard("party", title, rows, ("", ""), self._keys)
        card.edited.connect(self._on_edited)
        self.holders.append(card)
        self._holder_rows.addWidget(card)
        self.fewer.setVisible(len(self.holders) > 1)

    def _drop_holder(self) -> None:
        card = self.holders.pop()
        self._holder_rows.removeWidget(card)
        card.hide()
        card.deleteLater()
        self.fewer.setVisible(len(self.holders) > 1)
        self._on_edited()

    def _cards(self) -> list[RecordCard]:
        return [self.certificate, *self.holders]

    def _on_edited(self) -> None:
        wrong = any(
            editor.changed and editor.reading().problem for card in self._cards() for editor in card.editors.values()
        )
        self.save.setEnabled(self.certificate.is_filled() and not wrong)
        self._problem.setText(tr("Correct the marked field first.") if wrong else "")
        self._problem.setVisible(wrong)
        self._pause.start()

    def _typed(self) -> tuple[dict, list[dict]]:
        """Return what was typed: the certificate, and the holders of whom anything was said."""
        (paper,) = self.certificate.changes().values() or ({},)
        holders = [
            {column: value for values in card.changes().values() for column, value in values.items()}
            for card in self.holders
        ]
        return paper, [holder for holder in holders if holder]

    def _judge(self) -> None:
        """Tell beside the fields what the rules say, other records considered."""
        if not self.save.isEnabled():
            return
        try:
            entered = self._session.enter_certificate(self._uid, *self._typed(), write=False)
        except CampaignError:
            return  # not whole yet: said when it is saved
        filled = [card for card in self.holders if card.is_filled()]
        for odd in entered.odd:
            card = self.certificate if odd.holder is None else filled[odd.holder]
            if odd.field in card.editors:
                card.editors[odd.field].hint(odd.message)

    def _save(self) -> None:
        try:
            self._session.enter_certificate(self._uid, *self._typed())
        except CampaignError as error:
            self._problem.setText(error.sentence(QgisLanguage()))
            self._problem.setVisible(True)
            return
        self.saved.emit(self._name)
        self.accept()
