"""Word files give back what went in: a draft as it was, a redline as either of its two texts."""

from __future__ import annotations

import random
import re

from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import drafts, furnished_drafts, read

from benchmarks.corpus import make_pair
from benchmarks.revising import HEAVY, LIGHT
from rollingtext.compare.diff import diff
from rollingtext.document.model import Draft
from rollingtext.notation.parties import default_registry
from rollingtext.readers import docx as reader
from rollingtext.readers.docx import Revisions
from rollingtext.writers import docx as writer
from rollingtext.writers.docx.runs import Sign
from rollingtext.writers.docx.sheet import printed

PARTIES = default_registry()
SIGN = Sign("Chair", "2026-06-05T00:00:00Z")

# No Word file can hold a control character (W003 tells), so the laws are about texts without them.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
TEXTS = furnished_drafts().map(lambda text: CONTROL.sub("", text))


@st.composite
def revised(draw: st.DrawFn) -> tuple[str, str]:
    """A text as people type it, and what became of it: clauses gone, come, moved, parted, joined and reworded."""
    parts = CONTROL.sub("", draw(drafts(most=7))).split("\n\n")
    rnd = random.Random(draw(st.integers(0, 10**6)))
    later = list(parts)
    for _ in range(draw(st.integers(1, 6))):
        at = rnd.randrange(len(later)) if later else 0
        match rnd.choice(("drop", "add", "move", "part", "join", "reword", "number")):
            case "drop" if later:
                del later[at]
            case "add":
                later.insert(
                    at, rnd.choice(("7 bis. Parties shall cooperate [in good faith].", "(c) 各国应合作;", "## IX. New"))
                )
            case "move" if later:
                later.insert(rnd.randrange(len(later)), later.pop(at))
            case "part" if later:
                words = later[at].split(" ")
                cut = rnd.randrange(len(words))
                later[at : at + 1] = [" ".join(words[:cut]), "9. " + " ".join(words[cut:])]
            case "join" if at + 1 < len(later):
                later[at : at + 2] = [f"{later[at]} {later[at + 1].strip()}"]
            case "reword" if later:
                words = later[at].split(" ")
                words[rnd.randrange(len(words))] = rnd.choice(("should", "[may]", "**must**", "سلاح", "", "[^1]"))
                later[at] = " ".join(words)
            case "number" if later:
                later[at] = re.sub(r"^(\W*)\w+", r"\g<1>12", later[at])
    return "\n\n".join(parts), "\n\n".join(later)


def page(draft: Draft) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """What a page shows: the style of each paragraph, each character with its emphasis, the marks of notes."""
    return [
        (
            each.style,
            [
                (char, "" if char.isspace() else piece.style, piece.kind == "note")
                for piece in each.pieces
                for char in piece.text
            ],
        )
        for each in printed(draft)
    ]


def again(data: bytes, version: Revisions = "final") -> Draft:
    """The draft in a Word file that this program wrote."""
    return reader.from_bytes(data, "a.docx", PARTIES, version)[0]


def redline(old: Draft, new: Draft) -> bytes:
    return writer.redline(old, new, diff(old, new).changes, SIGN)[0]


@given(TEXTS)
def test_a_draft_comes_back_as_the_same_page(text: str) -> None:
    draft = read(text)
    back = again(writer.write(draft)[0])
    assert page(back) == page(draft)
    assert (back.meta.version, back.meta.other) == (draft.meta.version, draft.meta.other)


@given(TEXTS)
def test_the_same_draft_gives_the_same_bytes(text: str) -> None:
    assert writer.write(read(text)) == writer.write(read(text))


@settings(max_examples=200)
@given(revised())
def test_a_redline_is_the_old_page_and_the_new_one(texts: tuple[str, str]) -> None:
    old, new = map(read, texts)
    data = redline(old, new)
    assert page(again(data, "original")) == page(old)
    assert page(again(data, "final")) == page(new)


@settings(max_examples=30)
@given(TEXTS, TEXTS)
def test_a_redline_of_strangers_too(one: str, other: str) -> None:
    old, new = read(one), read(other)
    data = redline(old, new)
    assert page(again(data, "original")) == page(old)
    assert page(again(data, "final")) == page(new)


@settings(max_examples=20)
@given(st.builds(make_pair, st.integers(12, 40), st.integers(0, 10**6), st.sampled_from((LIGHT, HEAVY))))
def test_a_redline_of_treaties_is_either_tree(pair: object) -> None:
    old, new = read(pair.old.markdown), read(pair.new.markdown)  # type: ignore[attr-defined]
    data = redline(old, new)
    assert again(data, "original").blocks == old.blocks
    assert again(data, "final").blocks == new.blocks
