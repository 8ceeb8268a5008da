"""What the values of a field look like: the form of a column, or none.

Sources of the forms: the code lists of `model.catalogues`; identifiers by their own modules in `model`; scales of
cadastral maps from TT 26/2024/TT-BTNMT, Art. 5 (1:200 to 1:10 000), 1:25 000 from older forestry maps.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np

from ..model import certificate_serial, citizen_number, land_use
from ..model.addresses import parts_of
from ..model.campaign import Campaign
from ..model.catalogues import old_to_new, units
from ..model.plot_code import decode, is_plot_code
from ..model.projection import WGS84, transformation
from ..model.syllables import is_syllable
from .guess_encodings import Reading
from .numbering import numbered
from .sampling import Sample
from .values import number_from, whole_from

PRIOR = {
    "land_use": 0.99,
    "plot_code": 0.99,
    "area_recorded_m2": 0.98,
    "commune": 0.97,
    "party.citizen_number": 0.97,
    "party.gender": 0.97,
    "hamlet": 0.95,
    "map_scale": 0.95,
    "certificate.serial": 0.95,
    "party.name": 0.95,
    "address": 0.94,
    "area_legal_m2": 0.6,
}
"""How well the form of a column tells it from other fields. A land use is like nothing else; a field that goes with the
area of the shapes without being it may be the legal area, or the area of an earlier survey."""
SCALES = frozenset({200, 500, 1000, 2000, 5000, 10_000, 25_000})
_LEAST_SHARE = 0.8
_LOOK_AT_FIRST = 50
"""Of so many different values at least half must have a form, or the others are not looked at."""
_WITH_PERSONS = 0.8
"""How sure an address is the plot's where the layer names people, who have addresses, too."""
_NO_CONTENT = re.compile(
    r"(ogc|object|feature|global|row|g|o|f)?_?f?id(_\d)?|shape.*|st_?(area|length|perimeter).*|perimeter|chu_?vi",
    re.IGNORECASE,
)
"""Fields that programs keep for themselves: numbers of rows, areas and lengths worked out from the shapes."""
_MOST_DEGREES = 360
_ROUNDED_M2, _ROUNDED_SHARE = 0.6, 0.003
_WORKED_OUT_M2 = 1e-4
_ALIKE = 0.9
_SAME_ORDER = (0.8, 1.25)
_WHOLE_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){1,11}")
_TITLES = re.compile(r"^(?:(?:hộ|ông|bà|anh|chị|và|vợ|chồng|cụ)\s*[:.]?\s+)+", re.IGNORECASE)
_SURNAME_LIST = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn vương trịnh đinh lâm mai tô tạ "
    "lương hà cao chu quách trương phùng lưu đồng thái tống kiều khúc khương triệu lại la ninh nghiêm mạc doãn"
)
"""Those of nearly all people in the Red River delta (Lê Trung Hoa, Họ và tên người Việt Nam, 2005)."""
_SURNAMES = frozenset(_SURNAME_LIST.split())
_VN_GEOHASH = "w"


@dataclass
class Values:
    """The sampled values of a field: as texts, and as numbers where they are (nan elsewhere)."""

    name: str
    texts: list[str | None]
    _numbers: np.ndarray | None = field(default=None, repr=False)

    @cached_property
    def filled(self) -> list[str]:
        """The texts that are there."""
        return [text for text in self.texts if text is not None]

    @property
    def numbers(self) -> np.ndarray:
        """The number that each value says beyond doubt."""
        if self._numbers is None:
            known = {text: number_from(text) for text in set(self.filled)}
            self._numbers = np.array([known.get(text, np.nan) for text in self.texts])
        return self._numbers


def columns_of(sample: Sample, readings: Mapping[str, Reading]) -> dict[str, Values]:
    """Return the values of each field of a sample, its texts read in their encodings."""
    return {name: _values(name, values, readings.get(name)) for name, values in sample.columns.items()}


