"""A small window with the help page of a rule, beside the work, never in its way."""

import re
import tomllib
from functools import lru_cache
from html import escape

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QTextBrowser

from ..paths import resource
from ..qgis_bridge.language import QgisLanguage, tr
from . import icons, theme

_QUOTED = re.compile(r"``(.+?)``")


def section_titles() -> dict[str, str]:
    """Return the titles of a help page's sections."""
    return {
        "Flags": tr("What it finds"),
        "Why": tr("Why it matters"),
        "Fix": tr("What to do"),
        "Trap": tr("When it is wrong"),
        "Example": tr("Example"),
    }


def page(code: str) -> str:
    """Return the help page of a rule as HTML."""
    from ..rules.registry import RULES

    rule, language, titles = RULES[code], QgisLanguage(), section_titles()
    parts = [f"<h2>{escape(code)} {escape(language.text(rule.title))}</h2>"]
    own = _translated().get(code, {}) if language.code == "vi" else {}
    for name, text in rule.sections().items():
        parts.append(f"<h4>{escape(titles[name])}</h4><p>{_html(own.get(name) or text)}</p>")
    return "".join(parts)


def _html(text: str) -> str:
    """Return a section as HTML: double back quotes hold coordinates and codes."""
    return _QUOTED.sub(r"<code>\1</code>", escape(text[:1].upper() + text[1:]))


@lru_cache(maxsize=1)
def _translated() -> dict[str, dict[str, str]]:
    """Return the Vietnamese help pages: section to text, by rule."""
    return tomllib.loads(resource("help", "rules_vi.toml").read_text(encoding="utf-8"))


def contents() -> str:
    """Return the list of rules as HTML."""
    from ..rules.registry import RULES

    language = QgisLanguage()
    lines = (
        f'<li><a href="{code}">{code} {escape(language.text(rule.title))}</a></li>' for code, rule in RULES.items()
    )
    return f"<h2>{escape(tr('Rules'))}</h2><ul>{''.join(lines)}</ul>"


class HelpWindow(QDialog):
    """Shows the help page of a rule, or the list of rules."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setWindowTitle(tr("Help on the Rules"))
        self.setWindowIcon(icons.plain("land_campaign"))
        self.resize(460, 420)
        layout = theme.column(self, 0, 0)
        self._browser = QTextBrowser()
        self._browser.setOpenLinks(False)
        self._browser.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._browser.document().setDocumentMargin(16)
        self._browser.anchorClicked.connect(lambda address: self.show_rule(address.toString()))
        layout.addWidget(self._browser)

    def show_rule(self, code: str = "") -> None:
        """Show a rule's page; without a code, the list."""
        back = f'<p><a href="">{escape(tr("All rules"))}</a></p>' if code else ""
        self._browser.setHtml((page(code) + back) if code else contents())
        self.setWindowFlag(Qt.WindowType.Tool, True)
        self.show()
        self.raise_()
