"""Paints a line of a list: two lines, title above and sentence below, where the dock is narrow; one where it is not.

What a finding has hanging under it stands in a pill behind its title, with an arrow before its icon.
"""

from qgis.PyQt.QtCore import QPoint, QRect, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFont, QPainter, QPalette, QPolygon
from qgis.PyQt.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ..qgis_bridge.language import number
from . import theme
from .findings_model import HANGING_ROLE, INDENT_ROLE, OPEN_ROLE, SECOND_LINE_ROLE

_MARGIN, _GAP, _PILL, _ICON = 6, 2, 7, 16
ARROW = 16
"""Width of the strip that holds the arrow."""


class LineDelegate(QStyledItemDelegate):
    """Shows a title, and the line under it where `two_lines` says so."""

    def __init__(self, two_lines: bool, parent=None):
        super().__init__(parent)
        self._two_lines = two_lines

    def paint(self, painter, option, index):
        """Paint one cell."""
        style_option = _background(self, painter, option, index)
        title, chosen = style_option.text, bool(option.state & QStyle.StateFlag.State_Selected)
        colour = option.palette.color(QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text)
        area = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        height = option.fontMetrics.height()
        lines = 2 if self._two_lines else 1
        top = area.top() + (area.height() - lines * height - (lines - 1) * _GAP) // 2
        painter.save()
        font = QFont(option.font)
        hanging = index.data(HANGING_ROLE)
        if self._two_lines or hanging:
            font.setWeight(QFont.Weight.DemiBold)
        line = QRect(area.left(), top, area.width(), height)
        if hanging:
            line.setRight(self._pill(painter, option, line, number(hanging, 0), chosen) - _GAP)
        painter.setPen(colour)
        painter.setFont(font)
        _write(painter, line, title)
        if self._two_lines:
            painter.setPen(colour if chosen else QColor(theme.muted()))
            painter.setFont(option.font)
            below = QRect(area.left(), top + height + _GAP, area.width(), height)
            _write(painter, below, index.data(SECOND_LINE_ROLE) or "")
        painter.restore()

    def sizeHint(self, option, index):  # noqa: N802 - Qt's name
        """Return room for the lines."""
        lines = 2 if self._two_lines else 1
        return QSize(super().sizeHint(option, index).width(), lines * option.fontMetrics.height() + 14)

    @staticmethod
    def _pill(painter, option, line: QRect, text: str, chosen: bool) -> int:
        """Paint how many hang under this one at the right end of the line; return where it begins."""
        width = option.fontMetrics.horizontalAdvance(text) + 2 * _PILL
        pill = QRectF(line.right() - width, line.top() - 1, width, line.height() + 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(255, 255, 255, 60) if chosen else QColor(theme.tint(theme.ACCENT, 0.18)))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        painter.setPen(option.palette.color(role))
        painter.setFont(option.font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
        return int(pill.left())


class MarkDelegate(QStyledItemDelegate):
    """Shows the icon of a finding, an arrow before it where others hang under it, and those set in."""

    def paint(self, painter, option, index):
        """Paint one cell."""
        style_option = _background(self, painter, option, index)
        left = option.rect.left() + (ARROW if self._has_arrows(index) else _MARGIN + 2)
        left += ARROW * (index.data(INDENT_ROLE) or 0)
        top = option.rect.top() + (option.rect.height() - _ICON) // 2
        style_option.icon.paint(painter, QRect(left, top, _ICON, _ICON))
        if index.data(HANGING_ROLE):
            middle = QPoint(option.rect.left() + ARROW // 2, option.rect.center().y())
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
            _arrow(painter, middle, bool(index.data(OPEN_ROLE)), option.palette.color(role))

    @staticmethod
    def _has_arrows(index) -> bool:
        return index.model().has_causes()


def _background(delegate, painter, option, index) -> QStyleOptionViewItem:
    """Paint the cell without text and icon, and return what stands in it."""
    style_option, empty = QStyleOptionViewItem(option), QStyleOptionViewItem(option)
    delegate.initStyleOption(style_option, index)
    delegate.initStyleOption(empty, index)
    empty.text = ""
    empty.state &= ~QStyle.StateFlag.State_HasFocus
    empty.features &= ~QStyleOptionViewItem.ViewItemFeature.HasDecoration
    style = option.widget.style() if option.widget is not None else QApplication.style()
    style.drawControl(QStyle.ControlElement.CE_ItemViewItem, empty, painter, option.widget)
    return style_option


def _arrow(painter, middle: QPoint, down: bool, colour: QColor) -> None:
    """Paint a small filled arrow, to the right or down."""
    corners = ((-4, -2), (4, -2), (0, 3)) if down else ((-2, -4), (-2, 4), (3, 0))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygon([middle + QPoint(*corner) for corner in corners]))
    painter.restore()


def _write(painter, area: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
