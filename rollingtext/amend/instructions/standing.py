"""What a line says of the proposals round it: that they are proposed, or that they are rejected, withdrawn, one of several.

A list under `We oppose the following:` must not be adopted. What is not plainly a way of proposing stops what follows.
"""

from __future__ import annotations

import re

from rollingtext.document.patterns import pattern

_NEUTRAL = pattern(
    r"(?:(?:we|i|my delegation|our delegation|the delegation|it|they)?\s*(?:hereby |would like to |wish(?:es)? to )?"
    r"(?:propose|proposes|suggest|suggests|submit|submits|table|tables)\s+(?:the following|these|as follows)"
    r"|(?:the )?following (?:amendments?|changes?|proposals?)(?: (?:is|are) (?:proposed|submitted|tabled))?"
    r"|(?:proposed )?(?:amendments?|changes?|proposals?|textual proposals?|drafting proposals?))"
    r"(?: (?:amendments?|changes?|proposals?|text|wording))*(?: to the (?:text|draft|rolling text))?\s*:",
    re.I,
)
_CHOICE = pattern(r"(?:or|either|alternatively)\b[\s,:.-]*(?:$|:)", re.I)
_TAKEN_BACK = pattern(
    r"\b(?:above|this|these|those|it|preceding|foregoing|proposals?)\b.{0,80}?\b(?:withdrawn|withdraws?|conditional|"
    r"conditioned|contingent|rejected|subject to|no longer|for illustration|an? example)\b",
    re.I,
)
_NO_PROPOSER = pattern(r"\b(?:withdrawn|rejected|opposed|opposing|not|unsupported|no one|nobody|former)\b", re.I)


def introduces(text: str) -> bool:
    """Whether a line does nothing but say that what follows is proposed: `We propose the following:`."""
    return _NEUTRAL.fullmatch(" ".join(text.split()).strip("*_ ")) is not None


def stops(text: str) -> bool:
    """Whether a paragraph that asks for nothing itself leaves open what the ones below it are: `Not agreed:`, `Or`."""
    bare = " ".join(text.split()).strip("*_ ")
    return _CHOICE.match(bare) is not None or (bare.endswith(":") and not introduces(bare))


def takes_back(text: str) -> bool:
    """Whether a paragraph leaves open what the proposal before it is: it is withdrawn, or one of two."""
    bare = " ".join(text.split()).strip("*_ ")
    return _CHOICE.match(bare) is not None or _TAKEN_BACK.search(bare) is not None


def is_no_proposer(name: str) -> bool:
    """Whether a name tells more than who proposes: `Austria (withdrawn)`, `opposed by Ireland`."""
    return _NO_PROPOSER.search(name) is not None
