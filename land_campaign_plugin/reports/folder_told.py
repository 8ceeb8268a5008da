"""What the command line tells of a folder of sheets, and of the catalogue of sheets in a work copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace

from ..model.language import QT_TRANSLATE_NOOP, Language, Loud
from ..model.origins import ORIGINS
from ..store.drawn_table import drawn_note
from .told import MORE, ROWS, load_data, load_lines

_ALL = QT_TRANSLATE_NOOP(
    "core",
    "{found} sheets found = {loaded} loaded + {updated} updated + {unchanged} unchanged + {skipped} left out + "
    "{failed} failed + {waiting} waiting to be saved in another format + {left} not reached.",
)
_STOPPED = QT_TRANSLATE_NOOP(
    "core", "Stopped at your request. What is loaded stays; the same command goes on with the sheets that are left."
)
_PLOTS = QT_TRANSLATE_NOOP("core", "{plots} plots in {path}, in {crs}.")
_UPDATED = QT_TRANSLATE_NOOP(
    "core",
    "Plots of the updated sheets: {new} new, {changed} changed, {unchanged} unchanged, {kept} kept as edited here, "
    "{waiting} wait for a decision (resolve --export), {gone} gone from their sheet and removed (in the history).",
)
_BOOKS = QT_TRANSLATE_NOOP(
    "core", "{count} workbooks lie in the folder and were not loaded: {names}. Name those with records with --records."
)
_THE_SAME = QT_TRANSLATE_NOOP("core", "The same of {count} more: {names}")
_MISSING = QT_TRANSLATE_NOOP("core", "{count} sheets have no file any more; their plots stay: {names}")
_NO_SHEETS = QT_TRANSLATE_NOOP("core", "{count} other files are no sheets and were passed over.")
_FLAGS = QT_TRANSLATE_NOOP("core", "{count} drawings of findings (flag) are no sheets and were passed over.")
_NONE = QT_TRANSLATE_NOOP("core", "No sheet was loaded from a folder.")
_SHEET = QT_TRANSLATE_NOOP("core", "sheet {number}")
_COUNT = QT_TRANSLATE_NOOP("core", "{count} plots")
STATES = {
    "waiting": QT_TRANSLATE_NOOP("core", "to be loaded"),
    "loading": QT_TRANSLATE_NOOP("core", "was being read when the load ended"),
    "loaded": QT_TRANSLATE_NOOP("core", "loaded"),
    "failed": QT_TRANSLATE_NOOP("core", "failed"),
    "unreadable": QT_TRANSLATE_NOOP("core", "to be saved in another format"),
    "skipped": QT_TRANSLATE_NOOP("core", "left out"),
}
"""What the states of the catalogue are called, marked for translation."""
_FAILED_SINCE = QT_TRANSLATE_NOOP("core", "loaded; the last try failed")
_SHOWN = 20


def folder_lines(report, language: Language) -> Iterator[str]:
    """Yield what became of all sheets, and of each that is not loaded why."""
    yield language.text(_ALL, found=report.found, **report.counts)
    for line, *others in _alike([line for line in report.sheets if line.what]):
        yield f"  {line.path}: {line.sentence(language)}"
        if others:
            names = ", ".join(other.path for other in others[:_SHOWN]) + (", ..." if len(others) > _SHOWN else "")
            yield "    " + language.text(_THE_SAME, count=len(others), names=names)
    yield language.text(_PLOTS, plots=report.plots, path=report.path, crs=report.crs_name)
    if report.rows_in:
        told = {"rows_in": report.rows_in, "rows_out": report.rows_out, "set_aside": report.rows_set_aside}
        yield language.text(ROWS, **told)
    yield from (language.text(template, **values) for template, values in drawn_note(report.drawn))
    again = [line for line in report.sheets if line.outcome == "updated"]
    if again:
        names = ("new", "changed", "unchanged", "kept", "waiting", "gone")
        yield language.text(_UPDATED, **{name: sum(getattr(line, name) for line in again) for name in names})
    found = [(line, note) for line in report.sheets for note in line.notes]
    found.sort(key=lambda pair: not isinstance(pair[1][0], Loud))
    notes = [f"  {line.name}: {note_text(note, language)}" for line, note in found]
    yield from notes[:_SHOWN]
    if len(notes) > _SHOWN:
        yield "  " + language.text(MORE, count=len(notes) - _SHOWN)
    for template, paths in ((_BOOKS, report.records), (_MISSING, report.missing)):
        if paths:
            names = ", ".join(paths[:_SHOWN]) + (", ..." if len(paths) > _SHOWN else "")
            yield language.text(template, count=len(paths), names=names)
    for template, count in ((_FLAGS, report.flags), (_NO_SHEETS, report.unknown)):
        if count:
            yield language.text(template, count=count)
    if report.joined:
        yield from load_lines(report.joined, language)
    if report.cancelled:
        yield language.text(_STOPPED)


def _alike(lines: list) -> list[list]:
    """Return the sheets that the same is to be said of, group by group."""
    groups: dict[tuple, list] = {}
    for line in lines:
        about = sorted((name, str(value)) for name, value in line.values.items() if name != "path")
        groups.setdefault((line.what, line.remedy, *about), []).append(line)
    return list(groups.values())


def folder_data(report, language: Language) -> dict:
    """Return what became of all sheets as data, with sentences in place of their parts."""
    data = asdict(replace(report, joined=None, drawn=dict(report.drawn)))
    data["joined"] = load_data(report.joined, language) if report.joined else None
    for line, told in zip(report.sheets, data["sheets"], strict=True):
        for name in ("what", "remedy", "values"):
            del told[name]
        told["why"] = line.sentence(language)
        told["notes"] = [note_text(note, language) for note in line.notes]
    return data


def note_text(note: tuple[str, dict], language: Language) -> str:
    """Return a remark on a sheet; where something is known from is said in words."""
    template, values = note
    words = {name: language.text(ORIGINS.get(value, str(value))) for name, value in values.items()
             if name in ("origin", "against")}  # fmt: skip
    return language.text(template, **{**values, **words})


def catalogue_lines(rows, language: Language) -> Iterator[str]:
    """Yield the catalogue of sheets: file, state, number, scale, commune, plots, and why one is not loaded."""
    if not rows:
        yield language.text(_NONE)
    for row in rows:
        facts = [
            row.commune or "",
            language.text(_SHEET, number=row.sheet_number) if row.sheet_number else "",
            f"1:{row.map_scale}" if row.map_scale else "",
            language.text(_COUNT, count=row.plots) if row.loaded_at else "",
            (row.loaded_at or "").partition("+")[0].replace("T", " "),
        ]
        state = language.text(_FAILED_SINCE if row.failed_since else STATES[row.state])
        told = ", ".join([state, *filter(None, facts)])
        yield f"{row.path}{':' + row.layer if row.layer else ''}: {told}"
        if row.what:
            yield f"  {row.sentence(language)}"


def catalogue_data(rows, language: Language) -> list[dict]:
    """Return the catalogue of sheets as data."""
    kept = [{name: value for name, value in asdict(row).items() if name not in _INNER} for row in rows]
    return [{**told, "why": row.sentence(language)} for row, told in zip(rows, kept, strict=True)]


_INNER = ("place", "how", "mtime_ns", "what", "remedy", "values")
