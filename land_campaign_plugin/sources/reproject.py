"""Plots in another coordinate reference system than is wanted: how they get there, and what is told of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..model.campaign import load_campaign
from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.projection import crs_label, is_metric, operation_of, parse_crs, same_crs, transformation
from .place import Place

_TRANSFORMED = QT_TRANSLATE_NOOP("core", "{count} plots were transformed from {found}.")
_TRANSFORMED_BY = QT_TRANSLATE_NOOP("core", "{count} plots were transformed from {found} by the operation {operation}.")
_NO_WAY = QT_TRANSLATE_NOOP(
    "core", "{path} is in {found}, and no published operation leads from there to {target}: plots could be far off."
)
_ASK = QT_TRANSLATE_NOOP("core", "Ask for the plots in VN-2000, or transform them first as their makers say.")
_TARGET_NOT_METRIC = QT_TRANSLATE_NOOP("core", "The coordinate reference system {found} is not in metres.")
_NAME_METRIC = QT_TRANSLATE_NOOP("core", "Name a projected system to transform into, for instance --crs EPSG:9209.")


@dataclass(frozen=True)
class Move:
    """The way of plots from one CRS, `source`, into another in metres, `target`, both WKT.

    Parameters
    ----------
    told, values : str, dict
        What is told of it: a marked template with a place for the count of plots.
    """

    source: str
    target: str
    told: str
    values: dict

    @classmethod
    def to(cls, wanted: str | None, source: str, path: Place) -> Move | None:
        """Return the way into CRS `wanted`, None where there is none to go.

        Parameters
        ----------
        wanted : str, optional
            None: nowhere. Empty: into the campaign's, from one that is not in metres.

        Raises
        ------
        BadInput
            No operation between the two datums is published, or `wanted` is not in metres.
        """
        if wanted is None:
            return None
        before = parse_crs(source)
        if not wanted and is_metric(before):
            return None
        after = parse_crs(wanted or load_campaign().crs)
        if same_crs(before, after):
            return None
        if not is_metric(after):
            raise BadInput(_TARGET_NOT_METRIC, _NAME_METRIC, found=crs_label(after))
        operation = operation_of(source, after.to_wkt())
        found = crs_label(before)
        if operation is None:
            raise BadInput(_NO_WAY, _ASK, path=path, found=found, target=crs_label(after))
        values = {"found": found, "operation": operation} if operation else {"found": found}
        return cls(source, after.to_wkt(), _TRANSFORMED_BY if operation else _TRANSFORMED, values)

    def transform(self, points: np.ndarray) -> np.ndarray:
        """Return coordinates of shape (n, 2), east first, in the target."""
        return transformation(self.source, self.target)(points)


def target_of(declared: str | None) -> str:
    """Return the CRS to transform into where no work copy says it: the declared one if in metres, else the campaign's.

    A declared one in degrees says what the sources are in.
    """
    if declared and declared.strip().casefold() != "auto" and is_metric(parse_crs(declared)):
        return parse_crs(declared).to_wkt()
    return parse_crs(load_campaign().crs).to_wkt()
