"""Errors of the rules of records: each changes one record so that exactly its rule has something to find."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import numpy as np

from .canvas import Canvas
from .people import HEAD, PERSON, WIFE
from .record_desk import RecordDesk
from .records import Records
from .rows import PlotRows
from .text_errors import legacy_homes, untidy_name

RecordInjector = Callable[[RecordDesk], bool]
_OTHER_ROLE = "Thành viên"
_OLD_FORM = 9
_BEFORE_2024 = "2024-01-01"


def _of_old_form(desk: RecordDesk) -> Callable[[int], bool]:
    """Tell of certificates with six digits that were issued before 2024."""
    return lambda row: (
        len(desk.get("certificate", row, "serial")) == _OLD_FORM
        and desk.get("certificate", row, "issued_on") < _BEFORE_2024
    )


def _change_certificate(desk: RecordDesk, rule: str, row: int | None, **values) -> bool:
    if row is None:
        return False
    plot = desk.take_certificate(row)
    desk.put("certificate", row, **values)
    desk.say(rule, [plot], desk.get("certificate", row, "uid"))
    return True


def _change_party(desk: RecordDesk, rule: str, row: int | None, **values) -> bool:
    if row is None:
        return False
    plots = desk.take_party(row)
    desk.put("party", row, **values)
    desk.say(rule, plots, desk.get("party", row, "uid"))
    return True


def serial(desk: RecordDesk) -> bool:
    """C01: a serial without its space, with the wrong D, or a digit short."""
    row = desk.pick_certificate()
    if row is None:
        return False
    text = desk.get("certificate", row, "serial")
    wrong = (text.replace(" ", ""), text.lower(), f"Ð{text}", text[:-1])[int(desk.rng.integers(4))]
    return _change_certificate(desk, "C01", row, serial=wrong)


def repeated_serial(desk: RecordDesk) -> bool:
    """C02: a certificate gets the serial of another."""
    one = desk.pick_certificate(_of_old_form(desk))
    if one is None:
        return False
    plot = desk.take_certificate(one)
    other = desk.pick_certificate(_of_old_form(desk))
    if other is None:
        return False
    desk.put("certificate", other, serial=desk.get("certificate", one, "serial"))
    uids = sorted(desk.get("certificate", row, "uid") for row in (one, other))
    desk.say("C02", [plot, desk.take_certificate(other)], ",".join(uids))
    return True


def serial_age(desk: RecordDesk) -> bool:
    """C03: a serial of six digits on a certificate of 2025."""
    row = desk.pick_certificate(_of_old_form(desk))
    return _change_certificate(desk, "C03", row, issued_on="2025-03-10")


def issue_date(desk: RecordDesk) -> bool:
    """C04: a day of issue with day and month exchanged, that does not exist, or of the eleventh century."""
    wrong = ("2015-13-04", "2015-02-30", "1017-10-09")[int(desk.rng.integers(3))]
    return _change_certificate(desk, "C04", desk.pick_certificate(_of_old_form(desk)), issued_on=wrong)


def register_number(desk: RecordDesk) -> bool:
    """C05: a register number of two digits, or a bar code a digit short."""
    row = desk.pick_certificate(lambda row: desk.get("certificate", row, "barcode") is not None)
    if row is None:
        return False
    wrong = {"register_number": "CH12"}
    if desk.rng.random() < 0.5:
        wrong = {"barcode": desk.get("certificate", row, "barcode")[:-1]}
    return _change_certificate(desk, "C05", row, **wrong)


def plot_of_certificate(desk: RecordDesk) -> bool:
    """C06: a certificate that names a plot which does not exist."""
    row = desk.pick_certificate()
    if row is None:
        return False
    desk.take_certificate(row)
    desk.put("certificate", row, plot_uid=_unknown(desk))
    desk.say("C06", [], desk.get("certificate", row, "uid"))
    return True


def sides(desk: RecordDesk) -> bool:
    """C07: a side on the certificate that is 1.5 m longer than on the map."""
    row = desk.pick_certificate(lambda row: desk.get("certificate", row, "sides_m") is not None)
    if row is None:
        return False
    lengths = desk.get("certificate", row, "sides_m").split(";")
    longest = int(np.argmax([float(length) for length in lengths]))
    lengths[longest] = f"{float(lengths[longest]) + 1.5:.2f}"
    return _change_certificate(desk, "C07", row, sides_m=";".join(lengths))


def citizen_number(desk: RecordDesk) -> bool:
    """P01: a citizen number a digit short, of no province, or of the other gender."""
    row = desk.pick_person()
    if row is None:
        return False
    number, gender = desk.get("party", row, "citizen_number"), desk.get("party", row, "gender")
    other = "Nữ" if gender == "Nam" else "Nam"
    wrong = ({"citizen_number": number[:-1]}, {"citizen_number": f"999{number[3:]}"}, {"gender": other})
    return _change_party(desk, "P01", row, **wrong[int(desk.rng.integers(3))])


def birth_year(desk: RecordDesk) -> bool:
    """P02: a year of birth that is not the number's."""
    row = desk.pick_person()
    if row is None:
        return False
    born = desk.get("party", row, "born_on")
    return _change_party(desk, "P02", row, born_on=f"{int(born[:4]) + 7}{born[4:]}")


