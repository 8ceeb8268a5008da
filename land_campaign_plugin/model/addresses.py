"""Addresses of plots: hamlet or street, commune, province, separated by commas or dashes.

Since 2025-07-01 there are two levels, ``Thôn Đông, Xã Tân Hưng, Tỉnh Hưng Yên``; districts are no more (Resolution
1666/NQ-UBTVQH15, Law 72/2025/QH15 on local government).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from . import person_name
from .byte_patterns import decoded
from .catalogues import old_to_new

_PARTS = re.compile(r"\s*[,;\n]\s*|\s+[-–]\s+")
_COMMUNE = re.compile(r"(?:phường|xã|thị trấn|p\.|x\.|tt\.)\s*\S.*", re.IGNORECASE)
_DISTRICT = re.compile(r"(?:huyện|quận|thị xã|thành phố|h\.|tx\.|tp\.|tp)\s*\S.*", re.IGNORECASE)
_PROVINCE = re.compile(r"(?:tỉnh|t\.)\s*\S.*", re.IGNORECASE)
_PROVINCE_KIND = re.compile(r"^\s*(?:tỉnh|t\.)\s*", re.IGNORECASE)
_HAMLET = re.compile(
    r"(?:thôn|xóm|tổ dân phố|tổ dân cư|tổ|tdp|khu dân cư|khu phố|khu|khóm|ấp|làng|đội|bản|cụm)\b.*", re.IGNORECASE
)


@dataclass(frozen=True)
class Address:
    """The parts of an address by level, each as it is written, None where it is missing.

    Parameters
    ----------
    hamlet : str or None
        Hamlet or residential group.
    districts : tuple of str
        Levels of a former district.
    rest : tuple of str
        Other parts: house, street, what cannot be told.
    """

    hamlet: str | None = None
    commune: str | None = None
    districts: tuple[str, ...] = ()
    province: str | None = None
    rest: tuple[str, ...] = ()


@lru_cache(maxsize=65536)
def parts_of(text: str | None) -> Address:
    """Return the parts of an address; never raises."""
    written = unicodedata.normalize("NFC", decoded(text))
    parts = [part for piece in _PARTS.split(written) if (part := " ".join(piece.split()).strip(" ."))]
    levels: dict[str, list[str]] = {"hamlet": [], "commune": [], "district": [], "province": [], "rest": []}
    for at, part in enumerate(parts):
        levels[_level(part, at == len(parts) - 1)].append(part)
    return Address(
        levels["hamlet"][0] if levels["hamlet"] else None,
        levels["commune"][-1] if levels["commune"] else None,
        tuple(levels["district"]),
        levels["province"][-1] if levels["province"] else None,
        (*levels["hamlet"][1:], *levels["rest"]),
    )


def same_province(text: str | None, province: str) -> bool:
    """Tell whether a level of an address names a province, ``Tỉnh Hưng Yên`` or ``Hưng Yên``."""
    return _bare_province(text) == _bare_province(province)


def _level(part: str, last: bool) -> str:
    if _PROVINCE.fullmatch(part):
        return "province"
    if _COMMUNE.fullmatch(part):
        return "commune"
    if _DISTRICT.fullmatch(part) or person_name.key(part) in _districts():
        return "province" if last and person_name.key(part) in _provinces() else "district"
    if _HAMLET.fullmatch(part):
        return "hamlet"
    return "province" if last and person_name.key(part) in _provinces() else "rest"


@lru_cache(maxsize=1)
def _districts() -> frozenset[str]:
    """Return the keys of the former districts, ``huyện văn lâm``; their bare names are those of communes too."""
    return frozenset(person_name.key(merger.old_district) for merged in old_to_new().values() for merger in merged)


@lru_cache(maxsize=1)
def _provinces() -> frozenset[str]:
    """Return the keys of the provinces that became one, without their kind."""
    return frozenset(person_name.key(merger.old_province) for merged in old_to_new().values() for merger in merged)


def _bare_province(text: str | None) -> str:
    return person_name.key(_PROVINCE_KIND.sub("", unicodedata.normalize("NFC", decoded(text))))
