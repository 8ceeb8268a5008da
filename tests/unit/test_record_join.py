"""Records find their plots by today's numbers and by those of before the merger; what is open stays open."""

import numpy as np
import pytest

from land_campaign_plugin.model.catalogues import former_codes, old_to_new
from land_campaign_plugin.model.former_sheets import FormerSheets
from land_campaign_plugin.model.tables import Table
from land_campaign_plugin.model.texts import objects
from land_campaign_plugin.sources.record_join import join
from land_campaign_plugin.sources.record_rows import PLOT_COLUMNS

NEW = "11977"  # Xã Tân Hưng, made of three, one of which had this code
OLD = next(code for code in former_codes()[NEW] if code != NEW)
OTHER = next(code for code in former_codes()[NEW] if code not in (NEW, OLD))


def named(*rows):
    """A table of plots that records name."""
    return Table({name: objects([row.get(name) for row in rows]) for name in PLOT_COLUMNS})


def plot(uid, commune, sheet, number, former=None, former_sheet=None, former_number=None, status=None):
    return (uid, commune, sheet, number, former, former_sheet, former_number, status)


def found(record, plots, former_sheets=None):
    columns = ("uid", "commune", "sheet_number", "plot_number", "former_commune", "former_sheet_number")
    columns += ("former_plot_number", "status")
    chunk = dict(zip(columns, zip(*plots, strict=True), strict=True))
    uids, report = join(named(record), [chunk], former_sheets)
    assert report.joined + report.ambiguous + report.not_joined == report.named == 1
    assert report.with_record + report.without_record == report.plots
    return uids[0], next(iter(report.by), ""), report.ambiguous


def today(commune, sheet, number, **more):
    return {"commune": commune, "sheet_number": sheet, "plot_number": number, **more}


def on_paper(commune, sheet, number, **more):
    return {"commune": commune, "certificate_sheet_number": sheet, "certificate_plot_number": number, **more}


def test_the_codes_of_the_cases_are_what_they_should_be():
    assert NEW in former_codes()[NEW]
    assert len(former_codes()[NEW]) == 3
    assert old_to_new()[OLD][0].new_code == NEW


LIST = FormerSheets(
    Table(
        {
            "former_commune": objects([OLD, OTHER, OTHER]),
            "former_sheet_number": objects(["5", "5", "5"]),
            "map_scale": np.array([1000, 500, 1000]),
            "commune": objects([NEW, NEW, NEW]),
            "sheet_number": objects(["90", "150", "156"]),
        }
    )
)
CASES = [
    # record, plots, list of renumbered sheets, plot found, how, ambiguous
    (today(NEW, "7", "12"), [plot("a", NEW, "7", "12")], None, "a", "number", 0),
    (today(NEW, "07", " 12 "), [plot("a", NEW, "7", "012")], None, "a", "number", 0),
    (today(NEW, "7", "12A"), [plot("a", NEW, "7", "12a")], None, "a", "number", 0),
    (today(NEW, "7", "12"), [plot("a", NEW, "7", "13")], None, None, "", 0),
    (today(NEW, "7", "12"), [plot("a", NEW, "7", "12"), plot("b", NEW, "7", "12")], None, None, "", 1),
    (today(NEW, "7", "12"), [plot("a", NEW, "7", "12"), plot("b", NEW, "7", "12", status="retired")], None, "a",
     "number", 0),
    (today(None, "7", "12"), [plot("a", NEW, "7", "12")], None, "a", "without-commune", 0),
    (today(None, "7", "12"), [plot("a", NEW, "7", "12"), plot("b", "11953", "7", "12")], None, None, "", 1),
    (today(NEW, "7", "12"), [plot("a", None, "7", "12")], None, "a", "number", 0),
    (today(OLD, "5", "12"), [plot("a", NEW, "90", "12", OLD, "5")], None, "a", "former-number", 0),
    (today(OLD, "5", "3"), [plot("a", NEW, "90", "12", OLD, "5", "3")], None, "a", "former-number", 0),
    (today(OLD, "5", "12"), [plot("a", NEW, "90", "12")], LIST, "a", "renumbered", 0),
    (today(OLD, "5", "12"), [plot("a", NEW, "5", "12")], None, None, "", 0),
    (today(OTHER, "5", "12"), [plot("a", NEW, "150", "12"), plot("b", NEW, "156", "12")], LIST, None, "", 1),
    (today(OTHER, "5", "12", map_scale=500), [plot("a", NEW, "150", "12"), plot("b", NEW, "156", "12")], LIST, "a",
     "renumbered", 0),
    (today(OTHER, "5", "12"), [plot("a", NEW, "150", "12"), plot("b", NEW, "156", "13")], LIST, "a", "renumbered", 0),
    # the map still has the numbers of before the merger
    (today(NEW, "5", "12"), [plot("a", OLD, "5", "12")], None, "a", "cross-walk", 0),
    (today(NEW, "5", "12"), [plot("a", OLD, "5", "12"), plot("b", OTHER, "5", "12")], None, None, "", 1),
    # the code of the commune was that of one of its parts: a number on paper means that one
    (on_paper(NEW, "5", "12"), [plot("a", NEW, "5", "12", OLD, "1"), plot("b", NEW, "40", "12", NEW, "5")], None, "b",
     "former-number", 0),
    (today(NEW, "5", "12"), [plot("a", NEW, "5", "12", OLD, "1"), plot("b", NEW, "40", "12", NEW, "5")], None, "a",
     "number", 0),
    (on_paper(NEW, "5", "12"), [plot("a", NEW, "5", "12")], None, "a", "number", 0),
    (today(NEW, None, None), [plot("a", NEW, "5", "12")], None, None, "", 0),
]  # fmt: skip


@pytest.mark.parametrize("record, plots, former_sheets, uid, how, ambiguous", CASES)
def test_a_record_finds_its_plot(record, plots, former_sheets, uid, how, ambiguous):
    assert found(record, plots, former_sheets) == (uid, how, ambiguous)


def test_both_sides_are_counted_and_listed():
    chunk = {
        "uid": list("abcd"),
        "commune": [NEW] * 4,
        "sheet_number": ["7", "7", "7", "8"],
        "plot_number": list("1234"),
    }
    records = named(today(NEW, "7", "1"), today(NEW, "7", "99"), today(NEW, "7", "2"))
    uids, report = join(records, [chunk])
    assert uids.tolist() == ["a", None, "b"]
    assert (report.named, report.joined, report.not_joined, report.lost) == (3, 2, 1, [(NEW, "7", "99")])
    assert (report.plots, report.with_record, report.without_record) == (4, 2, 2)
    assert (report.missing_count, report.missing) == (1, [(NEW, "7", "3")])
