"""Seams and sheets as things with a state: what stands in their tables."""

from __future__ import annotations

import numpy as np

from .language import QT_TRANSLATE_NOOP

SHEETS_MEET, COMMUNES_MEET = "sheet", "commune"
"""What meets at a seam."""
CLEAN, OPEN = "clean", "open"
STATES = {CLEAN: QT_TRANSLATE_NOOP("core", "Clean"), OPEN: QT_TRANSLATE_NOOP("core", "Open findings")}
"""A seam is clean when no error or warning lies on it; a sheet when neither it nor any of its seams has one."""

SEAM_COLUMNS: tuple[tuple[str, type], ...] = (
    ("seam", object),
    ("kind", object),
    ("one", object),
    ("other", object),
    ("one_commune", object),
    ("other_commune", object),
    ("length_m", np.float64),
    ("matched_m", np.float64),
    ("unmatched_m", np.float64),
    ("apart_m", np.float64),
    ("errors", np.int64),
    ("warnings", np.int64),
    ("state", object),
)
"""``one`` and ``other`` are what people call the two owners, ``apart_m`` is the largest distance of unmatched lines."""

SHEET_COLUMNS: tuple[tuple[str, type], ...] = (
    ("commune", object),
    ("sheet", object),
    ("plots", np.int64),
    ("errors", np.int64),
    ("warnings", np.int64),
    ("seams", np.int64),
    ("open_seams", np.int64),
    ("state", object),
)
"""Findings on a seam are counted with the seam, not with the sheet."""
SEAM_SEPARATOR = " | "
