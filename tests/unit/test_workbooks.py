"""Workbooks that are written: texts stay texts, titles are ones that Excel takes, files come all together."""

import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook as NewWorkbook
from openpyxl import load_workbook

from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.reports.workbooks import SheetOut, parts, write_workbook
from land_campaign_plugin.sources.xlsx import Workbook

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@pytest.mark.parametrize("landscape", [True, False])
@settings(max_examples=30, deadline=None)
@given(rows=st.lists(st.lists(st.one_of(TEXTS, st.none(), st.integers(-9999, 9999), st.just("=1+1"), st.just("#REF!")),
                              min_size=2, max_size=2), max_size=4))  # fmt: skip
def test_any_text_can_be_written_and_none_becomes_a_formula(tmp_path_factory, landscape, rows):
    path = tmp_path_factory.mktemp("book") / "b.xlsx"
    write_workbook(path, path, [SheetOut("a", ["x", "y"], [9, 9], rows, landscape=landscape)])
    sheet = load_workbook(path).active
    kinds = {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row}
    assert kinds <= {"s", "n", "inlineStr"}
    for row, wanted in zip(sheet.iter_rows(min_row=2, values_only=True), rows, strict=False):
        for value, said in zip(row, wanted, strict=False):
            if said in ("=1+1", "#REF!") or isinstance(said, int):
                assert value == said


def test_titles_are_short_and_differ(tmp_path):
    path = tmp_path / "b.xlsx"
    titles = ["Thôn [1]: A/B", "", "Thôn " + 40 * "x", "Thôn " + 40 * "x", "thôn " + 40 * "X", "'"]
    write_workbook(path, path, [SheetOut(title, ["x"], [9], []) for title in titles])
    found = load_workbook(path).sheetnames
    assert found == [
        "Thôn 1 AB", "-", "Thôn " + 26 * "x", "Thôn " + 22 * "x" + " 2", "thôn " + 22 * "X" + " 3", "- 2",
    ]  # fmt: skip
    assert max(map(len, found)) <= 31


def placed_and_failed(folder):
    with parts(folder) as out:
        for name in ("new.txt", "other.txt"):
            out.part(folder / name).write_text(name)
        out.place()
        raise ZeroDivisionError


def test_files_come_together_or_not_at_all(tmp_path):
    (tmp_path / "old.txt").write_text("old")
    with pytest.raises(ZeroDivisionError):
        placed_and_failed(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["old.txt"]
    with parts(tmp_path) as out:
        out.part(tmp_path / "new.txt").write_text("new")
        assert not (tmp_path / "new.txt").exists()
        out.place()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.txt", "old.txt"]
    with pytest.raises(BadInput, match="There is no folder"), parts(tmp_path / "none"):
        pass


def test_a_packed_file_that_is_no_workbook_is_not_called_one(tmp_path):
    backup, book = tmp_path / "b1.backup", tmp_path / "list.old"
    with zipfile.ZipFile(backup, "w") as archive:
        archive.writestr("manifest.json", "{}")
    with pytest.raises(BadInput, match="packed file, but no workbook"):
        Workbook(backup)
    NewWorkbook().save(book)
    with pytest.raises(BadInput, match="ends in .xlsx"):
        Workbook(book)
