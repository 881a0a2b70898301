"""The words that changed between some clauses and what became of them, with their numbers and the ends of paragraphs.

What is compared of clauses that were split or joined are their words with a blank between. Here each such blank becomes
the end of a paragraph and the number that follows it, in the version that has them there.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from rollingtext.compare.words import Run, word_diff
from rollingtext.writers.docx.sheet import END, Piece, Printed


def joined(paragraphs: Sequence[Printed]) -> list[Piece]:
    out: list[Piece] = []
    for at, paragraph in enumerate(paragraphs):
        out += [END] if at else []
        out += [piece for piece in paragraph.pieces if piece.text]
    return out


def runs_between(before: Sequence[Printed], after: Sequence[Printed], words: Sequence[Run]) -> list[Run]:
    """The runs of words with the numbers of the clauses, and the ends of paragraphs for the blanks that join clauses."""
    own = [each.text[each.own :] for each in before], [each.text[each.own :] for each in after]
    said = (
        "".join([run.text for run in words if run.op != "insert"]),
        "".join([run.text for run in words if run.op != "delete"]),
    )
    if said != (" ".join(own[0]), " ".join(own[1])):
        return list(word_diff("\n".join([each.text for each in before]), "\n".join([each.text for each in after])))
    left, right = _cuts(before), _cuts(after)
    out = _numbers(before[0].text[: before[0].own], after[0].text[: after[0].own])
    i = j = 0
    for op, text in words:
        for char, rest in _parted(text, op, i, j, left, right):
            if not rest:
                out.append(Run(op, char))
            else:
                out += _joint(op, left.get(i) if op != "insert" else None, right.get(j) if op != "delete" else None)
            i += len(char) if op != "insert" else 0
            j += len(char) if op != "delete" else 0
    return [run for run in out if run.text]


def _cuts(paragraphs: Sequence[Printed]) -> dict[int, str]:
    """Where the own words of the next clause begin, less one: the offset of the blank, and the number that follows."""
    out: dict[int, str] = {}
    at = 0
    for one, other in itertools.pairwise(paragraphs):
        at += len(one.text) - one.own
        out[at] = other.text[: other.own]
        at += 1
    return out


def _parted(
    text: str, op: str, i: int, j: int, left: dict[int, str], right: dict[int, str]
) -> Iterator[tuple[str, bool]]:
    """A run in parts, each blank that joins clauses by itself; the second value says that a part is one."""
    stops: set[int] = set()
    if op != "insert":
        stops |= {cut - i for cut in left if i <= cut < i + len(text)}
    if op != "delete":
        stops |= {cut - j for cut in right if j <= cut < j + len(text)}
    at = 0
    for stop in sorted(stops):
        if stop > at:
            yield text[at:stop], False
        yield text[stop], True
        at = stop + 1
    if at < len(text):
        yield text[at:], False


def _joint(op: str, old: str | None, new: str | None) -> list[Run]:
    """A blank that joins clauses in the old text, in the new one or in both, as the ends and numbers that stand there."""
    if op == "delete":
        return [Run("delete", f"\n{old}")]
    if op == "insert":
        return [Run("insert", f"\n{new}")]
    if old is not None and new is not None:
        return [Run("keep", "\n"), *_numbers(old, new)]
    if old is not None:
        return [Run("delete", f"\n{old}"), Run("insert", " ")]
    return [Run("delete", " "), Run("insert", f"\n{new}")]


def _numbers(old: str, new: str) -> list[Run]:
    if old == new:
        return [Run("keep", old)]
    return [Run("delete", old), Run("insert", new)]
