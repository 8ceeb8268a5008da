"""The gateway: a real line of HTTPS with a real certificate, and everything that may be wrong with it."""

from __future__ import annotations

import datetime
import http.client
import importlib.util
import logging
import socket
import ssl
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from land_campaign_plugin.model.errors import BadInput, StoreError
from land_campaign_plugin.store.gateway import _NAMES, GatewayStore
from land_campaign_plugin.store.gateway_service import CALLS, MOST_BODY
from land_campaign_plugin.store.opening import open_any
from land_campaign_plugin.store.package_door import open_door
from land_campaign_plugin.store.package_file import ASK, Package, new_id, package_bytes
from land_campaign_plugin.store.package_key import PackageKey
from land_campaign_plugin.store.pg_connection import Retry
from land_campaign_plugin.verbs.export_store import export_store
from land_campaign_plugin.verbs.pull import check_out, pull
from land_campaign_plugin.verbs.push import push

from .conftest import uid_of
from .histories import History
from .test_conformance import UIDS, lines, told
from .test_packages import KEY, key  # noqa: F401 - a fixture
from .test_packages_server import gateway as server_gateway  # noqa: F401 - a fixture
from .test_packages_server import with_key
from .test_push import edit

EXAMPLE = Path(__file__).parents[2] / "examples" / "gateway" / "gateway.py"


@pytest.fixture(scope="module")
def example():
    spec = importlib.util.spec_from_file_location("gateway_example", EXAMPLE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    """A certificate for this computer, and one for another."""
    folder = tmp_path_factory.mktemp("certificates")
    for name in ("localhost", "elsewhere.example"):
        private = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
        made = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(subject)
            .public_key(private.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(private, hashes.SHA256())
        )
        pem = made.public_bytes(serialization.Encoding.PEM)
        (folder / f"{name}.crt").write_bytes(pem)
        secret = private.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        (folder / f"{name}.pem").write_bytes(pem + secret)
    return folder


@pytest.fixture
def line(example, certificates, monkeypatch):
    """Starts a gateway to a store and returns its address; the computer trusts its certificate."""
    servers = []
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates / "localhost.crt"))
    monkeypatch.setenv("no_proxy", "localhost,127.0.0.1")

    def start(store, certificate: str = "localhost") -> str:
        server = example.serve(open_door(store), certificates / f"{certificate}.pem", None, "127.0.0.1", 0)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        servers.append(server)
        return f"https://localhost:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def url(line, store, key):  # noqa: F811
    return line(store.path)


def test_an_export_goes_through_it_and_is_written_down(tmp_path, work, store, url):
    push(work, store)
    report = export_store(GatewayStore(url, KEY), tmp_path / "out")
    assert report.plots == store.counts()["in_force"]
    assert [(each.what, each.rows) for each in store.accesses()] == [("export", report.plots)]


def test_push_and_pull_go_through_it_as_through_the_store(tmp_path, work, make_work, store, url):
    through = GatewayStore(url, KEY)
    assert (through.id, through.crs) == (store.id, store.crs)
    assert push(work, through).counts == {"applied": 4}
    check_out(tmp_path / "other.gpkg", through, ["26734"])
    other = type(work).open(tmp_path / "other.gpkg")
    assert list(other.plots()["uid"]) == list(work.plots()["uid"])
    assert list(other.plots()["area_recorded_m2"]) == [400.0] * 4
    edit(other, "UPDATE plot SET note = 'b' WHERE uid = ?", uid_of(1))
    assert push(other, through).stored == 1
    assert pull(work, through).counts["updated"] == 1
    assert {entry.login for entry in store.feed("26734", 0, 9)} == {"lan"}
    assert store.verify() == []


