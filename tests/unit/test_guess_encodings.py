"""Texts from before Unicode in layers of plots: recognised by field, shown before and after, converted on loading."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import land_campaign_plugin.__main__ as command_line
from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.model.language import ENGLISH
from land_campaign_plugin.model.legacy_text import to_bytes
from land_campaign_plugin.sources.guess_encodings import chosen_reading, guess_encodings, preview
from land_campaign_plugin.sources.reader import read_all, read_plots
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.check import check
from land_campaign_plugin.verbs.load import load

from .source_files import plot_rows, write_source

LETTERS = Path(__file__).resolve().parents[2] / "resources" / "catalogues" / "legacy_charsets.csv"
"""The 134 letters as BambooEngine/bamboo-core has them."""
with LETTERS.open(encoding="utf-8-sig", newline="") as file:
    CODES = [(row["unicode_nfc"], row["tcvn3_hex"], row["vni_hex"]) for row in csv.DictReader(file)]
TABLES = {
    "tcvn3": {letter: bytes.fromhex(tcvn3).decode("latin-1") for letter, tcvn3, _ in CODES},
    "vni": {letter: bytes.fromhex(vni).decode("latin-1") for letter, _, vni in CODES},
}
SHARED = {letter for letter, code, _ in CODES if letter.isupper() and code in {c for s, c, _ in CODES if s.islower()}}
CARRIERS = {
    "a.shp": "ESRI Shapefile",
    "a.gpkg": "GPKG",
    "a.geojson": "GeoJSON",
    "a.gml": "GML",
    "a.tab": "MapInfo File",
    "a.fgb": "FlatGeobuf",
    "a.gdb": "OpenFileGDB",
    "a.sqlite": "SQLite",
}
WORDS = ("Thôn Đoài, xã Tân Hưng", "Xóm Chùa, xã Đức Hợp", "Tổ dân phố số 3, phường Phố Hiến", "Đường Nguyễn Huệ")


def typed(text, encoding):
    """Type a text as in the nineties: each byte as one character of Latin-1."""
    return "".join(TABLES[encoding].get(char, char) for char in text)


def shapefile(tmp_path, texts, name="DiaChi", **columns):
    """Write a Shapefile with these very bytes, with neither .cpg nor a code page."""
    options = ("-lco", "ENCODING=ISO-8859-1")
    rows = plot_rows(len(texts), **{"DiaChi": "Thon", name: texts, **columns})
    path = write_source(tmp_path / "a.shp", rows, driver="ESRI Shapefile", layer="a", options=options, types=False)
    path.with_suffix(".cpg").unlink()
    table = bytearray(path.with_suffix(".dbf").read_bytes())
    table[29] = 0
    path.with_suffix(".dbf").write_bytes(table)
    return path


def sentences(report):
    return [ENGLISH.text(template, **values) for template, values in report.notes]


def test_there_are_134_letters_of_which_60_capitals_share_a_code_in_tcvn3():
    assert len(CODES) == 134
    assert len(SHARED) == 60


@pytest.mark.parametrize("encoding", TABLES)
def test_every_letter_comes_out_right_of_a_shapefile_that_says_no_encoding(tmp_path, encoding):
    # capitals that share a code are told by the words of capitals around them
    expected = [
        f"THÔN ĐOÀI {letter} ĐƯỜNG" if letter.isupper() else f"thôn đoài {letter} đường" for letter, *_ in CODES
    ]
    plots, report = read_all(shapefile(tmp_path, [typed(text, encoding) for text in expected]))
    assert plots["address"].tolist() == expected
    title = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI-Windows"}[encoding]
    assert f"Field DiaChi of a.shp was in the encoding {title} and was converted to Unicode:" in sentences(report)[0]


def test_a_capital_that_shares_its_code_is_a_small_letter_in_a_word_of_small_ones(tmp_path):
    plots, _ = read_all(shapefile(tmp_path, [typed(text, "tcvn3") for text in (*WORDS, "Ấp Chùa Ông", "ẤP ĐÔNG ĐÔ")]))
    assert plots["address"].tolist() == [*WORDS, "ấp Chùa Ông", "ẤP ĐÔNG ĐÔ"]


def test_who_sees_the_font_may_say_that_it_is_one_of_capitals(tmp_path):
    path = shapefile(tmp_path, [typed(text, "tcvn3") for text in ("ấp đoài", "thôn chùa")])
    plots, report = read_all(path, texts={"DiaChi": "tcvn3-upper"})
    assert plots["address"].tolist() == ["ẤP ĐOÀI", "THÔN CHÙA"]
    assert sentences(report) == []


@pytest.mark.parametrize("encoding", TABLES)
@pytest.mark.parametrize("carrier", CARRIERS)
def test_texts_that_another_program_read_as_latin_1_are_converted_too(tmp_path, encoding, carrier):
    rows = plot_rows(4, DiaChi=[typed(text, encoding) for text in WORDS])
    path = write_source(tmp_path / carrier, rows, driver=CARRIERS[carrier], layer="a", geometry="POLYGON")
    plots, _ = read_all(path, crs="EPSG:9209")
    assert sorted(plots["address"]) == sorted(WORDS)  # FlatGeobuf sorts by place


def test_what_is_not_clear_by_itself_is_read_as_the_other_fields_of_the_file(tmp_path):
    # "Hoàng" is a word as it stands and, as "Hồng", in VNI
    path = shapefile(tmp_path, [typed(text, "vni") for text in WORDS], Thon=typed("Hồng", "vni"))
    plots, report = read_all(path)
    assert plots["hamlet"].tolist() == ["Hồng"] * 4
    assert [sentence.split(" of ")[0] for sentence in sentences(report)] == ["Field DiaChi", "Field Thon"]


def test_fields_of_one_file_may_be_in_different_encodings(tmp_path):
    path = shapefile(tmp_path, [typed(text, "vni") for text in WORDS], GhiChu=[typed(text, "tcvn3") for text in WORDS])
    plots, _ = read_all(path)
    assert plots["address"].tolist() == plots["note"].tolist() == list(WORDS)


@pytest.mark.parametrize("encoding", ["TCVN3", "tcvn3", "ABC"])
def test_the_encoding_of_a_whole_file_may_be_said_where_it_says_a_wrong_one(tmp_path, encoding):
    path = shapefile(tmp_path, [typed(text, "tcvn3") for text in WORDS])
    path.with_suffix(".cpg").write_text("1258")
    assert read_all(path, encoding=encoding)[0]["address"].tolist() == list(WORDS)


def test_a_choice_for_a_field_stands_before_what_it_looks_like(tmp_path):
    path = shapefile(tmp_path, [typed(text, "tcvn3") for text in WORDS])
    kept = read_all(path, texts={"DiaChi": "keep"})[0]["address"].tolist()
    assert kept == [typed(text, "tcvn3") for text in WORDS]
    with pytest.raises(BadInput, match="There is no encoding viscii for texts. Name one of: utf-8, tcvn3,"):
        read_all(path, texts={"DiaChi": "viscii"})


SOUND = [
    (["Thôn Đoài", "Đường Nguyễn Huệ", "Hoàng Văn Thụ"], "Vietnamese in Unicode"),
    (["Chênh", "Hoàng", "Là"], "words that are Vietnamese as they stand"),
    (["Château", "Forêt d'Orléans", "Moulin à vent"], "another language"),
    (["12 m²", "Thon Doai", "±0,5"], "signs"),
]


@pytest.mark.parametrize("texts", [texts for texts, _ in SOUND], ids=[what for _, what in SOUND])
def test_sound_texts_are_left_alone(tmp_path, texts):
    path = write_source(tmp_path / "a.gpkg", plot_rows(3, DiaChi=texts))
    plots, report = read_all(path)
    assert plots["address"].tolist() == texts
    assert sentences(report) == []


def test_a_field_in_unicode_with_some_old_texts_is_left_for_the_check_to_show(tmp_path):
    texts = [*WORDS * 5, typed("Thôn Đoài, xã Tân Hưng", "tcvn3"), typed("Xóm Chùa, xã Đức Hợp", "tcvn3")]
    path = write_source(tmp_path / "a.gpkg", plot_rows(22, DiaChi=texts))
    assert read_all(path)[0]["address"].tolist() == texts
    (found,) = [guess for guess in guess_encodings(path) if guess.field == "DiaChi"]
    assert (found.encoding, found.mixed, found.alternatives[0][0]) == ("utf-8", True, "tcvn3")


def test_load_converts_and_tells_and_a_check_of_the_source_tells_what_is_wrong_with_it(tmp_path):
    path = shapefile(tmp_path, [typed(text, "tcvn3") for text in WORDS])
    report = load(path, tmp_path / "work.gpkg")
    assert WorkCopy.open(tmp_path / "work.gpkg").plots()["address"].tolist() == list(WORDS)
    assert "was in the encoding TCVN3 (ABC)" in sentences(report)[0]
    (found,) = check([path], rules=["E01"]).findings["sub_code"].tolist()
    assert found == "tcvn3"
    load(path, tmp_path / "kept.gpkg", keep_encoding=True)
    kept = WorkCopy.open(tmp_path / "kept.gpkg").plots()["address"].tolist()
    assert kept == [typed(text, "tcvn3") for text in WORDS]


def test_extra_fields_and_holders_are_converted_and_no_holder_is_named(tmp_path):
    people = ["Nguyễn Văn Thử", "Trần Thị Mẫu", "Lê Đình Ví", "Phạm Thị Dụ"]  # invented
    path = shapefile(
        tmp_path,
        [typed(text, "tcvn3") for text in people],
        name="TenChu",
        XuDong=[typed(text, "tcvn3") for text in WORDS],
    )
    (batch,) = read_plots(path, extras=True, holders=True)
    assert batch.holders["name"].tolist() == people
    assert batch.extra[0] == '{"XuDong": "Thôn Đoài, xã Tân Hưng"}'
    told = " ".join(ENGLISH.text(template, **values) for template, values in batch.notes)
    assert "Field TenChu of a.shp was in the encoding TCVN3 (ABC)" in told
    assert not any(word in told for name in people for word in (*name.split(), *typed(name, "tcvn3").split()))


GUESSED = [
    ("tcvn3", [typed(text, "tcvn3") for text in WORDS], "tcvn3"),
    ("vni", [typed(text, "vni") for text in WORDS], "vni"),
    ("latin-1", ["Chênh", "Château", "Forêt", "Là"], "unknown"),
    ("ascii", ["Thon Doai"] * 4, "ascii"),
]


@pytest.mark.parametrize("texts, expected", [case[1:] for case in GUESSED], ids=[case[0] for case in GUESSED])
def test_guesses_show_words_before_and_after(tmp_path, texts, expected):
    (found,) = [guess for guess in guess_encodings(shapefile(tmp_path, texts)) if guess.field == "DiaChi"]
    assert found.encoding == expected
    if expected in TABLES:
        assert (typed("xã", expected), "xã") in found.examples
        assert found.confidence > 0.8
    assert all(" " not in before for before, _ in found.examples)


def test_a_preview_reads_a_field_in_any_encoding(tmp_path):
    path = shapefile(tmp_path, [typed(text, "vni") for text in WORDS])
    assert ("xaõ", "xã") in preview(path, "DiaChi", "vni")
    assert ("xaõ", "xã") not in preview(path, "DiaChi", "tcvn3")
    assert ("xaõ", "xaõ") in preview(path, "DiaChi", "keep")


def test_utf8_that_was_read_as_windows_1252_is_called_so(tmp_path):
    texts = [text.encode().decode("cp1252", "ignore") for text in ("Thôn", "Xóm Tân", "Thôn Lâm", "Xóm Bên")]
    path = write_source(tmp_path / "a.gpkg", plot_rows(4, DiaChi=texts))
    (found,) = [guess for guess in guess_encodings(path) if guess.field == "DiaChi"]
    assert found.encoding == "utf-8 twice"
    assert ("ThÃ´n", "Thôn") in found.examples
    assert read_all(path)[0]["address"].tolist() == ["Thôn", "Xóm Tân", "Thôn Lâm", "Xóm Bên"]


@given(st.binary(max_size=40), st.sampled_from(["tcvn3", "vni"]))
def test_whatever_the_bytes_they_are_read_and_what_was_converted_can_be_had_back(raw, encoding):
    text = chosen_reading(encoding, raw=True).text(raw)
    kept = chosen_reading("keep", raw=True).text(raw)
    assert text == kept or to_bytes(text, encoding) == raw


def test_the_command_line_takes_an_encoding_and_keeps_texts_if_asked(tmp_path, capsys):
    path = shapefile(tmp_path, [typed(text, "tcvn3") for text in WORDS])
    work = tmp_path / "work.gpkg"
    assert command_line.main(["load", str(path), "--into", str(work), "--encoding", "TCVN3"]) == 0
    assert WorkCopy.open(work).plots()["address"].tolist() == list(WORDS)
    assert command_line.main(["load", str(path), "--into", str(work), "--replace", "--keep-encoding"]) == 0
    assert WorkCopy.open(work).plots()["address"].tolist() == [typed(text, "tcvn3") for text in WORDS]
    capsys.readouterr()
    assert command_line.main(["load", str(path), "--into", str(work), "--replace"]) == 0
    assert "Field DiaChi of a.shp was in the encoding TCVN3 (ABC)" in capsys.readouterr().out
