"""How a file is damaged: bits, blocks, numbers in headers, words of texts, members of zips, rows of databases, sets.

All of it is drawn from one `random.Random`, so that the same seed makes the same damage.
"""

from __future__ import annotations

import io
import re
import sqlite3
import struct
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from .originals import FORMATS, FileSet, originals, zipped

_SIZES = {1: "B", 2: "H", 4: "I", 8: "Q"}
_HEAD = 256
_MOST = 4_000_000
_DOUBLES = (float("nan"), float("inf"), -float("inf"), 1e300, -1e300, 1e38, 5e-324, 0.0)
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_WORD = re.compile(rb"[^\s<>{}\[\],;:\"'=()]+")
_TAG = re.compile(rb"<[^<>]{1,300}>")
_NUMBERS = (
    b"1e999", b"-1e999", b"NaN", b"nan", b"Infinity", b"-1", b"0", b"", b"99999999999999999999999999", b"1e308",
    b"2147483648", b"-2147483649", b"4294967296", b"18446744073709551616", b"0x10", b"1,5", b"1.2.3", b"--1", b"1e-400",
    b"9" * 5000,
)  # fmt: skip
_WORDS = (
    b"", b"\0", b"\xff\xfe", b"\xc3\x28", b"\xed\xa0\x80", b"%s%n%x", b"../../../etc/passwd", b"/dev/zero",
    b"A" * 70_000, b"\xe1\xbb\x83", b"null", b"true", b"[]", b"{}", b"<![CDATA[", b"]]>", b"&#0;", b"&lt;",
    b"&unknown;", b"\\u0000", b"/vsicurl/http://127.0.0.1:9/x", b"http://127.0.0.1:9/x.xsd", b"file:///etc/passwd",
)  # fmt: skip
_NESTS = ((b"[", b"]"), (b'{"a":', b"}"), (b"(", b")"), (b"<a>", b"</a>"), (b"GEOMETRYCOLLECTION(", b")"))
_LAUGHS = (
    b'<!DOCTYPE lolz [<!ENTITY lol0 "lol">'
    + b"".join(b'<!ENTITY lol%d "%s">' % (at, b"&lol%d;" % (at - 1) * 10) for at in range(1, 12))
    + b"]>"
)
_OUTSIDE = (
    b'<!DOCTYPE a [<!ENTITY lol11 SYSTEM "file:///etc/passwd">]>',
    b'<!DOCTYPE a [<!ENTITY lol11 SYSTEM "http://127.0.0.1:9/x">]>',
    b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd">',
    b'<!DOCTYPE a [<!ENTITY % e SYSTEM "file:///dev/zero"> %e;]>',
    b'<!DOCTYPE a [<!ENTITY lol11 SYSTEM "file:///dev/zero">]>',
)


def mutated(kind: str, seed: int, number: int) -> FileSet:
    """Return damaged file `number` of a format; number 0 and 1 are the valid ones."""
    valid = originals(kind)
    if number < len(valid):
        return valid[number]
    draw = Random(f"{seed}/{kind}/{number}")
    files = draw.choice(valid)
    if len(files.files) > 1 and draw.random() < 0.15:
        files = _mismatched(files, draw)
    if not files.files:
        return files
    for _ in range(draw.choice((1, 1, 1, 2))):
        names = sorted(files.files)
        name = draw.choice([*names, files.main]) if files.main in files.files else draw.choice(names)
        damage = draw.choices(*_WAYS[kind])[0]
        files = replace(files, files={**files.files, name: damage(files.files[name], draw)[:_MOST]})
    return files


def _mismatched(files: FileSet, draw: Random) -> FileSet:
    """Return files that do not fit each other: one of the other set, missing, exchanged, or of another kind."""
    held = dict(files.files)
    name = draw.choice(sorted(held))
    way = draw.randrange(4)
    if way == 0:
        kind = next(kind for kind in FORMATS if files in originals(kind))
        others = originals(kind)[1 - originals(kind).index(files)].files
        held[name] = others.get(name, b"")
    elif way == 1 and name != files.main:
        del held[name]
    elif way == 2:
        other = draw.choice(sorted(held))
        held[name], held[other] = held[other], held[name]
    else:
        others = originals(draw.choice(sorted(FORMATS)))[0].files
        held[name] = others[draw.choice(sorted(others))]
    return replace(files, files=held)


