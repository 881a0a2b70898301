"""The runner of pages, tried with a made-up command instead of rollingtext."""

import os
import sys
from pathlib import Path

import pytest
from page_runner import Block, PageError, Prose, parse, run_page, settle


def fake(argv: list[str]) -> int:
    """A command with every habit that a page must be able to show."""
    match argv:
        case ["say", *words]:
            print(*words)
        case ["both"]:
            print("first", file=sys.stdout)
            print("second", file=sys.stderr)
            sys.stdout.buffer.write("third ‘quoted’\n".encode())
            print("fourth")
        case ["fail", code]:
            print("findings")
            return int(code)
        case ["leave", code]:
            sys.exit(int(code))
        case ["die"]:
            raise SystemExit
        case ["unfinished"]:
            print("no end", end="")
        case ["upper"]:
            print(sys.stdin.read().upper(), end="")
        case ["read", *names]:
            for name in names:
                print(Path(name).read_text(encoding="utf-8"), end="")
        case ["write", name]:
            Path(name).write_text("written\n", encoding="utf-8")
        case ["where"]:
            print(Path.cwd())
        case ["terminal"]:
            print(
                sys.stdout.isatty(), sys.stdin.isatty(), *(os.environ.get(n) for n in ("NO_COLOR", "COLUMNS", "EDITOR"))
            )
        case ["fence"]:
            print("```")
        case ["prompt"]:
            print("$ rollingtext")
        case _:
            return 2
    return 0


def page(*commands_and_output: str, before: str = "", info: str = "console") -> str:
    return before + f"```{info}\n" + "".join(line + "\n" for line in commands_and_output) + "```\n"


def test_parts_joined_give_the_page() -> None:
    text = "# Title\n\n```file a b.md\n[x]\n```\nmore\n~~~~\n```\n~~~~\n"
    assert list(parse(text)) == [
        Prose("# Title\n\n"),
        Block("```", "file a b.md", "[x]\n", 3),
        Prose("more\n"),
        Block("~~~~", "", "```\n", 7),
    ]


def test_a_block_that_never_ends_is_named() -> None:
    with pytest.raises(PageError, match="line 2: this block never ends"):
        list(parse("text\n```console\n$ rollingtext\n"))


