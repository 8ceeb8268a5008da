"""Small scenes that a store must come through, each told by the invariant or row that breaks in it.

The storm meets them by chance; here each happens for certain, so that a sabotage of the code is caught for certain.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg2

from land_campaign_plugin.model.errors import StoreError
from land_campaign_plugin.store.contract import seal
from land_campaign_plugin.store.embedded import GeoPackageStore
from land_campaign_plugin.store.embedded_backup import copy_store
from land_campaign_plugin.store.postgis import travelling

from .office import live, plot_at, uid_of
from .server import HOT, SECOND, FaultServer
from .storm import Plan, Storm, run

Faults = dict[str, list[str]]


class Scene:
    """A server, a folder, and storms that are led by hand."""

    def __init__(self, server: FaultServer | None, folder: Path):
        self.server, self.folder = server, folder
        self._count = 0

    @contextmanager
    def offices(self, **plan):
        """A store with some offices; what the oracle finds at the end is added to `faults`."""
        self._count += 1
        place = self.folder / f"scene-{self._count}"
        place.mkdir()
        calm = Plan(**{"clients": 3, "rate": 0.0, "restarts": 0, "kills": 0, "elsewhere": 0.0} | plan)
        database = f"scene_{self._count}"
        storm = Storm(calm, place, self.server, database)
        try:
            yield storm
        finally:
            storm.close()
            if self.server:
                self.server.drop_database(database)


def _judged(storm: Storm, **more: list[str]) -> Faults:
    try:
        storm.settle_here()
    except StoreError as error:
        more["proof"] = [f"an office was stopped: {error}"]
    found = dict(storm.judge().faults)
    return found | {name: faults for name, faults in more.items() if faults}


def answers_lost(scene: Scene) -> Faults:
    """F1, F2: requests are cut before and after the server took them in, and come again."""
    with scene.offices(clients=2, faults=("cut after commit", "cut mid-request"), rate=1.0) as storm:
        for turn in range(3):
            for number in (0, 1):
                office = storm.office(number)
                office.set(4 * number + turn % 3, land_use="LUC")
                for _ in range(2):
                    try:
                        office.push()
                    except Exception as error:
                        if "cannot be reached" not in str(error):
                            raise
        return _judged(storm)


def pulled_past_an_answer(scene: Scene) -> Faults:
    """F22: an answer is lost, others go on, and a pull passes before the answer comes."""
    with scene.offices(clients=2, faults=("cut after commit",), rate=1.0) as storm:
        first, second = storm.office(0), storm.office(1)
        first.set(0)
        try:
            first.push()
        except Exception as error:
            if "cannot be reached" not in str(error):
                raise
        storm.calm()
        second.pull()
        second.set(0)
        second.push()
        first.pull()
        return _judged(storm)


def other_bytes(scene: Scene) -> Faults:
    """F5: an id that came before, with other bytes."""
    with scene.offices(clients=1) as storm, closing(storm.central.store("lan")) as store:

        def make(note: str):
            return seal("cid-1", uid_of(0), "U", 1, {"note": note}, client="forger", client_seq=1)

        first = store.push([make("one")], "b")[0].status
        again = store.push([make("two")], "b")[0].status
        note = store.plots([uid_of(0)])[uid_of(0)].image["note"]
    return {} if (first, again, note) == ("applied", "cid_reused", "one") else {"F5": [f"{first}, {again}, {note}"]}


def two_edit_one_field(scene: Scene) -> Faults:
    """F7: the same field, then the shape, from two sides: the second is told, and nothing is overwritten."""
    faults = []
    with scene.offices(clients=2) as storm:
        for number, values in ((0, {"land_use": "LUC"}), (1, {"geom": plot_at(1, 18)})):
            one, two = dict(values), dict(values)
            if "geom" in values:
                two["geom"] = plot_at(1, 22)
            else:
                two["land_use"] = "CLN"
            with closing(storm.central.store("lan")) as store:
                bodies = [_sealed(f"{number}-{turn}", number, each) for turn, each in enumerate((one, two))]
                told = [store.push([body], "b")[0].status for body in bodies]
            if told != ["applied", "conflict"]:
                faults.append(f"{next(iter(values))}: {told}")
    return {"F7": faults} if faults else {}


def _sealed(name: str, number: int, patch: dict):
    from land_campaign_plugin.store.images import shape_texts
    from tests.store.histories import _array

    patch = {key: shape_texts(_array(value))[0] if key == "geom" else value for key, value in patch.items()}
    return seal(f"cid-{name}", uid_of(number), "U", 1, patch, client=f"office-{name}", client_seq=1)


def row_that_hides(scene: Scene) -> Faults:
    """Finding 1: a row that an update does not reach must be an error, never a success that changed nothing."""
    with scene.offices(clients=1) as storm:
        storm.central.run(
            "CREATE FUNCTION public.hide() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';"
            "CREATE TRIGGER hide BEFORE UPDATE ON campaign.plot FOR EACH ROW EXECUTE FUNCTION public.hide()"
        )
        office = storm.office(0)
        office.set(0)
        try:
            office.push()
        except Exception as error:
            if not hasattr(error, "sentence"):
                raise
        storm.central.run("DROP TRIGGER hide ON campaign.plot")
        return _judged(storm)


def overtaking_commits(scene: Scene) -> Faults:
    """F10: one push is held open while another is made, and a reader pages all the while."""
    with scene.offices(clients=2) as storm:
        reader = storm.office(0)
        reader.pull()
        holder = psycopg2.connect(scene.server.string(storm.central.name, user="lan"))
        with closing(holder), holder.cursor() as cursor:
            change = _sealed("held", 0, {"note": "held-00000000"})
            request = {"proto": "1", "batch": "held", "changes": [travelling(change)]}
            cursor.execute("SELECT campaign.push(%s::json)", (json.dumps(request),))
            threading.Timer(0.6, holder.commit).start()
            with closing(storm.central.store("lan")) as store:
                overtaking = threading.Thread(
                    target=store.push, args=([_sealed("fast", 1, {"note": "fast-00000000"})], "b")
                )
                overtaking.start()
                time.sleep(0.3)
                stopped = []
                for _ in range(3):
                    try:
                        reader.pull()
                    except StoreError as error:
                        stopped.append(f"the reader was stopped: {error}")
                    overtaking.join(0.5)
        found = _judged(storm, F10=stopped)
        return {name: faults for name, faults in found.items() if name not in ("I1", "I7")}  # two came by hand


def killed_while_editing(scene: Scene) -> Faults:
    """F1: an editor is killed before each of the first statements; what was saved is sent later."""
    import os

    with scene.offices(clients=1, own=60) as storm:
        for step in range(10, 70):
            child = os.fork()
            if not child:
                try:
                    life = storm.life(0, acts=["edit"], die=step, wild=False)
                    live(**life | {"own": (step - 10, step - 10), "plots": 60})
                finally:
                    os._exit(0)
            os.waitpid(child, 0)
        return _judged(storm)


def writes_elsewhere(scene: Scene) -> Faults:
    """I10: an editor of one commune tries to take a plot out of another."""
    with scene.offices(clients=2) as storm:
        storm.central.run(
            "DELETE FROM campaign.scope WHERE login = 'lan' AND commune_id ="
            " (SELECT id FROM campaign.commune WHERE code = %s)",
            HOT,
        )
        with closing(storm.central.store("lan")) as store:
            store.push([_sealed("out", 0, {"commune": SECOND})], "b")
        found = storm.judge().faults
        rows = [
            fault for fault in found.get("I10", []) if "version 1" not in fault
        ]  # the first load was when lan might
        return {"I10": rows} if rows else {}


def who_wrote(scene: Scene) -> Faults:
    """I10: the person in the history is whom the server knows."""
    with scene.offices(clients=1) as storm:
        office = storm.office(0)
        office.set(0)
        office.push()
        return _judged(storm)


def backup_of_an_open_file(scene: Scene) -> Faults:
    """F31: an office's store is copied while what was pushed still lies in its log."""
    place = scene.folder / "open file"
    place.mkdir()
    storm = Storm(Plan(clients=1, rate=0.0), place, None)
    with closing(sqlite3.connect(place / "store.gpkg")) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM plot").fetchone()
        office = storm.office(0)
        office.set(0)
        office.push()
        counts = copy_store(place / "store.gpkg", place / "copy.gpkg")
    wanted = GeoPackageStore(place / "store.gpkg").counts()
    return {} if counts == wanted else {"F31": [f"the copy holds {counts}, the store {wanted}"]}


