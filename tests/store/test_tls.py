"""F26: a line to another computer is encrypted and verified, or it is not opened; each refusal says why.

One server, reloaded with one certificate after the other; a name that is not this computer's leads to it.
"""

import os
import shutil
import socket
import subprocess
import time
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest

from land_campaign_plugin.model.diagnosis import ADVICE, BAD, GOOD
from land_campaign_plugin.model.errors import BadInput, CampaignError, StoreError
from land_campaign_plugin.store.pg_connection import Address, Connection
from land_campaign_plugin.store.pg_schema import administering
from land_campaign_plugin.store.postgis import PostgisStore
from land_campaign_plugin.verbs.doctor_store import look

from ..postgres import OWNER, Server

HOST = "store.test"
_CONFIG = """[ca]
default_ca = ours
[ours]
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
unique_subject = no
copy_extensions = copy
[any]
commonName = supplied
"""


@pytest.fixture(scope="module")
def certificates(tmp_path_factory) -> Path:
    """A folder with a certificate authority, and what it signed: right, another host's, one that is over."""
    folder = tmp_path_factory.mktemp("tls")
    (folder / "ca.conf").write_text(_CONFIG)
    (folder / "index.txt").write_text("")
    (folder / "serial").write_text("01")

    def openssl(*words: str) -> None:
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True, timeout=30)

    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    own = ("-x509", "-days", "30", "-addext")
    openssl("req", *key, *own, "basicConstraints=critical,CA:TRUE", "-keyout", "ca.key", "-out", "ca.crt",
            "-subj", "/CN=Test authority")  # fmt: skip
    openssl("req", *key, *own, f"subjectAltName=DNS:{HOST}", "-keyout", "self.key", "-out", "self.crt",
            "-subj", f"/CN={HOST}")  # fmt: skip
    for name, host, year in (("right", HOST, 2099), ("other", "elsewhere.test", 2099), ("over", HOST, 2021)):
        openssl("req", *key, "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", f"/CN={host}",
                "-addext", f"subjectAltName=DNS:{host}")  # fmt: skip
        openssl("ca", "-batch", "-config", "ca.conf", "-cert", "ca.crt", "-keyfile", "ca.key", "-in", f"{name}.csr",
                "-out", f"{name}.crt", "-startdate", "20200101000000Z", "-enddate", f"{year}0102000000Z",
                "-notext")  # fmt: skip
    return folder


class Tls:
    """A server that answers on TCP, with a certificate that can be changed."""

    def __init__(self, certificates: Path):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.certificates = certificates
        self.server = Server({"listen_addresses": "127.0.0.1", "port": str(self.port)})
        self._data = Path(self.server.host) / "data"
        with (self._data / "pg_hba.conf").open("a") as access:
            access.write("host all all 127.0.0.1/32 scram-sha-256\n")
        self.run("CREATE ROLE lan LOGIN PASSWORD 'bon tu khac nhau'")

    def run(self, *statements: str) -> None:
        with closing(self.server.connect()) as connection, connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    def show(self, name: str) -> None:
        """Answer with another certificate from now on, or without encryption."""
        for end in ("crt", "key") if name else ():
            target = self._data / f"server.{end}"
            shutil.copy(self.certificates / f"{name}.{end}", target)
            target.chmod(0o600)
            if os.geteuid() == 0:
                shutil.chown(target, OWNER, OWNER)
        self.run(f"ALTER SYSTEM SET ssl = {'on' if name else 'off'}", "SELECT pg_reload_conf()")
        time.sleep(0.1)  # the postmaster reads it when it gets round to it

    def address(self, **more: str) -> Address:
        words = {"host": HOST, "hostaddr": "127.0.0.1", "port": str(self.port), "dbname": "postgres", "user": "lan"}
        words |= {"password": "'bon tu khac nhau'", "sslrootcert": str(self.certificates / "ca.crt")} | more
        return Address("PG:" + " ".join(f"{name}={value}" for name, value in words.items() if value))


@pytest.fixture(scope="module")
def tls(certificates):
    made = Tls(certificates)
    yield made
    made.server.close()


WRONG = [
    # certificate, words of the connection, what is said
    ("other", {}, "another host"),
    ("over", {}, "not valid today"),
    ("self", {}, "not signed by the root"),
    ("right", {"sslrootcert": "{self}"}, "not signed by the root"),
    ("right", {"sslrootcert": "/nowhere.crt"}, "is not there"),
    ("right", {"host": "unknown.test"}, "another host"),
    ("", {}, "does not encrypt"),
    ("", {"sslmode": "prefer"}, "does not encrypt"),
    ("", {"sslmode": "disable"}, "does not encrypt"),
]


@pytest.mark.parametrize("name, words, said", WRONG)
def test_a_line_that_cannot_be_trusted_is_refused_in_words(tls, certificates, name, words, said):
    tls.show(name)
    address = tls.address(**{key: value.format(self=certificates / "self.crt") for key, value in words.items()})
    for way in (lambda: PostgisStore(f"PG:{text_of(address)}"), lambda: admin(address), lambda: next(look(address))):
        try:
            found = way().sentence()
        except CampaignError as error:
            found = error.sentence()
        assert said in found
        assert "khac nhau" not in found


def text_of(address: Address) -> str:
    return " ".join(f"{name}='{value}'" for name, value in address.words().items() if name in _OURS)


_OURS = ("host", "hostaddr", "port", "dbname", "user", "password", "sslrootcert", "sslmode")


def admin(address: Address) -> None:
    with administering(address):
        pass


def test_the_right_one_is_let_through_and_verified(tls):
    tls.show("right")
    with pytest.raises(BadInput, match="no store"):  # reached, and there is none: the line itself is good
        PostgisStore(f"PG:{text_of(tls.address())}")
    lines = list(look(tls.address()))
    assert [line.state for line in lines] == [GOOD, GOOD, GOOD, BAD]
    assert "TLSv1.3" in lines[1].sentence()
    weaker = list(look(tls.address(sslmode="require", sslrootcert="")))
    assert weaker[1].state == ADVICE
    assert "verify-full" in weaker[1].remedy()


def test_a_certificate_that_ends_while_an_office_is_connected_is_seen_at_the_next_line(tls):
    tls.show("right")
    with closing(Connection(tls.address())) as connection:
        assert connection.run("SELECT 1") == [(1,)]
        tls.show("over")
        assert connection.run("SELECT 1") == [(1,)]
        connection.close()
        with pytest.raises(StoreError, match="not valid today"):
            connection.run("SELECT 1")


def test_a_wrong_password_is_no_fault_of_the_certificate(tls):
    tls.show("right")
    with pytest.raises(StoreError, match="your password"):
        PostgisStore(f"PG:{text_of(tls.address(password='wrong'))}")
    with pytest.raises(psycopg2.OperationalError):
        psycopg2.connect(**tls.address(password="wrong").words())
