"""In which coordinate reference system a layer is: ranked by where its plots would lie.

Central meridians of VN-2000 stand 15' apart, 26 km here, and a province is wider: its window alone seldom decides.
What decides is where the plots say they lie: by their identifiers (GeoHash of TT 19/2026), or by their communes where
outlines of communes are at hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from ..model.campaign import Campaign, load_campaign
from ..model.catalogues import old_to_new
from ..model.errors import BadInput, CampaignError
from ..model.language import QT_TRANSLATE_NOOP
from ..model.projection import crs_label, is_metric, parse_crs, transformation
from ..model.tables import ShapeTable
from ..native import pyproj, shapely
from . import content
from .fields import ranked_by_name
from .notes import Note
from .place import Place
from .sampling import ROWS, Sample, sample_of

AUTO = "auto"
_OTHERS = ("EPSG:32648", "EPSG:32649", "EPSG:4326", "EPSG:4756", "EPSG:2044", "EPSG:2045", "EPSG:2093")
"""Beside VN-2000's zones: UTM and degrees of WGS 84, degrees of VN-2000, Hanoi 1972 (HN-72)."""
_NEARLY_ALL, _CLEARLY_LESS = 0.95, 0.5
_AGREE = 0.8
_NEAR_M = 100.0
"""An identifier's point and the middle of its plot; a wrong datum alone is 224 m off."""
_MOST_NAMED = 3
_LIKELY = 70
_MOST_POINTS = 500
_FARTHEST_M = 1e8

_FOUND = QT_TRANSLATE_NOOP(
    "core", "Layer {layer} of {path} does not say its coordinate reference system; by where its plots lie it is {crs}."
)
_WOULD_LIE = QT_TRANSLATE_NOOP(
    "core",
    "Layer {layer} of {path} does not say its coordinate reference system. So many of its plots would lie in "
    "{province} with: {systems}.",
)
_SAY_ONE = QT_TRANSLATE_NOOP("core", "Say which one it is, for instance --crs {crs}.")
_SAY_OUTLINES = QT_TRANSLATE_NOOP(
    "core", "Say which one it is, for instance --crs {crs}; or give outlines of the communes, which can tell."
)
_NOWHERE = QT_TRANSLATE_NOOP(
    "core",
    "Layer {layer} of {path} does not say its coordinate reference system, and with none of those known here would "
    "its plots lie in {province}.",
)
_FIND_OUT = QT_TRANSLATE_NOOP("core", "Find out from where the file came which one it is, and say it with --crs.")
_SWAPPED = QT_TRANSLATE_NOOP(
    "core",
    "Layer {layer} of {path} has east and north swapped: so its plots would lie in {province} with {crs}.",
)
_SWAP_BACK = QT_TRANSLATE_NOOP("core", "Swap the axes of the file (in QGIS: Swap X and Y coordinates), and read that.")


@dataclass(frozen=True)
class CrsGuess:
    """A coordinate reference system that a layer may be in.

    Parameters
    ----------
    share : float
        Share of the sampled plots that would lie in the province: in the outlines of communes if there are any, else in
        the campaign's window.
    communes : tuple of str
        Codes of the communes they would lie in, the commonest first; none without outlines.
    distance_km : float
        From the province to the middle of the plots, 0 inside; inf where that cannot be computed.
    swapped : bool
        Whether east and north are swapped in the file.
    agreeing : float or None
        Share of the plots that would lie where they say: where their identifier points, or in their commune. None
        where they say neither.
    stated : bool
        Whether the file itself says this system.
    """

    code: str
    name: str
    share: float
    communes: tuple[str, ...]
    distance_km: float
    swapped: bool = False
    agreeing: float | None = None
    stated: bool = False


@dataclass
class AutoCrs:
    """The wish to find out the coordinate reference system of layers that do not say theirs.

    Parameters
    ----------
    outlines : ShapeTable, optional
        Communes (column ``code``) in the campaign's system.
    notes : list of Note
        What was found out, to be told.
    """

    outlines: ShapeTable | None = None
    notes: list[Note] = field(default_factory=list)

    def settle(self, path: Place, layer: str, sample: Sample) -> str:
        """Return the code of the one likely system of a layer; `BadInput` with the ranked list where several are."""
        guesses = ranked(sample, load_campaign(), self.outlines)
        best = chosen(guesses)
        if best is None:
            raise not_said(path, layer, guesses, outlines=self.outlines is None)
        self.notes.append((_FOUND, {"layer": layer, "path": path.name, "crs": _label(best)}))
        return best.code


