"""Communes and hamlets that a person names: those that no plot of the work copy is in are refused."""

from __future__ import annotations

import sqlite3

from ..model.errors import BadInput
from ..model.hamlets import hamlet_of
from ..model.language import QT_TRANSLATE_NOOP

_PLACES = "SELECT DISTINCT commune, hamlet, address FROM plot WHERE status IS NOT 'retired'"
_NO_COMMUNE = QT_TRANSLATE_NOOP("core", "No plot of the work copy is in a commune {commune}.")
_NO_HAMLET = QT_TRANSLATE_NOOP("core", "No plot of the work copy is in a hamlet {hamlet}.")
_NO_HAMLET_THERE = QT_TRANSLATE_NOOP("core", "No plot of the work copy is in a hamlet {hamlet} of commune {commune}.")
_THERE_ARE = QT_TRANSLATE_NOOP("core", "There are: {names}.")
_SHOWN = 8


def refuse_unknown(connection: sqlite3.Connection, commune: str | None = None, hamlet: str | None = None) -> None:
    """Refuse a commune or hamlet that no plot is in, naming some that are there.

    It reads the places of all plots: ask where nothing was found.

    Raises
    ------
    BadInput
        There is no such commune, or no such hamlet in it.
    """
    if commune is None and hamlet is None:
        return
    places = {
        (code, " ".join((said or "").split()) or hamlet_of(address))
        for code, said, address in connection.execute(_PLACES)
    }
    if commune is not None and all(code != commune for code, _ in places):
        raise BadInput(_NO_COMMUNE, _THERE_ARE, commune=commune, names=_some({code for code, _ in places}))
    hamlets = {name for code, name in places if commune in (None, code)}
    if hamlet is not None and hamlet not in hamlets:
        what = _NO_HAMLET if commune is None else _NO_HAMLET_THERE
        raise BadInput(what, _THERE_ARE, hamlet=hamlet, commune=commune, names=_some(hamlets))


def _some(names: set[str | None]) -> str:
    told = sorted(name for name in names if name)
    return ", ".join(told[:_SHOWN]) + (", ..." if len(told) > _SHOWN else "") or "-"