def long_transaction(scene: Scene) -> Faults:
    """F24: somebody's transaction stays open for long; every change has its line all the same."""
    with scene.offices(clients=1) as storm, closing(psycopg2.connect(scene.server.string(storm.central.name))) as idle:
        idle.cursor().execute("SELECT pg_current_xact_id(), count(*) FROM campaign.hist")
        for turn in range(3):
            office = storm.office(0)
            office.set(turn)
            office.push()
        return _judged(storm)


def people_stay_home(scene: Scene) -> Faults:
    """I9: plots whose holders are known are pushed; no number of a person comes to lie in the store or a log."""
    with scene.offices(clients=2) as storm:
        for number in (0, 1):
            office = storm.office(number)
            office.set(4 * number)
            office.push()
        return _judged(storm)


def silent_line(scene: Scene) -> Faults:
    """F2: a line that swallows the answer; the caller comes back at its deadline and not a second later."""
    with scene.offices(clients=1, faults=("black hole",), rate=1.0, deadline_s=2.0) as storm:
        office = storm.office(0)
        office.set(0)
        took = []

        def call() -> None:
            start = time.monotonic()
            try:
                office.push()
            except Exception as error:
                if not hasattr(error, "sentence"):
                    raise
            took.append(time.monotonic() - start)

        thread = threading.Thread(target=call, daemon=True)
        thread.start()
        thread.join(10)
        if not took:
            return {"F2": ["a push had neither answer nor error after 10 s, its deadline was 2 s"]}
        return _judged(storm)


