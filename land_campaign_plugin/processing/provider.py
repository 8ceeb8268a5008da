"""The Processing provider: a list of algorithms."""

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..paths import resource
from ..qgis_bridge.language import tr
from .check_plots import CheckPlots
from .load_sheets import LoadSheets


class LandCampaignProvider(QgsProcessingProvider):
    """The plugin's algorithms under the id ``landcampaign``."""

    def loadAlgorithms(self):  # noqa: N802 - QGIS's name
        """Add one instance of each algorithm."""
        for algorithm in (CheckPlots(), LoadSheets()):
            self.addAlgorithm(algorithm)

    def id(self):
        """Return the fixed id."""
        return "landcampaign"

    def name(self):
        """Return the name that is shown."""
        return tr("Land Campaign")

    def icon(self):
        """Return the plugin's icon."""
        return QIcon(str(resource("icons", "land_campaign.svg")))
