"""The records that hang on plots: certificates, rights, uses, documents; and scans as small real PDF files."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np

from ..native import shapely
from .commune import Commune
from .layout import PARCEL
from .people import make_holders, short_ids
from .rows import PlotRows
from .uses import use_parts

_WITH_CERTIFICATE = 0.62
_WITH_SCAN = 0.33
_SERIALS_A_COMMUNE = 40_000
_OLD = ("AB", "AC", "AĐ", "AE", "AG", "AH", "AK", "AL", "AM", "AN")
_MIDDLE = ("BA", "BB", "BC", "BD", "BK", "BM", "CA", "CB", "CĐ", "CH", "CM", "CQ", "DA", "DB", "DD", "DE")
_NEW = ("AA",)
_HOMES = frozenset({"ONT", "ODT", "TMD", "SKC"})
_LONG_TERM = "Lâu dài"
_OWN_USE = "Sử dụng riêng"
_WITH_SIDES = 0.15
_BARCODES_FROM, _FORMS = 2009, ((2009, "1"), (2014, "6"), (2024, "11"))
"""Since when certificates carry a bar code (TT 17/2009/TT-BTNMT), and kinds of certificates up to a year: the codes of
`domain.md` 2.3 for the Land Law of 2003, decree 88/2009 and decree 43/2014."""


@dataclass
class Records:
    """Rows of the record tables by table name, in the order of their columns; legal areas of the plots; scans."""

    tables: dict[str, list[tuple]]
    legal_area_m2: list[float | None]
    scans: list[tuple[str, bytes]]


def scan_pdf(title: str) -> bytes:
    """Return a one-page PDF that shows `title` (letters outside ASCII are left out)."""
    text = f"SAMPLE - {title}".encode("ascii", "ignore").decode().replace("(", "").replace(")", "")
    stream = f"BT /F1 18 Tf 60 760 Td ({text}) Tj ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    parts, offsets, size = ["%PDF-1.4\n"], [], 9
    for number, body in enumerate(objects, 1):
        offsets.append(size)
        parts.append(f"{number} 0 obj\n{body}\nendobj\n")
        size += len(parts[-1])
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    parts.append(
        f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{size}\n%%EOF\n"
    )
    return "".join(parts).encode("ascii")


def _serial(number: int, year: int, month: int) -> str:
    """Return the serial of certificate `number` of the sample, in the form of its year; no two are equal."""
    if (year, month) >= (2024, 8):
        return f"{_NEW[number % len(_NEW)]} {number * 7919 % 100_000_000:08d}"
    letters = _OLD if year < 2009 else _MIDDLE
    return f"{letters[(number + number // 1_000_000) % len(letters)]} {(number * 7919 + 12_345) % 1_000_000:06d}"


def sides_text(shape) -> str | None:
    """Return the lengths of a plot's sides as a certificate lists them, None where it is no simple polygon."""
    if shape is None or shape.geom_type != "Polygon" or not shape.is_valid or shape.interiors:
        return None
    run = np.diff(shapely.get_coordinates(shape), axis=0)
    return ";".join(f"{length:.2f}" for length in np.hypot(run[:, 0], run[:, 1]).tolist()) or None


def _uses(rows: PlotRows, commune: Commune, plots: np.ndarray, code: str) -> list[tuple]:
    """Return the rows of the table ``plot_use``: one a plot, two where its label joins two uses."""
    found = []
    clean = commune.land_use
    areas = rows.area_m2.tolist()
    for row in plots.tolist():
        for sequence, (use, area) in enumerate(use_parts(clean[rows.source[row]], areas[row]), 1):
            home = use in _HOMES
            origin = "CNQ-CTT" if home else "DG-KTT"
            number = len(found)
            term = _LONG_TERM if home else "2063-10-15"
            uid = f"U{code}-{number:06d}"
            found.append((uid, rows.uid[row], sequence, use, area, origin, term, _OWN_USE))
    return found


def make_records(commune: Commune, rows: PlotRows, seed: int, *, with_scans: bool) -> Records:
    """Invent the records of a commune's plots. Extra records (injected errors) get uses only."""
    plan = commune.plan
    rng = np.random.default_rng([seed, 8, plan.index])
    holders = make_holders(plan, sorted(set(commune.address.tolist())), seed)
    plots = np.flatnonzero(~rows.forms_no_plot)
    own = plots[plots < rows.planned]
    certified = own[(rng.random(len(own)) < _WITH_CERTIFICATE) & ~rows.uncertified[own]]
    parcel = commune.layout.kind[certified] == PARCEL
    order = rng.permutation(np.flatnonzero(~parcel))
    homes = max(len(holders.members) - holders.organisations, 1)
    holder = np.empty(len(certified), np.int64)
    holder[order] = np.arange(len(order)) % homes
    holder[parcel] = homes + np.arange(int(parcel.sum())) % max(holders.organisations, 1)

    ids = short_ids("C", plan.unit.code, len(certified))
    year, month, day = (rng.integers(low, high, len(certified)) for low, high in ((2004, 2025), (1, 13), (1, 29)))
    recent = rng.random(len(certified)) < 0.05
    year[recent], month[recent] = 2025, 1 + month[recent] % 6
    scanned = rng.random(len(certified)) < _WITH_SCAN
    later = np.random.default_rng([seed, 11, plan.index])
    listed = certified[later.random(len(certified)) < _WITH_SIDES].tolist()
    sides = {row: sides_text(rows.geometry[row]) for row in listed}
    areas = rows.area_m2.tolist()
    legal: list[float | None] = [None] * len(rows)
    certificates, rights, documents, scans = [], [], [], []
    for place, (row, uid, y, m, d, who, scan) in enumerate(
        zip(
            certified.tolist(),
            ids,
            year.tolist(),
            month.tolist(),
            day.tolist(),
            holder.tolist(),
            scanned.tolist(),
            strict=True,
        )
    ):
        serial = _serial(plan.index * _SERIALS_A_COMMUNE + place, y, m)
        plot_uid, area = rows.uid[row], areas[row]
        legal[row] = area
        paper = (uid, plot_uid, serial, f"CH{place + 1:05d}", f"{y}-{m:02d}-{d:02d}", area, rows.sheet[row])
        kind = next((kind for before, kind in _FORMS if y < before), None)
        barcode = f"{plan.unit.code}{y % 100:02d}{place:06d}" if y >= _BARCODES_FROM else None
        certificates.append((*paper, str(commune.number[row]), kind, barcode, sides.get(row)))
        for party, role, share, form in holders.members[who] if holders.members else ():
            rights.append((f"R{plan.unit.code}-{len(rights):06d}", plot_uid, party, uid, role, share, form))
        if scan:
            name, content = f"{serial}-GCN.pdf", scan_pdf(serial)
            digest = hashlib.sha256(content).hexdigest()
            documents.append((f"D{plan.unit.code}-{len(documents):06d}", plot_uid, uid, name, digest))
            if with_scans:
                scans.append((name, content))
    tables = {
        "certificate": certificates,
        "party": holders.rows,
        "right": rights,
        "plot_use": _uses(rows, commune, plots, plan.unit.code),
        "document": documents,
    }
    return Records(tables, legal, scans)
