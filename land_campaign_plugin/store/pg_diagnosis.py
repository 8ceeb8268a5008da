"""Why a central store cannot be reached: the cause and the cure in a sentence, looked for step by step.

The driver gives no code before a session is there, and its words come in any language. So the way is walked again: the
name, the road, the encryption (PostgreSQL's SSLRequest), the certificate (OpenSSL's codes). Only what is left is read
out of the server's words, and nothing that a server says is ever shown: it may quote a name.
"""

from __future__ import annotations

import configparser
import os
import socket
import ssl
import struct
from contextlib import closing
from pathlib import Path

from ..model.errors import BadInput, CampaignError, StoreError
from ..model.language import QT_TRANSLATE_NOOP
from .pg_connection import Address, Retry, driver, refuse_plain

_SECONDS = 5.0
_PORT = 5432
_SSL_REQUEST = struct.pack("!ii", 8, 80877103)
"""PostgreSQL, Frontend/Backend Protocol, message formats: SSLRequest. The server says S or N."""
_SCRAM = 10_00_00
"""libpq that signs in by SCRAM-SHA-256: version 10."""
_CHECKING = ("verify-ca", "verify-full")
_HOSTNAME = (62, 64)
_TIME = (9, 10)
"""OpenSSL x509_vfy.h: X509_V_ERR_HOSTNAME_MISMATCH, IP_ADDRESS_MISMATCH; CERT_NOT_YET_VALID, CERT_HAS_EXPIRED."""

_NO_NAME = QT_TRANSLATE_NOOP("core", "The name {host} leads to no computer.")
_CHECK_NAME = QT_TRANSLATE_NOOP("core", "Check the network (cable, Wi-Fi, VPN), then the name of the server.")
_NO_ROUTE = QT_TRANSLATE_NOOP("core", "{host} does not answer.")
_CHECK_ROUTE = QT_TRANSLATE_NOOP("core", "Check the network (cable, Wi-Fi, VPN) and the port, or ask whoever runs it.")
_NOBODY = QT_TRANSLATE_NOOP("core", "No database server answers on {host}, port {port}.")
_CHECK_PORT = QT_TRANSLATE_NOOP("core", "Check the port; if it is right, the server is down: try again later.")
_NO_TLS = QT_TRANSLATE_NOOP("core", "The server {host} does not encrypt the connection, so nothing was sent.")
_ASK_TLS = QT_TRANSLATE_NOOP("core", "Ask whoever runs the server to switch TLS on.")
_NO_ROOT = QT_TRANSLATE_NOOP("core", "The root certificate by which the server {host} is known is not there.")
_NAME_ROOT = QT_TRANSLATE_NOOP("core", "Choose the file with it in the connection; whoever runs the server has it.")
_OTHER_HOST = QT_TRANSLATE_NOOP("core", "The server shows a certificate of another host than {host}.")
_CHECK_HOST = QT_TRANSLATE_NOOP("core", "Write the server's name as its certificate has it, or ask whoever runs it.")
_EXPIRED = QT_TRANSLATE_NOOP("core", "The certificate of the server {host} is not valid today.")
_ASK_NEW = QT_TRANSLATE_NOOP("core", "Check the date of this computer, or ask whoever runs the server for a new one.")
_UNKNOWN = QT_TRANSLATE_NOOP("core", "The certificate of the server {host} is not signed by the root that was chosen.")
_ASK_ROOT = QT_TRANSLATE_NOOP("core", "Do not go on; ask whoever runs the server for its root certificate.")
_PASSWORD = QT_TRANSLATE_NOOP("core", "The server {host} does not accept this user with this password.")
_TYPE_AGAIN = QT_TRANSLATE_NOOP("core", "Correct the login, or ask whoever runs the server for a new password.")
_CLOSED = QT_TRANSLATE_NOOP("core", "This login is closed on the server {host}.")
_ASK_LOGIN = QT_TRANSLATE_NOOP(
    "core", "Ask whoever runs the store. What you did is kept here, and may be handed over to somebody else (handover)."
)
_NO_SERVICE = QT_TRANSLATE_NOOP("core", "The file of services {path} has no service {service}.")
_CHECK_SERVICE = QT_TRANSLATE_NOOP("core", "Check how the service is written, or add it to the file.")
_NO_ENTRY = QT_TRANSLATE_NOOP("core", "The server {host} lets nobody in from this computer in this way.")
_ASK_ENTRY = QT_TRANSLATE_NOOP("core", "Ask whoever runs the server to admit this user from this network.")
_NO_DATABASE = QT_TRANSLATE_NOOP("core", "The server {host} has no database {database}.")
_CHECK_DATABASE = QT_TRANSLATE_NOOP("core", "Check the name of the database in the connection.")
_FULL = QT_TRANSLATE_NOOP("core", "The server {host} has no free connection.")
_SOON = QT_TRANSLATE_NOOP("core", "Close other windows that use it, or try again in a minute.")
_OLD_DRIVER = QT_TRANSLATE_NOOP("core", "The driver for PostgreSQL is too old to sign in by SCRAM.")
_UPDATE_QGIS = QT_TRANSLATE_NOOP("core", "Update QGIS, which brings a newer one.")
_NOT_IN = QT_TRANSLATE_NOOP("core", "The server {host} is there, but does not let you in.")
_CHECK_ALL = QT_TRANSLATE_NOOP("core", "Check user, password and database, or ask whoever runs the server.")
# What PostgreSQL says in English, and by which a person is told more than "not let in"
_SAID = (
    (("password authentication failed", "no password supplied"), StoreError, _PASSWORD, _TYPE_AGAIN),
    (("not permitted to log in",), StoreError, _CLOSED, _ASK_LOGIN),
    (("no pg_hba.conf entry",), StoreError, _NO_ENTRY, _ASK_ENTRY),
    (("database \"", "does not exist"), BadInput, _NO_DATABASE, _CHECK_DATABASE),
    (("too many connections", "remaining connection slots"), Retry, _FULL, _SOON),
    (("starting up", "shutting down", "in recovery mode"), Retry, _NOBODY, _CHECK_PORT),
    (("SCRAM authentication requires", "authentication method 10"), StoreError, _OLD_DRIVER, _UPDATE_QGIS),
)  # fmt: skip


