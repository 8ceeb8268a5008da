"""Third step of the load wizard: where the plots lie, how their texts are written, and where all of it goes."""

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QSizePolicy, QSplitter

from ..qgis_bridge import remembered
from ..qgis_bridge.language import tr
from . import theme
from .crs_card import CrsCard
from .load_plan import LoadPlan, LoadRequest
from .target_card import TargetCard
from .text_card import TextCard
from .wizard_page import WizardPage, scrolled


class PlacePage(WizardPage):
    """Three cards; the request is made here."""

    def __init__(self, plan: LoadPlan, parent=None):
        super().__init__(parent)
        self.title = tr("Coordinates and Text")
        self.plan = plan
        self.crs, self.texts, self.target = CrsCard(plan), TextCard(plan), TargetCard(plan)
        layout = theme.column(self, 0, theme.GAP)
        layout.addWidget(self.crs, 5)
        lower = QSplitter(Qt.Orientation.Horizontal)
        lower.setChildrenCollapsible(False)
        lower.addWidget(self.texts)
        lower.addWidget(scrolled(self.target))
        lower.setStretchFactor(0, 1)
        lower.setStretchFactor(1, 1)
        lower.setSizes([500, 500])
        lower.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        layout.addWidget(lower, 5)
        for card in (self.crs, self.texts, self.target):
            card.changed.connect(self.changed)
        self.crs.changed.connect(lambda: self.target.show_systems(self.crs.several()))

    def enter(self) -> None:
        """Look at what the steps before came to."""
        self.crs.enter()
        self.texts.enter()
        self.target.enter()
        self.target.show_systems(self.crs.several())

    def leave(self) -> None:
        """Remember the encodings with the fields."""
        for group in self.plan.mapped():
            if group.looked is not None:
                remembered.remember(group.fields, group.mapping, group.encodings)

    def close_down(self) -> None:
        """Stop looking."""
        self.crs.close_down()
        self.texts.close_down()

    def problem(self) -> str:
        """Return why nothing can be loaded yet."""
        if problem := self.crs.problem():
            return problem
        if self.texts.busy:
            return tr("The texts are still being looked at.")
        return self.target.problem()

    def request(self) -> LoadRequest | None:
        """Return what to load; None where somebody does not want a work copy replaced."""
        target, plan = self.target, self.plan
        if not target.may_write():
            return None
        return LoadRequest(
            tuple(plan.groups),
            plan.crs or None,
            target.into(),
            several=plan.several and not target.later.isChecked(),
            append=target.append.isChecked(),
            replace=target.replaces(),
            later=target.later.isChecked(),
            reproject=target.reproject.isChecked() and self.crs.several(),
            records=target.record_files(),
            renumbered=target.renumbered_file(),
            left=tuple(plan.left),
        )
