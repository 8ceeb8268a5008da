"""PostGIS as a source: the same findings as through files, one clear sentence where it cannot be used, no password."""

import json
import subprocess
from contextlib import closing

import psycopg2
import pytest

import land_campaign_plugin.__main__ as command_line
from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.sources.inspect import choose_layer, layers
from land_campaign_plugin.sources.reader import read_all, read_plots
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.check import check
from land_campaign_plugin.verbs.load import load
from land_campaign_plugin.verbs.sample import sample

PASSWORD = "Sen Trắng 7'x"
FULL = {
    "uid": "thuaDatId",
    "sheet_number": "SoHieuToBanDo",
    "plot_number": "SoThuTuThua",
    "area_legal_m2": "DienTichPhapLy",
    "land_use": "KyHieuMucDichSuDung",
    "non_plot": "laDoiTuongChiemDat",
}
CUT = {column: name[:10] for column, name in FULL.items()}
"""The same fields where names have no more than ten characters."""

SHAPES = ("plots", "sheets", "communes")
TABLES = ("certificate", "party", "right", "plot_use", "document")


def ogr2ogr(driver, target, source, *layers, options=()):
    command = ["ogr2ogr", "-f", driver, str(target), str(source), *layers, *options]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "sample.gpkg"
    sample(path, plots=3_000, seed=7, errors=0.06)
    return path


@pytest.fixture(scope="module")
def database(postgres, sample_file):
    """A database that holds the sample in the schema cadastre, and a role that must give its password."""
    string = postgres.create_database("sources")
    with closing(postgres.connect("sources")) as connection, connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA cadastre")
        options = ("-lco", "SCHEMA=cadastre", "-lco", "LAUNDER=NO", "-nlt")
        ogr2ogr("PostgreSQL", string, sample_file, *SHAPES, options=(*options, "GEOMETRY"))
        ogr2ogr("PostgreSQL", string, sample_file, *TABLES, options=(*options, "NONE"))
        cursor.execute("CREATE TABLE note (id integer PRIMARY KEY, shape geometry(Polygon))")
        cursor.execute("CREATE ROLE lotte LOGIN IN ROLE asked_for_password PASSWORD %s", [PASSWORD])
        cursor.execute("GRANT USAGE ON SCHEMA cadastre TO lotte")
        cursor.execute("GRANT SELECT ON ALL TABLES IN SCHEMA cadastre TO lotte")
        cursor.execute("REVOKE SELECT ON cadastre.communes FROM lotte")
    yield string
    postgres.drop_database("sources")
    with closing(postgres.connect()) as connection, connection.cursor() as cursor:
        cursor.execute("DROP ROLE lotte")


@pytest.fixture
def as_lan(postgres, database):
    """A connection string of the role lotte, with its password or another."""

    def string(password=PASSWORD, database="sources"):
        quoted = password.replace("\\", "\\\\").replace("'", "\\'")
        return f"PG:{postgres.string(database, user='lotte')} password='{quoted}'"

    return string


@pytest.fixture
def run(capsys):
    def call(*arguments):
        status = command_line.main([str(argument) for argument in arguments])
        return status, *capsys.readouterr()

    return call


def fingerprints(result, without=()):
    pairs = zip(result.findings["rule"], result.findings["fingerprint"], strict=True)
    return sorted((rule, fingerprint) for rule, fingerprint in pairs if rule not in without)


@pytest.fixture(scope="module")
def expected(sample_file, tmp_path_factory):
    """The check of a GeoPackage that ogr2ogr wrote."""
    path = tmp_path_factory.mktemp("expected") / "plots.gpkg"
    ogr2ogr("GPKG", path, sample_file, "plots", "sheets", options=("-nlt", "GEOMETRY"))
    return check([path], mapping=FULL)


def test_the_sample_has_findings_of_every_family(expected):
    assert {rule[0] for rule, _ in fingerprints(expected)} == {"G", "T", "M", "A", "I", "E"}
    assert len(fingerprints(expected)) > 60


def test_a_folder_of_shapefiles_gives_the_same_findings(tmp_path, sample_file, expected):
    ogr2ogr("ESRI Shapefile", tmp_path / "shp", sample_file, "plots", "sheets", options=("-lco", "ENCODING=UTF-8"))
    assert fingerprints(check([tmp_path / "shp"], mapping=CUT)) == fingerprints(expected)


