"""One row three ways, decided by hand: as it was loaded, as it is here, as the export has it."""

import pytest

from land_campaign_plugin.model.change import FORMER, record_group
from land_campaign_plugin.model.records import RECORD_TABLES
from land_campaign_plugin.store.images import FIELDS, shape_texts
from land_campaign_plugin.store.loaded import names
from land_campaign_plugin.store.threeway import compare

from ..store.conftest import square


def shape(width: float) -> str:
    return shape_texts([square(0, width=width)])[0]


WIDE, WIDER, WIDEST = shape(20), shape(21), shape(22)

# table | field | as loaded | three values: mine only, theirs only, both the same, both differently
FIELDS_OF_GROUPS = [
    ("plot", "geom", WIDE, WIDER, WIDEST, "shape"),
    ("plot", "plot_number", "12", "13", "14", "number"),
    ("plot", "sheet_number", "7", "8", "9", "number"),
    ("plot", "commune", "11953", "11956", "11959", "number"),
    ("plot", "land_use", "ONT", "LUC", "CLN", "use"),
    ("plot", "area_recorded_m2", "400.0", "401.0", "402.0", "use"),
    ("plot", "address", "Thôn Đoài", "Thôn Hạ", "Thôn Thượng", "address"),
    ("plot", "hamlet", "Đoài", "Hạ", "Thượng", "hamlet"),
    ("plot", "map_scale", "1000", "500", "2000", "map_scale"),
    ("plot", "plot_code", "w7emvbed1v12", "w7emvbed1v13", "w7emvbed1v14", "plot_code"),
    ("plot", "status", "retired", "in_force", "void", "status"),
    ("plot", "note", "a", "b", "c", "note"),
    ("certificate", "serial", "BA 000001", "BA 000002", "BA 000003", "serial"),
    ("certificate", "issued_on", "2010-01-02", "2010-02-01", "2011", "issued_on"),
    ("certificate", "area_m2", "400.0", "410.0", "420.0", "area"),
    ("certificate", "plot_number", "1", "2", "3", "number"),
    ("party", "name", "Lê Thử", "Lê Thị Thử", "Lê Văn Thử", "name"),
    ("party", "citizen_number", "033057000123", "033057000124", "033057000125", "identity"),
    ("party", "born_on", "1957", "1957-02-03", "1958", "born_on"),
    ("party", "authentication", "not_sent", "sent", "matched", "authentication"),
    ("right", "role", "Chủ hộ", "Vợ", "Chồng", "form"),
    ("right", "party_uid", "p1", "p2", "p3", "link"),
    ("right", "share", "0.5", "1.0", "0.25", "share"),
    ("plot_use", "land_use", "ONT", "LUC", "CLN", "use"),
    ("plot_use", "origin", "DG-KTT", "DG-CTT", "CNQ", "origin"),
    ("document", "file_name", "a.pdf", "b.pdf", "c.pdf", "file"),
]


def row(table, **values):
    return {**dict.fromkeys(names(table)), **values}


@pytest.mark.parametrize("table, field, base, one, other, group", FIELDS_OF_GROUPS)
def test_a_field_alone(table, field, base, one, other, group):
    def outcome(mine, theirs):
        found = compare(table, row(table, **{field: base}), row(table, **{field: mine}), row(table, **{field: theirs}))
        return found.status, found.taken, found.conflicts, found.base[field]

    assert outcome(base, base) == ("unchanged", {}, {}, base)
    assert outcome(base, other) == ("taken", {field: other}, {}, other)
    assert outcome(one, base) == ("kept", {}, {}, base)
    assert outcome(one, one) == ("same", {}, {}, one)
    assert outcome(one, other) == ("conflict", {}, {group: (field,)}, base)
    assert outcome(base, None) == ("taken", {field: None}, {}, None)  # they emptied it
    assert outcome(None, base) == ("kept", {}, {}, base)  # we emptied it
    assert outcome(None, other) == ("conflict", {}, {group: (field,)}, base)
    again = compare(table, row(table, **{field: base}), row(table, **{field: other}), row(table))
    assert again.conflicts == {group: (field,)}  # we changed what they emptied


