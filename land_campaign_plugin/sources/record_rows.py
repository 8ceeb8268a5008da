"""Rows of record spreadsheets become records: one row is a certificate times a plot times a person.

What several rows say about the same thing becomes one record. Its permanent id is a UUIDv5 of what makes it the same,
so that a reload gives it again:

========== =====================================================================================================
plot       commune, sheet number, plot number; without both numbers, its certificate, else file, sheet and row
certificate serial as it is written rightly; without one, commune, register number and date of issue, else plot and
           date, else file, sheet and row
party      number and name; without a number, name and full date of birth or address, else name and certificate
           (a year of birth makes nobody the same)
right      plot, party, certificate
plot_use   plot, sequence
document   certificate, else plot; name of the file
========== =====================================================================================================

Where an earlier row says otherwise about the same thing, that row is kept and the contradiction noted. Two certificates
under one serial, which differ in register number and date of issue, stay two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from ..model import certificate_serial, person_name, tax_code
from ..model.records import RECORD_TABLES
from ..model.tables import INTEGER, REAL, Table
from ..model.texts import objects
from . import fields
from .cell_notes import NoteBook
from .uids import made_uid

PERSON, ORGANISATION, COMMUNITY = "Cá nhân", "Tổ chức", "Cộng đồng dân cư"
COUPLE, HUSBAND, WIFE, REPRESENTATIVE = "Vợ chồng", "Chồng", "Vợ", "Người đại diện"
PLOT_COLUMNS = (
    "commune",
    "sheet_number",
    "plot_number",
    "certificate_sheet_number",
    "certificate_plot_number",
    "former_commune",
    "former_sheet_number",
    "former_plot_number",
    "map_scale",
    "area_recorded_m2",
    "address",
    "hamlet",
    "plot_code",
)
"""What spreadsheets say about plots, beside the records."""

_CARD_DIGITS, _CITIZEN_DIGITS, _WHOLE_DATE = 9, 12, 10
_SLOTS = ("use1", "use2", "use3")
_USE_COLUMNS = ("land_use", "area_m2", "origin", "form", "term")
_USE_NAMES = tuple((slot, tuple(f"{slot}.{name}" for name in _USE_COLUMNS)) for slot in _SLOTS)
_PLOT_NAMES = tuple((name, f"plot.{name}") for name in PLOT_COLUMNS[5:])
_CERTIFICATE_NAMES = ("serial", "register_number", "issued_on", "area_m2", "kind", "barcode")
_CERTIFICATE_FIELDS = tuple(
    (name, f"certificate.{name}") for name in (*_CERTIFICATE_NAMES, "sheet_number", "plot_number")
)
_OF_ONE_PLOT = frozenset({"area_m2", "sheet_number", "plot_number"})
"""What a certificate of several plots says about the one that it is filed under."""


@dataclass
class Place:
    """Where a row stands, and what is noted there."""

    file: str
    sheet: str
    row: int
    notes: NoteBook
    columns: Mapping[str, int]

    def contradiction(self, name: str) -> None:
        """Note that an earlier row says otherwise."""
        self.notes.add("contradiction", self.row, self.columns.get(name, -1))


@dataclass
class _Rows:
    """Records of one table on their way: columns of values, and the row of each key."""

    names: tuple[str, ...]
    at: dict[object, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.columns: dict[str, list] = {name: [] for name in self.names}

    def __len__(self) -> int:
        return len(self.columns[self.names[0]])

    def add(self, key: object, **values: object) -> int:
        row = self.at[key] = len(self)
        for name, column in self.columns.items():
            column.append(values.get(name))
        return row


class RecordRows:
    """Takes rows and holds the records that they make."""

    def __init__(self) -> None:
        tables = {table: _Rows(tuple(columns)) for table, columns in RECORD_TABLES.items()}
        self.plots = _Rows(("uid", *PLOT_COLUMNS))
        self._certificates, self._parties = tables["certificate"], tables["party"]
        self._rights, self._uses, self._documents = tables["right"], tables["plot_use"], tables["document"]
        self._tables = tables
        self._uses_of: dict[int, list[tuple]] = {}
        self._seen: set[int] = set()
        self._area_of_plot: dict[int, float] = {}

    def add(self, values: dict[str, object], place: Place) -> str:
        """Take a row; return why it makes no record (a code of `REASONS`), empty where it does."""
        said = hash(tuple(values.items()))  # columns come in one order
        if said in self._seen:
            return "repeated-row"
        self._seen.add(said)
        get = values.get
        plot_key = self._plot_key(get)
        certificate_key = self._certificate_key(get, plot_key, place)
        plot = self._plot(
            plot_key or ("", "", *(certificate_key or (place.file, place.sheet, str(place.row)))), get, place
        )
        certificate = self._certificate(certificate_key, plot, get, place) if certificate_key else -1
        more_uses = self._add_uses(plot, get, place)
        links = self._add_parties(plot, certificate, get, place)
        new = self._add_documents(plot, certificate, get) or more_uses
        known = True
        for party, role, form in links or [(-1, None, get("right.legal_form"))]:
            known &= not self._right(plot, party, certificate, role, form, get)
        if known and not new:
            place.notes.add("repeated-link", place.row)
        return ""

    def tables(self, plot_uids: np.ndarray, named: np.ndarray) -> dict[str, Table]:
        """Return the records as tables.

        Parameters
        ----------
        plot_uids : ndarray of object
            The permanent id of each of `plots`.
        named : ndarray of bool
            Which of `plots` are plots of the map. The certificates of the others say the numbers that the row had.
        """
        certificates = self._certificates.columns
        for at, plot in enumerate(certificates["plot_uid"]):
            if not named[plot] and not certificates["sheet_number"][at] and not certificates["plot_number"][at]:
                certificates["sheet_number"][at] = self.plots.columns["sheet_number"][plot]
                certificates["plot_number"][at] = self.plots.columns["plot_number"][plot]
        found = {}
        for table, rows in self._tables.items():
            kinds = RECORD_TABLES[table]
            columns = {name: _array(values, kinds[name]) for name, values in rows.columns.items()}
            if "plot_uid" in columns:
                columns["plot_uid"] = plot_uids[np.array(rows.columns["plot_uid"], dtype=np.int64)]
            found[table] = Table(columns)
        return found

    def plot_table(self) -> Table:
        """Return what the rows say about plots."""
        kinds = {"map_scale": INTEGER, "area_recorded_m2": REAL}
        return Table({name: _array(values, kinds.get(name, "text")) for name, values in self.plots.columns.items()})

    @staticmethod
    def _plot_key(get) -> tuple[str, str, str] | None:
        sheet, number = get("plot.sheet_number"), get("plot.plot_number")
        if not (sheet and number):
            sheet = get("certificate.sheet_number") or get("plot.former_sheet_number")
            number = get("certificate.plot_number") or get("plot.former_plot_number")
        if not (sheet and number):
            return None
        return get("commune") or get("plot.former_commune") or "", number_key(sheet), number_key(number)

    def _plot(self, key: tuple, get, place: Place) -> int:
        at = self.plots.at.get(key)
        if at is None:
            at = self.plots.add(
                key,
                uid=_uid("plot", *key),
                commune=get("commune"),
                sheet_number=get("plot.sheet_number"),
                plot_number=get("plot.plot_number"),
                certificate_sheet_number=get("certificate.sheet_number"),
                certificate_plot_number=get("certificate.plot_number"),
                **{name: get(full) for name, full in _PLOT_NAMES},
            )
        else:
            _fill(self.plots.columns, at, _PLOT_NAMES, get, place)
        return at

    @staticmethod
    def _certificate_key(get, plot_key: tuple | None, place: Place) -> tuple | None:
        serial = get("certificate.serial")
        if serial:
            return ("serial", _serial_key(serial))
        register, issued = get("certificate.register_number"), get("certificate.issued_on")
        if register:
            return ("register", get("commune") or "", fields.folded(register) or register, issued or "")
        if issued or any(get(full) for _, full in _CERTIFICATE_FIELDS if full != "certificate.area_m2"):
            # a day of issue alone makes no certificates one
            return ("plot", *(plot_key or (place.file, place.sheet, str(place.row))), issued or "")
        return None

    def _certificate(self, key: tuple, plot: int, get, place: Place) -> int:
        columns = self._certificates.columns
        at = self._certificates.at.get(key)
        while at is not None and self._is_other(at, get):
            place.contradiction("certificate.serial")
            key = (*key, fields.folded(get("certificate.register_number")), get("certificate.issued_on"))
            at = self._certificates.at.get(key)
        area = get("certificate.area_m2") if "certificate.area_m2" in place.columns else get("plot.area_recorded_m2")
        if at is None:
            values = {name: get(full) for name, full in _CERTIFICATE_FIELDS} | {"area_m2": area}
            return self._certificates.add(key, uid=_uid("certificate", *key), plot_uid=plot, **values)
        same_plot = columns["plot_uid"][at] == plot
        wanted = [pair for pair in _CERTIFICATE_FIELDS if same_plot or pair[0] not in _OF_ONE_PLOT]
        _fill(columns, at, [pair for pair in wanted if pair[0] != "serial"], get, place)
        return at

    def _is_other(self, at: int, get) -> bool:
        """Tell whether a row means another certificate than the one with its serial: number and date both differ."""
        columns = self._certificates.columns
        pairs = [(columns[name][at], get(f"certificate.{name}")) for name in ("register_number", "issued_on")]
        return all(a and b and a != b and fields.folded(a) != fields.folded(b) for a, b in pairs)

    def _add_uses(self, plot: int, get, place: Place) -> bool:
        said = []
        for slot, names in _USE_NAMES:
            use = tuple(map(get, names))
            if any(part is not None for part in use):
                said.append((slot, use))
        held = self._uses_of.get(plot)
        if held is None:
            held = self._uses_of[plot] = []
        elif "use2.land_use" in place.columns:
            if said and held and {use for _, use in said} != set(held):
                place.contradiction(f"{said[0][0]}.land_use")
            if held:
                return False
        new = [(slot, use) for slot, use in said if use not in held]
        for slot, use in new:
            held.append(use)
            sequence = _SLOTS.index(slot) + 1 if "use2.land_use" in place.columns else len(held)
            uid = _uid("plot_use", self.plots.columns["uid"][plot], str(sequence))
            values = dict(zip(_USE_COLUMNS, use, strict=True))
            self._uses.add((plot, sequence), uid=uid, plot_uid=plot, sequence=sequence, **values)
        return bool(new)

    def _add_parties(self, plot: int, certificate: int, get, place: Place) -> list[tuple[int, str | None, str | None]]:
        """Add the people and organisations of a row; return party, role and legal form of each that holds a right."""
        context = (
            self._certificates.columns["uid"][certificate] if certificate >= 0 else self.plots.columns["uid"][plot]
        )
        form, role = get("right.legal_form") or get("party.kind"), get("right.role")
        links = []
        organisation = self._organisation(get, place)
        person = self._person("party", get, context, place)
        if organisation >= 0:
            links.append((organisation, None if person >= 0 else role, form or ORGANISATION))
        spouse = self._person("spouse", get, context, place)
        if person >= 0:
            if organisation >= 0:
                links.append((person, role or REPRESENTATIVE, form or ORGANISATION))
            elif spouse >= 0:
                links.append((person, role or (WIFE if get("party.gender") == "Nữ" else HUSBAND), form or COUPLE))
            else:
                links.append((person, role, form))
        if spouse >= 0:
            man = get("spouse.gender") == "Nam" or get("party.gender") == "Nữ"
            links.append((spouse, HUSBAND if man else WIFE, form or COUPLE))
        current = self._person("current", get, context, place)
        if current >= 0 and current != person:
            # who uses the plot now without being named on its certificate
            self._right(plot, current, -1, None, None, get)
        return links

    def _organisation(self, get, place: Place) -> int:
        name, code = get("organisation.name"), get("organisation.tax_code")
        if not (name or code):
            return -1
        bare = tax_code.tidied(code) if code else ""
        key = ("organisation", bare or (get("commune") or ""), person_name.key(name) if name else "")
        alone = not get("party.name")
        values = {"name": name, "tax_code": code, "address": get("party.address") if alone else None}
        return self._party(key, ORGANISATION, values, "organisation", place)

    def _person(self, group: str, get, context: str, place: Place) -> int:
        name, number = get(f"{group}.name"), get(f"{group}.citizen_number")
        if not (name or number):
            return -1
        born, address = get(f"{group}.born_on"), get(f"{group}.address")
        name_key = person_name.key(name) if name else ""
        if number:
            key = ("number", number, name_key)
        elif born and len(born) == _WHOLE_DATE:
            key = ("born", name_key, born)
        elif address:
            key = ("address", name_key, fields.folded(address))
        else:
            key = ("context", name_key, context)
        card = number if number and len(number) == _CARD_DIGITS and number.isdigit() else None
        values = {
            "name": name,
            "citizen_number": None if card else number,
            "identity_card": card,
            "born_on": born,
            "gender": get(f"{group}.gender"),
            "address": address,
        }
        community = group == "party" and get("right.legal_form") == COMMUNITY
        return self._party(key, COMMUNITY if community else PERSON, values, group, place)

    def _party(self, key: tuple, kind: str, values: dict, group: str, place: Place) -> int:
        at = self._parties.at.get(key)
        if at is None:
            return self._parties.add(key, uid=_uid("party", *key), kind=kind, **values)
        columns = self._parties.columns
        for name in ("born_on", "gender", "address"):
            value = values.get(name)
            if value is None:
                continue
            if columns[name][at] is None:
                columns[name][at] = value
            elif name != "address" and columns[name][at] != value:
                place.contradiction(f"{group}.{name}")
        return at

    def _right(self, plot: int, party: int, certificate: int, role, form, get) -> bool:
        """Add a right; tell whether it is new."""
        key = plot, party, certificate
        if key in self._rights.at:
            return False
        uids = [rows.columns["uid"][at] if at >= 0 else "" for rows, at in zip(self._linked(), key, strict=True)]
        self._rights.add(
            key,
            uid=_uid("right", *uids),
            plot_uid=plot,
            party_uid=uids[1] or None,
            certificate_uid=uids[2] or None,
            role=role,
            share=get("right.share"),
            legal_form=form,
        )
        return True

    def _add_documents(self, plot: int, certificate: int, get) -> bool:
        new = False
        for name in get("document.file_name") or ():
            owner = certificate if certificate >= 0 else -1 - plot
            if (owner, name) not in self._documents.at:
                new = True
                held = self._certificates if certificate >= 0 else self.plots
                uid = held.columns["uid"][certificate if certificate >= 0 else plot]
                self._documents.add(
                    (owner, name),
                    uid=_uid("document", uid, name),
                    plot_uid=plot,
                    certificate_uid=uid if certificate >= 0 else None,
                    file_name=name,
                )
        return new

    def _linked(self) -> tuple[_Rows, _Rows, _Rows]:
        return self.plots, self._parties, self._certificates


@lru_cache(maxsize=4096)
def _serial_key(serial: str) -> str:
    return certificate_serial.normalised(serial) or fields.folded(serial) or serial


@lru_cache(maxsize=65536)
def number_key(text: str | None) -> str:
    """Return the number of a sheet or plot as it is compared: without spaces, case and leading zeros."""
    bare = "".join((text or "").split()).upper()
    return bare.lstrip("0") or bare


def _uid(table: str, *key: object) -> str:
    return made_uid("|".join(("record", table, *map(str, key))).encode("utf-8", "replace"), 1)


def _fill(columns: dict[str, list], at: int, names, get, place: Place) -> None:
    """Take what a later row adds to a record, and note where it says otherwise."""
    for name, full in names:
        value = get(full)
        if value is None:
            continue
        held = columns[name][at]
        if held is None:
            columns[name][at] = value
        elif held != value:
            place.contradiction(full)


def _array(values: list, kind: str) -> np.ndarray:
    if kind == REAL:
        return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
    if kind == INTEGER:
        return np.array([value or 0 for value in values], dtype=np.int64)
    return objects(values)
