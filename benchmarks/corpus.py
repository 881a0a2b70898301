"""Two versions of a made-up treaty, and the truth about them: which clause became which, what moved, how much changed.

The same seed, size and rates give the same texts to the letter. A clause is one line of Markdown, so that every tool
compared reads the same file; cross references are kept as marks until a version is written, so that renumbering changes
them as it does in a real negotiation.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from benchmarks import phrases
from benchmarks.wording import distance

Kind = Literal["same", "edited", "split", "merged", "inserted", "deleted"]

_REFERENCE = re.compile("\x01(\\d+)\x02")  # a reference to an article, by the number it was born with
_MEAN_ARTICLE = 11
_ARTICLES_IN_A_PART = 8


@dataclass(frozen=True)
class Rates:
    """How often each thing happens: to a clause (words), to a paragraph with its items (place), to an article."""

    edit: float = 0.15
    rewrite: float = 0.02
    bracket: float = 0.06
    move: float = 0.03
    split: float = 0.015
    merge: float = 0.015
    delete: float = 0.03
    insert: float = 0.03
    article_move: float = 0.02
    article_insert: float = 0.02


LIGHT = Rates()
HEAVY = Rates(0.40, 0.10, 0.12, 0.08, 0.03, 0.03, 0.06, 0.08, 0.06, 0.06)


@dataclass(frozen=True)
class Clause:
    """A clause as it stands in a file: the 1-based line, the printed label, and its words without the label."""

    line: int
    label: str
    text: str


@dataclass(frozen=True)
class Link:
    """What became of some clauses (0-based, in the order of each version). `words` were really deleted or inserted."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool
    kind: Kind
    words: int


@dataclass(frozen=True)
class Version:
    """One version: its lines as Markdown, its clauses, and the headings (line, depth) that stand above them."""

    lines: tuple[str, ...]
    clauses: tuple[Clause, ...]
    headings: tuple[tuple[int, int, str], ...]

    @property
    def markdown(self) -> str:
        """The file that is compared."""
        return "\n".join(self.lines) + "\n"


@dataclass(frozen=True)
class Pair:
    """Two versions with the truth between them; `links` is empty for real texts, of which nobody knows it."""

    name: str
    old: Version
    new: Version
    links: tuple[Link, ...] = ()

    @property
    def words(self) -> int:
        """How many words really changed: the shortest script of one who knows the links, a move costing nothing."""
        return sum(link.words for link in self.links)


@dataclass
class _Draft:
    """A clause in the making: where its words come from, and whether it left its place."""

    words: list[str]
    item: bool = False
    origin: tuple[int, ...] = ()
    moved: bool = False


@dataclass
class _Article:
    born: int
    title: str
    part: int
    paragraphs: list[list[_Draft]] = field(default_factory=list)  # each a clause and its items
    moved: bool = False


