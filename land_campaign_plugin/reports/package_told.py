"""What the command line and QGIS tell a person about a package on its way."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.language import QT_TRANSLATE_NOOP, Language
from .store_told import pull_lines
from .told import push_data, push_lines

_WRITTEN = QT_TRANSLATE_NOOP("core", "{count} changes are in the package {path}.")
_NONE = QT_TRANSLATE_NOOP("core", "There is nothing to send; the package {path} asks for what others did.")
_SEND = QT_TRANSLATE_NOOP(
    "core", "Send it to whoever looks after the store. The changes wait here until the answers are read."
)
_FULL = QT_TRANSLATE_NOOP("core", "The package is full: read its answers, then make the next one.")
_PAPERS = QT_TRANSLATE_NOOP("core", "{count} scanned papers go along, {size} MB.")
_LEFT = QT_TRANSLATE_NOOP("core", "{count} scanned papers had no room and wait for the next package.")
_MISSING = QT_TRANSLATE_NOOP("core", "{count} scanned papers are not in the folder.")
_CHANGED = QT_TRANSLATE_NOOP("core", "{count} scanned papers are no longer what their record says, and stay behind.")
_PAPERS_IN = QT_TRANSLATE_NOOP("core", "{count} scanned papers taken in, {refused} refused.")
_TAKEN = QT_TRANSLATE_NOOP("core", "Package of {login}: {applied} changes taken in, {others} not; {known} were known.")
_BACK = QT_TRANSLATE_NOOP("core", "Send the answers back: {path}")
_LINES = QT_TRANSLATE_NOOP("core", "They bring {count} changes of the communes along.")
_MORE = QT_TRANSLATE_NOOP("core", "{count} more changes of others wait in the store: make another package.")
_KEY = QT_TRANSLATE_NOOP("core", "The package key of {login}, which is shown this once:")
_KEY_FILE = QT_TRANSLATE_NOOP("core", "The package key of {login} is in {path}.")
_HAND_OVER = QT_TRANSLATE_NOOP(
    "core", "Hand it over in person or by telephone, never along with a package. The key before is out of force."
)
_REVOKED = QT_TRANSLATE_NOOP("core", "The package key of {login} is out of force.")
_NO_KEY = QT_TRANSLATE_NOOP("core", "There is no package key of {login} in force.")
_REPLAYED = QT_TRANSLATE_NOOP("core", "Commune {commune}: {count} changes came over, with their numbers and hashes.")
_CLOSED = QT_TRANSLATE_NOOP("core", "History under the code '{commune}', which no plot has now, is kept and closed.")
_AGAIN = QT_TRANSLATE_NOOP("core", "All of it was there already, row by row.")
_SCANS = QT_TRANSLATE_NOOP("core", "The server has {count} scanned papers of the office.")
_BROKEN = QT_TRANSLATE_NOOP(
    "core", "{path} is damaged and was not taken over: push it from the office that scanned it."
)
_GO_ON = QT_TRANSLATE_NOOP(
    "core", "The office's file takes nothing in any more: its work copies go on with the server as they are."
)
_TAKEN_IN = ("applied", "merged", "same")


def out_lines(report, language: Language) -> Iterator[str]:
    """Yield what is in a package, and what stayed behind."""
    yield language.text(_WRITTEN if report.changes else _NONE, count=report.changes, path=report.path)
    yield from papers_lines(report.papers, language)
    yield language.text(_SEND)
    if report.full:
        yield language.text(_FULL)
    for line in report.push.lines:
        yield "  " + line.sentence(language)


def out_data(report, language: Language) -> dict:
    """Return a package that went out as data."""
    return {
        "path": str(report.path),
        "changes": report.changes,
        "full": report.full,
        "papers": papers_data(report.papers),
        "push": push_data(report.push, language),
    }


def papers_lines(papers, language: Language) -> Iterator[str]:
    """Yield how many scanned papers go along, how much they weigh, and what stayed behind."""
    if papers.files:
        yield language.text(_PAPERS, count=len(papers.files), size=f"{papers.size / 1024 / 1024:.1f}")
    for template, count in ((_LEFT, papers.left), (_MISSING, papers.missing), (_CHANGED, papers.changed)):
        if count:
            yield language.text(template, count=count)


def papers_data(papers) -> dict:
    """Return the papers of a package as data."""
    counts = {name: getattr(papers, name) for name in ("size", "left", "missing", "changed")}
    return {"papers": len(papers.files), **counts}


def in_lines(report, language: Language) -> Iterator[str]:
    """Yield what the store made of a package."""
    applied = sum(report.counts.get(status, 0) for status in _TAKEN_IN)
    others = sum(report.counts.values()) - applied
    yield language.text(_TAKEN, login=report.login, applied=applied, others=others, known=report.replayed)
    if report.papers or report.refused_papers:
        yield language.text(_PAPERS_IN, count=report.papers, refused=report.refused_papers)
    if report.lines:
        yield language.text(_LINES, count=report.lines)
    yield language.text(_BACK, path=report.answers)


def answers_lines(report, language: Language) -> Iterator[str]:
    """Yield what the answers came to."""
    yield from push_lines(report.push, language)
    yield from pull_lines(report.pull, language)
    if report.more:
        yield language.text(_MORE, count=report.more)


def answers_data(report, language: Language) -> dict:
    """Return answers as data."""
    return {"push": push_data(report.push, language), "pull": vars(report.pull), "more": report.more}


def key_lines(login: str, path, text: str, language: Language) -> Iterator[str]:
    """Yield a new key, or where it is."""
    if path is None:
        yield language.text(_KEY, login=login)
        yield text
    else:
        yield language.text(_KEY_FILE, login=login, path=path)
    yield language.text(_HAND_OVER)


def revoked_lines(login: str, count: int, language: Language) -> Iterator[str]:
    """Yield whether there was a key to take away."""
    yield language.text(_REVOKED if count else _NO_KEY, login=login)


def replay_lines(report, language: Language) -> Iterator[str]:
    """Yield what came over from an office's store."""
    for commune, count in report.communes.items():
        if commune not in report.closed:
            yield language.text(_REPLAYED, commune=commune, count=count)
    for commune in report.closed:
        yield language.text(_CLOSED, commune=commune)
    if report.again:
        yield language.text(_AGAIN)
    if report.documents:
        yield language.text(_SCANS, count=report.documents)
    for path in report.broken:
        yield language.text(_BROKEN, path=path)
    yield language.text(_GO_ON)
