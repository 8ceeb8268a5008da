"""Words about records: what a table's rows are called, captions of fields, what is odd about a typed value."""

from ..model import certificate_serial, citizen_number, dates, register_number, tax_code
from ..model.records import (
    DECEASED,
    MATCHED,
    NOT_FOUND,
    NOT_SENT,
    OLD_CARD,
    RECORD_LABELS,
    SENT,
    WRONG_BIRTH_DATE,
    WRONG_NAME,
)
from ..qgis_bridge.language import core, tr


def kind_of(table: str) -> str:
    """Return what a row of a record table is called."""
    return {
        "certificate": tr("Certificate"),
        "party": tr("Holder"),
        "right": tr("Holder"),
        "plot_use": tr("Land use"),
        "document": tr("Scan"),
    }.get(table, "")


def tab(table: str) -> str:
    """Return what the rows of a record table are called together."""
    return {
        "certificate": tr("Certificates"),
        "party": tr("Holders"),
        "plot_use": tr("Uses"),
        "document": tr("Scans"),
    }[table]


def none_yet(table: str) -> str:
    """Return what is said where a plot has no rows of a table."""
    return {
        "certificate": tr("No certificate of this plot is recorded yet."),
        "party": tr("No holder of this plot is recorded yet."),
        "plot_use": tr("No land use of this plot is recorded yet."),
        "document": tr("No scan of this plot is recorded yet."),
    }[table]


def caption(table: str, column: str) -> str:
    """Return what stands above a field: short, since the card says what it is about."""
    short = {
        "certificate.serial": tr("Serial"),
        "certificate.area_m2": tr("Area (m²)"),
        "certificate.kind": tr("Kind"),
        "certificate.sheet_number": tr("Sheet on the paper"),
        "certificate.plot_number": tr("Plot on the paper"),
        "certificate.sides_m": tr("Sides (m)"),
        "party.kind": tr("Kind"),
        "party.name": tr("Name"),
        "party.address": tr("Address"),
        "right.role": tr("Role"),
        "right.share": tr("Share"),
        "plot_use.land_use": tr("Use"),
        "plot_use.area_m2": tr("Area (m²)"),
        "plot_use.origin": tr("Origin"),
        "plot_use.term": tr("Term"),
        "plot_use.form": tr("Form"),
        "document.file_name": tr("File"),
    }
    name = f"{table}.{column}"
    return short.get(name) or label(name)


def label(name: str) -> str:
    """Return what people call a column, by ``table.column``."""
    return core(RECORD_LABELS[name]) if name in RECORD_LABELS else name.rpartition(".")[2]


def authentication(state: str | None) -> tuple[str, str]:
    """Return icon and words for what the population database says of a holder."""
    return {
        MATCHED: ("outcome_clean", tr("Matched in the population database")),
        SENT: ("outcome_nothing", tr("Sent to the population database, no answer yet")),
        WRONG_NAME: ("severity_e", tr("The population database has another name")),
        WRONG_BIRTH_DATE: ("severity_e", tr("The population database has another birth date")),
        NOT_FOUND: ("severity_e", tr("Not found in the population database")),
        DECEASED: ("severity_e", tr("Deceased, says the population database")),
        OLD_CARD: ("severity_e", tr("The population database has a newer card")),
        NOT_SENT: ("outcome_nothing", tr("Not yet sent to the population database")),
    }.get(state or NOT_SENT, ("severity_w", tr("Unknown state in the population database")))


def of_citizen_number(code: str) -> str:
    """Return what is odd about a citizen number."""
    return {
        citizen_number.IDENTITY_CARD: tr("Nine digits: this is the old identity card. It has a field of its own."),
        citizen_number.SIGNS: tr("Type the 12 digits alone, without spaces or dots."),
        citizen_number.LENGTH: tr("A citizen number has 12 digits."),
        citizen_number.LETTERS: tr("A citizen number holds digits only."),
        citizen_number.PROVINCE: tr("The first three digits are of no province. Compare with the card."),
        citizen_number.CENTURY: tr("The fourth digit is that of no one living. Compare with the card."),
        citizen_number.FUTURE: tr("The number says a year of birth yet to come. Compare with the card."),
        citizen_number.BIRTH_YEAR: tr("The number says another year of birth. Compare with the card."),
        citizen_number.GENDER: tr("The number says the other gender. Compare with the card."),
        citizen_number.BOTH: tr("The number says another year of birth and the other gender. Compare with the card."),
    }.get(code, "")


def of_serial(code: str) -> str:
    """Return what is odd about the serial of a certificate."""
    return {
        certificate_serial.WRITTEN: tr("Write it with capital letters and one space: AB 123456."),
        certificate_serial.WRONG_D: tr("Another letter stands for Đ. Type Đ."),
        certificate_serial.LOOK_ALIKE: tr("A letter stands for a digit, or a digit for a letter."),
        certificate_serial.MALFORMED: tr("A serial has one or two letters and six digits, eight since 2024."),
        certificate_serial.TOO_EARLY: tr("Serials of eight digits are in use since 1 August 2024."),
        certificate_serial.TOO_LATE: tr("Serials of six digits are no longer in use since 2025."),
    }.get(code, "")


def of_date(code: str) -> str:
    """Return what is odd about a date."""
    return {
        dates.UNREADABLE: tr("Type a day as 31/12/2020, or the year alone."),
        dates.TWO_DIGITS: tr("Type the year with four digits."),
        dates.IMPOSSIBLE: tr("There is no such day."),
        dates.SWAPPED: tr("Day and month seem to have changed places."),
        dates.TOO_EARLY: tr("The year is too early to be true."),
        dates.FUTURE: tr("This day is yet to come."),
    }.get(code, "")


def of_tax_code(code: str) -> str:
    """Return what is odd about a tax code."""
    return {
        tax_code.PREFIX: tr("Type the digits alone, without N/A."),
        tax_code.SIGNS: tr("Type the digits alone, without spaces or dots."),
        tax_code.LENGTH: tr("A tax code has 10 digits, and three more for a branch."),
        tax_code.LETTERS: tr("A tax code holds digits only."),
        tax_code.CHECK_DIGIT: tr("The last digit does not check. Look the organisation up in the tax register."),
        tax_code.BRANCH: tr("No branch has the number 000."),
        tax_code.CITIZEN: tr("Twelve digits that are no citizen number."),
        tax_code.LOST_ZERO: tr("The zero in front is missing."),
    }.get(code, "")


def of_register_number(code: str) -> str:
    """Return what is odd about a register number or a bar code."""
    return {
        register_number.WRITTEN: tr("Type it without spaces and dots."),
        register_number.MALFORMED: tr("It has no form that such numbers have. Compare with the paper."),
    }.get(code, "")
