"""Writes the plots in force of whole communes out of a store, a file each, for whoever reports on the province."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from ..model.errors import BadInput, CannotWrite
from ..model.language import QT_TRANSLATE_NOOP
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from ..reports.export import FORMATS, write_plots
from ..reports.writing import refuse_folder, said_plainly
from ..store.contract import Store

MANIFEST = "manifest.json"
COMMUNES = QT_TRANSLATE_NOOP("core", "communes")
_EXPORT = "export"
_EXISTS = QT_TRANSLATE_NOOP("core", "The folder {path} exists already.")
_OTHER_NAME = QT_TRANSLATE_NOOP("core", "Choose another name.")
_UNKNOWN = QT_TRANSLATE_NOOP("core", "The store has nothing of commune {commune}, or does not show it to you.")
_ASK = QT_TRANSLATE_NOOP("core", "Check the code, or ask whoever runs the store for the commune.")


@dataclass(frozen=True)
class CommuneFile:
    """One commune of an export.

    Parameters
    ----------
    seq, hash : int and str
        Number and hash of the last line of its history that the plots show; they show no later one.
    sha256 : str
        Of the file.
    """

    commune: str
    file: str
    plots: int
    seq: int
    hash: str
    sha256: str


@dataclass
class StoreExport:
    """What was exported, where it lies, from which store (its id) and when."""

    path: Path
    store: str
    at: str
    crs: str
    communes: list[CommuneFile] = field(default_factory=list)

    @property
    def plots(self) -> int:
        """Plots in all."""
        return sum(each.plots for each in self.communes)


def export_store(
    store: Store,
    folder: Path,
    *,
    communes: Iterable[str] = (),
    format: str = "gpkg",  # noqa: A002 - the word that users write
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> StoreExport:
    """Write the communes named, or all that the person may read, into a new folder, with a manifest.

    Each commune is of one moment: what its history says up to the number in the manifest, whatever is pushed
    meanwhile. The store writes down that the plots left it before the folder is there; no holder is among them.

    Raises
    ------
    BadInput
        A commune that the store has not, or does not show.
    CannotWrite, Cancelled, StoreError
        Folder there already, disk full, stopped, store out of reach. Nothing is left behind.
    """
    folder = Path(folder)
    if folder.exists():
        raise CannotWrite(_EXISTS, _OTHER_NAME, path=folder)
    refuse_folder(folder)
    there = sorted(store.communes().keys() - store.merged().keys())
    wanted = list(dict.fromkeys(communes)) or there
    if unknown := sorted(set(wanted) - set(there)):
        raise BadInput(_UNKNOWN, _ASK, commune=unknown[0])
    at = datetime.now(UTC).isoformat(timespec="seconds")
    report = StoreExport(folder, store.id, at, store.crs)
    suffix = next(suffix for suffix, name in FORMATS.items() if format.casefold() in (suffix[1:], name.casefold()))
    part = folder.with_name(f".{folder.name}.{uuid.uuid4().hex[:8]}.part")
    try:
        with said_plainly(folder):
            part.mkdir()
            for done, commune in enumerate(wanted):
                progress(done, len(wanted), COMMUNES)
                report.communes.append(_write(store, commune, part / f"{commune}{suffix}", cancelled))
            _write_manifest(report, part / MANIFEST)
        stop_if(cancelled)
        store.log_access(_EXPORT, report.plots, f"{len(wanted)} communes, {folder.name}", pii=False)
        with said_plainly(folder):
            os.rename(part, folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    progress(len(wanted), len(wanted), COMMUNES)
    return report


def export_faults(folder: Path) -> list[str]:
    """Return which files of an export are not what its manifest says; empty when it is whole and untouched."""
    said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    wanted = {each["file"]: each["sha256"] for each in said["communes"]}
    here = {path.name for path in folder.iterdir()} - {MANIFEST}
    return sorted(here ^ wanted.keys()) + [
        name for name in sorted(here & wanted.keys()) if _sha256(folder / name) != wanted[name]
    ]


def _write(store: Store, commune: str, path: Path, cancelled: IsCancelled) -> CommuneFile:
    stop_if(cancelled)
    plots, seq, digest = store.checkout(commune)
    write_plots(path, [plots], store.crs, total=len(plots), cancelled=cancelled)
    return CommuneFile(commune, path.name, len(plots), seq, digest, _sha256(path))


def _write_manifest(report: StoreExport, path: Path) -> None:
    said = asdict(report) | {"path": report.path.name, "plots": report.plots}
    with path.open("w", encoding="utf-8") as file:
        json.dump(said, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
