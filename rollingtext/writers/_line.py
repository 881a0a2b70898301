"""A clause as one line of notation: what stands before its label, the label, heading or words, escaped where needed."""

from __future__ import annotations

from rollingtext.document.model import Clause, Edge, own_words
from rollingtext.notation.plain import plain
from rollingtext.notation.render import render
from rollingtext.notation.unlabelled import unlabelled


def clause_line(clause: Clause) -> str:
    """A clause on one line: what stands before its label, the label, heading or words."""
    before, words = line_parts(clause)
    return before + unlabelled(clause.label, words, clause.kind in ("section", "article"))


def line_parts(clause: Clause) -> tuple[str, str]:
    """What stands before the words of a clause, and the words."""
    words = render(own_words(clause))
    label = clause.label
    if label is None:
        return lead(clause), words
    number = number_of(clause)
    glue = "" if not words or (label.system == "han" and number.endswith(("、", "）"))) else " "
    return lead(clause) + number + glue, words


def lead(clause: Clause) -> str:
    """The brackets that open before the number, with the names in them."""
    return "".join((edge.glyph or "[") + edge.attribution for edge in clause.lead if isinstance(edge, Edge))


def number_of(clause: Clause) -> str:
    """The number of a clause as it is written; an option's with its title and colon."""
    label = clause.label
    if label is None:
        return ""
    if label.raw:
        return label.raw
    text = f"[{label.text}]" if label.contested else label.text
    if clause.kind == "option":
        title = " " + plain(clause.heading) if clause.heading else ""
        return f"{text}{title}:"
    return text
