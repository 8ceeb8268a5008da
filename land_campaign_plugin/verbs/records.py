"""The records of a check: tables beside the plots, files of tables, or spreadsheets as communes send them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ..model.progress import IsCancelled, Progress, never, no_progress
from ..model.record_table import RecordTables
from ..model.tables import PlotTable
from ..sources.notes import Note
from ..sources.own_ids import Permanent, permanent_rows
from ..sources.place import Place
from ..sources.record_books import read_records, readers
from ..sources.record_fields import record_layer
from ..sources.records import joined, record_tables, records_in
from ..sources.reference_lists import read_former_sheets
from ..sources.spreadsheet import is_spreadsheet
from ..sources.uids import PlotUids, compact

_TEXT_FILES = (".csv", ".txt", ".tsv")


def is_record_sheet(path: Path | str) -> bool:
    """Tell whether a file is a spreadsheet of records, not a record table of its own such as ``party.csv``."""
    path = Path(path)
    return is_spreadsheet(path) or (path.suffix.casefold() in _TEXT_FILES and record_layer(path.stem) is None)


def records_for(
    plots: PlotTable,
    beside: Iterable[tuple[Place | str, str]],
    where: Sequence[Path | str] | Path | str | None = None,
    renumbered: Path | str | None = None,
    *,
    keep_encoding: bool = False,
    headings: Mapping[str, str] | None = None,
    permanent: Permanent | None = None,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> tuple[RecordTables | None, list[Note]]:
    """Return the records of a check, and what is to be told about spreadsheets among them.

    Parameters
    ----------
    plots : PlotTable
        The plots of the check. They get their permanent ids as a column, if spreadsheets are to be joined to them.
    beside : iterable of (path, layer)
        Sources of plots: their record tables are taken where nothing else is named.
    where : path or sequence of path, optional
        Where the records lie.
    renumbered : path, optional
        The list of renumbered sheets.
    keep_encoding : bool
        Texts of spreadsheets in an encoding from before Unicode are left as they stand.
    headings : mapping of str to str, optional
        Which heading of spreadsheets is which column.
    permanent : Permanent, optional
        The ids that the plots' work copy has in the place of those of a source, for records that lie in `where`.
    """
    named = [where] if isinstance(where, (str, Path)) else list(where or ())
    sheets = [path for path in named if is_record_sheet(path)]
    if not sheets:
        if not named:
            return record_tables(beside), []
        return RecordTables(permanent_rows(joined(records_in(path) for path in named), permanent)), []
    if "uid" not in plots or (compact(plots["uid"]) == b"").any():
        plots.columns["uid"] = compact(PlotUids(plots)(range(len(plots))))
    former_sheets = read_former_sheets(renumbered) if renumbered else None
    tables, report = read_records(
        sheets,
        plots,
        former_sheets=former_sheets,
        keep_encoding=keep_encoding,
        headings=headings,
        progress=progress,
        cancelled=cancelled,
    )
    parts = [permanent_rows(records_in(path), permanent) for path in named if path not in sheets]
    return RecordTables(joined([*parts, readers(tables)])), report.notes()
