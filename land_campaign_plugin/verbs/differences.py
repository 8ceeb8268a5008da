"""What an export and a work copy both changed: listed with all three values, decided, taken back; and the history.

For panels: `list_differences` gives a row for each thing to decide, `decide` settles one and checks the plot again,
`undo` takes that back. Each is one step, one transaction. Values may be personal data: what prints them uses `shown`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from ..checking.incremental import Recheck, recheck
from ..model.change import GEOMETRY
from ..model.context import CheckContext
from ..model.errors import BadInput
from ..model.findings import CLEAN, FINDINGS
from ..model.language import ENGLISH, QT_TRANSLATE_NOOP, Language
from ..model.statement import statement
from ..model.tables import PlotTable, Table
from ..native import shapely
from ..rules.rulesets import load_ruleset
from ..store import decisions, difference_table, given_ids
from ..store.columns import without_unknown
from ..store.connection import reading, writing
from ..store.decisions import MINE, THEIRS
from ..store.loaded import PLOT
from ..store.reading import Moment
from ..store.threeway import ROW_DELETED, ROW_GONE
from ..store.workcopy import WorkCopy

COLUMNS = ("key", "table", "uid", "plot_uid", "label", "group", "base", "mine", "theirs", "export", "at")
HISTORY_COLUMNS = ("at", "export", "what", "table", "uid", "field", "old", "new", "label")
_DECIDED = QT_TRANSLATE_NOOP("core", "Decided between the work copy and the export {export}")
_UNDONE = QT_TRANSLATE_NOOP("core", "Decision between the work copy and the export {export} taken back")
_NOT_OPEN = QT_TRANSLATE_NOOP("core", "The difference {key} does not wait for a decision.")
_LIST_AGAIN = QT_TRANSLATE_NOOP("core", "List the differences again: it was decided, or a later export settled it.")
_NO_CHOICE = QT_TRANSLATE_NOOP("core", "{choice} is no decision about {fields}.")
_SAY_CHOICE = QT_TRANSLATE_NOOP("core", "Say mine or theirs, for all fields or for each.")
_NOT_UNDONE = QT_TRANSLATE_NOOP("core", "The decision about the difference {key} cannot be taken back.")
_CHANGED = QT_TRANSLATE_NOOP(
    "core", "The row was changed or an export loaded since, or nothing was decided: correct it in the form."
)


@dataclass(frozen=True)
class Decision:
    """What a decision, or taking one back, did.

    Parameters
    ----------
    key : int
        The difference; `undo` takes it.
    plot_uid : str or None
        The plot that it is about, or that the record hangs on.
    checked : Recheck or None
        What the re-check of the plot found; None where the work copy was never checked, or no plot changed.
    """

    key: int
    plot_uid: str | None
    checked: Recheck | None = field(default=None, repr=False)


def list_differences(work: WorkCopy) -> Table:
    """Return what waits for a decision, a row for each group of fields.

    Returns
    -------
    Table
        With the columns `COLUMNS`, object arrays: ``key`` (int) is what `decide` takes; ``table`` is ``plot`` or a
        record table, ``uid`` the row in it; ``plot_uid`` the plot concerned (None for a party) and ``label`` what
        people call that; ``group`` a group of fields, or ``gone`` (the export has the row no more) or ``deleted``
        (deleted here, changed there). ``base``, ``mine`` and ``theirs`` are dicts of field to text, shapes as
        hexadecimal WKB; ``mine`` is as it is at this moment, None where the row is deleted, and empty, as are the
        others, where the export has it no more.
    """
    with reading(work.path) as connection:
        found = difference_table.open_ones(connection)
        rows = [decisions.row_image(connection, each.table, each.table, each.uid) for each in found]
        labels = given_ids.labels(connection, ((each.table, each.uid) for each in found)) | _labels(connection)
    values: dict[str, list] = {name: [] for name in COLUMNS}
    for each, row in zip(found, rows, strict=True):
        plot = _plot_of(each, row)
        mine = None if row is None else {name: row[name] for name in each.theirs}
        label = labels.get(plot) or labels.get(each.uid) or ""
        held = (each.id, each.table, each.uid, plot, label, each.group, each.base, mine, each.theirs)
        for name, value in zip(COLUMNS, (*held, each.export, each.at), strict=True):
            values[name].append(value)
    return Table({name: _objects(column) for name, column in values.items()})


def decide(
    work: WorkCopy,
    key: int,
    choice: str | Mapping[str, str],
    *,
    ruleset: str = "vn-2024",
    context: CheckContext | None = None,
    language: Language = ENGLISH,
) -> Decision:
    """Settle one difference in one step, and check the plot again.

    Parameters
    ----------
    key : int
        Of `list_differences`.
    choice : str, or mapping of str to str
        `MINE` or `THEIRS`, or one of them for each field. ``gone`` with `THEIRS` retires a plot and removes a record;
        ``deleted`` with `THEIRS` brings the row back.

    Raises
    ------
    BadInput
        It does not wait for a decision, or the choice is none.
    """
    return decide_all(work, [key], choice, ruleset=ruleset, context=context, language=language)[0]


def decide_all(
    work: WorkCopy,
    keys: Iterable[int],
    choice: str | Mapping[str, str],
    *,
    ruleset: str = "vn-2024",
    context: CheckContext | None = None,
    language: Language = ENGLISH,
) -> list[Decision]:
    """Settle several differences alike in one transaction, each a step that can be undone; as `decide`."""
    step = _Step(work, ruleset, context, language)
    with writing(work.path) as connection:
        for key in keys:
            found = difference_table.one(connection, key)
            if found is None:
                raise BadInput(_NOT_OPEN, _LIST_AGAIN, key=key)
            difference = found[0]
            step.will_change(connection, difference)
            label = language.text(_DECIDED, export=difference.export)
            decisions.decide(connection, work.srs_id, difference, _chosen(difference, choice), label)
    return step.done()


def undo(
    work: WorkCopy,
    key: int,
    *,
    ruleset: str = "vn-2024",
    context: CheckContext | None = None,
    language: Language = ENGLISH,
) -> Decision:
    """Take a decision back: values and difference are as before it.

    Raises
    ------
    BadInput
        Nothing was decided, or the row was changed since.
    """
    step = _Step(work, ruleset, context, language)
    with writing(work.path) as connection:
        found = difference_table.one(connection, key, difference_table.DECIDED)
        if found is not None:
            step.will_change(connection, found[0])
            label = language.text(_UNDONE, export=found[0].export)
        if found is None or decisions.undo(connection, work.srs_id, key, label) is None:
            raise BadInput(_NOT_UNDONE, _CHANGED, key=key)
    return step.done()[0]


def list_history(work: WorkCopy, uid: str | None = None) -> Table:
    """Return what loads and decisions wrote over, oldest first, of all rows or of one.

    Returns
    -------
    Table
        With the columns `HISTORY_COLUMNS`: when (UTC), from which export, what it was (``taken``, ``new``, ``gone``,
        ``decided``, ``undone``), and the value before and after; the field ``*`` stands for a row. ``label``
        is what people call the plot, or the plot of a record.
    """
    with reading(work.path) as connection:
        lines = difference_table.history(connection, uid)
        labels = given_ids.labels(connection, ((line[3], line[4]) for line in lines)) | _labels(connection)
    lines = [(*line, labels.get(line[4]) or "") for line in lines]
    columns = zip(*lines, strict=True) if lines else [()] * len(HISTORY_COLUMNS)
    return Table({name: _objects(column) for name, column in zip(HISTORY_COLUMNS, columns, strict=True)})


def _labels(connection) -> dict[str, str]:
    """Return what people call plots, and the plots of records, by id: of a holder, the first that he has a right to."""
    plots = dict(connection.execute("SELECT uid, sheet_number || '/' || plot_number FROM plot"))
    links = [*connection.execute('SELECT party_uid, plot_uid FROM "right" ORDER BY fid')]
    for table in ("certificate", "right", "plot_use", "document"):
        links += connection.execute(statement('SELECT uid, plot_uid FROM "{table}"', table=table))
    found: dict[str, str] = {}
    for uid, plot in links:
        if uid and plot in plots:
            found.setdefault(uid, plots[plot])
    return found | plots


def _plot_of(difference: difference_table.Difference, row: Mapping | None) -> str | None:
    return difference.uid if difference.table == PLOT else (row or {}).get("plot_uid")


def _objects(values: Iterable) -> np.ndarray:
    values = list(values)
    column = np.empty(len(values), dtype=object)
    column[:] = values
    return column


def _chosen(difference: difference_table.Difference, choice: str | Mapping[str, str]) -> set[str]:
    """Return the fields that get the export's value."""
    fields = set(difference.theirs) or {difference.group}
    whole = difference.group in (ROW_GONE, ROW_DELETED)
    said = dict.fromkeys(fields, choice) if isinstance(choice, str) else dict(choice)
    if set(said) != fields or not set(said.values()) <= {MINE, THEIRS} or (whole and len(set(said.values())) > 1):
        listed = choice if isinstance(choice, str) else ", ".join(f"{name}={value}" for name, value in said.items())
        raise BadInput(_NO_CHOICE, _SAY_CHOICE, choice=listed, fields=", ".join(sorted(fields)))
    return {name for name, value in said.items() if value == THEIRS}


