"""The words of a clause as Akoma Ntoso inlines: the characters as they are printed, and round them what they mean.

Law: the characters in order are those of the notation, so that a reader needs no element to understand them; the
elements say the same once more to programs that know no brackets.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from rollingtext.document.model import (
    Contested,
    Edge,
    Editorial,
    Inline,
    Inlines,
    NoteMark,
    Placeholder,
    Remark,
    Side,
    Status,
    Text,
    is_nothing,
)
from rollingtext.document.patterns import pattern
from rollingtext.notation.plain import canonical_layout, edge_attribution, pieces
from rollingtext.writers._akn_names import Names
from rollingtext.writers._akn_xml import characters, element, tag

_SIGNS = pattern(r"[\[\]{}［］【】]+")
_NOTATION = pattern(r"[*_\\]")
_DEEPEST = 40
"""So many brackets inside one another are told as elements; deeper ones stand as characters alone."""

_TAGS = {"**": "b", "__": "b", "*": "i", "_": "i"}


class Words:
    """Writes the words of one draft."""

    def __init__(self, names: Names, notes: dict[str, str]) -> None:
        self.names, self.notes = names, notes
        self.contested = self.placeholders = False

    def written(self, items: Inlines, prefix: str, depth: int = 0) -> str:
        """The content of a paragraph, whose elements are named below `prefix`."""
        return "".join([self._inline(item, prefix, depth) for item in items])

    def _inline(self, item: Inline, prefix: str, depth: int) -> str:
        if depth > _DEEPEST and not isinstance(item, Text):
            return "".join([_literal(p.text, p.style) if p.words else _signs(p.text, p.style) for p in pieces((item,))])
        match item:
            case Text():
                return _literal(item.value, item.style)
            case Contested():
                return self._contested(item, prefix, depth)
            case Edge():
                return self._edge(item, prefix)
            case Placeholder():
                self.placeholders = True
                content = self._bracketed(item.glyphs, item.styles, item.content, prefix, depth)
                return element(tag("placeholder", ("refersTo", "#placeholder")), content)
            case Editorial():
                content = self._bracketed(item.glyphs, item.styles, item.content, prefix, depth)
                target = _signs(item.target, item.styles[1]) if item.target else ""
                return element(tag("inline", ("name", "editorial"), ("status", "editorial")), content + target)
            case Status():
                opening = tag("inline", ("name", "agreement"), ("class", item.kind))
                return element(opening, _signs(item.text, item.style))
            case NoteMark():
                return self._note_mark(item)
            case Remark():
                content = self._bracketed("{}", item.styles, item.content, prefix, depth)
                return element(tag("remark", ("status", "editorial")), content)
            case _:
                assert_never(item)

    def _bracketed(self, glyphs: str, styles: tuple[str, str], content: Inlines, prefix: str, depth: int) -> str:
        inner = self.written(content, prefix, depth + 1)
        return _signs(glyphs[0], styles[0]) + inner + _signs(glyphs[1], styles[1])

    def _note_mark(self, item: NoteMark) -> str:
        if item.note not in self.notes:
            return _signs(f"[^{item.note}]", item.style)
        opening = tag("noteRef", ("href", f"#{self.notes[item.note]}"), ("marker", item.note))
        return _styled(f"<{opening}/>", item.style)

    def _edge(self, edge: Edge, prefix: str) -> str:
        """One end of a bracket that spans clauses; `rt:span` is the number that it shares with the other end."""
        glyph = edge.glyph or ("[" if edge.opening else "]")
        if edge.opening:
            text = glyph + edge.attribution
        else:
            text = (edge.attribution or ("" if edge.behind else edge_attribution(edge))) + glyph + edge.behind
        said = self._who(text, edge.style, edge.backers, edge.against, edge.reservations)
        self.contested = True
        opening = tag(
            "inline", ("name", "bracket"), ("class", "opening" if edge.opening else "closing"),
            ("rt:span", str(edge.pair) if edge.pair is not None else ""), ("refersTo", "#contested"),
        )  # fmt: skip
        return element(opening, said)

    def _contested(self, place: Contested[Inlines], prefix: str, depth: int) -> str:
        """A place with its sides; the characters stand as `notation.plain` gives them."""
        self.contested = True
        layout = place.layout or canonical_layout(place)
        own = self.names.counted(f"{prefix}__inline_" if prefix else "inline_")
        last = len(layout.heads) - 1
        separate = layout.form == "brackets"
        against = [party for side in place.sides if is_nothing(side.value) for party in side.backers]
        written: list[str] = []
        for index, (side, head, tail) in enumerate(zip(place.sides, layout.heads, layout.tails, strict=False)):
            pair = index if separate else 0
            opening, closing = layout.styles[pair]
            before = layout.glyphs[pair][0] if separate or index == 0 else ""
            end = layout.glyphs[pair][1] if separate or index == last else ""
            end += layout.behind[index] if layout.behind else ""
            if last == 0:
                end = layout.glyphs[0][1] + "".join(layout.behind)
            told = (side.backers, () if is_nothing(side.value) else against, place.reservations)
            inner = own if last == 0 else f"{own}__inline_{index + 1}"
            content = self._who(before + head, opening, *told) + self.written(side.value, inner, depth + 1)
            content += self._who(tail + end, closing, *told)
            if index:
                written.append(_signs(layout.gaps[index - 1], opening if separate else closing))
            written.append(content if last == 0 else self._side(content, own, index, side))
        opening = tag(
            "inline", ("name", "contested"), ("class", "optional" if last == 0 else "choice"), ("eId", own),
            ("status", "undefined"), ("refersTo", "#contested"),
        )  # fmt: skip
        return element(opening, "".join(written))

    def _side(self, content: str, own: str, index: int, side: Side[Inlines]) -> str:
        """One side of several; each is the alternative to the first."""
        other = f"#{own}__inline_1" if index else ""
        opening = tag(
            "inline", ("name", "side"), ("class", "no-text" if is_nothing(side.value) else ""),
            ("eId", f"{own}__inline_{index + 1}"), ("alternativeTo", other),
        )  # fmt: skip
        return element(opening, content)

    def _who(
        self, text: str, style: str, backers: Iterable[str], against: Iterable[str], reservations: Iterable[str]
    ) -> str:
        """Signs and attribution, each name in it an opinion."""
        stance: dict[str, str] = dict.fromkeys(reservations, "null")
        stance.update(dict.fromkeys(against, "dissenting"))
        stance.update(dict.fromkeys(backers, "agreeing"))
        if not text or not stance or _NOTATION.search(text):
            return _signs(text, style)
        out: list[str] = []
        at = start = 0
        names = sorted(stance, key=len, reverse=True)
        while at < len(text):
            name = next((name for name in names if text.startswith(name, at) and _is_whole(text, at, len(name))), None)
            if name is None:
                at += 1
                continue
            out.append(characters(text[start:at]))
            opening = tag("opinion", ("type", stance[name]), ("by", f"#{self.names.party(name)}"))
            out.append(element(opening, characters(name)))
            at = start = at + len(name)
        out.append(characters(text[start:]))
        return _styled("".join(out), style)


def _is_whole(text: str, at: int, length: int) -> bool:
    """Whether the letters at `at` are no part of a longer word."""
    before, behind = text[at - 1 : at], text[at + length : at + length + 1]
    return length > 0 and not (before.isalnum() and text[at].isalnum()) and not behind.isalnum()


def _literal(text: str, style: str) -> str:
    """Words of the draft: a bracket in them is marked as one that means nothing."""
    out: list[str] = []
    at = 0
    for match in _SIGNS.finditer(text):
        out.append(characters(text[at : match.start()]))
        out.append(element(tag("inline", ("name", "literal")), characters(match[0])))
        at = match.end()
    out.append(characters(text[at:]))
    return _styled("".join(out), style)


def _signs(text: str, style: str) -> str:
    """Notation of the draft: brackets, attribution, addresses. Signs of emphasis in it are marked as such."""
    written = characters(text)
    return _styled(element(tag("inline", ("name", "notation")), written) if _NOTATION.search(text) else written, style)


def _styled(content: str, style: str) -> str:
    """The content in its emphasis; the marker stands as `class` where it is not the usual one."""
    if not style or not content:
        return content
    for marker in reversed(style.split()):
        if len(marker) == 3:
            content = element("b", element(tag("i", ("class", marker)), content))
        else:
            name = _TAGS[marker]
            content = element(tag(name, ("class", marker if marker[0] == "_" else "")), content)
    return content