def make_pair(size: int, seed: int = 1, rates: Rates = LIGHT, name: str = "") -> Pair:
    """A treaty of `size` clauses, its next version, and the truth."""
    writer = _Writer(random.Random(f"{seed}/{size}"), max(4, size // _MEAN_ARTICLE))
    articles = writer.treaty(size)
    numbers = {article.born: at for at, article in enumerate(articles, 1)}
    old = _written(articles, numbers)
    for at, draft in enumerate(_drafts(articles)):
        draft.origin = (at,)
    revised = _Reviser(writer, rates).revise(articles)
    numbers = {article.born: at for at, article in enumerate(revised, 1)}
    new = _written(revised, numbers)
    return Pair(name or f"{size} clauses, seed {seed}", old, new, tuple(_truth(revised, old, new)))


class _Writer:
    """Drafts language at random: sentences, clauses, brackets, and small or heavy changes to them."""

    def __init__(self, rng: random.Random, articles: int) -> None:
        self.rng = rng
        self.articles = articles

    def treaty(self, size: int) -> list[_Article]:
        """`size` clauses in articles, some of them boilerplate or nearly the same as an earlier one."""
        rng = self.rng
        articles: list[_Article] = []
        seen: list[list[str]] = []
        while len(seen) < size:
            article = _Article(len(articles), rng.choice(phrases.TITLES), len(articles) // _ARTICLES_IN_A_PART)
            for _ in range(min(size - len(seen), max(3, round(rng.gauss(_MEAN_ARTICLE, 4))))):
                draw = rng.random()
                if draw < 0.02:
                    words = rng.choice(phrases.BOILERPLATE).split()
                elif draw < 0.07 and seen:
                    words = self.edited(rng.choice(seen), rng.randint(2, 4))
                else:
                    words = self.clause()
                seen.append(words)
                previous = article.paragraphs[-1] if article.paragraphs else []
                if previous and len(previous) < 9 and rng.random() < (0.7 if len(previous) > 1 else 0.25):
                    previous.append(_Draft(words, item=True))
                else:
                    article.paragraphs.append([_Draft(words)])
            articles.append(article)
        self.articles = len(articles)
        return articles

    def sentence(self) -> list[str]:
        """One obligation: who, how binding, what, and on what condition."""
        rng = self.rng
        thing = rng.choice(phrases.OBJECTS)
        if rng.random() < 0.6:
            thing += f" and {rng.choice(phrases.DETAILS)} {rng.choice(('waters', 'matters', 'uses', 'sites'))}"
        reference = f"article \x01{rng.randrange(self.articles)}\x02, paragraph {rng.randint(1, 7)}"
        condition = rng.choice(phrases.QUALIFIERS).format(ref=reference, number=rng.randint(2, 180))
        parts = (rng.choice(phrases.ACTORS), rng.choice(phrases.MODALS), rng.choice(phrases.VERBS), thing, condition)
        return " ".join(parts).split()

    def clause(self) -> list[str]:
        """A clause of about fifty words, one in eight with a bracket."""
        rng = self.rng
        wanted = max(12, rng.gauss(46, 16))
        words = self.sentence()
        while len(words) < wanted:
            joint = rng.choice(phrases.JOINTS).split()
            following = self.sentence()
            following[0] = following[0].lower()
            words[-1] += joint[0]
            words += joint[1:] + following
        words[-1] += "."
        return self.bracketed(words) if rng.random() < 0.12 else words

    def bracketed(self, words: list[str]) -> list[str]:
        """The clause with a bracket opened: words that may go, or words with an alternative."""
        rng = self.rng
        if len(words) < 10:
            return words
        start = rng.randrange(2, len(words) - 6)
        end = start + rng.randint(1, 4)
        if any(set(word) & set("[]\x01,;.") for word in words[start:end]):
            return words
        side = " ".join(words[start:end])
        kind = rng.random()
        if kind < 0.5:
            marked = f"[{side}]"
        elif kind < 0.8:
            marked = f"[{side}][{rng.choice(phrases.DETAILS)} {rng.choice(phrases.DETAILS)}]"
        else:
            marked = f"[{side} / {rng.choice(phrases.DETAILS)}]"
        return words[:start] + marked.split() + words[end:]

    def lifted(self, words: list[str]) -> list[str]:
        """The clause with every bracket lifted, its first sides kept."""
        kept = re.sub(r"\]\[[^\[\]]*\]", "]", " ".join(words))
        return re.sub(r"\[([^\[\]]*?)(?: / [^\[\]]*)?\]", r"\1", kept).split()

    def edited(self, words: list[str], times: int) -> list[str]:
        """The clause with a few words substituted, added or struck; references are left alone."""
        rng = self.rng
        out = list(words)
        for _ in range(times):
            at = rng.randrange(1, len(out))
            bare = re.sub(r"\W", "", out[at])
            if not bare or set(out[at]) & set("\x01[]"):
                continue
            kind = rng.random()
            if kind < 0.45:
                fresh = phrases.SMALL_CHANGES.get(bare) or rng.choice(phrases.DETAILS)
                out[at : at + 1] = out[at].replace(bare, fresh).split()
            elif kind < 0.75:
                out[at:at] = rng.choice((rng.choice(phrases.ADDITIONS), rng.choice(phrases.DETAILS))).split()
            elif len(out) > 8:
                del out[at]
        return out

    def rewritten(self, words: list[str]) -> list[str]:
        """The clause with about half of its words put otherwise, whole spans at a time."""
        rng = self.rng
        out = list(words)
        left = round(len(words) * rng.uniform(0.35, 0.6))
        while left > 0 and len(out) > 8:
            length = min(left, rng.randint(2, 7))
            start = rng.randrange(max(1, len(out) - length))
            left -= length
            if set("".join(out[start : start + length])) & set("[]"):
                continue
            fresh = self.sentence()
            cut = rng.randrange(max(1, len(fresh) - length))
            out[start : start + length] = fresh[cut : cut + length + rng.randint(-2, 2)]
        return out


class _Reviser:
    """Makes the next version: words first, then clauses moved, then articles moved and inserted."""

    def __init__(self, writer: _Writer, rates: Rates) -> None:
        self.writer = writer
        self.rng = writer.rng
        self.rates = rates
        self.inserted = 10**6  # articles born later are referred to by nobody

    def revise(self, articles: list[_Article]) -> list[_Article]:
        taken: list[tuple[int, list[_Draft]]] = []
        revised = []
        for at, article in enumerate(articles):
            kept = _Article(article.born, article.title, article.part)
            kept.paragraphs = list(self._paragraphs(article, at, taken))
            revised.append(kept)
        for at, paragraph in taken:
            target = self.rng.choice([to for to in range(len(revised)) if abs(to - at) > 1] or [at])
            into = revised[target].paragraphs
            into.insert(self.rng.randint(0, len(into)), paragraph)
        revised = [article for article in revised if article.paragraphs]
        for _ in range(_count(len(articles), self.rates.article_move)):
            self._move_article(revised)
        for _ in range(_count(len(articles), self.rates.article_insert)):
            fresh = _Article(self.inserted, self.rng.choice(phrases.TITLES), 0)
            fresh.paragraphs = [[_Draft(self.writer.clause())] for _ in range(self.rng.randint(1, 4))]
            self.inserted += 1
            _place(revised, self.rng.randint(0, len(revised)), fresh)
        return revised

    def _paragraphs(self, article: _Article, at: int, taken: list[tuple[int, list[_Draft]]]) -> Iterator[list[_Draft]]:
        rates = self.rates
        rest = list(article.paragraphs)
        while rest:
            paragraph = rest.pop(0)
            if self.rng.random() < rates.insert:
                yield [_Draft(self.writer.clause())]
            draw = self.rng.random()
            if draw < rates.delete:
                continue
            if draw < rates.delete + rates.move:
                revised = [self._worded(draft, self.rng.random() < 0.5) for draft in paragraph]
                taken.append((at, [replace(draft, moved=True) for draft in revised]))
            elif draw < rates.delete + rates.move + rates.split and len(paragraph[0].words) > 16:
                first, second = self._split(paragraph[0])
                yield [first]
                yield [second, *(self._worded(item, True) for item in paragraph[1:])]
            elif draw < rates.delete + rates.move + rates.split + rates.merge and len(paragraph) == 1 and rest:
                following = rest.pop(0)
                yield [_merged(paragraph[0], following[0]), *(self._worded(item, True) for item in following[1:])]
            else:
                yield [self._worded(draft, True) for draft in paragraph]

    def _worded(self, draft: _Draft, open_to_change: bool) -> _Draft:
        rates = self.rates
        draw = self.rng.random()
        words = draft.words
        if open_to_change and draw < rates.edit:
            words = self.writer.edited(words, self.rng.randint(1, 8))
        elif open_to_change and draw < rates.edit + rates.rewrite:
            words = self.writer.rewritten(words)
        elif open_to_change and draw < rates.edit + rates.rewrite + rates.bracket:
            has_bracket = any("[" in word for word in words)
            words = self.writer.lifted(words) if has_bracket else self.writer.bracketed(words)
        return replace(draft, words=words)

    def _split(self, draft: _Draft) -> tuple[_Draft, _Draft]:
        words = draft.words
        cut = len(words) * self.rng.randint(38, 62) // 100
        while cut < len(words) - 1 and _inside_bracket(words[:cut]):
            cut += 1
        first = [*words[: cut - 1], words[cut - 1].rstrip(",;.") + "."]
        second = [words[cut][:1].upper() + words[cut][1:], *words[cut + 1 :]]
        return replace(draft, words=first), replace(draft, words=second)

    def _move_article(self, articles: list[_Article]) -> None:
        """A whole article goes to a place far enough away that it, not what it passed, has moved."""
        start = self.rng.randrange(len(articles))
        far = [to for to in range(len(articles)) if abs(to - start) > 2]
        if not far or articles[start].moved:
            return
        article = articles.pop(start)
        article.moved = True
        _place(articles, self.rng.choice(far), article)


def _inside_bracket(words: list[str]) -> bool:
    text = "".join(words)
    return text.count("[") > text.count("]")


def _place(articles: list[_Article], at: int, article: _Article) -> None:
    """Puts an article into the part of the one that it follows."""
    article.part = articles[max(0, min(at, len(articles)) - 1)].part
    articles.insert(at, article)


def _count(articles: int, rate: float) -> int:
    """How many articles a rate means: at least one, so that a short text has one too, unless the rate is nought."""
    return max(1, round(articles * rate)) if rate else 0


def _merged(first: _Draft, second: _Draft) -> _Draft:
    joined = [*first.words[:-1], first.words[-1].rstrip(".") + ";", second.words[0].lower(), *second.words[1:]]
    return _Draft(joined, first.item, first.origin + second.origin)


def _drafts(articles: list[_Article]) -> Iterator[_Draft]:
    for article in articles:
        for paragraph in article.paragraphs:
            yield from paragraph


def _written(articles: list[_Article], numbers: dict[int, int]) -> Version:
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


def _truth(articles: list[_Article], old: Version, new: Version) -> Iterator[Link]:
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