def test_geojson_gives_the_same_findings_but_those_that_need_a_second_layer(tmp_path, sample_file, expected):
    ogr2ogr("GeoJSON", tmp_path / "plots.geojson", sample_file, "plots")
    assert fingerprints(check([tmp_path / "plots.geojson"], mapping=FULL)) == fingerprints(expected, without={"M04"})


def test_postgis_gives_the_same_findings_those_of_records_too(database, sample_file, tmp_path):
    ogr2ogr("GPKG", tmp_path / "all.gpkg", sample_file, "plots", "sheets", *TABLES)
    expected = fingerprints(check([tmp_path / "all.gpkg"], layer="plots", mapping=FULL))
    assert {rule[0] for rule, _ in expected} == set("GTMAIECPDR")
    assert fingerprints(check([database], mapping=FULL)) == expected


def test_layers_of_a_database_carry_their_schema(database):
    names = {info.name for info in layers(database)}
    assert {"note", "cadastre.plots", "cadastre.sheets", "cadastre.party"} <= names
    assert choose_layer(database).name == "cadastre.plots"
    assert choose_layer(database, "public.note").name == "note"
    with pytest.raises(BadInput, match=r"dbname=sources has no layer plots. Its layers are: .*cadastre.plots"):
        choose_layer(database, "plots")


def test_load_brings_what_stands_beside_the_plots_as_from_a_file(tmp_path, database, sample_file):
    there, here = tmp_path / "there.gpkg", tmp_path / "here.gpkg"
    report, other = load([database], there, mapping=FULL), load([sample_file], here, mapping=FULL)
    assert report.tables == other.tables
    assert report.tables["party"] > 0
    assert (report.rows_in, report.rows_out, report.moved) == (other.rows_in, other.rows_out, other.moved)
    assert sorted(WorkCopy.open(there).uids()) == sorted(WorkCopy.open(here).uids())


def test_whose_ids_they_are_is_asked_of_the_whole_table(postgres):
    """Sorted by commune, the first 2,000 rows are of one commune; half of the plots are of another."""
    string = postgres.create_database("sorted")
    try:
        with closing(postgres.connect("sorted")) as connection, connection.cursor() as cursor:
            cursor.execute(
                'CREATE SCHEMA "Địa chính"; CREATE TABLE "Địa chính"."Thửa đất" AS '
                'SELECT n AS uid, 7 AS "SoHieuToBanDo", n AS "SoThuTuThua", 11953 + n / 2101 * 48 AS "MaXa", '
                "ST_MakeEnvelope(20 * n, 0, 20 * n + 20, 20, 3405) AS geom FROM generate_series(1, 4200) AS n"
            )
        first = next(read_plots(string, layer="Địa chính.Thửa đất", extras=True))
        assert set(first.plots["commune"][:2000].tolist()) == {"11953"}
        assert first.source.numbering == "11953+"
    finally:
        postgres.drop_database("sorted")


TYPES = """
CREATE SCHEMA "Địa chính";
CREATE TABLE "Địa chính"."Thửa đất" (
    "SoThuTuThua" integer, "SoHieuToBanDo" numeric(5, 0), "DienTich" numeric(12, 1), "ngày" date, "giờ" timestamp,
    chung uuid, them jsonb, the text[], so integer[], dung boolean, anh bytea, geom geometry(MultiPolygonZ, 3405)
);
INSERT INTO "Địa chính"."Thửa đất"
SELECT n, 7, 400.5, '2025-07-01', '2025-07-01 08:30', '00000000-0000-0000-0000-000000000007', '{"a": 1}', '{a,"b c"}',
       '{1,2}', n = 1, '\\x00ff', ST_Multi(ST_Force3D(ST_MakeEnvelope(20 * n, 0, 20 * n + 20, 20, 3405)))
FROM generate_series(1, 2) AS n;
CREATE VIEW looked_at AS SELECT *, ST_Centroid(geom)::geometry(Point, 3405) AS point FROM "Địa chính"."Thửa đất";
"""
EXTRA = {
    "ngày": "2025-07-01",
    "giờ": "2025-07-01T08:30:00.000",
    "chung": "00000000-0000-0000-0000-000000000007",
    "them": '{"a": 1}',
    "the": '["a", "b c"]',
    "so": "[1, 2]",
}


