"""Writes the plots in force of a work copy as a layer for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.progress import IsCancelled, Progress, never, no_progress
from ..model.statement import condition, statement
from ..reports.export import ExportReport, format_of, write_plots
from ..store.workcopy import WorkCopy
from .source_fields import SourceFields

_IN_FORCE = statement("status IS NOT 'retired'")

_ITSELF = QT_TRANSLATE_NOOP("core", "{path} is the work copy itself.")
_OTHER_NAME = QT_TRANSLATE_NOOP("core", "Choose another file name.")
_NOTHING = QT_TRANSLATE_NOOP("core", "The work copy {path} holds no plot that could be exported.")
_LOAD_OR_WIDEN = QT_TRANSLATE_NOOP("core", "Load plots first, or choose more of them.")


def export(
    work: WorkCopy | Path | str,
    out: Path | str,
    *,
    format: str | None = None,  # noqa: A002 - the word that users write
    crs: str | None = None,
    where: str | None = None,
    params: Sequence = (),
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> ExportReport:
    """Write the plots in force to `out`, in the format that its name says, with the other fields of their source.

    Parameters
    ----------
    crs : str, optional
        CRS to write in; without, the work copy's own (GeoJSON: WGS 84).
    where, params : str and sequence, optional
        SQL condition on columns of plots, and values for its ``?``.
    """
    copy = work if isinstance(work, WorkCopy) else WorkCopy.open(work)
    out = Path(out)
    format_of(out, format)
    if out.exists() and out.samefile(copy.path):
        raise BadInput(_ITSELF, _OTHER_NAME, path=out)
    chosen = statement("{in_force} AND {where}", in_force=_IN_FORCE, where=condition(where)) if where else _IN_FORCE
    total = copy.count(chosen, params)
    if not total:
        raise BadInput(_NOTHING, _LOAD_OR_WIDEN, path=copy.path)
    return write_plots(
        out,
        copy.plot_batches(chosen, params),
        copy.crs,
        total=total,
        format=format,
        to_crs=crs,
        more=SourceFields(copy, chosen, params),
        progress=progress,
        cancelled=cancelled,
    )
