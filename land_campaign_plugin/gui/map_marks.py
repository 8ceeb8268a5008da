"""What we draw on the map beside the layers: the place of a finding, its plots, a proposal before and after."""

from qgis.core import Qgis, QgsCoordinateTransform, QgsGeometry, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from . import theme

_CONTEXT_SHARE, _LEAST_WIDTH_M = 0.6, 12.0


class MapMarks:
    """Rubber bands and zooming on one canvas."""

    def __init__(self, canvas: QgsMapCanvas):
        self._canvas = canvas
        self._bands: list[QgsRubberBand] = []
        self._preview: list[QgsRubberBand] = []

    def zoom(
        self,
        layer: QgsVectorLayer,
        box: QgsRectangle,
        context: float = _CONTEXT_SHARE,
        least_m: float = _LEAST_WIDTH_M,
    ) -> None:
        """Show `box`, in the layer's coordinates, and that share of its size around it."""
        grown = QgsRectangle(box)
        least = max(least_m - min(grown.width(), grown.height()), 0) / 2
        grown.grow(max(grown.width(), grown.height()) * context / 2 + least)
        self._canvas.setExtent(self.to_map(layer).transformBoundingBox(grown))
        self._canvas.refresh()

    def flash(self, layer: QgsVectorLayer, shapes: list[QgsGeometry]) -> None:
        """Let plots flash twice."""
        start, end = QColor(theme.ACCENT), QColor(theme.ACCENT)
        start.setAlpha(190)
        end.setAlpha(0)
        self._canvas.flashGeometries(shapes, layer.crs(), start, end, 3, 350)

    def outline(
        self, layer: QgsVectorLayer, shapes: list[QgsGeometry], place: QgsGeometry | None, severity: str
    ) -> None:
        """Outline the plots of the finding at hand, and mark its place."""
        self.clear()
        for shape in shapes:
            self._bands.append(self._band(layer, shape, theme.ACCENT, 2.5))
        if place is not None and not place.isEmpty():
            colour = theme.SEVERITY_COLOURS.get(severity, theme.ACCENT)
            whole = any(place.area() > 0.5 * shape.area() for shape in shapes)
            self._bands.append(self._band(layer, place, colour, 2.5, fill=0 if whole else 90, icon_size=15))

    def preview(
        self,
        layer: QgsVectorLayer,
        before: list[QgsGeometry],
        after: list[QgsGeometry],
        vertices: QgsGeometry,
        before_colour: str = "#c0392b",
    ) -> None:
        """Show shapes as they are (dashed) and as they would be, with the vertices that come or move."""
        self.clear_preview()
        for shape in after:
            self._preview.append(self._band(layer, shape, "#2e8b57", 3, fill=28))
        for shape in before:
            self._preview.append(self._band(layer, shape, before_colour, 1.8, style=Qt.PenStyle.DashLine))
        if not vertices.isNull():
            self._preview.append(self._band(layer, vertices, "#2e8b57", 3, fill=255, icon_size=13, full=True))

    def compare(self, layer: QgsVectorLayer, sides: list[tuple[QgsGeometry, str, float, int, bool]]) -> None:
        """Show versions of a shape over each other: shape, colour, width, how full (0 to 255), dashed."""
        self.clear()
        for shape, colour, width, fill, dashed in sides:
            if not shape.isEmpty():
                style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
                self._bands.append(self._band(layer, shape, colour, width, fill=fill, style=style))

    def clear_preview(self) -> None:
        """Take the preview away."""
        self._drop(self._preview)

    def clear(self) -> None:
        """Take everything away."""
        self._drop(self._bands)
        self.clear_preview()

    def _band(self, layer, shape, colour, width, fill=0, style=Qt.PenStyle.SolidLine, icon_size=0, full=False):
        band = QgsRubberBand(self._canvas, shape.type() if not shape.isNull() else Qgis.GeometryType.Polygon)
        band.setToGeometry(shape, layer)
        band.setStrokeColor(QColor(colour))
        inside = QColor(colour)
        inside.setAlpha(fill)
        band.setFillColor(inside)
        band.setWidth(width)
        band.setLineStyle(style)
        if icon_size:
            band.setIcon(QgsRubberBand.IconType.ICON_FULL_BOX if full else QgsRubberBand.IconType.ICON_CIRCLE)
            band.setIconSize(icon_size)
        band.show()
        return band

    def _drop(self, bands: list[QgsRubberBand]) -> None:
        for band in bands:
            band.hide()
            self._canvas.scene().removeItem(band)
        bands.clear()

    def to_map(self, layer: QgsVectorLayer) -> QgsCoordinateTransform:
        """Return the transformation from the layer's coordinates to the map's."""
        return QgsCoordinateTransform(layer.crs(), self._canvas.mapSettings().destinationCrs(), QgsProject.instance())