def _values(name: str, values: list, reading: Reading | None) -> Values:
    kinds = {type(value) for value in values if value is not None}
    if kinds and kinds <= {int, float}:
        numbers = np.array([np.nan if value is None else value for value in values], dtype=float)
        return Values(name, [None if value is None else f"{value:.15g}" for value in values], numbers)
    known: dict[bytes, str | None] = {}
    texts: list[str | None] = []
    for value in values:
        if not isinstance(value, bytes):
            texts.append(None if value is None else str(value))
            continue
        if value not in known:
            text = reading.text(value) if reading else value.decode("utf-8", "replace")
            known[value] = unicodedata.normalize("NFC", text.strip("\0 \t\r\n\u00a0")) or None
        texts.append(known[value])
    return Values(name, texts)


def likely(
    sample: Sample, values: Mapping[str, Values], known: Mapping[str, str], campaign: Campaign
) -> Iterator[tuple[str, str, float]]:
    """Yield column, field and confidence for what the fields look like.

    Parameters
    ----------
    known : mapping of column to field
        What is certain already: it helps to tell the others.
    """
    free = {name: held for name, held in values.items() if held.filled and not _NO_CONTENT.fullmatch(name)}
    found = [(column, name, sure) for name, held in free.items() for column, sure in forms(held)]
    persons = any(column.startswith("party.") for column in (*known, *(column for column, *_ in found)))
    for column, name, sure in found:
        yield column, name, sure * _WITH_PERSONS if column == "address" and persons else sure
    told = {name for _, name, sure in found if sure >= _LEAST_SHARE}
    yield from _areas(sample, {name: held for name, held in free.items() if name not in told}, known)
    whole = {name: held for name, held in free.items() if name not in told}
    yield from numbered(sample, whole, _with_commune(known, found), values)


def _with_commune(known: Mapping[str, str], found: list[tuple[str, str, float]]) -> dict[str, str]:
    named = dict(known)
    for column, name, sure in found:
        if column == "commune" and sure >= _LEAST_SHARE:
            named.setdefault(column, name)
    return named


def _sure(column: str, hits: int, of: int) -> float:
    """Return how sure it is that a field of which `hits` of so many values fit is a column."""
    return PRIOR[column] * (hits + 1) / (of + 2) if of and hits >= _LEAST_SHARE * of else 0.0


def forms(values: Values) -> Iterator[tuple[str, float]]:
    """Yield the columns that the values have the form of."""
    filled = values.filled
    distinct = dict.fromkeys(filled, 0)
    for text in filled:
        distinct[text] += 1
    first = list(distinct)[:_LOOK_AT_FIRST]
    for column, fits in _FORMS.items():
        if 2 * sum(map(fits, first)) < len(first):
            continue
        hits = sum(count for text, count in distinct.items() if fits(text))
        sure = _sure(column, hits, len(filled))
        if sure:
            yield column, sure


def _is_land_use(text: str) -> bool:
    return not text.isdigit() and land_use.judge(text) in (land_use.RIGHT, land_use.RETIRED, land_use.MALFORMED)


def is_commune(text: str) -> bool:
    """Tell whether a text is the code of a commune of the province, of today or from before the merger."""
    return text in _commune_codes()


@lru_cache(maxsize=1)
def _commune_codes() -> frozenset[str]:
    return frozenset({*units(), *old_to_new()})


def _is_scale(text: str) -> bool:
    return whole_from(text) in SCALES


def _is_code(text: str) -> bool:
    return text.startswith(_VN_GEOHASH) and is_plot_code(text)


def _is_citizen(text: str) -> bool:
    """Tell whether a text is a citizen number, perhaps one that lost its first zero to a spreadsheet."""
    return len(text) in (11, 12) and citizen_number.judge_one(text.zfill(12)) == citizen_number.RIGHT


