"""What a load says before all else: no numbers, a wrong system or encoding, lost letters, labels without plots."""

from pathlib import Path

import numpy as np
import pytest

import land_campaign_plugin.__main__ as command_line
from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.model.language import ENGLISH
from land_campaign_plugin.model.tables import PlotTable
from land_campaign_plugin.verbs.load import load

from .drawn_files import point, square, write_drawing
from .source_files import plot_rows, write_source
from .test_guess_encodings import WORDS, shapefile, typed


def told(source, tmp_path, **options):
    """The sentences of a load."""
    report = load(source, tmp_path / "work.gpkg", replace=True, **options)
    return [ENGLISH.text(template, **values) for template, values in report.notes]


UNNUMBERED = [
    ({"M1": [str(number) for number in range(1, 11)]}, "Field M1 may hold it: load anew and map it, on the"),
    ({"GhiChu": "x"}, "Say which field holds it and load anew, on the command line with --map plot_number=FIELD."),
]


@pytest.mark.parametrize(("fields", "said"), UNNUMBERED, ids=["a field may be it", "no field may"])
def test_a_load_without_any_number_says_so_first(tmp_path, capsys, fields, said):
    rows = [{k: v for k, v in row.items() if k != "SoThuTuThua"} for row in plot_rows(10, **fields)]
    path = write_source(tmp_path / "a.gpkg", [dict(row, DiaChi="") for row in rows])
    arguments = ["load", str(path), "--into", str(tmp_path / "work.gpkg"), "--lang", "en"]
    assert command_line.main(arguments) == 0
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith(f"None of the 10 plots of {path} got a plot number.")
    assert said in first


SYSTEMS = [
    ("EPSG:9209", None, []),
    ("EPSG:32648", None, ["a.gpkg says that it is in EPSG:32648", "EPSG:9209 (VN-2000 / TM-3 105-30): 100 %"]),
    (None, "EPSG:9209", []),
    (None, "EPSG:32648", ["a.shp was taken to be in EPSG:32648", "load anew and say that one"]),
]


@pytest.mark.parametrize(("stated", "declared", "said"), SYSTEMS)
def test_a_system_by_which_no_plot_lies_in_the_province_is_told(tmp_path, stated, declared, said):
    how = {"driver": "GPKG"} if stated else {"driver": "ESRI Shapefile"}
    path = write_source(tmp_path / ("a.gpkg" if stated else "a.shp"), plot_rows(20), crs=stated, **how)
    notes = [note for note in told(path, tmp_path, crs=declared) if "% of its plots lie in the province" in note]
    assert len(notes) == bool(said)
    assert all(part in notes[0] for part in said)


def test_plots_of_another_province_that_say_their_system_are_left_alone(tmp_path):
    rows = [dict(row, WKT=row["WKT"].replace("22", "12")) for row in plot_rows(10)]  # a thousand kilometres south
    path = write_source(tmp_path / "a.gpkg", rows)
    assert not any("in the province" in note for note in told(path, tmp_path))
    bare = write_source(tmp_path / "a.shp", rows, driver="ESRI Shapefile", crs=None)
    (note,) = [note for note in told(bare, tmp_path, crs="EPSG:9209") if "in the province" in note]
    assert "by no other system known here do they" in note


ENCODINGS = [
    ("TCVN3", "tcvn3", "was read in the encoding TCVN3 (ABC), as you said: ", "is hardly"),
    ("VNI", "vni", "was read in the encoding VNI-Windows, as you said: ", "is hardly"),
    ("VNI", "tcvn3", "read in the encoding VNI-Windows as you said, is hardly Vietnamese", "was read"),
]


@pytest.mark.parametrize(("said", "real", "sentence", "other"), ENCODINGS)
def test_what_came_of_an_encoding_that_was_said_is_told(tmp_path, said, real, sentence, other):
    path = shapefile(tmp_path, [typed(text, real) for text in WORDS])
    notes = " ".join(told(path, tmp_path, encoding=said))
    assert sentence in notes
    assert other not in notes


@pytest.mark.parametrize("more", [[], ["--by-sheet"]])
def test_an_encoding_that_nobody_knows_is_refused_before_anything_is_made(tmp_path, capsys, more):
    path = shapefile(tmp_path, list(WORDS))
    into = tmp_path / "work.gpkg"
    assert command_line.main(["load", str(path), "--into", str(into), "--encoding", "ABCD", "--lang", "en", *more]) == 2
    assert "There is no text encoding ABCD. Name one of: TCVN3, VNI, UTF-8," in capsys.readouterr().err
    assert not into.exists()
    with pytest.raises(BadInput, match="no text encoding hex"):  # known to Python, but none of texts
        load(path, into, encoding="hex")


