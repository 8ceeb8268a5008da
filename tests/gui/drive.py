"""Runs inside the real QGIS: plays a scenario with mouse and keyboard, and reports what came of it."""

import faulthandler
import json
import os
import subprocess
import sys
import time
import traceback
from pathlib import Path

faulthandler.enable(open(Path(os.environ["LAND_CAMPAIGN_ORDER"]).with_name("crash.txt"), "w", encoding="utf-8"))  # noqa: SIM115 - open to the end
ORDER = json.loads(Path(os.environ["LAND_CAMPAIGN_ORDER"]).read_text(encoding="utf-8"))
sys.path.insert(0, ORDER["scenarios"])

from qgis.core import QgsProject  # noqa: E402
from qgis.PyQt.QtCore import QPoint, Qt, QTimer  # noqa: E402
from qgis.PyQt.QtTest import QTest  # noqa: E402
from qgis.PyQt.QtWidgets import QApplication  # noqa: E402
from qgis.utils import iface, plugin_times, plugins  # noqa: E402

NAME = "land_campaign_plugin"
STEP_MS = 60


class Driver:
    """Hands, eyes and a notebook for a scenario."""

    def __init__(self, order: dict):
        self.order = order
        self.folder = Path(order["folder"])
        self.report: dict = {"steps": {}, "failures": []}
        self.iface = iface
        self.window = iface.mainWindow()
        self.plugin = plugins[NAME]

    @property
    def dock(self):
        """The plugin's dock."""
        return self.plugin.dock

    def until(self, condition, seconds: float = 20.0, what: str = ""):
        """Wait until something is so (use with ``yield from``)."""
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError(what or "waited in vain")
            yield STEP_MS

    def pause(self, milliseconds: int):
        """Wait (use with ``yield from``)."""
        yield milliseconds

    def drawn(self):
        """Wait until the map is drawn (use with ``yield from``)."""
        yield 250
        yield from self.until(lambda: not iface.mapCanvas().isDrawing(), 20, "map")
        yield 150

    def click(self, widget, at: QPoint | None = None):
        """Click a widget with the left button."""
        QTest.mouseClick(
            widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or widget.rect().center()
        )

    def press(self, widget, at: QPoint | None = None):
        """Click with the pointer of the screen itself, as a hand does."""
        place = widget.mapToGlobal(at or widget.rect().center())
        command = ["xdotool", "mousemove", str(place.x()), str(place.y()), "click", "1"]
        subprocess.run(command, check=True, timeout=10)

    def type(self, widget, text: str):
        """Replace a line edit's text by typing; what has letters beyond ASCII is pasted, as Qt's tests demand."""
        widget.setFocus()
        widget.selectAll()
        if text.isascii():
            QTest.keyClicks(widget, text)
        else:
            QApplication.clipboard().setText(text)
            widget.paste()

    def key(self, widget, key, modifier=Qt.KeyboardModifier.NoModifier):
        """Press a key."""
        QTest.keyClick(widget, key, modifier)

    def keys(self, combination: str):
        """Press keys of the keyboard itself, as a hand does; they go to whatever has the focus."""
        subprocess.run(["xdotool", "key", "--clearmodifiers", combination], check=True, timeout=10)

    def picture(self, name: str, widget=None):
        """Save a picture of a widget, or of the whole window."""
        (widget or self.window).grab().save(str(self.folder / f"{name}.png"))

    def note(self, **values):
        """Write something into the report."""
        self.report["steps"].update(values)

    def leave(self):
        """Write the report and leave QGIS without a question."""
        self.report["start_up_ms"] = plugin_times.get(NAME)
        (self.folder / "report.json").write_text(json.dumps(self.report, default=str), encoding="utf-8")
        for layer in QgsProject.instance().mapLayers().values():
            if hasattr(layer, "isEditable") and layer.isEditable():
                layer.rollBack()
        QgsProject.instance().clear()
        QgsProject.instance().setDirty(False)
        QTimer.singleShot(0, iface.actionExit().trigger)


def play(driver: Driver, steps) -> None:
    """Let a scenario go on after each pause that it yields."""
    try:
        pause = next(steps)
    except StopIteration:
        driver.leave()
    except Exception:  # noqa: BLE001 - the report must hold whatever went wrong
        driver.report["failures"].append(traceback.format_exc())
        driver.picture("failure")
        driver.leave()
    else:
        QTimer.singleShot(int(pause), lambda: play(driver, steps))


def begin() -> None:
    """Size the window and start the scenario that the order names."""
    import conflict_scenarios
    import record_scenarios
    import scenarios
    import store_scenarios
    import wizard_scenarios

    iface.mainWindow().setGeometry(0, 0, 1366, 768)
    driver = Driver(ORDER)
    name = ORDER["scenario"]
    places = (scenarios, record_scenarios, wizard_scenarios, store_scenarios, conflict_scenarios)
    play(driver, next(getattr(place, name) for place in places if hasattr(place, name))(driver))


QTimer.singleShot(1500, begin)
