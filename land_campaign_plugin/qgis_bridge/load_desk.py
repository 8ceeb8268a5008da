"""What the load wizard asks before anything is loaded: what there is, what its fields, its place and its texts may be.

Every function reads files and is called on a thread. What they return is plain data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from ..model.errors import CampaignError
from ..model.language import QT_TRANSLATE_NOOP
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if

NEW, UNCHANGED, CHANGED, AGAIN, WAITING, UNUSABLE = "new", "unchanged", "changed", "again", "waiting", "unusable"
"""States of what was found: AGAIN = it failed, or was broken off, the last time."""
LOADABLE = (NEW, CHANGED, AGAIN, UNCHANGED)
_FILES = QT_TRANSLATE_NOOP("core", "files")
_SEVERAL_LOOKED_AT = 12
"""Sources of one kind that are looked into for reference system and texts; more of them say the same."""
_FEW_DRAWINGS = 3
_MOST_EXAMPLES = 3
_SMALL = 20_000_000
"""Bytes up to which a file is looked into once more for what its plots say of their sheet."""
_FEW, _MOST_DEGREES, _NEARLY_ALL = 50, 360.0, 0.95


@dataclass
class Source:
    """Something that was found, and may be loaded.

    Parameters
    ----------
    found : sources.folder.Found
    state : str
        `NEW` and the others above.
    layer : str, optional
        The layer of plots; None in a drawing, and where it is not clear which one it is.
    layers : tuple of LayerInfo
        Layers that may hold plots.
    count : int, optional
        Plots; None where counting them takes long.
    error : CampaignError, optional
        Why it cannot be loaded, or not yet.
    wanted : bool
        Whether it is to be loaded.
    says_crs : bool
        Whether it says its reference system, as far as is known.
    """

    found: object
    state: str = NEW
    layer: str | None = None
    layers: tuple = ()
    fields: tuple[str, ...] = ()
    crs_wkt: str = ""
    count: int | None = None
    sheet_number: str = ""
    map_scale: int = 0
    error: CampaignError | None = None
    wanted: bool = True
    says_crs: bool = True

    @property
    def path(self) -> Path:
        """The file."""
        return self.found.path

    @property
    def name(self) -> str:
        """Its name within the folder that was searched."""
        return self.found.relative

    @property
    def is_drawing(self) -> bool:
        """Tell whether plots are made from its levels."""
        from ..sources import folder

        return self.found.kind == folder.DRAWING

    @property
    def loadable(self) -> bool:
        """Tell whether it can be chosen."""
        return self.state in LOADABLE

    def take_layer(self, name: str | None) -> None:
        """Take the plots from another of the layers."""
        info = next((info for info in self.layers if info.name == name), None)
        self.layer = info.name if info else None
        self.fields = info.field_names if info else ()
        self.crs_wkt = info.crs_wkt if info else ""
        self.count = info.count if info and info.count >= 0 else None

    def take_facts(self, facts: Mapping[str, object]) -> None:
        """Take over what the plots say of their sheet, which counts more than the name of the file."""
        self.sheet_number = facts.get("sheet_number") or self.sheet_number
        self.map_scale = facts.get("map_scale") or self.map_scale


def search(
    places: Sequence[Path],
    work_copy: Path | None,
    *,
    arrived: list[Source] | None = None,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> tuple[list[Source], list[Path]]:
    """Return what may be loaded of some files and folders, and the workbooks among them.

    Parameters
    ----------
    work_copy : Path, optional
        The one whose catalogue says what was loaded before.
    arrived : list of Source, optional
        Where each is put as soon as it was looked at, for those who cannot wait.
    """
    from ..sources import folder

    found = []
    for place in places:
        if place.is_dir() and place.suffix.lower() != ".gdb":
            found += folder.find_sources(place, progress=progress, cancelled=cancelled)
        else:
            found += folder.found_files([place])
    loaded = _catalogue(work_copy)
    books = [each.path for each in found if each.kind == folder.RECORDS]
    wanted = [each for each in found if each.kind != folder.RECORDS and (each.is_sheet or len(found) == 1)]
    sources = [] if arrived is None else arrived
    for done, each in enumerate(wanted):
        stop_if(cancelled)
        progress(done, len(wanted), _FILES)
        sources.append(_looked_at(each, loaded))
    return list(sources), books


def _catalogue(work_copy: Path | None) -> dict[tuple[str, str], object]:
    """Return what a work copy says was loaded, by folder and path in it."""
    from ..store.workcopy import WorkCopy

    if work_copy is None or not Path(work_copy).is_file():
        return {}
    return {(row.folder, row.path): row for row in WorkCopy.open(Path(work_copy)).sheet_files()}


def _looked_at(found, loaded: Mapping) -> Source:
    from ..sources import folder, sheet_names

    named = sheet_names.read_name(found.path.name, [found.folder, *found.relative.split("/")[:-1]])
    source = Source(found, sheet_number=named.sheet_number or "", map_scale=named.map_scale or 0)
    if found.kind in (folder.WAITING, folder.FLAGS, folder.UNKNOWN):
        source.state = WAITING if found.kind == folder.WAITING else UNUSABLE
        source.error = CampaignError(found.what, found.remedy, **found.values) if found.what else None
    elif found.kind == folder.PLOTS:
        _look_into(source)
    if source.loadable:
        source.state = _state(found, loaded.get((found.folder, found.relative)))
    source.wanted = source.state in (NEW, CHANGED, AGAIN)
    return source


def _look_into(source: Source) -> None:
    """Choose the layer of plots, or say what is in the way."""
    from ..sources import inspect

    try:
        found = inspect.layers(source.path)
        source.layers = tuple(info for info in found if info.has_polygons)
        source.take_layer(inspect.choose(source.path, found).name)
        if source.found.size <= _SMALL:
            source.take_facts(_facts_of(source, next(info for info in found if info.name == source.layer)))
    except CampaignError as error:
        source.error = error
        if len(source.layers) < 2:
            source.state = UNUSABLE


def _facts_of(source: Source, info) -> dict[str, object]:
    from ..sources import sampling

    names = set(fact_fields(info).values())
    return sheet_facts(sampling.sample_of(source.path, source.layer, rows=_FEW)) if names else {}


def fact_fields(info) -> dict[str, str]:
    """Return the fields of a layer that are called as those of a sheet's number and scale are, by column."""
    from ..sources.fields import ranked_by_name

    named = ranked_by_name(info.field_names)
    return {column: named[column][1][0] for column in ("sheet_number", "map_scale") if column in named}


