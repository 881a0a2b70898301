"""Runs a page: Markdown a delegate could read, whose console blocks are commands with what they print.

    ```file draft.md          writes this file into the page's own folder
    ```console                runs each line that begins with `$ `; what follows is what it prints

A command is `rollingtext ARGS...` or `cat NAME...`, with settings before it (`COLUMNS=160 rollingtext ...`), standard
input behind it (`< NAME`), wildcards, and a backslash at the end of a line that goes on. Standard output and standard
error stand in one stream, in the order written; `[no newline at end]` follows output that stops within a line, and
`[exit 1]` ends a command whose exit code is not 0.

A page holds when running it gives back the same page, so `run_page` returns a page: comparing it with the old one is
the test, and writing it is the update.
"""

import contextlib
import difflib
import glob
import io
import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

Run = Callable[[list[str]], int]

# What every page sees, wherever it runs: no colour, 80 columns, no terminal, no pager, no time zone.
ENVIRONMENT = {
    "NO_COLOR": "1",
    "COLUMNS": "80",
    "LINES": "24",
    "TERM": "dumb",
    "PAGER": "cat",
    "TZ": "UTC",
    "LANG": "C.UTF-8",
}
KEPT = ("PATH", "HOME", "TMPDIR", "SYSTEMROOT", "PYTEST_CURRENT_TEST")

_FENCE = re.compile(r"(`{3,}|~{3,})[ \t]*(.*)")
_SETTING = re.compile(r"[A-Z][A-Z0-9_]*=")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")

# Inside quotes these mean themselves; until the words are split they stand aside as private characters.
_SPECIAL = "*();<>|&"
_ASIDE = str.maketrans({sign: chr(0xE000 + n) for n, sign in enumerate(_SPECIAL)})
_BACK = str.maketrans({chr(0xE000 + n): sign for n, sign in enumerate(_SPECIAL)})


class PageError(Exception):
    """The page itself is wrong: it cannot be run, or its output would not be the same elsewhere."""


@dataclass(frozen=True)
class Prose:
    """Lines that only people read."""

    text: str


@dataclass(frozen=True)
class Block:
    """A fenced block; `body` keeps its line ends."""

    fence: str
    info: str
    body: str
    line: int


def run_page(text: str, folder: Path, run: Run, *, only_marked: bool = False, drafts: Path | None = None) -> str:
    """The page as it stands once its commands have run in `folder`.

    With `only_marked`, console blocks run only where their info string is `console test`, as in the documentation.
    When the page speaks of `drafts/`, a copy of `drafts` lies in the folder.
    """
    if drafts is not None and "drafts/" in text:
        shutil.copytree(drafts, folder / "drafts")
    pieces = []
    for part in parse(text):
        match part:
            case Prose():
                pieces.append(part.text)
            case Block(info=info) if info.startswith("file "):
                _write(folder, info.removeprefix("file ").strip(), part)
                pieces.append(_fenced(part, part.body))
            case Block() if runs(part, only_marked=only_marked):
                pieces.append(_fenced(part, _run_block(part, folder, run)))
            case Block():
                pieces.append(_fenced(part, part.body))
    return "".join(pieces)


def settle(path: Path, actual: str, *, update: bool) -> str:
    """What differs between the page and what happened, empty when nothing does; `update` rewrites the page instead."""
    written = path.read_bytes().decode()
    if actual != written and update:
        path.write_bytes(actual.encode())
        return ""
    lines = difflib.unified_diff(written.splitlines(), actual.splitlines(), "the page", "what happened", lineterm="")
    return "\n".join(lines) or ("" if actual == written else "the line ends differ")


def runs(part: Prose | Block, *, only_marked: bool = False) -> bool:
    """Whether this part of a page is a console block that is run."""
    return isinstance(part, Block) and part.info in (("console test",) if only_marked else ("console", "console test"))


def parse(text: str) -> Iterator[Prose | Block]:
    """The parts of a page in order; joined again they give the page. A fence begins at the left margin."""
    prose: list[str] = []
    lines = text.splitlines(keepends=True)
    at = 0
    while at < len(lines):
        opening = _FENCE.match(lines[at])
        if opening is None:
            prose.append(lines[at])
            at += 1
            continue
        fence, info = opening[1], opening[2].strip()
        end = next((n for n in range(at + 1, len(lines)) if _closes(lines[n], fence)), None)
        if end is None:
            raise PageError(f"line {at + 1}: this block never ends; close it with {fence}")
        if prose:
            yield Prose("".join(prose))
            prose = []
        yield Block(fence, info, "".join(lines[at + 1 : end]), at + 1)
        at = end + 1
    if prose:
        yield Prose("".join(prose))


