"""A paragraph of a redline before it is XML, and paragraphs kept apart where an editor would take two changes for one.

LibreOffice joins a change at the end of a paragraph with one of the same kind that begins the next one, and takes the
end between them along, though nobody changed it. So no two such changes are left on both sides of an end that stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rollingtext.document.patterns import pattern
from rollingtext.writers.docx.runs import (
    Atom,
    Op,
    Pen,
    Sign,
    changed_mark,
    changed_runs,
    changed_style,
    escaped,
    is_right_to_left,
    properties,
)

_MINUTES = pattern(r"(.*T\d\d:)(\d\d)(.*)")
_SOME_DATE = "1980-01-01T00:00:00Z"
_KINDS: dict[Op, str] = {"keep": "", "insert": "adds", "move-to": "adds", "delete": "strikes", "move-from": "strikes"}


class Range(NamedTuple):
    """The part of a move that a paragraph is in: its name, and whether it is the first or the last there."""

    name: str
    first: bool
    last: bool


class Laid(NamedTuple):
    """A paragraph: its characters, what happened to its end and who did that, its style, and the style it had.

    `old` is its style in the old text, `new` in the new one; one that is only in one of them has no other.
    """

    content: tuple[Atom, ...]
    op: Op
    sign: Sign
    old: str
    new: str
    range: Range | None = None


def kept_apart(paragraphs: Iterable[Laid]) -> list[Laid]:
    """The same paragraphs, their changes put so that none touches another of its kind across an end that stays."""
    out: list[Laid] = []
    for paragraph, noted in _with_notes_told(paragraphs):
        if noted and out and out[-1].op == "keep":
            out += _typed_on(out.pop(), paragraph)
        elif out and _touch(out[-1], paragraph):
            before = out.pop()
            apart = _told_later if _has_note(before) and _is_whole(paragraph) else _apart
            out += apart(before, paragraph)
        else:
            out.append(paragraph)
    return out


def _with_notes_told(paragraphs: Iterable[Laid]) -> Iterator[tuple[Laid, bool]]:
    """The paragraphs, those with notes first; and whether one begins a row with notes in it.

    LibreOffice leaves an empty paragraph where one with a note came or went with its own end, and none where it came
    or went with the end of the one before it. Of several in one row only the first could, so there none does.
    """
    row: list[Laid] = []
    for paragraph in (*paragraphs, None):
        if paragraph is not None and paragraph.op in ("insert", "delete") and _is_whole(paragraph):
            row.append(paragraph)
            continue
        parts = [[each for each in row if each.op == op] for op in ("insert", "delete")]
        parts.sort(key=lambda part: not any(map(_has_note, part)))
        for part in parts if any(map(_has_note, row)) else [row]:
            noted = sum(map(_has_note, part)) == 1
            yield from ((each, noted and at == 0) for at, each in enumerate(part))
        row = []
        if paragraph is not None:
            yield paragraph, False


def _is_whole(paragraph: Laid) -> bool:
    """Whether a paragraph came or went with all its words, and did not move."""
    return paragraph.range is None and all(atom.op == paragraph.op for atom in paragraph.content)


def _has_note(paragraph: Laid) -> bool:
    return any(atom.piece.kind == "note" for atom in paragraph.content)


def _touch(before: Laid, after: Laid) -> bool:
    """Whether one ends with a change of the kind and by the author with which the other begins, and its end stays."""
    if before.op != "keep" or not before.content:
        return False
    last = before.content[-1]
    kind, sign = (after.content[0].op, after.content[0].sign) if after.content else (after.op, after.sign)
    return _KINDS[last.op] != "" and (_KINDS[last.op], last.sign) == (_KINDS[kind], sign)


def _apart(before: Laid, after: Laid) -> tuple[Laid, ...]:
    turned = before._replace(content=_end_turned(before.content))
    if not _touch(turned, after):
        return turned, after
    if after.op != "keep" and _is_whole(after):
        return _typed_on(before, after)
    other = after._replace(content=_start_turned(after.content))
    if not _touch(before, other):
        return before, other
    return _with_new_end(before, after)


def _typed_on(before: Laid, after: Laid) -> tuple[Laid, Laid]:
    """A whole paragraph that came or went behind a change: the end of the one before it came or went, its own stays."""
    if after.op == "insert":
        return before._replace(op=after.op, sign=after.sign, old=""), after._replace(op="keep", old=before.old)
    return before._replace(op=after.op, sign=after.sign, new=""), after._replace(op="keep", new=before.new)


def _told_later(before: Laid, after: Laid) -> tuple[Laid, ...]:
    """The second paragraph changed a minute later: what has another time is not joined."""
    sign = after.sign._replace(date=_later(after.sign.date))
    content = tuple(atom._replace(sign=sign) for atom in after.content)
    return before, after._replace(sign=sign, content=content)


def _later(date: str) -> str:
    """A minute later, or earlier at the end of an hour, where there is a time at all."""
    match = _MINUTES.fullmatch(date)
    if match is None:
        return "" if date else _SOME_DATE
    minute = int(match[2])
    return f"{match[1]}{minute + 1 if minute < 59 else minute - 1:02}{match[3]}"


def _with_new_end(before: Laid, after: Laid) -> tuple[Laid, ...]:
    """An end that is struck where words are added, and added again: so what stays is told as changed, and is the same."""
    last = before.content[-1]
    struck = before._replace(op="delete", sign=last.sign, new="")
    added = before._replace(op="insert", sign=last.sign, old="")
    first, second = (struck, added) if _KINDS[last.op] == "adds" else (added, struck)
    return first, second._replace(content=()), after


def _end_turned(content: tuple[Atom, ...]) -> tuple[Atom, ...]:
    """The content with its last change turned round: what was added before what was struck."""
    cut = len(content) - 1
    while cut >= 0 and content[cut].op == content[-1].op:
        cut -= 1
    start = cut
    while start >= 0 and content[start].op != "keep" and content[start].op == content[cut].op:
        start -= 1
    if start < 0 or cut == start or content[cut].op == "keep":
        return content
    return content[: start + 1] + content[cut + 1 :] + content[start + 1 : cut + 1]


def _start_turned(content: tuple[Atom, ...]) -> tuple[Atom, ...]:
    """The content with its first change turned round."""
    cut = 0
    while cut < len(content) and content[cut].op == content[0].op:
        cut += 1
    end = cut
    while end < len(content) and content[end].op != "keep" and content[end].op == content[cut].op:
        end += 1
    return content[cut:end] + content[:cut] + content[end:]


def xml(paragraph: Laid, writing: Pen) -> str:
    """The paragraph as XML."""
    _, op, sign, old, new, range_ = paragraph
    content = paragraph.content
    rtl = is_right_to_left("".join([atom.piece.text for atom in content]))
    mark = changed_mark(op, sign, writing)
    was = changed_style(old, sign, writing) if op == "keep" and old != new else ""
    inner = changed_runs(content, rtl, writing)
    out = f"<w:p>{properties(new or old, rtl, mark, was)}{inner}</w:p>"
    if range_ is None:
        return out
    tag = "moveFrom" if op == "move-from" else "moveTo"
    if range_.first:
        told = writing.attributes(sign)
        writing.open[tag + range_.name] = told
        out = f'<w:{tag}RangeStart w:name="{escaped(range_.name)}"{told}/>{out}'
    if range_.last:
        number = writing.open[tag + range_.name].split('"')[1]
        out = f'{out}<w:{tag}RangeEnd w:id="{number}"/>'
    return out
