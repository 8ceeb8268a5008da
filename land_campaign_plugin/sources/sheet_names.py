"""What the name of a file and of its folders say of a sheet: its number, its scale, its commune.

Names are given by hand, and no two offices do it alike: each answer comes with how sure it is, and what may mean
something else says nothing. Scales: TT 26/2024/TT-BTNMT, Điều 5 (1:200 to 1:10000).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..model import communes
from ..model.catalogues import old_to_new, units

_SPELLED, _CODED, _LETTERED, _BARE = 1.0, 0.9, 0.6, 0.6
_ONE_LETTER = 0.5
_FROM_FOLDER = 0.8
_NAMED, _NAME_ALONE = 0.8, 0.6

_SCALES = "10000|5000|2000|1000|500|200"
_KINDS = {"x.": "xa", "p.": "phuong", "tt.": "thitran"}
_END = re.compile(r"\.(?:dgn|dwg|dxf|shp|gpkg|(?:geo)?json|gml|tab|mif|fgb|gdb|sqlite|db)$", re.IGNORECASE)
_GROUP_OF_HOUSES = re.compile(r"\btổ\b")
_DATES = re.compile(
    r"(?<!\d)(?:\d{1,2}[ .\-]\d{1,2}[ .\-](?:19|20)\d\d|(?:19|20)\d\d[ .\-]\d{1,2}[ .\-]\d{1,2}|(?:19|20)\d{6}"
    r"|\d{1,2}[.](?:19|20)\d\d|(?:19|20)(?!00)\d\d)(?!\d)"
)
_VERSIONS = re.compile(r"\(\s*\d{1,2}\s*\)|\b(?:v|ver|version|lan|copy|rev|edit|sua|final|moi|cu)[ .]?\d{1,2}(?!\d)")
_SCALE = re.compile(
    rf"(?:(?<![a-z])(?:tl|ty le|ti le|scale)[ :=.]*(?:1[ :/.\-])?|(?<!\d)1[ ]?[:/.\-][ ]?)({_SCALES})(?!\d)"
)
_THOUSANDS = re.compile(r"(?<=\d)[. ](?=000(?!\d))")
_BARE_SCALE = re.compile(rf"(?<![\d.])({_SCALES.removesuffix('|200')})(?![\d.])")
_NUMBER = r"[ :.\-#]*0*([1-9]\d{0,2})([a-z])?(?![a-z\d])"
_SHEET = re.compile(
    rf"(?<![a-z])(?:(?:to|manh) ?(?:ban do|bd)? ?(?:dia chinh|dc)?|(?:tbd|tbddc)|so (?:hieu )?to|sheet|map sheet)"
    rf"(?: ?so| ?no)?{_NUMBER}"
)
_CODE = re.compile(rf"(?<![a-z])(?:dc|bddc|bdc|bd|bando|ban do)(?: ?so| ?to)?{_NUMBER}")
_T = re.compile(rf"(?<![a-z])t{_NUMBER}")
_ALSO = re.compile(r" ?(?:-|,|\+|&|den|va|~) ?0*[1-9]\d{0,2}(?![\d.])")
_UNIT_CODE = re.compile(r"(?<!\d)(\d{5})(?!\d)")
_TITLE = re.compile(r"(?<![a-z])(xa|phuong|thi ?tran|tt\.|p\.|x\.) ?(?=[a-z])")
_NOISE = re.compile(r"(?<![a-z])(?:xa|phuong|thi tran|tinh|hung yen|huyen|dgn|v7|tl|ty le|ti le)(?![a-z])")


@dataclass(frozen=True)
class Named:
    """What names say of a sheet, and how sure that is: 0 not at all, 1 spelled out.

    Parameters
    ----------
    map_scale : int, optional
        Denominator of the scale.
    commune : str, optional
        Code of the unit; that of a former unit where no unit of today has it too, else of what took it over.
    """

    sheet_number: str | None = None
    map_scale: int | None = None
    commune: str | None = None
    number_confidence: float = 0.0
    scale_confidence: float = 0.0
    commune_confidence: float = 0.0


def read_name(name: str, folders: Sequence[str] = ()) -> Named:
    """Return what the name of a file says, and where it says nothing what its folders do.

    Parameters
    ----------
    name : str
        With or without its end, ``DC12.dgn``.
    folders : sequence of str
        Names of the folders that it lies in, the outermost first.
    """
    text = _plain(_END.sub("", name))
    code, text = _unit_code(text)
    commune, sure_commune, text = (code, _CODED, text) if code else _unit_name(text)
    number, sure_number, text = _number(text)
    scale, sure_scale, text = _scale(text)
    if scale is None and number is not None:
        scale, sure_scale = _bare_scale(text)
    if number is None:
        number, sure_number, scale, sure_scale = _bare(text, scale, sure_scale)
    for folder in reversed(folders):
        if commune and scale:
            break
        said = _plain(folder)
        if not commune:
            code, said = _unit_code(said)
            commune, sure_commune, said = (code, _FROM_FOLDER, said) if code else _unit_name(said, alone=True)
        if not scale:
            scale, sure_scale, said = _scale(said)
            if not scale:
                scale, sure_scale = _bare_scale(said)
            sure_scale = min(sure_scale, _FROM_FOLDER)
    return Named(number, scale, commune, sure_number, sure_scale, sure_commune)


def _plain(name: str) -> str:
    """Return a name in small letters without marks and dates; ``tổ`` (a group of houses) is no ``tờ`` (a sheet)."""
    text = unicodedata.normalize("NFC", name).casefold().replace("_", " ")
    text = _GROUP_OF_HOUSES.sub("nhom", text)
    text = unicodedata.normalize("NFD", text.replace("đ", "d"))
    text = " ".join("".join(sign for sign in text if not unicodedata.combining(sign)).split())
    return _THOUSANDS.sub("", _VERSIONS.sub(" ", _DATES.sub(" ", text)))


def _scale(text: str) -> tuple[int | None, float, str]:
    found = {int(match[1]) for match in _SCALE.finditer(text)}
    if len(found) == 1:
        return found.pop(), _SPELLED, _SCALE.sub(" ", text)
    return None, 0.0, text


def _bare_scale(text: str) -> tuple[int | None, float]:
    found = {int(match[1]) for match in _BARE_SCALE.finditer(text)}
    return (found.pop(), _BARE) if len(found) == 1 else (None, 0.0)


def _number(text: str) -> tuple[str | None, float, str]:
    """Return the number that stands after a word for sheet; none where several do, or a range."""
    for pattern, sure in ((_SHEET, _SPELLED), (_CODE, _CODED), (_T, _ONE_LETTER)):
        matches = list(pattern.finditer(text))
        if not matches:
            continue
        numbers = {match[1] + (match[2] or "").upper() for match in matches}
        after = text[matches[0].end() :]
        also = _ALSO.match(after)
        if len(numbers) > 1 or (also and not _BARE_SCALE.fullmatch(also[0].strip(" -,+&~"))):
            return None, 0.0, ""
        rest = text[: matches[0].start()] + " " + after
        return numbers.pop(), min(sure, _LETTERED) if matches[0][2] else sure, rest
    return None, 0.0, text


def _bare(text: str, scale: int | None, sure_scale: float) -> tuple[str | None, float, int | None, float]:
    """Return a number that stands alone but for a scale: ``12``, ``12 1000``; other words may give it another sense."""
    left = re.sub(r"[\s.\-()#,]+", " ", _NOISE.sub(" ", text)).split()
    if scale is None and len(left) == 2:
        scales = [each for each in left if _BARE_SCALE.fullmatch(each)]
        if len(scales) == 1:
            scale, sure_scale = int(scales[0]), _BARE
            left.remove(scales[0])
    if len(left) == 1 and re.fullmatch(r"0*[1-9]\d{0,2}", left[0]):
        return left[0].lstrip("0"), _BARE, scale, sure_scale
    return None, 0.0, scale, sure_scale


def _unit_code(text: str) -> tuple[str | None, str]:
    known = [match for match in _UNIT_CODE.finditer(text) if match[1] in units() or match[1] in old_to_new()]
    if len({match[1] for match in known}) != 1:
        return None, text
    code = known[0][1]
    return code, re.sub(rf"(?<!\d){code}(?!\d)", " ", text)


def _unit_name(text: str, *, alone: bool = False) -> tuple[str | None, float, str]:
    """Return the unit whose name follows a word for its kind; `alone`, one that the text is nothing but."""
    for match in _TITLE.finditer(text):
        letters, kind = text[match.end() :], match[1].replace(" ", "")
        for length in _lengths():
            name, end = _letters(letters, length)
            if (_KINDS.get(kind, kind), name) in _names():
                code = _names()[_KINDS.get(kind, kind), name]
                return code, _NAMED if code else 0.0, text[: match.start()] + " " + letters[end:]
    name = "".join(filter(str.isalpha, text))
    if alone and ("", name) in _names() and not any(map(str.isdigit, text)):
        code = _names()["", name]
        return code, _NAME_ALONE if code else 0.0, ""
    return None, 0.0, text


def _letters(text: str, length: int) -> tuple[str, int]:
    """Return the first `length` letters of a text, spaces left out, and where they end; none inside a word."""
    name = ""
    for at, sign in enumerate(text):
        if sign.isalpha():
            name += sign
        elif sign != " ":
            return "", 0
        if len(name) == length:
            inside = at + 1 < len(text) and text[at + 1].isalpha()
            return ("", 0) if inside else (name, at + 1)
    return "", 0


@lru_cache(maxsize=1)
def _names() -> dict[tuple[str, str], str | None]:
    """Return the unit that kind and name without marks mean, the kind empty for any; None where it may be several."""
    found: dict[tuple[str, str], set[str | None]] = {}
    today = {(_folded(unit.kind), _folded(unit.name)) for unit in units().values()}

    def enter(title: str, code: str | None) -> None:
        kind, name = map(_folded, communes.split_title(title))
        own = code if code and (kind, name) not in today else None
        found.setdefault((kind, name), set()).add(own or communes.by_name(title).code)
        found.setdefault(("", name), set()).add(own or communes.by_name(title).code)

    for unit in units().values():
        enter(unit.title, None)
    for code, mergers in old_to_new().items():
        enter(mergers[0].old_name, code if code not in units() and len(mergers) == 1 else None)
    return {name: next(iter(codes)) if len(codes) == 1 else None for name, codes in found.items()}


@lru_cache(maxsize=1)
def _lengths() -> list[int]:
    """Return how many letters names have, the most first: of two names that begin alike the longer one is meant."""
    return sorted({len(name) for _, name in _names()}, reverse=True)


def _folded(name: str) -> str:
    return "".join(filter(str.isalpha, _plain(name)))
