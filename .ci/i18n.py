"""Collects the texts of the plugin into i18n/land_campaign_vi.ts, keeping the translations that are there.

    i18n.py                     update the file and say what is still untranslated
    i18n.py --merge FILE...     take translations from tab-separated files: English, Vietnamese, context

A line without a context is in ``core``. Marked texts are ``QT_TRANSLATE_NOOP(context, "...")`` anywhere and
``tr("...")`` in the panels (context ``gui``). Texts that no code holds any more are dropped.
"""

import argparse
import ast
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "land_campaign_plugin"
TARGET = ROOT / "i18n" / "land_campaign_vi.ts"
MARKS = {"QT_TRANSLATE_NOOP", "translate"}
PANEL_MARKS = {"tr"}
PANEL_CONTEXT = "gui"
Key = tuple[str, str]
"""Context and English text."""


def _literals(node: ast.expr) -> Iterator[str]:
    """Yield the texts an argument may be: a literal, or either side of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def marked(source: str) -> Iterator[Key]:
    """Yield every marked text of a module."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in MARKS and len(node.args) >= 2:
            yield from ((context, text) for context in _literals(node.args[0]) for text in _literals(node.args[1]))
        elif name in PANEL_MARKS and node.args:
            yield from ((PANEL_CONTEXT, text) for text in _literals(node.args[0]))


def collect(package: Path = PACKAGE) -> dict[Key, str]:
    """Return every marked text below `package` with the first file that holds it."""
    found: dict[Key, str] = {}
    for path in sorted(package.rglob("*.py")):
        for key in marked(path.read_text(encoding="utf-8")):
            found.setdefault(key, path.relative_to(package.parent).as_posix())
    return found


def read(path: Path = TARGET) -> dict[Key, str]:
    """Return the finished translations of a .ts file; nothing when there is no file yet."""
    if not path.exists():
        return {}
    known = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.text and translation.get("type") is None:
                known[(context.findtext("name"), message.findtext("source"))] = translation.text
    return known


def read_table(path: Path) -> dict[Key, str]:
    """Return the translations of a tab-separated file, ``\\n`` meaning a new line."""
    known = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip().replace("\\n", "\n") for cell in line.split("\t")]
        if len(cells) >= 2 and all(cells[:2]):
            known[(cells[2] if len(cells) > 2 and cells[2] else "core", cells[0])] = cells[1]
    return known


def places(text: str) -> set[str]:
    """Return the named places of a template."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def write(found: dict[Key, str], known: dict[Key, str], path: Path = TARGET) -> None:
    """Write the .ts file: contexts and texts in order, so that a change shows as one."""
    root = ET.Element("TS", version="2.1", language="vi_VN", sourcelanguage="en")
    for name in sorted({context for context, _ in found}):
        context = ET.SubElement(root, "context")
        ET.SubElement(context, "name").text = name
        for key in sorted(key for key in found if key[0] == name):
            message = ET.SubElement(context, "message")
            ET.SubElement(message, "location", filename=f"../{found[key]}")
            ET.SubElement(message, "source").text = key[1]
            translation = ET.SubElement(message, "translation")
            translation.text = known.get(key)
            if key not in known:
                translation.set("type", "unfinished")
    ET.indent(root, "  ")
    path.parent.mkdir(exist_ok=True)
    body = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def main() -> int:
    """Update the file; exit 1 when a text is untranslated or a translation lost a place."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--merge", type=Path, nargs="*", default=[], help="tab-separated translations to take")
    arguments = parser.parse_args()
    found, known = collect(), read()
    for table in arguments.merge:
        fresh = read_table(table)
        # A text that moved to another context keeps its translation.
        by_text = {text: translation for (_, text), translation in fresh.items()}
        known |= {key: fresh.get(key, by_text.get(key[1])) for key in found if key in fresh or key[1] in by_text}
    write(found, known)
    open_texts = [key for key in found if key not in known]
    wrong = [key for key in found if key in known and places(key[1]) != places(known[key])]
    for context, text in open_texts:
        print(f"untranslated ({context}, {found[context, text]}): {text}")
    for context, text in wrong:
        print(f"places differ ({context}): {text} | {known[context, text]}")
    print(f"{len(found)} texts, {len(found) - len(open_texts)} translated")
    return 1 if open_texts or wrong else 0


if __name__ == "__main__":
    sys.exit(main())
