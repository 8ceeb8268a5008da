"""Plots drawn by hand, work copies and stores made of them. Real files, nothing pretended."""

from __future__ import annotations

import uuid
from contextlib import closing

import numpy as np
import pytest

from land_campaign_plugin.model.tables import PLOT_FIELDS, PlotTable
from land_campaign_plugin.native import pyproj, shapely
from land_campaign_plugin.store.contract import INSERT, RETIRE, UPDATE, Change, seal
from land_campaign_plugin.store.embedded import GeoPackageStore
from land_campaign_plugin.store.images import GEOMETRY, shape_texts
from land_campaign_plugin.store.workcopy import WorkCopy

from .central import Central

WEST, SOUTH = 580_000.0, 2_281_000.0
SIDE = 20.0


def uid_of(number: int) -> str:
    """The permanent id of the test plot with this number."""
    return str(uuid.UUID(int=number + (5 << 76)))


def square(column: int, row: int = 0, width: float = SIDE, shift: float = 0.0):
    """A square plot in a grid of 20 m."""
    x, y = WEST + column * SIDE + shift, SOUTH + row * SIDE
    return shapely.box(x, y, x + width, y + SIDE)


def table_of(shapes, crs: str, **columns) -> PlotTable:
    """Plots 1, 2, 3 ... of sheet 7 with these shapes; `columns` adds or replaces columns."""
    count = len(shapes)
    values = {
        "uid": [uid_of(number) for number in range(1, count + 1)],
        "commune": ["26734"] * count,
        "sheet_number": ["7"] * count,
        "plot_number": [str(number) for number in range(1, count + 1)],
        "area_recorded_m2": [400.0] * count,
        "land_use": ["ONT"] * count,
        "map_scale": [1000] * count,
        **columns,
    }
    kinds = {"text": object, "real": np.float64, "integer": np.int64}
    arrays = {}
    for name, column in values.items():
        arrays[name] = np.empty(count, dtype=kinds[PLOT_FIELDS[name].kind])
        arrays[name][:] = column
    geometry = np.empty(count, dtype=object)
    geometry[:] = shapes
    return PlotTable(arrays, geometry, crs)


@pytest.fixture(scope="session")
def crs() -> str:
    return pyproj.CRS.from_epsg(9209).to_wkt()


@pytest.fixture
def make_work(tmp_path, crs):
    """Makes a work copy of a row of square plots, or of other shapes."""

    def make(count: int = 4, *, shapes=None, name: str = "work.gpkg", **columns) -> WorkCopy:
        path = tmp_path / name
        shapes = shapes if shapes is not None else [square(number) for number in range(count)]
        with WorkCopy.build(path, crs) as writer:
            writer.append_plots(table_of(shapes, crs, **columns))
        return WorkCopy.open(path)

    return make


@pytest.fixture
def work(make_work) -> WorkCopy:
    return make_work()


@pytest.fixture
def store(tmp_path, crs):
    """The store of a single office; tests that hold for every store have a fixture of their own."""
    return GeoPackageStore.create(tmp_path / "store.gpkg", crs, login="lan")


@pytest.fixture(scope="session")
def central_database(postgres):
    """A database with a central store in it."""
    return Central(postgres)


@pytest.fixture
def central(central_database) -> Central:
    """The central store, empty, with two communes and a person for each role."""
    central_database.empty()
    return central_database


@pytest.fixture(params=["geopackage", "postgis"])
def any_store(request):
    """Every store that the contract holds for, empty, as the editor Lan sees it."""
    if request.param == "geopackage":
        yield request.getfixturevalue("store")
        return
    with closing(request.getfixturevalue("central").store("lan")) as store:
        yield store


class Client:
    """Seals changes the way a work copy does, one by one."""

    def __init__(self):
        self.name = str(uuid.uuid4())
        self.number = 0

    def change(self, op: str, uid: str, base: int = 0, *, more: dict | None = None, **patch) -> Change:
        self.number += 1
        if GEOMETRY in patch and patch[GEOMETRY] is not None and not isinstance(patch[GEOMETRY], str):
            shapes = np.empty(1, dtype=object)
            shapes[0] = patch[GEOMETRY]
            patch[GEOMETRY] = shape_texts(shapes)[0]
        cid = str(uuid.uuid4())
        return seal(cid, uid, op, base, patch, client=self.name, client_seq=self.number, **more or {})

    def insert(self, number: int, **patch) -> Change:
        values = {
            "commune": "26734",
            "sheet_number": "7",
            "plot_number": str(number),
            "land_use": "ONT",
            "geom": square(number),
        }
        return self.change(INSERT, uid_of(number), 0, **(values | patch))

    def update(self, number: int, base: int, **patch) -> Change:
        return self.change(UPDATE, uid_of(number), base, **patch)

    def retire(self, number: int, base: int) -> Change:
        return self.change(RETIRE, uid_of(number), base)


@pytest.fixture
def client() -> Client:
    return Client()


@pytest.fixture
def other() -> Client:
    return Client()


@pytest.fixture
def seen_by(any_store, request):
    """The same store as another person sees it."""
    opened = []

    def open_for(login: str):
        if isinstance(any_store, GeoPackageStore):
            return GeoPackageStore(any_store.path, login)
        opened.append(request.getfixturevalue("central").store(login))
        return opened[-1]

    yield open_for
    for store in opened:
        store.close()
