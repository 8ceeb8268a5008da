"""What is drawn beside the plots of sources, on its way into a work copy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..model.progress import IsCancelled, stop_if
from ..model.tables import ShapeTable
from ..sources.drawing_kinds import is_drawing
from ..sources.drawings import DRAWN, drawn_parts
from ..sources.read_report import SourceInfo
from ..store.writer import Writer


def keep_drawn(writer: Writer, sources: Iterable[SourceInfo], cancelled: IsCancelled) -> Counter[str]:
    """Keep what is drawn beside the plots of sources, and return the rows by kind."""
    counts: Counter[str] = Counter()
    for source in sources:
        labelled = is_drawing(source.path)
        counts.update(writer.keep_drawn(source.path.name, _parts(source, cancelled), labelled=labelled))
    return counts


def _parts(source: SourceInfo, cancelled: IsCancelled) -> Iterator[tuple[str, ShapeTable]]:
    for kind in DRAWN:
        for table in drawn_parts(kind, source.path, source.layer, source.own_crs, source.crs):
            stop_if(cancelled)
            yield kind, table
