"""What the load wizard was told so far, step by step; no widget, no thread."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..model.tables import PLOT_FIELDS
from ..qgis_bridge.load_desk import NEW

READABLE = tuple(name for name in PLOT_FIELDS if name != "ver")
"""Columns that a source can fill; the version of a plot comes from the store."""


@dataclass
class FieldGroup:
    """Sources with the same fields: they share one mapping, and encodings.

    Parameters
    ----------
    fields : tuple of str
        Names of the fields, as the first of the sources has them.
    sources : list
        Those sources.
    mapping : dict of str to str
        Column to field; what was left open is not in it.
    encodings : dict of str to str
        Field to the encoding that its texts are read in, where it is not what the file says.
    levels : bool
        Whether these are drawings, whose columns come from their levels.
    looked : object
        What their fields were guessed to be, once they were looked into.
    error : Exception, optional
        Why they could not be looked into.
    remembered : bool
        Whether the mapping is the one of the last time.
    decided : bool
        Whether `mapping` was shown to somebody.
    """

    fields: tuple[str, ...]
    sources: list
    mapping: dict[str, str] = field(default_factory=dict)
    encodings: dict[str, str] = field(default_factory=dict)
    levels: bool = False
    looked: object = None
    error: Exception | None = None
    remembered: bool = False
    decided: bool = False

    def said(self) -> dict[str, str]:
        """Return the field of every column, empty for those that nothing is wanted for, whatever names say."""
        return {} if self.levels else {name: self.mapping.get(name, "") for name in READABLE}


@dataclass
class LoadPlan:
    """Choices of the three steps.

    Parameters
    ----------
    open_copy : Path, optional
        The work copy that is open.
    sources : list
        What was chosen in the first step.
    left : list
        Sheets that cannot be loaded, or not yet; the catalogue of the work copy lists them, too.
    books : list of Path
        Workbooks that were found beside them.
    place : Path, optional
        The file or folder that they were found in.
    crs : str
        Declared for the sources that do not say theirs, empty for none.
    """

    open_copy: Path | None = None
    sources: list = field(default_factory=list)
    groups: list[FieldGroup] = field(default_factory=list)
    left: list = field(default_factory=list)
    books: list[Path] = field(default_factory=list)
    place: Path | None = None
    crs: str = ""

    def take_sources(self, sources: list) -> None:
        """Take another choice of sources over; groups whose fields were there before keep their mapping."""
        before = {(frozenset(group.fields), group.levels): group for group in self.groups}
        self.sources = list(sources)
        groups: dict[tuple, FieldGroup] = {}
        for source in self.sources:
            key = frozenset(source.fields), source.is_drawing
            if key not in groups:
                known = before.get(key)
                groups[key] = known or FieldGroup(tuple(source.fields), [], levels=source.is_drawing)
                groups[key].sources = []
            groups[key].sources.append(source)
        self.groups = list(groups.values())

    def mapped(self) -> Iterator[FieldGroup]:
        """Yield the groups whose fields are decided on: all but drawings."""
        return (group for group in self.groups if not group.levels)

    @property
    def several(self) -> bool:
        """Tell whether this is a load of map sheets, which goes on where it was broken off, and not of one file."""
        searched = self.place is not None and self.place.is_dir() and self.place.suffix.lower() != ".gdb"
        return searched or len(self.sources) > 1 or any(source.state != NEW for source in self.sources)


def suggested_copy(place: Path, word: str) -> Path:
    """Return where the work copy of a file or folder goes if nobody says otherwise: beside it."""
    name = place.name if place.is_dir() else place.stem
    return place.with_name(f"{name}-{word}.gpkg")


@dataclass(frozen=True)
class LoadRequest:
    """What the wizard was told.

    Parameters
    ----------
    groups : tuple of FieldGroup
        Sources, each with its layer, with mapping and encodings of the group; empty where only records are loaded.
    crs : str, optional
        Code or WKT for sources that do not say theirs.
    several : bool
        Whether sheets are loaded, which goes on in a work copy that is there.
    reproject : bool
        Whether sheets in another reference system are brought into that of the work copy.
    later : bool
        Whether it is a later export of the same plots.
    left : tuple
        Sheets that cannot be loaded, to be noted in the catalogue.
    """

    groups: tuple[FieldGroup, ...]
    crs: str | None
    into: Path
    several: bool = False
    append: bool = False
    replace: bool = False
    later: bool = False
    reproject: bool = False
    records: tuple[Path, ...] = ()
    renumbered: Path | None = None
    left: tuple = ()

    @property
    def sources(self) -> list:
        """All sources."""
        return [source for group in self.groups for source in group.sources]
