"""Paints a finding in two lines, rule above and sentence below, so that a narrow dock still tells what is wrong."""

from qgis.PyQt.QtCore import QRect, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFont, QPalette
from qgis.PyQt.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from . import theme
from .findings_model import MESSAGE

_MARGIN, _GAP = 6, 2


class TwoLineDelegate(QStyledItemDelegate):
    """Shows the rule in bold and the message of the same row under it."""

    def paint(self, painter, option, index):
        """Paint one cell."""
        style_option = QStyleOptionViewItem(option)
        self.initStyleOption(style_option, index)
        title, style_option.text = style_option.text, ""
        widget = option.widget
        style = widget.style() if widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, style_option, painter, widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        area = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        height = option.fontMetrics.height()
        top = area.top() + (area.height() - 2 * height - _GAP) // 2
        sentence = index.siblingAtColumn(MESSAGE).data()
        painter.save()
        painter.setPen(option.palette.color(role))
        painter.setFont(bold)
        self._line(painter, QRect(area.left(), top, area.width(), height), title)
        if not chosen:
            painter.setPen(QColor(theme.muted()))
        painter.setFont(option.font)
        self._line(painter, QRect(area.left(), top + height + _GAP, area.width(), height), sentence)
        painter.restore()

    def sizeHint(self, option, index):  # noqa: N802 - Qt's name
        """Return room for two lines."""
        return QSize(super().sizeHint(option, index).width(), 2 * option.fontMetrics.height() + 14)

    @staticmethod
    def _line(painter, area: QRect, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
