"""Another password of one's own for a central store: typed twice, changed on the server, kept where the login is."""

from qgis.gui import QgsPasswordLineEdit
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QFormLayout, QHBoxLayout

from ..model.errors import CampaignError
from ..qgis_bridge import connections
from ..qgis_bridge.connections import ServerConnection
from ..qgis_bridge.language import tr
from ..qgis_bridge.tasks import VerbTask, start
from . import theme
from .sign_in_dialog import told

LEAST = 12


class PasswordDialog(QDialog):
    """Asks for the new password, and changes it.

    Parameters
    ----------
    address : Address
        With the login of today in it.

    Signals
    -------
    changed()
        The server has the new one, and QGIS too.
    """

    changed = pyqtSignal()

    def __init__(self, connection: ServerConnection, address, parent=None):
        super().__init__(parent)
        self._connection, self._address = connection, address
        self._task: VerbTask | None = None
        self.setObjectName("change_password")
        self.setWindowTitle(tr("Change Password"))
        self.setStyleSheet(theme.style_sheet())
        self.resize(440, 240)
        layout = theme.column(self, 16, 10)
        layout.addWidget(theme.label(tr("A new password of your own"), "title"))
        about = tr(
            "At least {least} signs, without your login. The server never hears it, only what proves it.", least=LEAST
        )
        layout.addWidget(theme.label(about, "muted", wrap=True))
        form = QFormLayout()
        self.first, self.second = QgsPasswordLineEdit(), QgsPasswordLineEdit()
        form.addRow(tr("New password"), self.first)
        form.addRow(tr("Once more"), self.second)
        layout.addLayout(form)
        self._note = theme.label("", "muted", wrap=True)
        layout.addWidget(self._note)
        layout.addStretch(1)
        row = QHBoxLayout()
        cancel, self.change = theme.button(tr("Cancel")), theme.button(tr("Change Password"), primary=True)
        self.change.setDefault(True)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.change)
        layout.addLayout(row)
        for line in (self.first, self.second):
            line.textChanged.connect(lambda _text: self._allow())
        cancel.clicked.connect(self.reject)
        self.change.clicked.connect(self._change)
        self._allow()
        self.first.setFocus()

    def _problem(self) -> str:
        password = self.first.text()
        if len(password) < LEAST:
            return tr("{count} signs are missing.", count=LEAST - len(password))
        return "" if password == self.second.text() else tr("The two are not the same yet.")

    def _allow(self) -> None:
        problem = self._problem()
        self._note.setText(problem)
        self.change.setEnabled(not problem and self._task is None)

    def _change(self) -> None:
        address, password = self._address, self.first.text()

        def work(progress, cancelled):
            from ..store.pg_passwords import change_password

            return change_password(address, password)

        self._task = VerbTask(tr("Changing the password"), work)
        self._task.ended.connect(self._on_ended)
        self._task.succeeded.connect(lambda login: self._on_changed(login, password))
        self._task.failed.connect(self._on_failed)
        self._allow()
        start(self._task)

    def _on_ended(self) -> None:
        self._task = None
        self._allow()

    def _on_changed(self, login: str, password: str) -> None:
        try:
            connections.keep_password(self._connection, login, password)
        except CampaignError as error:
            self._on_failed(error)
            return
        self.changed.emit()
        self.accept()

    def _on_failed(self, error: BaseException) -> None:
        self._note.setText(told(error))
