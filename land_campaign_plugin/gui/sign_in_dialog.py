"""User and password for one session, where QGIS keeps no login for a connection. Nothing of it is saved."""

from qgis.gui import QgsPasswordLineEdit
from qgis.PyQt.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit

from ..model.errors import CampaignError
from ..qgis_bridge.connections import Login, ServerConnection
from ..qgis_bridge.language import QgisLanguage, tr
from . import theme


class SignInDialog(QDialog):
    """Asks for user and password."""

    def __init__(self, connection: ServerConnection, parent=None):
        super().__init__(parent)
        self.setObjectName("sign_in")
        self.setWindowTitle(tr("Sign In to the Central Store"))
        self.setStyleSheet(theme.style_sheet())
        self.resize(420, 200)
        layout = theme.column(self, 16, 10)
        layout.addWidget(theme.label(connection.name or connection.host, "title", wrap=True))
        about = tr("Kept until QGIS is closed, and written down nowhere.")
        layout.addWidget(theme.label(about, "muted", wrap=True))
        form = QFormLayout()
        self.user, self.password = QLineEdit(), QgsPasswordLineEdit()
        form.addRow(tr("User"), self.user)
        form.addRow(tr("Password"), self.password)
        layout.addLayout(form)
        row = QHBoxLayout()
        cancel, self.enter = theme.button(tr("Cancel")), theme.button(tr("Sign In"), primary=True)
        self.enter.setDefault(True)
        self.enter.setEnabled(False)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.enter)
        layout.addLayout(row)
        self.user.textChanged.connect(lambda text: self.enter.setEnabled(bool(text.strip())))
        cancel.clicked.connect(self.reject)
        self.enter.clicked.connect(self.accept)
        self.user.setFocus()

    def login(self) -> Login:
        """Return what was typed."""
        return Login(self.user.text().strip(), self.password.text())


def told(error: BaseException) -> str:
    """Return what a failed try is about; what was not foreseen stays unquoted, it may hold what was typed."""
    if isinstance(error, CampaignError):
        return error.sentence(QgisLanguage())
    return tr("The work stopped because of a fault in the plugin. Your data were not changed.")


def ask_login(connection: ServerConnection, parent=None) -> Login | None:
    """Ask for user and password of a connection; None when the person would rather not."""
    dialog = SignInDialog(connection, parent)
    return dialog.login() if dialog.exec() == QDialog.DialogCode.Accepted else None
