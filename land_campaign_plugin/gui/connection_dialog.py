"""A connection to a central store: address, encryption, login; tried before it is kept. Nothing secret stays here."""

from qgis.gui import QgsAuthConfigSelect, QgsFileWidget
from qgis.PyQt.QtCore import QSize, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from ..model.errors import CampaignError, Cancelled
from ..qgis_bridge import connections, store_desk
from ..qgis_bridge.connections import ServerConnection
from ..qgis_bridge.language import tr
from ..qgis_bridge.tasks import VerbTask, start
from . import icons, texts, theme
from .password_dialog import PasswordDialog
from .sign_in_dialog import ask_login, told

_MOST_PORT, _SHOWN = 65_535, 4


class ConnectionDialog(QDialog):
    """Asks for a connection, tries it, and keeps it.

    Signals
    -------
    kept(str, str)
        Name of the connection, and the name it had before (empty for a new one).
    """

    kept = pyqtSignal(str, str)

    def __init__(self, connection: ServerConnection | None = None, parent=None):
        super().__init__(parent)
        self._before = connection.name if connection else ""
        self._task: VerbTask | None = None
        self.setWindowTitle(tr("Connection to a Central Store"))
        self.setStyleSheet(theme.style_sheet())
        self.resize(560, 560)
        layout = theme.column(self, 16, 10)
        layout.addWidget(theme.label(tr("A store on a server"), "title"))
        layout.addWidget(
            theme.label(
                tr(
                    "Whoever runs the server tells you these. User and password are kept by QGIS's own authentication "
                    "database and nowhere else."
                ),
                "muted",
                wrap=True,
            )
        )
        layout.addWidget(self._make_address())
        self._login = self._make_login()
        layout.addWidget(self._login)
        layout.addWidget(self._make_result())
        layout.addStretch(1)
        layout.addLayout(self._make_buttons())
        self._fill(connection or ServerConnection("", "", ""))
        for line in (self.name, self.host, self.database, self.url, self.key.lineEdit()):
            line.textChanged.connect(lambda _text: self._allow())
        self.kind.currentIndexChanged.connect(lambda _index: self._show_kind())
        self._show_kind()
        self.name.setFocus()

    def _make_address(self):
        card = theme.card()
        whole = theme.column(card, 10, 6)
        parts = first, of_server, of_gateway = QWidget(), QWidget(), QWidget()
        forms = [QFormLayout(part) for part in parts]
        for part, form in zip(parts, forms, strict=True):
            form.setContentsMargins(2, 0, 2, 0)
            whole.addWidget(part)
        self._parts = {False: of_server, True: of_gateway}
        self.name, self.host, self.database, self.url = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.kind = QComboBox()
        self.kind.setObjectName("connection_kind")
        self.kind.addItem(tr("Database of the store (PostgreSQL)"), False)
        self.kind.addItem(tr("Gateway over the web (https)"), True)
        self.url.setPlaceholderText("https://store.example.vn")
        self.key = QgsFileWidget()
        self.key.setDialogTitle(tr("Your Package Key"))
        self.key.lineEdit().setPlaceholderText(tr("The file that whoever looks after the store gave you"))
        self.name.setPlaceholderText(tr("What you call it, for example: Land store of the province"))
        self.host.setPlaceholderText("store.example.vn")
        self.port = QSpinBox()
        self.port.setRange(1, _MOST_PORT)
        self.sslmode = QComboBox()
        for mode, text in (
            (connections.VERIFY_FULL, tr("Check certificate and name of the server (verify-full)")),
            (connections.VERIFY_CA, tr("Check the certificate only (verify-ca)")),
            (connections.REQUIRE, tr("Encrypt without checking the server (require)")),
        ):
            self.sslmode.addItem(text, mode)
        self.root = QgsFileWidget()
        self.root.setDialogTitle(tr("Root Certificate"))
        self.root.setFilter(tr("Certificates (*.crt *.pem *.cer)"))
        self.root.lineEdit().setPlaceholderText(tr("PostgreSQL's usual place"))
        rows = (
            ((tr("Connection name"), self.name), (tr("Kind"), self.kind)),
            (
                (tr("Server"), self.host),
                (tr("Port"), self.port),
                (tr("Database"), self.database),
                (tr("Encryption"), self.sslmode),
                (tr("Root certificate"), self.root),
            ),
            ((tr("Gateway"), self.url), (tr("Package key"), self.key)),
        )
        labels = []
        for form, fields in zip(forms, rows, strict=True):
            for caption, field in fields:
                form.addRow(caption, field)
                labels.append(form.labelForField(field))
        widest = max(label.sizeHint().width() for label in labels)
        for label in labels:
            label.setMinimumWidth(widest)  # the fields of all kinds stand in one line
        return card

    def _show_kind(self) -> None:
        """Ask for what belongs to the kind of connection, and for nothing else."""
        gateway = self.kind.currentData()
        for kind, part in self._parts.items():
            part.setVisible(kind == gateway)
        self._login.setVisible(not gateway)
        self._result.hide()
        self._allow()

    def _make_login(self):
        card = theme.card()
        layout = theme.column(card, 10, 6)
        layout.addWidget(theme.label(tr("Login"), "section"))
        self.login = QgsAuthConfigSelect(card, "postgres")
        layout.addWidget(self.login)
        self.password = theme.link(tr("Change Password…"))
        self.password.clicked.connect(self._change_password)
        layout.addWidget(self.password)
        keeps = connections.keeps_logins()
        self.login.setVisible(keeps)
        about = (
            tr("Choose a login of the kind Basic authentication, or make one with the green plus. Without one you are "
               "asked once a session.")
            if keeps
            else tr("QGIS's authentication system is switched off here, so user and password are asked for once a "
                    "session and kept nowhere.")
        )  # fmt: skip
        layout.addWidget(theme.label(about, "muted", wrap=True))
        return card

    def _make_result(self):
        self._result = theme.card()
        row = QHBoxLayout(self._result)
        row.setContentsMargins(10, 8, 10, 8)
        self._mark = theme.label()
        self._told = theme.label("", wrap=True)
        row.addWidget(self._mark)
        row.addWidget(self._told, 1)
        self._result.hide()
        return self._result

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.test = theme.button(tr("Test the Connection"), "check")
        cancel, self.keep = theme.button(tr("Cancel")), theme.button(tr("Save"), "save", primary=True)
        self.keep.setDefault(True)
        self._reason = theme.label("", "muted", wrap=True)
        row.addWidget(self.test)
        row.addWidget(self._reason, 1)
        row.addWidget(cancel)
        row.addWidget(self.keep)
        self.test.clicked.connect(self.try_it)
        cancel.clicked.connect(self.reject)
        self.keep.clicked.connect(self._keep)
        return row

    def _fill(self, connection: ServerConnection) -> None:
        self.name.setText(connection.name)
        if connection.is_gateway:
            self.kind.setCurrentIndex(self.kind.findData(True))
            self.url.setText(connection.host)
            self.key.setFilePath(connection.key_file)
            self.port.setValue(connections.PORT)
            return
        self.host.setText(connection.host)
        self.port.setValue(connection.port)
        self.database.setText(connection.database)
        self.sslmode.setCurrentIndex(max(0, self.sslmode.findData(connection.sslmode)))
        self.root.setFilePath(connection.root_certificate)
        if connection.authcfg and connections.keeps_logins():
            self.login.setConfigId(connection.authcfg)

    def connection(self) -> ServerConnection:
        """Return what was entered."""
        if self.kind.currentData():
            name, url, key = self.name.text(), self.url.text(), self.key.filePath()
            return ServerConnection(name.strip(), url.strip(), "", key_file=key.strip())
        return ServerConnection(
            self.name.text().strip(),
            self.host.text().strip(),
            self.database.text().strip(),
            self.port.value(),
            self.sslmode.currentData(),
            self.root.filePath().strip(),
            self.login.configId() if connections.keeps_logins() else "",
        )

    def _problem(self) -> str:
        made = self.connection()
        if self.kind.currentData():
            if not made.is_gateway:
                return tr("Write the gateway's address, with https://.")
            if not made.key_file:
                return tr("Choose the file of your package key.")
        elif not made.host:
            return tr("Say which server it is.")
        elif not made.database:
            return tr("Say which database it is.")
        if not made.name:
            return tr("Give the connection a name.")
        taken = {each.name for each in connections.saved()} - {self._before}
        return tr("There is a connection of this name already.") if made.name in taken else ""

    def _allow(self) -> None:
        problem = self._problem()
        made = self.connection()
        self._reason.setText(problem)
        self.keep.setEnabled(not problem)
        for button in (self.test, self.password):
            button.setEnabled(bool(made.host and (made.database or made.key_file)) and self._task is None)

    def try_it(self) -> None:
        """Connect, and say who one is or why it does not work."""
        made = self.connection()
        connections.forget_login(made.name)
        try:
            address = connections.sign_in(made, lambda asked: ask_login(asked, self))
        except CampaignError as error:
            self._on_failed(error)
            return
        self._say("", tr("Connecting to {host}…", host=made.host))
        self._task = VerbTask(tr("Testing the connection"), lambda progress, cancelled: store_desk.meet(address))
        self._task.succeeded.connect(self._on_met)
        self._task.failed.connect(self._on_failed)
        self._task.ended.connect(self._on_ended)
        self._allow()
        start(self._task)

    def _change_password(self) -> None:
        """Ask for another password of one's own."""
        made = self.connection()
        try:
            address = connections.sign_in(made, lambda asked: ask_login(asked, self))
        except CampaignError as error:
            self._on_failed(error)
            return
        self.dialog = PasswordDialog(made, address, self)
        self.dialog.changed.connect(lambda: self._say("outcome_clean", tr("The password is changed.")))
        self.dialog.open()

    def _on_ended(self) -> None:
        self._task = None
        self._allow()

    def _on_met(self, met) -> None:
        who = tr("You are {name} ({login}).", name=met.full_name, login=met.login) if met.full_name else (
            tr("You are {login}.", login=met.login)
        )  # fmt: skip
        if not met.communes:
            nothing = tr("The store shows you no commune: ask whoever runs it for a role in yours.")
            self._say("severity_w", f"{who} {nothing}")
            return
        self._say("outcome_clean", "\n".join((who, *(f"• {line}" for line in roles(met.communes)))))

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            self._result.hide()
            return
        connections.forget_login(self.connection().name)
        self._say("severity_e", told(error))

    def _say(self, icon: str, text: str) -> None:
        self._mark.setVisible(bool(icon))
        if icon:
            self._mark.setPixmap(icons.icon(icon).pixmap(QSize(18, 18)))
        self._told.setText(text)
        self._result.show()

    def told(self) -> str:
        """Return what came of the test."""
        return "" if self._result.isHidden() else self._told.text()

    def _keep(self) -> None:
        made = self.connection()
        connections.keep(made, self._before)
        self.kept.emit(made.name, self._before)
        self.accept()


def roles(communes) -> list[str]:
    """Return what one may do, a line for each role with its communes."""
    names = {
        "viewer": tr("May read"),
        "editor": tr("May edit and push"),
        "reviewer": tr("May edit, push and decide conflicts"),
        "supervisor": tr("May read for reports"),
        "auditor": tr("May read the history"),
    }
    lines = []
    for role, words in names.items():
        found = [commune_name(each.code, each.name) for each in communes if role in each.roles]
        if found:
            more = tr("and {count} more", count=len(found) - _SHOWN) if len(found) > _SHOWN else ""
            lines.append(f"{words}: {', '.join((*found[:_SHOWN], *filter(None, (more,))))}")
    return lines


def commune_name(code: str, name: str = "") -> str:
    """Return code and name of a commune, by the store or else by the catalogue."""
    title = name or dict(texts.units()).get(code, "").partition(" - ")[2]
    return f"{code} {title}".strip()