def diagnose(address: Address) -> CampaignError | None:
    """Try to reach a store once more and return why it cannot be reached; None when it can.

    A `Retry` means that the road is closed and work goes on without it; anything else asks for a person.
    """
    psycopg2 = driver()
    try:
        with closing(psycopg2.connect(**address.words())) as raw:
            refuse_plain(raw, address)
    except StoreError as error:
        return error
    except psycopg2.Error as error:
        return _cause(address, str(error))
    return None


def distrusted(address: Address) -> CampaignError | None:
    """Return why the encryption of a line to a store is not to be trusted, or None where that is not what is wrong."""
    words = address.words()
    host, port = str(words.get("host", "")), int(words.get("port") or _PORT)
    found = _on_the_way(host, port, words) if host and not host.startswith("/") else None
    if found is None or issubclass(found[0], Retry):
        return None
    return found[0](*found[1:], host=host, port=str(port))


def explained(address: Address, error: Retry) -> CampaignError:
    """Return why a store cannot be reached where a person must do something about it, else `error`."""
    found = diagnose(address)
    return error if found is None or isinstance(found, Retry) else found


def _cause(address: Address, said: str) -> CampaignError:
    words = address.words()
    if name := words.get("service") or os.environ.get("PGSERVICE"):
        places = [path for path in _service_files() if path.is_file()]
        found = [service for path in places if (service := _service(path, str(name))) is not None]
        if not found:
            path = (places or _service_files())[0]
            return BadInput(_NO_SERVICE, _CHECK_SERVICE, path=path, service=name)
        words = {**words, **{key: value for key, value in found[0].items() if key not in address.words()}}
    words = {"host": os.environ.get("PGHOST", ""), "port": os.environ.get("PGPORT", "")} | words
    host, port = str(words.get("host", "")), int(words.get("port") or _PORT)
    told = {"host": host or "localhost", "port": str(port), "database": words.get("dbname", "")}
    if host and not host.startswith("/"):
        found = _on_the_way(host, port, words)
    else:
        found = None if _listens(Path(host or "/var/run/postgresql") / f".s.PGSQL.{port}") else (
            Retry, _NOBODY, _CHECK_PORT
        )  # fmt: skip
    if found is None and driver().__libpq_version__ < _SCRAM:
        found = StoreError, _OLD_DRIVER, _UPDATE_QGIS
    kind, what, remedy = found or _by_words(said)
    return kind(what, remedy, **told)


