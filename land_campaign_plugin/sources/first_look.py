"""What is found out about a layer before its first row is read: fields by their content, texts from before Unicode."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Protocol

import numpy as np

from ..model.legacy_text import OUR_ENCODINGS
from ..model.tables import ShapeTable
from . import fields, guess_encodings, guess_fields
from .doubted_crs import doubted
from .drawing_kinds import is_drawing
from .drawing_remarks import drawing_notes
from .guess_encodings import Reading
from .guess_fields import FieldGuess
from .inspect import LayerInfo
from .lost_letters import count_lost, has_lost_letters, lost_notes
from .notes import Note
from .permanent_ids import canonical, numbered_by
from .place import Database, Place
from .said_encodings import said_notes
from .sampling import Sample

_TEXT = "String"
_MOST_TEXTS = 200_000
"""Different texts by which a field is judged, at most: memory stays flat, and so many tell."""


class Layer(Protocol):
    """A layer that may be looked into: `stream.Peek`."""

    info: LayerInfo
    remarks: Mapping[str, str]

    def sample(self, texts: Collection[str] | None = None) -> Sample:
        """Return some rows, spread over the layer; of the fields `texts` alone if they are given."""

    def columns(self, names: Collection[str]):
        """Yield the values of some fields, batch by batch."""

    def is_whole(self, sample: Sample) -> bool:
        """Tell whether a sample holds all rows, or rows from all over the layer."""

    def shares(self, name: str) -> Counter | None:
        """Return how many rows have each value of a field; None where that cannot be found out."""


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
        self._said = None if is_drawing(path) else encoding
        # the texts of a drawing are in Unicode once it is open
        self._whole = None if is_drawing(path) else OUR_ENCODINGS.get((encoding or "").casefold())
        self._texts = dict(texts or {})
        self._keep = keep
        self._guess = guess
        self._layer: Layer | None = None
        self._sample: Sample | None = None
        self._communes: Counter | None = None
        self._remarks: list[Note] = []
        self._encodings: dict[str, str] = {}
        self._asked: dict[str, Counter] = {}

    def open(self, layer: Layer) -> None:
        """Take the layer to look into; it is left alone once it is being read."""
        self._layer = layer

    def keep_sample(self) -> None:
        """Take a sample now, for what can only be asked once the layer is being read."""
        self._sample = self._sample or self._layer.sample()

    def count_communes(self, mapping: Mapping[str, str]) -> None:
        """Count the plots of each commune, where a sample has only the first rows: they may be sorted by commune."""
        name = mapping.get("commune")
        if name is None or self._layer is None or self._layer.is_whole(self._sample):
            return
        if isinstance(self.path, Database) or not self._has_uuids(mapping.get("uid")):
            self._communes = self._layer.shares(name)

    def _has_uuids(self, name: str | None) -> bool:
        """Tell whether the sample's own ids are good everywhere, or there are none."""
        said = [str(value, "utf-8", "replace") if isinstance(value, bytes) else str(value)
                for value in self._sample.columns.get(name, ()) if value is not None]  # fmt: skip
        return all(map(canonical, said))

    def numbering(self, mapping: Mapping[str, str]) -> str:
        """Return whose numbers the layer's own ids are, by the communes of all plots or of the sample."""
        if self._sample is None or "commune" not in mapping:
            return ""
        return numbered_by(self._communes or self._sample.columns.get(mapping["commune"], ()))

    def doubts(self, crs: str, outlines: ShapeTable | None) -> list[Note]:
        """Return what is told where hardly any plot of the sample lies in the province by a CRS."""
        return [] if self._sample is None else doubted(self.path, self._sample, crs, outlines)

    def drawn(self) -> list[Note]:
        """Return what is told of a drawing that plots were closed from."""
        return drawing_notes(self.path, self._layer.remarks) if self._layer.remarks else []

    def fields(self, mapping: Mapping[str, str], columns: Collection[str] | None) -> list[FieldGuess]:
        """Return what the fields may be; nothing where names leave nothing open."""
        if not self._guess or self._layer is None:
            return []
        wanted = set(guess_fields.TELLABLE if columns is None else guess_fields.TELLABLE & set(columns))
        taken = {*mapping.values(), *(name for name in self._layer.info.field_names if fields.is_personal(name))}
        if not wanted - set(mapping) or not set(self._layer.info.field_names) - taken:
            return []
        self.keep_sample()
        return guess_fields.guessed(self._sample, mapping)

    def readings(self, names: Collection[str]) -> dict[str, Reading]:
        """Return how the fields among `names` whose texts are from before Unicode are read."""
        layer_fields = self._layer.info.fields if self._layer else ()
        names = [name for name, kind in layer_fields if name in names and kind == _TEXT]
        chosen = {name: self._texts.get(name, self._whole) for name in names}
        chosen = {name: encoding for name, encoding in chosen.items() if encoding}
        if not names:
            return {}
        sample = self._sample or self._layer.sample(names)
        self._count_lost(sample, names)
        judged = [] if self._keep else guess_encodings.suspects(sample, [name for name in names if name not in chosen])
        if self._said:  # who chose for single fields saw what they become
            self._encodings = {name: self._said for name in names if name not in self._texts}
        asked = {*judged, *chosen, *self._encodings}
        if not asked:
            return {}
        self._asked = texts = self._all_texts(asked)
        raw = [name for name in chosen if guess_encodings.is_raw(texts[name])]
        found = guess_encodings.readings_of({name: texts[name] for name in judged})
        return {**found, **guess_encodings.chosen_readings(chosen, raw)}

    def notes(self, readings: Mapping[str, Reading], holders: Collection[str]) -> list[Note]:
        """Return what is told of texts that were converted, and of those that are damaged."""
        said = {n: e for n, e in self._encodings.items() if n not in readings or readings[n].chosen}
        notes = said_notes(self.path, said, self._asked, readings, holders) if said else []
        return [*self._remarks, *notes, *guess_encodings.notes_of(self.path, readings, holders)]

    def _count_lost(self, sample: Sample, names: Collection[str]) -> None:
        """Count the texts with lost letters of fields of which a sample has some."""
        found = {name for name in names if any(map(has_lost_letters, sample.columns.get(name, ())))}
        if found:
            self._remarks += lost_notes(self.path, count_lost(self._layer.columns(found)))

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
