"""The open work copy: what is corrected leaves the list, what is undone comes back, proposals must cure."""

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QApplication

from land_campaign_plugin.native import shapely
from land_campaign_plugin.qgis_bridge import layers
from land_campaign_plugin.qgis_bridge.session import ProposalRefused, WorkSession, read

from .conftest import finding_of


def row_of(session, fingerprint):
    return int((session.findings["fingerprint"] == fingerprint).nonzero()[0][0])


def known(session):
    return set(session.findings["fingerprint"])


def settle():
    for _ in range(3):
        QApplication.processEvents()


def test_layers_are_found_by_property_whatever_they_are_called(session):
    session.plots.setName("something else")
    assert layers.find(layers.PLOTS) == [session.plots]
    assert len(layers.find(layers.FINDINGS)) == 3
    assert session.plots.crs().authid() == "EPSG:9209"


def test_severities_have_colour_and_symbol(session):
    points = next(layer for layer in session.layers.findings if layer.geometryType() == 0)
    seen = {
        category.value(): (category.symbol().color().name(), category.symbol().symbolLayer(0).shape())
        for category in points.renderer().categories()
    }
    assert set(seen) == {"E", "W", "I"}
    assert len({colour for colour, _ in seen.values()}) == len({shape for _, shape in seen.values()}) == 3


def test_a_corrected_area_cures_its_finding_and_undo_brings_it_back(session):
    fingerprint, uid = finding_of(session, "A09")
    area = round(session.feature(uid).geometry().area(), 1)
    change = session.change("area", {uid: {"area_recorded_m2": area}})
    assert fingerprint in change.cured
    assert fingerprint not in known(session)
    assert session.unsaved() == 1
    session.plots.undoStack().undo()
    settle()
    assert fingerprint in known(session)
    session.plots.undoStack().redo()
    settle()
    assert fingerprint not in known(session)


def test_a_wrong_value_brings_a_new_finding(session):
    uid = next(
        uid
        for uid, use in zip(*(session.work.plots()[name] for name in ("uid", "land_use")), strict=True)
        if use == "ONT"
    )
    before = known(session)
    change = session.change("wrong", {uid: {"land_use": "QQQ"}})
    assert len(change.appeared) == 1
    assert known(session) - before == set(change.appeared)
    assert session.outcomes["A05"].count == int((session.findings["rule"] == "A05").sum())


def test_findings_in_the_work_copy_follow(session):
    fingerprint, uid = finding_of(session, "A09")
    session.change("area", {uid: {"area_recorded_m2": round(session.feature(uid).geometry().area(), 1)}})
    assert known(session) == set(session.work.findings()["fingerprint"])


def test_an_edit_by_another_tool_of_qgis_is_checked_too(session):
    uid = next(
        uid
        for uid, use in zip(*(session.work.plots()[name] for name in ("uid", "land_use")), strict=True)
        if use == "LUC"
    )
    feature = session.feature(uid)
    shape = feature.geometry()
    shape.translate(0.6, 0.0)
    before = known(session)
    session.plots.startEditing()
    session.plots.changeGeometry(feature.id(), shape)
    settle()
    came = [session.findings["rule"][row_of(session, each)] for each in known(session) - before]
    assert "T01" in came
    session.plots.rollBack()
    settle()
    assert known(session) == before


@pytest.mark.parametrize("rule", ["T05", "G03"])
def test_a_proposed_shape_is_kept_when_it_cures(session, rule):
    for fingerprint in session.findings["fingerprint"][session.findings["rule"] == rule]:
        proposals = [made for made in session.proposals(row_of(session, fingerprint)) if made.moves_boundaries]
        if not proposals:
            continue
        session.try_proposal(fingerprint, "label", proposals[0].changes)
        assert fingerprint not in known(session)
        assert session.unsaved() == 1
        return
    raise AssertionError(f"no proposal for any finding of {rule}")


def test_a_proposal_that_harms_is_taken_back_with_the_reason(session):
    fingerprint, uid = finding_of(session, "T05")
    before, shape = known(session), session.feature(uid).geometry().asWkt()
    changed = shapely.transform(
        shapely.from_wkb(bytes(session.feature(uid).geometry().asWkb())), lambda points: points + [1.0, 0.0]
    )
    with pytest.raises(ProposalRefused) as refusal:
        session.try_proposal(fingerprint, "harm", {uid: {"geom": changed}})
    assert "taken back" in refusal.value.sentence()
    assert session.feature(uid).geometry().asWkt() == shape
    assert session.unsaved() == 0
    settle()
    assert known(session) == before


@pytest.mark.parametrize(("rule", "column"), [("A09", "area_recorded_m2"), ("A05", "land_use"), ("A03", "plot_number")])
def test_a_field_has_a_suggested_value(session, rule, column):
    retired = next(iter(session.plots.getFeatures("\"land_use\" = 'LUC'")))["uid"]
    session.change("retired", {retired: {"land_use": "BHK"}})  # became HNK; what the sample has can mean anything
    rows = (session.findings["rule"] == rule).nonzero()[0]
    values = [
        change[column] for row in rows for made in session.proposals(int(row)) for change in made.changes.values()
    ]
    assert values
    assert all(value not in (None, "") for value in values)


def test_saving_tells_the_work_copy(session):
    _, uid = finding_of(session, "A09")
    session.change("note", {uid: {"note": "đã xem"}})
    assert session.work.changes().dirty == ()
    session.save()
    assert session.unsaved() == 0
    assert session.plots.isEditable()
    assert session.work.changes().dirty == (uid,)
    assert session.has_corrections()


def test_removing_the_layers_is_noticed(qgis_app, copy_path):
    opened = WorkSession(read(copy_path))
    heard = []
    opened.gone.connect(lambda: heard.append(True))
    QgsProject.instance().clear()
    assert heard == [True]
    opened.close()


def test_layers_of_a_saved_project_are_not_doubled(session):
    layers.add(session.path)
    assert len(layers.find(layers.PLOTS)) == 1
    assert len(QgsProject.instance().layerTreeRoot().children()) == 1


def test_closing_takes_the_group_along(qgis_app, copy_path):
    QgsProject.instance().clear()
    WorkSession(read(copy_path)).close()
    assert QgsProject.instance().mapLayers() == {}
    assert QgsProject.instance().layerTreeRoot().children() == []


def test_a_deleted_plot_takes_its_findings_along(session):
    fingerprint, uid = finding_of(session, "A09")
    session.plots.startEditing()
    session.plots.deleteFeature(session.feature(uid).id())
    settle()
    assert fingerprint not in known(session)
    session.plots.undoStack().undo()
    settle()
    assert fingerprint in known(session)


def test_a_change_of_very_many_plots_asks_for_a_check(session):
    heard, before = [], known(session)
    session.outdated.connect(lambda: heard.append(True))
    place = session.plots.fields().lookupField("note")
    session.plots.startEditing()
    session.plots.beginEditCommand("all notes")
    for feature in session.plots.getFeatures():
        session.plots.changeAttributeValue(feature.id(), place, "x")
    session.plots.endEditCommand()
    settle()
    assert (heard, known(session)) == ([True], before)
