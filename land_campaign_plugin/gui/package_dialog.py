"""Without a line: what waits is saved as an encrypted package, and the answers are read from the one that returns."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.gui import QgsPasswordLineEdit
from qgis.PyQt.QtWidgets import QDialog, QFileDialog, QHBoxLayout

from ..model.errors import CampaignError
from ..qgis_bridge import settings
from ..qgis_bridge.language import QgisLanguage, tr
from ..qgis_bridge.tasks import VerbTask, start
from . import theme
from .question import ask
from .text_report import TextReport

Run = Callable[[str, Callable, Callable], None]
"""Runs ``work(progress=..., cancelled=...)`` under a title and hands its result on, as `Jobs.run` does."""
_kept: dict[str, object] = {}


class KeyDialog(QDialog):
    """Asks for the package key: typed in, pasted, or out of its file."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setObjectName("package_key")
        self.setWindowTitle(tr("Your Package Key"))
        self.setStyleSheet(theme.style_sheet())
        self.resize(520, 200)
        self.key = None
        layout = theme.column(self, 16, 10)
        layout.addWidget(theme.label(tr("The key that seals and opens your packages"), "title", wrap=True))
        about = tr("Whoever looks after the store gives it to you. It is kept until QGIS is closed, and nowhere else.")
        layout.addWidget(theme.label(about, "muted", wrap=True))
        row = QHBoxLayout()
        self.text = QgsPasswordLineEdit()
        self.text.setPlaceholderText("LANDKEY-...")
        self.from_file = theme.button(tr("From a File..."), "file")
        row.addWidget(self.text, 1)
        row.addWidget(self.from_file)
        layout.addLayout(row)
        self.why = theme.label("", "muted", wrap=True)
        layout.addWidget(self.why)
        layout.addStretch(1)
        foot = QHBoxLayout()
        cancel, self.enter = theme.button(tr("Cancel")), theme.button(tr("Use This Key"), primary=True)
        self.enter.setDefault(True)
        self.enter.setEnabled(False)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.enter)
        layout.addLayout(foot)
        self.text.textChanged.connect(lambda text: self.enter.setEnabled(bool(text.strip())))
        self.from_file.clicked.connect(self._choose)
        cancel.clicked.connect(self.reject)
        self.enter.clicked.connect(self._take)

    def read_file(self, path: Path) -> None:
        """Take the key out of a file."""
        from ..store.package_key import read_key_file

        self._read(lambda: read_key_file(path))

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Your Package Key"), settings.get("last_folder"))
        if path:
            self.read_file(Path(path))

    def _take(self) -> None:
        from ..store.package_key import read_key_text

        self._read(lambda: read_key_text(self.text.text()))

    def _read(self, read: Callable) -> None:
        try:
            self.key = read()
        except CampaignError as error:
            self.why.setText(error.sentence(QgisLanguage()))
            return
        self.accept()


def save_package(parent, work: Path, run: Run | None = None, then: Callable | None = None) -> None:
    """Ask where, and save what the store does not have yet as a package.

    Parameters
    ----------
    work : Path
        The work copy; its edits are saved before.
    run : callable, optional
        What runs the work, such as `Jobs.run`; else a task of QGIS.
    then : callable, optional
        Called with the report, once the person has seen it: the work copy has changed.
    """
    from ..store.package_file import CHANGES, SUFFIX, file_name, new_id

    if (key := ask_key(parent)) is None:
        return
    suggested = Path(settings.get("last_folder") or work.parent) / file_name(CHANGES, new_id())
    path, _ = QFileDialog.getSaveFileName(parent, tr("Save a Package"), str(suggested), f"*{SUFFIX}")
    if path:
        ask_papers(parent, work, run, lambda folder: write(parent, work, Path(path), key, run, then, folder))


