"""Coordinate reference systems: naming them, and transforming with the datum operation pinned.

Between VN-2000 and WGS 84 there are several published operations, up to 0.75 m apart. EPSG:6960 is the one the
plot identifier is computed with, so it is written out here and never left to what PROJ finds best.
"""

import threading
from collections.abc import Callable

import numpy as np

from ..native import pyproj
from .errors import BadInput
from .language import QT_TRANSLATE_NOOP

WGS84 = "EPSG:4326"
_VN_2000 = "Vietnam 2000"
_EPSG_6960 = (
    "+step +proj=cart +ellps=WGS84 +step +proj=helmert +x=-191.90441429 +y=-39.30318279 +z=-111.45032835 "
    "+rx=-0.00928836 +ry=0.01975479 +rz=-0.00427372 +s=0.252906278 +convention=coordinate_frame "
    "+step +inv +proj=cart +ellps=WGS84"
)
_EPSG_6960_NAME = "EPSG:6960, VN-2000 to WGS 84 (2)"
_LIKELY = 70
_UNKNOWN = QT_TRANSLATE_NOOP("core", "The coordinate reference system {crs} is not known.")
_NAME_ONE = QT_TRANSLATE_NOOP("core", "Name one, for instance EPSG:9209.")

Transform = Callable[[np.ndarray], np.ndarray]
"""Takes and returns coordinates of shape (n, 2), east (or longitude) first."""


class _Made(threading.local):
    """The transformations that a thread has made, by their two systems."""

    def __init__(self) -> None:
        self.by_pair: dict[tuple[str, str], Transform] = {}


_MADE = _Made()
_MOST_MADE = 32


def parse_crs(text: str):
    """Return the `pyproj.CRS` that `text` (a code, WKT or PROJ string) means; `BadInput` when it means none."""
    try:
        return pyproj.CRS.from_user_input(text.strip())
    except pyproj.exceptions.CRSError as error:
        shown = text if len(text) < 40 else text[:40] + "…"
        raise BadInput(_UNKNOWN, _NAME_ONE, crs=shown) from error


def crs_label(crs) -> str:
    """Return what people call a CRS: its name, and its EPSG code where one is certain or likely."""
    code = crs.to_epsg() or crs.to_epsg(min_confidence=_LIKELY)
    if code:
        return f"EPSG:{code} ({crs.name})"
    authority = crs.to_authority()
    if authority:
        return f"{':'.join(authority)} ({crs.name})"
    if not is_unnamed(crs) or crs.coordinate_operation is None:
        return crs.name
    numbers = ", ".join(f"{parameter.value:g}" for parameter in crs.coordinate_operation.params)
    return f"{crs.name} ({crs.coordinate_operation.method_name} {numbers}; {crs.ellipsoid.name})"


def is_unnamed(crs) -> bool:
    """Tell whether a CRS is only numbers: MapInfo files keep neither its name nor a datum they do not know."""
    return crs.name.casefold() in ("unnamed", "unknown", "")


def same_numbers(one, other) -> bool:
    """Tell whether two CRS have the same projection, or none, and ellipsoid, whatever their datum is called."""
    if one.is_geographic and other.is_geographic:
        return _ellipsoid(one) == _ellipsoid(other)
    if not (one.is_projected and other.is_projected):
        return False
    return _numbers(one) == _numbers(other)


def _numbers(crs) -> tuple:
    operation = crs.coordinate_operation
    parameters = sorted((parameter.name, round(parameter.value, 9)) for parameter in operation.params)
    return operation.method_name, parameters, _ellipsoid(crs)


def _ellipsoid(crs) -> float:
    return round(crs.ellipsoid.semi_major_metre, 3)


def same_crs(one, other) -> bool:
    """Tell whether two CRS put coordinates (east first) in the same place."""
    if one.equals(other, ignore_axis_order=True):
        return True
    codes = [crs.to_epsg() or crs.to_epsg(min_confidence=_LIKELY) for crs in (one, other)]
    return codes[0] is not None and codes[0] == codes[1]


