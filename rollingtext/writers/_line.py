"""A clause as one line of notation: what stands before its label, the label, heading or words, escaped where needed."""

from __future__ import annotations

import re

from rollingtext.document.labels import OPTION_WORDS, Label
from rollingtext.document.model import Clause, Edge, own_words
from rollingtext.document.printed_label import word_label
from rollingtext.notation.paragraphs import label_in
from rollingtext.notation.plain import plain
from rollingtext.notation.render import render

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def clause_line(clause: Clause) -> str:
    """A clause on one line: what stands before its label, the label, heading or words."""
    before, words = line_parts(clause)
    return before + unlabelled(clause.label, words, clause.kind in ("section", "article"))


def unlabelled(label: Label | None, words: str, heading: bool) -> str:
    """The words with a backslash where a reader would find a label in them that is none."""
    found = label_in(words, heading)
    if found is None or (heading and label is not None):
        return words
    start, end = found
    inner = label is not None and label.word not in OPTION_WORDS and _is_option(words, start)
    if label is not None and label.system != "bullet" and not inner:
        return words
    sign = _PUNCTUATION.search(words, start, end)
    return f"{words[: sign.start()]}\\{words[sign.start() :]}" if sign else words


def _is_option(text: str, at: int) -> bool:
    found = word_label(text, at)
    return found is not None and found[0].word in OPTION_WORDS


def line_parts(clause: Clause) -> tuple[str, str]:
    """What stands before the words of a clause, and the words."""
    lead = "".join((edge.glyph or "[") + edge.attribution for edge in clause.lead if isinstance(edge, Edge))
    words = render(own_words(clause))
    label = clause.label
    if label is None:
        return lead, words
    number = label.raw or _number(clause)
    glue = "" if not words or (label.system == "han" and number.endswith(("、", "）"))) else " "
    return lead + number + glue, words


def _number(clause: Clause) -> str:
    assert clause.label is not None
    label = clause.label
    text = f"[{label.text}]" if label.contested else label.text
    if clause.kind == "option":
        title = " " + plain(clause.heading) if clause.heading else ""
        return f"{text}{title}:"
    return text
