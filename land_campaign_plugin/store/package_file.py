"""A package: one file, encrypted and sealed, that travels by stick, mail or through a gateway.

Head, readable and sealed along: eight bytes of name and version, a byte for the kind, five for the id of the key, 16
for the id of the package, 32 of salt. Then chunks: four bytes of length, and JSON, compressed and then encrypted with
AES-256-GCM under a key of this package alone (HKDF of the person's key and the salt). The number of a chunk and whether
it is the last stand in its nonce, so that none can be left out, moved or added. Source of that construction: V. T.
Hoang et al., Online authenticated-encryption and its nonce-reuse misuse-resistance, CRYPTO 2015 (STREAM).
"""

from __future__ import annotations

import io
import json
import os
import secrets
import uuid
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ..model.errors import BadInput, CannotWrite
from ..model.language import QT_TRANSLATE_NOOP, Term
from .connection import sentence_for
from .package_key import ID_BYTES, KEY_BYTES, PackageKey, primitives

CHANGES, ANSWERS, ASK, REPLY = b"c", b"a", b"q", b"r"
SUFFIX = ".landpkg"
MOST_CHUNK = 32 * 1024 * 1024
"""Bytes of a chunk, unpacked: the protocol's limit of a batch."""
MOST_FILE = 1024 * 1024 * 1024
_MAGIC = b"LANDPKG1"
_SALT = 32
_HEAD = len(_MAGIC) + 1 + ID_BYTES + 16 + _SALT
_KINDS = {
    CHANGES: QT_TRANSLATE_NOOP("core", "a package of changes"),
    ANSWERS: QT_TRANSLATE_NOOP("core", "a package of answers"),
    ASK: QT_TRANSLATE_NOOP("core", "a question to a gateway"),
    REPLY: QT_TRANSLATE_NOOP("core", "a reply of a gateway"),
}
_NO_PACKAGE = QT_TRANSLATE_NOOP("core", "{path} is no package of Land Campaign.")
_CHOOSE = QT_TRANSLATE_NOOP("core", "Choose the file that was written by the other side.")
_OTHER_KIND = QT_TRANSLATE_NOOP("core", "{path} is {kind}, which is not wanted here.")
_OTHER_KEY = QT_TRANSLATE_NOOP("core", "{path} was not sealed with this key.")
_ASK_KEY = QT_TRANSLATE_NOOP(
    "core", "Take the key that it was made with; if it was replaced since, make the package anew with the new one."
)
_OTHER_KEY_OR_DAMAGED = QT_TRANSLATE_NOOP(
    "core", "{path} does not open: it is damaged, was changed on its way, or was sealed with another key."
)
_DAMAGED = QT_TRANSLATE_NOOP("core", "{path} is damaged or was changed on its way. Nothing of it was taken in.")
_CUT = QT_TRANSLATE_NOOP("core", "{path} is not whole: its end is missing. Nothing of it was taken in.")
_AGAIN = QT_TRANSLATE_NOOP("core", "Copy it once more, or make the package anew: it holds the same changes.")
_TOO_LARGE = QT_TRANSLATE_NOOP("core", "{path} is larger than a package may be. Nothing of it was taken in.")
_NOT_OURS = QT_TRANSLATE_NOOP("core", "Make the package with this plugin, and in parts if it says so.")


@dataclass(frozen=True)
class Head:
    """What stands readable on a package: no name of anybody."""

    kind: bytes
    key_id: str
    id: str
    salt: bytes

    def to_bytes(self) -> bytes:
        """Return the head as it stands in the file."""
        return _MAGIC + self.kind + bytes.fromhex(self.key_id) + bytes.fromhex(self.id) + self.salt


def file_name(kind: bytes, number: str) -> str:
    """Return a name for a package: of what kind it is, and its id; nothing of a person or a place."""
    return f"{'answers' if kind == ANSWERS else 'changes'}-{number[:12]}{SUFFIX}"


def new_id() -> str:
    """Return the id of a new package."""
    return uuid.uuid4().hex


