"""Notices every edit of the plot layer, whoever makes it: this plugin, QGIS's tools, or its undo.

Edits are only noted when they come; the plots are looked up once, in bulk, when somebody asks.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from qgis.core import QgsFeature, QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from . import convert

Box = tuple[float, float, float, float]


@dataclass
class Edits:
    """What was edited since the last look: permanent ids, and the boxes before and after."""

    uids: set[str] = field(default_factory=set)
    boxes: list[Box] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.uids)


class EditWatch(QObject):
    """Collects the edits of one layer and says, once QGIS is at rest, that there are some."""

    edited = pyqtSignal()

    def __init__(self, layer: QgsVectorLayer, parent: QObject | None = None):
        super().__init__(parent)
        self._layer = layer
        self._touched: set[int] = set()
        self._pending = Edits()
        self._boxes: dict[int, Box] = {}
        self._quiet = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.edited)
        self._wired = (
            (layer.attributeValueChanged, self._on_attribute),
            (layer.geometryChanged, self._on_geometry),
            (layer.featureAdded, self._note),
            (layer.featuresDeleted, self._on_deleted),
            (layer.afterRollBack, self._on_rolled_back),
            (layer.afterCommitChanges, self._on_saved),
        )
        for signal, slot in self._wired:
            signal.connect(slot)

    def stop(self) -> None:
        """Watch no longer."""
        self._later.stop()
        for signal, slot in self._wired:
            signal.disconnect(slot)

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """Note edits without saying so; forget them when the body raises, because they are taken back then."""
        boxes = dict(self._boxes)
        self._quiet = True
        try:
            yield
        except BaseException:
            self._touched.clear()
            self._pending = Edits()
            self._boxes = boxes
            raise
        finally:
            self._quiet = False

    def forget(self) -> None:
        """Forget what was edited: everything was looked at."""
        self._later.stop()
        self._touched.clear()
        self._pending = Edits()

    def add(self, edits: Edits) -> None:
        """Take note of plots that were changed in the file by others than QGIS."""
        self._pending.uids |= edits.uids
        self._pending.boxes += edits.boxes

    def count(self) -> int:
        """Return how many plots were edited since the last `take`."""
        return len(self._touched) + len(self._pending.uids)

    def look(self) -> Edits:
        """Return what was edited since the last `take`."""
        touched, self._touched = list(self._touched), set()
        if touched:
            request = QgsFeatureRequest().setFilterFids(touched)
            now = {feature.id(): feature for feature in self._layer.getFeatures(request)}
            stored = {feature.id(): feature for feature in self._layer.dataProvider().getFeatures(request)}
            for fid in touched:
                self._look_at(fid, now.get(fid), stored.get(fid))
        return self._pending

    def take(self) -> Edits:
        """Return what was edited since the last `take`, and begin anew."""
        edits = self.look()
        self._pending = Edits()
        self._later.stop()
        return edits

    def _look_at(self, fid: int, now: QgsFeature | None, stored: QgsFeature | None) -> None:
        for feature in (now, stored):
            if feature is not None:
                self._pending.uids.add(str(convert.plain(feature["uid"])))
        before = self._boxes.get(fid) or _box(stored)
        after = _box(now)
        self._pending.boxes += [box for box in (before, after) if box is not None]
        if after is not None:
            self._boxes[fid] = after

    def _note(self, fid: int) -> None:
        self._touched.add(fid)
        if not self._quiet:
            self._later.start()

    def _on_attribute(self, fid: int, _place: int, _value) -> None:
        self._note(fid)

    def _on_geometry(self, fid: int, _geometry) -> None:
        self._note(fid)

    def _on_deleted(self, fids) -> None:
        for fid in fids:
            self._note(fid)

    def _on_rolled_back(self) -> None:
        """What was edited is as it is stored again: where it was edited to counts too."""
        self._touched |= set(self._boxes)
        self.look()
        self._boxes.clear()
        if self._pending and not self._quiet:
            self._later.start()

    def _on_saved(self) -> None:
        self._boxes.clear()


def _box(feature: QgsFeature | None) -> Box | None:
    if feature is None or feature.geometry().isEmpty():
        return None
    return convert.bounds_of(feature.geometry().boundingBox())
