"""Work copies that were loaded from an export, and exports that come later."""

import pytest

from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.load import load

from .exports import with_own_ids, write_export


@pytest.fixture
def export(tmp_path):
    """Writes an export; tests call its rows a, b, c, and it has the UUIDs of `own_id` in their place."""

    def write(plots, records=None, columns=("note", "address", "former_commune"), name="export.gpkg"):
        records = {table: [with_own_ids(row) for row in held] for table, held in (records or {}).items()}
        return write_export(tmp_path / name, [with_own_ids(plot) for plot in plots], records, columns)

    return write


@pytest.fixture
def loaded(export, tmp_path):
    def make(plots, records=None, **options):
        load(export(plots, records, name="first.gpkg"), tmp_path / "work.gpkg", layer="plot", **options)
        return WorkCopy.open(tmp_path / "work.gpkg")

    return make
