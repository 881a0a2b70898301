"""A changed draft written into the text that it was read from: a paragraph that stays is left as it was laid out.

Whoever gave the room a file wants to see in it what changed, and nothing else. What comes of it is a proposal: only
reading it again tells whether it is the draft.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from rollingtext.document.model import HEADED, Blocks, Clause, Draft
from rollingtext.document.tree import clauses_of, walk
from rollingtext.document.values import replace
from rollingtext.notation.nesting import INDENT

_APART = "\n\n"

_Placed: TypeAlias = "tuple[Clause, str]"
"""A clause, and what stands before it on its line: blanks, or the signs of a heading."""


def in_place(draft: Draft, before: Draft, line: Callable[[Clause], str]) -> str | None:
    """The text of `before` with the changes made in it; `None` where clauses stand in another order than there.

    `line` gives a clause that has changed, or is new, on one line.
    """
    if before.source is None:
        return None
    text = before.source.text
    old = [clause for clause in walk(before.blocks) if clause.span is not None]
    at = {clause.span.start: number for number, clause in enumerate(old) if clause.span is not None}
    end = _line_start(text, old[0]) if old else len(text)
    out = [text[:end]]
    done = 0
    for clause, prefix in _placed(draft.blocks, text, ""):
        number = at.get(clause.span.start) if clause.span is not None else None
        if number is None:
            out.append(_between(text, old, done) + prefix + line(clause) if done else prefix + line(clause) + _APART)
            continue
        if number < done:
            return None
        end = _without(old[done:number], text, end, out)
        was = old[number]
        assert was.span is not None
        out.append(text[end : was.span.start] if done else text[end : was.span.start].lstrip("\r\n"))
        same = replace(was, children=()) == replace(clause, children=())
        out.append(text[was.span.start : was.span.end] if same else line(clause))
        end, done = was.span.end, number + 1
    end = _without(old[done:], text, end, out)
    return "".join([*out, text[end:]])


def _without(gone: list[Clause], text: str, end: int, out: list[str]) -> int:
    """Leaves clauses out and keeps what stands between them, such as a comment; tells where the last one ends."""
    for clause in gone:
        between = text[end : _line_start(text, clause)]
        if between.strip():
            out.append(between.rstrip())
        end = clause.span.end if clause.span is not None else end
    return end


def _between(text: str, old: list[Clause], number: int) -> str:
    """The blank lines that set the clause before apart from its neighbour, where there is nothing else."""
    here, following = old[number - 1].span, old[number].span if number < len(old) else None
    if here is None or following is None:
        return _APART
    gap = text[here.end : _line_start(text, old[number])]
    return gap if gap and not gap.strip() else _APART


def _line_start(text: str, clause: Clause) -> int:
    return text.rfind("\n", 0, clause.span.start) + 1 if clause.span is not None else 0


def _placed(blocks: Blocks, text: str, above: str) -> Iterator[_Placed]:
    """Every clause in reading order with what stands before it; a new one is set like those beside it."""
    clauses = list(clauses_of(blocks))
    beside: dict[bool, str] = {}
    for clause in clauses:
        if clause.span is not None:
            beside.setdefault(clause.kind in HEADED, text[_line_start(text, clause) : clause.span.start])
    for clause in clauses:
        headed = clause.kind in HEADED
        prefix = beside.get(headed)
        if prefix is None:
            prefix = f"#{above if above.startswith('#') else '# '}" if headed else "" if above.strip() else above
        if clause.span is not None:
            prefix = text[_line_start(text, clause) : clause.span.start]
        yield clause, prefix
        yield from _placed(clause.children, text, prefix if headed else _deeper(prefix))


def _deeper(prefix: str) -> str:
    return prefix + " " * INDENT if not prefix.strip() else " " * INDENT
