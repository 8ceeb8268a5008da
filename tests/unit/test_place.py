"""Connection strings are told from files, and never show user, password or token."""

from pathlib import Path

import pytest

from land_campaign_plugin.sources.place import Database, place, table_name

SHOWN = [
    ("PG:dbname=land host=db.example user=lan password=lotus", "PG:dbname=land host=db.example"),
    ("pg:dbname = land  password = 'two words' port=5433", "PG:dbname=land port=5433"),
    (r"PG:dbname='my land' password='it\'s dbname=lotus' service=s", "PG:dbname='my land' service=s"),
    ("PG:", "PG:"),
    ("PG:dbname=land password=two lotus", "PG:"),
    ("PG:dbname=land password='lotus host=x", "PG:"),
    ("PG:postgresql://lan:lotus@db.example:5433/land?sslmode=require", "postgresql://db.example:5433/land"),
    ("postgresql://lan:lotus@db.example/land?password=lotus", "postgresql://db.example/land"),
    ("postgresql://lan@/land?host=/run/pg", "postgresql:///land"),
    ("postgres://db.example/land", "postgres://db.example/land"),
    ("postgresql://lan:lo/tus@db.example/land", "postgresql://"),
    ("postgresql://lan:lo@tus@db.example/land", "postgresql://"),
    ("postgresql://lan:lo#tus@db.example/land", "postgresql://"),
    ("postgresql://[lotus/land", "postgresql://"),
    ("MYSQL:land,user=lan,password=lotus,host=db.example,port=3306", "MySQL:host=db.example port=3306"),
    ("MSSQL:server=db.example;database=land;UID=lan;PWD=lotus", "MSSQL:server=db.example database=land"),
    ("OCI:lan/lotus@db.example", "OCI:"),
    ("WFS:https://lan:lotus@db.example/wfs?token=lotus", "WFS:https://db.example/wfs"),
]


@pytest.mark.parametrize("text, shown", SHOWN)
def test_a_connection_string_shows_what_is_harmless(text, shown):
    where = place(text)
    assert str(where) == where.name == shown
    assert repr(where) == f"Database({shown!r})"
    assert "lotus" not in f"{where} {where!r} {where.without_secrets(text)}"


@pytest.mark.parametrize("name", ["plots.gpkg", "/data/PG/plots.gpkg", "C:/data/plots.gpkg", "xã Phố Hiến", "pg.shp"])
def test_a_file_is_a_file(name):
    assert place(name) == Path(name)
    assert place(Path(name)) == Path(name)


@pytest.mark.parametrize(
    "text, whole",
    [
        ("PG:dbname=land", "PG:dbname=land connect_timeout=10"),
        ("PG:dbname=land connect_timeout=3", "PG:dbname=land connect_timeout=3"),
        ("PG:host=/run//pg dbname=land", "PG:host=/run//pg dbname=land connect_timeout=10"),
        ("postgres://u:p@h/land", "postgresql://u:p@h/land?connect_timeout=10"),
        ("postgresql://h/land?sslmode=require", "postgresql://h/land?sslmode=require&connect_timeout=10"),
        ("MYSQL:land,password=p", "MySQL:land,password=p"),
    ],
)
def test_the_driver_gets_the_whole_string_and_does_not_wait_for_ever(text, whole):
    assert place(text).connection() == whole


@pytest.mark.parametrize(
    "reason, shown",
    [
        ('FATAL: no rights for "lan" on db.example', 'FATAL: no rights for "***" on db.example'),
        ("cannot open PG:dbname=land user=lan password=a\\'b host=db.example", "cannot open ***"),
        ("the password a'b is wrong", "the password *** is wrong"),
    ],
)
def test_complaints_are_shown_without_secrets(reason, shown):
    where = Database(r"PG:dbname=land user=lan password=a\'b host=db.example")
    assert where.without_secrets(reason.replace("\\\\", "\\")) == shown


def test_a_complaint_that_may_hold_a_very_short_password_is_left_out():
    assert Database("PG:dbname=land password=x").without_secrets("unexpected") == "***"


@pytest.mark.parametrize(
    "layer, beside, name",
    [
        ("party", "plots", "party"),
        ("cadastre.party", "cadastre.plots", "party"),
        ("archive.party", "cadastre.plots", None),
        ("party", "cadastre.plots", None),
    ],
)
def test_tables_beside_plots_are_those_of_their_schema(layer, beside, name):
    assert table_name(layer, beside, Database("PG:dbname=land")) == name
    assert table_name(layer, beside, Path("plots.gpkg")) == layer
