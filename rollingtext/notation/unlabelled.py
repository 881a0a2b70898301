"""Words that look like a label and are none, kept apart from the number of their clause."""

from __future__ import annotations

from rollingtext.document.labels import OPTION_WORDS, Label
from rollingtext.document.patterns import pattern
from rollingtext.document.printed_label import word_label
from rollingtext.notation.paragraphs import label_in

_PUNCTUATION = pattern(r"[!-/:-@\[-`{-~]")


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
