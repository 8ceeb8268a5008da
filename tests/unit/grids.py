"""Small invented maps for tests: a grid of irregular plots that share every corner."""

import numpy as np

from land_campaign_plugin.model.context import CheckContext
from land_campaign_plugin.model.tables import PlotTable, ShapeTable, Table
from land_campaign_plugin.native import shapely

ORIGIN = (560_000.0, 2_290_000.0)


def grid(columns, rows, seed=1):
    """Return ``columns * rows`` irregular plots with 12 corners each, a valid coverage on the 1 mm grid."""
    rng = np.random.default_rng(seed)
    corners = np.stack(np.meshgrid(np.arange(columns + 1), np.arange(rows + 1), indexing="ij"), -1) * 18.0
    corners += rng.uniform(-3, 3, corners.shape)
    thirds = np.array([1 / 3, 2 / 3])[None, None, :, None]
    across = corners[:-1, :, None] + (corners[1:, :, None] - corners[:-1, :, None]) * thirds
    across += rng.uniform(-0.4, 0.4, across.shape)
    along = corners[:, :-1, None] + (corners[:, 1:, None] - corners[:, :-1, None]) * thirds
    along += rng.uniform(-0.4, 0.4, along.shape)
    corners, across, along = (np.round((part + ORIGIN) * 1000) / 1000 for part in (corners, across, along))
    rings = np.concatenate(
        [
            corners[:-1, :-1, None],
            across[:, :-1],
            corners[1:, :-1, None],
            along[1:],
            corners[1:, 1:, None],
            across[:, 1:, ::-1],
            corners[:-1, 1:, None],
            along[:-1, :, ::-1],
            corners[:-1, :-1, None],
        ],
        axis=2,
    )
    return shapely.polygons(rings.reshape(-1, 13, 2))


def plots_of(geometry, sheet="3"):
    """Return a table of plots with right records for these shapes."""
    count = len(geometry)
    return PlotTable(
        {
            "uid": np.array([f"u{row:05d}" for row in range(count)], dtype=object),
            "commune": np.full(count, "11953", dtype=object),
            "sheet_number": np.full(count, sheet, dtype=object),
            "plot_number": np.arange(1, count + 1).astype(str).astype(object),
            "map_scale": np.full(count, 1000),
            "land_use": np.full(count, "ODT", dtype=object),
            "area_recorded_m2": np.round(shapely.area(geometry), 1),
        },
        np.array(geometry, dtype=object),
        "",
    )


def spoil(plots, seed=1, share=0.15):
    """Return a copy of `plots` with random errors of shape and record."""
    rng = np.random.default_rng(seed)
    columns = {name: values.copy() for name, values in plots.columns.items()}
    geometry = plots.geometry.copy()
    for row in rng.choice(len(plots), int(len(plots) * share), replace=False):
        kind = rng.integers(5)
        if kind < 3:
            xy = shapely.get_coordinates(geometry[row])
            xy[rng.integers(1, len(xy) - 1)] += rng.uniform(-1.5, 1.5, 2)
            geometry[row] = shapely.polygons(np.round(xy, 3))
        elif kind == 3:
            columns["plot_number"][row] = str(rng.integers(1, len(plots)))
        else:
            columns["area_recorded_m2"][row] += 3
    return PlotTable(columns, geometry, plots.crs)


