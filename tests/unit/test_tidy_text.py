"""What nobody sees is taken out of a text, and nothing else; the place of a tone is only proposed."""

import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from land_campaign_plugin.checking.run import check_plots
from land_campaign_plugin.fixes.proposals import propose
from land_campaign_plugin.model.legacy_text import ENCODINGS, NFD, TCVN3, encoded
from land_campaign_plugin.model.tidy_text import (
    IN_PIECES,
    INVISIBLE,
    RIGHT,
    SPACES,
    judge,
    listed_spelling,
    tidy,
    tone_key,
    unseen,
)
from land_campaign_plugin.rules.rulesets import load_ruleset

from .test_rules import table

RULESET = load_ruleset()
SQUARE = "POLYGON (({0} 0, {1} 0, {1} 9, {0} 9, {0} 0))"
CASES = [
    # text, what is wrong, tidied, code points told
    ("Thôn Đoài", RIGHT, "Thôn Đoài", ""),
    ("", RIGHT, "", ""),
    (" Thôn  Đoài ", SPACES, "Thôn Đoài", ""),
    ("Thôn\u00a0Đoài", SPACES, "Thôn Đoài", "U+00A0"),
    ("Thôn\tĐoài\u3000", SPACES, "Thôn Đoài", "U+0009 U+3000"),
    ("Thôn\r\nĐoài", INVISIBLE, "Thôn Đoài", "U+000A U+000D"),
    ("\ufeffThôn Đo\u200bài", INVISIBLE, "Thôn Đoài", "U+200B U+FEFF"),
    ("Thôn Đoài\x00", INVISIBLE, "Thôn Đoài", "U+0000"),
    ("Tho\u0302n Đoài", IN_PIECES, "Thôn Đoài", ""),
    ("Hưng\u00adYên", INVISIBLE, "HưngYên", "U+00AD"),
    ("x\u00b7  H\u00adng", RIGHT, "x\u00b7  H\u00adng", ""),  # TCVN3: the soft hyphen is ư
    ("gi\u00c3\u00a0  ", RIGHT, "gi\u00c3\u00a0  ", ""),  # doubled UTF-8: the space is a piece of à
]


@pytest.mark.parametrize("text, wrong, after, points", CASES)
def test_texts_are_tidied(text, wrong, after, points):
    assert (judge(text), tidy(text)) == (wrong, after)
    if wrong != RIGHT:
        assert unseen(text) == points


def test_lines_are_kept_where_they_are_meant():
    assert tidy("đã đo \r\n  đã  cấp\n\n", lines=True) == "đã đo\nđã cấp"
    assert judge("đã đo\nđã cấp", lines=True) == RIGHT


@pytest.mark.parametrize("encoding", [name for name in ENCODINGS if name != NFD])
def test_a_text_in_an_old_encoding_waits_for_its_conversion(encoding):
    seen = f"  {encoded('Thôn Thượng, xã Hưng Yên', encoding)}"
    assert judge(seen) == RIGHT
    assert tidy(seen) == seen


@given(st.text() | st.text(alphabet="aàưuơ\u031b\u0301\u00ad\u00a0\u200b\u00c3\u0085 \n\tÐ\u00b5"), st.booleans())
def test_tidying_twice_is_tidying_once(text, lines):
    after = tidy(text, lines=lines)
    assert tidy(after, lines=lines) == after
    assert judge(after, lines=lines) == RIGHT
    assert (judge(text, lines=lines) == RIGHT) == (after == text)
    assert not (set(unseen(text, lines=lines)) - set("U+0123456789ABCDEF "))
    tone_key(text)
    listed_spelling(text)


@pytest.mark.parametrize(
    "one, other",
    [
        ("hoà", "hòa"),
        ("Quí", "quý"),
        ("thuỷ", "THỦY"),
        ("khoẻ", "khỏe"),
        ("Vũ Quí", "Vũ Quý"),
        ("kì", "kỳ"),
        ("uỷ", "ủy"),
    ],
)
def test_two_ways_of_one_word_have_one_key(one, other):
    assert tone_key(one) == tone_key(other)
    assert tone_key(unicodedata.normalize("NFD", one)) == tone_key(other)


