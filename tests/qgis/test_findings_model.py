"""A hundred thousand findings open, filter and sort by whole columns; rows are worded when they are painted."""

import time

import numpy as np
import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon

from land_campaign_plugin.gui.findings_model import (
    FINGERPRINT_ROLE,
    HANGING_ROLE,
    INDENT_ROLE,
    MESSAGE,
    PLOTS,
    RULE,
    SEVERITY,
    Filter,
    FindingsModel,
    Wording,
)
from land_campaign_plugin.model.findings import FINDING_COLUMNS, FindingTable
from land_campaign_plugin.native import shapely

MANY = 100_000


def table(rows, causes=None, seams=None) -> FindingTable:
    """Findings from (rule, severity, labels, x); causes and seams by row."""
    columns = {name: np.zeros(len(rows), dtype) if dtype is np.float64 else np.full(len(rows), "", object)
               for name, dtype in FINDING_COLUMNS}  # fmt: skip
    for place, name in enumerate(("rule", "severity", "labels")):
        columns[name][:] = [row[place] for row in rows]
    columns["fingerprint"][:] = [f"f{number}" for number in range(len(rows))]
    for name, given in (("cause", causes), ("seam", seams)):
        for row, value in (given or {}).items():
            columns[name][row] = value
    geometry = shapely.points([row[3] for row in rows], 0.0) if len(rows) else np.empty(0, object)
    return FindingTable(columns, geometry)


@pytest.fixture
def worded():
    return []


@pytest.fixture
def model(qgis_app, worded):
    def message(_findings, row):
        worded.append(row)
        return f"message {row}"

    return FindingsModel(Wording(("", "Rule", "Plots", "What"), str, str, message, lambda _key: QIcon()))


FEW = [("T01", "W", "1/5", 0), ("A09", "E", "1/2", 10), ("T01", "E", "2/7", 20), ("T05", "I", "1/2, 1/3", 30)]


def listed(model):
    return [model.index(row, 0).data(FINGERPRINT_ROLE) for row in range(model.rowCount())]


@pytest.mark.parametrize(
    "wanted, fingerprints",
    [
        (Filter(), ["f1", "f2", "f0", "f3"]),
        (Filter(severities=frozenset("E")), ["f1", "f2"]),
        (Filter(severities=frozenset()), []),
        (Filter(rule="T01"), ["f2", "f0"]),
        (Filter(text="1/2"), ["f1", "f3"]),
        (Filter(text="t05"), ["f3"]),
        (Filter(extent=(5, -1, 25, 1)), ["f1", "f2"]),
        (Filter(severities=frozenset("EW"), rule="T01", text="1/", extent=(-1, -1, 1, 1)), ["f0"]),
    ],
)
def test_filters_are_joined(model, wanted, fingerprints):
    model.set_table(table(FEW))
    model.set_filter(wanted)
    assert listed(model) == fingerprints


@pytest.mark.parametrize(
    "column, order, fingerprints",
    [
        (SEVERITY, Qt.SortOrder.AscendingOrder, ["f1", "f2", "f0", "f3"]),
        (SEVERITY, Qt.SortOrder.DescendingOrder, ["f3", "f0", "f2", "f1"]),
        (RULE, Qt.SortOrder.AscendingOrder, ["f1", "f0", "f2", "f3"]),
        (PLOTS, Qt.SortOrder.AscendingOrder, ["f1", "f3", "f0", "f2"]),
    ],
)
def test_columns_sort(model, column, order, fingerprints):
    model.set_table(table(FEW))
    model.sort(column, order)
    assert listed(model) == fingerprints


def test_an_empty_table_is_no_special_case(model):
    model.set_table(table([]))
    model.set_filter(Filter(text="x", extent=(0, 0, 1, 1)))
    assert model.rowCount() == 0
    assert model.counts() == {"E": 0, "W": 0, "I": 0}
    assert model.rule_counts() == {}


def test_only_painted_rows_are_worded(model, worded):
    rules, severities = ("T01", "T05", "A09", "G03"), "EWI"
    rows = [(rules[row % 4], severities[row % 3], f"{row // 300}/{row % 300}", row) for row in range(MANY)]
    findings = table(rows)
    started = time.perf_counter()
    model.set_table(findings)
    opened = time.perf_counter()
    model.set_filter(Filter(severities=frozenset("EW"), text="17/2"))
    filtered = time.perf_counter()
    model.sort(PLOTS)
    model.set_filter(Filter())
    done = time.perf_counter()
    assert model.rowCount() == MANY
    assert worded == []
    model.index(5, MESSAGE).data()
    assert len(worded) == 1
    print(f"\n{MANY:,} findings: open {opened - started:.3f} s, filter {filtered - opened:.3f} s,"
          f" sort by plot {done - filtered:.3f} s")  # fmt: skip


def test_a_finding_is_found_again_by_its_fingerprint(model):
    model.set_table(table(FEW))
    assert model.row_of("f0") == 2
    assert model.row_of("gone") == -1


CAUSES = [
    ("T01", "E", "1/5", 0), ("A09", "E", "1/2", 10), ("M02", "E", "17", 20), ("T01", "E", "17/3, 1/9", 30),
    ("T02", "W", "17/4", 40), ("M01", "E", "3/1, 4/1", 50), ("T01", "W", "3/1, 4/1", 60), ("T05", "I", "17/8", 70),
    ("T01", "W", "9/9", 80),
]  # fmt: skip
UNDER = {3: "M02:f2", 4: "M02:f2", 6: "M01:f5", 7: "M02:f2", 8: "M01:gone"}
"""f3, f4, f7 under the sheet that lies off, f6 under a stretch; the cause of f8 is not in the table."""


