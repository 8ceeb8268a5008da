"""A PostgreSQL server that may be stopped in the middle: started again on the same data, its log kept."""

from __future__ import annotations

import shutil
import signal
import subprocess
import time
from contextlib import closing
from pathlib import Path

import psycopg2

from tests.postgres import QUICK, Server, programs
from tests.store.central import Central

# What a killed process has written stays with the system, so that only the answer before the write would be a lie.
HONEST = {**QUICK, "synchronous_commit": "on", "max_connections": "150"}
HONEST |= {"shared_preload_libraries": "postgis-3,plpgsql"}  # as docs/server.md advises
PLACE = "hot"
HOT, SECOND, FOREIGN = "26734", "26737", "26740"
_START_S = 60


class FaultServer(Server):
    """A server with `restart`, `stop`, `start` and copies of its data."""

    def __init__(self, **settings: str):
        self._settings = HONEST | settings
        super().__init__(self._settings)

    @property
    def log(self) -> str:
        """Everything the server wrote down so far."""
        return (self._folder / "server.log").read_text(encoding="utf-8", errors="replace")

    @property
    def socket(self) -> str:
        """Where the proxy finds it."""
        return f"{self.host}/.s.PGSQL.5432"

    @property
    def dead(self) -> bool:
        """Whether it has stopped by itself."""
        return self._process.poll() is not None

    def stop(self, how: int = signal.SIGQUIT) -> None:
        """Stop the server; at once, as ``pg_ctl -m immediate`` does, unless `how` says otherwise."""
        self._process.send_signal(how)
        self._process.wait(30)

    def start(self) -> None:
        """Start it again on the data that are there."""
        command = [str(programs() / "postgres"), "-D", str(self._folder / "data"), "-k", self.host]
        for name, value in {"listen_addresses": "", "unix_socket_permissions": "0777", **self._settings}.items():
            command += ["-c", f"{name}={value}"]
        with (self._folder / "server.log").open("a", encoding="utf-8") as output:
            self._process = subprocess.Popen(
                command, cwd=self._folder, stdout=output, stderr=output, stdin=subprocess.DEVNULL, **self._as_owner
            )
        until = time.monotonic() + _START_S
        while True:
            try:
                return self.connect().close()
            except psycopg2.OperationalError:
                if self._process.poll() is not None or time.monotonic() > until:
                    raise
                time.sleep(0.05)

    def restart(self) -> None:
        """Stop at once and start again."""
        self.stop()
        self.start()

    def keep_data(self) -> None:
        """Keep a copy of the data as they are now, for `bring_back`."""
        self.stop(signal.SIGINT)
        self._copy(self._folder / "data", self._folder / "kept")
        self.start()

    def bring_back(self) -> None:
        """Go back in time to `keep_data`, as whoever restores an old backup does."""
        self.stop()
        shutil.rmtree(self._folder / "data")
        (self._folder / "kept").rename(self._folder / "data")
        self.start()

    def _copy(self, old: Path, new: Path) -> None:
        subprocess.run(["cp", "-a", str(old), str(new)], check=True, timeout=60)


def settle_people(central: Central, count: int) -> list[str]:
    """Make `count` editors of the hot commune, every other one of a second commune too; return their logins."""
    logins = [f"office_{number:03}" for number in range(count)]
    with closing(psycopg2.connect(central.server.string(central.name))) as connection:
        connection.autocommit = True
        cursor = connection.cursor()
        cursor.execute("INSERT INTO campaign.commune (code) VALUES (%s)", (FOREIGN,))
        for number, login in enumerate(logins):
            cursor.execute("SELECT to_regrole(%s)", (login,))
            if cursor.fetchone() == (None,):
                cursor.execute(f"CREATE ROLE {login} LOGIN")
            cursor.execute(f"GRANT campaign_editor TO {login}")
            cursor.execute("INSERT INTO campaign.person (login, full_name) VALUES (%s, %s)", (login, login))
            cursor.execute(
                "INSERT INTO campaign.scope (login, commune_id, role) SELECT %s, id, 'editor' FROM campaign.commune"
                " WHERE code = ANY (%s)",
                (login, [HOT, SECOND] if number % 2 else [HOT]),
            )
    return logins
