"""What people do with a file from outside, one after the other, and what they are told."""

from __future__ import annotations

from pathlib import Path

from osgeo import gdal

from land_campaign_plugin.model.errors import BadInput, CampaignError
from land_campaign_plugin.model.records import RECORD_TABLES
from land_campaign_plugin.sources.drawings import DRAWN, drawn_parts
from land_campaign_plugin.sources.inspect import LayerInfo, layers
from land_campaign_plugin.sources.notes import Tally
from land_campaign_plugin.sources.read_report import (
    ReadReport,
    add_batch,
    check_sum,
    count_degrees,
    enter_source,
    refuse_degrees,
    refuse_no_plots,
)
from land_campaign_plugin.sources.reader import read_plots
from land_campaign_plugin.sources.record_books import read_records
from land_campaign_plugin.sources.records import records_beside
from land_campaign_plugin.sources.reference_lists import read_sheet_list
from land_campaign_plugin.sources.tables import beside_plots, read_table

_CRS = "EPSG:9209"
_SHEETS = ("xlsx", "csv")


def walk(kind: str, path: Path, number: int) -> tuple[int, list[str]]:
    """Look into a file and read it to the end; return the plots or records read, and the sentences said (templates).

    Whatever else than a sentence comes of it is raised.
    """
    (gdal.UseExceptions if number % 5 == 4 else gdal.DontUseExceptions)()  # other plugins switch them on
    steps = [_records, _list] if kind in _SHEETS else [_layers, _plots]
    if kind in _SHEETS:
        steps.append(_plots)
    count, said = 0, []
    for step in steps:
        try:
            count += step(path, number)
        except CampaignError as error:
            error.sentence().encode()
            said.append(error.what)
    return count, said


def _layers(path: Path, _number: int) -> int:
    found = layers(path)
    for info in [info for info in found if info.has_polygons][:1] or found[:1]:
        _beside(path, info)
    return 0


def _beside(path: Path, info: LayerInfo) -> None:
    for table, readers in records_beside(path, info.name).items():
        for reader in readers:
            for _ in reader.batches([name for name in RECORD_TABLES[table] if name in reader.columns]):
                pass
    for kind in DRAWN:
        for _ in drawn_parts(kind, path, info.name, info.crs_wkt or _CRS):
            pass
    for table, beside in beside_plots(path, info.name, info.crs_wkt or _CRS):
        for _ in read_table(path, table, beside):
            pass


def _plots(path: Path, number: int) -> int:
    options = {"extras": bool(number % 2), "holders": bool(number % 2), "compact": bool(number // 2 % 2)}
    try:
        return _read(path, **options)
    except BadInput as error:
        if "coordinate reference system" not in error.what:
            raise
    return _read(path, crs=_CRS, **options)


def _read(path: Path, **options) -> int:
    report, tally = ReadReport(), Tally()
    for batch in read_plots(path, **options):
        enter_source(report, batch.source)
        add_batch(report, tally, batch)
        count_degrees(report, batch)
    check_sum(report)
    refuse_degrees(report)
    if report.rows_in:
        refuse_no_plots(report)
    return report.rows_out


def _records(path: Path, _number: int) -> int:
    tables, report = read_records([path], None)
    report.notes()
    return report.rows_out


def _list(path: Path, _number: int) -> int:
    return len(read_sheet_list(path))
