"""The full-screen browser: keys are pressed, and what then stands on the screen is looked at."""

import asyncio
import subprocess
import sys
import tomllib
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from rollingtext.cli.app import run
from rollingtext.cli.browse import TEXTUAL
from rollingtext.cli.browsing.keys import GROUPS, LINE, actions
from rollingtext.cli.browsing.screen import Browser
from rollingtext.cli.browsing.shelf import Shelf, shelf

ROOT = Path(__file__).parents[1]
GGE = str(ROOT / "drafts" / "gge-laws")
NEWEST, BEFORE = "2026-06-05", "2025-12-18"

HOSTILE = """---
title: "[bold red]Title[/bold red] [link=x]y"
version: "[red]v1[/red]"
---

## I. [/bold] General [green]

Parties:

1. Report [shall][should – EU] [/] [b]to[/b] the `[@click=app.quit]quit[/]` in $foreground.

   (a) [每一缔约方应当采取措施][各缔约方可以采取措施 – 中国] 以确保本文书得到执行，并且不影响任何其他国际义务，[以及国内法规定的义务]。

   (b) تتعهد الأطراف [بحظر][بتقييد – الاتحاد الأوروبي] منظومات الأسلحة الفتاكة الذاتية التشغيل وفقا للقانون الدولي.

2. \\[literal\\] here: \u202ereversed\u202c, zero\u200bwidth, \x1b[31mred\x1b[0m, a bell \x07 and a 👩‍👩‍👧‍👦 family.
"""


