"""The one place that tells the user of news and failures: QGIS's message bar, details behind a button."""

import logging
import traceback

from qgis.core import Qgis, QgsMessageLog
from qgis.PyQt.QtWidgets import QMessageBox, QPushButton

from ..model.errors import CampaignError, Cancelled
from .language import QgisLanguage, tr

TAG = "Land Campaign"


class LogPanel(logging.Handler):
    """Hands the package's `logging` records to a tab of QGIS's log panel."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        level = Qgis.MessageLevel.Warning if record.levelno >= logging.WARNING else Qgis.MessageLevel.Info
        QgsMessageLog.logMessage(self.format(record), TAG, level, notifyUser=False)


class Messages:
    """News and failures in the message bar of a window.

    Parameters
    ----------
    bar : QgsMessageBar
    parent : QWidget
        Window that a details box belongs to.
    """

    def __init__(self, bar, parent):
        self._bar = bar
        self._parent = parent

    def success(self, text: str) -> None:
        """Say that something worked."""
        self._bar.pushMessage(tr("Land Campaign"), text, Qgis.MessageLevel.Success, 6)

    def note(self, text: str) -> None:
        """Say something worth knowing."""
        self._bar.pushMessage(tr("Land Campaign"), text, Qgis.MessageLevel.Info, 10)

    def failure(self, error: BaseException) -> None:
        """Say what went wrong and what to do about it."""
        language = QgisLanguage()
        if isinstance(error, Cancelled):
            self.note(error.sentence(language))
            return
        if isinstance(error, CampaignError):
            what = language.text(error.what, **error.values)
            remedy = language.text(error.remedy, **error.values) if error.remedy else ""
            self._push(what, remedy, "")
            return
        trace = "".join(traceback.format_exception(type(error), error, error.__traceback__))
        QgsMessageLog.logMessage(trace, TAG, Qgis.MessageLevel.Critical, notifyUser=False)
        self._push(
            tr("The work stopped because of a fault in the plugin. Your data were not changed."),
            tr("Please send the details to the people who maintain it."),
            trace,
        )

    def _push(self, what: str, remedy: str, details: str) -> None:
        item = self._bar.createMessage(tr("Land Campaign"), what if not remedy else f"{what} {remedy}")
        button = QPushButton(tr("Details"))
        button.clicked.connect(lambda: self._show(what, remedy, details))
        item.layout().addWidget(button)
        self._bar.pushWidget(item, Qgis.MessageLevel.Warning, 0)

    def _show(self, what: str, remedy: str, details: str) -> None:
        box = QMessageBox(self._parent)
        box.setWindowTitle(tr("Land Campaign"))
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(what)
        box.setInformativeText(remedy)
        if details:
            box.setDetailedText(details)
        close = box.addButton(tr("Close"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(close)
        box.open()


def attach_log() -> LogPanel:
    """Send the package's log records to the log panel; return the handler."""
    handler = LogPanel()
    handler.setFormatter(logging.Formatter("%(message)s"))
    logging.getLogger(__name__.split(".")[0]).addHandler(handler)
    return handler


def detach_log(handler: LogPanel) -> None:
    """Undo `attach_log`."""
    logging.getLogger(__name__.split(".")[0]).removeHandler(handler)
