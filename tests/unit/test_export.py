"""Exports come back as the same plots in every format; what cannot be written leaves nothing half-written."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from land_campaign_plugin.model.errors import BadInput, Cancelled, CannotWrite
from land_campaign_plugin.model.language import ENGLISH
from land_campaign_plugin.native import fiona, pyproj, shapely
from land_campaign_plugin.reports.export import FIELDS
from land_campaign_plugin.sources.reader import read_all
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.check import check
from land_campaign_plugin.verbs.export import export
from land_campaign_plugin.verbs.load import load
from land_campaign_plugin.verbs.sample import sample

from ..store.conftest import square, table_of
from .source_files import plot_rows, write_source

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
METRIC = ("out.gpkg", "out.shp", "out.fgb")
HOLE = shapely.Polygon(square(0).exterior.coords, [square(0).buffer(-5).exterior.coords])
TWO_PARTS = shapely.MultiPolygon([square(3), square(5)])


@pytest.fixture
def make_work(tmp_path):
    """Makes a work copy of a row of square plots, or of other shapes."""

    def make(count: int = 4, *, shapes=None, name: str = "work.gpkg", **columns) -> WorkCopy:
        shapes = shapes if shapes is not None else [square(number) for number in range(count)]
        wkt = pyproj.CRS.from_epsg(9209).to_wkt()
        with WorkCopy.build(tmp_path / name, wkt) as writer:
            writer.append_plots(table_of(shapes, wkt, **columns))
        return WorkCopy.open(tmp_path / name)

    return make


@pytest.fixture
def work(make_work) -> WorkCopy:
    return make_work()


@pytest.fixture
def full_work(make_work):
    return make_work(
        shapes=[HOLE, square(1), TWO_PARTS],
        address=["Thôn Đoài, xã Phố Hiến", None, "Ỷ Lan"],
        area_legal_m2=[400.25, np.nan, 0.0],
        former_sheet_number=["3", "4", None],
        non_plot=[0, 1, 0],
    )


@pytest.mark.parametrize("name", METRIC)
def test_an_export_is_read_back_as_the_same_plots(tmp_path, full_work, name):
    report = export(full_work, tmp_path / name)
    there, _ = read_all(tmp_path / name)
    there = there.take(np.argsort(there["plot_number"]))
    here = full_work.plots()
    assert report.rows == 3
    for column in [row[0] for row in FIELDS if row[0] != "ver"]:
        assert [*map(str, there[column])] == [*map(str, here[column])], column
    assert shapely.equals_exact(shapely.normalize(there.geometry), shapely.normalize(here.geometry), 0).all()


def test_a_shapefile_has_all_that_belongs_to_it(tmp_path, full_work):
    report = export(full_work, tmp_path / "Thửa đất.shp")
    assert sorted(file.suffix for file in report.files) == [".cpg", ".dbf", ".prj", ".shp", ".shx"]
    assert (tmp_path / "Thửa đất.cpg").read_text() == "UTF-8"
    assert "105.5" in (tmp_path / "Thửa đất.prj").read_text()
    with fiona.open(tmp_path / "Thửa đất.shp") as layer:
        assert list(layer.schema["properties"]) == [short for _, _, short in FIELDS]


def test_long_texts_are_cut_between_letters_and_it_is_said(tmp_path, make_work):
    work = make_work(2, note=["ế" * 100, "ngắn"])
    report = export(work, tmp_path / "out.shp")
    plots, _ = read_all(tmp_path / "out.shp")
    assert plots["note"].tolist() == ["ế" * 84, "ngắn"]
    assert [ENGLISH.text(template, **values) for template, values in report.notes] == [
        "1 text was longer than the 254 bytes that Shapefile holds; they were cut."
    ]


def test_geojson_is_in_degrees_by_the_pinned_operation(tmp_path, make_work):
    """E 560000 N 2290000 is 20.70135902, 106.07788150 (the identifier's test vector)."""
    work = make_work(shapes=[shapely.box(560_000, 2_290_000, 560_020, 2_290_020)])
    report = export(work, tmp_path / "out.geojson")
    content = json.loads((tmp_path / "out.geojson").read_text(encoding="utf-8"))
    points = np.array(content["features"][0]["geometry"]["coordinates"]).reshape(-1, 2)
    assert np.abs(points - [106.07788150, 20.70135902]).sum(axis=1).min() < 1e-8
    assert "crs" not in content
    assert report.crs_name == "EPSG:4326 (WGS 84)"
    assert "WGS 84, by EPSG:6960" in report.notes[0][0]


@pytest.mark.parametrize("name", ["out.gpkg", "out.geojson"])
def test_another_system_can_be_asked_for(tmp_path, make_work, name):
    work = make_work(shapes=[shapely.box(560_000, 2_290_000, 560_020, 2_290_020)])
    export(work, tmp_path / name, crs="EPSG:5897")
    plots, report = read_all(tmp_path / name)
    assert report.crs_name.startswith("EPSG:5897")
    assert plots.geometry[0].area == pytest.approx(400, abs=0.2)
    # Worked out with gdaltransform
    points = shapely.get_coordinates(plots.geometry[0])
    assert np.abs(points - [612_086.567, 2_290_265.476]).sum(axis=1).min() < 0.002


def test_plots_without_a_shape_are_exported_and_retired_ones_are_not(tmp_path, make_work):
    work = make_work(shapes=[square(0), None, square(2)], status=[None, None, "retired"])
    for name in ("out.gpkg", "out.shp", "out.geojson"):
        report = export(work, tmp_path / name)
        assert report.rows == 2
        with fiona.open(tmp_path / name) as layer:
            assert [row["geometry"] is None for row in layer] == [False, True]
    assert export(work, tmp_path / "out.fgb").rows == 1


def test_some_plots_can_be_chosen(tmp_path, work):
    assert export(work, tmp_path / "out.gpkg", where="plot_number = ?", params=("2",)).rows == 1


def test_nothing_about_persons_is_exported(tmp_path, work):
    with WorkCopy.open(work.path).writer() as writer:
        writer.append_rows("party", [{"uid": "p", "name": "Nguyễn Văn Thử"}])
    for name in ("out.gpkg", "out.shp", "out.geojson"):
        export(work, tmp_path / name)
    written = b"".join(file.read_bytes() for file in tmp_path.glob("out.*"))
    assert "Nguyễn Văn Thử".encode() not in written


def test_an_older_export_is_replaced_whole(tmp_path, make_work):
    export(make_work(4), tmp_path / "out.shp")
    (tmp_path / "out.qix").write_bytes(b"index of the old file")
    export(make_work(2, name="other.gpkg"), tmp_path / "out.shp")
    assert len(read_all(tmp_path / "out.shp")[0]) == 2
    assert not (tmp_path / "out.qix").exists()


@pytest.mark.parametrize(
    "name, options, sentence",
    [
        ("out.xyz", {}, r"not clear which format .* End the file name with one of: \.gpkg, \.shp"),
        ("out.gpkg", {"crs": "EPSG:1"}, "EPSG:1 is not known"),
        ("out.gpkg", {"where": "plot_number = '99'"}, "holds no plot that could be exported"),
        ("nowhere/out.gpkg", {}, "There is no folder .*nowhere. Make it first"),
        ("work.gpkg", {}, "is the work copy itself"),
    ],
)
def test_what_cannot_be_exported_is_refused_in_a_sentence(tmp_path, work, name, options, sentence):
    before = sorted(tmp_path.iterdir())
    with pytest.raises(BadInput, match=sentence):
        export(work, tmp_path / name, **options)
    assert sorted(tmp_path.iterdir()) == before


def test_a_geopackage_with_other_layers_is_not_lost(tmp_path, work):
    path = write_source(tmp_path / "mine.gpkg", plot_rows(2))
    with pytest.raises(CannotWrite, match=r"holds other layers \(thua_dat\), which would be lost"):
        export(work, path)
    assert len(read_all(path)[0]) == 2


@pytest.mark.parametrize("name", METRIC)
def test_a_target_open_elsewhere_stays_as_it_is(tmp_path, work, monkeypatch, name):
    """On Windows a file that is open cannot be replaced: the operating system says so by a PermissionError."""
    export(work, tmp_path / name)
    before = {file.name: file.read_bytes() for file in tmp_path.glob("out.*")}
    rename = os.replace

    def refuse(source, target):
        if Path(target).name in (name, "out.dbf") and Path(target).parent == tmp_path and "before" not in str(source):
            raise PermissionError(errno.EACCES, "in use")
        rename(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(CannotWrite, match="is open in another program and cannot be replaced. Close it there"):
        export(work, tmp_path / name)
    assert {file.name: file.read_bytes() for file in tmp_path.glob("out.*")} == before
    assert not list(tmp_path.glob(".out*"))


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", ["out.gpkg", "out.shp", "out.geojson", "out.fgb"])
def test_a_plot_that_cannot_be_on_earth_is_written_without_a_shape(tmp_path, make_work, name):
    far = shapely.Polygon([(1e30, 0), (1e30, 1), (-1e30, 1)])
    report = export(make_work(shapes=[square(0), far, None]), tmp_path / name)
    with fiona.open(tmp_path / name) as layer:
        assert [row.geometry is not None for row in layer] == ([True] if name == "out.fgb" else [True, False, False])
    told = [ENGLISH.text(template, **values) for template, values in report.notes]
    assert "1 plot has coordinates that cannot be on earth; their shape was left out." in told
    assert any(text.startswith("2 plots" if name == "out.fgb" else "1 plot without a shape") for text in told)


def test_a_row_of_a_shapefile_is_as_wide_as_its_texts(tmp_path, make_work):
    export(make_work(3), tmp_path / "short.shp")
    export(make_work(3, note=["Ghi chú", "ế" * 70, None], name="other.gpkg"), tmp_path / "long.shp")
    widths = [int.from_bytes((tmp_path / f"{name}.dbf").read_bytes()[10:12], "little") for name in ("short", "long")]
    assert widths[0] < 500
    assert widths[1] == widths[0] - 32 + 210
    with fiona.open(tmp_path / "long.shp") as layer:
        assert [row.properties["GhiChu"] for row in layer] == ["Ghi chú", "ế" * 70, None]


@pytest.mark.parametrize("name", ["out.gpkg", "out.geojson", "out.fgb", "out.shp"])
def test_other_fields_of_the_source_come_along(tmp_path, name):
    more = {"Khu": ["A", "", "B"], "Tang": [1, 2, 3], "Cao": [1.5, 2, 3], "TenChu": "Nguyễn Văn Thử", "SoThua": "9"}
    source = write_source(tmp_path / "source.gpkg", plot_rows(3, **more))
    load(source, tmp_path / "work.gpkg", mapping={"plot_number": "SoThuTuThua"})
    report = export(tmp_path / "work.gpkg", tmp_path / name)
    with fiona.open(tmp_path / name) as layer:
        rows = sorted((dict(row.properties) for row in layer), key=lambda row: row["MaXa"] and str(row))
    told = [ENGLISH.text(template, **values) for template, values in report.notes]
    national = [row[2 if name == "out.shp" else 1] for row in FIELDS]
    if name == "out.shp":
        assert list(rows[0]) == national
        assert "these stay in the work copy: Khu, Tang, Cao, SoThua_source." in told[-1]
        return
    assert list(rows[0]) == [*national, "Khu", "Tang", "Cao", "SoThua_source"]
    by_number = {row["SoThuTuThua"]: (row["Khu"], row["Tang"], row["Cao"]) for row in rows}
    assert by_number == {"1": ("A", 1, 1.5), "2": (None, 2, 2.0), "3": ("B", 3, 3.0)}


def test_stopping_leaves_nothing(tmp_path, work):
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        export(work, tmp_path / "out.gpkg", cancelled=lambda: True)
    assert sorted(tmp_path.iterdir()) == before


def test_progress_ends_with_all_plots(tmp_path, work):
    told = []
    export(work, tmp_path / "out.gpkg", progress=lambda *news: told.append(news))
    assert told[-1] == (4, 4, "plots")


@pytest.fixture
def small_disk(tmp_path):
    """A file system of its own, 400 KiB; a limit on the size of files where mounting is not allowed."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)], capture_output=True, check=False
    ).returncode == 0
    yield folder, mounted
    if mounted:
        subprocess.run(["umount", "-l", str(folder)], check=True)


WRITE = """
import resource, signal, sys
from land_campaign_plugin.model.errors import CannotWrite
from land_campaign_plugin.verbs.export import export
from land_campaign_plugin.verbs.load import load
if sys.argv[3] == "limit":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    export(sys.argv[1], sys.argv[2])
except CannotWrite as error:
    print(error)
"""


@pytest.mark.parametrize("name", ["out.gpkg", "out.shp", "out.geojson", "out.fgb"])
def test_a_full_disk_is_said_and_leaves_what_was_there(make_work, small_disk, name):
    folder, mounted = small_disk
    work = make_work(3000, note=["x" * 200] * 3000)
    (folder / name).write_bytes(b"" if name == "out.gpkg" else b"old")
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    command = [sys.executable, "-c", WRITE, str(work.path), str(folder / name), "" if mounted else "limit"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    said = mounted and name != "out.fgb"  # FlatGeobuf's writer does not say why it failed
    expected = "The disk that holds" if said else "Nothing was changed"
    assert expected in done.stdout, done.stdout + done.stderr
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


@pytest.fixture
def read_only_folder(tmp_path):
    """A folder nobody can write to, not even root: a file system mounted read-only, else without the right."""
    folder = tmp_path / "locked"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(folder)], capture_output=True, check=False
    ).returncode == 0
    if not mounted:
        folder.chmod(0o555)
    yield folder
    if mounted:
        subprocess.run(["umount", "-l", str(folder)], check=True)
    else:
        folder.chmod(0o755)


def test_a_read_only_folder_is_said(work, read_only_folder):
    for name in METRIC:
        with pytest.raises(CannotWrite, match="cannot be written: the file or its folder is read-only. Ask for the"):
            export(work, read_only_folder / name)
    for write in (
        lambda: check([work.path], out=read_only_folder / "findings.gpkg"),
        lambda: sample(read_only_folder / "sample.gpkg", plots=60),
        lambda: sample(work.path.with_name("sample.gpkg"), plots=60, truth=read_only_folder / "truth.jsonl"),
    ):
        with pytest.raises(CannotWrite, match="locked.* cannot be written: the file or its folder is read-only. Ask"):
            write()
    assert list(read_only_folder.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="a folder in which no file can be made")
def test_a_folder_that_takes_no_files_is_not_called_full(work):
    for write in (
        lambda: export(work, "/proc/out.shp"),
        lambda: check([work.path], out="/proc/findings.gpkg"),
    ):
        with pytest.raises(CannotWrite, match="no file can be made in this folder. Choose another folder"):
            write()


def test_findings_are_written_to_a_geopackage_in_a_folder_that_is_there(tmp_path, work):
    for name, sentence in (("f.txt", "End the file name with .gpkg"), ("nowhere/f.gpkg", "There is no folder")):
        with pytest.raises(BadInput, match=sentence):
            check([work.path], out=tmp_path / name)
    assert [file.name for file in tmp_path.iterdir()] == ["work.gpkg"]


if DATA.is_dir():

    @pytest.mark.parametrize(
        "name, layer, count", [("fr_sheets_25354", "PARCELLE_id", 511), ("nz_parcels", None, 2993)]
    )
    @pytest.mark.parametrize("out", METRIC)
    def test_real_plots_go_in_and_come_out_the_same(tmp_path, name, layer, count, out):
        report = load(DATA / f"{name}.gpkg", tmp_path / "work.gpkg", layer=layer)
        assert (report.rows_in, report.rows_out) == (count, count)
        export(tmp_path / "work.gpkg", tmp_path / out)
        here, there = WorkCopy.open(tmp_path / "work.gpkg").plots(), read_all(tmp_path / out)[0]
        here, there = here.take(np.argsort(here["uid"])), there.take(np.argsort(there["uid"]))
        assert here["uid"].tolist() == there["uid"].tolist()
        shapes = [shapely.normalize(table.geometry) for table in (here, there)]
        # A Shapefile does not say which hole belongs to which part
        assert (shapely.area(shapely.symmetric_difference(*map(shapely.make_valid, shapes))) < 1e-6).all()
        assert shapely.get_num_coordinates(here.geometry).sum() == shapely.get_num_coordinates(there.geometry).sum()