def tree(model):
    """Every listed row: its finding, set in where it hangs, with how many hang under it."""
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    return " ".join(
        "-" * index.data(INDENT_ROLE)
        + index.data(FINGERPRINT_ROLE)
        + (f"({n})" if (n := index.data(HANGING_ROLE)) else "")
        for index in rows
    )


def unfold(model, *fingerprints):
    for fingerprint in fingerprints:
        model.fold(model.row_of(fingerprint), False)


@pytest.mark.parametrize(
    "wanted, unfolded, expected",
    [
        (Filter(), [], "f2(3) f5(1) f1 f0 f8"),
        (Filter(), ["f2"], "f2(3) -f3 -f4 -f7 f5(1) f1 f0 f8"),
        (Filter(), ["f2", "f5"], "f2(3) -f3 -f4 -f7 f5(1) -f6 f1 f0 f8"),
        (Filter(severities=frozenset("E")), ["f2"], "f2(1) -f3 f1 f5 f0"),
        (Filter(severities=frozenset("WI")), [], "f6 f8 f4 f7"),  # without their causes they stand by themselves
        (Filter(rule="T01"), [], "f0 f3 f6 f8"),
        (Filter(rule="M02"), [], "f2(3)"),
        (Filter(rule="M02"), ["f2"], "f2(3) -f3 -f4 -f7"),
        (Filter(text="17"), [], "f2(3) -f3 -f4 -f7"),  # who searches sees what was found
        (Filter(text="17/"), [], "f3 f4 f7"),
        (Filter(extent=(35, -1, 65, 1)), [], "f5(1) f4"),
    ],
)
def test_what_hangs_under_a_cause_is_folded_below_it(model, wanted, unfolded, expected):
    model.set_table(table(CAUSES, UNDER))
    model.set_filter(wanted)
    unfold(model, *unfolded)
    assert tree(model) == expected


def test_nothing_is_lost_when_findings_are_sorted_or_replaced(model):
    model.set_table(table(CAUSES, UNDER))
    unfold(model, "f2", "f5")
    model.sort(RULE, Qt.SortOrder.DescendingOrder)
    assert tree(model) == "f8 f0 f2(3) -f7 -f4 -f3 f5(1) -f6 f1"
    model.set_table(table(CAUSES, {**UNDER, 4: None}))
    assert tree(model) == "f4 f8 f0 f2(2) -f7 -f3 f5(1) -f6 f1"
    assert (model.passing(), model.hanging()) == (9, 3)


def test_rows_come_and_go_by_signal_so_that_the_selection_stays(model):
    model.set_table(table(CAUSES, UNDER))
    heard = []
    model.rowsInserted.connect(lambda _parent, first, last: heard.append(("in", first, last)))
    model.rowsRemoved.connect(lambda _parent, first, last: heard.append(("out", first, last)))
    model.modelReset.connect(lambda: heard.append("reset"))
    model.fold(0, False)
    model.fold(0, False)
    model.fold(0, True)
    model.fold(2, False)  # nothing hangs under it
    assert heard == [("in", 1, 3), ("out", 1, 3)]


def test_a_finding_that_is_folded_away_is_found(model):
    model.set_table(table(CAUSES, UNDER))
    assert model.row_of("f4") == -1
    assert model.place_of("f4") == 2
    assert tree(model).startswith("f2(3) -f3 -f4")
    assert model.cause_row(2) == 0
    model.set_filter(Filter(severities=frozenset("E")))
    assert model.place_of("f4") == -1


def test_symptoms_are_not_counted_and_what_lies_on_a_stretch_is(model):
    findings = table(CAUSES, UNDER)
    model.set_table(findings)
    assert findings.symptoms.tolist() == [row in (3, 4, 7) for row in range(9)]
    assert model.counts() == {"E": 4, "W": 2, "I": 0}
    assert model.rule_counts() == {"A09": 1, "M01": 1, "M02": 1, "T01": 3, "T02": 0, "T05": 0}


def test_a_cause_that_hangs_under_another_is_listed_under_the_first(model):
    model.set_table(table(CAUSES, {5: "M02:f2", 6: "M01:f5"}))
    unfold(model, "f2")
    assert tree(model).startswith("f2(2) -f5 -f6")


SEAMS = {0: "1/1 | 1/2", 1: None, 3: "1/2 | 1/17", 4: "1/17 | 1/2 | 2/5", 8: "1/2 | 2/5"}


@pytest.mark.parametrize(
    "about, fingerprints",
    [
        (("seam", "sheet", "1/1", "1/2"), ["f0"]),
        (("seam", "sheet", "1/17", "1/2"), ["f3", "f4"]),
        (("seam", "commune", "1", "2"), ["f8", "f4"]),
        (("sheet", "2", "5"), ["f8", "f4"]),
        (("sheet", "1", "17"), ["f3", "f4"]),
    ],
)
def test_the_findings_of_a_seam_or_sheet_are_listed(model, about, fingerprints):
    model.set_table(table(CAUSES, UNDER, SEAMS))
    model.set_filter(Filter(about=about))
    assert listed(model) == fingerprints


def test_a_hundred_thousand_symptoms_fold_at_once(model):
    rows = [("M02", "E", "17", 0), *(("T01", "E", f"{row // 300}/{row % 300}", row) for row in range(1, MANY))]
    findings = table(rows, dict.fromkeys(range(1, MANY), "M02:f0"))
    started = time.perf_counter()
    model.set_table(findings)
    opened = time.perf_counter()
    assert model.rowCount() == 1
    model.fold(0, False)
    unfolded = time.perf_counter()
    assert model.rowCount() == MANY
    print(f"\n{MANY:,} symptoms: open {opened - started:.3f} s, unfold {unfolded - opened:.3f} s")
