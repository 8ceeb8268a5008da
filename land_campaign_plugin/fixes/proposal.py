"""What a proposal is: which plots change, how, and by how much."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model.language import ENGLISH, Language

GEOMETRY = "geom"


@dataclass(frozen=True)
class Proposal:
    """A suggested correction, as data.

    Parameters
    ----------
    template : str
        What it does, a marked template: the label of its undo step.
    values : dict
        Values for the template's places.
    changes : dict of uid to dict of column to value
        New values; a new shape under ``"geom"``. The key of a record is its table and uid.
    area_before_m2, area_after_m2 : dict of uid to float
        Areas of the shapes that change.
    longest_move_m : float
        How far the farthest boundary point moves.
    automatic : bool
        Safe to apply in a batch without asking.
    """

    template: str
    values: dict
    changes: dict[str | tuple[str, str], dict[str, object]]
    area_before_m2: dict[str, float] = field(default_factory=dict)
    area_after_m2: dict[str, float] = field(default_factory=dict)
    longest_move_m: float = 0.0
    automatic: bool = False

    def label(self, language: Language = ENGLISH) -> str:
        """Return what the proposal does, in words."""
        return language.text(self.template, **self.values)

    @property
    def moves_boundaries(self) -> bool:
        """Tell whether a shape changes."""
        return any(GEOMETRY in columns for columns in self.changes.values())
