"""What each rule came to in the last check: the four outcomes, never mixed up, and the rules that are off."""

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QWidget

from ..model.findings import COULD_NOT_RUN, FINDINGS, NOTHING_TO_CHECK
from ..qgis_bridge import side_inputs
from ..qgis_bridge.language import QgisLanguage, tr
from . import icons, texts, theme
from .back_page import BackPage


class RulesPanel(BackPage):
    """A line for each rule: outcome, name, what came of it and why."""

    help_wanted = pyqtSignal(str)
    rule_wanted = pyqtSignal(str)
    against_wanted = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        layout = theme.column(self, 0, 6)
        head = QHBoxLayout()
        back = theme.tool("back", tr("Back to the list (Esc)"))
        back.clicked.connect(self.back_wanted)
        head.addWidget(back)
        head.addWidget(theme.label(tr("Rules of the Last Check"), "title"), 1)
        layout.addLayout(head)
        self._run = theme.label("", "muted", wrap=True)
        layout.addWidget(self._run)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        layout.addWidget(self._scroll, 1)

    def show_run(self, outcomes: dict, off: dict[str, str], about: str) -> None:
        """Show the outcomes of a run, and why rules are `off`."""
        self._run.setText(about)
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 4, 8, 4)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        row = 0
        for code in sorted({**outcomes, **off}):
            outcome = outcomes.get(code)
            mark = theme.label()
            name = theme.link(texts.rule_title(code))
            name.clicked.connect(lambda _checked=False, wanted=code: self.help_wanted.emit(wanted))
            idle = outcome is not None and outcome.outcome in (NOTHING_TO_CHECK, COULD_NOT_RUN)
            grid.addWidget(name, row, 1, 1, 2 if idle else 1, Qt.AlignmentFlag.AlignLeft)
            reason = ""
            if outcome is None:
                mark.setPixmap(icons.icon("outcome_nothing").pixmap(QSize(18, 18)))
                grid.addWidget(theme.label(tr("Off"), "muted"), row, 2)
                reason = off[code]
            else:
                mark.setPixmap(icons.icon(_icon(outcome)).pixmap(QSize(18, 18)))
                words = texts.outcome(outcome.outcome, outcome.count)
                if outcome.outcome == FINDINGS:
                    shown = theme.link(words)
                    shown.clicked.connect(lambda _checked=False, wanted=code: self.rule_wanted.emit(wanted))
                else:
                    shown = theme.label(words, "muted")
                if idle:
                    reason = ". ".join(filter(None, (words, outcome.why(QgisLanguage()))))
                else:
                    grid.addWidget(shown, row, 2)
                if outcome.symptoms:
                    reason = texts.symptoms(outcome.symptoms)
            grid.addWidget(mark, row, 0)
            if reason:
                row += 1
                grid.addWidget(theme.label(reason, "muted", wrap=True), row, 1, 1, 2)
            if outcome is not None and side_inputs.wanted_by(outcome.reason):
                row += 1
                choose = theme.link(tr("Choose a file…"))
                choose.clicked.connect(self.against_wanted)
                grid.addWidget(choose, row, 1, Qt.AlignmentFlag.AlignLeft)
            row += 1
        grid.setRowStretch(row, 1)
        self._scroll.setWidget(page)


def _icon(outcome) -> str:
    if outcome.outcome != FINDINGS:
        return texts.OUTCOME_ICONS[outcome.outcome]
    worst = next((key for key in ("E", "W", "I") if outcome.severity.get(key)), "I")
    return f"severity_{worst.lower()}"
