"""Folders of drawings: read in processes of their own, which may die without harm to the others."""

import json
import subprocess
import sys
import time
from pathlib import Path

from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.load_folder import SheetOptions, load_folder
from land_campaign_plugin.verbs.sheet_readers import may_start_processes

from .drawn_files import point, square, write_drawing
from .folder_sheets import OLE, outcomes

ROOT = Path(__file__).resolve().parents[2]
VN_2000 = SheetOptions(crs="EPSG:9209")
BOUNDARY, NUMBERS, FRAME = 10, 13, 61


def write_drawings(folder: Path, count: int) -> Path:
    """Sheets of two plots each, 1 km from each other, without a frame."""
    folder.mkdir()
    for sheet in range(1, count + 1):
        y = 1000.0 * sheet
        plots = [(square(20 * at, y), BOUNDARY, None) for at in (0, 1)]
        numbers = [(point(20 * at + 10, y + 10), NUMBERS, str(at + 1)) for at in (0, 1)]
        write_drawing(folder / f"DC{sheet}.dgn", [*plots, *numbers])
    return folder


def test_drawings_are_sheets_named_by_their_files_and_those_that_cannot_be_read_wait(tmp_path):
    folder = write_drawings(tmp_path / "DGN", 2)
    (folder / "DC3.dgn").write_bytes(OLE)
    report = load_folder(folder, tmp_path / "w.gpkg", options=VN_2000)
    assert outcomes(report) == {"DC1.dgn": "loaded", "DC2.dgn": "loaded", "DC3.dgn": "waiting"}
    assert [(s.sheet_number, s.number_from, s.plots) for s in report.sheets[:2]] == [("1", "name", 2), ("2", "name", 2)]
    plots = WorkCopy.open(tmp_path / "w.gpkg").plots()
    assert sorted(zip(plots["sheet_number"], plots["plot_number"], strict=True)) == [
        ("1", "1"), ("1", "2"), ("2", "1"), ("2", "2"),
    ]  # fmt: skip


def worker(*arguments):
    """What a program of its own prints: pytest has QGIS loaded here, where no processes are started."""
    command = [sys.executable, "-m", "tests.unit.folder_worker", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=120)
    return json.loads(done.stdout)


def test_many_drawings_are_read_by_processes_and_are_the_same_plots(tmp_path, monkeypatch):
    folder = write_drawings(tmp_path / "DGN", 8)
    told = worker("load", folder, tmp_path / "apart.gpkg")
    assert (told["apart"], told["counts"]["loaded"]) == (True, 8)
    monkeypatch.setitem(sys.modules, "qgis.core", sys)
    assert not may_start_processes()
    load_folder(folder, tmp_path / "here.gpkg", options=VN_2000)
    apart, here = (WorkCopy.open(tmp_path / name).plots() for name in ("apart.gpkg", "here.gpkg"))
    assert len(apart) == 16
    assert apart["uid"].tolist() == here["uid"].tolist()


def test_a_sheet_that_ends_its_reader_fails_and_the_next_is_read(tmp_path):
    told = worker("died", write_drawings(tmp_path / "DGN", 2))
    assert "Reading DC1.dgn ended the program that read it." in told["first"]
    assert told["second"] == 2


def children_of(pid: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            found.append(int(path.parent.name))
    return found


def is_reading(pid: int) -> bool:
    """Whether a reader is more than begun: what kills its parent before that, no code of ours can answer."""
    try:
        begins = b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
        return not begins or "libgdal" in Path(f"/proc/{pid}/maps").read_text()
    except OSError:
        return False


def test_readers_end_with_a_program_that_is_killed_and_say_nothing(tmp_path):
    folder = write_drawings(tmp_path / "DGN", 40)
    work = tmp_path / "w.gpkg"
    command = [sys.executable, "-m", "land_campaign_plugin", "load", folder, "--into", work, "--crs", "EPSG:9209"]
    with (tmp_path / "said").open("wb") as said:
        process = subprocess.Popen(list(map(str, command)), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=said)
    children: list[int] = []
    while process.poll() is None and not (len(children) > 1 and all(map(is_reading, children))):
        time.sleep(0.2)
        children = children_of(process.pid)
    assert process.poll() is None  # else nothing was killed
    process.kill()
    process.wait()
    assert children
    for _ in range(3000):
        if not any(Path(f"/proc/{pid}").exists() for pid in children):
            break
        time.sleep(0.01)
    assert not [pid for pid in children if Path(f"/proc/{pid}").exists()]
    assert (tmp_path / "said").read_text() == ""


def test_the_system_that_was_said_for_a_drawing_need_not_be_said_again(tmp_path):
    folder, work = write_drawings(tmp_path / "DGN", 2), tmp_path / "w.gpkg"
    load_folder(folder, work, options=VN_2000)
    write_drawing(folder / "DC2.dgn", [(square(0, 2000.0), BOUNDARY, None), (point(10, 2010), NUMBERS, "1")])
    assert outcomes(load_folder(folder, work)) == {"DC1.dgn": "unchanged", "DC2.dgn": "updated"}
    write_drawing(folder / "DC3.dgn", [(square(0, 3000.0), BOUNDARY, None), (point(10, 3010), NUMBERS, "1")])
    report = load_folder(folder, work)
    assert outcomes(report) == {"DC1.dgn": "unchanged", "DC2.dgn": "unchanged", "DC3.dgn": "failed"}
    assert "does not say its coordinate reference system" in report.sheets[2].sentence()
