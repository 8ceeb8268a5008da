"""Names as they are compared: two spellings of one name share a key."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from land_campaign_plugin.model import person_name
from land_campaign_plugin.model.byte_patterns import decoded, texts

SAME = [
    ("Nguyễn Văn Hòa", "Nguyễn Văn Hoà"),
    ("NGUYỄN VĂN HOÀ", "nguyễn văn hòa"),
    ("Trần Thị Quí", "Trần Thị Quý"),
    ("Lê Thúy", "Lê Thuý"),
    ("Lê Khỏe", "Lê Khoẻ"),
    ("  Lê   Văn  An ", "Lê Văn An"),
    ("Lê\u00a0Văn\u200b An", "Lê Văn An"),
    (unicodedata.normalize("NFD", "Đặng Thị Hường"), "Đặng Thị Hường"),
    ("\u00d0ặng Thị Hường", "Đặng Thị Hường"),
]
DIFFERENT = [
    ("Lê Văn Hòa", "Lê Văn Hóa"),
    ("Lê Văn Hoa", "Lê Văn Hoà"),
    ("Lê Văn An", "Lê Văn Ân"),
    ("Lê Thị Mai", "Lê Thị Mái"),
    ("Lê Văn Quy", "Lê Văn Quý"),
    ("Lê Văn Tùng", "Lê Văn Từng"),
    ("Lê Văn An", "Lê Văn Ban"),
    ("Đỗ Hà", "Dỗ Hà"),
    ("", "Lê"),
]


@pytest.mark.parametrize("one, other", SAME)
def test_spellings_of_one_name(one, other):
    assert person_name.same(one, other)


@pytest.mark.parametrize("one, other", DIFFERENT)
def test_names_that_differ(one, other):
    assert not person_name.same(one, other)


@given(st.lists(st.one_of(st.none(), st.text(), st.binary()), max_size=6))
def test_no_text_raises_and_a_key_is_its_own_key(values):
    stored = texts(values)
    found = [decoded(key) for key in person_name.keys(stored).tolist()]
    assert found == [decoded(person_name.key(value).encode().rstrip(b"\0")) for value in stored.tolist()]
    assert all(person_name.same(value, value) for value in values)
