"""The QGIS face's wiring: what `initGui` makes, `unload` unmakes in reverse."""

from contextlib import suppress

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QMenu

from .paths import resource
from .qgis_bridge import language, messages, packages, settings
from .qgis_bridge.language import tr


class LandCampaignPlugin:
    """Adds a submenu, a toolbar, a dock, a Processing provider and an options page to QGIS.

    Parameters
    ----------
    iface : QgisInterface or None
        None inside `qgis_process`, which has no window.
    """

    def __init__(self, iface):
        self.iface = iface
        self.dock = None
        self.provider = None
        self._made: list = []

    def initProcessing(self):  # noqa: N802 - the name QGIS looks for
        """Register the Processing provider (all that `qgis_process` asks for)."""
        self._make(packages.prepare, None)
        self._make(self._add_provider, self._remove_provider)

    def initGui(self):  # noqa: N802 - the name QGIS looks for
        """Add everything that is seen."""
        self._make(self._add_translation, self._remove_translation)
        self._make(self._add_log, self._remove_log)
        self.initProcessing()
        self._make(self._add_actions, self._remove_actions)
        self._make(self._add_menu, self._remove_menu)
        self._make(self._add_toolbar, self._remove_toolbar)
        self._make(self._add_options_page, self._remove_options_page)
        self._make(self._add_dock_when_ready, self._remove_dock)

    def unload(self):
        """Take away what was added, in reverse."""
        while self._made:
            unmake = self._made.pop()
            if unmake is not None:
                unmake()

    def _make(self, make, unmake):
        make()
        self._made.append(unmake)

    def _add_translation(self):
        self._translator = language.install()

    def _remove_translation(self):
        language.remove(self._translator)
        self._translator = None

    def _add_log(self):
        self._log = messages.attach_log()

    def _remove_log(self):
        messages.detach_log(self._log)

    def _add_provider(self):
        from .processing.provider import LandCampaignProvider

        self.provider = LandCampaignProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def _remove_provider(self):
        QgsApplication.processingRegistry().removeProvider(self.provider)
        self.provider = None

    def _action(self, name: str, icon: str, text: str, slot) -> QAction:
        action = QAction(QIcon(str(resource("icons", f"{icon}.svg"))), text, self.iface.mainWindow())
        action.setObjectName(f"LandCampaign{name}")
        action.triggered.connect(slot)
        return action

    def _add_actions(self):
        self.toggle = self._action("Dock", "land_campaign", tr("Land Campaign Panel"), self._show_dock)
        self.toggle.setCheckable(True)
        self.actions = [
            self.toggle,
            self._action("Load", "load", tr("Load Plots…"), lambda: self._with_dock().load()),
            self._action(
                "Begin", "server", tr("Begin from the Central Store…"), lambda: self._with_dock().store_walk.begin()
            ),
            self._action("Open", "open", tr("Open Work Copy…"), lambda: self._with_dock().open_work_copy()),
            self._action("Doctor", "check", tr("Check This Computer…"), lambda: self._with_dock().show_doctor()),
            self._action("Help", "help", tr("Help on the Rules"), lambda: self._with_dock().show_help()),
        ]

    def _remove_actions(self):
        for action in self.actions:
            action.deleteLater()
        self.actions, self.toggle = [], None

    def _add_menu(self):
        self.menu = QMenu(tr("Land Campaign"), self.iface.mainWindow())
        self.menu.setObjectName("LandCampaignMenu")
        self.menu.setIcon(QIcon(str(resource("icons", "land_campaign.svg"))))
        self.menu.addActions(self.actions)
        self.iface.pluginMenu().addMenu(self.menu)

    def _remove_menu(self):
        self.iface.pluginMenu().removeAction(self.menu.menuAction())
        self.menu.deleteLater()

    def _add_toolbar(self):
        self.toolbar = self.iface.addToolBar(tr("Land Campaign"))
        self.toolbar.setObjectName("LandCampaignToolbar")
        self.toolbar.addAction(self.toggle)

    def _remove_toolbar(self):
        self.iface.mainWindow().removeToolBar(self.toolbar)
        self.toolbar.deleteLater()

    def _add_options_page(self):
        from .gui.options_page import OptionsFactory

        self.options = OptionsFactory()
        self.iface.registerOptionsWidgetFactory(self.options)

    def _remove_options_page(self):
        self.iface.unregisterOptionsWidgetFactory(self.options)

    def _add_dock_when_ready(self):
        """Open the dock once QGIS is up, if it was open when QGIS was left; start-up stays short."""
        if self.iface.mainWindow().isVisible():
            self._reopen_dock()
        else:
            self.iface.initializationCompleted.connect(self._reopen_dock)

    def _remove_dock(self):
        with suppress(TypeError):  # it was never connected: the window was up already
            self.iface.initializationCompleted.disconnect(self._reopen_dock)
        if self.dock is not None:
            self.dock.shut_down()
            self.iface.removeDockWidget(self.dock)
            self.dock.deleteLater()
            self.dock = None

    def _reopen_dock(self):
        if settings.get("dock_open"):
            self._show_dock(True)

    def _with_dock(self):
        self._show_dock(True)
        return self.dock

    def _show_dock(self, shown: bool):
        if self.dock is None:
            from .gui.dock import CampaignDock

            self.dock = CampaignDock(self.iface)
            self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
            self.dock.closed.connect(lambda: self._remember(False))
            self.dock.visibilityChanged.connect(self.toggle.setChecked)
            self.iface.mainWindow().resizeDocks([self.dock], [430], Qt.Orientation.Horizontal)
        self.dock.setUserVisible(shown)
        self._remember(shown)

    def _remember(self, shown: bool):
        settings.put("dock_open", shown)
        self.toggle.setChecked(shown)
