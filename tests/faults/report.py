"""Writes what a long run came to as a page of the documentation."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from .rows import ROWS, Row
from .sabotage import SABOTAGES
from .storm import Report

_INVARIANTS = (
    ("I1", "Each sealed change is exactly once among the requests, with its own bytes; nothing else is there"),
    ("I2", "What was taken in has exactly one line of history, everything else none"),
    ("I3", "A plot's version is the number of its lines, its row is what the last one says"),
    ("I4", "The lines of a commune are numbered without gaps, up to its head"),
    ("I5", "What an office believes of a change is what the store answered"),
    ("I6", "After a push and a pull an office has every plot as the store has it, but for those it holds itself"),
    ("I7", "What was sent is in the store, taken in or kept beside; what was saved is there or still waits"),
    ("I8", "The hash chain verifies"),
    ("I9", "No canary (a person's number, a password) in server log, messages, feed, history, tracebacks"),
    ("I10", "Nobody wrote outside their scope, neither where a plot was nor where it came to be"),
)


@dataclass
class Finished:
    """What a long run came to.

    Parameters
    ----------
    scenes : dict
        What broke, what was counted, and seconds, by scene.
    controls : dict
        Drill, what it found, and what went wrong otherwise, by sabotage.
    tests : dict
        Whether each test passed, by name.
    """

    seed: int
    scenes: dict[str, tuple[dict, str, float]] = field(default_factory=dict)
    storms: dict[str, Report] = field(default_factory=dict)
    controls: dict[str, tuple[str, dict, str]] = field(default_factory=dict)
    tests: dict[str, bool] = field(default_factory=dict)


def verdict(row: Row, done: Finished) -> tuple[str, str]:
    """Return whether a row holds, and what was run for it."""
    bad, missing, count = [], [], 0
    for test in row.tests:
        found = {name: good for name, good in done.tests.items() if _is_of(name, test)}
        count += len(found)
        missing += [] if found else [f"`{test}`"]
        bad += [f"`{name}`" for name, good in found.items() if not good]
    for scene in row.scenes:
        missing += [] if scene in done.scenes else [f"*{scene}*"]
        bad += [f"{scene}: {name} {each[0]}" for name, each in done.scenes.get(scene, ({}, "", 0))[0].items()]
    if not row.tests and not row.scenes:
        return "not covered", "-"
    ran = [f"{count} tests"] if count else []
    ran += [f"*{scene}*" for scene in row.scenes]
    if bad:
        return "**fails**: " + "; ".join(bad), ", ".join(ran)
    return "**not run**: " + ", ".join(missing) if missing else "holds", ", ".join(ran)


def _is_of(name: str, test: str) -> bool:
    plain = name.split("[")[0]
    return plain == test or ("::" not in test and plain.startswith(test + "::"))


def write(done: Finished, path: Path) -> bool:
    """Write the page, and return whether everything holds."""
    verdicts = [(row, *verdict(row, done)) for row in ROWS]
    missed = [name for name, (_, found, _) in done.controls.items() if not found]
    missed += [each.name for each in SABOTAGES if each.name not in done.controls]
    good = not missed and all(said == "holds" for _, said, _ in verdicts)
    lines = [
        "# Faults and bad input: what was tried, and what held",
        "",
        "Written by `make faults` (`python -m tests.faults`); do not edit. Real work copies, real processes killed with"
        " `kill -9`, a real PostgreSQL behind a line that fails on purpose, real files of an office's store. What each"
        " row asks for, what was run for it and its verdict; then the invariants, the runs with their counts, and the"
        " controls: known ways to break the store, each made in a copy of the code, each caught.",
        "",
        f"Seed {done.seed}. " + ("Everything holds." if good else "**Not everything holds.**"),
        "",
        "| | fault or input | must hold | run | verdict |",
        "|---|---|---|---|---|",
    ]
    lines += [f"| {row.code} | {row.what} | {row.criterion} | {ran} | {said} |" for row, said, ran in verdicts]
    lines += ["", "What this does not cover, or where it differs from what could be expected:", ""]
    lines += [f"* {row.code}: {row.note}" for row in ROWS if row.note]
    where = (
        "Judged over the store, every office's work copy and journal, after every storm and scene, at zero tolerance."
    )
    lines += ["", "## Invariants", "", where, "", "| | |", "|---|---|"]
    lines += [f"| {name} | {what} |" for name, what in _INVARIANTS]
    lines += ["", "## Runs", "", "| scene | counts | seconds | breaks |", "|---|---|---|---|"]
    for name, (faults, said, seconds) in done.scenes.items():
        broke = "; ".join(f"{which} ({len(several)})" for which, several in faults.items()) or "nothing"
        lines.append(f"| {name} | {said or '-'} | {seconds:.0f} | {broke} |")
    for name, report in done.storms.items():
        lines += ["", *_of_storm(name, report)]
    lines += ["", "## Controls", "", "| sabotage | drill | caught by |", "|---|---|---|"]
    for name, (drill, found, error) in done.controls.items():
        lines.append(f"| {name} | {drill} | {', '.join(sorted(found)) or '**not caught** ' + error} |")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return good


def _of_storm(name: str, report: Report) -> list[str]:
    plan, counts = report.plan, report.counts
    lines = [
        f"### {name.replace('_', ' ')}",
        "",
        f"{plan.clients} offices; {counts['lives']} lives, of which {counts['killed']} ended by a kill"
        f" (before a chosen statement: {sum(report.died_at.values())}, at a random moment: the rest);"
        f" {counts['restarts']} times the server stopped at once. {counts['requests stored']} changes in the store,"
        f" {counts['lines of history']} lines of history; {counts['answers']} answers heard,"
        f" {counts['replayed']} ({report.replay_share:.1%}) of them replays."
        f" The longest push took {report.longest_push_s:.1f} s: several requests, each with a deadline of"
        f" {plan.deadline_s} s.",
        "",
        "| answer | changes |",
        "|---|---|",
    ]
    told = {key.removeprefix("status "): count for key, count in counts.items() if key.startswith("status ")}
    lines += [f"| {status} | {count} |" for status, count in sorted(told.items())]
    if report.lines:
        lines += ["", "| what the line did | times |", "|---|---|"]
        lines += [f"| {what} | {count} |" for what, count in sorted(report.lines.items())]
    if report.died_at:
        lines += ["", "| killed before | times |", "|---|---|"]
        lines += [f"| `{what}` | {count} |" for what, count in report.died_at.most_common()]
    return lines
