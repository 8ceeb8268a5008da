"""QGIS's own editing is noticed, split and copied plots get their own ids, the spatial index stays right."""

import pytest

qgis_core = pytest.importorskip("qgis.core")

from land_campaign_plugin.native import shapely  # noqa: E402

from .conftest import SIDE, SOUTH, WEST, square, uid_of  # noqa: E402


@pytest.fixture
def layer(qgis_app, work):
    found = qgis_core.QgsVectorLayer(f"{work.path}|layername=plot", "plots", "ogr")
    assert found.isValid()
    return found


def feature_of(layer, number):
    request = qgis_core.QgsFeatureRequest().setFilterExpression(f"plot_number = '{number}'")
    return next(layer.getFeatures(request))


def test_an_edit_in_qgis_is_captured(work, layer):
    layer.startEditing()
    feature = feature_of(layer, 1)
    layer.changeAttributeValue(feature.id(), layer.fields().indexOf("note"), "sửa trong QGIS")
    moved = qgis_core.QgsGeometry.fromWkt(shapely.multipolygons([square(8)]).wkt)
    layer.changeGeometry(feature_of(layer, 2).id(), moved)
    layer.deleteFeature(feature_of(layer, 3).id())
    assert layer.commitChanges(), layer.commitErrors()
    assert work.changes().dirty == (uid_of(1), uid_of(2), uid_of(3))
    assert work.plots_by_uid([uid_of(1)])["note"][0] == "sửa trong QGIS"
    assert len(work.plots_around([square(8).bounds], 0)) == 1


def test_a_copied_plot_gets_its_own_id(work, layer):
    layer.startEditing()
    copy = qgis_core.QgsFeature(feature_of(layer, 1))
    copy.setAttribute("fid", None)
    layer.addFeature(copy)
    assert layer.commitChanges(), layer.commitErrors()
    uids = list(work.plots()["uid"])
    assert len(set(uids)) == len(uids) == 5
    (born,) = work.changes().dirty
    assert born not in {uid_of(number) for number in range(1, 5)}


def test_the_parts_of_a_split_plot_have_their_own_ids(work, layer):
    layer.startEditing()
    middle = WEST + SIDE / 2
    line = [qgis_core.QgsPointXY(middle, SOUTH - 5), qgis_core.QgsPointXY(middle, SOUTH + SIDE + 5)]
    result = layer.splitFeatures(line)
    assert result == qgis_core.Qgis.GeometryOperationResult.Success
    assert layer.commitChanges(), layer.commitErrors()
    plots = work.plots()
    assert len(plots) == 5
    assert len(set(plots["uid"])) == 5
    assert len(work.changes().dirty) == 2
    assert shapely.area(plots.geometry).sum() == pytest.approx(4 * SIDE * SIDE)


def test_the_id_of_a_plot_cannot_be_changed_in_qgis(work, layer):
    layer.startEditing()
    layer.changeAttributeValue(feature_of(layer, 1).id(), layer.fields().indexOf("uid"), "mine")
    assert not layer.commitChanges()
    layer.rollBack()
    assert sorted(work.plots()["uid"]) == [uid_of(number) for number in range(1, 5)]


def test_a_save_in_qgis_that_changes_nothing_is_no_edit(work, layer):
    layer.startEditing()
    feature = feature_of(layer, 1)
    layer.changeGeometry(feature.id(), feature.geometry())
    layer.changeAttributeValue(feature.id(), layer.fields().indexOf("land_use"), "ONT")
    assert layer.commitChanges(), layer.commitErrors()
    assert work.changes().dirty == ()
