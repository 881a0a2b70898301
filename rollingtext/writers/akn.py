"""A draft as Akoma Ntoso 3.0 in the profile of the United Nations (docs/akoma-ntoso.md tells what becomes what).

The characters of the text are all there as they are printed, brackets and names included; elements and attributes say
the same to programs that know no brackets. What no element says stands under `proprietary`, so that nothing is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rollingtext.document.diagnostics import Diagnostic
from rollingtext.document.model import HEADED, Blocks, Clause, Contested, Draft, own_words
from rollingtext.document.patterns import pattern
from rollingtext.notation.render import render
from rollingtext.writers import _akn_meta
from rollingtext.writers._akn_meta import Told
from rollingtext.writers._akn_names import Names, element_of
from rollingtext.writers._akn_words import Words
from rollingtext.writers._akn_xml import AKN, OWN, characters, element, indented, tag
from rollingtext.writers._line import lead, number_of

if TYPE_CHECKING:
    from rollingtext.negotiation.record import Negotiation

SUFFIXES = (".akn", ".xml")
KNOWS_THE_RECORD = True
"""The writer tells the versions before this one, where the negotiation's record is given."""

_EMPHASIS = pattern(r"[*_\\]")
_MARKERS = pattern(r"[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}")


def write(draft: Draft, record: Negotiation | None = None) -> tuple[str, tuple[Diagnostic, ...]]:
    """The draft as an XML text, with the versions that `record` knows before it. Every draft can be written."""
    names = Names()
    footnotes = [note for note in draft.notes if note.kind == "footnote"]
    marked: dict[str, str] = {}
    for index, note in enumerate(footnotes, start=1):
        marked.setdefault(note.name, f"note_{index}")
    words = Words(names, marked)
    body = _Body(names, words)
    body.blocks(draft.blocks, "", "body", 3)
    notes = [
        element(
            tag("note", ("eId", f"note_{index}"), ("marker", note.name)),
            element("p", words.written(note.body, f"note_{index}")),
        )
        for index, note in enumerate(footnotes, start=1)
    ]
    links = [(note.name, render(note.body)) for note in draft.notes if note.kind == "link"]
    meta = draft.meta
    known = _akn_meta.history(meta, record)
    work = _akn_meta.work_of(record.title if record and record.title else meta.title)
    told = Told(names.parties, words.contested, words.placeholders)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<akomaNtoso xmlns="{AKN}" xmlns:rt="{OWN}">']
    lines += [' <bill name="treatyDraft" contains="singleVersion">', "  <meta>"]
    for part in (
        _akn_meta.identification(work, meta), _akn_meta.lifecycle(known), _akn_meta.references(work, meta, known, told),
        ['<notes source="#rollingtext">', *notes, "</notes>"] if notes else [],
        _akn_meta.own_words(meta, links, draft.furniture),
    ):  # fmt: skip
        lines += indented(part, 3)
    lines.append("  </meta>")
    if meta.title:
        lines.append(f"  <preface><p><docTitle>{characters(meta.title)}</docTitle></p></preface>")
    lines += ["  <body>", *(body.lines or ['   <hcontainer name="empty" eId="hcontainer_1"/>']), "  </body>"]
    return "\n".join([*lines, " </bill>", "</akomaNtoso>"]) + "\n", ()


class _Body:
    """The clauses, one line for each element."""

    def __init__(self, names: Names, words: Words) -> None:
        self.names, self.words = names, words
        self.lines: list[str] = []

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
        own = self.names.clause(prefix, name, clause, apart)
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