def same_person(desk: RecordDesk) -> bool:
    """P04: one number for two names, or one name and birth date with two numbers."""
    one = desk.pick_person()
    if one is None:
        return False
    plots = desk.take_party(one)
    year, gender, name, number = (desk.get("party", one, n) for n in ("born_on", "gender", "name", "citizen_number"))
    year = year[:4]

    def alike(row: int) -> bool:
        same = desk.get("party", row, "gender") == gender and desk.get("party", row, "name") != name
        return same and desk.get("party", row, "born_on")[:4] == year

    other = desk.pick_person(alike)
    if other is not None and desk.rng.random() < 0.5:
        born = f"{year}-12-30"  # a day that nobody else of the sample was born on
        desk.put("party", one, born_on=born)
        desk.put("party", other, born_on=born, name=name)
    else:
        other = desk.pick_person(lambda row: desk.get("party", row, "gender") == gender and
                                 desk.get("party", row, "name") != name)  # fmt: skip
        if other is None:
            return False
        desk.put("party", other, born_on=year, citizen_number=number)
    uids = sorted(desk.get("party", row, "uid") for row in (one, other))
    desk.say("P04", [*plots, *desk.take_party(other)], ",".join(uids))
    return True


def tax_code(desk: RecordDesk) -> bool:
    """P05: a tax code with a wrong last digit, or with the prefix of spreadsheets."""

    def free(row: int) -> bool:
        uid, plots = desk.get("party", row, "uid"), desk.plots_of(row)
        return desk.get("party", row, "tax_code") is not None and desk.is_free([uid, *plots])

    organisations = [row for row in range(desk.count("party")) if desk.get("party", row, "tax_code")]
    row = next((row for row in desk.rng.permutation(organisations).tolist() if free(row)), None)
    if row is None:
        return False
    code = desk.get("party", row, "tax_code")
    wrong = f"N/A-{code}" if desk.rng.random() < 0.5 else code[:-1] + str((int(code[-1]) + 1) % 10)
    return _change_party(desk, "P05", row, tax_code=wrong)


def _pick_right(desk: RecordDesk, fits: Callable[[int], bool]) -> int | None:
    """Return a right whose plot, certificate and holders are free."""

    def free(row: int) -> bool:
        plot, paper = desk.get("right", row, "plot_uid"), desk.get("right", row, "certificate_uid")
        return desk.is_free([plot, paper, *desk.holders(paper)]) and fits(row)

    return desk.pick("right", free)


def _take_right(desk: RecordDesk, row: int) -> tuple[str, str]:
    """Mark what hangs on a right as used; return its plot, and the ids of all rights of its certificate."""
    plot, paper = desk.get("right", row, "plot_uid"), desk.get("right", row, "certificate_uid")
    desk.take(plot, paper, *desk.holders(paper))
    return plot, ",".join(sorted(desk.get("right", right, "uid") for right in desk.by_certificate[paper]))


def incomplete_group(desk: RecordDesk) -> bool:
    """P06: a household without its head, or a couple of two husbands."""
    row = _pick_right(desk, lambda row: desk.get("right", row, "role") in (HEAD, WIFE))
    if row is None:
        return False
    role = _OTHER_ROLE if desk.get("right", row, "role") == HEAD else "Chồng"
    plot, group = _take_right(desk, row)
    desk.put("right", row, role=role)
    desk.say("P06", [plot], group)
    return True


