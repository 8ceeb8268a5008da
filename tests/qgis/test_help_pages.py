"""Every rule has a help page with all its sections, in both languages."""

import tomllib

import pytest

from land_campaign_plugin.paths import resource
from land_campaign_plugin.rules.registry import RULES

VIETNAMESE = tomllib.loads(resource("help", "rules_vi.toml").read_text(encoding="utf-8"))


def test_no_page_is_left_over():
    assert sorted(VIETNAMESE) == sorted(RULES)


@pytest.mark.parametrize("code", RULES)
def test_a_page_has_all_sections(code):
    assert list(VIETNAMESE[code]) == list(RULES[code].sections())


@pytest.mark.parametrize("code", RULES)
def test_a_page_is_shown(qgis_app, code):
    from land_campaign_plugin.gui.help_window import contents, page

    assert f"<h2>{code} " in page(code)
    assert page(code).count("<h4>") == len(RULES[code].sections())
    assert code in contents()
