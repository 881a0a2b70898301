"""Random texts for the laws, brackets thrown together and drafts as people type them, and how they are read."""

from __future__ import annotations

from hypothesis import strategies as st

from rollingtext.document.model import Clause, Contested, Draft, Inlines
from rollingtext.document.source import Source
from rollingtext.document.tree import located, walk
from rollingtext.notation.parties import default_registry
from rollingtext.notation.plain import plain
from rollingtext.readers import markdown, plaintext
from rollingtext.writers import markdown as writer


def read(text: str, form: str = "markdown") -> Draft:
    """The draft in a text that lies in no file."""
    module = plaintext if form == "plaintext" else markdown
    return module.read(Source(text), default_registry())[0]


def written(draft: Draft) -> str:
    """The canonical text of a draft."""
    return writer.write(draft)[0]


def canonical_body(draft: Draft) -> str:
    """The canonical text of a draft below its front matter."""
    return written(draft).partition("notation: 1\n---\n")[2].strip("\n")


def words_of(text: str) -> Inlines:
    """The inlines of a text that is one unnumbered paragraph."""
    (clause,) = walk(read(text).blocks)
    assert clause.label is None and not clause.children
    return clause.body


def shape(items: Inlines) -> list[str]:
    """The inlines as `Kind:characters`."""
    return [f"{type(item).__name__}:{plain((item,))}" for item in items]


def outline(text: str, form: str = "markdown") -> list[str]:
    """The locators of a text in reading order."""
    return [item.locator for item in located(read(text, form))]


def clauses(text: str, form: str = "markdown") -> dict[str, Clause]:
    """The clauses of a text by their locators."""
    return {item.locator: item.clause for item in located(read(text, form))}


def sides(place: object) -> list[tuple[str, tuple[str, ...]]]:
    """The sides of a place of words: text and backers."""
    assert isinstance(place, Contested)
    return [(plain(side.value), side.backers) for side in place.sides]


WORDS = "States Parties shall should weapon systems nation the to of and/or identify, select; data. law: NDMC 2 e.g.".split()
PARTIES = ["US", "EU", "G77", "New Zealand", "Russia", "Iran"]
SIGNS = list("[]{}*_\\/–-:;.,()`#<>|!^~$&@%=+'\"") + ["**", "***", "[[", "]]", "][", "] [", "\\[", "\\]", "**[", "]*"]
PIECES = [
    "[shall][should]", "[shall] [should]", "[a / b]", "[shall/should]", "[x – US; delete: G77]", "[y - EU; Iran reserve]",
    "[US: z]", "[shall] (Brazil)", "[x]{US, UK}", " (EU)", " – EU", "{US; delete: UK}", "[EU/CH: Article 2.X]", "nation[s]", "[E]ach", "[X]", "[…]", "[ ]", "[to be completed]", "[sic]", "word[1]",
    "[A/79/L.1]", "[^1]", "[text](https://example.org/a_b*c)", "{move to section III}", "(agreed ad ref)", "[Agreed]",
    "[agreed pending Iran]", "*emphasis*", "**strong**", "_both **of them**_", "[a [b] c]", "[, then]", "[and[/or]]",
    "［全角］", "【x】", "\u202e", "\u200b", "é\u0301", "\x00", "\x85", "\u2028", "\u00a0", "العربية", "第三条", "статья",
]  # fmt: skip
LABELS = [
    "1.", "2.", "3.", "4 bis.", "13.1", "13.2", "(a)", "(b)", "(c)", "(h)", "(i)", "(ii)", "(iii)", "(j)", "(v)", "(x)", "A.",
    "B.", "C.", "I.", "II.", "a)", "b)", "i.", "-", "•", "*", "PP1", "PP2bis", "OP6 alt", "Option 1:", "Option 2:", "Option 3:",
    "Option (a):", "Alternative A:", "Option 1 {title}:", "[3.", "[50 bis]", "*2 bis.*", "**(a)**", "أ)", "б)", "一、", "（一）", "5",
]  # fmt: skip
ENDS = ["", ".", ";", ":", ",", "; and", ". [Agreed ad ref]", " {End of options}", "\\", " –"]

