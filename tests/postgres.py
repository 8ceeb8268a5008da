"""A private PostgreSQL server with PostGIS, for tests and benchmarks: its own data, a Unix socket, gone at the end.

PostgreSQL refuses to run as root; root starts it as the user that Debian's package made for it.
"""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import psycopg2

INSTALLED = Path("/usr/lib/postgresql")
EXTENSIONS = Path("/usr/share/postgresql")
OWNER = "postgres"
HINT = "PostgreSQL with PostGIS is not installed: run '.ci/setup postgres'."
QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "64MB"}
"""Settings for data that need not outlive the run."""
# Everybody on this socket is trusted but for the roles of the group, so that wrong passwords can be tried.
_ACCESS = """local all +asked_for_password scram-sha-256
local all all trust
"""
_START_S, _STOP_S = 60, 20


class NotInstalled(RuntimeError):
    """No PostgreSQL server with PostGIS is installed."""


def programs() -> Path:
    """Return the folder of the newest installed server that has PostGIS; `NotInstalled` without one."""
    found = [path for path in INSTALLED.glob("*/bin") if (path / "initdb").exists()]
    found = [path for path in found if (EXTENSIONS / path.parent.name / "extension" / "postgis.control").exists()]
    if not found:
        raise NotInstalled(HINT)
    return max(found, key=lambda path: int(path.parent.name))


class Server:
    """A running server; `close` stops it and removes its data.

    Parameters
    ----------
    settings : mapping of str to str, optional
        Settings of the server beside `QUICK`.

    Attributes
    ----------
    host : str
        Folder of the socket, what ``host=`` of a connection string takes.
    port : str
        Part of the socket's name; also where it listens, when it is told to.
    """

    def __init__(self, settings: Mapping[str, str] | None = None):
        binaries = programs()
        # Not below the project: another user must be able to reach it, and a socket's path is short.
        self._folder = Path(tempfile.mkdtemp(prefix="land-campaign-pg-"))
        self._process: subprocess.Popen | None = None
        self._as_owner: dict = {}
        if os.geteuid() == 0:
            shutil.chown(self._folder, OWNER, OWNER)
            self._as_owner = {"user": OWNER, "group": OWNER, "extra_groups": []}
        self.host = str(self._folder)
        self.port = (settings or {}).get("port", "5432")
        atexit.register(self.close)
        try:
            self._create(binaries)
            self._start(binaries, {**QUICK, **(settings or {})})
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def connect(self, database: str = OWNER):
        """Return a psycopg2 connection that commits each statement."""
        connection = psycopg2.connect(self.string(database))
        connection.autocommit = True
        return connection

    def string(self, database: str, **more: str) -> str:
        """Return the connection string of a database; `more` adds or replaces words such as ``user``."""
        words = {"host": self.host, "port": self.port, "dbname": database, "user": OWNER, **more}
        return " ".join(f"{name}={value}" for name, value in words.items())

    def create_database(self, name: str) -> str:
        """Create a database with PostGIS and return its connection string for GDAL."""
        with closing(self.connect()) as connection, connection.cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}"')
        with closing(self.connect(name)) as connection, connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION postgis")
        return f"PG:{self.string(name)}"

    def drop_database(self, name: str) -> None:
        """Drop a database, whoever is connected to it."""
        with closing(self.connect()) as connection, connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def close(self) -> None:
        """Stop the server and remove what it wrote."""
        atexit.unregister(self.close)
        process, self._process = self._process, None
        if process is not None and process.poll() is None:
            process.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
            try:
                process.wait(_STOP_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _create(self, binaries: Path) -> None:
        """Make the data folder."""
        command = [str(binaries / "initdb"), "-D", str(self._folder / "data"), "-U", OWNER, "-A", "trust"]
        command += ["--encoding=UTF8", "--locale=C.UTF-8", "--lc-messages=C", "--no-sync"]
        done = subprocess.run(
            command, cwd=self._folder, capture_output=True, text=True, check=False, timeout=_START_S, **self._as_owner
        )
        if done.returncode:
            raise RuntimeError(f"initdb failed: {done.stderr.strip() or done.stdout.strip()}")
        (self._folder / "data" / "pg_hba.conf").write_text(_ACCESS, encoding="utf-8")

    def _start(self, binaries: Path, settings: Mapping[str, str]) -> None:
        """Start the server and wait until it answers."""
        command = [str(binaries / "postgres"), "-D", str(self._folder / "data"), "-k", self.host]
        for name, value in {"listen_addresses": "", "unix_socket_permissions": "0777", **settings}.items():
            command += ["-c", f"{name}={value}"]
        log = self._folder / "server.log"
        with log.open("w", encoding="utf-8") as output:
            self._process = subprocess.Popen(
                command, cwd=self._folder, stdout=output, stderr=output, stdin=subprocess.DEVNULL, **self._as_owner
            )
        until = time.monotonic() + _START_S
        while True:
            try:
                with closing(self.connect()) as connection, connection.cursor() as cursor:
                    cursor.execute("CREATE ROLE asked_for_password")
                return
            except psycopg2.OperationalError:
                if self._process.poll() is not None or time.monotonic() > until:
                    said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
                    raise RuntimeError(f"The PostgreSQL server did not start: {said}") from None
                time.sleep(0.05)
