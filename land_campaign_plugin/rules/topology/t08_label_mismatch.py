"""T08 label-mismatch: the labels of the drawing do not agree with the plots.

Flags: a plot without a label, or with more than one; a label in no plot; a label on a boundary, so that nobody knows
    whose it is; a number on the label that is not the plot's. One finding a plot or label; plots of a sheet that has
    no label at all are one finding.
Why: the label is where the plot's number came from; where the two part, papers name another plot than the map.
Fix: proposed: the number of the label; which of the two is right is seen on the paper map.
Trap: roads, canals and waters that form no plot need no label. A label point and a number beside it, on two levels of
    a drawing, are one label. Where plots overlap, a label belongs to the one with its number, else to the smallest.
    ``012`` and ``12`` are one number; a plot without a number is A02, one outside the province G09. In a work copy
    plots that were made there, or come from a source without labels, need none, and labels of plots that were merged or
    deleted there are left out; a number that was changed there is information only: the drawing still has the old one.
Example: plot 12 with the label 21 inside: an error. With the label ``012``: none.
"""

from dataclasses import dataclass

import numpy as np

from ...model.context import LABELS
from ...model.findings import ERROR, INFORMATION
from ...model.language import QT_TRANSLATE_NOOP
from ...native import shapely
from ..block import Block, Run
from ..edges import MM
from ..labels import Hits, hits_of, joined_hits
from ..rule import Found, found, nothing_found
from ..sheet_keys import normalised

_NONE, _SEVERAL, _STRAY = "no-label", "several-labels", "stray-label"
_BOUNDARY, _DIFFERS, _BEHIND = "on-boundary", "number-differs", "drawing-behind"
_NO_LABELS = QT_TRANSLATE_NOOP("core", "The layer of plot labels holds no label.")


@dataclass
class _Part:
    """What a block says: labels in and on its plots, its plots that need one, and plots that share a shape."""

    hits: Hits
    needing: np.ndarray
    twins: dict[int, np.ndarray]


def check(block: Block, settings) -> _Part:
    """Return the labels in and on the boundaries of the block's own plots."""
    run = block.run
    asked = block.polygonal.copy()
    if "status" in run.plots:
        asked &= run.plots["status"][block.rows] != "retired"
    twins = {}
    for group in block.twins.groups:
        alive = group[asked[group]]
        asked[alive[1:]] = False
        if len(alive) > 1:
            twins[int(block.rows[alive[0]])] = block.rows[alive]
    own = np.flatnonzero(asked[: block.own])
    needing = own[~block.forms_no_plot[own] & ~run.outside_province(block.rows[own])]
    return _Part(hits_of(block, run.labels, own, settings["on_boundary_m"]), block.rows[needing], twins)


def conclude(parts: list[_Part], run: Run, settings) -> Found:
    """Return the labels and plots that do not agree."""
    hits = joined_hits([part.hits for part in parts])
    needing = np.sort(np.concatenate([part.needing for part in parts]))
    twins = {row: rows for part in parts for row, rows in part.twins.items()}
    numbers = _Numbers(run, twins)
    inside = _homes(run, hits, numbers)
    outside = np.ones(len(run.labels), dtype=bool)
    outside[inside.label] = False
    edge = np.flatnonzero(~hits.inside & outside[hits.label])
    lines = [
        *_strays(run, hits, inside, numbers, needing),
        *_on_boundaries(run, hits.label[edge], hits.plot[edge]),
        *_of_plots(run, inside, numbers, needing, np.unique(hits.plot[edge])),
    ]
    if not lines:
        return nothing_found()
    lines.sort(key=lambda line: line[4:])
    kind, members, detail, place, name, anchor = zip(*lines, strict=True)
    sub_code = _texts(kind)
    labelled = np.array([float(detail[at]) if kind[at] == _SEVERAL else np.nan for at in range(len(kind))])
    return found(
        np.concatenate(members),
        np.where(sub_code == _BEHIND, INFORMATION, ERROR).astype(object),
        offsets=np.concatenate([[0], np.cumsum([len(rows) for rows in members])]),
        sub_code=sub_code,
        field_name=np.where(np.isin(sub_code, (_DIFFERS, _BEHIND)), "plot_number", "").astype(object),
        measured=labelled,
        tolerance=np.where(sub_code == _SEVERAL, 1.0, np.nan),
        detail=_texts(detail),
        place=_texts(place),
        anchor_mm=anchor,
        subject=_texts(name),
        commune=_said(run, "commune", members, anchor),
        sheet=_said(run, "sheet_number", members, anchor),
    )


class _Numbers:
    """Numbers of plots as they are compared; plots that share a shape bear all of theirs."""

    def __init__(self, run: Run, twins: dict[int, np.ndarray]):
        self._numbers = run.plots.columns.get("plot_number")
        self._twins = twins

    def rows(self, row: int) -> np.ndarray:
        """Return the plots that share the shape of one."""
        return self._twins.get(row, np.array([row]))

    def of_first(self, rows: np.ndarray) -> np.ndarray:
        """Return the number of each of some plots, whatever others share their shapes."""
        if self._numbers is None:
            return np.full(len(rows), "", dtype=object)
        texts = self._numbers[rows]
        known = {text: normalised(text) for text in set(texts)}
        return np.array([*map(known.__getitem__, texts), None], dtype=object)[:-1]

    def of(self, row: int) -> set[str]:
        """Return the numbers that a label in a plot may bear."""
        if self._numbers is None:
            return set()
        return {number for number in map(normalised, self._numbers[self.rows(row)]) if number}


