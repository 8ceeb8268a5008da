"""The Processing algorithm, in this process and in the real `qgis_process` with the built zip."""

import json
import sqlite3
from pathlib import Path

import pytest
from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from land_campaign_plugin.processing.check_plots import CheckPlots

ALGORITHM = "landcampaign:checkplots"


@pytest.fixture
def expected(checked_copy):
    """Findings by rule of the checked work copy, but for frames of sheets, which a layer of plots does not bring."""
    connection = sqlite3.connect(checked_copy)
    found = dict(connection.execute("SELECT rule, count(*) FROM finding WHERE rule <> 'M04' GROUP BY rule"))
    connection.close()
    return found


def counts(summary: str) -> dict[str, int]:
    rules = json.loads(summary)["rules"]
    return {code: rule["count"] for code, rule in rules.items() if rule["count"]}


def run(layer, feedback=None, **parameters):
    algorithm = CheckPlots()
    algorithm.initAlgorithm()
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    QgsProject.instance().addMapLayer(layer)
    values = {"INPUT": layer.id(), "RULESET": "vn-2024", "RULES": "", **parameters}
    results, fine = algorithm.run(values, context, feedback or QgsProcessingFeedback(), catchExceptions=False)
    assert fine
    return results


def squares(*wkts, crs="EPSG:9209"):
    layer = QgsVectorLayer(f"Polygon?crs={crs}&field=SoThuTuThua:string&field=SoHieuToBanDo:string", "plots", "memory")
    features = []
    for number, wkt in enumerate(wkts, 1):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature.setAttributes([str(number), "1"])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


@pytest.mark.parametrize(
    "wkts, found",
    [
        (["Polygon((0 0, 10 0, 10 10, 0 10, 0 0))", "Polygon((10 0, 20 0, 20 10, 10 10, 10 0))"], {}),
        (["Polygon((0 0, 10.5 0, 10.5 10, 0 10, 0 0))", "Polygon((10 0, 20 0, 20 10, 10 10, 10 0))"], {"T01": 1}),
        (["Polygon((0 0, 10 10, 10 0, 0 10, 0 0))"], {"G02": 1}),
    ],
)
def test_any_layer_is_checked(qgis_app, wkts, found):
    results = run(squares(*wkts), RULES="G02,T01")
    assert counts(results["SUMMARY"]) == found
    assert results["ERRORS"] == sum(found.values())


def drawn(kind, *rows, crs="EPSG:9209"):
    layer = QgsVectorLayer(f"{kind}?crs={crs}&field=Level:integer&field=SoThuTuThua:string", kind, "memory")
    features = []
    for wkt, *values in rows:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature.setAttributes(values)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    QgsProject.instance().addMapLayer(layer)
    return layer.id()


def test_lines_labels_and_papers_are_checked_where_they_are_given(qgis_app):
    plots = "Polygon((0 0, 10 0, 10 10, 0 10, 0 0))", "Polygon((10 0, 20 0, 20 10, 10 10, 10 0))"
    lines = drawn(
        "LineString", (plots[0].replace("Polygon((", "LineString(")[:-1], 10, None), ("LineString(5 5, 9 5)", 14, None)
    )
    labels = drawn("Point", ("Point(5 5)", 13, "1"), ("Point(15 5)", 13, "12"), ("Point(16 5)", 2, "ONT"))
    papers = drawn(
        "Polygon", ("Polygon((0 0, 10 0, 10 9, 0 9, 0 0))", 61, None), ("Polygon((1 1, 2 1, 2 2, 1 1))", 10, None)
    )
    rules = {"RULES": "T07,T08,T09"}
    assert counts(run(squares(*plots), LINES=lines, LABELS=labels, LEGAL=papers, **rules)["SUMMARY"]) == {
        "T08": 1,
        "T09": 1,
    }
    outcomes = json.loads(run(squares(*plots), LINES=lines, **rules)["SUMMARY"])["rules"]
    assert [outcomes[code]["outcome"] for code in ("T07", "T08", "T09")] == ["clean", *["nothing_to_check"] * 2]


