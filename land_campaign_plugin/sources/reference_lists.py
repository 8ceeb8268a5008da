"""Reference lists of the province as spreadsheets or CSV: sheets, units, renumbered sheets.

Titles, blank rows, repeated headings and totals are passed over; a cell that cannot be read is told with its row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

import numpy as np

from ..model.catalogues import units
from ..model.errors import BadInput
from ..model.former_sheets import FORMER_SHEET_COLUMNS, FormerSheets
from ..model.language import QT_TRANSLATE_NOOP
from ..model.tables import INTEGER, Table
from ..model.texts import objects
from . import cells, fields
from .headers import LOOK_AT_ROWS, Header, find_header, running_numbers
from .notes import Note
from .spreadsheet import open_book
from .values import whole_from

_TOTAL = re.compile(r"(tổng\s+cộng|tổng\s+số|cộng|tổng|total)\b.*")
_DIGITS = 9

SHEET_LIST: dict[str, tuple[str, ...]] = {
    "commune": (*fields.NAMES["commune"], "Mã xã", "Mã ĐVHC", "Mã ĐVHC cấp xã", "Mã đơn vị hành chính", "Mã xã phường"),
    "commune_name": (
        "TenXa",
        "Tên xã",
        "Tên xã phường",
        "Xã, phường",
        "Xã/phường",
        "Đơn vị hành chính",
        "commune_name",
    ),
    "sheet_number": (
        *fields.NAMES["sheet_number"],
        "Số hiệu tờ bản đồ",
        "Số tờ bản đồ",
        "Tờ bản đồ số",
        "Số tờ",
        "Số hiệu tờ",
        "Tờ số",
    ),
    "map_scale": (*fields.NAMES["map_scale"], "Tỷ lệ", "Tỷ lệ bản đồ", "Tỉ lệ", "Tỉ lệ bản đồ"),
    "plot_count": (
        "plot_count",
        "plots",
        "SoThua",
        "SoLuongThua",
        "TongSoThua",
        "Số thửa",
        "Số lượng thửa",
        "Tổng số thửa",
        "Số thửa đất",
        "Tổng số thửa đất",
    ),
    "complete": ("complete", "HoanThanh", "DaHoanThanh", "Hoàn thành", "Đã hoàn thành"),
}
"""Headings of the list of sheets, by column."""
UNIT_LIST: dict[str, tuple[str, ...]] = {
    "code": ("code", "MaXa", "Ma", "maDVHC", "maDonViHanhChinh", "commune_code", "commune", "Mã", "Mã xã", "Mã ĐVHC"),
    "name": ("name", "TenXa", "Ten", "tenDVHC", "commune_name", "Tên", "Tên xã", "Tên xã, phường", "Xã, phường"),
}
_BEFORE = ("cũ", "trước sáp nhập", "trước sắp xếp", "trước")
_AFTER = ("mới", "sau sáp nhập", "sau sắp xếp", "sau", "hiện nay", "hiện tại")
RENUMBERED_LIST: dict[str, tuple[str, ...]] = {
    "former_commune": ("former_commune", "old_commune", "xaCuId", "MaXaCu")
    + tuple(f"{name} {when}" for name in ("Mã xã", "Mã ĐVHC", "Xã", "Mã đơn vị hành chính") for when in _BEFORE),
    "former_sheet_number": ("former_sheet_number", "old_sheet", "old_sheet_number", "soToBanDoCu", "soHieuToBanDoCu")
    + tuple(
        f"{name} {when}" for name in ("Số tờ", "Số tờ bản đồ", "Số hiệu tờ", "Tờ", "Tờ bản đồ") for when in _BEFORE
    ),
    "map_scale": SHEET_LIST["map_scale"],
    "commune": ("commune", "new_commune", "xaId", "MaXa", "MaXaMoi")
    + tuple(f"{name} {when}" for name in ("Mã xã", "Mã ĐVHC", "Xã", "Mã đơn vị hành chính") for when in _AFTER)
    + ("Mã xã", "Mã ĐVHC"),
    "sheet_number": ("sheet_number", "new_sheet", "new_sheet_number", "soToBanDo", "soHieuToBanDo")
    + tuple(f"{name} {when}" for name in ("Số tờ", "Số tờ bản đồ", "Số hiệu tờ", "Tờ", "Tờ bản đồ") for when in _AFTER)
    + ("Số tờ", "Số tờ bản đồ", "Số hiệu tờ bản đồ"),
}

_COLUMNS = QT_TRANSLATE_NOOP("core", "The list {path} has no columns for: {columns}.")
_NAME_THEM = QT_TRANSLATE_NOOP("core", "Give it a row of headings, for instance: {names}.")
_NUMBER = QT_TRANSLATE_NOOP("core", "The list {path}, row {line}, column {column}: {value} is no whole number.")
_CORRECT = QT_TRANSLATE_NOOP("core", "Correct the cell, or leave it empty.")
_ROW_LACKS = QT_TRANSLATE_NOOP("core", "The list {path}, row {line}, has no value in the column {column}.")
_UNITS = QT_TRANSLATE_NOOP(
    "core", "List of communes: {listed} rows, {known} communes in the province, {both} of them on the list."
)
_MISSING = QT_TRANSLATE_NOOP("core", "{count} communes are not on the list: {codes}")
_UNKNOWN = QT_TRANSLATE_NOOP("core", "{count} codes of the list are none of the province's: {codes}")
_RENAMED = QT_TRANSLATE_NOOP("core", "{count} communes have another name on the list: {codes}")
_TWICE = QT_TRANSLATE_NOOP("core", "{count} communes stand on the list more than once: {codes}")
_SHOWN = 10
_FILL = QT_TRANSLATE_NOOP("core", "Fill the cell, or remove the row.")


@dataclass
class ListRow:
    """A row of a list: its number in the file and its cells by column."""

    number: int
    cells: dict[str, object]


def list_rows(path: Path | str, names: Mapping[str, Sequence[str]], needed: Sequence[str]) -> Iterator[ListRow]:
    """Yield the rows of the first sheet whose headings name the `needed` columns.

    Raises
    ------
    BadInput
        It cannot be read, or no sheet has them.
    """
    meanings = {fields.folded(label): column for column, labels in names.items() for label in reversed(labels)}

    def meaning(label: str) -> tuple[str, ...]:
        column = meanings.get(fields.folded(label))
        return (column,) if column else ()

    book = open_book(path)
    for info in book.sheets:
        rows = iter(book.rows(info.name))
        first = list(islice(rows, LOOK_AT_ROWS))
        header = find_header(first, book.merges(info.name), meaning, set(needed), min(len(needed), 2))
        columns = _columns(header, meaning) if header else {}
        if all(name in columns for name in needed):
            yield from _data(chain(first, rows), header, columns)
            return
    told = {name: _both_ways(name, labels) for name, labels in names.items()}
    columns = ", ".join(map(told.__getitem__, needed))
    raise BadInput(_COLUMNS, _NAME_THEM, path=path, columns=columns, names=", ".join(told.values()))


def _both_ways(name: str, labels: Sequence[str]) -> str:
    """Return a heading with the first of its Vietnamese ones."""
    return next((f"{name} ({label})" for label in labels if not label.isascii()), name)


def read_sheet_list(path: Path | str) -> Table:
    """Return the province's list of sheets.

    Returns
    -------
    Table
        ``commune``, ``sheet_number``, ``map_scale`` (0: not said), ``plot_count`` (-1: not said), ``complete`` (0, 1).
    """
    found: list[tuple] = []
    for row in list_rows(path, SHEET_LIST, ("sheet_number",)):
        sheet = cells.number_text(row.cells.get("sheet_number"))[0]
        if sheet is None:
            if any(row.cells.get(name) is not None for name in ("map_scale", "plot_count")):
                raise BadInput(_ROW_LACKS, _FILL, path=path, line=row.number, column="sheet_number")
            continue
        commune = row.cells.get("commune", row.cells.get("commune_name"))
        scale, count = (_whole(path, row, name, missing) for name, missing in (("map_scale", 0), ("plot_count", -1)))
        complete = cells.text(row.cells.get("complete"))[0]
        found.append((cells.commune(commune)[0], sheet, scale, count, whole_from(complete or "") or 0))
    communes, sheets, scales, counts, completes = zip(*found, strict=True) if found else ((),) * 5
    return Table(
        {
            "commune": objects(communes),
            "sheet_number": objects(sheets),
            "map_scale": np.array(scales, dtype=np.int64),
            "plot_count": np.array(counts, dtype=np.int64),
            "complete": np.array(completes, dtype=np.int64),
        }
    )


@dataclass
class UnitCounts:
    """The communes of a list against the province's own: counts against counts, and what differs.

    Parameters
    ----------
    listed, known, both : int
        Communes of the list, of the province, and in both.
    missing, unknown : list of str
        Codes that the list lacks, and those that it has beyond the province's.
    renamed : list of str
        Codes whose name is another one.
    repeated : list of str
        Codes that stand on the list more than once.
    """

    listed: int = 0
    known: int = 0
    both: int = 0
    missing: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    renamed: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)

    def notes(self) -> list[Note]:
        """Return the counts, and what differs, as remarks."""
        counts = {"listed": self.listed, "known": self.known, "both": self.both}
        codes = {_MISSING: self.missing, _UNKNOWN: self.unknown, _RENAMED: self.renamed, _TWICE: self.repeated}
        told = [(text, {"count": len(which), "codes": _some(which)}) for text, which in codes.items() if which]
        return [(_UNITS, counts), *told]


def read_unit_list(path: Path | str) -> Table:
    """Return a list of communes: ``code``, ``name``. A row without a code has it by its name, where that is clear."""
    found = []
    for row in list_rows(path, UNIT_LIST, ("name",)):
        name = cells.text(row.cells.get("name"))[0]
        code = cells.commune(row.cells.get("code"))[0] or (cells.commune(name)[0] if name else None)
        if code or name:
            found.append((code, name))
    codes, names = zip(*found, strict=True) if found else ((), ())
    return Table({"code": objects(codes), "name": objects(names)})


def count_units(listed: Table) -> UnitCounts:
    """Return how the communes of a list differ from the province's."""
    known = units()
    codes = [code for code in listed["code"].tolist() if code]
    names = {code: name for code, name in zip(listed["code"].tolist(), listed["name"].tolist(), strict=True) if code}
    counts = UnitCounts(len(listed), len(known), len(set(codes) & set(known)))
    counts.missing = [code for code in known if code not in names]
    counts.unknown = [code for code in names if code not in known]
    counts.renamed = [
        code
        for code, name in names.items()
        if code in known and fields.folded(name or "") not in (fields.folded(known[code].name), _titled(known[code]))
    ]
    counts.repeated = sorted({code for code in codes if codes.count(code) > 1})
    return counts


