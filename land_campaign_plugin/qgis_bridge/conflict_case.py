"""One conflict as the window shows it: three versions, their shapes, and the decision that one can make."""

from __future__ import annotations

from dataclasses import dataclass, field

from qgis.core import QgsGeometry

from .language import number, tr

_LEAST_M2 = 0.005


@dataclass(frozen=True)
class Row:
    """One field of a conflict: its three values, and whether mine is kept where one keeps mine."""

    name: str
    caption: str
    base: str
    mine: str
    theirs: str
    keep: bool


@dataclass(frozen=True)
class Case:
    """One conflict.

    Parameters
    ----------
    answer : Answer or None
        Of the work copy's own conflict.
    dispute : Dispute or None
        As the store keeps it, for a reviewer.
    heads : tuple of str
        What the three versions are called.
    base, mine, theirs, others : QgsGeometry, list of QgsGeometry
        Shapes; empty where there is none. `others`: the plots of neighbours in question.
    land : bool
        Whether a neighbour is in question and not the plot itself: nothing is to be chosen field by field.
    waits : str
        The note with which it was handed on to a reviewer; empty where it was not.
    record : HeldRecord or None
        The work copy's own record in conflict; the answer is its.
    title : str
        What is in conflict, where it is no plot.
    """

    uid: str
    label: str
    sentence: str
    rows: list[Row]
    heads: tuple[str, str, str]
    base: QgsGeometry
    mine: QgsGeometry
    theirs: QgsGeometry
    others: list[QgsGeometry] = field(default_factory=list)
    land: bool = False
    waits: str = ""
    answer: object = None
    dispute: object = None
    deleted: bool = False
    record: object = None
    title: str = ""

    @property
    def cid(self) -> str:
        """The conflict."""
        return (self.answer or self.dispute).cid

    @property
    def own(self) -> bool:
        """Whether it is one of the open work copy."""
        return self.answer is not None

    def difference(self) -> str:
        """Return how the two shapes differ, in m²."""
        if self.mine.isEmpty() or self.theirs.isEmpty():
            return ""
        apart = self.mine.symDifference(self.theirs).area()
        if apart < _LEAST_M2:
            return ""
        more = self.mine.area() - self.theirs.area()
        about = {"area": number(abs(more), 1), "apart": number(apart, 1)}
        if abs(more) < _LEAST_M2:
            return tr("Both are equally large, and lie apart over {apart} m².", **about)
        name = self.heads[1]
        if self.own:
            return (
                tr("Yours is {area} m² larger than the store's; they differ over {apart} m².", **about)
                if more > 0
                else tr("Yours is {area} m² smaller than the store's; they differ over {apart} m².", **about)
            )
        return (
            tr("That of {name} is {area} m² larger than the store's; they differ over {apart} m².", name=name, **about)
            if more > 0
            else tr(
                "That of {name} is {area} m² smaller than the store's; they differ over {apart} m².", name=name, **about
            )
        )