def _is_serial(text: str) -> bool:
    return certificate_serial.judge_one(text) in (certificate_serial.RIGHT, certificate_serial.WRITTEN)


def _is_gender(text: str) -> bool:
    return text.casefold() in ("nam", "nữ", "nu")


@lru_cache(maxsize=1 << 14)
def _is_person(text: str) -> bool:
    """Tell whether a text is a Vietnamese name: a known surname first, words that can be syllables."""
    bare = _TITLES.sub("", text)
    if not _WHOLE_WORDS.fullmatch(bare):
        return False
    words = bare.casefold().split()
    return words[0] in _SURNAMES and all(map(is_syllable, words))


def _is_address(text: str) -> bool:
    address = parts_of(text)
    return bool(address.commune or (address.province and (address.hamlet or address.districts)))


def _is_hamlet(text: str) -> bool:
    address = parts_of(text)
    return bool(address.hamlet) and not (address.commune or address.districts or address.province or address.rest)


_FORMS = {
    "land_use": _is_land_use,
    "plot_code": _is_code,
    "commune": is_commune,
    "map_scale": _is_scale,
    "party.citizen_number": _is_citizen,
    "party.gender": _is_gender,
    "party.name": _is_person,
    "certificate.serial": _is_serial,
    "address": _is_address,
    "hamlet": _is_hamlet,
}


def _areas(sample: Sample, values: Mapping[str, Values], known: Mapping[str, str]) -> Iterator[tuple[str, str, float]]:
    """Yield the fields that go with the area of the shapes: the strongest evidence that there is."""
    there = np.isfinite(sample.areas) & (sample.areas > 0)
    if not there.any() or np.nanmax(np.abs(sample.boxes)) <= _MOST_DEGREES:
        return
    for name, held in values.items():
        both = there & (held.numbers > 0)
        count = int(np.count_nonzero(both))
        if 2 * count < len(held.filled) or count < 3:
            continue
        said, real = held.numbers[both], sample.areas[both]
        apart = np.abs(said - real)
        if np.mean(apart <= _WORKED_OUT_M2) >= _LEAST_SHARE and np.mean(_decimals(said)) >= _LEAST_SHARE:
            continue  # a program wrote it from the shapes
        equal = apart <= np.maximum(_ROUNDED_M2, _ROUNDED_SHARE * real)
        spread = np.std(np.log(real)) > 0.05  # plots of one size say nothing
        if np.mean(equal) >= _LEAST_SHARE and spread:
            yield "area_recorded_m2", name, _sure("area_recorded_m2", int(equal.sum()), count)
            yield "area_legal_m2", name, PRIOR["area_legal_m2"] * float(np.mean(equal))
        elif spread and _go_together(said, real):
            yield "area_recorded_m2", name, PRIOR["area_legal_m2"]
            yield "area_legal_m2", name, PRIOR["area_legal_m2"]


def _decimals(numbers: np.ndarray) -> np.ndarray:
    """Tell which numbers have more decimals than anybody writes of square metres."""
    return np.abs(numbers - np.round(numbers, 3)) > 1e-7


def _go_together(said: np.ndarray, real: np.ndarray) -> bool:
    ratio = float(np.median(said / real))
    if not _SAME_ORDER[0] <= ratio <= _SAME_ORDER[1] or np.std(said) == 0:
        return False
    return float(np.corrcoef(np.log(said), np.log(real))[0, 1]) >= _ALIKE


def code_points(values: Values, crs: str) -> np.ndarray:
    """Return where the plot identifiers of a field lie in a CRS, shape (n, 2); nan where there is none."""
    points = np.full((len(values.texts), 2), np.nan)
    rows = [row for row, text in enumerate(values.texts) if text is not None and _is_code(text)]
    if rows:
        codes = np.array([values.texts[row] for row in rows], dtype=object)
        longitude, latitude = decode(codes)
        points[rows] = transformation(WGS84, crs)(np.column_stack([longitude, latitude]))
    return points
