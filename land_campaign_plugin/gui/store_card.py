"""The store of a work copy on the push page: which one, when it was pulled from, what waits, and when it is away."""

from datetime import datetime

from qgis.PyQt.QtCore import QSize, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QFrame, QHBoxLayout

from ..qgis_bridge.language import number, tr
from . import icons, theme

_WHEN = "%H:%M, %d/%m/%Y"


class StoreCard(QFrame):
    """Name of the store, state of the last pull, and the way to another store.

    Signals
    -------
    store_wanted(), pull_wanted(), look_wanted()
    watch_wanted(bool)
        Look regularly, or no more.
    """

    store_wanted = pyqtSignal()
    pull_wanted = pyqtSignal()
    look_wanted = pyqtSignal()
    watch_wanted = pyqtSignal(bool)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setProperty("card", True)
        layout = theme.column(self, 10, 6)
        where = QHBoxLayout()
        self._mark = theme.label()
        self._store = theme.label("", wrap=True)
        self.change = theme.link(tr("Change…"))
        self.change.setObjectName("change_store")
        self.change.setToolTip(tr("Choose the store that this work copy is pushed to"))
        where.addWidget(self._mark)
        where.addWidget(self._store, 1)
        where.addWidget(self.change)
        layout.addLayout(where)
        state = QHBoxLayout()
        self._state = theme.label("", "muted", wrap=True)
        self.pull = theme.button(tr("Pull"), "load")
        self.pull.setObjectName("pull_now")
        self.pull.setToolTip(tr("Bring in what others pushed; what you edited is never replaced"))
        state.addWidget(self._state, 1)
        state.addWidget(self.pull)
        layout.addLayout(state)
        self.watch = QCheckBox(tr("Look every half minute whether others pushed something"))
        self.watch.setObjectName("watch_store")
        layout.addWidget(self.watch)
        self.change.clicked.connect(self.store_wanted)
        self.pull.clicked.connect(self.pull_wanted)
        self.watch.toggled.connect(self.watch_wanted)

    def show_store(self, text: str, tip: str, icon: str, changeable: bool, pullable: bool, watched: bool) -> None:
        """Show which store it is."""
        self._store.setText(text)
        self._store.setToolTip(tip)
        self._mark.setPixmap(icons.icon(icon).pixmap(QSize(18, 18)))
        self.change.setVisible(changeable)
        self.pull.setVisible(pullable)
        self._state.setVisible(pullable)
        self.watch.setVisible(pullable and changeable)
        self.watch.blockSignals(True)
        self.watch.setChecked(watched)
        self.watch.blockSignals(False)

    def show_state(self, pulled: datetime | None, look=None) -> None:
        """Show when it was pulled from, and what waits there (`look` None: not known)."""
        when = tr("Last pulled {when}.", when=pulled.strftime(_WHEN)) if pulled else tr("Never pulled yet.")
        self._state.setText(" ".join(filter(None, (when, in_store(look)))))

    def text(self) -> str:
        """Return what the card says."""
        return " ".join((self._store.text(), self._state.text()))


class AwayCard(QFrame):
    """Said when the store cannot be reached: what waits here, that work goes on, and a button to try again."""

    again_wanted = pyqtSignal()
    package_wanted = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setObjectName("away")
        colour = theme.SEVERITY_COLOURS["W"]
        self.setStyleSheet(
            f"QFrame#away {{ background: {theme.tint(colour, 0.12)}; border: 1px solid {colour}; border-radius: 6px; }}"
        )
        layout = theme.column(self, 10, 4)
        head = QHBoxLayout()
        mark = theme.label()
        mark.setPixmap(icons.icon("severity_w").pixmap(QSize(18, 18)))
        self._why = theme.label("", "strong", wrap=True)
        head.addWidget(mark)
        head.addWidget(self._why, 1)
        layout.addLayout(head)
        self._waits = theme.label("", wrap=True)
        layout.addWidget(self._waits)
        self._remedy = theme.label("", "muted", wrap=True)
        self.again = theme.button(tr("Try Again"), "push")
        self.again.setObjectName("try_again")
        row = QHBoxLayout()
        row.addWidget(self._remedy, 1)
        row.addWidget(self.again)
        layout.addLayout(row)
        self.package = theme.link(tr("Save a Package for the USB Stick…"))
        self.package.setObjectName("away_package")
        layout.addWidget(self.package)
        self.package.clicked.connect(self.package_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.hide()

    def show_away(self, why: str, waits, remedy: str = "") -> None:
        """Say that the store is away, what waits here, and what may help."""
        self._why.setText(why)
        self._remedy.setText(remedy)
        self._waits.setText(" ".join((what_waits(waits), tr("Go on working; nothing is lost."))))
        self.show()

    def text(self) -> str:
        """Return what the card says."""
        return " ".join((self._why.text(), self._waits.text()))


def in_store(look) -> str:
    """Return what waits in the store in a sentence; empty where it is not known."""
    if look is None:
        return ""
    if not look.plots:
        return tr("Nothing new waits in the store.") if look.exact else tr("The store has changes not pulled yet.")
    count = number(look.plots, 0)
    if not look.exact:
        return tr("More than {count} plots changed by others wait in the store.", count=count)
    if look.plots == 1:
        return tr("1 plot changed by others waits in the store.")
    return tr("{count} plots changed by others wait in the store.", count=count)


def what_waits(waits) -> str:
    """Return what of a work copy the store does not have, in sentences."""
    said = []
    if waits.edited:
        count = number(waits.edited, 0)
        one = waits.edited == 1
        said.append(tr("1 corrected plot waits." if one else "{count} corrected plots wait.", count=count))
    if waits.fresh:
        count = number(waits.fresh, 0)
        one = waits.fresh == 1
        said.append(tr("1 new plot waits." if one else "{count} plots that the store never had wait.", count=count))
    if waits.sealed:
        when = waits.since.strftime(_WHEN) if waits.since else "?"
        one, count = waits.sealed == 1, number(waits.sealed, 0)
        said.append(
            tr(
                "1 plot was sealed at {when} and waits for the store's answer."
                if one
                else "{count} plots are sealed and wait for the store's answer, the first since {when}.",
                count=count,
                when=when,
            )
        )
    return " ".join(said) or tr("Nothing waits to be sent.")
