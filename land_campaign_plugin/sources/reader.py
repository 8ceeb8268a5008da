"""Plots out of a source: in batches for loading, or all at once for checking.

Every row comes out, as a plot or set aside with the reason: rows in = plots + rows set aside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from ..model.campaign import load_campaign
from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.memory import give_back
from ..model.packed import PackedShapes
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from ..model.projection import crs_label, parse_crs, same_crs
from ..model.tables import INTEGER, OWN_TEXTS, PLOT_FIELDS, TEXT, PlotTable
from ..model.texts import TextColumn
from . import fields, shapes
from .extras import Extras
from .first_look import FirstLook
from .guess_crs import AUTO, AutoCrs, outlines_of
from .guess_encodings import Reading
from .guess_fields import BY_CONTENT, assigned, of_holders
from .guess_fields import notes_of as field_notes
from .inspect import LayerInfo
from .notes import Note, Tally
from .place import Database, Place, is_mapinfo, place
from .reproject import Move
from .stream import Opened, Raw, read_raw
from .uids import compact as compact_ids
from .values import Reader

BATCH_ROWS = 32_768
_BATCH_ROWS_FOR_ALL = 16_384
_GIVE_BACK_EVERY = 16
"""Batches after which freed memory goes back to the system: what was decoded lies between what is kept."""
MOST_SHOWN = 1_000
_PICTURES = "Binary"
_NARROW = 2**31
_PLOTS = QT_TRANSLATE_NOOP("core", "plots")

_OTHER_CRS = QT_TRANSLATE_NOOP("core", "{path} is in {found}, the source before it in {first}.")
_ONE_CRS = QT_TRANSLATE_NOOP("core", "Sources that are taken together need one coordinate reference system.")
_NO_SOURCE = QT_TRANSLATE_NOOP("core", "No source was named.")
_NAME_SOURCE = QT_TRANSLATE_NOOP("core", "Name a file with plots, or a database.")
_DEGREES = QT_TRANSLATE_NOOP(
    "core",
    "Layer {layer} of {path} is said to be in {crs}, but its coordinates are degrees: every shape would be lost.",
)
_SAVE_WITH_CRS = QT_TRANSLATE_NOOP(
    "core",
    "Set the layer's reference system to the one that its coordinates are in, such as EPSG:4326, and save it in "
    "EPSG:9209; --crs does not override what a file says.",
)
_MOST_DEGREES = 180.0
_NEARLY_ALL = 0.9
_NONE_LEFT = QT_TRANSLATE_NOOP("core", "None of the {count} rows of {path} is a plot.")


@dataclass(frozen=True)
class SetAside:
    """A row of a source that is no plot, and why.

    Parameters
    ----------
    source_row : int
        Id of the row in its source (what QGIS calls the feature id).
    reason, values : str, dict
        Marked template, and values for its places.
    row : dict
        What else the row held; nothing about persons.
    """

    source_row: int
    reason: str
    values: dict
    row: dict


@dataclass
class Batch:
    """Some rows of a source.

    Parameters
    ----------
    extra : list of str or None
        JSON text a plot with the fields that no column takes, when they were asked for.
    source_rows : ndarray of int64
        Ids of the plots' rows in their source.
    moved : int
        Coordinates that rounding to 1 mm moved.
    holders : dict of str to ndarray
        Columns of `party` that the layer carries about the holder of each plot, when they were asked for.
    """

    plots: PlotTable
    extra: list[str | None] | None
    source_rows: np.ndarray
    set_aside: list[SetAside]
    moved: int
    notes: list[Note]
    holders: dict[str, np.ndarray] = field(default_factory=dict)
    source: SourceInfo | None = None

    @property
    def rows_in(self) -> int:
        """Rows that were read for this batch."""
        return len(self.plots) + len(self.set_aside)

    def without(self, aside: Mapping[int, Note]) -> Batch:
        """Return the batch with the plots at the positions in `aside` set aside, each for its reason."""
        keep = np.ones(len(self.plots), dtype=bool)
        keep[list(aside)] = False
        rows = list(self.set_aside)
        for row, (reason, values) in sorted(aside.items()):
            held = {name: _json_value(column[row]) for name, column in self.plots.columns.items()}
            held = {name: value for name, value in held.items() if value is not None}
            if self.extra and self.extra[row]:
                held["source_extra"] = self.extra[row]
            rows.append(SetAside(int(self.source_rows[row]), reason, values, held))
        return replace(
            self,
            plots=self.plots.take(keep),
            extra=self.extra and [text for text, kept in zip(self.extra, keep.tolist(), strict=True) if kept],
            source_rows=self.source_rows[keep],
            set_aside=rows,
            holders={name: values[keep] for name, values in self.holders.items()},
        )


@dataclass(frozen=True)
class SourceInfo:
    """Where plots came from: file or database, layer, which field became which column, CRS, rows announced.

    Where they were transformed, `crs` is what they are in now, and `moved_from` what the source is in.
    """

    path: Place
    layer: str
    mapping: dict[str, str]
    crs: str
    total: int
    moved_from: str = ""

    @property
    def own_crs(self) -> str:
        """CRS of the source itself."""
        return self.moved_from or self.crs


@dataclass
class ReadReport:
    """What became of the rows of all sources: ``rows_in == rows_out + rows_set_aside``.

    Parameters
    ----------
    set_aside : list of SetAside
        Rows that are no plots: the first `MOST_SHOWN` of them.
    shapes, in_degrees : Counter
        Shapes by source and layer, and those whose coordinates can only be degrees, where `count_degrees` looked.
    """

    rows_in: int = 0
    rows_out: int = 0
    rows_set_aside: int = 0
    set_aside: list[SetAside] = field(default_factory=list)
    moved: int = 0
    notes: list[Note] = field(default_factory=list)
    mapping: dict[str, str] = field(default_factory=dict)
    crs: str = ""
    crs_name: str = ""
    sources: list[SourceInfo] = field(default_factory=list)
    shapes: Counter[tuple[str, str]] = field(default_factory=Counter)
    in_degrees: Counter[tuple[str, str]] = field(default_factory=Counter)


def read_plots(
    path: Place | str,
    *,
    layer: str | None = None,
    mapping: Mapping[str, str] | None = None,
    crs: str | None = None,
    columns: Collection[str] | None = None,
    extras: bool = False,
    holders: bool = False,
    encoding: str | None = None,
    texts: Mapping[str, str] | None = None,
    keep_encoding: bool = False,
    communes: Place | str | None = None,
    guess: bool = True,
    batch_rows: int = BATCH_ROWS,
    compact: bool = False,
    reproject_to: str | None = None,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> Iterator[Batch]:
    """Yield the plots of one source in batches.

    Parameters
    ----------
    mapping : mapping of column to field, optional
        Fields mapped by hand; the others are recognised by name, or by content where that is sure.
    crs : str, optional
        Declares a CRS that the source does not have; never overrides one. ``auto``: found out by where the plots lie.
    encoding : str, optional
        Of all texts, where the file says none or a wrong one: what GDAL knows, ``TCVN3`` or ``VNI``.
    texts : mapping of field to encoding, optional
        Of single fields, one of `guess_encodings.ENCODING_CHOICES`.
    keep_encoding : bool
        Leave fields that are clearly from before Unicode as they stand.
    communes : path, optional
        Outlines of communes, ``FILE`` or ``FILE:layer``, that help to find out the CRS.
    guess : bool
        Whether content may say what a field is.
    columns : collection of str, optional
        Columns that are needed; all without.
    extras, holders : bool
        Whether to read what no column takes, and what is about holders.
    compact : bool
        Whether shapes come packed, texts as `TextColumn`, ids and identifiers as bytes.
    reproject_to : str, optional
        The CRS that plots in another one are transformed into. If empty, only those that are not in metres are, into
        the campaign's.
    """
    path = place(path)
    fields.check_columns(mapping or {})
    look = FirstLook(path, encoding, texts, keep_encoding, guess)
    plan = _Plan(mapping, columns, extras, holders, compact, look)
    if crs is not None and crs.strip().casefold() == AUTO:
        crs = AutoCrs(outlines_of(communes, load_campaign()) if communes else None, plan.notes)
    reading = {"encoding": encoding, "batch_rows": batch_rows, "reproject": reproject_to is not None}
    rows = read_raw(path, layer=layer, crs=crs, wanted=plan.make, look=look.open, **reading)
    done = 0
    source: SourceInfo | None = None
    try:
        for item in rows:
            stop_if(cancelled)
            if isinstance(item, Opened):
                source = SourceInfo(path, item.info.name, plan.mapping, item.crs, item.total)
                plan.move = Move.to(reproject_to, item.crs, path)
                if plan.move is not None:
                    source = replace(source, crs=plan.move.target, moved_from=item.crs)
                continue
            batch = plan.batch(item, source)
            done += batch.rows_in
            yield batch
            progress(done, max(done, source.total), _PLOTS)
    finally:
        rows.close()


def read_all(
    sources: Place | str | Sequence[Place | str],
    *,
    layer: str | None = None,
    mapping: Mapping[str, str] | None = None,
    crs: str | None = None,
    columns: Collection[str] | None = None,
    encoding: str | None = None,
    texts: Mapping[str, str] | None = None,
    keep_encoding: bool = False,
    communes: Place | str | None = None,
    guess: bool = True,
    compact: bool = False,
    each: Callable[[Batch], None] | None = None,
    failed: Callable[[Place, BadInput], None] | None = None,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> tuple[PlotTable, ReadReport]:
    """Return the plots of all `sources` as one table, in their order, and what became of the rows.

    A column that one source has and another lacks is there, missing for the plots of the latter.

    Parameters
    ----------
    compact : bool
        Whether shapes are packed and texts are a `TextColumn`: a million plots take 0.15 GB, else 2 GB.
    each : callable, optional
        Is handed each batch first, to fill in what it knows.
    failed : callable, optional
        Is told of a source that cannot be read, or is in another CRS; where it raises nothing, the others are read.
    """
    paths = [sources] if isinstance(sources, (str, Path, Database)) else list(sources)
    if not paths:
        raise BadInput(_NO_SOURCE, _NAME_SOURCE)
    report, tally = ReadReport(), Tally()
    gathered = _Gathered(compact)
    for path in paths:
        options = {"layer": layer, "mapping": mapping, "crs": crs, "columns": columns, "encoding": encoding}
        options |= {"texts": texts, "keep_encoding": keep_encoding, "communes": communes, "guess": guess}
        options |= {"batch_rows": _BATCH_ROWS_FOR_ALL, "compact": compact, "progress": progress}
        try:
            for batch in read_plots(path, **options, cancelled=cancelled):
                enter_source(report, batch.source)
                if each is not None:
                    each(batch)
                gathered.add(batch.plots)
                add_batch(report, tally, batch)
                if compact and gathered.batches % _GIVE_BACK_EVERY == 0:
                    give_back()
        except BadInput as error:
            if failed is None:
                raise
            failed(path, error)
    check_sum(report)
    report.notes = tally.notes()
    refuse_no_plots(report)
    return gathered.table(report.crs), report


def enter_source(report: ReadReport, source: SourceInfo) -> None:
    """Note where the next batch comes from; `BadInput` when its CRS is not that of the sources before."""
    if report.sources and report.sources[-1] is source:
        return
    found = parse_crs(source.crs)
    if not report.sources:
        report.crs, report.crs_name = source.crs, crs_label(found)
    elif not same_crs(found, parse_crs(report.crs)):
        shown = {"path": source.path, "found": crs_label(found), "first": report.crs_name}
        raise BadInput(_OTHER_CRS, _ONE_CRS, **shown)
    report.sources.append(source)
    report.mapping = {**source.mapping, **report.mapping}


def add_batch(report: ReadReport, tally: Tally, batch: Batch) -> None:
    """Count the rows of `batch` into `report`."""
    report.rows_in += batch.rows_in
    report.rows_out += len(batch.plots)
    report.rows_set_aside += len(batch.set_aside)
    report.set_aside.extend(batch.set_aside[: MOST_SHOWN - len(report.set_aside)])
    report.moved += batch.moved
    tally.extend(batch.notes)


def count_degrees(report: ReadReport, batch: Batch) -> None:
    """Count the shapes of `batch` whose coordinates lie where degrees do and metres never."""
    bounds = batch.plots.bounds
    key = str(batch.source.path), batch.source.layer
    with np.errstate(invalid="ignore"):
        report.in_degrees[key] += int(np.count_nonzero((np.abs(bounds) <= _MOST_DEGREES).all(axis=1)))
    report.shapes[key] += int(np.count_nonzero(np.isfinite(bounds).all(axis=1)))


def refuse_degrees(report: ReadReport) -> None:
    """Refuse a source in metres by name whose coordinates are degrees: on whole millimetres no shape is left of it."""
    for source in report.sources:
        key = str(source.path), source.layer
        if report.in_degrees[key] and report.in_degrees[key] >= _NEARLY_ALL * report.shapes[key]:
            shown = {"path": source.path, "layer": source.layer, "crs": crs_label(parse_crs(source.crs))}
            raise BadInput(_DEGREES, _SAVE_WITH_CRS, **shown)


def check_sum(report: ReadReport) -> None:
    """Refuse to go on where rows were lost on the way."""
    if report.rows_in != report.rows_out + report.rows_set_aside:
        raise RuntimeError(f"{report.rows_in} rows in, {report.rows_out} out, {report.rows_set_aside} set aside")


def refuse_no_plots(report: ReadReport) -> None:
    """Refuse sources of which no row became a plot."""
    if not report.rows_out and report.sources:
        first = report.set_aside[0]
        path = report.sources[0].path
        raise BadInput(_NONE_LEFT, first.reason, **{"count": report.rows_in, "path": path, **first.values})


class _Gathered:
    """Batches on their way to one table."""

    def __init__(self, compact: bool):
        self._columns: list[dict[str, np.ndarray | TextColumn]] = []
        self._shapes: list[np.ndarray] = []
        self._packed = PackedShapes() if compact else None
        self._counts: list[int] = []

    @property
    def batches(self) -> int:
        """How many batches were taken in."""
        return len(self._counts)

    def add(self, plots: PlotTable) -> None:
        """Take the next batch in."""
        self._columns.append(dict(plots.columns))
        self._counts.append(len(plots))
        if self._packed is None:
            self._shapes.append(plots.geometry)
        elif isinstance(plots.geometry, PackedShapes):
            self._packed.extend(plots.geometry)
        else:  # some rows of the batch were set aside
            self._packed.append(plots.geometry)

    def table(self, crs: str) -> PlotTable:
        """Return all batches as one table; columns that a batch lacks are missing there."""
        names = list(dict.fromkeys(name for columns in self._columns for name in columns))
        columns = {name: self._column(name) for name in names}
        geometry = np.concatenate(self._shapes) if self._packed is None else self._packed
        return PlotTable(columns, geometry, crs)

    def _column(self, name: str) -> np.ndarray | TextColumn:
        """Join one column and let go of its parts, so that no more than one is there twice."""
        held = PLOT_FIELDS[name]
        parts = [
            columns.pop(name) if name in columns else held.empty(count)
            for columns, count in zip(self._columns, self._counts, strict=True)
        ]
        if self._packed is not None and held.kind == INTEGER:
            return np.concatenate([_narrow(part) for part in parts])
        if self._packed is None or held.kind != TEXT:
            return np.concatenate(parts)
        if name in OWN_TEXTS:
            return np.concatenate([compact_ids(part) for part in parts])
        return TextColumn.joined([TextColumn.of(part) for part in parts])


def _narrow(values: np.ndarray) -> np.ndarray:
    """Return whole numbers in half the memory, where they fit."""
    return values.astype(np.int32) if ((values >= -_NARROW) & (values < _NARROW)).all() else values


class _Plan:
    """Which fields of a layer are read, and what becomes of each."""

    def __init__(
        self,
        given: Mapping[str, str] | None,
        columns: Collection[str] | None,
        extras: bool,
        holders: bool,
        compact: bool,
        look: FirstLook,
    ):
        self.notes: list[Note] = []
        self.move: Move | None = None
        self._look = look
        self._readings: dict[str, Reading] = {}
        self._given = given
        self._columns = columns
        self._extras = Extras() if extras else None
        self._with_holders = holders
        self._compact = compact
        self._origin: np.ndarray | None = None
        self._readers: dict[str, Reader] = {}
        self.mapping: dict[str, str] = {}
        self._holders: dict[str, str] = {}
        self._left: list[str] = []

    def make(self, info: LayerInfo) -> set[str]:
        """Decide on the fields of a layer and return those that are needed."""
        names = info.field_names
        self.mapping = fields.recognise(names, self._given)
        guesses = self._look.fields(self.mapping, self._columns)
        by_content = assigned([guess for guess in guesses if guess.reason == BY_CONTENT])
        used = set(self.mapping.values())
        for column, name in by_content.items():
            if name not in used and column not in (self._given or ()) and not fields.is_personal(name):
                self.mapping.setdefault(column, name)
        self.notes += field_notes(self._look.path, guesses, self.mapping, self._columns)
        if self._columns is not None:
            self.mapping = {column: name for column, name in self.mapping.items() if column in self._columns}
        taken = set(self.mapping.values())
        persons = {column: name for column, name in of_holders(guesses).items() if name not in taken}
        if self._with_holders:
            by_name = fields.holder_fields(name for name in names if name not in taken)
            self._holders = {**{c: name for c, name in persons.items() if name not in by_name.values()}, **by_name}
        if self._extras is not None:
            readable = [name for name, kind in info.fields if kind != _PICTURES]
            taken |= set(persons.values())
            self._left = [name for name in readable if name not in taken and not fields.is_personal(name)]
        needed = set(self.mapping.values()) | set(self._holders.values()) | set(self._left)
        self._readings = self._look.readings(needed)
        self.notes += self._look.notes(self._readings, self._holders.values())
        return needed

    def batch(self, raw: Raw, source: SourceInfo) -> Batch:
        """Return the plots among the rows of `raw`."""
        tally = Tally(self.notes, ids=raw.rows)  # they come with the first batch
        self.notes = []
        decoded = self._shapes(raw, tally)
        unread: dict[str, np.ndarray] = {}
        columns = {}
        for name, source_field in self.mapping.items():
            values = raw.fields[source_field]
            kind = PLOT_FIELDS[name].kind
            reader = self._reader(source_field)
            coded = reader.coded(name, kind, values) if self._compact else None
            columns[name], strange = (coded, None) if coded is not None else reader.column(name, kind, values, tally)
            if strange is not None:
                unread[source_field] = strange
        holders = {
            name: self._reader(source_field).texts(raw.fields[source_field], tally)
            for name, source_field in self._holders.items()
        }
        extra = None
        if self._extras is not None:
            left = {name: self._left_over(raw.fields[name], name, tally) for name in self._left}
            extra = self._extras.texts({**left, **unread}, len(raw.rows))
        plots = PlotTable(columns, decoded.geometry, source.crs)
        batch = Batch(plots, extra, raw.rows, [], decoded.moved, tally.notes(), holders, source)
        return batch.without(decoded.aside) if decoded.aside else batch

    def _shapes(self, raw: Raw, tally: Tally) -> shapes.Shapes:
        """Return the shapes of a batch, packed beside those of the batches before where that is asked for."""
        move = None
        if self.move is not None:
            move = self.move.transform
            tally.add(self.move.told, len(raw.rows), **self.move.values)
        if not self._compact:
            return shapes.decode(raw.wkb, tally, move)
        decoded = shapes.pack(raw.wkb, tally, raw.rows, self._origin, move)
        self._origin = decoded.geometry.origin
        return decoded

    def _reader(self, source_field: str) -> Reader:
        if source_field not in self._readers:
            reading = self._readings.get(source_field)
            self._readers[source_field] = Reader(
                source_field, reading.text if reading else None, is_mapinfo(self._look.path)
            )
        return self._readers[source_field]

    def _left_over(self, values: np.ndarray, name: str, tally: Tally) -> np.ndarray:
        is_text = np.ma.getdata(values).dtype.kind in "SO"
        return self._reader(name).texts(values, tally) if is_text else values


def _json_value(value: object) -> object:
    if isinstance(value, np.generic):
        value = value.item()
    return None if value != value else value
