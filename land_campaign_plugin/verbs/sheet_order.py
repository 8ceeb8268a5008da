"""Which of several files for one sheet is loaded: they are tried in the order of `in_order`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ..sources.folder import Found, natural
from ..sources.sheet_names import read_name
from ..store.sheet_catalogue import SheetRow
from .sheet_reading import digest


def in_order(sheets: Sequence) -> list:
    """Return sheets in their order, but of files whose names say the same sheet the one that counts first.

    That is the one that is loaded already, else the one that was saved last; of copies with the same content the one
    with the shortest name.

    Parameters
    ----------
    sheets : sequence of objects with ``found`` (Found) and ``row`` (SheetRow)
    """
    groups: dict[tuple, list] = defaultdict(list)
    for sheet in sheets:
        groups[_key(sheet.found, sheet.row)].append(sheet)
    return [sheet for group in groups.values() for sheet in (_ranked(group) if len(group) > 1 else group)]


def _key(found: Found, row: SheetRow) -> tuple:
    """Return what names say: the number of the sheet in its folder, else the name of the file without its end."""
    folder = found.relative.rpartition("/")[0]
    named = read_name(found.name)
    if named.sheet_number is None:
        return folder, found.path.stem.casefold(), row.layer
    return folder, named.sheet_number, named.map_scale, named.commune, row.layer


def _ranked(group: list) -> list:
    sizes = [sheet.found.size for sheet in group]
    content = [digest(sheet.found) if sizes.count(sheet.found.size) > 1 else None for sheet in group]
    saved: dict[object, int] = {}
    for at, sheet in enumerate(group):
        key = content[at] or at
        saved[key] = max(saved.get(key, 0), sheet.found.mtime_ns)

    def rank(at: int) -> tuple:
        found, row = group[at].found, group[at].row
        return not row.loaded_at, -saved[content[at] or at], len(found.name), natural(found.relative)

    return [group[at] for at in sorted(range(len(group)), key=rank)]
