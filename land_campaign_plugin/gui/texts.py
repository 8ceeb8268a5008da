"""Words the panels share: severities, outcomes, rules, plots, land uses."""

from ..model.findings import CLEAN, COULD_NOT_RUN, ERROR, FINDINGS, INFORMATION, NOTHING_TO_CHECK, WARNING, FindingTable
from ..model.tables import PLOT_FIELDS
from ..qgis_bridge.language import QgisLanguage, core, tr
from . import icons, record_words

OUTCOME_ICONS = {
    CLEAN: "outcome_clean",
    FINDINGS: "severity_w",
    NOTHING_TO_CHECK: "outcome_nothing",
    COULD_NOT_RUN: "outcome_failed",
}


def severity(key: str) -> str:
    """Return the name of a severity."""
    return {ERROR: tr("Error"), WARNING: tr("Warning"), INFORMATION: tr("Information")}.get(key, key)


def severities(key: str) -> str:
    """Return the plural name of a severity."""
    return {ERROR: tr("Errors"), WARNING: tr("Warnings"), INFORMATION: tr("Information")}.get(key, key)


def severity_icon(key: str):
    """Return the icon of a severity: its shape tells as much as its colour."""
    return icons.icon(f"severity_{key.lower()}")


def outcome(key: str, count: int) -> str:
    """Return what a rule's run came to."""
    if key == FINDINGS:
        return tr("{count} findings", count=count) if count != 1 else tr("1 finding")
    return {
        CLEAN: tr("Clean"),
        NOTHING_TO_CHECK: tr("Nothing to check"),
        COULD_NOT_RUN: tr("Could not run"),
    }[key]


def symptoms(count: int) -> str:
    """Return how many more findings a rule has that a sheet in the wrong place explains."""
    return tr("{count} more hang under a sheet in the wrong place.", count=count)


def rule_title(code: str) -> str:
    """Return a rule's code and name."""
    from ..rules.describe import title
    from ..rules.registry import RULES

    return title(code, QgisLanguage()) if code in RULES else code


def message(findings: FindingTable, row: int) -> str:
    """Return the sentence that says what is wrong."""
    from ..rules.describe import message as describe

    return describe(findings, row, QgisLanguage())


def remedy(findings: FindingTable, row: int) -> str:
    """Return the sentence that says what to do."""
    from ..rules.describe import remedy as describe

    return describe(findings, row, QgisLanguage())


def record(findings: FindingTable, row: int) -> str:
    """Return what kind of record a finding is about, empty where it is about plots."""
    table, _, column = (findings["field"][row] or "").rpartition(".")
    return record_words.kind_of(table) if column else ""


def hanging(count: int, listed: bool) -> str:
    """Return what the arrow of a finding is for that others hang under."""
    if listed:
        return tr("{count} findings hang under this one. Fold them away with the arrow or the Left key.", count=count)
    return tr("{count} findings hang under this one. Show them with the arrow or the Right key.", count=count)


def column(name: str) -> str:
    """Return what people call a column of plots, or of records where it is ``table.column``."""
    return core(PLOT_FIELDS[name].label) if name in PLOT_FIELDS else record_words.label(name)


def plot_name(feature) -> str:
    """Return what people call a plot: ``sheet/number``, for roads and the like ``sheet/use``."""
    from ..qgis_bridge.convert import plain

    sheet, number, use = (plain(feature[name]) for name in ("sheet_number", "plot_number", "land_use"))
    return f"{sheet or '?'}/{number or use or '?'}"


def units() -> list[tuple[str, str]]:
    """Return the communes as pick list entries: code, and code with name."""
    from ..model.catalogues import units as entries

    return [(code, f"{code} - {unit.title}") for code, unit in entries().items()]


def land_uses() -> list[tuple[str, str]]:
    """Return the land-use codes in force as pick list entries: code, and code with name."""
    from ..model.catalogues import land_use_codes

    return [(code, f"{code} - {use.name}") for code, use in land_use_codes().items() if use.current]
