"""What is found out about a layer before its first row is read: fields by their content, texts from before Unicode."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Protocol

import numpy as np

from ..model.legacy_text import OUR_ENCODINGS
from . import fields, guess_encodings, guess_fields
from .drawing_kinds import is_drawing
from .guess_encodings import Reading
from .guess_fields import FieldGuess
from .inspect import LayerInfo
from .notes import Note
from .place import Place
from .sampling import Sample

_TEXT = "String"
_MOST_TEXTS = 200_000
"""Different texts by which a field is judged, at most: memory stays flat, and so many tell."""


class Layer(Protocol):
    """A layer that may be looked into: `stream.Peek`."""

    info: LayerInfo

    def sample(self, texts: Collection[str] | None = None) -> Sample:
        """Return some rows, spread over the layer; of the fields `texts` alone if they are given."""

    def columns(self, names: Collection[str]):
        """Yield the values of some fields, batch by batch."""


class FirstLook:
    """Finds out about a layer what its names and its file do not say.

    Parameters
    ----------
    encoding : str, optional
        Of all texts; only those that GDAL does not know are of interest here.
    texts : mapping of field to encoding, optional
        What was chosen for single fields, of `guess_encodings.ENCODING_CHOICES`.
    keep : bool
        Leave texts as they stand where nobody chose.
    guess : bool
        Whether content may say what a field is.
    """

    def __init__(self, path: Place, encoding: str | None, texts: Mapping[str, str] | None, keep: bool, guess: bool):
        self.path = path
        # the texts of a drawing are in Unicode once it is open
        self._whole = None if is_drawing(path) else OUR_ENCODINGS.get((encoding or "").casefold())
        self._texts = dict(texts or {})
        self._keep = keep
        self._guess = guess
        self._layer: Layer | None = None
        self._sample: Sample | None = None

    def open(self, layer: Layer) -> None:
        """Take the layer to look into; it is left alone once it is being read."""
        self._layer = layer

    def fields(self, mapping: Mapping[str, str], columns: Collection[str] | None) -> list[FieldGuess]:
        """Return what the fields may be; nothing where names leave nothing open."""
        if not self._guess or self._layer is None:
            return []
        wanted = set(guess_fields.TELLABLE if columns is None else guess_fields.TELLABLE & set(columns))
        taken = {*mapping.values(), *(name for name in self._layer.info.field_names if fields.is_personal(name))}
        if not wanted - set(mapping) or not set(self._layer.info.field_names) - taken:
            return []
        self._sample = self._layer.sample()
        return guess_fields.guessed(self._sample, mapping)

    def readings(self, names: Collection[str]) -> dict[str, Reading]:
        """Return how the fields among `names` whose texts are from before Unicode are read."""
        layer_fields = self._layer.info.fields if self._layer else ()
        names = [name for name, kind in layer_fields if name in names and kind == _TEXT]
        chosen = {name: self._texts.get(name, self._whole) for name in names}
        chosen = {name: encoding for name, encoding in chosen.items() if encoding}
        judged = [] if self._keep else [name for name in names if name not in chosen]
        judged = guess_encodings.suspects(self._sample or self._layer.sample(judged), judged) if judged else []
        asked = {*judged, *chosen} if chosen else set(judged)
        if not asked:
            return {}
        texts = self._all_texts(asked)
        raw = [name for name in chosen if guess_encodings.is_raw(texts[name])]
        found = guess_encodings.readings_of({name: texts[name] for name in judged})
        return {**found, **guess_encodings.chosen_readings(chosen, raw)}

    def notes(self, readings: Mapping[str, Reading], holders: Collection[str]) -> list[Note]:
        """Return what is told of texts that were converted."""
        return guess_encodings.notes_of(self.path, readings, holders)

    def _all_texts(self, names: Collection[str]) -> dict[str, Counter]:
        """Return the distinct texts beyond ASCII of fields; of very many the first."""
        found: dict[str, Counter] = {name: Counter() for name in names}
        for batch in self._layer.columns(names):
            for name, values in batch.items():
                if len(found[name]) < _MOST_TEXTS:
                    found[name].update(guess_encodings.beyond_ascii(np.ma.getdata(values).tolist()))
            if all(len(texts) >= _MOST_TEXTS for texts in found.values()):
                break
        return found
