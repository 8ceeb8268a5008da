"""Corrections of a plot's own record: its commune, the kind of its residential land, the levels of its address."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from ..model.addresses import parts_of
from ..model.catalogues import WARD, units
from ..model.findings import FindingTable
from ..model.language import QT_TRANSLATE_NOOP
from .proposal import Proposal

if TYPE_CHECKING:
    from .proposals import Scene

_COMMUNE = QT_TRANSLATE_NOOP("core", "A01: commune of plot {plot} set to {value}")
_COMMUNE_NAME = QT_TRANSLATE_NOOP("core", "A01: commune in the address of plot {plot} set to {value}")
_HOME = QT_TRANSLATE_NOOP("core", "A06: land use of plot {plot} set to {value}")
_WITHOUT_DISTRICT = QT_TRANSLATE_NOOP("core", "A12: district taken out of the address of plot {plot}")
_FORMER, _SPLIT, _FORMER_NAME = "former", "split", "former-name"
_RURAL, _URBAN = "ONT", "ODT"


def commune(scene: Scene, findings: FindingTable, row: int) -> list[Proposal]:
    """Return the code that a former one became, each candidate where its commune was split; or the name of today."""
    uid, kind = findings["plots"][row], findings["sub_code"][row]
    at, titles = scene.row(uid), str(findings["detail"][row]).partition("|")[2]
    if at is None:
        return []
    values = {"plot": scene.plots.label(at)}
    if kind == _FORMER_NAME and "address" in scene.plots:
        written = unicodedata.normalize("NFC", scene.plots["address"][at] or "")
        said = parts_of(written).commune
        if said is None or written.count(said) != 1:
            return []
        changes = {uid: {"address": written.replace(said, titles)}}
        return [Proposal(_COMMUNE_NAME, {**values, "value": titles}, changes)]
    codes = [title.split(" ")[0] for title in titles.split(", ")] if kind in (_FORMER, _SPLIT) else []
    return [
        Proposal(_COMMUNE, {**values, "value": code}, {uid: {"commune": code}}, automatic=kind == _FORMER)
        for code in codes
        if code in units()
    ]


def residential_use(scene: Scene, findings: FindingTable, row: int) -> list[Proposal]:
    """Return the land use with the residential land of the commune's kind."""
    uid = findings["plots"][row]
    at = scene.row(uid)
    unit = None if at is None else units().get((scene.plots["commune"][at] or "").strip())
    if unit is None:
        return []
    wrong, right = (_RURAL, _URBAN) if unit.kind == WARD else (_URBAN, _RURAL)
    parts = [part.strip() for part in (scene.plots["land_use"][at] or "").upper().split("+")]
    value = "+".join(dict.fromkeys(right if part == wrong else part for part in parts))
    return [Proposal(_HOME, {"plot": scene.plots.label(at), "value": value}, {uid: {"land_use": value}})]


def address_levels(scene: Scene, findings: FindingTable, row: int) -> list[Proposal]:
    """Return the address without its district, where commune and province are said."""
    uid = findings["plots"][row]
    at = scene.row(uid)
    if at is None or findings["sub_code"][row] != "district":
        return []
    parts = parts_of(scene.plots["address"][at])
    if parts.commune is None or parts.province is None:
        return []
    written = unicodedata.normalize("NFC", scene.plots["address"][at])
    levels = [" ".join(level.split()) for level in written.split(",")]
    kept = [level for level in levels if level.strip(" .") not in parts.districts]
    # other signs between the levels: not taken apart here
    if len(levels) - len(kept) != len(parts.districts):
        return []
    return [Proposal(_WITHOUT_DISTRICT, {"plot": scene.plots.label(at)}, {uid: {"address": ", ".join(kept)}})]
