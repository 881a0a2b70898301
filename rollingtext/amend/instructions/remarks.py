"""Sentences that give reasons and ask for nothing. Whatever sounds like a condition or a choice is none of them."""

from __future__ import annotations

import re

from rollingtext.amend.instructions.passages import MASK
from rollingtext.document.patterns import pattern

CONDITION = pattern(
    r"\b(?:if|unless|provided|providing|subject to|conditional|conditionally|contingent|depending|only|alternatively|"
    r"or|either|otherwise|instead|in case|as long as|until|pending|where appropriate|as appropriate|should (?:the|this|that|these|those)|"
    r"without prejudice|on the understanding|in exchange|in return|except|but|however|rather)\b",
    re.I,
)
WISH = pattern(
    r"\b(?:strengthen|strengthened|streamline|streamlined|improve|improved|clarify|clarified|reflect|reflected|consider|"
    r"considered|ensure|better|more|less|could|might|may|would|prefer|support|supports|welcome|concern|concerns|"
    r"language|elaborate|elaborated|simplify|simplified|balance|balanced|align|aligned|harmonize|revisit|discuss|"
    r"discussed|refer|reference|references|mention|flexible|flexibility|appropriate|similar|along the lines|accordingly)\b",
    re.I,
)
_LABEL = pattern(
    r"(?:\*\*|__)?(?:rationale|justification|reasons?|explanation|explanatory note|comment)(?:\*\*|__)?\s*[:.–—-]\s*(?:\*\*|__)?\s*",
    re.I,
)
_REASON = pattern(
    r"(?:this (?:would|will|is|aligns?|reflects?|clarifies|avoids|ensures|makes|follows|corresponds|brings|keeps)|"
    r"these (?:changes|amendments) (?:would|will|are|align|reflect|clarify|avoid|ensure|make|follow|bring)|"
    r"the (?:reason|purpose|aim|intention|rationale) (?:is|of)|the (?:change|amendment|addition|deletion|new wording) "
    r"(?:would|will|is|aligns|reflects|clarifies|avoids|ensures|makes|follows|brings)|"
    r"(?:we|my delegation) (?:believes?|considers?|thinks?|finds?) )\b",
    re.I,
)  # fmt: skip
ORDER = pattern(
    r"\b(?:delet\w+|replac\w+|insert\w*|add|added|adding|mov(?:e|ed|ing)|brackets?|bracketed|amend\w*|substitut\w+|"
    r"remov\w+|should be|reword\w*|merg\w+|renumber\w*|retain\w*|keep|propos\w+|suggest\w*)\b",
    re.I,
)
_CLAUSE = pattern(
    r"\b(?:(?:sub-?)?para(?:graph)?|section|box|article|annex|chapter|clause|chapeau|heading|title)s?\b|\b[OP]P ?\d",
    re.I,
)


def labelled_rationale(text: str) -> str:
    """The reasons in a paragraph that says so (`Rationale: ...`), or nothing."""
    match = _LABEL.match(text)
    return " ".join(text[match.end() :].split()) if match else ""


def is_rationale(sentence: str) -> bool:
    """Whether a sentence gives reasons and neither quotes anything, asks for anything, nor sets a condition."""
    if MASK in sentence or _REASON.match(sentence.lstrip()) is None:
        return False
    return CONDITION.search(sentence) is None and ORDER.search(sentence) is None


def of_what_kind(sentence: str) -> str:
    """Why a sentence that the grammar does not read asks for nothing definite: `condition`, `wish`, `remark`, or nothing."""
    if CONDITION.search(sentence):
        return "condition"
    if MASK in sentence:
        return ""
    if ORDER.search(sentence) is None and mentions_no_clause(sentence):
        return "remark"
    return "wish" if WISH.search(sentence) else ""


def mentions_no_clause(sentence: str) -> bool:
    """Whether a sentence speaks of no clause of the text."""
    return _CLAUSE.search(sentence) is None
