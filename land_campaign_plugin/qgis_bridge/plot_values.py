"""A plot's values as people read them: names of fields, areas of shapes, and what is missing."""

from __future__ import annotations

from qgis.core import QgsGeometry

from ..model.change import RETIRED
from ..model.tables import PLOT_FIELDS, REAL
from .language import core, number, tr

SHAPE = "geom"


def caption(name: str) -> str:
    """Return what people call a field."""
    return core(PLOT_FIELDS[name].label) if name in PLOT_FIELDS else tr("Shape")


def shown(name: str, image: dict | None) -> str:
    """Return the value of a field, ``-`` where there is none; a shape by its area."""
    value = (image or {}).get(name)
    if value is None:
        return "-"
    if name == SHAPE:
        return tr("{area} m²", area=number(area(value), 1))
    if name == "status":
        return tr("retired") if value == RETIRED else tr("in force")
    if name in PLOT_FIELDS and PLOT_FIELDS[name].kind == REAL:
        return number(float(value), 1)
    return str(value)


def in_force(name: str, image: dict | None) -> str:
    """Return the value of a field; of a plot that is retired, that it is: its values are no longer in force."""
    return shown("status" if (image or {}).get("status") == RETIRED else name, image)


def area(value: str | None) -> float:
    """Return the area of a shape of an image, in m²."""
    return outline(value).area()


def outline(value: str | None) -> QgsGeometry:
    """Return a shape of an image, empty where there is none."""
    made = QgsGeometry()
    if value:
        made.fromWkb(bytes.fromhex(value))
    return made


def moment(at: str) -> str:
    """Return a moment of the store (UTC) as the clock on the wall shows it."""
    from datetime import datetime

    return datetime.fromisoformat(at).astimezone().strftime("%d/%m/%Y %H:%M") if at else ""