def test_other_words_have_other_keys():
    words = "hoa hoà hoá hoả toàn toan ngoài qua quà quy quỳ chi chỉ Chung Trung"
    assert len({tone_key(word) for word in words.split()}) == len(words.split())


@pytest.mark.parametrize(
    "text, spelling",
    [
        ("Thôn Hạ, xã Trung Hoà, tỉnh Hưng Yên", "Thôn Hạ, xã Trung Hòa, tỉnh Hưng Yên"),
        ("XÃ TRUNG HOÀ", "XÃ TRUNG HÒA"),
        ("xã Trung Hòa", None),
        ("ông Trần Trung Hoà", None),  # a name: it must match the identity card
        ("Thôn Hoà Lạc", None),  # not listed
    ],
)
def test_an_address_may_take_the_spelling_of_the_list(text, spelling):
    assert listed_spelling(text) == spelling


def plots(**columns):
    count = len(next(iter(columns.values())))
    return table([SQUARE.format(20 * row, 20 * row + 9) for row in range(count)], columns)


def test_a_column_is_converted_whole():
    clean = ["Thôn Thượng", "xã Tân Hưng", "Đoài"]
    made = plots(address=[encoded(text, TCVN3) for text in clean] + ["Thon"])
    found = check_plots(made, RULESET, rules=["E01", "E02"]).findings
    assert found["rule"].tolist() == ["E01"]
    as_read, in_capitals = propose(found, 0, made, RULESET)
    assert as_read.changes == {f"p{row}": {"address": text} for row, text in enumerate(clean)}
    assert in_capitals.changes == {f"p{row}": {"address": text.upper()} for row, text in enumerate(clean)}
    assert not as_read.automatic
    assert not as_read.moves_boundaries
    assert as_read.label().startswith("E01: 3 texts converted from TCVN3 (ABC): ")
    for uid, change in as_read.changes.items():
        made["address"][int(uid[1:])] = change["address"]
    assert len(check_plots(made, RULESET, rules=["E01", "E02"]).findings) == 0
    assert propose(found, 0, made, RULESET) == []


@pytest.mark.parametrize(
    "column, text, after, automatic",
    [
        ("address", " Thôn  Đoài", "Thôn Đoài", True),
        ("note", "đã đo \n đã cấp", "đã đo\nđã cấp", True),
        ("land_use", "ONT\u200b", "ONT", True),
        ("address", "\u200b", None, True),
        ("address", "Thôn Hạ, xã Trung Hoà", "Thôn Hạ, xã Trung Hòa", False),
    ],
)
def test_a_text_is_tidied_and_the_finding_gone(column, text, after, automatic):
    made = plots(**{column: [text]})
    found = check_plots(made, RULESET, rules=["E02"]).findings
    (proposal,) = propose(found, 0, made, RULESET)
    assert (proposal.changes, proposal.automatic) == ({"p0": {column: after}}, automatic)
    made[column][0] = after
    assert len(check_plots(made, RULESET, rules=["E02"]).findings) == 0


def test_findings_tell_no_more_than_a_word_of_a_text():
    address = "Nhà ông Trần Văn Mẫu, thôn Thượng, xã Tân Hưng"
    made = plots(address=[encoded(address, TCVN3), f"{address} "], commune=["11953", "11977"])
    found = check_plots(made, RULESET, rules=["E01", "E02"]).findings
    assert sorted(zip(found["rule"], found["plots"], strict=True)) == [("E01", "p0"), ("E02", "p1")]
    before, after, *_ = found["detail"][int(np.flatnonzero(found["rule"] == "E01")[0])].split("|")
    assert " " not in before + after
    assert after in address.split()
    assert found["detail"][int(np.flatnonzero(found["rule"] == "E02")[0])] == ""
