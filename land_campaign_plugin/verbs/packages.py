"""Changes that travel as a file: out of a work copy, into the store, and the answers back.

The changes are those that a push would send, byte for byte, so that each step may be done again, and a package may get
lost: the next one holds the same changes, and what came in before is answered as it was.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from ..paths import version
from ..store import agreement, incoming, outbox, package_papers, succession
from ..store.connection import reading, writing
from ..store.contract import Answer
from ..store.package_answers import Answering, Incoming
from ..store.package_door import known_key, open_door
from ..store.package_file import ANSWERS, CHANGES, Package, file_name, new_id, write_package
from ..store.package_key import PackageKey, write_key_file
from ..store.package_papers import Papers
from ..store.package_stores import Answered, Full, Outgoing
from ..store.workcopy import WorkCopy
from .documents import any_new, files_by_name, hash_documents, to_be_sent
from .pull import PullReport, pull
from .push import PushReport, exchange, push, refuse_other_crs

_SENT, _STORE = "package sent ", "package store"
_REMEMBERED = 100
TAKEN = QT_TRANSLATE_NOOP("core", "changes taken in")
_OTHER_STORE = QT_TRANSLATE_NOOP("core", "{path} is meant for another store.")
_CHOOSE_STORE = QT_TRANSLATE_NOOP("core", "Take it to the store that the work copy belongs to; nothing was taken in.")
_FOREIGN = QT_TRANSLATE_NOOP("core", "{path} answers a package that this work copy did not write.")
_CHOOSE_WORK = QT_TRANSLATE_NOOP(
    "core", "Read it into the work copy that the package came from; if that was restored from a backup, make a new one."
)
_LATER = QT_TRANSLATE_NOOP("core", "{path} goes on after a place that this work copy has not reached.")
_NEW_ONE = QT_TRANSLATE_NOOP("core", "Make a new package: its answers begin where the work copy is.")
_EXISTS = QT_TRANSLATE_NOOP("core", "The file {path} exists already.")
_OTHER_NAME = QT_TRANSLATE_NOOP("core", "Choose another name.")


@dataclass
class OutReport:
    """What was put into a package.

    Parameters
    ----------
    path : Path
    changes : int
        How many it holds; what waits for an answer from before among them.
    full : bool
        Whether more is left for the next one.
    papers : Papers
        Contents of scanned papers that go along, and what stayed behind.
    push : PushReport
        What the gate held back, and what waits for a decision.
    """

    path: Path
    changes: int = 0
    full: bool = False
    papers: Papers = field(default_factory=Papers)
    push: PushReport = field(default_factory=PushReport)


@dataclass
class InReport:
    """What the store made of a package.

    Parameters
    ----------
    answers : Path
        The file that goes back.
    login : str
        Whose package it was.
    counts : dict of str to int
        Changes by what became of them.
    replayed : int
        How many of them had been answered before.
    lines : int
        Lines of history that go back along with the answers.
    papers, refused_papers : int
        Contents of scanned papers that the store has now, and those that are not what they claim or that nothing names.
    """

    answers: Path
    login: str
    counts: dict[str, int] = field(default_factory=dict)
    replayed: int = 0
    lines: int = 0
    papers: int = 0
    refused_papers: int = 0


@dataclass
class AnswersReport:
    """What the answers came to: as a push and a pull.

    Parameters
    ----------
    more : int
        Lines of history that the package had no room for: the next one brings them.
    """

    push: PushReport
    pull: PullReport
    more: int = 0


def package_out(
    work: WorkCopy,
    target: Path,
    key: PackageKey,
    *,
    communes: Iterable[str] = (),
    ruleset: str = "vn-2024",
    documents: Path | None = None,
    most_bytes: int | None = None,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> OutReport:
    """Write what the store does not have yet, sealed, into one file.

    Parameters
    ----------
    target : Path
        A file that is not there yet, or a folder, in which it gets a name that tells nothing.
    communes : iterable of str
        Communes that the answers are to bring beside those that the work copy has plots of.
    documents : Path, optional
        The folder of scanned papers: the contents that the package's changes name go along, and those that wait since
        an earlier one.
    most_bytes : int, optional
        What they may weigh together; remembered for the next packages.

    Raises
    ------
    CannotWrite
        The file exists or cannot be written; the changes wait, and go into the next package.
    """
    number = new_id()
    path = _fresh(target, CHANGES, number)
    with reading(work.path) as connection:
        known = _store_known(connection)
        (client,) = connection.execute("SELECT value FROM campaign_meta WHERE name = 'client'").fetchone()
    store = known["id"]
    outgoing = Outgoing(store, work.crs, known["head"], known["said"])
    report = OutReport(path)
    if documents:
        hash_documents(work.path, documents, progress=progress, cancelled=cancelled)
    try:
        report.push = push(work, outgoing, ruleset=ruleset, progress=progress, cancelled=cancelled)
    except Full:
        report.full = True
    with writing(work.path) as connection:
        followed = incoming.followed(connection, store) | set(communes)
        cursors = {code: incoming.cursor_of(connection, store, code) for code in followed}
        _remember(connection, number)
        left = {code: incoming.left_of(connection, store, code) for code in followed}
        package_papers.wait_for(connection, outgoing.named)
        if documents:
            most, wanted = package_papers.limit(connection, most_bytes), package_papers.waiting(connection)
        if outgoing.wanted:  # the answers will tell what was edited while the triggers were missing
            connection.execute("INSERT OR REPLACE INTO campaign_meta VALUES ('unwatched', '1')")
    if documents:
        outgoing.papers = report.papers = package_papers.chosen(wanted, files_by_name(documents), most)
    about = {
        "left": left,
        "version": version(),
        "client": client,
        "store": store,
        "crs": work.crs,
        "cursors": {code: [cursor.seq, cursor.hash] for code, cursor in sorted(cursors.items())},
    }
    write_package(path, CHANGES, number, key, outgoing.sections(about))
    report.changes = outgoing.count
    return report


def package_in(
    source: Path,
    store: str | Path,
    target: Path,
    *,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> InReport:
    """Take a package in, in the name of the person whose key sealed it, and write the answers.

    Parameters
    ----------
    store : str or Path
        ``PG:...`` of a login of the role campaign_gateway, or the GeoPackage of an office.
    target : Path
        The file for the answers, or a folder.

    Raises
    ------
    BadInput
        The package is damaged, foreign, too large or sealed with an unknown key; nothing was stored.
    StoreError
        The store cannot be reached. What it took in before is answered again when the package comes again.
    """
    package = Package(source)
    package.want(CHANGES)
    door = open_door(store)
    key, login = known_key(door, package)
    answers_to = _fresh(target, ANSWERS, package.head.id)
    office = door.store(login)
    said = Incoming(package, key)
    if said.store not in ("", office.id, *getattr(office, "succeeds", ())):
        raise BadInput(_OTHER_STORE, _CHOOSE_STORE, path=package.name)
    refuse_other_crs(said.crs, office.crs)
    agreement.agree(office.said, said.version)
    for code, head in office.communes().items():  # a store that went back in time takes nothing in
        incoming.prove(code, incoming.Cursor(said.cursors.get(code, (0, ""))[0]), head, (), 0)
    report = InReport(answers_to, login)
    said.tell(office)
    answers: list[Answer] = []
    total = sum(len(changes) for _, changes in said.parts)
    for batch, changes in said.parts:
        stop_if(cancelled)
        answers += office.push(changes, batch)
        progress(len(answers), total, TAKEN)
    for answer in answers:
        report.counts[answer.status] = report.counts.get(answer.status, 0) + 1
        report.replayed += answer.replay
    there, refused = said.take_papers(office)
    report.papers, report.refused_papers = len(there), len(refused)
    reply = Answering(office, said, answers, there)
    write_package(answers_to, ANSWERS, new_id(), key, reply.sections(package.head.id))
    report.lines = reply.lines
    return report


def read_answers(
    work: WorkCopy,
    source: Path,
    key: PackageKey,
    *,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> AnswersReport:
    """Let the work copy follow what the store answered, and bring in what others pushed.

    Raises
    ------
    BadInput
        The package is damaged, answers another work copy or cannot be opened with this key; nothing was changed.
    StoreError
        The store's history does not follow on what the work copy has.
    """
    package = Package(source)
    package.want(ANSWERS)
    answered = Answered(package, key)
    refuse_other_crs(work.crs, answered.crs)
    with reading(work.path) as connection:
        if not connection.execute("SELECT 1 FROM campaign_meta WHERE name = ?", (_SENT + answered.to,)).fetchone():
            raise BadInput(_FOREIGN, _CHOOSE_WORK, path=package.name)
        if _store_known(connection)["id"] not in ("", answered.id, *answered.succeeds):
            raise BadInput(_OTHER_STORE, _CHOOSE_STORE, path=package.name)
    hidden = agreement.not_shown(answered, [code for code, (*_, head) in answered.reached.items() if not head], {})
    for code, (begin, end, head) in answered.reached.items():
        if code in hidden:
            continue
        incoming.prove(code, incoming.Cursor(begin), head, (), 0)
        incoming.prove(code, incoming.Cursor(end), head, (), 0 if answered.full else 1)
    unwatched = bool(answered.former)
    pushed = exchange(work, answered, unwatched=unwatched, progress=progress, cancelled=cancelled)
    with writing(work.path) as connection:
        succession.follow(connection, answered.id, answered.succeeds)
        for code in incoming.followed(connection, answered.id):
            answered.here[code] = incoming.cursor_of(connection, answered.id, code).seq
        for code, (begin, _, _) in answered.reached.items():
            if answered.here.get(code, 0) < begin:
                raise BadInput(_LATER, _NEW_ONE, path=package.name)
        package_papers.arrived(connection, answered.papers)
        said = json.dumps({"id": answered.id, "head": answered.head(), "said": answered.said})
        connection.execute("INSERT OR REPLACE INTO campaign_meta VALUES (?, ?)", (_STORE, said))
    brought = [code for code, (_, end, _) in answered.reached.items() if end]
    pulled = pull(work, answered, communes=brought, progress=progress, cancelled=cancelled)
    pulled.hidden += hidden
    more = sum(max(head - end, 0) for _, end, head in answered.reached.values())
    return AnswersReport(pushed, pulled, more)


def has_papers(path: Path) -> bool:
    """Tell whether the work copy at `path` has scanned papers that the store may not have; no file is looked at."""
    with reading(path) as connection:
        return bool(package_papers.waiting(connection)) or any_new(connection)


def papers_waiting(work: WorkCopy, documents: Path) -> Papers:
    """Return what of the papers would go with a package now: of the documents to be sent, and of those that wait."""
    with reading(work.path) as connection:
        wanted = package_papers.waiting(connection) | to_be_sent(connection, documents)
        most = package_papers.limit(connection)
    return package_papers.chosen(wanted, files_by_name(documents), most)


def give_key(store: str | Path, login: str, file: Path | None = None) -> str:
    """Give a person a new package key, write it to a file that is theirs alone if one is named, and return it.

    Raises
    ------
    CannotWrite
        The file exists or cannot be written: then the key before stays in force.
    """
    door = open_door(store)
    if file is None:
        return door.register(login)
    write_key_file(file, "")
    try:
        text = door.register(login)
        file.write_text(text + "\n", encoding="ascii")
    except BaseException:
        file.unlink(missing_ok=True)
        raise
    return text


def _fresh(target: Path, kind: bytes, number: str) -> Path:
    if not target.suffix:
        target.mkdir(parents=True, exist_ok=True)
    path = target / file_name(kind, number) if target.is_dir() else target
    if path.exists() and kind == CHANGES:
        raise BadInput(_EXISTS, _OTHER_NAME, path=path)
    return path


def _store_known(connection: sqlite3.Connection) -> dict:
    """Return id and head of the store that the work copy belongs to, and what it said, as far as is known."""
    row = connection.execute("SELECT value FROM campaign_meta WHERE name = ?", (_STORE,)).fetchone()
    if row:
        return json.loads(row[0])
    rows = connection.execute("SELECT name FROM campaign_meta WHERE name LIKE 'pulled %'")
    stores = {name.split(" ")[1] for (name,) in rows}
    return {"id": stores.pop() if len(stores) == 1 else "", "head": "", "said": None}


def _remember(connection: sqlite3.Connection, number: str) -> None:
    """Note the id of a package, so that its answers are known as such."""
    connection.execute("INSERT INTO campaign_meta VALUES (?, ?)", (_SENT + number, outbox.now()))
    connection.execute(
        "DELETE FROM campaign_meta WHERE name IN (SELECT name FROM campaign_meta WHERE name LIKE ? || '%'"
        " ORDER BY value DESC, name LIMIT -1 OFFSET ?)",
        (_SENT, _REMEMBERED),
    )
