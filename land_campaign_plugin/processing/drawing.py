"""Optional inputs of the check: what was drawn beside the plots."""

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSource,
)

from ..qgis_bridge.language import tr

LINES, LABELS, LEGAL = "LINES", "LABELS", "LEGAL"


def drawing_parameters() -> list[QgsProcessingParameterFeatureSource]:
    """Return the parameters for boundary lines, plot labels and boundaries from papers, none of them required."""
    kind = QgsProcessing.SourceType
    shapes = {
        LINES: (tr("Boundary lines"), [kind.TypeVectorLine]),
        LABELS: (tr("Plot labels"), [kind.TypeVectorPoint]),
        LEGAL: (tr("Boundaries drawn from papers"), [kind.TypeVectorLine, kind.TypeVectorPolygon]),
    }
    return [
        QgsProcessingParameterFeatureSource(name, label, types, optional=True)
        for name, (label, types) in shapes.items()
    ]


def drawing_tables(algorithm, parameters, context, crs_wkt: str) -> dict:
    """Return the side tables that were given, in the plots' reference system.

    Parameters
    ----------
    algorithm : QgsProcessingAlgorithm
    crs_wkt : str
        Of the plots.
    """
    from ..model.context import LABELS as LABEL_TABLE
    from ..model.context import LEGAL as LEGAL_TABLE
    from ..model.context import LINES as LINE_TABLE
    from ..qgis_bridge import convert

    target = QgsCoordinateReferenceSystem.fromWkt(crs_wkt)
    tables = {}
    for name, kind in ((LINES, LINE_TABLE), (LABELS, LABEL_TABLE), (LEGAL, LEGAL_TABLE)):
        source = algorithm.parameterAsSource(parameters, name, context)
        if source is None:
            continue
        if not source.sourceCrs().isValid():
            raise QgsProcessingException(
                tr("The layer {layer} has no reference system. Set it first.", layer=source.sourceName())
            )
        way = QgsCoordinateTransform(source.sourceCrs(), target, context.transformContext())
        tables[kind] = convert.drawing_table(kind, source.getFeatures(), source.fields(), way)
    return tables
