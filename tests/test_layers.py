"""The plan of the house, as a table that fails.

Imports run from left to right. Only `cli/` speaks to the world: everything else is input to output, so that a draft
read twice gives the same tree twice, whatever the machine, the day or the terminal.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = "rollingtext"

# Each layer may import from the layers before it. Layers in one row are strangers to each other.
LAYERS = (
    ("document",),
    ("notation",),
    ("brackets",),
    ("compare",),
    ("amend",),
    ("negotiation",),
    ("readers", "writers", "rules", "reports"),
    ("cli",),
)

# One file (or folder) per format, rule or report: they share only their package's `__init__` and its `_*.py`.
PLUGS = ("readers", "writers", "rules", "reports")

# Inside a layer that has folders: each may import from the folders before it. The files on top, its verbs, come last;
# what everything below speaks of comes first.
INSIDE = {
    "amend": ("operations", "words", "papers", "instructions", "meaning", "doing", "onward"),
}

# The files that stand beside the layers, and the last layer each may import from.
FACES = {
    "rollingtext.api": "reports",
    "rollingtext": "reports",  # ... and the library's face, rollingtext.api
    "rollingtext.__main__": "cli",
}

# Who may do what only cli/ does, and why.
EXCEPTIONS = {
    ("rollingtext.__main__", "print"): "tells the version without loading the command line",
    ("rollingtext.__main__", "exit"): "turns the exit code of a run into that of the process",
    ("rollingtext.document.archive", "file"): "opens the members of a packed file in memory, and none on a disk",
    ("rollingtext.document.bundled", "file"): "reads the drafts and schemas that the package carries",
}

EFFECTS_OF_BUILTINS = {
    "print": "print",
    "input": "input",
    "open": "file",
    "exit": "exit",
    "quit": "exit",
    "SystemExit": "exit",
}
EFFECTS_OF_METHODS = {
    "read_text": "file",
    "read_bytes": "file",
    "write_text": "file",
    "write_bytes": "file",
}
# Names as imported; a name stands for everything below it (`time` for `time.monotonic`).
EFFECTS_OF_NAMES = {
    "sys.stdout": "print",
    "sys.stderr": "print",
    "sys.stdin": "input",
    "sys.exit": "exit",
    "os._exit": "exit",
    "os.abort": "exit",
    "io.open": "file",
    "os.open": "file",
    "pathlib.Path.open": "file",
    "shutil": "file",
    "tempfile": "file",
    "time": "clock",
    "datetime.datetime.now": "clock",
    "datetime.datetime.today": "clock",
    "datetime.datetime.utcnow": "clock",
    "datetime.date.today": "clock",
    "os.environ": "environment",
    "os.getenv": "environment",
    "os.system": "process",
    "os.popen": "process",
    "subprocess": "process",
    "rich": "terminal",
    "textual": "terminal",
    "typer": "terminal",
}


@dataclass(frozen=True)
class Module:
    """A source file under its dotted name; a package goes by the name of its folder."""

    name: str
    source: str
    is_package: bool = False

    @property
    def layer(self) -> str:
        """The folder below `rollingtext` that holds this module, or empty for a file beside the layers."""
        parts = self.name.split(".")
        return parts[1] if len(parts) > 2 or (len(parts) == 2 and self.is_package) else ""


def violations(modules: list[Module]) -> list[str]:
    """Every breach of the plan, as sentences that begin with the module and the line."""
    names = {module.name for module in modules}
    return [breach for module in modules for breach in _violations_in(module, names)]


def _violations_in(module: Module, names: set[str]) -> Iterator[str]:
    if module.layer and module.layer not in _ranks():
        yield f"{module.name}: the folder {module.layer}/ has no place in the table of layers"
        return
    if not module.layer and module.name not in FACES:
        yield f"{module.name}: a file beside the layers that is none of {', '.join(FACES)}"
        return
    tree = ast.parse(module.source)
    for line, target in _imports(tree, module, names):
        if target.split(".")[0] == PACKAGE and (reason := _why_forbidden(module, target)):
            yield f"{module.name}:{line} imports {target}: {reason}"
    if module.layer != "cli":
        for line, what, effect in dict.fromkeys(_effects(tree)):
            if (module.name, effect) not in EXCEPTIONS:
                yield f"{module.name}:{line} uses {what} ({effect}), which is for cli/ alone"


def _ranks() -> dict[str, int]:
    return {name: rank for rank, row in enumerate(LAYERS) for name in row}


def _why_forbidden(module: Module, target: str) -> str:
    """Why `module` may not import `target`, or empty when it may."""
    ranks = _ranks()
    parts = target.split(".")
    layer = parts[1] if len(parts) > 1 else ""
    if target in FACES:
        allowed = module.layer == "cli" or module.name == "rollingtext.__main__" or module.name == target
        allowed = allowed or (module.name, target) == ("rollingtext", "rollingtext.api")
        return "" if allowed and target != "rollingtext.__main__" else "the faces are for the layers' users"
    if layer not in ranks:
        return "no such layer in the table"
    if not module.layer:
        return "" if ranks[layer] <= ranks[FACES[module.name]] else f"{layer} lies behind the library's face"
    if ranks[layer] > ranks[module.layer]:
        return "the arrow runs back"
    if ranks[layer] == ranks[module.layer] and layer != module.layer:
        return f"{module.layer} and {layer} are strangers to each other"
    if layer in INSIDE and layer == module.layer and _depth(module.name) < _depth(target):
        return f"the arrow runs back inside {layer}/"
    if layer in PLUGS and layer == module.layer and len(parts) > 2 and not parts[2].startswith("_"):
        own = module.name.split(".")[2:3]
        return "" if own == parts[2:3] else f"the files of {layer}/ are strangers to each other"
    return ""


def _depth(name: str) -> int:
    """How far a module of a layer with folders stands from the bottom of it."""
    _, layer, *below = name.split(".")
    order = INSIDE[layer]
    return order.index(below[0]) if below and below[0] in order else len(order)


def _imports(tree: ast.AST, module: Module, names: set[str]) -> Iterator[tuple[int, str]]:
    """Every module that is imported, at the top, inside a function, for types only, or by a literal name."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=aliases):
                for alias in aliases:
                    yield node.lineno, alias.name
            case ast.ImportFrom(names=aliases):
                origin = _origin(node, module)
                for alias in aliases:
                    below = f"{origin}.{alias.name}"
                    is_module = below in names or (origin == PACKAGE and alias.name in _ranks())
                    yield node.lineno, below if is_module else origin
            case ast.Call(func=func, args=[ast.Constant(value=str(name)), *_]):
                if ast.unparse(func) in ("import_module", "importlib.import_module", "__import__"):
                    yield node.lineno, name


