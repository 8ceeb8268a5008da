"""F14 to F17, F19: bad input to a store. Each is answered with a code and a sentence, nothing of it is stored, and the
rest of the batch goes through; or it is kept exactly as it came."""

import hashlib
import os
import random
import sqlite3
import struct
from contextlib import closing
from dataclasses import replace

import numpy as np
import pytest

from land_campaign_plugin.model.change import CONTENT
from land_campaign_plugin.model.errors import BadInput, StoreError
from land_campaign_plugin.model.tables import TEXT
from land_campaign_plugin.native import shapely
from land_campaign_plugin.store import outbox
from land_campaign_plugin.store.answers import sentence
from land_campaign_plugin.store.connection import writing
from land_campaign_plugin.store.contract import INSERT
from land_campaign_plugin.store.images import canonical, shape_texts, shapes_of
from land_campaign_plugin.store.record_images import add_rows
from land_campaign_plugin.verbs.compare_copy import compare_copy
from land_campaign_plugin.verbs.push import push
from land_campaign_plugin.verbs.store_admin import administer

from .conftest import SOUTH, WEST, Client, square, uid_of
from .test_records_travel import Clerk

TEXTS = [column.name for column in CONTENT if column.kind == TEXT and column.name not in ("commune", "status")]
SHAPES = int(os.environ.get("LAND_CAMPAIGN_SHAPES", "300"))


def sent(store, changes):
    """Push changes and a good one after them; return the answers to the changes."""
    *answers, last = store.push([*changes, Client().insert(900)], "b")
    assert last.status == "applied"
    for answer in answers:
        if answer.status == "rejected":
            assert sentence(answer, "7/1")  # a code without a sentence would be a KeyError
    return answers


def stored(store, numbers):
    return set(store.plots([uid_of(number) for number in numbers]))


# F14: text that means something to a machine

INJECTIONS = [
    "'; DROP TABLE campaign.plot; --",
    "x'); DELETE FROM hist; --",
    "$$; CREATE TABLE campaign.mine (a int); $$",
    "\\'; SELECT pg_sleep(60); --",
    "\"; ATTACH DATABASE '/tmp/x' AS y; --",
    "%s %(x)s {plot} {0}",
    "100%_\\%",
    "<script>alert(1)</script><a href='file:///etc/passwd'>x</a>",
    "=cmd|' /C calc'!A0",
    "../../../etc/passwd",
    "campaign.plot",
]


def objects(store, central):
    """Everything that the store's database consists of."""
    if hasattr(store, "path"):
        with closing(sqlite3.connect(store.path)) as connection:
            return set(connection.execute("SELECT type, name, sql FROM sqlite_master"))
    ours = "NOT LIKE 'pg_t%' AND n.nspname NOT LIKE 'pg_toast%'"
    return {
        row
        for catalogue, name in (("pg_class", "relname"), ("pg_proc", "proname"))
        for row in central.run(
            f"SELECT n.nspname, c.{name}::text FROM {catalogue} AS c JOIN pg_namespace AS n"
            f" ON n.oid = c.{name[:3]}namespace WHERE n.nspname {ours}"
        )
    }


@pytest.mark.parametrize("text", INJECTIONS)
def test_a_text_that_is_code_is_kept_as_it_is_in_every_field_and_makes_nothing(any_store, central, text):
    before = objects(any_store, central)
    changes = [Client().insert(n, **{"plot_number": f"x{n}", name: text}) for n, name in enumerate(TEXTS, 1)]
    assert {answer.status for answer in sent(any_store, changes)} == {"applied"}
    plots = any_store.plots([uid_of(n) for n in range(1, len(TEXTS) + 1)])
    assert [plots[uid_of(n)].image[name] for n, name in enumerate(TEXTS, 1)] == [text] * len(TEXTS)
    assert objects(any_store, central) == before


@pytest.mark.parametrize("key", ["UID", "ver", "geom; DROP TABLE plot", "note\0", "", "__class__", "login", "cid"])
def test_a_key_that_is_no_field_is_refused(any_store, key):
    (answer,) = sent(any_store, [Client().insert(1, **{key: "x"})])
    assert (answer.status, answer.code) == ("rejected", "bad_bytes")
    assert stored(any_store, [1]) == set()