def write_package(path: Path, kind: bytes, number: str, key: PackageKey, sections: Iterable[object]) -> int:
    """Write a package at `path`, which gets its name when all of it is on the disk. Returns its bytes."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            seal_package(file, kind, number, key, sections)
            size = file.tell()
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError as error:
        raise sentence_for(path, error) from error
    finally:
        part.unlink(missing_ok=True)
    return size


def package_bytes(kind: bytes, number: str, key: PackageKey, sections: Iterable[object]) -> bytes:
    """Return a package in memory, as a gateway and its clients send it."""
    file = io.BytesIO()
    seal_package(file, kind, number, key, sections)
    return file.getvalue()


def seal_package(file: BinaryIO, kind: bytes, number: str, key: PackageKey, sections: Iterable[object]) -> None:
    """Write a package: each section, anything that JSON can hold, is a chunk of its own."""
    head = Head(kind, key.id, number, secrets.token_bytes(_SALT)).to_bytes()
    cipher = _cipher(head, key)
    file.write(head)
    waiting, count = b"", 0
    for count, section in enumerate(sections):
        if count:
            _write_chunk(file, cipher, head, count - 1, waiting, last=False)
        waiting = json.dumps(section, ensure_ascii=False, separators=(",", ":")).encode()
        if len(waiting) > MOST_CHUNK:
            raise CannotWrite(_TOO_LARGE, _NOT_OURS, path="-")
    _write_chunk(file, cipher, head, count, waiting or b"null", last=True)


def _write_chunk(file: BinaryIO, cipher, head: bytes, number: int, plain: bytes, *, last: bool) -> None:
    sealed = cipher.encrypt(_nonce(number, last), zlib.compress(plain, 6), head)
    file.write(len(sealed).to_bytes(4, "big") + sealed)


class Package:
    """A package that came in, read from a file or from bytes.

    Parameters
    ----------
    source : Path or bytes
    most : int
        How large it may be, in bytes.

    Raises
    ------
    BadInput
        It is no package of ours, or too large.
    """

    def __init__(self, source: Path | bytes, most: int = MOST_FILE):
        self._source = source
        self.name = source.name if isinstance(source, Path) else "-"
        with self._open() as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(0)
            raw = file.read(_HEAD)
        if len(raw) < _HEAD or not raw.startswith(_MAGIC) or (kind := raw[8:9]) not in _KINDS:
            raise BadInput(_NO_PACKAGE, _CHOOSE, path=self.name)
        if size > most:
            raise BadInput(_TOO_LARGE, _NOT_OURS, path=self.name)
        key_end = 9 + ID_BYTES
        self.head = Head(kind, raw[9:key_end].hex(), raw[key_end : key_end + 16].hex(), raw[key_end + 16 :])

    def want(self, kind: bytes) -> None:
        """Refuse a package of another kind."""
        if self.head.kind != kind:
            raise BadInput(_OTHER_KIND, _CHOOSE, path=self.name, kind=Term(_KINDS[self.head.kind]))

    def sections(self, key: PackageKey) -> Iterator[object]:
        """Yield what the package holds, once every chunk of it was found whole.

        Raises
        ------
        BadInput
            Another key, or a package that is damaged, cut short, changed or too large; nothing was yielded.
        """
        if key.id != self.head.key_id:
            raise BadInput(_OTHER_KEY, _ASK_KEY, path=self.name)
        for _ in self._chunks(key):
            pass
        yield from self._chunks(key)

    def _chunks(self, key: PackageKey) -> Iterator[object]:
        *_, invalid = primitives()
        head = self.head.to_bytes()
        cipher = _cipher(head, key)
        with self._open() as file:
            file.seek(_HEAD)
            number, last = 0, False
            while not last:
                length = file.read(4)
                sealed = file.read(min(int.from_bytes(length, "big"), MOST_CHUNK + 1))
                if len(length) < 4 or len(sealed) < int.from_bytes(length, "big") <= MOST_CHUNK:
                    raise BadInput(_CUT, _AGAIN, path=self.name)
                if len(sealed) > MOST_CHUNK:
                    raise BadInput(_TOO_LARGE, _NOT_OURS, path=self.name)
                following = file.read(1)
                file.seek(-len(following), os.SEEK_CUR)
                last = not following
                try:
                    packed = cipher.decrypt(_nonce(number, last), sealed, head)
                except invalid:
                    if last and _opens(cipher, _nonce(number, False), sealed, head, invalid):
                        raise BadInput(_CUT, _AGAIN, path=self.name) from None
                    raise BadInput(_DAMAGED if number else _OTHER_KEY_OR_DAMAGED, _AGAIN, path=self.name) from None
                yield self._unpacked(packed)
                number += 1

    def _unpacked(self, packed: bytes) -> object:
        """Return what a chunk says; only the right key's owner can have written it, who may err all the same."""
        unpack = zlib.decompressobj()
        try:
            plain = unpack.decompress(packed, MOST_CHUNK)
            if unpack.unconsumed_tail:
                raise BadInput(_TOO_LARGE, _NOT_OURS, path=self.name)
            return json.loads(plain)
        except (zlib.error, ValueError, RecursionError):
            raise BadInput(_DAMAGED, _AGAIN, path=self.name) from None

    def _open(self) -> BinaryIO:
        if isinstance(self._source, bytes):
            return io.BytesIO(self._source)
        try:
            return self._source.open("rb")
        except OSError as error:
            raise BadInput(_NO_PACKAGE, _CHOOSE, path=self.name) from error


def _opens(cipher, nonce: bytes, sealed: bytes, head: bytes, invalid: type[Exception]) -> bool:
    try:
        cipher.decrypt(nonce, sealed, head)
    except invalid:
        return False
    return True


def _cipher(head: bytes, key: PackageKey):
    aes, hkdf, _, sha256, _ = primitives()
    own = hkdf(algorithm=sha256(), length=KEY_BYTES, salt=head[-_SALT:], info=_MAGIC + head[8:9]).derive(key.key)
    return aes(own)


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
