"""Why a line to a server could not be trusted, in words: the driver says no more than that it failed.

Asked only after a connection was refused for its encryption; the certificate is looked at once more, with the same
demands, and nothing is sent. A line is never opened on weaker terms than it was asked for.
"""

from __future__ import annotations

import os
import socket
import ssl
import struct
from collections.abc import Mapping
from pathlib import Path

from ..model.errors import StoreError
from ..model.language import QT_TRANSLATE_NOOP

_SSL_REQUEST = struct.pack("!ii", 8, 80877103)  # PostgreSQL, "Frontend/Backend Protocol": SSLRequest
_WAIT_S = 5
_PORT = 5432
# OpenSSL, x509_vfy.h: X509_V_ERR_...
_NOT_YET, _OVER, _ITSELF, _ROOT_UNKNOWN, _ISSUER_UNKNOWN, _FIRST_UNKNOWN, _OTHER_HOST = 9, 10, 18, 19, 20, 21, 62
_EXPIRED = QT_TRANSLATE_NOOP("core", "The certificate of the store {store} is over, or not valid yet.")
_RENEW = QT_TRANSLATE_NOOP("core", "Ask whoever runs the server to renew it, and look at this computer's date.")
_OTHER = QT_TRANSLATE_NOOP("core", "The certificate that answers for the store {store} is another computer's.")
_CHECK_NAME = QT_TRANSLATE_NOOP(
    "core", "Check the server's name in the connection. If it is right, do not go on: ask whoever runs the server."
)
_STRANGER = QT_TRANSLATE_NOOP("core", "The certificate of the store {store} is from nobody whom this computer trusts.")
_TRUST = QT_TRANSLATE_NOOP("core", "Set sslrootcert to the file of the certificate that whoever runs the server gives.")
_NO_ROOT = QT_TRANSLATE_NOOP("core", "There is no file with the certificates that may vouch for the store {store}.")
_PLAIN = QT_TRANSLATE_NOOP("core", "The store {store} does not encrypt the connection.")
_DEMAND_TLS = QT_TRANSLATE_NOOP("core", "Ask whoever runs the server for TLS, and set sslmode=verify-full.")
_FAILED = QT_TRANSLATE_NOOP("core", "The connection to the store {store} could not be encrypted as it must be.")
_ASK = QT_TRANSLATE_NOOP("core", "Ask whoever runs the server for its certificate, and whether it is still valid.")
_SENTENCES = {
    _NOT_YET: (_EXPIRED, _RENEW),
    _OVER: (_EXPIRED, _RENEW),
    _ITSELF: (_STRANGER, _TRUST),
    _ROOT_UNKNOWN: (_STRANGER, _TRUST),
    _ISSUER_UNKNOWN: (_STRANGER, _TRUST),
    _FIRST_UNKNOWN: (_STRANGER, _TRUST),
    _OTHER_HOST: (_OTHER, _CHECK_NAME),
}


def tls_fault(words: Mapping[str, object], store: str, error: Exception) -> StoreError | None:
    """Return what was wrong with the encryption of a line, or None where that is not why it failed.

    Parameters
    ----------
    words : mapping
        Of the connection string.
    store : str
        As it is shown.
    error : Exception
        Of the driver; its text is looked at, and never shown.
    """
    text = str(error).casefold()
    if "ssl" not in text and "certificate" not in text:
        return None
    host = str(words.get("host", ""))
    if not host or "," in host or not str(words.get("sslmode", "")).startswith("verify"):
        return StoreError(_FAILED, _ASK, store=store)
    root = _root(words)
    if not root.is_file():
        return StoreError(_NO_ROOT, _TRUST, store=store)
    try:
        where = str(words.get("hostaddr") or host), int(str(words.get("port") or _PORT))
        with socket.create_connection(where, _WAIT_S) as raw:
            raw.sendall(_SSL_REQUEST)
            if raw.recv(1) != b"S":
                return StoreError(_PLAIN, _DEMAND_TLS, store=store)
            context = ssl.create_default_context(cafile=str(root))
            context.wrap_socket(raw, server_hostname=host).close()
    except ssl.SSLCertVerificationError as refused:
        return StoreError(*_SENTENCES.get(refused.verify_code, (_FAILED, _ASK)), store=store)
    except (OSError, ValueError):  # gone meanwhile, or a file of certificates that is none
        return StoreError(_FAILED, _ASK, store=store)
    return StoreError(_FAILED, _ASK, store=store)


def _root(words: Mapping[str, object]) -> Path:
    """Return the file of the certificates to trust, where libpq looks for it."""
    said = words.get("sslrootcert") or os.environ.get("PGSSLROOTCERT")
    if said:
        return Path(str(said))
    if os.name == "nt":
        return Path(os.environ.get("APPDATA", "")) / "postgresql" / "root.crt"
    return Path.home() / ".postgresql" / "root.crt"