@pytest.mark.parametrize("wildcard", ["%", "_", "%' OR '1'='1", "26734' --"])
def test_wildcards_find_nothing(any_store, wildcard):
    any_store.push([Client().insert(1)], "b")
    assert any_store.plots([wildcard]) == {}
    assert any_store.feed(wildcard, 0, 10) == []
    assert any_store.images({wildcard: 1}) == {}


# F15: shapes


def ring(*points):
    """WKB of a polygon whose ring is not looked at by any library."""
    body = b"".join(struct.pack("<dd", *point) for point in points)
    return (
        b"\x01\x06\x00\x00\x00\x01\x00\x00\x00\x01\x03\x00\x00\x00\x01\x00\x00\x00"
        + struct.pack("<I", len(points))
        + body
    ).hex()


X, Y = WEST, SOUTH
CORNERS = [(X, Y), (X + 20, Y), (X + 20, Y + 20), (X, Y + 20)]
POLYGON = shapely.Polygon(CORNERS)
WITH_HOLE = shapely.Polygon(CORNERS, [[(X + 5, Y + 5), (X + 15, Y + 5), (X + 15, Y + 15), (X + 5, Y + 15)]])
SMALL = [(X + 8, Y + 8), (X + 9, Y + 8), (X + 9, Y + 9), (X + 8, Y + 8)]
SEVERAL = shapely.MultiPolygon([POLYGON])
BAD_SHAPES = {
    "NaN": ring((X, Y), (X + 20, Y), (X + 20, float("nan")), (X, Y)),
    "infinite": ring((X, Y), (X + 20, Y), (X + 20, float("inf")), (X, Y)),
    "1e308": ring((X, Y), (1e308, Y), (1e308, 1e308), (X, Y)),
    "nothing": None,
    "empty": shapely.MultiPolygon(),
    "empty text": "",
    "no ring": ring(),
    "two points": ring((X, Y), (X, Y)),
    "three points": ring((X, Y), (X + 20, Y), (X, Y)),
    "ring left open": ring((X, Y), (X + 20, Y), (X + 20, Y + 20), (X, Y + 20)),
    "a point": shapely.Point(X, Y),
    "a line": shapely.LineString(CORNERS),
    "a collection": shapely.GeometryCollection([POLYGON]),
    "no area": ring((X, Y), (X + 20, Y), (X + 10, Y), (X, Y)),
    "a bow tie": shapely.Polygon([(X, Y), (X + 20, Y + 20), (X + 20, Y), (X, Y + 20)]),
    "hole outside": shapely.Polygon(CORNERS, [[(X + 50, Y), (X + 60, Y), (X + 60, Y + 9), (X + 50, Y)]]),
    "hole in a hole": shapely.Polygon(CORNERS, [WITH_HOLE.interiors[0].coords, SMALL]),
    "parts that overlap": shapely.MultiPolygon([POLYGON, shapely.box(X + 10, Y, X + 30, Y + 20)]),
    "the same ring twice": shapely.MultiPolygon([POLYGON, POLYGON]),
    "with heights": shapely.to_wkb(shapely.force_3d(SEVERAL, 5.0), hex=True, output_dimension=3).lower(),
    "EWKB of WGS 84": shapely.to_wkb(shapely.set_srid(SEVERAL, 4326), hex=True, include_srid=True).lower(),
    "a polygon that is no multipolygon": POLYGON.wkb.hex(),
    "the other byte order": shapely.to_wkb(shapely.MultiPolygon([POLYGON]), hex=True, byte_order=0).lower(),
    "capital letters": shapely.to_wkb(shapely.MultiPolygon([POLYGON]), hex=True).upper(),
    "a curve": "0109000000" + "01000000" + "0108000000" + "00000000",
    "a curved polygon": "010a000000" + "00000000",
    "a surface": "010f000000" + "00000000",
    "a million points, not there": "0106000000010000000103000000010000004042" + "0f00",
    "more than there are": "01060000000100000001030000000100000005000000" + "00" * 40,
    "cut off": shapely.MultiPolygon([POLYGON]).wkb.hex()[:-8],
    "too long": shapely.MultiPolygon([POLYGON]).wkb.hex() + "00",
    "an odd digit": shapely.MultiPolygon([POLYGON]).wkb.hex() + "0",
    "no hexadecimal": "zz" * 40,
    "text": "POLYGON((0 0, 1 0, 1 1, 0 0))",
    "nested": "01060000" * 200,
}  # fmt: skip


