"""The process that damaged files are tried in: it may die of one, and is then started again.

It is told what to do line by line (``format seed number``), and answers each line with one of JSON.
"""

from __future__ import annotations

import contextlib
import faulthandler
import json
import os
import resource
import shutil
import sys
import tempfile
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.fuzzing.mutations import mutated  # noqa: E402 - the path comes first
from benchmarks.fuzzing.walk import walk  # noqa: E402

MEMORY = 4 << 30
_MEMORY = Path("/dev/shm")
"""A folder in memory: most of the time would go into making and removing files."""


def tried(kind: str, seed: int, number: int) -> dict:
    """Make a damaged file and read it; return what came of it."""
    folder = Path(tempfile.mkdtemp(prefix=f"{kind}-{number}-", dir=_MEMORY if _MEMORY.is_dir() else None))
    answer: dict = {"kind": kind, "number": number}
    try:
        path = mutated(kind, seed, number).put(folder)
        began = time.monotonic()
        try:
            answer["count"], answer["said"] = walk(kind, path, number)
        except Exception as error:  # noqa: BLE001 - what is no sentence is what is looked for
            answer["raised"] = f"{type(error).__name__}: {error}"[:300]
            answer["trace"] = traceback.format_exc()[-4000:]
            answer["where"] = _where(error)
        answer["seconds"] = time.monotonic() - began
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return answer


def _where(error: Exception) -> str:
    """Return the last place of ours that an error went through."""
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if "land_campaign_plugin" in frame.filename]
    last = ours[-1] if ours else traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno} {last.name}"


def main() -> None:
    """Answer line by line until there are no more."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a library prints
    faulthandler.enable()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    print("ready", file=answers, flush=True)
    for line in sys.stdin:
        kind, seed, number = line.split()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        answer = tried(kind, int(seed), int(number))
        answer["grown_mib"] = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main()