def read_former_sheets(path: Path | str) -> FormerSheets:
    """Return the list of renumbered sheets: former commune, former number, scale, commune, number."""
    needed = ("former_commune", "former_sheet_number", "commune", "sheet_number")
    found: dict[str, list] = {name: [] for name in FORMER_SHEET_COLUMNS}
    for row in list_rows(path, RENUMBERED_LIST, needed):
        values = {name: cells.number_text(row.cells.get(name))[0] for name in needed}
        if not any(values.values()):
            continue
        for name, value in values.items():
            if value is None:
                raise BadInput(_ROW_LACKS, _FILL, path=path, line=row.number, column=name)
        values |= {name: cells.commune(row.cells[name])[0] for name in ("former_commune", "commune")}
        values["map_scale"] = _whole(path, row, "map_scale", 0)
        for name, column in found.items():
            column.append(values[name])
    kinds = FORMER_SHEET_COLUMNS.items()
    return FormerSheets(Table({k: np.array(found[k]) if kind == INTEGER else objects(found[k]) for k, kind in kinds}))


def _some(codes: list[str]) -> str:
    return ", ".join(codes[:_SHOWN]) + (", ..." if len(codes) > _SHOWN else "")


def _titled(unit) -> str:
    return fields.folded(unit.title)


def _columns(header: Header, meaning) -> dict[str, int]:
    """Return the column of each field; the first of several with one meaning."""
    found: dict[str, int] = {}
    for at, label in sorted(header.labels.items()):
        texts = [label, *(f"{label} {other}" for other in header.others.get(at, ()))]
        for text in reversed(texts):
            if names := meaning(text):
                found.setdefault(names[0], at)
                break
    return found