def test_no_shape_that_is_none_is_stored_and_each_has_its_code(any_store):
    changes = [Client().insert(n, geom=shape) for n, shape in enumerate(BAD_SHAPES.values(), 1)]
    answers = sent(any_store, changes)
    told = {name: (answer.status, answer.code) for name, answer in zip(BAD_SHAPES, answers, strict=True)}
    allowed = {("rejected", code) for code in ("no_shape", "invalid_shape", "bad_value")}
    assert {name: said for name, said in told.items() if said not in allowed} == {}
    assert stored(any_store, range(1, len(BAD_SHAPES) + 1)) == set()
    assert any_store.verify() == []


def test_a_bad_shape_does_not_replace_a_good_one(any_store):
    numbers = range(1, len(BAD_SHAPES) + 1)
    office = Client()
    any_store.push([office.insert(n) for n in numbers], "b")
    sent(any_store, [office.update(n, 1, geom=shape) for n, shape in zip(numbers, BAD_SHAPES.values(), strict=True)])
    plots = any_store.plots([uid_of(n) for n in numbers])
    assert {plot.ver for plot in plots.values()} == {1}
    assert len(plots) == len(BAD_SHAPES)


def test_a_shape_of_far_too_many_points_is_refused(store, central):
    """A million take a server 6 s and 700 MB, which the session keeps; of the next million it takes no more."""
    (answer,) = sent(store, [Client().insert(1, geom=shapely.MultiPolygon([POLYGON]).wkb.hex() + "0" * 8_000_000)])
    assert (answer.code, answer.values) == ("too_many_points", {})
    assert stored(store, [1]) == set()
    query = "SELECT campaign.bad_shape(ST_MakeEnvelope(0, 0, 1, 1), repeat('0', 8000000 + n), '{}', NULL)"
    rows = central.run(query + " FROM generate_series(0, 1) AS n ORDER BY n")
    assert rows == [("bad_value",), ("too_many_points",)]


REASONS = {
    # what is given as a reason: as it is kept where a work copy seals it
    "đo lại": "đo lại",
    "a\x1b[2Jb": "a[2Jb",
    "a\u202ebc": "abc",
    "e\u0301": "é",
    "a\r\nb\x07": "a\nb",
    "\u200b\x01": "",
    "": "",
}


def raw(reason, kind=""):
    """A change as a program that is not ours seals it."""
    change = Clerk().new(kind, "u1", plot_uid=uid_of(900)) if kind else Client().insert(1)
    body = canonical(change.content() | {"reason": reason})
    return replace(change, body=body, sha256=hashlib.sha256(body).hexdigest())


@pytest.mark.parametrize("kind", ["", "plot_use"])
def test_what_nobody_sees_is_no_part_of_a_reason(any_store, kind):
    any_store.push([Client().insert(900)], "a")
    unclean = [reason for reason, kept in REASONS.items() if reason != kept]
    assert [answer.code for answer in any_store.push([raw(each, kind) for each in unclean], "b")] == (
        ["bad_bytes"] * len(unclean)
    )
    assert [any_store.push([raw(each, kind)], "c")[0].status for each in ("đo lại", "")] == ["applied", "same"]
    for number, (reason, kept) in enumerate(REASONS.items(), 2):
        office = Client()
        any_store.push([office.change("I", uid_of(number), more={"reason": reason}, commune="26734",
                                      geom=square(number))], "d")  # fmt: skip
        assert any_store.history(uid_of(number))[0].reason == kept


@pytest.mark.parametrize("reason", REASONS)
def test_what_nobody_sees_is_no_part_of_a_note(any_store, reason):
    any_store.push([Client().insert(1, note="a")], "a")
    (answer,) = any_store.push([Client().insert(1, note="b")], "b")
    any_store.refer([answer.cid], reason)
    assert any_store.open_conflicts()[0].note == REASONS[reason]


def test_a_note_of_another_program_is_refused(central):
    with closing(central.store("lan")) as store, pytest.raises(StoreError):
        store._run("SELECT campaign.refer(ARRAY['x'], %s)", ("a\x07",))


