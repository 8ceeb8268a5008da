"""People and communes of the central store, from lists: dry run first, dates, passwords, mergers."""

import csv
import json
import os
import stat
import uuid
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import psycopg2
import pytest

from land_campaign_plugin.__main__ import main
from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.model.staff import StaffLine
from land_campaign_plugin.native import openpyxl
from land_campaign_plugin.sources.staff_lists import read_commune_list, read_staff
from land_campaign_plugin.store import pg_passwords, pg_people
from land_campaign_plugin.store.pg_communes import import_communes, merge_communes
from land_campaign_plugin.store.pg_connection import Address
from land_campaign_plugin.store.postgis import PostgisStore
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.pull import check_out, pull
from land_campaign_plugin.verbs.push import push

from .conftest import Client, square, uid_of

TODAY = date.today()
NAMED = {"full_name": "Hoa (invented)", "office": "Văn phòng một"}
HEAD = ["login", "full_name", "office", "role", "communes", "valid_from", "valid_to"]


@pytest.fixture
def admin(central) -> Address:
    return Address(central.address("postgres"))


@pytest.fixture
def hoa(central):
    """The login of a person who comes in with a list, and is gone from the server at the end."""
    login = f"o'hoa {uuid.uuid4().hex[:6]}"
    yield login
    name = login.replace('"', '""')
    if central.run("SELECT 1 FROM pg_roles WHERE rolname = %s", login):
        central.run(f'DROP OWNED BY "{name}"; DROP ROLE "{name}"')


def line(login, role="editor", *communes, **more) -> StaffLine:
    return StaffLine(login, role=role, communes=communes or ("26734",), **(NAMED | more))


def scopes(central, login):
    return central.run(
        "SELECT u.code, s.role, lower(s.valid)::date, upper(s.valid)::date FROM campaign.scope AS s"
        " JOIN campaign.commune AS u ON u.id = s.commune_id WHERE s.login = %s"
        " AND (upper(s.valid) IS NULL OR upper(s.valid) > now()) ORDER BY 1, 2, 3",
        login,
    )


# The list

def test_a_list_is_read_from_a_workbook_with_vietnamese_headings(tmp_path):
    book = openpyxl().Workbook()
    for row in (
        ["DANH SÁCH CÁN BỘ"],
        ["Tên đăng nhập", "Họ và tên", "Đơn vị", "Vai trò", "Mã xã", "Từ ngày", "Đến ngày"],
        ["hoa", "Hoa", "VP", "Biên tập", "12271, 12274", date(2026, 10, 1), "31/12/2026"],
        ["hoa", "Hoa", "VP", "viewer", "*", None, None],
    ):
        book.active.append(row)
    book.save(tmp_path / "staff.xlsx")
    one, two = read_staff(tmp_path / "staff.xlsx")
    assert (one.role, one.communes, one.since, one.until) == (
        "editor", ("12271", "12274"), date(2026, 10, 1), date(2026, 12, 31)
    )  # fmt: skip
    assert (two.role, two.communes, two.since, two.until) == ("viewer", ("*",), None, None)


@pytest.mark.parametrize(
    "row",
    [
        ["hoa", "H", "x", "king", "*"], ["", "H", "x", "editor", "*"], ["hoa", "H", "x", "editor", ""],
        ["hoa", "H", "x", "editor", "* 26734"], ["hoa", "H", "x", "editor", "*", "soon"],
        ["hoa", "H", "x", "editor", "*", "2026-12-02", "2026-12-01"], ["a" * 64, "H", "x", "editor", "*"],
    ],
)  # fmt: skip
def test_a_row_that_says_nothing_is_refused_with_its_number(tmp_path, row):
    with (tmp_path / "staff.csv").open("w", newline="", encoding="utf-8") as lines:
        csv.writer(lines).writerows([HEAD, ["lan", "L", "x", "viewer", "*", "", ""], row + [""] * (7 - len(row))])
    with pytest.raises(BadInput, match="Row 3"):
        read_staff(tmp_path / "staff.csv")


# What it comes to

