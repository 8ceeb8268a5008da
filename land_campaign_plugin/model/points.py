"""Points on whole millimetres: compared by a key, and things joined through what they share."""

from __future__ import annotations

import numpy as np

MM = 1000
"""Millimetres in a metre."""
SPREAD = np.uint64(0x9E3779B97F4A7C15)
"""An odd number whose multiples spread over all 64 bits (the golden ratio)."""


def point_key(xy: np.ndarray) -> np.ndarray:
    """Return a 64-bit key of each point; equal points have equal keys."""
    x, y = xy[:, 0].astype(np.uint64), xy[:, 1].astype(np.uint64)
    return spread_bits(spread_bits(x) + y * SPREAD)


def spread_bits(value: np.ndarray) -> np.ndarray:
    """Spread the bits of 64-bit integers (the finaliser of splitmix64, public domain)."""
    value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return value ^ (value >> np.uint64(31))


def joined(count: int, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Return a label for each of `count` things, equal for those that the pairs join."""
    root = np.arange(count)
    while True:
        a, b = root[one], root[other]
        apart = a != b
        if not apart.any():
            return root
        one, other = one[apart], other[apart]
        root[np.maximum(a[apart], b[apart])] = np.minimum(a[apart], b[apart])
        while True:
            jumped = root[root]
            if (jumped == root).all():
                break
            root = jumped