# The campaign's window: 538 to 622 km east, 2,237 to 2,326 km north of EPSG:9209
EDGE = [shapely.box(538_000, 2_237_000, 538_020, 2_237_020), shapely.box(621_980, 2_325_980, 622_000, 2_326_000)]
ELSEWHERE = {
    "axes swapped": (shapely.box(Y, X, Y + 20, X + 20), "2281000 580000"),
    "UTM 48, whose false easting is this one's and whose meridian is 30' off": (
        shapely.box(X + 52_000, Y, X + 52_020, Y + 20),
        "632000 2281000",
    ),
    "degrees": (shapely.box(106.0, 20.6, 106.001, 20.601), "106 20"),
    "the origin": (shapely.box(-20, -20, 20, 20), "-20 -20"),
    "1 mm too far west": (shapely.box(537_999.999, Y, 538_020, Y + 20), "537999 2281000"),
    "1 mm too far north": (shapely.box(X, 2_325_990, X + 20, 2_326_000.001), "580000 2325990"),
}


def test_what_lies_outside_the_province_is_refused_with_its_place_and_the_rest_goes_through(any_store):
    office = Client()
    shapes = [shape for shape, _ in ELSEWHERE.values()]
    answers = sent(any_store, [office.insert(n, geom=shape) for n, shape in enumerate([*shapes, *EDGE], 1)])
    told = [(answer.code or answer.status, answer.values) for answer in answers]
    assert told == [("outside", {"where": where}) for _, where in ELSEWHERE.values()] + [("applied", {})] * 2
    last = len(answers)
    assert stored(any_store, range(1, last + 1)) == {uid_of(last - 1), uid_of(last)}
    moved = any_store.push([office.update(last, 1, geom=shape) for shape in shapes], "b")
    assert {answer.code for answer in moved} == {"outside"}
    assert any_store.plots([uid_of(last)])[uid_of(last)].ver == 1
    assert "swap east and north" in sentence(answers[0], "7/1")


def test_a_plot_outside_stays_as_it_is_with_its_records_until_it_is_put_right(make_work, any_store):
    work = make_work(shapes=[square(0), shapely.box(Y, X, Y + 20, X + 20)])
    with writing(work.path) as connection:
        add_rows(connection, "certificate", [(f"c{n}", {"plot_uid": uid_of(n), "serial": f"AA {n}"}) for n in (1, 2)])
    report = push(work, any_store)
    assert (report.counts, report.records.counts) == ({"applied": 1, "rejected": 1}, {"applied": 1})
    assert not report.complete
    assert work.plots_by_uid([uid_of(2)]).geometry[0].bounds == (Y, X, Y + 20, X + 20)
    work.update_plots({uid_of(2): {"geom": square(1)}}, "swapped back")
    report = push(work, any_store)
    assert (report.counts, report.records.counts) == ({"applied": 1}, {"applied": 1})
    assert stored(any_store, [1, 2]) == {uid_of(1), uid_of(2)}


def test_a_store_of_another_province_takes_plots_there(any_store, central):
    """It says so itself; whoever looks after it can change that."""
    name = str(any_store.path) if hasattr(any_store, "path") else central.address("postgres")
    there, was = shapely.box(431_000, 1_200_000, 431_020, 1_200_020), "538000.0,2237000.0,622000.0,2326000.0"
    assert administer("status", name).box == was
    assert (
        administer("upgrade", name, box="400000,1150000,480000,1250000").box == "400000.0,1150000.0,480000.0,1250000.0"
    )
    try:
        answers = any_store.push([Client().insert(1, geom=there), Client().insert(2)], "b")
        assert [answer.code for answer in answers] == ["", "outside"]
    finally:
        assert administer("upgrade", name, box=was).box == was
    for text in ("538000,2237000", "a,b,c,d", "2,2,1,1", "nan,0,1,1"):
        with pytest.raises(BadInput, match="west, south, east and north"):
            administer("upgrade", name, box=text)


@pytest.mark.parametrize("x", [float("nan"), float("inf"), 1e308])
def test_an_edit_to_a_coordinate_that_is_none_holds_up_no_other(make_work, store, x):
    work = make_work(2)
    push(work, store)
    bad = shapely.from_wkb(bytes.fromhex(ring((X, Y), (X + 20, Y), (x, Y + 20), (X, Y))))
    work.update_plots({uid_of(1): {"geom": bad}, uid_of(2): {"note": "x"}}, "edited")
    report = push(work, store)
    assert report.counts["applied"] == 1
    assert sum(report.counts.values()) == 2
    assert store.plots([uid_of(1)])[uid_of(1)].ver == 1


# F16: texts

