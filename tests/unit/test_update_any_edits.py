"""Whatever both sides do, nothing is lost: every value of ours and of theirs is in the result or in a difference."""

import sqlite3
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from land_campaign_plugin.model.change import record_group
from land_campaign_plugin.store.connection import connect
from land_campaign_plugin.store.images import FIELDS as FIELDS_OF_PLOTS
from land_campaign_plugin.store.images import shape_texts
from land_campaign_plugin.store.merge import same_value
from land_campaign_plugin.store.threeway import compare
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.differences import list_differences
from land_campaign_plugin.verbs.load import load
from land_campaign_plugin.verbs.update import update

from ..store.conftest import square
from .exports import own_id, write_export

SHAPES = [shape_texts([square(0, width=width)])[0] for width in (20, 21, 22)]
COLUMNS = ("geom", "commune", "plot_number", "land_use", "area_recorded_m2", "note", "former_plot_number")
VALUES = {"geom": SHAPES, "area_recorded_m2": ["1.0", "2.0", "3.0", None]}


def row(columns):
    texts = ["1", "2", "3", None]
    drawn = st.fixed_dictionaries({name: st.sampled_from(VALUES.get(name, texts)) for name in columns})
    return drawn.map(lambda values: dict.fromkeys(FIELDS_OF_PLOTS) | values)


@settings(max_examples=400, deadline=None)
@given(row(COLUMNS), row(COLUMNS), row(COLUMNS))
def test_every_value_of_a_plot_is_in_the_result_or_in_a_conflict(base, mine, theirs):
    found = compare("plot", base, mine, theirs)
    result = mine | found.taken
    disputed = {name for names in found.conflicts.values() for name in names}
    for name in base:
        ours_changed = not same_value(name, base[name], mine[name])
        theirs_changed = not same_value(name, base[name], theirs[name])
        emptied_former = name.startswith("former_") and theirs[name] is None and mine[name] is not None
        if ours_changed:
            assert same_value(name, result[name], mine[name])
        if theirs_changed and not emptied_former:
            assert same_value(name, result[name], theirs[name]) or name in disputed
        if not ours_changed and not theirs_changed:
            assert same_value(name, result[name], base[name])
        if name.startswith("former_") and mine[name] is not None:
            assert result[name] == mine[name]
    assert {record_group("plot", name) for name in disputed} == set(found.conflicts)
    again = compare("plot", found.base, result, theirs)
    assert (again.taken, again.conflicts, again.base) == ({}, found.conflicts, found.base)


NAMES = [own_id(name) for name in "abcde"]
names = st.sampled_from(NAMES)
words = st.sampled_from(["x", "y", "z", None])
edits = st.dictionaries(
    names,
    st.one_of(
        st.just("deleted"),
        st.fixed_dictionaries(
            {},
            optional={
                "land_use": words,
                "note": words,
                "address": words,
                "area_recorded_m2": st.sampled_from([1.0, 2.0]),
            },
        ),
    ),
)
people = st.dictionaries(
    names, st.one_of(st.just("deleted"), st.fixed_dictionaries({}, optional={"name": words, "born_on": words}))
)
FIELDS = ("land_use", "note", "address", "area_recorded_m2")


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """Five plots and five holders, loaded."""
    folder = tmp_path_factory.mktemp("any edits")
    plots = [{"uid": name} for name in NAMES]
    parties = [{"uid": name, "name": name, "kind": "person"} for name in NAMES]
    load(write_export(folder / "first.gpkg", plots, {"party": parties}, FIELDS), folder / "w.gpkg", layer="plot")
    return folder


NUMBERS = count()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits, people, edits, people, st.booleans())
def test_nothing_is_lost_counts_add_up_and_twice_is_once(first, ours, our_people, theirs, their_people, drawn):
    path = first / f"w{next(NUMBERS)}.gpkg"
    path.write_bytes((first / "w.gpkg").read_bytes())
    work = WorkCopy.open(path)
    edit(work, ours, our_people, drawn)
    plots = [{"uid": name} | theirs.get(name, {}) for name in NAMES if theirs.get(name) != "deleted"]
    plots.append({"uid": own_id("new"), "plot_number": "20", "geom": square(20)})
    parties = [
        {"uid": name, "name": name, "kind": "person"} | their_people.get(name, {})
        for name in NAMES
        if their_people.get(name) != "deleted"
    ]
    at = {name: {"geom": square(place), "plot_number": str(place + 1)} for place, name in enumerate(NAMES)}
    plots = [at.get(plot["uid"], {}) | plot for plot in plots]
    export = write_export(first / "later.gpkg", plots, {"party": parties}, FIELDS)
    sides = {
        "plot": [whole(path, "plot"), whole(export, "plot")],
        "party": [whole(path, "party"), whole(export, "party")],
    }
    report = update(export, path, layer="plot")
    for table, (mine, given_there) in sides.items():
        assert report.theirs(table) == len(given_there)
        deleted = {"plot": ours, "party": our_people}[table]
        still_there = [name for name, what in deleted.items() if what == "deleted" and name in given_there]
        assert report.ours(table) == len(mine) + len(still_there)
        nothing_lost(work, table, mine, given_there, whole(first / "w.gpkg", table))
    once = dump(path)
    again = update(export, path, layer="plot")
    assert dump(path) == once
    assert again.counts["plot"]["conflict"] == report.counts["plot"]["conflict"]
    path.unlink()


def edit(work, plots, parties, drawn):
    for table, changes in (("plot", plots), ("party", parties)):
        for uid, what in changes.items():
            if what == "deleted":
                work_sql(work, f"DELETE FROM {table} WHERE uid = ?", uid)
                continue
            for name, value in what.items():
                work_sql(work, f"UPDATE {table} SET {name} = ? WHERE uid = ?", value, uid)
    if drawn:
        work_sql(work, "INSERT INTO plot (commune, sheet_number, plot_number) VALUES ('26734', '9', '1')")


def work_sql(work, statement, *values):
    connection = connect(work.path)
    connection.execute(statement, values)
    connection.close()


def whole(path, table):
    """Rows of a table by id, without what an export that lacks the column cannot say."""
    connection = sqlite3.connect(path)
    known = {name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")}
    wanted = [name for name in (*FIELDS, "name", "born_on") if name in known]
    found = {row[0]: dict(zip(wanted, row[1:], strict=True)) for row in connection.execute(
        f"SELECT uid, {', '.join(wanted)} FROM {table}")}  # fmt: skip
    connection.close()
    return found


def nothing_lost(work, table, mine, theirs, base):
    result = whole(work.path, table)
    found = list_differences(work)
    disputed = {}
    for of, uid, fields in zip(found["table"], found["uid"], found["theirs"], strict=True):
        if of == table:
            disputed.setdefault(uid, {}).update(fields)
    for uid, row in mine.items():
        assert uid in result  # a load deletes nothing
        for name, value in row.items():
            changed_by_us = uid not in base or value != base[uid][name]
            assert not changed_by_us or result[uid][name] == value
    for uid, row in theirs.items():
        for name, value in row.items():
            if uid in base and value == base[uid][name]:
                continue
            shown = disputed.get(uid, {}).get(name, "nothing")
            assert (uid in result and result[uid][name] == value) or shown == (None if value is None else str(value))


def dump(path):
    connection = sqlite3.connect(path)
    tables = ("plot", "party", "loaded_plot", "loaded_party", "campaign_difference", "campaign_history")
    tables += ("campaign_base", "campaign_dirty", "campaign_outbox", "campaign_meta")
    found = {table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in tables}
    connection.close()
    return found
