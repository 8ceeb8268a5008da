"""What the store answered, in words: a sentence and a remedy for each code."""

from ..model.errors import CampaignError
from ..model.language import ENGLISH, QT_TRANSLATE_NOOP, Language
from ..model.tables import PLOT_FIELDS
from . import refusals
from .contract import APPLIED, BLOCKED, CID_REUSED, CLIENT_SEQ_REUSED, MERGED, Answer

REFUSED = "refused"
_NUMBERS = frozenset({"where", "area_m2"})
"""Values that are numbers and travel as text."""

SHAPE = QT_TRANSLATE_NOOP("core", "Shape")
_LOOK_AT_PARTS = QT_TRANSLATE_NOOP(
    "core", "Look at the parts, and keep your edit only where it still holds for what is left of the plot."
)
_SENTENCES: dict[str, tuple[str, str]] = {
    APPLIED: (QT_TRANSLATE_NOOP("core", "Plot {plot} is in the store."), ""),
    MERGED: (
        QT_TRANSLATE_NOOP("core", "Plot {plot} is in the store, together with what somebody else changed: {fields}."),
        "",
    ),
    "changed_since": (
        QT_TRANSLATE_NOOP("core", "Plot {plot} was changed in the store since you got it: {fields}."),
        QT_TRANSLATE_NOOP("core", "Compare both versions and keep yours or theirs; neither was overwritten."),
    ),
    "retired_since": (
        QT_TRANSLATE_NOOP("core", "Plot {plot} was retired in the store since you got it."),
        QT_TRANSLATE_NOOP("core", "Ask who retired it; your version is kept."),
    ),
    "edited_since": (
        QT_TRANSLATE_NOOP(
            "core", "You retired, split or merged plot {plot}, but somebody changed it in the store since: {fields}."
        ),
        QT_TRANSLATE_NOOP("core", "Compare both versions and keep yours or theirs; neither was overwritten."),
    ),
    "split_since": (
        QT_TRANSLATE_NOOP("core", "Plot {plot} was split or merged in the store since you got it: {fields}."),
        QT_TRANSLATE_NOOP(
            "core", "Pull, look at the parts, and keep your change only if it still holds for what is left of the plot."
        ),
    ),
    "was_split": (
        QT_TRANSLATE_NOOP(
            "core",
            "Plot {plot} was split by {by} on {at} into {parts}; your edit of it is kept here and was not sent.",
        ),
        _LOOK_AT_PARTS,
    ),
    "was_merged": (
        QT_TRANSLATE_NOOP(
            "core",
            "Plot {plot} was merged by {by} on {at} into {parts}; your edit of it is kept here and was not sent.",
        ),
        _LOOK_AT_PARTS,
    ),
    "was_edited": (
        QT_TRANSLATE_NOOP(
            "core",
            "You split or merged plot {plot}, but {by} changed it on {at}: {fields}; yours is kept and was not sent.",
        ),
        QT_TRANSLATE_NOOP("core", "Compare both versions and keep yours or theirs; neither was overwritten."),
    ),
    "other_plot": (
        QT_TRANSLATE_NOOP("core", "The store has plot {plot} already, with other values: {fields}."),
        QT_TRANSLATE_NOOP("core", "Compare both versions and keep yours or theirs; neither was overwritten."),
    ),
    "duplicate_number": (
        QT_TRANSLATE_NOOP("core", "Sheet {sheet} has a plot {number} in the store already."),
        QT_TRANSLATE_NOOP("core", "Give plot {plot} a free number, or correct the other plot first."),
    ),
    "no_shape": (
        QT_TRANSLATE_NOOP("core", "Plot {plot} has no area, which the store cannot hold."),
        QT_TRANSLATE_NOOP("core", "Draw its shape, or set it to retired."),
    ),
    "invalid_shape": (
        QT_TRANSLATE_NOOP("core", "The shape of plot {plot} is not valid (at {where}), and the store cannot hold it."),
        QT_TRANSLATE_NOOP("core", "Repair the shape: rule G02 shows the place."),
    ),
    "too_many_points": (
        QT_TRANSLATE_NOOP("core", "The shape of plot {plot} has more points than the store can hold."),
        QT_TRANSLATE_NOOP("core", "Simplify its boundary, or split the plot; it stays in the work copy as it is."),
    ),
    "outside": (
        QT_TRANSLATE_NOOP("core", "Plot {plot} lies outside the province (at {where}), where the store takes none."),
        QT_TRANSLATE_NOOP(
            "core",
            "See what rule G09 says of it: swap east and north of its source, or name the zone that it is in, and "
            "load it again. It stays in the work copy as it is.",
        ),
    ),
    "bad_value": (
        QT_TRANSLATE_NOOP("core", "The value of {field} of plot {plot} is not one that the store can hold."),
        refusals.CORRECT,
    ),
    "unknown_plot": (
        QT_TRANSLATE_NOOP("core", "The store does not know plot {plot}, though it came from a store."),
        QT_TRANSLATE_NOOP("core", "Check that this is the store that the work copy belongs to."),
    ),
    "ahead_of_store": (
        QT_TRANSLATE_NOOP("core", "The store has an older version of plot {plot} than you: it may be an old backup."),
        QT_TRANSLATE_NOOP("core", "Stop pushing and ask whoever looks after the store."),
    ),
    "bad_bytes": (
        QT_TRANSLATE_NOOP("core", "The change of plot {plot} arrived damaged."),
        QT_TRANSLATE_NOOP("core", "Push again; if it comes back, edit the plot once more."),
    ),
    "new_overlap": (
        QT_TRANSLATE_NOOP("core", "Plot {plot} would lie {area_m2} m² over a plot that somebody else drew meanwhile."),
        QT_TRANSLATE_NOOP("core", "Pull, compare the boundary with the neighbour, and correct one of them."),
    ),
    "new_gap": (
        QT_TRANSLATE_NOOP(
            "core", "Plot {plot} would give away {area_m2} m² to a neighbour whose own change was not taken in."
        ),
        QT_TRANSLATE_NOOP("core", "Settle the neighbour first; both are sent again together."),
    ),
    "group_refused": (
        QT_TRANSLATE_NOOP("core", "Plot {plot} was not taken in, because a change that belongs to it was not."),
        QT_TRANSLATE_NOOP("core", "Settle the other plots first; all are sent again together."),
    ),
    "parent_gone": (
        QT_TRANSLATE_NOOP("core", "Plot {plot} is made of the land of a plot that is no longer in force."),
        QT_TRANSLATE_NOOP("core", "Pull, and look at what became of that plot."),
    ),
    "resolved_already": (
        QT_TRANSLATE_NOOP("core", "Somebody ({by}) decided the conflict about plot {plot} meanwhile."),
        QT_TRANSLATE_NOOP("core", "Look at what the store has now; keep yours only where you are sure."),
    ),
    "resolved_kept_theirs": (
        QT_TRANSLATE_NOOP("core", "{by} decided the conflict about plot {plot}: the store's version stays."),
        QT_TRANSLATE_NOOP("core", "The work copy has it now; what you had is kept in the store's list of conflicts."),
    ),
    "resolved_withdrawn": (
        QT_TRANSLATE_NOOP("core", "{by} withdrew the change of plot {plot}: the store's version stays."),
        QT_TRANSLATE_NOOP("core", "The work copy has it now; what you had is kept in the store's list of conflicts."),
    ),
    "resolved_kept_mine": (
        QT_TRANSLATE_NOOP("core", "{by} decided the conflict about plot {plot}: your version is in the store."),
        "",
    ),
    "resolved_merged": (
        QT_TRANSLATE_NOOP("core", "{by} decided the conflict about plot {plot}: something of both is in the store."),
        QT_TRANSLATE_NOOP("core", "The work copy has it now."),
    ),
    "unknown_conflict": (
        QT_TRANSLATE_NOOP("core", "The store knows no such conflict about plot {plot}."),
        QT_TRANSLATE_NOOP("core", "Look at the list of conflicts again."),
    ),
    "not_yours": (
        QT_TRANSLATE_NOOP("core", "The conflict about plot {plot} is not yours to decide."),
        QT_TRANSLATE_NOOP("core", "Its author and the reviewers of the commune may."),
    ),
    "out_of_scope": (
        QT_TRANSLATE_NOOP("core", "You may not change plot {plot}: its commune is not one of yours."),
        QT_TRANSLATE_NOOP("core", "Ask whoever runs the store for the commune; your work is kept here."),
    ),
    "unknown_commune": (
        QT_TRANSLATE_NOOP("core", "The store has no commune with the code of plot {plot}."),
        QT_TRANSLATE_NOOP("core", "Correct the commune code in the form, or ask whoever runs the store to add it."),
    ),
    BLOCKED: (
        QT_TRANSLATE_NOOP("core", "Plot {plot} waits: a change that it hangs on, of plot {others}, was not taken in."),
        QT_TRANSLATE_NOOP("core", "Decide on that one first; then this one is sent by itself."),
    ),
    "commune_merged": (
        QT_TRANSLATE_NOOP("core", "The commune {old} of plot {plot} was merged into {new}."),
        QT_TRANSLATE_NOOP("core", "Pull: the plot gets the new code here, and the next push sends it."),
    ),
    CID_REUSED: (
        QT_TRANSLATE_NOOP("core", "The change of plot {plot} carries the id of another change."),
        QT_TRANSLATE_NOOP("core", "Push again: it gets a new one."),
    ),
    CLIENT_SEQ_REUSED: (
        QT_TRANSLATE_NOOP("core", "This work copy seems to be a copy of another one, or a restored backup."),
        QT_TRANSLATE_NOOP("core", "Push again: it now counts as a work copy of its own."),
    ),
}
_NEW = (
    QT_TRANSLATE_NOOP("core", "The store answered “{answer}” for plot {plot}, which this version does not know."),
    QT_TRANSLATE_NOOP("core", "Update the plugin, or ask whoever runs the store; your work is kept here."),
)


