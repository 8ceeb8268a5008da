"""Which reference system the plots are in: what the files say, else candidates ranked by where the plots would lie.

Beside the table two drawings: the province with a mark a candidate, and close up the plots among those of other files.
"""

from functools import partial

from qgis.core import QgsCoordinateReferenceSystem
from qgis.gui import QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import QRectF, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QVBoxLayout

from ..qgis_bridge import side_inputs
from ..qgis_bridge.language import number, tr
from . import theme
from .candidates_model import CandidatesModel
from .list_view import ListTable
from .load_plan import LoadPlan
from .outline_view import Drawn, Mark, OutlineView
from .wizard_page import Question, sentence

_SYSTEM, _SPEAKS = range(2)
_SHOWN = 6
_PLOT_COLOUR, _OTHER_COLOUR, _COMMUNE_COLOUR = theme.SEVERITY_COLOURS["E"], theme.SEVERITY_COLOURS["I"], "#8a949b"
_SAME_PLACE = 1 / 12
"""Of the province's width: marks that are nearer to each other become one."""
_NEAR_KM, _THIN = 0.5, 0.6


class _Table(ListTable):
    """Rows of candidates; Enter goes on in the wizard, as it does anywhere in it."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.entered_row.connect(lambda _row: self.window().load_button.click())
        self.left.connect(lambda: self.window().reject())


class CrsCard(QFrame):
    """The table of candidates, and the drawings of where the plots would lie.

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
        self._place = self._around = None
        self._background: list[Drawn] = []
        self._window: QRectF | None = None
        self._spots: list[tuple[float, float] | None] = []
        self._look, self._draw = Question(self), Question(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.PAD, 8, theme.PAD, 10)
        row.setSpacing(theme.PAD)
        row.addLayout(self._make_left(), 9)
        self.view, self.near = OutlineView(), OutlineView()
        for view, title in ((self.view, tr("In the province")), (self.near, tr("Close up, among other sheets"))):
            column = QVBoxLayout()
            column.setSpacing(5)
            column.addWidget(theme.label(title, "section"))
            column.addWidget(view, 1)
            row.addLayout(column, 5)

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
        self.table.setWordWrap(True)  # two reasons are two lines
        self.table.set_lines(2)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(_SYSTEM, QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(_SPEAKS, QHeaderView.ResizeMode.Stretch)
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
        self.near.show_text("")
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
        self._around, rows, self._spots, window, communes = answer
        left, bottom, right, top = self._around.window
        self._window = QRectF(left, bottom, right - left, top - bottom)
        self._background = [Drawn(window, theme.muted(), dashed=True, words=tr("the province"))]
        if not communes.isEmpty():
            self._background.append(Drawn(communes, _COMMUNE_COLOUR, words=tr("communes")))
        place = self._place = self._around.place
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
        self.near.show_text("")
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
            self.view.show_things(self._background, focus=self._window, marks=self._marks(-1))
            self.near.show_text(tr("Choose a system: the plots are drawn here as it puts them."))
            return
        wkt, _, candidate = row
        swapped = candidate.swapped if candidate else False
        around, crs = self._around, "" if wkt and candidate is None else self.plan.crs
        self._draw.ask(
            tr("Looking where the plots would lie…"),
            lambda progress, cancelled: around.lying(wkt, crs, swapped),
            self._on_drawn,
            self._on_not_drawn,
        )

    def _on_not_drawn(self, error: BaseException) -> None:
        self.view.show_text(sentence(error))
        self.near.show_text("")

    def _on_drawn(self, lying) -> None:
        at = self.table.currentIndex().row()
        marks = self._marks(at)
        marked = any(mark.strong for mark in marks)
        plots = Drawn(lying.plots, _PLOT_COLOUR, _PLOT_COLOUR, 1.5, words=tr("the plots"), ringed=not marked)
        near = lying.box is not None and self._window.intersects(_rectangle(lying.box))
        self.view.show_things([*self._background, plots], focus=self._window if near else None, marks=marks)
        self._show_close(lying)

    def _show_close(self, lying) -> None:
        """Draw the plots among those of the other files, so that it is seen whether they fit together."""
        if lying.room is None:
            self.near.show_text(tr("With this system the plots lie nowhere."))
            return
        things = []
        if not lying.communes.isEmpty():
            things.append(Drawn(lying.communes, _COMMUNE_COLOUR, width=2, words=tr("communes")))
        if lying.apart_km is not None:
            words = tr("the other files")
            if lying.apart_km > _NEAR_KM:
                words = tr("the other files, {distance} km away", distance=number(lying.apart_km, 0))
            things.append(Drawn(lying.near, _OTHER_COLOUR, theme.tint(_OTHER_COLOUR, 0.14), _THIN, words=words))
        tint = theme.tint(_PLOT_COLOUR, 0.2)
        things.append(Drawn(lying.plots, _PLOT_COLOUR, tint, _THIN, words=tr("the plots")))
        self.near.show_things(things, focus=_rectangle(lying.room))

    def _marks(self, chosen: int) -> list[Mark]:
        """Return a mark for each place that candidates put the plots to, with the numbers of their rows."""
        shown: list[list] = []
        for at, spot in enumerate(self._spots):
            if spot is None or not self.model.is_marked(at) or not self._window.contains(*spot):
                continue
            apart = self._window.width() * _SAME_PLACE
            same = next((each for each in shown if _distance(each[0], spot) < apart), None)
            if same is None:
                shown.append([spot, [at]])
            else:
                same[1].append(at)
        return [Mark(*spot, ", ".join(str(at + 1) for at in rows), chosen in rows) for spot, rows in shown]

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


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))


def _rectangle(box: tuple[float, float, float, float]) -> QRectF:
    left, bottom, right, top = box
    return QRectF(left, bottom, right - left, top - bottom)


def _look(sources, communes, progress, cancelled):
    from ..qgis_bridge import place_look

    around = place_look.look_around(sources, communes, progress=progress, cancelled=cancelled)
    rows = _rows(around.place)
    spots = [around.spot(row[2].code, row[2].swapped) if row[2] is not None else None for row in rows]
    return around, rows, spots, place_look.window_path(around.window), around.outlines_of_communes()


def _rows(place) -> list[tuple]:
    """Return one row a system: what files say goes with the candidate that is the same."""
    from ..model.projection import parse_crs, same_crs

    likely = [each for each in place.candidates if each.share > 0] or place.candidates
    left, rows = dict(place.stated), []
    for candidate in likely[:_SHOWN]:
        crs = parse_crs(candidate.code)
        said = next((wkt for wkt in left if not candidate.swapped and same_crs(crs, parse_crs(wkt))), "")
        rows.append((said, left.pop(said, 0), candidate))
    return [*((wkt, count, None) for wkt, count in left.items()), *rows]
