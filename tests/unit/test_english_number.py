"""One plot is, two plots are."""

import pytest

from land_campaign_plugin.model.language import Language

SAID = [
    ("{count} plots were compared.", {"count": 1}, "1 plot was compared."),
    ("{count} plots were compared.", {"count": 2}, "2 plots were compared."),
    ("{count} plots were compared.", {"count": 0}, "0 plots were compared."),
    ("{count} plots were compared.", {"count": 1.0}, "1.00 plots were compared."),
    (
        "{count} things are in the way; it stands under each.",
        {"count": 1},
        "1 thing is in the way; it stands under each.",
    ),
    ("{plots} plots on {sheets} sheets checked", {"plots": 1, "sheets": 12}, "1 plot on 12 sheets checked"),
    ("{plots} plots on {sheets} sheets checked", {"plots": 12, "sheets": 1}, "12 plots on 1 sheet checked"),
    (
        "{n} changes that had waited or were refused go again.",
        {"n": 1},
        "1 change that had waited or was refused goes again.",
    ),
    (
        "{n} rows have coordinates that are no numbers; they are kept.",
        {"n": 1},
        "1 row has coordinates that are no numbers; they are kept.",
    ),
    (
        "{count} people may log in and do not stand there.",
        {"count": 1},
        "1 person may log in and does not stand there.",
    ),
    ("{plots} plots to do.", {"plots": 1}, "1 plot to do."),
    ("{store}: {count} more changes wait.", {"store": "1 plots are", "count": 1}, "1 plots are: 1 more change waits."),
    ("{clean} of {count} seams are clean.", {"clean": 0, "count": 1}, "0 of 1 seam are clean."),
    (
        "Plots {plots} lie there: their coordinates are degrees.",
        {"plots": "1/24"},
        "Plot 1/24 lies there: its coordinates are degrees.",
    ),
    (
        "Plots {plots} lie there: their coordinates are degrees.",
        {"plots": "1/24, 1/25"},
        "Plots 1/24, 1/25 lie there: their coordinates are degrees.",
    ),
]


@pytest.mark.parametrize("template, values, said", SAID)
def test_english_agrees_with_its_number(template, values, said):
    assert Language().text(template, **values) == said


def test_vietnamese_is_left_alone():
    texts = {"{count} plots are": "{count} plots are thửa"}
    assert Language("vi", texts).text("{count} plots are", count=1) == "1 plots are thửa"