def _homes(run: Run, hits: Hits, numbers: _Numbers) -> Hits:
    """Return the one plot that each label inside a plot belongs to, in the order of labels."""
    rows = np.flatnonzero(hits.inside)
    label, plot = hits.label[rows], hits.plot[rows]
    shared = np.bincount(label, minlength=len(run.labels))[label] > 1
    strange = np.zeros(len(rows), dtype=np.int64)
    sheets = run.plots.columns.get("sheet_number")
    for at in np.flatnonzero(shared):
        bears = run.labels.number[label[at]] in numbers.of(plot[at])
        here = sheets is not None and normalised(sheets[plot[at]]) == run.labels.sheet[label[at]]
        strange[at] = 3 - 2 * bears - here
    ids = np.full(len(rows), "", dtype=object)
    ids[shared] = run.uid_of(plot[shared]) if shared.any() else ""
    order = np.lexsort((ids.astype(str), hits.area_m2[rows], strange, label))
    first = order[np.concatenate([[True], np.diff(label[order]) != 0])[: len(order)]]
    return Hits(label[first], plot[first], hits.inside[rows[first]], hits.area_m2[rows[first]])


def _line(kind: str, members, detail: str, place, name: str, anchor) -> tuple:
    return kind, np.asarray(members, dtype=np.int64), detail, place, f"{kind}|{name}", tuple(anchor)


def _anchor(run: Run, label: int) -> list[int]:
    return np.rint(run.labels.xy[label] * MM).astype(np.int64).tolist()


def _strays(run: Run, hits: Hits, inside: Hits, numbers: _Numbers, needing: np.ndarray) -> list[tuple]:
    """Return the labels in no plot, and those with a number in an object that forms none and has none."""
    labels = run.labels
    nowhere = np.ones(len(labels), dtype=bool)
    nowhere[hits.label] = False
    lines = [(label, []) for label in np.flatnonzero(nowhere).tolist()]
    for at in np.flatnonzero(~np.isin(inside.plot, needing)).tolist():
        label, row = inside.label[at], int(inside.plot[at])
        numbered = any(sign.isdigit() for sign in labels.number[label])
        if numbered and not numbers.of(row) and not run.outside_province(np.array([row]))[0]:
            lines.append((label, [row]))
    return [
        _line(_STRAY, rows, _shown(labels.text[label]), labels.points[label], labels.number[label], _anchor(run, label))
        for label, rows in lines
    ]


def _on_boundaries(run: Run, label: np.ndarray, plot: np.ndarray) -> list[tuple]:
    """Return the labels that lie on boundaries only, with the plots on both sides."""
    lines = []
    order = np.lexsort((run.uid_of(plot).astype(str), label)) if len(label) else label
    for rows in np.split(order, np.flatnonzero(np.diff(label[order])) + 1) if len(order) else []:
        at = label[rows[0]]
        text, place = run.labels.text[at], run.labels.points[at]
        lines.append(_line(_BOUNDARY, plot[rows], _shown(text), place, run.labels.number[at], _anchor(run, at)))
    return lines


def _of_plots(run: Run, inside: Hits, numbers: _Numbers, needing: np.ndarray, unsure: np.ndarray) -> list[tuple]:
    """Return plots with several labels or another number, and those without: where no other finding explains it."""
    order = np.lexsort((run.labels.order[inside.label], inside.plot))
    label, plot = inside.label[order], inside.plot[order]
    blank = run.labels.number[label] == ""
    begin = np.flatnonzero(np.concatenate([[True], np.diff(plot) != 0]))[: len(plot)]
    groups = list(zip(begin, [*begin[1:], len(plot)], strict=True)) if len(plot) else []
    lines = []
    for number in np.flatnonzero(_suspicious(run, numbers, label, plot, blank, begin)).tolist():
        rows = np.arange(*groups[number])
        row = int(plot[rows[0]])
        most = max(np.count_nonzero(blank[rows]), np.count_nonzero(~blank[rows]))
        if most > len(numbers.rows(row)) and np.isin(row, needing):
            place = shapely.multipoints(run.labels.points[label[rows]])
            lines.append(_line(_SEVERAL, [row], str(most), place, "", (0, 0)))
            continue
        known = numbers.of(row)
        for at in label[rows[~blank[rows]]] if known else []:
            text = run.labels.number[at]
            if text not in known:
                said = f"{_shown(run.labels.text[at])}|{', '.join(sorted(known))}"
                kind = _BEHIND if _is_among(run, row, run.context.renumbered) else _DIFFERS
                lines.append(_line(kind, [row], said, run.labels.points[at], text, (0, 0)))
    return lines + _unlabelled(run, needing, np.unique(plot), unsure)


