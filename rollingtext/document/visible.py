"""What a person sees of a text: every character of it, and none that acts in secret on a terminal or a page."""

from __future__ import annotations

from rollingtext.document.patterns import pattern

_INVISIBLE = pattern(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """`text` with control, bidirectional and zero-width characters shown as `⟨U+202E⟩`; line ends and tabs stay.

    Joiners that Arabic and Indic scripts need inside words stay too.
    """
    if text.isascii() and text.isprintable():
        return text
    return _INVISIBLE.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)
