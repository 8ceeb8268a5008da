"""Reads a ruleset file and refuses what it does not know, with the line it stands on."""

from __future__ import annotations

import hashlib
import math
import re
import tomllib
from pathlib import Path

from .. import paths
from ..model.errors import RulesetError
from ..model.findings import SEVERITIES
from ..model.groups import GroupRow
from ..model.language import QT_TRANSLATE_NOOP
from ..model.ruleset import VIEWS, AreaFormula, MapAccuracy, PiecewiseTable, Ruleset, RuleSettings
from ..model.states import STATE_NAMES
from .registry import RULES

_LINE = re.compile(r"at line (\d+)")
_MISSING = QT_TRANSLATE_NOOP("core", "There is no ruleset {name}.")
_CHOOSE = QT_TRANSLATE_NOOP("core", "Choose one of {known}, or give the path of a .toml file.")
_NOT_TOML = QT_TRANSLATE_NOOP("core", "The ruleset {name} cannot be read: line {line} is not as TOML wants it.")
_NOT_UTF_8 = QT_TRANSLATE_NOOP("core", "The ruleset {name} cannot be read: it is no text in UTF-8.")
_WRITE_IT = QT_TRANSLATE_NOOP("core", "Correct the line, after the example of a ruleset that comes with the plugin.")
_SAVE_IT = QT_TRANSLATE_NOOP("core", "Save it as text in UTF-8.")
_REFUSED = QT_TRANSLATE_NOOP("core", "The ruleset {name}, line {line}: {kind} {key} is not known or has a wrong value.")
_REPAIR = QT_TRANSLATE_NOOP("core", "Known are {known}. Correct the file and start again.")

_REQUIRED = {"name": str, "version": str, "default_scale": int, "network_uses": list, "tolerance": dict}
_TOP = (*_REQUIRED, "title", "rules", "groups")
_GROUP = ("group", "title", "title_vi", "rules", "severities", "states")


def names() -> list[str]:
    """Return the names of the rulesets that come with the plugin."""
    return sorted(path.stem for path in paths.resource("rulesets").glob("*.toml"))


def load_ruleset(name: str | Path = "vn-2024") -> Ruleset:
    """Read a ruleset by name or path.

    Raises
    ------
    RulesetError
        The file is missing or broken, or holds an unknown rule, key or unit.
    """
    path = Path(name) if str(name).endswith(".toml") else paths.resource("rulesets", f"{name}.toml")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise RulesetError(_MISSING, _CHOOSE, name=str(name), known=", ".join(names())) from error
    try:
        text = content.decode("utf-8")
        data = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise RulesetError(_NOT_UTF_8, _SAVE_IT, name=path.name) from error
    except tomllib.TOMLDecodeError as error:
        told = _LINE.search(str(error))  # without one it is the end of the file
        line = int(told[1]) if told else max(1, len(text.splitlines()))
        raise RulesetError(_NOT_TOML, _WRITE_IT, name=path.name, line=line) from error
    return _Reader(path.name, text).ruleset(data, hashlib.sha256(content).hexdigest())


