"""The languages of the command line, which has no Qt to look texts up with."""

import html
import os
import re
from functools import lru_cache

from ..model.language import ENGLISH, Language
from ..paths import translation

_SOURCE = re.compile(r"<source>([^<]*)</source>")
_TRANSLATION = re.compile(r"<translation>([^<]*)</translation>")


@lru_cache(maxsize=4)
def language(code: str | None = None) -> Language:
    """Return the language with this code; that of the environment if not given.

    The texts are read from the translators' file of this project, which lies beside the sources.
    """
    code = code or (os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or "en")[:2]
    path = translation(f"land_campaign_{code}.ts")
    if code == ENGLISH.code or not path.exists():
        return ENGLISH
    texts = {}
    for message in path.read_text(encoding="utf-8").split("<message>")[1:]:
        source, shown = _SOURCE.search(message), _TRANSLATION.search(message)
        if source and shown:
            texts[html.unescape(source[1])] = html.unescape(shown[1])
    return Language(code, texts)
