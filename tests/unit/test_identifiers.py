"""Citizen numbers, tax codes, serials and register numbers: worked examples, and no text of any kind that raises."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from land_campaign_plugin.model import certificate_serial, citizen_number, register_number, tax_code
from land_campaign_plugin.model.byte_patterns import encoded, fitting, lengths, texts

TODAY = date(2026, 11, 27)
ANY_TEXT = st.one_of(st.none(), st.text(), st.binary(), st.text("0123456789AĐÐ -./OI", max_size=16))


def column(*values):
    return texts(list(values))


# Forms worked by hand from Decree 137/2015; the people are invented.
CITIZENS = [
    ("033048012345", ""),  # Hưng Yên, man of 1948
    ("034195000001", ""),  # Thái Bình, woman of 1995
    ("001204000001", ""),  # Hà Nội, man of 2004
    ("", ""),
    (None, ""),
    ("   ", ""),
    ("145012345", "identity-card"),
    ("33048012345", "length"),
    ("0330480123456", "length"),
    ("033 048 012 345", "signs"),
    ("033.048.012345", "signs"),
    (" 033048012345", "signs"),
    ("03304801234O", "letters"),
    ("０３３０４８０１２３４５", "letters"),
    ("003048012345", "province"),  # 003 is nobody's
    ("999048012345", "province"),
    ("033448012345", "century"),  # a man of 2148
    ("033826012345", "century"),
    ("033226012345", ""),  # a boy of 2026
    ("033227012345", "future"),  # a boy of 2027
]


@pytest.mark.parametrize("text, code", CITIZENS)
def test_citizen_number(text, code):
    assert citizen_number.judge_one(text, TODAY) == code
    (found,) = citizen_number.judge(column(text), TODAY)
    assert citizen_number.CODES[found] == code


def test_a_citizen_number_says_year_and_gender():
    values = column("033048012345", "034195000001", "001204000001", "", "145012345")
    assert citizen_number.born_year(values).tolist() == [1948, 1995, 2004, 0, 0]
    assert citizen_number.gender(values).tolist() == [1, 2, 1, 0, 0]


@pytest.mark.parametrize(
    "number, born_on, gender, code",
    [
        ("033048012345", "1948", "Nam", ""),
        ("033048012345", "1948-02-29", "nam", ""),
        ("033048012345", "1949", "Nam", "birth-year"),
        ("033048012345", "1949-01-01", "", "birth-year"),
        ("033048012345", "1948", "Nữ", "gender"),
        ("033148012345", "1848", "Nam", "both"),
        ("033048012345", "", "", ""),
        ("033048012345", "48", "khác", ""),
        ("145012345", "1948", "Nam", ""),
        ("", "1948", "Nam", ""),
    ],
)
def test_a_citizen_number_against_birth_and_gender(number, born_on, gender, code):
    (found,) = citizen_number.compare(column(number), column(born_on), column(gender))
    assert citizen_number.AGAINST[found] == code


@pytest.mark.parametrize(
    "text, born_on, gender, number, note",
    [
        ("33048012345", "1948", "Nam", "033048012345", "restored"),
        ("33048012345.0", "1948-05-06", "Nam", "033048012345", "restored"),
        ("1204000001", "2004", "Nam", "001204000001", "restored"),  # Hà Nội, 001, lost two
        ("33048012345", "1949", "Nam", None, "unsure"),
        ("33048012345", "1948", "Nữ", None, "unsure"),
        ("33048012345", "", "Nam", None, "unsure"),
        ("33048012345", "1948", "", None, "unsure"),
        ("3048012345", "1948", "Nam", None, "unsure"),  # 003 is no province
        ("145012345", "1948", "Nam", None, "identity-card"),
        ("45012345", "1948", "Nam", None, "identity-card"),
        ("1234567", "1948", "Nam", None, "unsure"),
        ("033048012345", "1948", "Nam", None, ""),
        ("", "1948", "Nam", None, ""),
        ("3.3048E+10", "1948", "Nam", None, "unsure"),  # the last digits are lost for ever
    ],
)
def test_lost_zeros_come_back_only_where_all_agrees(text, born_on, gender, number, note):
    assert citizen_number.restored(text, born_on, gender) == (number, note)


@pytest.mark.parametrize(
    "text, shown",
    [("033012345612", "0330******12"), ("145012345", "1450***45"), ("12345", "*****"), ("", ""), (None, "")],
)
def test_a_citizen_number_is_shown_masked(text, shown):
    assert citizen_number.masked(text) == shown


@pytest.mark.parametrize(
    "text, right", [("145012345", True), ("145 012 345", True), ("033048012345", False), ("14501234A", False)]
)
def test_identity_card(text, right):
    assert citizen_number.is_identity_card(text) is right


# Codes that companies print on their papers; sums by hand, for instance 0100109106: 29 + 17 + 63 + 5 = 114,
# 114 = 10 x 11 + 4, 10 - 4 = 6. 000000001: sum 3, 10 - 3 = 7.
TAX_CODES = [
    ("0100109106", ""),
    ("0100107518", ""),  # 29 + 17 + 49 + 25 + 3 = 123, remainder 2
    ("0300588569", ""),  # 87 + 85 + 104 + 56 + 25 + 18 = 375, remainder 1
    ("0101248141", ""),  # 29 + 19 + 34 + 52 + 56 + 5 + 12 = 207, remainder 9
    ("0100112437", ""),  # 29 + 17 + 13 + 14 + 20 + 9 = 102, remainder 3
    ("0000000017", ""),
    ("0100109107", "check-digit"),
    ("0100109106-001", ""),
    ("0100109106-999", ""),
    ("0100109106-000", "branch"),
    ("0100109107-001", "check-digit"),
    ("0100109106001", "signs"),
    ("0100109106 - 001", "signs"),
    ("0100 109 106", "signs"),
    ("N/A-0100109106", "prefix"),
    ("n/a - 0100109106-001", "prefix"),
    ("N/A", "prefix"),
    ("N/A-0100109107", "check-digit"),
    ("033048012345", ""),
    ("003048012345", "citizen-number"),
    ("100109106", "lost-zero"),
    ("100109107", "length"),
    ("01001091", "length"),
    ("010010910A", "letters"),
    ("", ""),
    (None, ""),
]


@pytest.mark.parametrize("text, code", TAX_CODES)
def test_tax_code(text, code):
    assert tax_code.judge_one(text, TODAY) == code
    (found,) = tax_code.judge(column(text), TODAY)
    assert tax_code.CODES[found] == code


@pytest.mark.parametrize(
    "text, tidy",
    [
        ("N/A-0100109106", "0100109106"),
        ("N/A 0100109106001", "0100109106-001"),
        ("0100109106 - 001", "0100109106-001"),
        ("N/A", ""),
        ("033 048 012 345", "033048012345"),
    ],
)
def test_a_tax_code_is_tidied(text, tidy):
    assert tax_code.tidied(text) == tidy


def test_check_digit_and_the_remainder_that_none_has():
    assert tax_code.check_digit("010010910") == 6
    # 3 x 3 + 2 x ... : digits 000000011 sum 5 + 3 = 8, check 2; 000000013 sum 5 + 9 = 14, remainder 3, check 7
    assert tax_code.check_digit("000000011") == 2
    assert tax_code.check_digit("000000013") == 7
    # 000000012: 5 + 6 = 11, remainder 0, and 10 is no digit
    assert tax_code.check_digit("000000012") is None
    assert tax_code.restored("100109106") == "0100109106"


SERIALS = [
    ("W 654083", "", "W 654083"),  # examples of the study of the domain
    ("AĐ 266864", "", "AĐ 266864"),
    ("BA 000001", "", "BA 000001"),
    ("AA 01234567", "", "AA 01234567"),
    ("ĐĐ 123456", "", "ĐĐ 123456"),
    ("BA000001", "written-otherwise", "BA 000001"),
    ("ba 000001", "written-otherwise", "BA 000001"),
    ("BA  000001", "written-otherwise", "BA 000001"),
    ("BA-000001", "written-otherwise", "BA 000001"),
    ("BA 000.001", "written-otherwise", "BA 000001"),
    (" BA 000001", "written-otherwise", "BA 000001"),
    ("ađ266864", "written-otherwise", "AĐ 266864"),
    ("A\u00d0 266864", "wrong-d", "AĐ 266864"),
    ("\u00d0 266864", "wrong-d", "Đ 266864"),
    ("a\u00f0266864", "wrong-d", "AĐ 266864"),
    ("BA OOOOO1", "look-alike", "BA 000001"),
    ("BA 00000I", "look-alike", "BA 000001"),
    ("BA 00000l", "look-alike", "BA 000001"),
    ("B0 123456", "look-alike", "BO 123456"),
    ("1A 123456", "look-alike", "IA 123456"),
    ("AA O1234567", "look-alike", "AA 01234567"),
    ("\u0412A 123456", "look-alike", "BA 123456"),  # a Cyrillic letter
    ("W 65408B", "look-alike", "W 654088"),
    ("BA 12345", "malformed", None),  # or B and A 12345
    ("BS12345", "malformed", None),  # BS with a digit lost, or B 512345
    ("BA 1234567", "malformed", None),
    ("A 01234567", "malformed", None),
    ("12345678", "malformed", None),
    ("BAC 123456", "malformed", None),
    ("Â 123456", "malformed", None),
    ("BA 12345X", "malformed", None),
    ("-", "malformed", None),
    ("", "", None),
    (None, "", None),
]


@pytest.mark.parametrize("text, code, form", SERIALS)
def test_serial_of_a_certificate(text, code, form):
    assert certificate_serial.judge_one(text) == code
    (found,) = certificate_serial.judge(column(text))
    assert certificate_serial.CODES[found] == code
    assert certificate_serial.normalised(text) == form
    assert form is None or certificate_serial.normalised(form) == form


@pytest.mark.parametrize(
    "serial, issued_on, code",
    [
        ("AA 01234567", "2024-07-31", "eight-digits-too-early"),
        ("AA 01234567", "2024-08-01", ""),
        ("AA 01234567", "2023", "eight-digits-too-early"),
        ("AA 01234567", "2024", ""),
        ("DD 123456", "2024-12-31", ""),
        ("DD 123456", "2025-01-01", "six-digits-too-late"),
        ("dd123456", "2025-01-01", "six-digits-too-late"),
        ("D\u00d0 12345O", "2025-01-01", "six-digits-too-late"),
        ("DD 123456", "2025", "six-digits-too-late"),
        ("DD 123456", "2024", ""),
        ("W 654083", "2030-01-01", "six-digits-too-late"),
        ("DD 123456", "2025-02-30", ""),  # no day: C04 says so
        ("DD 123456", "31/12/2025", ""),
        ("DD 12345", "2025-01-01", ""),
        ("", "2025-01-01", ""),
        ("DD 123456", "", ""),
    ],
)
def test_form_of_a_serial_against_the_day_of_issue(serial, issued_on, code):
    (found,) = certificate_serial.judge_age(column(serial), column(issued_on))
    assert certificate_serial.AGE_CODES[found] == code


REGISTER = [
    ("CH00001", ""),
    ("CS123", ""),
    ("12345678", ""),
    ("VP123/QĐ-UBND", ""),
    ("CH 00001", "written-otherwise"),
    ("ch.00001", "written-otherwise"),
    ("H\u00d000012", "written-otherwise"),
    ("CHABC12345", "malformed"),
    ("CH12", "malformed"),
    ("CH123456789", "malformed"),
    ("CH00001/", "malformed"),
    ("", ""),
]


@pytest.mark.parametrize("text, code", REGISTER)
def test_register_number(text, code):
    assert register_number.judge_one(text) == code
    assert register_number.CODES[register_number.judge(column(text))[0]] == code


@pytest.mark.parametrize(
    "text, code, parts",
    [
        ("1195324000123", "", ("11953", 2024, "000123")),
        ("11953.24.000123", "written-otherwise", ("11953", 2024, "000123")),
        ("119539900012", "malformed", None),
        ("119532400012345", "", None),
        ("119532400012A", "malformed", None),
        ("", "", None),
    ],
)
def test_bar_code(text, code, parts):
    assert register_number.judge_barcode_one(text) == code
    assert register_number.CODES[register_number.judge_barcode(column(text))[0]] == code
    assert register_number.barcode_parts(text) == parts


@pytest.mark.parametrize(
    "text, code",
    [("T1A2B3C4D5E6", ""), ("t1a2 b3c4 d5e6", "written-otherwise"), ("T1A2B3C4D5E", "malformed"), ("", "")],
)
def test_certificate_code(text, code):
    assert register_number.judge_code_one(text) == code
    assert register_number.CODES[register_number.judge_code(column(text))[0]] == code


JUDGES = [
    (citizen_number.judge, citizen_number.judge_one, citizen_number.CODES),
    (tax_code.judge, tax_code.judge_one, tax_code.CODES),
    (certificate_serial.judge, certificate_serial.judge_one, certificate_serial.CODES),
    (register_number.judge, register_number.judge_one, register_number.CODES),
    (register_number.judge_barcode, register_number.judge_barcode_one, register_number.CODES),
    (register_number.judge_code, register_number.judge_code_one, register_number.CODES),
]


@pytest.mark.parametrize("judge, judge_one, codes", JUDGES, ids=lambda part: getattr(part, "__qualname__", ""))
@given(st.lists(ANY_TEXT, max_size=8))
def test_no_text_raises_and_column_and_form_agree(judge, judge_one, codes, values):
    stored = column(*values)
    found = judge(stored)
    assert found.dtype == np.int8
    assert [codes[code] for code in found] == [judge_one(value) for value in stored.tolist()]
    for value in values:
        assert judge_one(value) in codes


@given(st.lists(st.tuples(ANY_TEXT, ANY_TEXT, ANY_TEXT), max_size=6))
def test_no_text_raises_in_comparisons_and_forms(rows):
    one, two, three = (column(*(row[at] for row in rows)) for at in range(3))
    assert len(citizen_number.compare(one, two, three)) == len(rows)
    assert len(certificate_serial.judge_age(one, two)) == len(rows)
    for row in rows:
        citizen_number.restored(*row)
        for function in (
            citizen_number.masked,
            citizen_number.is_identity_card,
            certificate_serial.normalised,
            tax_code.tidied,
            tax_code.restored,
            register_number.tidied,
            register_number.barcode_parts,
        ):
            function(row[0])


@given(st.lists(st.one_of(st.text(), st.binary()), max_size=6))
def test_lengths_are_those_of_the_bytes(values):
    assert lengths(column(*values)).tolist() == [len(encoded(value).rstrip(b"\0")) for value in values]


def test_patterns_of_a_column():
    values = column("A1", "Đ1", "11", "", "a1", "A:")
    assert fitting(values, {"A9": 1, "Đ9": 2, "**": 3}).tolist() == [1, 2, 3, 0, -1, -1]
