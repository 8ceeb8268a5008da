"""What the command line says of a store: people's words for tables, sizes that can be read, days by language."""

import pytest

from land_campaign_plugin.model.language import ENGLISH, Day, Language
from land_campaign_plugin.reports.store_tables import size_text, store_table

VIETNAMESE = Language("vi")


@pytest.mark.parametrize(
    ("size", "english", "vietnamese"),
    [(0, "0 KB", "0 KB"), (10, "1 KB", "1 KB"), (2**19, "512 KB", "512 KB"), (3 * 2**19, "1.5 MB", "1,5 MB")],
)
def test_a_size_is_never_a_row_of_zeros(size, english, vietnamese):
    assert size_text(size, ENGLISH) == english
    assert size_text(size, VIETNAMESE) == vietnamese


def test_tables_have_names_and_files_keep_theirs():
    for name in ("hist", "rejected", "person", "in_force", "meta", "plot"):
        assert str(store_table(name)) != name
    assert str(store_table("store.gpkg")) == "store.gpkg"


def test_days_are_written_as_the_language_writes_them():
    assert ENGLISH.text("until {day}", day=Day("2026-12-01")) == "until 2026-12-01"
    assert VIETNAMESE.text("until {day}", day=Day("2026-12-01")) == "until 01/12/2026"
    assert VIETNAMESE.day("2026-12-01T08:00:00+00:00") == "01/12/2026"
    assert VIETNAMESE.day("1987") == "1987"


@pytest.mark.parametrize(
    ("several", "one"),
    [
        (
            "{count} plots wait for a decision: somebody else changed the same.",
            "1 plot waits for a decision: somebody else changed the same.",
        ),
        (
            "{count} plots wait for another one that they hang together with.",
            "1 plot waits for another one that it hangs together with.",
        ),
        ("{count} errors injected; they are listed in x", "1 error injected; it is listed in x"),
        ("{count} plots were set back. Check and push them.", "1 plot was set back. Check and push it."),
    ],
)
def test_one_is_spoken_of_as_one(several, one):
    assert ENGLISH.text(several, count=1) == one
    assert ENGLISH.text(several, count=2) == several.replace("{count}", "2")
