"""The layout's rules as plain functions: each takes a module's name and source and returns what is wrong with it."""

import ast
from collections.abc import Iterator

PACKAGE = "land_campaign_plugin"

DIRECT = {
    "__init__": {"plugin"},
    "__main__": {"commands"},
    "commands": {"verbs"},
    "plugin": {"gui", "processing"},
    "gui": {"qgis_bridge"},
    "processing": {"qgis_bridge"},
    "qgis_bridge": {"verbs"},
    "verbs": {"reports", "store", "fixes", "checking", "sources", "samples"},
    "reports": {"store"},
    "store": {"checking"},
    "fixes": {"checking"},
    "checking": {"rules"},
    "rules": {"model"},
    "sources": {"model"},
    "samples": {"model"},
    "model": set(),
    "native": {"model"},
    "paths": set(),
}
"""Room -> the rooms next to it down the chain. Rooms further down may be imported too."""

FOR_ALL = {"native", "paths"}
QT_ROOMS = {"plugin", "gui", "processing", "qgis_bridge"}
OUTSIDE = {
    "qgis": QT_ROOMS,
    "PyQt5": set(),
    "PyQt6": set(),
    "PySide2": set(),
    "PySide6": set(),
    "sip": set(),
    "osgeo": {"sources", "store"},
    "shapely": {"native"},
    "fiona": {"native"},
    "pyproj": {"native"},
    "openpyxl": {"native"},
    "cryptography": {"store"},
}
"""Package from outside -> the rooms that may import it (Qt comes from `qgis.PyQt` only)."""


def reachable(room: str) -> set[str]:
    """Return every room that `room` may import."""
    found: set[str] = set()
    ahead = [room]
    while ahead:
        for name in DIRECT[ahead.pop()] - found:
            found.add(name)
            ahead.append(name)
    return found | ((FOR_ALL - {room}) if room not in FOR_ALL else set())


def room_of(module: str) -> str:
    """Return the room of a module's dotted name below the package (``checking.run`` -> ``checking``)."""
    return module.split(".")[0]


def _absolute(module: str, is_package: bool, level: int, name: str | None) -> str:
    """Return the dotted name that a relative import means."""
    parts = [PACKAGE, *module.split(".")] if module != "__init__" else [PACKAGE, "__init__"]
    base = parts[: len(parts) - level + (1 if is_package else 0)]
    return ".".join([*base, *([name] if name else [])])


def imports(module: str, source: str, is_package: bool = False) -> Iterator[tuple[int, str]]:
    """Yield every import of a module, however deep it stands: line and absolute dotted name."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(module, is_package, node.level, node.module) if node.level else node.module
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            name = node.args[0].value
            if called in ("import_module", "__import__") and isinstance(name, str):
                level = len(name) - len(name.lstrip("."))
                yield node.lineno, _absolute(module, is_package, level, name[level:] or None) if level else name


def forbidden_imports(module: str, source: str, is_package: bool = False) -> list[str]:
    """Return one sentence for every import that the architecture does not allow."""
    room = room_of(module)
    wrong = []
    for line, name in imports(module, source, is_package):
        first, _, rest = name.partition(".")
        if first == PACKAGE:
            target = room_of(rest) if rest else "__init__"
            if target in DIRECT and target != room and target not in reachable(room):
                wrong.append(f"{module}:{line} {room} imports {target}")
        elif first in OUTSIDE and room not in OUTSIDE[first]:
            wrong.append(f"{module}:{line} {room} imports {first}")
    return wrong


def more_than_class_factory(source: str) -> list[str]:
    """Return what stands in the package's ``__init__`` beside its docstring and `classFactory`."""
    return [
        f"line {node.lineno}"
        for node in ast.parse(source).body
        if not (isinstance(node, ast.FunctionDef) and node.name == "classFactory")
        and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    ]


def without_docstring(module: str, source: str) -> list[str]:
    """Return the public functions and classes of a module that have no docstring, and the module when it has none.

    Outside the Qt rooms public methods need one too; there, many only answer Qt's own documented calls.
    """
    tree = ast.parse(source)
    wrong = [] if ast.get_docstring(tree) or not tree.body else [module]
    define = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    nodes = [node for node in tree.body if isinstance(node, define) and not node.name.startswith("_")]
    if room_of(module) not in QT_ROOMS:
        classes = [node for node in nodes if isinstance(node, ast.ClassDef)]
        nodes += [part for each in classes for part in each.body if isinstance(part, define)]
    wrong += [f"{module}:{n.lineno} {n.name}" for n in nodes if not n.name.startswith("_") and not ast.get_docstring(n)]
    return wrong


def silent_handlers(module: str, source: str) -> list[str]:
    """Return the handlers that catch everything, or catch every `Exception` and say nothing."""
    wrong = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.ExceptHandler):
            continue
        names = {name.id for name in ast.walk(node.type) if isinstance(name, ast.Name)} if node.type else set()
        quiet = all(
            isinstance(part, (ast.Pass, ast.Continue))
            or (isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant))
            for part in node.body
        )
        if node.type is None or (quiet and names & {"Exception", "BaseException"}):
            wrong.append(f"{module}:{node.lineno}")
    return wrong