@pytest.mark.parametrize(
    "lines",
    [
        ["$ rollingtext say a '[b]'", "a [b]"],
        ["$ rollingtext both", "first", "second", "third ‘quoted’", "fourth"],
        ["$ rollingtext fail 1", "findings", "[exit 1]"],
        ["$ rollingtext leave 70", "[exit 70]"],
        ["$ rollingtext die"],
        ["$ rollingtext unknown", "[exit 2]"],
        ["$ rollingtext unfinished", "no end", "[no newline at end]"],
        ["$ rollingtext say \\", "    one \\", "    two", "one two"],
        ["$ rollingtext say one", "one", "$ rollingtext say", "", "$ rollingtext say two", "two"],
        ["$ rollingtext write out.md", "$ cat out.md", "written", "$ rollingtext upper < out.md", "WRITTEN"],
        ["$ rollingtext write b.md", "$ rollingtext write a.md", "$ rollingtext say *.md '*.md'", "a.md b.md *.md"],
        ["$ rollingtext say *.nothing", "*.nothing"],
        ["$ rollingtext say 'II.3(a)' \"<x>\" '|'", "II.3(a) <x> |"],
        ["$ rollingtext terminal", "False False 1 80 None"],
        ["$ COLUMNS=160 EDITOR='a b' rollingtext terminal", "False False 1 160 a b"],
    ],
)
def test_a_page_that_holds_comes_back_unchanged(
    lines: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("EDITOR", "vi")
    text = page(*lines)
    assert run_page(text, tmp_path, fake) == text


def test_other_output_shows_in_the_page_and_a_second_run_agrees(tmp_path: Path) -> None:
    old = page("$ rollingtext say new", "old", "older", "$ rollingtext fail 1", before="Prose stays.\n\n")
    new = page(
        "$ rollingtext say new", "new", "$ rollingtext fail 1", "findings", "[exit 1]", before="Prose stays.\n\n"
    )
    assert run_page(old, tmp_path, fake) == new
    assert run_page(new, tmp_path, fake) == new


def test_a_difference_is_told_and_the_page_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(page("$ rollingtext say new", "old"), encoding="utf-8")
    actual = page("$ rollingtext say new", "new")
    difference = settle(path, actual, update=False)
    assert "-old\n+new" in difference
    assert "old" in path.read_text(encoding="utf-8")


def test_an_update_rewrites_the_page_and_then_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(page("$ rollingtext say new", "old"), encoding="utf-8")
    actual = page("$ rollingtext say new", "new")
    assert settle(path, actual, update=True) == ""
    assert path.read_text(encoding="utf-8") == actual
    assert settle(path, actual, update=False) == ""


def test_files_lie_in_the_folder_as_written(tmp_path: Path) -> None:
    before = "````file sub/draft.md\n1. [x]\n```\n````\n"
    text = page("$ rollingtext read sub/draft.md", "1. [x]", "``", before=before)
    assert run_page(text, tmp_path, fake) == text.replace("\n``\n```\n", "\n```\n````\n").replace(
        "```console", "````console"
    )
    assert (tmp_path / "sub/draft.md").read_bytes() == b"1. [x]\n```\n"


def test_the_fence_grows_with_the_output(tmp_path: Path) -> None:
    assert run_page(page("$ rollingtext fence"), tmp_path, fake) == "````console\n$ rollingtext fence\n```\n````\n"


def test_the_surroundings_are_as_before(tmp_path: Path) -> None:
    before = (os.getcwd(), dict(os.environ), sys.stdout, sys.stderr, sys.stdin)
    run_page(page("$ COLUMNS=1 rollingtext leave 1"), tmp_path, fake)
    assert (os.getcwd(), dict(os.environ), sys.stdout, sys.stderr, sys.stdin) == before


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (page("$ rollingtext where"), "line 2: the output names a folder of this machine"),
        (page("$ rollingtext say ok", "ok", "$ ls"), "line 4: a page runs rollingtext and cat only, not: ls"),
        (page("$ cat"), "cat only"),
        (page("$ rollingtext say | cat"), r"a page has no \|"),
        (page("$ rollingtext say > x"), "a page has no >"),
        (page("$ rollingtext say II.3(a)"), r"a page has no \("),
        (page("$ rollingtext say 'open"), "this is no command line"),
        (page("$ rollingtext prompt"), "begins with `\\$ `"),
        (page("rollingtext say"), "line 2: a console block begins with a command"),
        ("```file ../x.md\n```\n", "lies outside"),
    ],
)
def test_a_page_that_cannot_run_says_why(text: str, problem: str, tmp_path: Path) -> None:
    with pytest.raises(PageError, match=problem):
        run_page(text, tmp_path, fake)


def test_documentation_runs_only_what_is_marked(tmp_path: Path) -> None:
    free = page("$ pip install rollingtext")
    marked = page("$ rollingtext say a", "b", info="console test")
    assert run_page(free + marked, tmp_path, fake, only_marked=True) == free + marked.replace("b\n", "a\n")


def test_drafts_are_a_copy_and_only_there_when_named(tmp_path: Path) -> None:
    drafts = tmp_path / "bundled"
    drafts.mkdir()
    (drafts / "one.md").write_text("kept\n", encoding="utf-8")
    for name in ("with", "without"):
        (tmp_path / name).mkdir()
    text = page("$ rollingtext write drafts/one.md", "$ cat drafts/one.md", "written")
    assert run_page(text, tmp_path / "with", fake, drafts=drafts) == text
    assert (drafts / "one.md").read_text(encoding="utf-8") == "kept\n"
    run_page(page("$ rollingtext say"), tmp_path / "without", fake, drafts=drafts)
    assert list((tmp_path / "without").iterdir()) == []
