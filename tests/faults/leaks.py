"""I9: canaries, numbers that stand for people's and passwords, put where they belong and looked for elsewhere."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from pathlib import Path


class Canaries:
    """Invented citizen numbers and passwords from a seed."""

    def __init__(self, seed: int, count: int = 40):
        chance = random.Random(f"canaries {seed}")
        self.numbers = [f"033{chance.randrange(10**9):09}" for _ in range(count)]
        self.passwords = [f"Mk{chance.randrange(10**12):012}x" for _ in range(3)]

    def all(self) -> list[str]:
        """Every canary."""
        return [*self.numbers, *self.passwords]

    def found_in(self, places: Mapping[str, str]) -> list[str]:
        """Return where a canary sings: the place and a masked form of it."""
        return [
            f"{name}: {canary[:4]}...{canary[-2:]}"
            for name, text in places.items()
            for canary in self.all()
            if canary in text
        ]


def texts_of(folder: Path, patterns: Iterable[str]) -> dict[str, str]:
    """Return the files below `folder` that fit, as text; what is no text comes through byte by byte."""
    return {
        str(path.relative_to(folder)): path.read_bytes().decode("latin-1")
        for pattern in patterns
        for path in sorted(folder.rglob(pattern))
        if path.is_file()
    }
