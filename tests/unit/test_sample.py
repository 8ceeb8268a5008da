"""The sample: numbers, shapes and records of what the generator draws."""

import json
import re
import sqlite3
from collections import Counter
from types import SimpleNamespace

import numpy as np
import pytest

from land_campaign_plugin.model.catalogues import land_use_codes, units
from land_campaign_plugin.model.errors import BadInput, Cancelled, CannotWrite
from land_campaign_plugin.model.plot_code import decode
from land_campaign_plugin.model.projection import transformation
from land_campaign_plugin.native import fiona, shapely
from land_campaign_plugin.samples import noise, plan
from land_campaign_plugin.store.blobs import decode as shapes_of
from land_campaign_plugin.verbs.sample import sample

TABLES = ("certificate", "party", "right", "plot_use", "document")


def read(path):
    """Return plots, sheets and communes of a sample as namespaces of columns, and a connection."""
    connection = sqlite3.connect(path)
    found = SimpleNamespace(db=connection)
    for layer in ("plots", "sheets", "communes"):
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({layer})")]
        columns = zip(*connection.execute(f"SELECT * FROM {layer} ORDER BY fid"), strict=True)
        table = dict(zip(names, columns, strict=True))
        table["geom"] = shapes_of(list(table["geom"]))
        setattr(found, layer, SimpleNamespace(**table))
    return found


@pytest.fixture(scope="module")
def clean(tmp_path_factory):
    """A sample of three neighbouring communes without errors."""
    out = tmp_path_factory.mktemp("clean") / "mẫu sạch.gpkg"
    report = sample(out, plots=81_000, seed=4, errors=0)
    return SimpleNamespace(report=report, **vars(read(out)))


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """The first sample that people see, with scans."""
    folder = tmp_path_factory.mktemp("small")
    report = sample(folder / "small.gpkg", plots=600, errors=0.05, scans=folder / "scans")
    return SimpleNamespace(report=report, folder=folder, **vars(read(folder / "small.gpkg")))


def test_numbers_are_exactly_those_asked_for(clean):
    assert (clean.report.plots, clean.report.extra, clean.report.communes) == (81_000, 0, 3)
    assert len(clean.plots.fid) == 81_000
    assert len(set(clean.plots.thuaDatId)) == 81_000
    assert len(clean.sheets.fid) == clean.report.sheets == round(81_000 * 11_488 / 3_263_464)
    drawn = set(zip(clean.plots.MaXa, clean.plots.SoHieuToBanDo, strict=True))
    assert drawn == set(zip(clean.sheets.commune, clean.sheets.sheet_number, strict=True))


def test_all_plots_together_are_one_valid_coverage_across_sheets_and_communes(clean):
    assert shapely.is_valid(clean.plots.geom).all()
    assert shapely.coverage_is_valid(clean.plots.geom, gap_width=0.5)
    whole = shapely.coverage_union_all(clean.plots.geom)
    assert whole.geom_type == "Polygon"
    assert len(whole.interiors) == 0


def test_commune_outlines_are_the_outlines_of_their_plots(clean):
    assert shapely.coverage_is_valid(clean.communes.geom)
    codes = np.array(clean.plots.MaXa)
    for code, outline in zip(clean.communes.code, clean.communes.geom, strict=True):
        mine = shapely.coverage_union_all(clean.plots.geom[codes == code])
        assert mine.equals(outline)
        assert units()[code].code == code


def test_shapes_have_5_to_40_vertices_about_11_on_the_grid_of_1_mm(clean):
    vertices = shapely.get_num_coordinates(clean.plots.geom) - 1
    assert vertices.min() >= 5
    assert vertices.max() <= 40
    assert 10 < vertices.mean() < 12
    xy = shapely.get_coordinates(clean.plots.geom)
    assert (np.rint(xy * 1000) / 1000 == xy).all()
    east, north, far_east, far_north = plan.WINDOW
    assert (xy.min(axis=0) > (east, north)).all()
    assert (xy.max(axis=0) < (far_east, far_north)).all()
    assert shapely.minimum_clearance(clean.plots.geom).min() > 0.3


