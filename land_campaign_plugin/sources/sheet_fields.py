"""Which column of a record spreadsheet is what: by its code, its official number, or its heading.

The headings are data (``resources/catalogues/record_fields.csv``); headings that plot layers have as names of fields
are recognised as there (`fields.NAMES`).
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..paths import resource
from . import fields

SKIP = "skip"
"""Kind of columns that are known and not taken: running numbers, buildings, remarks."""

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\*")
_UNIT = re.compile(r"(m2|m²|ha)$")
_CODE = re.compile(r"(DDK|GCN|CHU|GT_VC|GT|VC|TD|NHA|CLN|RT|HS)_\w+")
_LEAST_BEGINNING = 10
_OTHER_WORDS = frozenset({"tổ", "tổ số", "số tổ"})
"""Headings of hamlets (*tổ dân phố*) that without their signs would be those of map sheets (*tờ*)."""
_PLOT_FIELDS = {
    "commune": "commune",
    "sheet_number": "plot.sheet_number",
    "plot_number": "plot.plot_number",
    "area_recorded_m2": "plot.area_recorded_m2",
    "area_legal_m2": "certificate.area_m2",
    "land_use": "use1.land_use",
    "address": "plot.address",
    "map_scale": "plot.map_scale",
    "plot_code": "plot.plot_code",
    "former_commune": "plot.former_commune",
    "former_sheet_number": "plot.former_sheet_number",
    "former_plot_number": "plot.former_plot_number",
}
_HOLDER_FIELDS = {"tax_code": "organisation.tax_code"}
_CERTIFICATE_FIELDS = {
    "plot.sheet_number": "certificate.sheet_number",
    "plot.plot_number": "certificate.plot_number",
    "plot.area_recorded_m2": "certificate.area_m2",
}
_FORMER_FIELDS = {
    "commune": "plot.former_commune",
    "plot.sheet_number": "plot.former_sheet_number",
    "plot.plot_number": "plot.former_plot_number",
}
_ADDRESS_PARENT = re.compile(r"diachi|thuongtru|noio|hokhau")
_PARENTS = (
    (re.compile(r"hientai|dangsudung"), "current"),
    (re.compile(r"^(?!.*chu).*(gcn|giaychungnhan)"), "certificate"),
    (re.compile(r"(truocsapnhap|banđocu|bandocu|socu|thongtincu)$"), "former"),
    (re.compile(r"nguoisudung|chusudung|chusohuu|nguoidungten|thongtinchu"), "party"),
    (re.compile(r"thuadat|thongtinthua"), "plot"),
)
_NO_RECORD_FIELD = QT_TRANSLATE_NOOP("core", "Records have no column {column}.")
_RECORD_FIELDS_ARE = QT_TRANSLATE_NOOP("core", "The columns are: {columns}.")


@dataclass(frozen=True)
class RecordField:
    """A column of records: ``group.name``, how its values are read, its number in PL3-01, codes and headings."""

    name: str
    kind: str
    number: int
    column: str
    codes: tuple[str, ...]
    labels: tuple[str, ...]

    @property
    def group(self) -> str:
        """What it belongs to: a table, a slot of a use, ``organisation``, ``spouse``, ``current``."""
        return self.name.partition(".")[0]


@lru_cache(maxsize=1)
def record_fields() -> dict[str, RecordField]:
    """Return the columns of records by name, in the order of the hand-in form."""
    with resource("catalogues", "record_fields.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        row["field"]: RecordField(
            row["field"],
            row["kind"],
            int(row["number"] or 0),
            row["column"],
            tuple(filter(None, row["codes"].split("|"))),
            tuple(filter(None, row["labels"].split("|"))),
        )
        for row in rows
    }


@lru_cache(maxsize=4096)
def fields_of(label: str) -> tuple[str, ...]:
    """Return the fields that a heading may mean, the likeliest first; none where it says nothing."""
    code = label.strip()
    if _CODE.fullmatch(code):
        return _by_code().get(fields.folded(code), ())
    if unicodedata.normalize("NFC", code).casefold() in _OTHER_WORDS:
        return ()
    known = _by_label()
    bare = fields.folded(_BRACKETS.sub(" ", label))
    for plain in (fields.folded(label), bare, _UNIT.sub("", bare)):
        if plain in known:
            return known[plain]
    beginnings = [key for key in known if len(key) >= _LEAST_BEGINNING and bare.startswith(key)]
    return known[max(beginnings, key=len)] if beginnings else ()


def named_fields(headings: Mapping[str, str]) -> dict[str, str]:
    """Return headings by field, from what a person wrote: ``plot_number`` or ``plot.plot_number``, and its heading.

    Raises
    ------
    BadInput
        Records have no such field.
    """
    found = {}
    for column, heading in headings.items():
        name = column if column in record_fields() else _PLOT_FIELDS.get(column, "")
        name = name or next((each for each in record_fields() if each.partition(".")[2] == column), "")
        if not name:
            listed = [each for each, field in record_fields().items() if field.kind != SKIP]
            raise BadInput(_NO_RECORD_FIELD, _RECORD_FIELDS_ARE, column=column, columns=", ".join(listed))
        found[name] = heading
    return found


def meaning_with(headings: Mapping[str, str]) -> Callable[[str], tuple[str, ...]]:
    """Return `fields_of` for a person who said which heading is which field (`named_fields`)."""
    if not headings:
        return fields_of
    said = {fields.folded(heading): (name,) for name, heading in headings.items()}

    def meaning(label: str) -> tuple[str, ...]:
        return said.get(fields.folded(label)) or tuple(name for name in fields_of(label) if name not in headings)

    return meaning


def is_code(label: object) -> bool:
    """Tell whether a cell holds a column code of the 129-column form, such as ``TD_soThuTuThua``."""
    return isinstance(label, str) and bool(_CODE.fullmatch(label.strip()))


def assign(
    candidates: Iterable[tuple[int, tuple[str, ...]]], numbers: dict[int, int], parents: dict[int, str]
) -> dict[str, int]:
    """Return the column of each field, told from left to right: a heading means what its neighbours are about.

    Parameters
    ----------
    candidates : iterable of (int, tuple of str)
        Columns and what their headings may mean.
    numbers : dict of int to int
        Official numbers of columns, where the sheet has a row of them.
    parents : dict of int to str
        Headings that stand over those of several columns.
    """
    known = record_fields()
    by_number = {field.number: name for name, field in known.items() if field.number}
    taken: dict[str, int] = {}
    last = ""
    for column, wanted in candidates:
        wanted = _under(wanted, parents.get(column, ""))
        free = [name for name in wanted if name not in taken]
        official = by_number.get(numbers.get(column, 0))
        if official in free:
            free = [official]
        # the day a card was issued, not a certificate
        if not free or (free == ["certificate.issued_on"] and last.endswith("citizen_number") and not official):
            continue
        group = last.partition(".")[0]
        name = next((name for name in free if name.partition(".")[0] == group), free[0])
        taken[name] = column
        last = name
    area, use = "plot.area_recorded_m2", "use1.area_m2"
    if "use1.land_use" in taken and "use2.land_use" not in taken and (area in taken) != (use in taken):
        # one use and one area: the plot's and the use's are the same
        taken[area] = taken[use] = taken.get(area, taken.get(use, 0))
    return taken


def _under(wanted: tuple[str, ...], parent: str) -> tuple[str, ...]:
    """Return what a heading may mean below another one, such as *Số tờ* below *Ghi trên GCN*."""
    group = _parent_group(parent)
    if group == "certificate":
        return tuple(dict.fromkeys(_CERTIFICATE_FIELDS.get(name, name) for name in wanted))
    if group == "former":
        return tuple(dict.fromkeys(_FORMER_FIELDS.get(name, name) for name in wanted))
    if "commune" in wanted and _ADDRESS_PARENT.search(fields.folded(parent)):
        return ()  # the commune where somebody lives
    return tuple(sorted(wanted, key=lambda name: name.partition(".")[0] != group)) if group else wanted


@lru_cache(maxsize=1024)
def _parent_group(parent: str) -> str:
    plain = fields.folded(parent)
    return next((group for pattern, group in _PARENTS if pattern.search(plain)), "") if plain else ""


@lru_cache(maxsize=1)
def _by_code() -> dict[str, tuple[str, ...]]:
    return {fields.folded(code): (field.name,) for field in record_fields().values() for code in field.codes}


@lru_cache(maxsize=1)
def _by_label() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for field in record_fields().values():
        for label in (*field.labels, field.name):
            found.setdefault(fields.folded(label), {})[field.name] = None
    for names, ours in (
        (fields.NAMES, _PLOT_FIELDS),
        (fields.HOLDER_NAMES, {name: _HOLDER_FIELDS.get(name, f"party.{name}") for name in fields.HOLDER_NAMES}),
    ):
        for column, name in ours.items():
            for label in names[column]:
                found.setdefault(fields.folded(label), {name: None})
    return {label: tuple(names) for label, names in found.items()}