class _Reader:
    """Turns parsed TOML into a `Ruleset`; keeps the text to name the line of a mistake."""

    def __init__(self, name: str, text: str):
        self.name = name
        self.lines = text.splitlines()

    def ruleset(self, data: dict, sha256: str) -> Ruleset:
        self._only(data, _TOP, "key", "")
        for key, kind in _REQUIRED.items():
            if not isinstance(data.get(key), kind):
                raise self._refuse("key", key, _TOP, "")
        tolerance = data["tolerance"]
        self._only(tolerance, ("point_m", "farm", "area", "side"), "key", "tolerance")
        farm = tolerance.get("farm", {"factor": 1.0, "scales": []})
        self._only(farm, ("factor", "scales"), "key", "tolerance.farm")
        point = {self._scale(key): float(value) for key, value in tolerance.get("point_m", {}).items()}
        if not point:
            raise self._refuse("key", "tolerance.point_m", ("tolerance.point_m",), "")
        return Ruleset(
            name=data["name"],
            version=data["version"],
            sha256=sha256,
            default_scale=data["default_scale"],
            rules=self._rules(data.get("rules", {})),
            point_m=point,
            farm_factor=float(farm["factor"]),
            farm_factor_scales=tuple(farm["scales"]),
            area_m2=self._area(tolerance.get("area", {}), point),
            side_m=self._side(tolerance.get("side", {}), point),
            side_farm_factor=float(tolerance.get("side", {}).get("farm_factor", 1.0)),
            network_uses=frozenset(data["network_uses"]),
            groups=self._groups(data.get("groups", [])),
        )

    def _groups(self, rows: list[dict]) -> tuple[GroupRow, ...]:
        """Return the table of groups; only its last row, and that one always, is for all plots that are left."""
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise self._refuse("key", "groups", ("[[groups]]",), "")
        found = [self._group(row, number) for number, row in enumerate(rows)]
        for number, row in enumerate(found):
            if row.is_for_all != (number == len(found) - 1):
                known = _GROUP[3:] if row.is_for_all else ("a last row without a condition",)
                raise self._refuse("row", "group", known, "groups", number)
        return tuple(found)

    def _group(self, row: dict, number: int) -> GroupRow:
        self._only(row, _GROUP, "key", "groups", number)
        for name in ("group", "title", "title_vi"):
            if not isinstance(row.get(name, ""), str) or (name == "group" and not row.get(name)):
                raise self._refuse("key", name, ("a text",), "groups", number)
        families = {rule.family for rule in RULES.values()}
        known = {"rules": (*RULES, *sorted(families)), "severities": SEVERITIES, "states": tuple(STATE_NAMES)}
        for name, values in known.items():
            said = row.get(name, [])
            if not isinstance(said, list) or not all(isinstance(each, str) for each in said):
                raise self._refuse("key", name, values, "groups", number)
            for each in said:
                if each not in values:
                    raise self._refuse(name, each, values, "groups", number)
        wanted = set(row.get("rules") or (families if row.get("severities") else ()))
        return GroupRow(
            group=row["group"],
            rules=frozenset(code for code, rule in RULES.items() if wanted & {code, rule.family}),
            severities=frozenset(row.get("severities") or SEVERITIES),
            states=tuple(row.get("states", ())),
            title=row.get("title", ""),
            title_vi=row.get("title_vi", ""),
        )

    def _rules(self, tables: dict) -> dict[str, RuleSettings]:
        self._only(tables, tuple(RULES), "rule", "rules")
        settings = {}
        for code, rule in RULES.items():
            table = dict(tables.get(code, {}))
            view = table.pop("view", rule.view)
            if view not in VIEWS:
                raise self._refuse("view", view, VIEWS, f"rules.{code}")
            self._only(table, tuple(rule.options), "key", f"rules.{code}")
            for key, value in table.items():
                if isinstance(value, bool) or not isinstance(value, (int, float)) or not value >= 0:
                    raise self._refuse("key", key, tuple(rule.options), f"rules.{code}")
            settings[code] = RuleSettings(view, {**rule.options, **table})
        return settings

    def _area(self, area: dict, point: dict[int, float]) -> dict:
        kind = area.get("kind")
        if kind == "formula":
            self._only(area, ("kind", "factor"), "key", "tolerance.area")
            return {scale: AreaFormula(float(area["factor"]), scale) for scale in point}
        if kind != "piecewise":
            raise self._refuse("kind", str(kind), ("piecewise", "formula"), "tolerance.area")
        self._only(area, ("kind", "table"), "key", "tolerance.area")
        return self._piecewise(area["table"], "tolerance.area.table", "base_m2", "base_up_to_m2", "per_10_m2", 10)

    def _side(self, side: dict, point: dict[int, float]) -> dict:
        kind = side.get("kind")
        if kind == "map":
            keys = ("of_map_m", "short_up_to_m", "short_at_most_m")
            self._only(side, ("kind", "farm_factor", *keys), "key", "tolerance.side")
            return {scale: MapAccuracy(*(float(side[key]) for key in keys), scale) for scale in point}
        if kind != "piecewise":
            raise self._refuse("kind", str(kind), ("piecewise", "map"), "tolerance.side")
        self._only(side, ("kind", "farm_factor", "table"), "key", "tolerance.side")
        return self._piecewise(side["table"], "tolerance.side.table", "base_m", "base_up_to_m", "per_m", 1)

    def _piecewise(self, rows: list[dict], section: str, base: str, up_to: str, per: str, unit: float) -> dict:
        """Return one table a scale: a base, then so much per `unit`, in steps of which the last has no end."""
        tables = {}
        for table in rows:
            self._only(table, ("scale", base, up_to, per), "key", section)
            knots = tuple((float(upper), float(rate) / unit) for upper, rate in table[per])
            uppers = [upper for upper, _ in knots]
            if uppers != sorted(uppers) or not math.isinf(uppers[-1]):
                raise self._refuse("table", per, ("steps in ascending order, the last one inf",), "tolerance")
            tables[int(table["scale"])] = PiecewiseTable(float(table[base]), float(table[up_to]), knots)
        return tables

    def _scale(self, key: str) -> int:
        if not key.isdigit():
            raise self._refuse("scale", key, ("200", "500", "1000"), "tolerance.point_m")
        return int(key)

    def _only(self, table: dict, known: tuple[str, ...], what: str, section: str, number: int = 0) -> None:
        for key in table:
            if key not in known:
                raise self._refuse(what, key, known, section, number)

    def _refuse(self, what: str, key: str, known: tuple[str, ...], section: str, number: int = 0) -> RulesetError:
        line = self._line(key, section, number)
        return RulesetError(_REFUSED, _REPAIR, name=self.name, line=line, kind=what, key=key, known=", ".join(known))

    def _line(self, key: str, section: str, number: int = 0) -> int:
        """Return the line that `key` stands on, looked for from its section on, or from one of several of its name."""
        header = re.compile(r"\s*\[+\s*" + re.escape(f"{section}.{key}" if section else key) + r"\s*\]+")
        within = re.compile(r"\s*\[+\s*" + re.escape(section) + r"\s*\]+")
        inside, met = not section, -1
        for at, line in enumerate(self.lines, 1):
            if header.match(line) or (inside and re.search(r"\b" + re.escape(key) + r"\b", line)):
                return at
            met += bool(within.match(line))
            inside = inside or met == number
        return 1
