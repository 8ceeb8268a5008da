"""Lists that go out and come back: tasks, people to authenticate, papers to collect. Each a job and its report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from ..model.language import Language
from . import settings
from .task_desk import STATE, TaskCount

Work = Callable[[object, object], list[str]]
"""``work(progress, cancelled)`` gives the lines of the report."""


def task_list(work, task: TaskCount, place: str, key: tuple, out: Path, language: Language) -> Work:
    """Return the job that writes the plots of a task, all or those of a commune or hamlet."""

    def run(progress, cancelled):
        from ..reports.task_lines import task_lines
        from ..verbs.tasks import tasks

        where = {"commune": key[0]} if key else {}
        if key and place == "hamlet":
            where["hamlet"] = key[1]
        asked = {"state": task.code} if task.kind == STATE else {"group": task.code}
        report = tasks(work, **asked, **where, out=out, language=language, progress=progress, cancelled=cancelled)
        return list(task_lines(report, language))

    return run


def send(work, folder: Path, language: Language) -> Work:
    """Return the job that writes the people to authenticate, a workbook a commune."""

    def run(progress, cancelled):
        from ..reports.task_lines import sent_lines
        from ..verbs import authenticate

        report = authenticate.send(work, folder, progress=progress, cancelled=cancelled)
        return [*sent_lines(report, authenticate.LEFT_OUT, language), *_files(report.files)]

    return run


def receive(work, paths: Sequence[Path], language: Language) -> Work:
    """Return the job that reads the answers of the population database."""

    def run(progress, cancelled):
        from ..reports.task_lines import answer_lines
        from ..verbs import authenticate

        report = authenticate.receive(work, paths, progress=progress, cancelled=cancelled)
        return list(answer_lines(report, authenticate.REFUSED, language))

    return run


def write_papers(work, folder: Path, language: Language) -> Work:
    """Return the job that writes the papers to collect, a workbook and a page a commune."""
    ruleset = settings.get("ruleset")

    def run(progress, cancelled):
        from ..reports.task_lines import list_lines
        from ..verbs import collect

        report = collect.write_list(
            work, folder, ruleset=ruleset, language=language, progress=progress, cancelled=cancelled
        )
        return [*list_lines(report, language), *_files(report.files)]

    return run


def read_papers(work, paths: Sequence[Path], language: Language) -> Work:
    """Return the job that reads ticked lists back."""

    def run(progress, cancelled):
        from ..reports.task_lines import tick_lines
        from ..verbs import collect

        report = collect.read_lists(work, paths, progress=progress, cancelled=cancelled)
        return list(tick_lines(report, collect.REFUSED, language))

    return run


def _files(paths: Sequence[str]) -> list[str]:
    return [f"  {Path(path).name}" for path in paths]
