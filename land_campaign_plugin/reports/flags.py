"""Findings as a drawing that surveyors lay over theirs: a letter at each place, rule and plots beside it, its shape.

The letters are those of MRFFlag, which surveyors step through: D, X, S (``resources/campaign.toml``). All stands on one
level, in DXF on a layer of that number: a flag that is left behind in a mended drawing is then no boundary to anybody
who reads it. What tells the rules apart is the text.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

import numpy as np

from ..model.campaign import Flags
from ..model.drawn_elements import FLAG_MARK as MARK
from ..model.drawn_elements import GREEN, RED, WHITE, YELLOW, DrawnElements
from ..model.findings import FindingTable
from ..native import shapely

_COLOURS = {"D": YELLOW, "X": RED}
_LETTER_ON_PAPER_M, _TEXT_ON_PAPER_M, _BOX_ON_PAPER_M = 0.004, 0.002, 0.001
_PLOTS_SHOWN = 3


@dataclass(frozen=True)
class Flagged:
    """A drawing of flags.

    Parameters
    ----------
    letters : dict of str to int
        Findings by letter.
    unplaced : int
        Findings without a place, listed in the corner.
    """

    elements: DrawnElements
    letters: dict[str, int]
    unplaced: int


def flag_drawing(findings: FindingTable, flags: Flags, scale: int, corner: tuple[float, float]) -> Flagged:
    """Draw findings.

    Parameters
    ----------
    findings : FindingTable
        Those of one sheet, or of several that are drawn together.
    scale : int
        Scale number of the map, by which letters are sized.
    corner : tuple of float
        Where the title stands if no finding has a place, metres.
    """
    elements, letters, unplaced = DrawnElements(), Counter(), []
    placed = ~(shapely.is_missing(findings.geometry) | shapely.is_empty(findings.geometry))
    bounds = shapely.total_bounds(findings.geometry[placed]) if placed.any() else (*corner, *corner)
    step = 1.6 * scale * _TEXT_ON_PAPER_M
    title = np.array([bounds[0], bounds[1] - 4 * step])
    elements.write(title, [f"{MARK}: {len(findings)}"], flags.level, scale * _LETTER_ON_PAPER_M)
    crowd: Counter = Counter()
    for row in range(len(findings)):
        letter = flags.letter(findings["rule"][row], findings["sub_code"][row])
        colour = _COLOURS.get(letter, GREEN)
        letters[letter] += 1
        text = flag_text(findings, row)
        if not placed[row]:
            unplaced.append(f"{letter} {text}")
            continue
        shape = findings.geometry[row]
        at = _place(shape)
        elements.add(_lines(shape, scale), flags.level, colour)
        cell = tuple((at // (4 * step)).tolist())
        below = at - (0.0, crowd[cell] * 2.5 * step)  # several findings at one place stand one under the other
        crowd[cell] += 1
        elements.write(below, [letter], flags.level, scale * _LETTER_ON_PAPER_M, colour)
        aside = below + (scale * _LETTER_ON_PAPER_M * 1.2, 0.0)
        elements.write(aside, [text], flags.level, scale * _TEXT_ON_PAPER_M, colour)
    places = title - np.arange(1, len(unplaced) + 1)[:, None] * (0.0, step)
    elements.write(places, unplaced, flags.level, scale * _TEXT_ON_PAPER_M, WHITE)
    return Flagged(elements, dict(letters), len(unplaced))


def flag_text(findings: FindingTable, row: int) -> str:
    """Return rule, plots (the text of a label in none) and size in plain signs: ``T01 12/345, 12/346 0.35 m2``."""
    labels = [label.partition(" (")[0] for label in str(findings["labels"][row] or "").split(", ") if label]
    labels = labels or [str(findings["detail"][row] or "").partition("|")[0]]
    more = f" +{len(labels) - _PLOTS_SHOWN}" if len(labels) > _PLOTS_SHOWN else ""
    measured, unit = float(findings["measured"][row]), str(findings["unit"][row] or "")
    size = "" if math.isnan(measured) or not unit else f"{measured:.2f} {unit.replace('²', '2')}"
    shown = ", ".join(labels[:_PLOTS_SHOWN]) + more
    return " ".join(part for part in (str(findings["rule"][row]), shown, size) if part)


def _place(shape) -> np.ndarray:
    """Return where a finding's letter stands: in an area, on a line, at the first point."""
    if shapely.get_dimensions(shape) == 2:
        point = shapely.point_on_surface(shape)
    elif shapely.get_dimensions(shape) == 1:
        longest = max(_parts(shape), key=shapely.length)
        point = shapely.line_interpolate_point(longest, 0.5, normalized=True)
    else:
        point = shape
    return shapely.get_coordinates(point)[0]


def _parts(shape) -> np.ndarray:
    """Return the simple parts of a shape, of collections in collections too."""
    parts = shapely.get_parts(shape)
    return parts if shapely.get_type_id(shape) < 7 else np.concatenate([_parts(part) for part in parts])


def _lines(shape, scale: int) -> list:
    """Return the outlines of areas, lines as they are, and a small box around points."""
    drawn, reach = [], scale * _BOX_ON_PAPER_M
    for part in _parts(shape):
        dimension = shapely.get_dimensions(part)
        if dimension == 2:
            drawn += [shapely.LineString(ring) for ring in (part.exterior, *part.interiors)]
        elif dimension == 1:
            drawn.append(part)
        elif not part.is_empty:
            drawn.append(shapely.box(part.x - reach, part.y - reach, part.x + reach, part.y + reach))
    return drawn
