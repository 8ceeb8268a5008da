"""Records that earlier pushes did not bring into the store: what they are, both versions, and the decision."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..model.change import RETIRED
from ..model.record_kinds import CERTIFICATE, KIND_LABELS, PERSONAL, STATUS, label_of, short
from ..model.shown_values import value_text
from .held import CONFLICT
from .language import QgisLanguage, core, tr

_PLOT_OF = """SELECT plot_uid FROM "right" WHERE party_uid = ? AND plot_uid NOT NULL ORDER BY plot_uid LIMIT 1"""
_SERIAL = "SELECT serial FROM certificate WHERE uid = ? AND serial <> ''"


@dataclass(frozen=True)
class HeldRecord:
    """One record that is not in the store as it is here.

    Parameters
    ----------
    plot_uid, label : str
        The plot that it belongs to, of a person one of theirs, and what people call it; where no such plot is here,
        the serial of the certificate; empty where there is neither.
    name : str
        What kind of record it is, in the language of QGIS.
    sentence : str
        What happened, and what to do; no value of a person.
    rows : list of (str, str, str)
        What differs: field, value here, value in the store. Values of a person are told apart and not shown.
    """

    kind: str
    plot_uid: str
    label: str
    name: str
    sentence: str
    answer: object
    rows: list[tuple[str, str, str]]

    @property
    def key(self) -> str:
        """What tells its line from those of plots."""
        return f"{self.kind} {self.answer.uid}"

    @property
    def disputed(self) -> bool:
        """Whether it is to be decided between two versions."""
        return self.answer.status == CONFLICT


def held_records(work) -> list[HeldRecord]:
    """Return the records of `work` that wait for a decision or were not accepted, conflicts first."""
    from ..store import given_ids, outbox, record_outbox
    from ..store.connection import reading
    from ..store.record_answers import sentence

    found, language = [], QgisLanguage()
    with reading(work.path) as connection:
        for kind, answer in record_outbox.kept_answers(connection):
            mine = record_outbox.image_now(connection, kind, answer.uid)
            plot = (mine or answer.image or {}).get("plot_uid") or _plot_of(connection, answer.uid)
            label = outbox.labels(connection, [plot]).get(plot, "") if plot else ""
            serial = "" if label else _serial(connection, kind, answer.uid, mine or answer.image or {})
            own = given_ids.names(connection, [(kind, answer.uid)]).get((kind, answer.uid)) or short(answer.uid)
            called = _called(kind, label, serial) or own
            told = sentence(kind, _with_end_named(connection, answer), called, language)
            name = core(KIND_LABELS[kind])
            named = {image["plot_uid"] for image in (mine, answer.image) if image and image.get("plot_uid")}
            rows = _rows(kind, answer, mine, outbox.labels(connection, sorted(named)))
            found.append(HeldRecord(kind, plot, label or serial, name, told, answer, rows))
    return found


def records_to_send(work) -> int:
    """Return how many records that were edited or made in `work` the next push sends."""
    from ..store import record_outbox
    from ..store.connection import reading

    with reading(work.path) as connection:
        return record_outbox.to_send(connection)


def decide(work, store, held: HeldRecord, mine) -> None:
    """Decide a conflict for the record here, the store's, or field by field (`mine`: what stays); the store is
    only asked for the values of a person."""
    from ..verbs.push_records import decide

    decide(work.path, store, held.kind, held.answer, mine=mine)


def _plot_of(connection, uid: str) -> str:
    row = connection.execute(_PLOT_OF, (uid,)).fetchone()
    return row[0] if row else ""


def _serial(connection, kind: str, uid: str, image: dict) -> str:
    """Return the serial of the certificate that a record is or names, which people know it by."""
    certificate = uid if kind == CERTIFICATE else image.get("certificate_uid")
    row = connection.execute(_SERIAL, (certificate,)).fetchone() if certificate else None
    return row[0] if row else ""


def _called(kind: str, plot: str, serial: str) -> str:
    if plot:
        return tr("of plot {plot}", plot=plot)
    return tr("of certificate {serial}", serial=serial) if serial and kind != CERTIFICATE else serial


def _with_end_named(connection, answer):
    """Return `answer` with the record that it misses as people call it, not by its uid."""
    from ..store import outbox

    end = answer.values.get("end")
    if not end:
        return answer
    plot = _plot_of(connection, end)
    label = outbox.labels(connection, [plot]).get(plot, "") if plot else ""
    named = _serial(connection, CERTIFICATE, end, {}) or (tr("of plot {plot}", plot=label) if label else short(end))
    return replace(answer, values={**answer.values, "end": named})


def _rows(kind: str, answer, mine: dict | None, plots: dict[str, str]) -> list[tuple[str, str, str]]:
    theirs = answer.image or {}
    rows = []
    for field in answer.fields:
        caption = core(label_of(kind, field))
        if field in PERSONAL.get(kind, ()):
            gone = theirs.get(STATUS) == RETIRED
            rows.append((caption, tr("your value"), tr("deleted") if gone else tr("another value")))
        else:
            rows.append((caption, _shown(kind, mine, field, plots), _shown(kind, theirs, field, plots)))
    return rows


def _shown(kind: str, image: dict | None, field: str, plots: dict[str, str]) -> str:
    if not image or image.get(STATUS) == RETIRED:
        return tr("deleted")
    value = image.get(field)
    return value_text(kind, field, value, QgisLanguage(), plots) if value else tr("nothing")
