"""Another password of one's own for a store. What is typed reaches the server as a verifier, and QGIS's own keeping."""

from qgis.gui import QgsPasswordLineEdit
from qgis.PyQt.QtWidgets import QDialog, QFormLayout, QHBoxLayout

from ..model.errors import CampaignError
from ..qgis_bridge import passwords
from ..qgis_bridge.connections import ServerConnection
from ..qgis_bridge.language import QgisLanguage, tr
from ..qgis_bridge.tasks import VerbTask, start
from . import theme

_LEAST = 12


class PasswordDialog(QDialog):
    """Asks for the new password twice, and changes it.

    Parameters
    ----------
    connection : ServerConnection
    address : Address
        Of the store, with the login that still holds.
    """

    def __init__(self, connection: ServerConnection, address, parent=None):
        super().__init__(parent)
        self._connection, self._address = connection, address
        self._task: VerbTask | None = None
        self.setWindowTitle(tr("Change Password"))
        self.setStyleSheet(theme.style_sheet())
        self.resize(440, 240)
        layout = theme.column(self, 16, 10)
        layout.addWidget(theme.label(connection.name or connection.host, "title", wrap=True))
        about = tr("Twelve signs or more, such as four words that have nothing in common. The server never hears it.")
        layout.addWidget(theme.label(about, "muted", wrap=True))
        form = QFormLayout()
        self.new, self.again = QgsPasswordLineEdit(), QgsPasswordLineEdit()
        form.addRow(tr("New password"), self.new)
        form.addRow(tr("Once more"), self.again)
        layout.addLayout(form)
        self._told = theme.label("", wrap=True)
        layout.addWidget(self._told)
        layout.addStretch(1)
        row = QHBoxLayout()
        self._cancel, self.change = theme.button(tr("Cancel")), theme.button(tr("Change Password"), primary=True)
        self.change.setDefault(True)
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self.change)
        layout.addLayout(row)
        for line in (self.new, self.again):
            line.textChanged.connect(lambda _text: self._allow())
        self._cancel.clicked.connect(self.reject)
        self.change.clicked.connect(self._change)
        self._allow()

    def told(self) -> str:
        """Return what is said under the fields."""
        return self._told.text()

    def _allow(self) -> None:
        new, again = self.new.text(), self.again.text()
        problem = ""
        if new and len(new) < _LEAST:
            problem = tr("{count} signs are missing.", count=_LEAST - len(new))
        elif new and again and new != again:
            problem = tr("The two are not the same.")
        self._told.setText(problem)
        self.change.setEnabled(bool(new) and new == again and not problem and self._task is None)

    def _change(self) -> None:
        address, new = self._address, self.new.text()
        self._task = VerbTask(
            tr("Change Password"), lambda progress, cancelled: passwords.change_on_server(address, new)
        )
        self._task.succeeded.connect(lambda _login: self._changed(new))
        self._task.failed.connect(self._failed)
        self._task.ended.connect(self._ended)
        self.change.setEnabled(False)
        start(self._task)

    def _changed(self, new: str) -> None:
        kept = passwords.keep(self._connection, new)
        self.new.clear()
        self.again.clear()
        self._told.setText(
            tr("The new password holds, and QGIS keeps it.")
            if kept
            else tr("The new password holds. You are asked for it at the next connection.")
        )
        self.change.hide()
        self._cancel.setText(tr("Close"))

    def _failed(self, error: BaseException) -> None:
        self._told.setText(error.sentence(QgisLanguage()) if isinstance(error, CampaignError) else type(error).__name__)

    def _ended(self) -> None:
        self._task = None
        self.change.setEnabled(True)
