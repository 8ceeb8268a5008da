"""What a later export and the open work copy both changed: read for the panel, decided, taken back."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.change import GEOMETRY
from ..model.language import QT_TRANSLATE_NOOP
from ..model.records import RECORD_LABELS
from ..model.tables import PLOT_FIELDS
from ..store.decisions import MINE, THEIRS
from ..store.loaded import PLOT
from ..store.threeway import ROW_DELETED, ROW_GONE
from . import settings
from .language import QgisLanguage, core, number

_NOTHING = QT_TRANSLATE_NOOP("core", "nothing")
_SHAPE = QT_TRANSLATE_NOOP("core", "Shape")
_AREA = QT_TRANSLATE_NOOP("core", "{area} m²")


@dataclass(frozen=True)
class Difference:
    """Something to decide.

    Parameters
    ----------
    key : int
    table : str
        ``plot`` or a record table.
    plot_uid : str or None
    label : str
        What people call the plot; empty where none is known.
    export : str
        The export that brought it.
    whole : str
        `ROW_GONE` or `ROW_DELETED` where a whole row is in question, else empty.
    rows : tuple of (field, loaded, mine, theirs)
        In words.
    """

    key: int
    table: str
    plot_uid: str | None
    label: str
    export: str
    whole: str
    rows: tuple[tuple[str, str, str, str], ...]

    @property
    def fields(self) -> str:
        """The fields in question, in words."""
        return ", ".join(row[0] for row in self.rows)


def read(work) -> list[Difference]:
    """Return what waits for a decision, in the order it came."""
    from ..verbs.differences import list_differences

    table = list_differences(work)
    found = []
    for row in range(len(table)):
        each = {name: values[row] for name, values in table.columns.items()}
        whole = each["group"] if each["group"] in (ROW_GONE, ROW_DELETED) else ""
        sides = [each[side] or {} for side in ("base", "mine", "theirs")]
        rows = () if whole else tuple(
            (_label(each["table"], name), *(_said(name, side.get(name)) for side in sides)) for name in each["theirs"]
        )  # fmt: skip
        found.append(
            Difference(each["key"], each["table"], each["plot_uid"], each["label"], each["export"], whole, rows)
        )
    return found


def decide(session, difference: Difference, mine: bool) -> None:
    """Settle a difference in one step; the plot is checked again."""
    from ..verbs import differences

    session.save()
    done = differences.decide(
        session.work, difference.key, MINE if mine else THEIRS,
        ruleset=settings.get("ruleset"), context=session.side_tables, language=QgisLanguage(),
    )  # fmt: skip
    session.show_decided(done, difference.table == PLOT)


def undo(session, difference: Difference) -> None:
    """Take a decision back."""
    from ..verbs import differences

    session.save()
    done = differences.undo(
        session.work, difference.key,
        ruleset=settings.get("ruleset"), context=session.side_tables, language=QgisLanguage(),
    )  # fmt: skip
    session.show_decided(done, difference.table == PLOT)


def _label(table: str, name: str) -> str:
    if name == GEOMETRY:
        return core(_SHAPE)
    if table == PLOT:
        return core(PLOT_FIELDS[name].label) if name in PLOT_FIELDS else name
    return core(RECORD_LABELS.get(f"{table}.{name}", name))


def _said(name: str, value: str | None) -> str:
    if value in (None, ""):
        return core(_NOTHING)
    if name != GEOMETRY:
        return str(value)
    from ..native import shapely

    return core(_AREA, area=number(float(shapely.area(shapely.from_wkb(bytes.fromhex(value)))), 1))
