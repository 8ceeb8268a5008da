"""The records that lie beside the plots of a layer: in the same file, under names that are recognised."""

from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProviderRegistry

_FILES = "ogr"


def place_of_records(algorithm, parameters, context, name: str) -> tuple[str, str] | None:
    """Return the file and layer of the plots, where all of them are checked; None for a part of them, or for no file.

    Records of plots that were not selected would seem to hang on nothing.
    """
    given = parameters.get(name)
    if isinstance(given, QgsProcessingFeatureSourceDefinition) and given.selectedFeaturesOnly:
        return None
    layer = algorithm.parameterAsVectorLayer(parameters, name, context)
    if layer is None or layer.providerType() != _FILES or layer.subsetString():
        return None
    parts = QgsProviderRegistry.instance().decodeUri(_FILES, layer.source())
    return (parts["path"], parts.get("layerName") or layer.name()) if parts.get("path") else None
