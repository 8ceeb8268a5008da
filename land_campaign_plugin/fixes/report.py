"""What a batch of corrections did: every change before it is made, and why others were not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..model.language import QT_TRANSLATE_NOOP, Language
from .proposal import Proposal

_WOULD = QT_TRANSLATE_NOOP("core", "{count} corrections can be made. Nothing was changed; say --apply to make them.")
_MADE = QT_TRANSLATE_NOOP("core", "{count} corrections made in batch {batch}. {remaining} findings remain.")
_NOTHING = QT_TRANSLATE_NOOP("core", "There is nothing that can be corrected safely. Nothing was changed.")
_LEFT = QT_TRANSLATE_NOOP("core", "{count} findings left: {reason}")
_TEXTS = QT_TRANSLATE_NOOP("core", "{count} texts of records would change.")
_TEXTS_CHANGED = QT_TRANSLATE_NOOP(
    "core", "{count} texts of records changed; fix WORK.gpkg --undo {batch} takes them back."
)
_MOVE = QT_TRANSLATE_NOOP("core", "{label}; area {change} m², longest move {move} m")


@dataclass(frozen=True)
class Line:
    """What became of one finding in a batch: applied, or left with the reason."""

    fingerprint: str
    rule: str
    labels: str
    proposal: Proposal | None
    reason: str = ""
    values: dict = field(default_factory=dict)

    @property
    def applied(self) -> bool:
        """Tell whether the correction was (or would be) made."""
        return not self.reason

    def told(self, language: Language) -> str:
        """Return what was changed and by how much, or why nothing was."""
        if self.reason:
            return language.text(self.reason, **self.values)
        if not self.proposal.moves_boundaries:
            return self.proposal.label(language)
        change = sum(self.proposal.area_after_m2.values()) - sum(self.proposal.area_before_m2.values())
        return language.text(
            _MOVE,
            label=self.proposal.label(language),
            change=("+" if change >= 0 else "−") + language.number(abs(change), 4),
            move=language.number(self.proposal.longest_move_m, 3),
        )


@dataclass(frozen=True)
class FixReport:
    """A batch: every finding looked at, whether anything was written, how many findings remain.

    ``texts`` is how many texts of records were (or would be) changed.
    """

    batch: str
    entries: list[Line]
    written: bool
    remaining: int
    texts: int = 0

    @property
    def applied(self) -> list[Line]:
        """The corrections that were (or would be) made."""
        return [line for line in self.entries if line.applied]

    def lines(self, language: Language) -> Iterator[str]:
        """Yield every correction with its change in area and its longest move, then what was left and why."""
        made = Counter(line.told(language) for line in self.applied)
        yield from (f"  {told}" if count == 1 else f"  {told} (× {count})" for told, count in made.items())
        left = Counter(line.told(language) for line in self.entries if not line.applied)
        for reason, count in left.items():
            yield language.text(_LEFT, count=count, reason=reason)
        template = _MADE if self.written else _WOULD if self.applied else _NOTHING
        yield language.text(template, count=len(self.applied), batch=self.batch, remaining=self.remaining)
        if self.texts:
            yield language.text(_TEXTS_CHANGED if self.written else _TEXTS, count=self.texts, batch=self.batch)

    def data(self, language: Language) -> dict:
        """Return the batch as data."""
        lines = [
            {
                "fingerprint": line.fingerprint,
                "rule": line.rule,
                "plots": line.labels,
                "applied": line.applied,
                "what": line.told(language),
            }
            for line in self.entries
        ]
        facts = {"batch": self.batch, "written": self.written, "remaining": self.remaining}
        return {**facts, "record_texts": self.texts, "lines": lines}
