"""What the load wizard was told, as the verbs take it."""

from __future__ import annotations

from ..model.language import Language
from ..model.progress import IsCancelled, Progress


def of_all(wanted) -> dict:
    """Return the options of a load of sources that are read alike.

    Parameters
    ----------
    wanted : LoadRequest
        With one group of sources at most.
    """
    options = {"records": wanted.records, "renumbered": wanted.renumbered}
    if not wanted.groups:
        return options
    group = wanted.groups[0]
    source = group.sources[0]
    if not group.levels:
        options |= {"mapping": group.said(), "texts": dict(group.encodings) or None, "guess": False}
    layer = source.layer if len(group.sources) == 1 else None
    return options | {"layer": layer, "crs": _crs(source, wanted)}


def _crs(source, wanted) -> str | None:
    """Return the reference system to declare: none for a source that says its own."""
    return None if source.says_crs else wanted.crs


def load_sheets(wanted, language: Language, progress: Progress, cancelled: IsCancelled):
    """Load many sheets, each with the choices of its group, then the records that come with them."""
    from ..verbs.load_folder import SheetOptions, load_folder

    per_sheet = {
        source.name: SheetOptions(
            layer=source.layer, mapping=group.said(), crs=_crs(source, wanted), texts=dict(group.encodings)
        )
        for group in wanted.groups
        for source in group.sources
    }
    return load_folder(
        [source.found for source in (*wanted.sources, *wanted.left)],
        wanted.into,
        options=SheetOptions(crs=None if any(source.says_crs for source in wanted.sources) else wanted.crs),
        per_sheet=per_sheet,
        reproject=wanted.reproject,
        records=wanted.records,
        renumbered=wanted.renumbered,
        language=language,
        progress=progress,
        cancelled=cancelled,
    )
