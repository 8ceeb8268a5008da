"""Record tables: texts as bytes and how they are found again, columns out of files, links, scans."""

import csv
import sqlite3
from collections import Counter
from contextlib import closing

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from land_campaign_plugin.model.byte_texts import (
    NOT_SAID,
    NOT_THERE,
    KeyIndex,
    as_bytes,
    as_texts,
    equal_groups,
    groups_of_equal,
    hashes,
    spans_of,
)
from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.model.record_table import RecordTables
from land_campaign_plugin.samples.records import scan_pdf
from land_campaign_plugin.sources.record_fields import record_fields, record_layer
from land_campaign_plugin.sources.records import record_tables, records_in
from land_campaign_plugin.sources.scans import ENCRYPTED, NOT_A_PDF, TRUNCATED, pdf_fault, read_scans
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.check import check, check_work_copy
from land_campaign_plugin.verbs.load import load
from land_campaign_plugin.verbs.sample import sample

WORDS = st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12), max_size=40)


@given(WORDS, WORDS)
def test_keys_are_found_like_those_of_a_dictionary(keys, wanted):
    first = {}
    for row, key in enumerate(keys):
        first.setdefault(key, row)
    asked = [*wanted, *keys]
    expected = [NOT_SAID if not key else first.get(key, NOT_THERE) for key in asked]
    assert KeyIndex(as_bytes(keys)).rows(as_bytes(asked)).tolist() == expected


@given(WORDS)
def test_groups_are_those_of_a_counter(words):
    rows, offsets = equal_groups(as_bytes(words))
    groups = [tuple(words[row] for row in rows[start:end]) for start, end in spans_of(offsets)]
    assert all(len(set(group)) == 1 for group in groups)
    assert Counter({group[0]: len(group) for group in groups}) == Counter(
        {word: count for word, count in Counter(words).items() if word and count > 1}
    )
    for start, end in spans_of(offsets):
        assert rows[start:end].tolist() == sorted(rows[start:end].tolist())


@given(WORDS)
def test_texts_come_back_and_their_hash_does_not_know_how_wide_they_lie(words):
    held = as_bytes(words)
    assert as_texts(held).tolist() == [word or None for word in words]
    assert (hashes(held) == hashes(held.astype(f"S{held.dtype.itemsize + 9}"))).all()
    assert ((hashes(held) == 0) == (held == b"")).all()


def test_groups_of_several_keys_are_equal_in_all_of_them():
    one, other = np.array([1, 1, 1, 2, 2]), np.array([7, 8, 7, 7, 7])
    rows, offsets = groups_of_equal(np.array([True, True, True, True, True]), one, other)
    assert [rows[start:end].tolist() for start, end in spans_of(offsets)] == [[0, 2], [3, 4]]
    rows, offsets = groups_of_equal(np.array([True, True, True, True, False]), one, other)
    assert [rows[start:end].tolist() for start, end in spans_of(offsets)] == [[0, 2]]


def test_columns_are_read_once_and_let_go():
    tables = RecordTables.of({"party": {"uid": ["h0", None], "born_on": ["1948", ""]}})
    assert tables.absent("party", ("uid", "name")) == ["name"]
    assert tables.column("party", "uid").tolist() == [b"h0", b""]
    assert tables.is_loaded("party", "uid")
    tables.keep_only({("party", "born_on")})
    assert not tables.is_loaded("party", "uid")
    assert (tables.rows("party"), tables.rows("right")) == (2, 0)


class Batches:
    """A reader whose texts get wider from batch to batch."""

    columns = frozenset({"uid", "serial"})

    def batches(self, names):
        for texts in (["a", "bb"], [], ["cccc" * 40], ["d"]):
            yield {name: as_bytes(texts) for name in names}


def test_columns_grow_with_their_texts_and_overlong_ones_are_cut():
    tables = RecordTables({"certificate": [Batches(), Batches()]})
    assert tables.column("certificate", "uid").tolist() == [b"a", b"bb", b"cccc" * 40, b"d"] * 2
    assert tables.column("certificate", "serial").tolist() == [b"a", b"bb", b"cccc" * 24, b"d"] * 2
    assert tables.rows("certificate") == 8


@pytest.mark.parametrize(
    "layer, names, table, mapping",
    [
        ("certificate", ("uid", "serial"), "certificate", {"uid": "uid", "serial": "serial"}),
        (
            "DC_GiayChungNhan",
            ("giayChungNhanId", "soPhatHanh", "ngayCap", "ghiChuTrang1"),
            "certificate",
            {"uid": "giayChungNhanId", "serial": "soPhatHanh", "issued_on": "ngayCap"},
        ),
        (
            "dc_canhan",
            ("caNhanId", "hoTen", "namSinh", "maSoDinhDanh"),
            "party",
            {"uid": "caNhanId", "name": "hoTen", "born_on": "namSinh", "citizen_number": "maSoDinhDanh"},
        ),
        (
            "DC_QUYENSUDUNGDAT",
            ("NGUOIID", "THUADATID", "GIAYCHUNGNHANID"),
            "right",
            {"plot_uid": "THUADATID", "party_uid": "NGUOIID", "certificate_uid": "GIAYCHUNGNHANID"},
        ),
        (
            "DC_MUCDICHSUDUNGDAT",
            ("maMucDichSuDung", "dienTich"),
            "plot_use",
            {"land_use": "maMucDichSuDung", "area_m2": "dienTich"},
        ),
    ],
)
def test_layers_and_fields_of_other_systems_are_recognised(layer, names, table, mapping):
    found = record_layer(layer)
    assert found.table == table
    assert record_fields(found, names) == mapping


