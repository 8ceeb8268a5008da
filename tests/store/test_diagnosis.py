"""Why a store cannot be reached is said by cause and cure, against a real server with TLS and SCRAM."""

from __future__ import annotations

import shutil
import socket
import subprocess
import threading
from contextlib import closing
from pathlib import Path

import pytest

from land_campaign_plugin.store.pg_connection import Address, Retry
from land_campaign_plugin.store.pg_diagnosis import diagnose
from tests.postgres import OWNER, Server

PASSWORD = "đúng-mật-khẩu-của-lan"
_ACCESS = (
    "local all all trust\nhost all closed 127.0.0.1/32 trust\n"
    "hostssl all lan 127.0.0.1/32 scram-sha-256\nhost plain lan 127.0.0.1/32 scram-sha-256\n"
)


def certificate(folder: Path, name: str, host: str) -> Path:
    """A certificate that signs itself, for one host."""
    made = folder / f"{name}.crt"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-keyout", str(made.with_suffix(".key")), "-out", str(made), "-days", "2", "-subj", f"/CN={host}"]
    subprocess.run([*command, "-addext", f"subjectAltName=DNS:{host}"], check=True, capture_output=True, timeout=20)
    return made


def free_port() -> int:
    with closing(socket.socket()) as line:
        line.bind(("127.0.0.1", 0))
        return line.getsockname()[1]


@pytest.fixture(scope="module")
def guarded(tmp_path_factory):
    """A server on the network with TLS; what a person says to reach it."""
    folder = tmp_path_factory.mktemp("tls")
    root, other = certificate(folder, "root", "localhost"), certificate(folder, "other", "localhost")
    port = free_port()
    with Server({"listen_addresses": "127.0.0.1", "port": str(port)}) as server:
        data = Path(server.host) / "data"
        for path in (root, root.with_suffix(".key")):
            placed = Path(shutil.copy(path, data / path.name))
            placed.chmod(0o600)
            shutil.chown(placed, data.stat().st_uid, data.stat().st_gid)
        (data / "pg_hba.conf").write_text(_ACCESS, encoding="utf-8")
        with closing(server.connect()) as connection, connection.cursor() as cursor:
            for name, value in (("ssl_cert_file", "root.crt"), ("ssl_key_file", "root.key"), ("ssl", "on")):
                cursor.execute(f"ALTER SYSTEM SET {name} = '{value}'")
            cursor.execute("CREATE ROLE lan LOGIN PASSWORD %s", (PASSWORD,))
            cursor.execute("CREATE ROLE closed NOLOGIN")
            cursor.execute("SELECT pg_reload_conf()")
        right = {
            "host": "localhost", "hostaddr": "127.0.0.1", "port": port, "dbname": OWNER, "user": "lan",
            "password": PASSWORD, "sslmode": "verify-full", "sslrootcert": str(root),
        }  # fmt: skip
        yield right, other


CASES = {
    # what is otherwise, whether work goes on without the store, what is said, what is to be done
    "nothing": ({}, None, "", ""),
    "password": ({"password": "sai"}, False, "does not accept this user", "new password"),
    "no such user": ({"user": "minh"}, False, "lets nobody in", "admit this user"),
    "database": ({"dbname": "nowhere"}, False, "has no database nowhere", "name of the database"),
    "certificate of another host": ({"host": "127.0.0.1"}, False, "of another host than 127.0.0.1", "server's name"),
    "only the certificate": ({"host": "127.0.0.1", "sslmode": "verify-ca"}, None, "", ""),
    "another root": ({"sslrootcert": "other"}, False, "not signed by the root", "Do not go on"),
    "no root": ({"sslrootcert": "/nowhere/root.crt"}, False, "root certificate by which", "Choose the file"),
    "nobody there": ({"port": "free"}, True, "No database server answers on localhost", "the server is down"),
    "no such name": ({"host": "kho.invalid", "hostaddr": None}, True, "leads to no computer", "VPN"),
    "no socket": ({"host": "/nowhere", "hostaddr": None}, True, "No database server answers on /nowhere", "later"),
}


@pytest.mark.parametrize("case", CASES)
def test_the_cause_is_found_and_the_cure_is_said(guarded, case):
    right, other = guarded
    changed, away, what, remedy = CASES[case]
    words = {name: value for name, value in {**right, **changed}.items() if value is not None}
    words["port"] = free_port() if words["port"] == "free" else words["port"]
    words["sslrootcert"] = str(other) if words["sslrootcert"] == "other" else words["sslrootcert"]
    found = diagnose(Address(words))
    assert (found is None) == (away is None)
    if found is not None:
        assert isinstance(found, Retry) == away
        assert what in found.sentence()
        assert remedy in found.remedy
        assert PASSWORD not in found.sentence()
        assert "lan" not in found.sentence().split()


_HERE = "[kho]\nhost=localhost\nhostaddr=127.0.0.1\n"


@pytest.mark.parametrize(
    "written, asked, what, remedy",
    [
        (_HERE + "port={free}\n", "kho", "localhost, port {free}", "the server is down"),
        ("[kho]\nhost=localhost\n", "khoo", "has no service khoo", "how the service is written"),
        ("# nothing\n", "kho", "has no service kho", "add it to the file"),
        (_HERE + "port={port}\nuser=closed\n", "kho", "login is closed", "handed over"),
    ],
)
def test_a_service_leads_where_its_file_says(guarded, tmp_path, monkeypatch, written, asked, what, remedy):
    right, _ = guarded
    places = {"free": str(free_port()), "port": str(right["port"])}
    file = tmp_path / "services.conf"
    file.write_text(written.format(**places), encoding="utf-8")
    monkeypatch.setenv("PGSERVICEFILE", str(file))
    found = diagnose(Address({"service": asked, "dbname": OWNER}))
    assert what.format(**places) in found.sentence()
    assert remedy in found.remedy


def test_a_server_without_encryption_gets_no_password(guarded):
    right, _ = guarded
    with closing(socket.create_server(("127.0.0.1", 0))) as plain:  # answers as PostgreSQL does: N
        def answer():
            for _ in range(2):
                line, _address = plain.accept()
                with line:
                    line.recv(8)
                    line.sendall(b"N")
                    assert line.recv(100) == b""

        served = threading.Thread(target=answer, daemon=True)
        served.start()
        found = diagnose(Address({**right, "port": plain.getsockname()[1]}))
        served.join(10)
    assert not served.is_alive()
    assert "does not encrypt" in found.sentence()
    assert not isinstance(found, Retry)


def test_an_address_made_of_words_shows_neither_user_nor_password(guarded):
    right, _ = guarded
    address = Address(right)
    assert PASSWORD not in str(address)
    assert "lan" not in str(address)
    assert address.words()["password"] == PASSWORD
