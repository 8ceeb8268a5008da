"""No text of any kind stops a rule of the plot's record."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from land_campaign_plugin.checking.run import check_plots
from land_campaign_plugin.model.findings import COULD_NOT_RUN
from land_campaign_plugin.model.language import ENGLISH
from land_campaign_plugin.model.tables import PlotTable
from land_campaign_plugin.native import shapely
from land_campaign_plugin.rules.describe import message, remedy
from land_campaign_plugin.rules.rulesets import load_ruleset

RULESET = load_ruleset()
RECORD_RULES = ["A01", "A02", "A03", "A04", "A05", "A06", "A12", "I01", "I02", "I03", "I04"]
COLUMNS = ("commune", "sheet_number", "plot_number", "land_use", "address", "status", "plot_code", "plot_code_issued")
TEXT = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.text("0123456789", max_size=400),
    st.sampled_from(["11953", "11989", "Xã Tân Hưng, Tỉnh Hưng Yên", "w7emvbed1v12", "ONT", "7", "000000000000"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(*[TEXT] * len(COLUMNS)), min_size=1, max_size=4))
def test_any_texts_are_judged(rows):
    columns = {name: np.array([row[at] for row in rows] + [None], object)[:-1] for at, name in enumerate(COLUMNS)}
    columns["uid"] = np.array([f"u{row}" for row in range(len(rows))], dtype=object)
    shapes = np.array([shapely.box(20 * row, 0, 20 * row + 10, 10) for row in range(len(rows))])
    result = check_plots(PlotTable(columns, shapes, "EPSG:9209"), RULESET, rules=RECORD_RULES, jobs=1)
    assert not [code for code, outcome in result.outcomes.items() if outcome.outcome == COULD_NOT_RUN]
    for row in range(len(result.findings)):
        assert message(result.findings, row, ENGLISH)
        assert remedy(result.findings, row, ENGLISH)
