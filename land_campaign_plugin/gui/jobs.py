"""The four acts and the sample as tasks: what runs, what its progress and its end look like."""

from dataclasses import dataclass
from pathlib import Path

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..qgis_bridge import load_options, settings, side_inputs, store_desk
from ..qgis_bridge.language import QgisLanguage, number, tr
from ..qgis_bridge.tasks import VerbTask, start
from . import stores

_SAMPLE_PLOTS, _SAMPLE_ERRORS = 1200, 0.08


@dataclass(frozen=True)
class Checked:
    """A finished check.

    Parameters
    ----------
    result : CheckResult
    side_tables : CheckContext
        What was checked against beside the plots.
    problems : list of CampaignError
        Why other chosen files were left out.
    """

    result: object
    side_tables: object
    problems: list


class Jobs(QObject):
    """Starts one job at a time and tells how it goes.

    Signals
    -------
    started(str), progressed(int, int, str), ended()
        For the progress strip.
    failed(object)
        An exception.
    """

    started = pyqtSignal(str)
    progressed = pyqtSignal(int, int, str)
    ended = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(self, parent=None):
        super().__init__(parent)
        self._task: VerbTask | None = None

    @property
    def busy(self) -> bool:
        """Tell whether a job is at work."""
        return self._task is not None

    def cancel(self) -> None:
        """Ask the job to stop."""
        if self._task is not None:
            self._task.cancel()

    def run(self, title: str, work, done, failed=None) -> None:
        """Run ``work(progress, cancelled)`` as a task; hand its result to `done`, an exception to `failed`."""
        if self.busy:
            return
        task = self._task = VerbTask(title, work)
        task.progressed.connect(self.progressed)
        task.ended.connect(self._on_ended)
        task.succeeded.connect(done)
        task.failed.connect(failed or self.failed)
        self.started.emit(title)
        start(task)

    def _on_ended(self) -> None:
        self._task = None
        self.ended.emit()

    def open(self, path: Path, done) -> None:
        """Read a work copy."""

        def work(progress, cancelled):
            from ..qgis_bridge.session import read

            return read(path)

        self.run(tr("Opening the work copy"), work, done)

    def sample(self, done) -> None:
        """Make the sample, load and check it; hand the work copy's path to `done`."""
        work_copy = sample_path()
        folder, ruleset, language = work_copy.parent, settings.get("ruleset"), QgisLanguage()

        def work(progress, cancelled):
            from ..verbs.check import check_work_copy
            from ..verbs.load import load
            from ..verbs.sample import sample

            folder.mkdir(parents=True, exist_ok=True)
            for old in folder.glob(f"{work_copy.stem}*"):
                old.unlink(missing_ok=True)
            source = folder / f"{tr('sample')}-{tr('source')}.gpkg"
            sample(source, plots=_SAMPLE_PLOTS, errors=_SAMPLE_ERRORS, progress=progress, cancelled=cancelled)
            load([source], work_copy, progress=progress, cancelled=cancelled)
            check_work_copy(work_copy, ruleset=ruleset, language=language, progress=progress, cancelled=cancelled)
            return work_copy

        self.run(tr("Making the sample"), work, done)

    def load(self, wanted, done) -> None:
        """Load what the load wizard says: one file, or records alone; hand the report to `done`."""
        language = QgisLanguage()

        def work(progress, cancelled):
            from ..verbs.load import load

            return load(
                [source.path for source in wanted.sources],
                wanted.into,
                append=wanted.append,
                replace=wanted.replace,
                language=language,
                progress=progress,
                cancelled=cancelled,
                **load_options.of_all(wanted),
            )

        self.run(tr("Loading plots"), work, done)

    def load_sheets(self, wanted, done) -> None:
        """Load the map sheets that the load wizard names; hand the `FolderReport` to `done`."""
        language = QgisLanguage()

        def work(progress, cancelled):
            return load_options.load_sheets(wanted, language, progress, cancelled)

        self.run(tr("Loading map sheets"), work, done)

    def update(self, wanted, done) -> None:
        """Load a later export, as the load wizard says, three ways; hand its report to `done`."""
        language = QgisLanguage()

        def work(progress, cancelled):
            from ..verbs.update import update

            return update(
                [source.path for source in wanted.sources],
                wanted.into,
                language=language,
                progress=progress,
                cancelled=cancelled,
                **load_options.of_all(wanted),
            )

        self.run(tr("Comparing with the export"), work, done)

    def check(self, work_copy: Path, done) -> None:
        """Check a work copy against what was chosen for it; hand a `Checked` to `done`."""
        ruleset, language = settings.get("ruleset"), QgisLanguage()

        def work(progress, cancelled):
            from ..store.workcopy import WorkCopy
            from ..verbs.check import check_work_copy

            opened = WorkCopy.open(work_copy)
            side = side_inputs.read_chosen(opened)
            result = check_work_copy(
                work_copy, ruleset=ruleset, language=language, progress=progress, cancelled=cancelled, **side.files
            )
            return Checked(result, side.context(opened.sheet_frames()), side.problems)

        self.run(tr("Checking plots"), work, done)

    def push(self, work_copy, where, done, failed=None) -> None:
        """Push a work copy to a store: a file, which is made if it does not exist, or the address of a server."""
        ruleset = settings.get("ruleset")

        def work(progress, cancelled):
            from ..verbs.push import push

            with store_desk.opened(where, work_copy.crs) as store:
                return push(work_copy, store, ruleset=ruleset, progress=progress, cancelled=cancelled)

        self.run(tr("Pushing plots"), work, done, failed)

    def pull(self, work_copy, where, done, failed=None) -> None:
        """Bring what others pushed into a work copy; hand a `Pulled` to `done`."""

        def work(progress, cancelled):
            return store_desk.pull(work_copy, where, progress, cancelled)

        self.run(tr("Pulling plots"), work, done, failed)

    def begin(self, wanted, where, done, failed=None) -> None:
        """Fetch communes from a store into a work copy, as the checkout dialog says; go on where it stopped."""

        def work(progress, cancelled):
            return store_desk.begin(wanted.into, where, wanted.communes, progress, cancelled, wanted.sheets)

        self.run(tr("Fetching communes from the store"), work, done, failed)

    def export(self, work_copy, wanted, done) -> None:
        """Export what the export dialog says: plots, or findings as flags."""
        from .export_dialog import FLAGS

        ruleset = settings.get("ruleset")

        def work(progress, cancelled):
            from ..verbs.export import export
            from ..verbs.flag import flag

            if wanted.format in FLAGS:
                how = {"ruleset": ruleset, "progress": progress, "cancelled": cancelled}
                return flag(work_copy, wanted.path, format=wanted.format, **how)
            return export(
                work_copy, wanted.path, format=wanted.format, crs=wanted.crs, progress=progress, cancelled=cancelled
            )

        self.run(tr("Drawing flags") if wanted.format in FLAGS else tr("Exporting plots"), work, done)


