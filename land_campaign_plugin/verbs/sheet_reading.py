"""Reads one sheet of a folder whole: its plots, what stands beside them, and which sheet it is.

It runs ahead of the writing, in a thread or another process: it touches no work copy, and what goes wrong comes back
as a sentence.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from ..model.errors import BadInput, CampaignError, Cancelled
from ..model.former_names import fill_former
from ..model.language import QT_TRANSLATE_NOOP, Term
from ..model.progress import IsCancelled, never
from ..model.projection import crs_label, is_metric, parse_crs, same_crs
from ..model.tables import ShapeTable
from ..sources.crs import CONTRADICTS
from ..sources.drawing_dataset import forget_drawing
from ..sources.drawing_texts import refuse_unknown
from ..sources.drawings import DRAWN, drawn_parts, joined_tables
from ..sources.fields import plot_likeness
from ..sources.folder import DRAWING, Found
from ..sources.inspect import choose_layer, layers
from ..sources.notes import Note, Tally
from ..sources.permanent_ids import OWN_NUMBERS, PermanentIds, numbered_by
from ..sources.place import Place
from ..sources.read_report import (
    Batch,
    ReadReport,
    SourceInfo,
    add_batch,
    check_sum,
    count_degrees,
    enter_source,
    refuse_degrees,
    refuse_no_plots,
    tell_unnumbered,
)
from ..sources.reader import read_plots
from ..sources.sheet_identity import Identity, ListedSheet, identify
from ..sources.tables import SHEET, beside_plots, framed_commune, read_table
from ..sources.uids import UidMaker

_MANY_LAYERS = frozenset({"GeoPackage", "File Geodatabase", "SpatiaLite", "GML", "KML", "KMZ"})
"""Formats that may hold several sheets, a layer each."""
_CHUNK = 1 << 20
AUTO = "auto"
"""What is said for a coordinate reference system that is to be found out."""
_SAME_UID = QT_TRANSLATE_NOOP(
    "core", "{count} plots had the permanent id of an earlier plot; they got one of their own."
)
_UNEXPECTED = QT_TRANSLATE_NOOP("core", "{path} could not be read: {reason}.")
_REPORT = QT_TRANSLATE_NOOP("core", "Try it alone with check; if it fails there, too, send the file to the authors.")
_OTHER_CRS = QT_TRANSLATE_NOOP("core", "{path} is in {found}, the work copy in {first}.")
_LEFT_OUT = QT_TRANSLATE_NOOP(
    "core", "{path} has more layers, which do not look like plots and were left out: {layers}."
)
_REPROJECT = QT_TRANSLATE_NOOP(
    "core", "Load it into a work copy of its own, or load the folder with --reproject to have it transformed."
)
_DEGREES = QT_TRANSLATE_NOOP("core", "{crs} is not in metres, as plots are kept.")
_METRES = QT_TRANSLATE_NOOP("core", "Name a system in metres, for instance --crs EPSG:9209 (VN-2000, 105°30').")


@dataclass(frozen=True)
class SheetOptions:
    """How files are read.

    Parameters
    ----------
    mapping : mapping of column to field
        Pairs whose field a file does not have are passed over there.
    crs : str, optional
        Declares the CRS of files that do not say theirs.
    encoding, texts, keep_encoding, communes
        As `sources.reader.read_plots` takes them.
    """

    layer: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    crs: str | None = None
    encoding: str | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    keep_encoding: bool = False
    communes: Path | str | None = None

    def refuse_impossible(self, reproject: bool = False) -> None:
        """Refuse what no sheet can be loaded with: an unknown encoding or coordinate system, or one in degrees."""
        if self.crs and self.crs.strip().casefold() != AUTO:
            crs = parse_crs(self.crs)
            if not (is_metric(crs) or reproject):
                raise BadInput(_DEGREES, _METRES, crs=crs_label(crs))
        refuse_unknown(self.encoding)

    def told(self) -> dict:
        """Return what differs from reading without any options, as `read_plots` takes it."""
        return {name: value for name, value in vars(self).items() if value}


@dataclass(frozen=True)
class SheetTask:
    """A sheet to be read.

    Parameters
    ----------
    target : str
        WKT of the CRS of the work copy; empty where the sheet decides it.
    reproject : bool
        Whether plots in another CRS are transformed.
    """

    found: Found
    layer: str
    options: SheetOptions
    listed: tuple[ListedSheet, ...] = ()
    target: str = ""
    reproject: bool = False


@dataclass(frozen=True)
class Reason:
    """A sentence: what happened, what to do, values for both. It names files without their folders."""

    what: str
    remedy: str = ""
    values: dict = field(default_factory=dict)

    @classmethod
    def of(cls, error: CampaignError, path: Path) -> Reason:
        """Return what an error says, without the folders of `path`."""
        return cls(error.what, error.remedy, {name: _bare(value, path) for name, value in error.values.items()})

    def error(self) -> BadInput:
        """Return the sentence as an error."""
        return BadInput(self.what, self.remedy, **self.values)


@dataclass
class SheetRead:
    """A sheet as it was read, or why it could not be.

    Parameters
    ----------
    sha256 : str
        Digest of the content of all files of the sheet.
    batches : list of Batch
        Its plots, with permanent ids.
    tables : list of (str, list of dict)
        Rows of tables of ours that stand beside the plots.
    ids : PermanentIds
        What made the permanent ids, and knows what the sheet calls the rows.
    drawn : dict of str to ShapeTable
        What is drawn beside the plots, by kind.
    is_drawing : bool
        Whether the sheet is a drawing, whose plots should all have a label.
    declared_crs : str, optional
        The coordinate reference system that was said for it.
    """

    sha256: str | None = None
    crs: str = ""
    batches: list[Batch] = field(default_factory=list)
    tables: list[tuple[str, list[dict]]] = field(default_factory=list)
    ids: PermanentIds = field(default_factory=lambda: PermanentIds(""))
    drawn: dict[str, ShapeTable] = field(default_factory=dict)
    is_drawing: bool = False
    identity: Identity = field(default_factory=Identity)
    notes: list[Note] = field(default_factory=list)
    rows_in: int = 0
    declared_crs: str | None = None
    failure: Reason | None = None


def sheet_layers(found: Found, layer: str | None = None) -> list[str]:
    """Return the layers of a file that are a sheet each; one without a name where the file is one sheet.

    A file that cannot be opened is one sheet, which fails when it is read; so is one of which it is not clear which
    layers are plots.
    """
    if layer is not None or found.format not in _MANY_LAYERS:
        return [""]
    try:
        held = layers(found.path)
        try:
            choose_layer(found.path)
        except BadInput:
            likeness = {info.name: plot_likeness(info.field_names) for info in held if info.has_polygons and info.count}
            best = max(likeness.values(), default=0)
            several = [name for name, like in likeness.items() if like == best > 0]
            return several if len(several) > 1 else [""]
    except CampaignError:
        pass
    return [""]


def digest(found: Found) -> str | None:
    """Return the digest of the content of all files of a data set; None where one cannot be read."""
    total = hashlib.sha256()
    try:
        for path in sorted(found.files, key=lambda each: each.name.casefold()):
            total.update(path.suffix.casefold().encode() + b"\0")
            with path.open("rb") as file:
                while chunk := file.read(_CHUNK):
                    total.update(chunk)
    except OSError:
        return None
    return total.hexdigest()


def read_sheet(task: SheetTask, cancelled: IsCancelled = never) -> SheetRead:
    """Return a sheet whole, with permanent ids; a failure is part of the answer.

    Raises
    ------
    Cancelled
        `cancelled` said so.
    """
    read = SheetRead(digest(task.found), declared_crs=task.options.crs)
    try:
        _read(task, read, cancelled)
    except Cancelled:
        raise
    except CampaignError as error:
        read = SheetRead(read.sha256, failure=Reason.of(error, task.found.path))
    except Exception as error:  # noqa: BLE001 - one bad file must not stop the others
        read = SheetRead(read.sha256, failure=unexpected(task.found, error))
    finally:
        if task.found.kind == DRAWING:
            forget_drawing(task.found.path)
    return read


def unexpected(found: Found, error: Exception) -> Reason:
    """Return what is told of an error that nobody foresaw."""
    told = {"path": found.name, "reason": _bare(f"{type(error).__name__}: {error}", found.path)}
    return Reason(_UNEXPECTED, _REPORT, told)


def _read(task: SheetTask, read: SheetRead, cancelled: IsCancelled) -> None:
    options = task.options.told()
    if task.layer:
        options["layer"] = task.layer
    if task.options.mapping and task.found.kind != DRAWING:
        names = choose_layer(task.found.path, options.get("layer")).field_names
        mapping = task.options.mapping
        options["mapping"] = {column: name for column, name in mapping.items() if not name or name in names}
    if task.reproject:
        options["reproject_to"] = task.target
    report, tally = ReadReport(), Tally()
    for batch in _batches(task, options, cancelled):
        enter_source(report, batch.source)
        add_batch(report, tally, batch)
        count_degrees(report, batch)
        read.batches.append(batch)
    check_sum(report)
    refuse_degrees(report)
    refuse_no_plots(report)
    tell_unnumbered(report, tally)
    read.crs, read.rows_in = report.crs, report.rows_in
    _refuse_other_crs(task, read)
    is_drawing = task.found.kind == DRAWING
    commune = framed_commune(task.found.path) if is_drawing else None
    read.identity = identify(task.found, [batch.plots for batch in read.batches], task.listed, commune)
    uids = UidMaker()
    for batch in read.batches:
        read.identity.fill(batch.plots)
    communes = [code for batch in read.batches if "commune" in batch.plots for code in batch.plots["commune"].tolist()]
    read.ids = ids = PermanentIds(numbered_by(communes), remember_named=True)
    for batch in read.batches:
        if "uid" in batch.plots:
            batch.plots.columns["uid"] = ids.plots(batch.plots["uid"])
        batch.plots.columns["uid"], refused = uids.assign(batch.plots)
        fill_former(batch.plots)
        if refused:
            tally.add(_SAME_UID, refused)
    source = report.sources[0]
    for table, info in beside_plots(source.path, source.layer, source.own_crs):
        if not (table == SHEET and source.moved_from):  # frames are not transformed, as plots are
            for rows in read_table(source.path, table, info):
                ids.rows(table, rows)
                read.tables.append((table, rows))
    if ids.unplaced:
        tally.add(OWN_NUMBERS, ids.unplaced, path=source.path)
    _read_drawn(read, source.path, source.layer, source.own_crs, bool(task.layer))
    if task.found.format in _MANY_LAYERS and not task.options.layer:
        tally.extend(_left_out(task, source))
    if is_drawing:
        read.is_drawing = True
        values = read.identity.values
        read.tables = [(name, [row | values for row in rows] if name == SHEET else rows) for name, rows in read.tables]
    read.notes = [*read.identity.notes, *_bare_notes(tally.notes(), task.found.path)]


def _read_drawn(read: SheetRead, path: Place, layer: str, crs: str, shared: bool) -> None:
    """Read what is drawn beside the plots; what does not say of which sheet it is, is of the one that the plots are.

    In a file of several sheets (`shared`) it is of none.
    """
    for kind in DRAWN:
        table = joined_tables(list(drawn_parts(kind, path, layer, crs, read.crs)))
        if table is None:
            continue
        for name in ("commune", "sheet_number"):
            said = read.identity.values.get(name)
            if said is not None and not shared:
                table.columns[name] = np.where(table[name] == None, said, table[name])  # noqa: E711
        if shared:
            table = table.take(table["sheet_number"] == read.identity.values.get("sheet_number"))
        read.drawn[kind] = table


def _left_out(task: SheetTask, source: SourceInfo) -> list[Note]:
    """Say, with the first sheet of a file, which of its polygon layers are none, nor are read beside the plots."""
    path = task.found.path
    sheets = sheet_layers(task.found)
    if task.layer and task.layer != sheets[0]:
        return []
    beside = (info.name for _, info in beside_plots(path, source.layer, source.own_crs))
    taken = {source.layer, *sheets, *beside}
    left = [info.name for info in layers(path) if info.has_polygons and info.count and info.name not in taken]
    return [(_LEFT_OUT, {"path": path, "layers": ", ".join(left)})] if left else []


def _batches(task: SheetTask, options: dict, cancelled: IsCancelled):
    """Yield the plots; a declared CRS is for files that say none, so it gives way to what a file says."""
    how = {"extras": True, "holders": True, "cancelled": cancelled}
    try:
        yield from read_plots(task.found.path, **options, **how)
    except BadInput as error:
        if error.what != CONTRADICTS:
            raise
        yield from read_plots(task.found.path, **{**options, "crs": None}, **how)


def _refuse_other_crs(task: SheetTask, read: SheetRead) -> None:
    """Refuse plots in another CRS than that of the work copy."""
    found = parse_crs(read.crs)
    if task.target and not same_crs(found, parse_crs(task.target)):
        first = crs_label(parse_crs(task.target))
        raise BadInput(_OTHER_CRS, _REPROJECT, path=task.found.path, found=crs_label(found), first=first)


def _bare(value: object, path: Path) -> object:
    """Return a value of a sentence without the folders of `path`."""
    if isinstance(value, Path):
        return value.name
    if isinstance(value, Term):
        return value
    if not isinstance(value, str):
        return value if isinstance(value, (int, float)) else str(value)
    for folder in {str(path.parent), str(path.parent.resolve())}:
        value = value.replace(folder + "/", "").replace(folder + "\\", "")
    return value


def _bare_notes(notes: Sequence[Note], path: Path) -> list[Note]:
    return [(text, {name: _bare(value, path) for name, value in values.items()}) for text, values in notes]