def guess_crs(
    path: Place | str,
    layer: str | None = None,
    *,
    communes: Place | str | None = None,
    encoding: str | None = None,
    rows: int = ROWS,
) -> list[CrsGuess]:
    """Return the systems that a layer may be in, the likeliest first, whatever the file says; none without shapes.

    Parameters
    ----------
    communes : path, optional
        Outlines of communes, ``FILE`` or ``FILE:layer``.
    """
    campaign = load_campaign()
    outlines = outlines_of(communes, campaign) if communes else None
    return ranked(sample_of(path, layer, encoding=encoding, rows=rows), campaign, outlines)


def outlines_of(communes: Place | str, campaign: Campaign) -> ShapeTable:
    """Return the outlines of communes in the campaign's system."""
    from .side_tables import read_communes  # which reads layers, whose systems this module finds out

    return read_communes(communes, parse_crs(campaign.crs).to_wkt())


def guess_for(crs: str, sample: Sample, campaign: Campaign, outlines: ShapeTable | None = None) -> CrsGuess:
    """Return what one system makes of the sampled plots, of which one at least has a shape."""
    rows = _some_rows(sample)
    target = _Target(campaign, outlines, *_said(sample, rows, campaign))
    return CrsGuess(**target.guess(crs, sample.middles[rows], False))


def ranked(sample: Sample, campaign: Campaign, outlines: ShapeTable | None = None) -> list[CrsGuess]:
    """Return the systems that the sampled plots may be in, the likeliest first."""
    rows = _some_rows(sample)
    if not len(rows):
        return []
    points = sample.middles[rows]
    target = _Target(campaign, outlines, *_said(sample, rows, campaign))
    stated = _stated(sample)
    found = []
    for code in dict.fromkeys([campaign.crs, *campaign.mistaken_for, *_OTHERS, *([stated] if stated else [])]):
        for swapped in (False, True):
            guess = target.guess(code, points[:, ::-1] if swapped else points, swapped)
            found.append(CrsGuess(**guess, stated=code == stated and not swapped))
    return sorted(found, key=_rank)  # equally likely ones stay in the campaign's order


def _some_rows(sample: Sample) -> np.ndarray:
    """Return some rows with a shape, spread over the sample."""
    rows = np.flatnonzero(np.isfinite(sample.middles).all(axis=1))
    return rows[np.linspace(0, len(rows) - 1, min(len(rows), _MOST_POINTS)).astype(np.int64)]


def chosen(guesses: Iterable[CrsGuess]) -> CrsGuess | None:
    """Return the system that a layer is in beyond doubt: the first, if the next is clearly worse; else None."""
    best, *others = list(guesses) or [None]
    if best is None or best.share < _NEARLY_ALL or best.swapped or not is_metric(parse_crs(best.code)):
        return None
    if best.agreeing is not None:
        if best.agreeing < _AGREE:
            return None
        rivals = [other for other in others if other.share >= _CLEARLY_LESS and other.agreeing > _CLEARLY_LESS]
    else:
        rivals = [other for other in others if other.share > _CLEARLY_LESS]
    return None if rivals else best


def not_said(path: Place, layer: str, guesses: list[CrsGuess], *, outlines: bool = False) -> BadInput:
    """Return the error for a layer that does not say its system, with those that it may be in."""
    shown = {"path": path, "layer": layer, "province": load_campaign().province}
    likely = [guess for guess in guesses if guess.share >= _CLEARLY_LESS][:_MOST_NAMED]
    if not likely:
        return BadInput(_NOWHERE, _FIND_OUT, **shown)
    if likely[0].swapped:
        return BadInput(_SWAPPED, _SWAP_BACK, **shown, crs=_label(likely[0]))
    likely = [guess for guess in likely if not guess.swapped]
    systems = ", ".join(f"{_label(guess)}: {100 * guess.share:.0f} %" for guess in likely)
    remedy = _SAY_OUTLINES if outlines and len(likely) > 1 else _SAY_ONE
    return BadInput(_WOULD_LIE, remedy, **shown, systems=systems, crs=likely[0].code)


def _label(guess: CrsGuess) -> str:
    return crs_label(parse_crs(guess.code))


def _rank(guess: CrsGuess) -> tuple:
    return (-round(guess.agreeing or 0.0, 1), -round(guess.share, 1), round(min(guess.distance_km, 1e6)), guess.swapped)


