"""Times QGIS's own checks in a process of its own and prints one JSON object; run with the Python that QGIS uses.

    QT_QPA_PLATFORM=offscreen /usr/bin/python3 benchmarks/qgis_checks.py FILE.gpkg
"""

import json
import sys
import time

from qgis.analysis import QgsNativeAlgorithms
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsFeatureRequest,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

GEOS = 2
MEMORY = "TEMPORARY_OUTPUT"
GAP_LAYERS = ("ERRORS", "NEIGHBORS", "OUTPUT")
CHECKS = {
    "validity": ("native:checkvalidity", {"METHOD": GEOS, "ERROR_OUTPUT": MEMORY}),
    "coverage": ("native:coveragevalidate", {"GAP_WIDTH": 1.0, "INVALID_EDGES": MEMORY}),
    "overlaps": ("native:checkgeometryoverlap", {"MIN_OVERLAP_AREA": 0.0, "ERRORS": MEMORY}),
    "gaps": ("native:checkgeometrygap", {"GAP_THRESHOLD": 0.0, **dict.fromkeys(GAP_LAYERS, MEMORY)}),
    "missing vertices": ("native:checkgeometrymissingvertex", {"ERRORS": MEMORY}),
}


def parameters(algorithm, layer: QgsVectorLayer, wanted: dict) -> dict:
    """Return what an algorithm is run with: its own names for the layer and the id, and of the rest what it knows."""
    names = {definition.name() for definition in algorithm.parameterDefinitions()}
    given = {"INPUT": layer, "INPUT_LAYER": layer, "UNIQUE_ID": "fid", **wanted}
    return {name: value for name, value in given.items() if name in names}


def main(path: str) -> dict:
    """Run every check that this QGIS has; return its version, seconds by check, and checks it does not have."""
    registry = QgsApplication.processingRegistry()
    if registry.providerById("native") is None:
        registry.addProvider(QgsNativeAlgorithms(registry))
    layer = QgsVectorLayer(f"{path}|layername=plots", "plots", "ogr")
    project = QgsProject.instance()
    project.addMapLayer(layer)
    context = QgsProcessingContext()
    context.setProject(project)
    context.setInvalidGeometryCheck(QgsFeatureRequest.GeometryNoCheck)
    result = {"version": Qgis.QGIS_VERSION.partition("-")[0], "steps": {}, "missing": [], "found": {}}
    for name, (identifier, wanted) in CHECKS.items():
        algorithm = registry.createAlgorithmById(identifier)
        if algorithm is None:
            result["missing"].append(f"{name} ({identifier})")
            continue
        started = time.perf_counter()
        try:
            chosen = parameters(algorithm, layer, wanted)
            output, _ = algorithm.run(chosen, context, QgsProcessingFeedback(), catchExceptions=False)
        except QgsProcessingException as error:
            result["missing"].append(f"{name} ({identifier}: {error})")
            continue
        seconds = time.perf_counter() - started
        result["steps"][name] = seconds
        target = next(output[key] for key in ("ERRORS", "ERROR_OUTPUT", "OUTPUT") if key in output)
        errors = context.getMapLayer(target).getFeatures()
        result["found"][name] = sum(not error.geometry().isEmpty() for error in errors)
    context.temporaryLayerStore().removeAllMapLayers()
    project.removeAllMapLayers()
    return result


if __name__ == "__main__":
    application = QgsApplication([], False)
    application.initQgis()
    print(json.dumps(main(sys.argv[1])))
    sys.stdout.flush()
    application.exitQgis()