def binary(data: bytes, draw: Random) -> bytes:
    """Damage bytes, once or a few times."""
    held = bytearray(data)
    for _ in range(draw.choice((1, 1, 2, 3, 8))):
        draw.choices(_BINARY, (4, 3, 8, 3, 2, 2, 2, 2, 2, 1))[0](held, draw)
        if len(held) > _MOST:
            del held[_MOST:]
    return bytes(held)


def _at(held: bytearray, draw: Random) -> int:
    """Return a place: near the beginning, where something stands, or anywhere."""
    if not held:
        return 0
    way = draw.random()
    if way < 0.35:
        return draw.randrange(min(len(held), _HEAD))
    at = draw.randrange(len(held))
    if way < 0.85:
        for step in range(4096):
            if held[(at + step) % len(held)]:
                return (at + step) % len(held)
    return at


def _flip(held: bytearray, draw: Random) -> None:
    for _ in range(draw.choice((1, 2, 8, 40))):
        if held:
            held[_at(held, draw)] ^= 1 << draw.randrange(8)


def _bytes(held: bytearray, draw: Random) -> None:
    at, size = _at(held, draw), draw.choice((1, 2, 4, 16))
    held[at : at + size] = draw.randbytes(size)


def _integer(held: bytearray, draw: Random) -> None:
    """Make a number in a header huge, negative, or a little wrong."""
    size = draw.choice((1, 2, 4, 4, 4, 8))
    order, code = draw.choice("<>"), _SIZES[size]
    at = _at(held, draw) // draw.choice((1, size)) * draw.choice((1, 1))
    old = held[at : at + size]
    if len(old) < size:
        return
    value, bits = struct.unpack(order + code, old)[0], 8 * size
    new = draw.choice(
        (
            0, 1, value + 1, value - 1, value * 2, value * 256, -value, (1 << bits) - 1, 1 << (bits - 1),
            (1 << (bits - 1)) - 1, len(held), len(held) - at, len(held) + 1, value ^ (1 << (bits - 1)), 0x7FFFFFF0,
            0x40000000, 65535,
        )
    )  # fmt: skip
    held[at : at + size] = struct.pack(order + code, new % (1 << bits))


def _double(held: bytearray, draw: Random) -> None:
    at = _at(held, draw)
    at = at // 8 * 8 if draw.random() < 0.5 else at
    if at + 8 <= len(held):
        held[at : at + 8] = struct.pack(draw.choice("<>") + "d", draw.choice(_DOUBLES))


def _cut(held: bytearray, draw: Random) -> None:
    del held[draw.choice((_at(held, draw), draw.randrange(len(held) + 1))) :]


def _block(held: bytearray, draw: Random) -> tuple[int, int]:
    at = _at(held, draw)
    return at, at + draw.choice((1, 4, 16, 100, 512, 4096))


def _removed(held: bytearray, draw: Random) -> None:
    first, last = _block(held, draw)
    del held[first:last]


def _repeated(held: bytearray, draw: Random) -> None:
    first, last = _block(held, draw)
    held[first:first] = held[first:last] * draw.choice((1, 2, 50))


def _exchanged(held: bytearray, draw: Random) -> None:
    first, last = _block(held, draw)
    other = _at(held, draw)
    one, two = bytes(held[first:last]), bytes(held[other : other + last - first])
    if len(one) == len(two):
        held[first:last], held[other : other + len(two)] = two, one


def _blank(held: bytearray, draw: Random) -> None:
    first, last = _block(held, draw)
    held[first:last] = bytes([draw.choice((0, 255, 32))]) * len(held[first:last])


def _inserted(held: bytearray, draw: Random) -> None:
    at = _at(held, draw)
    held[at:at] = draw.randbytes(draw.choice((1, 4, 100, 5000)))


_BINARY = (_flip, _bytes, _integer, _double, _cut, _removed, _repeated, _exchanged, _blank, _inserted)


def text(data: bytes, draw: Random) -> bytes:
    """Damage a text by its numbers, words, lines, nesting and encoding."""
    for _ in range(draw.choice((1, 1, 2, 4))):
        data = draw.choices(_TEXT, (6, 5, 2, 2, 2, 1, 1, 1))[0](data, draw)[:_MOST]
    return data


def _token(data: bytes, draw: Random, pattern: re.Pattern, news: tuple) -> bytes:
    found = list(pattern.finditer(data[:200_000]))
    if not found:
        return data
    match = draw.choice(found)
    return data[: match.start()] + draw.choice(news) + data[match.end() :]


def _any_number(data: bytes, draw: Random) -> bytes:
    return _token(data, draw, _NUMBER, _NUMBERS)