LOST = [
    (["H?ng Y?n", "Th?n ?o?i", "sound"], 2),
    (["Thôn Đoài", "Ở đâu?", "Vì sao ? Không rõ"], 0),
    (["http://x.vn/?a=1", "?", "??"], 0),
]


@pytest.mark.parametrize(("texts", "count"), LOST)
def test_letters_that_became_question_marks_are_told(tmp_path, texts, count):
    path = write_source(tmp_path / "a.gpkg", plot_rows(3, GhiChu=texts))
    notes = [note for note in told(path, tmp_path) if "hold ? where letters were" in note]
    assert [note.split(" of ")[0] for note in notes] == ([f"{count} texts"] if count else [])


def drawing(tmp_path, layer="SO_THUA", texts=("1", "2")):
    places = [point(10, 10), point(40, 10), point(45, 15), point(500, 500)]
    labels = [(where, layer, text) for where, text in zip(places, texts, strict=False)]
    return write_drawing(tmp_path / "a.dxf", [(square(0, 0), 10, None), (square(30, 0), 10, None), *labels])


DRAWN = [
    ({"texts": ("1", "2")}, []),
    ({"texts": ("1",)}, ["2 plots were closed", "1 have no number, 0 hold two different numbers, 0 numbers stand in"]),
    ({"texts": ("1", "2", "3", "4")}, ["0 have no number, 1 hold two different numbers, 1 number stands in no plot"]),
    ({"texts": ("1", "DGT")}, []),
    ({"layer": "TXT"}, ["None of the 2 plots", "stand on layers that no table knows: TXT.", "[drawing.layers]"]),
]


@pytest.mark.parametrize(("what", "said"), DRAWN, ids=["right", "missing", "two and loose", "road", "unknown layer"])
def test_a_drawing_tells_what_its_labels_did_not_label(tmp_path, what, said):
    notes = " ".join(told(drawing(tmp_path, **what), tmp_path, crs="EPSG:9209"))
    assert [part for part in said if part not in notes] == [], notes
    assert ("were closed" in notes) == bool(said)


def test_a_drawing_in_local_coordinates_is_called_so(tmp_path):
    ring = "LINESTRING (0 0, 20 0, 20 20, 0 20, 0 0)"
    path = write_drawing(tmp_path / "a.dxf", [(ring, 10, None), ("POINT (10 10)", 13, "1")])
    with pytest.raises(BadInput, match="lie near 0: they are local coordinates, not EPSG:9209"):
        load(path, tmp_path / "work.gpkg", crs="EPSG:9209")


def test_a_work_copy_that_is_there_is_refused_with_the_options_that_there_are(tmp_path, capsys):
    path = write_source(tmp_path / "a.gpkg", plot_rows(3))
    arguments = ["load", str(path), "--into", str(tmp_path / "work.gpkg"), "--lang", "en"]
    assert command_line.main(arguments) == 0
    assert command_line.main(arguments) == 2
    said = capsys.readouterr().err
    assert all(option in said for option in ("exists already", "--replace", "--append", "--update", "--by-sheet"))
    assert command_line.main([*arguments, "--replace"]) == 0


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="a folder in which no file can be made")
@pytest.mark.parametrize("more", [[], ["--by-sheet"]])
def test_a_place_where_no_file_can_be_made_is_named_as_the_place_to_write_to(tmp_path, capsys, more):
    path = write_source(tmp_path / "a.gpkg", plot_rows(3))
    assert command_line.main(["load", str(path), "--into", "/proc/x.gpkg", "--lang", "en", *more]) == 2
    assert "/proc/x.gpkg cannot be written: no file can be made in this folder." in capsys.readouterr().err


NAMED = [
    (("3", "12", "ONT"), "3/12"),
    (("3", None, "NTS"), "3/- (NTS)"),
    ((None, "12", "ONT"), "12"),
    ((None, None, "NTS"), "abcdefgh"),
]


@pytest.mark.parametrize(("values", "label"), NAMED)
def test_a_land_use_is_not_taken_for_a_plots_number(values, label):
    names = ("sheet_number", "plot_number", "land_use")
    columns = {name: np.array([value], dtype=object) for name, value in zip(names, values, strict=True)}
    columns["uid"] = np.array(["abcdefghijkl"], dtype=object)
    assert PlotTable(columns, np.array([None], dtype=object)).label(0) == label
