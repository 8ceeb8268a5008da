"""Writes the list of papers to collect, by commune and hamlet, and reads what came of it back."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from itertools import groupby
from pathlib import Path

from ..model import dates
from ..model.catalogues import units
from ..model.citizen_number import masked
from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP, Language
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from ..model.task_lists import (
    COLLECTION_NEEDS,
    PAPER_NAMES,
    POPULATION_NEEDS,
    TICKS,
    RefusedRow,
    collection_list,
    heading_of,
    is_ticked,
    population_list,
)
from ..reports.collection_page import write_page
from ..reports.texts import language as language_of
from ..reports.workbooks import SheetOut, parts, write_workbook
from ..rules.rulesets import load_ruleset
from ..sources.returned_lists import ReturnedRow, of_kind, returned_rows
from ..store import collection
from ..store.collection import Listed
from ..store.connection import reading, writing
from ..store.named_places import refuse_unknown
from ..store.workcopy import WorkCopy

HAMLETS = QT_TRANSLATE_NOOP("core", "hamlets written")
ROWS = QT_TRANSLATE_NOOP("core", "rows read")
_HEAD = QT_TRANSLATE_NOOP("core", "Papers to collect: {commune}, {hamlet}")
_LIST = QT_TRANSLATE_NOOP("core", "List {list}; {plots} plots, {rows} rows. Put an x in one column of each row.")
_NO_HAMLET = QT_TRANSLATE_NOOP("core", "no hamlet known")
_NO_TICKS = QT_TRANSLATE_NOOP("core", "There is nothing to collect here: every plot has its papers.")
_LOOK_ELSEWHERE = QT_TRANSLATE_NOOP("core", "Look at the names of commune and hamlet, or leave them out.")
_EVERY = 1000
OPEN = "open"

NO_ROW, TOTAL, UNKNOWN_ROW = "no_row", "total", "unknown_row"
UNKNOWN_WORD, SEVERAL, TWICE = "unknown_word", "several", "twice"
REFUSED: dict[str, str] = {
    NO_ROW: QT_TRANSLATE_NOOP("core", "the row has no row id"),
    TOTAL: QT_TRANSLATE_NOOP("core", "the row is a total of others"),
    UNKNOWN_ROW: QT_TRANSLATE_NOOP("core", "this row is on no list of this work copy"),
    UNKNOWN_WORD: QT_TRANSLATE_NOOP("core", "what stands here is no known tick: put an x, or leave it empty"),
    SEVERAL: QT_TRANSLATE_NOOP("core", "more than one column is ticked"),
    TWICE: QT_TRANSLATE_NOOP("core", "the row comes again with another tick"),
}
"""Why a row of a list is not taken."""


@dataclass(frozen=True)
class HamletCounts:
    """Rows of a hamlet on the list, by what came of them: collected + ... + open = rows."""

    commune: str | None
    hamlet: str | None
    rows: int
    answers: dict[str, int]


@dataclass
class CollectReport:
    """A list that was written or read.

    Parameters
    ----------
    name : str
        Name of the list that was written.
    files : list of str
    plots, rows : int
        Plots and rows (plot and holder) on it; when read, rows of the files.
    settled : int
        Rows of earlier lists that are not on this one: answered, and their papers are entered by now.
    missing : dict of str to int
        Rows by what is missing; a row may lack both papers.
    taken : dict of str to int
        Rows whose tick was read, by tick; `known` those that said nothing new, `silent` those without a tick.
    notes : int
        Rows without a tick whose note is new.
    refused : list of RefusedRow
    skipped : list of str
        Files that are lists of people, not of papers.
    hamlets : list of HamletCounts
        How all rows stand, hamlet by hamlet.
    """

    name: str = ""
    files: list = field(default_factory=list)
    plots: int = 0
    rows: int = 0
    settled: int = 0
    missing: dict[str, int] = field(default_factory=dict)
    taken: dict[str, int] = field(default_factory=dict)
    known: int = 0
    silent: int = 0
    notes: int = 0
    refused: list = field(default_factory=list)
    skipped: list = field(default_factory=list)
    hamlets: list = field(default_factory=list)


def write_list(
    work: WorkCopy,
    folder: Path | str,
    *,
    commune: str | None = None,
    hamlet: str | None = None,
    ruleset: str = "vn-2024",
    language: Language | None = None,
    today: date | None = None,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> CollectReport:
    """Write the plots and holders whose certificate or identity card is missing: a workbook and a page a commune.

    What the work copy knows is filled in, earlier ticks too; a citizen number is shown masked. A row keeps its id from
    list to list. All of it is written or nothing.

    Parameters
    ----------
    folder : path
        Made if it is not there.
    commune, hamlet : str, optional
        Only these.
    language : Language, optional
        Of headings and titles; Vietnamese if not given.

    Raises
    ------
    BadInput
        There is no such commune or hamlet, or nothing to collect.
    """
    speech = language or language_of("vi")
    day = (today or date.today()).isoformat()
    name = f"{day.replace('-', '')}-{secrets.token_hex(3)}"
    report = CollectReport(name=name)
    with parts(folder, make=True) as out, writing(work.path) as connection:
        network = load_ruleset(ruleset).network_uses
        rows = [
            row
            for row in collection.wanted(connection, network)
            if commune in (None, row.commune) and hamlet in (None, row.hamlet)
        ]
        if not rows:
            refuse_unknown(connection, commune, hamlet)
            raise BadInput(_NO_TICKS, _LOOK_ELSEWHERE)
        stop_if(cancelled)
        found = collection.listed(connection, name, rows)
        collection.forget_others(connection, name, commune, hamlet)
        found.sort(key=lambda row: (row.wanted.commune or "", row.wanted.hamlet or ""))
        hamlets = {(row.wanted.commune, row.wanted.hamlet) for row in found}
        done = 0
        for code, of_commune in groupby(found, key=lambda row: row.wanted.commune):
            places = [list(rows) for _, rows in groupby(of_commune, key=lambda row: row.wanted.hamlet)]
            sheets = [_sheet(name, code, rows, speech) for rows in places]
            for suffix in (".xlsx", ".html"):
                path = Path(folder) / f"collect_{code or '00000'}_{name}{suffix}"
                if suffix == ".xlsx":
                    write_workbook(out.part(path), path, (_watched(sheet, cancelled) for sheet in sheets))
                else:
                    write_page(out.part(path), path, sheets, speech.code)
                report.files.append(path.name)
            stop_if(cancelled)
            done += len(places)
            progress(done, len(hamlets), HAMLETS)
        report.hamlets = [
            place
            for place in _hamlets(connection)
            if commune in (None, place.commune) and hamlet in (None, place.hamlet)
        ]
        out.place()
    report.plots, report.rows = len({row.plot_uid for row in rows}), len(rows)
    report.settled = sum(place.rows for place in report.hamlets) - report.rows
    report.missing = dict(Counter(paper for row in rows for paper in row.missing))
    return report


def _sheet(name: str, commune: str | None, rows: Sequence[Listed], speech: Language) -> SheetOut:
    """Return the list of a hamlet."""
    columns = collection_list()
    unit = units().get(commune or "")
    where = f"{unit.title} ({commune})" if unit else commune or "-"
    hamlet = rows[0].wanted.hamlet or speech.text(_NO_HAMLET)
    plots = len({row.wanted.plot_uid for row in rows})
    return SheetOut(
        title=hamlet,
        headings=[column.heading(speech.code) for column in columns],
        widths=[column.width for column in columns],
        rows=[
            [_cells(row, number, speech).get(column.field) for column in columns] for number, row in enumerate(rows, 1)
        ],
        above=[
            speech.text(_HEAD, commune=where, hamlet=hamlet),
            speech.text(_LIST, list=name, plots=plots, rows=len(rows)),
        ],
        hidden=[at for at, column in enumerate(columns) if column.field == "row"],
        landscape=True,
    )


def _watched(sheet: SheetOut, cancelled: IsCancelled) -> SheetOut:
    """Return a sheet whose writing can be stopped."""

    def rows():
        for number, row in enumerate(sheet.rows):
            if number % _EVERY == 0:
                stop_if(cancelled)
            yield row

    return replace(sheet, rows=rows())


def _cells(row: Listed, number: int, speech: Language) -> dict[str, object]:
    values = asdict(row.wanted) | {"number": number, "row": row.uid, "note": row.note}
    values["missing"] = ", ".join(speech.text(PAPER_NAMES[paper]) for paper in row.wanted.missing)
    values["born_on"] = dates.as_written(row.wanted.born_on)
    if row.wanted.citizen_number:
        values["citizen_number"] = masked(row.wanted.citizen_number)
    return values | ({row.answer: "x"} if row.answer in TICKS else {})


def read_lists(
    work: WorkCopy,
    paths: Iterable[Path | str],
    *,
    today: date | None = None,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> CollectReport:
    """Read the ticks of lists that come back, those of all files or none; a later tick takes the place of an earlier.

    Raises
    ------
    BadInput
        A file is no list with row ids and columns to tick.
    """
    report, taken = CollectReport(), {}
    met: dict[str, str] = {}
    others = (population_list(), POPULATION_NEEDS)
    paths, report.skipped = of_kind(paths, (collection_list(), COLLECTION_NEEDS), others)
    with reading(work.path) as connection:
        for path in paths:
            for row in returned_rows(path, collection_list(), COLLECTION_NEEDS):
                if report.rows % _EVERY == 0:
                    stop_if(cancelled)
                    progress(report.rows, 0, ROWS)
                report.rows += 1
                reason, column = _take(connection, row, met, taken, report)
                if reason:
                    column = heading_of(collection_list(), column)
                    report.refused.append(RefusedRow(row.file, row.sheet, row.number, reason, column))
    stop_if(cancelled)
    with writing(work.path) as connection:
        answers = [(uid, answer, note) for uid, (answer, note) in taken.items()]
        collection.tick(connection, answers, (today or date.today()).isoformat())
        report.hamlets = _hamlets(connection)
    report.taken = dict(Counter(answer for answer, _ in taken.values() if answer))
    report.notes = sum(answer is None for answer, _ in taken.values())
    return report


def _take(connection, row: ReturnedRow, met: dict, taken: dict, report: CollectReport) -> tuple[str, str]:
    """Take the tick of a row, or return why it is refused and the field that is to blame."""
    uid = row.values.get("row", "")
    if not uid:
        return TOTAL if row.is_total else NO_ROW, ""
    before = collection.known(connection, uid)
    if before is None:
        return UNKNOWN_ROW, ""
    said = {tick: is_ticked(tick, row.values.get(tick, "")) for tick in TICKS}
    for tick, ticked in said.items():
        if ticked is None:
            return UNKNOWN_WORD, tick
    ticks, note = [tick for tick in TICKS if said[tick]], row.values.get("note") or None
    if len(ticks) > 1:
        return SEVERAL, ""
    if not ticks:
        report.silent += 1
        if note and uid not in taken and note != before[1]:
            taken[uid] = (None, note)
        return "", ""
    (tick,) = ticks
    if met.setdefault(uid, tick) != tick:
        return TWICE, ""
    earlier, noted = taken.get(uid, (None, None))
    if earlier or (tick, note or noted or before[1]) == tuple(before):
        report.known += 1
    else:
        taken[uid] = (tick, note or noted)
    return "", ""


def standing(work: WorkCopy) -> list[HamletCounts]:
    """Return how the rows of the list stand, hamlet by hamlet."""
    with reading(work.path) as connection:
        return _hamlets(connection)


def _hamlets(connection) -> list[HamletCounts]:
    found: dict[tuple, dict[str, int]] = {}
    for commune, hamlet, answer, count in collection.counts(connection):
        answers = found.setdefault((commune, hamlet), dict.fromkeys((*TICKS, OPEN), 0))
        answers[answer if answer in TICKS else OPEN] += count
    return [HamletCounts(*place, sum(answers.values()), answers) for place, answers in found.items()]