def _origin(node: ast.ImportFrom, module: Module) -> str:
    """The module that a `from ... import` names, with leading dots resolved."""
    if not node.level:
        return node.module or ""
    parts = module.name.split(".")
    kept = parts[: len(parts) - node.level + module.is_package]
    return ".".join([*kept, *([node.module] if node.module else [])])


def _effects(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    """Every reach into the world: line, what is used, and the kind of effect."""
    aliases = _aliases(tree)
    bound = _bound(tree)
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=imported):
                dotted = [alias.name for alias in imported]
            case ast.ImportFrom(module=str(origin), names=imported, level=0):
                dotted = [f"{origin}.{alias.name}" for alias in imported]
            case ast.Attribute():
                dotted = [_dotted(node, aliases)]
            case _:
                dotted = []
        for name in dotted:
            if listed := _listed(name):
                yield node.lineno, listed, EFFECTS_OF_NAMES[listed]
        match node:
            case ast.Name(id=name, ctx=ast.Load()) if name in EFFECTS_OF_BUILTINS and name not in aliases:
                if id(node) in called or name not in bound:
                    yield node.lineno, name, EFFECTS_OF_BUILTINS[name]
            case ast.Attribute(attr=attr) if attr in EFFECTS_OF_METHODS:
                yield node.lineno, f".{attr}", EFFECTS_OF_METHODS[attr]
            case ast.Attribute(attr="open", value=value) if id(node) in called and ast.unparse(value) != "self":
                yield node.lineno, ".open", "file"


def _listed(name: str) -> str:
    """The entry of the table that stands for `name`, or empty."""
    parts = name.split(".")
    return next((key for end in range(len(parts), 0, -1) if (key := ".".join(parts[:end])) in EFFECTS_OF_NAMES), "")


def _aliases(tree: ast.AST) -> dict[str, str]:
    """Local names of imports, with the names they stand for."""
    found = {}
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=imported):
                for alias in imported:
                    top = alias.name.split(".")[0]
                    found[alias.asname or top] = alias.name if alias.asname else top
            case ast.ImportFrom(module=str(origin), names=imported, level=0):
                for alias in imported:
                    found[alias.asname or alias.name] = f"{origin}.{alias.name}"
    return found


