"""The floor: reading, decoding, validity and ``coverage_invalid_edges(gap_width=1.0)`` sheet by sheet without halo.

Less than any check has to do, on the same thread pool.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from measure import JOBS
from osgeo import gdal

from land_campaign_plugin.native import shapely

gdal.UseExceptions()


def floor(path: Path) -> dict[str, float]:
    """Return the seconds of each step of the floor."""
    marks = [time.perf_counter()]
    dataset = gdal.OpenEx(str(path))  # kept: a layer does not outlive it
    layer = dataset.GetLayerByName("plots")
    layer.GetFeatureCount()  # GDAL before 3.11.4 may crash in the stream of a layer that has not been counted
    batches = list(layer.GetArrowStreamAsNumPy())
    shape_name = layer.GetGeometryColumn()
    blobs = np.concatenate([batch[shape_name].astype(object) for batch in batches])
    sheet = np.concatenate([np.ma.getdata(batch["SoHieuToBanDo"]) for batch in batches]).astype("S")
    commune = np.concatenate([np.ma.getdata(batch["MaXa"]) for batch in batches]).astype("S")
    marks.append(time.perf_counter())
    with ThreadPoolExecutor(JOBS) as pool:
        shapes = np.concatenate(list(pool.map(shapely.from_wkb, np.array_split(blobs, JOBS))))
        marks.append(time.perf_counter())
        _, key = np.unique(np.char.add(np.char.add(commune, b"/"), sheet), return_inverse=True)
        order = np.argsort(key, kind="stable")
        sheets = np.split(order, np.flatnonzero(np.diff(key[order])) + 1)
        list(pool.map(lambda rows: shapely.is_valid(shapes[rows]), sheets))
        marks.append(time.perf_counter())

        def edges(rows):
            polygons = shapes[rows]
            shapely.coverage_invalid_edges(polygons[shapely.get_type_id(polygons) == 3], gap_width=1.0)

        list(pool.map(edges, sheets))
    marks.append(time.perf_counter())
    return dict(zip(("read", "decode", "valid", "coverage"), np.diff(marks).tolist(), strict=True))
