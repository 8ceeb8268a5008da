"""What drawings are read by: which levels form plots, and which carry their labels."""

from ..qgis_bridge import load_desk
from ..qgis_bridge.language import tr


def level_lines() -> list[str]:
    """Return in sentences which levels of a drawing become what."""
    drawn = load_desk.drawn_levels()
    return [
        tr("Plots are closed from the lines on the levels {levels}.", levels=_listed(drawn.boundaries)),
        tr(
            "Labels: numbers on level {numbers}, areas on {areas}, land uses on {uses}.",
            numbers=_listed(drawn.numbers),
            areas=_listed(drawn.areas),
            uses=_listed(drawn.land_uses),
        ),
        tr(
            "Frames of sheets are on level {frames}, boundaries drawn from papers on {papers}.",
            frames=_listed(drawn.frames),
            papers=_listed(drawn.papers),
        ),
    ]


def _listed(levels: frozenset[int]) -> str:
    return ", ".join(map(str, sorted(levels)))
