"""How a first checkout is cut into pages of whole sheets, so that one that stops goes on where it was."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..store.contract import Store

PLOTS_A_PAGE = 5_000
_NO_SHEET = QT_TRANSLATE_NOOP("core", "The store has no plot on sheet {sheet} of commune {commune}.")
_SHEETS = QT_TRANSLATE_NOOP("core", "It has the sheets {sheets}.")
_NOT_BY_SHEET = QT_TRANSLATE_NOOP("core", "This store gives whole communes only, and no single sheets.")
_WHOLE = QT_TRANSLATE_NOOP("core", "Leave the sheets out, or go to the store itself.")
_SHOWN = 40


def chosen(store: Store, commune: str, sheets: Iterable[str]) -> list[str]:
    """Return the sheets that were asked for.

    Raises
    ------
    BadInput
        The store has none of that number, or cannot be asked for sheets.
    """
    if not hasattr(store, "sheets"):
        raise BadInput(_NOT_BY_SHEET, _WHOLE)
    there = store.sheets(commune)
    wanted = list(dict.fromkeys(sheet.strip() for sheet in sheets))
    for sheet in wanted:
        if sheet not in there:
            known = sorted((name for name in there if name), key=lambda name: (len(name), name))
            told = ", ".join(known[:_SHOWN]) + (" ..." if len(known) > _SHOWN else "")
            raise BadInput(_NO_SHEET, _SHEETS, sheet=sheet, commune=commune, sheets=told or "-")
    return wanted


def plots_of(store: Store, commune: str, sheets: Collection[str] | None, done: Collection[str]) -> int:
    """Return how many plots are still to be fetched; 0 for a store that cannot be asked sheet by sheet."""
    if not hasattr(store, "sheets"):
        return 0
    there = store.sheets(commune)
    return sum(plots for name, plots in there.items() if name not in done and (sheets is None or name in sheets))


def pages_of(
    store: Store, commune: str, sheets: Collection[str] | None, done: Collection[str]
) -> Iterator[list[str] | None]:
    """Yield the sheets of each page that is not `done`; None for a store that cannot be asked sheet by sheet."""
    if not hasattr(store, "sheets"):
        yield None
        return
    there = store.sheets(commune)
    left = [name for name in there if name not in done and (sheets is None or name in sheets)]
    page: list[str] = []
    plots = 0
    for name in sorted(left, key=lambda name: (len(name), name)):
        if page and plots + there[name] > PLOTS_A_PAGE:
            yield page
            page, plots = [], 0
        page.append(name)
        plots += there[name]
    if page:
        yield page