def _bound(tree: ast.AST) -> set[str]:
    """Names that the module itself gives to variables, parameters and functions."""
    found = set()
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name) | ast.FunctionDef(name=name):
                found.add(name)
    return found


def _dotted(node: ast.expr, aliases: dict[str, str]) -> str:
    """`datetime.date.today` for the expression `date.today` after `from datetime import date`; empty if it is no name."""
    trail: list[str] = []
    while isinstance(node, ast.Attribute):
        trail.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name) or node.id not in aliases:
        return ""
    return ".".join([aliases[node.id], *reversed(trail)])


# The house itself.


def modules_of(root: Path) -> list[Module]:
    """Every source file of the package."""
    found = []
    for path in sorted((root / PACKAGE).rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        found.append(Module(name, path.read_text(encoding="utf-8"), is_package))
    return found


def test_the_house_keeps_its_plan() -> None:
    modules = modules_of(ROOT)
    assert modules, "no source files found"
    assert violations(modules) == []


def test_every_exception_is_needed() -> None:
    """An exception whose file is gone, or no longer needs it, leaves the table."""
    for module in modules_of(ROOT):
        for name, effect in EXCEPTIONS:
            if name == module.name:
                assert effect in {kind for _, _, kind in _effects(ast.parse(module.source))}, (name, effect)


# The test, tested: small houses with one fault each.


def breaches(name: str, source: str, *others: str) -> list[str]:
    packages = [Module(other, "", is_package=False) for other in others]
    return violations([Module(name, source), *packages])


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("rollingtext.document.tree", "from rollingtext.brackets import settle"),
        ("rollingtext.document.tree", "from rollingtext import compare"),
        ("rollingtext.document.tree", "import rollingtext.notation.parse as parse"),
        ("rollingtext.document.tree", "from ..notation import parse"),
        ("rollingtext.document.tree", "from .. import notation"),
        ("rollingtext.document.tree", "def late():\n    from rollingtext.cli import app"),
        ("rollingtext.document.tree", "if TYPE_CHECKING:\n    from rollingtext.amend.apply import Result"),
        ("rollingtext.document.tree", "import importlib\nimportlib.import_module('rollingtext.cli.app')"),
        ("rollingtext.document.tree", "from rollingtext import __version__"),
        ("rollingtext.negotiation.history", "import rollingtext.api"),
        ("rollingtext.readers.docx", "from rollingtext.writers import docx"),
        ("rollingtext.readers.docx", "from rollingtext.writers._zip import pack"),
        ("rollingtext.rules.unbalanced_bracket", "from rollingtext.reports._table import Table"),
        ("rollingtext.readers.docx", "from rollingtext.readers.markdown import read"),
        ("rollingtext.readers.docx", "from rollingtext.readers import markdown"),
        ("rollingtext.readers.docx", "from . import markdown"),
        ("rollingtext.readers._xml", "from .markdown import read"),
        ("rollingtext.amend.words.splice", "from rollingtext.amend.meaning.base import Base"),
        ("rollingtext.amend.doing.work", "from rollingtext.amend.apply import apply"),
        ("rollingtext.amend.operations", "from rollingtext.amend.words import splice"),
        ("rollingtext.api", "from rollingtext.cli import app"),
        ("rollingtext.api", "import rollingtext.__main__"),
        ("rollingtext.cli.show", "from rollingtext.__main__ import main"),
        ("rollingtext.cli.show", "from rollingtext.helpers import anything"),
    ],
)
def test_a_forbidden_import_is_caught(name: str, source: str) -> None:
    found = breaches(name, source, "rollingtext.readers.markdown")
    assert len(found) == 1, found
    assert "imports rollingtext" in found[0]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("rollingtext.brackets.settle", "from rollingtext.document.model import Draft"),
        ("rollingtext.brackets.settle", "from rollingtext import document, notation"),
        ("rollingtext.brackets.settle", "from . import contested\nfrom .contested import flatten"),
        (
            "rollingtext.readers.docx",
            "from rollingtext.readers import Reader\nfrom rollingtext.readers._xml import parse",
        ),
        ("rollingtext.readers.docx", "from rollingtext.negotiation.record import Version"),
        ("rollingtext.readers.docx.styles", "from rollingtext.readers.docx.archive import members"),
        ("rollingtext.amend.meaning.base", "from rollingtext.amend.words.splice import Change"),
        ("rollingtext.amend.rebase", "from rollingtext.amend.apply import apply"),
        ("rollingtext.api", "from rollingtext.reports import report"),
        ("rollingtext.cli.show", "import rollingtext.api\nfrom rollingtext.cli import app\nimport typer, rich.table"),
        ("rollingtext.__main__", "import sys\nfrom rollingtext.cli.app import run\nsys.exit(run(sys.argv[1:]))"),
    ],
)
def test_an_allowed_import_passes(name: str, source: str) -> None:
    assert breaches(name, source) == []


