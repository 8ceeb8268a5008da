"""What the store answered about a record, in words: a sentence and a remedy for each code. No value of a person."""

from __future__ import annotations

from ..model.errors import CampaignError
from ..model.language import ENGLISH, QT_TRANSLATE_NOOP, Language
from ..model.record_kinds import KIND_LABELS, label_of
from . import refusals
from .contract import CID_REUSED, CLIENT_SEQ_REUSED, MERGED, Answer

_COMPARE = QT_TRANSLATE_NOOP("core", "Compare both versions and keep yours or theirs; neither was overwritten.")
_ASK_SCOPE = QT_TRANSLATE_NOOP("core", "Ask whoever runs the store for the commune; your work is kept here.")
_KEPT_IN_LIST = QT_TRANSLATE_NOOP(
    "core", "The work copy has it now; what you had is kept in the store's list of conflicts."
)
_FIRST_ITS_END = QT_TRANSLATE_NOOP(
    "core", "Settle what was answered about that one, or name another; it is sent again with the next push."
)
_SENTENCES: dict[str, tuple[str, str]] = {
    MERGED: (
        QT_TRANSLATE_NOOP("core", "{kind} {label} is in the store, with what somebody else changed: {fields}."),
        "",
    ),
    "changed_since": (
        QT_TRANSLATE_NOOP("core", "{kind} {label} was changed in the store since you got it: {fields}."),
        _COMPARE,
    ),
    "retired_since": (
        QT_TRANSLATE_NOOP("core", "{kind} {label} was deleted in the store since you got it."),
        QT_TRANSLATE_NOOP("core", "Ask who deleted it; your version is kept."),
    ),
    "edited_since": (
        QT_TRANSLATE_NOOP(
            "core", "You deleted {kind} {label}, but somebody changed it in the store since: {fields}."
        ),
        _COMPARE,
    ),
    "other_plot": (
        QT_TRANSLATE_NOOP("core", "The store has {kind} {label} already, with other values: {fields}."),
        _COMPARE,
    ),
    "bad_value": (
        QT_TRANSLATE_NOOP("core", "The value of {field} of {kind} {label} is not one that the store can hold."),
        refusals.CORRECT,
    ),
    "plot_missing": (
        QT_TRANSLATE_NOOP("core", "The plot of {kind} {label} is not in the store, or not in a commune of yours."),
        QT_TRANSLATE_NOOP("core", "Push its plot first; it is sent again with the next push."),
    ),
    "party_missing": (
        QT_TRANSLATE_NOOP("core", "The holder ({end}) whom {kind} {label} names is not in the store as you have them."),
        _FIRST_ITS_END,
    ),
    "certificate_missing": (
        QT_TRANSLATE_NOOP(
            "core", "The certificate ({end}) that {kind} {label} names is not in the store as you have it."
        ),
        _FIRST_ITS_END,
    ),
    "unknown_plot": (
        QT_TRANSLATE_NOOP("core", "The store does not know {kind} {label}, though it came from a store."),
        QT_TRANSLATE_NOOP("core", "Check that this is the store that the work copy belongs to."),
    ),
    "ahead_of_store": (
        QT_TRANSLATE_NOOP("core", "The store has an older version of {kind} {label} than you; it may be a backup."),
        QT_TRANSLATE_NOOP("core", "Stop pushing and ask whoever looks after the store."),
    ),
    "bad_bytes": (
        QT_TRANSLATE_NOOP("core", "The change of {kind} {label} arrived damaged."),
        QT_TRANSLATE_NOOP("core", "Push again; if it comes back, edit the record once more."),
    ),
    "group_refused": (
        QT_TRANSLATE_NOOP("core", "{kind} {label} was not taken in, because a change that belongs to it was not."),
        QT_TRANSLATE_NOOP("core", "Settle the others first; all are sent again together."),
    ),
    "out_of_scope": (
        QT_TRANSLATE_NOOP("core", "You may not change {kind} {label}: its commune is not one of yours."),
        _ASK_SCOPE,
    ),
    "unknown_commune": (
        QT_TRANSLATE_NOOP("core", "The store has no commune with the code that {kind} {label} names."),
        _ASK_SCOPE,
    ),
    "resolved_already": (
        QT_TRANSLATE_NOOP("core", "Somebody ({by}) decided the conflict about {kind} {label} meanwhile."),
        QT_TRANSLATE_NOOP("core", "Look at what the store has now; keep yours only where you are sure."),
    ),
    "resolved_kept_theirs": (
        QT_TRANSLATE_NOOP("core", "{by} decided the conflict about {kind} {label}: the store's version stays."),
        _KEPT_IN_LIST,
    ),
    "resolved_withdrawn": (
        QT_TRANSLATE_NOOP("core", "{by} withdrew the change of {kind} {label}: the store's version stays."),
        _KEPT_IN_LIST,
    ),
    "resolved_kept_mine": (
        QT_TRANSLATE_NOOP("core", "{by} decided the conflict about {kind} {label}: your version is in the store."),
        "",
    ),
    "resolved_merged": (
        QT_TRANSLATE_NOOP("core", "{by} decided the conflict about {kind} {label}: something of both is in the store."),
        QT_TRANSLATE_NOOP("core", "The work copy has it now."),
    ),
    "unknown_conflict": (
        QT_TRANSLATE_NOOP("core", "The store knows no such conflict about {kind} {label}."),
        QT_TRANSLATE_NOOP("core", "Look at the list of conflicts again."),
    ),
    "not_yours": (
        QT_TRANSLATE_NOOP("core", "The conflict about {kind} {label} is not yours to decide."),
        QT_TRANSLATE_NOOP("core", "Its author and the reviewers of the commune may."),
    ),
    "same_person": (
        QT_TRANSLATE_NOOP("core", "{kind} {label} was proposed by you, and another person is to approve it."),
        QT_TRANSLATE_NOOP("core", "Ask a colleague with the same role to look at it."),
    ),
    "bad_state": (
        QT_TRANSLATE_NOOP("core", "{kind} {label} cannot be changed and approved at once, or is approved already."),
        QT_TRANSLATE_NOOP("core", "Propose it anew; then somebody else approves it as it stands."),
    ),
    CID_REUSED: (
        QT_TRANSLATE_NOOP("core", "The change of {kind} {label} carries the id of another change."),
        QT_TRANSLATE_NOOP("core", "Push again: it gets a new one."),
    ),
    CLIENT_SEQ_REUSED: (
        QT_TRANSLATE_NOOP("core", "This work copy seems to be a copy of another one, or a restored backup."),
        QT_TRANSLATE_NOOP("core", "Push again: it now counts as a work copy of its own."),
    ),
}


def sentence(kind: str, answer: Answer, label: str, language: Language = ENGLISH) -> str:
    """Return what happened to a record (`label` is what people call it) and what to do, in `language`."""
    what, remedy = _SENTENCES[answer.code or answer.status]
    if answer.code == refusals.BAD_VALUE:
        remedy = refusals.remedy(answer)
    fields = ", ".join(language.text(label_of(kind, name)) for name in answer.fields) or "-"
    values = dict(answer.values)
    if "field" in values:
        values["most"] = refusals.most_of(kind, values["field"])
        values["field"] = language.text(label_of(kind, values["field"]))
    name = language.text(KIND_LABELS[kind])
    if not language.text(what, kind="{kind}").startswith("{kind}"):  # within a sentence
        name = name[:1].lower() + name[1:]
    values |= {"kind": name, "label": label, "fields": fields}
    return CampaignError(what, remedy, **values).sentence(language)
