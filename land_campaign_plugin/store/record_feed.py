"""A line of history as a store reads it: what of a record stands there under its own name."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ..model.record_kinds import own_uid
from .contract import FeedEntry


def feed_entry(row: Sequence) -> FeedEntry:
    """Return a row ``seq, uid, ver, op, image, cid, login, at, prev_hash, hash, kind, group, parts`` as an entry; the
    parts of a split or merger are JSON, None where there was none."""
    kind, group, parts = row[10:]
    parts = tuple(sorted(json.loads(parts))) if parts else ()
    return FeedEntry(row[0], own_uid(kind, row[1]), *row[2:4], json.loads(row[4]), *row[5:11], group or "", parts)
