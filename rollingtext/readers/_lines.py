"""Lines that begin a clause, told from lines that go on with the sentence before them."""

from __future__ import annotations

from rollingtext.document.patterns import pattern
from rollingtext.document.printed_label import clause_label, word_label

LISTLIKE = pattern(r"[*_]{0,3}[\[［【]?(?:\d|\(|（|[^\W\d_]{1,8}[.)、]|[-*+•–][ \t]|PP|OP|Opt|Alt|opt|Вар|الخيار)")
"""What a line must look like before it is worth asking whether a label stands in front of it."""

_ENDS_A_CLAUSE = pattern(r"(?:[.;:!?。；：؛]|[;,]\s*(?:and|or|et|ou|y|o|и|или|и/или|或|和))[\s*_\])\"”’»]*$")
_FRAME = "*_[［【 "


def begins_a_clause(line: str, before: str, first: str, same_indent: bool) -> bool:
    """Whether `line`, inside a paragraph, is the next item of a list and not the rest of a sentence.

    `before` is the line above it, `first` the line that the paragraph begins with. A label alone proves nothing: a
    reference such as `paragraph 2` may be broken before its number.
    """
    body = line.lstrip(_FRAME)
    label = clause_label(body) or word_label(body)
    if label is None:
        return False
    if label[0].system == "bullet" and line[0] in "*_" and not line[1:2].isspace():
        return False
    if _ENDS_A_CLAUSE.search(before):
        return True
    current = clause_label(first.lstrip(_FRAME))
    return current is not None and same_indent and label[0].follows(current[0])
