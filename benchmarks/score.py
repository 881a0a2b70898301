"""How right a comparison is, against the truth of a made-up pair.

A tool's answer is the clause links it gives, which of them it calls moves, and how many words it shows as changed. A
tool that knows only words is scored on the links its kept words imply: two clauses are linked when at least half the
words of the shorter one are kept between them. A link between clauses whose texts equal those of a true link is right:
nobody can tell exact duplicates apart.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal, TypeAlias

from benchmarks.treaty import Link, Pair, Version
from benchmarks.wording import WORD

Operation: TypeAlias = Literal["keep", "delete", "insert"]
Run: TypeAlias = tuple[Operation, str]
Edge: TypeAlias = tuple[int, int]  # an old and a new clause


class UnreadableAnswer(Exception):
    """The runs of a tool do not give both texts back, so that nothing can be said about them."""


@dataclass(frozen=True)
class Answer:
    """What a tool says: linked clauses, those it calls moved, and the words it shows as deleted or inserted.

    `moved` is None for a tool that has no word for a move, `words` for one that shows no words.
    """

    edges: frozenset[Edge]
    moved: frozenset[Edge] | None = None
    words: int | None = None


@dataclass(frozen=True)
class Score:
    """Shares from 0 to 1 (1 is best); None where the pair has nothing of the kind, or the tool says nothing.

    `moves_found` are moved clauses that were linked to the place they went to; `moves_called` those also called moves;
    `moves_right` is the share of what the tool calls moves that moved. `x` is words shown as changed by words really
    changed: 1 is exact, more is noise.
    """

    f1: float
    moves_found: float | None
    moves_called: float | None
    moves_right: float | None
    splits: float | None
    merges: float | None
    x: float | None


def score(pair: Pair, answer: Answer) -> Score:
    """The answer against the truth."""
    true = {edge for link in pair.links for edge in _edges(link)}
    moved = {edge for link in pair.links if link.moved for edge in _edges(link)}
    seen = _Texts(pair)
    links, said = seen.of(answer.edges), seen.of(true)
    right = sum(seen.key(edge) in said for edge in answer.edges)
    found = sum(seen.key(edge) in links for edge in true)
    precision, recall = _share(right, len(answer.edges)) or 0.0, _share(found, len(true)) or 0.0
    called, truly = seen.of(answer.moved or ()), seen.of(moved)
    return Score(
        f1=2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        moves_found=_share(sum(seen.key(edge) in links for edge in moved), len(moved)),
        moves_called=None
        if answer.moved is None
        else _share(sum(seen.key(edge) in called for edge in moved), len(moved)),
        moves_right=_share(sum(seen.key(edge) in truly for edge in answer.moved or ()), len(answer.moved or ())),
        splits=_whole(pair, "split", seen, links),
        merges=_whole(pair, "merged", seen, links),
        x=None if answer.words is None or not pair.words else answer.words / pair.words,
    )


class _Texts:
    """Edges known by what the clauses say, so that an exact duplicate stands for its twin."""

    def __init__(self, pair: Pair) -> None:
        self.old = [clause.text for clause in pair.old.clauses]
        self.new = [clause.text for clause in pair.new.clauses]

    def key(self, edge: Edge) -> tuple[str, str]:
        return self.old[edge[0]], self.new[edge[1]]

    def of(self, edges: Iterable[Edge]) -> set[tuple[str, str]]:
        return {self.key(edge) for edge in edges}


def _edges(link: Link) -> Iterable[Edge]:
    return product(link.old, link.new)


def _whole(pair: Pair, kind: str, seen: _Texts, links: set[tuple[str, str]]) -> float | None:
    """The share of splits or merges of which every link was found."""
    wanted = [link for link in pair.links if link.kind == kind]
    return _share(sum(all(seen.key(edge) in links for edge in _edges(link)) for link in wanted), len(wanted))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


# Answers from word scripts


@dataclass(frozen=True)
class _Word:
    """A word in one version, placed by characters without blanks: tools agree on those, whatever they call a word."""

    start: int
    end: int
    clause: int  # -1 in labels and headings


def changed_words(runs: Iterable[Run]) -> int:
    """The words that a script shows as deleted or inserted; a word that is not kept whole is changed on both sides."""
    runs = list(runs)
    if all(operation == "keep" for operation, _ in runs):
        return 0
    old, new = (
        list(_words([(0, "".join(text for operation, text in runs if operation != without))]))
        for without in ("insert", "delete")
    )
    return len(old) + len(new) - 2 * sum(1 for _ in _kept(_merged(runs), old, new))


def answer_from_runs(pair: Pair, runs: Iterable[Run]) -> Answer:
    """The links that the kept words imply, and the words shown as changed in clauses; labels and headings are left out."""
    script = _merged(runs)
    for version, without in ((pair.old, "insert"), (pair.new, "delete")):
        if "".join(text for operation, text in script if operation != without) != _solid(version.markdown):
            raise UnreadableAnswer(f"without its {without} runs the script is not the version that it was made from")
    old, new = (list(_words(_lines(version))) for version in (pair.old, pair.new))
    common: Counter[Edge] = Counter()
    unchanged = 0
    for before, after in _kept(script, old, new):
        unchanged += (before.clause >= 0) + (after.clause >= 0)
        if before.clause >= 0 and after.clause >= 0:
            common[before.clause, after.clause] += 1
    sizes = [Counter(word.clause for word in side if word.clause >= 0) for side in (old, new)]
    half = (edge for edge, count in common.items() if 2 * count >= min(sizes[0][edge[0]], sizes[1][edge[1]]))
    return Answer(frozenset(half), words=sum(size.total() for size in sizes) - unchanged)


def _lines(version: Version) -> Iterator[tuple[int, str]]:
    """The lines of a version in pieces that belong to a clause or to none."""
    clauses = {clause.line: (at, clause.text) for at, clause in enumerate(version.clauses)}
    for number, line in enumerate(version.lines, 1):
        at, text = clauses.get(number, (-1, ""))
        yield -1, line.removesuffix(text) if text else line
        yield at, text


def _words(pieces: Iterable[tuple[int, str]]) -> Iterator[_Word]:
    here = 0
    for clause, text in pieces:
        for found in WORD.finditer(text):
            yield _Word(here, here + len(found[0]), clause)
            here += len(found[0])


def _kept(script: list[Run], old: list[_Word], new: list[_Word]) -> Iterator[tuple[_Word, _Word]]:
    """The words that the script keeps whole, with what they are in the newer version."""
    partners = {(word.start, word.end): word for word in new}
    starts = [word.start for word in old]
    here = there = 0
    for operation, text in script:
        if operation == "keep":
            end = here + len(text)
            for word in old[bisect_left(starts, here) : bisect_left(starts, end)]:
                partner = partners.get((word.start - here + there, word.end - here + there))
                if partner and word.end <= end:
                    yield word, partner
        here += len(text) if operation != "insert" else 0
        there += len(text) if operation != "delete" else 0


def _merged(runs: Iterable[Run]) -> list[Run]:
    """The script without blanks, neighbouring runs of one kind made one."""
    parts: list[tuple[Operation, list[str]]] = []
    for operation, text in runs:
        if not (solid := _solid(text)):
            continue
        if parts and parts[-1][0] == operation:
            parts[-1][1].append(solid)
        else:
            parts.append((operation, [solid]))
    return [(operation, "".join(texts)) for operation, texts in parts]


def _solid(text: str) -> str:
    return "".join(text.split())
