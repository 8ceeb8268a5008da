"""Real plots go through push and come back equal; collected where the shared folder of trial data exists."""

from pathlib import Path

import pytest

from land_campaign_plugin.store.embedded import open_store
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.load import load
from land_campaign_plugin.verbs.push import push

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
SOURCES = {"fr_sheets_13029": "PARCELLE_id", "fr_sheets_25354": "PARCELLE_id", "nz_parcels": None}

if DATA.is_dir():

    @pytest.mark.parametrize("name, layer", SOURCES.items())
    def test_real_plots_are_pushed_and_come_back_equal(tmp_path, name, layer):
        load([DATA / f"{name}.gpkg"], tmp_path / "work.gpkg", layer=layer)
        work = WorkCopy.open(tmp_path / "work.gpkg")
        store = open_store(tmp_path / "store.gpkg", work.crs)
        count = len(work.plots())
        assert push(work, store).counts == {"applied": count}
        some = list(work.plots()["uid"][:50])
        work.update_plots({uid: {"note": "đã xem"} for uid in some}, "looked at")
        assert push(work, store).counts == {"applied": len(some)}
        assert push(work, store).counts == {}
        plots = work.plots()
        stored = store.plots(plots["uid"])
        assert [stored[uid].image["note"] for uid in plots["uid"]] == list(plots["note"])
        assert [stored[uid].image["geom"] is not None for uid in plots["uid"]] == [True] * count
        assert store.verify() == []
