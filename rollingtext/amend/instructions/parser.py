"""Sentences read by the grammar: every way in which one can be read, or the word at which reading ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from rollingtext.amend.instructions.forest import Rule, unfolded
from rollingtext.amend.instructions.words import Word
from rollingtext.document.bundled import package_text
from rollingtext.document.limits import MAX_SENTENCE_READINGS

if TYPE_CHECKING:
    from lark import Lark


class Stuck(NamedTuple):
    """Where reading ended: at `word`, or behind the last word when that is `None`."""

    word: Word | None


def readings(words: Sequence[Word], rule: str = "start") -> list[Rule] | Stuck:
    """Every reading of a sentence (or of another `rule` of the grammar), or where it cannot be read on.

    There are at most `MAX_SENTENCE_READINGS` and one: so many stand for all beyond that.
    """
    from lark.exceptions import UnexpectedInput

    try:
        forest: Any = _grammar().parse(words, start=rule)
    except UnexpectedInput as problem:
        at = getattr(getattr(problem, "token", None), "start_pos", None)
        return Stuck(words[at] if isinstance(at, int) and 0 <= at < len(words) else None)
    return unfolded(forest, words, MAX_SENTENCE_READINGS)


@cache
def _grammar() -> Lark:
    from lark import Lark, Token
    from lark.lexer import Lexer, PatternStr

    class Words(Lexer):
        """Gives the grammar the words of a sentence, by the name that it has for each."""

        def __init__(self, conf: Any) -> None:
            self._names = {
                term.pattern.value: term.name for term in conf.terminals if isinstance(term.pattern, PatternStr)
            }

        def lex(self, lexer_state: Any, parser_state: Any = None) -> Iterator[Token]:
            for at, word in enumerate(lexer_state):
                name = word.kind or self._names.get(word.text, "OTHER")
                yield Token(name, str(at), start_pos=at, end_pos=at + 1)

    text = package_text("rollingtext.amend.instructions", "grammar.lark")
    return Lark(
        text,
        parser="earley",
        lexer=Words,
        ambiguity="forest",
        maybe_placeholders=False,
        start=["start", "place_line"],
    )
