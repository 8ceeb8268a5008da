#!/usr/bin/env python3
"""Apt sources for another suite, worked out from the sources this machine already uses.

No host is named anywhere: a machine behind a mirror keeps its mirror, its keys and its options.

    apt_sources.py has SUITE                  exit 0 when SUITE is among the sources
    apt_sources.py derive FROM TO             the stanza of suite FROM, for suite TO
    apt_sources.py release FROM TO            all stanzas of release FROM, for release TO
"""

import shlex
import sys
from pathlib import Path

ETC = Path("/etc/apt")
ONE_LINE_OPTIONS = {"arch": "Architectures", "signed-by": "Signed-By", "lang": "Languages"}
Stanza = dict[str, str]


def one_line(text: str) -> list[Stanza]:
    """Read the one-line format: ``deb [option=value] uri suite component...``."""
    stanzas = []
    for line in text.splitlines():
        head, bracket, rest = line.split("#", 1)[0].strip().partition("[")
        options, _, tail = rest.partition("]") if bracket else ("", "", "")
        words = (head + " " + tail).split() if bracket else head.split()
        if len(words) < 3 or words[0] != "deb":
            continue
        stanza = {"Types": "deb", "URIs": words[1], "Suites": words[2]}
        if words[3:]:
            stanza["Components"] = " ".join(words[3:])
        for option in shlex.split(options):
            name, _, value = option.partition("=")
            field = ONE_LINE_OPTIONS.get(name.lower(), name.title())
            stanza[field] = value if field == "Signed-By" else value.replace(",", " ")
        stanzas.append(stanza)
    return stanzas


def deb822(text: str) -> list[Stanza]:
    """Read the deb822 format; a field may go on over indented lines (a key inside `Signed-By`)."""
    stanzas: list[Stanza] = [{}]
    field = None
    for line in text.splitlines():
        if not line.strip():
            stanzas.append({})
        elif line.startswith("#"):
            continue
        elif line[0] in " \t" and field:
            stanzas[-1][field] += "\n" + line
        else:
            field, _, value = line.partition(":")
            stanzas[-1][field] = value.strip()
    enabled = (s for s in stanzas if s.get("Enabled", "yes").lower() not in ("no", "false", "0"))
    return [s for s in enabled if "deb" in s.get("Types", "").split()]


def sources(etc: Path = ETC) -> list[Stanza]:
    """Return every enabled binary source below `etc`."""
    found = []
    for path in [etc / "sources.list", *sorted((etc / "sources.list.d").glob("*"))]:
        if path.is_file() and path.suffix in (".list", ".sources"):
            text = path.read_text(encoding="utf-8", errors="replace")
            found += deb822(text) if path.suffix == ".sources" else one_line(text)
    return found


def derive(stanzas: list[Stanza], old: str, new: str) -> list[Stanza]:
    """Return the first stanza that holds suite `old`, rewritten for suite `new`."""
    for stanza in stanzas:
        if old in stanza["Suites"].split():
            return [{**stanza, "Types": "deb", "Suites": new, "Components": "main"}]
    return []


def release(stanzas: list[Stanza], old: str, new: str) -> list[Stanza]:
    """Return the stanzas of release `old` (its updates and security too) rewritten for release `new`."""
    rewritten = []
    for stanza in stanzas:
        suites = [suite for suite in stanza["Suites"].split() if suite in (old, f"{old}-updates", f"{old}-security")]
        if suites:
            suites = " ".join(new + suite.removeprefix(old) for suite in suites)
            rewritten.append({**stanza, "Types": "deb", "Suites": suites, "Components": "main"})
    return rewritten


def written(stanzas: list[Stanza]) -> str:
    """Return `stanzas` in the deb822 format."""
    return "\n".join("".join(f"{name}: {value}\n" for name, value in stanza.items()) for stanza in stanzas)


def main(arguments: list[str]) -> int:
    """Do what the command line asks."""
    match arguments:
        case ["has", suite]:
            return 0 if any(suite in stanza["Suites"].split() for stanza in sources()) else 1
        case ["derive", old, new]:
            found = derive(sources(), old, new)
        case ["release", old, new]:
            found = release(sources(), old, new)
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    if not found:
        print(f"No apt source of this machine holds the suite {arguments[1]}.", file=sys.stderr)
        return 1
    print(written(found), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
