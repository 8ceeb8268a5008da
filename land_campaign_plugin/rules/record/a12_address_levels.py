"""A12 address-levels: an address that is not commune and province.

Flags: the current address of a plot with a former district left in it, under a province that is no more, or without
    its commune or its province.
Why: since 2025-07-01 an address has two levels; letters and searches fail on three.
Fix: proposed where the only fault is a district: the address without it.
Trap: certificates from before the merger keep their address and are not checked here. A plot without an address is not
    wrong; that is counted elsewhere.
Example: ``Thôn Đông, Xã Tân Hưng, Tỉnh Hưng Yên`` is right, ``Thôn Đông, Xã Tân Hưng, Huyện Tiên Lữ, Tỉnh Hưng Yên``
    is a warning.
"""

import numpy as np

from ...model.addresses import parts_of, same_province
from ...model.findings import WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ...model.text_verdict import may_be_legacy
from ..block import Run
from ..rule import Found, found
from ..whole_columns import nothing_yet, of_another_province, texts

check = nothing_yet
DISTRICT, PROVINCE, NO_COMMUNE, NO_PROVINCE = "district", "province", "no-commune", "no-province"


def conclude(parts: list, run: Run, settings) -> Found:
    """Return the plots whose address does not have the two levels; one finding a plot."""
    province = run.context.campaign.province
    code = texts(run, "address").mapped(lambda text: _judge(text, province))
    rows = np.flatnonzero(code != "")
    return found(rows, WARNING, sub_code=code[rows], field_name="address", detail=province)


def _judge(text: str | None, province: str) -> str:
    if not (text or "").strip() or may_be_legacy(text):  # E01 first
        return ""
    parts = parts_of(text)
    if parts.districts:
        return DISTRICT
    if parts.province is not None and not same_province(parts.province, province):
        return PROVINCE
    if parts.commune is None:
        return NO_COMMUNE
    return NO_PROVINCE if parts.province is None else ""


RULE = {
    "code": "A12",
    "name": "address-levels",
    "title": QT_TRANSLATE_NOOP("core", "Levels of the address"),
    "check": check,
    "conclude": conclude,
    "needs": ("address",),
    "idle": of_another_province,
    "fix": "propose",
    "flood": QT_TRANSLATE_NOOP(
        "core",
        "{rule} reports {share} % of the plots: the addresses look like those from before the merger of communes. "
        "Convert them all at once.",
    ),
    "messages": {
        DISTRICT: QT_TRANSLATE_NOOP("core", "The address of plot {plots} still names a district."),
        PROVINCE: QT_TRANSLATE_NOOP("core", "The address of plot {plots} names another province than {detail}."),
        NO_COMMUNE: QT_TRANSLATE_NOOP("core", "The address of plot {plots} names no commune."),
        "": QT_TRANSLATE_NOOP("core", "The address of plot {plots} names no province."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Write the hamlet or street, the commune or ward, and the province."),
    },
}