def _by_words(said: str) -> tuple:
    for signs, kind, what, remedy in _SAID:
        wanted = all if signs[0].endswith('"') else any
        if wanted(sign in said for sign in signs):
            return kind, what, remedy
    return StoreError, _NOT_IN, _CHECK_ALL


def _listens(place: Path) -> bool:
    """Tell whether a server listens on a socket of this computer."""
    if not hasattr(socket, "AF_UNIX"):  # Windows has none
        return False
    with closing(socket.socket(socket.AF_UNIX)) as line:
        line.settimeout(_SECONDS)
        return line.connect_ex(str(place)) == 0


def _on_the_way(host: str, port: int, words: dict) -> tuple | None:
    """Return what is wrong before a password is asked for: name, road, encryption, certificate."""
    try:
        line = socket.create_connection((str(words.get("hostaddr") or host), port), _SECONDS)
    except socket.gaierror:
        return Retry, _NO_NAME, _CHECK_NAME
    except ConnectionRefusedError:
        return Retry, _NOBODY, _CHECK_PORT
    except OSError:
        return Retry, _NO_ROUTE, _CHECK_ROUTE
    mode = str(words.get("sslmode", "prefer"))
    with line:
        try:
            line.sendall(_SSL_REQUEST)
            encrypts = line.recv(1)
        except OSError:
            return Retry, _NO_ROUTE, _CHECK_ROUTE
        if encrypts == b"N":
            return (StoreError, _NO_TLS, _ASK_TLS) if mode in ("require", *_CHECKING) else None
        if encrypts != b"S":
            return Retry, _NOBODY, _CHECK_PORT
        return _certificate(line, host, mode, words) if mode in _CHECKING else None


def _certificate(line: socket.socket, host: str, mode: str, words: dict) -> tuple | None:
    """Return what is wrong with the certificate that the server shows."""
    root = Path(str(words.get("sslrootcert") or _usual_root()))
    if str(root) == "system":
        return None
    if not root.is_file():
        return BadInput, _NO_ROOT, _NAME_ROOT
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = mode == "verify-full"
    try:
        context.load_verify_locations(root)
        with context.wrap_socket(line, server_hostname=host):
            return None
    except ssl.SSLCertVerificationError as error:
        if error.verify_code in _HOSTNAME:
            return StoreError, _OTHER_HOST, _CHECK_HOST
        return (StoreError, _EXPIRED, _ASK_NEW) if error.verify_code in _TIME else (StoreError, _UNKNOWN, _ASK_ROOT)
    except ssl.SSLError:
        return StoreError, _UNKNOWN, _ASK_ROOT
    except OSError:
        return Retry, _NO_ROUTE, _CHECK_ROUTE


def _service_files() -> list[Path]:
    """Return where libpq looks for services (section The Connection Service File), one's own file first."""
    home = Path(os.environ["APPDATA"]) / "postgresql" if os.name == "nt" else Path.home()
    own = Path(os.environ.get("PGSERVICEFILE") or home / ".pg_service.conf")
    system = os.environ.get("PGSYSCONFDIR")
    return [own, *([Path(system) / "pg_service.conf"] if system else [])]


def _service(path: Path, name: str) -> dict[str, str] | None:
    """Return the words of a service, None where the file has none of that name."""
    file = configparser.ConfigParser(delimiters=("=",), comment_prefixes=("#",), interpolation=None, strict=False)
    try:
        file.read(path, encoding="utf-8")
    except (configparser.Error, OSError, UnicodeDecodeError):
        return None
    return dict(file[name]) if file.has_section(name) else None


def _usual_root() -> Path:
    """Return where PostgreSQL looks for the root certificate when nothing is said (libpq, section Certificates)."""
    if os.environ.get("PGSSLROOTCERT"):
        return Path(os.environ["PGSSLROOTCERT"])
    home = Path(os.environ["APPDATA"]) / "postgresql" if os.name == "nt" else Path.home() / ".postgresql"
    return home / "root.crt"