def _any_word(data: bytes, draw: Random) -> bytes:
    return _token(data, draw, _WORD, (*_WORDS, *(match[0] for match in _WORD.finditer(data[:2000]))))


def _lines(data: bytes, draw: Random) -> bytes:
    lines = data.splitlines(keepends=True)
    if not lines:
        return data
    at, other = draw.randrange(len(lines)), draw.randrange(len(lines))
    way = draw.randrange(4)
    if way == 0:
        del lines[at]
    elif way == 1:
        lines[at:at] = [lines[other]] * draw.choice((1, 2, 500))
    elif way == 2:
        lines[at], lines[other] = lines[other], lines[at]
    else:
        lines[at] = lines[at].rstrip(b"\r\n")
    return b"".join(lines)


def _nested(data: bytes, draw: Random) -> bytes:
    opening, closing_ = draw.choice(_NESTS)
    depth = draw.choice((10, 600, 60_000))
    at = draw.randrange(len(data) + 1)
    match = draw.choice(list(_NUMBER.finditer(data[:200_000])) or [None])
    if match is not None and draw.random() < 0.5:
        return data[: match.start()] + opening * depth + match[0] + closing_ * depth + data[match.end() :]
    return data[:at] + opening * depth + closing_ * draw.choice((0, depth)) + data[at:]


def _encoded(data: bytes, draw: Random) -> bytes:
    shown = data.decode("utf-8", "replace")
    way = draw.choice(("utf-16", "utf-16-be", "utf-32", "cp1258", "utf-8-sig", "said"))
    if way == "said":
        names = (b"utf-16", b"tcvn", b"x" * 300, b"utf-7", b"ucs-4", b"windows-1258")
        return re.sub(rb"(?i)utf-?8|Neutral|WindowsVietnam", draw.choice(names), data, count=1)
    return shown.encode(way, "replace")


def _entities(data: bytes, draw: Random) -> bytes:
    """Put a document type before XML that names files outside, or texts that grow without an end."""
    end = data.find(b"?>")
    at = end + 2 if end >= 0 else 0
    data = data[:at] + draw.choice((_LAUGHS, _LAUGHS, *_OUTSIDE)) + data[at:]
    texts = list(re.finditer(rb">[^<>\s][^<>]*<", data))
    if texts:
        match = draw.choice(texts)
        data = data[: match.start() + 1] + b"&lol11;" + data[match.end() - 1 :]
    return data


def _tags(data: bytes, draw: Random) -> bytes:
    found = list(_TAG.finditer(data[:200_000]))
    if not found:
        return data
    match, other = draw.choice(found), draw.choice(found)
    new = draw.choice((b"", other[0], match[0] * 3, match[0].lower(), b"</a>", b"<?a?>", b"<!--"))
    return data[: match.start()] + new + data[match.end() :]


def _raw(data: bytes, draw: Random) -> bytes:
    return binary(data, draw)


_TEXT = (_any_number, _any_word, _lines, _nested, _raw, _encoded, _entities, _tags)


def members(data: bytes, draw: Random) -> bytes:
    """Damage members of a zip: their content, their number, their size."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old:
            held = {name: old.read(name) for name in old.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, zipfile.error):
        return binary(data, draw)
    except Exception:  # noqa: BLE001 - zipfile and zlib raise many kinds for what was damaged before
        return binary(data, draw)
    if not held:
        return data
    for _ in range(draw.choice((1, 1, 2))):
        name, way = draw.choice(sorted(held)), draw.random()
        if way < 0.7:
            held[name] = text(held[name], draw)
        elif way < 0.78:
            held[name] = binary(held[name], draw)
        elif way < 0.86:
            del held[name]
        elif way < 0.96:
            held[name] = held[draw.choice(sorted(held))]
        else:
            held[name] = _bomb(held[name], draw)
        if not held:
            break
    return zipped(held)


def _bomb(data: bytes, draw: Random) -> bytes:
    """Return a member that is short when packed and long when not."""
    filler = draw.choice((b" ", b"\0", b"<a/>", b"A", b"<row/>", b"<c/>", b"<si><t>x</t></si>", b"<row r='1048577'/>"))
    size = draw.choice((1 << 20, 7 << 20, 30 << 20))
    at = data.rfind(b"</") if draw.random() < 0.8 else draw.randrange(len(data) + 1)
    return data[:at] + filler * (size // len(filler)) + data[at:]


def rows(data: bytes, draw: Random) -> bytes:
    """Damage a database through SQL: values, whole rows and tables, and what the schema says."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "a")
        path.write_bytes(data)
        with closing(sqlite3.connect(path, isolation_level=None)) as base:
            base.text_factory = bytes
            try:
                base.execute("PRAGMA synchronous=OFF")
                for _ in range(draw.choice((1, 1, 2, 4))):
                    _statement(base, draw)
            except (sqlite3.Error, UnicodeError, TypeError, IndexError):
                pass  # what was done so far is damage enough
        return path.read_bytes()


