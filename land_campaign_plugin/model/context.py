"""What a check may know beside the plots: sheets, communes, the drawing with its papers, the campaign."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from .campaign import Campaign, load_campaign
from .language import QT_TRANSLATE_NOOP
from .record_table import RecordTables
from .tables import ShapeTable, Table

SHEETS, COMMUNES, SHEET_LIST = "sheets", "communes", "sheet_list"
LINES, LABELS, LEGAL = "lines", "labels", "legal_boundaries"
RECORDS, SCANS = "records", "scans"
ABSENT = {
    SHEETS: QT_TRANSLATE_NOOP("core", "There are no sheet frames."),
    COMMUNES: QT_TRANSLATE_NOOP("core", "No official outlines of the communes were given."),
    SHEET_LIST: QT_TRANSLATE_NOOP("core", "No reference list of the sheets was given."),
    LINES: QT_TRANSLATE_NOOP("core", "There is no layer of boundary lines."),
    LABELS: QT_TRANSLATE_NOOP("core", "There is no layer of plot labels."),
    LEGAL: QT_TRANSLATE_NOOP("core", "There is no layer of boundaries drawn from papers."),
    RECORDS: QT_TRANSLATE_NOOP("core", "There are no records beside the plots."),
    SCANS: QT_TRANSLATE_NOOP("core", "No folder of scanned papers was given."),
}
"""Why rules that need a side table have nothing to check without it."""


@dataclass(frozen=True)
class CheckContext:
    """Side tables of a check; what is None was not given, and rules that need it have nothing to check.

    Parameters
    ----------
    sheets : ShapeTable, optional
        Frames of map sheets: ``commune``, ``sheet_number``, ``map_scale`` (0: not known), in the plots' CRS.
    communes : ShapeTable, optional
        Official outlines: ``code``, ``name``, in the plots' CRS. A commune may have several rows.
    sheet_list : Table, optional
        The province's reference list: ``commune``, ``sheet_number``, ``map_scale`` (0), ``plot_count`` (-1),
        and where it is known ``complete``: 1 for a sheet of which every plot is said to have its record.
    lines : ShapeTable, optional
        Boundary lines that plots are closed from: ``commune``, ``sheet_number``, ``level``, in the plots' CRS; and
        ``drawing``, the same number for lines of one file, where there are several.
    labels : ShapeTable, optional
        Label points of plots: ``text`` (the number, or None), and the same, in the plots' CRS.
    legal_boundaries : ShapeTable, optional
        Boundaries drawn from papers, lines or polygons: the columns of `lines`, in the plots' CRS.
    unlabelled, renumbered : frozenset of str
        Permanent ids of plots that no drawing has a label for, since they were made here or come from a source without
        labels; and of those that were given another number here than their source says.
    records : RecordTables, optional
        Certificates, parties, rights, uses and documents, linked to the plots by their permanent ids.
    scans : Table, optional
        Files of scanned papers: ``file_name``, ``sub_code`` (what is wrong with it, empty where nothing), ``sha256``.
    today : date
        Dates after it lie in the future.
    """

    sheets: ShapeTable | None = None
    communes: ShapeTable | None = None
    sheet_list: Table | None = None
    lines: ShapeTable | None = None
    labels: ShapeTable | None = None
    legal_boundaries: ShapeTable | None = None
    unlabelled: frozenset[str] = frozenset()
    renumbered: frozenset[str] = frozenset()
    records: RecordTables | None = None
    scans: Table | None = None
    today: datetime.date = field(default_factory=datetime.date.today)
    campaign: Campaign = field(default_factory=load_campaign)

    def absent(self, names) -> str | None:
        """Return why there is nothing to check without the side tables `names`, or None when all are there."""
        missing = [name for name in names if getattr(self, name) is None]
        return ABSENT[missing[0]] if missing else None
