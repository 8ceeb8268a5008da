"""Groups of holders: what legal form each has, and which roles are in it."""

from __future__ import annotations

import numpy as np

from ..model import person_name
from ..model.byte_patterns import decoded, mapped
from ..model.byte_texts import by_parts
from ..model.record_lists import legal_forms
from .records import RecordRun

NOT_SAID, NOT_LISTED = -1, -2


def form_names() -> list[str]:
    """Return the keys of the legal forms; forms are numbered in this order."""
    return list(legal_forms())


def role_names() -> list[str]:
    """Return the keys of all roles; roles are numbered in this order."""
    return sorted({role for form in legal_forms().values() for role in form.roles})


def forms(records: RecordRun) -> np.ndarray:
    """Return the number of each right's legal form, `NOT_SAID` or `NOT_LISTED`."""
    return records.once("legal forms", lambda: _numbers(records.column("right", "legal_form"), form_names()))


def roles(records: RecordRun) -> np.ndarray:
    """Return the number of each right's role, `NOT_SAID` or `NOT_LISTED`."""
    return records.once("roles", lambda: _numbers(records.column("right", "role"), role_names()))


def _numbers(values: np.ndarray, names: list[str]) -> np.ndarray:
    known = {name: number for number, name in enumerate(names)} | {"": NOT_SAID}

    def number(part: np.ndarray) -> np.ndarray:
        return mapped(part, lambda text: known.get(person_name.key(decoded(text)), NOT_LISTED), np.int8)

    return by_parts(number, values)