def sheet_facts(sample) -> dict[str, object]:
    """Return number and scale of the sheet that sampled plots are of, where all of them say the same."""
    from ..sources.values import whole_from

    facts: dict[str, object] = {}
    for column, name in fact_fields(sample.info).items():
        said = {value for value in sample.columns.get(name, ()) if value not in (None, b"", 0)}
        if len(said) != 1:
            continue
        value = said.pop()
        text = value.decode("utf-8", "replace").strip() if isinstance(value, bytes) else f"{value:g}"
        facts[column] = whole_from(text.rpartition(":")[2]) or 0 if column == "map_scale" else text
    return facts


def _state(found, row) -> str:
    from ..store import sheet_catalogue

    if row is None:
        return NEW
    if row.state != sheet_catalogue.LOADED:
        return AGAIN
    return UNCHANGED if (row.size, row.mtime_ns) == (found.size, found.mtime_ns) else CHANGED


@dataclass(frozen=True)
class FieldLook:
    """What the fields of a source may be.

    Parameters
    ----------
    guesses : list of FieldGuess
        The best first.
    assigned : dict of str to str
        Column to field: what is suggested.
    examples : dict of str to tuple of str
        Some values of each field.
    """

    guesses: list
    assigned: dict[str, str]
    examples: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def confidence(self, column: str, name: str) -> float:
        """Return how sure it is that field `name` is `column`, 0 where nothing speaks for it."""
        fits = (guess.confidence for guess in self.guesses if (guess.column, guess.field) == (column, name))
        return max(fits, default=0.0)


