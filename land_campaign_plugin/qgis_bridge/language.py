"""Text in the language of QGIS, for the panels (`tr`) and for the core's templates (`QgisLanguage`)."""

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from ..model.language import Language
from ..paths import translation

GUI, CORE = "gui", "core"


def code() -> str:
    """Return the two letters of QGIS's language: ``vi`` or, for any other, ``en``."""
    return "vi" if QgsApplication.instance().locale().lower().startswith("vi") else "en"


class QgisLanguage(Language):
    """The core's templates, looked up in the translator that QGIS has loaded."""

    def __init__(self):
        super().__init__(code())
        self.day_first = True  # as the tables and forms of the windows have it

    def _lookup(self, template: str) -> str:
        return QCoreApplication.translate(CORE, template)


class _GuiLanguage(QgisLanguage):
    def _lookup(self, template: str) -> str:
        return QCoreApplication.translate(GUI, template)


def tr(template: str, **values: object) -> str:
    """Return a panel's text in the language of QGIS, its named places filled."""
    return _GuiLanguage().text(template, **values)


def number(value: float, digits: int = 1) -> str:
    """Return `value` as people of this language write it."""
    return QgisLanguage().number(value, digits)


def core(template: str, **values: object) -> str:
    """Return a text of the core in the language of QGIS."""
    return QgisLanguage().text(template, **values)


def install() -> QTranslator | None:
    """Load the plugin's translation; return the translator, or None in English."""
    path = translation(f"land_campaign_{code()}.qm")
    translator = QTranslator()
    if not path.exists() or not translator.load(str(path)):
        return None
    QCoreApplication.installTranslator(translator)
    return translator


def remove(translator: QTranslator | None) -> None:
    """Take the translation away again."""
    if translator is not None:
        QCoreApplication.removeTranslator(translator)