def _is_among(run: Run, row: int, uids: frozenset[str]) -> bool:
    return bool(uids) and run.uid_of(np.array([row]))[0] in uids


def _suspicious(run: Run, numbers: _Numbers, label, plot, blank, begin) -> np.ndarray:
    """Tell which plots, one for each place in `begin`, need a closer look: almost all have their one label."""
    if not len(plot):
        return np.zeros(0, dtype=bool)
    other = ~blank & (run.labels.number[label] != numbers.of_first(plot))
    doubled = (np.add.reduceat(blank.astype(int), begin) > 1) | (np.add.reduceat((~blank).astype(int), begin) > 1)
    return doubled | np.logical_or.reduceat(other, begin)


def _unlabelled(run: Run, needing: np.ndarray, labelled: np.ndarray, unsure: np.ndarray) -> list[tuple]:
    """Return the plots without a label; those of a sheet that has none at all together."""
    sheet = run.sheets.of_plot
    bare = needing[~np.isin(needing, labelled) & ~np.isin(needing, unsure)]
    if run.context.unlabelled and len(bare):
        bare = bare[np.array([uid not in run.context.unlabelled for uid in run.uid_of(bare)])]
    known = np.unique(sheet[np.concatenate([labelled, unsure])]) if len(labelled) + len(unsure) else labelled
    alone = np.isin(sheet[bare], known) | (sheet[bare] < 0)
    lines = [_line(_NONE, [row], "", None, "", (0, 0)) for row in bare[alone].tolist()]
    for one in np.unique(sheet[bare[~alone]]).tolist():
        rows = bare[~alone & (sheet[bare] == one)]
        rows = rows[np.argsort(run.uid_of(rows).astype(str), kind="stable")]
        lines.append(_line(_NONE, rows, "", run.box_of(rows) if len(rows) > 1 else None, "", (0, 0)))
    return lines


def _shown(text: str) -> str:
    """Return a label's text in one line, without the sign that parts details."""
    return " ".join(text.replace("|", " ").split()) or "-"


def _said(run: Run, name: str, members, anchor) -> np.ndarray:
    """Return the commune or sheet of each finding: of its first plot, else what the label there says."""
    of_plot, of_label = run.plots.columns.get(name), run.labels.table[name]
    at = {tuple(_anchor(run, label)): of_label[label] for label in np.flatnonzero(of_label != None)}  # noqa: E711
    values = []
    for rows, place in zip(members, anchor, strict=True):
        if len(rows):
            values.append(None if of_plot is None else of_plot[rows[0]])
        else:
            values.append(at.get(place))
    return _texts(values)


def _texts(values) -> np.ndarray:
    return np.array([*values, None], dtype=object)[:-1]


def idle(run: Run):
    """Return why there is nothing to check where no label is there."""
    return None if len(run.labels) else (_NO_LABELS, {})


RULE = {
    "code": "T08",
    "name": "label-mismatch",
    "title": QT_TRANSLATE_NOOP("core", "Label and plot differ"),
    "check": check,
    "conclude": conclude,
    "idle": idle,
    "tables": (LABELS,),
    "options": {"on_boundary_m": 0.001},
    # Where plots overlap, whose a label is depends on plots that a re-check does not fetch.
    "local": False,
    "fix": "propose",
    "messages": {
        _NONE: QT_TRANSLATE_NOOP("core", "Plot {plots} has no label."),
        _SEVERAL: QT_TRANSLATE_NOOP("core", "Plot {plots} has {detail} labels."),
        _STRAY: QT_TRANSLATE_NOOP("core", "The label {detail} lies in no plot."),
        _BOUNDARY: QT_TRANSLATE_NOOP("core", "The label {detail} lies on the boundary of plots {plots}: whose is it?"),
        _DIFFERS: QT_TRANSLATE_NOOP("core", "Plot {plots} has the label {detail1} and the number {detail2}."),
        _BEHIND: QT_TRANSLATE_NOOP(
            "core", "Plot {plots} was given the number {detail2} here; the drawing still says {detail1}."
        ),
        "": QT_TRANSLATE_NOOP("core", "Plot {plots} and its label do not agree."),
    },
    "remedies": {
        _NONE: QT_TRANSLATE_NOOP("core", "In the drawing, put a label into the plot, or join it to its neighbour."),
        _SEVERAL: QT_TRANSLATE_NOOP(
            "core", "Delete the label that is too many, or draw the boundary that is missing between them."
        ),
        _STRAY: QT_TRANSLATE_NOOP("core", "Move the label into its plot, draw the plot that is missing, or delete it."),
        _BOUNDARY: QT_TRANSLATE_NOOP("core", "In the drawing, move the label into the plot that it belongs to."),
        _DIFFERS: QT_TRANSLATE_NOOP("core", "Compare with the paper map: enter {detail1}, or correct the label."),
        _BEHIND: QT_TRANSLATE_NOOP("core", "Correct the label, too, when the drawing is next worked on."),
        "": QT_TRANSLATE_NOOP("core", "Compare with the paper map and correct the label or the number."),
    },
}