class _Source:
    """The plots of a work copy, as a re-check asks for them."""

    def __init__(self, plots: Moment, known: frozenset[str]):
        self._plots, self._known = plots, known

    def around(self, bounds: list, grow_m: float) -> PlotTable:
        """Return the plots whose boxes meet any of the boxes, grown by a distance."""
        return without_unknown(self._plots.around(bounds, grow_m), self._known)

    def numbered(self, keys: list) -> PlotTable:
        """Return the plots with any of these (commune, sheet number, plot number)."""
        return without_unknown(self._plots.numbered(keys), self._known)


class _Step:
    """Decisions under way: which plots they change, and the re-check at the end."""

    def __init__(self, work: WorkCopy, ruleset: str, context: CheckContext | None, language: Language):
        self._work, self._ruleset, self._context, self._language = work, ruleset, context, language
        self._plots: list[tuple[int, str | None]] = []
        self._changed: set[str] = set()
        self._boxes: list[tuple] = []

    def will_change(self, connection, difference: difference_table.Difference) -> None:
        """Note where the plot lies before it is changed."""
        row = decisions.row_image(connection, difference.table, difference.table, difference.uid)
        self._plots.append((difference.id, _plot_of(difference, row)))
        if difference.table == PLOT:
            self._changed.add(difference.uid)
            self._boxes += _boxes([bytes.fromhex(row[GEOMETRY])] if row and row[GEOMETRY] else [])

    def done(self) -> list[Decision]:
        """Check the changed plots again, and return the decisions."""
        checked = self._check() if self._changed else None
        return [Decision(key, plot, checked) for key, plot in self._plots]

    def _check(self) -> Recheck | None:
        outcomes, run = self._work.last_run()
        if not run:
            return None
        shapes = self._work.plots_by_uid(self._changed).geometry
        boxes = [*self._boxes, *_boxes(shapely.to_wkb(shapes))]
        known = self._work.known_columns()
        context = self._context or CheckContext(sheets=self._work.sheet_frames())
        findings = self._work.findings()
        with self._work.moment() as plots:
            outcome = recheck(
                _Source(plots, known),
                self._changed,
                findings,
                boxes,
                load_ruleset(self._ruleset),
                rules=[code for code, each in outcomes.items() if each.outcome in (CLEAN, FINDINGS)] or None,
                area_step_m2=float(run.get("area_step_m2") or 0.1),
                context=context,
            )
        self._work.replace_findings(outcome.gone, outcome.new, self._language)
        return outcome


def _boxes(blobs: Iterable[bytes | None]) -> list[tuple]:
    """Return the boxes of shapes that are there."""
    bounds = shapely.bounds(shapely.from_wkb(np.array([blob for blob in blobs if blob] + [None], dtype=object)))
    return [tuple(map(float, box)) for box in bounds if np.isfinite(box).all()]
