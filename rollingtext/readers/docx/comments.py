"""Comments in the margin: a position where they plainly are one (`US: delete "authorized"`), else a note to report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rollingtext.document.patterns import pattern
from rollingtext.notation.attribution import Attribution, Parties, parse
from rollingtext.readers.docx.body import walked
from rollingtext.readers.docx.model import Comment
from rollingtext.readers.docx.names import W, value_of
from rollingtext.readers.docx.versions import final, standing

if TYPE_CHECKING:
    from lxml.etree import _Element

    from rollingtext.readers.docx.styles import Styles

_QUOTED = pattern(r"[\"“«„'‘]([^\"”»]{1,2000}?)[\"”»'’]\s*[.;]?\s*$")
_VERB = r"(?:delet|retain|keep|oppos|strike|remov|support|reserv)"
_SAYS = pattern(rf"(?i)\b{_VERB}\w*")
_COLON = pattern(rf"(?i)\s*:\s*(?={_VERB})")
_LONGEST = 200


def comments_in(root: _Element | None, styles: Styles) -> dict[str, Comment]:
    """The comments of a file by their numbers."""
    out: dict[str, Comment] = {}
    for element in root.findall(f"{W}comment") if root is not None else ():
        found = walked(element, styles).paragraphs
        lines = ("".join(bit.text for bit in each.bits if bit.kind == "words") for each in standing(found, final))
        text = " ".join(line.strip() for line in lines if line.strip())
        out[value_of(element, "id")] = Comment(value_of(element, "author"), value_of(element, "date"), text)
    return out


def position(comment: Comment, words: str, parties: Parties) -> Attribution | None:
    """The position that a comment takes on the words it hangs on; `None` where it is not plainly one.

    It names who, and says delete, retain or the like; words that it quotes must be the very words it hangs on.
    """
    text = " ".join(comment.text.split())
    if len(text) > _LONGEST or not words.strip():
        return None
    quoted = _QUOTED.search(text)
    if quoted is not None:
        if _plain(quoted[1]) != _plain(words):
            return None
        text = text[: quoted.start()].rstrip()
    if not _SAYS.search(text):
        return None
    return parse(_COLON.sub(" ", text).rstrip(".:; "), parties)


def _plain(words: str) -> str:
    return " ".join(words.split()).strip("[]").strip().casefold()


def hung_on(comments: Iterable[Comment]) -> str:
    """Who wrote comments, for a sentence."""
    names = list(dict.fromkeys(comment.author or "somebody" for comment in comments))
    return ", ".join(names[:5]) + (" and others" if len(names) > 5 else "")
