"""Work copies that were loaded from an export, and exports that come later."""

import pytest

from land_campaign_plugin.sources.permanent_ids import PermanentIds
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.load import load

from .exports import write_export


@pytest.fixture
def export(tmp_path, monkeypatch):
    monkeypatch.setattr(PermanentIds, "of", lambda self, kind, said: said)  # rows are called a, b, c here

    def write(plots, records=None, columns=("note", "address", "former_commune"), name="export.gpkg"):
        return write_export(tmp_path / name, plots, records, columns)

    return write


@pytest.fixture
def loaded(export, tmp_path):
    def make(plots, records=None, **options):
        load(export(plots, records, name="first.gpkg"), tmp_path / "work.gpkg", layer="plot", **options)
        return WorkCopy.open(tmp_path / "work.gpkg")

    return make
