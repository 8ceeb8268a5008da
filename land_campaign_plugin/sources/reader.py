"""Plots out of a source: in batches for loading, or all at once for checking.

Every row comes out, as a plot or set aside with the reason: rows in = plots + rows set aside.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from ..model.campaign import load_campaign
from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.memory import give_back
from ..model.packed import PackedShapes
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
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
from .read_report import (
    Batch,
    ReadReport,
    SourceInfo,
    add_batch,
    check_sum,
    enter_source,
    refuse_no_plots,
)
from .reproject import Move
from .said_encodings import refuse_unknown
from .stream import Opened, Raw, read_raw
from .uids import compact as compact_ids
from .values import Reader

BATCH_ROWS = 32_768
_BATCH_ROWS_FOR_ALL = 16_384
_GIVE_BACK_EVERY = 16
"""Batches after which freed memory goes back to the system: what was decoded lies between what is kept."""
_PICTURES = "Binary"
_NARROW = 2**31
_PLOTS = QT_TRANSLATE_NOOP("core", "plots")

_NO_SOURCE = QT_TRANSLATE_NOOP("core", "No source was named.")
_NAME_SOURCE = QT_TRANSLATE_NOOP("core", "Name a file with plots, or a database.")


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
        Whether to read what no column takes, and what is about holders. With `extras`, as a load reads, what a load
        should know before all else is remarked, too.
    compact : bool
        Whether shapes come packed, texts as `TextColumn`, ids and identifiers as bytes.
    reproject_to : str, optional
        The CRS that plots in another one are transformed into. If empty, only those that are not in metres are, into
        the campaign's.
    """
    path = place(path)
    fields.check_columns(mapping or {})
    refuse_unknown(encoding)
    look = FirstLook(path, encoding, texts, keep_encoding, guess)
    plan = _Plan(mapping, columns, extras, holders, compact, look)
    auto = crs is not None and crs.strip().casefold() == AUTO
    outlines = outlines_of(communes, load_campaign()) if communes and (auto or extras) else None
    if auto:
        crs = AutoCrs(outlines, plan.notes)
    reading = {"encoding": encoding, "batch_rows": batch_rows, "reproject": reproject_to is not None}
    rows = read_raw(path, layer=layer, crs=crs, wanted=plan.make, look=look.open, **reading)
    done = 0
    source: SourceInfo | None = None
    try:
        for item in rows:
            stop_if(cancelled)
            if isinstance(item, Opened):
                about = {"likely_number": plan.likely_number}
                plan.move = Move.to(reproject_to, item.crs, path)
                if plan.move is not None:
                    about["moved_from"] = item.crs
                if extras:
                    about["numbering"] = look.numbering(plan.mapping)
                now = plan.move.target if plan.move is not None else item.crs
                source = SourceInfo(path, item.info.name, plan.mapping, now, item.total, **about)
                if extras:
                    plan.notes += look.doubts(item.crs, outlines)
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
        self.likely_number = ""
        self._holders: dict[str, str] = {}
        self._left: list[str] = []

    def make(self, info: LayerInfo) -> set[str]:
        """Decide on the fields of a layer and return those that are needed."""
        names = info.field_names
        if self._extras is not None:
            self._look.keep_sample()
        self.mapping = fields.recognise(names, self._given)
        guesses = self._look.fields(self.mapping, self._columns)
        by_content = assigned([guess for guess in guesses if guess.reason == BY_CONTENT])
        used = set(self.mapping.values())
        for column, name in by_content.items():
            if name not in used and column not in (self._given or ()) and not fields.is_personal(name):
                self.mapping.setdefault(column, name)
        free = (g.field for g in guesses if g.column == "plot_number" and g.field not in self.mapping.values())
        self.likely_number = next(free, "")
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
        places = {name for column, name in self.mapping.items() if column in ("address", "hamlet")}
        for name in self._readings:
            if name in places or name in persons.values() or fields.is_personal(name):
                self._readings[name] = self._readings[name].of_names()
        self.notes += self._look.notes(self._readings, self._holders.values())
        if self._extras is not None:
            self.notes += self._look.drawn()
            self._look.count_communes(self.mapping)
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
