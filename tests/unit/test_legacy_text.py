"""Text from before Unicode becomes Unicode and back, every letter, and nothing is changed that cannot be had back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from land_campaign_plugin.model.legacy_text import (
    CP1258,
    ENCODINGS,
    NFD,
    TCVN3,
    UTF8_CP1252,
    UTF8_CP1252_TWICE,
    UTF8_LATIN1,
    UTF8_LATIN1_TWICE,
    VNI,
    carried,
    convert,
    convert_back,
    decoded,
    encoded,
    from_bytes,
    raw_bytes,
    to_bytes,
)

SMALL = "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
LETTERS = SMALL + SMALL.upper()
OWN_CAPITALS = "ĂÂÊÔƠƯĐ"
# what `iconv -f TCVN5712-1` of the GNU C library makes of these bytes is SMALL
ICONV = bytes.fromhex(
    "a8a9aaabacadaeb5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcdddedfe1e2e3e4e5e6e7e8e9eaebecedeeeff1f2f3"
    "f4f5f6f7f8f9fafbfcfdfe"
)
# worked out by hand from the tables of the fonts, and by Python's own codecs where it has them
EXAMPLES = [
    (TCVN3, "Nguyễn Thị Hồng", b"Nguy\xd4n Th\xde H\xe5ng"),
    (VNI, "Nguyễn Thị Hồng", b"Nguye\xe3n Th\xf2 Ho\xe0ng"),
    (CP1258, "Nguyễn Thị Hồng", b"Nguy\xea\xden Thi\xf2 H\xf4\xccng"),
    (TCVN3, "Thôn Đoài, xã Tân Hưng", b"Th\xabn \xa7o\xb5i, x\xb7 T\xa9n H\xadng"),
    (VNI, "Thôn Đoài, xã Tân Hưng", b"Tho\xe2n \xd1oa\xf8i, xa\xf5 Ta\xe2n H\xf6ng"),
    (VNI, "ĐƯỜNG ƯỚC", b"\xd1\xd6\xd4\xd8NG \xd6\xd4\xd9C"),
    (TCVN3, "THÔN ĐOÀI, XÃ TÂN", b"TH\xa4N \xa7O\xb5I, X\xb7 T\xa2N"),
    *((UTF8_CP1252, text, text.encode()) for text in ("Đường Ỷ Lan", "xã Ước")),
]


def test_the_table_has_all_letters():
    assert len(set(LETTERS)) == 134
    assert from_bytes(ICONV, TCVN3) == SMALL
    assert to_bytes(SMALL, TCVN3) == ICONV


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_comes_back(encoding, letter):
    shared = encoding == TCVN3 and letter.isupper() and letter not in OWN_CAPITALS
    # sixty capitals have no code of their own: the font, or a word of capitals, has to tell
    text = f"NG{letter}" if shared else letter
    there = encoded(text, encoding)
    assert decoded(there, encoding) == text
    if encoding != NFD:
        assert from_bytes(raw_bytes(there), encoding) == text
    if shared:
        assert encoded(letter, encoding) is None
        assert decoded(encoded(letter, encoding, upper=True), encoding, upper=True) == letter


@pytest.mark.parametrize("encoding, text, raw", EXAMPLES)
def test_examples(encoding, text, raw):
    assert from_bytes(raw, encoding) == text
    assert to_bytes(text, encoding) == raw
    assert decoded(raw.decode("latin-1"), encoding) == text or encoding == UTF8_CP1252


@pytest.mark.parametrize(
    "encoding, page, times",
    [
        (UTF8_CP1252, "cp1252", 1),
        (UTF8_LATIN1, "latin-1", 1),
        (UTF8_CP1252_TWICE, "cp1252", 2),
        (UTF8_LATIN1_TWICE, "latin-1", 2),
    ],
)
def test_doubled_utf8_is_what_codecs_make_of_it(encoding, page, times):
    text = seen = "Nguyễn Thị Hồng, thôn Thượng"  # no byte that Windows-1252 leaves open
    for _ in range(times):
        seen = seen.encode("utf-8").decode(page)
    assert decoded(seen, encoding) == text
    assert encoded(text, encoding) == seen


def test_cp1258_takes_whole_letters_and_letters_in_two_pieces():
    assert decoded("Hà Nôòi".encode("cp1252").decode("latin-1"), CP1258) == "Hà Nội"
    assert decoded("HaÌ Nôòi", CP1258) == "Hà Nội"


CAPITALS = [
    # small letters with a shared code, by the word and by the text around it
    ("NGUY\u00d4N", "NGUYỄN"),
    ("Nguy\u00d4n", "Nguyễn"),
    ("V\u00f2", "Vũ"),  # one capital alone opens a name more often than it shouts
    ("V\u00f2 TH\u00de LAN", "VŨ THỊ LAN"),
    ("V\u00f2 Th\u00de Lan", "Vũ Thị Lan"),
    ("\u00b8NH", "ÁNH"),
    ("\u00b8nh", "ánh"),
    ("TH\u00d4N Th\u00aan", "THỄN Thên"),
]


@pytest.mark.parametrize("seen, text", CAPITALS)
def test_capitals_of_tcvn3_are_told_by_their_neighbours(seen, text):
    assert decoded(seen, TCVN3) == text


def test_a_font_of_capitals_shows_capitals():
    assert decoded("h\u00b5 n\u00e9i", TCVN3, upper=True) == "HÀ NỘI"
    assert encoded("HÀ NỘI", TCVN3, upper=True) == "H\u00b5 N\u00e9I"
    assert encoded("Hà Nội", TCVN3, upper=True) is None


@pytest.mark.parametrize(
    "encoding, text",
    [
        (TCVN3, "Hưng"),  # has a letter that is Unicode already
        (TCVN3, "Ho\u00e0ng"),  # E0 is no letter there
        (VNI, "x\u00e3"),  # a mark without its vowel
        (VNI, "A\u00f9nh"),  # a small mark on a capital would come back as a capital one
        (UTF8_CP1252, "xã Hưng"),
        (UTF8_LATIN1, "x\u00c3"),  # half a letter: the other half was lost
        (CP1258, "Thôn Thượng"),
    ],
)
def test_what_would_be_lost_is_told_and_left(encoding, text):
    assert decoded(text, encoding) is None
    assert convert(text, encoding) == text


@pytest.mark.parametrize("encoding, text", [(TCVN3, "Ánh"), (TCVN3, "ç"), (CP1258, "日本"), (VNI, "aä")])
def test_what_would_not_come_back_is_not_written_either(encoding, text):
    assert encoded(text, encoding) is None
    assert convert_back(text, encoding) == text


def test_bytes_and_what_readers_show_of_them_are_the_same():
    every = bytes(range(256))
    assert raw_bytes(carried(every)) == every
    assert raw_bytes(every.decode("latin-1")) == every
    assert carried(b"\x80\x93\x81") == "\u20ac\u201c\x81"
    assert raw_bytes("ư") is None


ANY = st.text() | st.text(st.characters(max_codepoint=0x17F)) | st.text(alphabet=LETTERS + "aouAOU NGng ,\u00ad\u00a0")


@given(ANY, st.sampled_from(ENCODINGS), st.booleans())
def test_no_text_is_lost_and_none_raises(text, encoding, upper):
    there = decoded(text, encoding, upper=upper)
    if there is not None and not upper:
        back = encoded(there, encoding)
        assert back == text or unicodedata.normalize("NFC", there) == decoded(back, encoding)
        assert back == text or encoding in (CP1258, NFD)
    back = encoded(text, encoding, upper=upper)
    if back is not None:
        assert decoded(back, encoding, upper=upper) == text


@given(st.binary(), st.sampled_from([name for name in ENCODINGS if name != NFD]))
def test_no_bytes_are_lost_and_none_raise(raw, encoding):
    text = from_bytes(raw, encoding)
    if text is not None and encoding != CP1258:
        assert to_bytes(text, encoding) == raw


@given(st.lists(st.characters(categories=["Cs"])), st.sampled_from(ENCODINGS))
def test_lone_surrogates_do_not_raise(chars, encoding):
    text = "\u00c3" + "".join(chars)
    decoded(text, encoding)
    encoded(text, encoding)
