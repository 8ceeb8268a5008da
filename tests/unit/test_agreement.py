"""Whether a plugin and a store understand each other: a table of versions and days."""

from datetime import date

import pytest

from land_campaign_plugin.model.errors import StoreError
from land_campaign_plugin.store.agreement import agree, numbers, refuse_unknown_fields
from land_campaign_plugin.store.contract import seal

DAY = date(2027, 3, 31)

CASES = [
    # min_client, old_clients_until, version, today, sentence (None: nothing to tell, "!": refused)
    ("", "", "0.5.0", DAY, None),
    ("0.5.0", "2027-03-31", "0.5.0", DAY, None),
    ("0.6.0", "2027-03-31", "0.5.9", DAY, "until 2027-03-31"),
    ("0.6.0", "2027-03-31", "0.5.9", date(2027, 4, 1), "!since 2027-03-31"),
    ("0.10.0", "2027-03-30", "0.9.0", DAY, "!since"),
    ("0.6.0", "", "0.5.9", DAY, "!nothing"),
    ("0.6.0", "2027-03-31", "0.6.1-beta", DAY, None),
    ("0.6.0", "2027-03-31", "dev", DAY, "until"),
]


@pytest.mark.parametrize("least, until, version, today, sentence", CASES)
def test_an_old_plugin_is_told_and_in_the_end_refused(least, until, version, today, sentence):
    said = {"meta": {"proto": "1", "min_client": least, "old_clients_until": until}}
    if sentence and sentence.startswith("!"):
        with pytest.raises(StoreError, match=sentence[1:]):
            agree(said, version, today)
        return
    notices = [notice.sentence() for notice in agree(said, version, today)]
    assert len(notices) == (sentence is not None)
    assert all(sentence in notice for notice in notices)


@pytest.mark.parametrize("proto, word", [("2", "newer"), ("0", "older")])
def test_another_protocol_is_refused_before_anything_is_sent(proto, word):
    with pytest.raises(StoreError, match=word):
        agree({"meta": {"proto": proto}}, "0.5.0")


def test_a_password_that_ends_is_told():
    (notice,) = agree({"meta": {}, "password_until": "2027-04-02T00:00:00+00:00"}, "0.5.0", DAY)
    assert "2027-04-02" in notice.sentence()


@pytest.mark.parametrize("version, expected", [("1.10.2", (1, 10, 2)), ("0.6.0rc1", (0, 6, 0)), ("x", ()), ("", ())])
def test_a_version_is_read_as_numbers(version, expected):
    assert numbers(version) == expected


def test_a_field_that_the_store_does_not_know_is_not_sent_and_not_dropped():
    ours = ("note", "depth_m")
    plain = seal("c1", "u1", "U", 1, {"note": "x"}, client="a", client_seq=1)
    newer = seal("c2", "u2", "U", 1, {"note": "x", "depth_m": "2.0"}, client="a", client_seq=2)
    refuse_unknown_fields({"fields": ["note"]}, ours, [plain])
    refuse_unknown_fields({"fields": [*ours, "colour"]}, ours, [plain, newer])
    refuse_unknown_fields({}, ours, [newer])
    with pytest.raises(StoreError, match="1 plot: depth_m"):
        refuse_unknown_fields({"fields": ["note"]}, ours, [plain, newer])
