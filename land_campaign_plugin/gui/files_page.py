"""First step of the load wizard: a file or a folder, what was found there, and what the chosen source looks like."""

from collections import Counter
from functools import partial
from pathlib import Path

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from ..qgis_bridge import load_desk, settings
from ..qgis_bridge.language import number, tr
from . import found_model, theme
from .found_model import FORMAT, NAME, PLOTS, SCALE, SHEET, STATE, FoundModel
from .level_words import level_lines
from .list_view import ListTable
from .load_plan import LoadPlan, suggested_copy
from .outline_view import Drawn, OutlineView
from .wizard_page import Question, WizardPage, sentence
from .work_page import Strip

_TYPING_MS, _LOOK_MS = 500, 120
_FORMATS = "*.gpkg *.shp *.geojson *.json *.gml *.kml *.tab *.mif *.fgb *.dgn *.dxf *.sqlite"


class FilesPage(WizardPage):
    """Asks for files, lists what may be loaded, draws the one at hand."""

    def __init__(self, plan: LoadPlan, parent=None):
        super().__init__(parent)
        self.title = tr("Files")
        self.plan = plan
        self.books: list[Path] = []
        self._places: list[Path] = []
        self._failure = ""
        self._arrived: list = []
        self._search, self._look = Question(self), Question(self)
        self.setAcceptDrops(True)
        layout = theme.column(self, 0, theme.GAP)
        layout.addLayout(self._make_source())
        self.progress = Strip(tr("Cancel"), "close", with_bar=True)
        self.progress.button.clicked.connect(self._stop)
        layout.addWidget(self.progress)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._make_list())
        parts.addWidget(self._make_preview())
        parts.setStretchFactor(0, 5)
        parts.setStretchFactor(1, 3)
        parts.setSizes([640, 360])
        layout.addWidget(parts, 1)
        self._search.progressed.connect(self._on_progress)
        self._search.ended.connect(lambda: self.progress.show_text(""))
        self.setFocusProxy(self.file.lineEdit())
        self._show()

    def _make_source(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self.file = QgsFileWidget()
        self.file.setStorageMode(QgsFileWidget.StorageMode.GetMultipleFiles)
        self.file.setDialogTitle(tr("Choose Files with Plots"))
        self.file.setDefaultRoot(settings.get("last_folder"))
        self.file.setFilter(f"{tr('Plots')} ({_FORMATS});;{tr('All files')} (*)")
        self.file.lineEdit().setPlaceholderText(tr("A file, or a folder with sheets; or drop them here"))
        self.file.setToolTip(tr("Several files are chosen together; a folder is searched with all folders in it"))
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._on_typed)
        self.file.fileChanged.connect(self._on_typing)
        self.file.lineEdit().returnPressed.connect(self._on_typed)
        self.folder_button = theme.button(tr("Folder…"), "open")
        self.folder_button.clicked.connect(self._ask_folder)
        row.addWidget(self.file, 1)
        row.addWidget(self.folder_button)
        return row

    def _make_list(self) -> QWidget:
        page = QWidget()
        layout = theme.column(page, 0, 6)
        self.model = FoundModel(self)
        self.model.ticked.connect(self._on_ticked)
        self.table = ListTable()
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.set_lines(1)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
        head = self.table.horizontalHeader()
        for column in (FORMAT, SHEET, SCALE, PLOTS, STATE):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._resting.start())
        self.table.left.connect(lambda: self.window().reject())
        self.table.entered_row.connect(lambda _row: self.window().go(1))
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_LOOK_MS)
        self._resting.timeout.connect(self._draw)
        self._empty = OutlineView()
        self._list = QStackedWidget()
        self._list.addWidget(self.table)
        self._list.addWidget(self._empty)
        layout.addWidget(self._list, 1)
        row = QHBoxLayout()
        row.setSpacing(4)
        self.summary = theme.label("", "muted", wrap=True)
        self.all_button, self.none_button = theme.link(tr("All")), theme.link(tr("None"))
        self.all_button.clicked.connect(lambda: self.model.tick_all(True))
        self.none_button.clicked.connect(lambda: self.model.tick_all(False))
        row.addWidget(self.summary, 1)
        row.addWidget(self.all_button)
        row.addWidget(self.none_button)
        layout.addLayout(row)
        return page

    def _make_preview(self) -> QWidget:
        page = QWidget()
        layout = theme.column(page, 0, 6)
        self.view = OutlineView()
        layout.addWidget(self.view, 1)
        row = QHBoxLayout()
        self._layer_label = theme.label(tr("Layer"))
        self.layer = QComboBox()
        self.layer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.layer.activated.connect(self._on_layer)
        row.addWidget(self._layer_label)
        row.addWidget(self.layer, 1)
        layout.addLayout(row)
        self.about = theme.label("", wrap=True)
        layout.addWidget(self.about)
        return page

    # What is chosen

    def dragEnterEvent(self, event):  # noqa: N802 - Qt's name
        """Take files and folders that are dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event):  # noqa: N802 - Qt's name
        """Search what was dropped."""
        self.choose([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def _ask_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, tr("Choose a Folder with Sheets"), settings.get("last_folder"))
        if path:
            self.choose([Path(path)])

    def _on_typing(self, _path: str) -> None:
        """Wait until nobody types any more; until then the list is not the one that is asked for."""
        self._typing.start()
        self.changed.emit()

    def _on_typed(self) -> None:
        self._typing.stop()
        text = self.file.filePath().strip()
        paths = [Path(each) for each in QgsFileWidget.splitFilePaths(text)] if text else []
        if paths != self._places:
            self._start(paths)
        self.changed.emit()

    def choose(self, paths: list[Path]) -> None:
        """Search files and folders."""
        text = str(paths[0]) if len(paths) == 1 else " ".join(f'"{path}"' for path in paths)
        self.file.blockSignals(True)
        self.file.setFilePath(text)
        self.file.blockSignals(False)
        self._start(paths)

    def _start(self, paths: list[Path]) -> None:
        self._typing.stop()
        self._places, self._failure, self.books = paths, "", []
        self.model.set_sources([])
        absent = next((path for path in paths if not path.exists()), None)
        if absent is not None:
            self._failure = tr("There is no file or folder {name}.", name=absent.name or str(absent))
        if not paths or absent is not None:
            self._search.drop()
            self._show()
            return
        work_copy = self.plan.open_copy or suggested_copy(paths[0], tr("work"))
        self._arrived = []
        work = partial(load_desk.search, paths, work_copy, arrived=self._arrived)
        self._search.ask(
            tr("Searching for sheets"),
            lambda progress, cancelled: work(progress=progress, cancelled=cancelled),
            self._on_found,
            self._on_failed,
        )
        self.progress.show_progress(0, 0, tr("Searching for sheets…"))
        self._show()

    def _stop(self) -> None:
        self._search.drop()
        self._failure = tr("The search was stopped. Choose the folder again, or one inside it.")
        self._places = []
        self.model.set_sources([])
        self._show()

    def _on_progress(self, done: int, total: int, what: str) -> None:
        if total:
            what = tr("{done} of {total} {what}", done=number(done, 0), total=number(total, 0), what=what)
        self.progress.show_progress(done, total, what)
        new = self._arrived[len(self.model.sources) :]
        if new:  # the list fills while the search goes on
            self.model.add(new)
            self._show()

    def _on_found(self, answer) -> None:
        sources, self.books = answer
        looked_at = self._current()
        self.model.set_sources(sources)
        if self._places:
            first = self._places[0]
            settings.put("last_folder", str(first if first.is_dir() else first.parent))
        self._show()
        if sources:
            row = next((row for row in range(len(sources)) if self.model.source(row).loadable), 0)
            kept = self.model.row_of(looked_at)
            self.table.go(row if kept < 0 else kept)
            self._draw()

    def _on_failed(self, error: BaseException) -> None:
        self._failure = sentence(error)
        self.model.set_sources([])
        self._show()

    # What is shown

    def _show(self) -> None:
        there = bool(self.model.sources)
        self._list.setCurrentWidget(self.table if there else self._empty)
        if self._search.busy:
            self._empty.show_text(tr("Searching for sheets…"))
        elif self._places and not self._failure:
            self._empty.show_text(tr("Nothing that can be loaded was found here."))
        else:
            self._empty.show_text(tr("Choose a file with plots or a folder with map sheets; or drop them here."))
        if not there:
            self.view.show_text(tr("The sheet at hand is drawn here."))
            self.about.setText("")
        self._show_layers(None if not there else self._current())
        self._show_columns()
        for made in (self.all_button, self.none_button):
            made.setVisible(len(self.model.sources) > 1)
        self._on_ticked()

    def _on_ticked(self) -> None:
        self.summary.setText(self._counted())
        self.changed.emit()

    def _counted(self) -> str:
        """Return how many sheets there are and what becomes of them."""
        sources = self.model.sources
        if not sources:
            return ""
        counts = Counter(source.state for source in sources)
        states = [state for state in found_model.STATES if counts[state]]
        parts = [f"{number(counts[state], 0)} {found_model.state_name(state)}" for state in states]
        chosen = tr(
            "{count} of {all} chosen", count=number(len(self.model.wanted()), 0), all=number(len(sources), 0)
        )
        return " · ".join([chosen, *parts])

    def _current(self):
        index = self.table.currentIndex()
        return self.model.source(index.row()) if index.isValid() else None

    def _draw(self) -> None:
        """Draw the source at hand, read on a thread."""
        source = self._current()
        if source is None:
            return
        self._show_layers(source)
        said, to_do = found_model.about(source), found_model.to_do(source)
        if to_do:
            self._look.drop()
            self.view.show_text(said, to_do)
            self.about.setText("")
            return
        self.about.setText(said or ("\n".join(level_lines()) if source.is_drawing else ""))
        self.view.show_text(tr("Looking into the file…"))
        from ..qgis_bridge import source_look

        path, layer = source.path, source.layer
        self._look.ask(
            tr("Looking into the file…"),
            lambda progress, cancelled: source_look.outlines(path, layer, cancelled=cancelled),
            partial(self._on_drawn, source),
            lambda error: self.view.show_text(sentence(error), tr("This file cannot be used")),
        )

    def _on_drawn(self, source, outlines) -> None:
        source.take_facts(outlines.facts)
        if source.is_drawing:
            source.count = outlines.count
        self.model.refresh()
        self._show_columns()
        if outlines.path.isEmpty():
            self.view.show_text(tr("There is no shape in it."))
            return
        drawn, count = number(outlines.drawn, 0), number(outlines.count, 0)
        words = tr("{count} plots", count=count)
        if outlines.drawn < outlines.count:
            words = tr("the first {drawn} of {count} plots", drawn=drawn, count=count)
        self.view.show_things([Drawn(outlines.path, theme.ACCENT, theme.tint(theme.ACCENT, 0.18), words=words)])

    def _show_columns(self) -> None:
        """Hide what is known of no sheet."""
        for column in (SHEET, SCALE):
            self.table.setColumnHidden(column, not self.model.knows(column))

    def _show_layers(self, source) -> None:
        several = source is not None and len(source.layers) > 1
        self._layer_label.setVisible(several)
        self.layer.setVisible(several)
        self.layer.clear()
        if several:
            if source.layer is None:
                self.layer.addItem(tr("Choose the layer"), None)
            for info in source.layers:
                self.layer.addItem(tr("{name} ({count} rows)", name=info.name, count=number(info.count, 0)), info.name)
            self.layer.setCurrentIndex(max(0, self.layer.findData(source.layer)))

    def _on_layer(self, _index: int) -> None:
        source = self._current()
        if source is None or self.layer.currentData() is None:
            return
        source.take_layer(self.layer.currentData())
        source.error = None
        self.model.refresh()
        self._draw()

    # The wizard

    def enter(self) -> None:
        """Nothing comes before this step."""

    def leave(self) -> None:
        """Take over what is ticked."""
        self.plan.take_sources(self.model.wanted())
        self.plan.left = [each for each in self.model.sources if not each.loadable and each.found.is_sheet]
        self.plan.books = list(self.books)
        self.plan.place = self._places[0] if self._places else None

    def close_down(self) -> None:
        """Stop searching and drawing."""
        self._typing.stop()
        self._resting.stop()
        self._search.drop()
        self._look.drop()

    def problem(self) -> str:
        """Return why the next step cannot be taken yet."""
        if self._search.busy or self._typing.isActive():
            return tr("The folder is still being searched.")
        if self._failure:
            return self._failure
        if not self._places:
            return tr("Choose a file or a folder first.")
        if not self.model.sources:
            return "" if self.books else tr("Nothing that can be loaded was found here.")
        wanted = self.model.wanted()
        if not wanted:
            alone = self.model.sources[0] if len(self.model.sources) == 1 else None
            return found_model.about(alone) if alone and not alone.loadable else tr("Tick what is to be loaded.")
        unclear = next((source for source in wanted if source.layer is None and not source.is_drawing), None)
        return tr("Choose the layer of {name}, or do not tick it.", name=unclear.name) if unclear else ""
