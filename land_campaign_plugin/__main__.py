"""The command line: ``python -m land_campaign_plugin VERB ...``. Never imports QGIS.

Exits 0 when all is well, 1 when it worked and there are errors in the data (or a push was refused in
part), 2 when something cannot be used: one line on what, where and what to do.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
import warnings
from collections.abc import Callable
from dataclasses import asdict, is_dataclass
from pathlib import Path

from .commands import central_store, doctor, handover, keys, load_folder, load_options, packages, resolution
from .model.errors import BadInput, CampaignError
from .model.findings import ERROR
from .model.language import QT_TRANSLATE_NOOP, Language
from .model.progress import STOPPED
from .paths import version
from .reports.texts import language
from .sources.place import place
from .verbs.arguments import drawing_arguments, flag_arguments

OK, FOUND, BAD_INPUT = 0, 1, 2
_DRY_UPDATE = QT_TRANSLATE_NOOP("core", "A dry run is there for --update alone.")
_TAKEN_BACK = QT_TRANSLATE_NOOP("core", "{count} records stand again as they did before batch {batch}.")
_SAY_UPDATE = QT_TRANSLATE_NOOP("core", "Add --update, or leave --dry-run out.")


def main(arguments: list[str] | None = None) -> int:
    """Run one verb and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    warnings.filterwarnings("ignore", "Neither (gdal|ogr)", FutureWarning)  # GDAL's own news are no user's business
    warnings.filterwarnings("ignore", category=RuntimeWarning)  # NumPy's of coordinates that are none: rules tell
    options = _parser().parse_args(arguments)
    speech = language(options.lang)
    teller = _Teller(options, speech)
    try:
        return options.run(options, speech, teller)
    except CampaignError as error:
        teller.clear()
        print(error.sentence(speech), file=sys.stderr)
    except BrokenPipeError:  # the reader of our output, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        teller.clear()
        print(speech.text(STOPPED), file=sys.stderr)
    return BAD_INPUT


