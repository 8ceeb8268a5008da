"""Fields told by their content where their names say nothing; what names say stands."""

import math
import subprocess
from pathlib import Path

import pytest

from land_campaign_plugin.model.language import ENGLISH, Language
from land_campaign_plugin.sources.guess_fields import BY_BOTH, BY_CONTENT, BY_NAME, assigned, guess_fields
from land_campaign_plugin.sources.inspect import layers
from land_campaign_plugin.sources.reader import read_all, read_plots
from land_campaign_plugin.sources.sampling import sample_of
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.check import check
from land_campaign_plugin.verbs.load import load
from land_campaign_plugin.verbs.sample import sample

from .source_files import EAST, NORTH, write_source

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
PEOPLE = ["Nguyễn Văn Thử", "Trần Thị Mẫu", "Hộ ông Lê Đình Ví", "PHẠM THỊ DỤ"]  # invented
NUMBERS = ["033085000123", "034190004567", "33072001234"]  # invented; the last lost its zero


def sheets(count=60, per_sheet=20, order=1, **fields):
    """Plots on sheets side by side, `per_sheet` each, of many sizes; fields by functions of sheet, number and area."""
    rows = []
    for at in range(count):
        sheet, number = at // per_sheet + 4, at % per_sheet + 1
        side = 8 + at * 7 % 13
        x, y = EAST + 400 * (sheet - 4) + 25 * (number % 5), NORTH + 25 * (number // 5)
        ring = [(x, y), (x + side, y), (x + side, y + 12), (x, y + 12), (x, y)]
        row = {"WKT": f"POLYGON (({', '.join(f'{a} {b}' for a, b in ring)}))"}
        for name, value in fields.items():
            row[name] = value(sheet, number, 12.0 * side, at) if callable(value) else value
        rows.append(row)
    return rows[::order]


def written(tmp_path, types=True, **fields):
    return write_source(tmp_path / "a.gpkg", sheets(**fields), layer="a", types=types)


def of_field(guesses, field="X"):
    return [guess for guess in guesses if guess.field == field]


def cycled(values):
    return lambda sheet, number, area, at: values[at % len(values)]


CONTENT = [
    # what stands in a field whose name says nothing, the column it is, whether that is sure
    ("land use", cycled(["ONT", "LUC", "ONT+CLN", "NTS"]), "land_use", True),
    ("retired land use", cycled(["LUK", "BHK", "LNK"]), "land_use", True),
    ("some slips", lambda s, n, a, at: "thổ cư" if at % 7 == 0 else "ONT", "land_use", False),
    ("commune of today", "11953", "commune", True),
    ("former communes", cycled(["11950", "12322"]), "commune", True),
    ("scales", cycled([500, 1000, 2000]), "map_scale", True),
    ("scales as texts", cycled(["1:500", "1:1000"]), "map_scale", True),
    ("area of the shape", lambda s, n, a, at: round(a + 0.3 - at % 7 / 10, 1), "area_recorded_m2", True),
    ("area as text", lambda s, n, a, at: f"{a:.1f}".replace(".", ",") + " m2", "area_recorded_m2", True),
    ("area of an old survey", lambda s, n, a, at: round(a * (1 + (at % 5 - 2) / 40), 1), "area_legal_m2", False),
    ("identifiers", lambda s, n, a, at: "w7emvbed1" + "0123456789bcdefghjkmnpqrstuvwxyz"[at % 32] + "v1",
     "plot_code", True),
    ("addresses", cycled(["Thôn Đoài, xã Phố Hiến", "Xóm 2, xã Đức Hợp, tỉnh Hưng Yên"]), "address", True),
    ("hamlets", cycled(["Thôn Đoài", "Xóm Chùa", "Tổ dân phố số 3"]), "hamlet", True),
    ("people", cycled(PEOPLE), "party.name", True),
    ("citizen numbers", cycled(NUMBERS), "party.citizen_number", True),
    ("genders", cycled(["Nam", "Nữ"]), "party.gender", True),
    ("serials", cycled(["BA 123456", "AĐ 266864", "AA 01234567"]), "certificate.serial", True),
]  # fmt: skip


@pytest.mark.parametrize("value, column, sure", [case[1:] for case in CONTENT], ids=[case[0] for case in CONTENT])
def test_content_tells_a_column(tmp_path, value, column, sure):
    guesses = of_field(guess_fields(written(tmp_path, X=value)))
    confidence = {guess.column: guess.confidence for guess in guesses}[column]
    assert (confidence >= 0.9) == sure
    assert {guess.reason for guess in guesses} == {BY_CONTENT}
    assert confidence == max(guess.confidence for guess in guesses)


NOTHING = [
    ("years", lambda s, n, a, at: 1990 + at % 9),
    ("free texts", cycled(["đã đo", "chưa đo", "xem lại"])),
    ("numbers of rows", lambda s, n, a, at: 7000 + at),
    ("shape areas by a program", lambda s, n, a, at: a + 1 / 3 * 1e-5),
    ("other numbers", lambda s, n, a, at: (at * 7919) % 100_003 + 0.5),
    ("yes and no", cycled([0, 1])),
    ("dates", cycled(["2020-01-02", "2021-12-31"])),
]


@pytest.mark.parametrize("value", [case[1] for case in NOTHING], ids=[case[0] for case in NOTHING])
def test_what_looks_like_nothing_is_never_sure(tmp_path, value):
    assert [guess for guess in guess_fields(written(tmp_path, X=value)) if guess.confidence >= 0.5] == []


def test_few_values_never_tell_much(tmp_path):
    found = {}
    for count in (1, 3, 10, 60):
        path = write_source(tmp_path / f"{count}.gpkg", sheets(count, X="ONT"), layer="a")
        found[count] = of_field(guess_fields(path))[0].confidence
    # Laplace: (n + 1) / (n + 2), times 0.99
    assert found == {n: pytest.approx(0.99 * (n + 1) / (n + 2)) for n in (1, 3, 10, 60)}


def test_sheets_and_plots_number_each_other(tmp_path):
    path = written(tmp_path, A=lambda s, n, a, at: n, B=lambda s, n, a, at: s, C=lambda s, n, a, at: at + 1)
    assert assigned(guess_fields(path)) == {"sheet_number": "B", "plot_number": "A"}


def test_numbers_with_letters_are_numbers_of_plots(tmp_path):
    path = written(tmp_path, A=lambda s, n, a, at: f"{n}a" if n == 3 else str(n), B=lambda s, n, a, at: str(s))
    assert assigned(guess_fields(path)) == {"sheet_number": "B", "plot_number": "A"}


def test_a_known_sheet_helps_to_find_the_plot(tmp_path):
    path = written(tmp_path, A=lambda s, n, a, at: n, SoTo=lambda s, n, a, at: s)
    assert assigned(guess_fields(path)) == {"sheet_number": "SoTo", "plot_number": "A"}


def test_two_fields_that_are_equally_good_are_only_suggested(tmp_path):
    path = written(tmp_path, A=lambda s, n, a, at: n, B=lambda s, n, a, at: s, C=lambda s, n, a, at: (n + 7) % 20 + 1)
    assert assigned(guess_fields(path)) == {"sheet_number": "B"}
    assert {guess.field for guess in guess_fields(path) if guess.column == "plot_number"} == {"A", "C"}


@pytest.mark.parametrize("order, sure", [(1, False), (-1, True)])
def test_numbers_of_a_single_sheet_in_the_order_of_rows_may_be_those_of_rows(tmp_path, order, sure):
    rows = sheets(90, per_sheet=90, order=order, X=lambda s, n, a, at: n)
    (guess,) = [
        g for g in guess_fields(write_source(tmp_path / "a.gpkg", rows, layer="a")) if g.column == "plot_number"
    ]
    assert (guess.confidence >= 0.9) == sure


def test_names_stand_whatever_the_content(tmp_path):
    path = written(tmp_path, SoTo=lambda s, n, a, at: round(a, 1), LoaiDat=cycled(["ONT", "LUC"]))
    guesses = guess_fields(path)
    assert assigned(guesses) == {"sheet_number": "SoTo", "land_use": "LoaiDat"}
    reasons = {(guess.column, guess.field): guess.reason for guess in guesses}
    assert reasons["sheet_number", "SoTo"] == BY_NAME
    assert reasons["land_use", "LoaiDat"] == BY_BOTH
    assert reasons["area_recorded_m2", "SoTo"] == BY_CONTENT
    assert "area_recorded_m2" not in read_all(path)[1].mapping


def test_examples_show_no_person(tmp_path):
    path = written(tmp_path, types=False, A=cycled(PEOPLE), B=cycled(NUMBERS), C=cycled(["Thôn Đoài, xã Phố Hiến"]))
    shown = " ".join(text for guess in guess_fields(path) for text in guess.examples)
    assert "0330******23" in shown
    secrets = [*NUMBERS, *(word for name in PEOPLE for word in name.split() if len(word) > 2), "Đoài", "Hiến"]
    assert [word for word in secrets if word in shown] == []


def test_texts_from_before_unicode_are_told_too(tmp_path):
    typed = cycled(["Th«n §oµi, x· Phè HiÕn", "Xãm Chïa, x· §øc Hîp"])  # TCVN3 read as Latin-1
    path = written(tmp_path, A=typed)
    assert assigned(guess_fields(path)) == {"address": "A"}
    assert read_all(path)[0]["address"][0] == "Thôn Đoài, xã Phố Hiến"


def test_what_is_sure_is_read_and_told_and_what_is_not_is_suggested(tmp_path):
    path = written(
        tmp_path,
        SO_HIEU=lambda s, n, a, at: s,
        STT=lambda s, n, a, at: n,
        DT_CU=lambda s, n, a, at: round(a * (1 + (at % 5 - 2) / 40), 1),
    )
    told = [
        "Field SO_HIEU of a.gpkg was taken as Sheet number, by its content (93 % sure). If it is not: --map "
        "sheet_number=…",
        "Field STT of a.gpkg was taken as Plot number, by its content (93 % sure). If it is not: --map plot_number=…",
        "Field DT_CU of a.gpkg may be Recorded area (m²), by its content (60 % sure). If it is: --map "
        "area_recorded_m2=DT_CU",
    ]
    plots, report = read_all(path)
    assert report.mapping == {"sheet_number": "SO_HIEU", "plot_number": "STT"}
    assert [ENGLISH.text(template, **values) for template, values in report.notes] == told
    assert plots["plot_number"].tolist()[:3] == ["1", "2", "3"]
    loaded = load(path, tmp_path / "work.gpkg")
    assert [ENGLISH.text(template, **values) for template, values in loaded.notes] == told
    assert "plot_number" in WorkCopy.open(tmp_path / "work.gpkg").known_columns()
    checked = check([path], rules=["A02"])
    assert checked.outcomes["A02"].outcome == "clean"
    assert [ENGLISH.text(template, **values) for template, values in checked.run["notes"]][:2] == told[:2]
    assert read_all(path, guess=False)[1].mapping == {}
    assert read_all(path, mapping={"note": "STT"})[1].mapping == {"note": "STT"}


def test_people_that_content_tells_go_to_the_holders_and_never_into_a_plot(tmp_path):
    path = written(tmp_path, types=False, A=cycled(PEOPLE), B=cycled(NUMBERS))
    (batch,) = read_plots(path, extras=True, holders=True)
    assert batch.holders["name"][0] == "Nguyễn Văn Thử"
    assert batch.holders["citizen_number"][0] == "033085000123"
    assert set(batch.extra) == {None}


@pytest.fixture(scope="module")
def renamed(tmp_path_factory):
    """A made commune of several sheets with errors, its fields called F0, F1 ..."""
    folder = tmp_path_factory.mktemp("sample")
    sample(folder / "s.gpkg", plots=3000, seed=11, errors=0.02)
    names = layers(folder / "s.gpkg")[0].field_names
    fields = ", ".join(f'"{name}" AS F{at}' for at, name in enumerate(names))
    command = ["ogr2ogr", str(folder / "r.gpkg"), str(folder / "s.gpkg"), "-nln", "a", "-dialect", "SQLite", "-sql"]
    subprocess.run([*command, f"SELECT geom, {fields} FROM plots"], check=True, capture_output=True, timeout=120)
    return folder / "r.gpkg", {f"F{at}": name for at, name in enumerate(names)}


def test_what_is_sure_of_a_made_commune_is_right(renamed):
    path, names = renamed
    right = {
        "commune": "MaXa",
        "sheet_number": "SoHieuToBanDo",
        "plot_number": "SoThuTuThua",
        "land_use": "KyHieuMucDichSuDung",
        "map_scale": "TyLe",
        "address": "DiaChi",
    }
    assert {column: names[field] for column, field in assigned(guess_fields(path)).items()} == right


@pytest.mark.parametrize("suffix, driver", [("gpkg", "GPKG"), ("shp", "ESRI Shapefile"), ("geojson", "GeoJSON"),
                                            ("fgb", "FlatGeobuf"), ("gml", "GML"), ("sqlite", "SQLite")])  # fmt: skip
def test_a_sample_is_small_and_where_rows_can_be_chosen_spread_over_the_layer(tmp_path, suffix, driver):
    rows = sheets(1500, per_sheet=50, X=lambda s, n, a, at: at)
    path = write_source(tmp_path / f"a.{suffix}", rows, driver=driver, layer="a")
    taken = sample_of(path, rows=200)
    assert len(taken) == 200
    assert all(math.isfinite(area) and area > 0 for area in taken.areas)
    values = taken.columns["x" if suffix == "sqlite" else "X"]
    spread = max(values) - min(values)
    assert spread >= (1400 if suffix not in ("gml", "sqlite") else 199)


if DATA.is_dir():

    def test_the_areas_of_real_plots_are_found():
        found = {guess.column: guess.field for guess in guess_fields(DATA / "nz_parcels.gpkg")[::-1]}
        assert found["area_recorded_m2"] in ("SURVEY_ARE", "CALC_AREA")
        guesses = guess_fields(DATA / "fr_sheets_25354.gpkg", "PARCELLE_id")
        assert "SUPF" in [guess.field for guess in guesses if guess.column.startswith("area_")]


OFFICE = [
    ("plot_number", "THUA", lambda s, n, a, at: n * 3 % 61 + 1),
    ("plot_number", "SO_THUA", lambda s, n, a, at: n * 3 % 61 + 1),
    ("plot_number", "SOTHUA", lambda s, n, a, at: n * 3 % 61 + 1),
    ("sheet_number", "SO_TO", 12),
    ("sheet_number", "SOTO", 12),
    ("sheet_number", "TO", 12),
    ("area_recorded_m2", "DT", 400.5),
    ("area_recorded_m2", "DTICH", 400.5),
    ("land_use", "MDSD", "ONT"),
    ("land_use", "LOAIDAT", "ONT"),
    ("land_use", "LD", lambda s, n, a, at: ["ONT", "LUC", "CLN"][at % 3]),
    ("commune", "XA", "11953"),
]


@pytest.mark.parametrize(("column", "name", "value"), OFFICE, ids=[name for _, name, _ in OFFICE])
def test_names_that_offices_write_are_known(tmp_path, column, name, value):
    rows = sheets(60, 60, **{name: value, "GhiChu": "x"})
    _, report = read_all(write_source(tmp_path / "a.gpkg", rows))
    assert report.mapping[column] == name


@pytest.mark.parametrize(
    ("fields", "sheet"),
    [
        ({"TO": 7}, "TO"),
        ({"TO": 7, "SoTo": 12}, "SoTo"),
        ({"TO": lambda s, n, a, at: at % 9 + 1}, None),  # groups of a hamlet
        ({"TO": "Tổ 7"}, None),
        ({"TO": 38571}, None),
    ],
)
def test_a_field_called_to_is_the_sheet_only_where_its_content_fits(tmp_path, fields, sheet):
    rows = sheets(60, 60, THUA=lambda s, n, a, at: n, **fields)
    _, report = read_all(write_source(tmp_path / "a.gpkg", rows))
    assert report.mapping.get("sheet_number") == sheet
    assert report.mapping["plot_number"] == "THUA"


def test_a_name_in_full_stands_before_a_short_one(tmp_path):
    rows = sheets(60, 60, THUA=lambda s, n, a, at: 90 - n, SOTHUA=lambda s, n, a, at: n, DT=1.5, DTICH=2.5)
    _, report = read_all(write_source(tmp_path / "a.gpkg", rows))
    assert (report.mapping["plot_number"], report.mapping["area_recorded_m2"]) == ("SOTHUA", "DT")


@pytest.mark.parametrize("name", ["CHU", "TENCHU"])
def test_the_holder_has_short_names_too(tmp_path, name):
    rows = sheets(8, 8, THUA=lambda s, n, a, at: n, **{name: lambda s, n, a, at: PEOPLE[at % 2]})
    (batch,) = read_plots(write_source(tmp_path / "a.gpkg", rows), holders=True)
    assert batch.holders["name"].tolist() == [PEOPLE[at % 2] for at in range(8)]


def test_sentences_name_columns_as_people_do(tmp_path):
    rows = sheets(60, 20, f1=lambda s, n, a, at: s, f2=lambda s, n, a, at: n)
    _, report = read_all(write_source(tmp_path / "a.gpkg", rows))
    vietnamese = Language("vi", {"Plot number": "Số thửa", **{template: template for template, _ in report.notes}})
    english, said = ([told.text(text, **values) for text, values in report.notes] for told in (ENGLISH, vietnamese))
    assert "Field f2 of a.gpkg was taken as Plot number, by its content" in " ".join(english)
    assert "Field f2 of a.gpkg was taken as Số thửa, by its content" in " ".join(said)
    assert "--map plot_number=…" in " ".join(said)
