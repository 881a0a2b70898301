"""What is compared of a clause: its own words without its number, and keys under which equal texts meet.

A number locates a clause in one version and proves nothing across versions, so labels never enter a comparison.
"""

from __future__ import annotations

from rollingtext.document.model import Clause, Inlines, Text, own_words
from rollingtext.document.patterns import pattern
from rollingtext.document.tokens import FIRST_HAN, words
from rollingtext.notation.plain import pieces, plain

_FOLDED = (
    ("‘", "'"), ("’", "'"), ("‚", "'"), ("‛", "'"), ("“", '"'), ("”", '"'), ("„", '"'), ("«", '"'), ("»", '"'),
    ("‐", "-"), ("‑", "-"), ("‒", "-"), ("–", "-"), ("—", "-"), ("−", "-"),
    ("\u00ad", ""), ("\u200b", ""), ("\ufeff", ""),
)  # fmt: skip
"""Characters that are read as another one, or not at all. To replace them one by one is faster than a translation."""
_MARKS = "[]{}/,;.:()\"'!?"
_FLAT = str.maketrans("", "", _MARKS + "，。；：、（）！？［］【】؛،؟")
_FLAT_ASCII = _MARKS.encode()
_COLON = Text(": ")
_NUMBER = pattern(r"\d+")
_DIGITS = bytes.maketrans(b"0123456789", b"\x1a" * 10)
_ANY, _TWO, _ONE = b"\x1a", b"\x1a\x1a", b"#"
_HAN = pattern(r"[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_PILE = pattern(r"[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u06d6-\u06ed\u1ab0-\u1aff]{32}")


def own_text(clause: Clause) -> str:
    """The clause's own words as they are compared and quoted; of a section or article, its heading."""
    return plain(compared(clause))


def compared(clause: Clause) -> Inlines:
    """The words of a clause that are compared: its own ones; those of an option behind its title and a colon."""
    if clause.kind == "option" and clause.heading:
        return (*clause.heading, _COLON, *clause.body) if clause.body else clause.heading
    return own_words(clause)


def said_text(clause: Clause) -> str:
    """The words of `own_text` alone, without brackets and attributions: what likeness is measured by."""
    items = compared(clause)
    if all(isinstance(item, Text) for item in items):
        return plain(items)
    out: list[str] = []
    notation = ""
    for piece in pieces(items):
        if not piece.words:
            notation += piece.text
            continue
        if len(notation) > 1:  # more than one bracket inside a word, as in `nation[s]`
            out.append(" ")
        out.append(piece.text)
        notation = ""
    return "".join(out)


def key(text: str) -> str:
    """The text with what no reader would call a change folded: composed characters, blanks, quotes and dashes."""
    if text.isascii():
        if "  " not in text and text[:1] != " " != text[-1:] and _has_blanks_only(text):
            return text
    else:
        if not _PILE.search(text):  # ordering a long pile of combining marks takes quadratic time
            import unicodedata

            text = unicodedata.normalize("NFC", text)
        text = _folded(text)
    return " ".join(text.split())


def _folded(text: str) -> str:
    for written, read in _FOLDED:
        if written in text:
            text = text.replace(written, read)
    return text


def _has_blanks_only(text: str) -> bool:
    """Whether no other character of ASCII text but the blank separates words."""
    return not (
        "\n" in text or "\t" in text or "\r" in text or "\x0b" in text or "\x0c" in text
        or "\x1c" in text or "\x1d" in text or "\x1e" in text or "\x1f" in text
    )  # fmt: skip


def without_numbers(text: str) -> str:
    """The text with every number blanked, so that references renumbered everywhere compare as equal."""
    if not text.isascii():
        return _NUMBER.sub("#", text)
    written = text.encode()
    blanked = _blanked(written)
    return text if blanked is written else blanked.decode()


def _blanked(text: bytes) -> bytes:
    """ASCII text, for which bytes are a good deal faster, with every number blanked."""
    blanked = text.translate(_DIGITS)
    if blanked == text:
        return text
    while _TWO in blanked:
        blanked = blanked.replace(_TWO, _ANY)
    return blanked.replace(_ANY, _ONE)


def terms(text: str) -> list[str]:
    """The words by which likeness is measured: no case, no marks, no brackets, numbers blanked; of Chinese, characters."""
    if text.isascii():
        return _blanked(text.encode()).lower().translate(None, _FLAT_ASCII).decode().split()
    text = _folded(without_numbers(text).lower())
    if max(text) >= FIRST_HAN and _HAN.search(text):
        return [word for word in words(text) if word.isalnum() or word == "#"]
    return text.translate(_FLAT).split()
