"""A commune's records as the spreadsheet that it hands in: form PL3-01, with all that goes wrong in Excel.

What is wrong with it is known, so that a reader can be judged: `HandInTruth`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import numpy as np

from ..model.records import RECORD_TABLES
from ..native import openpyxl
from .people import ORGANISATION

FIRST_ROW = 7
"""Data of PL3-01 begin in this row."""

LABELS = (
    "STT",
    "Mã ĐVHC cấp xã",
    "Số phát hành GCN",
    "Ngày cấp GCN",
    "Số vào sổ GCN",
    "Tên tổ chức",
    "Số định danh tổ chức",
    "Họ và tên chủ sử dụng/\nHọ tên người đại diện tổ chức",
    "Ngày, tháng, năm sinh",
    "Giới tính",
    "Số định danh cá nhân/CCCD",
    "Địa chỉ thường trú",
    "Pháp nhân trên GCN",
    "Vai trò pháp nhân trên GCN",
    "Tên người sử dụng hiện tại",
    "Số định danh cá nhân (CCCD)",
    "địa chỉ thường trú (2 cấp)",
    "Lý do thay đổi (thừa kế, tặng cho, chuyển nhượng...)",
    "Mã định danh thửa đất",
    "Số tờ bản đồ ghi trên GCN",
    "Số thứ tự thửa đất ghi trên GCN",
    "Số hiệu tờ trên bản đồ địa chính",
    "Số thứ tự thửa trên bản đồ địa chính",
    "Địa chỉ thửa đất",
    "Diện tích thửa đất",
    *("Loại đất", "Diện tích", "Nguồn gốc sử dụng", "Hình thức sử dụng ", "Thời hạn sử dụng") * 3,
    "Loại tài sản gắn liền với đất",
    "Khu nhà chung cư, nhà hỗn hợp",
    "Nhà chung cư",
    "Số căn hộ",
    "Diện tích xây dựng",
    "Diện tích sàn",
    "Hình thức sở hữu",
    "Thời hạn sở hữu",
    "Cấp hạng",
    "Tên file quét GCN/CCCD",
)
"""Headings of columns A to AX (official letter 2071/QLĐĐ-TKKKTTĐĐ, PL3-01)."""

_NUMBERS = (None, *range(1, 14), None, None, *range(14, 21), *range(23, 50))
_COMMUNE, _SERIAL, _ISSUED, _REGISTER, _ORGANISATION, _TAX, _NAME, _BORN, _GENDER, _CITIZEN, _HOME, _FORM, _ROLE = (
    range(1, 14)
)
_CODE, _PAPER_SHEET, _PAPER_NUMBER, _SHEET, _NUMBER, _PLACE, _AREA, _USE = range(18, 26)
_FILE = 49
_GROUPS = ((_SERIAL, _FORM, "Thông tin trên giấy chứng nhận"), (_CODE, _AREA, "Thông tin thửa đất"))
_USE_TITLES = ("Mục đích sử dụng đất 1", "Mục đích sử dụng đất 2", "Mục đích sử dụng đất 3")


@dataclass
class HandInTruth:
    """What is in the file: counts of rows by what they are, of oddities by sub-code, and the rows of each.

    Parameters
    ----------
    rows_in, rows_out : int
    set_aside : Counter
        Rows that are no records, by reason.
    notes : Counter
        Oddities by sub-code; `where` names their rows.
    """

    rows_in: int = 0
    rows_out: int = 0
    set_aside: Counter = field(default_factory=Counter)
    notes: Counter = field(default_factory=Counter)
    where: dict[str, list[int]] = field(default_factory=dict)

    def say(self, code: str, row: int) -> None:
        """Count an oddity of a row."""
        self.notes[code] += 1
        self.where.setdefault(code, []).append(row)


CATEGORY = "Land Campaign: sample of records"
"""What the workbook says of itself in its properties: one that does may be replaced by another."""


def hand_in_lines(commune: str, plots: dict[str, tuple], tables: dict[str, Sequence[tuple]]) -> list[list]:
    """Return the rows of PL3-01, one a certificate, plot and person.

    Parameters
    ----------
    plots : dict of str to tuple
        Permanent id to sheet number, plot number, area in m², address, plot identifier.
    tables : dict of str to sequence of tuple
        Rows of the record tables in the order of their columns.
    """
    rows = {name: [dict(zip(RECORD_TABLES[name], row, strict=True)) for row in found] for name, found in tables.items()}
    parties = {row["uid"]: row for row in rows["party"]}
    certificates = {row["uid"]: row for row in rows["certificate"]}
    files = {row["certificate_uid"]: row["file_name"] for row in rows["document"]}
    uses: dict[str, list[dict]] = {}
    for row in rows["plot_use"]:
        uses.setdefault(row["plot_uid"], []).append(row)
    lines = []
    for right in rows["right"]:
        certificate, party = certificates.get(right["certificate_uid"]), parties.get(right["party_uid"])
        if certificate is None or party is None or right["plot_uid"] not in plots:
            continue
        line: list = [None] * len(LABELS)
        line[:5] = [
            None,
            commune,
            certificate["serial"],
            _day(certificate["issued_on"]),
            certificate["register_number"],
        ]
        if party["kind"] == ORGANISATION:
            line[_ORGANISATION], line[_TAX], line[_HOME] = party["name"], party["tax_code"], party["address"]
        else:
            person = (party[name] for name in ("name", "born_on", "gender", "citizen_number", "address"))
            line[_NAME : _HOME + 1] = person
            line[_BORN] = _day(party["born_on"])
        line[_FORM], line[_ROLE] = right.get("legal_form"), right["role"]
        sheet, number, area, address, code = plots[right["plot_uid"]]
        line[_CODE : _AREA + 1] = [
            code,
            certificate["sheet_number"],
            certificate["plot_number"],
            sheet,
            number,
            address,
            area,
        ]
        for slot, use in enumerate(uses.get(right["plot_uid"], [])[:3]):
            values = (use["land_use"], use["area_m2"], use["origin"], use.get("form"), _day(use["term"]))
            line[_USE + 5 * slot : _USE + 5 * slot + 5] = values
        line[_FILE] = files.get(certificate["uid"])
        lines.append(line)
    return lines


def write_hand_in(path: Path | str, lines: Sequence[list], seed: int = 1) -> HandInTruth:
    """Write rows of PL3-01 with known oddities, twenty of each where there are rows enough."""
    book = openpyxl().Workbook()
    book.properties.category = CATEGORY
    sheet = book.active
    sheet.title = "PL3-01"
    truth = HandInTruth()
    _write_headings(sheet)
    truth.set_aside["title"], truth.set_aside["headings"] = 2, FIRST_ROW - 3
    rng = np.random.default_rng([seed, 11])
    chosen = _Chosen(lines, rng)
    row = FIRST_ROW
    every = max(len(lines) // 8, 10)
    merge_from = 0
    for at, line in enumerate(lines):
        if at % every == every - 1:
            row = _write_break(sheet, row, at // every, truth)
        cells = _typed(line, at + 1)
        wrong = chosen.of.get(at)
        if wrong:
            _SPOIL[wrong](cells, row, truth, sheet)
        _count_births(cells, row, truth)
        if merge_from and merge_from == row - 1:
            cells[_PLACE] = None
            sheet.merge_cells(start_row=row - 1, end_row=row, start_column=_PLACE + 1, end_column=_PLACE + 1)
            truth.say("merged", row)
        _write(sheet, row, cells)
        truth.rows_out += 1
        row += 1
        if wrong == "repeated-row":
            _write(sheet, row, [at + 2, *cells[1:]])
            truth.set_aside["repeated-row"] += 1
            row += 1
        merge_from = row - 1 if wrong == "merged" else 0
    row = _write_end(sheet, row, len(lines), truth)
    truth.rows_in = row - 1
    book.save(path)
    return truth


class _Chosen:
    """Which oddity each of some rows gets; neighbours of a merged cell are left alone."""

    def __init__(self, lines: Sequence[list], rng: np.random.Generator):
        self.of: dict[int, str] = {}
        free = [at for at in rng.permutation(len(lines)).tolist() if at + 1 < len(lines)]
        each = min(20, max(1, len(lines) // (3 * len(_SPOIL))))
        for name in _SPOIL:
            left = each
            for at in list(free):
                if not left:
                    break
                if _fits(name, lines, at) and not {at - 1, at, at + 1} & set(self.of):
                    self.of[at] = name
                    free.remove(at)
                    left -= 1


def _fits(name: str, lines: Sequence[list], at: int) -> bool:
    line = lines[at]
    if name == "zeros-restored":
        return bool(line[_CITIZEN]) and line[_CITIZEN].startswith("03") and bool(line[_GENDER])
    if name == "merged":
        # the row below belongs to the same place, so that nothing changes
        return lines[at + 1][_PLACE] == line[_PLACE] and bool(line[_PLACE])
    if name in ("impossible-year", "serial-day"):
        # no other row says otherwise about the same certificate
        return sum(other[_SERIAL] == line[_SERIAL] for other in lines[max(0, at - 5) : at + 6]) == 1
    return True


def _keep(cells, row, truth, sheet) -> None:
    """Leave the row as it is; it is written twice, or merged with the one below."""


def _impossible_year(cells, row, truth, sheet) -> None:
    cells[_ISSUED] = "9/10/1017"
    truth.say("too-early", row)


def _fraction(cells, row, truth, sheet) -> None:
    cells[_AREA] = "30/2"
    truth.say("not-a-number", row)


def _number_as_text(cells, row, truth, sheet) -> None:
    cells[_AREA] = f"{cells[_AREA]:.1f}".replace(".", ",")
    truth.say("number-as-text", row)


def _unclear(cells, row, truth, sheet) -> None:
    cells[_AREA] = "1.234"
    truth.say("unclear-number", row)


def _lost_zero(cells, row, truth, sheet) -> None:
    cells[_CITIZEN] = int(cells[_CITIZEN])
    truth.say("zeros-restored", row)


def _broken_reference(cells, row, truth, sheet) -> None:
    cells[_PLACE] = "#REF!"
    truth.say("error-value", row)


def _not_available(cells, row, truth, sheet) -> None:
    cells[_REGISTER] = "#N/A"
    truth.say("error-value", row)


def _formula(cells, row, truth, sheet) -> None:
    cells[_AREA] = f"=Z{row}*1"
    truth.say("no-result", row)


def _hidden(cells, row, truth, sheet) -> None:
    sheet.row_dimensions[row].hidden = True
    truth.say("hidden-row", row)


def _serial_day(cells, row, truth, sheet) -> None:
    cells[_ISSUED] = 40_000 + row % 3000  # days since 1899-12-30: from 2009-07-06 on
    truth.say("excel-serial", row)


def _name_of_commune(cells, row, truth, sheet) -> None:
    cells[_COMMUNE] = int(cells[_COMMUNE])  # five digits, none of them lost


def _date_for_number(cells, row, truth, sheet) -> None:
    cells[_AREA] = datetime(2026, 2, 3)
    truth.say("date-for-number", row)


_SPOIL = {
    "repeated-row": _keep,
    "merged": _keep,
    "zeros-restored": _lost_zero,
    "impossible-year": _impossible_year,
    "fraction": _fraction,
    "number-as-text": _number_as_text,
    "unclear": _unclear,
    "broken-reference": _broken_reference,
    "not-available": _not_available,
    "formula": _formula,
    "hidden": _hidden,
    "serial-day": _serial_day,
    "commune-as-number": _name_of_commune,
    "date-for-number": _date_for_number,
}


def _day(text: str | None) -> str | None:
    """Return an ISO date as people write it; a year alone and words stay."""
    parts = (text or "").split("-")
    return f"{parts[2]}/{parts[1]}/{parts[0]}" if len(parts) == 3 else text


def _typed(line: Sequence, running: int) -> list:
    """Return a row as Excel holds it: numbers as numbers, some dates as dates."""
    cells = [running, *line[1:]]
    for column in (_PAPER_SHEET, _PAPER_NUMBER, _SHEET, _NUMBER):
        text = cells[column]
        cells[column] = int(text) if text and text.isdecimal() else text
    if running % 3 == 0 and cells[_ISSUED]:
        cells[_ISSUED] = _excel_date(cells[_ISSUED])
    if running % 2 and cells[_BORN] and len(cells[_BORN]) == 4:
        cells[_BORN] = int(cells[_BORN])
    return cells


def _excel_date(text: str) -> date | str:
    """Return a day as Excel holds it; what is no day stays a text, as it does there."""
    try:
        return datetime.strptime(text, "%d/%m/%Y").date()
    except ValueError:
        return text


def _count_births(cells: Sequence, row: int, truth: HandInTruth) -> None:
    if len(str(cells[_BORN] or "")) == 4:
        truth.say("year-only", row)


def _write(sheet, row: int, cells: Sequence) -> None:
    for column, value in enumerate(cells, 1):
        if value is not None:
            sheet.cell(row, column, value)


def _write_headings(sheet) -> None:
    """Write a title, headings in three rows with merged cells, and the row of numbers."""
    last = len(LABELS)
    sheet.cell(1, 1, "Biểu mẫu PL3-01: Bảng tổng hợp thông tin thửa đất (số liệu mẫu, không phải của ai)")
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=last)
    sheet.cell(2, 1, "Đơn vị: xã mẫu")
    for first, end, title in _GROUPS:
        sheet.cell(3, first + 1, title)
        sheet.merge_cells(start_row=3, end_row=3, start_column=first + 1, end_column=end + 1)
    for slot, title in enumerate(_USE_TITLES):
        first = _USE + 5 * slot + 1
        sheet.cell(4, first, title)
        sheet.merge_cells(start_row=4, end_row=4, start_column=first, end_column=first + 4)
    for column, label in enumerate(LABELS, 1):
        tall = not _USE < column <= _USE + 15
        sheet.cell(4 if tall else 5, column, label)
        if tall:
            sheet.merge_cells(start_row=4, end_row=5, start_column=column, end_column=column)
    for column, number in enumerate(_NUMBERS, 1):
        sheet.cell(6, column, number or "-")


def _write_break(sheet, row: int, turn: int, truth: HandInTruth) -> int:
    """Write what stands between rows of data, another thing each turn; return the next row."""
    kind = ("group", "blank", "repeated-headings", "total")[turn % 4]
    if kind == "group":
        sheet.cell(row, 1, ("I", "II", "A.")[turn // 4 % 3])
        sheet.cell(row, 2, "Hộ gia đình, cá nhân")
    elif kind == "total":
        sheet.cell(row, 2, "Cộng")
        sheet.cell(row, _AREA + 1, 1234.5)
    elif kind == "repeated-headings":
        for column, label in enumerate(LABELS, 1):
            sheet.cell(row, column, label)
    truth.set_aside[kind] += 1
    return row + 1


def _write_end(sheet, row: int, count: int, truth: HandInTruth) -> int:
    """Write the total and the signatures; return the row behind them."""
    sheet.cell(row, 1, "Tổng cộng:")
    sheet.cell(row, _NUMBER + 1, count)
    sheet.cell(row + 2, _AREA, "Xã mẫu, ngày 05 tháng 11 năm 2026")
    sheet.cell(row + 3, 3, "Người lập biểu")
    sheet.cell(row + 3, _AREA, "TM. Ủy ban nhân dân")
    sheet.cell(row + 4, 3, "(Ký, họ tên)")
    truth.set_aside.update({"total": 1, "blank": 1, "footer": 3})
    return row + 5
