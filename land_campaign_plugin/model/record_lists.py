"""The code lists of records: legal forms and their roles, kinds of holders, fields that a record cannot lack.

They lie in ``resources/catalogues`` with their origin, so that a province can replace them without touching code.
Words are compared as names are: case, spaces and the place of a tone mean nothing.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..paths import resource
from .person_name import key

_NOT_PEOPLE = frozenset({"Tổ chức", "Cộng đồng dân cư"})


@dataclass(frozen=True)
class LegalForm:
    """A legal form of holders: its roles, and those that a group of holders cannot lack; all as keys of names."""

    name: str
    roles: frozenset[str]
    needed: tuple[str, ...]


@dataclass(frozen=True)
class MandatoryField:
    """A field that a record cannot lack; `kind` is the kind of holder that it holds for, empty for all records."""

    table: str
    column: str
    kind: str


def _rows(name: str) -> list[dict[str, str]]:
    with resource("catalogues", name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=1)
def legal_forms() -> Mapping[str, LegalForm]:
    """Return the legal forms by the key of their name."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in _rows("legal_forms.csv"):
        found.setdefault(row["legal_form"], []).append(row)
    return {
        key(name): LegalForm(
            name, frozenset(key(row["role"]) for row in rows), tuple(key(row["role"]) for row in rows if row["needed"])
        )
        for name, rows in found.items()
    }


@lru_cache(maxsize=1)
def party_kinds() -> Mapping[str, str]:
    """Return the kinds of holders by the key of their name, and by their number in VBDLIS."""
    kinds = _rows("party_kinds.csv")
    return {key(row["kind"]): row["kind"] for row in kinds} | {row["code"]: row["kind"] for row in kinds}


def is_person(kind: str | None) -> bool:
    """Tell whether a holder of this kind is somebody the population database may know; so is one of no known kind."""
    return party_kinds().get(key(kind)) not in _NOT_PEOPLE


@lru_cache(maxsize=1)
def certificate_kinds() -> Mapping[str, str]:
    """Return the kinds of certificates by their number in VBDLIS: the law or decree that they were issued under."""
    return {row["code"]: row["kind"] for row in _rows("certificate_kinds.csv")}


@lru_cache(maxsize=1)
def mandatory_fields() -> tuple[MandatoryField, ...]:
    """Return the fields that a record cannot lack."""
    return tuple(MandatoryField(**row) for row in _rows("mandatory_fields.csv"))
