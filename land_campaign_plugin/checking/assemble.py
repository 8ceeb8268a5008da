"""Turns what rules found into the table of findings: ids, labels, fingerprints, a fixed order."""

from __future__ import annotations

import hashlib

import numpy as np

from ..model.findings import FINDING_COLUMNS, OPEN, FindingTable
from ..model.seams import SEAM_SEPARATOR
from ..rules.block import Run
from ..rules.rule import Found, merged

_CELL_MM = 100
_OF_BOUNDARIES = "GTM"


def finding_table(run: Run, results: dict[str, list[Found]]) -> FindingTable:
    """Return the findings of all rules as one table, sorted by rule and fingerprint.

    Parameters
    ----------
    results : dict of str to list of Found
        What each rule found, block by block.
    """
    found = [(code, part) for code, parts in results.items() for part in merged(parts)]
    if not found:
        return FindingTable.empty(run.plots.crs)
    rows = np.unique(np.concatenate([part.members for _, part in found]))
    uids = run.uid_of(rows)
    tables = [_one(run, code, part, rows, uids) for code, part in found]
    columns = {name: np.concatenate([table[name] for table in tables]) for name, _ in FINDING_COLUMNS}
    table = FindingTable(columns, np.concatenate([table.geometry for table in tables]), run.plots.crs)
    return table.take(np.lexsort((table["fingerprint"].astype(str), table["rule"].astype(str))))


def _one(run: Run, code: str, found: Found, rows: np.ndarray, uids: np.ndarray) -> FindingTable:
    count = len(found)
    position = np.searchsorted(rows, found.members)
    first = _first_rows(found)
    slices = [slice(*pair) for pair in zip(found.offsets[:-1], found.offsets[1:], strict=True)]
    labels = {row: run.plots.label(row) for row in np.unique(found.members)}
    place = found.place.copy()
    # a finding without a place of its own lies where its first plot lies
    bare = np.flatnonzero(np.equal(place, None))
    bare = bare[first[bare] >= 0]
    place[bare] = run.plots.geometry[first[bare]]

    def of_plot(name, said):
        if said is not None:
            return said
        result, values = np.full(count, None, dtype=object), run.plots.columns.get(name)
        if values is not None:
            result[first >= 0] = values[first[first >= 0]]
        return result

    columns = {
        "rule": np.full(count, code, dtype=object),
        "sub_code": found.sub_code,
        "severity": found.severity,
        "fingerprint": _fingerprints(code, found, uids[position], slices),
        "plots": np.array([",".join(uids[position[piece]]) for piece in slices], dtype=object),
        "labels": np.array([", ".join(labels[row] for row in found.members[piece]) for piece in slices], dtype=object),
        "sheet": of_plot("sheet_number", found.sheet),
        "commune": of_plot("commune", found.commune),
        "seam": _seams(run, code, found, slices),
        "field": found.field_name,
        "measured": found.measured,
        "unit": found.unit,
        "tolerance": found.tolerance,
        "detail": found.detail,
        "state": np.full(count, OPEN, dtype=object),
        "cause": np.full(count, None, dtype=object),
        "record": np.full(count, None, dtype=object) if found.record is None else found.record,
    }
    return FindingTable(columns, place, run.plots.crs)


def _first_rows(found: Found) -> np.ndarray:
    """Return the first plot's row of each finding, -1 for findings about no plot."""
    first = np.full(len(found), -1, dtype=np.int64)
    some = np.diff(found.offsets) > 0
    first[some] = found.members[found.offsets[:-1][some]]
    return first


def _fingerprints(code: str, found: Found, uids: np.ndarray, slices: list[slice]) -> np.ndarray:
    """Return what names each finding: rule, field, sorted plots, and the place where one pair can have two.

    The place is an input vertex in whole millimetres, floored to 100 mm; should two still agree, they
    are numbered in the order of their exact places.
    """
    texts = []
    for number, piece in enumerate(slices):
        of_plots = not found.named_by_subject and found.record is None
        parts = [code, found.field_name[number], *(sorted(uids[piece]) if of_plots else ())]
        if found.record is not None:
            parts += [found.sub_code[number], str(found.record[number])]
        if found.subject is not None:
            parts.append(str(found.subject[number]))
        if found.anchor_mm is not None:
            parts += [str(value // _CELL_MM) for value in found.anchor_mm[number].tolist()]
        texts.append("|".join(parts))
    if len(set(texts)) < len(texts):
        exact = found.anchor_mm if found.anchor_mm is not None else np.zeros((len(texts), 2), dtype=np.int64)
        seen: dict[str, int] = {}
        for number in np.lexsort((exact[:, 1], exact[:, 0])):
            text = texts[number]
            seen[text] = seen.get(text, 0) + 1
            if seen[text] > 1:
                texts[number] = f"{text}|{seen[text]}"
    digests = (hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest() for text in texts)
    return np.array([digest[:20] for digest in digests], dtype=object)


def _seams(run: Run, code: str, found: Found, slices: list[slice]) -> np.ndarray:
    """Name the seam of findings whose plots lie on several sheets or in several communes.

    Records may tie plots of any sheets together: that says nothing of where these meet.
    """
    seams = np.full(len(slices), None, dtype=object)
    if code[0] not in _OF_BOUNDARIES:
        return seams
    sheets = run.sheets.of_plot[found.members]
    for number, piece in enumerate(slices):
        sides = np.unique(sheets[piece])
        if len(sides) > 1 and sides[0] >= 0:
            seams[number] = SEAM_SEPARATOR.join(sorted(run.sheets.title(side) for side in sides))
    return seams
