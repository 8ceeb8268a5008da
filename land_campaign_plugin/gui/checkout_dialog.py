"""Begin from the central store: which connection, which communes, into which file."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ..model.errors import CampaignError, Cancelled
from ..qgis_bridge import connections, settings, store_desk
from ..qgis_bridge.language import number, tr
from ..qgis_bridge.tasks import VerbTask, start
from . import theme
from .connection_dialog import commune_name
from .connection_picker import ConnectionPicker
from .sheet_dialog import SheetDialog
from .sign_in_dialog import ask_login, told
from .state_page import StatePage

_SUFFIX, _SHOWN = ".gpkg", 12


@dataclass(frozen=True)
class CheckoutRequest:
    """What the dialog was told.

    Parameters
    ----------
    connection : str
        Its name.
    communes : tuple of str
        Codes.
    into : Path
        The work copy; one that is there goes on where it stopped.
    sheets : tuple of str or None
        Of the only commune, no more than these.
    """

    connection: str
    communes: tuple[str, ...]
    into: Path
    sheets: tuple[str, ...] | None = None


class CheckoutDialog(QDialog):
    """Asks, and hands a `CheckoutRequest` over."""

    chosen = pyqtSignal(object)

    def __init__(self, folder: Path, parent=None):
        super().__init__(parent)
        self._folder, self._asked = folder, 0
        self._shown: list = []
        self._ticked: set[str] = set()
        self._named_by_us = ""
        self._sheets: tuple[str, ...] | None = None
        self._sheets_of = ""
        left = unfinished()
        self.setWindowTitle(tr("Begin from the Central Store"))
        self.setStyleSheet(theme.style_sheet())
        self.resize(620, 600)
        layout = theme.column(self, 16, 10)
        layout.addWidget(theme.label(tr("Fetch communes into a work copy"), "title"))
        layout.addWidget(theme.label(tr("Store"), "section"))
        self.picker = ConnectionPicker(left.connection if left else "")
        layout.addWidget(self.picker)
        row = QHBoxLayout()
        row.addWidget(theme.label(tr("Communes"), "section"), 1)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Code or name"))
        self.search.setClearButtonEnabled(True)
        row.addWidget(self.search, 1)
        layout.addLayout(row)
        layout.addWidget(self._make_list(), 1)
        row = QHBoxLayout()
        self._scope = theme.label("", "muted", wrap=True)
        self.sheets = theme.link(tr("Only Some Sheets…"))
        self.sheets.setObjectName("choose_sheets")
        self.sheets.clicked.connect(self._ask_sheets)
        row.addWidget(self._scope, 1)
        row.addWidget(self.sheets)
        layout.addLayout(row)
        layout.addWidget(theme.label(tr("Work copy"), "section"))
        self.into = QgsFileWidget()
        self.into.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.into.setConfirmOverwrite(False)
        self.into.setDialogTitle(tr("Where the Work Copy Goes"))
        self.into.setFilter(tr("Work copies (*.gpkg)"))
        layout.addWidget(self.into)
        self._note = theme.label("", "muted", wrap=True)
        layout.addWidget(self._note)
        foot = QHBoxLayout()
        self._reason = theme.label("", "muted", wrap=True)
        cancel, self.begin = theme.button(tr("Cancel")), theme.button(tr("Begin"), "load", primary=True)
        self.begin.setDefault(True)
        foot.addWidget(self._reason, 1)
        foot.addWidget(cancel)
        foot.addWidget(self.begin)
        layout.addLayout(foot)
        self.picker.changed.connect(lambda _name: self._on_connection())
        self.search.textChanged.connect(lambda _text: self._filter())
        self.into.fileChanged.connect(lambda _path: self._allow())
        cancel.clicked.connect(self.reject)
        self.begin.clicked.connect(self._begin)
        if left:
            self._ticked = set(left.communes)
            if left.sheets and len(left.communes) == 1:
                self._sheets_of, self._sheets = left.communes[0], left.sheets
            self.into.setFilePath(str(left.into))
        self._on_connection()

    def _make_list(self) -> QWidget:
        self.table = QTableWidget(0, 2)
        self.table.setObjectName("communes")
        self.table.setHorizontalHeaderLabels([tr("Commune"), tr("What you may do")])
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.resizeSection(1, 240)
        self.table.itemChanged.connect(self._on_tick)
        self.state = StatePage()
        self.ask = theme.button(tr("Show Communes"))
        self.ask.clicked.connect(lambda: self._look(unasked=False))
        waiting = QWidget()
        column = theme.column(waiting, 0, 4)
        column.addWidget(self.state, 1)
        column.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        self._list = QStackedWidget()
        self._list.addWidget(waiting)
        self._list.addWidget(self.table)
        return self._list

    # The communes that one may read

    def _on_connection(self) -> None:
        self._asked += 1
        self._shown = []
        if not self.picker.name():
            about = tr("Make one with New…: whoever runs the store tells you how.")
            self._tell("server", tr("No connection yet"), about)
        elif connections.can_sign_in_unasked(connections.named(self.picker.name())):
            self._look(unasked=True)
        else:
            about = tr("Sign in to see which communes you may fetch.")
            self._tell("server", self.picker.name(), about, tr("Show Communes"))
        self._allow()

    def _look(self, unasked: bool) -> None:
        """Ask the store which communes it shows to this person, on a thread."""
        try:
            address = connections.sign_in(
                connections.named(self.picker.name()), lambda each: None if unasked else ask_login(each, self)
            )
        except Cancelled:
            return
        except CampaignError as error:
            self._on_failed(self._asked, error)
            return
        self._asked += 1
        asked = self._asked
        self._tell("server", tr("Asking the store…"), "")
        task = VerbTask(tr("Asking the store…"), lambda progress, cancelled: store_desk.meet(address))
        task.succeeded.connect(lambda met: self._on_met(asked, met))
        task.failed.connect(lambda error: self._on_failed(asked, error))
        start(task)

    def _on_failed(self, asked: int, error: BaseException) -> None:
        if asked == self._asked:
            connections.forget_login(self.picker.name())
            self._tell("outcome_failed", tr("The store cannot be asked"), told(error), tr("Try Again"))

    def _on_met(self, asked: int, met) -> None:
        if asked != self._asked:
            return
        self._shown = met.communes
        if not met.communes:
            about = tr("You are {login}. Ask whoever runs the store for a role in your communes.", login=met.login)
            self._tell("severity_w", tr("The store shows you no commune"), about, tr("Try Again"))
            return
        self.table.blockSignals(True)
        self.table.setRowCount(len(met.communes))
        for row, each in enumerate(met.communes):
            there = each.changes > 0
            first = QTableWidgetItem(commune_name(each.code, each.name))
            second = QTableWidgetItem(self._roles(each) if there else tr("Nothing there yet"))
            first.setData(Qt.ItemDataRole.UserRole, each.code)
            wanted = there and (each.code in self._ticked or len(met.communes) == 1)
            first.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
            for column, item in enumerate((first, second)):
                flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
                item.setFlags((flags | Qt.ItemFlag.ItemIsUserCheckable) if there else Qt.ItemFlag.NoItemFlags)
                self.table.setItem(row, column, item)
        self.table.blockSignals(False)
        self._list.setCurrentIndex(1)
        self.search.setEnabled(True)
        self._ticked = set(self.ticked())
        self._filter()
        self._propose()
        self.table.setCurrentCell(0, 0)
        self.table.setFocus()

    @staticmethod
    def _roles(commune) -> str:
        names = {
            "viewer": tr("read"),
            "editor": tr("edit and push"),
            "reviewer": tr("edit, push, decide"),
            "supervisor": tr("read for reports"),
            "auditor": tr("read the history"),
        }
        return ", ".join(names.get(role, role) for role in commune.roles)

    def _tell(self, icon: str, title: str, text: str, button: str = "") -> None:
        self.state.tell(icon, title, text)
        self.ask.setText(button or " ")
        self.ask.setVisible(bool(button))
        self._list.setCurrentIndex(0)
        self.search.setEnabled(False)
        self._allow()

    def _filter(self) -> None:
        """Show the communes that the search finds."""
        needle = self.search.text().strip().casefold()
        for row in range(self.table.rowCount()):
            self.table.setRowHidden(row, needle not in self.table.item(row, 0).text().casefold())

    def ticked(self) -> list[str]:
        """Return the codes of the chosen communes."""
        rows = range(self.table.rowCount()) if self._list.currentIndex() else ()
        items = [self.table.item(row, 0) for row in rows]
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _on_tick(self, _item) -> None:
        self._ticked = set(self.ticked())
        self._propose()

    # The sheets of one commune

    def _ask_sheets(self) -> None:
        """Ask the store for the sheets of the commune, on a thread, and the person for some of them."""
        (commune,) = self.ticked()
        try:
            address = connections.sign_in(connections.named(self.picker.name()), lambda each: ask_login(each, self))
        except Cancelled:
            return
        except CampaignError as error:
            self._scope.setText(told(error))
            return
        asked = self._asked
        self.sheets.setEnabled(False)
        self._scope.setText(tr("Asking the store…"))
        task = VerbTask(tr("Asking the store…"), lambda progress, cancelled: store_desk.sheets(address, commune))
        task.succeeded.connect(lambda found: self._on_sheets(asked, commune, found))
        task.failed.connect(lambda error: self._scope.setText(told(error)))
        task.ended.connect(lambda: self.sheets.setEnabled(True))
        start(task)

    def _on_sheets(self, asked: int, commune: str, found: dict[str, int]) -> None:
        if asked != self._asked or self.ticked() != [commune] or not self.isVisible():
            return
        self._allow()
        title = next((commune_name(each.code, each.name) for each in self._shown if each.code == commune), commune)
        self.dialog = SheetDialog(title, found, self._sheets if self._sheets_of == commune else None, self)
        self.dialog.chosen.connect(lambda sheets: self._take_sheets(commune, sheets))
        self.dialog.open()

    def _take_sheets(self, commune: str, sheets: tuple[str, ...] | None) -> None:
        self._sheets_of, self._sheets = commune, sheets
        self._propose()

    def wanted_sheets(self) -> tuple[str, ...] | None:
        """Return the sheets that were chosen of the only commune; None for all."""
        return self._sheets if self.ticked() == [self._sheets_of] else None

    def _show_scope(self) -> None:
        sheets, one = self.wanted_sheets(), len(self.ticked()) == 1
        self.sheets.setVisible(one)
        if sheets is None:
            self._scope.setText(tr("The whole commune is fetched.") if one else "")
            return
        names = ", ".join(name or "–" for name in sheets[:_SHOWN]) + (", …" if len(sheets) > _SHOWN else "")
        self._scope.setText(tr("Only these sheets: {sheets}", sheets=names))

    # The file

    def _propose(self) -> None:
        """Name the work copy after what was chosen, as long as nobody named it otherwise."""
        chosen = [each for each in self._shown if each.code in self._ticked]
        path = self.into.filePath().strip()
        if chosen and path in ("", self._named_by_us):
            name = commune_name(chosen[0].code, chosen[0].name).replace("/", "-")
            more = f" +{len(chosen) - 1}" if len(chosen) > 1 else ""
            self._named_by_us = str(self._folder / f"{name}{more}{_SUFFIX}")
            self.into.setFilePath(self._named_by_us)
        self._allow()

    def _problem(self) -> str:
        if not self.picker.name():
            return tr("Make a connection with New… first.")
        if not self._shown:
            return tr("The communes of the store are not known yet.")
        if not self.ticked():
            return tr("Tick one commune at least.")
        path = self.into.filePath().strip()
        if not path:
            return tr("Say where the work copy goes.")
        return "" if Path(path).parent.is_dir() else tr("There is no such folder.")

    def _allow(self) -> None:
        if not hasattr(self, "begin"):
            return
        self._show_scope()
        problem = self._problem()
        path = self.into.filePath().strip()
        there = bool(path) and Path(path).with_suffix(_SUFFIX).exists()
        count = len(self.ticked())
        self._note.setText(
            tr("This work copy is there already: what is missing in it is fetched, and nothing edited is replaced.")
            if there
            else tr("It can be stopped at any time, and goes on where it stopped.")
        )
        self._reason.setText(
            problem or tr("1 commune chosen." if count == 1 else "{count} communes chosen.", count=number(count, 0))
        )
        self.begin.setEnabled(not problem)

    def _begin(self) -> None:
        into = Path(self.into.filePath().strip()).with_suffix(_SUFFIX)
        wanted = CheckoutRequest(self.picker.name(), tuple(self.ticked()), into, self.wanted_sheets())
        remember(wanted)
        self.chosen.emit(wanted)
        self.accept()


def remember(wanted: CheckoutRequest | None) -> None:
    """Keep what is being fetched, so that it goes on where it stopped; None when it is there."""
    kept = asdict(wanted) | {"into": str(wanted.into)} if wanted else ""
    settings.put("checkout", json.dumps(kept, ensure_ascii=False) if kept else "")


def unfinished() -> CheckoutRequest | None:
    """Return what was begun and is not there yet."""
    kept = json.loads(settings.get("checkout") or "null")
    if not kept:
        return None
    sheets = kept.get("sheets")
    return CheckoutRequest(
        kept["connection"], tuple(kept["communes"]), Path(kept["into"]), None if sheets is None else tuple(sheets)
    )