def look_at_all_fields(
    places: Sequence[tuple[Path, str | None]], progress: Progress = no_progress, cancelled: IsCancelled = never
) -> list[tuple[FieldLook | None, CampaignError | None]]:
    """Return what the fields of some sources may be, or why one could not be looked into."""
    looks = []
    for done, (path, layer) in enumerate(places):
        stop_if(cancelled)
        progress(done, len(places), _FILES)
        try:
            looks.append((look_at_fields(path, layer), None))
        except CampaignError as error:
            looks.append((None, error))
    return looks


def look_at_fields(path: Path, layer: str | None) -> FieldLook:
    """Return what the fields of a source may be, with some of their values."""
    from ..sources import content, guess_encodings, guess_fields, sampling

    sample = sampling.sample_of(path, layer)
    guesses = guess_fields.guessed(sample)
    values = content.columns_of(sample, guess_encodings.sample_readings(sample))
    examples = {name: _some(held.texts) for name, held in values.items()}
    return FieldLook(guesses, guess_fields.assigned(guesses, least=guess_fields.LIKELY), examples)


def _some(values: Sequence[str | None]) -> tuple[str, ...]:
    """Return the first different values."""
    shown = dict.fromkeys(value for value in values if value)
    return tuple(shown)[:_MOST_EXAMPLES]


@dataclass(frozen=True)
class Candidate:
    """A reference system that sources may be in that do not say theirs.

    Parameters
    ----------
    code, name : str
    share : float
        Of the plots that would lie in the province.
    communes : tuple of str
        Codes of the communes that they would lie in, the commonest first; empty without outlines.
    swapped : bool
        Whether east and north are swapped in the file.
    agreeing : float or None
        Share of the plots that would lie where they say themselves; None where they do not say.
    """

    code: str
    name: str
    share: float
    communes: tuple[str, ...]
    distance_km: float
    swapped: bool
    agreeing: float | None


@dataclass(frozen=True)
class PlaceLook:
    """Where the sources may lie.

    Parameters
    ----------
    candidates : list of Candidate
        The likeliest first; empty where every source says its own.
    chosen : str
        Code of the only likely one; empty where a person must say it.
    stated : dict of str to int
        Reference systems that sources say, by their WKT, with how many say them.
    open : list of Source
        Sources that do not say theirs.
    by_others : bool
        Whether `chosen` is what the other sources say.
    """

    candidates: list[Candidate]
    chosen: str
    stated: dict[str, int]
    open: list[Source]
    by_others: bool = False