def _data(rows, header: Header, columns: dict[str, int]) -> Iterator[ListRow]:
    for row in rows:
        filled = [cell for cell in row.cells if cell is not None and not (isinstance(cell, str) and not cell.strip())]
        if row.number <= header.last or not filled or header.repeated_by(row.cells) or running_numbers(row.cells):
            continue
        words = [" ".join(cell.casefold().split()) for cell in filled if isinstance(cell, str)]
        if any(map(_TOTAL.fullmatch, words[:2])):
            continue
        count = len(row.cells)
        yield ListRow(row.number, {name: row.cells[at] for name, at in columns.items() if at < count})


def _whole(path: Path | str, row: ListRow, name: str, missing: int) -> int:
    """Return a whole number, also one with its scale's ``1:`` or with spaces; an empty cell is `missing`."""
    cell = row.cells.get(name)
    text = cells.text(cell)[0] if not isinstance(cell, float) or cell == cell else None
    if text is None and cell is not None and cell is not cells.NO_RESULT:
        text = str(cell)
    bare = re.sub(r"^\s*1\s*[:/]", "", text or "").replace(" ", "").replace("\u00a0", "").strip()
    if not bare:
        return missing
    if re.fullmatch(r"\d{1,3}([.,]\d{3})+", bare):
        bare = re.sub(r"[.,]", "", bare)
    if not (bare.isascii() and bare.isdigit() and len(bare) <= _DIGITS):
        raise BadInput(_NUMBER, _CORRECT, path=path, line=row.number, column=name, value=text)
    return int(bare)
