"""What is written never takes the place of a file that holds something else."""

import csv
import sqlite3

import openpyxl
import pytest

import land_campaign_plugin.__main__ as command_line
from land_campaign_plugin.model.errors import BadInput, CannotWrite
from land_campaign_plugin.reports.export import write_plots
from land_campaign_plugin.reports.findings_file import refuse_target
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.check import check, check_work_copy
from land_campaign_plugin.verbs.load import load
from land_campaign_plugin.verbs.sample import sample
from land_campaign_plugin.verbs.tasks import tasks


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A sample, a work copy of it that was checked, and its findings."""
    folder = tmp_path_factory.mktemp("made")
    sample(folder / "source.gpkg", plots=60, seed=5)
    load(folder / "source.gpkg", folder / "work.gpkg")
    check_work_copy(folder / "work.gpkg", out=folder / "findings.gpkg")
    return folder


@pytest.fixture
def files(made, tmp_path):
    for file in made.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path


def database(path, *tables):
    connection = sqlite3.connect(path)
    for table in tables:
        connection.execute(f'CREATE TABLE "{table}" (x)')
    connection.commit()
    connection.close()
    return path


def test_findings_do_not_take_the_place_of_a_work_copy_or_a_source(files):
    for sources, out in (("work", "work"), ("work", "source"), ("source", "source"), ("source", "work")):
        before = (files / f"{out}.gpkg").read_bytes()
        verb = check_work_copy if sources == "work" else check
        given = files / f"{sources}.gpkg"
        with pytest.raises(CannotWrite) as error:
            verb(given if sources == "work" else [given], out=files / f"{out}.gpkg")
        assert "which would be lost" in error.value.sentence()
        assert "Choose another file name" in error.value.sentence()
        assert (files / f"{out}.gpkg").read_bytes() == before, (sources, out)


def test_the_command_line_says_so_in_a_line(files, capsys):
    work = files / "work.gpkg"
    assert command_line.main(["check", str(work), "--out", str(work), "--lang", "en"]) == 2
    assert "would be lost" in capsys.readouterr().err
    assert WorkCopy.open(work).path == work


def test_findings_replace_earlier_findings(files):
    check_work_copy(files / "work.gpkg", out=files / "findings.gpkg")
    refuse_target(files / "findings.gpkg")


@pytest.mark.parametrize("layer", [None, "findings", "seams"])
def test_findings_are_no_plots(files, layer):
    with pytest.raises(BadInput, match="findings of a check"):
        check([files / "findings.gpkg"], layer=layer)
    with pytest.raises(BadInput, match="findings of a check"):
        load(files / "findings.gpkg", files / "new.gpkg", layer=layer)
    assert not (files / "new.gpkg").exists()


@pytest.mark.parametrize(
    ("tables", "refused"),
    [
        ((), False),
        (("findings", "run"), False),
        (("findings", "run", "seams", "sheets", "gpkg_contents", "rtree_findings_geom"), False),
        (("findings", "run", "notes"), True),
        (("findings",), True),
        (("sheets",), True),
    ],
)
def test_only_findings_files_may_be_replaced_by_findings(tmp_path, tables, refused):
    path = database(tmp_path / "a.gpkg", *tables)
    if refused:
        with pytest.raises(CannotWrite, match="would be lost"):
            refuse_target(path)
    else:
        refuse_target(path)


def test_a_file_that_is_no_geopackage_is_not_replaced_either(tmp_path):
    path = tmp_path / "letter.gpkg"
    path.write_text("Kính gửi")
    with pytest.raises(CannotWrite, match="something else"):
        refuse_target(path)
    with pytest.raises(CannotWrite, match="something else"):
        sample(path, plots=60)
    with pytest.raises(CannotWrite, match="something else"):
        write_plots(path, [], "EPSG:9209", total=0)
    assert path.read_text() == "Kính gửi"
    path.write_bytes(b"")
    refuse_target(path)


def test_a_sample_replaces_a_sample_and_nothing_else(files):
    sample(files / "source.gpkg", plots=60, seed=6)
    for name in ("work", "findings"):
        before = (files / f"{name}.gpkg").read_bytes()
        with pytest.raises(CannotWrite, match="other layers"):
            sample(files / f"{name}.gpkg", plots=60)
        assert (files / f"{name}.gpkg").read_bytes() == before


def test_what_is_written_beside_a_sample_replaces_nothing_else(files):
    before = (files / "work.gpkg").read_bytes()
    with pytest.raises(CannotWrite, match="something else"):
        sample(files / "new.gpkg", plots=60, truth=files / "work.gpkg")
    with pytest.raises(BadInput, match="would both be called"):
        sample(files / "new.gpkg", plots=60, truth=files / "new.gpkg")
    (files / "new.sheet_list.csv").write_text("a,b\n")
    with pytest.raises(CannotWrite, match="new.sheet_list.csv"):
        sample(files / "new.gpkg", plots=60)
    assert (files / "work.gpkg").read_bytes() == before
    assert not (files / "new.gpkg").exists()


def test_workbooks_replace_their_own_kind_only(files):
    work, listed, books = WorkCopy.open(files / "work.gpkg"), files / "tasks.xlsx", files / "books.xlsx"
    for _ in range(2):
        tasks(work, out=listed)
        sample(files / "source.gpkg", plots=60, records_xlsx=books)
    foreign = files / "own.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"] = "của tôi"
    book.save(foreign)
    damaged = files / "damaged.xlsx"
    damaged.write_bytes(b"PK\x03\x04 and no more")
    for path in (foreign, damaged, books):
        with pytest.raises(CannotWrite, match="something else"):
            tasks(work, out=path)
    for path in (foreign, damaged, listed):
        with pytest.raises(CannotWrite, match="something else"):
            sample(files / "source.gpkg", plots=60, records_xlsx=path)
    assert openpyxl.load_workbook(foreign).active["A1"].value == "của tôi"


def test_a_list_of_tasks_as_csv_replaces_its_own_kind_only(files):
    work, path = WorkCopy.open(files / "work.gpkg"), files / "tasks.csv"
    for _ in range(2):
        tasks(work, out=path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) > 1
    other = files / "other.csv"
    other.write_text("Xã,Thôn\n", encoding="utf-8")
    with pytest.raises(CannotWrite, match="something else"):
        tasks(work, out=other)
    assert other.read_text(encoding="utf-8") == "Xã,Thôn\n"


@pytest.mark.parametrize("plots", [-3, 0, 1, 59, 3_263_465])
def test_a_sample_of_a_size_that_cannot_be_drawn_names_one_range(tmp_path, capsys, plots):
    assert command_line.main(["sample", str(tmp_path / "a.gpkg"), "--plots", str(plots), "--lang", "en"]) == 2
    assert "60 to 3,263,464" in capsys.readouterr().err
