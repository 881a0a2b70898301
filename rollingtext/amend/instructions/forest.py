"""All readings of a sentence, taken from the forest that lark's parser returns: few of them, however many there are.

Every node of the forest stands in some reading of the whole, so a node with more readings than are wanted is answer
enough. Each is looked at once, without recursion.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

from rollingtext.amend.instructions.words import Word


class Rule(NamedTuple):
    """What a rule of the grammar found: its name, and the rules and words under it, in order."""

    name: str
    parts: tuple[Part, ...]

    def first(self, *names: str) -> Rule | None:
        """The first rule under this one that has one of the names."""
        return next((part for part in self.parts if isinstance(part, Rule) and part.name in names), None)

    def all(self, *names: str) -> tuple[Rule, ...]:
        """All rules right under this one that have one of the names."""
        return tuple(part for part in self.parts if isinstance(part, Rule) and part.name in names)

    def words(self, kind: str) -> tuple[Word, ...]:
        """The words of a kind right under this rule."""
        return tuple(part for part in self.parts if isinstance(part, Word) and part.kind == kind)


Part: TypeAlias = "Rule | Word"
_Parts: TypeAlias = "tuple[Part, ...]"


def unfolded(root: Any, words: Sequence[Word], most: int) -> list[Rule]:
    """The different readings under `root`, or `most` + 1 of them when there are more than `most`."""
    done: dict[int, list[_Parts]] = {}
    opened: set[int] = set()
    stack = [root]
    while stack:
        node = stack[-1]
        if id(node) in done:
            stack.pop()
        elif not hasattr(node, "is_intermediate"):
            word = words[int(node.token)]
            done[id(node)] = [(word,)] if word.kind else [()]
        else:
            below = [child for packed in node.children for child in packed.children]
            waiting = [child for child in below if id(child) not in done and id(child) not in opened]
            if waiting and id(node) not in opened:
                opened.add(id(node))
                stack += waiting
                continue
            done[id(node)] = found = _of_node(node, done, most)
            if len(found) > most:
                return [Rule("", ()) for _ in found]
    return [part for parts in done[id(root)] for part in parts if isinstance(part, Rule)]


def _of_node(node: Any, done: dict[int, list[_Parts]], most: int) -> list[_Parts]:
    """The readings of one node: those of its parts put together, under its own name unless it only helps."""
    found: dict[_Parts, None] = {}
    for packed in node.children:
        sides = [done.get(id(child), []) for child in packed.children]
        left, right = (sides + [[()], [()]])[:2]
        for one in left:
            for other in right:
                found[_named(node, packed, one + other)] = None
                if len(found) > most:
                    return list(found)
    return list(found)


def _named(node: Any, packed: Any, parts: _Parts) -> _Parts:
    if node.is_intermediate:
        return parts
    name = str(packed.rule.alias or packed.rule.origin.name)
    return parts if name.startswith("_") else (Rule(name, parts),)