class _Teller:
    """Shows progress on a terminal, in one line that is written over."""

    def __init__(self, options: argparse.Namespace, speech: Language):
        self._shown = sys.stderr.isatty() and not options.json
        self._speech = speech
        self._last = 0.0
        self._width = 0

    def progress(self, done: int, total: int, what: str, more: str = "") -> None:
        """Show how far the work is, a few times a second."""
        now = time.monotonic()
        if not self._shown or (now - self._last < 0.2 and done < total):
            return
        self._last = now
        text = f"{self._speech.number(done, 0)} / {self._speech.number(total, 0)} {self._speech.text(what)} {more}"
        self._width = max(self._width, len(text))
        print(f"\r{text:<{self._width}}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the progress line away."""
        if self._width:
            print("\r" + " " * self._width + "\r", end="", file=sys.stderr, flush=True)
            self._width = 0


def _check(options, speech: Language, teller: _Teller) -> int:
    from .reports.summary import check_data, check_lines
    from .sources.fields import parse_mapping, parse_pairs
    from .verbs.check import check, check_work_copy, is_work_copy

    how = {
        "ruleset": options.ruleset,
        "rules": _codes(options.rules),
        "communes": options.communes,
        "sheet_list": options.sheet_list,
        "lines": options.lines,
        "labels": options.labels,
        "legal": options.legal,
        "records": options.records,
        "renumbered": options.renumbered,
        "keep_encoding": options.keep_encoding,
        "headings": parse_pairs(options.heading),
        "unit_list": options.unit_list,
        "scans": options.scans,
        "out": options.out,
        "jobs": options.jobs,
        "language": speech,
        "progress": teller.progress,
    }
    if len(options.sources) == 1 and is_work_copy(options.sources[0]):
        result = check_work_copy(options.sources[0], **how)
    else:
        where = {"layer": options.layer, "mapping": parse_mapping(options.map), "crs": options.crs}
        where["sheets"] = options.sheets
        result = check(options.sources, **where, **how)
    teller.clear()
    _tell(options, check_data(result, speech), lambda: check_lines(result, speech))
    return FOUND if result.count(ERROR) else OK


def _load(options, speech: Language, teller: _Teller) -> int:
    from .reports.told import load_data, load_lines
    from .sources.fields import parse_mapping, parse_pairs
    from .verbs.load import load

    how = {
        "layer": options.layer,
        "mapping": parse_mapping(options.map),
        "crs": options.crs,
        "encoding": options.encoding,
        "communes": options.communes,
        "records": options.records or (),
        "renumbered": options.renumbered,
        "language": speech,
        "progress": teller.progress,
    }
    by_sheet = load_folder.is_wanted(options)
    load_options.refuse_at_once(options, by_sheet)
    if by_sheet:
        data, lines, complete = load_folder.run(options, how, speech, teller)
        _tell(options, data, lines)
        return OK if complete else FOUND
    if options.dry_run and not options.update:
        raise BadInput(_DRY_UPDATE, _SAY_UPDATE)
    how["keep_encoding"], how["headings"] = options.keep_encoding, parse_pairs(options.heading)
    how["reproject"] = options.reproject
    if options.update:
        return _update(options, how, speech, teller)
    report = load(options.sources, options.into, append=options.append, replace=options.replace, **how)
    teller.clear()
    _tell(options, load_data(report, speech), lambda: load_lines(report, speech))
    return OK


def _update(options, how: dict, speech: Language, teller: _Teller) -> int:
    from .reports.update_told import update_data, update_lines
    from .verbs.update import update

    report = update(options.sources, options.into, dry_run=options.dry_run, **how)
    teller.clear()
    _tell(options, update_data(report, speech), lambda: update_lines(report, speech))
    return FOUND if report.waiting else OK


def _fix(options, speech: Language, teller: _Teller) -> int:
    from .verbs.fix import fix, undo

    if options.undo:
        count = undo(options.work, options.undo, ruleset=options.ruleset, language=speech, progress=teller.progress)
        teller.clear()
        _tell(options, {"taken_back": count}, lambda: [speech.text(_TAKEN_BACK, count=count, batch=options.undo)])
        return OK
    report = fix(
        options.work,
        rules=_codes(options.rules),
        apply=options.apply,
        ruleset=options.ruleset,
        language=speech,
        progress=teller.progress,
    )
    teller.clear()
    _tell(options, report.data(speech), lambda: report.lines(speech))
    return OK


def _told(command: Callable) -> Callable:
    """Return a verb that tells what a command of the room of commands reports."""

    def run(options, speech: Language, teller: _Teller) -> int:
        data, lines, well = command(options, speech, teller)
        teller.clear()
        _tell(options, data, lines)
        return OK if well else FOUND

    return run


def _resolve(options, speech: Language, teller: _Teller) -> int:
    from .store.workcopy import WorkCopy
    from .verbs.resolve import resolve

    if options.export or options.history or options.undo or options.difference or options.field:
        return _resolve_export(options, speech)
    work = WorkCopy.open(options.work)
    report = resolve(work, plots=options.plot, everything=options.all, keep=options.keep)
    _tell(options, report.data(speech), lambda: report.lines(speech))
    return OK if len(report.settled) == len(report.conflicts) else FOUND


def _resolve_export(options, speech: Language) -> int:
    from .reports.update_told import difference_data, difference_lines, history_data, history_lines
    from .store.workcopy import WorkCopy
    from .verbs.differences import list_history
    from .verbs.resolve_export import resolve_export

    work = WorkCopy.open(options.work)
    if options.history:
        lines = list_history(work)
        _tell(options, history_data(lines), lambda: history_lines(lines, speech))
        return OK
    report = resolve_export(
        work,
        keys=options.difference,
        plots=options.plot,
        everything=options.all,
        keep=options.keep,
        fields=options.field,
        undo=options.undo,
        ruleset=options.ruleset,
        language=speech,
    )
    _tell(options, difference_data(report, speech), lambda: difference_lines(report, speech))
    return FOUND if report.remaining else OK


def _status(options, speech: Language, teller: _Teller) -> int:
    from .reports.told import status_lines
    from .store.opening import open_any
    from .store.workcopy import WorkCopy
    from .verbs.status import status

    store = open_any(options.store, key=options.key) if options.store else None
    work = WorkCopy.open(options.work)
    if options.sheets:
        _tell(options, *load_folder.catalogue(work, speech))
        return OK
    report = status(work, store)
    _tell(options, report, lambda: status_lines(report, speech))
    return OK


def _tasks(options, speech: Language, teller: _Teller) -> int:
    from .reports.task_lines import task_lines
    from .store.workcopy import WorkCopy
    from .verbs.tasks import tasks

    report = tasks(
        WorkCopy.open(options.work),
        state=options.state,
        group=options.group,
        commune=options.commune,
        hamlet=options.hamlet,
        out=options.out,
        language=speech,
        progress=teller.progress,
    )
    teller.clear()
    _tell(options, report, lambda: task_lines(report, speech))
    return OK


def _authenticate(options, speech: Language, teller: _Teller) -> int:
    from .reports.task_lines import answer_lines, sent_lines
    from .store.workcopy import WorkCopy
    from .verbs.authenticate import LEFT_OUT, REFUSED, receive, send

    work = WorkCopy.open(options.work)
    if options.write:
        report = send(work, options.write, commune=options.commune, progress=teller.progress)
        teller.clear()
        _tell(options, report, lambda: sent_lines(report, LEFT_OUT, speech))
        return OK
    report = receive(work, options.read, progress=teller.progress)
    teller.clear()
    _tell(options, report, lambda: answer_lines(report, REFUSED, speech))
    return FOUND if report.refused else OK


def _collect(options, speech: Language, teller: _Teller) -> int:
    from .reports.task_lines import list_lines, tick_lines
    from .store.workcopy import WorkCopy
    from .verbs.collect import REFUSED, read_lists, write_list

    work = WorkCopy.open(options.work)
    if options.write:
        places = {"commune": options.commune, "hamlet": options.hamlet, "ruleset": options.ruleset}
        report = write_list(work, options.write, **places, language=speech, progress=teller.progress)
        teller.clear()
        _tell(options, report, lambda: list_lines(report, speech))
        return OK
    report = read_lists(work, options.read, progress=teller.progress)
    teller.clear()
    _tell(options, report, lambda: tick_lines(report, REFUSED, speech))
    return FOUND if report.refused else OK


def _export(options, speech: Language, teller: _Teller) -> int:
    from .reports.told import export_lines
    from .verbs.export import export

    report = export(options.work, options.out, format=options.format, crs=options.crs, progress=teller.progress)
    teller.clear()
    _tell(options, report, lambda: export_lines(report, speech))
    return OK


def _flag(options, speech: Language, teller: _Teller) -> int:
    from .reports.told import flag_data, flag_lines
    from .verbs.flag import flag

    how = {
        "format": options.format,
        "sheets": options.sheet,
        "rules": _codes(options.rules),
        "ruleset": options.ruleset,
    }
    report = flag(options.source, options.out, **how, progress=teller.progress)
    teller.clear()
    _tell(options, flag_data(report) if options.json else report, lambda: flag_lines(report, speech))
    return OK


def _sample(options, speech: Language, teller: _Teller) -> int:
    from .reports.told import sample_lines
    from .verbs.sample import sample

    report = sample(
        options.out,
        plots=options.plots,
        province=options.province,
        commune=options.commune,
        seed=options.seed,
        errors=options.errors,
        truth=options.truth,
        scans=options.scans,
        records_xlsx=options.records_xlsx,
        drawings=options.drawings,
        format=options.format,
        progress=teller.progress,
    )
    teller.clear()
    _tell(options, report, lambda: sample_lines(report, speech))
    return OK


def _rules(options, speech: Language, teller: _Teller) -> int:
    from .reports.rule_manual import manual, rule_data, rule_lines

    if options.manual:
        print(manual(), end="")
        return OK
    _tell(options, rule_data(speech), lambda: rule_lines(speech, options.code))
    return OK


def _tell(options, report, lines: Callable) -> None:
    """Print a report as one JSON object or as lines for people."""
    if options.json:
        data = asdict(report) if is_dataclass(report) else report
        print(json.dumps(data, ensure_ascii=False, default=str))
    else:
        for line in lines():
            print(line)


def _codes(text: str | None) -> list[str] | None:
    return [code.strip().upper() for code in text.split(",") if code.strip()] if text else None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="land_campaign_plugin", description="Check and correct a land database.")
    parser.add_argument("--version", action="version", version=version())
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")

    check = _verb(verbs, "check", _check, "check the plots of any polygon source")
    _reading(check)
    _checking(check)
    check.add_argument("--rules", help="only these rules: T01,T02")
    check.add_argument("--sheets", metavar="LAYER", help="layer of the sheets' frames, if it has no usual name")
    check.add_argument("--communes", metavar="FILE[:LAYER]", help="official outlines of the communes")
    check.add_argument("--sheet-list", type=Path, metavar="FILE", help="the province's list of sheets, .xlsx or .csv")
    check.add_argument("--unit-list", type=Path, metavar="FILE", help="a list of the communes, .xlsx or .csv")
    for name, what in (("lines", "boundary lines"), ("labels", "plot labels"), ("legal", "boundaries from papers")):
        check.add_argument(f"--{name}", metavar="FILE[:LAYER]", help=f"{what}, if no layer of the source is called so")
    _records(check, "records that lie elsewhere: spreadsheets, a GeoPackage, or a folder")
    check.add_argument("--scans", type=Path, metavar="FOLDER", help="folder of the scanned papers")
    check.add_argument("--out", type=Path, help="write the findings to this GeoPackage")
    check.add_argument("--jobs", type=_one_or_more, metavar="N", help="threads to use")

    load = _verb(verbs, "load", _load, "load plots and records into a work copy")
    _reading(load)
    _records(load, "spreadsheets of records, joined to the plots")
    load.add_argument("--into", type=Path, required=True, help="the work copy to write")
    load.add_argument("--encoding", help="text encoding of sources that do not say theirs: TCVN3, VNI ...")
    load.add_argument("--communes", metavar="FILE[:LAYER]", help="outlines of the communes, for --crs auto")
    how = load.add_mutually_exclusive_group()
    how.add_argument("--replace", action="store_true", help="replace a work copy that is there")
    how.add_argument("--append", action="store_true", help="add to a work copy that is there")
    how.add_argument("--update", action="store_true", help="take in a later export, compared with the last load")
    load.add_argument("--dry-run", action="store_true", help="with --update: count, write nothing")
    load_folder.add_arguments(load, _one_or_more)

    fix = _verb(verbs, "fix", _fix, "correct what can be corrected safely; a dry run without --apply")
    fix.add_argument("work", type=Path)
    _checking(fix)
    fix.add_argument("--rules", help="only these rules: T05,G03; E01 converts columns of texts only if named")
    which = fix.add_mutually_exclusive_group()
    which.add_argument("--apply", action="store_true", help="write the corrections")
    which.add_argument("--undo", metavar="BATCH", help="take the texts of records of a batch back")

    push = _verb(verbs, "push", _told(central_store.push), "send changed plots to the central store")
    central_store.push_arguments(push)
    _checking(push)

    about = "bring in what others pushed; a work copy that is not there yet is made"
    central_store.pull_arguments(_verb(verbs, "pull", _told(central_store.pull), about))
    central_store.store_arguments(_verb(verbs, "store", _told(central_store.look_after), "look after a central store"))

    handover.add_arguments(_verb(verbs, "handover", _told(handover.run), handover.ABOUT))
    doctor.add_arguments(_verb(verbs, "doctor", _told(doctor.run), doctor.ABOUT))
    packages.package_arguments(_verb(verbs, "package", _told(packages.package), "push and pull by an encrypted file"))
    resolution.add_verbs(lambda name, run, text: _verb(verbs, name, _told(run), text))
    resolve = _verb(verbs, "resolve", _resolve, "list plots in conflict with both values, or settle them")
    resolve.add_argument("work", type=Path)
    which = resolve.add_mutually_exclusive_group()
    which.add_argument("--plot", action="append", default=[], metavar="SHEET/NUMBER", help="repeat for each plot")
    which.add_argument("--all", action="store_true", help="all plots in conflict")
    number = {"type": _one_or_more, "metavar": "NUMBER"}
    which.add_argument("--difference", action="append", default=[], help="one that --export lists", **number)
    which.add_argument("--undo", help="take a decision of --export back", **number)
    which.add_argument("--history", action="store_true", help="what loads of exports and decisions wrote over")
    resolve.add_argument("--export", action="store_true", help="differences with the last export, not with the store")
    resolve.add_argument("--field", action="append", default=[], metavar="FIELD=mine|theirs", help="decide by field")
    _checking(resolve)
    resolve.add_argument("--keep", choices=("mine", "theirs"), help="whose version is kept; without it, only list")

    status = _verb(verbs, "status", _status, "say where a work copy stands")
    status.add_argument("work", type=Path)
    status.add_argument("--store", help=central_store.STORE)
    keys.key_argument(status)
    status.add_argument("--sheets", action="store_true", help="list the sheets that were loaded from folders")

    tasks = _verb(verbs, "tasks", _tasks, "list the plots where something is not done yet")
    tasks.add_argument("work", type=Path)
    what = tasks.add_mutually_exclusive_group()
    what.add_argument("--state", help="only this state: no_certificate")
    what.add_argument("--group", help="the plots of this group of the campaign: 3")
    _place(tasks, hamlet=True)
    tasks.add_argument("--out", type=Path, metavar="FILE", help="write the list, .xlsx or .csv")

    authenticate = _verb(verbs, "authenticate", _authenticate, "send holders to the population database, read answers")
    authenticate.add_argument("work", type=Path)
    _there_and_back(authenticate, "write the people to authenticate, a workbook a commune")
    _place(authenticate, hamlet=False)

    collect = _verb(verbs, "collect", _collect, "list the papers to collect, read what came of them")
    collect.add_argument("work", type=Path)
    _there_and_back(collect, "write the lists, a workbook and a page a commune")
    _place(collect, hamlet=True)
    _checking(collect)

    export = _verb(verbs, "export", _export, "write the corrected plots to a file")
    export.add_argument("work", type=Path)
    export.add_argument("--out", type=Path, required=True)
    export.add_argument("--format", help="GPKG, Shapefile or GeoJSON; by the file's ending if not given")
    export.add_argument("--crs", help="transform to this CRS: EPSG:4326")

    flag = _verb(verbs, "flag", _flag, "draw the open findings, to lay over the sheets they are mended in")
    flag_arguments(flag)
    _checking(flag)

    sample = _verb(verbs, "sample", _sample, "write an invented commune or province, with known errors")
    sample.add_argument("out", type=Path)
    size = sample.add_mutually_exclusive_group()
    size.add_argument("--plots", type=int, metavar="N")
    size.add_argument("--province", action="store_true")
    sample.add_argument("--commune", help="code of the commune to write")
    sample.add_argument("--seed", type=int, default=1)
    sample.add_argument("--errors", type=float, default=0.01, help="share of plots that get an error")
    sample.add_argument("--truth", type=Path, help="where to write what is wrong, as JSON lines")
    sample.add_argument("--scans", type=Path, help="folder for scanned papers")
    sample.add_argument("--records-xlsx", type=Path, metavar="FILE", help="the records as a messy hand-in workbook")
    drawing_arguments(sample)

    rules = _verb(verbs, "rules", _rules, "list the rules, or explain one")
    rules.add_argument("code", nargs="?")
    rules.add_argument("--manual", action="store_true", help="print the whole manual as Markdown")
    return parser


