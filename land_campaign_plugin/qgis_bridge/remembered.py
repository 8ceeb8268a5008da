"""What an office chose for a set of field names: remembered in QGIS's settings, offered again for the same set."""

import hashlib
import json
from collections.abc import Iterable, Mapping

from . import settings

_MOST = 60
"""Sets of fields that are remembered; the one that was used longest ago is forgotten first."""


def recall(fields: Iterable[str]) -> dict[str, dict[str, str]] | None:
    """Return ``{"mapping": ..., "encodings": ...}`` of a set of field names, or None."""
    return _all().get(_key(fields))


def remember(fields: Iterable[str], mapping: Mapping[str, str], encodings: Mapping[str, str]) -> None:
    """Keep what was chosen for a set of field names."""
    key, kept = _key(fields), _all()
    kept.pop(key, None)
    kept[key] = {"mapping": dict(mapping), "encodings": dict(encodings)}
    settings.put("field_choices", json.dumps(dict([*kept.items()][-_MOST:]), ensure_ascii=False))


def forget(fields: Iterable[str]) -> None:
    """Forget what was chosen for a set of field names."""
    kept = _all()
    if kept.pop(_key(fields), None) is not None:
        settings.put("field_choices", json.dumps(kept, ensure_ascii=False))


def _all() -> dict[str, dict]:
    return json.loads(settings.get("field_choices") or "{}")


def _key(fields: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(fields)).encode()).hexdigest()[:16]
