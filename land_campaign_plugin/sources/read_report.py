"""What was read of sources: rows as plots or set aside, where they came from, and how they add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP, Loud
from ..model.projection import crs_label, parse_crs, same_crs
from ..model.tables import PlotTable
from .drawing_kinds import is_drawing
from .notes import Note, Tally
from .place import Place

MOST_SHOWN = 1_000
_OTHER_CRS = QT_TRANSLATE_NOOP("core", "{path} is in {found}, the source before it in {first}.")
_ONE_CRS = QT_TRANSLATE_NOOP("core", "Sources that are taken together need one coordinate reference system.")
_DEGREES = QT_TRANSLATE_NOOP(
    "core",
    "Layer {layer} of {path} is said to be in {crs}, but its coordinates are degrees: every shape would be lost.",
)
_SAVE_WITH_CRS = QT_TRANSLATE_NOOP(
    "core",
    "Set the layer's reference system to the one that its coordinates are in, such as EPSG:4326, and save it in "
    "EPSG:9209; --crs does not override what a file says.",
)
_LOCAL = QT_TRANSLATE_NOOP(
    "core", "The coordinates of {path} lie near 0: they are local coordinates, not {crs}; every shape would be lost."
)
_TO_VN2000 = QT_TRANSLATE_NOOP("core", "Move the drawing to its place in VN-2000 first, and save it in metres.")
_NO_NUMBERS_BUT = Loud(
    QT_TRANSLATE_NOOP(
        "core",
        "None of the {plots} plots of {path} got a plot number. Field {field} may hold it: load anew and map it, on "
        "the command line with --map plot_number={field}.",
    )
)
_NO_NUMBERS = Loud(
    QT_TRANSLATE_NOOP(
        "core",
        "None of the {plots} plots of {path} got a plot number. Say which field holds it and load anew, on the command "
        "line with --map plot_number=FIELD.",
    )
)
_NO_LABELS = Loud(
    QT_TRANSLATE_NOOP(
        "core",
        "None of the {plots} plots of {path} got a plot number: no text on the levels of plot numbers stands in one.",
    )
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
    given : dict of (str, str) to str
        What the source calls plots whose permanent ids were made, as `permanent_ids.PermanentIds.made`.
    """

    plots: PlotTable
    extra: list[str | None] | None
    source_rows: np.ndarray
    set_aside: list[SetAside]
    moved: int
    notes: list[Note]
    holders: dict[str, np.ndarray] = field(default_factory=dict)
    source: SourceInfo | None = None
    given: dict[tuple[str, str], str] = field(default_factory=dict)

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
            held = {name: json_value(column[row]) for name, column in self.plots.columns.items()}
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

    Parameters
    ----------
    crs, moved_from : str
        What the plots are in now, and what the source is in where they were transformed.
    likely_number : str
        The field that looks most like the plots' numbers, where none was taken for it.
    numbering : str
        Whose numbers its own ids are, as `permanent_ids.numbered_by` says; found out for a load alone.
    """

    path: Place
    layer: str
    mapping: dict[str, str]
    crs: str
    total: int
    moved_from: str = ""
    likely_number: str = ""
    numbering: str = ""

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
    plots, numbered : Counter
        Plots by source and layer, and those with a number.
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
    plots: Counter[tuple[str, str]] = field(default_factory=Counter)
    numbered: Counter[tuple[str, str]] = field(default_factory=Counter)


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
    key = str(batch.source.path), batch.source.layer
    report.plots[key] += len(batch.plots)
    if "plot_number" in batch.plots:
        report.numbered[key] += int(np.count_nonzero(batch.plots["plot_number"] != None))  # noqa: E711
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
            if is_drawing(source.path):
                raise BadInput(_LOCAL, _TO_VN2000, **shown)
            raise BadInput(_DEGREES, _SAVE_WITH_CRS, **shown)


def tell_unnumbered(report: ReadReport, tally: Tally) -> None:
    """Tell of each source of which no plot got a number, and which field may hold it."""
    for source in report.sources:
        key = str(source.path), source.layer
        if report.plots[key] and not report.numbered[key]:
            shown = {"plots": report.plots[key], "path": source.path}
            if is_drawing(source.path):
                tally.add(_NO_LABELS, **shown)
            elif source.likely_number:
                tally.add(_NO_NUMBERS_BUT, **shown, field=source.likely_number)
            else:
                tally.add(_NO_NUMBERS, **shown)


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


def json_value(value: object) -> object:
    """Return a value of a column as JSON takes it; nan as None."""
    if isinstance(value, np.generic):
        value = value.item()
    return None if value != value else value