def ask_papers(parent, work: Path, run: Run | None, then: Callable[[Path | None], None]) -> None:
    """Ask for the folder of scanned papers where there are some to send, and say how much they weigh before they go."""
    from ..verbs.packages import has_papers

    if not has_papers(work):
        then(None)
        return
    without, choose = tr("Without Papers"), tr("Choose Their Folder…")
    chosen = ask(parent, tr("Scanned papers wait to be sent. Are they to go along with the package?"), choose, without)
    folder = ""
    if chosen == choose:
        title = tr("Folder of the Scanned Papers")
        folder = QFileDialog.getExistingDirectory(parent, title, settings.get("papers_folder"))
    if not folder:
        if chosen == without:
            then(None)
        return
    settings.put("papers_folder", folder)

    def act(progress, cancelled):
        from ..store.workcopy import WorkCopy
        from ..verbs.packages import papers_waiting

        return papers_waiting(WorkCopy.open(work), Path(folder))

    def tell(papers) -> None:
        from ..reports.package_told import papers_lines

        take = tr("Take Them Along")
        said = "\n".join(papers_lines(papers, QgisLanguage())) or tr("None of them is in this folder.")
        decided = ask(parent, said, take, without) if papers.files else ask(parent, said, without)
        if decided:
            then(Path(folder) if decided == take else None)

    (run or _run(parent))(tr("Looking at the scanned papers"), act, tell)


def read_answers(parent, work: Path, run: Run | None = None, then: Callable | None = None) -> None:
    """Ask for a package of answers, and let the work copy follow it; parameters are those of `save_package`."""
    from ..store.package_file import SUFFIX

    if (key := ask_key(parent)) is None:
        return
    folder = settings.get("last_folder") or str(work.parent)
    path, _ = QFileDialog.getOpenFileName(parent, tr("Read the Answers"), folder, f"*{SUFFIX}")
    if path:
        read(parent, work, Path(path), key, run, then)


def ask_key(parent):
    """Return the person's key, asked for once; None when the person would rather not."""
    if "key" not in _kept:
        dialog = KeyDialog(parent)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        _kept["key"] = dialog.key
    return _kept["key"]


def forget_key() -> None:
    """Forget the key, as on leaving."""
    _kept.clear()


def write(
    parent,
    work: Path,
    path: Path,
    key,
    run: Run | None = None,
    then: Callable | None = None,
    papers: Path | None = None,
) -> None:
    """Save a package at `path`, with the scanned papers of the folder `papers`, and tell what is in it."""
    ruleset = settings.get("ruleset")

    def act(progress, cancelled):
        from ..store.workcopy import WorkCopy
        from ..verbs.packages import package_out

        path.unlink(missing_ok=True)  # the person said so in the dialog
        how = {"ruleset": ruleset, "documents": papers, "progress": progress, "cancelled": cancelled}
        return package_out(WorkCopy.open(work), path, key, **how)

    def tell(report) -> None:
        from ..reports.package_told import out_lines

        _show(parent, tr("Save a Package"), out_lines(report, QgisLanguage()), report, then)

    settings.put("last_folder", str(path.parent))
    (run or _run(parent))(tr("Saving the package"), act, tell)


def read(parent, work: Path, path: Path, key, run: Run | None = None, then: Callable | None = None) -> None:
    """Read the answers at `path` and tell what they came to."""

    def act(progress, cancelled):
        from ..store.workcopy import WorkCopy
        from ..verbs.packages import read_answers

        return read_answers(WorkCopy.open(work), path, key, progress=progress, cancelled=cancelled)

    def tell(report) -> None:
        from ..reports.package_told import answers_lines

        _show(parent, tr("Read the Answers"), answers_lines(report, QgisLanguage()), report, then)

    settings.put("last_folder", str(path.parent))
    (run or _run(parent))(tr("Reading the answers"), act, tell)


def _run(parent) -> Run:
    def run(title: str, act: Callable, done: Callable) -> None:
        task = VerbTask(title, act)
        task.succeeded.connect(done)
        task.failed.connect(lambda error: _fail(parent, title, error))
        start(task)

    return run


def _fail(parent, title: str, error: Exception) -> None:
    said = error.sentence(QgisLanguage()) if isinstance(error, CampaignError) else type(error).__name__
    TextReport(title, [said], parent).exec()


def _show(parent, title: str, lines, report, then: Callable | None) -> None:
    TextReport(title, list(lines), parent).exec()
    if then is not None:
        then(report)
