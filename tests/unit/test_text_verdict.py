"""Columns are recognised as a whole; clean ones and other languages are left alone."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from land_campaign_plugin.model.catalogues import units
from land_campaign_plugin.model.legacy_text import ENCODINGS, NFD, TCVN3, TITLES, UNICODE, VNI, encoded, to_bytes
from land_campaign_plugin.model.syllables import is_syllable, syllables
from land_campaign_plugin.model.text_verdict import as_texts, judge_columns, may_be_legacy, recognise
from land_campaign_plugin.model.texts import TextColumn

CLEAN = [
    "Thôn Đoài, Xã Tân Hưng",
    "Tổ dân phố 3, Phường Phố Hiến",
    "Nguyễn Thị Hồng",
    "Hoàng",
    "đất ở 300 m²",
    None,
    "",
]
MARKED = CLEAN[:5]


def legacy(texts, encoding):
    return [text and encoded(text, encoding) for text in texts]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_column_is_recognised_and_converted_whole(encoding):
    seen = legacy(CLEAN, encoding)
    verdict = recognise(seen)
    assert (verdict.encoding, verdict.mixed, verdict.share, verdict.left) == (encoding, False, 1.0, 0)
    assert [verdict.convert(text) for text in seen] == CLEAN
    assert verdict.score > verdict.runner_up_score
    assert 0 < verdict.improved <= verdict.score <= 1
    assert encoded(verdict.after, encoding) == verdict.before
    assert " " not in verdict.before
    assert encoding in TITLES


@pytest.mark.parametrize("encoding", [name for name in ENCODINGS if name != NFD and not name.startswith("utf8")])
def test_a_column_of_bytes_is_recognised(encoding):
    for column in (legacy_bytes := [to_bytes(text, encoding) for text in MARKED], np.array(legacy_bytes)):
        assert recognise(column).encoding == encoding
    assert [*map(recognise(legacy_bytes).convert, as_texts([*legacy_bytes, None]))] == [*MARKED, None]
    assert recognise([text.encode() for text in MARKED]).encoding == UNICODE
    assert recognise(np.array([text.encode() for text in MARKED])).encoding == UNICODE


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_converting_the_converted_changes_nothing(encoding):
    verdict = recognise(legacy(CLEAN, encoding))
    assert recognise([verdict.convert(text) for text in legacy(CLEAN, encoding)]).encoding == UNICODE
    assert [recognise(CLEAN).convert(text) for text in CLEAN] == CLEAN
    assert [verdict.convert(text) for text in MARKED[:3]] == MARKED[:3]


ALONE = {
    "Unicode": CLEAN,
    "ASCII": ["Thon Doai, xa Tan Hung", "300 m2", "ONT+CLN"],
    "English": ["The owner's café, naïve façade", "Plot №12 – fenced", "résumé of the survey"],
    "French": (
        "Le propriétaire de la forêt est né à Orléans où il a hérité des parcelles numérotées près de l'église, côté "
        "château, dès l'été. Thé, élève, mère, père, hôtel, île, août, naïf, ça, déjà, né, répété"
    ),
    "German": "Straße Grundstück Müller öffentlich über Häuser größe für Bäume schön nächste zurück",
    "Spanish": "año España niño señor mañana está población según también número línea país después",
    "numbers": ["1", "12,5", "1.234", "½"],
    "plot codes": ["VN-AĐ-0001", "Đ12/34", "TĐ 7"],
    "serials": ["AĐ 266864", "CĐ 123456", "BĐ 000001", "Đ 1"],
    "serials in TCVN3": ["A§ 266864", "C§ 123456"],
    "signs": ["300 m²", "±2 °", "§ 12", "“x”"],
    "nothing": [None, "", None],
    "no rows": [],
    "one word that both have": ["Hoàng"],
    "one cell": ["Hång"],
}


@pytest.mark.parametrize("column", ALONE.values(), ids=ALONE)
def test_other_columns_are_left_alone(column):
    column = column.split() if isinstance(column, str) else column
    verdict = recognise(column)
    assert verdict.encoding == UNICODE
    assert [verdict.convert(text) for text in column] == column


def test_every_commune_is_recognised_in_every_encoding():
    names = [f"{unit.title}, {part.strip()}" for unit in units().values() for part in unit.old_units.split(",")]
    assert recognise(names).encoding == UNICODE
    for encoding in ENCODINGS:
        assert recognise(legacy(names, encoding)).encoding == encoding


def test_hoang_is_what_its_column_says():
    assert recognise(["Hoàng", "Nguyeãn Thò Höng"]).convert("Hoàng") == "Hồng"
    assert recognise(["Hoàng", "Nguyễn Thị Hưng"]).convert("Hoàng") == "Hoàng"


def test_a_mixed_column_says_how_large_a_part_is_legacy():
    column = TextColumn.of([*legacy(["Thôn Thượng", "Xã Tân Hưng"], VNI), "Thôn Đoài", "Xã Hưng Yên", "Hoàng"] * 2)
    verdict = recognise(column)
    assert (verdict.encoding, verdict.mixed, verdict.share) == (VNI, True, 0.5)
    assert (verdict.changes, verdict.left) == (4, 2)
    assert [verdict.convert(text) for text in column[:5]] == [
        "Thôn Thượng",
        "Xã Tân Hưng",
        "Thôn Đoài",
        "Xã Hưng Yên",
        "Hoàng",
    ]


def test_counts_weigh_the_share():
    seen = [*legacy(["Thôn Thượng, xã Tân Hưng"], TCVN3), "Thôn Thượng, xã Tân Hưng"]
    assert recognise(seen, [30, 10]).share == 0.75
    assert recognise(seen, [30, 10]).changes == 30


def test_what_cannot_be_converted_is_counted():
    verdict = recognise([*legacy(["Thôn Thượng", "Xã Tân Hưng"] * 60, TCVN3), "Kr\u00e0 Th\u00abn"])
    assert (verdict.mixed, verdict.left) == (False, 1)


def test_columns_are_judged_by_name():
    columns = {
        "name": np.array([text.encode() for text in ("Trần Văn Mẫu", "Lê Thị Mẫu", "")]),
        "address": np.array([text.encode() for text in legacy(MARKED, TCVN3)]),
    }
    assert {name: verdict.encoding for name, verdict in judge_columns(columns).items()} == {
        "name": UNICODE,
        "address": TCVN3,
    }


@pytest.mark.parametrize("encoding", [name for name in ENCODINGS if name != NFD])
def test_a_text_that_may_be_legacy_is_known(encoding):
    assert may_be_legacy(encoded("Thôn Thượng", encoding))
    assert not may_be_legacy("Thôn Thượng, xã Hòa Bình")


# right and wrong ones by the school grammar
RIGHT = (
    "hoà hòa quý thuỷ thủy nguyễn giếng gì giặc quốc khuỷu ngoằn yên ý oanh ủy uỷ khuya xoong giữa gìn nghiêng kỳ cửu "
    "rượu ướt úp Đoài THƯỢNG ở huỳnh chuông Ứng Mỹ"
)
WRONG = "cế gế ghố ngề ngiễ thọcc thòc mằp đ ẵ ộtộ hôìng krông bôc été forêt ấp1 iêm"


def test_syllables_follow_the_rules_of_spelling():
    assert [word for word in RIGHT.split() if not is_syllable(word)] == []
    assert [word for word in WRONG.split() if is_syllable(word)] == []
    assert {word for unit in units().values() for word in unit.name.lower().split()} <= syllables()


WORDS = st.sampled_from(sorted(syllables()))


@settings(deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1))
def test_clean_texts_are_never_flagged(column):
    assert recognise(column).encoding == UNICODE


@settings(deadline=None)
@given(st.lists(st.text() | st.binary() | st.none()), st.booleans())
def test_nothing_makes_it_raise(values, upper):
    verdict = recognise(values, upper=upper)
    texts = [value for value in values if not isinstance(value, bytes)]
    assert all(isinstance(verdict.convert(text), str) or text is None for text in texts)
    for text in filter(None, texts):
        may_be_legacy(text)