@pytest.mark.parametrize("layer", ["Địa chính.Thửa đất", "looked_at"])
def test_columns_of_every_type_come_along_and_pictures_stay(postgres, layer):
    string = postgres.create_database("types")
    try:
        with closing(postgres.connect("types")) as connection, connection.cursor() as cursor:
            cursor.execute(TYPES)
        (batch,) = read_plots(string, layer=layer, extras=True)
        assert batch.plots["plot_number"].tolist() == ["1", "2"]
        assert batch.plots["sheet_number"].tolist() == ["7", "7"]
        assert batch.plots["area_recorded_m2"].tolist() == [400.5, 400.5]
        assert [shape.area for shape in batch.plots.geometry] == [400, 400]
        assert [json.loads(text) for text in batch.extra] == [{**EXTRA, "dung": True}, {**EXTRA, "dung": False}]
    finally:
        postgres.drop_database("types")


def test_an_address_is_a_connection_string_too(postgres, database):
    plots, report = read_all(f"postgresql://postgres@/sources?host={postgres.host}", mapping=FULL)
    assert len(plots) == report.rows_out > 3_000


def test_the_password_is_nowhere_in_what_is_said_and_written(run, tmp_path, as_lan):
    out, work = tmp_path / "findings.gpkg", tmp_path / "work.gpkg"
    said = run("check", as_lan(), "--map", "uid=thuaDatId", "--out", out, "--json")
    assert (said[0], said[2]) == (1, ""), said[2]
    loaded = run("load", as_lan(), "--layer", "cadastre.plots", "--into", work)
    assert (loaded[0], loaded[2]) == (0, "")
    for text in (*said[1:], *loaded[1:], *(path.read_bytes().decode("latin1") for path in tmp_path.iterdir())):
        assert "Sen Tr" not in text
        assert "user=" not in text
    assert json.loads(said[1])["plots"] > 3_000


REFUSED = [
    ({"password": "wrong"}, "The server of {shown} refuses the user name or the password. Check both"),
    ({"password": ""}, "The server of {shown} refuses the user name or the password. Check both"),
    ({"database": "nowhere"}, "The server has no database that is called as in {shown}. Check the name"),
]


@pytest.mark.parametrize("how, sentence", REFUSED)
def test_a_server_that_refuses_is_one_sentence(run, postgres, as_lan, how, sentence):
    status, out, err = run("check", as_lan(**how))
    assert (status, out, err.count("\n")) == (2, "", 1)
    shown = f"PG:host={postgres.host} port={postgres.port} dbname={how.get('database', 'sources')}"
    assert sentence.format(shown=shown) in err
    assert "lotte" not in err.replace(postgres.host, "")


@pytest.mark.parametrize(
    "source, sentence",
    [
        ("PG:host=localhost port=1 dbname=land user=lan password=lotus", "cannot be reached. Check its name and port"),
        ("PG:host=no.such.host.invalid dbname=land password=lotus", "cannot be reached. Check its name and port"),
        ("PG:host=localhost dbname=land password=white lotus", "The connection string PG: cannot be understood."),
        ("PG:host=localhost dbname=land pasword=lotus", "cannot be understood. Write it as PG:dbname=NAME host=SERVER"),
        ("postgresql://lan:white#lotus@localhost/land", "The connection string postgresql:// cannot be understood."),
        ("MSSQL:server=localhost;database=land;UID=lan;PWD=lotus", "cannot be opened"),
    ],
)
@pytest.mark.parametrize("verb", ["check", "load"])
def test_a_server_out_of_reach_and_a_string_with_a_slip_are_one_sentence(run, tmp_path, verb, source, sentence):
    arguments = ["--into", tmp_path / "work.gpkg"] if verb == "load" else []
    status, out, err = run(verb, source, *arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert sentence in err
    assert "lotus" not in err
    assert list(tmp_path.iterdir()) == []


def test_a_layer_that_may_not_be_read_is_said_to_be_so(as_lan):
    # GDAL says it when the layer is opened or when it is read, as its exceptions are on or off in this process
    with pytest.raises(BadInput, match=r"PG:host=.* dbname=sources .*\(.*permission denied for table communes"):
        read_all(as_lan(), layer="cadastre.communes", crs="EPSG:9209")


def test_a_table_that_is_empty_is_said_to_be_so(database):
    with pytest.raises(BadInput, match="Layer note of PG:.* does not say its coordinate reference system"):
        read_all(database, layer="note")
    with pytest.raises(BadInput, match="Layer note of PG:.* is empty"):
        read_all(database, layer="note", crs="EPSG:9209")


def test_the_server_trusts_nobody_without_password_who_should_have_one(postgres, database):
    with pytest.raises(psycopg2.OperationalError, match="no password supplied"):
        psycopg2.connect(postgres.string("sources", user="lotte"))
