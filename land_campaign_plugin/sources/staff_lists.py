"""Lists of staff and of communes, for the central store: Excel workbooks or CSV files."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.staff import AUDITOR, EDITOR, EVERYWHERE, REVIEWER, ROLES, SUPERVISOR, VIEWER, CommuneLine, StaffLine
from . import cells, fields
from .reference_lists import ListRow, list_rows

_STAFF = {
    "login": ("login", "Tên đăng nhập", "Tài khoản", "Đăng nhập"),
    "full_name": ("full_name", "Họ và tên", "Họ tên", "Tên cán bộ"),
    "office": ("office", "Đơn vị", "Đơn vị công tác", "Cơ quan", "Phòng"),
    "role": ("role", "Vai trò", "Quyền"),
    "communes": ("communes", "commune", "Xã", "Mã xã", "Các xã", "Xã, phường", "Xã/phường", "Địa bàn", "Phạm vi"),
    "valid_from": ("valid_from", "Từ ngày", "Ngày bắt đầu", "Hiệu lực từ"),
    "valid_to": ("valid_to", "Đến ngày", "Ngày kết thúc", "Hiệu lực đến"),
}
"""Headings of a staff list, by column."""
_COMMUNES = {
    "code": ("code", "Mã xã", "Mã", "Mã ĐVHC", "MaXa"),
    "name": ("name", "Tên xã", "Tên", "Tên xã, phường", "TenXa"),
    "valid_from": _STAFF["valid_from"],
    "valid_to": _STAFF["valid_to"],
    "predecessor": ("predecessor", "predecessors", "Mã xã trước sáp nhập", "Xã trước sáp nhập", "Mã xã cũ"),
}
"""Headings of a list of communes, by column."""
_ROLE_WORDS = {
    VIEWER: ("xem", "người xem"),
    EDITOR: ("biên tập", "chỉnh lý", "người biên tập"),
    REVIEWER: ("duyệt", "người duyệt", "kiểm tra", "người kiểm tra"),
    SUPERVISOR: ("giám sát", "người giám sát"),
    AUDITOR: ("kiểm toán", "thanh tra"),
}
_ROLE_OF = {fields.folded(word): role for role in ROLES for word in (role, *_ROLE_WORDS[role])}
_BETWEEN = re.compile(r"[\s,;]+")
_FIRST_YEAR = 1990
_LAST_DAY = date(2200, 1, 1)

_BAD_ROW = QT_TRANSLATE_NOOP("core", "Row {line} of {path} cannot be used: {value} is not a value of {column}.")
_CORRECT = QT_TRANSLATE_NOOP("core", "Correct it; nothing was taken in.")
_UNTIL_BEFORE = QT_TRANSLATE_NOOP("core", "Row {line} of {path} ends before it begins.")


def read_staff(path: Path | str) -> list[StaffLine]:
    """Return the lines of a staff list: ``login, full_name, office, role, communes``, ``valid_from, valid_to`` if said.

    `communes` holds codes, or ``*`` for all; a role may stand in English or Vietnamese.

    Raises
    ------
    BadInput
        It cannot be read, or a cell of it.
    """
    found = []
    for row in list_rows(path, _STAFF, ("login", "role", "communes")):
        said = {name: (cells.text(row.cells.get(name))[0] or "").strip() for name in _STAFF}
        if not any(said.values()):
            continue
        role = _ROLE_OF.get(fields.folded(said["role"]))
        if role is None:
            raise _bad(path, row, "role")
        if not said["login"] or not said["login"].isprintable() or len(said["login"].encode()) > 63:
            raise _bad(path, row, "login")
        since, until = _period(path, row)
        codes = _codes(said["communes"])
        if not codes or (EVERYWHERE in codes and len(codes) > 1):
            raise _bad(path, row, "communes")
        name = said["full_name"] or said["login"]
        found.append(StaffLine(said["login"], name, said["office"], role, codes, since, until, row.number))
    return found


def read_commune_list(path: Path | str) -> list[CommuneLine]:
    """Return the lines of a list of communes: ``code, name``, ``valid_from, valid_to, predecessor`` if said.

    Raises
    ------
    BadInput
        It cannot be read, or a cell of it.
    """
    found = []
    for row in list_rows(path, _COMMUNES, ("code", "name")):
        code = cells.commune(row.cells.get("code"))[0]
        name = (cells.text(row.cells.get("name"))[0] or "").strip()
        if not code:
            if name:
                raise _bad(path, row, "code")
            continue
        predecessors = _codes(cells.text(row.cells.get("predecessor"))[0] or "")
        found.append(CommuneLine(code, name, *_period(path, row), predecessors, row.number))
    return found


def _codes(text: str) -> tuple[str, ...]:
    """Return the codes in a cell, each once; Excel takes the zeros before one away."""
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    return tuple(dict.fromkeys(EVERYWHERE if part == EVERYWHERE else cells.commune(part)[0] or part for part in parts))


def _period(path: Path | str, row: ListRow) -> tuple[date | None, date | None]:
    since, until = _day(path, row, "valid_from"), _day(path, row, "valid_to")
    if since and until and until < since:
        raise BadInput(_UNTIL_BEFORE, _CORRECT, path=path, line=row.number)
    return since, until


def _day(path: Path | str, row: ListRow, name: str) -> date | None:
    value, _ = cells.day(row.cells.get(name), _FIRST_YEAR, _LAST_DAY)
    if value is None or not value.strip():
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise _bad(path, row, name) from None


def _bad(path: Path | str, row: ListRow, name: str) -> BadInput:
    value = cells.text(row.cells.get(name))[0] or "-"
    return BadInput(_BAD_ROW, _CORRECT, path=path, line=row.number, column=name, value=repr(value))
