"""The clauses of a draft as Akoma Ntoso elements, each with its name."""

from __future__ import annotations

from rollingtext.document.model import HEADED, Blocks, Clause, Contested, own_words
from rollingtext.document.patterns import pattern
from rollingtext.writers._akn_names import Names, element_of
from rollingtext.writers._akn_words import Words
from rollingtext.writers._akn_xml import characters, element, tag
from rollingtext.writers._line import lead, number_of

_EMPHASIS = pattern(r"[*_\\]")
_MARKERS = pattern(r"[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}")


class Body:
    """The clauses, one line for each element; `named` has the name of each by its identity."""

    def __init__(self, names: Names, words: Words) -> None:
        self.names, self.words = names, words
        self.lines: list[str] = []
        self.named: dict[int, str] = {}

    def blocks(self, blocks: Blocks, prefix: str, under: str, depth: int, apart: bool = False) -> None:
        """Some clauses below the element named `prefix`, itself an `under`."""
        for block in blocks:
            if isinstance(block, Clause):
                self._clause(block, prefix, under, depth, apart)
            else:
                self._options(block, prefix, depth)

    def _put(self, depth: int, line: str) -> None:
        self.lines.append(" " * depth + line)

    def _options(self, place: Contested[Blocks], prefix: str, depth: int) -> None:
        """Options as containers in one container, the second and later ones as alternatives to the first."""
        own = self.names.counted(f"{prefix}__hcontainer_" if prefix else "hcontainer_")
        self.words.contested = True
        self._put(depth, f"<{tag('hcontainer', ('name', 'alternatives'), ('eId', own), ('refersTo', '#contested'))}>")
        first = ""
        for side in place.sides:
            for block in side.value:
                if isinstance(block, Clause):
                    first = self._clause(block, own, "hcontainer", depth + 1, True, first) or first
                else:
                    self._options(block, own, depth + 1)
        self._put(depth, "</hcontainer>")

    def _clause(self, clause: Clause, prefix: str, under: str, depth: int, apart: bool, first: str = "") -> str:
        """One clause with everything under it; gives its name."""
        name = element_of(clause, under)
        own = self.named[id(clause)] = self.names.clause(prefix, name, clause, apart)
        kind = ("name", "option") if clause.kind == "option" else ("name", "")
        alternative = ("alternativeTo", f"#{first}" if first else "")
        self._put(depth, f"<{tag(name, kind, ('eId', own), alternative)}>")
        if clause.label is not None or clause.lead:
            self._put(depth + 1, self._number(clause))
        content = self.words.written(own_words(clause), own)
        children = clause.children
        if clause.kind in HEADED:
            if content:
                self._put(depth + 1, element("heading", content))
            chapeau = children[0] if children else None
            if isinstance(chapeau, Clause) and chapeau.kind == "chapeau":
                children = children[1:]
                self.named[id(chapeau)] = f"{own}__intro"
                said = element("p", self.words.written(chapeau.body, f"{own}__intro"))
                self._put(depth + 1, element(tag("intro", ("eId", f"{own}__intro")), said))
        elif children and content:
            self._put(depth + 1, element("intro", element("p", content)))
        elif not children:
            self._put(depth + 1, element("content", element("p", content)))
        self.blocks(children, own, name, depth + 1, apart)
        self._put(depth, f"</{name}>")
        return own

    def _number(self, clause: Clause) -> str:
        """The number with the brackets before it; with its emphasis as an attribute where it has any."""
        number = number_of(clause)
        raw = lead(clause) + number
        if not _EMPHASIS.search(raw):
            return element("num", self.words.written(clause.lead, "") + characters(number))
        return element(tag("num", ("rt:raw", raw)), characters(_MARKERS.sub("", raw)))
