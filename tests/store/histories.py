"""Invented histories of several offices, from a seed: the same pushes for every store."""

from __future__ import annotations

import random
import uuid
from dataclasses import dataclass, field, replace

from land_campaign_plugin.native import shapely
from land_campaign_plugin.store.contract import INSERT, RETIRE, UPDATE, Change, seal
from tests.store.conftest import square, uid_of

PLOTS = 8
_SWAPPED = shapely.MultiPolygon([shapely.box(2_281_000, 580_000, 2_281_020, 580_020)]).wkb.hex()
VALUES = {
    "commune": ["26734", "26737", None, "99999"],
    "sheet_number": ["7", "8", "07"],
    "plot_number": ["1", "2", "3", "03", "", None],
    "area_recorded_m2": ["400.0", "380.5", None, "4e2", "0.1", "1234567890123456.0"],
    "area_legal_m2": ["400.0", "1e-05", "-5.0", None],
    "land_use": ["ONT", "LUC", "", None],
    "address": ["Thôn Hạ", "x\ty\"\\", "🌾", "", None],
    "map_scale": ["1000", "500", "0", "-0", None],
    "former_commune": ["đ1", "Đ1", None],
    "former_sheet_number": ["4", None],
    "non_plot": ["1", None, 1],
    "status": ["retired", "retired", "in_force", "in_force", "bogus", None],
    "note": ["a", "b", "o\u0302", "a\0b", "\u202eabc", "a\u200bb", "x" * 2000, None],
}


@dataclass
class Office:
    """A client that knows the versions it last saw."""

    name: str
    number: int = 0
    known: dict[str, int] = field(default_factory=dict)


class History:
    """Pushes of several offices, each made from what the answers so far said.

    Parameters
    ----------
    seed : int
        Equal seeds give equal histories, as long as the answers are equal.
    """

    def __init__(self, seed: int):
        self._chance = random.Random(seed)
        self._offices = [Office(str(uuid.UUID(int=self._chance.getrandbits(128), version=4))) for _ in range(3)]
        self._sent: list[Change] = []
        self._disputed: dict[str, str] = {}

    def push(self) -> list[Change]:
        """Return the changes of the next push."""
        chance, office = self._chance, self._chance.choice(self._offices)
        grouped = chance.random() < 0.2
        size = chance.randint(1, 5)
        group = (f"g{chance.randrange(10**6)}", size if chance.random() < 0.9 else size + 1) if grouped else None
        changes = [self._change(office, group) for _ in range(size)]
        if self._sent and chance.random() < 0.3:
            changes.insert(chance.randint(0, size), self._again(chance.choice(self._sent)))
        self._sent += changes
        return changes

    def learn(self, changes: list[Change], answers) -> None:
        """Let the sender know what the store said; the others go on with what they had."""
        self._disputed |= {answer.uid: answer.cid for answer in answers if answer.status == "conflict"}
        senders = {change.cid: change.content()["client"] for change in changes if change.body.endswith(b"}")}
        for answer in answers:
            for office in self._offices:
                if office.name == senders.get(answer.cid) and answer.ver and self._chance.random() < 0.8:
                    office.known[answer.uid] = answer.ver

    def _change(self, office: Office, group) -> Change:
        chance = self._chance
        number = chance.randint(1, PLOTS)
        uid = uid_of(number)
        base = office.known.get(uid, 0)
        if chance.random() < 0.1:
            base = chance.randint(0, 6)
        op = INSERT if not base and chance.random() < 0.8 else chance.choice([UPDATE, UPDATE, UPDATE, RETIRE])
        patch = self._patch(number, op)
        office.number += 0 if chance.random() < 0.02 else 1
        more = {"group": group} if group else {}
        if op == INSERT and chance.random() < 0.2:
            more["parents"] = [uid_of(chance.randint(1, PLOTS))]
        if uid in self._disputed and op != INSERT and chance.random() < 0.5:
            more["resolves"] = (self._disputed[uid], chance.choice(["kept_mine", "merged"]))
        findings = [{"rule": "T01", "severity": "E", "fingerprint": f"f{chance.randint(1, 3)}"}]
        return seal(
            str(uuid.UUID(int=chance.getrandbits(128), version=4)),
            uid,
            op,
            base,
            patch,
            client=office.name,
            client_seq=office.number,
            reason=chance.choice([None, "vì sao", ""]),
            findings=findings if chance.random() < 0.3 else [],
            ruleset="vn-2024",
            **more,
        )

    def _patch(self, number: int, op: str) -> dict:
        chance = self._chance
        if op == RETIRE:
            return {}
        names = chance.sample(sorted(VALUES), chance.randint(1, 3))
        patch = {name: chance.choice(VALUES[name]) for name in names}
        if op == INSERT:
            start = {"commune": "26734", "sheet_number": "7", "plot_number": str(number), "geom": self._shape(number)}
            return start | {name: value for name, value in patch.items() if chance.random() < 0.4}
        if chance.random() < 0.5:
            patch = {"geom": self._shape(number)}
        return patch

    def _shape(self, number: int) -> str | None:
        chance = self._chance
        if chance.random() < 0.05:
            return chance.choice([None, "zz", "00", square(number).wkb.hex(), _SWAPPED])
        from land_campaign_plugin.store.images import shape_texts

        width, shift = chance.choice([(20, 0), (19, 0), (20.0004, 0), (21, -1), (25, 0), (15, 5)])
        return shape_texts(_array(square(number, width=width, shift=shift)))[0]

    def _again(self, change: Change) -> Change:
        """A change that was sent before: the same, damaged, or its id with other bytes."""
        kind = self._chance.random()
        if kind < 0.6:
            return change
        if kind < 0.8 or not change.body.endswith(b"}"):  # one damaged before says nothing any more
            return replace(change, body=change.body[:-1])
        said = change.content()
        return seal(change.cid, change.uid, "U", 1, {"note": "forged"}, client=said["client"], client_seq=10**6)


def _array(shape):
    import numpy as np

    shapes = np.empty(1, dtype=object)
    shapes[0] = shape
    return shapes
