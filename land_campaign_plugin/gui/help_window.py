"""A small window with the help page of a rule, beside the work, never in its way."""

import re
from html import escape

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QTextBrowser

from ..qgis_bridge.language import QgisLanguage, tr
from . import icons, theme

_QUOTED = re.compile(r"``(.+?)``")


def page(code: str) -> str:
    """Return the help page of a rule as HTML."""
    from ..rules import describe

    language = QgisLanguage()
    parts = [f"<h2>{escape(describe.title(code, language))}</h2>"]
    parts += [f"<h4>{escape(title)}</h4><p>{_html(text)}</p>" for title, text in describe.sections(code, language)]
    return "".join(parts)


def _html(text: str) -> str:
    """Return a section as HTML: double back quotes hold coordinates and codes."""
    return _QUOTED.sub(r"<code>\1</code>", escape(text[:1].upper() + text[1:]))


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
