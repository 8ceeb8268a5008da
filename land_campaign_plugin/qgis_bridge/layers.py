"""The work copy's layers in the project: added in a group, styled, and found again by custom property."""

from dataclasses import dataclass, field
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsFeatureRequest,
    QgsGeometry,
    QgsLayerTreeGroup,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..paths import resource
from .language import tr

ROLE, WORK_COPY = "land_campaign/role", "land_campaign/work_copy"
PLOTS, SHEETS, SEAMS, FINDINGS = "plots", "sheets", "seams", "findings"
_UNREADABLE = QT_TRANSLATE_NOOP("core", "QGIS cannot open the layer {layer} of {file}.")
_REOPEN = QT_TRANSLATE_NOOP("core", "Check that the file is complete and not open elsewhere, then open it again.")
_LEGEND = (
    QT_TRANSLATE_NOOP("gui", "Residential land"),
    QT_TRANSLATE_NOOP("gui", "Annual crops"),
    QT_TRANSLATE_NOOP("gui", "Perennial crops"),
    QT_TRANSLATE_NOOP("gui", "Forest"),
    QT_TRANSLATE_NOOP("gui", "Aquaculture"),
    QT_TRANSLATE_NOOP("gui", "Water surfaces and irrigation"),
    QT_TRANSLATE_NOOP("gui", "Transport"),
    QT_TRANSLATE_NOOP("gui", "Other non-agricultural land"),
    QT_TRANSLATE_NOOP("gui", "No land use recorded"),
    QT_TRANSLATE_NOOP("gui", "Error"),
    QT_TRANSLATE_NOOP("gui", "Warning"),
    QT_TRANSLATE_NOOP("gui", "Information"),
    QT_TRANSLATE_NOOP("gui", "Open seam"),
    QT_TRANSLATE_NOOP("gui", "Clean seam"),
)
"""Labels of the legend as the style files have them, in English."""
_PLACES = ("Point", "LineString", "Polygon")
_MILLIMETRE = 0.001
_ENOUGH = 50_000


@dataclass
class WorkLayers:
    """The layers of one open work copy."""

    plots: QgsVectorLayer
    sheets: QgsVectorLayer | None = None
    seams: QgsVectorLayer | None = None
    findings: list[QgsVectorLayer] = field(default_factory=list)

    def all(self) -> list[QgsVectorLayer]:
        """Return every layer, the top one first."""
        return [*self.findings, *filter(None, (self.seams, self.sheets)), self.plots]


def _layer(path: Path, table: str, role: str, title: str, style: str, options: str = "") -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{path}|layername={table}{options}", title, "ogr")
    if not layer.isValid():
        raise BadInput(_UNREADABLE, _REOPEN, layer=table, file=path.name)
    layer.setCustomProperty(ROLE, role)
    layer.setCustomProperty(WORK_COPY, str(path))
    layer.loadNamedStyle(str(resource("styles", f"{style}.qml")))
    _translate_legend(layer)
    return layer


def _translate_legend(layer: QgsVectorLayer) -> None:
    renderer = layer.renderer()
    for place, category in enumerate(getattr(renderer, "categories", list)()):
        if category.label() in _LEGEND:
            renderer.updateCategoryLabel(place, tr(category.label()))