def _said(sample: Sample, rows: np.ndarray, campaign: Campaign) -> tuple[np.ndarray | None, list | None]:
    """Return where the identifiers of plots point, in the campaign's system, and the communes that plots name."""
    named = {column: found[0] for column, (_, found) in ranked_by_name(sample.info.field_names).items()}
    values = content.columns_of(sample, {})
    for name, held in values.items():
        for column, sure in content.forms(held):
            if column in ("commune", "plot_code") and sure > _AGREE:
                named.setdefault(column, name)
    points = communes = None
    if "plot_code" in named:
        points = content.code_points(values[named["plot_code"]], campaign.crs)[rows]
        points = points if np.isfinite(points).any() else None
    if "commune" in named:
        texts = values[named["commune"]].texts
        communes = [texts[row] for row in rows]
        communes = communes if any(content.is_commune(text) for text in communes if text) else None
    return points, communes


def _stated(sample: Sample) -> str | None:
    """Return the code of the system that the file says, None where it says none or one without a code."""
    if not sample.info.crs_wkt:
        return None
    authority = parse_crs(sample.info.crs_wkt).to_authority(min_confidence=_LIKELY)
    return ":".join(authority) if authority else None


@lru_cache(maxsize=64)
def _name(code: str) -> str:
    return parse_crs(code).name


class _Target:
    """The province, and where plots say they lie in it."""

    def __init__(self, campaign: Campaign, outlines: ShapeTable | None, codes: np.ndarray | None, communes):
        self._campaign = campaign
        self._area = shapely.box(*campaign.window)
        self._codes = codes
        self._communes = communes
        self._outlines = outlines
        self._tree = shapely.STRtree(outlines.geometry) if outlines is not None else None

    def guess(self, code: str, points: np.ndarray, swapped: bool) -> dict:
        """Return what a system makes of the points, as the parameters of a `CrsGuess`."""
        there = self._moved(code, points)
        right = np.isfinite(there).all(axis=1)
        inside, held = self._inside(there, right)
        middle = np.median(there[right], axis=0) if right.any() else None
        return {
            "code": code,
            "name": _name(code),
            "share": float(np.mean(inside)),
            "communes": tuple(name for name, _ in Counter(name for name in held if name).most_common()),
            "distance_km": self._distance_km(middle),
            "swapped": swapped,
            "agreeing": self._agreeing(there, held),
        }

    def _moved(self, code: str, points: np.ndarray) -> np.ndarray:
        """Return points in the campaign's system, nan where they cannot be in `code`."""
        there = np.full(points.shape, np.nan)
        crs = parse_crs(code)
        limits = (180.0, 90.0) if crs.is_geographic else (_FARTHEST_M, _FARTHEST_M)
        possible = (np.abs(points) <= limits).all(axis=1)
        if not crs.is_geographic:  # degrees are no metres
            possible &= (np.abs(points) > (180.0, 90.0)).any(axis=1)
        if possible.any():
            try:
                there[possible] = transformation(code, self._campaign.crs)(points[possible])
            except (pyproj.exceptions.ProjError, CampaignError):
                return there
        there[~(np.abs(there) <= _FARTHEST_M).all(axis=1)] = np.nan
        return there

    def _inside(self, there: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, list]:
        held: list[str | None] = [None] * len(there)
        inside = np.zeros(len(there), dtype=bool)
        rows = np.flatnonzero(right)
        if self._tree is None:
            inside[rows] = shapely.intersects_xy(self._area, there[rows, 0], there[rows, 1])
            return inside, held
        at, outline = self._tree.query(shapely.points(there[rows]), predicate="intersects")
        for row, found in zip(rows[at].tolist(), outline.tolist(), strict=True):
            held[row], inside[row] = self._outlines["code"][found], True
        return inside, held

    def _distance_km(self, middle: np.ndarray | None) -> float:
        if middle is None:
            return float("inf")
        point = shapely.points(middle)
        shapes = self._area if self._outlines is None else self._outlines.geometry
        return float(np.min(shapely.distance(shapes, point))) / 1000

    def _agreeing(self, there: np.ndarray, held: list) -> float | None:
        if self._codes is not None:
            said = np.isfinite(self._codes).all(axis=1)
            apart = np.hypot(*(there[said] - self._codes[said]).T)
            return float(np.mean(apart <= _NEAR_M))
        if self._communes is None or self._tree is None:
            return None
        pairs = [(own, found) for own, found in zip(self._communes, held, strict=True) if own]
        return sum(found is not None and found in _today(own) for own, found in pairs) / max(len(pairs), 1)


@lru_cache(maxsize=1024)
def _today(code: str) -> frozenset[str]:
    """Return the communes in force that a code may mean: its own, and those that took a former one over."""
    return frozenset({code, *(merger.new_code for merger in old_to_new().get(code, ()))})