def test_a_drawing_without_a_reference_system_is_refused_and_one_in_another_is_moved(qgis_app):
    plot = "Polygon((560000 2290000, 560010 2290000, 560010 2290010, 560000 2290010, 560000 2290000))"
    with pytest.raises(QgsProcessingException, match="The layer .* has no reference system"):
        run(squares(plot), LABELS=drawn("Point", ("Point(5 5)", 13, "1"), crs=""), RULES="T08")
    # 2 m east and 4 m north of the plot's corner, in degrees
    moved = drawn("Point", ("Point(106.0779 20.7014)", 13, "1"), crs="EPSG:4326")
    rules = json.loads(run(squares(plot), LABELS=moved, RULES="T08")["SUMMARY"])["rules"]
    assert rules["T08"]["outcome"] == "clean"


def test_plots_without_a_reference_system_are_refused_in_words(qgis_app):
    with pytest.raises(QgsProcessingException, match="reference system"):
        run(squares("Polygon((0 0, 10 0, 10 10, 0 0))", crs=""))


def test_an_unknown_rule_is_refused_in_words(qgis_app):
    with pytest.raises(QgsProcessingException, match="There is no rule X99"):
        run(squares("Polygon((0 0, 10 0, 10 10, 0 0))"), RULES="X99")


def test_cancelling_stops_it(qgis_app, sample_source):
    feedback = QgsProcessingFeedback()
    feedback.cancel()
    with pytest.raises(QgsProcessingException, match="Stopped"):
        run(QgsVectorLayer(f"{sample_source}|layername=plots", "plots", "ogr"), feedback)


def test_findings_are_those_of_the_work_copy(qgis_app, sample_source, expected, tmp_path):
    target = tmp_path / "lỗi.gpkg"
    layer = QgsVectorLayer(f"{sample_source}|layername=plots", "plots", "ogr")
    results = run(layer, OUTPUT=str(target))
    assert counts(results["SUMMARY"]) == expected
    written = QgsVectorLayer(f"{target}|layername=findings", "findings", "ogr")
    assert written.featureCount() == sum(expected.values())


def test_outlines_and_the_list_of_sheets_are_optional(qgis_app, moved_copy):
    source = moved_copy.with_name("source.gpkg")
    listed = str(source.with_suffix(".sheet_list.csv"))
    rules = {"RULES": "B01,B02,B03,M05,M06"}
    told = json.loads(run(QgsVectorLayer(f"{source}|layername=plots", "plots", "ogr"), **rules)["SUMMARY"])["rules"]
    assert {rule["outcome"] for rule in told.values()} == {"nothing_to_check"}
    outlines = QgsVectorLayer(f"{source}|layername=communes", "communes", "ogr")
    QgsProject.instance().addMapLayer(outlines)
    plots = QgsVectorLayer(f"{source}|layername=plots", "plots", "ogr")
    told = json.loads(run(plots, **rules, COMMUNES=outlines.id(), SHEET_LIST=listed)["SUMMARY"])["rules"]
    assert {rule["outcome"] for rule in told.values()} <= {"findings", "clean"}
    memory = outlines.materialize(QgsFeatureRequest())
    QgsProject.instance().addMapLayer(memory)
    plots = QgsVectorLayer(f"{source}|layername=plots", "plots", "ogr")
    again = json.loads(run(plots, **rules, COMMUNES=memory.id(), SHEET_LIST=listed)["SUMMARY"])["rules"]
    assert again == told


def test_qgis_process_checks_a_sample(qgis_process, sample_source, expected, tmp_path):
    order = {"inputs": {"INPUT": f"{sample_source}|layername=plots", "OUTPUT": str(tmp_path / "lỗi.gpkg")}}
    done = qgis_process("run", ALGORITHM, "--json", "-", text=json.dumps(order))
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout)["results"]
    assert counts(results["SUMMARY"]) == expected
    assert Path(results["OUTPUT"]).exists()


def test_coverage_functions_work_inside_qgis_process(qgis_process):
    done = qgis_process("run", "script:coverage", "--json", "-", text='{"inputs": {}}')
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["results"]["LENGTHS"] == "10.00 10.00 0.00"
