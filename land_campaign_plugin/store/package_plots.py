"""Plots out of images: what arrives in a package or through a gateway, as a table."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..model.change import RETIRED
from ..model.tables import INTEGER, PLOT_COLUMNS, REAL, TEXT, PlotTable
from .contract import FeedEntry
from .images import FIELDS, Image, shape_texts, shapes_of, texts_of

Row = tuple[str, int, Image]
"""A plot's uid, version and image."""


def newest(entries: Sequence[FeedEntry]) -> list[Row]:
    """Return the plots in force at the end of a history from its beginning, in the order they came to stand so."""
    last = {}
    for entry in entries:
        if kind_of(entry):
            continue
        last.pop(entry.uid, None)
        last[entry.uid] = entry
    return [(uid, each.ver, each.image) for uid, each in last.items() if each.image["status"] != RETIRED]


def newest_records(entries: Sequence[FeedEntry]) -> list[tuple[str, str, int, Image]]:
    """Return kind, uid, version and image of the records in force at the end of a history from its beginning."""
    last = {(kind, entry.uid): entry for entry in entries if (kind := kind_of(entry))}
    in_force = {key: each for key, each in last.items() if each.image.get("status") != RETIRED}
    return [(kind, uid, each.ver, each.image) for (kind, uid), each in in_force.items()]


def kind_of(entry: FeedEntry) -> str:
    """Return what a line of history is about: "" a plot, else a kind of record."""
    return getattr(entry, "kind", "")


def table_of(rows: Sequence[Row], crs: str) -> PlotTable:
    """Return plots as a table."""
    columns = {}
    for column in PLOT_COLUMNS:
        values = column.empty(len(rows))
        for place, (uid, ver, image) in enumerate(rows):
            if column.name == "uid":
                values[place] = uid
            elif column.name == "ver":
                values[place] = ver
            elif (text := image.get(column.name)) is not None:
                values[place] = {REAL: float, INTEGER: int}.get(column.kind, str)(text)
        columns[column.name] = values
    return PlotTable(columns, shapes_of([image for _, _, image in rows]), crs)


def rows_of(plots: PlotTable) -> list[Row]:
    """Return a table of a store as images."""
    columns = {"geom": shape_texts(np.asarray(plots.geometry, dtype=object))}
    for column in PLOT_COLUMNS:
        values = plots[column.name].tolist()
        if column.name == "ver":
            columns["ver"] = values
            continue
        if column.kind != TEXT:  # a table has nan and 0 for a number that is missing
            values = [None if value != value or (column.kind == INTEGER and not value) else value for value in values]
        columns[column.name] = texts_of(values, column.kind)
    fields = [columns[name] for name in FIELDS]
    images = (dict(zip(FIELDS, values, strict=True)) for values in zip(*fields, strict=True))
    return list(zip(columns["uid"], columns["ver"], images, strict=True))
