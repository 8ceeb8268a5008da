"""The rule manual, made from the rules' own documentation."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP, Language
from ..rules.describe import sections, title
from ..rules.registry import RULES
from ..rules.rule import SECTIONS

_UNKNOWN = QT_TRANSLATE_NOOP("core", "There is no rule {code}.")
_KNOWN = QT_TRANSLATE_NOOP("core", "Known are {known}.")


def rule_lines(language: Language, code: str | None = None) -> Iterator[str]:
    """Yield one line a rule, or all that is known of one rule."""
    if code is None:
        for rule in RULES.values():
            (_, flags), *_ = sections(rule.code, language)
            yield f"{title(rule.code, language):<32} {rule.name:<24} {flags}"
        return
    rule = RULES.get(code.upper())
    if rule is None:
        raise BadInput(_UNKNOWN, _KNOWN, code=code, known=", ".join(RULES))
    yield f"{title(rule.code, language)} ({rule.name})"
    for name, text in sections(rule.code, language):
        yield f"  {name}: {text}"
    for name, value in rule.options.items():
        yield f"  {name} = {value}"


def rule_data(language: Language) -> list[dict]:
    """Return all rules as data."""
    return [
        {
            "code": rule.code,
            "name": rule.name,
            "title": language.text(rule.title),
            "fix": rule.fix,
            "view": rule.view,
            "options": dict(rule.options),
            "sections": rule.sections(),
        }
        for rule in RULES.values()
    ]


def manual() -> str:
    """Return the manual as Markdown."""
    parts = ["# Rule manual", "Made from the rules themselves by `make docs`."]
    for rule in RULES.values():
        documented = rule.sections()
        parts.append(f"## {rule.code} {rule.title} (`{rule.name}`)")
        parts += [f"**{name}.** {documented[name]}" for name in SECTIONS]
        if rule.options:
            parts.append("\n".join(f"- `{name}` = {value}" for name, value in rule.options.items()))
    return "\n\n".join(parts) + "\n"
