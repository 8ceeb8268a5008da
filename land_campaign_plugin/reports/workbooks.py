"""Workbooks for people: written row by row, texts as texts, ready to print; put in place when all of them are whole."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from ..native import openpyxl
from .writing import refuse_folder, said_plainly

_TITLE_LETTERS = 31
_A4 = 9  # as Office Open XML numbers paper sizes, ISO/IEC 29500-1, 18.3.1.63
_FORBIDDEN = str.maketrans("", "", "[]:*?/\\'")


@dataclass
class SheetOut:
    """A sheet of a workbook.

    Parameters
    ----------
    title : str
    headings : sequence of str
    widths : sequence of float
        In Excel's own unit, a digit of the standard letter.
    rows : iterable of sequence
    above : sequence of str
        Lines over the headings.
    hidden : collection of int
        Columns from 0 on that are not shown, such as ids.
    landscape : bool
        Ready to print on A4 landscape, as wide as one page, headings on each; with lines round the cells.
    """

    title: str
    headings: Sequence[str]
    widths: Sequence[float]
    rows: Iterable[Sequence]
    above: Sequence[str] = ()
    hidden: Sequence[int] = field(default_factory=tuple)
    landscape: bool = False


class Parts:
    """Files that are written beside their places, and put there together."""

    def __init__(self) -> None:
        self._files: list[tuple[Path, Path]] = []
        self._placed: list[Path] = []

    def part(self, path: Path) -> Path:
        """Return where to write what is to become `path`."""
        part = path.with_name(f".{path.stem}.{uuid.uuid4().hex[:8]}{path.suffix}")
        self._files.append((part, path))
        return part

    def place(self) -> None:
        """Put all files in their places."""
        for part, path in self._files:
            with said_plainly(path):
                new = not path.exists()
                os.replace(part, path)
                if new:
                    self._placed.append(path)

    def take_back(self) -> None:
        """Remove the files that were put where there were none: what they say has not come to pass."""
        for path in self._placed:
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def clear(self) -> None:
        """Remove what was not put in place."""
        for part, _ in self._files:
            with suppress(OSError):
                part.unlink(missing_ok=True)


@contextmanager
def parts(folder: Path | str, *, make: bool = False) -> Iterator[Parts]:
    """Write some files; where anything goes wrong, even after they were put in place, none of them stays.

    A folder that is not there is refused, or made, for as long as all goes well.
    """
    folder = Path(folder)
    made = [each for each in (folder, *folder.parents) if make and not each.exists()]
    if made:
        with said_plainly(folder):
            folder.mkdir(parents=True, exist_ok=True)
    refuse_folder(folder / "part")
    found = Parts()
    try:
        yield found
    except BaseException:
        found.take_back()
        found.clear()
        for each in made:
            with suppress(OSError):
                each.rmdir()
        raise
    finally:
        found.clear()


def write_workbook(part: Path, path: Path, sheets: Iterable[SheetOut], category: str | None = None) -> None:
    """Write a workbook to `part`, which is to become `path`; it says of itself that it is of this `category`."""
    package = openpyxl()
    with said_plainly(path):
        book = package.Workbook(write_only=True)
        book.properties.category = category
        titles: set[str] = set()
        for sheet in sheets:
            _write_sheet(package, book, sheet, _title(sheet.title, titles))
        book.save(part)


def _title(wanted: str, taken: set[str]) -> str:
    """Return a title that Excel takes: short, without certain signs, and no other sheet's."""
    bare = wanted.translate(_FORBIDDEN).strip()[:_TITLE_LETTERS] or "-"
    title, number = bare, 1
    while title.casefold() in taken:
        number += 1
        title = f"{bare[: _TITLE_LETTERS - 4]} {number}"
    taken.add(title.casefold())
    return title


def _write_sheet(package, book, out: SheetOut, title: str) -> None:
    styles, letter = package.styles, package.utils.get_column_letter
    cell_of = package.cell.WriteOnlyCell
    illegal = package.cell.cell.ILLEGAL_CHARACTERS_RE
    sheet = book.create_sheet(title)
    for at, width in enumerate(out.widths, 1):
        sheet.column_dimensions[letter(at)].width = width
    for at in out.hidden:
        sheet.column_dimensions[letter(at + 1)].hidden = True
    head = len(out.above) + 1
    sheet.freeze_panes = f"A{head + 1}"
    thin = styles.Side(style="thin", color="FF808080")
    box = styles.Border(left=thin, right=thin, top=thin, bottom=thin)
    wrapped = styles.Alignment(wrap_text=True, vertical="top")
    bold = styles.Font(bold=True)
    if out.landscape:
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = package.worksheet.properties.PageSetupProperties(fitToPage=True)
        sheet.print_title_rows = f"{head}:{head}"
        sheet.page_margins = package.worksheet.page.PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.5)
        sheet.oddFooter.center.text = "&A  &P / &N"

    def styled(**how):
        made = cell_of(sheet)
        for name, value in how.items():
            setattr(made, name, value)
        return made._style  # looked up once: for each of a million cells it would take minutes

    lined = {"border": box, "alignment": wrapped} if out.landscape else {}
    heading, plain_cell, title_line = styled(font=bold, **lined), styled(**lined), styled(font=bold)

    def cell(value, style=plain_cell):
        made = cell_of(sheet, illegal.sub("", value) if isinstance(value, str) else value)
        if isinstance(value, str) and made.data_type != "s":
            made.data_type = "s"  # a name that begins with = is no formula
        made._style = style
        return made

    for line in out.above:
        sheet.append([cell(line, title_line)])
    sheet.append([cell(text, heading) for text in out.headings])
    for row in out.rows:
        plain = not out.landscape and not any(isinstance(value, str) and _is_odd(value, illegal) for value in row)
        sheet.append(row if plain else [cell(value) for value in row])


def _is_odd(value: str, illegal) -> bool:
    """Tell whether openpyxl would take a text for something else, or refuse it."""
    return value[:1] in ("=", "#") or bool(illegal.search(value))