def look_at_places(
    sources: Sequence[Source],
    communes: str = "",
    *,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> PlaceLook:
    """Rank the reference systems of sources that do not say theirs; some of them stand for all.

    Parameters
    ----------
    communes : str
        ``FILE`` or ``FILE:layer`` with the outlines of the communes, empty for none.
    """
    from ..sources import guess_crs

    stated, silent = Counter(), []
    for source in sources:
        stop_if(cancelled)
        source.says_crs = _says_crs(source)
        if source.says_crs:
            stated[source.crs_wkt] += 1
        else:
            silent.append(source)
    ranked, chosen = [], set()
    some = spread(silent)
    for done, source in enumerate(some):
        stop_if(cancelled)
        progress(done, len(some), _FILES)
        guesses = guess_crs.guess_crs(source.path, source.layer, communes=communes or None)
        ranked.append(guesses)
        best = guess_crs.chosen(guesses)
        chosen.add(best.code if best else "")
    only = chosen.pop() if len(chosen) == 1 else ""
    candidates = _joined(ranked)
    by_others = "" if only else _as_the_others(candidates, list(stated))
    return PlaceLook(candidates, only or by_others, dict(stated), silent, bool(by_others))


def _as_the_others(candidates: list[Candidate], stated: list[str]) -> str:
    """Return the system that all other files say, if nearly all plots of the silent ones would lie in the province."""
    from ..model.projection import parse_crs, same_crs

    if len(stated) != 1:
        return ""
    said = parse_crs(stated[0])
    fits = (each.code for each in candidates if each.share >= _NEARLY_ALL and not each.swapped)
    return next((code for code in fits if same_crs(parse_crs(code), said)), "")


def _says_crs(source: Source) -> bool:
    """Tell whether a source says its reference system; a GeoJSON is called WGS 84 whatever stands in it."""
    from ..model.projection import parse_crs
    from ..sources import crs as source_crs
    from ..sources import sampling

    if not source_crs.is_said(source.crs_wkt):
        return False
    if source.found.format != "GeoJSON" or not parse_crs(source.crs_wkt).is_geographic:
        return True
    boxes = np.abs(sampling.sample_of(source.path, source.layer, rows=_FEW).boxes)
    return not np.nanmax(boxes, initial=0.0) > _MOST_DEGREES


def spread(sources: Sequence[Source]) -> list[Source]:
    """Return some of the sources, from all over the list; of drawings, which are read whole, fewer."""
    most = _FEW_DRAWINGS if any(source.is_drawing for source in sources) else _SEVERAL_LOOKED_AT
    return list(sources)[:: max(1, -(-len(sources) // most))]


def _joined(ranked: list[list]) -> list[Candidate]:
    """Return the candidates of some sources as one list: the mean share, all communes, the farthest distance."""
    together: dict[tuple[str, bool], list] = {}
    for guesses in ranked:
        for guess in guesses:
            together.setdefault((guess.code, guess.swapped), []).append(guess)
    made = []
    for (code, swapped), guesses in together.items():
        communes = Counter(code for guess in guesses for code in guess.communes)
        share = sum(guess.share for guess in guesses) / len(ranked)
        order = tuple(name for name, _ in communes.most_common())
        said = [guess.agreeing for guess in guesses if guess.agreeing is not None]
        agreeing = sum(said) / len(said) if said else None
        farthest = max(guess.distance_km for guess in guesses)
        made.append(Candidate(code, guesses[0].name, share, order, farthest, swapped, agreeing))
    if len(ranked) == 1:  # they are ranked already
        return made
    return sorted(made, key=lambda each: (-round(each.agreeing or 0, 1), -round(each.share, 1), each.distance_km))


@dataclass(frozen=True)
class TextLook:
    """How the texts of a field are written in the sources that have it.

    Parameters
    ----------
    found : dict of str to int
        Encoding to the number of sources that it was found in.
    examples : tuple of (str, str)
        Words before and after.
    source : Source
        The one that the examples are from.
    """

    field: str
    found: dict[str, int]
    examples: tuple[tuple[str, str], ...]
    source: Source


def look_at_texts(
    sources: Sequence[Source], *, progress: Progress = no_progress, cancelled: IsCancelled = never
) -> list[TextLook]:
    """Return how the texts of sources with the same fields are written, field by field."""
    from ..sources import guess_encodings

    found: dict[str, Counter] = {}
    best: dict[str, tuple] = {}
    some = spread(sources)
    for done, source in enumerate(some):
        stop_if(cancelled)
        progress(done, len(some), _FILES)
        for guess in guess_encodings.guess_encodings(source.path, source.layer):
            found.setdefault(guess.field, Counter())[guess.encoding] += 1
            tells = is_old(guess.encoding), bool(guess.examples)
            if guess.field not in best or tells > best[guess.field][0]:
                best[guess.field] = tells, guess, source
    return [
        TextLook(name, dict(counts.most_common()), tuple(best[name][1].examples), best[name][2])
        for name, counts in found.items()
    ]


def is_old(encoding: str) -> bool:
    """Tell whether texts in an encoding must be converted to be read."""
    return encoding not in ("ascii", "utf-8")


def text_preview(source: Source, name: str, encoding: str) -> tuple[tuple[str, str], ...]:
    """Return words of a field before and after, when read in `encoding`."""
    from ..sources import guess_encodings

    return guess_encodings.preview(source.path, name, encoding, source.layer, count=3)


def text_choices() -> tuple[str, ...]:
    """Return the encodings that can be chosen."""
    from ..sources import guess_encodings

    return guess_encodings.ENCODING_CHOICES


def drawn_levels():
    """Return the `DrawingLevels` that drawings are read by."""
    from ..model.campaign import load_campaign

    return load_campaign().drawing
