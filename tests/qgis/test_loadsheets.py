"""The Processing algorithm that loads map sheets, in this process and in the real `qgis_process`."""

import json

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

from land_campaign_plugin.processing.load_sheets import LoadSheets
from land_campaign_plugin.store.workcopy import WorkCopy

from . import sheet_folder
from .sheet_folder import BROKEN, DWG, OLD, OWN, STATED, V8

ALGORITHM = "landcampaign:loadsheets"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return sheet_folder.make(tmp_path_factory.mktemp("xã") / "Tân Hưng")


def run(feedback=None, **parameters):
    algorithm = LoadSheets()
    algorithm.initAlgorithm()
    given = {name: str(value) for name, value in parameters.items()}
    results, fine = algorithm.run(
        given, QgsProcessingContext(), feedback or QgsProcessingFeedback(), catchExceptions=False
    )
    assert fine
    return results


def counts(results):
    return tuple(results[name] for name in ("FOUND", "LOADED", "UPDATED", "UNCHANGED", "FAILED", "WAITING"))


def test_a_folder_is_loaded_without_questions_and_then_passed_over(qgis_app, folder, tmp_path):
    into = tmp_path / "làm việc.gpkg"
    results = run(FOLDER=folder, CRS="EPSG:9209", OUTPUT=into)
    assert counts(results) == (6, 3, 0, 0, 1, 2)
    assert json.loads(results["SUMMARY"])["sheets"] == {
        **dict.fromkeys((STATED, OLD, OWN), "loaded"),
        **dict.fromkeys((V8, DWG), "waiting"),
        BROKEN: "failed",
    }
    plots = WorkCopy.open(into).plots()
    assert results["PLOTS"] == len(plots) == 840
    assert any("Thôn" in text for text in plots["address"] if text)
    assert counts(run(FOLDER=folder, CRS="EPSG:9209", OUTPUT=into)) == (6, 0, 0, 3, 1, 2)


def test_files_and_a_mapping_are_taken(qgis_app, folder, tmp_path):
    files = f"{folder / STATED}\n{folder / OWN}"
    results = run(FILES=files, MAPPING="area_legal_m2=C4", OUTPUT=tmp_path / "w.gpkg")
    assert counts(results) == (2, 2, 0, 0, 0, 0)
    plots = WorkCopy.open(tmp_path / "w.gpkg").plots("sheet_number = '3'")
    assert (plots["area_legal_m2"] > 0).all()


@pytest.mark.parametrize(
    "parameters, said",
    [
        ({}, "Name a folder"),
        ({"FOLDER": "/nowhere/at all"}, "at all"),
        ({"FILES": "x.shp"}, "x.shp"),
        ({"MAPPING": "no_column=A", "FOLDER": "."}, "no_column"),
    ],
)
def test_what_cannot_be_done_is_said(qgis_app, tmp_path, parameters, said):
    with pytest.raises(QgsProcessingException, match=said):
        run(OUTPUT=tmp_path / "w.gpkg", **parameters)
    assert not (tmp_path / "w.gpkg").exists()


def test_qgis_process_loads_a_folder(qgis_process, folder, tmp_path):
    order = {"inputs": {"FOLDER": str(folder), "CRS": "EPSG:9209", "OUTPUT": str(tmp_path / "làm việc.gpkg")}}
    done = qgis_process("run", ALGORITHM, "--json", "-", text=json.dumps(order))
    assert done.returncode == 0, done.stderr
    assert counts(json.loads(done.stdout)["results"]) == (6, 3, 0, 0, 1, 2)
