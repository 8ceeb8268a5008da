"""How the panels look: spacing, the few colours of our own, and shared small widgets.

Everything else comes from QGIS's palette, so that its night themes work too.
"""

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from . import icons

GAP, PAD = 8, 12
ACCENT = "#1f7a8c"
SEVERITY_COLOURS = {"E": "#c0392b", "W": "#d9820f", "I": "#2f74c0"}


def is_dark() -> bool:
    """Tell whether QGIS shows a night theme."""
    return QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def muted() -> str:
    """Return the colour of secondary text."""
    return "#a8b3ba" if is_dark() else "#5c6870"


def line() -> str:
    """Return the colour of thin borders."""
    return "#4b545a" if is_dark() else "#d3d9dd"


def tint(colour: str, share: float = 0.12) -> str:
    """Return `colour` mixed into the background of input fields."""
    base = QApplication.palette().color(QPalette.ColorRole.Base)
    top = QColor(colour)
    mixed = (
        round(base_part * (1 - share) + top_part * share)
        for base_part, top_part in zip(
            (base.red(), base.green(), base.blue()), (top.red(), top.green(), top.blue()), strict=True
        )
    )
    return "#{:02x}{:02x}{:02x}".format(*mixed)


def style_sheet() -> str:
    """Return the style sheet of the dock and its dialogs."""
    return f"""
    QPushButton[primary="true"] {{
        background: {ACCENT}; color: white; border: 1px solid {ACCENT}; border-radius: 4px;
        padding: 6px 14px; font-weight: 600; }}
    QPushButton[primary="true"]:hover {{ background: #186473; }}
    QPushButton[primary="true"]:focus {{ border: 1px solid #0d4450; }}
    QPushButton[primary="true"]:disabled {{ background: {tint(ACCENT, 0.25)}; border-color: {tint(ACCENT, 0.25)};
        color: {muted()}; }}
    QPushButton[plain="true"] {{
        background: palette(base); border: 1px solid {line()}; border-radius: 4px; padding: 6px 14px; }}
    QPushButton[plain="true"]:hover {{ border-color: {ACCENT}; }}
    QPushButton[plain="true"]:disabled {{ color: {muted()}; }}
    QPushButton[act="true"] {{ padding: 6px 5px; }}
    QPushButton[menu="true"] {{ padding-right: 26px; }}
    QPushButton[menu="true"]::menu-indicator {{
        subcontrol-origin: padding; subcontrol-position: right center; right: 8px; }}
    QToolButton[chip="true"] {{
        border: 1px solid {line()}; border-radius: 12px; padding: 3px 9px 3px 6px; background: transparent; }}
    QToolButton[chip="true"]:checked, QToolButton[on="true"] {{
        background: {tint(ACCENT, 0.16)}; border-color: {ACCENT}; }}
    QToolButton[chip="true"]:hover {{ border-color: {ACCENT}; }}
    QToolButton[words="true"] {{ padding: 3px 10px; }}
    QToolButton[link="true"] {{ border: none; color: {ACCENT}; padding: 2px; }}
    QToolButton[link="true"]:hover {{ text-decoration: underline; }}
    QFrame[card="true"] {{ border: 1px solid {line()}; border-radius: 6px; background: palette(base); }}
    QLabel[muted="true"] {{ color: {muted()}; }}
    QLabel[title="true"] {{ font-weight: 600; font-size: 12pt; }}
    QLabel[strong="true"] {{ font-weight: 600; }}
    QLabel[section="true"] {{ font-weight: 600; color: {muted()}; }}
    QLineEdit, QComboBox {{ min-height: 22px; }}
    """


def label(text: str = "", role: str = "", wrap: bool = False) -> QLabel:
    """Return a label that plays `role` (``title``, ``section``, ``strong``, ``muted``, or none)."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty(role, True)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def button(text: str, icon: str = "", primary: bool = False) -> QPushButton:
    """Return a push button in our look."""
    made = QPushButton(text)
    made.setProperty("primary" if primary else "plain", True)
    made.setAutoDefault(False)
    if icon:
        made.setIcon(icons.icon(icon, "#ffffff" if primary else None))
    return made


def link(text: str) -> QToolButton:
    """Return a button that looks like a link."""
    made = QToolButton()
    made.setText(text)
    made.setProperty("link", True)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    return made


def tool(icon: str, tip: str) -> QToolButton:
    """Return a flat button with an icon and a tool tip."""
    made = QToolButton()
    made.setAutoRaise(True)
    made.setIcon(icons.icon(icon))
    made.setToolTip(tip)
    made.setAccessibleName(tip)
    return made


def card() -> QFrame:
    """Return a framed area."""
    made = QFrame()
    made.setProperty("card", True)
    return made


def scrolled(inside: QWidget) -> QScrollArea:
    """Return `inside` in an area that scrolls where there is too little room, and never makes the window grow."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setWidget(inside)
    inside.setAutoFillBackground(False)
    made.viewport().setAutoFillBackground(False)
    return made


def column(parent: QWidget, margin: int = PAD, gap: int = GAP) -> QVBoxLayout:
    """Give `parent` a vertical layout with our spacing."""
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    return layout