def _one_or_more(text: str) -> int:
    """Return a number from the command line that must be 1 at least."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number of 1 or more")
    return int(text)


def _verb(verbs, name: str, run: Callable, text: str) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.")
    verb.set_defaults(run=run)
    verb.add_argument("--json", action="store_true", help="print one JSON object")
    verb.add_argument("--lang", choices=("en", "vi"), help="language of texts")
    return verb


def _records(verb: argparse.ArgumentParser, what: str) -> None:
    verb.add_argument("--records", nargs="+", action="extend", type=Path, metavar="FILE", help=what)
    verb.add_argument("--renumbered", type=Path, metavar="FILE", help="list of renumbered sheets, .xlsx or .csv")
    verb.add_argument("--heading", action="append", default=[], metavar="COLUMN=HEADING", help="of record sheets")
    verb.add_argument("--keep-encoding", action="store_true", help="do not convert texts in TCVN3, VNI ...")


def _reading(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("sources", nargs="+", type=place, metavar="SOURCE", help="a file, or PG:dbname=... host=...")
    verb.add_argument("--layer", help="layer to read")
    verb.add_argument("--map", action="append", default=[], metavar="COLUMN=FIELD", help="repeat for each pair")
    verb.add_argument("--crs", help="CRS of a source that does not say its own: EPSG:9209, or auto")


def _there_and_back(verb: argparse.ArgumentParser, what: str) -> None:
    way = verb.add_mutually_exclusive_group(required=True)
    way.add_argument("--write", type=Path, metavar="FOLDER", help=what)
    way.add_argument("--read", nargs="+", type=Path, metavar="FILE", help="read lists that came back")


def _place(verb: argparse.ArgumentParser, *, hamlet: bool) -> None:
    verb.add_argument("--commune", help="only this commune, by its code")
    if hamlet:
        verb.add_argument("--hamlet", help="only this hamlet")


def _checking(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--ruleset", default="vn-2024", help="name of a ruleset, or a .toml file")


if __name__ == "__main__":
    sys.exit(main())
