"""QGIS's own checks on the same data, each with an algorithm of its Processing, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from measure import Timing

PYTHON = "/usr/bin/python3"
SCRIPT = Path(__file__).with_name("qgis_checks.py")
_TIMEOUT_S = 7200


def qgis(path: Path) -> Timing:
    """Return the seconds of each check, run once: they take long, and their share of noise is small."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [PYTHON, str(SCRIPT), str(path)]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=_TIMEOUT_S)
    except subprocess.TimeoutExpired:
        return Timing("QGIS's own checks", missing=[f"no answer within {_TIMEOUT_S} s"])
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if not lines:
        reason = (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]
        return Timing("QGIS's own checks", missing=[reason])
    result = json.loads(lines[-1])
    counts = ", ".join(f"{name} {count:,}" for name, count in result["found"].items())
    return Timing(
        f"QGIS {result['version']}'s own checks",
        result["steps"],
        f"found: {counts}; run once, as it takes long",
        result["missing"],
    )
