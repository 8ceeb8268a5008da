"""Files of several layers in a folder: which of them are sheets."""

import pytest

from land_campaign_plugin.verbs.load_folder import SheetOptions

from .folder_sheets import outcomes, take
from .source_files import plot_rows, write_source

FRAMES = [{"WKT": plot_rows(1)[0]["WKT"], "Ma": "A", "Ten": "B"}]


def left_out(report):
    return [text.format(**values) for line in report.sheets for text, values in line.notes if "more layers" in text]


@pytest.mark.parametrize("plots_layers", [("to_1",), ("to_1", "to_2")])
def test_layers_that_do_not_look_like_plots_are_left_out_and_told_once(tmp_path, plots_layers):
    folder = tmp_path / "in"
    folder.mkdir()
    for at, layer in enumerate(plots_layers, start=1):
        write_source(folder / "a.gpkg", plot_rows(2, SoHieuToBanDo=str(at)), layer=layer)
    write_source(folder / "a.gpkg", FRAMES, layer="ranh_gioi")
    write_source(folder / "a.gpkg", FRAMES, layer="khung")
    report = take(folder, tmp_path / "work.gpkg")
    assert set(outcomes(report).values()) == {"loaded"}
    assert report.plots == 2 * len(plots_layers)
    (told,) = left_out(report)
    assert told == "a.gpkg has more layers, which do not look like plots and were left out: ranh_gioi, khung."


def test_where_no_layer_looks_like_plots_the_layer_must_be_named(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for layer in ("parcelle", "section"):
        write_source(folder / "a.gpkg", FRAMES, layer=layer)
    report = take(folder, tmp_path / "work.gpkg", options=SheetOptions(crs="EPSG:9209"))
    assert outcomes(report) == {"a.gpkg": "failed"}
    assert "Name the layer (--layer), one of: parcelle, section." in report.sheets[0].sentence()
    report = take(folder, tmp_path / "work.gpkg", options=SheetOptions(layer="parcelle"))
    assert (report.plots, left_out(report)) == (1, [])