def test_sizes_are_those_of_houses_and_fields(clean):
    uses, area = np.array(clean.plots.KyHieuMucDichSuDung), shapely.area(clean.plots.geom)
    homes, paddies = area[uses == "ONT"], area[uses == "LUC"]
    assert 80 < np.median(homes) < 300
    assert 300 < np.median(paddies) < 1_500
    assert set(clean.sheets.map_scale) == {500, 1000, 2000}


def test_recorded_areas_are_rounded_shape_areas(clean):
    area = shapely.area(clean.plots.geom)
    assert np.abs(np.array(clean.plots.DienTich) - area).max() <= 0.05 + 1e-6


def test_plots_are_numbered_per_sheet_from_1_and_roads_and_waters_not_at_all(clean):
    numbers = {}
    for commune, sheet, number, network in zip(
        clean.plots.MaXa,
        clean.plots.SoHieuToBanDo,
        clean.plots.SoThuTuThua,
        clean.plots.laDoiTuongChiemDat,
        strict=True,
    ):
        assert (number is None) == bool(network)
        if number:
            numbers.setdefault((commune, sheet), []).append(int(number))
    assert all(sorted(found) == list(range(1, len(found) + 1)) for found in numbers.values())
    for code in clean.communes.code:
        sheets = sorted(int(sheet) for commune, sheet in numbers if commune == code)
        assert sheets == list(range(1, len(sheets) + 1))
    network = {
        use for use, flag in zip(clean.plots.KyHieuMucDichSuDung, clean.plots.laDoiTuongChiemDat, strict=True) if flag
    }
    assert network <= {"DGT", "DTL", "SON"}


def test_land_uses_are_of_the_current_list(clean):
    parts = {part for label in set(clean.plots.KyHieuMucDichSuDung) for part in label.split("+")}
    assert all(land_use_codes()[part].current for part in parts)
    assert len(parts) > 8


def test_addresses_name_commune_and_province(clean):
    names = {code: units()[code].title for code in clean.communes.code}
    for code, address in set(zip(clean.plots.MaXa, clean.plots.DiaChi, strict=True)):
        assert address.endswith(f", {names[code]}, Tỉnh Hưng Yên")


def test_plot_identifiers_decode_to_a_point_in_the_plot(clean):
    rows = [row for row, code in enumerate(clean.plots.maThuaDat) if code][::40]
    codes = [clean.plots.maThuaDat[row] for row in rows]
    assert all(code.startswith("w7e") for code in codes)
    points = transformation("EPSG:4326", "EPSG:9209")(np.column_stack(decode(codes)))
    shapes = clean.plots.geom[rows]
    assert shapely.contains_xy(shapes, points[:, 0], points[:, 1]).all()


def test_identifiers_of_one_commune_come_from_the_pole_of_inaccessibility(small):
    rows = [row for row, code in enumerate(small.plots.maThuaDat) if code][:60]
    points = transformation("EPSG:4326", "EPSG:9209")(np.column_stack(decode([small.plots.maThuaDat[r] for r in rows])))
    shapes = small.plots.geom[rows]
    radius = shapely.length(shapely.maximum_inscribed_circle(shapes, tolerance=0.001))
    reached = shapely.distance(shapely.boundary(shapes), shapely.points(points))
    # injected errors change shapes, not identifiers
    same = shapely.is_valid(shapes) & (shapely.get_num_interior_rings(shapes) == 0) & (shapely.get_type_id(shapes) == 3)
    assert (np.abs(reached - radius)[same] < 0.6).all()
    assert np.median(np.abs(reached - radius)) < 0.1


def test_frames_hold_the_plots_of_their_sheet(clean):
    frame = {
        key: shape
        for *key, shape in zip(clean.sheets.commune, clean.sheets.sheet_number, clean.sheets.geom, strict=True)
        for key in [tuple(key)]
    }
    keys = zip(clean.plots.MaXa, clean.plots.SoHieuToBanDo, strict=True)
    assert shapely.covers(np.array([frame[key] for key in keys]), clean.plots.geom).all()


