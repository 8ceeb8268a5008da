"""A Processing script for `qgis_process`: calls coverage functions through the plugin's own `native`."""

from qgis.core import QgsProcessingAlgorithm, QgsProcessingOutputString


class Coverage(QgsProcessingAlgorithm):
    """Says where two plots of three do not meet."""

    def createInstance(self):  # noqa: N802
        return Coverage()

    def name(self):
        return "coverage"

    def displayName(self):  # noqa: N802
        return "coverage"

    def initAlgorithm(self, _configuration=None):  # noqa: N802
        self.addOutput(QgsProcessingOutputString("LENGTHS", "lengths"))

    def processAlgorithm(self, _parameters, _context, _feedback):  # noqa: N802
        from land_campaign_plugin.native import shapely

        squares = [shapely.box(0, 0, 10, 10), shapely.box(10.01, 0, 20, 10), shapely.box(20, 0, 30, 10)]
        edges = shapely.coverage_invalid_edges(squares, gap_width=0.5)
        return {"LENGTHS": " ".join(f"{length:.2f}" for length in shapely.length(edges))}
