"""What a row of a record spreadsheet is when it is no record: a total, the heading of a group, signatures, nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from .headers import Header, running_numbers

_TOTAL = re.compile(
    r"(tổng\s+cộng|tổng\s+số|cộng(?!\s+(?:đồng|hòa|hoà|tác))|tổng(?!\s+(?:công|cục|hợp|kho|đội))|total|sum|"
    r"tong\s+cong|tong\s+so)\b"
)
_NUMERAL = re.compile(r"([ivxlc]+|[a-hđ]|\d{1,2})\s*[.)\-:/]?")
_NUMBERED_WORDS = re.compile(r"([ivxlc]+|[a-hđ]|\d{1,2})\s*[.)\-:/]\s*\S.*")
_PLACE = re.compile(r"(thôn|xóm|làng|tổ dân phố|tdp|khu dân cư|khu phố|khu|đội|ấp|xã|phường|tờ bản đồ)\b.*")
HAMLET = re.compile(
    r"(?:[ivxlc]+|[a-hđ]|\d{1,2})?\s*[.)\-:/]?\s*((?:thôn|xóm|làng|tổ dân phố|tdp|khu dân cư|khu phố)\s+.+)"
)
_SIGNED = re.compile(
    r"(người\s+(lập|kê khai|tổng hợp|viết|kiểm tra)|(.{0,40},)?\s*ngày\s*[\d.…\s]*tháng|chủ tịch|phó chủ tịch|"
    r"(tm|kt)\.?\s*(ubnd|ủy ban|uỷ ban|chủ tịch|giám đốc|trưởng)|thủ trưởng|cán bộ|công chức|giám đốc|xác nhận|"
    r"đại diện|\(?\s*ký|ghi chú\s*:|nơi nhận|ủy ban nhân dân|uỷ ban nhân dân|trưởng thôn|đơn vị)"
)
_KEYS = frozenset(
    {
        "certificate.serial",
        "plot.plot_number",
        "certificate.plot_number",
        "party.citizen_number",
        "organisation.tax_code",
        "plot.plot_code",
        "certificate.register_number",
    }
)
_COUNTED = frozenset({"plot.plot_number", "certificate.plot_number", "certificate.serial"})
"""Columns below which a total may count rows."""
_FEW = 3


def is_total(cells: Sequence) -> bool:
    """Tell whether a row counts others, by the words in its cells."""
    return any(isinstance(cell, str) and _TOTAL.match(_plain(cell)) for cell in cells)


def kind_of(cells: Sequence, values: Mapping[str, object], header: Header) -> str:
    """Return why a row is no record, as in `cell_notes.REASONS`; empty where it is one.

    Parameters
    ----------
    cells : sequence
        Cells of the row that stand in it, not those that merged cells lend it.
    values : mapping of str to object
        What was read of it.
    """
    if header.repeated_by(cells) or running_numbers(cells):
        return "repeated-headings"
    # an identifier has digits: words below its heading are no identifier, but somebody's signature, say
    keyed = {name for name, value in values.items() if name in _KEYS and any(map(str.isdigit, str(value)))}
    if keyed and not keyed <= _COUNTED:
        return ""
    filled = [cell for cell in cells if cell is not None and not (isinstance(cell, str) and not cell.strip())]
    if not filled:
        return "blank"
    words = [_plain(cell) for cell in filled if isinstance(cell, str)]
    if "plot.sheet_number" not in values and any(map(_TOTAL.match, words[:_FEW])):
        return "total"
    if keyed:
        return ""
    if len(words) <= _FEW and len(filled) <= 2 * _FEW and any(map(_SIGNED.match, words)):
        return "footer"
    if _is_group(words, len(filled)):
        return "group"
    return "" if values else "nothing-read"


def hamlet_of(cells: Sequence) -> str | None:
    """Return the hamlet that the heading of a group names, None where it names none."""
    for cell in cells:
        if isinstance(cell, str) and (match := HAMLET.fullmatch(_plain(cell))):
            text = " ".join(unicodedata.normalize("NFC", cell).split())
            return text[len(text) - len(match[1]) :].strip()
    return None


def _is_group(words: list[str], filled: int) -> bool:
    """Tell whether a row is like ``I``, ``A. Hộ gia đình``, ``Thôn Đông``: a numeral and words, or a place."""
    if not words or len(words) > 2 or filled > _FEW:
        return False
    if len(words) == 2:
        return bool(_NUMERAL.fullmatch(words[0]) or _PLACE.fullmatch(words[1]))
    if filled > 1:
        return bool(_PLACE.fullmatch(words[0]))
    return any(form.fullmatch(words[0]) for form in (_NUMERAL, _NUMBERED_WORDS, _PLACE))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
