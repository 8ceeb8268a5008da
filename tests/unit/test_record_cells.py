"""What cells of record spreadsheets say. Expected values by hand, after the forms of the identifiers.

Excel counts days: 2010-05-12 is day 40310 (its DATEVALUE).
"""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from land_campaign_plugin.sources.cells import PARSERS
from land_campaign_plugin.sources.spreadsheet import ERRORS, NO_RESULT

CASES = [
    # kind, cell, value, sub-code
    ("birth", "12/05/1957", "1957-05-12", ""),
    ("birth", datetime(1957, 5, 12), "1957-05-12", ""),
    ("birth", date(1957, 5, 12), "1957-05-12", ""),
    ("birth", 1957, "1957", "year-only"),
    ("birth", "1957", "1957", "year-only"),
    ("birth", "31/2/1957", "31/2/1957", "impossible"),
    ("birth", "5/13/1957", "1957-13-05", "swapped"),
    ("birth", "12/05/57", "12/05/57", "two-digit-year"),
    ("birth", "không rõ", "không rõ", "unreadable"),
    ("birth", "#REF!", None, "error-value"),
    ("birth", NO_RESULT, None, "no-result"),
    ("birth", None, None, ""),
    ("birth", "  ", None, ""),
    ("date", "9/10/1017", "1017-10-09", "too-early"),
    ("date", 40310, "2010-05-12", "excel-serial"),
    ("date", "12/05/1980", "1980-05-12", "too-early"),
    ("term", "Lâu dài", "Lâu dài", ""),
    ("term", "15/10/2063", "2063-10-15", ""),
    ("term", datetime(2063, 10, 15), "2063-10-15", ""),
    ("area", 29.16, 29.16, ""),
    ("area", 300, 300.0, ""),
    ("area", "29,2", 29.2, "number-as-text"),
    ("area", "300 m2", 300.0, "number-as-text"),
    ("area", "30/2", None, "not-a-number"),
    ("area", datetime(2026, 2, 3), None, "date-for-number"),
    ("area", "1.234", None, "unclear-number"),
    ("area", float("nan"), None, "not-a-number"),
    ("area", 10**400, None, "not-a-number"),
    ("area", "#N/A", None, "error-value"),
    ("number_text", 12, "12", ""),
    ("number_text", 12.0, "12", ""),
    ("number_text", "12A ", "12A", ""),
    ("number_text", 12.5, "12.5", "not-whole"),
    ("number_text", datetime(2026, 5, 12), None, "date-for-number"),
    ("citizen", "033090012345", "033090012345", ""),
    ("citizen", "033 090 012 345", "033090012345", ""),
    ("citizen", "'033090012345", "033090012345", ""),
    ("citizen", 133090012345, "133090012345", "number-for-text"),
    ("citizen", 33090012345, "33090012345", "zeros-lost"),
    ("citizen", "145123456", "145123456", ""),
    ("citizen", 45123456, "45123456", "zeros-lost"),
    ("citizen", "3,309E+10", "3,309E+10", "digits-lost"),
    ("citizen", "chưa có", "chưa có", "not-digits"),
    ("citizen", "0123456", "0123456", "wrong-length"),
    ("tax", 100109106, "0100109106", "zeros-restored"),  # 0100109106 is a known right code
    ("tax", "0100109106", "0100109106", ""),
    ("tax", "N/A-0100109106", "N/A-0100109106", ""),
    ("commune", 11953, "11953", ""),
    ("commune", "11953", "11953", ""),
    ("commune", "Phường Phố Hiến", "11953", "name-for-code"),
    ("commune", 1195, "1195", "zeros-lost"),
    ("serial", "BA 000001", "BA 000001", ""),
    ("serial", 654083, "654083", "letters-lost"),
    ("land_use", "ONT", "ONT", ""),
    ("land_use", "Đất ở tại đô thị", "ODT", ""),
    ("land_use", "ONT - Đất ở tại nông thôn", "ONT", ""),
    ("land_use", "ONT+CLN", "ONT+CLN", ""),
    ("land_use", "đất vườn", "đất vườn", ""),
    ("gender", "nam", "Nam", ""),
    ("gender", 0, "Nữ", ""),
    ("gender", "?", "?", "unknown-word"),
    ("kind", 1, "Vợ chồng", ""),
    ("kind", "GDC", None, ""),
    ("files", "BA 1-GCN.pdf; BA 1-GT.pdf", ("BA 1-GCN.pdf", "BA 1-GT.pdf"), ""),
    ("scale", "1:1000", 1000, ""),
    ("scale", "x", None, "not-a-number"),
    ("text", time(3, 0), "03:00:00", "date-for-text"),
    ("text", True, "True", "unexpected-kind"),
]


@pytest.mark.parametrize("kind, cell, value, odd", CASES)
def test_a_cell_says(kind, cell, value, odd):
    assert PARSERS[kind](cell) == (value, odd)


ANY_CELL = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.text(alphabet="0123456789/.,-: eE+'"),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.sampled_from([*sorted(ERRORS), NO_RESULT, 10**40, -(10**400), timedelta.max]),
)


@given(ANY_CELL)
def test_no_cell_makes_a_parser_raise(cell):
    for parse in PARSERS.values():
        value, odd = parse(cell)
        assert isinstance(odd, str)
        assert value is None or isinstance(value, (str, float, int, tuple))


def test_every_sub_code_has_a_sentence():
    from land_campaign_plugin.sources.cell_notes import SENTENCES

    assert {odd for *_, odd in CASES if odd} <= set(SENTENCES)