def test_a_dry_run_tells_and_does_nothing(central, admin, hoa):
    difference = pg_people.import_staff(admin, [line(hoa, "editor", "*")])
    assert [(s.kind, s.role, s.communes) for s in difference.steps] == [
        ("new", "", ()), ("begins", "editor", ("26734", "26737"))
    ]  # fmt: skip
    assert difference.absent == ["ha", "lan", "minh", "son", "thu", "yen"]
    assert central.run("SELECT to_regrole(quote_ident(%s))", hoa) == [(None,)]
    assert central.run("SELECT count(*) FROM campaign.person WHERE login = %s", hoa) == [(0,)]


def test_what_was_told_is_done_once_and_then_stays(central, admin, hoa):
    lines = [line(hoa, "editor", "26734"), line(hoa, "viewer", "*")]
    told = pg_people.import_staff(admin, lines).steps
    assert pg_people.import_staff(admin, lines, apply=True).steps == told
    again = pg_people.import_staff(admin, lines)
    assert (again.steps, again.unchanged) == ([], 3)
    assert [row[:2] for row in scopes(central, hoa)] == [("26734", "editor"), ("26734", "viewer"), ("26737", "viewer")]
    ((limit, settings),) = central.run(
        "SELECT rolconnlimit, (SELECT setconfig FROM pg_db_role_setting WHERE setrole = r.oid) FROM pg_roles AS r"
        " WHERE rolname = %s", hoa,
    )  # fmt: skip
    assert (limit, sorted(settings)) == (
        3, ["idle_in_transaction_session_timeout=30s", "lock_timeout=5s", "statement_timeout=20s"]
    )  # fmt: skip


def test_a_working_group_has_dates_and_another_list_moves_them(central, admin, hoa):
    begin, end = TODAY + timedelta(days=5), TODAY + timedelta(days=20)
    group = line(hoa, "editor", "26734", "26737", since=begin, until=end)
    pg_people.import_staff(admin, [group], apply=True)
    after = end + timedelta(days=1)  # the first day on which it no more holds; dates of the server are UTC
    rows = central.run(
        "SELECT lower(valid) = (%s::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'),"
        " upper(valid) = (%s::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh') FROM campaign.scope WHERE login = %s",
        begin.isoformat(), after.isoformat(), hoa,
    )  # fmt: skip
    assert rows == [(True, True)] * 2
    words = {"host": central.server.host, "dbname": central.name, "user": hoa}
    with closing(PostgisStore(address_text(words))) as store:
        assert store.hello()["scopes"] == []  # not before the day
    longer = [line(hoa, "editor", "26734", since=begin)]
    steps = pg_people.import_staff(admin, longer, apply=True).steps
    assert sorted((s.kind, s.communes) for s in steps) == [("changes", ("26734",)), ("ends", ("26737",))]
    assert len(scopes(central, hoa)) == 1


def test_periods_that_meet_are_one(central, admin, hoa):
    day = TODAY + timedelta(days=10)
    lines = [line(hoa, until=day), line(hoa, since=day, until=day + timedelta(days=5)), line(hoa, "editor", "26737")]
    pg_people.import_staff(admin, lines, apply=True)
    assert len(scopes(central, hoa)) == 2
    assert pg_people.import_staff(admin, lines).unchanged == 2


@pytest.mark.parametrize(
    "bad", [line("x", "editor", "99999"), line("postgres"), line("campaign_api"), line("y", full_name="Other")]
)
def test_a_line_that_cannot_be_takes_nothing_in(central, admin, hoa, bad):
    with pytest.raises(BadInput):
        pg_people.import_staff(admin, [line(hoa), line("y"), bad], apply=True)
    assert central.run("SELECT to_regrole(quote_ident(%s))", hoa) == [(None,)]