def legal_form(desk: RecordDesk) -> bool:
    """P07: a role or legal form off the list, or two that do not go together."""
    row = _pick_right(desk, lambda row: desk.get("right", row, "legal_form") == PERSON)
    if row is None:
        return False
    wrong = ({"role": "Chủ sử dụng"}, {"role": HEAD}, {"legal_form": "Tư nhân"})[int(desk.rng.integers(3))]
    plot, _ = _take_right(desk, row)
    desk.put("right", row, **wrong)
    desk.say("P07", [plot], desk.get("right", row, "uid"))
    return True


def population_answer(desk: RecordDesk) -> bool:
    """P08: an answer of the population database that is no match."""
    answers = ("wrong_name", "wrong_birth_date", "not_found", "deceased", "old_card")
    return _change_party(
        desk,
        "P08",
        desk.pick_person(),
        authentication=answers[int(desk.rng.integers(5))],
        authenticated_on="2026-09-15",
    )


def shares(desk: RecordDesk) -> bool:
    """P09: shares that add up to less than one, or more."""
    row = _pick_right(desk, lambda row: desk.get("right", row, "share") is not None)
    if row is None:
        return False
    plot, group = _take_right(desk, row)
    off = 0.2 if desk.rng.random() < 0.5 else -0.2
    desk.put("right", row, share=round(desk.get("right", row, "share") + off, 2))
    desk.say("P09", [plot], group)
    return True


def _pick_document(desk: RecordDesk) -> int | None:
    """Return a document of a plot whose plot and certificate are free."""

    def is_free(row: int) -> bool:
        plot = desk.get("document", row, "plot_uid")
        return plot is not None and desk.is_free([plot, desk.get("document", row, "certificate_uid")])

    return desk.pick("document", is_free)


def _take_document(desk: RecordDesk, row: int) -> str:
    plot = desk.get("document", row, "plot_uid")
    desk.take(plot, desk.get("document", row, "certificate_uid"))
    return plot


def scan_name(desk: RecordDesk) -> bool:
    """D01: a scan that is called anyhow, or after another certificate."""
    row = _pick_document(desk)
    if row is None:
        return False
    old = desk.get("document", row, "file_name")
    new = f"scan {row}.pdf" if desk.rng.random() < 0.5 else f"ZZ {row:06d}-GCN.pdf"
    plot = _take_document(desk, row)
    desk.put("document", row, file_name=new)
    desk.records.scans[:] = [(new if name == old else name, content) for name, content in desk.records.scans]
    desk.say("D01", [plot], desk.get("document", row, "uid"))
    return True


def scan_file(desk: RecordDesk) -> bool:
    """D02: a document that leads to no plot, or one file for two certificates."""
    row = _pick_document(desk)
    if row is None:
        return False
    plot, uid = _take_document(desk, row), desk.get("document", row, "uid")
    other = _pick_document(desk) if desk.rng.random() < 0.5 else None
    if other is None:
        desk.put("document", row, plot_uid=None, certificate_uid=None)
        desk.say("D02", [], uid)
        return True
    desk.put("document", row, sha256=desk.get("document", other, "sha256"))
    uids = sorted([uid, desk.get("document", other, "uid")])
    desk.say("D02", [plot, _take_document(desk, other)], ",".join(uids))
    return True


def lost_record(desk: RecordDesk) -> bool:
    """R01: a right whose plot is not there, or whose holder is not."""
    row = _pick_right(desk, lambda row: True)
    if row is None:
        return False
    plot, _ = _take_right(desk, row)
    uid = desk.get("right", row, "uid")
    if desk.rng.random() < 0.5:
        desk.put("right", row, plot_uid=_unknown(desk))
        desk.say("R01", [], uid)
    else:
        desk.put("right", row, party_uid=_unknown(desk))
        desk.say("R01", [plot], uid)
    return True


def mandatory_field(desk: RecordDesk) -> bool:
    """R02: a certificate without a register number, or a holder without gender or address."""
    if desk.rng.random() < 0.4:
        return _change_certificate(desk, "R02", desk.pick_certificate(), register_number=None)
    name = ("gender", "address", "born_on")[int(desk.rng.integers(3))]
    return _change_party(desk, "R02", desk.pick_person(), **{name: None})