def sample_path() -> Path:
    """Return the sample's work copy."""
    return stores.sample_folder() / f"{tr('sample')}.gpkg"


def load_summary(report) -> str:
    """Return a load's report in a sentence."""
    text = tr("{count} plots loaded.", count=number(report.rows_out, 0)) if report.rows_in else ""
    if report.rows_set_aside:
        text += " " + tr("{count} rows were set aside with a reason.", count=number(report.rows_set_aside, 0))
    if report.moved:
        text += " " + tr("Coordinates of {count} plots were rounded to 1 mm.", count=number(report.moved, 0))
    if report.records is not None:
        text += " " + tr("{count} rows of records were read.", count=number(report.records.rows_out, 0))
    return text.strip()


def sheets_summary(report) -> str:
    """Return what became of a folder of map sheets in a sentence."""
    from ..verbs.folder_report import FAILED, LEFT, LOADED, SKIPPED, UNCHANGED, UPDATED, WAITING

    said = (
        (LOADED, tr("loaded")),
        (UPDATED, tr("brought up to date")),
        (UNCHANGED, tr("unchanged")),
        (SKIPPED, tr("left out")),
        (FAILED, tr("failed")),
        (WAITING, tr("to be converted")),
        (LEFT, tr("not reached")),
    )
    parts = [f"{number(report.counts[key], 0)} {words}" for key, words in said if report.counts.get(key)]
    return tr("Map sheets: {counts}.", counts=", ".join(parts))


def needs_a_look(report) -> bool:
    """Tell whether a sheet of a folder failed or waits."""
    from ..verbs.folder_report import FAILED, SKIPPED, WAITING

    return any(report.counts.get(outcome) for outcome in (FAILED, SKIPPED, WAITING))


def check_summary(result) -> str:
    """Return a check's result in a sentence."""
    errors, warnings, rest = (number(result.count(key), 0) for key in ("E", "W", "I"))
    return tr(
        "{errors} errors, {warnings} warnings, {information} for information.",
        errors=errors,
        warnings=warnings,
        information=rest,
    )