def test_a_layer_of_plots_is_no_record_table():
    assert record_layer("plots") is record_layer("DC_ThuaDat") is None


def write(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_people_and_organisations_of_a_folder_are_one_table(tmp_path):
    write(tmp_path / "DC_CaNhan.csv", [{"caNhanId": "1", "hoTen": "Bùi Văn Thử", "maSoDinhDanh": "033048012345"}])
    write(tmp_path / "DC_ToChuc.csv", [{"toChucId": "2", "tenToChuc": "Hợp tác xã Mẫu", "maSoThue": "0100109106"}])
    write(tmp_path / "other.csv", [{"a": "1"}])
    tables = record_tables([], tmp_path)
    assert tables.tables == {"party"}
    assert as_texts(tables.column("party", "uid")).tolist() == ["1", "2"]
    assert as_texts(tables.column("party", "kind")).tolist() == ["Cá nhân", "Tổ chức"]
    assert as_texts(tables.column("party", "name")).tolist() == ["Bùi Văn Thử", "Hợp tác xã Mẫu"]
    assert as_texts(tables.column("party", "citizen_number")).tolist() == ["033048012345", None]


def test_a_folder_without_records_is_refused(tmp_path):
    with pytest.raises(BadInput):
        records_in(tmp_path)


@pytest.fixture(scope="module")
def faulty(tmp_path_factory):
    folder = tmp_path_factory.mktemp("faulty")
    return sample(folder / "s.gpkg", plots=700, errors=0.08, seed=11, scans=folder / "scans")


def named(result, said=None):
    """Rule, plots and record of the findings about records; in `said`, what the source calls a record."""
    findings = result.findings.take(~result.findings.symptoms)
    keys = zip(findings["rule"], findings["plots"], findings["record"], strict=True)
    called = said or {}
    return sorted(
        (rule, plots, sorted(called.get(uid, uid) for uid in record.split(",")))
        for rule, plots, record in keys
        if record is not None
    )


def test_a_work_copy_has_the_findings_and_states_of_its_source(tmp_path, faulty):
    whole = check([faulty.path], layer="plots")
    load([faulty.path], tmp_path / "w.gpkg", layer="plots")
    kept = check_work_copy(tmp_path / "w.gpkg")
    with closing(sqlite3.connect(tmp_path / "w.gpkg")) as connection:
        said = dict(connection.execute("SELECT uid, said FROM given_id"))
    assert named(whole) == named(kept, said) != []
    assert kept.states.columns["count"].tolist() == whole.states.columns["count"].tolist()
    assert check([faulty.path], layer="plots", rules=["T01"]).states is None
    check_work_copy(tmp_path / "w.gpkg", rules=["T01"])
    states = WorkCopy.open(tmp_path / "w.gpkg").task_states()
    assert states.columns["count"].tolist() == whole.states.columns["count"].tolist()


def test_records_may_lie_in_a_file_of_their_own(tmp_path, faulty):
    result = check([faulty.path], layer="plots", rules=["C01"], records=faulty.path)
    assert result.outcomes["C01"].count == faulty.injected["C01"]


def test_whole_scans_are_no_findings(tmp_path, faulty):
    folder = faulty.path.parent / "scans"
    known = check([faulty.path], layer="plots", rules=["D02"], scans=folder)
    assert known.outcomes["D02"].count == faulty.injected["D02"]
    files = sorted(folder.iterdir())
    files[0].write_bytes(files[0].read_bytes()[:-200])
    result = check([faulty.path], layer="plots", rules=["D02"], scans=folder)
    assert sorted(result.findings["sub_code"]).count("truncated") == 1


PDF = scan_pdf("BA 123456")


@pytest.mark.parametrize(
    "content, fault",
    [
        (PDF, ""),
        (b"\xef\xbb\xbf" + PDF + b"\r\n\r\n", ""),
        (b"\x89PNG\r\n" + PDF[9:], NOT_A_PDF),
        (b"", NOT_A_PDF),
        (PDF[:-20], TRUNCATED),
        (PDF.replace(b"/Size 6", b"/Size 6 /Encrypt 7 0 R"), ENCRYPTED),
        (PDF.replace(b"/Size 6", b"/Size 6 /EncryptMetadata false"), ""),
    ],
)
def test_a_pdf_is_judged_by_its_bytes(tmp_path, content, fault):
    (tmp_path / "a.pdf").write_bytes(content)
    assert read_scans(tmp_path)["sub_code"].tolist() == [fault]
    assert pdf_fault(content, content) == fault


def test_there_must_be_a_folder_of_scans(tmp_path):
    with pytest.raises(BadInput):
        read_scans(tmp_path / "none")
