"""Our icons: SVG files whose lines take the colour of the window's text, sharp on any screen."""

from functools import lru_cache

from qgis.PyQt.QtCore import QByteArray, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QIcon, QPainter, QPalette, QPixmap
from qgis.PyQt.QtSvg import QSvgRenderer
from qgis.PyQt.QtWidgets import QApplication

from ..paths import resource

_SIZES = (16, 20, 24, 32, 48, 64, 96)


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def _render(source: str, size: int) -> QPixmap:
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def icon(name: str, colour: str | None = None) -> QIcon:
    """Return the icon `name`; `colour` replaces the text colour of the window."""
    palette = QApplication.palette()
    normal = colour or palette.color(QPalette.ColorRole.WindowText).name()
    return _drawn(name, normal, palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText).name())


@lru_cache(maxsize=256)
def _drawn(name: str, normal: str, faint: str) -> QIcon:
    made, source = QIcon(), _source(name)
    for size in _SIZES:
        made.addPixmap(_render(source.replace("currentColor", normal), size), QIcon.Mode.Normal)
        if "currentColor" in source:
            made.addPixmap(_render(source.replace("currentColor", faint), size), QIcon.Mode.Disabled)
    return made


def plain(name: str) -> QIcon:
    """Return an icon straight from its file: cheap, for toolbars and menus at start-up."""
    return QIcon(str(resource("icons", f"{name}.svg")))
