"""The plugin's page in QGIS's own options dialog. Made when the dialog opens, not at start-up."""

from qgis.gui import QgsFileWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QFormLayout, QLineEdit

from ..paths import resource
from ..qgis_bridge import packages, settings
from ..qgis_bridge.language import tr


class OptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page."""

    def __init__(self):
        super().__init__(tr("Land Campaign"), QIcon(str(resource("icons", "land_campaign.svg"))))

    def createWidget(self, parent):  # noqa: N802 - QGIS's name
        """Return the page."""
        return OptionsPage(parent)


class OptionsPage(QgsOptionsPageWidget):
    """Store, ruleset and packages. The language follows QGIS."""

    def __init__(self, parent):
        super().__init__(parent)
        form = QFormLayout(self)
        self._store = QgsFileWidget()
        self._store.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self._store.setFilter(tr("Central stores (*.gpkg)"))
        self._store.setFilePath(settings.get("store"))
        self._store.lineEdit().setPlaceholderText(tr("Beside the work copy"))
        self._ruleset = QLineEdit(settings.get("ruleset"))
        self._packages = QgsFileWidget()
        self._packages.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self._packages.setFilePath(settings.get("site_packages"))
        self._packages.lineEdit().setPlaceholderText(tr("Those of QGIS"))
        self._store.setToolTip(tr("For all work copies for which no other was chosen on the push page"))
        form.addRow(tr("Central store"), self._store)
        form.addRow(tr("Ruleset (name or file)"), self._ruleset)
        form.addRow(tr("Folder of the Python packages"), self._packages)

    def apply(self):
        """Keep what was entered (called by the dialog)."""
        settings.put("store", self._store.filePath())
        settings.put("ruleset", self._ruleset.text().strip() or settings.DEFAULTS["ruleset"])
        if self._packages.filePath() != settings.get("site_packages"):
            packages.choose(self._packages.filePath())
