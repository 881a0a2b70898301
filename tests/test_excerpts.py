"""The line under a finding: never wider than the screen, and the carets under what was found."""

from hypothesis import given
from hypothesis import strategies as st

from rollingtext.cli.console import Terminal
from rollingtext.cli.excerpts import finding_lines
from rollingtext.cli.wrap import cells
from rollingtext.document.diagnostics import Diagnostic, Severity, place
from rollingtext.document.source import Source, Span

PIECES = st.sampled_from(["a", " ", "[", "致", "权", "م", "\u064e", "e\u0301", "\t", "\u202e", "\x08", "，", "word "])
LINES = st.lists(PIECES, max_size=300).map("".join)
FOUND = st.lists(PIECES, min_size=1, max_size=150).map("".join)


def excerpt(line: str, span: Span, width: int | None) -> tuple[str, str]:
    """The line shown and the carets under it."""
    terminal = Terminal("never")
    terminal.width = width
    source = Source(f"first\n{line}\nlast", "a.md")
    span = Span(span.start + 6, span.end + 6)
    finding = Diagnostic("X001", "x", Severity.ERROR, "Here.", "", *place(source, span))
    _, shown, carets = finding_lines(finding, source, terminal)
    return shown, carets


def under(shown: str, column: int) -> str:
    """What stands in `column` of a line of the screen, and behind it."""
    at = 0
    while cells(shown[:at]) < column:
        at += 1
    while at < len(shown) and not cells(shown[at]):
        at += 1
    return shown[at:]


@given(LINES, FOUND, LINES, st.none() | st.integers(30, 160))
def test_the_carets_stand_under_what_was_found(before: str, found: str, behind: str, width: int | None) -> None:
    shown, carets = excerpt(before + found + behind, Span(len(before), len(before) + len(found)), width)
    assert cells(shown) <= (width or 96 + len("   2 | "))
    assert cells(carets) <= max(cells(shown.rstrip()), cells(carets.rstrip("^")) + cells(found) * 8)
    assert not any(char in shown for char in "\t\u202e\x08")
    if not cells(found[0]) or found.isspace():
        return
    first = {"\t": "⟨tab⟩", "\u202e": "⟨U+202E⟩", "\x08": "⟨U+0008⟩"}.get(found[0], found[0])
    assert under(shown, carets.index("^")).startswith(first.rstrip())


@given(LINES, st.none() | st.integers(30, 160))
def test_a_short_line_is_shown_whole(line: str, width: int | None) -> None:
    if "\t" in line or "\u202e" in line or "\x08" in line or cells(line) > (width or 96) - len("   2 | "):
        line = "short"
    shown, _ = excerpt(line, Span(0, 1), width)
    assert shown == f"   2 | {line}".rstrip()


def test_a_line_of_a_million_letters_is_cut_on_both_sides() -> None:
    shown, carets = excerpt("x" * 500_000 + "[]" + "y" * 500_000, Span(500_000, 500_002), 60)
    assert shown == "   2 | …" + "x" * 25 + "[]" + "y" * 24 + "…"
    assert carets == "     | " + " " * 26 + "^^"


def test_a_span_wider_than_the_screen_is_cut_at_its_end() -> None:
    shown, carets = excerpt("word " * 40, Span(0, 200), 40)
    assert shown == "   2 | " + ("word " * 7)[:31] + "…"
    assert carets == "     | " + "^" * 31


def test_an_accent_alone_is_shown_under_its_letter() -> None:
    shown, carets = excerpt("cafe\u0301 and", Span(4, 5), 60)
    assert shown == "   2 | cafe\u0301 and"
    assert carets.index("^") == shown.index("e")
