"""Bears client processes quickly: everything is imported once, each life is a fork that may be killed at any moment.

Reads one life a line (JSON, arguments of `office.live`); says the process id, then how it ended. Called with ``warm``,
it first lives once itself, over a file that nobody else sees, so that no life has to read rules and grow caches anew.
"""

import gc
import json
import os
import sys
import tempfile
import traceback
from pathlib import Path


def warm() -> None:
    """Load, edit, push and pull once."""
    import numpy as np

    from land_campaign_plugin.native import pyproj
    from land_campaign_plugin.store.embedded import GeoPackageStore
    from land_campaign_plugin.store.workcopy import WorkCopy
    from land_campaign_plugin.verbs.push import push
    from tests.store.conftest import table_of

    from . import office

    crs = pyproj.CRS.from_epsg(9209).to_wkt()
    with tempfile.TemporaryDirectory(prefix="nursery-") as folder:
        path, store = Path(folder) / "work.gpkg", Path(folder) / "store.gpkg"
        with WorkCopy.build(path, crs) as writer:
            shapes = np.array([office.plot_at(number) for number in range(20)], dtype=object)
            writer.append_plots(table_of(shapes, crs, uid=[office.uid_of(number) for number in range(20)]))
        push(WorkCopy.open(path), GeoPackageStore.create(store, crs))
        office.live(folder, str(store), 1, plots=20, acts=("edit", "push", "pull", "decide"), wild=False)


def main() -> None:
    """Serve until the other side closes."""
    from . import office

    if sys.argv[1:] == ["warm"]:
        warm()
    gc.collect()
    gc.freeze()  # a collection in a life would copy every page of what is shared
    for line in sys.stdin:
        child = os.fork()
        if not child:
            code = 1
            try:
                office.live(**json.loads(line))
                code = 0
            except BaseException:  # noqa: BLE001 - whatever it is, the life has failed
                traceback.print_exc()
            finally:
                sys.stderr.flush()
                os._exit(code)
        print(child, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
