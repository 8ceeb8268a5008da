"""B03 commune-coverage: the official outlines do not fit together, or are not the province's.

Flags: outlines that overlap, and gaps between them, wider on average than the point tolerance; codes that are none of
    the province's 104; communes without an outline whose code plots carry, or any of the 104 where at least half of
    them are there. One finding a pair of communes, a gap, a code.
Why: what the outlines say of plots is only as right as they are.
Fix: none: ask for the official outlines again.
Trap: a commune and its neighbours are an extract, no faulty list. Outlines of one commune in several rows are one.
Example: two outlines 0.2 m apart along 100 m: one finding, 0.2 m wide.
"""

import numpy as np

from ...model.catalogues import units
from ...model.context import COMMUNES
from ...model.findings import WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ...native import shapely
from ..block import Block, Run
from ..edges import edges_of
from ..gaps import Boundary, enclosed_gaps, open_slits
from ..outlines import Outlines
from ..overlaps import mean_width_m, polygonal_part
from ..places import Places
from ..rings import rings_of
from ..rule import Found, found, nothing_found

_LEAST_M2 = 0.01
_OVERLAP, _GAP, _UNKNOWN, _MISSING = "overlap", "gap", "unknown-code", "missing"


def check(block: Block, settings) -> set[str]:
    """Return the commune codes that the block's own plots carry."""
    codes = block.column("commune") if "commune" in block.run.plots else ()
    return {code.strip() for code in set(codes) if code and code.strip()}


def conclude(parts: list[set[str]], run: Run, settings) -> Found:
    """Return what is wrong with the outlines."""
    outlines = run.outlines
    tolerance = float(run.ruleset.point_tolerance_m(np.array([run.ruleset.default_scale]))[0])
    lines = [*_overlaps(outlines, tolerance), *_gaps(outlines, tolerance, settings["slit_width_m"])]
    lines += _codes(outlines, set().union(*parts))
    if not lines:
        return nothing_found()
    kind, communes, width, place = zip(*lines, strict=True)
    shapes = _column(place)
    anchor = [_corner(shape, outlines) if what == _GAP else (0, 0) for what, shape in zip(kind, shapes, strict=True)]
    return found(
        np.empty(0, dtype=np.int64),
        WARNING,
        offsets=np.zeros(len(lines) + 1, dtype=np.int64),
        sub_code=_column(kind),
        measured=np.array(width),
        tolerance=np.where(np.isfinite(width), tolerance, np.nan),
        unit=np.where(np.isfinite(width), "m", "").astype(object),
        detail=_column(", ".join(map(outlines.title, codes)) for codes in communes),
        place=shapes,
        anchor_mm=anchor,
        subject=_column(f"{what}|{','.join(codes)}" for what, codes in zip(kind, communes, strict=True)),
        commune=_column(codes[0] for codes in communes),
    )


def _overlaps(outlines: Outlines, tolerance: float) -> list[tuple]:
    """Return pairs of communes whose outlines share more than a rounding strip."""
    one, other = outlines.tree.query(outlines.polygons, predicate="intersects")
    apart = outlines.code[one].astype(str) < outlines.code[other].astype(str)
    one, other = one[apart], other[apart]
    shape = polygonal_part(shapely.intersection(outlines.polygons[one], outlines.polygons[other]))
    pairs: dict[tuple, list] = {}
    for first, second, common in zip(outlines.code[one], outlines.code[other], shape, strict=True):
        parts = shapely.get_parts(common)
        wide = parts[mean_width_m(parts) > tolerance]
        if len(wide):
            pairs.setdefault((first, second), []).extend(wide)
    return [
        (_OVERLAP, pair, float(mean_width_m(np.array(parts)).max()), shapely.union_all(parts))
        for pair, parts in pairs.items()
    ]


def _gaps(outlines: Outlines, tolerance: float, slit_width_m: float) -> list[tuple]:
    """Return spaces between outlines that are wider than the tolerance."""
    polygons = outlines.polygons
    edges = edges_of(rings_of(polygons, np.arange(len(polygons))))
    lone = edges.unmatched
    boundary = Boundary(edges.plot[lone], edges.start[lone], edges.end[lone])
    places = Places(polygons, shapely.bounds(polygons))
    none = np.empty(0, dtype=object)
    gaps = enclosed_gaps(boundary, places, none, _LEAST_M2)
    rest = np.ones(len(boundary.row), dtype=bool)
    for gap in gaps:
        rest[gap.edges] = False
    gaps += open_slits(boundary.take(rest), places, slit_width_m, _LEAST_M2)
    width = mean_width_m(np.array([*(gap.shape for gap in gaps), None], dtype=object)[:-1])
    found_gaps = []
    for gap, wide in zip(gaps, width, strict=True):
        codes = tuple(sorted(set(outlines.code[gap.rows])))
        if wide > tolerance:
            found_gaps.append((_GAP, codes, float(wide), gap.shape))
    return found_gaps


def _codes(outlines: Outlines, carried: set[str]) -> list[tuple]:
    """Return codes that are none of the province's, and communes without an outline."""
    here, known = set(outlines.code), set(units())
    wanted = carried & known if 2 * len(here & known) < len(known) else known
    shape_of = {code: shapely.multipolygons(outlines.polygons[outlines.code == code]) for code in here - known}
    return [(_UNKNOWN, (code,), np.nan, shape_of[code]) for code in sorted(here - known)] + [
        (_MISSING, (code,), np.nan, None) for code in sorted(wanted - here)
    ]


def _corner(shape, outlines: Outlines) -> tuple[int, int]:
    """Return the outlines' vertex nearest to the south-western corner of a gap's box, in millimetres."""
    near = outlines.polygons[outlines.tree.query(shape, predicate="dwithin", distance=1e-3)]
    xy = np.rint(shapely.get_coordinates(near) * 1000).astype(np.int64)
    corner = np.array(shapely.bounds(shape)[:2]) * 1000
    distance = np.rint(np.hypot(*(xy - corner).T))
    return tuple(xy[np.lexsort((xy[:, 1], xy[:, 0], distance))[0]].tolist())


def _column(values) -> np.ndarray:
    return np.array([*values, None], dtype=object)[:-1]


RULE = {
    "code": "B03",
    "name": "commune-coverage",
    "title": QT_TRANSLATE_NOOP("core", "Outlines of communes"),
    "check": check,
    "conclude": conclude,
    "tables": (COMMUNES,),
    "options": {"slit_width_m": 10.0},
    "local": False,
    "messages": {
        _OVERLAP: QT_TRANSLATE_NOOP("core", "The outlines of {detail} overlap by {measured} m on average."),
        _GAP: QT_TRANSLATE_NOOP("core", "The outlines of {detail} leave a gap {measured} m wide on average."),
        _UNKNOWN: QT_TRANSLATE_NOOP("core", "The outlines have the commune {detail}, which is none of the province's."),
        _MISSING: QT_TRANSLATE_NOOP("core", "Commune {detail} has no outline."),
        "": QT_TRANSLATE_NOOP("core", "The outlines of {detail} are not right."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Ask for the official outlines again; do not correct them yourself."),
    },
}