def test_records_hang_together(clean):
    plots = set(clean.plots.thuaDatId)
    for table in TABLES:
        rows = clean.db.execute(f'SELECT * FROM "{table}"').fetchall()
        assert rows
        assert len({row[1] for row in rows}) == len(rows)
    for table in ("certificate", "right", "plot_use", "document"):
        assert {uid for (uid,) in clean.db.execute(f'SELECT plot_uid FROM "{table}"')} <= plots
    shares = Counter()
    for certificate, share in clean.db.execute('SELECT certificate_uid, share FROM "right"'):
        shares[certificate] += share
    assert set(shares.values()) == {1.0}
    areas = dict(zip(clean.plots.thuaDatId, clean.plots.DienTich, strict=True))
    used = Counter()
    for uid, area in clean.db.execute("SELECT plot_uid, area_m2 FROM plot_use"):
        used[uid] += area
    assert all(abs(area - areas[uid]) < 0.05 for uid, area in used.items())


def test_people_and_papers_have_the_form_of_real_ones_and_none_is_there_twice(clean):
    query = "SELECT citizen_number, born_on, gender FROM party WHERE kind = 'Cá nhân' AND identity_card IS NULL"
    people = clean.db.execute(query).fetchall()
    cards = [card for (card,) in clean.db.execute("SELECT identity_card FROM party WHERE identity_card IS NOT NULL")]
    assert len(set(cards)) == len(cards) > 0
    assert all(re.fullmatch(r"\d{9}", card) for card in cards)
    numbers = [number for number, _, _ in people]
    assert len(set(numbers)) == len(numbers)
    for number, born, gender in people:
        year = int(born[:4])
        assert re.fullmatch(r"\d{12}", number)
        assert int(number[4:6]) == year % 100
        assert int(number[3]) == (2 if year >= 2000 else 0) + (gender == "Nữ")
    papers = clean.db.execute("SELECT serial, issued_on FROM certificate").fetchall()
    assert len({serial for serial, _ in papers}) == len(papers)
    for serial, issued in papers:
        assert re.fullmatch(r"[A-ZĐ]{2} \d{8}" if issued >= "2024-08-01" else r"[A-ZĐ]{1,2} \d{6}", serial), issued
    for (code,) in clean.db.execute("SELECT tax_code FROM party WHERE kind = 'Tổ chức'"):
        weights = (31, 29, 23, 19, 17, 13, 7, 5, 3)
        assert 10 - sum(int(d) * w for d, w in zip(code, weights, strict=False)) % 11 == int(code[9])


def test_scans_are_small_real_pdf_files_that_the_documents_name(small):
    names = {name for (name,) in small.db.execute("SELECT file_name FROM document")}
    files = {path.name: path.read_bytes() for path in (small.folder / "scans").iterdir()}
    assert set(files) == names
    assert small.report.scans == len(names) > 50
    for content in files.values():
        assert content.startswith(b"%PDF-1.4")
        assert len(content) < 1_500
        at = int(content.rsplit(b"startxref\n", 1)[1].split()[0])
        assert content[at : at + 4] == b"xref"


def test_the_file_says_that_it_is_invented_and_other_programs_read_it(small):
    notes = dict(small.db.execute("SELECT key, value FROM about"))
    assert "invented" in notes["notice"]
    described = {text for (text,) in small.db.execute("SELECT description FROM gpkg_contents")}
    assert described == {notes["notice"]}
    with fiona.open(small.report.path, layer="plots") as source:
        assert source.crs.to_epsg() == 9209
        assert len(source) == 600 + small.report.extra
        west, south, east, north = source.bounds
        box = (west, south, (west + east) / 2, (south + north) / 2)
        inside = sum(1 for _ in source.filter(bbox=box))
    shapes = small.plots.geom[~shapely.is_missing(small.plots.geom)]
    assert inside == shapely.intersects(shapes, shapely.box(*box)).sum()


def test_the_first_sample_is_there_at_once(small):
    assert small.report.seconds < 2


@pytest.mark.parametrize("plots", [60, 61, 137, 284, 285, 599, 1_001, 4_321])
def test_any_number_of_plots_comes_out_exactly(tmp_path, plots):
    report = sample(tmp_path / "n.gpkg", plots=plots, seed=plots, errors=0)
    found = read(tmp_path / "n.gpkg")
    assert report.plots == len(found.plots.fid) == plots
    assert shapely.coverage_is_valid(found.plots.geom)


