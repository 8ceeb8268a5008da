"""What people type into records: every field judged as it is typed, by the same judges as the rules. No widgets.

What is odd is doubted and may be saved all the same: the paper may say so. Only what the column cannot hold is refused.
"""

import re
from collections.abc import Callable

from ..model import certificate_serial, citizen_number, dates, register_number, tax_code
from ..model.byte_texts import as_bytes
from ..model.shown_values import share_text
from ..qgis_bridge.language import QgisLanguage, tr
from . import record_words, values
from .values import Reading

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_FRACTION = re.compile(r"(\d{1,4})\s*/\s*(\d{1,4})")
_SIDE = re.compile(r"\d+(?:[.,]\d+)?")
_SIDES_BETWEEN = re.compile(r"\s*;\s*|\s+")


def _judged(judge: Callable[[str], str], words: Callable[[str], str]) -> Callable[[str], Reading]:
    """Return a reader that keeps the text as typed and doubts it where `judge` says so."""

    def read(text: str) -> Reading:
        compact = text.strip()
        return Reading(compact or None, doubt=words(judge(compact)) if compact else "")

    return read


citizen = _judged(citizen_number.judge_one, record_words.of_citizen_number)
serial = _judged(certificate_serial.judge_one, record_words.of_serial)
tax = _judged(tax_code.judge_one, record_words.of_tax_code)
register = _judged(register_number.judge_one, record_words.of_register_number)
barcode = _judged(register_number.judge_barcode_one, record_words.of_register_number)


def identity_card(text: str) -> Reading:
    """Read the number of an old identity card."""
    compact = text.strip()
    wrong = bool(compact) and not citizen_number.is_identity_card(compact)
    return Reading(compact or None, doubt=tr("The old identity card has 9 digits.") if wrong else "")


def date(text: str, earliest: int = dates.EARLIEST) -> Reading:
    """Read a day as people write it, or a year alone."""
    if not text.strip():
        return Reading(None)
    iso, note = dates.parse(text, earliest=earliest)
    if iso is None:
        return Reading(None, record_words.of_date(note) or record_words.of_date(dates.UNREADABLE))
    doubt = record_words.of_date(note)
    said = tr("Read as {date}", date=shown_date(iso)) if note == dates.SWAPPED else ""
    return Reading(iso, doubt=" ".join(filter(None, (doubt, said))))


def issue_date(text: str) -> Reading:
    """Read the day of issue of a certificate."""
    return date(text, dates.EARLIEST_CERTIFICATE)


def shown_date(iso: str | None) -> str:
    """Return a date as it is typed; what is no date as it stands."""
    form = _ISO.fullmatch(iso or "")
    return f"{form[3]}/{form[2]}/{form[1]}" if form else iso or ""


def share(text: str) -> Reading:
    """Read a share: ``1/2``, ``0,5`` or ``50 %``."""
    compact = text.strip()
    if not compact:
        return Reading(None)
    fraction = _FRACTION.fullmatch(compact)
    if fraction and int(fraction[2]):
        value = int(fraction[1]) / int(fraction[2])
    else:
        plain = compact.rstrip(" %").replace(",", ".")
        if not re.fullmatch(r"\d+(?:\.\d+)?", plain):
            return Reading(None, tr("Type a share as 1/2 or 0.5."))
        value = float(plain) / (100 if compact.endswith("%") else 1)
    if not 0 < value <= 1:
        return Reading(None, tr("A share is greater than zero and at most one."))
    return Reading(value)


def shown_share(value: float | None) -> str:
    """Return a share as it is typed: a fraction where it is one of small numbers."""
    return "" if value is None or value != value else share_text(value, QgisLanguage())


def sides(text: str) -> Reading:
    """Read the lengths of the coordinate table, in order, parted by semicolons or spaces."""
    pieces = [piece for piece in _SIDES_BETWEEN.split(text.strip()) if piece]
    if not pieces:
        return Reading(None)
    if not all(_SIDE.fullmatch(piece) for piece in pieces):
        return Reading(None, tr("Type the lengths in order, in metres: 12.30; 8.05; 12.28."))
    return Reading(";".join(piece.replace(",", ".") for piece in pieces))


def listed(known: dict[str, str]) -> Callable[[str], Reading]:
    """Return a reader for a pick list: code to what the list shows; another word is doubted."""
    codes = {text.casefold(): code for code, text in known.items()} | {code.casefold(): code for code in known}

    def read(text: str) -> Reading:
        compact = text.strip()
        code = codes.get(compact.casefold())
        if not compact or code is not None:
            return Reading(code)
        return Reading(compact, doubt=tr("This is not in the list. Choose one from the list."))

    return read


def against_number(number: str | None, born_on: str | None, gender: str | None) -> str:
    """Return what the citizen number says otherwise than birth date or gender; empty when nothing."""
    arrays = (as_bytes([value or ""]) for value in (number, born_on, gender))
    code = citizen_number.AGAINST[int(citizen_number.compare(*arrays)[0])]
    return record_words.of_citizen_number(code)


def against_issue(number: str | None, issued_on: str | None) -> str:
    """Return whether the form of a serial was not in use on the day of issue; empty when it was."""
    verdict = certificate_serial.judge_age(*(as_bytes([text or ""]) for text in (number, issued_on)))
    return record_words.of_serial(certificate_serial.AGE_CODES[int(verdict[0])])


def shown(kind: str, value) -> str:
    """Return a stored value as it is typed; `kind` is that of the field."""
    if kind == "date":
        return shown_date(value)
    if kind == "share":
        return shown_share(value)
    if kind == "area":
        return values.shown(value)
    return "" if value is None else str(value)