def nobody_calls(scene: Scene) -> Faults:
    """I6: an office that was away hears of what others did without anybody telling it."""
    with scene.offices(clients=2) as storm:
        first, second = storm.office(0), storm.office(1)
        second.pull()
        first.set(0)
        first.push()
        return _judged(storm)


def small_storm(scene: Scene) -> Faults:
    """F1: a short storm of kills."""
    place = scene.folder / "small storm"
    place.mkdir()
    return dict(run(Plan(clients=2, kills=8, restarts=0), place, scene.server, "small_storm").faults)


DRILLS: dict[str, Callable[[Scene], Faults]] = {
    each.__name__: each
    for each in (
        answers_lost,
        pulled_past_an_answer,
        other_bytes,
        two_edit_one_field,
        row_that_hides,
        overtaking_commits,
        killed_while_editing,
        writes_elsewhere,
        who_wrote,
        backup_of_an_open_file,
        long_transaction,
        people_stay_home,
        silent_line,
        nobody_calls,
        small_storm,
    )
}


def main() -> int:
    """Run drills by name and print what broke in each, as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("drills", nargs="*", default=list(DRILLS))
    names = parser.parse_args().drills or list(DRILLS)
    found = {}
    with tempfile.TemporaryDirectory(prefix="drills-") as folder, FaultServer() as server:
        for name in names:
            place = Path(folder) / name
            place.mkdir()
            start = time.monotonic()
            try:
                found[name] = DRILLS[name](Scene(server, place))
            except Exception as error:
                if len(names) == 1:
                    raise  # of a sabotage, which is not caught by that
                traceback.print_exc()
                found[name] = {"broke off": [f"{type(error).__name__}: {error}"]}
            print(f"{name}: {time.monotonic() - start:.1f} s", file=sys.stderr)
    print(json.dumps(found, ensure_ascii=False))
    return 1 if any(found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