def drawing(plots):
    """Return lines, labels and papers of the ground of `plots`, with every kind of fault."""
    rings = shapely.get_coordinates(shapely.get_exterior_ring(plots.geometry)).reshape(len(plots), -1, 2)
    middle = shapely.get_coordinates(shapely.centroid(plots.geometry))
    rng = np.random.default_rng(5)
    lines = [shapely.LineString(ring) for ring in (*rings[::3], *rings[1::15])]
    lines += [shapely.LineString([middle[row], middle[row + 1]]) for row in range(0, len(plots) - 1, 31)]
    for row in range(2, len(plots), 13):  # from a corner towards the middle, and a little way into the neighbour
        corner, way = rings[row][0], middle[row] - rings[row][0]
        share = rng.uniform(-0.02, 0.02, 2)
        ends = [corner + way * part for part in (share[0], 0.9 + share[1])]
        lines.append(shapely.LineString(np.round(ends, 3)))
    labels = [(place, str(row + 1)) for row, place in enumerate(middle) if row % 11]
    labels += [(middle[row] + 0.3, str(row + 1 + row % 2)) for row in range(0, len(plots), 7)]
    labels += [(rings[row][4], "9") for row in range(0, len(plots), 41)] + [(np.array(ORIGIN) - 300, "77")]
    places, texts = zip(*labels, strict=True)
    papers = [shapely.LineString(np.round(ring + rng.uniform(-0.3, 0.3, 2), 3)) for ring in rings[::9]]
    papers += [shapely.LineString(np.array(ORIGIN) - [(500, 500), (500, 520)])]

    def table(shapes, **columns):
        none = np.full(len(shapes), None, dtype=object)
        shapes = np.array([*shapes, None], dtype=object)[:-1]
        return ShapeTable({"commune": none, "sheet_number": none, **columns}, shapes)

    return {
        "lines": table(lines),
        "labels": table(
            [shapely.Point(np.round(place, 3)) for place in places], text=np.array([*texts, None], dtype=object)[:-1]
        ),
        "legal_boundaries": table(papers),
    }


def crowded(plots):
    """Return a copy of `plots` with shapes that only rules of single plots mind, and the side tables of its ground."""
    geometry = plots.geometry.copy()
    columns = {name: values.copy() for name, values in plots.columns.items()}
    middle = shapely.get_coordinates(shapely.centroid(geometry))

    def block(row, size, off=0.0):
        x, y = np.round(middle[row] + off, 3)
        return shapely.box(x - size, y - size, x + size, y + size)

    for row in range(0, len(plots), 17):  # a hole that nothing fills
        geometry[row] = shapely.difference(geometry[row], block(row, 1.0))
    for row in range(5, len(plots), 23):  # another part, in the hole of another plot
        host = row - row % 17
        geometry[row] = shapely.multipolygons([geometry[row], block(host, 0.3)])
    for row in range(9, len(plots), 29):  # a needle into the neighbour
        xy = shapely.get_coordinates(geometry[row])
        step = (xy[1] - xy[0]) / np.hypot(*(xy[1] - xy[0]))
        needle = [xy[0] + step * 2, xy[0] + step * 2.015 + (step[1], -step[0]), xy[0] + step * 2.03]
        geometry[row] = shapely.polygons(np.insert(xy, 1, np.round(needle, 3), axis=0))
    for row in (3, 50, 51):  # far away: east and north swapped
        geometry[row] = shapely.transform(geometry[row], lambda points: points[:, ::-1])
    columns["sheet_number"] = np.where(np.arange(len(plots)) % 20 < 10, "3", "4").astype(object)
    columns["sheet_number"][:2] = "5"
    low, high = np.array(ORIGIN), middle[middle[:, 1] > 1e6].max(axis=0)
    half = (low + high) / 2
    west = shapely.box(*(low - 50), half[0], high[1] + 50)
    east = shapely.box(half[0] - 0.4, low[1] - 50, *(high + 50))
    context = CheckContext(
        sheets=ShapeTable(
            {
                "commune": np.array(["11953", "11953"], dtype=object),
                "sheet_number": np.array(["3", "4"], dtype=object),
                "map_scale": np.array([500, 500]),
            },
            np.array([shapely.box(*low, *half), shapely.box(*half, *high)], dtype=object),
        ),
        communes=ShapeTable(
            {"code": np.array(["11953", "11983"], dtype=object), "name": np.array([None, None], dtype=object)},
            np.array([west, east], dtype=object),
        ),
        sheet_list=Table(
            {
                "commune": np.array(["11953", "11953", "11953"], dtype=object),
                "sheet_number": np.array(["3", "4", "9"], dtype=object),
                "map_scale": np.array([1000, 1000, 1000]),
                "plot_count": np.array([7, -1, 3]),
            }
        ),
        **drawing(plots),
    )
    return PlotTable(columns, geometry, "EPSG:9209"), context