@pytest.mark.parametrize("seed", [1])
def test_random_histories_get_the_same_answers_through_it(tmp_path, store, crs, url, seed):
    straight = type(store).create(tmp_path / "straight.gpkg", crs, login="lan")
    through = GatewayStore(url, KEY)
    history = History(seed)
    for turn in range(10):
        changes = history.push()
        answers = [each.push(changes, f"batch {turn}") for each in (straight, through)]
        assert [told(answer) for answer in answers[0]] == [told(answer) for answer in answers[1]]
        history.learn(changes, answers[0])
    assert straight.plots(UIDS) == through.plots(UIDS)
    assert straight.images(dict.fromkeys(UIDS, 1)) == through.images(dict.fromkeys(UIDS, 1))
    assert (straight.communes(), straight.counts()) == (through.communes(), through.counts())
    assert lines(straight, "26734") == lines(through, "26734")


def test_a_servers_store_is_asked_in_the_persons_name(tmp_path, work, central, server_gateway, line):  # noqa: F811
    through = GatewayStore(line(server_gateway), with_key(central, "lan"))
    assert push(work, through).counts == {"applied": 4}
    assert central.run("SELECT DISTINCT login, via FROM campaign.hist") == [("lan", "porter")]
    thu = GatewayStore(through.name, with_key(central, "thu"))
    assert len(thu.checkout("26734")[0]) == 4
    assert export_store(thu, tmp_path / "seen").plots == 4
    central.run("DELETE FROM campaign.scope WHERE login = 'thu'")
    assert len(thu.checkout("26734")[0]) == 0
    assert export_store(thu, tmp_path / "unseen").communes == []
    with pytest.raises(BadInput, match="does not show it"):
        export_store(thu, tmp_path / "asked", communes=["26734"])
    with pytest.raises(BadInput, match="does not show it"):
        check_out(tmp_path / "new.gpkg", thu, ["26734"])
    assert not (tmp_path / "new.gpkg").exists()


# Whom to trust

@pytest.mark.parametrize(("address", "said"), [
    ("http://localhost:1", "without encryption"), ("https://lan:secret@localhost", "no address"),
    ("https://", "no address"), ("ftp://localhost", "no address"),
])  # fmt: skip
def test_an_address_that_is_not_one_of_https_is_refused(address, said):
    with pytest.raises(BadInput, match=said) as refusal:
        GatewayStore(address, KEY)
    assert "secret" not in str(refusal.value)


def test_a_gateway_needs_a_key(monkeypatch):
    monkeypatch.delenv("LAND_CAMPAIGN_PACKAGE_KEY", raising=False)
    with pytest.raises(BadInput, match="package key"):
        open_any("https://localhost")


def test_a_certificate_of_another_name_or_of_nobody_is_not_trusted(line, store, key, certificates, monkeypatch):  # noqa: F811
    url = line(store.path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates / "elsewhere.example.crt"))
    with pytest.raises(StoreError, match="certificate"):
        GatewayStore(url, KEY)
    with pytest.raises(StoreError, match="certificate"):
        GatewayStore(line(store.path, "elsewhere.example"), KEY)


def test_a_server_that_does_not_encrypt_is_not_spoken_to(monkeypatch):
    monkeypatch.setenv("no_proxy", "localhost")
    with closing(socket.create_server(("127.0.0.1", 0))) as plain:
        heard = []

        def listen():
            line, _ = plain.accept()
            with closing(line):
                heard.append(line.recv(1000))
                line.sendall(b"HTTP/1.1 302 Found\r\nLocation: http://localhost/\r\n\r\n")

        threading.Thread(target=listen, daemon=True).start()
        with pytest.raises(StoreError):
            GatewayStore(f"https://localhost:{plain.getsockname()[1]}", KEY, deadline_s=5)
        assert heard[0][:1] == b"\x16"  # a handshake, and nothing of ours


def test_an_unknown_key_is_told_so(url):
    for wrong in (PackageKey("ab" * 5, KEY.key), PackageKey(KEY.id, bytes(32))):
        with pytest.raises(StoreError, match="does not know your package key"):
            GatewayStore(url, wrong)


