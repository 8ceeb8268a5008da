"""A program that loads, edits and pushes until it is killed. Says what it is about to do, a line each."""

import sys
from itertools import count
from pathlib import Path

from land_campaign_plugin.native import pyproj
from land_campaign_plugin.store.embedded import open_store
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.push import push
from land_campaign_plugin.verbs.update import update
from tests.store.conftest import square, table_of, uid_of

PLOTS = 400


def load(folder: Path) -> None:
    """Replace the work copy again and again, each time by one with a note of its own."""
    crs = pyproj.CRS.from_epsg(9209).to_wkt()
    for turn in count():
        say(turn)
        with WorkCopy.build(folder / "work.gpkg", crs, replace=True) as writer:
            for _ in range(3):
                writer.append_plots(table_of([square(n) for n in range(PLOTS)], crs, note=[str(turn)] * PLOTS))


def edit_and_push(folder: Path) -> None:
    """Change the notes of all plots in one transaction and push, again and again."""
    work = WorkCopy.open(folder / "work.gpkg")
    store = open_store(folder / "store.gpkg", work.crs)
    for turn in count(int(sys.argv[3])):
        say(turn)
        work.update_plots({uid_of(n): {"note": str(turn)} for n in range(1, PLOTS + 1)}, str(turn))
        push(work, store)


def update_again(folder: Path) -> None:
    """Load one export after the other, each with a note of its own on all plots and holders."""
    for turn in count(int(sys.argv[3])):
        export = folder / f"export {turn % 2}.gpkg"
        with WorkCopy.build(export, pyproj.CRS.from_epsg(9209).to_wkt(), replace=True) as writer:
            writer.append_plots(table_of([square(n) for n in range(PLOTS)], "", note=[str(turn)] * PLOTS))
            writer.append_rows("party", [{"uid": uid_of(n), "name": str(turn)} for n in range(PLOTS)])
        say(turn)
        update(export, folder / "work.gpkg", layer="plot")


def say(turn: int) -> None:
    print(turn, flush=True)


if __name__ == "__main__":
    {"load": load, "push": edit_and_push, "update": update_again}[sys.argv[1]](Path(sys.argv[2]))
