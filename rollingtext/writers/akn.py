"""A draft as Akoma Ntoso 3.0 in the profile of the United Nations (docs/akoma-ntoso.md tells what becomes what).

The characters of the text are all there as they are printed, brackets and names included; elements and attributes say
the same to programs that know no brackets. What no element says stands under `proprietary`, so that nothing is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rollingtext.document.diagnostics import Diagnostic
from rollingtext.document.model import Draft
from rollingtext.notation.render import render
from rollingtext.writers import _akn_meta
from rollingtext.writers._akn_body import Body
from rollingtext.writers._akn_meta import Told
from rollingtext.writers._akn_names import Names
from rollingtext.writers._akn_words import Words
from rollingtext.writers._akn_xml import AKN, OWN, characters, element, indented, tag

if TYPE_CHECKING:
    from rollingtext.negotiation.record import Negotiation

SUFFIXES = (".akn", ".xml")
KNOWS_THE_RECORD = True
"""The writer tells the versions before this one, where the negotiation's record is given."""


def write(draft: Draft, record: Negotiation | None = None) -> tuple[str, tuple[Diagnostic, ...]]:
    """The draft as an XML text, with the versions that `record` knows before it. Every draft can be written."""
    names = Names()
    footnotes = [note for note in draft.notes if note.kind == "footnote"]
    marked: dict[str, str] = {}
    for index, note in enumerate(footnotes, start=1):
        marked.setdefault(note.name, f"note_{index}")
    words = Words(names, marked)
    body = Body(names, words)
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
    issue = _akn_meta.issue_of(meta, record)
    told = Told(names.parties, words.contested, words.placeholders)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<akomaNtoso xmlns="{AKN}" xmlns:rt="{OWN}">']
    lines += [' <bill name="treatyDraft" contains="singleVersion">', "  <meta>"]
    for part in (
        _akn_meta.identification(issue), _akn_meta.lifecycle(known), _akn_meta.references(issue.work, meta, known, told),
        ['<notes source="#rollingtext">', *notes, "</notes>"] if notes else [],
        _akn_meta.own_words(meta, links, draft.furniture),
    ):  # fmt: skip
        lines += indented(part, 3)
    lines.append("  </meta>")
    if meta.title:
        lines.append(f"  <preface><p><docTitle>{characters(meta.title)}</docTitle></p></preface>")
    lines += ["  <body>", *(body.lines or ['   <hcontainer name="empty" eId="hcontainer_1"/>']), "  </body>"]
    return "\n".join([*lines, " </bill>", "</akomaNtoso>"]) + "\n", ()