BAD_TEXTS = {
    "NFD": "o\u0302\u0301",
    "zero": "a\0b",
    "nothing": "",
    "10 MB": "x" * 10_000_000,
    "a number": 7,
    "a list": ["x"],
    "bell": "a\x07b",
    "carriage return": "a\r\nb",
    "delete": "a\x7fb",
    "right to left override": "\u202eabc\u202c",
    "isolate": "\u2067abc\u2069",
    "direction mark": "a\u200fb",
    "Arabic letter mark": "a\u061cb",
    "zero width": "a\u200b\u200db",
    "word joiner": "a\u2060b",
    "byte order mark": "\ufeffabc",
}
GOOD_TEXTS = {
    "Vietnamese": "Nguyễn Thị Thắm, thôn Đoài Hạ",
    "TCVN3, where ư is a soft hyphen": "NguyÔn V¨n L\u00adu",
    "VNI": "Nguyeãn Vaên Ñònh",
    "UTF-8 read as Latin-1": "S\u00e1\u00bb\u0091",
    "emoji": "🌾👩",
    "line ends": "a\nb\nc\td",
    "private use": "\ue000\uf8ff",
    "beyond the plane": "\U0002000b",
    "long": "ạ" * 100_000,
}  # fmt: skip


def test_texts_are_kept_to_the_letter_or_refused(any_store):
    office = Client()
    texts = BAD_TEXTS | GOOD_TEXTS
    answers = sent(any_store, [office.insert(n, note=text) for n, text in enumerate(texts.values(), 1)])
    told = {name: answer.code or answer.status for name, answer in zip(texts, answers, strict=True)}
    assert told == {name: "bad_value" if name in BAD_TEXTS else "applied" for name in texts}
    assert {answer.values.get("field", "note") for answer in answers} == {"note"}
    plots = any_store.plots([uid_of(n) for n in range(1, len(texts) + 1)])
    assert {plot.image["note"] for plot in plots.values()} == set(GOOD_TEXTS.values())


def test_a_persons_texts_are_kept_to_the_letter_or_refused(any_store):
    """Values of people stand in no image: they are judged before a token takes their place."""
    bad, good = ([text for text in texts.values() if len(str(text)) < 100] for texts in (BAD_TEXTS, GOOD_TEXTS))
    office = Client()
    changes = [
        office.change(INSERT, f"p{n}", 0, more={"kind": "party", "commune": "26734"}, name=text)
        for n, text in enumerate([*bad, *good])
    ]
    told = [(answer.code or answer.status, answer.values) for answer in any_store.push(changes, "b")]
    assert told == [("bad_value", {"field": "name"})] * len(bad) + [("applied", {})] * len(good)


MEANS_NOTHING = [
    *((name, "") for name in TEXTS),
    *(("status", text) for text in ("", "bogus", "Retired")),
    *(("area_recorded_m2", text) for text in ("-5.0", "-0.0", "nan", "inf", "-inf", "1e309", "")),
    ("area_legal_m2", "-1e-05"),
]


def test_a_value_that_means_nothing_is_refused_with_its_field(any_store):
    office = Client()
    any_store.push([office.insert(n) for n in range(len(MEANS_NOTHING))], "b")
    new = [Client().insert(100 + n, **{name: text}) for n, (name, text) in enumerate(MEANS_NOTHING)]
    old = [office.update(n, 1, **{name: text}) for n, (name, text) in enumerate(MEANS_NOTHING)]
    told = [(answer.code, answer.values) for answer in sent(any_store, [*new, *old])]
    assert told == [("bad_value", {"field": name}) for name, _ in MEANS_NOTHING] * 2
    assert {plot.ver for plot in any_store.plots([uid_of(n) for n in range(len(MEANS_NOTHING))]).values()} == {1}


TYPED = {
    "s\u006f\u0302\u0301": "s\u1ed1",
    "a\u200bb": "ab",
    "a\r\nb": "a\nb",
    "\u202eabc\u202c": "abc",
    "o\u200b\u0302": "\u00f4",
    "": None,
    "\ufeff": None,
}


