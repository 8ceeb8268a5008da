"""QGIS runs this at start (`make qgis`): it opens the demo's work copy in the plugin's panel."""

import os

from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface, plugins

WAIT_MS = 500


def open_result():
    """Show the panel and open the work copy, once the window is up and the plugin is loaded."""
    plugin = plugins.get("land_campaign_plugin")
    if plugin is None or not iface.mainWindow().isVisible():
        QTimer.singleShot(WAIT_MS, open_result)
        return
    if plugin.dock is None or not plugin.dock.isUserVisible():
        plugin.toggle.trigger()
    iface.mainWindow().showMaximized()
    plugin.dock.open_work_copy(os.environ["LAND_CAMPAIGN_RESULT"])


QTimer.singleShot(WAIT_MS, open_result)
