"""The card above the plot form: what is wrong, what to do, and the proposal for the shape if there is one."""

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ..qgis_bridge.language import QgisLanguage, number, tr
from . import icons, texts, theme

_MOVES_M = 0.0005


class FindingCard(QFrame):
    """Says in words what a finding is, and offers what can be done about it."""

    help_wanted = pyqtSignal(str)
    preview_wanted = pyqtSignal()
    apply_wanted = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setObjectName("card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(6)
        self._icon = theme.label()
        self._rule = theme.label()
        self._rule.setStyleSheet("font-weight: 600;")
        self.why = theme.link(tr("Why?"))
        head.addWidget(self._icon)
        head.addWidget(self._rule, 1)
        head.addWidget(self.why)
        layout.addLayout(head)
        self._message = theme.label("", wrap=True)
        self._message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._remedy = theme.label("", "muted", wrap=True)
        layout.addWidget(self._message)
        layout.addWidget(self._remedy)
        layout.addWidget(self._make_proposal())
        self._code = ""
        self.why.clicked.connect(lambda: self.help_wanted.emit(self._code))

    def _make_proposal(self) -> QWidget:
        self._proposal = QWidget()
        layout = QVBoxLayout(self._proposal)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(4)
        self._offer = theme.label("", wrap=True)
        layout.addWidget(self._offer)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        self.preview = theme.button(tr("Preview"), "preview")
        self.preview.setCheckable(False)
        self.apply = theme.button(tr("Apply"), "done", primary=True)
        self.preview.setObjectName("preview")
        self.apply.setObjectName("apply")
        row.addWidget(self.preview)
        row.addWidget(self.apply)
        row.addStretch(1)
        layout.addLayout(row)
        self.preview.clicked.connect(self.preview_wanted)
        self.apply.clicked.connect(self.apply_wanted)
        return self._proposal

    def show_finding(self, code: str, severity: str, message: str, remedy: str) -> None:
        """Show a finding; a proposal comes by `show_proposal`."""
        self._code = code
        colour = theme.SEVERITY_COLOURS[severity]
        self.setStyleSheet(
            f"QFrame#card {{ background: {theme.tint(colour, 0.08)}; border: 1px solid {theme.tint(colour, 0.35)};"
            f" border-left: 4px solid {colour}; border-radius: 4px; }}"
        )
        self._icon.setPixmap(texts.severity_icon(severity).pixmap(QSize(18, 18)))
        self._rule.setText(texts.rule_title(code))
        self._message.setText(message)
        self._remedy.setText(remedy)
        self._remedy.setVisible(bool(remedy))
        self.show_proposal(None)

    def show_proposal(self, proposal) -> None:
        """Offer a correction of the shape, or nothing."""
        self._proposal.setVisible(proposal is not None)
        if proposal is None:
            return
        parts = [proposal.label(QgisLanguage()) + "."]
        for uid, before in list(proposal.area_before_m2.items())[:2]:
            after = proposal.area_after_m2[uid]
            parts.append(tr("Area {before} → {after} m².", before=number(before, 2), after=number(after, 2)))
        if proposal.longest_move_m < _MOVES_M:
            parts.append(tr("No boundary moves."))
        else:
            parts.append(tr("Longest move of a boundary: {move} m.", move=number(proposal.longest_move_m, 3)))
        self._offer.setText(" ".join(parts))

    def set_previewed(self, previewed: bool) -> None:
        """Say whether the map shows the proposal."""
        self.preview.setText(tr("Hide Preview") if previewed else tr("Preview"))
        self.preview.setIcon(icons.icon("close" if previewed else "preview"))
