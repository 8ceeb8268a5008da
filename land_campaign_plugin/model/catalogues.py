"""The code lists that ship with the plugin: communes, the merger's cross-walk, land-use codes.

They lie in ``resources/catalogues`` as CSV, so that a province can replace them without touching code.
"""

import csv
from dataclasses import dataclass
from functools import lru_cache

from ..paths import resource

CURRENT = "current"
WARD, COMMUNE = "phường", "xã"
WHOLE = "whole"


@dataclass(frozen=True)
class Unit:
    """A commune or ward in force since 2025-07-01: its code, name, kind and the names of its parts."""

    code: str
    name: str
    kind: str
    old_units: str

    @property
    def title(self) -> str:
        """Kind and name as an address writes them, ``Xã Tân Hưng``."""
        return f"{self.kind.capitalize()} {self.name}"


@dataclass(frozen=True)
class LandUse:
    """A land-use code: its name, its group, whether it is in force, and what replaced it in 2024."""

    code: str
    name: str
    group: str
    status: str
    successor: str

    @property
    def current(self) -> bool:
        """Tell whether the code is in force."""
        return self.status == CURRENT


@dataclass(frozen=True)
class Merger:
    """A former unit, and a unit that took it over, whole or in part."""

    old_code: str
    old_name: str
    old_district: str
    old_province: str
    new_code: str
    new_unit: str
    extent: str

    @property
    def whole(self) -> bool:
        """Tell whether all of the former unit went to this one."""
        return self.extent == WHOLE


def _rows(name: str) -> list[dict[str, str]]:
    with resource("catalogues", name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=1)
def units() -> dict[str, Unit]:
    """Return the province's communes and wards by code, in the order of their codes."""
    rows = _rows("hungyen_units.csv")
    return {row["code"]: Unit(row["code"], row["name"], row["type"], row["old_units"]) for row in rows}


@lru_cache(maxsize=1)
def land_use_codes() -> dict[str, LandUse]:
    """Return the land-use codes by code: those in force and those that old papers carry."""
    rows = _rows("land_use_codes.csv")
    return {
        row["code"]: LandUse(row["code"], row["name_vi"], row["group"], row["status"], row["map_2024"]) for row in rows
    }


@lru_cache(maxsize=1)
def group_codes() -> frozenset[str]:
    """Return the codes of groups of land uses, which are never right on a plot."""
    groups = {part for code in land_use_codes().values() if code.current for part in code.group.split("/")}
    return frozenset(groups - set(land_use_codes()))


@lru_cache(maxsize=1)
def old_to_new() -> dict[str, tuple[Merger, ...]]:
    """Return what became of each former unit, by its code: one `Merger`, or several where it was split."""
    found: dict[str, list[Merger]] = {}
    for row in _rows("hungyen_old_to_new.csv"):
        found.setdefault(row["old_code"], []).append(Merger(**row))
    return {code: tuple(mergers) for code, mergers in found.items()}


@lru_cache(maxsize=1)
def former_codes() -> dict[str, tuple[str, ...]]:
    """Return the codes of the former units of each unit, by the unit's code."""
    found: dict[str, list[str]] = {}
    for code, mergers in old_to_new().items():
        for merger in mergers:
            found.setdefault(merger.new_code, []).append(code)
    return {code: tuple(former) for code, former in found.items()}


@lru_cache(maxsize=1)
def citizen_provinces() -> dict[str, str]:
    """Return the 63 provinces before 2025 by the three digits that open a citizen number."""
    return {row["code"]: row["province_pre_2025"] for row in _rows("cccd_provinces.csv")}


@lru_cache(maxsize=1)
def legacy_letters() -> dict[str, tuple[str, str]]:
    """Return the codes of each Vietnamese letter in TCVN3 and in VNI, each byte as one character of Latin-1."""

    def code(digits: str) -> str:
        return bytes.fromhex(digits).decode("latin-1")

    rows = _rows("legacy_charsets.csv")
    return {row["unicode_nfc"]: (code(row["tcvn3_hex"]), code(row["vni_hex"])) for row in rows}