def test_a_silent_gateway_is_left_by_the_deadline(monkeypatch):
    monkeypatch.setenv("no_proxy", "localhost")
    with closing(socket.create_server(("127.0.0.1", 0))) as mute:
        began = time.monotonic()
        with pytest.raises(Retry, match="did not answer"):
            GatewayStore(f"https://localhost:{mute.getsockname()[1]}", KEY, deadline_s=0.3)
        assert time.monotonic() - began < 2


def test_a_gateway_that_is_away_is_tried_later(url, line):
    through = GatewayStore(url, KEY)
    through._port = 1
    with pytest.raises(Retry, match="cannot be reached"):
        through.head()


def test_what_may_be_asked_beside_the_usual_is_known_to_both_sides():
    assert {*_NAMES} == {name for name in CALLS if name not in vars(GatewayStore)}


# What a stranger may do

def ask(url, method="POST", path="/v1", body=b"", **headers):
    host = url.removeprefix("https://")
    with closing(http.client.HTTPSConnection(host, context=ssl.create_default_context(), timeout=5)) as way:
        way.request(method, path, body, headers)
        reply = way.getresponse()
        return reply.status, reply.read()


def test_what_is_no_question_is_refused_by_number(url, store):
    assert ask(url, "GET")[0] == 405
    assert ask(url, path="/")[0] == 404
    assert ask(url, "GET", "/health") == (200, b"ok")
    for body in (b"", b"{}", b"LANDPKG1" + bytes(100), bytes(5000)):
        assert ask(url, body=body) == (401, b"")
    assert ask(url, **{"Content-Length": str(MOST_BODY + 1)})[0] == 413
    assert ask(url, **{"Content-Length": "-1"})[0] == 411
    assert ask(url, **{"Transfer-Encoding": "chunked"})[0] in (400, 411)
    assert store.counts()["changes"] == 0


NO_QUESTIONS = [
    {}, {"ask": "push"}, {"ask": "drop"}, {"ask": "verify", "arguments": {}}, {"ask": "__class__", "arguments": {}},
    {"ask": "feed", "arguments": {"commune": "1"}}, {"ask": "head", "arguments": []}, None, "x", [],
    {"ask": "head", "arguments": {"x": 1}}, {"ask": "plots", "arguments": {"~": "Address"}},
    {"ask": "push", "arguments": {"batch": "b"}, "first": "request"}, {"ask": ["head"], "arguments": {}},
    {"ask": "push", "arguments": {"batch": "b", "request": [{"cid": "1"}]}},
]  # fmt: skip


def test_a_question_that_makes_no_sense_is_answered_so(url, store):
    """By somebody who has a key."""
    for question in NO_QUESTIONS:
        said = {"proto": 1, **question} if isinstance(question, dict) else question
        status, reply = ask(url, body=package_bytes(ASK, new_id(), KEY, [said, {"items": [{"~": "Change", "cid": 1}]}]))
        assert (status, next(Package(reply).sections(KEY))["status"]) == (200, "not_understood"), question
    assert store.counts()["changes"] == 0


def test_who_comes_too_often_has_to_wait(url, store, example):
    for _ in range(example.WRONG_PER_MINUTE):
        assert ask(url, body=b"x")[0] == 401
    assert ask(url, body=b"x")[0] == 429
    with pytest.raises(Retry, match="busy"):
        GatewayStore(url, KEY)


def test_the_log_names_nobody(work, url, caplog):
    with caplog.at_level(logging.INFO):
        through = GatewayStore(url, KEY)
        push(work, through)
        check_out(work.path.with_name("other.gpkg"), through, ["26734"])
        ask(url, path="/v1?lan", body=b"x")
    said = caplog.text
    assert "push key=0011223344" in said
    for name in ("lan", "26734", "127.0.0.1", "localhost", uid_of(1)):
        assert name not in said