spaces = st.sampled_from(["", "", " ", " ", " ", "  ", "\t"])
tokens = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(SIGNS),
    st.sampled_from(PIECES),
    st.sampled_from(PARTIES),
    st.sampled_from(LABELS),
)


@st.composite
def bracket_soup(draw: st.DrawFn, most: int = 25) -> str:
    """One line of words, brackets and everything that has a meaning beside them, in any order."""
    parts = draw(st.lists(st.tuples(tokens, spaces), max_size=most))
    return "".join(part + space for part, space in parts)


@st.composite
def matched_brackets(draw: st.DrawFn, depth: int = 3) -> str:
    """Words with contested places in them, every bracket closed."""
    out: list[str] = []
    for _ in range(draw(st.integers(1, 4))):
        kind = draw(st.integers(0, 4 if depth else 0))
        if kind <= 1:
            out.append(draw(st.sampled_from(WORDS)))
        else:
            sides = draw(st.lists(matched_brackets(depth - 1), min_size=1, max_size=3))
            form = draw(st.sampled_from(["touching", "slash", "inside"]))
            if form == "inside":
                out.append("[" + " / ".join(sides) + "]")
            else:
                out.append(("" if form == "touching" else " / ").join(f"[{side}]" for side in sides))
    return " ".join(out)


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    """A paragraph or heading of a draft, indented and labelled or not, perhaps wrapped."""
    indent = " " * draw(st.sampled_from([0, 0, 0, 3, 3, 4, 6, 9]))
    heading = draw(st.sampled_from(["", "", "", "", "", "# ", "## ", "### ", "#### Article 5 ", "## III. "]))
    label = draw(st.one_of(st.just(""), st.sampled_from(LABELS)))
    lines = draw(st.lists(bracket_soup(most=8), min_size=1, max_size=1 if heading else 3))
    text = ("\n" + indent).join(lines) + draw(st.sampled_from(ENDS))
    return f"{indent}{heading}{label} {text}"


@st.composite
def drafts(draw: st.DrawFn, most: int = 8) -> str:
    """A text with sections, lists, options, and brackets over several clauses."""
    parts = draw(st.lists(paragraphs(), max_size=most))
    return "\n\n".join(parts) + draw(st.sampled_from(["", "\n", "\n\n\n"]))


@st.composite
def furnished_drafts(draw: st.DrawFn) -> str:
    """A draft with all that is not its text: front matter, comments, rules, notes, links, quotations, page numbers."""
    aside = st.sampled_from([
        "---", "***", "- - -", "|---|---|", "{: .wide}", "- TOC", "[TOC]", "<!-- a\n\nb -->", "<!-- rule: x -->", "<!-- open",
        "[^1]: A note.", "[^1]:", "[^a]: two\nlines\n\n    and more", "[a]: https://example.org", "> 1. quoted\n> 2. again",
        "Title\n=====", "Title\n---", "Page 3 of 9", "- 4 -", "\x0c", "```\ncode\n```", "#", "# #", "&nbsp;", "[^]", "[]: x",
        "{End of options}", "===", "....", "Article 7", "PART II", "PREAMBLE", "ANNEX I",
    ])  # fmt: skip
    parts = draw(st.lists(st.one_of(paragraphs(), aside), max_size=10))
    joint = draw(st.sampled_from(["\n\n", "\n\n", "\n"]))
    front = draw(
        st.sampled_from([
            "", "", "---\ntitle: A text\nversion: 2025-01-01\n---\n", "---\nnotation: 1\n---\n\n", "---\n- x\ntitle: [a\n---\n",
            "---\nopen\n", "\ufeff---\ntitle: \"a: b\"\nother:\n  - 1\n---\n", "---\ntitle: 'it''s'\ndate:\n---\n",
        ])
    )  # fmt: skip
    return front + joint.join(parts)
