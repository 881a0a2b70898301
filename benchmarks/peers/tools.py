"""The tools side by side: for each the command that is timed, the command whose answer is read, and how it is read."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from benchmarks.score import Answer, Edge, Run, answer_from_runs, changed_words
from benchmarks.treaty import Pair, Version

_HERE = Path(__file__).parent
_FLOOR = Path(__file__).parents[1] / "floor.py"

# What git takes for a word: the same as everywhere here.
_GIT_WORD = r"[[:alnum:]_]+([-'’][[:alnum:]_]+)*|[^[:space:][:alnum:]_]"
_GIT = ("git", "--no-pager", "diff", "--no-index", "--no-color", f"--word-diff-regex={_GIT_WORD}")
_WDIFF_MARKS = {"\x01": "delete", "\x02": "keep", "\x03": "insert", "\x04": "keep"}


@dataclass(frozen=True)
class Tool:
    """A way to compare two files. `timed` is what a user runs, `asked` what gives the answer that is scored.

    Both take the two paths after them. `form` is what the files are written as; `version` is empty when the tool is
    not on this machine. Without `read` the tool gives no answer (the floor). `differing` is its exit code when the
    texts differ.
    """

    name: str
    version: str
    timed: tuple[str, ...]
    asked: tuple[str, ...]
    read: Callable[[Pair, str], Answer] | None
    form: str = "md"
    differing: int = 0


def tools(peers: str) -> list[Tool]:
    """Every tool, this program first, the floor second; `peers` is the interpreter that has the libraries."""
    own = (sys.executable, "-m", "rollingtext", "diff")
    wdiff = ("wdiff",)
    marked = ("wdiff", "-w", "\x01", "-x", "\x02", "-y", "\x03", "-z", "\x04")
    return [
        Tool("rollingtext diff", "this checkout", own, (*own, "--format", "json"), _clause_links),
        Tool("floor", sys.version.split()[0], (sys.executable, "-P", str(_FLOOR)), (), None),
        Tool("wdiff", _version("wdiff"), wdiff, marked, _from_wdiff, differing=1),
        Tool(
            "git --word-diff",
            _version("git"),
            _GIT,
            (*_GIT, "--word-diff=porcelain", "-U999999999"),
            _from_git,
            differing=1,
        ),
        _library(peers, "diff-match-patch words", "diff_match_patch", "diff-match-patch", _from_script),
        _library(peers, "difflib", "difflib", "", _from_script),
        _library(peers, "redlines", "redlines", "redlines", _from_script),
        _library(peers, "lxml htmldiff", "htmldiff", "lxml", _from_script, "html"),
        _library(peers, "xmldiff", "xmldiff", "xmldiff", _from_matches, "xml"),
    ]


def written(version: Version, form: str) -> str:
    """The version in the form that a tool reads: Markdown, the same lines as HTML paragraphs, or articles in XML."""
    if form == "html":
        return "\n".join(f"<p>{escape(line)}</p>" for line in version.lines if line)
    if form == "xml":
        return "\n".join(_xml(version))
    return version.markdown


def _library(
    peers: str, name: str, entry: str, package: str, read: Callable[[Pair, str], Answer], form: str = "md"
) -> Tool:
    command = (peers, "-P", str(_HERE / "library.py"), entry)
    ask = f"from importlib.metadata import version; print(version({package!r}))" if package else "print('standard')"
    found = subprocess.run([peers, "-c", ask], capture_output=True, text=True, check=False)
    return Tool(name, found.stdout.strip() if found.returncode == 0 else "", command, command, read, form)


def _version(program: str) -> str:
    if not shutil.which(program):
        return ""
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"\d+(?:\.\d+)+", said)
    return found[0] if found else "of unknown version"


# Reading the answers


def _clause_links(pair: Pair, output: str) -> Answer:
    """Our JSON: a clause is known by its line; what stands under a moved article or paragraph has moved with it."""
    answer = json.loads(output)
    clauses = [{clause.line: at for at, clause in enumerate(version.clauses)} for version in (pair.old, pair.new)]
    edges: set[Edge] = set()
    moved_lines: set[Edge] = set()
    words = 0
    for link in answer["links"]:
        old, new = ([clause["line"] for clause in link[side]] for side in ("old", "new"))
        if link["moved"]:
            moved_lines.update((a, b) for a in old for b in new)
        inside = [[at[line] for line in lines if line in at] for at, lines in zip(clauses, (old, new), strict=True)]
        edges.update((a, b) for a in inside[0] for b in inside[1])
        if any(inside) or not pair.links:
            words += changed_words([(operation, text) for operation, text in link["words"]])
    above = [_above(version) for version in (pair.old, pair.new)]
    moved = frozenset(
        (a, b) for a, b in edges if any(lines in moved_lines for lines in zip(above[0][a], above[1][b], strict=True))
    )
    return Answer(frozenset(edges), moved, words)


def _above(version: Version) -> list[tuple[int, int, int]]:
    """For every clause its own line, and those of the paragraph and of the article heading that it stands under."""
    articles = iter([line for line, depth, _ in version.headings if depth == 2])
    coming = next(articles, 0)
    out = []
    article = paragraph = 0
    for clause in version.clauses:
        while coming and coming < clause.line:
            article, coming = coming, next(articles, 0)
        if not clause.label.startswith("("):
            paragraph = clause.line
        out.append((clause.line, paragraph, article))
    return out


def _from_script(pair: Pair, output: str) -> Answer:
    return answer_from_runs(pair, [(operation, text) for operation, text in json.loads(output)])


def _from_matches(_pair: Pair, output: str) -> Answer:
    """xmldiff: matched clauses and moves; it replaces the whole text of a clause, so it shows no changed words."""
    links = json.loads(output)
    edges = frozenset((a, b) for a, b, _ in links)
    return Answer(edges, frozenset((a, b) for a, b, moved in links if moved))


def _from_wdiff(pair: Pair, output: str) -> Answer:
    runs: list[Run] = []
    kind = "keep"
    for part in re.split("([\x01-\x04])", output):
        if part in _WDIFF_MARKS:
            kind = _WDIFF_MARKS[part]
        elif part:
            runs.append((kind, part))  # type: ignore[arg-type]
    return answer_from_runs(pair, runs)


def _from_git(pair: Pair, output: str) -> Answer:
    """The porcelain word diff with the whole file as context; `~` stands for an end of line."""
    kinds = {" ": "keep", "-": "delete", "+": "insert"}
    lines = iter(output.split("\n"))
    for line in lines:
        if line.startswith("@@"):
            break
    runs: list[Run] = [
        (kinds[line[0]], line[1:] + "\n")  # type: ignore[misc]
        for line in lines
        if line and line[0] in kinds
    ]
    return answer_from_runs(pair, runs)


def _xml(version: Version) -> Iterator[str]:
    """Articles with their clauses; labels and numbers are left out, which is to the good of a tool that knows none."""
    marks = {line: (depth, title) for line, depth, title in version.headings}
    clauses = {clause.line: clause.text for clause in version.clauses}
    inside = False
    yield "<treaty>"
    for number in range(1, len(version.lines) + 1):
        if number in marks and marks[number][0] == 2:
            yield (
                "</article>" if inside else ""
            ) + f"<article><heading>{escape(marks[number][1].split('. ', 1)[1])}</heading>"
            inside = True
        elif number in clauses:
            yield f"<clause>{escape(clauses[number])}</clause>"
    yield ("</article>" if inside else "") + "</treaty>"
