"""Two versions of a made-up treaty, and the truth about them: which clause became which, what moved, how much changed.

The same seed, size and rates give the same texts to the letter. A clause is one line of Markdown, so that every tool
compared reads the same file; cross references are kept as marks until a version is written, so that renumbering changes
them as it does in a real negotiation.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from benchmarks import phrases
from benchmarks.drafting import ARTICLE_SIZE, Article, Passage, Writer
from benchmarks.revising import LIGHT, Rates, Reviser
from benchmarks.treaty import Clause, Kind, Link, Pair, Version
from benchmarks.wording import distance

_REFERENCE = re.compile("\x01(\\d+)\x02")  # a reference to an article, by the number it was born with


def make_pair(size: int, seed: int = 1, rates: Rates = LIGHT, name: str = "") -> Pair:
    """A treaty of `size` clauses, its next version, and the truth."""
    writer = Writer(random.Random(f"{seed}/{size}"), max(4, size // ARTICLE_SIZE))
    articles = writer.treaty(size)
    numbers = {article.born: at for at, article in enumerate(articles, 1)}
    old = _written(articles, numbers)
    for at, draft in enumerate(_drafts(articles)):
        draft.origin = (at,)
    revised = Reviser(writer, rates).revise(articles)
    numbers = {article.born: at for at, article in enumerate(revised, 1)}
    new = _written(revised, numbers)
    return Pair(name or f"{size} clauses, seed {seed}", old, new, tuple(_truth(revised, old, new)))


def _drafts(articles: list[Article]) -> Iterator[Passage]:
    for article in articles:
        for paragraph in article.paragraphs:
            yield from paragraph


def _written(articles: list[Article], numbers: dict[int, int]) -> Version:
    """The version as Markdown: parts of about eight articles, articles, paragraphs, items; references resolved."""

    def number(found: re.Match[str]) -> str:
        return str(numbers.get(int(found[1]), 1))

    lines: list[str] = []
    clauses: list[Clause] = []
    headings: list[tuple[int, int, str]] = []

    def put(line: str) -> int:
        lines.extend((line, ""))
        return len(lines) - 1

    part = -1
    for at, article in enumerate(articles):
        if article.part != part:
            part = article.part
            title = f"Part {_roman(part + 1)}. {phrases.PARTS[part % len(phrases.PARTS)]}"
            headings.append((put(f"# {title}"), 1, title))
        title = f"Article {at + 1}. {article.title}"
        headings.append((put(f"## {title}"), 2, title))
        for count, paragraph in enumerate(article.paragraphs, 1):
            for below, draft in enumerate(paragraph):
                text = _REFERENCE.sub(number, " ".join(draft.words))
                label = f"({_letters(below)})" if below else f"{count}."
                clauses.append(Clause(put(f"{'   ' if below else ''}{label} {text}"), label, text))
    return Version(tuple(lines[:-1]), tuple(clauses), tuple(headings))


def _truth(articles: list[Article], old: Version, new: Version) -> Iterator[Link]:
    groups: dict[tuple[int, ...], list[int]] = {}
    moved: set[tuple[int, ...]] = set()
    at = 0
    for article in articles:
        for paragraph in article.paragraphs:
            for draft in paragraph:
                key = draft.origin or (-1, at)
                groups.setdefault(key, []).append(at)
                if draft.origin and (draft.moved or article.moved):
                    moved.add(key)
                at += 1
    known = {source for key in groups if key[0] >= 0 for source in key}
    for key, targets in groups.items():
        yield _link(key if key[0] >= 0 else (), tuple(targets), key in moved, old, new)
    for source in range(len(old.clauses)):
        if source not in known:
            yield _link((source,), (), False, old, new)


def _link(sources: tuple[int, ...], targets: tuple[int, ...], moved: bool, old: Version, new: Version) -> Link:
    before = " ".join(old.clauses[at].text for at in sources)
    after = " ".join(new.clauses[at].text for at in targets)
    kind: Kind
    if not sources:
        kind = "inserted"
    elif not targets:
        kind = "deleted"
    elif len(targets) > 1:
        kind = "split"
    elif len(sources) > 1:
        kind = "merged"
    else:
        kind = "same" if before == after else "edited"
    return Link(sources, targets, moved, kind, distance(before, after))


def _letters(count: int) -> str:
    out = ""
    while count:
        count, digit = divmod(count - 1, 26)
        out = chr(97 + digit) + out
    return out


def _roman(number: int) -> str:
    out = ""
    for value, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        out += sign * (number // value)
        number %= value
    return out
