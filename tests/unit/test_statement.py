"""SQL is put together from names and marks; anything else is refused."""

import ast
import sqlite3
from pathlib import Path

import pytest

from land_campaign_plugin.model import statement as module
from land_campaign_plugin.model.statement import Sql, condition, each, quoted, statement

PACKAGE = Path(module.__file__).parents[1]

FILLED = [
    # template, parts, text
    ("SELECT 1", {}, "SELECT 1"),
    ("SELECT a FROM {table}", {"table": "plot"}, "SELECT a FROM plot"),
    ('DELETE FROM "rtree_{table}_geom"', {"table": "plot"}, 'DELETE FROM "rtree_plot_geom"'),
    ("DELETE FROM {table}", {"table": "temp.wanted_uid"}, "DELETE FROM temp.wanted_uid"),
    ("SELECT {names} FROM t", {"names": ("a", "p.b")}, "SELECT a, p.b FROM t"),
    ("SELECT {names} FROM t", {"names": (name for name in ["a", "b"])}, "SELECT a, b FROM t"),
    ("VALUES ({marks})", {"marks": 5}, "VALUES (?, ?, ?, ?, ?)"),
    ("VALUES ({marks})", {"marks": 1}, "VALUES (?)"),
    ("{a} {b} {a}", {"a": "x", "b": "y"}, "x y x"),
    ("SELECT {uid}", {"uid": statement("(SELECT uid FROM {t})", t="plot")}, "SELECT (SELECT uid FROM plot)"),
    ("SET {pairs}", {"pairs": each("{name} = ?", ["a", "b"])}, "SET a = ?, b = ?"),
    ("FROM {layer}", {"layer": quoted("{a}")}, 'FROM "{a}"'),
]
NO_NAMES = [
    "",
    " plot",
    "plot ",
    "plot\n",
    "plot; DROP TABLE plot",
    "plot--",
    "plot/*",
    'plot"',
    "plot'",
    "plot WHERE 1",
    "a, b",
    "1plot",
    "a.b.c",
    "a.",
    ".a",
    "(SELECT 1)",
    "?",
    "*",
    "{a}",
    "plot\0",
    "thửa",
]
WRONG_PARTS = [
    ("SELECT {a}", {}),
    ("SELECT 1", {"a": "x"}),
    ("SELECT {a}", {"a": "x", "b": "y"}),
    ("VALUES ({marks})", {"marks": 0}),
    ("VALUES ({marks})", {"marks": -1}),
]
NAMES_FROM_FILES = ["thửa đất", 'a"b', '"', "a; DROP TABLE kept", "x' OR '1'='1", "--", "", 'a" UNION SELECT 9 --']
CONDITIONS = [
    "1",
    "commune = ? AND sheet_number IS NOT 'it''s'",
    "(a = 1 OR (b = 2)) AND c IN (1, 2)",
    "note = ');--' OR \"odd)name\" = 1",
    "a - -1 = 2",
]
NO_CONDITIONS = [
    "",
    "  ",
    "1) OR (1",
    "(1",
    "1)",
    "1; DELETE FROM plot",
    "1 -- rest",
    "1 /* rest",
    "a = 'open",
    'a = "open',
    "a = '''",
    "`a` = 1",
    "[a] = 1",
    "1\0",
]


@pytest.mark.parametrize("template, parts, text", FILLED)
def test_places_are_filled(template, parts, text):
    made = statement(template, **parts)
    assert made == text
    assert isinstance(made, Sql)


@pytest.mark.parametrize("name", NO_NAMES)
def test_what_is_no_name_is_refused(name):
    for parts in (name, [name], ["a", name]):
        with pytest.raises(ValueError, match="no name"):
            statement("SELECT {a}", a=parts)
    with pytest.raises(ValueError, match="no name"):
        each("{name} = ?", ["a", name])


@pytest.mark.parametrize("template, parts", WRONG_PARTS)
def test_places_and_parts_are_the_same(template, parts):
    with pytest.raises(ValueError, match="places|marks"):
        statement(template, **parts)


def test_text_added_to_a_statement_has_not_come_through_the_door():
    with pytest.raises(ValueError, match="DROP"):
        statement("{rest}", rest=statement("SELECT 1") + "; DROP TABLE plot")


@pytest.mark.parametrize(
    "template, between, text",
    [
        ("{name} = ?", ", ", "a = ?, b = ?"),
        ("OLD.{name} IS NOT NEW.{name}", " OR ", "OLD.a IS NOT NEW.a OR OLD.b IS NOT NEW.b"),
        ('"{name}"', ", ", '"a", "b"'),
    ],
)
def test_a_phrase_for_each_name(template, between, text):
    assert each(template, ["a", "b"], between) == text


@pytest.mark.parametrize("name", NAMES_FROM_FILES)
def test_a_name_from_a_file_stays_one_name(name):
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE kept (a)")
    connection.execute(statement("CREATE TABLE {table} (a)", table=quoted(name)))
    connection.execute(statement("INSERT INTO {table} VALUES (?)", table=quoted(name)), (7,))
    assert connection.execute(statement("SELECT * FROM {table}", table=quoted(name))).fetchall() == [(7,)]
    tables = connection.execute("SELECT name FROM sqlite_master ORDER BY rowid").fetchall()
    assert tables == [("kept",), (name,)]


@pytest.mark.parametrize("text", CONDITIONS)
def test_a_condition_stands_in_brackets(text):
    assert statement("WHERE {where}", where=condition(text)) == f"WHERE ({text})"


@pytest.mark.parametrize("text", NO_CONDITIONS)
def test_a_condition_that_does_not_end_in_its_brackets_is_refused(text):
    with pytest.raises(ValueError, match="not closed"):
        condition(text)


def test_nobody_goes_round_the_door():
    makers = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "Sql":
                makers.append(path.relative_to(PACKAGE).as_posix())
    assert set(makers) == {"model/statement.py"}