def add(path: Path, project: QgsProject | None = None) -> WorkLayers:
    """Add the layers of the work copy at `path` to the project, in a group of their own."""
    project = project or QgsProject.instance()
    _remove_all(str(path), project)  # a saved project may hold them already
    plots = _layer(path, "plot", PLOTS, tr("Plots"), "plots")
    plots.geometryOptions().setGeometryPrecision(_MILLIMETRE)
    hidden = plots.fields().lookupField("uid")
    if hidden >= 0:
        plots.setDisplayExpression('"sheet_number" || \'/\' || "plot_number"')
    sheets = _layer(path, "sheet", SHEETS, tr("Map sheets"), "sheets")
    seams = _layer(path, "seam", SEAMS, tr("Seams"), "seams")
    findings = [
        _layer(path, "finding", FINDINGS, title, f"findings_{kind.lower()}", f"|geometrytype={kind}")
        for kind, title in zip(
            _PLACES, (tr("Findings (points)"), tr("Findings (lines)"), tr("Findings (areas)")), strict=True
        )
    ]
    layers = WorkLayers(plots, sheets, seams, findings)
    if not project.mapLayers() and plots.crs().isValid():
        project.setCrs(QgsCoordinateReferenceSystem(plots.crs()))
    group = project.layerTreeRoot().insertGroup(0, path.stem)
    group.setCustomProperty(WORK_COPY, str(path))
    for layer in layers.all():
        project.addMapLayer(layer, False)
        node = group.addLayer(layer)
        node.setExpanded(layer is plots)
    return layers


def remove(layers: WorkLayers, project: QgsProject | None = None) -> None:
    """Take the layers of a work copy out of the project, with their group; unsaved edits are taken back."""
    if layers.plots.isEditable():
        layers.plots.rollBack()
    _remove_all(layers.plots.customProperty(WORK_COPY), project or QgsProject.instance())


def _remove_all(work_copy: str, project: QgsProject) -> None:
    ours = [layer for layer in project.mapLayers().values() if layer.customProperty(WORK_COPY) == work_copy]
    project.removeMapLayers([layer.id() for layer in ours])
    root = project.layerTreeRoot()
    for node in root.children():
        if isinstance(node, QgsLayerTreeGroup) and node.customProperty(WORK_COPY) == work_copy:
            root.removeChildNode(node)


def find(role: str, project: QgsProject | None = None) -> list[QgsVectorLayer]:
    """Return the project's layers that play `role`, whatever they are called."""
    layers = (project or QgsProject.instance()).mapLayers().values()
    return [layer for layer in layers if layer.customProperty(ROLE) == role]


def refresh(layers: WorkLayers) -> None:
    """Show what was written into the work copy's findings and seams by others than QGIS."""
    for layer in (*layers.findings, *filter(None, (layers.seams,))):
        layer.dataProvider().reloadData()
        layer.triggerRepaint()


def sheet_outline(layers: WorkLayers, commune: str | None, sheet: str) -> QgsGeometry:
    """Return the frame of a sheet, or the box around its plots where no frame is known."""
    wanted = QgsExpression.createFieldEqualityExpression("sheet_number", sheet)
    if commune:
        wanted += f" AND {QgsExpression.createFieldEqualityExpression('commune', commune)}"
    request = QgsFeatureRequest().setFilterExpression(wanted)
    for feature in layers.sheets.getFeatures(request) if layers.sheets else ():
        if feature.hasGeometry():
            return feature.geometry()
    box = QgsRectangle()
    for feature in layers.plots.getFeatures(request):
        box.combineExtentWith(feature.geometry().boundingBox())
    return QgsGeometry() if box.isNull() else QgsGeometry.fromRect(box)


def show_severities(layers: WorkLayers, severities: frozenset[str]) -> None:
    """Let the map show the findings of these severities only."""
    for layer in layers.findings:
        renderer, changed = layer.renderer(), False
        for place, category in enumerate(renderer.categories()):
            shown = category.value() in severities
            changed |= category.renderState() != shown
            renderer.updateCategoryRenderState(place, shown)
        if changed:
            layer.triggerRepaint()
            layer.emitStyleChanged()


def home_extent(layer):
    """Return where to look first: the plots, without those that lie outside the province by mistake."""
    from ..model.campaign import load_campaign

    extent, campaign = layer.extent(), load_campaign()
    window = QgsRectangle(*campaign.window)
    if layer.crs().authid() != campaign.crs or window.contains(extent):
        return extent
    request = QgsFeatureRequest().setFilterRect(window).setNoAttributes().setLimit(_ENOUGH)
    inside = QgsRectangle()
    for feature in layer.getFeatures(request):
        inside.combineExtentWith(feature.geometry().boundingBox())
    return extent if inside.isNull() else inside
