"""P07 legal-form: a legal form, role or kind of holder that is off the list, or two that do not go together.

Flags: words that the list of legal forms and roles does not hold, a role that the legal form cannot have, a kind of
    holder that is not in the list.
Why: form PL3-01 and the national database take these words only.
Fix: a person chooses from the list.
Trap: case and spaces do not matter. A word off the list is not shown: it may be a name that slipped. Which role goes
    with which form is data (resources/catalogues/legal_forms.csv), so that a province may allow more.
Example: legal form ``Vợ chồng`` with the role ``Chủ hộ``; the word ``Chủ sử dụng`` as role.
"""

import numpy as np

from ...model import person_name
from ...model.byte_patterns import decoded, mapped
from ...model.byte_texts import as_texts, by_parts
from ...model.findings import ERROR
from ...model.language import QT_TRANSLATE_NOOP
from ...model.record_lists import legal_forms, party_kinds
from ...model.texts import objects
from ..holder_groups import NOT_LISTED, form_names, forms, role_names, roles
from ..records import RecordRun, joined_found
from ..rule import Found

FORM, ROLE, PAIR, KIND = "legal-form", "role", "pair", "kind"


def check(records: RecordRun, settings) -> Found:
    """Return the rights and parties with words off the lists."""
    form, role = forms(records), roles(records)
    allowed = np.array([[name in legal_forms()[form].roles for name in role_names()] for form in form_names()])
    apart = np.zeros(len(form), dtype=bool)
    both = np.flatnonzero((form >= 0) & (role >= 0))
    apart[both] = ~allowed[form[both], role[both]]
    parts = [
        records.found("right", np.flatnonzero(form == NOT_LISTED), ERROR, "legal_form", sub_code=FORM),
        records.found("right", np.flatnonzero(role == NOT_LISTED), ERROR, "role", sub_code=ROLE),
        _apart(records, np.flatnonzero(apart)),
    ]
    if records.has("party", "kind"):
        known = party_kinds()
        kind = records.column("party", "kind")
        listed = by_parts(
            lambda part: mapped(part, lambda text: not text or person_name.key(decoded(text)) in known, bool), kind
        )
        parts.append(records.judged("party", "kind", np.where(listed, 0, 1), ("", KIND), ERROR))
    return joined_found(parts)


def _apart(records: RecordRun, rows: np.ndarray) -> Found:
    """Return the rights with words that are in the list, but do not go together."""
    words = zip(*(as_texts(records.column("right", name)[rows]) for name in ("legal_form", "role")), strict=True)
    return records.found(
        "right", rows, ERROR, "role", sub_code=PAIR, detail=objects(["|".join(pair) for pair in words])
    )


RULE = {
    "code": "P07",
    "name": "legal-form",
    "title": QT_TRANSLATE_NOOP("core", "Legal form and role"),
    "check_records": check,
    "records": {"right": ("legal_form", "role")},
    "records_if_there": {"right": ("uid", "plot_uid", "party_uid"), "party": ("uid", "kind")},
    "messages": {
        FORM: QT_TRANSLATE_NOOP("core", "The legal form of a holder of plot {plots} is not in the list."),
        ROLE: QT_TRANSLATE_NOOP("core", "The role of a holder of plot {plots} is not in the list."),
        PAIR: QT_TRANSLATE_NOOP("core", "A holder of plot {plots} with the legal form {detail1} cannot be {detail2}."),
        KIND: QT_TRANSLATE_NOOP("core", "The kind of a holder of plot {plots} is not in the list."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Choose legal form, role and kind from the list, as the certificate says."),
    },
}
