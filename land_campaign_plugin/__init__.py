"""Land Campaign: checks, corrects and hands in the plots of a land database."""


def classFactory(iface):  # noqa: N802 - the name QGIS looks for
    """Return the plugin. QGIS calls this when it loads it."""
    from .plugin import LandCampaignPlugin

    return LandCampaignPlugin(iface)