def is_metric(crs) -> bool:
    """Tell whether `crs` is projected and in metres, so that areas and tolerances make sense."""
    return crs.is_projected and all(abs(axis.unit_conversion_factor - 1) < 1e-9 for axis in crs.axis_info[:2])


def transformation(source: str, target: str) -> Transform:
    """Return a function that takes coordinates from CRS `source` to `target`, both WKT or a code.

    Where exactly one of them is on the VN-2000 datum the datum operation is EPSG:6960. Made once a thread, since it
    takes longer than to move a few points and is not for several threads at a time.
    """
    made = _MADE.by_pair
    if (source, target) not in made:
        if len(made) >= _MOST_MADE:
            made.clear()
        made[source, target] = _transformation(source, target)
    return made[source, target]


def _transformation(source: str, target: str) -> Transform:
    before, after = parse_crs(source), parse_crs(target)
    if same_crs(before, after):
        return lambda coordinates: coordinates
    if _is_vn_2000(before) == _is_vn_2000(after):
        steps = [pyproj.Transformer.from_crs(before, after, always_xy=True).transform]
    elif _is_vn_2000(before):
        steps = [
            pyproj.Transformer.from_crs(before, before.geodetic_crs, always_xy=True).transform,
            _pinned("").transform,
            *_between(pyproj.CRS(WGS84), after),
        ]
    else:
        steps = [
            *_between(before, pyproj.CRS(WGS84)),
            _pinned("+inv ").transform,
            pyproj.Transformer.from_crs(after.geodetic_crs, after, always_xy=True).transform,
        ]

    def apply(coordinates: np.ndarray) -> np.ndarray:
        values = coordinates[:, 0], coordinates[:, 1]
        for step in steps:
            values = step(*values)
        return np.column_stack(values)

    return apply


def operation_of(source: str, target: str) -> str | None:
    """Return the name of the datum operation that `transformation` takes from CRS `source` to `target`.

    Empty where both have one datum; None where PROJ knows none and would pass latitudes and longitudes on as they are
    (its *ballpark* operation), which may be hundreds of metres off.
    """
    before, after = (parse_crs(each).geodetic_crs.to_2d() for each in (source, target))
    pairs, names = [(before, after)], []
    if _is_vn_2000(before) != _is_vn_2000(after):
        pairs, names = [(after if _is_vn_2000(before) else before, pyproj.CRS(WGS84))], [_EPSG_6960_NAME]
    for one, other in pairs:
        if same_crs(one, other):
            continue
        known = pyproj.transformer.TransformerGroup(one, other, allow_ballpark=False).transformers
        if not known:
            return None
        names.append(known[0].description)
    return " + ".join(names)


def _is_vn_2000(crs) -> bool:
    datum = crs.datum
    return datum is not None and datum.name.replace("_", " ") in (_VN_2000, "VN-2000", "Vietnam2000")


def _between(before, after) -> list:
    if same_crs(before, after):
        return []
    return [pyproj.Transformer.from_crs(before, after, always_xy=True).transform]


def _pinned(direction: str):
    """Return VN-2000 to WGS 84 in degrees, or back with ``+inv``: the steps of EPSG:6960."""
    core = _EPSG_6960 if not direction else _inverse(_EPSG_6960)
    return pyproj.Transformer.from_pipeline(
        f"+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad {core} "
        "+step +proj=unitconvert +xy_in=rad +xy_out=deg"
    )


def _inverse(steps: str) -> str:
    """Return pipeline `steps` run backwards."""
    parts = [part.strip() for part in steps.split("+step") if part.strip()]
    turned = [part.removeprefix("+inv ") if part.startswith("+inv ") else f"+inv {part}" for part in reversed(parts)]
    return " ".join(f"+step {part}" for part in turned)