def test_texts_that_look_equal_are_one_however_they_were_typed(make_work, any_store):
    """What is sealed is the plain text. The row that keeps what was typed equals it: no edit is left, nor comes of a
    save, nor of writing the plain text over it, and a pull takes it for what the store has."""
    work = make_work(len(TYPED), note=list(TYPED), name="typed.gpkg")
    assert push(work, any_store).counts == {"applied": len(TYPED)}  # a first load is not kept out
    uids = [uid_of(n) for n in range(1, len(TYPED) + 1)]
    plots = any_store.plots(uids)
    assert [plots[uid].image["note"] for uid in uids] == list(TYPED.values())
    assert work.changes().dirty == ()
    work.update_plots({uid: {"note": text} for uid, text in zip(uids, TYPED.values(), strict=True)}, "plain")
    assert not push(work, any_store).counts
    work.update_plots({uid: {"note": f"{text}x"} for uid, text in zip(uids, TYPED, strict=True)}, "typed")
    assert push(work, any_store).counts == {"applied": len(TYPED)}
    assert work.changes().dirty == ()
    report = compare_copy(work, any_store)
    assert (report.put_right, report.edited) == ([], [])


# F17: one spelling of a shape


def random_shapes(seed: int, count: int) -> np.ndarray:
    """Plots with corners of any precision, some with holes, some of several parts."""
    chance = np.random.default_rng(seed)
    angles = np.sort(chance.uniform(0, 2 * np.pi, (count, 9)), axis=1)
    corners = np.stack([np.cos(angles), np.sin(angles)], axis=2) * chance.uniform(5, 30, (count, 1, 1))
    corners += chance.uniform([500_000, 2_200_000], [600_000, 2_300_000], (count, 1, 2))
    kind = chance.integers(0, 3, count)
    corners[kind == 1] = corners[kind == 1].round(3)
    corners[kind == 2] = corners[kind == 2].astype(np.float32).astype(float)
    shapes = shapely.polygons(corners)
    shapes = shapes[shapely.is_valid(shapes) & (shapely.area(shapes) > 1)]
    pairs = [[shape, shapely.transform(shape, lambda points: points + (100, 0))] for shape in shapes[::7]]
    shapes[::7] = [shapely.MultiPolygon(pair) for pair in pairs]
    return shapes


def test_a_shape_has_one_spelling_in_all_programs(central, make_work, crs, tmp_path):
    """Through shapely, the work copy's blob, PostGIS and back: the same bytes; saving without a change is no edit."""
    shapes = random_shapes(1, SHAPES)
    texts = shape_texts(shapes)
    there = central.run(
        "SELECT campaign.shape_text(campaign.shape_of(t, 9209)) FROM unnest(%s) WITH ORDINALITY AS u (t, n) ORDER BY n",
        texts,
    )
    assert [text for (text,) in there] == texts
    assert shape_texts(shapes_of([{"geom": text} for text in texts])) == texts
    work = make_work(shapes=shapes, uid=[f"s{n}" for n in range(len(shapes))])
    assert shape_texts(work.plots().geometry) == texts
    from osgeo import ogr

    ogr.UseExceptions()
    source = ogr.Open(str(work.path), update=1)
    layer = source.GetLayerByName("plot")
    layer.StartTransaction()
    for feature in list(layer):
        layer.SetFeature(feature)
    layer.CommitTransaction()
    del feature, layer, source
    assert shape_texts(work.plots().geometry) == texts
    assert work.changes().dirty == ()


# F19: clocks


@pytest.mark.parametrize("now", ["1970-01-01T00:00:00+00:00", "2036-11-27T23:59:60+14:00", "not a time"])
def test_the_clock_of_an_office_decides_nothing(make_work, store, monkeypatch, now):
    monkeypatch.setattr(outbox, "now", lambda: now)
    monkeypatch.setenv("TZ", random.choice(["Asia/Ho_Chi_Minh", "Pacific/Kiritimati", "America/Caracas"]))
    work = make_work(3)
    assert push(work, store).counts == {"applied": 3}
    work.update_plots({uid_of(1): {"note": "x"}}, "later")
    assert push(work, store).counts == {"applied": 1}
    feed = store.feed("26734", 0, 10)
    assert [entry.seq for entry in feed] == [1, 2, 3, 4]
    assert not any(now in repr(entry) for entry in feed)
    with closing(sqlite3.connect(store.path)) as connection:
        bodies = connection.execute("SELECT count(*) FROM change_req WHERE result LIKE ?", (f"%{now}%",))
        assert bodies.fetchone() == (0,)
    assert store.verify() == []


def test_a_square_is_what_the_tests_say():
    assert square(0).equals(POLYGON)
