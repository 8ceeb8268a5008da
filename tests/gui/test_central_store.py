"""A store on a real server in the real window: connected to, fetched from, pushed to; and no secret left behind."""

import shutil
import zipfile
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from land_campaign_plugin.store.pg_connection import Address
from land_campaign_plugin.store.postgis import PostgisStore
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.load import load
from land_campaign_plugin.verbs.people import import_communes, import_staff
from land_campaign_plugin.verbs.pull import check_out
from land_campaign_plugin.verbs.push import push
from land_campaign_plugin.verbs.sample import sample
from land_campaign_plugin.verbs.store_admin import administer

from . import launcher

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("qgis", "xvfb-run", "xdotool"))), reason="QGIS, Xvfb or xdotool is not installed"
)
DATABASE, PASSWORD = "land_of_desk", "kin-nhu-bung-1984"
CHANGED = "kin-hon-nhu-bung-1985"
CITIZEN = "033199004321"
"""Invented; stands in a note of a plot."""
SECRETS = (PASSWORD, CHANGED, CITIZEN)
PEOPLE = """login,full_name,office,role,communes
lan_desk,Nguyễn Thị Lan,Văn phòng một,editor,*
minh_desk,Trần Minh,Văn phòng hai,editor,*
"""


@pytest.fixture(scope="module")
def archive(tool, tmp_path_factory):
    return tool("package").build(tmp_path_factory.mktemp("zip") / "land_campaign_plugin.zip")


@pytest.fixture(scope="module")
def land(postgres, tmp_path_factory):
    """A store with a sample, a person who signs in by password, and a colleague with a work copy."""
    folder = tmp_path_factory.mktemp("store")
    sample(folder / "source.gpkg", plots=400, errors=0.0)
    load([folder / "source.gpkg"], folder / "all.gpkg")
    work = WorkCopy.open(folder / "all.gpkg")
    codes = Counter(code for code in work.plots()["commune"] if code)
    commune = codes.most_common(1)[0][0]
    (folder / "communes.csv").write_text(
        "code,name\n" + "".join(f"{code},\n" for code in sorted({*codes, "11980", "12247"})), encoding="utf-8"
    )
    (folder / "users.csv").write_text(PEOPLE, encoding="utf-8")
    postgres.create_database(DATABASE)
    runs_it = f"PG:{postgres.string(DATABASE)}"
    administer("init", runs_it, crs=work.crs)
    import_communes(runs_it, folder / "communes.csv", apply=True)
    import_staff(runs_it, folder / "users.csv", apply=True)
    minh = f"PG:{postgres.string(DATABASE, user='minh_desk')}"
    with closing(PostgisStore(minh)) as store:
        push(work, store)
        check_out(folder / "minh.gpkg", store, [commune])
    with closing(postgres.connect(DATABASE)) as connection, connection.cursor() as cursor:
        cursor.execute("GRANT asked_for_password TO lan_desk")
    yield {
        "host": postgres.host,
        "database": DATABASE,
        "commune": commune,
        "password": PASSWORD,
        "changed_password": CHANGED,
        "secret": CITIZEN,
        "colleague": str(folder / "minh.gpkg"),
        "colleagues_store": minh,
    }
    postgres.drop_database(DATABASE)


def secrets_in(folder: Path) -> list[str]:
    """Return the files below `folder` in which a secret stands, packed ones looked into."""
    found = []
    for path in sorted(each for each in folder.rglob("*") if each.is_file() and "plugins" not in each.parts):
        contents = [path.read_bytes()]
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                contents += [packed.read(name) for name in packed.namelist()]
        if any(secret.encode() in content for secret in SECRETS for content in contents):
            found.append(path.name)
    return found


@pytest.mark.parametrize("language", launcher.LANGUAGES)
def test_a_store_on_a_server_from_the_connection_to_the_pull(
    archive, postgres, land, language, tmp_path, project_root, own_environment
):
    folder = project_root / "build" / "pictures" / f"central_store_{language}"
    with closing(postgres.connect(DATABASE)) as connection, connection.cursor() as cursor:
        cursor.execute("ALTER ROLE lan_desk PASSWORD %s", (PASSWORD,))
    into, project = tmp_path / "phường.gpkg", tmp_path / "dự án.qgz"
    report = launcher.run(
        "central_store", archive, folder, language, own_environment, timeout_s=100,
        into=str(into), project=str(project), **land,
    )  # fmt: skip
    assert report["failures"] == [], "\n".join(report["failures"])
    did = report["steps"]
    # the connection: nothing is kept half made, a wrong password is told as one, the right one tells who one is
    assert did["refused_empty"]
    assert PASSWORD not in did["wrong_password"]
    assert "lan_desk" in did["connected"]
    assert did["password_changed"]
    assert land["commune"] in did["proposed"]
    assert did["plots"] > 100
    # what goes: a line each, before and after on the map
    assert len(did["goes"]) == 4
    assert any("153" in line for line in did["goes"])
    assert did["outlines"] >= 2
    assert did["watched"] in did["state"]
    # no network: a sentence and no box, nothing lost; then an answer for each
    assert "4" in did["away"]
    assert (did["boxes"], did["still_edited"]) == (0, 4)
    assert did["told"] == {did["moved"]: "held", did["disputed"]: "bad"}
    assert did["colleague_stored"] == 2
    assert "1" in did["waits"]
    # nothing secret in project, settings, log or any other file of the profile
    assert project.exists()
    shutil.copy(project, folder / "home")
    assert secrets_in(folder / "home") == []
    assert not any(secret in line for line in did["log"] + did["sources"] for secret in (*SECRETS, "wrong"))
    assert CITIZEN not in (Path(land["host"]) / "server.log").read_text(encoding="utf-8", errors="replace")
    assert "authcfg" in (folder / "home" / "profiles" / launcher.PROFILE / "QGIS" / "QGIS3.ini").read_text("utf-8")
    assert PASSWORD not in str(Address({"host": land["host"], "password": PASSWORD}))