def _pick_single_use(desk: RecordDesk) -> int | None:
    """Return the only use of a free plot of some size."""

    def fits(row: int) -> bool:
        plot = desk.get("plot_use", row, "plot_uid")
        return desk.is_free([plot]) and len(desk.by_plot[plot]) == 1 and desk.get("plot_use", row, "area_m2") > 20

    return desk.pick("plot_use", fits)


def use_area_sum(desk: RecordDesk) -> bool:
    """A07: a use that is 5 m² larger than its plot."""
    row = _pick_single_use(desk)
    if row is None:
        return False
    plot = desk.get("plot_use", row, "plot_uid")
    desk.take(plot)
    desk.put("plot_use", row, area_m2=round(desk.get("plot_use", row, "area_m2") + 5.0, 1))
    desk.say("A07", [plot], None)
    return True


def four_uses(desk: RecordDesk) -> bool:
    """A08: a plot of four uses."""
    row = _pick_single_use(desk)
    if row is None:
        return False
    plot, area = desk.get("plot_use", row, "plot_uid"), desk.get("plot_use", row, "area_m2")
    desk.take(plot)
    desk.put("plot_use", row, area_m2=round(area - 6.0, 1))
    for sequence, use in enumerate(("CLN", "NTS", "TMD"), 2):
        uid = f"{desk.get('plot_use', row, 'uid')}-{sequence}"
        desk.add("plot_use", row, uid=uid, sequence=sequence, land_use=use, area_m2=2.0)
    desk.say("A08", [plot], None)
    return True


def legal_area(desk: RecordDesk) -> bool:
    """A10: an area on the certificate beyond the tolerance of the scale."""
    row = desk.pick_certificate()
    if row is None:
        return False
    area = desk.get("certificate", row, "area_m2")
    plot = desk.take_certificate(row)
    desk.put("certificate", row, area_m2=round(area + 25 + 0.06 * area, 1))
    desk.say("A10", [plot], None)
    return True


def use_term(desk: RecordDesk) -> bool:
    """A11: a term that ended, or that is long-term with a date."""
    row = _pick_single_use(desk)
    if row is None:
        return False
    plot = desk.get("plot_use", row, "plot_uid")
    desk.take(plot)
    desk.put("plot_use", row, term=("2013-10-15", "Lâu dài 2043-10-15")[int(desk.rng.integers(2))])
    desk.say("A11", [plot], desk.get("plot_use", row, "uid"))
    return True


def _unknown(desk: RecordDesk) -> str:
    """Return an id that no row has."""
    return str(uuid.UUID(bytes=desk.rng.bytes(16)))


IN_RECORDS: dict[str, RecordInjector] = {
    "A07": use_area_sum,
    "A08": four_uses,
    "A10": legal_area,
    "A11": use_term,
    "C01": serial,
    "C02": repeated_serial,
    "C03": serial_age,
    "C04": issue_date,
    "C05": register_number,
    "C06": plot_of_certificate,
    "C07": sides,
    "P01": citizen_number,
    "P02": birth_year,
    "P04": same_person,
    "P05": tax_code,
    "P06": incomplete_group,
    "P07": legal_form,
    "P08": population_answer,
    "P09": shares,
    "E02": untidy_name,
    "D01": scan_name,
    "D02": scan_file,
    "R01": lost_record,
    "R02": mandatory_field,
}
"""Rules whose errors stand in records, but for `legacy_homes`, which comes after all of them."""
_LAST = "E01"
_HARDEST_FIRST = ("P05", "C07", "P04", "C02", "D02", "D01")


def inject_records(canvas: Canvas, rows: PlotRows, records: Records, wanted: dict[str, int]) -> None:
    """Put `wanted[rule]` errors of each rule of records into a commune's records, as far as they have room."""
    if not any(wanted.get(rule) for rule in (*IN_RECORDS, _LAST)):
        return
    desk = RecordDesk(canvas, rows, records)
    order = [*_HARDEST_FIRST, *(rule for rule in IN_RECORDS if rule not in _HARDEST_FIRST)]
    left = {rule: wanted.get(rule, 0) for rule in order}
    while any(left.values()):
        for rule in order:
            if left[rule]:
                left[rule] = left[rule] - 1 if IN_RECORDS[rule](desk) else 0
    if wanted.get(_LAST):
        legacy_homes(desk)