def test_who_is_let_go_is_out_at_once_and_may_come_back(central, admin, hoa):
    pg_people.import_staff(admin, [line(hoa)], apply=True)
    inside = psycopg2.connect(host=central.server.host, dbname=central.name, user=hoa)
    assert pg_people.disable(admin, [hoa]) == 1
    with pytest.raises(psycopg2.Error):
        inside.cursor().execute("SELECT 1")
    with pytest.raises(psycopg2.OperationalError):
        psycopg2.connect(host=central.server.host, dbname=central.name, user=hoa)
    assert scopes(central, hoa) == []
    assert [each.active for each in pg_people.people(admin) if each.login == hoa] == [False]
    assert [s.kind for s in pg_people.import_staff(admin, [line(hoa)], apply=True).steps] == ["back", "begins"]
    psycopg2.connect(host=central.server.host, dbname=central.name, user=hoa).close()
    with pytest.raises(BadInput, match="nobody"):
        pg_people.disable(admin, ["stranger"])
    with pytest.raises(BadInput, match="runs the server"):
        pg_people.disable(admin, ["postgres"])


# Passwords

def test_a_password_for_once_lets_in_and_the_person_chooses_their_own(central, admin, hoa):
    pg_people.import_staff(admin, [line(hoa)], apply=True)
    central.run(f'GRANT asked_for_password TO "{hoa}"')
    words = {"host": central.server.host, "dbname": central.name, "user": hoa}
    assert hoa in pg_passwords.without_password(admin)
    first = pg_passwords.reset(admin, [hoa], days=2)[hoa]
    own = "bốn từ chẳng liên quan"
    with closing(psycopg2.connect(password=first, **words)) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT campaign.hello() ->> 'password_until'")
        assert cursor.fetchone()[0][:10] >= (TODAY + timedelta(days=1)).isoformat()
    given = Address(f"{address_text(words)} password='{first}'")
    for poor in ("short", f"{hoa} and more"):
        with pytest.raises(BadInput, match="too short"):
            pg_passwords.change_password(given, poor)
    assert pg_passwords.change_password(given, own) == hoa
    with pytest.raises(psycopg2.OperationalError):
        psycopg2.connect(password=first, **words)
    with closing(psycopg2.connect(password=own, **words)) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT campaign.hello() -> 'password_until'")
        assert cursor.fetchone() == (None,)
    assert hoa not in pg_passwords.without_password(admin)


def address_text(words):
    return "PG:" + " ".join("{}='{}'".format(name, value.replace("'", r"\'")) for name, value in words.items())


def test_a_password_that_is_over_lets_nobody_in(central, admin, hoa):
    pg_people.import_staff(admin, [line(hoa)], apply=True)
    central.run(f'GRANT asked_for_password TO "{hoa}"')
    first = pg_passwords.reset(admin, [hoa], days=-1)[hoa]
    with pytest.raises(psycopg2.OperationalError):
        psycopg2.connect(host=central.server.host, dbname=central.name, user=hoa, password=first)


def test_nobody_sets_the_password_of_another_or_a_bad_one(central, admin):
    for verifier in ("secret", "md5" + "0" * 32, "SCRAM-SHA-256$4096:x$y:z'; ALTER ROLE lan SUPERUSER; --"):
        with pytest.raises(psycopg2.errors.InvalidParameterValue):
            central.run("SELECT campaign.change_password(%s)", verifier, login="lan")
    central.run("UPDATE campaign.person SET active = false WHERE login = 'lan'")
    good = f"SCRAM-SHA-256$4096:{'a' * 22}==${'b' * 43}=:{'c' * 43}="
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        central.run("SELECT campaign.change_password(%s)", good, login="lan")
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        central.run("ALTER ROLE minh PASSWORD 'x'", login="lan")


def test_passwords_go_to_a_terminal_or_a_file_of_ones_own_and_into_no_log(central, admin, hoa, tmp_path, capsys):
    pg_people.import_staff(admin, [line(hoa)], apply=True)
    runs_it, out = central.address("postgres"), tmp_path / "passwords.csv"
    assert main(["store", "users", "reset", runs_it, "--login", hoa]) == 2
    assert "--out" in capsys.readouterr().err
    assert main(["store", "users", "reset", runs_it, "--login", hoa, "--out", str(out), "--json"]) == 0
    ((login, password),) = list(csv.reader(out.open(encoding="utf-8")))[1:]
    assert (login, stat.S_IMODE(os.stat(out).st_mode)) == (hoa, 0o600)
    assert password not in capsys.readouterr().out
    assert main(["store", "users", "reset", runs_it, "--login", hoa, "--out", str(out)]) == 2  # it exists
    log = (Path(central.server.host) / "server.log").read_text(encoding="utf-8", errors="replace")
    assert password not in log


