"""Run as a program of its own, without what pytest loads: reading of drawings in processes. Prints JSON."""

import json
import os
import signal
import sys

from land_campaign_plugin.sources.folder import find_sources
from land_campaign_plugin.verbs import sheet_readers
from land_campaign_plugin.verbs.load_folder import SheetOptions, load_folder
from land_campaign_plugin.verbs.sheet_readers import Readers, may_start_processes
from land_campaign_plugin.verbs.sheet_reading import SheetTask

VN_2000 = SheetOptions(crs="EPSG:9209")


class Fatal(SheetOptions):
    """Options that end the process that reads with them."""

    def told(self):
        """End it."""
        os.kill(os.getpid(), signal.SIGSEGV)


def died(folder: str) -> dict:
    """Read two sheets, the first of which ends its reader."""
    readers = Readers(1, sheet_readers._WORTH_PROCESSES, lambda: False)
    one, other = find_sources(folder)
    tasks = [SheetTask(one, "", Fatal(crs="EPSG:9209")), SheetTask(other, "", VN_2000)]
    begun = [readers.start(task, None) for task in tasks]
    first, second = (readers.result(reading, task, None) for reading, task in zip(begun, tasks, strict=True))
    readers.end()
    return {"first": first.failure.error().sentence(), "second": second.rows_in}


def load(folder: str, work: str) -> dict:
    """Load a folder of drawings."""
    report = load_folder(folder, work, options=VN_2000)
    return {"counts": report.counts, "apart": may_start_processes()}


if __name__ == "__main__":
    print(json.dumps({"died": died, "load": load}[sys.argv[1]](*sys.argv[2:])))
