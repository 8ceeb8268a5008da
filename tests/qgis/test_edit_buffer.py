"""Plots cross the border in bulk, NULL becomes None, and edits that are not saved count."""

import numpy as np
import pytest
from qgis.core import NULL, QgsFeature, QgsField, QgsFields, QgsGeometry
from qgis.PyQt.QtCore import QMetaType

from land_campaign_plugin.native import shapely
from land_campaign_plugin.qgis_bridge import convert
from land_campaign_plugin.qgis_bridge.edit_buffer import EditBufferSource, correction, features_by_uid, highest_number


def feature(fields, wkt, *values):
    made = QgsFeature(fields)
    made.setGeometry(QgsGeometry.fromWkt(wkt) if wkt else QgsGeometry())
    made.setAttributes(list(values))
    return made


@pytest.fixture
def fields(qgis_app):
    made = QgsFields()
    for name, kind in (("uid", QMetaType.Type.QString), ("land_use", QMetaType.Type.QString),
                       ("area_recorded_m2", QMetaType.Type.Double), ("map_scale", QMetaType.Type.Int)):  # fmt: skip
        made.append(QgsField(name, kind))
    return made


def test_null_becomes_none_nan_and_zero(fields):
    table = convert.plot_table([feature(fields, None, "a", NULL, NULL, NULL)], fields, "")
    assert table["land_use"][0] is None
    assert np.isnan(table["area_recorded_m2"][0])
    assert table["map_scale"][0] == 0
    assert table.geometry[0] is None


@pytest.mark.parametrize(
    "wkt, expected",
    [
        ("Polygon((0 0, 9.00049 0, 9 9, 0 0))", "POLYGON ((0 0, 9 0, 9 9, 0 0))"),
        ("Polygon((0 0, 9.0006 0, 9 9, 0 0))", "POLYGON ((0 0, 9.001 0, 9 9, 0 0))"),
        ("PolygonZ((0 0 5, 9 0 5, 9 9 5, 0 0 5))", "POLYGON ((0 0, 9 0, 9 9, 0 0))"),
        ("MultiPolygon(((0 0, 9 0, 9 9, 0 0)))", "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)))"),
    ],
)
def test_shapes_come_flat_and_in_whole_millimetres(fields, wkt, expected):
    table = convert.plot_table([feature(fields, wkt, "a", "ONT", 1.0, 500)], fields, "")
    assert table.geometry[0].wkt == expected


def test_fields_of_other_names_are_mapped(fields):
    table = convert.plot_table([feature(fields, None, "a", "ONT", 1.0, 500)], fields, "", {"address": "land_use"})
    assert list(table.columns) == ["address"]
    assert table["address"][0] == "ONT"


def test_an_edit_that_is_not_saved_is_seen(session):
    uid = session.findings["plots"][0].split(",")[0]
    with correction(session.plots, "an edit", {uid: {"plot_number": "9999", "sheet_number": "77"}}):
        pass
    source = EditBufferSource(session.plots)
    table = source.by_uid([uid])
    key = (table["commune"][0], "77", "9999")
    assert source.numbered([key])["uid"].tolist() == [uid]
    assert source.numbered([(key[0], "77", "1")])["uid"].tolist() == []
    assert highest_number(session.plots, key[0], "77") == 9999
    session.plots.undoStack().undo()
    assert len(EditBufferSource(session.plots).numbered([key])) == 0


def test_plots_around_a_box_are_those_that_touch_it(session):
    all_of_them = session.work.plots("status IS NOT 'retired'")
    drawn = all_of_them.take(~shapely.is_empty(all_of_them.geometry) & (all_of_them.geometry != None))  # noqa: E711
    box = shapely.bounds(drawn.geometry[10])
    expected = set(drawn["uid"][shapely.intersects(shapely.box(*shapely.bounds(drawn.geometry).T), shapely.box(*box))])
    assert set(EditBufferSource(session.plots).around([tuple(box)], 0.0)["uid"]) == expected


def test_a_correction_is_one_undo_step(session):
    first, second = list(session.work.plots()["uid"][:2])
    with correction(session.plots, "Two plots at once", {first: {"note": "a"}, second: {"note": "b", "address": "c"}}):
        pass
    assert session.plots.undoStack().index() == 1
    assert session.plots.undoStack().undoText() == "Two plots at once"
    session.plots.undoStack().undo()
    assert convert.plain(features_by_uid(session.plots, [second])[second]["address"]) != "c"


def test_a_correction_that_fails_leaves_nothing(session):
    uid = session.work.plots()["uid"][0]
    with pytest.raises(ZeroDivisionError), correction(session.plots, "fails", {uid: {"note": "a"}}):
        raise ZeroDivisionError
    assert session.plots.undoStack().count() == 0
    assert convert.plain(features_by_uid(session.plots, [uid])[uid]["note"]) != "a"
