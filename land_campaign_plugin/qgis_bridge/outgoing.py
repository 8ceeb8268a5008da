"""What a push would send, plot by plot: values before and after, areas, outlines; unsaved corrections included."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qgis.core import QgsFeatureRequest, QgsGeometry

from ..model.tables import PLOT_FIELDS, REAL
from . import convert
from .language import core, number, tr

NEW, CHANGED, RETIRED = "new", "changed", "retired"
_SHAPE, _STATUS = "geom", "status"


@dataclass(frozen=True)
class Outgoing:
    """One plot that would go.

    Parameters
    ----------
    label : str
        What people call the plot: ``sheet/number``, ``commune/sheet/number`` where plots of several communes go.
    kind : str
        `NEW`, `CHANGED` or `RETIRED`.
    fields : tuple of (str, str, str)
        What differs: name of the field, value in the store, value here.
    areas : tuple of float or None
        Of the shape, in m², before and after.
    before, after : str
        Outlines as hexadecimal WKB; empty where there is none.
    """

    uid: str
    label: str
    kind: str
    fields: tuple[tuple[str, str, str], ...]
    areas: tuple[float | None, float | None]
    before: str = ""
    after: str = ""

    @property
    def moved(self) -> bool:
        """Whether the boundary is another one."""
        return self.before != self.after

    def outlines(self) -> tuple[list[QgsGeometry], list[QgsGeometry]]:
        """Return the outlines before and after, as far as there are any."""
        return _shapes(self.before), _shapes(self.after)

    def sentence(self) -> str:
        """Return what goes in a line."""
        said = [tr("{field}: {before} → {after}", field=name, before=was, after=now) for name, was, now in self.fields]
        if self.kind == NEW:
            return tr("New plot")
        if self.kind == RETIRED:
            return tr("Is retired")
        if self.moved:
            said.append(tr("Boundary changed"))
        return " · ".join(said) or tr("Will be sent")


def outgoing(session, uids: Sequence[str]) -> dict[str, Outgoing]:
    """Return what would go of the plots `uids` of the open work copy; those that go unchanged are absent."""
    from ..model.statement import statement
    from ..store.connection import reading
    from ..store.edits import images_now
    from ..store.images import select_images

    with reading(session.path) as connection:
        now = images_now(connection, uids)
        joined = statement("JOIN temp.wanted_image AS w ON w.uid = p.uid")
        base = {uid: (ver, image) for uid, ver, image in select_images(connection, "campaign_base", joined)}
        stored = {uid: ver for uid, ver, _ in select_images(connection, "plot", joined)}
    here = now | _unsaved(session, now)
    pairs = {uid: base.get(uid, (stored.get(uid, 0), now.get(uid))) for uid in uids}
    images = [here.get(uid) or before for uid, (_, before) in pairs.items()]
    several = len({image.get("commune") for image in images if image}) > 1
    found = {}
    for uid, (ver, before) in pairs.items():
        made = _compared(uid, before if ver else None, here.get(uid), several)
        if made is not None:
            found[uid] = made
    return found


def unsaved_deletions(session) -> list[str]:
    """Return the plots that are deleted in the window and not yet in the work copy."""
    layer = session.plots
    buffer = layer.editBuffer() if layer.isEditable() else None
    fids = buffer.deletedFeatureIds() if buffer is not None else []
    if not fids:
        return []
    request = QgsFeatureRequest().setFilterFids(fids).setFlags(QgsFeatureRequest.Flag.NoGeometry)
    return [str(feature["uid"]) for feature in layer.dataProvider().getFeatures(request)]


def _compared(uid: str, before: dict | None, after: dict | None, several: bool) -> Outgoing | None:
    if before == after:
        return None
    was, now = before or {}, after or {}
    retired = after is None or (now.get(_STATUS) == RETIRED and was.get(_STATUS) != RETIRED)
    kind = NEW if before is None else RETIRED if retired else CHANGED
    fields = tuple(
        (core(column.label), _shown(column, was.get(name)), _shown(column, now.get(name)))
        for name, column in PLOT_FIELDS.items()
        if name in now and kind == CHANGED and was.get(name) != now.get(name)
    )
    outlines = was.get(_SHAPE) or "", now.get(_SHAPE) or ""
    areas = [_area_m2(outline) for outline in dict.fromkeys(outlines)]
    areas = (areas[0], areas[-1])
    return Outgoing(uid, _label(uid, now or was, several), kind, fields, areas, *outlines)


def _unsaved(session, saved: dict[str, dict]) -> dict[str, dict | None]:
    """Return the plots whose corrections are not saved yet, as they are in the window."""
    from ..store.images import FIELDS, texts_of

    layer = session.plots
    buffer = layer.editBuffer() if layer.isEditable() else None
    if buffer is None:
        return {}
    shapes, added = buffer.changedGeometries(), set(buffer.addedFeatures())
    values = buffer.changedAttributeValues()
    found: dict[str, dict | None] = dict.fromkeys(unsaved_deletions(session))
    for fid in {*values, *shapes, *added}:
        feature = layer.getFeature(fid)
        uid = str(convert.plain(feature["uid"]) or "")
        image = dict(saved.get(uid) or dict.fromkeys(FIELDS))
        for name in image:
            if name == _SHAPE:
                if fid in shapes or fid in added:
                    image[name] = _hex(feature.geometry())
            elif fid in added or layer.fields().lookupField(name) in values.get(fid, {}):
                image[name] = texts_of([convert.plain(feature[name])], PLOT_FIELDS[name].kind)[0]
        found[uid] = image
    return found


def _hex(shape: QgsGeometry) -> str | None:
    return None if shape.isEmpty() else bytes(shape.asWkb()).hex()


def _shapes(outline: str) -> list[QgsGeometry]:
    shape = QgsGeometry()
    if outline:
        shape.fromWkb(bytes.fromhex(outline))
    return [shape] if outline and not shape.isEmpty() else []


def _area_m2(outline: str) -> float | None:
    return sum(shape.area() for shape in _shapes(outline)) if outline else None


def _label(uid: str, image: dict, several: bool) -> str:
    parts = [image.get("sheet_number"), image.get("plot_number")]
    if several and image.get("commune"):
        parts.insert(0, image["commune"])
    return "/".join(parts) if all(parts) else uid[:8]


def _shown(column, value: str | None) -> str:
    if value in (None, ""):
        return tr("nothing")
    return number(float(value), 1) if column.kind == REAL else value


def areas_of(plots: Iterable[Outgoing]) -> dict[str, str]:
    """Return areas before and after as a cell shows them, by plot."""
    return {each.uid: _area(*each.areas) for each in plots}


def _area(before: float | None, after: float | None) -> str:
    texts = ["" if area is None else number(area, 1) for area in (before, after)]
    if texts[0] == texts[1]:
        return texts[0]
    return " → ".join(text or "–" for text in texts)