def sentence(answer: Answer, plot: str, language: Language = ENGLISH) -> str:
    """Return what happened to `plot` (what people call it) and what to do, in `language`."""
    return _error(answer, plot, language).sentence(language)


def what(answer: Answer, plot: str, language: Language = ENGLISH) -> str:
    """Return what happened to `plot`, without what to do."""
    error = _error(answer, plot, language)
    return language.text(error.what, **error.values)


def _error(answer: Answer, plot: str, language: Language) -> CampaignError:
    what, remedy = _SENTENCES.get(answer.code or answer.status) or _SENTENCES.get(answer.status) or _NEW
    if answer.code == refusals.BAD_VALUE:
        remedy = refusals.remedy(answer)
    labels = [PLOT_FIELDS[name].label if name in PLOT_FIELDS else SHAPE for name in answer.fields]
    values = dict(answer.values)
    if "field" in values:
        name = values["field"]
        values["most"] = refusals.most_of("", name)
        values["field"] = language.text(PLOT_FIELDS[name].label if name in PLOT_FIELDS else SHAPE)
    if "at" in values:
        values["at"] = language.day(values["at"])
    for name in _NUMBERS & values.keys():
        values[name] = str(values[name]).replace(".", "," if language.code == "vi" else ".")
    values.setdefault("others", plot)
    values |= {"plot": plot, "answer": answer.code or answer.status}
    values["fields"] = ", ".join(language.text(label) for label in labels) or "-"
    return CampaignError(what, remedy, **values)
