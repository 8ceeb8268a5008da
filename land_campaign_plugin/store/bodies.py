"""What arrives as the bytes of a change: read, and refused where it is not what it claims to be.

Whoever wrote it may not be a work copy of ours; the server reads by the same rules (migrations/pg_003_push.sql).
"""

import hashlib
import json
import re

from ..model.record_kinds import FIELD_NAMES, looks_like_a_record
from .contract import INSERT, RETIRE, UPDATE, Change
from .disputes import KEPT_MINE, MERGED
from .images import FIELDS

_NUMBER, _SIZE = re.compile("0|[1-9][0-9]*"), re.compile("[1-9][0-9]{0,4}")
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
    said = {"cid": change.cid, "uid": change.uid, "op": change.op, "base": str(change.base_ver)}
    texts = {"cid": 100, "uid": 200, "client": 100, "seq": 18, "base": 9}
    if any(not _is_text(content.get(name), most) for name, most in texts.items()):
        return False
    patch, findings, reason = content.get("patch"), content.get("findings"), content.get("reason")
    group, parents = content.get("group", {"id": "", "size": "1"}), content.get("parents", [])
    return (
        all(content[name] == value for name, value in said.items())
        and change.op in (INSERT, UPDATE, RETIRE)
        and _NUMBER.fullmatch(content["seq"]) is not None
        and content.get("kind", "") == change.kind
        and (change.kind in FIELD_NAMES if change.kind else not looks_like_a_record(change.uid))
        and ("commune" not in content or _is_text(content["commune"], 100))
        and isinstance(patch, dict)
        and set(patch) <= set(FIELD_NAMES[change.kind] if change.kind else FIELDS)
        and (reason is None or reason == "" or _is_text(reason, 10_000))
        and isinstance(findings, list)
        and all(isinstance(each, dict) and all(isinstance(each.get(n), str) for n in _FINDING) for each in findings)
        and isinstance(group, dict)
        and isinstance(group.get("id"), str)
        and isinstance(size := group.get("size"), str)
        and _SIZE.fullmatch(size) is not None
        and isinstance(parents, list)
        and all(isinstance(uid, str) for uid in parents)
        and (change.op == INSERT or "parents" not in content)
        and ("resolves" not in content or _is_resolution(content["resolves"]))
        and ("base_cid" not in content or _is_text(content["base_cid"], 100))
    )


def _is_resolution(said: object) -> bool:
    return isinstance(said, dict) and _is_text(said.get("cid"), 100) and said.get("state") in (KEPT_MINE, MERGED)


def _is_text(value: object, most: int) -> bool:
    return isinstance(value, str) and 0 < len(value) <= most and "\0" not in value
