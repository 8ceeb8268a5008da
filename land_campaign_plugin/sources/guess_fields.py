"""Which field of a layer is which column: by its name, and by its content where names leave it open.

A name that is known stays the truth; content never overrides it. What content says is a share of the sampled values
that have the form of a column, estimated by Laplace's rule of succession, (hits + 1) / (values + 2), so that few values
never tell much; times how well that form tells the column from others (`content.PRIOR`). Fields that are equally good
for one column share its confidence: then a person has to say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from ..model.campaign import load_campaign
from ..model.citizen_number import masked
from ..model.language import QT_TRANSLATE_NOOP
from ..model.masking import shown
from ..model.tables import PLOT_FIELDS, called
from . import content
from .fields import HINTS, folded, holder_fields, ranked_by_name
from .guess_encodings import sample_readings
from .notes import Note
from .place import Place
from .sampling import ROWS, Sample, sample_of
from .values import whole_from

BY_NAME, BY_CONTENT, BY_BOTH = "name", "content", "both"
SURE, LIKELY = 0.9, 0.5
"""From here on a content is taken by itself, and told; from here on it is suggested."""
_OF_NAME = (1.0, 0.97, 0.92)
"""By how well a name fits: letter by letter, without case and signs, cut by Shapefile."""
_ONE_OF_SEVERAL = 0.6
_LEAST = 0.3
_HINTED = 0.93
_MOST_SHEETS = 1000
_TIE = 0.05
_EXAMPLES = 3
TELLABLE = frozenset({*(name for name in content.PRIOR if "." not in name), "sheet_number", "plot_number"})
"""Columns of plots that content can tell."""
_PLAIN = frozenset(
    {"commune", "sheet_number", "plot_number", "area_recorded_m2", "area_legal_m2", "land_use", "map_scale"}
    | {"plot_code", "plot_code_issued", "former_commune", "former_sheet_number", "former_plot_number"}
    | {"former_map_scale", "non_plot", "status", "uid"}
)
"""Columns whose values say nothing of a person; those of others are shown masked."""

_TAKEN = QT_TRANSLATE_NOOP(
    "core", "Field {field} of {path} was taken as {column}, by its content ({sure} % sure). If it is not: {say}"
)
_MAY_BE = QT_TRANSLATE_NOOP(
    "core", "Field {field} of {path} may be {column}, by its content ({sure} % sure). If it is: {say}"
)


@dataclass(frozen=True)
class FieldGuess:
    """A field that may be a column.

    Parameters
    ----------
    column : str
        A column of plots, or of a record table with the table's name: ``party.name``, ``certificate.serial``.
    confidence : float
        From 0 to 1.
    reason : str
        `BY_NAME`, `BY_CONTENT` or `BY_BOTH`.
    examples : tuple of str
        Values, masked where they may be about a person.
    """

    column: str
    field: str
    confidence: float
    reason: str
    examples: tuple[str, ...] = ()

    @property
    def mappable(self) -> bool:
        """Tell whether the column is one of plots, which a field can be mapped to."""
        return self.column in PLOT_FIELDS


def guess_fields(
    path: Place | str, layer: str | None = None, *, encoding: str | None = None, rows: int = ROWS
) -> list[FieldGuess]:
    """Return what the fields of a layer may be, the surest first; a field or a column may come more than once."""
    return guessed(sample_of(path, layer, encoding=encoding, rows=rows))


def guessed(sample: Sample, given: Mapping[str, str] | None = None) -> list[FieldGuess]:
    """Return what `guess_fields` does for a sample that was taken already.

    Parameters
    ----------
    given : mapping of column to field, optional
        What was mapped by hand, and is certain.
    """
    by_name = _by_name(sample, given or {})
    values = content.columns_of(sample, sample_readings(sample))
    known = {guess.column: guess.field for guess in by_name if guess.confidence > _ONE_OF_SEVERAL}
    by_content = _shared_out(
        _hinted(values, known)
        + [
            FieldGuess(column, field, confidence, BY_CONTENT)
            for column, field, confidence in content.likely(sample, values, known, load_campaign())
            if confidence >= _LEAST
        ]
    )
    said = {(guess.column, guess.field): guess for guess in by_content}
    named = {(guess.column, guess.field) for guess in by_name}
    found = [_confirmed(guess, said.get((guess.column, guess.field))) for guess in by_name]
    found += [guess for guess in by_content if (guess.column, guess.field) not in named]
    found.sort(key=lambda guess: (-guess.confidence, guess.reason == BY_CONTENT))
    return [replace(guess, examples=_examples(values.get(guess.field), guess.column)) for guess in found]


def assigned(guesses: Iterable[FieldGuess], least: float = SURE) -> dict[str, str]:
    """Return the field of each column of plots, each field once: names first, then content, the surest first."""
    return _one_to_one([guess for guess in guesses if guess.mappable], least)


def of_holders(guesses: Iterable[FieldGuess], least: float = SURE) -> dict[str, str]:
    """Return the field of each column of `party` that content tells."""
    found = _one_to_one([guess for guess in guesses if guess.column.startswith("party.")], least)
    return {column.removeprefix("party."): field for column, field in found.items()}


def notes_of(
    path: Place, guesses: Iterable[FieldGuess], mapping: Mapping[str, str], columns: Collection[str] | None
) -> list[Note]:
    """Return what is told of fields that content alone speaks for: taken, or suggested.

    Parameters
    ----------
    mapping : mapping of column to field
        What is read.
    columns : collection of str, optional
        Columns that are needed; all without.
    """
    notes: list[Note] = []
    told = set()
    for guess in guesses:
        column, field = guess.column, guess.field
        if guess.reason != BY_CONTENT or not guess.mappable or (columns is not None and column not in columns):
            continue
        taken = mapping.get(column) == field
        free = column not in mapping and field not in mapping.values() and guess.confidence >= LIKELY
        if not (taken or free) or field in told:
            continue
        told.add(field)
        say = f"--map {column}=…" if taken else f"--map {column}={field}"
        values = {"field": field, "path": path.name, "column": called(column), "say": say}
        values["sure"] = int(100 * guess.confidence)
        notes.append((_TAKEN if taken else _MAY_BE, values))
    return notes


def _by_name(sample: Sample, given: Mapping[str, str]) -> list[FieldGuess]:
    names = [name for name in sample.info.field_names if name not in given.values()]
    found = [FieldGuess(column, field, 1.0, BY_NAME) for column, field in given.items()]
    taken = set(given.values())
    for column, (rank, fields) in ranked_by_name(names).items():
        if column in given:
            continue
        taken |= set(fields)
        confidence = _OF_NAME[rank] if len(fields) == 1 else _ONE_OF_SEVERAL
        found += [FieldGuess(column, field, confidence, BY_NAME) for field in fields]
    holders = holder_fields(name for name in names if name not in taken)
    return found + [FieldGuess(f"party.{column}", field, _OF_NAME[1], BY_NAME) for column, field in holders.items()]


def _confirmed(guess: FieldGuess, said: FieldGuess | None) -> FieldGuess:
    """Return a guess by name that content confirms: what both say wrongly, each has to say wrongly."""
    if said is None:
        return guess
    confidence = 1 - (1 - guess.confidence) * (1 - said.confidence)
    return replace(guess, confidence=confidence, reason=BY_BOTH)


def _hinted(values: Mapping[str, content.Values], known: Mapping[str, str]) -> list[FieldGuess]:
    """Return the fields that a short name and a small whole number, the same in all rows, make a column."""
    return [
        FieldGuess(column, name, _HINTED, BY_CONTENT)
        for column, names in HINTS.items()
        for name, held in values.items()
        if column not in known and name not in known.values() and folded(name) in names and _is_one_number(held)
    ]


def _is_one_number(values: content.Values) -> bool:
    distinct = set(values.filled)
    number = whole_from(distinct.pop()) if len(distinct) == 1 else None
    return number is not None and 0 < number < _MOST_SHEETS


def _shared_out(guesses: list[FieldGuess]) -> list[FieldGuess]:
    """Return guesses by content in which equally good fields of a column share its confidence."""
    found = []
    for guess in guesses:
        rivals = sum(other.column == guess.column and other.confidence > guess.confidence - _TIE for other in guesses)
        found.append(replace(guess, confidence=guess.confidence / rivals))
    return found


def _one_to_one(guesses: list[FieldGuess], least: float) -> dict[str, str]:
    found: dict[str, str] = {}
    for guess in sorted(guesses, key=lambda guess: (guess.reason == BY_CONTENT, -guess.confidence)):
        if guess.confidence >= least and guess.column not in found and guess.field not in found.values():
            found[guess.column] = guess.field
    return found


def _examples(values: content.Values | None, column: str) -> tuple[str, ...]:
    if values is None:
        return ()
    distinct = [text for text in dict.fromkeys(values.texts) if text is not None]
    if column.endswith("citizen_number"):
        return tuple(masked(text) for text in distinct[:_EXAMPLES])
    return tuple(text if column in _PLAIN else shown(text) for text in distinct[:_EXAMPLES])
