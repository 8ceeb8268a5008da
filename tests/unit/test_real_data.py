"""Real parcels against a slower, independent reckoning. Collected only where the data lie beside the project."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from land_campaign_plugin.native import shapely
from land_campaign_plugin.sources.reader import read_all
from land_campaign_plugin.verbs.check import check
from land_campaign_plugin.verbs.load_folder import load_folder

DATA = Path(__file__).parents[3] / "shared" / "data"
FRENCH = {"layer": "PARCELLE_id", "mapping": {"plot_number": "TEX", "area_recorded_m2": "SUPF"}}
SOURCES = {
    "fr_sheets_25354.gpkg": FRENCH,
    "fr_sheets_13029.gpkg": FRENCH,
    "nz_parcels.gpkg": {"mapping": {"area_recorded_m2": "SURVEY_ARE"}},
}
PRESENT = {name: options for name, options in SOURCES.items() if (DATA / name).exists()}

if PRESENT:

    @pytest.fixture(scope="module", params=PRESENT)
    def source(request):
        path, options = DATA / request.param, PRESENT[request.param]
        plots, _ = read_all([path], **options)
        return plots.geometry, check([path], **options)

    def test_overlaps_are_those_of_every_pair_intersected(source):
        shapes, result = source
        one, other = shapely.STRtree(shapes).query(shapes)
        one, other = one[one < other], other[one < other]
        area = shapely.area(shapely.intersection(shapes[one], shapes[other]))
        found = result.findings["rule"] == "T01"
        assert np.sort(result.findings["measured"][found]) == pytest.approx(np.sort(area[area > 0.01]))

    def test_enclosed_gaps_are_the_holes_of_the_union(source):
        shapes, result = source
        holes = [
            shapely.polygons(ring)
            for part in shapely.get_parts(shapely.union_all(shapes))
            for ring in shapely.get_rings(part)[1:]
        ]
        inside = shapely.union_all([hole for hole in holes if shapely.area(hole) > 0.01])
        gaps = result.findings.geometry[result.findings["rule"] == "T02"]
        # slits that are open at an end are no holes: those of the gaps that are, are the same ground
        enclosed = [gap for gap in gaps if shapely.area(shapely.intersection(gap, inside)) > 0.5 * shapely.area(gap)]
        assert shapely.area(shapely.union_all(enclosed)) == pytest.approx(shapely.area(inside), abs=0.05)

    def test_invalid_shapes_are_those_that_geos_calls_invalid(source):
        shapes, result = source
        assert result.outcomes["G02"].count == int((~shapely.is_valid(shapes)).sum())

    def test_every_rule_ran_or_says_why_not(source):
        _, result = source
        assert {outcome.outcome for outcome in result.outcomes.values()} <= {"clean", "findings", "nothing_to_check"}
        assert all(outcome.reason for outcome in result.outcomes.values() if outcome.outcome == "nothing_to_check")

    @pytest.mark.parametrize("name", [name for name in PRESENT if name.startswith("fr_")])
    def test_of_layers_that_are_unclear_none_is_loaded_from_a_folder(tmp_path, name):
        (tmp_path / "in").mkdir()
        shutil.copy(DATA / name, tmp_path / "in" / name)
        (line,) = load_folder(tmp_path / "in", tmp_path / "w.gpkg").sheets
        assert (line.outcome, "Name the layer (--layer)" in line.sentence()) == ("failed", True)
