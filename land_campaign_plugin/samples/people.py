"""Invented holders: people with citizen numbers of the right form, couples, organisations."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..model.records import MATCHED, NOT_SENT, SENT
from .names import FAMILY, GIVEN_MEN, GIVEN_WOMEN, MIDDLE_MEN, MIDDLE_WOMEN, ORGANISATIONS, PROVINCE
from .plan import CommunePlan

PERSON, ORGANISATION = "Cá nhân", "Tổ chức"
SINGLE, HUSBAND, WIFE, REPRESENTATIVE, HEAD = "Cá nhân", "Chồng", "Vợ", "Người đại diện", "Chủ hộ"
COUPLE, HOUSEHOLD = "Vợ chồng", "Hộ gia đình"
_MALE, _FEMALE = "Nam", "Nữ"
_PROVINCES = np.array(["033", "034", "030", "036", "001"])
_PROVINCE_SHARES = np.array([0.47, 0.47, 0.02, 0.02, 0.02])
_NUMBERS_A_COMMUNE = 9_600
_CARD_ONLY = 0.02
_ASKED, _ASKED_SHARES = (NOT_SENT, SENT, MATCHED), (0.3, 0.18, 0.52)
_DAYS_A_COMMUNE = 3
_HOUSEHOLDS = 5
"""Of so many single holders, one is the head of a household."""
_TAX_WEIGHTS = np.array([31, 29, 23, 19, 17, 13, 7, 5, 3])


@dataclass
class Holders:
    """Those who hold plots: a person, a couple, or an organisation.

    Parameters
    ----------
    rows : list of tuple
        Rows of the table ``party``.
    members : list of tuple of (str, str, float, str)
        For each holder: party id, role, share, legal form.
    organisations : int
        How many holders, the last ones, are organisations.
    """

    rows: list[tuple]
    members: list[tuple[tuple[str, str, float, str], ...]]
    organisations: int


def short_ids(prefix: str, commune: str, count: int) -> list[str]:
    """Return ids for records of the commune with this code, distinct in the whole province."""
    return [f"{prefix}{commune}-{number:06d}" for number in range(count)]


def tax_code(serial: int) -> str:
    """Return a ten-digit tax code whose last digit checks; the eleventh remainder is skipped by counting on."""
    while True:
        digits = np.array([int(digit) for digit in f"{serial:09d}"])
        check = 10 - int((digits * _TAX_WEIGHTS).sum()) % 11
        if check < 10:
            return f"{serial:09d}{check}"
        serial += 1


def _citizen_numbers(born: np.ndarray, male: np.ndarray, commune: int, rng: np.random.Generator) -> list[str]:
    """Return citizen numbers: province, century and gender, year, and a serial that no other commune uses."""
    province = rng.choice(len(_PROVINCES), len(born), p=_PROVINCE_SHARES)
    century = np.where(born >= 2000, 2, 0) + np.where(male, 0, 1)
    group = (province * 10 + century) * 100 + born % 100
    order = np.argsort(group, kind="stable")
    ordered = group[order]
    first = np.searchsorted(ordered, ordered)
    rank = np.empty(len(born), np.int64)
    rank[order] = np.arange(len(born)) - first
    serial = commune * _NUMBERS_A_COMMUNE + (rank * 4801 + 1237) % _NUMBERS_A_COMMUNE
    return [
        f"{_PROVINCES[place]}{digit}{year:02d}{number:06d}"
        for place, digit, year, number in zip(
            province.tolist(), century.tolist(), (born % 100).tolist(), serial.tolist(), strict=True
        )
    ]


def _names(male: np.ndarray, rng: np.random.Generator) -> list[str]:
    count = len(male)
    family = rng.integers(0, len(FAMILY), count).tolist()
    middle, given = rng.integers(0, 1 << 16, (2, count)).tolist()
    words = {True: (MIDDLE_MEN, GIVEN_MEN), False: (MIDDLE_WOMEN, GIVEN_WOMEN)}
    return [
        f"{FAMILY[f]} {words[man][0][m % len(words[man][0])]} {words[man][1][g % len(words[man][1])]}"
        for f, m, g, man in zip(family, middle, given, male.tolist(), strict=True)
    ]


def _birth_dates(born: np.ndarray, names: list[str], commune: int, rng: np.random.Generator) -> list[str]:
    """Return dates of birth; for most people only the year is known.

    Nobody shares name and full date with another: each commune has days of the year of its own.
    """
    day = (commune * _DAYS_A_COMMUNE + rng.integers(0, _DAYS_A_COMMUNE, len(born))) % (12 * 28)
    full = rng.random(len(born)) < 0.13
    dates, seen = [], set()
    for year, at, name, known in zip(born.tolist(), day.tolist(), names, full.tolist(), strict=True):
        date = f"{year}-{at // 28 + 1:02d}-{at % 28 + 1:02d}"
        dates.append(date if known and (name, date) not in seen else str(year))
        seen.add((name, date))
    return dates


def make_holders(plan: CommunePlan, addresses: list[str], seed: int) -> Holders:
    """Invent the parties of a commune, exactly as many as planned.

    Parameters
    ----------
    addresses : list of str
        Where they may live.
    """
    rng = np.random.default_rng([seed, 7, plan.index])
    organisations = max(1, plan.people // 260) if plan.people else 0
    people = plan.people - organisations
    couples = int(people * 0.21)
    ids = short_ids("P", plan.unit.code, plan.people)
    male = rng.random(people) < 0.5
    male[: 2 * couples : 2], male[1 : 2 * couples : 2] = True, False
    born = rng.integers(1941, 2004, people)
    born[1 : 2 * couples : 2] = np.clip(born[: 2 * couples : 2] + rng.integers(-6, 9, couples), 1941, 2003)
    home = rng.integers(0, len(addresses), people)
    home[1 : 2 * couples : 2] = home[: 2 * couples : 2]
    names = _names(male, rng)
    numbers = _citizen_numbers(born, male, plan.index, rng)
    dates = _birth_dates(born, names, plan.index, rng)
    later = np.random.default_rng([seed, 10, plan.index])
    card_only = later.random(people) < _CARD_ONLY
    asked = later.choice(len(_ASKED), people, p=_ASKED_SHARES)
    rows = [
        (
            uid,
            PERSON,
            name,
            None if card else number,
            None,
            date,
            _MALE if man else _FEMALE,
            addresses[place],
            f"{plan.index % 1000:03d}{serial:06d}" if card else None,
            NOT_SENT if card else _ASKED[state],
            "2026-09-15" if not card and _ASKED[state] == MATCHED else None,
        )
        for serial, (uid, name, number, date, man, place, card, state) in enumerate(
            zip(
                ids,
                names,
                numbers,
                dates,
                male.tolist(),
                home.tolist(),
                card_only.tolist(),
                asked.tolist(),
                strict=False,
            )
        )
    ]
    seat = f"{plan.unit.title}, {PROVINCE}"
    for number, uid in enumerate(ids[people:]):
        name = f"{ORGANISATIONS[number % len(ORGANISATIONS)]} {plan.unit.name} {number + 1}"
        code = tax_code(90_000_0000 + (plan.index * 1000 + number) * 20)
        rows.append((uid, ORGANISATION, name, None, code, None, None, seat, None, None, None))
    members = [((ids[2 * n], HUSBAND, 0.5, COUPLE), (ids[2 * n + 1], WIFE, 0.5, COUPLE)) for n in range(couples)]
    members += [
        ((uid, SINGLE, 1.0, PERSON) if n % _HOUSEHOLDS else (uid, HEAD, 1.0, HOUSEHOLD),)
        for n, uid in enumerate(ids[2 * couples : people])
    ]
    members += [((uid, REPRESENTATIVE, 1.0, ORGANISATION),) for uid in ids[people:]]
    return Holders(rows, members, organisations)
