"""What the drawing of a commune says differently from its plots."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class DrawingFaults:
    """What the drawing of a commune says differently from its plots.

    Parameters
    ----------
    lines : list of (LineString, ndarray)
        Lines drawn besides the boundaries, each with the place whose plots its finding names.
    unlabelled : set of int
        Plots without a label.
    labels : list of (Point, int, str)
        Labels drawn besides: place, plot whose sheet it says, number.
    numbers : dict of int to str
        Labels with another number than their plot's.
    papers : list of LineString
        Boundaries from papers that run elsewhere than today's.
    counts : dict of str to int
        How many errors of each rule there are.
    """

    lines: list = field(default_factory=list)
    unlabelled: set[int] = field(default_factory=set)
    labels: list = field(default_factory=list)
    numbers: dict[int, str] = field(default_factory=dict)
    papers: list = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def next(self, rule: str, kinds: int) -> int:
        """Return the number of the kind of error that is next in turn."""
        return self.counts.get(rule, 0) % kinds

    def done(self, rule: str) -> None:
        """Count an error of a rule."""
        self.counts[rule] = self.counts.get(rule, 0) + 1
