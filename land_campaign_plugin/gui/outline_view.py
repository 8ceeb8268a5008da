"""A small drawing of where things lie: shapes as paths, fitted into whatever room there is. No map canvas, no layer."""

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap, QTransform
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ..qgis_bridge.language import number, tr
from . import theme

_MARGIN, _BAR_SHARE, _BAR_HEIGHT, _RING, _MARK = 14, 0.3, 4, 12, 7
_STEPS = (1, 2, 5)
_TITLE_SIZE, _TEXT_SIZE = 1.4, 1.2
_GROUND = 1e-6
"""The least width that is drawn, in map units."""


@dataclass(frozen=True)
class Drawn:
    """Something to draw.

    Parameters
    ----------
    path : QPainterPath
        In map units, y upwards.
    stroke : str
        Colour of the line.
    fill : str
        Colour of the inside, empty for none.
    width : float
        Of the line, in pixels.
    dashed : bool
        Whether the line is one of dashes.
    words : str
        What stands for it in the legend, empty for nothing.
    ringed : bool
        Whether a ring is drawn around it where it is hardly seen.
    """

    path: QPainterPath
    stroke: str
    fill: str = ""
    width: float = 1.0
    dashed: bool = False
    words: str = ""
    ringed: bool = False


@dataclass(frozen=True)
class Mark:
    """A number in a ring, at a place in map units; a strong one is filled."""

    x: float
    y: float
    words: str
    strong: bool = False