USE = {"land_use": "ONT", "area_recorded_m2": "400.0"}
CASES = {
    "fields of two groups are merged": (
        USE | {"address": "a"}, {"land_use": "LUC"}, {"address": "b"}, "merged", {"address": "b"}, {},
    ),
    "two people may not each change a part of a group": (
        USE, {"land_use": "LUC"}, {"area_recorded_m2": "300.0"}, "conflict", {},
        {"use": ("area_recorded_m2", "land_use")},
    ),
    "in what they agree on there is no dispute": (
        USE, {"land_use": "LUC"}, {"land_use": "LUC", "area_recorded_m2": "300.0"}, "taken",
        {"area_recorded_m2": "300.0"}, {},
    ),
    "what we changed beyond that stays": (
        USE, {"land_use": "LUC", "area_recorded_m2": "300.0"}, {"land_use": "LUC"}, "kept", {}, {},
    ),
    "a dispute in one group does not hold up another": (
        USE | {"note": "a"}, {"land_use": "LUC"}, {"land_use": "CLN", "note": "b"}, "conflict", {"note": "b"},
        {"use": ("land_use",)},
    ),
    "no status is in force": ({"status": None}, {}, {"status": "in_force"}, "unchanged", {}, {}),
    "a fifth of a millimetre is no change": ({"geom": WIDE}, {}, {"geom": shape(20.0002)}, "unchanged", {}, {}),
    "a former number that comes is taken": (
        {}, {}, {"former_plot_number": "5"}, "taken", {"former_plot_number": "5"}, {},
    ),
    "a former number is not emptied": (
        {"former_plot_number": "5"}, {}, {"former_plot_number": None}, "unchanged", {}, {},
    ),
    "a former number is not written over": (
        {"former_plot_number": "5"}, {}, {"former_plot_number": "6"}, "conflict", {},
        {"former": ("former_plot_number",)},
    ),
    "a former scale is not written over": (
        {"former_map_scale": "500"}, {}, {"former_map_scale": "1000"}, "conflict", {},
        {"former": ("former_map_scale",)},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_groups_of_a_plot(name):
    base, mine, theirs, status, taken, conflicts = CASES[name]
    base = row("plot", **base)
    found = compare("plot", base, base | mine, base | theirs)
    assert (found.status, found.taken, found.conflicts) == (status, taken, conflicts)


def test_what_the_export_does_not_tell_of_is_no_change():
    base = row("plot", note="a", land_use="ONT")
    found = compare("plot", base, base, {"land_use": "LUC"})
    assert (found.status, found.taken, found.base["note"]) == ("taken", {"land_use": "LUC"}, "a")


@pytest.mark.parametrize(
    "mine, theirs, status, taken, conflicts",
    [
        ({"land_use": "ONT"}, {"land_use": "ONT"}, "same", {}, {}),
        ({"land_use": "ONT"}, {"land_use": "LUC"}, "conflict", {}, {"use": ("land_use",)}),
        ({"land_use": "ONT"}, {"note": "b"}, "merged", {"note": "b"}, {}),
        ({"land_use": "ONT", "note": "a"}, {"land_use": "ONT"}, "kept", {}, {}),
    ],
)
def test_a_row_that_was_never_loaded(mine, theirs, status, taken, conflicts):
    found = compare("plot", None, row("plot", **mine), row("plot", **theirs))
    assert (found.status, found.taken, found.conflicts) == (status, taken, conflicts)


def test_a_row_that_was_deleted_here():
    base = row("plot", note="a")
    assert compare("plot", base, None, base).status == "kept"
    found = compare("plot", base, None, base | {"note": "b"})
    assert (found.status, found.conflicts) == ("conflict", {"deleted": ("note",)})


def test_every_field_of_every_table_belongs_to_a_group():
    assert {record_group("plot", name) for name in FORMER} == {"former"}
    assert set(names("plot")) == set(FIELDS)
    for table, columns in RECORD_TABLES.items():
        assert all(record_group(table, name) for name in columns if name != "uid")