def screen(app: Browser) -> str:
    """What stands on the screen, line by line."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


def browsing(
    found: Shelf, see: Callable[[Browser, Pilot[int]], Coroutine[Any, Any, None]], size: tuple[int, int] = (80, 24)
) -> None:
    """Opens the browser on a terminal of that size and looks at it."""

    async def whole() -> None:
        app = Browser(found)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await see(app, pilot)

    asyncio.run(whole())


async def settle(pilot: Pilot[int]) -> None:
    """Waits until everything that follows from a key is on the screen."""
    for _ in range(2):
        await pilot.pause()


async def press(pilot: Pilot[int], *keys: str) -> str:
    """Presses keys one after the other; what stands on the screen then."""
    await pilot.press(*keys)
    await settle(pilot)
    app = pilot.app
    assert isinstance(app, Browser)
    return screen(app)


@pytest.fixture(scope="module")
def gge() -> Shelf:
    return shelf(GGE, "")


@pytest.fixture
def hostile(tmp_path: Path) -> Shelf:
    old, new = tmp_path / "one.md", tmp_path / "two.md"
    old.write_text(HOSTILE, encoding="utf-8")
    new.write_text(HOSTILE.replace("v1", "v2").replace("Report", "Tell").replace("确保", "便确保"), encoding="utf-8")
    return shelf(str(old), str(new))


def test_it_opens_at_the_newest_version_with_the_tree_the_text_and_the_keys(gge: Shelf) -> None:
    async def see(app: Browser, pilot: Pilot[int]) -> None:
        lines = screen(app).split("\n")
        assert len(lines) == 24
        assert lines[0].startswith(f"{NEWEST} | 11 contested places | against {BEFORE} | Rolling text on")
        assert lines[2].startswith("-  I [4] Working charac")
        assert lines[3].startswith("  - *1 [3] For the purp")
        assert "Illustrative text written for demonstration. Not the" in lines[2]
        assert lines[-1].rstrip() == LINE

    browsing(gge, see)


def test_arrows_go_from_clause_to_clause_close_and_open(gge: Shelf) -> None:
    async def see(app: Browser, pilot: Pilot[int]) -> None:
        shown = await press(pilot, "down", "down", "down")
        assert app.reading.clause == "1.A"
        assert "A. A system that a human operator activates, and" in shown
        shown = await press(pilot, "left")
        assert app.reading.clause == "1"
        shown = await press(pilot, "left")
        assert "+ *1 [3]" in shown
        assert "*A A system" not in shown
        assert "*A A system" in await press(pilot, "right")

    browsing(gge, see)


def test_one_key_leads_to_the_next_contested_place_with_its_sides_and_backers(gge: Shelf) -> None:
    async def see(app: Browser, pilot: Pilot[int]) -> None:
        shown = await press(pilot, "n", "n")
        assert app.reading.place == "1#2"
        assert "> 1#2 on identify; since 2025-09-01-working" in shown
        assert "   1 identify, – India, Japan, Singapore" in shown
        assert "   2 (no text) – New Zealand, Panama, Switzerland," in shown
        assert "> 1#1 on lethal" in await press(pilot, "p")
        assert "There is no contested place further on" in await press(pilot, "N")
        for _ in gge.issues[NEWEST].places:
            await press(pilot, "n")
        assert app.reading.place == gge.issues[NEWEST].places[-1].place.id

    browsing(gge, see)


def test_one_key_leads_to_the_next_change_with_its_redline(gge: Shelf) -> None:
    async def see(app: Browser, pilot: Pilot[int]) -> None:
        shown = await press(pilot, "c")
        assert app.reading.clause == "1"
        assert f"─ {BEFORE} -> {NEWEST} ─" in shown
        assert "I.1 -> 1  edited" in shown
        assert "{-joined-}{+linked+} to them" in shown
        assert "I.1.A -> 1.A  edited" in await press(pilot, "c")
        assert "I.1 -> 1  edited" in await press(pilot, "C")
        assert "There is no change further on" in await press(pilot, "C")
        assert f"─ 1 of {NEWEST} ─" in await press(pilot, "r")

    browsing(gge, see)


def test_a_side_is_taken_to_see_the_words_and_nothing_is_written(tmp_path: Path) -> None:
    text = "# Title\n\n1. Parties [shall – EU][should – China] act[, within [24] [48] hours].\n\n2. This stays.\n"
    path = tmp_path / "draft.md"
    path.write_text(text, encoding="utf-8")

    async def see(app: Browser, pilot: Pilot[int]) -> None:
        shown = await press(pilot, "n", "2")
        assert "1. Parties should act[, within [24] [48] hours]." in shown
        assert "─ 1 as settled at 1#1, nothing is written ─" in shown
        assert "  *2 should – China" in shown
        assert "There is no such side here." in await press(pilot, "7")
        shown = await press(pilot, "n", "space")
        assert "1. Parties should act, within [24] [48] hours." in shown
        assert "1 as settled at 2 places" in shown
        assert "1. Parties should act." in await press(pilot, "space")
        assert "1. Parties should act[, within" in await press(pilot, "space")
        shown = await press(pilot, "1", "x")
        assert "1. Parties [shall – EU][should – China] act[, within" in shown

    browsing(shelf(str(path), ""), see)
    assert [each.name for each in tmp_path.iterdir()] == ["draft.md"]
    assert path.read_text(encoding="utf-8") == text


def test_a_clause_of_which_nothing_is_left_says_so(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text("1. Kept.\n\n[2. Gone.]\n", encoding="utf-8")

    async def see(app: Browser, pilot: Pilot[int]) -> None:
        assert "With the sides taken, nothing is left of this clause." in await press(pilot, "n", "2")
        assert "[2. Gone.]" in await press(pilot, "0")

    browsing(shelf(str(path), ""), see)


def test_a_clause_is_found_by_its_locator_and_by_words(gge: Shelf) -> None:
    async def look_for(pilot: Pilot[int], words: str) -> str:
        await press(pilot, "slash")
        pilot.app.query_one(Input).value = words
        return await press(pilot, "enter")

    async def see(app: Browser, pilot: Pilot[int]) -> None:
        await look_for(pilot, "Box III, paragraph 13(D)(ii)")
        assert app.reading.clause == "13.D(ii)"
        await look_for(pilot, "HUMAN  judgement")
        assert app.reading.clause == "14"
        await press(pilot, "g")
        once = app.reading.clause
        await press(pilot, "g", "G")
        assert app.reading.clause == once != "14"
        assert "No clause is called, or says, “[red]no such words[/red]”." in await look_for(
            pilot, "[red]no such words[/red]"
        )
        assert "n/p place" in await press(pilot, "slash", "escape", "down")
        assert app.reading.clause != once

    browsing(gge, see)


def test_another_version_is_read_at_what_the_clause_came_from(gge: Shelf) -> None:
    async def see(app: Browser, pilot: Pilot[int]) -> None:
        await press(pilot, "down", "down")
        assert app.reading.clause == "1"
        shown = await press(pilot, "v")
        assert "Which version is to be read?" in shown
        assert f"> {NEWEST}" in shown
        assert f"> {BEFORE}" in await press(pilot, "up")
        shown = await press(pilot, "enter")
        assert shown.startswith(BEFORE)
        assert app.reading.clause == "I.1"
        await press(pilot, "v", "down", "enter")
        assert (app.reading.version, app.reading.clause) == (NEWEST, "1")
        await press(pilot, "v", "escape")
        assert app.reading.version == NEWEST

    browsing(gge, see)


def test_the_other_version_is_chosen(gge: Shelf) -> None:
    async def see(app: Browser, pilot: Pilot[int]) -> None:
        shown = await press(pilot, "o", "home", "enter")
        assert f"against {gge.names[0]}" in shown
        assert f"─ {gge.names[0]} -> {NEWEST} ─" in shown
        assert "A version is not compared with itself." in await press(pilot, "o", "end", "enter")

    browsing(gge, see)


def test_versions_that_hold_different_parts_are_compared_in_what_both_hold(gge: Shelf) -> None:
    part = next(name for name in gge.names if name.startswith("2025-09-05"))
    assert gge.comparison(part, NEWEST).reason
    assert all(home in gge.issues[NEWEST].index for home in gge.comparison(part, NEWEST).homes)


def test_every_change_is_told_at_a_clause_of_the_newer_text(gge: Shelf) -> None:
    for old in gge.names:
        for new in gge.names:
            if old != new:
                found = gge.comparison(old, new)
                where = [gge.issues[new].index[home] for home in found.homes]
                assert where == sorted(where)


def test_the_help_tells_every_key_at_80_by_24(gge: Shelf) -> None:
    async def see(app: Browser, pilot: Pilot[int]) -> None:
        shown = await press(pilot, "question_mark")
        for heading, keys in GROUPS.items():
            assert heading in shown
            for key in keys:
                assert any(line.strip(" │").startswith(key.shown) and key.does in line for line in shown.split("\n"))
        assert "n/p place" in await press(pilot, "escape")

    browsing(gge, see)
    assert len(LINE) <= 80


def test_every_key_has_an_action() -> None:
    for action in actions().values():
        name = action.partition("(")[0]
        assert name.startswith("focus_") or name == "quit" or f"action_{name}" in vars(Browser)


def test_text_and_redline_stand_side_by_side_where_there_is_room(gge: Shelf) -> None:
    async def see(app: Browser, pilot: Pilot[int]) -> None:
        heading = (await press(pilot, "c")).split("\n")[1]
        assert f"1 of {NEWEST}" in heading
        assert f"{BEFORE} -> {NEWEST}" in heading
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        heading = screen(app).split("\n")[1]
        assert f"1 of {NEWEST}" not in heading
        assert f"{BEFORE} -> {NEWEST}" in heading

    browsing(gge, see, (160, 50))


def test_treaty_text_passes_through_no_markup(hostile: Shelf) -> None:
    async def see(app: Browser, pilot: Pilot[int]) -> None:
        shown = await press(pilot, "down", "down")
        assert shown.startswith("[red]v2[/red] | ")
        assert "[bold red]Title[/bold red] [link=x]y" in shown
        assert "-  I [11] [/bold] General [green]" in shown
        assert "I.1 of [red]v2[/red]" in shown
        assert "1. Tell [shall][should – EU] [/] [b]to[/b] the `[@click=app.quit]quit[/]` in" in shown
        assert "$foreground." in shown
        assert "{-Report-}{+Tell+} [shall][should – EU] [/] [b]to[/b]" in shown
        assert "@click=app.quit" in await press(pilot, "n", "n", "n", "n", "n", "n")
        assert "[red]v1[/red]" in await press(pilot, "v")
        await press(pilot, "escape", "end")
        shown = await press(pilot, "down")
        assert "2. [literal] here: ⟨U+202E⟩reversed⟨U+202C⟩, zero⟨U+200B⟩width," in shown.replace("\n", "")

    browsing(hostile, see, (240, 60))


@pytest.mark.parametrize("size", [(80, 24), (160, 50), (61, 17), (30, 8), (12, 4)])
def test_no_script_and_no_size_breaks_the_screen(hostile: Shelf, size: tuple[int, int]) -> None:
    async def see(app: Browser, pilot: Pilot[int]) -> None:
        for key in ("down", "down", "down", "n", "1", "c", "down", "r", "tab", "j", "pagedown", "v", "escape"):
            await press(pilot, key)
            strips = app.screen._compositor.render_strips()
            assert len(strips) == size[1]
            assert {strip.cell_length for strip in strips} == {size[0]}
            assert not any(ord(sign) < 32 or 0x7F <= ord(sign) < 0xA0 for strip in strips for sign in strip.text)

    browsing(hostile, see, size)


def test_without_colour_nothing_is_coloured_and_everything_is_said(gge: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def see(app: Browser, pilot: Pilot[int]) -> None:
        for keys in (("n", "1"), ("c",), ("v",)):
            await press(pilot, *keys)
            for y in range(app.size.height):
                for segment in app.screen._compositor.render_strips()[y].apply_filter(
                    app._filters[-1], app.screen.styles.background
                ):
                    style = segment.style
                    for color in (style.color, style.bgcolor) if style else ():
                        assert color is None or color.is_default

    browsing(gge, see)


@pytest.mark.parametrize("argv", [[GGE], [GGE, "--color", "never"]])
def test_where_there_is_no_terminal_it_says_so(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["browse", *argv]) == 2
    assert capsys.readouterr().err.startswith("rollingtext: The browser needs a terminal.")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody at the keyboard; what the command does to NO_COLOR is undone."""
    monkeypatch.setattr("rollingtext.cli.browse._is_at_a_terminal", lambda: True)
    monkeypatch.setenv("NO_COLOR", "")


