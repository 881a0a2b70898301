"""Makes the next version: words first, then paragraphs moved, then whole articles moved and inserted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from benchmarks import phrases
from benchmarks.drafting import Article, Passage, Writer


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


class Reviser:
    """Makes the next version: words first, then clauses moved, then articles moved and inserted."""

    def __init__(self, writer: Writer, rates: Rates) -> None:
        self.writer = writer
        self.rng = writer.rng
        self.rates = rates
        self.inserted = 10**6  # articles born later are referred to by nobody

    def revise(self, articles: list[Article]) -> list[Article]:
        taken: list[tuple[int, list[Passage]]] = []
        revised = []
        for at, article in enumerate(articles):
            kept = Article(article.born, article.title, article.part)
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
            fresh = Article(self.inserted, self.rng.choice(phrases.TITLES), 0)
            fresh.paragraphs = [[Passage(self.writer.clause())] for _ in range(self.rng.randint(1, 4))]
            self.inserted += 1
            _place(revised, self.rng.randint(0, len(revised)), fresh)
        return revised

    def _paragraphs(self, article: Article, at: int, taken: list[tuple[int, list[Passage]]]) -> Iterator[list[Passage]]:
        rates = self.rates
        rest = list(article.paragraphs)
        while rest:
            paragraph = rest.pop(0)
            if self.rng.random() < rates.insert:
                yield [Passage(self.writer.clause())]
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

    def _worded(self, draft: Passage, open_to_change: bool) -> Passage:
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

    def _split(self, draft: Passage) -> tuple[Passage, Passage]:
        words = draft.words
        cut = len(words) * self.rng.randint(38, 62) // 100
        while cut < len(words) - 1 and _inside_bracket(words[:cut]):
            cut += 1
        first = [*words[: cut - 1], words[cut - 1].rstrip(",;.") + "."]
        second = [words[cut][:1].upper() + words[cut][1:], *words[cut + 1 :]]
        return replace(draft, words=first), replace(draft, words=second)

    def _move_article(self, articles: list[Article]) -> None:
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


def _place(articles: list[Article], at: int, article: Article) -> None:
    """Puts an article into the part of the one that it follows."""
    article.part = articles[max(0, min(at, len(articles)) - 1)].part
    articles.insert(at, article)


def _count(articles: int, rate: float) -> int:
    """How many articles a rate means: at least one, so that a short text has one too, unless the rate is nought."""
    return max(1, round(articles * rate)) if rate else 0


def _merged(first: Passage, second: Passage) -> Passage:
    joined = [*first.words[:-1], first.words[-1].rstrip(".") + ";", second.words[0].lower(), *second.words[1:]]
    return Passage(joined, first.item, first.origin + second.origin)
