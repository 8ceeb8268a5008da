"""The oracle: what must hold whatever happened, I1 to I10. Each finds what breaks it; an empty list is wanted."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from .books import Book, OfficeBook

STORED = ("applied", "merged", "same")
ANSWERED = (*STORED, "conflict", "rejected")
_TAG = re.compile(r"(?:office_\d{3}|first|held|fast|twin)-[0-9a-f]{8,12}")
Faults = list[str]


def sent_once(book: Book, offices: Sequence[OfficeBook]) -> Faults:
    """I1: each sealed change is exactly once among the requests, with its own bytes, and nothing else is there."""
    known = {row["cid"]: row["sha256"] for row in book.change_req}
    twice = [cid for cid, count in Counter(row["cid"] for row in book.change_req).items() if count > 1]
    faults = [f"{cid} is there twice" for cid in twice]
    sealed: dict[str, str] = {}
    for office in offices:
        for line in office.journal:
            if line["what"] == "sealed" and sealed.setdefault(line["cid"], line["sha256"]) != line["sha256"]:
                faults.append(f"{office.name}: the bytes of {line['cid']} changed after they were sealed")
        for row in office.outbox:
            if row["sha256"]:
                if sealed.setdefault(row["cid"], row["sha256"]) != row["sha256"]:
                    faults.append(f"{office.name}: the bytes of {row['cid']} changed after they were sealed")
                if row["state"] in ("sealed", "sent"):
                    faults.append(f"{office.name}: {row['cid']} is still under way")
    for cid, sha256 in sealed.items():
        if cid not in known:
            faults.append(f"sealed, and not in the store: {cid}")
        elif known[cid] != sha256:
            faults.append(f"other bytes in the store: {cid}")
    return faults + [f"in the store, and sealed by nobody: {cid}" for cid in known.keys() - sealed.keys()]


def one_line_each(book: Book, offices: Sequence[OfficeBook]) -> Faults:
    """I2: what was taken in has exactly one line of history, everything else none."""
    lines = Counter(row["cid"] for row in book.hist)
    faults = []
    for row in book.change_req:
        wanted = row["status"] == "applied" or row["status"] == "merged" and row["result"]["seq"] > 0
        if lines.pop(row["cid"], 0) != wanted:
            faults.append(f"{row['status']} {row['cid']} has the wrong number of lines of history")
    return faults + [f"a line of history of no request: {cid}" for cid in lines]


def versions_are_lines(book: Book, offices: Sequence[OfficeBook]) -> Faults:
    """I3: the version of a plot is the number of its lines, its row is what the last line says."""
    lines: dict[str, list[dict]] = defaultdict(list)
    here = book.plot + book.record
    for row in book.hist:
        lines[row["uid"]].append(row)
    faults = [f"history of a plot that is not there: {uid}" for uid in lines.keys() - {p["uid"] for p in here}]
    for plot in here:
        own = lines.get(plot["uid"], [])
        if [row["ver"] for row in own] != list(range(1, plot["ver"] + 1)):
            faults.append(f"{plot['uid']} has version {plot['ver']} and {len(own)} lines")
        elif own[-1]["image"] != book.images[plot["uid"]]:
            faults.append(f"{plot['uid']} is not what its last line says")
    return faults


def no_gap(book: Book, offices: Sequence[OfficeBook]) -> Faults:
    """I4: the lines of a commune are numbered without gaps, up to its head."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for row in book.hist:
        numbers[row["commune"]].append(row["seq"])
    heads = {row["code"]: row["head_seq"] for row in book.commune}
    return [
        f"commune {code}: {len(numbers.get(code, []))} lines, head {heads.get(code)}"
        for code in heads.keys() | numbers.keys()
        if sorted(numbers.get(code, [])) != list(range(1, heads.get(code, 0) + 1))
    ]


def both_say_the_same(book: Book, offices: Sequence[OfficeBook]) -> Faults:
    """I5: what an office believes of a change is what the store answered."""
    said = {row["cid"]: row["status"] for row in book.change_req}
    return [
        f"{office.name} believes {row['state']} of {row['cid']}, the store {said.get(row['cid'])}"
        for office in offices
        for row in office.outbox
        if row["sha256"]  # what a pull made a conflict of was never sent
        and row["state"] in ANSWERED
        and said.get(row["cid"]) != row["state"]
    ]


