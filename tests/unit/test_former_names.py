"""What a plot was called before the merger: entered where it would be forgotten, from the cross-walk and the lists.

11956 (phường An Tảo) went to 11953 (phường Phố Hiến) as a whole; 11953 was phường Hiến Nam before
(hungyen_old_to_new.csv).
"""

import numpy as np
import pytest

from land_campaign_plugin.model.former_names import NAMES, fill_former, names_before
from land_campaign_plugin.model.former_sheets import FORMER_SHEET_COLUMNS, FormerSheets
from land_campaign_plugin.model.tables import INTEGER, PlotTable, Table

from ..store.conftest import square, table_of

OLD = {"commune": "11956", "sheet_number": "7", "plot_number": "12", "map_scale": "1000"}
ALL = {f"former_{name}": value for name, value in OLD.items()}


def listed(*rows) -> FormerSheets:
    columns = {}
    for at, (name, kind) in enumerate(FORMER_SHEET_COLUMNS.items()):
        columns[name] = np.array([row[at] for row in rows], dtype=np.int64 if kind == INTEGER else object)
    return FormerSheets(Table(columns))


SHEETS = listed(("11953", "7", 1000, "11953", "45"), ("11953", "7", 500, "11953", "46"))

CASES = {
    "the new commune took over the old one": (OLD, {"commune": "11953", "sheet_number": "45"}, None, ALL),
    "though sheet and plot kept their numbers": (OLD, {"commune": "11953"}, None, ALL),
    "a commune that did not take it over": (OLD, {"commune": "11983"}, None, {}),
    "another plot number alone": (OLD, {"plot_number": "13"}, None, {}),
    "the same code is another commune now, says the list": (
        OLD | {"commune": "11953"}, {"sheet_number": "45"}, SHEETS, ALL | {"former_commune": "11953"},
    ),
    "the list leads to another sheet": (OLD | {"commune": "11953"}, {"sheet_number": "46"}, SHEETS, {}),
    "a sheet renumbered without a list": (OLD | {"commune": "11953"}, {"sheet_number": "45"}, None, {}),
    "no scale is known": (
        OLD | {"map_scale": None}, {"commune": "11953"}, None,
        {name: value for name, value in ALL.items() if name != "former_map_scale"},
    ),
    "no commune is known": (OLD | {"commune": None}, {"commune": "11953"}, None, {}),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_names_before(name):
    old, changed, sheets, expected = CASES[name]
    assert names_before(old, old | changed, sheets) == expected


def filled(**columns) -> tuple[int, list]:
    plots = table_of([square(0), square(1)], "", **columns)
    count = fill_former(plots)
    return count, [plots[name].tolist() if name in plots else None for name in NAMES]


def test_codes_of_before_the_merger_are_entered():
    assert filled(commune=["11956", "11953"]) == (1, [["11956", None], ["7", None], ["1", None], [1000, 0]])


def test_what_the_source_says_is_not_written_over():
    said = {"former_commune": ["11959", None], "former_sheet_number": ["3", "4"]}
    assert filled(commune=["11956", "11956"], **said) == (
        2, [["11959", "11956"], ["3", "4"], ["1", "2"], [1000, 1000]]
    )  # fmt: skip


def test_nothing_is_entered_where_nothing_is_known():
    assert filled(commune=["11953", None])[0] == 0
    assert fill_former(PlotTable({}, np.full(2, None))) == 0