def _statement(base: sqlite3.Connection, draw: Random) -> None:
    names = [
        row[0].decode("utf-8", "replace") for row in base.execute("SELECT name FROM sqlite_master WHERE type='table'")
    ]
    names = sorted(name for name in names if not name.startswith(("sqlite_", "rtree_", "idx_")))
    weight = [8 if name in ("a", "geometry_columns") or name.startswith("gpkg_") else 1 for name in names]
    table = draw.choices(names, weight)[0]
    if draw.random() < 0.06:
        return _schema(base, table, draw)
    for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
        base.execute(f'DROP TRIGGER "{name.decode()}"')
    if draw.random() < 0.08:
        base.execute(draw.choice((f'DROP TABLE "{table}"', f'DELETE FROM "{table}"')))
        return None
    columns = [row[1].decode() for row in base.execute(f'PRAGMA table_info("{table}")')]
    found = base.execute(f'SELECT rowid FROM "{table}"').fetchall()
    if not columns or not found:
        return None
    column, row = draw.choice(columns), draw.choice(found)[0]
    if table == "a" and draw.random() < 0.6:
        column = next((name for name in columns if name.casefold() in ("geom", "geometry")), column)
    (old,) = base.execute(f'SELECT "{column}" FROM "{table}" WHERE rowid=?', (row,)).fetchone()
    new = draw.choice((None, 0, -1, 2**63 - 1, -(2**63), 1e300, "", "x" * 100_000, b"", b"\xff" * 30, 4326, "NaN"))
    if isinstance(old, bytes) and draw.random() < 0.8:
        new = binary(old, draw)
        new = new if column.casefold() in ("geom", "geometry") else new.decode("latin-1")
    base.execute(f'UPDATE "{table}" SET "{column}"=? WHERE rowid=?', (new, row))
    return None


def _schema(base: sqlite3.Connection, table: str, draw: Random) -> None:
    """Let the schema say something else."""
    views = (
        "WITH RECURSIVE x(fid) AS (SELECT 1 UNION ALL SELECT fid + 1 FROM x) SELECT fid, NULL AS geom FROM x",
        f'SELECT * FROM "{table}_"',
        f"SELECT 1 AS fid, x'4750000100000000' AS geom, 1 AS \"{table}\"",
    )
    way = draw.randrange(3)
    if way == 0:
        base.execute(f'ALTER TABLE "{table}" RENAME TO "{table}_"')
        base.execute(f'CREATE VIEW "{table}" AS {draw.choice(views)}')
        return
    base.execute("PRAGMA writable_schema=ON")
    (old,) = base.execute("SELECT sql FROM sqlite_master WHERE name=?", (table,)).fetchone()
    if way == 1:
        new = text(old, draw).decode("latin-1")
        base.execute("UPDATE sqlite_master SET sql=? WHERE name=?", (new, table))
    else:
        base.execute("UPDATE sqlite_master SET rootpage=? WHERE name=?", (draw.choice((0, 1, 2, 5, 99999)), table))


Way = Callable[[bytes, Random], bytes]
_BY_BYTES: tuple[tuple[Way, ...], tuple[int, ...]] = ((binary,), (1,))
_WAYS: dict[str, tuple[tuple[Way, ...], tuple[int, ...]]] = {
    "gpkg": ((binary, rows), (5, 5)),
    "shp": ((binary, text), (9, 1)),
    "geojson": ((text, binary), (8, 2)),
    "gml": ((text, binary), (8, 2)),
    "tab": ((binary, text), (7, 3)),
    "mif": ((text, binary), (8, 2)),
    "fgb": _BY_BYTES,
    "gdb": _BY_BYTES,
    "spatialite": ((binary, rows), (5, 5)),
    "dxf": ((text, binary), (8, 2)),
    "dgn": _BY_BYTES,
    "xlsx": ((members, binary), (8, 2)),
    "csv": ((text, binary), (7, 3)),
}
