"""What is drawn beside the plots of sources, on its way into a work copy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..model.context import LABELS
from ..model.errors import BadInput
from ..model.progress import IsCancelled, stop_if
from ..model.tables import ShapeTable
from ..sources.drawing_kinds import is_drawing
from ..sources.drawings import DRAWN, beside, drawn_parts
from ..sources.read_report import SourceInfo
from ..store.workcopy import WorkCopy
from ..store.writer import Writer


def keep_drawn(writer: Writer, sources: Iterable[SourceInfo], cancelled: IsCancelled) -> Counter[str]:
    """Keep what is drawn beside the plots of sources, and return the rows by kind."""
    counts: Counter[str] = Counter()
    for source in sources:
        labelled = is_drawing(source.path)
        counts.update(writer.keep_drawn(source.path.name, _parts(source, cancelled), labelled=labelled))
    return counts


def with_drawn(given: Mapping[str, ShapeTable | None], path: Path | str, layer: str, crs: str) -> dict[str, object]:
    """Return the side tables of a check, those not given from what is drawn beside a layer, or a work copy kept."""
    tables: dict[str, object] = {kind: table for kind, table in given.items() if table is not None}
    try:
        kept = WorkCopy.open(path).drawn()
    except BadInput:  # a source like any other
        return {kind: tables[kind] if kind in tables else beside(kind, path, layer, crs) for kind in DRAWN}
    if LABELS not in tables:
        tables |= {"unlabelled": kept.unlabelled, "renumbered": kept.renumbered}
    return kept.tables | tables


def _parts(source: SourceInfo, cancelled: IsCancelled) -> Iterator[tuple[str, ShapeTable]]:
    for kind in DRAWN:
        for table in drawn_parts(kind, source.path, source.layer, source.own_crs, source.crs):
            stop_if(cancelled)
            yield kind, table