def all_have_the_same(book: Book, offices: Sequence[OfficeBook]) -> Faults:
    """I6: after a push and a pull an office has every plot as the store has it, but for those it holds itself."""
    faults = []
    for office in offices:
        there = {
            row["uid"]: (row["ver"], book.images[row["uid"]])
            for row in book.plot
            if row["status"] != "retired" and row["commune"] in office.communes and row["uid"] not in office.held
        }
        here = {
            uid: (ver, image)
            for uid, (ver, status, image) in office.plots.items()
            if status != "retired" and uid not in office.held and json.loads(image)["commune"] in office.communes
        }
        wrong = [uid for uid in there.keys() | here.keys() if there.get(uid) != here.get(uid)]
        faults += [f"{office.name} has another {uid} than the store" for uid in wrong]
    return faults


def nothing_is_lost(book: Book, offices: Sequence[OfficeBook]) -> Faults:
    """I7: what was sent is in the store, taken in or kept beside; what was only edited is there or still waits."""
    there = {row["cid"] for row in book.hist} | {row["cid"] for row in book.conflict + book.rejected}
    there |= {row["cid"] for row in book.change_req if row["status"] in ("same", "merged", "blocked")}
    faults = [
        f"answered {row['status']}, and nowhere: {row['cid']}" for row in book.change_req if row["cid"] not in there
    ]
    tags = set()
    for row in book.hist:
        tags.update(_TAG.findall(row["image"]))
    for row in book.conflict:
        tags.update(_TAG.findall(str(row["mine"])))
    for row in book.rejected:
        tags.update(_TAG.findall(row["body"]))
    for office in offices:
        last: dict[str, list[str]] = {}  # what was edited last, and what came after it if it came to be
        for line in office.journal:
            if line["what"] == "edit":
                last[line["uid"]] = [line["tag"]]
            elif line["what"] == "means to edit":
                last.get(line["uid"], []).append(line["tag"])
            elif line["what"] == "gives up":
                last.pop(line["uid"], None)
            elif line["what"] == "sealed" and line["note"] and line["note"] not in tags:
                faults.append(f"{office.name}: sent and nowhere: {line['note']}")
        for uid, several in last.items():
            here = office.tags.get(uid) if uid in office.held else None
            if not any(tag in tags or tag == here for tag in several):
                faults.append(f"{office.name}: edited and nowhere: {uid} {several[0]}")
    return faults


def chain_holds(book: Book, offices: Sequence[OfficeBook]) -> Faults:
    """I8: the hash chain verifies."""
    return [f"the chain does not hold at {place}" for place in book.chain]


def within_scope(book: Book, offices: Sequence[OfficeBook]) -> Faults:
    """I10: nobody wrote where they may not, neither where a plot was nor where it came to be."""
    if book.scope is None:
        return []
    may = {(row["login"], row["commune"]) for row in book.scope if row["role"] in ("editor", "reviewer")}
    faults, before = [], {}
    for row in book.hist:
        for commune in {row["commune"], before.get(row["uid"], row["commune"])}:
            if (row["login"], commune) not in may:
                faults.append(f"{row['login']} wrote in {commune}: {row['uid']} version {row['ver']}")
        before[row["uid"]] = row["commune"]
    return faults


INVARIANTS: Mapping[str, Callable[[Book, Sequence[OfficeBook]], Faults]] = {
    "I1": sent_once,
    "I2": one_line_each,
    "I3": versions_are_lines,
    "I4": no_gap,
    "I5": both_say_the_same,
    "I6": all_have_the_same,
    "I7": nothing_is_lost,
    "I8": chain_holds,
    "I10": within_scope,
}
"""I9, which looks for secrets, is in `leaks`."""


def judge(book: Book, offices: Iterable[OfficeBook]) -> dict[str, Faults]:
    """Return what breaks which invariant; nothing where all hold."""
    offices = list(offices)
    found = {name: invariant(book, offices) for name, invariant in INVARIANTS.items()}
    return {name: faults for name, faults in found.items() if faults}
