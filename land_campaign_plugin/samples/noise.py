"""The bending of the plan: what turns a plan of straight lines into winding roads and crooked fields.

A plan is drawn on a whole-metre grid (u east, v north). `bend` moves every point smoothly, so that lines
never cross; `scatter` gives each point its own reproducible random numbers, whoever asks.
"""

import numpy as np

_WAVES = ((29_000.0, 600.0), (9_300.0, 180.0), (2_300.0, 42.0), (620.0, 19.0), (290.0, 10.0), (150.0, 2.0))
"""Length and height of the waves in metres. The sum of 2 pi height / length stays below 1: no fold."""
_PER_LENGTH = 2


def _waves(seed: int) -> np.ndarray:
    """Return rows of (wave number u, wave number v, phase, height east, height north)."""
    rng = np.random.default_rng([seed, 0xBE9D])
    rows = []
    for length, height in _WAVES:
        for _ in range(_PER_LENGTH):
            direction, swing = rng.uniform(0, 2 * np.pi, 2)
            number = 2 * np.pi / (length * rng.uniform(0.85, 1.2))
            share = height / _PER_LENGTH
            rows.append(
                (
                    number * np.cos(direction),
                    number * np.sin(direction),
                    rng.uniform(0, 2 * np.pi),
                    share * np.cos(swing),
                    share * np.sin(swing),
                )
            )
    return np.array(rows)


def bend(seed: int, u: np.ndarray, v: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return eastings and northings of plan points, in metres, not yet rounded."""
    x, y = u.astype(np.float64), v.astype(np.float64)
    out_x, out_y = x.copy(), y.copy()
    for number_u, number_v, phase, east, north in _waves(seed):
        wave = np.sin(number_u * x + number_v * y + phase)
        out_x += east * wave
        out_y += north * wave
    return out_x, out_y


def scatter(seed: int, salt: int, u: np.ndarray, v: np.ndarray) -> np.ndarray:
    """Return a number in [-1, 1) for each point, the same whenever and wherever it is asked for."""
    mixed = np.asarray(u).astype(np.int64).astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= np.asarray(v).astype(np.int64).astype(np.uint64) * np.uint64(0xC2B2AE3D27D4EB4F)
    mixed ^= np.uint64((seed * 0x165667B19E3779F9 + salt * 0x27D4EB2F165667C5) & 0xFFFFFFFFFFFFFFFF)
    for _ in range(2):
        mixed ^= mixed >> np.uint64(31)
        mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(29)
    return (mixed >> np.uint64(11)).astype(np.float64) / 2.0**52 - 1.0