@pytest.mark.parametrize(
    ("source", "effect"),
    [
        ("print('x')", "print"),
        ("say = print", "print"),
        ("import sys\nsys.stdout.write('x')", "print"),
        ("from sys import stderr", "print"),
        ("input()", "input"),
        ("exit(1)", "exit"),
        ("import sys\nsys.exit(1)", "exit"),
        ("from sys import exit as leave\nleave()", "exit"),
        ("import os\nos._exit(1)", "exit"),
        ("raise SystemExit(1)", "exit"),
        ("open('x')", "file"),
        ("def f(open):\n    return open('x')", "file"),
        ("import io\nio.open('x')", "file"),
        ("def f(path):\n    return path.open()", "file"),
        ("def f(path):\n    return path.read_text()", "file"),
        ("def f(path):\n    return path.read_bytes()", "file"),
        ("def f(path):\n    path.write_text('x')", "file"),
        ("def f(path):\n    path.write_bytes(b'x')", "file"),
        ("from pathlib import Path\nf = Path.open", "file"),
        ("import shutil", "file"),
        ("import time", "clock"),
        ("from time import monotonic", "clock"),
        ("import datetime\ndatetime.datetime.now()", "clock"),
        ("import datetime as dt\ndt.date.today()", "clock"),
        ("from datetime import datetime as D\nD.utcnow()", "clock"),
        ("def f():\n    from datetime import date\n    return date.today()", "clock"),
        ("import os\nos.environ['X']", "environment"),
        ("from os import environ", "environment"),
        ("import os\nos.getenv('X')", "environment"),
        ("import subprocess", "process"),
        ("from subprocess import run", "process"),
        ("import os\nos.system('x')", "process"),
        ("import rich.console", "terminal"),
        ("from rich.text import Text", "terminal"),
        ("def f():\n    import typer", "terminal"),
    ],
)
def test_an_effect_is_caught_outside_the_command_line_and_only_there(source: str, effect: str) -> None:
    found = breaches("rollingtext.amend.apply", source)
    assert found, source
    assert all(f"({effect})" in breach for breach in found), found
    assert breaches("rollingtext.cli.apply", source) == []


@pytest.mark.parametrize(
    "source",
    [
        "open = 3\nreturned = open + 1",
        "def f(pair):\n    return pair.open, pair.close",
        "class Builder:\n    def put(self):\n        self.open(1)",
        "from datetime import date\nd = date.fromisoformat('2026-06-05')",
        "import os.path\np = os.path.join('a', 'b')",
        "import sys\nn = sys.maxunicode",
        "def f(diagnostics):\n    diagnostics.print = True",
        "import timeit_like, richer",
    ],
)
def test_a_harmless_name_passes(source: str) -> None:
    assert breaches("rollingtext.amend.apply", source) == []


def test_the_exceptions_hold_for_their_file_and_effect_alone() -> None:
    assert breaches("rollingtext.document.bundled", "def f(p):\n    return p.read_text()") == []
    assert breaches("rollingtext.document.bundled", "print('x')") != []
    assert breaches("rollingtext.__main__", "import sys\nsys.exit(0)") == []
    assert breaches("rollingtext.__main__", "open('x')") != []


def test_a_folder_or_file_without_a_place_is_caught() -> None:
    assert "no place in the table" in breaches("rollingtext.utils.text", "")[0]
    assert "no place in the table" in violations([Module("rollingtext.utils", "", is_package=True)])[0]
    assert "beside the layers" in breaches("rollingtext.helpers", "")[0]


def test_the_face_shows_the_library() -> None:
    """`import rollingtext` gives the verbs of `rollingtext.api`; neither loads the command line."""
    assert violations([Module("rollingtext", "from rollingtext.api import read", is_package=True)]) == []
    assert violations([Module("rollingtext", "from .cli import app", is_package=True)]) != []
