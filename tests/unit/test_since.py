"""What became of the findings of the last check."""

import numpy as np
import pytest

from land_campaign_plugin.checking.since import Since, since
from land_campaign_plugin.model.findings import FINDING_COLUMNS, FindingTable, Outcome
from land_campaign_plugin.model.language import ENGLISH
from land_campaign_plugin.native import shapely
from land_campaign_plugin.reports.summary import since_lines


def table(*rows):
    """Return findings from (rule, fingerprint, labels, place), a place as (x, y) or None."""
    columns = {
        name: np.full(len(rows), np.nan if kind is float else None, dtype=object) for name, kind in FINDING_COLUMNS
    }
    columns |= {name: np.full(len(rows), "", dtype=object) for name in ("sub_code", "field")}
    for at, name in enumerate(("rule", "fingerprint", "labels")):
        columns[name] = np.array([*(row[at] for row in rows), None], dtype=object)[:-1]
    shapes = [None if row[3] is None else shapely.Point(row[3]) for row in rows]
    return FindingTable(columns, np.array([*shapes, None], dtype=object)[:-1], "EPSG:9209")


def outcomes(**rules):
    return {code: Outcome(outcome) for code, outcome in rules.items()}


BOTH = outcomes(T01="findings", T07="findings")
AT = (580_000.0, 2_280_000.0)
NEAR, FAR = (580_000.9, 2_280_000.0), (580_001.1, 2_280_000.0)


@pytest.mark.parametrize(
    "before, now, rules, expected",
    [
        ([], [], BOTH, Since(0, 0, 0)),
        ([("T01", "a", "1/1", AT)], [("T01", "a", "1/1", AT)], BOTH, Since(0, 1, 0)),
        ([("T01", "a", "1/1", AT)], [("T01", "a", "1/1", FAR)], BOTH, Since(0, 1, 0)),  # the fingerprint decides
        ([("T01", "a", "1/1", AT)], [], BOTH, Since(1, 0, 0)),
        ([], [("T01", "a", "1/1", AT)], BOTH, Since(0, 0, 1)),
        # a plot that was mended has another id, and its findings other fingerprints
        ([("T01", "a", "1/1", AT)], [("T01", "b", "1/1", NEAR)], BOTH, Since(0, 1, 0)),
        ([("T01", "a", "1/1", AT)], [("T01", "b", "1/1", FAR)], BOTH, Since(1, 0, 1)),
        ([("T01", "a", "1/1", AT)], [("T01", "b", "1/2", AT)], BOTH, Since(1, 0, 1)),
        ([("T01", "a", "1/1", AT)], [("T07", "b", "1/1", AT)], BOTH, Since(1, 0, 1)),
        ([("T01", "a", "1/1", None)], [("T01", "b", "1/1", None)], BOTH, Since(0, 1, 0)),
        ([("T01", "a", "1/1", None)], [("T01", "b", "1/1", AT)], BOTH, Since(1, 0, 1)),
        # one to one, the nearest first
        ([("T01", "a", "1/1", AT)], [("T01", "b", "1/1", NEAR), ("T01", "c", "1/1", AT)], BOTH, Since(0, 1, 1)),
        ([("T01", "a", "1/1", AT), ("T01", "b", "1/1", AT)], [("T01", "c", "1/1", AT)], BOTH, Since(1, 1, 0)),
        # what could not be looked at again is neither gone nor there
        (
            [("T01", "a", "1/1", AT), ("T07", "b", "1/1", AT)],
            [("T01", "a", "1/1", AT)],
            outcomes(T01="findings", T07="nothing_to_check"),
            Since(0, 1, 0, 1, ("T07",)),
        ),
        ([("T07", "b", "1/1", AT)], [], outcomes(T07="could_not_run"), Since(0, 0, 0, 1, ("T07",))),
        # rules that were left out on purpose are not compared
        ([("T01", "a", "1/1", AT), ("T07", "b", "1/1", AT)], [], outcomes(T01="clean"), Since(1, 0, 0)),
    ],
)
def test_findings_are_told_gone_still_there_and_new(before, now, rules, expected):
    assert since(table(*before), table(*now), rules) == expected


@pytest.mark.parametrize(
    "counts, lines",
    [
        (None, []),
        (
            {"gone": 3, "still": 2, "new": 1, "unseen": 0, "unseen_rules": ()},
            ["3 findings of the last check are gone, 2 still there, 1 new."],
        ),
        (
            {"gone": 0, "still": 0, "new": 0, "unseen": 4, "unseen_rules": ("T07", "T08")},
            [
                "0 findings of the last check are gone, 0 still there, 0 new.",
                "4 more could not be looked at again, there was nothing to check: T07, T08.",
            ],
        ),
    ],
)
def test_it_is_told_in_a_sentence(counts, lines):
    assert list(since_lines(counts, ENGLISH)) == lines
