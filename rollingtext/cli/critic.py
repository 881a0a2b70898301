"""Differences as CriticMarkup: the new text with `{++added++}`, `{--struck--}` and `{~~old~>new~~}` words in place.

Editors and converters that know CriticMarkup accept or reject each change; to everybody else it is Markdown. What looks
like a mark in the draft is escaped, so that it stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rollingtext.compare.diff import Change
from rollingtext.compare.texts import own_text
from rollingtext.compare.told import places, what
from rollingtext.compare.words import Run
from rollingtext.document.model import HEADED
from rollingtext.document.patterns import pattern
from rollingtext.document.tree import Located
from rollingtext.notation.plain import plain
from rollingtext.writers.plaintext import number

_INDENT = 3
_SIGNS = r"[-+~=<>]"
_MARKS = pattern(rf"[\\*_`{{}}]|(?<=[{{}}]){_SIGNS}|{_SIGNS}(?=[{{}}])|(?<=[-+~=<>]){_SIGNS}|{_SIGNS}(?=[-+~=<>])")
_ENDS = pattern(rf"\A{_SIGNS}|(?<!\\){_SIGNS}\Z")


def whole(changes: Iterable[Change]) -> Iterator[str]:
    """The paragraphs of the new text with every change in it; what was deleted stands where it stood."""
    for change in changes:
        yield from _paragraphs(change)


def changed(changes: Iterable[Change]) -> Iterator[str]:
    """The clauses that changed, each below a comment that says where it is and what happened to it."""
    for change in changes:
        where = places(change).replace("->", "→")
        yield f"{{>>{escaped(f'{where}: {what(change)}')}<<}}"
        yield from _paragraphs(change, told=True)


def _paragraphs(change: Change, told: bool = False) -> Iterator[str]:
    link = change.link
    moved = "" if told or not link.moved else f" {{>>moved from {', '.join(item.locator for item in link.old)}<<}}"
    for at, (item, runs) in enumerate(_shares(change)):
        before = link.old[at] if at < len(link.old) else None
        words = _words(runs, _label(before if link.new else item, item if link.new else None))
        yield f"{_margin(item)}{words}{moved}".rstrip()
        moved = ""


def _shares(change: Change) -> Iterator[tuple[Located, Sequence[Run]]]:
    """Each clause that is written with its part of the words; what was struck stays with the words before it."""
    clauses = change.link.new or change.link.old
    left = list(change.words)
    for item in clauses[:-1]:
        size = len(own_text(item.clause))
        part: list[Run] = []
        while left and (size or left[0].op == ("delete" if change.link.new else "insert")):
            op, text = left.pop(0)
            if op == ("delete" if change.link.new else "insert"):
                part.append(Run(op, text))
                continue
            part.append(Run(op, text[:size]))
            if len(text) > size:
                left.insert(0, Run(op, text[size:]))
            size -= len(part[-1].text)
        if left:  # the blank that joins two clauses in the words of a link
            left[0] = Run(left[0].op, left[0].text[1:])
        yield item, part
    yield clauses[-1], left


def _label(old: Located | None, new: Located | None) -> tuple[Run, ...]:
    """The numbers before and after, with what stands in front of them, as runs."""
    before, after = (_number(item) if item else "" for item in (old, new))
    if before == after:
        return (Run("keep", before),)
    return (Run("delete", before), Run("insert", after))


def _number(item: Located) -> str:
    clause = item.clause
    if clause.label is None:
        return plain(clause.lead)
    titled = clause.kind == "option" and clause.heading  # the title is compared with the words
    return f"{plain(clause.lead)}{clause.label.text if titled else number(clause)} "


def _words(runs: Sequence[Run], label: Sequence[Run]) -> str:
    """Runs as one paragraph; an addition behind a deletion is written as a replacement."""
    out: list[str] = []
    waiting = ""
    merged: list[Run] = []
    for run in (*label, *runs):
        if run.text and merged and merged[-1].op == run.op:
            merged[-1] = Run(run.op, merged[-1].text + run.text)
        elif run.text:
            merged.append(run)
    for at, (op, text) in enumerate(merged):
        shown = escaped(" ".join(text.split("\n")))
        follows = merged[at + 1].op if at + 1 < len(merged) else ""
        if op == "delete" and follows == "insert":
            waiting = f"{{~~{shown}~>"
        elif op == "insert" and waiting:
            out.append(f"{waiting}{shown}~~}}")
            waiting = ""
        else:
            out.append({"keep": "{}", "delete": "{{--{}--}}", "insert": "{{++{}++}}"}[op].format(shown))
    line = "".join(out)
    return "\\" + line if line.startswith(("#", ">")) else line


def escaped(text: str) -> str:
    """Draft text in which nothing is taken for a mark: with the backslashes of Markdown."""
    return _ENDS.sub(_slash, _MARKS.sub(_slash, text))


def _slash(match: re.Match[str]) -> str:
    return "\\" + match[0]


def _margin(item: Located) -> str:
    """The beginning of a clause's line: the level of a heading, or how far in it stands below one."""
    above, depth, headings = item.parent, 0, 0
    while above is not None:
        if above.clause.kind in HEADED:
            headings += 1
        elif not headings:
            depth += 1
        above = above.parent
    return "#" * (headings + 2) + " " if item.clause.kind in HEADED else " " * (_INDENT * depth)
