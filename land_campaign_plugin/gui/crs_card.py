"""Which reference system the plots are in: what the files say, else candidates ranked by where the plots would lie."""

from functools import partial

from qgis.core import QgsCoordinateReferenceSystem
from qgis.gui import QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import QRectF, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QVBoxLayout

from ..qgis_bridge import load_desk, side_inputs
from ..qgis_bridge.language import number, tr
from . import theme
from .candidates_model import CandidatesModel
from .list_view import ListTable
from .load_plan import LoadPlan
from .outline_view import Drawn, OutlineView
from .wizard_page import Question, sentence

_SYSTEM, _SHARE, _WHERE = range(3)
_SHOWN = 6
_PLOT_COLOUR, _COMMUNE_COLOUR = theme.SEVERITY_COLOURS["E"], "#8a949b"


class _Table(ListTable):
    """Rows of candidates; Enter goes on in the wizard, as it does anywhere in it."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.entered_row.connect(lambda _row: self.window().load_button.click())
        self.left.connect(lambda: self.window().reject())


class CrsCard(QFrame):
    """The table of candidates, and the drawing of where the plots would lie.

    Signals
    -------
    changed()
        Another system is chosen, or it is known now.
    """

    changed = pyqtSignal()

    def __init__(self, plan: LoadPlan, parent=None):
        super().__init__(parent)
        self.setProperty("card", True)
        self.plan = plan
        self.failure = ""
        self._asked_for: tuple | None = None
        self._place = None
        self._background: list[Drawn] = []
        self._window: QRectF | None = None
        self._look, self._draw = Question(self), Question(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.PAD, 8, theme.PAD, 10)
        row.setSpacing(theme.PAD)
        row.addLayout(self._make_left(), 3)
        self.view = OutlineView()
        row.addWidget(self.view, 2)

    def _make_left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(5)
        column.addWidget(theme.label(tr("Reference system"), "section"))
        self.note = theme.label("", wrap=True)
        column.addWidget(self.note)
        self.model = CandidatesModel(self)
        self.table = _Table()
        self.table.setObjectName("crs_candidates")
        self.table.setModel(self.model)
        self.table.set_lines(1)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(_SYSTEM, QHeaderView.ResizeMode.Stretch)
        for narrow in (_SHARE, _WHERE):
            head.setSectionResizeMode(narrow, QHeaderView.ResizeMode.ResizeToContents)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._on_row())
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(6)
        self._other_label = theme.label(tr("Another one"))
        self.other = QgsProjectionSelectionWidget()
        self.other.setOptionVisible(QgsProjectionSelectionWidget.CrsOption.CrsNotSet, True)
        self.other.setNotSetText(tr("(choose above)"))
        self.other.crsChanged.connect(self._on_other)
        row.addWidget(self._other_label)
        row.addWidget(self.other, 1)
        column.addLayout(row)
        return column

    # What is known

    def enter(self) -> None:
        """Look at the sources, unless they are those of the last time."""
        wanted = tuple((source.path, source.layer) for source in self.plan.sources)
        if wanted == self._asked_for and self._place is not None:
            return
        self._asked_for, self._place, self.failure = wanted, None, ""
        self.setVisible(bool(wanted))
        self.plan.crs = ""
        self.model.set_rows([])
        self.other.setCrs(QgsCoordinateReferenceSystem())
        if not wanted:
            return
        self.note.setText(tr("Looking where the plots would lie…"))
        self.view.show_text(tr("Looking where the plots would lie…"))
        communes = side_inputs.outlines(self.plan.open_copy)
        sources = list(self.plan.sources)
        self._look.ask(
            tr("Looking where the plots would lie…"),
            partial(_look, sources, communes),
            self._on_looked,
            self._on_failed,
        )

    @property
    def busy(self) -> bool:
        """Tell whether the sources are still being looked at."""
        return self._look.busy

    def close_down(self) -> None:
        """Stop looking."""
        self._look.drop()
        self._draw.drop()

    def _on_looked(self, answer) -> None:
        self._place, background, self._window = answer
        window, communes = background
        self._background = [Drawn(window, theme.muted(), dashed=True, words=tr("the province"))]
        if not communes.isEmpty():
            self._background.append(Drawn(communes, _COMMUNE_COLOUR, words=tr("communes")))
        place = self._place
        rows = [(wkt, count, None) for wkt, count in place.stated.items()]
        likely = [each for each in place.candidates if each.share > 0] or place.candidates
        rows += [("", len(place.open), candidate) for candidate in likely[:_SHOWN]]
        self.model.set_rows(rows)
        asked = bool(place.open)
        for part in (self.other, self._other_label):
            part.setVisible(asked)
        self.note.setText(self._told(place))
        chosen = next((row for row, each in enumerate(rows) if each[2] and each[2].code == place.chosen), -1)
        if chosen >= 0 or not asked:
            self.table.go(max(chosen, 0))
        else:
            self.table.clearSelection()
            self.table.setCurrentIndex(self.model.index(-1, -1))
            self._show_where(None)
        self.changed.emit()

    @staticmethod
    def _told(place) -> str:
        """Return what is known of the reference system, in a sentence or two."""
        if not place.open:
            return tr("As the files say.") if len(place.stated) < 2 else tr("The files say several.")
        if len(place.open) == 1:
            text = tr("{name} does not say it.", name=place.open[0].name)
        else:
            text = tr("{count} files do not say it.", count=number(len(place.open), 0))
        if place.chosen:
            like = tr("The others say {crs}, which puts these plots into the province, too.", crs=place.chosen)
            only = tr("Only one puts the plots into the province; look at the drawing.")
            return f"{text} {like if place.by_others else only}"
        return f"{text} {tr('Choose the one whose drawing is right; it is never guessed.')}"

    def _on_failed(self, error: BaseException) -> None:
        self.failure = sentence(error)
        self.note.setText(self.failure)
        self.view.show_text("")
        self.changed.emit()

    # What is chosen

    def _on_row(self) -> None:
        row = self.model.row(self.table.currentIndex().row())
        if row is None:
            return
        candidate = row[2]
        if candidate is not None:
            self.plan.crs = candidate.code
            self.other.blockSignals(True)
            self.other.setCrs(QgsCoordinateReferenceSystem())
            self.other.blockSignals(False)
        self._show_where(row)
        self.changed.emit()

    def _on_other(self, crs) -> None:
        if not crs.isValid():
            return
        self.table.clearSelection()
        self.table.setCurrentIndex(self.model.index(-1, -1))
        self.plan.crs = crs.toWkt()
        self._show_where(("", 0, None))
        self.changed.emit()

    def _show_where(self, row) -> None:
        """Draw plots where the chosen system puts them."""
        if row is None:
            self.view.show_things(self._background, focus=self._window)
            return
        wkt, candidate = row[0], row[2]
        swapped = candidate.swapped if candidate else False
        crs = wkt or self.plan.crs
        sources = [each for each in self.plan.sources if (each.crs_wkt == wkt if wkt else not each.says_crs)]
        self._draw.ask(
            tr("Looking where the plots would lie…"),
            partial(_lying, sources, crs, swapped),
            self._on_drawn,
            lambda error: self.view.show_text(sentence(error)),
        )

    def _on_drawn(self, path) -> None:
        plots = Drawn(path, _PLOT_COLOUR, _PLOT_COLOUR, 1.5, words=tr("where the plots would lie"), ringed=True)
        box = path.boundingRect()
        near = self._window is not None and self._window.intersects(box)
        self.view.show_things([*self._background, plots], focus=self._window if near else None)

    def several(self) -> bool:
        """Tell whether the files are in more than one system."""
        place = self._place
        return place is not None and len(place.stated) + bool(place.open) > 1

    def problem(self) -> str:
        """Return why the reference system is not settled yet."""
        if self.failure or not self.plan.sources:
            return self.failure
        if self._place is None:
            return tr("The files are still being looked at.")
        alone = self.plan.sources[0] if len(self.plan.sources) == 1 else None
        if alone and alone.says_crs and QgsCoordinateReferenceSystem.fromWkt(alone.crs_wkt).isGeographic():
            return tr("{name} is in degrees. Areas need metres: save it in EPSG:9209 first.", name=alone.name)
        if self._place.open and not self.plan.crs:
            return tr("Choose the reference system that the plots were drawn in.")
        return ""


def _look(sources, communes, progress, cancelled):
    from ..qgis_bridge import source_look

    place = load_desk.look_at_places(sources, communes, progress=progress, cancelled=cancelled)
    window, box, outlines = source_look.background(communes)
    return place, (window, outlines), QRectF(*box)


def _lying(sources, crs, swapped, progress, cancelled):
    from ..qgis_bridge import source_look

    return source_look.lying(sources, crs, swapped, cancelled=cancelled)
