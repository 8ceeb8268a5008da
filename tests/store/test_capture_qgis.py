"""QGIS's own editing is noticed, split and copied plots get their own ids, the spatial index stays right."""

import pytest

qgis_core = pytest.importorskip("qgis.core")

from land_campaign_plugin.native import shapely  # noqa: E402
from land_campaign_plugin.store import edits  # noqa: E402
from land_campaign_plugin.store.connection import reading  # noqa: E402
from land_campaign_plugin.verbs.push import push  # noqa: E402

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


# Saves that fail halfway (F21)

def captured(work):
    """Version, base and place in the outbox of what differs from the store: what a push will see."""
    with reading(work.path) as connection:
        return {edit.uid: edit.op for edit in edits.edits(connection)}


@pytest.fixture
def in_store(work, store):
    assert push(work, store).counts == {"applied": 4}
    return work


def cut(layer, column=0):
    """Splits the plot in this column of the row into two halves."""
    middle = WEST + (column + 0.5) * SIDE
    line = [qgis_core.QgsPointXY(middle, SOUTH - 5), qgis_core.QgsPointXY(middle, SOUTH + SIDE + 5)]
    parts = layer.splitFeatures(line)
    assert parts == qgis_core.Qgis.GeometryOperationResult.Success


def renumber(layer, number):
    """Gives the plot that a split made a number of its own."""
    (born,) = layer.editBuffer().addedFeatures()
    layer.changeAttributeValue(born, layer.fields().indexOf("plot_number"), number)
    return born


def test_a_split_in_qgis_is_pushed_as_one_with_its_lineage(in_store, layer, store):
    layer.startEditing()
    cut(layer)
    renumber(layer, "9")
    assert layer.commitChanges(), layer.commitErrors()
    assert push(in_store, store).counts == {"applied": 2}
    (born,) = set(in_store.plots()["uid"]) - {uid_of(number) for number in range(1, 5)}
    with reading(store.path) as connection:
        rows = connection.execute("SELECT uid, parents FROM hist WHERE group_id IS NOT NULL ORDER BY parents")
        found = rows.fetchall()
    assert found == [(uid_of(1), None), (born, uid_of(1))]


def test_half_a_split_that_a_failed_save_left_is_never_sent(in_store, layer, store):
    layer.startEditing()
    cut(layer)
    born = renumber(layer, "9")
    taken = feature_of(layer, 3).id()
    layer.changeAttributeValue(born, layer.fields().indexOf("fid"), taken)  # so that it cannot be added
    assert not layer.commitChanges()
    layer.rollBack()
    assert captured(in_store) == {uid_of(1): "U"}  # finding 10: the cut was stored, the other half was not
    report = push(in_store, store)
    assert report.counts == {"refused": 1}
    assert "200.0 m² of its land" in report.lines[0].sentence()
    assert store.counts()["changes"] == 4


def test_half_a_merge_that_a_failed_save_left_is_never_sent(in_store, layer, store):
    layer.startEditing()
    one, two = feature_of(layer, 1), feature_of(layer, 2)
    layer.changeGeometry(one.id(), one.geometry().combine(two.geometry()))
    layer.changeAttributeValue(one.id(), layer.fields().indexOf("uid"), two["uid"])  # as the tool offers
    layer.deleteFeature(two.id())
    assert not layer.commitChanges()
    layer.rollBack()
    assert captured(in_store) == {uid_of(1): "U"}  # grown over the one that was to go, which is still there
    assert push(in_store, store).counts == {"refused": 1}
    assert store.counts()["changes"] == 4


def test_hundreds_of_pasted_plots_have_ids_of_their_own(work, layer):
    layer.startEditing()
    features = [qgis_core.QgsFeature(feature_of(layer, 1 + number % 4)) for number in range(400)]
    for feature in features:
        feature.setAttribute("fid", None)
    assert layer.addFeatures(features)
    layer.undoStack().undo()
    layer.undoStack().redo()
    assert layer.commitChanges(), layer.commitErrors()
    uids = list(work.plots()["uid"])
    assert len(uids) == len(set(uids)) == 404
    assert len(work.changes().dirty) == 400


def test_the_field_calculator_is_captured_row_by_row(make_work, store):
    work = make_work(500)
    push(work, store)
    layer = qgis_core.QgsVectorLayer(f"{work.path}|layername=plot", "plots", "ogr")
    layer.startEditing()
    column = layer.fields().indexOf("note")
    for feature in layer.getFeatures():
        layer.changeAttributeValue(feature.id(), column, f"đo lại {feature.id()}")
    assert layer.commitChanges(), layer.commitErrors()
    with reading(work.path) as connection:
        found = edits.edits(connection)
    assert {(edit.op, edit.edits, tuple(edit.patch())) for edit in found} == {("U", 1, ("note",))}
    assert len(found) == 500
    assert push(work, store).counts == {"applied": 500}
