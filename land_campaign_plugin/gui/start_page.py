"""The empty panel: what the plugin does in a sentence, and three ways to begin."""

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFontDatabase
from qgis.PyQt.QtWidgets import QApplication, QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QWidget

from ..qgis_bridge.language import tr
from . import icons, theme


class StartPage(QWidget):
    """Shown while no work copy is open."""

    sample_wanted = pyqtSignal()
    load_wanted = pyqtSignal()
    open_wanted = pyqtSignal(str)
    doctor_wanted = pyqtSignal()
    begin_wanted = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        layout = theme.column(self, 24, 10)
        layout.addStretch(2)
        mark = QLabel()
        mark.setPixmap(icons.icon("land_campaign").pixmap(QSize(64, 64)))
        mark.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(mark)
        title = theme.label(tr("Put a land database in order"), "title", wrap=True)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(title)
        text = theme.label(
            tr(
                "Load plots, see what is wrong with them, correct it in a form, "
                "and push the result to the central store."
            ),
            "muted",
            wrap=True,
        )
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(text)
        layout.addSpacing(14)
        self.sample = theme.button(tr("Try with Sample Data"), "check", primary=True)
        self.load = theme.button(tr("Load Plots…"), "load")
        self.open = theme.button(tr("Open Work Copy…"), "open")
        self.begin = theme.button(tr("Begin from the Central Store…"), "server")
        self.again = theme.button("", "open")
        self._buttons = (self.sample, self.load, self.begin, self.open, self.again)
        for made in self._buttons:
            made.setMinimumHeight(38)
            made.setMinimumWidth(240)
            layout.addWidget(made, 0, Qt.AlignmentFlag.AlignHCenter)
        self._note = theme.label(tr("The sample is invented. It needs no database and no network."), "muted", wrap=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(6)
        layout.addWidget(self._note)
        self.doctor = theme.link(tr("Check this computer"))
        layout.addWidget(self.doctor, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(10)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMaximumHeight(6)
        self._bar.hide()
        layout.addWidget(self._bar)
        self._doing = theme.label("", "muted", wrap=True)
        self._doing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._doing)
        self.cancel = theme.button(tr("Cancel"), "close")
        self.cancel.hide()
        layout.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.sample.clicked.connect(self.sample_wanted)
        self.load.clicked.connect(self.load_wanted)
        self.begin.clicked.connect(self.begin_wanted)
        self.open.clicked.connect(lambda: self.open_wanted.emit(""))
        self.doctor.clicked.connect(self.doctor_wanted)
        self.again.clicked.connect(lambda: self.open_wanted.emit(self._last))
        self.set_last("")

    def set_last(self, path: str, name: str = "") -> None:
        """Offer to open the work copy that was open last."""
        self._last = path
        self.again.setText(tr("Go on with {name}", name=name))
        self.again.setVisible(bool(path))

    def set_busy(self, busy: bool) -> None:
        """Keep the buttons quiet while the sample is made."""
        for made in self._buttons:
            made.setDisabled(busy)
        self.cancel.setVisible(busy)
        for made in (self._note, self.doctor):  # no higher than before: the window does not grow
            made.setVisible(not busy)

    def show_progress(self, done: int, total: int, text: str) -> None:
        """Show how far the sample or the load is; nothing when `text` is empty."""
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
        self._bar.setVisible(bool(text))
        self._doing.setText(text)


class PackagesPage(QWidget):
    """Shown while the Python packages with native code are missing: what to do, and a second try."""

    retry = pyqtSignal(str)
    doctor_wanted = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        layout = theme.column(self, 24, 10)
        layout.addStretch(1)
        layout.addWidget(theme.label(tr("One step is left before you can begin"), "title", wrap=True))
        self._what = theme.label("", wrap=True)
        layout.addWidget(self._what)
        layout.addWidget(theme.label(tr("Run this command once, then try again:"), "muted", wrap=True))
        card = theme.card()
        row = QHBoxLayout(card)
        self._command = theme.label("", wrap=True)
        self._command.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._command.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        copy = theme.button(tr("Copy"), "copy")
        copy.clicked.connect(lambda: QApplication.clipboard().setText(self._command.text()))
        row.addWidget(self._command, 1)
        row.addWidget(copy)
        layout.addWidget(card)
        layout.addWidget(
            theme.label(tr("Or say in which folder the packages are (site-packages):"), "muted", wrap=True)
        )
        from qgis.gui import QgsFileWidget

        self._folder = QgsFileWidget()
        self._folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        layout.addWidget(self._folder)
        again = theme.button(tr("Try Again"), primary=True)
        again.clicked.connect(lambda: self.retry.emit(self._folder.filePath()))
        layout.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        doctor = theme.link(tr("Check this computer"))
        doctor.clicked.connect(self.doctor_wanted)
        layout.addWidget(doctor, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(3)

    def what(self) -> str:
        """Return what is missing, in words."""
        return self._what.text()

    def show_problem(self, what: str, command: str) -> None:
        """Say what is missing and how to install it."""
        self._what.setText(what)
        self._command.setText(command)
