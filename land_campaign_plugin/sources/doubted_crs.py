"""A coordinate reference system that a file or a person says, and by which the plots lie elsewhere than they should."""

from __future__ import annotations

import numpy as np

from ..model.campaign import load_campaign
from ..model.language import QT_TRANSLATE_NOOP, Loud, Term
from ..model.projection import crs_label, parse_crs, same_crs
from ..model.tables import ShapeTable
from .crs import is_said
from .guess_crs import CrsGuess, guess_for, ranked
from .notes import Note
from .place import Place
from .sampling import Sample

_HARDLY, _NEARLY_ALL = 0.5, 0.95
"""So few plots where they should lie are a doubt; so many are what another system must do better with."""
_MOST_NAMED = 3
_IN_PROVINCE = QT_TRANSLATE_NOOP("core", "in the province")
_AS_SAID = QT_TRANSLATE_NOOP("core", "where their identifiers or communes say")

_FILE_DOUBTED = Loud(
    QT_TRANSLATE_NOOP(
        "core",
        "{path} says that it is in {crs}. By that, {share} % of its plots lie {where}; so many would by others: "
        "{systems}. If one of those is right, set it as the layer's reference system in QGIS, save the layer and load "
        "that anew.",
    )
)
_SAID_DOUBTED = Loud(
    QT_TRANSLATE_NOOP(
        "core",
        "{path} was taken to be in {crs}, as was said. By that, {share} % of its plots lie {where}; so many would by "
        "others: {systems}. If one of those is right, load anew and say that one.",
    )
)
_SAID_NOWHERE = Loud(
    QT_TRANSLATE_NOOP(
        "core",
        "{path} was taken to be in {crs}, as was said. By that, {share} % of its plots lie {where}, and by no other "
        "system known here do they. Look at them on the map, and find out from where the file came which one it is in.",
    )
)


def doubted(path: Place, sample: Sample, crs: str, outlines: ShapeTable | None = None) -> list[Note]:
    """Return what is told where hardly any plot lies in the province by the system that it is said to be in.

    Of plots that say where they are, by identifiers or communes, hardly any lies there. A file that says its own system
    and fits the province by no other is of another province: nothing is told.

    Parameters
    ----------
    crs : str
        WKT of the system in use.
    """
    if not np.isfinite(sample.middles).all(axis=1).any():
        return []
    campaign = load_campaign()
    used = guess_for(crs, sample, campaign, outlines)
    if used.share >= _HARDLY and (used.agreeing is None or used.agreeing >= _HARDLY):
        return []
    others = [guess for guess in ranked(sample, campaign, outlines) if _fits(guess, crs)][:_MOST_NAMED]
    by_content = used.share >= _HARDLY or (others and others[0].agreeing is not None)
    said = is_said(sample.info.crs_wkt)
    if said and not others:
        return []
    values = {
        "path": path.name,
        "crs": crs_label(parse_crs(crs)),
        "share": round(100 * _share(used, by_content)),
        "where": Term(_AS_SAID if by_content else _IN_PROVINCE),
    }
    if not others:
        return [(_SAID_NOWHERE, values)]
    values["systems"] = ", ".join(
        f"{crs_label(parse_crs(guess.code))}{' (x ↔ y)' * guess.swapped}: {100 * _share(guess, by_content):.0f} %"
        for guess in others
    )
    return [(_FILE_DOUBTED if said else _SAID_DOUBTED, values)]


def _fits(guess: CrsGuess, crs: str) -> bool:
    if not guess.swapped and same_crs(parse_crs(guess.code), parse_crs(crs)):
        return False
    return guess.share >= _NEARLY_ALL and (guess.agreeing is None or guess.agreeing >= _NEARLY_ALL)


def _share(guess: CrsGuess, by_content: bool) -> float:
    return guess.agreeing if by_content and guess.agreeing is not None else guess.share
