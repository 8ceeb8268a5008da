"""A central store to try: a PostgreSQL server of its own with a sample commune, people of every role, gone at the end.

Nothing on this machine is touched: the server has its own folder and answers on a Unix socket only. `--once` stops
right after the sample is in, as the tests do.
"""

import sys
import warnings
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from land_campaign_plugin.store.postgis import PostgisStore  # noqa: E402
from land_campaign_plugin.store.workcopy import WorkCopy  # noqa: E402
from land_campaign_plugin.verbs.load import load  # noqa: E402
from land_campaign_plugin.verbs.people import import_communes, import_staff  # noqa: E402
from land_campaign_plugin.verbs.pull import check_out  # noqa: E402
from land_campaign_plugin.verbs.push import push  # noqa: E402
from land_campaign_plugin.verbs.sample import sample  # noqa: E402
from land_campaign_plugin.verbs.store_admin import administer  # noqa: E402
from tests.postgres import NotInstalled, Server  # noqa: E402

OUT = ROOT / "demo" / "store"
PLOTS, SEED = 600, 7
DATABASE = "land"
PEOPLE = """login,full_name,office,role,communes
lan,Lan (invented),Office one,editor,*
minh,Minh (invented),Office two,editor,*
thu,Thu (invented),Office two,viewer,*
ha,Ha (invented),Province,reviewer,*
son,Son (invented),Province,supervisor,*
yen,Yen (invented),Province,auditor,*
"""


def main() -> int:
    """Start the server, fill the store, and wait until somebody has seen enough."""
    warnings.filterwarnings("ignore", "Neither (gdal|ogr)", FutureWarning)
    OUT.mkdir(parents=True, exist_ok=True)
    try:
        server = Server({"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"})
    except NotInstalled as error:
        print(error, file=sys.stderr)
        return 1
    with server:
        server.create_database(DATABASE)
        runs_it = f"PG:{server.string(DATABASE)}"
        lan, minh = (f"PG:{server.string(DATABASE, user=login)}" for login in ("lan", "minh"))
        fill(runs_it, lan, minh)
        if "--once" in sys.argv:
            return 0
        tell(runs_it, lan, minh)
        try:
            input("\nPress Enter, or Ctrl-C, to stop the server and forget all of it. ")
        except (EOFError, KeyboardInterrupt):
            print()
    return 0


def fill(runs_it: str, lan: str, minh: str) -> None:
    """Make the store, let people and communes in, and push a sample."""
    for name in ("sample", "lan", "minh"):
        (OUT / f"{name}.gpkg").unlink(missing_ok=True)
    sample(OUT / "sample.gpkg", plots=PLOTS, seed=SEED, errors=0.02)
    load([OUT / "sample.gpkg"], OUT / "lan.gpkg")
    work = WorkCopy.open(OUT / "lan.gpkg")
    codes = Counter(code for code in work.plots()["commune"] if code)
    (OUT / "communes.csv").write_text("code,name\n" + "".join(f"{code},Commune {code}\n" for code in sorted(codes)))
    (OUT / "people.csv").write_text(PEOPLE, encoding="utf-8")
    administer("init", runs_it, crs=work.crs)
    import_communes(runs_it, OUT / "communes.csv", apply=True)
    import_staff(runs_it, OUT / "people.csv", apply=True)
    report = push(work, PostgisStore(lan))
    print(f"Lan pushed {report.stored:,} of {report.sent:,} plots; not taken in: {report.sent - report.stored:,}")
    commune = codes.most_common(1)[0][0]
    pulled = check_out(OUT / "minh.gpkg", PostgisStore(minh), [commune])
    print(f"Minh checked out {pulled.counts['new']:,} plots of commune {commune}")


def tell(runs_it: str, lan: str, minh: str) -> None:
    """Print what can be tried."""
    run = ".venv/bin/python -m land_campaign_plugin"
    folder = OUT.relative_to(ROOT)
    print(
        f"""
A central store is up. In another terminal, in this folder:

  {run} status {folder}/lan.gpkg --store "{lan}"
  edit {folder}/lan.gpkg in QGIS, then:
  {run} push {folder}/lan.gpkg --store "{lan}"
  {run} pull {folder}/minh.gpkg --store "{minh}"
  {run} store verify "{runs_it}"

In the panel in QGIS: Begin from the Central Store, New: server {runs_it.split("host=")[1].split()[0]},
database {DATABASE}; without a login you are asked once: minh, with any password.
Or look at it: Layer > Add Layer > Add PostGIS Layers, host {runs_it.split("host=")[1].split()[0]},
database {DATABASE}, user minh. The layer campaign.plot can be looked at, and
an edit of it is refused: plots are changed in a work copy and pushed.
People: lan, minh (editors), thu (viewer), ha (reviewer), son (supervisor), yen (auditor); none has a password here."""
    )


if __name__ == "__main__":
    sys.exit(main())