def test_the_commune_can_be_chosen(tmp_path):
    sample(tmp_path / "c.gpkg", plots=100, commune="11953", errors=0)
    found = read(tmp_path / "c.gpkg")
    assert set(found.plots.MaXa) == {"11953"}
    assert found.plots.DiaChi[0].endswith("Phường Phố Hiến, Tỉnh Hưng Yên")
    assert "ONT" not in "".join(found.plots.KyHieuMucDichSuDung)


def test_same_arguments_give_the_same_rows_and_truth_and_another_seed_does_not(tmp_path):
    def content(name, seed):
        report = sample(tmp_path / f"{name}.gpkg", plots=600, seed=seed, errors=0.04)
        db = sqlite3.connect(report.path)
        rows = [
            db.execute(f'SELECT * FROM "{table}" ORDER BY fid').fetchall() for table in ("plots", "sheets", *TABLES)
        ]
        return rows, report.truth.read_text(encoding="utf-8")

    assert content("a", 5) == content("b", 5)
    assert content("a", 5) != content("c", 6)


def test_the_province_is_planned_to_the_plot():
    communes = plan.make_plan(0, province=True)
    assert len({commune.unit.code for commune in communes}) == 104
    assert sum(len(commune.sheets) for commune in communes) == 11_488
    assert sum(int(commune.plots.sum()) for commune in communes) == 3_263_464
    assert sum(commune.people for commune in communes) == 1_848_643
    boxes = shapely.box(*np.array([commune.rectangle for commune in communes]).T)
    assert shapely.coverage_is_valid(boxes) or shapely.area(shapely.union_all(boxes)) == shapely.area(boxes).sum()
    corners = shapely.get_coordinates(boxes)
    x, y = noise.bend(1, corners[:, 0], corners[:, 1])
    west, south, east, north = plan.WINDOW
    assert west < x.min() < x.max() < east
    assert south < y.min() < y.max() < north
    counts = np.concatenate([commune.plots for commune in communes])
    assert counts.min() > 100
    assert counts.mean() == pytest.approx(3_263_464 / 11_488)


def test_cancel_leaves_nothing_behind(tmp_path):
    asked = []

    def cancelled():
        asked.append(1)
        return len(asked) > 3

    with pytest.raises(Cancelled):
        sample(tmp_path / "x.gpkg", plots=600, scans=tmp_path / "scans", cancelled=cancelled)
    assert list(tmp_path.iterdir()) == []


def test_a_failed_run_leaves_the_old_file(tmp_path):
    sample(tmp_path / "x.gpkg", plots=100, errors=0)
    before = (tmp_path / "x.gpkg").read_bytes()
    with pytest.raises(Cancelled):
        sample(tmp_path / "x.gpkg", plots=600, cancelled=lambda: True)
    assert (tmp_path / "x.gpkg").read_bytes() == before


@pytest.mark.parametrize(
    "arguments, error",
    [
        ({"plots": 5}, BadInput),
        ({"plots": 4_000_000}, BadInput),
        ({"plots": 100, "errors": 0.5}, BadInput),
        ({"plots": 100, "errors": -1}, BadInput),
        ({"plots": 100, "commune": "99999"}, BadInput),
        ({"plots": 50_000, "scans": "scans"}, BadInput),
        ({"plots": 100, "scans": "."}, CannotWrite),
        ({"plots": 100, "truth": "no/such/folder/t.jsonl"}, BadInput),
    ],
)
def test_bad_arguments_are_said_in_a_sentence_and_leave_nothing(tmp_path, monkeypatch, arguments, error):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there.txt").write_text("kept")
    with pytest.raises(error):
        sample(tmp_path / "x.gpkg", **arguments)
    assert [path.name for path in tmp_path.iterdir()] == ["there.txt"]


def test_progress_counts_up_to_all_sheets(tmp_path):
    told = []
    sample(
        tmp_path / "p.gpkg", plots=900, errors=0, progress=lambda done, total, what: told.append((done, total, what))
    )
    assert told[-1] == (3, 3, "sheets drawn")
    assert json.dumps(told)
