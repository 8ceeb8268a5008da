"""Enters a certificate from the paper, for a plot that has no record of it yet."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from ..checking.run import check_plots
from ..model import person_name
from ..model.context import CheckContext
from ..model.errors import BadInput
from ..model.findings import FindingTable
from ..model.language import ENGLISH, QT_TRANSLATE_NOOP, Language
from ..model.record_lists import party_kinds
from ..model.record_table import RecordTables
from ..model.records import NOT_SENT, RECORD_LABELS, RECORD_TABLES
from ..model.tables import INTEGER, REAL
from ..model.texts import objects
from ..rules.describe import message, remedy
from ..rules.rulesets import load_ruleset
from ..sources.cells import PARSERS
from ..store.entry import add_certificate, known_rows
from ..store.workcopy import WorkCopy

CERTIFICATE_FIELDS: dict[str, str] = {
    "serial": "serial",
    "register_number": "text",
    "issued_on": "date",
    "area_m2": "area",
    "sheet_number": "number_text",
    "plot_number": "number_text",
    "kind": "text",
    "barcode": "digits",
    "sides_m": "text",
}
HOLDER_FIELDS: dict[str, str] = {
    "kind": "text",
    "name": "text",
    "citizen_number": "citizen",
    "identity_card": "digits",
    "tax_code": "tax",
    "born_on": "birth",
    "gender": "gender",
    "address": "text",
}
RIGHT_FIELDS: dict[str, str] = {"role": "text", "legal_form": "text", "share": "number"}
"""Fields of a certificate, of a holder and of what the holder has, and how a text in each is read."""

_RULES = ("C01", "C02", "C03", "C04", "C05", "P01", "P02", "P04", "P05", "P06", "P07", "P09")
_NOT_PEOPLE = frozenset({"Tổ chức", "Cộng đồng dân cư"})
_NO_PLOT = QT_TRANSLATE_NOOP("core", "The work copy holds no plot with this permanent id.")
_CHOOSE_PLOT = QT_TRANSLATE_NOOP("core", "Choose a plot on the map or in the list.")
_NO_FIELD = QT_TRANSLATE_NOOP("core", "A certificate is not entered with a field {field}.")
_FIELDS = QT_TRANSLATE_NOOP("core", "Use some of: {fields}.")
_UNREADABLE = QT_TRANSLATE_NOOP("core", "What stands in the field {field} cannot be read.")
_READ_PAPER = QT_TRANSLATE_NOOP("core", "Write it as it stands on the paper, or leave it empty.")
_NAMELESS = QT_TRANSLATE_NOOP("core", "Holder {number} has no name.")
_WRITE_NAME = QT_TRANSLATE_NOOP("core", "Write the name from the certificate, or take the holder away.")
_NO_SERIAL = QT_TRANSLATE_NOOP("core", "The certificate has neither a serial nor a register number.")
_WRITE_SERIAL = QT_TRANSLATE_NOOP("core", "Write one of them from the paper: by it the certificate is found again.")
_NO_PARTY = QT_TRANSLATE_NOOP("core", "The work copy holds no holder with this id.")


@dataclass(frozen=True)
class Odd:
    """What is odd about a certificate: the rule that says so, its severity, the field, and what to tell."""

    rule: str
    severity: str
    sub_code: str
    field: str
    holder: int | None
    message: str
    remedy: str


@dataclass(frozen=True)
class Entered:
    """A certificate as it was entered, or would be.

    Parameters
    ----------
    certificate_uid : str
    party_uids, right_uids : list of str
        One a holder, in their order; a holder who was known already keeps the id.
    odd : list of Odd
        What the rules say of it. `holder` is the position of the holder that it is about, None for the certificate.
    written : bool
    """

    certificate_uid: str
    party_uids: list[str]
    right_uids: list[str]
    odd: list[Odd]
    written: bool


def enter_certificate(
    work: WorkCopy,
    plot_uid: str,
    certificate: Mapping[str, object],
    holders: Sequence[Mapping[str, object]] = (),
    *,
    write: bool = True,
    ruleset: str = "vn-2024",
    language: Language = ENGLISH,
    today: date | None = None,
) -> Entered:
    """Enter a certificate from the paper: certificate, holders and their rights, in one transaction.

    What is odd is told and entered all the same: the paper is what it is. A form calls it with ``write=False`` while it
    is filled in, and shows `Entered.odd` beside the fields.

    Parameters
    ----------
    plot_uid : str
        The plot that the certificate is for.
    certificate : mapping of str to object
        Keys of `CERTIFICATE_FIELDS`; texts as people write them (``12/5/2003``, ``120,5``), dates or numbers.
        Empty ones may be left out.
    holders : sequence of mapping of str to object
        Keys of `HOLDER_FIELDS` and `RIGHT_FIELDS`, one mapping a person: husband and wife are two. With ``uid`` a
        holder is one who is known already; so is one whose citizen number and name are those of a party.
    write : bool
        False to judge only.
    language : Language
        What `Odd.message` and `Odd.remedy` are in.

    Raises
    ------
    BadInput
        No such plot; a field that is not known or cannot be read at all; a holder without a name; neither serial nor
        register number. Nothing was written.
    """
    plots = work.plots_by_uid([plot_uid])
    if not len(plots):
        raise BadInput(_NO_PLOT, _CHOOSE_PLOT)
    paper = _read("certificate", certificate, CERTIFICATE_FIELDS)
    if not paper.get("serial") and not paper.get("register_number"):
        raise BadInput(_NO_SERIAL, _WRITE_SERIAL)
    paper |= {"uid": str(uuid.uuid4()), "plot_uid": plot_uid}
    parties, new, rights = [], [], []
    for number, holder in enumerate(holders, 1):
        own = {name: value for name, value in holder.items() if name not in RIGHT_FIELDS and name != "uid"}
        party, known = _party(work, number, holder.get("uid"), _read("party", own, HOLDER_FIELDS))
        parties.append(party)
        if not known:
            new.append(party)
        right = _read("right", {name: holder.get(name) for name in RIGHT_FIELDS}, RIGHT_FIELDS)
        links = {"plot_uid": plot_uid, "party_uid": party["uid"], "certificate_uid": paper["uid"]}
        rights.append({"uid": str(uuid.uuid4()), **links, **right})
    rows = {"certificate": [paper], "party": new, "right": rights}
    odd = _judged(work, plots, rows, parties, ruleset, language, today)
    if write:
        add_certificate(work.path, plot_uid, rows, (today or date.today()).isoformat())
    ids = [[row["uid"] for row in each] for each in (parties, rights)]
    return Entered(paper["uid"], *ids, odd, write)


def _read(table: str, values: Mapping[str, object], kinds: Mapping[str, str]) -> dict:
    """Return the values of fields as they are kept."""
    row = {}
    for name, value in values.items():
        if name not in kinds:
            raise BadInput(_NO_FIELD, _FIELDS, field=name, fields=", ".join(kinds))
        if value is None or value == "":
            continue
        row[name], _ = PARSERS[kinds[name]](value)
        if row[name] is None and str(value).strip():
            raise BadInput(_UNREADABLE, _READ_PAPER, field=RECORD_LABELS.get(f"{table}.{name}", name))
    return row


def _party(work: WorkCopy, number: int, uid: object, row: dict) -> tuple[dict, bool]:
    """Return the party that a holder is, and whether it was known already."""
    if uid:
        found = known_rows(work.path, "party", "uid", str(uid))
        if not found:
            raise BadInput(_NO_PARTY, _READ_PAPER)
        return found[0], True
    if not row.get("name"):
        raise BadInput(_NAMELESS, _WRITE_NAME, number=number)
    if row.get("citizen_number"):
        for party in known_rows(work.path, "party", "citizen_number", row["citizen_number"]):
            if person_name.same(party["name"], row["name"]):
                return party, True
    kind = party_kinds().get(person_name.key(row.get("kind")))
    state = {} if kind in _NOT_PEOPLE else {"authentication": NOT_SENT}
    return {**row, **state, "uid": str(uuid.uuid4())}, False


def _judged(work, plots, rows, parties, ruleset, language, today) -> list[Odd]:
    """Return what the rules of records find in the new rows, beside the rows that share serial or number with them."""
    (paper,) = rows["certificate"]
    same = known_rows(work.path, "certificate", "serial", paper["serial"]) if paper.get("serial") else []
    numbers = {party["citizen_number"] for party in rows["party"] if party.get("citizen_number")}
    people = [row for number in sorted(numbers) for row in known_rows(work.path, "party", "citizen_number", number)]
    known = {row["uid"] for row in parties}
    people = parties + [row for row in people if row["uid"] not in known]
    tables = {"certificate": [paper, *same], "party": people, "right": rows["right"]}
    context = CheckContext(
        records=RecordTables.of({table: _columns(table, found) for table, found in tables.items()}),
        **({"today": today} if today else {}),
    )
    found = check_plots(plots, load_ruleset(ruleset), rules=_RULES, jobs=1, context=context, seams=False).findings
    mine = {row["uid"] for table in rows.values() for row in table}
    holder_of = {row["uid"]: at for at, row in enumerate(parties)} | {
        row["uid"]: at for at, row in enumerate(rows["right"])
    }
    return [_odd(found, row, holder_of, language) for row in range(len(found)) if mine & _ids(found, row)]


def _columns(table: str, rows: Sequence[Mapping]) -> dict[str, np.ndarray]:
    columns = {}
    for name, kind in RECORD_TABLES[table].items():
        values = [row.get(name) for row in rows]
        if kind in (REAL, INTEGER):
            missing = np.nan if kind == REAL else 0
            columns[name] = np.array([missing if value is None else value for value in values])
        else:
            columns[name] = objects([None if value is None else str(value) for value in values])
    return columns


def _ids(findings: FindingTable, row: int) -> set[str]:
    return set(str(findings["record"][row] or "").split(","))


def _odd(findings: FindingTable, row: int, holder_of: Mapping[str, int], language: Language) -> Odd:
    holders = sorted(holder_of[uid] for uid in _ids(findings, row) if uid in holder_of)
    return Odd(
        *(findings[name][row] for name in ("rule", "severity", "sub_code", "field")),
        holders[0] if holders else None,
        message(findings, row, language),
        remedy(findings, row, language),
    )