def test_the_way_of_whoever_runs_it_on_the_command_line(central, hoa, tmp_path, capsys):
    runs_it, path = central.address("postgres"), tmp_path / "staff.csv"
    with path.open("w", newline="", encoding="utf-8") as lines:
        csv.writer(lines).writerows([HEAD, [hoa, "Hoa", "VP", "editor", "*", "", "2030-01-31"]])
    assert main(["store", "users", "import", runs_it, "--file", str(path)]) == 0
    said = capsys.readouterr().out
    assert "editor in 26734, 26737, from now to 2030-01-31" in said
    assert "dry run" in said
    assert main(["store", "users", "import", runs_it, "--file", str(path), "--apply", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["applied"] is True
    assert main(["store", "users", "list", runs_it, "--lang", "en"]) == 0
    assert f"{hoa}: Hoa, VP; editor 2; has no password" in capsys.readouterr().out
    assert main(["store", "users", "disable", runs_it, "--login", hoa]) == 0
    assert "may not log in any more" in capsys.readouterr().out
    assert main(["store", "users", "list", "office.gpkg"]) == 2


# Communes

def test_a_list_of_communes_is_compared_and_taken_in(central, admin, tmp_path):
    path = tmp_path / "communes.csv"
    path.write_text(
        "\ufeffcode,name,valid_from,valid_to,predecessor\n26734,Xã Một,,,\n26740,Xã Hai,2025-07-01,,26001\n"
        "26001,Xã Cũ,2000-01-01,2025-06-30,\n", encoding="utf-8",
    )  # fmt: skip
    lines = read_commune_list(path)
    for apply, count in ((False, 2), (True, 4)):
        difference = import_communes(admin, lines, apply=apply)
        assert (difference.new, difference.renamed) == (["26740", "26001"], ["26734"])
        assert central.run("SELECT count(*) FROM campaign.commune") == [(count,)]
    assert import_communes(admin, lines).unchanged == 3
    assert central.run(
        "SELECT p.code FROM campaign.commune AS u JOIN campaign.commune AS p ON p.id = ANY (u.predecessor)"
        " WHERE u.code = '26740'"
    ) == [("26001",)]


@pytest.fixture
def merging(central, admin):
    """Three plots in 26734, one in 26737; Lan may edit both, Minh the second alone."""
    with closing(central.store("lan")) as store:
        client = Client()
        plots = [client.insert(number) for number in (1, 2, 3)]
        store.push([*plots, client.insert(4, commune="26737", plot_number="1")], "b")
        store.push([client.retire(3, 1)], "b")
    central.run("DELETE FROM campaign.scope AS s USING campaign.commune AS u WHERE u.id = s.commune_id"
                " AND s.login = 'minh' AND u.code = '26734'")
    return central


def test_a_merger_takes_plots_and_people_along(merging, admin):
    told = merge_communes(admin, ["26734", "26737"], "26999", name="Xã Mới")
    assert (told.ended, told.plots, told.applied) == (["26734", "26737"], 4, False)
    assert merging.run("SELECT count(*) FROM campaign.commune") == [(2,)]
    merge_communes(admin, ["26734", "26737"], "26999", name="Xã Mới", apply=True)
    with closing(merging.store("minh")) as store:  # a scope on one of the two counts for the new one
        assert store.merged() == {"26734": "26999", "26737": "26999"}
        assert store.communes() == {"26737": 1, "26999": 4}  # a history is read to its end by whom it is shown to
        said = store.hello()
        assert [(each["commune"], each["role"]) for each in said["scopes"]] == [("26999", "editor")]
        plots = store.plots([uid_of(number) for number in (1, 3, 4)])
        assert [plots[uid_of(n)].image["former_commune"] for n in (1, 3, 4)] == ["26734", "26734", "26737"]
        assert plots[uid_of(3)].image["status"] == "retired"
        change = Client().update(1, 2, note="x")
        assert store.push([change], "b")[0].status == "applied"
    with closing(merging.store("postgres")) as store:
        assert store.verify() == []
    assert merging.run("SELECT count(*) FROM campaign.scope WHERE login = 'postgres'") == [(0,)]


def test_a_commune_may_go_on_and_take_another_in(merging, admin):
    report = merge_communes(admin, ["26734", "26737"], "26734", apply=True)
    assert (report.ended, report.plots) == (["26737"], 1)
    with closing(merging.store("minh")) as store:
        assert set(store.plots([uid_of(1), uid_of(4)])) == {uid_of(1), uid_of(4)}
        assert store.communes() == {"26734": 5, "26737": 1}


@pytest.mark.parametrize(
    "codes, into, more",
    [
        (["26734", "99999"], "26999", {"name": "X"}), (["26734"], "26999", {}), (["26734"], "26734", {}),
        (["26734"], "26999", {"name": "X", "day": TODAY + timedelta(days=2)}),
        (["26734"], "26999", {"name": "X", "day": date(2025, 7, 1)}),
    ],
)  # fmt: skip
def test_a_merger_that_cannot_be_changes_nothing(merging, admin, codes, into, more):
    with pytest.raises(BadInput):
        merge_communes(admin, codes, into, apply=True, **more)
    assert merging.run("SELECT code FROM campaign.commune WHERE valid @> current_date ORDER BY 1") == [
        ("26734",), ("26737",)
    ]  # fmt: skip


def test_an_office_that_was_away_during_a_merger_loses_nothing(merging, admin, tmp_path):
    """F12: a plot edited, a plot drawn, both under the old code, come through; nothing is there twice."""
    with closing(merging.store("lan")) as store:
        check_out(tmp_path / "work.gpkg", store, ["26734", "26737"])
        work = WorkCopy.open(tmp_path / "work.gpkg")
        work.update_plots({uid_of(1): {"note": "offline"}}, "edit")
        with work.writer(from_source=False) as writer:
            from .conftest import table_of

            writer.append_plots(table_of([square(20)], work.crs, uid=[uid_of(20)], plot_number=["20"]))
    with closing(merging.store("minh")) as store:  # one change more, of which the office hears in the old commune
        assert store.push([Client().update(4, 1, note="last")], "b")[0].status == "applied"
    merge_communes(admin, ["26734", "26737"], "26999", name="Xã Mới", apply=True)
    with closing(merging.store("lan")) as store:
        report = push(work, store)
        assert {line.label: (line.status, line.answer.code) for line in report.lines} == {
            "7/1": ("merged", ""), "7/20": ("rejected", "commune_merged")
        }  # fmt: skip
        assert "merged into 26999" in next(line for line in report.lines if line.label == "7/20").sentence()
        pulled = pull(work, store)
        assert pulled.merged == {"26734": "26999", "26737": "26999"}
        assert pulled.communes == {"26734": 4, "26737": 2, "26999": 5}
        assert push(work, store).complete
        again = pull(work, store)
        assert (again.merged, again.disputed) == ({}, [])
        plots = work.plots()
        assert sorted(plots["uid"]) == [uid_of(number) for number in (1, 2, 4, 20)]
        assert set(plots["commune"]) == {"26999"}
        assert store.plots([uid_of(1)])[uid_of(1)].image["note"] == "offline"
        assert store.plots([uid_of(20)])[uid_of(20)].image["former_commune"] == "26734"
        check_out(tmp_path / "new.gpkg", store, ["26734"])  # the old code finds its way
        assert len(WorkCopy.open(tmp_path / "new.gpkg").plots()) == 4


def test_a_commune_that_the_catalogue_does_not_know_is_one_once_it_was_pulled(merging, admin, tmp_path):
    """A new code of a merger may be given to plots; a typing error stays one."""
    merging.run("UPDATE campaign.commune SET code = CASE code WHEN '26734' THEN '11977' ELSE '11980' END")
    merge_communes(admin, ["11977"], "12999", name="Xã Mới", apply=True)
    with closing(merging.store("lan")) as store:
        more = [Client().insert(number, commune="11980") for number in (5, 6)]
        store.push([*more, Client().update(4, 1, commune="11980")], "b")
        check_out(tmp_path / "work.gpkg", store, ["12999", "11980"])
        work = WorkCopy.open(tmp_path / "work.gpkg")
        work.update_plots({uid_of(5): {"commune": "12998"}, uid_of(6): {"commune": "12999"}}, "merger")
        report = push(work, store)
        assert [(line.label, line.status) for line in report.lines] == [("7/5", "refused")]
        assert "12998" in report.lines[0].sentence()
        assert store.plots([uid_of(6)])[uid_of(6)].image["commune"] == "12999"


def test_the_doctor_says_how_the_way_to_the_store_is(central, capsys):
    assert main(["doctor", "--store", central.address("lan"), "--json"]) == 0
    lines = [line for line in json.loads(capsys.readouterr().out)["lines"] if line["section"] == "store"]
    assert [line["state"] for line in lines] == ["good"] * len(lines)
    assert "editor in 2 of the communes" in " ".join(line["what"] for line in lines)
    central.run("DELETE FROM campaign.scope WHERE login = 'lan'")
    assert main(["doctor", "--store", central.address("lan"), "--lang", "en"]) == 1
    assert "may do nothing" in capsys.readouterr().out


# What the store holds

def test_whatever_the_store_has_is_in_the_backup_and_its_size_is_told(central, admin, capsys, tmp_path, postgres):
    """Documents, too: a table that this list does not name comes back with its rows and its numbers."""
    from land_campaign_plugin.store.pg_backup import backup, restore

    with closing(central.store("lan")) as store:
        store.push([Client().insert(number) for number in range(1, 4)], "b")
    central.run("UPDATE campaign.commune SET predecessor = '{7}' WHERE code = '26734'")
    report = backup(admin, tmp_path / "b")
    assert report.rows["plot"] == 3
    there = {name for (name,) in central.run(
        "SELECT relname FROM pg_class WHERE relnamespace = 'campaign'::regnamespace AND relkind = 'r'")}  # fmt: skip
    assert there - set(report.rows) <= {"migration", "field", "record_field", "package_key"}
    name = f"back_{uuid.uuid4().hex[:6]}"
    postgres.create_database(name)
    try:
        assert restore(Address("PG:" + postgres.string(name)), tmp_path / "b").rows == report.rows
    finally:
        postgres.drop_database(name)
    assert main(["store", "status", central.address("postgres"), "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "B on the disk" in said
    assert "lines of history: " in said
    assert main(["store", "status", central.address("postgres"), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["rows"]["plot"], said["rows"]["commune"]) == (3, 2)
    assert said["sizes"]["plot"] > 0


def test_records_go_along_with_a_merger_and_reach_every_office(merging, admin, tmp_path):
    """One office had them, one checks the commune out, one follows the other commune; the chain holds."""
    from .test_records_travel import Clerk

    clerk = Clerk()
    with closing(merging.store("lan")) as store:
        check_out(tmp_path / "had.gpkg", store, ["26734"])
        check_out(tmp_path / "other.gpkg", store, ["26737"])
        answers = store.push(
            [
                clerk.new("certificate", "c1", plot_uid=uid_of(1), serial="AA 00123456"),
                clerk.new("sheet_seal", "s1", commune="26734", sheet_number="7", plots="3"),
            ],
            "b",
        )
        assert [answer.status for answer in answers] == ["applied", "applied"]
    report = merge_communes(admin, ["26734", "26737"], "26999", name="Xã Mới", apply=True)
    assert report.records == 2
    with closing(merging.store("postgres")) as store:
        assert store.verify() == []
    with closing(merging.store("lan")) as store:
        found = {(kind, uid): image for kind, uid, _, image in store.commune_records("26999")}
        assert set(found) == {("certificate", "c1"), ("sheet_seal", "s1")}
        for name in ("had", "other"):
            work = WorkCopy.open(tmp_path / f"{name}.gpkg")
            pull(work, store)
            assert [row["uid"] for row in work.rows("certificate")] == ["c1"]
        change = clerk.edit("certificate", "c1", 2, serial="AA 00123457")
        assert store.push([change], "b2")[0].status == "applied"


def test_the_size_of_an_offices_own_store_is_told(store, capsys):
    store.push([Client().insert(1)], "b")
    assert main(["store", "status", str(store.path), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["rows"]["in_force"], said["sizes"]["store.gpkg"] > 0) == (1, True)
