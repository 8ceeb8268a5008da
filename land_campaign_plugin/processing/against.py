"""Parameters for what plots are checked against: official outlines of the communes, the province's list of sheets."""

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterFile,
    QgsProcessingParameterVectorLayer,
)

from ..qgis_bridge.language import tr

COMMUNES, SHEET_LIST = "COMMUNES", "SHEET_LIST"
_FORMATS = ["gpkg", "shp", "geojson", "fgb"]


def against_parameters() -> list:
    """Return the parameters, each optional."""
    outlines = [QgsProcessing.SourceType.TypeVectorPolygon]
    lists = tr("Lists") + " (*.xlsx *.xlsm *.csv *.txt)"
    return [
        QgsProcessingParameterVectorLayer(COMMUNES, tr("Official outlines of the communes"), outlines, optional=True),
        QgsProcessingParameterFile(
            SHEET_LIST, tr("The province's list of map sheets"), fileFilter=lists, optional=True
        ),
    ]


def against_tables(algorithm, parameters, context, feedback, crs: str) -> dict:
    """Return the side tables that were given, by their name in a check's context."""
    from ..sources.reference_lists import read_sheet_list
    from ..sources.side_tables import read_communes

    tables = {}
    if algorithm.parameterAsVectorLayer(parameters, COMMUNES, context) is not None:
        path, layer = algorithm.parameterAsCompatibleSourceLayerPathAndLayerName(
            parameters, COMMUNES, context, _FORMATS, "gpkg", feedback
        )
        tables["communes"] = read_communes(f"{path}:{layer}" if layer else path, crs)
    given = algorithm.parameterAsFile(parameters, SHEET_LIST, context)
    if given:
        tables["sheet_list"] = read_sheet_list(given)
    return tables
