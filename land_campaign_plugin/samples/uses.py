"""Land uses of drawn plots: what each is used for, block by block, so that fields of a kind lie together."""

import numpy as np

from ..model.catalogues import WARD
from .layout import CANAL, FIELD, GARDEN, HOUSE, PADDY, PARCEL, RIVER, ROAD, Layout
from .plan import CommunePlan

ROAD_USE, CANAL_USE, RIVER_USE = "DGT", "DTL", "SON"
_FIELD_USES = np.array(["LUC", "LUK", "HNK", "CLN", "NTS"], dtype=object)
_FIELD_SHARES = np.array([0.74, 0.05, 0.08, 0.06, 0.07])
_VILLAGE_PARCELS = np.array(["DGD", "DVH", "DYT", "TON", "TIN", "NTD", "MNC", "DCH", "DKV", "TSC", "SKC"], dtype=object)
_FIELD_PARCELS = np.array(["NTD", "NTS", "MNC", "SKC", "CNT", "NTS", "NKH", "DRA"], dtype=object)
_HOME_M2 = 240.0


def _pick(rng: np.random.Generator, choices: np.ndarray, shares: np.ndarray | None, count: int) -> np.ndarray:
    return choices[rng.choice(len(choices), count, p=shares)]


def land_uses(layout: Layout, plan: CommunePlan, area_m2: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return the land-use label of every plot, codes of the current list, two joined by ``+`` where mixed."""
    count = len(layout.kind)
    home = "ODT" if plan.unit.kind == WARD else "ONT"
    uses = np.full(count, home, dtype=object)
    for kind, use in ((ROAD, ROAD_USE), (CANAL, CANAL_USE), (RIVER, RIVER_USE)):
        uses[layout.kind == kind] = use

    house = layout.kind == HOUSE
    dice = rng.random(count)
    uses[house & (area_m2 > _HOME_M2) & (dice < 0.6)] = f"{home}+CLN"
    uses[house & (dice > 0.975)] = "TMD"
    garden = layout.kind == GARDEN
    uses[garden] = "CLN"
    uses[garden & (dice < 0.22)] = "NTS"
    uses[garden & (area_m2 < 220) & (dice > 0.55)] = home

    paddy = np.flatnonzero(layout.kind == PADDY)
    blocks = int(layout.block.max()) + 1
    main = _pick(rng, _FIELD_USES, _FIELD_SHARES, blocks)
    stray = rng.random(len(paddy)) < 0.05
    uses[paddy] = np.where(stray, _pick(rng, _FIELD_USES, _FIELD_SHARES, len(paddy)), main[layout.block[paddy]])
    parcel = np.flatnonzero(layout.kind == PARCEL)
    village = layout.zone[parcel] != FIELD
    uses[parcel] = np.where(
        village, _pick(rng, _VILLAGE_PARCELS, None, len(parcel)), _pick(rng, _FIELD_PARCELS, None, len(parcel))
    )
    return uses


def use_parts(use: str, area_m2: float) -> list[tuple[str, float]]:
    """Return the uses behind a label with the area of each, which add up to the plot's."""
    codes = use.split("+")
    if len(codes) == 1:
        return [(use, area_m2)]
    first = round(min(_HOME_M2, area_m2 * 0.6), 1)
    return [(codes[0], first), (codes[1], round(area_m2 - first, 1))]
