"""Texts of a source field, whether they are decoded once each or, where hardly any are the same, all at once."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from land_campaign_plugin.sources.notes import Tally
from land_campaign_plugin.sources.values import Reader

MANY = 20_001
"""So many different texts, and a field is taken for one of ids."""


def of_ids():
    reader = Reader("id")
    reader.texts(np.arange(MANY).astype("S"), Tally())
    reader.texts(np.array([b"0"]), Tally())
    return reader


READERS = {"few different texts": Reader("land_use"), "ids": of_ids()}


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
@given(st.lists(st.one_of(st.binary(max_size=6), st.sampled_from([b"", b" ", b"\t\n", b" 1", b"7\0a", b"\x1f"]))))
def test_texts_are_what_python_makes_of_them(reader, values):
    values = [bytes(letter & 127 for letter in value) for value in values]
    found = reader.texts(np.array(values, dtype="S6"), Tally())
    plain = [value.decode("ascii").rstrip("\0") for value in values]
    assert found.tolist() == [text if text and not text.isspace() else None for text in plain]


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_what_is_masked_is_missing_and_letters_beyond_ascii_are_kept(reader):
    values = np.ma.MaskedArray([b"A1", b"B2", b"C3"], mask=[False, True, False])
    assert reader.texts(values, Tally()).tolist() == ["A1", None, "C3"]
    assert reader.texts(np.array(["Đồng", "x"]).astype(object), Tally()).tolist() == ["Đồng", "x"]
    assert reader.texts(np.array(["Đồng".encode(), b"x"]), Tally()).tolist() == ["Đồng", "x"]