class OutlineView(QWidget):
    """Draws shapes, a scale bar in metres where units are metres, and a sentence where there is nothing to draw."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._things: list[Drawn] = []
        self._marks: list[Mark] = []
        self._focus = QRectF()
        self._text = self._title = ""
        self._metric = True
        self._picture: QPixmap | None = None
        self.setMinimumSize(160, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_text(self, text: str, title: str = "") -> None:
        """Show a sentence in place of shapes; below a title it is one to be read, and larger."""
        self.show_things([], text=text, title=title)

    def told(self) -> str:
        """Return what is said in place of shapes."""
        return "" if self._things else "\n".join(filter(None, (self._title, self._text)))

    def show_things(
        self,
        things: Sequence[Drawn],
        *,
        focus: QRectF | None = None,
        metric: bool = True,
        text: str = "",
        title: str = "",
        marks: Sequence[Mark] = (),
    ) -> None:
        """Draw `things`, the first at the bottom.

        Parameters
        ----------
        focus : QRectF, optional
            What is fitted into the widget, in map units; all of it without.
        metric : bool
            Whether map units are metres, so that a scale bar has a meaning.
        text, title : str
            Shown where there is nothing to draw.
        marks : sequence of Mark
            Drawn over everything, strong ones last.
        """
        self._marks = sorted(marks, key=lambda mark: mark.strong)
        self._things, self._metric, self._text, self._title = list(things), metric, text, title
        box = QRectF()
        for thing in self._things:
            box = box.united(thing.path.boundingRect())
        self._focus = focus if focus is not None else box
        self.setAccessibleDescription(", ".join(thing.words for thing in self._things if thing.words) or self.told())
        self._forget()

    def drawn(self) -> int:
        """Return how many things are drawn."""
        return len(self._things)

    def _forget(self) -> None:
        self._picture = None
        self.update()

    def resizeEvent(self, event):  # noqa: N802 - Qt's name
        """Fit anew."""
        self._forget()
        super().resizeEvent(event)

    def changeEvent(self, event):  # noqa: N802 - Qt's name
        """Follow another theme."""
        self._forget()
        super().changeEvent(event)

    def paintEvent(self, _event):  # noqa: N802 - Qt's name
        """Draw once, and show the same picture until something changes."""
        if self._picture is None:
            self._picture = self._paint()
        QPainter(self).drawPixmap(0, 0, self._picture)

    def _paint(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self.palette().base().color())
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._things and not self._focus.isNull():
            scale, transform = self._fitted()
            for thing in self._things:
                self._draw(painter, transform, thing)
            for mark in self._marks:
                self._draw_mark(painter, transform.map(QPointF(mark.x, mark.y)), mark)
            if self._metric:
                self._draw_bar(painter, scale)
            self._draw_legend(painter)
        else:
            self._tell(painter)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(theme.line()))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
        return picture

    def _tell(self, painter: QPainter) -> None:
        """Write the sentence: small and grey where it only fills the room, large below a title."""
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        wrapped = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        if not self._title:
            painter.setPen(QColor(theme.muted()))
            painter.drawText(room, wrapped | Qt.AlignmentFlag.AlignVCenter, self._text)
            return
        room.adjust(_MARGIN, 0, -_MARGIN, 0)
        fonts = (_larger(self.font(), _TITLE_SIZE, bold=True), _larger(self.font(), _TEXT_SIZE))
        boxes = []
        for font, text in zip(fonts, (self._title, self._text), strict=True):
            painter.setFont(font)
            boxes.append(painter.boundingRect(room, wrapped, text))
        top = max(room.top(), room.center().y() - (sum(box.height() for box in boxes) + _MARGIN) / 2)
        painter.setPen(self.palette().text().color())
        for font, text, box in zip(fonts, (self._title, self._text), boxes, strict=True):
            painter.setFont(font)
            painter.drawText(QRectF(room.left(), top, room.width(), box.height()), wrapped, text)
            top += box.height() + _MARGIN

    def _fitted(self) -> tuple[float, QTransform]:
        """Return pixels per map unit, and the way from map units to pixels."""
        width, height = max(self._focus.width(), _GROUND), max(self._focus.height(), _GROUND)
        below = max(2, sum(bool(thing.words) for thing in self._things)) * (self.fontMetrics().height() + 2)
        room = self.height() - 2 * _MARGIN - below
        scale = min((self.width() - 2 * _MARGIN) / width, max(room, 1) / height)
        centre = self._focus.center()
        move = QTransform.fromTranslate(self.width() / 2, _MARGIN + room / 2)
        return scale, QTransform.fromTranslate(-centre.x(), -centre.y()) * QTransform.fromScale(scale, -scale) * move

    @staticmethod
    def _draw(painter: QPainter, transform: QTransform, thing: Drawn) -> None:
        painter.setPen(_pen(thing, thing.width))
        painter.setBrush(QColor(thing.fill) if thing.fill else Qt.BrushStyle.NoBrush)
        path = transform.map(thing.path)
        painter.drawPath(path)
        box = path.boundingRect()
        if thing.ringed and max(box.width(), box.height()) < _RING:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box.center(), _RING, _RING)

    def marked(self) -> list[str]:
        """Return what the marks say."""
        return [mark.words for mark in self._marks]

    def _draw_mark(self, painter: QPainter, at: QPointF, mark: Mark) -> None:
        room = painter.fontMetrics().boundingRect(mark.words).width() / 2 + _MARK
        box = QRectF(at.x() - room, at.y() - _MARK - 2, 2 * room, 2 * _MARK + 4)
        strong = theme.SEVERITY_COLOURS["E"]
        painter.setPen(QPen(QColor(strong if mark.strong else theme.muted()), 1.5))
        painter.setBrush(QColor(strong) if mark.strong else self.palette().base().color())
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(QColor("#ffffff") if mark.strong else self.palette().text().color())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark.words)

    def _draw_bar(self, painter: QPainter, scale: float) -> None:
        """Draw a bar of a round length."""
        most = self.width() * _BAR_SHARE / scale
        power = 10.0 ** (len(str(int(most))) - 1) if most >= 1 else 0.1
        length = max(step * power for step in _STEPS if step * power <= max(most, power))
        left, bottom = self.width() - _MARGIN - length * scale, self.height() - _MARGIN
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.muted()))
        painter.drawRect(QRectF(left, bottom - _BAR_HEIGHT, length * scale, _BAR_HEIGHT))
        painter.setPen(QColor(theme.muted()))
        words = tr("{length} km", length=number(length / 1000, 0)) if length >= 1000 else (
            tr("{length} m", length=number(length, 0 if length >= 1 else 1))
        )  # fmt: skip
        height = self.fontMetrics().height()
        room = QRectF(0, bottom - _BAR_HEIGHT - height - 2, self.width() - _MARGIN, height)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, words)

    def _draw_legend(self, painter: QPainter) -> None:
        """Name what is drawn, at the lower left."""
        metrics, top = self.fontMetrics(), self.height() - _MARGIN
        for thing in self._things:
            if not thing.words:
                continue
            painter.setPen(_pen(thing, 2))
            painter.drawLine(QPointF(_MARGIN, top - 4), QPointF(_MARGIN + 16, top - 4))
            painter.setPen(QColor(theme.muted()))
            words = metrics.elidedText(thing.words, Qt.TextElideMode.ElideRight, int(self.width() * 0.6))
            painter.drawText(QPointF(_MARGIN + 22, top), words)
            top -= metrics.height() + 2


def _larger(font: QFont, times: float, bold: bool = False) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * times)
    made.setBold(bold)
    return made


def _pen(thing: Drawn, width: float) -> QPen:
    return QPen(QColor(thing.stroke), width, Qt.PenStyle.DashLine if thing.dashed else Qt.PenStyle.SolidLine)
