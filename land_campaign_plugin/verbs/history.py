"""What a store remembers: the versions of a plot, and the pushes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP, Language
from ..model.tables import PLOT_FIELDS
from ..store.answers import SHAPE
from ..store.contract import Store
from ..store.versions import Batch, Version

_NO_PLOT = QT_TRANSLATE_NOOP("core", "The store has no plot {plot}, or does not show it to you.")
_NAME = QT_TRANSLATE_NOOP("core", "Name it as SHEET/NUMBER, COMMUNE/SHEET/NUMBER or by its permanent id.")
_SEVERAL = QT_TRANSLATE_NOOP("core", "Several plots of the store are called {plot}.")
_HEAD = QT_TRANSLATE_NOOP("core", "Plot {plot}: {count} versions.")
_NEW = QT_TRANSLATE_NOOP("core", "Version {ver}, {at}, {login}: new.")
_CHANGED = QT_TRANSLATE_NOOP("core", "Version {ver}, {at}, {login}: changed.")
_RETIRED = QT_TRANSLATE_NOOP("core", "Version {ver}, {at}, {login}: retired.")
_REASON = QT_TRANSLATE_NOOP("core", "Reason: {reason}")
_PARENTS = QT_TRANSLATE_NOOP("core", "Made of the land of {count} plots: {plots}")
_FROM_TO = QT_TRANSLATE_NOOP("core", "{field}: {before} → {after}")
_OTHER_SHAPE = QT_TRANSLATE_NOOP("core", "Shape: {before} m² → {after} m²")
_NO_PUSHES = QT_TRANSLATE_NOOP("core", "There is no push.")
_PUSH = QT_TRANSLATE_NOOP("core", "{batch}: {at}, {login}, {count} changes in {communes}. {reason}")


@dataclass(frozen=True)
class PlotHistory:
    """All versions of one plot, oldest first."""

    versions: list[Version]

    def lines(self, language: Language) -> Iterator[str]:
        """Yield who changed what, when and why, newest first."""
        yield language.text(_HEAD, plot=self.versions[-1].label, count=len(self.versions))
        for version in reversed(self.versions):
            head = {"I": _NEW, "D": _RETIRED}.get(version.op, _CHANGED)
            yield language.text(head, ver=version.ver, at=language.moment(version.at), login=version.login)
            if version.reason:
                yield "  " + language.text(_REASON, reason=version.reason)
            if version.parents:
                yield "  " + language.text(_PARENTS, count=len(version.parents), plots=", ".join(version.parents))
            if version.before is not None:
                yield from (f"  {line}" for line in difference_lines(version, language))

    def data(self) -> list[dict]:
        """Return the history as data; shapes as areas."""
        return [
            {name: value for name, value in vars(each).items() if name not in ("before", "image")}
            | {"differences": [each for each in each.differences if each[0] != "geom"]}
            for each in self.versions
        ]


def difference_lines(version: Version, language: Language) -> Iterator[str]:
    """Yield what a version changed, before and after; a shape by its area."""
    for name, before, after in version.differences:
        if name == "geom":
            areas = {"before": area_text(before), "after": area_text(after)}
            yield language.text(_OTHER_SHAPE, **areas)
        else:
            label = language.text(PLOT_FIELDS[name].label if name in PLOT_FIELDS else SHAPE)
            yield language.text(_FROM_TO, field=label, before=before or "-", after=after or "-")


def area_text(shape: str | None) -> str:
    """Return the area of a shape of an image, in m² with two decimals."""
    from ..native import shapely

    return "-" if shape is None else f"{shapely.from_wkb(bytes.fromhex(shape)).area:.2f}"


def history(store: Store, plot: str) -> PlotHistory:
    """Return the versions of a plot called SHEET/NUMBER, COMMUNE/SHEET/NUMBER, or by its permanent id.

    Raises
    ------
    BadInput
        The store has no such plot, or several.
    """
    parts = plot.split("/")
    uids = store.named(*parts[-2:], parts[0] if len(parts) == 3 else None) if len(parts) in (2, 3) else [plot]
    found = [versions for uid in uids if (versions := store.history(uid))]
    if not found:
        raise BadInput(_NO_PLOT, _NAME, plot=plot)
    if len(found) > 1 and found[1][-1].image.get("status") != "retired":
        raise BadInput(_SEVERAL, _NAME, plot=plot)
    return PlotHistory(found[0])


def push_lines(batches: list[Batch], language: Language) -> Iterator[str]:
    """Yield the pushes of a store, a line each."""
    if not batches:
        yield language.text(_NO_PUSHES)
    for each in batches:
        about = {"batch": each.id, "at": language.moment(each.at), "login": each.login, "count": each.changes}
        yield language.text(_PUSH, communes=", ".join(each.communes) or "-", reason=each.reason, **about).rstrip()
