"""Dates of records: judged by column, read from what people write."""

from datetime import date, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from land_campaign_plugin.model import dates
from land_campaign_plugin.model.byte_patterns import texts

TODAY = date(2026, 11, 27)
JUDGED = [
    ("1957", ""),
    ("1999-04-03", ""),
    ("2000-02-29", ""),
    ("1900-02-29", "impossible"),
    ("2019-02-30", "impossible"),
    ("2019-04-31", "impossible"),
    ("2019-00-10", "impossible"),
    ("2019-10-00", "impossible"),
    ("1999-13-04", "swapped"),
    ("1999-31-12", "swapped"),
    ("1999-31-02", "impossible"),
    ("1999-29-02", "impossible"),
    ("2000-29-02", "swapped"),
    ("1999-32-01", "impossible"),
    ("1900", ""),
    ("1899", "too-early"),
    ("1899-12-31", "too-early"),
    ("1017-10-09", "too-early"),
    ("0000-01-01", "impossible"),
    ("2026-11-27", ""),
    ("2026-11-28", "future"),
    ("2026", ""),
    ("2027", "future"),
    ("3/4/1999", "unreadable"),
    ("1999-4-3", "unreadable"),
    ("1999-04-03 ", "unreadable"),
    ("", ""),
    ("  ", ""),
]


@pytest.mark.parametrize("text, code", JUDGED)
def test_a_date_is_judged(text, code):
    assert dates.judge_one(text, TODAY) == code
    assert dates.CODES[dates.judge(texts([text]), TODAY)[0]] == code


@pytest.mark.parametrize("text, code", [("1987", ""), ("1986", "too-early"), ("1986-12-31", "too-early")])
def test_a_certificate_is_not_older_than_the_land_law(text, code):
    earliest = dates.EARLIEST_CERTIFICATE
    assert dates.judge_one(text, TODAY, earliest) == code
    assert dates.CODES[dates.judge(texts([text]), TODAY, earliest)[0]] == code


@pytest.mark.parametrize(
    "iso, other",
    [
        ("1999-13-04", "1999-04-13"),
        ("1999-03-04", "1999-04-03"),
        ("1999-03-03", None),
        ("1999-03-13", None),
        ("1999-31-02", None),
        ("1999", None),
        (None, None),
    ],
)
def test_day_and_month_exchanged(iso, other):
    assert dates.swapped(iso) == other


# Days of a spreadsheet: 1 is 1900-01-01 and 1900-02-29 is counted by mistake, so that 36526 is 2000-01-01.
PARSED = [
    ("03/04/1999", "1999-04-03", ""),
    ("3/4/1999", "1999-04-03", ""),
    ("3-4-1999", "1999-04-03", ""),
    ("3.4.1999", "1999-04-03", ""),
    (" 3 / 4 / 1999 ", "1999-04-03", ""),
    ("'03/04/1999", "1999-04-03", ""),
    ("9/10/1017", "1017-10-09", "too-early"),
    ("30/2/2019", None, "impossible"),
    ("04/13/1999", "1999-04-13", "swapped"),
    ("13/04/1999", "1999-04-13", ""),
    ("13/13/1999", None, "impossible"),
    ("02/30/1999", None, "impossible"),
    ("1/1/2027", "2027-01-01", "future"),
    ("1999-04-03", "1999-04-03", ""),
    ("1999/4/3", "1999-04-03", ""),
    ("1999-04-03 00:00:00", "1999-04-03", "with-time"),
    ("1999-04-03T07:00:00Z", "1999-04-03", "with-time"),
    ("03/04/1999 07:00", "1999-04-03", "with-time"),
    ("1957", "1957", "year-only"),
    ("1957.0", "1957", "year-only"),
    ("  /  /1957", "1957", "year-only"),
    ("//1957", "1957", "year-only"),
    ("00/00/1957", "1957", "year-only"),
    ("0/5/1957", "1957", "year-only"),
    ("/5/1957", "1957", "year-only"),
    ("5/1957", "1957", "year-only"),
    ("1857", "1857", "too-early"),
    ("ngày 3 tháng 4 năm 1999", "1999-04-03", ""),
    ("Ngày 03 tháng 04 năm 1999", "1999-04-03", ""),
    ("tháng 4 năm 1999", "1999", "year-only"),
    ("sinh năm 1957", "1957", "year-only"),
    ("Năm 1957", "1957", "year-only"),
    ("ngày 30 tháng 2 năm 1999", None, "impossible"),
    ("3/4/57", None, "two-digit-year"),
    ("36526", "2000-01-01", "excel-serial"),
    ("36526.75", "2000-01-01", "excel-serial"),
    (36526, "2000-01-01", "excel-serial"),
    (36526.5, "2000-01-01", "excel-serial"),
    (43524, "2019-02-28", "excel-serial"),
    (1957, "1957", "year-only"),
    (1957.0, "1957", "year-only"),
    (np.int64(1957), "1957", "year-only"),
    (datetime(1999, 4, 3, 7, 0), "1999-04-03", "with-time"),
    (date(1999, 4, 3), "1999-04-03", ""),
    ("03041999", "1999-04-03", ""),
    ("19990403", "1999-04-03", ""),
    ("20102012", "2012-10-20", ""),  # 2010-20-12 is no day
    ("30/2", None, "unreadable"),
    ("#REF!", None, "unreadable"),
    ("không rõ", None, "unreadable"),
    ("00/00/0000", None, "missing"),
    ("  /  /    ", None, "missing"),
    ("", None, "missing"),
    (None, None, "missing"),
    (float("nan"), None, "missing"),
    (float("inf"), None, "unreadable"),
    (10**400, None, "unreadable"),
    (-5, None, "unreadable"),
    (0, None, "missing"),
    (True, None, "unreadable"),
    ([], None, "unreadable"),
]


@pytest.mark.parametrize("written, iso, note", PARSED)
def test_what_people_write_for_a_date(written, iso, note):
    assert dates.parse(written, TODAY) == (iso, note)
    assert note in dates.NOTES


ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.text(),
    st.binary(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.text("0123456789/-. ngàytháăm", max_size=14),
)


@given(ANYTHING)
def test_nothing_makes_the_reading_of_a_date_raise(value):
    iso, note = dates.parse(value, TODAY)
    assert note in dates.NOTES
    if iso is not None:
        assert dates.judge_one(iso, TODAY) in ("", dates.TOO_EARLY, dates.FUTURE)


@given(
    st.lists(st.one_of(st.text(), st.binary(), st.text("0123456789-", max_size=11), st.dates().map(str)), max_size=8)
)
def test_column_and_form_agree(values):
    stored = texts(values)
    found = dates.judge(stored, TODAY)
    assert [dates.CODES[code] for code in found] == [dates.judge_one(value, TODAY) for value in stored.tolist()]


@given(st.dates(date(1900, 1, 1), TODAY))
def test_every_day_is_right_and_read_back(day):
    assert dates.judge_one(str(day), TODAY) == ""
    assert dates.parse(f"{day.day:02d}/{day.month:02d}/{day.year}", TODAY) == (str(day), "")
