"""Where a sheet's headings stand, found by what they say: above them titles, below them rows of data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from numbers import Real

import numpy as np

from . import fields
from .sheet_fields import is_code
from .spreadsheet import Row

LOOK_AT_ROWS = 60
"""Headings are looked for in so many rows."""

_LEAST_RUN = 5
_TELLING = 8
"""So many cells of a row tell whether it repeats the headings."""
_LEAST_HEADINGS = 3
_MOST_HEADING_ROWS = 6
_LONGEST_HEADING = 160
_CODE_ROWS = 3
"""Rows of labels below the row of codes in the 129-column form: data begin in row 5."""

Meaning = Callable[[str], Sequence[str]]


@dataclass
class Header:
    """Headings of a sheet.

    Parameters
    ----------
    first, last : int
        Rows of the headings; data begin behind the last one.
    labels : dict of int to str
        The lowest heading over each column.
    others : dict of int to list of str
        Headings over that one, the lowest first.
    numbers : dict of int to int
        Official numbers of columns, where a row of them stands below the headings.
    """

    first: int
    last: int
    labels: dict[int, str] = field(default_factory=dict)
    others: dict[int, list[str]] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)

    def repeated_by(self, cells: Sequence) -> bool:
        """Tell whether a row says the headings again."""
        if not _is_wordy(cells):
            return False
        texts = [(column, cell) for column, cell in enumerate(cells) if cell and not cell.isspace()][:_TELLING]
        same = sum(1 for column, text in texts if self._folded.get(column) == fields.folded(text))
        return same >= 2 and same * 2 >= len(texts)

    @cached_property
    def _folded(self) -> dict[int, str]:
        return {column: fields.folded(label) for column, label in self.labels.items()}


def find_header(
    rows: Sequence[Row], merges: np.ndarray, meaning: Meaning, keys: set[str], least: int = _LEAST_HEADINGS
) -> Header | None:
    """Return the headings among the first rows of a sheet, or None where no row looks like them.

    Parameters
    ----------
    meaning : callable
        Returns the fields that a heading may mean.
    keys : set of str
        Fields of which at least one must be there.
    least : int
        So many headings must be known.
    """
    spread = [_spread(row, merges) for row in rows[:LOOK_AT_ROWS]]
    found = [_meanings(cells, meaning) for cells in spread]
    known = [len(each) if any(keys & set(names) for names in each) else 0 for each in found]
    most = max(known, default=0)
    if most < least:
        return None
    # headings that are repeated further down may stand in one row there, and so be more than in any of the first
    best = next(at for at, count in enumerate(known) if count >= least and 2 * count >= most)
    first = last = best
    coded = sum(map(is_code, spread[best])) >= _LEAST_HEADINGS
    for at in range(best + 1, len(spread)):
        number, cells = rows[at].number, rows[at].cells
        if number - rows[best].number >= _MOST_HEADING_ROWS:
            break
        if not cells:
            continue  # blank ones belong to the headings only where more of these follow
        labelled = coded and number - rows[best].number <= _CODE_ROWS and _is_wordy(cells)
        if not labelled and not _goes_on(cells, spread[at], meaning):
            break
        last = at
    block = range(first, last + 1)
    header = Header(rows[first].number, _end(rows, block, merges))
    for at in block:
        if numbers := running_numbers(spread[at]):
            header.numbers = numbers
    above = [at for at in range(max(0, first - _CODE_ROWS), first) if _many(spread[at])]
    if above:
        header.first = rows[above[0]].number
    for column in range(max(len(cells) for cells in spread[first : last + 1])):
        texts = [_heading(spread[at], column) for at in (*above, *block) if not running_numbers(spread[at])]
        texts = list(dict.fromkeys(text for text in reversed(texts) if text))
        if texts:
            texts.sort(key=lambda text: not is_code(text))
            known = next((text for text in texts if meaning(text)), texts[0])
            header.labels[column] = known
            header.others[column] = [text for text in texts if text != known]
    return header


def running_numbers(cells: Sequence) -> dict[int, int]:
    """Return the numbers of a row that counts its columns (1, 2, 3 ... or (1), (2) ...), nothing for another row."""
    numbers: dict[int, int] = {}
    for column, cell in enumerate(cells):
        if isinstance(cell, str):
            text = cell.strip().strip("()[]. ")
            if text in ("", "-", "–"):
                continue
            if not (text.isascii() and text.isdigit() and len(text) < 4):
                return {}
            numbers[column] = int(text)
        elif isinstance(cell, Real) and not isinstance(cell, bool) and cell == cell and 0 <= cell < 1000:
            if cell != int(cell):
                return {}
            numbers[column] = int(cell)
        elif cell is not None:
            return {}
    values = list(numbers.values())
    steps = sum(1 for one, other in zip(values, values[1:], strict=False) if other == one + 1)
    return numbers if len(values) >= _LEAST_RUN and steps >= 0.8 * (len(values) - 1) and values[0] <= 2 else {}


def _meanings(cells: Sequence, meaning: Meaning) -> set[tuple[str, ...]]:
    """Return what the headings of a row mean; one that stands twice counts once."""
    texts = {cell for cell in cells if isinstance(cell, str) and len(cell) <= _LONGEST_HEADING}
    return {tuple(found) for text in texts if (found := meaning(text))}


def _goes_on(cells: list, spread: list, meaning: Meaning) -> bool:
    """Tell whether a row below the headings belongs to them."""
    if running_numbers(cells):
        return True
    if not _is_wordy(cells):
        return False
    known = len(_meanings(spread, meaning))
    return known >= _LEAST_HEADINGS or known * 2 >= len({cell for cell in cells if cell is not None})


def _is_wordy(cells: list) -> bool:
    """Tell whether a row holds nothing but words, as no row of data does."""
    return all(cell is None or (type(cell) is str and not cell.strip().isdigit()) for cell in cells)


def _end(rows: Sequence[Row], block: range, merges: np.ndarray) -> int:
    first, last = rows[block[0]].number, rows[block[-1]].number
    reach = merges[(merges[:, 0] >= first) & (merges[:, 0] <= last) & (merges[:, 1] < first + _MOST_HEADING_ROWS), 1]
    return max(last, int(reach.max(initial=0)))


def _spread(row: Row, merges: np.ndarray) -> list:
    """Return a row's cells with those of merged ones filled by what stands in their first cell, in this row only."""
    cells = list(row.cells)
    for top, bottom, left, right in merges[(merges[:, 0] == row.number) & (merges[:, 3] > merges[:, 2])].tolist():
        if left < len(cells) and right - left < 400 and bottom >= top:
            cells.extend([None] * (right + 1 - len(cells)))
            cells[left : right + 1] = [cells[left]] * (right + 1 - left)
    return cells


def _many(cells: list) -> bool:
    """Tell whether a row holds several different things, as headings do and titles do not."""
    return len({cell for cell in cells if isinstance(cell, str)}) > 1


def _heading(cells: list, column: int) -> str:
    cell = cells[column] if column < len(cells) else None
    return cell.strip() if isinstance(cell, str) and len(cell) <= _LONGEST_HEADING else ""
