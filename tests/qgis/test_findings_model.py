"""A hundred thousand findings open, filter and sort by whole columns; rows are worded when they are painted."""

import time

import numpy as np
import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon

from land_campaign_plugin.gui.findings_model import (
    FINGERPRINT_ROLE,
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


def table(rows) -> FindingTable:
    """Findings from (rule, severity, labels, x)."""
    columns = {name: np.zeros(len(rows), dtype) if dtype is np.float64 else np.full(len(rows), "", object)
               for name, dtype in FINDING_COLUMNS}  # fmt: skip
    for place, name in enumerate(("rule", "severity", "labels")):
        columns[name][:] = [row[place] for row in rows]
    columns["fingerprint"][:] = [f"f{number}" for number in range(len(rows))]
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
