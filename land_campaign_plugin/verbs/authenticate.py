"""Sends the people of a work copy to the population database as lists, and reads its answers back.

The compare keys are the citizen number, the full name, and the birth date or year. Personal data stand in the lists
alone: no message, file name or count holds any.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from pathlib import Path

from ..model import dates, person_name
from ..model.language import QT_TRANSLATE_NOOP
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from ..model.record_lists import is_person
from ..model.records import NOT_SENT, SENT
from ..model.task_lists import (
    COLLECTION_NEEDS,
    FOREIGN,
    POPULATION_NEEDS,
    RefusedRow,
    collection_list,
    population_answers,
    population_list,
)
from ..reports.workbooks import SheetOut, parts, write_workbook
from ..sources.returned_lists import ReturnedRow, of_kind, returned_rows
from ..store import authentication
from ..store.authentication import BatchCounts, Person
from ..store.connection import reading, writing
from ..store.named_places import refuse_unknown
from ..store.workcopy import WorkCopy
from .tasks import refresh_tasks

PEOPLE = QT_TRANSLATE_NOOP("core", "people written")
ROWS = QT_TRANSLATE_NOOP("core", "rows read")
_SHEET = "Xác thực"
_DIGITS = 12
_NO_COMMUNE = "00000"
_EVERY = 1000

NO_PERSON, ANSWERED, WAITING = "no_person", "answered", "waiting"
NO_NUMBER, NO_NAME, NO_PLOT = "no_number", "no_name", "no_plot"
LEFT_OUT: dict[str, str] = {
    ANSWERED: QT_TRANSLATE_NOOP("core", "answered already, and not changed since"),
    WAITING: QT_TRANSLATE_NOOP("core", "sent already, no answer yet"),
    NO_PERSON: QT_TRANSLATE_NOOP("core", "organisations and communities"),
    NO_NUMBER: QT_TRANSLATE_NOOP("core", "no citizen number of 12 digits: enter it from the identity card first"),
    NO_NAME: QT_TRANSLATE_NOOP("core", "no name: enter it from the identity card first"),
    NO_PLOT: QT_TRANSLATE_NOOP("core", "holders of no plot in force"),
}
"""Why a party is not on the lists."""
NO_RECORD, NOT_IN_BATCH, SENT_AGAIN = "no_record", "not_in_batch", "sent_again"
CHANGED, OTHER_NUMBER, OTHER_NAME, OTHER_BIRTH_DATE, UNKNOWN_WORD, TWICE, OTHER_ANSWER, TOTAL = (
    "changed", "other_number", "other_name", "other_birth_date", "unknown_word", "twice", "other_answer", "total"
)  # fmt: skip
_YEAR = 4
REFUSED: dict[str, str] = {
    NO_RECORD: QT_TRANSLATE_NOOP("core", "the row has no record id"),
    TOTAL: QT_TRANSLATE_NOOP("core", "the row is a total of others"),
    FOREIGN: QT_TRANSLATE_NOOP("core", "the batch is not of this work copy"),
    NOT_IN_BATCH: QT_TRANSLATE_NOOP("core", "this record was not sent in this batch"),
    SENT_AGAIN: QT_TRANSLATE_NOOP("core", "the person was sent again in a later batch, whose answer counts"),
    CHANGED: QT_TRANSLATE_NOOP("core", "the record was changed after it was sent: send it again"),
    OTHER_NUMBER: QT_TRANSLATE_NOOP("core", "the citizen number is not the one that was sent"),
    OTHER_NAME: QT_TRANSLATE_NOOP("core", "the name is not the one that was sent"),
    OTHER_BIRTH_DATE: QT_TRANSLATE_NOOP("core", "the birth date is not the one that was sent"),
    UNKNOWN_WORD: QT_TRANSLATE_NOOP("core", "the answer is none of the words in the list of answers"),
    TWICE: QT_TRANSLATE_NOOP("core", "another row has another answer for the same record"),
    OTHER_ANSWER: QT_TRANSLATE_NOOP("core", "another answer was read before"),
}
"""Why a row of an answer is not taken."""


@dataclass(frozen=True)
class SendReport:
    """What was sent.

    Parameters
    ----------
    parties : int
        Parties looked at: those sent and those left out.
    batches : dict of str to int
        People of each batch.
    files : list of str
    left_out : dict of str to int
        Parties that are not on the lists, by the reason (`LEFT_OUT`).
    """

    parties: int
    batches: dict[str, int]
    files: list[str]
    left_out: dict[str, int]

    @property
    def sent(self) -> int:
        """People sent."""
        return sum(self.batches.values())


@dataclass
class AnswerReport:
    """What was answered.

    Parameters
    ----------
    rows : int
        Rows read: taken, taken before, still without an answer, and refused.
    taken : dict of str to int
        By answer.
    known, silent : int
        Rows whose answer was read before, and rows without an answer.
    refused : list of RefusedRow
    skipped : list of str
        Files that are lists of papers, not of people.
    batches : list of BatchCounts
        All batches as they stand now: sent = answers + unanswered.
    """

    rows: int = 0
    taken: Counter = field(default_factory=Counter)
    known: int = 0
    silent: int = 0
    refused: list[RefusedRow] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    batches: list[BatchCounts] = field(default_factory=list)


def send(
    work: WorkCopy,
    folder: Path | str,
    *,
    commune: str | None = None,
    today: date | None = None,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> SendReport:
    """Write the people to authenticate, a workbook a commune, and mark them as sent: all of it or nothing.

    On the lists are people who were never sent or whose number, name or birth date changed since.

    Parameters
    ----------
    folder : path
        Where the workbooks go; their names hold the commune and the batch. Made if it is not there.
    commune : str, optional
        Code of the only commune to write.

    Raises
    ------
    BadInput
        No plot is in this commune.
    """
    day = (today or date.today()).isoformat()
    left_out: Counter[str] = Counter()
    sent: dict[str, int] = {}
    files: list[str] = []
    with parts(folder, make=True) as out, writing(work.path) as connection:
        (parties,) = connection.execute("SELECT count(*) FROM party").fetchone()
        there = (person for person in authentication.people(connection) if commune in (None, person.commune))
        chosen = (person for person in there if not _left_out(person, left_out))
        for code, group in groupby(chosen, key=lambda person: person.commune or ""):
            people, batch = list(group), f"{day.replace('-', '')}-{code or _NO_COMMUNE}-{secrets.token_hex(3)}"
            path = Path(folder) / f"authenticate_{batch}.xlsx"
            rows = _told(people, batch, sum(sent.values()), parties, progress, cancelled)
            columns = population_list()
            sheet = SheetOut(_SHEET, [each.heading() for each in columns], [each.width for each in columns], rows)
            write_workbook(out.part(path), path, [sheet])
            authentication.mark_sent(connection, batch, code, day, [person.uid for person in people], path.name)
            sent[batch] = len(people)
            files.append(path.name)
        if not sent and not left_out:
            refuse_unknown(connection, commune)
        stop_if(cancelled)
        out.place()
    if sent:
        refresh_tasks(work)
    if commune is not None:
        parties = sum(sent.values()) + sum(left_out.values())
    return SendReport(parties, sent, files, {name: left_out[name] for name in LEFT_OUT if left_out[name]})


def _left_out(person: Person, counts: Counter[str]) -> bool:
    """Tell whether a party is not on the lists, and count why."""
    reason = _reason(person)
    if reason:
        counts[reason] += 1
    return bool(reason)


def _reason(person: Person) -> str:
    if not is_person(person.kind):
        return NO_PERSON
    if (person.authentication or NOT_SENT) != NOT_SENT:
        return WAITING if person.authentication == SENT else ANSWERED
    if not person.held:
        return NO_PLOT
    number = person.citizen_number or ""
    if len(number) != _DIGITS or not (number.isascii() and number.isdigit()):
        return NO_NUMBER
    return "" if person_name.key(person.name) else NO_NAME


def _told(people: Sequence[Person], batch: str, done: int, total: int, progress, cancelled) -> Iterator[list]:
    """Yield the rows of a list."""
    for number, person in enumerate(people, 1):
        if number % _EVERY == 0:
            stop_if(cancelled)
            progress(done + number, total, PEOPLE)
        values = {
            "record": person.uid,
            "batch": batch,
            "citizen_number": person.citizen_number,
            "name": person.name,
            "born_on": dates.as_written(person.born_on),
            "gender": person.gender,
        }
        yield [values.get(column.field) for column in population_list()]
    progress(done + len(people), total, PEOPLE)


def receive(
    work: WorkCopy,
    paths: Iterable[Path | str],
    *,
    today: date | None = None,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> AnswerReport:
    """Read the answers of the population database into the work copy, those of all files or none.

    Rows that do not belong to what was sent are refused one by one, with the reason; an answer that was read before is
    no news.

    Raises
    ------
    BadInput
        A file is no list with record ids and answers.
    """
    report = AnswerReport()
    taken: dict[tuple[str, str], str] = {}
    others = (collection_list(), COLLECTION_NEEDS)
    paths, report.skipped = of_kind(paths, (population_list(), POPULATION_NEEDS), others)
    with reading(work.path) as connection:
        batches = {counts.batch for counts in authentication.batch_counts(connection)}
        for path in paths:
            first, ours = len(report.refused), False
            for row in returned_rows(path, population_list(), POPULATION_NEEDS):
                if report.rows % _EVERY == 0:
                    stop_if(cancelled)
                    progress(report.rows, 0, ROWS)
                report.rows += 1
                ours = ours or row.values.get("batch") in batches
                reason = _take(connection, row, taken, report)
                if reason:
                    report.refused.append(RefusedRow(row.file, row.sheet, row.number, reason))
                ours = ours or reason not in (NOT_IN_BATCH, NO_RECORD, TOTAL)
            of_file = report.refused[first:]
            if not ours and any(row.reason == NOT_IN_BATCH for row in of_file):
                report.refused[first:] = [replace(row, reason=FOREIGN) for row in of_file]
    stop_if(cancelled)
    with writing(work.path) as connection:
        answers = [(batch, uid, answer) for (batch, uid), answer in taken.items()]
        authentication.take_answers(connection, answers, (today or date.today()).isoformat())
        report.batches = authentication.batch_counts(connection)
    if taken:
        refresh_tasks(work)
    report.taken = Counter(taken.values())
    return report


def _take(connection, row: ReturnedRow, taken: dict, report: AnswerReport) -> str:
    """Take the answer of a row, or return why it is refused."""
    uid, word = row.values.get("record", ""), person_name.key(row.values.get("answer"))
    if not uid:
        return TOTAL if row.is_total else NO_RECORD
    known = authentication.sent(connection, uid, row.values.get("batch", ""))
    if known is None:
        return NOT_IN_BATCH
    if not word:
        report.silent += 1
        return ""
    answer = population_answers().get(word)
    if answer is None:
        return UNKNOWN_WORD
    number = row.values.get("citizen_number")
    if number and number.zfill(_DIGITS) != (known.citizen_number or "").zfill(_DIGITS):
        return CHANGED if known.state == NOT_SENT else OTHER_NUMBER
    name, born_on = row.values.get("name"), row.values.get("born_on")
    if name and not person_name.same(name, known.name):
        return CHANGED if known.state == NOT_SENT else OTHER_NAME
    if born_on and not _same_date(born_on, known.born_on):
        return CHANGED if known.state == NOT_SENT else OTHER_BIRTH_DATE
    before = taken.get((known.batch, uid), known.answer)
    if before == answer:
        report.known += 1
        return ""
    if before:
        return TWICE if (known.batch, uid) in taken else OTHER_ANSWER
    if not known.is_last:
        return SENT_AGAIN
    if known.state != SENT:
        return CHANGED
    taken[known.batch, uid] = answer
    return ""


def _same_date(written: str, sent: str | None) -> bool:
    """Tell whether a date that came back is the one that was sent, however it is written by now.

    Where only the year was sent, a full date of that year is the same person's: the authority knows the day.
    """
    if written == (dates.as_written(sent) or "").strip():
        return True
    day, known = dates.parse(written)[0], dates.parse(sent)[0]
    return bool(day and known) and (day == known or (len(known) == _YEAR and day.startswith(known)))


def standing(work: WorkCopy) -> list[BatchCounts]:
    """Return how all batches stand."""
    with reading(work.path) as connection:
        return authentication.batch_counts(connection)
