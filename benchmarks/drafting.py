"""Drafts treaty language at random, and puts it otherwise: the pen of the made-up negotiation."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field

from benchmarks import phrases

ARTICLE_SIZE = 11
_ARTICLES_IN_A_PART = 8


@dataclass
class Passage:
    """A clause in the making: where its words come from, and whether it left its place."""

    words: list[str]
    item: bool = False
    origin: tuple[int, ...] = ()
    moved: bool = False


@dataclass
class Article:
    born: int
    title: str
    part: int
    paragraphs: list[list[Passage]] = field(default_factory=list)  # each a clause and its items
    moved: bool = False


class Writer:
    """Drafts language at random: sentences, clauses, brackets, and small or heavy changes to them."""

    def __init__(self, rng: random.Random, articles: int) -> None:
        self.rng = rng
        self.articles = articles

    def treaty(self, size: int) -> list[Article]:
        """`size` clauses in articles, some of them boilerplate or nearly the same as an earlier one."""
        rng = self.rng
        articles: list[Article] = []
        seen: list[list[str]] = []
        while len(seen) < size:
            article = Article(len(articles), rng.choice(phrases.TITLES), len(articles) // _ARTICLES_IN_A_PART)
            for _ in range(min(size - len(seen), max(3, round(rng.gauss(ARTICLE_SIZE, 4))))):
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
                    previous.append(Passage(words, item=True))
                else:
                    article.paragraphs.append([Passage(words)])
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