def _closes(line: str, fence: str) -> bool:
    mark = line.rstrip()
    return len(mark) >= len(fence) and set(mark) == {fence[0]}


def _fenced(block: Block, body: str) -> str:
    """The block around `body`, its fence longer than any line of the body that would close it."""
    fence = block.fence
    while any(_closes(line, fence) for line in body.splitlines()):
        fence += fence[0]
    return f"{fence}{block.info}\n{body}{fence}\n"


def _write(folder: Path, name: str, block: Block) -> None:
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise PageError(f"line {block.line}: {name} lies outside the page's folder")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(block.body.encode())


def _run_block(block: Block, folder: Path, run: Run) -> str:
    lines = block.body.splitlines(keepends=True)
    pieces: list[str] = []
    at = 0
    while at < len(lines):
        line = block.line + 1 + at
        if not lines[at].startswith("$ "):
            raise PageError(f"line {line}: a console block begins with a command ($ rollingtext ...)")
        command = lines[at]
        while command.endswith("\\\n") and at + 1 < len(lines):
            at += 1
            command += lines[at]
        at += 1
        while at < len(lines) and not lines[at].startswith("$ "):
            at += 1
        try:
            output = _transcript(*_execute(command.removeprefix("$ "), folder, run))
        except PageError as error:
            raise PageError(f"line {line}: {error}") from error
        pieces += [command, output]
    return "".join(pieces)


def _transcript(output: str, code: int) -> str:
    """What stands below a command in the page."""
    if any(line.startswith("$ ") for line in output.splitlines()):
        raise PageError("this prints a line that begins with `$ `, which a page would take for a command")
    if output and not output.endswith("\n"):
        output += "\n[no newline at end]\n"
    return output + (f"[exit {code}]\n" if code else "")


def _execute(command: str, folder: Path, run: Run) -> tuple[str, int]:
    """Output and exit code of one command line."""
    words, settings, stdin = _words(command, folder)
    match words:
        case ["rollingtext", *args]:
            output, code = _captured(lambda: run(args), folder, settings, stdin)
        case ["cat", *names] if names:
            output, code = "".join((folder / name).read_bytes().decode() for name in names), 0
        case _:
            raise PageError(f"a page runs rollingtext and cat only, not: {command.strip()}")
    for place in {str(folder), str(folder.resolve()), str(Path(__file__).parents[1])}:
        if place in output:
            raise PageError(f"the output names a folder of this machine, {place}:\n{output}")
    return output, code


def _words(command: str, folder: Path) -> tuple[list[str], dict[str, str], bytes]:
    """The words, settings and standard input of a command line, as a shell would hand them over."""
    line = _QUOTED.sub(lambda quoted: quoted[0].translate(_ASIDE), command.replace("\\\n", " "))
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    lexer.commenters = ""
    words: list[str] = []
    settings: dict[str, str] = {}
    stdin = b""
    try:
        tokens = iter(list(lexer))
    except ValueError as error:
        raise PageError(f"this is no command line: {error}") from error
    for token in tokens:
        if token == "<" and (name := next(tokens, "")):
            stdin = (folder / name.translate(_BACK)).read_bytes()
        elif token and set(token) <= set(_SPECIAL) - {"*"}:
            raise PageError(f"a page has no {token}; use -o NAME and cat NAME")
        elif not words and _SETTING.match(token):
            name, _, value = token.partition("=")
            settings[name] = value.translate(_BACK)
        elif "*" in token:
            words += sorted(glob.glob(token, root_dir=folder)) or [token]
        else:
            words.append(token.translate(_BACK))
    return words, settings, stdin


def _captured(action: Callable[[], int], folder: Path, settings: Mapping[str, str], stdin: bytes) -> tuple[str, int]:
    """Output and exit code of `action`, run in `folder` under the page's fixed environment, away from any terminal."""
    stream = io.BytesIO()
    writer = io.TextIOWrapper(stream, encoding="utf-8", errors="backslashreplace", newline="", write_through=True)
    reader = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    with (
        mock.patch.dict(os.environ, kept | ENVIRONMENT | dict(settings), clear=True),
        contextlib.chdir(folder),
        mock.patch.object(sys, "stdin", reader),
        contextlib.redirect_stdout(writer),
        contextlib.redirect_stderr(writer),
    ):
        try:
            code = action()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 0 if stop.code is None else 1
        writer.flush()
    return stream.getvalue().decode("utf-8", errors="backslashreplace"), code
