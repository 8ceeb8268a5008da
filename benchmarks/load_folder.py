"""A folder of sheets into a work copy: 75, 150 and 300 sheets, seconds and peak memory, each in a process of its own.

What grows in proportion takes the same time a sheet, and memory stays flat. The sheets are cut from the sample:
drawings where it can write them, else Shapefiles.

    .venv/bin/python benchmarks/load_folder.py [--format dgn|shp] [--sheets 75 150 300] [--jobs N]
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

from osgeo import ogr

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.measure import BUILD, ROOT, data

_PLOTS = 85_000


def sheets_of(source: Path, folder: Path) -> list[Path]:
    """Cut a sample into one Shapefile a sheet, once."""
    if not folder.exists():
        half = folder.with_name(folder.name + ".part")
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir(parents=True)
        dataset = ogr.Open(str(source))
        plots = dataset.ExecuteSQL("SELECT * FROM plots ORDER BY MaXa, SoHieuToBanDo")
        definition = plots.GetLayerDefn()
        sheet, out, layer = None, None, None
        for plot in plots:
            if sheet != (plot["MaXa"], plot["SoHieuToBanDo"]):
                sheet = plot["MaXa"], plot["SoHieuToBanDo"]
                layer = out = None
                out = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(str(half / "{}_DC{}.shp".format(*sheet)))
                layer = out.CreateLayer("plots", plots.GetSpatialRef(), ogr.wkbPolygon, ["ENCODING=UTF-8"])
                for at in range(definition.GetFieldCount()):
                    layer.CreateField(definition.GetFieldDefn(at))
            copy = ogr.Feature(layer.GetLayerDefn())
            copy.SetGeometry(plot.GetGeometryRef().Clone())
            for at in range(definition.GetFieldCount()):
                if plot.IsFieldSetAndNotNull(at):
                    copy.SetField(at, plot.GetField(at))
            layer.CreateFeature(copy)
        half.rename(folder)
    return sorted(folder.glob("*.shp"))


def drawings_of(folder: Path, form: str) -> list[Path]:
    """Let the sample write one drawing a sheet, once."""
    if not folder.exists():
        command = [sys.executable, "-m", "land_campaign_plugin", "sample", str(folder.with_suffix(".gpkg"))]
        command += ["--plots", str(_PLOTS), "--errors", "0", "--drawings", str(folder), "--format", form]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return sorted(folder.glob(f"*.{form}"))


def load_apart(paths: list[Path], crs: str | None, jobs: int | None) -> dict:
    """Load sheets into a new work copy in a process of its own, and return what it took."""
    work = BUILD / "folder_work.gpkg"
    work.unlink(missing_ok=True)
    asked = {"paths": list(map(str, paths)), "work": str(work), "crs": crs, "jobs": jobs}
    done = subprocess.run(
        [sys.executable, __file__, "--one"],
        cwd=ROOT,
        input=json.dumps(asked),
        text=True,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


def _load_here() -> None:
    from land_campaign_plugin.verbs.load_folder import SheetOptions, load_folder

    asked = json.load(sys.stdin)
    begun = time.perf_counter()
    report = load_folder(asked["paths"], asked["work"], options=SheetOptions(crs=asked["crs"]), jobs=asked["jobs"])
    seconds = time.perf_counter() - begun
    begun = time.perf_counter()
    load_folder(asked["paths"], asked["work"], options=SheetOptions(crs=asked["crs"]), jobs=asked["jobs"])
    again = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"counts": report.counts, "plots": report.plots, "seconds": seconds, "again": again, "mib": peak}))


def main() -> None:
    """Print a line for each number of sheets."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--format", choices=("dgn", "dxf", "shp"), default="shp")
    parser.add_argument("--sheets", type=int, nargs="+", default=[75, 150, 300])
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        _load_here()
        return
    folder = BUILD / f"sheets_{options.format}"
    paths = sheets_of(data(_PLOTS), folder) if options.format == "shp" else drawings_of(folder, options.format)
    crs = None if options.format == "shp" else "EPSG:9209"
    print(f"{len(paths)} sheets as {options.format}, {_PLOTS:,} plots")
    for count in options.sheets:
        took = load_apart(paths[:count], crs, options.jobs)
        print(
            f"{count:>4} sheets {took['plots']:>7,} plots {took['seconds']:7.2f} s "
            f"{1000 * took['seconds'] / count:6.1f} ms a sheet {took['mib']:>5} MiB; again {took['again']:.2f} s"
        )
        if took["counts"]["loaded"] != min(count, len(paths)):
            raise SystemExit(f"not all sheets were loaded: {took['counts']}")


if __name__ == "__main__":
    main()
