"""What arrives as the bytes of a change: read, and refused where it is not what it claims to be.

Whoever wrote it may not be a work copy of ours; the server reads by the same rules (migrations/pg_003_push.sql).
"""

import hashlib
import json
import re

from ..model.canonical_text import is_canonical
from ..model.record_kinds import FIELD_NAMES, looks_like_a_record
from .contract import INSERT, RETIRE, UPDATE, Change
from .disputes import KEPT_MINE, MERGED
from .images import FIELDS

_NUMBER, _SIZE = re.compile("0|[1-9][0-9]*"), re.compile("[1-9][0-9]{0,4}")
_ALLOWED = {"": frozenset(FIELDS), **{kind: frozenset(names) for kind, names in FIELD_NAMES.items()}}
_ALONE = {"id": "", "size": "1"}
_FINDING = ("rule", "severity", "fingerprint")


def readable(change: Change) -> dict | None:
    """Return what a change says, or None when its bytes are not what they claim to be."""
    if hashlib.sha256(change.body).hexdigest() != change.sha256:
        return None
    try:
        content = _decode(change.body.decode())
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) and _is_change(content, change) else None


def _no_number(text: str) -> None:
    raise ValueError(text)


_decode = json.JSONDecoder(parse_constant=_no_number).decode


def _is_change(content: dict, change: Change) -> bool:
    get = content.get
    patch, findings, reason, base = get("patch"), get("findings"), get("reason"), str(change.base_ver)
    group, parents = get("group", _ALONE), get("parents", ())
    return (
        (get("cid"), get("uid"), get("op"), get("base")) == (change.cid, change.uid, change.op, base)
        and len(base) <= 9
        and _is_text(change.cid, 100)
        and _is_text(change.uid, 200)
        and _is_text(get("client"), 100)
        and _is_text(get("seq"), 18)
        and change.op in (INSERT, UPDATE, RETIRE)
        and _NUMBER.fullmatch(content["seq"]) is not None
        and content.get("kind", "") == change.kind
        and (change.kind in FIELD_NAMES if change.kind else not looks_like_a_record(change.uid))
        and ("commune" not in content or _is_text(content["commune"], 100))
        and isinstance(patch, dict)
        and patch.keys() <= _ALLOWED[change.kind]
        and (reason is None or reason == "" or _is_text(reason, 10_000) and is_canonical(reason))
        and isinstance(findings, list)
        and all(isinstance(each, dict) and all(isinstance(each.get(n), str) for n in _FINDING) for each in findings)
        and isinstance(group, dict)
        and isinstance(group.get("id"), str)
        and isinstance(size := group.get("size"), str)
        and _SIZE.fullmatch(size) is not None
        and isinstance(parents, (list, tuple))
        and all(isinstance(uid, str) for uid in parents)
        and (change.op == INSERT or "parents" not in content)
        and ("resolves" not in content or _is_resolution(content["resolves"]))
        and ("base_cid" not in content or _is_text(content["base_cid"], 100))
    )


def _is_resolution(said: object) -> bool:
    return isinstance(said, dict) and _is_text(said.get("cid"), 100) and said.get("state") in (KEPT_MINE, MERGED)


def _is_text(value: object, most: int) -> bool:
    return isinstance(value, str) and 0 < len(value) <= most and "\0" not in value
