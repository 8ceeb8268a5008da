"""What drawings are read by: which levels form plots, and which carry their labels."""

from ..qgis_bridge import load_desk
from ..qgis_bridge.language import tr


def level_lines() -> list[str]:
    """Return in sentences which levels of a drawing become what."""
    levels = {kind: ", ".join(map(str, numbers)) for kind, numbers in load_desk.drawn_levels().items()}
    return [
        tr("Plots are closed from the lines on the levels {levels}.", levels=levels["lines"]),
        tr("Their labels are taken from the levels {levels}.", levels=levels["labels"]),
        tr("Boundaries drawn from papers are on level {levels}.", levels=levels["legal_boundaries"]),
    ]
