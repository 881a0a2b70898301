"""Hostile and huge texts: nothing fails, nothing is lost, and twice the text is twice the work.

Work is counted in function calls, so a slow machine changes nothing. What a call costs is kept in bounds by a longer
run with a generous clock.
"""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest
from counting import calls
from strategies import read, written

from rollingtext.brackets.places import places
from rollingtext.brackets.settle import settled, without_names
from rollingtext.document.model import Draft
from rollingtext.document.tree import located

Text = Callable[[int], str]

TEXTS: dict[str, Text] = {
    **{f"{sign} only": lambda n, sign=sign: sign * n * 8 for sign in "[]{}*_\\`(:-#|"},
    **{f"{sign} in words": lambda n, sign=sign: f"a{sign}" * n * 4 for sign in "[]{}*_\\"},
    **{f"{sign} before words": lambda n, sign=sign: f"{sign}a " * n * 4 for sign in "[]{}*_"},
    "nested brackets": lambda n: "[" * n + "x" + "]" * n,
    "nested braces": lambda n: "{" * n + "x" + "}" * n,
    "nested both": lambda n: "[{" * n + "x" + "}]" * n,
    "wide brackets": lambda n: "［" * n + "】" * n,
    "nested emphasis": lambda n: " *a **b" * n + " c* d**" * n,
    "nested spans": lambda n: "1. [a\n\n" * n + "1. x]\n\n" * n,
    "many spans": lambda n: "[a\n\nb]\n\n" * n,
    "lone ends": lambda n: "a ] b [\n\n" * n,
    "touching": lambda n: "[a]" * n * 3,
    "modal set": lambda n: "[shall] " * n * 3,
    "joined by slashes": lambda n: "[a]/" * n * 3,
    "slashes": lambda n: "[" + "a / " * n * 2 + "b]",
    "marks only": lambda n: "[,] " * n * 3,
    "attributions": lambda n: "[x – US; delete: G77] " * n,
    "heads": lambda n: "[US: x] " * n,
    "a long attribution": lambda n: "[x – " + "US, " * n * 3 + "EU]",
    "dashes": lambda n: "[x " + "- " * n * 4 + "]",
    "colons": lambda n: "[" + "US: " * n * 3 + "]",
    "agreed": lambda n: "[agreed] " * n,
    "half links": lambda n: "[a](http://b c" * n,
    "definitions": lambda n: "[a]: https://example.org\n" * n,
    "notes": lambda n: "[^1]: x\n" * n * 2,
    "note marks": lambda n: "[^1]" * n * 3,
    "symbols": lambda n: "[A/1" + ".a/1" * n + " ]",
    "escapes": lambda n: "\\[" * n * 4,
    "one long line": lambda n: "word word. " * n * 8,
    "blanks": lambda n: "a" + " " * n * 20 + "b",
    "blanks in a bracket": lambda n: "[a" + " " * n * 20 + "b/c]",
    "blanks in a heading": lambda n: "# a" + " " * n * 20 + "b",
    "blank lines": lambda n: "a" + "\n" * n * 20 + "b",
    "comments": lambda n: "<!-- x -->\n\n" * n,
    "an open comment": lambda n: "<!-- \n" * n * 4,
    "rules": lambda n: "---\n" * n * 4,
    "a long rule": lambda n: "-" * n * 10 + "x",
    "headings": lambda n: "".join("#" * (i % 40 + 1) + " x\n\n" for i in range(n)),
    "roman and letters": lambda n: "".join(f"({x}) y;\n\n" for x in ("i", "v", "a", "x", "ii", "b", "c") * (n // 7)),
    "roman lines": lambda n: "(i) foo;\n" * n,
    "numbers": lambda n: "".join(f"{i}. x\n\n" for i in range(1, n)),
    "indentation": lambda n: "".join(" " * (i % 200) + "(a) x\n\n" for i in range(n)),
    "options": lambda n: "".join(f"Option {i % 9 + 1}: a\n\n" for i in range(n)),
    "nested options": lambda n: "".join(" " * (3 * (i % 30)) + f"Option {i // 30 + 1}: a\n\n" for i in range(n)),
    "ended options": lambda n: "Option 1: a\n\n{End of options}\n\n" * n,
    "references": lambda n: "paragraph\n2 (a) of\n" * n,
    "quotations": lambda n: "> 1. a\n> 2. b\n\n" * n,
    "bullets": lambda n: "- " * n * 2 + "a",
    "wrapped": lambda n: "foo [x] \\[ bar\n" * n,
    "front matter": lambda n: '---\ntitle: "x\n' + "  more\n" * n * 4 + "---\n",
    "an open front matter": lambda n: "---\n" + "a: b\n" * n * 4,
    "pages": lambda n: "".join(f"Page {i}\n\nheader\n\nfoo bar\n\n" for i in range(n)),
    "articles": lambda n: "".join(f"Article {i}\n\nfoo\n\n" for i in range(1, n)),
    "articles run in": lambda n: f"Article 5 {'foo bar ' * 9} 1 - x 2 - y\n\n" * n,
    "items run in": lambda n: "(a) " + "".join(f"foo; ({x}) " for x in "bcde" * (n // 4)),
    "control signs": lambda n: "\x00\u202e\u2066a\u0301 " * n * 2,
    "capitals": lambda n: "AB " * n * 4,
}

STAGES: dict[str, Callable[[Draft], object]] = {
    "written": written,
    "located": located,
    "places": places,
    "settled": lambda draft: settled(draft, lambda place: 0),
    "copied": without_names,
}


@pytest.mark.parametrize("form", ["markdown", "plaintext"])
@pytest.mark.parametrize("name", TEXTS)
def test_twice_the_text_is_twice_the_work(name: str, form: str) -> None:
    small, large = TEXTS[name](200), TEXTS[name](400)
    counted = [calls(lambda text=text: read(text, form)) for text in (small, large)]
    assert counted[1] <= 2.3 * counted[0] + 2000, counted
    drafts = read(small, form), read(large, form)
    for stage, work in STAGES.items():
        counted = [calls(lambda draft=draft, work=work: work(draft)) for draft in drafts]
        assert counted[1] <= 2.3 * counted[0] + 2000, (stage, counted)


@pytest.mark.parametrize("form", ["markdown", "plaintext"])
@pytest.mark.parametrize("name", TEXTS)
def test_hostile_texts_are_read_written_and_read_again(name: str, form: str) -> None:
    draft = read(TEXTS[name](300), form)
    text = written(draft)
    again = read(text)
    assert again == draft and written(again) == text
    names = [item.locator for item in located(draft)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000, "]" * 200_000, "{" * 200_000, "}" * 200_000, "*" * 200_000, "a*" * 100_000, "_" * 200_000, "\\" * 200_000,
        "`" * 200_000, "[" * 10_000 + "x" + "]" * 10_000, "{" * 10_000 + "x" + "}" * 10_000, "word " * 210_000, "\n" * 100_000,
        "(i)\n\n" * 20_000, "x" + " " * 500_000 + "y", "# x" + " " * 500_000 + "y", "-" * 500_000 + "x", "[a]" * 30_000, "\\[" * 100_000,
    ],
    ids=lambda text: f"{text[:3]!r} {len(text)}",
)  # fmt: skip
def test_huge_texts_are_read_and_written_soon(text: str) -> None:
    started = process_time()
    kept = written(read(text))
    assert process_time() - started < 60
    assert sum(map(kept.count, "[]{}x")) == sum(map(text.count, "[]{}x"))
