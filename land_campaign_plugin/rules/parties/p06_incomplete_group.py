"""P06 incomplete-group: holders of one certificate lack the one that their legal form cannot do without.

Flags: a couple without husband or wife, a household without its head, an organisation without a representative; by the
    roles that the list of legal forms says each needs.
Why: a certificate for a couple names two people; with one of them the other's right is lost.
Fix: a person enters the missing holder from the paper.
Trap: a widow or widower may stand alone on a paper made for two: then the legal form changes, not the person.
    Holders without a certificate are grouped by plot.
Example: legal form ``Vợ chồng`` and one holder, with the role ``Chồng``.
"""

import numpy as np

from ...model.findings import WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ...model.record_lists import legal_forms
from ...model.texts import objects
from ..holder_groups import form_names, forms, role_names, roles
from ..records import RecordRun
from ..rule import Found


def check(records: RecordRun, settings) -> Found:
    """Return the groups of holders that lack a role, named by their first right."""
    groups = records.holders
    form, role = forms(records)[groups.rows], roles(records)[groups.rows]
    group = np.repeat(np.arange(len(groups.sizes), dtype=np.int32), groups.sizes)
    numbers = {name: number for number, name in enumerate(role_names())}
    lacking: dict[int, str] = {}
    for number, name in enumerate(form_names()):
        of_form = np.unique(group[form == number])
        for needed in legal_forms()[name].needed:
            has = np.unique(group[(form == number) & (role == numbers[needed])])
            for lone in np.setdiff1d(of_form, has, assume_unique=True).tolist():
                lacking.setdefault(lone, needed)
    chosen = np.array(sorted(lacking), dtype=np.int64)
    rows, offsets = groups.members(chosen)
    words = [
        f"{_word(records, rows[at])}|{lacking[lone]}" for at, lone in zip(offsets[:-1], chosen.tolist(), strict=True)
    ]
    return records.found_groups("right", rows.astype(np.int64), offsets, WARNING, "role", detail=objects(words))


def _word(records: RecordRun, row: int) -> str:
    return records.column("right", "legal_form")[row].decode("utf-8", "replace")


RULE = {
    "code": "P06",
    "name": "incomplete-group",
    "title": QT_TRANSLATE_NOOP("core", "Holder missing"),
    "check_records": check,
    "needs": ("uid",),
    "records": {"right": ("uid", "plot_uid", "role", "legal_form")},
    "records_if_there": {"right": ("certificate_uid",), "certificate": ("uid",)},
    "messages": {
        "": QT_TRANSLATE_NOOP(
            "core",
            "The holders of plot {plots} have the legal form {detail1}, but none of them has the role {detail2}.",
        ),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Enter the missing holder from the certificate, or correct legal form or role."),
    },
}