@pytest.mark.usefixtures("terminal")
def test_without_textual_one_sentence_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "textual", None)
    assert run(["browse", GGE]) == 2
    err = capsys.readouterr().err
    said = f"The browser needs Textual, which is not installed here: {sys.executable} -m pip install '{TEXTUAL}'"
    assert err == f"rollingtext: {said}\n"


def test_the_extra_brings_what_the_message_names() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert extras["tui"] == [TEXTUAL]
    assert TEXTUAL in extras["dev"]


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    "argv, said",
    [
        (["-"], "no draft can come from standard input"),
        (["no-such-file.md"], "cannot be read"),
        ([str(ROOT / "tests")], "has no negotiation.yaml"),
    ],
)
def test_what_cannot_be_browsed_is_told(argv: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["browse", *argv]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.usefixtures("terminal")
def test_the_command_opens_what_was_named(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Browser] = []
    monkeypatch.setattr(Browser, "run", lambda app: seen.append(app))
    assert run(["browse", f"{GGE}/{BEFORE}.md", "--color", "never"]) == 0
    assert run(["browse", f"{GGE}/{BEFORE}.md", f"{GGE}/{NEWEST}.md"]) == 0
    assert [(app.reading.version, app.reading.against) for app in seen] == [
        (BEFORE, "2025-05-12"),
        (NEWEST, BEFORE),
    ]
    assert seen[0].no_color


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("key, code", [("q", 0), ("ctrl+c", 130), ("n", 70)])
def test_it_ends_as_every_command_does(
    key: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """`n` meets a bug here: one line says where it was kept, and no word of the draft is printed."""

    def broken(*_: object) -> None:
        raise ValueError("a bug")

    async def pressed(pilot: Pilot[Any]) -> None:
        await pilot.press(key)

    monkeypatch.setattr("rollingtext.cli.browsing.screen.to_place", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    whole = Browser.run
    monkeypatch.setattr(Browser, "run", lambda app: whole(app, headless=True, size=(80, 24), auto_pilot=pressed))
    assert run(["browse", GGE]) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    kept = [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()]
    if code == 70:
        assert shown.err.startswith("rollingtext: This is a bug in rollingtext")
        assert "ValueError: a bug" in kept[0]
    else:
        assert (shown.err, kept) == ("", [])


def test_textual_is_loaded_for_the_screen_alone() -> None:
    """All that the screen shows can be asked for without it, so its start-up time stays out of everything else."""
    code = (
        "import sys\n"
        "sys.modules['textual'] = None\n"
        "from rollingtext.cli import browse\n"
        "from rollingtext.cli.browsing import finding, keys, outline, places_pane, preview, redline_pane, text_pane\n"
        "from rollingtext.cli.browsing.reading import opened\n"
        "from rollingtext.cli.browsing.shelf import shelf\n"
        "found = shelf(sys.argv[1], '')\n"
        "print(len(outline.rows(found, opened(found))))\n"
    )
    done = subprocess.run([sys.executable, "-c", code, GGE], capture_output=True, text=True, check=True, cwd=ROOT)
    assert int(done.stdout) > 40
