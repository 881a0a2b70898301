"""What a pair of brackets means when it contests nothing: a placeholder, an editor's bracket, a mark of agreement."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from rollingtext.document.patterns import pattern

StatusKind: TypeAlias = Literal["ad-referendum", "agreed", "agreed-pending", "withdrawn", "reserved"]

_BLANK = pattern(
    r"(?:[XxYyZzN]|[X]{2,5}|20[XxYyZz?]{2}|[…]|\.{1,12}|-{2,}|_{2,}|#+|\?+|TB[CD]|tb[cd]|t\.b\.[cd]\.?"
    r"|(?:[XYZN]{1,4}|\d{1,4})\s?[-–/]\s?(?:[XYZN]{1,4})|(?:[XYZN]{1,4})\s?[-–/]\s?\d{1,4})"
)
_TO_COME = pattern(
    r"(?:to be (?:added|agreed|completed|confirmed|decided|defined|determined|developed|discussed|drafted|elaborated"
    r"|finali[sz]ed|inserted|negotiated|specified|updated)\b.*|(?:a )?placeholder\b.*|reserved\.?"
    r"|insert(?:ion)? (?:of )?(?:date|number|name|reference|text|figure|title)s?\b.*|(?:date|number|name|title|place)\.?)",
    re.I | re.S,
)
_COMING = ("to be", "a placeholder", "placeholder", "reserved", "insert", "date", "number", "name", "title", "place")
"""How everything that `_TO_COME` finds begins; most brackets do not, and a pattern is not needed for them."""
_MARKED = ("agreed", "withdrawn", "reservation")
_SYMBOL = pattern(r"[A-Z][A-Za-z]{0,11}(?:[.-][A-Za-z0-9()]+)*/(?=\D*\d)[A-Za-z0-9.()/\-]*")
_EDITORIAL_WORDS = frozenset(("sic", "sic!", "emphasis added", "footnote omitted", "footnotes omitted", "stet"))
_AGREED = pattern(
    r"(?P<adref>agreed\s+ad[ .]*ref(?:erendum)?\.?)"
    r"|(?P<pending>agreed\b[^.;]{0,60}?\bpending\b.{1,80})"
    r"|(?P<agreed>agreed(?:\s+(?:text|language))?(?:\s+in\s+(?:informals|plenary|(?:the\s+)?working\s+group)[^;]{0,40})?)"
    r"|(?P<withdrawn>withdrawn)|(?P<reserved>reservation(?:\s+by)?\b[^;]{0,60})",
    re.I,
)
_NOTE_NUMBER = pattern(r"\d{1,3}")


def is_placeholder(content: str, glued: bool) -> bool:
    """Whether a bracket waits for a value or for text. `glued` says that a letter touches it: `Part[y]` is a word."""
    bare = content.strip()
    if not bare:
        return True
    if _BLANK.fullmatch(bare):
        return not (glued and bare.isalpha())
    return bare.lower().startswith(_COMING) and bool(_TO_COME.fullmatch(bare))


def is_editorial(content: str, before: str) -> bool:
    """Whether a bracket is the editor's: `[sic]`, a document symbol, or a note number glued to a word."""
    bare = content.strip()
    if bare.lower() in _EDITORIAL_WORDS:
        return True
    if _NOTE_NUMBER.fullmatch(content):
        return before.isalpha() or before in ".,;:”\"'’)" if before else False
    return bool(_SYMBOL.fullmatch(bare))


def status(content: str, whole: bool) -> StatusKind | None:
    """The mark of agreement that `content` is. A bare word counts only where it stands for the `whole` clause."""
    bare = content.strip().rstrip(".")
    match = _AGREED.fullmatch(bare) if bare.lower().startswith(_MARKED) else None
    if match is None:
        return None
    if match["adref"]:
        return "ad-referendum"
    if match["pending"]:
        return "agreed-pending"
    if not whole:
        return None
    if match["withdrawn"]:
        return "withdrawn"
    return "reserved" if match["reserved"] else "agreed"


MODALS = frozenset(
    "shall should may must will would can could might ought shall_not should_not may_not must_not will_not cannot "
    "doit doivent devrait devraient peut peuvent debe deben debería deberían puede pueden должны должно должен "
    "следует 应 应当 须 可 يجب ينبغي".replace("_", " ").split(" ")
    + ["shall not", "should not", "may not", "must not", "will not", "ought to"]
)
"""Words of one modal set: `[shall] [should]` is one choice although a blank stands between."""

SLASH_WORDS = frozenset(
    "and/or or/and he/she she/he his/her her/his him/her s/he km/h w/o n/a m/s kg/ha w/m2 and/ or/".split()
)
"""Words with a slash that are words, not choices."""
