"""Choosing some sheets of a commune, instead of all of it."""

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem

from ..qgis_bridge.language import number, tr
from . import theme


class SheetDialog(QDialog):
    """Lists the sheets of a commune with their plots.

    Signals
    -------
    chosen(object)
        The sheets that were ticked, a tuple; None for the whole commune.
    """

    chosen = pyqtSignal(object)

    def __init__(self, commune: str, sheets: dict[str, int], ticked: tuple[str, ...] | None, parent=None):
        super().__init__(parent)
        self._sheets = sheets
        self.setWindowTitle(tr("Sheets"))
        self.setStyleSheet(theme.style_sheet())
        self.resize(420, 460)
        layout = theme.column(self, 16, 10)
        layout.addWidget(theme.label(commune, "title", wrap=True))
        about = tr("Only the plots of these sheets are fetched. Others can be fetched later.")
        layout.addWidget(theme.label(about, "muted", wrap=True))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Sheet number"))
        self.search.setClearButtonEnabled(True)
        layout.addWidget(self.search)
        self.list = QListWidget()
        self.list.setObjectName("sheets")
        self.list.setAlternatingRowColors(True)
        for sheet in sorted(sheets, key=lambda name: (not name, len(name), name)):
            item = QListWidgetItem(_line(sheet, sheets[sheet]))
            item.setData(Qt.ItemDataRole.UserRole, sheet)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if sheet in (ticked or ()) else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        layout.addWidget(self.list, 1)
        foot = QHBoxLayout()
        self._told = theme.label("", "muted", wrap=True)
        self.all, self.take = theme.button(tr("Whole Commune")), theme.button(tr("Only These"), primary=True)
        self.take.setDefault(True)
        foot.addWidget(self._told, 1)
        foot.addWidget(self.all)
        foot.addWidget(self.take)
        layout.addLayout(foot)
        self.search.textChanged.connect(self._filter)
        self.list.itemChanged.connect(lambda _item: self._count())
        self.all.clicked.connect(lambda: self._choose(None))
        self.take.clicked.connect(lambda: self._choose(self.ticked()))
        self._count()

    def ticked(self) -> tuple[str, ...]:
        """Return the sheets that are ticked."""
        items = [self.list.item(row) for row in range(self.list.count())]
        checked = (each for each in items if each.checkState() == Qt.CheckState.Checked)
        return tuple(each.data(Qt.ItemDataRole.UserRole) for each in checked)

    def _filter(self, text: str) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(text.strip().casefold() not in item.text().casefold())

    def _count(self) -> None:
        ticked = self.ticked()
        plots = number(sum(self._sheets[sheet] for sheet in ticked), 0)
        self._told.setText(tr("{count} plots", count=plots) if ticked else "")
        self.take.setEnabled(bool(ticked))

    def _choose(self, sheets: tuple[str, ...] | None) -> None:
        self.chosen.emit(sheets)
        self.accept()


def _line(sheet: str, plots: int) -> str:
    name = tr("Sheet {sheet}", sheet=sheet) if sheet else tr("Without a sheet number")
    return f"{name} · {tr('{count} plots', count=number(plots, 0))}"
