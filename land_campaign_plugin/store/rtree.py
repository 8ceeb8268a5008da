"""A whole spatial index at once.

SQLite's R-tree takes one row at a time, which for a million plots lasts longer than reading them. Its
three shadow tables are documented storage: nodes of a depth, a count, and cells of an id and four 32-bit
bounds, big-endian. Packed bottom-up (sort-tile-recursive) they are written in a second, and better filled.
"""

import sqlite3

import numpy as np

from ..model.statement import statement

_CELL = np.dtype([("id", ">i8"), ("box", ">f4", 4)])
_CAPACITY, _FILLED = 51, 46
_NODE = np.dtype([("depth", ">u2"), ("count", ">u2"), ("cells", _CELL, _CAPACITY)])
_ROOT = 1
_PART = 50_000


def fill(connection: sqlite3.Connection, table: str, fids: np.ndarray, bounds: np.ndarray) -> None:
    """Put rows into the spatial index of `table`.

    Parameters
    ----------
    fids : ndarray of int64, shape (n,)
    bounds : ndarray of float64, shape (n, 4)
        minx, miny, maxx, maxy; rows of nan stay out.
    """
    full = ~np.isnan(bounds[:, 0])
    if not full.all():
        fids, bounds = fids[full], bounds[full]
    boxes = _outward(bounds)
    rtree = f"rtree_{table}_geom"
    if len(fids) > _CAPACITY and _is_empty(connection, rtree):
        _pack(connection, rtree, fids, boxes)
    else:
        insert = statement('INSERT INTO "{rtree}" VALUES (?, ?, ?, ?, ?)', rtree=rtree)
        connection.executemany(insert, zip(fids.tolist(), *boxes.T.tolist(), strict=True))


def _outward(bounds: np.ndarray) -> np.ndarray:
    """Return minx, maxx, miny, maxy in 32 bits, never smaller than they were."""
    boxes = np.empty((len(bounds), 4), dtype=np.float32)
    for side, column in enumerate((0, 2, 1, 3)):
        exact = bounds[:, column]
        near = boxes[:, side] = exact.astype(np.float32)
        inside = near < exact if side % 2 else near > exact
        boxes[inside, side] = np.nextafter(near[inside], np.float32(np.inf if side % 2 else -np.inf))
    return boxes


def _is_empty(connection: sqlite3.Connection, rtree: str) -> bool:
    """Tell whether the index has no row, and nodes of the size that we write."""
    (rows,) = connection.execute(statement('SELECT count(*) FROM "{rtree}_rowid"', rtree=rtree)).fetchone()
    root = statement('SELECT length(data) FROM "{rtree}_node" WHERE nodeno = 1', rtree=rtree)
    (size,) = connection.execute(root).fetchone()
    return rows == 0 and size == _NODE.itemsize


def _pack(connection: sqlite3.Connection, rtree: str, ids: np.ndarray, boxes: np.ndarray) -> None:
    """Write the tree level by level, leaves first; the last level is the root, node 1."""
    connection.execute(statement('DELETE FROM "{rtree}_node"', rtree=rtree))
    link_leaf = statement('INSERT INTO "{rtree}_rowid" (rowid, nodeno) VALUES (?, ?)', rtree=rtree)
    link_node = statement('INSERT INTO "{rtree}_parent" (nodeno, parentnode) VALUES (?, ?)', rtree=rtree)
    depth, free = 0, _ROOT + 1
    while True:
        order = _tiles(boxes)
        ids, boxes = ids[order], boxes[order]
        starts = np.arange(0, len(ids), _FILLED) if len(ids) > _CAPACITY else np.zeros(1, dtype=np.int64)
        root = len(starts) == 1
        numbers = np.array([_ROOT]) if root else np.arange(free, free + len(starts))
        owner = np.repeat(numbers, np.diff(np.append(starts, len(ids))))
        _write_nodes(connection, rtree, numbers, starts, ids, boxes, depth if root else 0)
        pairs = np.argsort(ids)
        link = link_leaf if depth == 0 else link_node
        for start in range(0, len(pairs), _PART):  # a million Python numbers at once are fat
            some = pairs[start : start + _PART]
            connection.executemany(link, zip(ids[some].tolist(), owner[some].tolist(), strict=True))
        if root:
            return
        boxes = np.column_stack(
            [(np.minimum, np.maximum)[side % 2].reduceat(boxes[:, side], starts) for side in range(4)]
        )
        ids, depth, free = numbers, depth + 1, free + len(starts)


def _tiles(boxes: np.ndarray) -> np.ndarray:
    """Return the order in which runs of `_FILLED` rows are compact: vertical strips, each sorted upwards."""
    strips = max(1, int(np.ceil(np.sqrt(len(boxes) / _FILLED))))
    across = np.argsort(boxes[:, 0], kind="stable")
    strip = np.empty(len(boxes), dtype=np.int64)
    strip[across] = np.arange(len(boxes)) // max(1, -(-len(boxes) // strips))
    return np.lexsort((boxes[:, 2], strip))


def _write_nodes(connection, rtree, numbers, starts, ids, boxes, depth) -> None:
    nodes = np.zeros(len(starts), dtype=_NODE)
    counts = np.diff(np.append(starts, len(ids)))
    nodes["depth"], nodes["count"] = depth, counts
    node = np.repeat(np.arange(len(starts)), counts)
    place = np.arange(len(ids)) - np.repeat(starts, counts)
    nodes["cells"]["id"][node, place] = ids
    nodes["cells"]["box"][node, place] = boxes
    insert = statement('INSERT INTO "{rtree}_node" VALUES (?, ?)', rtree=rtree)
    connection.executemany(insert, zip(numbers.tolist(), (n.tobytes() for n in nodes), strict=True))
