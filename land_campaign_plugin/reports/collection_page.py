"""The list of papers to collect as a page to print: A4 landscape, a table a hamlet, headings on every page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from .workbooks import SheetOut
from .writing import said_plainly

_STYLE = """
@page { size: A4 landscape; margin: 10mm }
body { font: 9pt/1.25 "Liberation Sans", Arial, sans-serif; color: #000 }
section { break-after: page } section:last-child { break-after: auto }
h2 { font-size: 12pt; margin: 0 0 2mm } p { margin: 0 0 1mm }
table { border-collapse: collapse; width: 100% } thead { display: table-header-group } tr { break-inside: avoid }
th, td { border: 0.2mm solid #555; padding: 0.8mm 1mm; text-align: left; vertical-align: top }
th { background: #eee }
"""


def write_page(part: Path, path: Path, sheets: Iterable[SheetOut], code: str) -> None:
    """Write sheets as one page of HTML to `part`, which is to become `path`; hidden columns are left out."""
    with said_plainly(path), part.open("w", encoding="utf-8", newline="\n") as file:
        title = escape(path.stem)
        file.write(f'<!doctype html>\n<html lang="{escape(code)}"><head><meta charset="utf-8"><title>{title}</title>\n')
        file.write(f"<style>{_STYLE}</style></head><body>\n")
        for sheet in sheets:
            file.write("<section>\n")
            first, *others = sheet.above or (sheet.title,)
            file.write(f"<h2>{escape(first)}</h2>\n" + "".join(f"<p>{escape(line)}</p>\n" for line in others))
            shown = [at for at in range(len(sheet.headings)) if at not in sheet.hidden]
            file.write(f"<table><thead>{_row(sheet.headings, shown, 'th')}</thead><tbody>\n")
            file.writelines(_row(row, shown, "td") + "\n" for row in sheet.rows)
            file.write("</tbody></table></section>\n")
        file.write("</body></html>\n")


def _row(values: Sequence, shown: Sequence[int], tag: str) -> str:
    texts = ("" if values[at] is None else escape(str(values[at])) for at in shown)
    return "<tr>" + "".join(f"<{tag}>{text}</{tag}>" for text in texts) + "</tr>"
