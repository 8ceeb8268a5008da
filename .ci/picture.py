"""Draws a work copy and its findings as a picture, with the layers and styles of the plugin.

    picture.py WORK.gpkg PICTURE.png [TITLE]

Run it with QT_QPA_PLATFORM=offscreen where there is no display.
"""

import os
import sys
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsPrintLayout,
    QgsProject,
    QgsTextFormat,
)
from qgis.PyQt.QtGui import QFont

WIDTH_MM, HEIGHT_MM, LEGEND_MM, MARGIN_MM, TITLE_MM = 297, 190, 62, 6, 12
DPI = 144
FONT = "Open Sans"


def _place(layout: QgsPrintLayout, item, x: float, y: float, width: float, height: float):
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(x, y, Qgis.LayoutUnit.Millimeters))
    item.attemptResize(QgsLayoutSize(width, height, Qgis.LayoutUnit.Millimeters))
    return item


def _text(size: float, bold: bool = False) -> QgsTextFormat:
    style = QgsTextFormat()
    style.setFont(QFont(FONT, -1, QFont.Weight.Bold if bold else QFont.Weight.Normal))
    style.setSize(size)
    return style


def draw(project: QgsProject, layers: list, extent, target: Path, title: str) -> None:
    """Write a page with a title, the map, its legend and its scale."""
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(WIDTH_MM, HEIGHT_MM, Qgis.LayoutUnit.Millimeters))
    heading = _place(layout, QgsLayoutItemLabel(layout), MARGIN_MM, 4, WIDTH_MM - 2 * MARGIN_MM, TITLE_MM)
    heading.setText(title)
    heading.setTextFormat(_text(13, bold=True))
    top = TITLE_MM + 4
    map_width = WIDTH_MM - LEGEND_MM - 3 * MARGIN_MM
    sheet = _place(layout, QgsLayoutItemMap(layout), MARGIN_MM, top, map_width, HEIGHT_MM - top - MARGIN_MM)
    sheet.setLayers(layers)
    sheet.setFrameEnabled(True)
    extent.scale(1.03)
    sheet.zoomToExtent(extent)
    legend = _place(layout, QgsLayoutItemLegend(layout), WIDTH_MM - LEGEND_MM - MARGIN_MM, top, LEGEND_MM, 80)
    legend.setLinkedMap(sheet)
    legend.setLegendFilterByMapEnabled(True)
    for node in legend.model().rootGroup().findGroups():
        QgsLegendRenderer.setNodeLegendStyle(node, QgsLegendStyle.Hidden)
    for style in (
        QgsLegendStyle.Title,
        QgsLegendStyle.Group,
        QgsLegendStyle.Subgroup,
        QgsLegendStyle.SymbolLabel,
    ):
        shown = legend.style(style)
        shown.setTextFormat(_text(8, bold=style != QgsLegendStyle.SymbolLabel))
        legend.setStyle(style, shown)
    bar = _place(layout, QgsLayoutItemScaleBar(layout), WIDTH_MM - LEGEND_MM - MARGIN_MM, HEIGHT_MM - 20, LEGEND_MM, 12)
    bar.setLinkedMap(sheet)
    bar.applyDefaultSize()
    bar.setTextFormat(_text(8))
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = DPI
    settings.generateWorldFile = False
    done = QgsLayoutExporter(layout).exportToImage(str(target), settings)
    if done != QgsLayoutExporter.ExportResult.Success:
        raise SystemExit(f"The picture could not be written to {target}.")


def main() -> int:
    """Draw the work copy named on the command line."""
    work, target = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    title = sys.argv[3] if len(sys.argv) > 3 else work.stem
    application = QgsApplication([], True)
    application.initQgis()
    from land_campaign_plugin.qgis_bridge import layers

    project = QgsProject.instance()
    added = layers.add(work, project)
    draw(project, added.all(), layers.home_extent(added.plots), target, title)
    del added
    project.clear()
    sys.stdout.flush()
    # Python takes Qt's objects apart in no order at exit, which may crash after the work is done.
    os._exit(0)


if __name__ == "__main__":
    main()
