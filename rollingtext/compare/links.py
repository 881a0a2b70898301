"""Lineage edges: which clause of one version became which clause of the next."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from rollingtext.document.tree import Located

LinkKind: TypeAlias = Literal["same", "edited", "split", "merged", "inserted", "deleted"]
LinkSource: TypeAlias = Literal["computed", "stated", "confirmed"]

_INVERSE: dict[LinkKind, LinkKind] = {
    "same": "same", "edited": "edited", "split": "merged", "merged": "split",
    "inserted": "deleted", "deleted": "inserted",
}  # fmt: skip


class Link(NamedTuple):
    """One edge of lineage: the clauses `old` of the older version became the clauses `new` of the newer one.

    `kind` is *split* for one clause that became several and *merged* for several that became one (or as many, or
    fewer). `moved` says that the clause left its place in the order of the text by itself, not with a parent that
    moved; `renumbered` that another number is printed. `score` is the likeness of the words, from 0 to 1; `source`
    tells whether a person stated the edge.
    """

    kind: LinkKind
    old: tuple[Located, ...]
    new: tuple[Located, ...]
    moved: bool = False
    renumbered: bool = False
    score: float = 1.0
    source: LinkSource = "computed"

    def inverse(self) -> Link:
        """The same edge seen from the newer version."""
        return Link(_INVERSE[self.kind], self.new, self.old, self.moved, self.renumbered, self.score, self.source)


class Statement(NamedTuple):
    """What a person says about lineage, by locators: `old` became `new`; no `new`: deleted; no `old`: inserted.

    With `cut`, the reverse: none of `old` became any of `new`, whatever their words.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    source: Literal["stated", "confirmed"] = "stated"
    cut: bool = False
