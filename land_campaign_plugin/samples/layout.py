"""The plots of a commune as rectangles on the plan grid: roads, canals, house rows, fields, big parcels.

Sheets are cut into quarters and blocks, with a strip for a road or a canal between the halves, and blocks
into rows of plots. All sheets go through each cut together, and every cut shares out whole numbers, so each
sheet ends up with exactly the plots that were planned for it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .plan import CommunePlan

VILLAGE, FIELD = 0, 1
HOUSE, GARDEN, PADDY, PARCEL, ROAD, CANAL, RIVER = range(7)
"""What a plot is drawn as."""

_BLOCK_SHORT = np.array([50, 118])
_BLOCK_LONG = np.array([105, 210])
_STRIP_LONG = np.array([62, 120])
_LEAST_AREA = np.array([85, 220])
_PARCEL_MOST = np.array([6_000, 14_000])


@dataclass
class Layout:
    """Plots as rectangles.

    Parameters
    ----------
    box : ndarray of int, shape (n, 4)
        u0, v0, u1, v1 on the plan grid.
    sheet : ndarray of int, shape (n,)
        Which sheet of the commune each lies on.
    kind : ndarray of int, shape (n,)
        `HOUSE` to `RIVER`.
    block : ndarray of int, shape (n,)
        Which block each lies in: neighbours there look alike; -1 for roads, canals and rivers.
    zone : ndarray of int, shape (n,)
        `VILLAGE` or `FIELD`.
    """

    box: np.ndarray
    sheet: np.ndarray
    kind: np.ndarray
    block: np.ndarray
    zone: np.ndarray


@dataclass
class _Nodes:
    """Rectangles still to be cut, the plots each must yield, and what they are part of."""

    box: np.ndarray
    count: np.ndarray
    zone: np.ndarray
    sheet: np.ndarray

    def take(self, rows: np.ndarray) -> _Nodes:
        return _Nodes(self.box[rows], self.count[rows], self.zone[rows], self.sheet[rows])

    @property
    def size(self) -> np.ndarray:
        return self.box[:, 2:] - self.box[:, :2]

    @staticmethod
    def join(parts: list[_Nodes]) -> _Nodes:
        columns = zip(*((part.box, part.count, part.zone, part.sheet) for part in parts), strict=True)
        return _Nodes(*(np.concatenate(column) for column in columns))


def within(counts: np.ndarray) -> np.ndarray:
    """Return 0, 1, 2 ... for each run of the given lengths, one run after the other."""
    ends = np.cumsum(counts)
    return np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - counts, counts)


def _pieces(box: np.ndarray, along: np.ndarray, parts: np.ndarray) -> np.ndarray:
    """Return rectangles cut crosswise into `parts` pieces, along axis 0 (u) or 1 (v)."""
    row = np.repeat(np.arange(len(box)), parts)
    step = within(parts)
    low = box[np.arange(len(box)), along]
    length = box[np.arange(len(box)), along + 2] - low
    cut = box[row].copy()
    lines = np.arange(len(row))
    cut[lines, along[row]] = low[row] + step * length[row] // parts[row]
    cut[lines, along[row] + 2] = low[row] + (step + 1) * length[row] // parts[row]
    return cut


class _Strips:
    """Roads and canals as they are set aside."""

    def __init__(self) -> None:
        self.box: list[np.ndarray] = []
        self.sheet: list[np.ndarray] = []
        self.kind: list[np.ndarray] = []

    def add(self, box: np.ndarray, along: np.ndarray, parts: np.ndarray, sheet: np.ndarray, kind: np.ndarray) -> None:
        self.box.append(_pieces(box, along, parts))
        self.sheet.append(np.repeat(sheet, parts))
        self.kind.append(np.repeat(kind, parts))


def _line_kind(place: np.ndarray, axis: int, index: int) -> tuple[np.ndarray, np.ndarray]:
    """Return kind and width of what runs along a line of sheets, the same for all sheets on it; width 0 is nothing."""
    dice = (place * (7919 if axis else 104_729) + index * 31) % 97 / 97.0
    kind = np.where(dice < 0.55, ROAD, CANAL)
    width = np.select([dice < 0.12, dice < 0.2, dice < 0.4, dice < 0.55, dice < 0.7], [8, 6, 0, 6, 8], 5)
    return kind, width


def _long_lines(plan: CommunePlan, side: int) -> np.ndarray:
    """Tell which sheets have that side on a line that runs through most of the commune."""
    across = 1 - side % 2
    length = plan.sheets[:, across + 2] - plan.sheets[:, across]
    lines, which = np.unique(plan.sheets[:, side], return_inverse=True)
    run = np.bincount(which, weights=length, minlength=len(lines))
    whole = plan.rectangle[across + 2] - plan.rectangle[across]
    return (run > 0.7 * whole)[which] & (whole > 1_500)


def _frame_strips(plan: CommunePlan, nodes: _Nodes, strips: _Strips) -> _Nodes:
    """Set aside the roads and canals along the west and south sides of sheets, and along the commune's border.

    A line through most of the commune is its river or its main road.
    """
    box, count = nodes.box.copy(), nodes.count.copy()
    for side, axis in ((1, 1), (0, 0), (3, 1), (2, 0)):
        place = nodes.box[:, side]
        border, far = place == plan.rectangle[side], side >= 2
        kind, width = _line_kind(place, axis, plan.index)
        through = _long_lines(plan, side) & ~border
        river = through & (place % 3 == 0)
        kind = np.where(river, RIVER, np.where(through, ROAD, kind))
        width = np.where(river, 38, np.where(through, 13, width))
        width = np.where(border, np.clip(width, 4, 6), width)
        length = box[:, 3 - axis] - box[:, 1 - axis]
        depth = box[:, axis + 2] - box[:, axis]
        width = np.where(far & ~border, 0, np.minimum(width, depth // 5))
        parts = -(-length // 110)
        rows = np.flatnonzero((width >= 3) & (count > parts + 12))
        strip = box[rows].copy()
        near, inner = (axis + 2, axis) if far else (axis, axis + 2)
        strip[:, inner] = strip[:, near] + (-width[rows] if far else width[rows])
        strips.add(strip, np.full(len(rows), 1 - axis), parts[rows], nodes.sheet[rows], kind[rows])
        box[rows, near] = strip[:, inner]
        count[rows] -= parts[rows]
    return _Nodes(box, count, nodes.zone, nodes.sheet)


def _capacity(size: np.ndarray, zone: np.ndarray) -> np.ndarray:
    return np.maximum(1, size.prod(axis=1) // _LEAST_AREA[zone])


def _villages(nodes: _Nodes, scales: np.ndarray, strips: _Strips, rng: np.random.Generator) -> _Nodes:
    """Cut a village part off the sheets at 1:1000, with a road between it and the fields."""
    scale = scales[nodes.sheet]
    rows = np.flatnonzero((scale == 1000) & (nodes.count > 60))
    rest = nodes.take(np.setdiff1d(np.arange(len(nodes.count)), rows))
    share = rng.uniform(0.22, 0.4, len(rows))
    crowd = rng.uniform(2.2, 3.2, len(rows))
    halves = _cut(nodes.take(rows), share, np.full(len(rows), 7), crowd, strips, rng, np.full(len(rows), ROAD))
    for half, zone in zip(halves, (VILLAGE, FIELD), strict=True):
        half.zone[:] = zone
    return _Nodes.join([rest, *halves])


def _cut(
    nodes: _Nodes,
    share: np.ndarray,
    width: np.ndarray,
    crowd: np.ndarray,
    strips: _Strips,
    rng: np.random.Generator,
    kind: np.ndarray,
) -> tuple[_Nodes, _Nodes]:
    """Cut rectangles in two across their longer side, with a strip of `width` between (0: none).

    Parameters
    ----------
    share : ndarray
        Part of the length that the first half gets.
    crowd : ndarray
        How much denser the first half is; 0 leaves it one single plot.
    """
    size = nodes.size
    lines = np.arange(len(size))
    axis = np.where(size[:, 0] * rng.uniform(0.85, 1.18, len(size)) > size[:, 1], 0, 1)
    length, across = size[lines, axis], size[lines, 1 - axis]
    parts = np.where(width > 0, -(-across // _STRIP_LONG[nodes.zone]), 0)
    width = np.where(nodes.count - parts >= 2, width, 0)
    parts = np.where(width > 0, parts, 0)
    first = np.clip(np.rint((length - width) * share), 8, length - width - 8).astype(np.int64)
    low, high = nodes.box.copy(), nodes.box.copy()
    low[lines, axis + 2] = low[lines, axis] + first
    high[lines, axis] = low[lines, axis + 2] + width
    strip = nodes.box.copy()
    strip[lines, axis] = low[lines, axis + 2]
    strip[lines, axis + 2] = high[lines, axis]
    some = width > 0
    strips.add(strip[some], 1 - axis[some], parts[some], nodes.sheet[some], kind[some])

    left = nodes.count - parts
    low_area, high_area = (low[:, 2:] - low[:, :2]).prod(axis=1), (high[:, 2:] - high[:, :2]).prod(axis=1)
    wanted = np.rint(left * low_area * crowd / (low_area * crowd + high_area)).astype(np.int64)
    least = np.maximum(1, left - _capacity(high[:, 2:] - high[:, :2], nodes.zone))
    most = np.minimum(left - 1, np.maximum(least, _capacity(low[:, 2:] - low[:, :2], nodes.zone)))
    low_count = np.clip(wanted, np.minimum(least, most), most)
    return (
        _Nodes(low, low_count, nodes.zone.copy(), nodes.sheet.copy()),
        _Nodes(high, left - low_count, nodes.zone.copy(), nodes.sheet.copy()),
    )


def _quarters(nodes: _Nodes, strips: _Strips, rng: np.random.Generator) -> _Nodes:
    """Cut until every rectangle is a block: small enough for one or two rows of plots."""
    done = []
    while len(nodes.count):
        size = nodes.size
        zone = nodes.zone
        fits = (size.min(axis=1) <= _BLOCK_SHORT[zone]) & (size.max(axis=1) <= _BLOCK_LONG[zone])
        final = fits | (nodes.count < 2) | ((nodes.count < 4) & (size.prod(axis=1) < _PARCEL_MOST[zone]))
        done.append(nodes.take(final))
        nodes = nodes.take(~final)
        count = len(nodes.count)
        if not count:
            break
        area, longest = nodes.size.prod(axis=1), nodes.size.max(axis=1)
        zone = nodes.zone
        share = rng.uniform(0.38, 0.62, count)
        crowd = rng.lognormal(0.0, 0.22, count)
        lone = (rng.random(count) < 0.06) & (area > 1_400) & (area < _PARCEL_MOST[zone])
        crowd = np.where(lone, 0.0, crowd)
        dice = rng.random(count)
        lane = np.select([longest > 190, longest > 100, dice < 0.75], [5, 4, 3], 0)
        dyke = np.select([longest > 260, longest > 150, dice < 0.7], [5, 3, 2], 0)
        width = np.where(zone == VILLAGE, lane, dyke)
        kind = np.where((zone == FIELD) & (rng.random(count) < 0.6), CANAL, ROAD)
        nodes = _Nodes.join(list(_cut(nodes, share, width, crowd, strips, rng, kind)))
    return _Nodes.join(done)


def _positions(row: np.ndarray, counts: np.ndarray, length: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return where each plot of a row begins, in whole metres from the row's start, none narrower than 2 to 4."""
    least = np.minimum(4, length // counts)
    weight = rng.uniform(0.55, 1.45, len(row))
    total = np.add.reduceat(weight, np.cumsum(counts) - counts)
    before = np.cumsum(weight) - weight
    before -= np.repeat(before[np.cumsum(counts) - counts], counts)
    free = length - least * counts
    return within(counts) * least[row] + np.floor(before / total[row] * free[row]).astype(np.int64)


def _rows(nodes: _Nodes, rng: np.random.Generator) -> Layout:
    """Fill blocks with rows of plots."""
    size = nodes.size
    lines = np.arange(len(size))
    axis = np.where(size[:, 0] >= size[:, 1], 0, 1)
    length, depth = size[lines, axis], size[lines, 1 - axis]
    deep = np.where(nodes.zone == VILLAGE, 30, 62)
    rows = np.where((depth > deep) & (nodes.count >= 4), 2, 1)
    rows = np.maximum(rows, np.minimum(nodes.count, -(-nodes.count * 4 // np.maximum(length, 1))))
    rows = np.minimum(rows, np.maximum(1, depth // 6))

    block = np.repeat(lines, rows)
    step = within(rows)
    shift = np.where(rows == 2, rng.uniform(-0.07, 0.07, len(rows)), 0.0)
    bounds = []
    for index in (step, step + 1):
        share = index / rows[block] + shift[block] * (index == 1)
        bounds.append(np.rint(depth[block] * np.where(index == rows[block], 1.0, share)).astype(np.int64))
    top, bottom = bounds
    counts = nodes.count[block] // rows[block] + (step < nodes.count[block] % rows[block])

    thick = bottom - top
    split = np.where(
        (thick >= 17) & (counts >= 4), np.floor(counts * np.where(nodes.zone[block] == VILLAGE, 0.16, 0.05)), 0
    )
    columns = counts - split.astype(np.int64)
    row = np.repeat(np.arange(len(columns)), columns)
    start = _positions(row, columns, length[block], rng)
    last = within(columns) == columns[row] - 1
    end = np.where(last, length[block][row], np.append(start[1:], 0))
    chance = rng.random(len(row))
    order = np.lexsort((chance, row))
    rank = np.empty(len(row), np.int64)
    rank[order] = within(columns)
    halved = rank < split[row]

    cut = top[row] + np.rint(thick[row] * rng.uniform(0.35, 0.65, len(row))).astype(np.int64)
    upper = np.stack([start, top[row], end, np.where(halved, cut, bottom[row])], axis=1)
    lower = np.stack([start, cut, end, bottom[row]], axis=1)[halved]
    box = np.concatenate([upper, lower])
    owner = np.concatenate([block[row], block[row][halved]])
    turned = axis[owner] == 1
    box[turned] = box[turned][:, [1, 0, 3, 2]]
    box += nodes.box[owner][:, [0, 1, 0, 1]]

    area = (box[:, 2:] - box[:, :2]).prod(axis=1)
    back = np.zeros(len(box), bool)
    back[len(upper) :] = True
    kind = np.where(nodes.zone[owner] == VILLAGE, np.where(back | (area > 900), GARDEN, HOUSE), PADDY)
    kind = np.where((nodes.count[owner] == 1) & (area > 1_200), PARCEL, kind)
    return Layout(box, nodes.sheet[owner], kind, owner, nodes.zone[owner])


def border_points(plan: list[CommunePlan]) -> np.ndarray:
    """Return every corner that a commune puts on its border: the neighbour beyond it must have them too.

    Returns
    -------
    ndarray of int, shape (n, 2)
    """
    boxes = []
    for commune in plan:
        strips = _Strips()
        _frame_strips(commune, _sheet_nodes(commune), strips)
        boxes += [commune.sheets, *strips.box]
    box = np.concatenate(boxes)
    return np.unique(np.concatenate([box[:, [0, 1]], box[:, [2, 1]], box[:, [2, 3]], box[:, [0, 3]]]), axis=0)


def _sheet_nodes(plan: CommunePlan) -> _Nodes:
    zone = np.where(plan.scales == 500, VILLAGE, FIELD)
    return _Nodes(plan.sheets.copy(), plan.plots.copy(), zone, np.arange(len(plan.plots)))


def lay_out(plan: CommunePlan, seed: int) -> Layout:
    """Return the plots of a commune as rectangles, exactly as many on each sheet as planned."""
    rng = np.random.default_rng([seed, 5, plan.index])
    strips = _Strips()
    nodes = _frame_strips(plan, _sheet_nodes(plan), strips)
    nodes = _villages(nodes, plan.scales, strips, rng)
    blocks = _quarters(nodes, strips, rng)
    plots = _rows(blocks, rng)
    count = sum(len(box) for box in strips.box)
    return Layout(
        np.concatenate([plots.box, *strips.box]),
        np.concatenate([plots.sheet, *strips.sheet]),
        np.concatenate([plots.kind, *strips.kind]),
        np.concatenate([plots.block, np.full(count, -1)]),
        np.concatenate([plots.zone, np.full(count, FIELD)]),
    )
