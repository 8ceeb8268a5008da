"""The key of a person's packages: a text that is shown once, and what is derived from it.

Whoever holds a store keeps what is derived, the person the text. Cryptography comes from the package `cryptography`,
which Debian and OSGeo4W ship beside QGIS: the standard library has no authenticated encryption, and one of our own
would be nobody's.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from base64 import b32decode, b32encode
from binascii import Error as NotBase32
from dataclasses import dataclass
from pathlib import Path

from ..model.errors import BadInput, CannotWrite, MissingPackage
from ..model.language import QT_TRANSLATE_NOOP

PREFIX = "LANDKEY"
ID_BYTES, SECRET_BYTES, KEY_BYTES, _CHECK_BYTES = 5, 20, 32, 5
_COST, _BLOCK, _LANES = 2**15, 8, 1
"""Cost of scrypt, for 32 MiB and about 0.1 s. Source: RFC 7914 section 2, twice the N that its author gives for
interactive logins (C. Percival, Stronger key derivation via sequential memory-hard functions, 2009)."""
_NO_CRYPTOGRAPHY = QT_TRANSLATE_NOOP("core", "The package cryptography, which encrypts packages, is missing.")
_INSTALL = QT_TRANSLATE_NOOP(
    "core", "Install python3-cryptography (Debian's packages, or the OSGeo4W installer) and start again."
)
_BAD_KEY = QT_TRANSLATE_NOOP("core", "This is no package key, or it was copied with a mistake.")
_COPY_KEY = QT_TRANSLATE_NOOP("core", "Copy it once more, or ask whoever looks after the store for a new one.")
_NO_KEY_FILE = QT_TRANSLATE_NOOP("core", "The package key {path} cannot be read.")
_OPEN_KEY = QT_TRANSLATE_NOOP("core", "The key {path} can be read by other people.")
_CLOSE_KEY = QT_TRANSLATE_NOOP("core", "Let nobody but yourself read it (chmod 600), or ask for a new key.")
_EXISTS = QT_TRANSLATE_NOOP("core", "The file {path} exists already.")
_OTHER_NAME = QT_TRANSLATE_NOOP("core", "Choose another name.")


@dataclass(frozen=True)
class PackageKey:
    """What seals and opens the packages of one person.

    Parameters
    ----------
    id : str
        Ten hexadecimal digits that stand, readable, on each package.
    key : bytes
        Derived from the person's text; 32 bytes.
    """

    id: str
    key: bytes

    def __repr__(self) -> str:
        return f"PackageKey({self.id!r})"


def primitives():
    """Return AES-GCM, HKDF, scrypt, SHA-256 and what a wrong seal raises, of the package `cryptography`."""
    try:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF
        from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
    except ImportError as error:
        raise MissingPackage(_NO_CRYPTOGRAPHY, _INSTALL) from error
    return AESGCM, HKDF, Scrypt, SHA256, InvalidTag


def new_key_text() -> str:
    """Return a new key, by chance: what the person gets."""
    return _written(secrets.token_bytes(ID_BYTES + SECRET_BYTES))


def read_key_text(text: str) -> PackageKey:
    """Return the key that a text stands for; capitals, blanks and dashes do not matter.

    Raises
    ------
    BadInput
        It is no key, or a letter of it is wrong.
    """
    letters = "".join(text.upper().replace("-", " ").split()).removeprefix(PREFIX)
    try:
        raw = b32decode(letters)
    except (NotBase32, ValueError):
        raise BadInput(_BAD_KEY, _COPY_KEY) from None
    said, check = raw[:-_CHECK_BYTES], raw[-_CHECK_BYTES:]
    if len(said) != ID_BYTES + SECRET_BYTES or check != _check(said):
        raise BadInput(_BAD_KEY, _COPY_KEY)
    *_, scrypt, _, _ = primitives()
    salt = hashlib.sha256(b"land campaign package key" + said[:ID_BYTES]).digest()
    key = scrypt(salt=salt, length=KEY_BYTES, n=_COST, r=_BLOCK, p=_LANES).derive(said[ID_BYTES:])
    return PackageKey(said[:ID_BYTES].hex(), key)


def read_key_file(path: Path) -> PackageKey:
    """Return the key that a file holds, which nobody but its owner may read."""
    try:
        if os.name == "posix" and path.stat().st_mode & 0o077:
            raise BadInput(_OPEN_KEY, _CLOSE_KEY, path=path)
        return read_key_text(path.read_text(encoding="ascii"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(_NO_KEY_FILE, _COPY_KEY, path=path) from error


def write_key_file(path: Path, text: str) -> None:
    """Write a key into a new file that nobody but its owner may read."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise CannotWrite(_EXISTS if path.exists() else _NO_KEY_FILE, _OTHER_NAME, path=path) from error
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text + "\n")


def _check(said: bytes) -> bytes:
    return hashlib.sha256(b"land campaign key check" + said).digest()[:_CHECK_BYTES]


def _written(said: bytes) -> str:
    letters = b32encode(said + _check(said)).decode()
    return "-".join([PREFIX, *(letters[start : start + 6] for start in range(0, len(letters), 6))])
