"""The one door for SQL that is put together: into it go names, numbers of ``?`` and what came out of it, no more.

Values never pass here: they are bound to a ``?``. A name of ours is a plain identifier; a name from somebody
else's file is `quoted`; a condition that a caller wrote is one closed `condition`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import LiteralString

_PLACE = re.compile(r"\{(\w+)\}")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)?")
_TOKEN = re.compile(r"""'[^']*'|"[^"]*"|(?P<bracket>[()])|(?P<wrong>['"`\[\];\0]|--|/\*)|.""", re.DOTALL)


class Sql(str):
    """Text that came through this door. Nobody else makes one."""

    __slots__ = ()


def statement(template: LiteralString, /, **parts: str | int | Iterable[str]) -> Sql:
    """Return `template` with its ``{places}`` filled.

    Parameters
    ----------
    template : str
        SQL as it is written in the code, quotes included where a name needs them.
    **parts : str, int or iterable of str
        A name, which may have one dot; names, put after each other with commas; a number of ``?`` marks; or
        `Sql`, which goes in as it is.

    Raises
    ------
    ValueError
        A name is none, or places and parts are not the same.
    """
    if set(_PLACE.findall(template)) != parts.keys():
        raise ValueError(f"other places than parts: {template}")
    texts = {name: _text(part) for name, part in parts.items()}
    return Sql(_PLACE.sub(lambda place: texts[place[1]], template))


def each(template: LiteralString, names: Iterable[str], between: LiteralString = ", ") -> Sql:
    """Return `template` once for every name, put at its ``{name}``: ``a = ?, b = ?``."""
    return Sql(between.join(statement(template, name=name) for name in names))


def quoted(name: str) -> Sql:
    """Return any name, such as that of a layer in somebody's file, between double quotes."""
    return Sql('"' + name.replace('"', '""') + '"')


def condition(text: str) -> Sql:
    """Return an SQL condition that a caller wrote, in brackets.

    Raises
    ------
    ValueError
        It would not end where its brackets do: an open quote or bracket, a comment, a second statement.
    """
    depth = 0
    for token in _TOKEN.finditer(text):
        if token["bracket"]:
            depth += 1 if token["bracket"] == "(" else -1
        if token["wrong"] or depth < 0:
            raise ValueError("the condition is not closed")
    if depth or not text.strip():
        raise ValueError("the condition is not closed")
    return Sql(f"({text})")


def _text(part: str | int | Iterable[str]) -> str:
    if isinstance(part, Sql):
        return part
    if isinstance(part, str):
        if not _NAME.fullmatch(part):
            raise ValueError(f"no name: {part!r}")
        return part
    if isinstance(part, int):
        if part < 1:
            raise ValueError(f"no number of marks: {part}")
        return ", ".join("?" * part)
    return ", ".join(map(_text, part))
