"""The page of `report` in a real browser: it loads without a word of complaint, and the keyboard does everything.

Chromium is asked for by `make check` (Debian: `apt install chromium`). Where there is none these tests fail; they are
never passed over.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from rollingtext.cli.app import run

pytestmark = pytest.mark.browser

LAWS = str(Path(__file__).parents[1] / "drafts" / "gge-laws")
QUIET = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
SHOWN = ".row:not([hidden])"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.fail("These tests need Chromium: apt install chromium.")
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=found, chromium_sandbox=False, args=[*QUIET, "--disable-sync"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("report") / "page.html"
    assert run(["report", LAWS, "--from", "2025-05-12", "--to", "2025-12-18", "-o", str(out)]) == 0
    return out


@pytest.fixture
def page(browser: Browser, laws: Path) -> Iterator[Page]:
    """The page of the bundled negotiation; nothing may be asked of the network and nothing be complained of."""
    with_complaints = opened(browser, laws)
    yield with_complaints[0]
    with_complaints[0].context.close()
    assert with_complaints[1] == []


def opened(browser: Browser, path: Path, width: int = 1280, **settings: object) -> tuple[Page, list[str]]:
    complaints: list[str] = []
    context = browser.new_context(viewport={"width": width, "height": 800}, **settings)  # type: ignore[arg-type]
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.on("request", lambda asked: None if asked.url == path.as_uri() else complaints.append(asked.url))
    page.goto(path.as_uri())
    return page, complaints


def shown(page: Page) -> list[str]:
    return [str(name) for name in page.eval_on_selector_all(SHOWN, "rows => rows.map(row => row.id)")]


def kinds(page: Page) -> list[set[str]]:
    return [
        set(str(each).split())
        for each in page.eval_on_selector_all(SHOWN, "rows => rows.map(row => row.dataset.kinds)")
    ]


def tab_to(page: Page, selector: str) -> None:
    """Goes on with Tab until an element has the focus."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} is out of reach of the Tab key.")


def test_what_changed_is_shown_first_and_everything_on_demand(page: Page) -> None:
    total = page.locator(".row").count()
    assert all(each - {"renumbered", "unchanged"} for each in kinds(page))
    assert page.inner_text("#shown") == f"{len(shown(page))} of {total} shown"
    tab_to(page, "#all")
    page.keyboard.press("Enter")
    assert len(shown(page)) == total
    tab_to(page, "#none")
    page.keyboard.press("Enter")
    assert shown(page) == [] and page.inner_text("#shown") == f"0 of {total} shown"
    assert page.locator(".part:visible").count() == 0


@pytest.mark.parametrize("kind", ["moved", "edited", "brackets", "inserted", "merged", "renumbered", "unchanged"])
def test_a_filter_is_set_with_the_space_bar(page: Page, kind: str) -> None:
    page.focus("#none")
    page.keyboard.press("Enter")
    page.focus(f"input[value={kind}]")
    page.keyboard.press("Space")
    count = int(page.inner_text(f"label:has(input[value={kind}]) .count"))
    assert len(shown(page)) == count > 0
    assert all(kind in each for each in kinds(page))
    listed = page.eval_on_selector_all(".clauses li:not([hidden])", "items => items.map(item => item.dataset.for)")
    assert listed == shown(page)


def test_words_and_numbers_are_found(page: Page) -> None:
    tab_to(page, "#find")
    page.keyboard.type("HUMAN JUDGEMENT")
    found = shown(page)
    assert 0 < len(found) < page.locator(".row").count()
    assert all("human judgement" in page.inner_text(f"#{name}").lower() for name in found)
    page.keyboard.press("Control+A")
    page.keyboard.type("no such word anywhere")
    assert shown(page) == []


def test_n_and_p_go_from_clause_to_clause(page: Page) -> None:
    names = shown(page)
    tab_to(page, "#next")
    page.keyboard.press("Enter")
    focused = "document.activeElement.id"
    assert page.evaluate(focused) == names[0]
    for name in names[1:]:
        page.keyboard.press("n")
        assert page.evaluate(focused) == name
        assert page.locator(f".clauses a[href='#{name}'][aria-current]").count() == 1
        assert page.locator(f"#{name} h4").is_visible()
    page.keyboard.press("n")
    assert page.evaluate(focused) == names[-1]
    page.keyboard.press("p")
    assert page.evaluate(focused) == names[-2]
    assert page.locator(".clauses [aria-current]").count() == 1


def test_a_clause_is_reached_by_its_name_in_the_list_even_when_it_is_filtered(page: Page) -> None:
    name = shown(page)[5]
    page.focus(f".clauses a[href='#{name}']")
    page.keyboard.press("Enter")
    page.wait_for_function("name => document.activeElement.id === name", arg=name)
    hidden = page.get_attribute(".row[hidden]", "id")
    page.evaluate("name => { location.hash = name; }", hidden)
    page.wait_for_function("name => document.activeElement.id === name", arg=hidden)
    assert page.is_visible(f"#{hidden}")


def test_typing_a_word_with_n_in_the_search_field_goes_nowhere(page: Page) -> None:
    page.focus("#find")
    page.keyboard.type("npn")
    assert page.input_value("#find") == "npn"
    assert page.evaluate("document.activeElement.id") == "find"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
def test_nothing_is_wider_than_the_screen_and_everything_can_be_read(
    browser: Browser, laws: Path, width: int, scheme: str
) -> None:
    page, complaints = opened(browser, laws, width, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CONTRAST) == []
    page.context.close()
    assert complaints == []


def test_without_a_script_everything_is_there(browser: Browser, laws: Path) -> None:
    page, complaints = opened(browser, laws, java_script_enabled=False)
    assert page.locator(".row:visible").count() == page.locator(".row").count() > 0
    assert not page.is_visible("#tools")
    page.context.close()
    assert complaints == []


def test_it_prints_without_its_tools(browser: Browser, laws: Path) -> None:
    page, complaints = opened(browser, laws)
    rows = len(shown(page))
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.is_visible("#tools") and not page.is_visible(".clauses")
    assert page.locator(".row:visible").count() == rows
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.context.close()
    assert complaints == []


def test_what_a_hostile_file_says_is_read_and_not_done(browser: Browser, tmp_path: Path) -> None:
    bad = "<script>alert(1)</script><img src=x onerror=alert(2)>\"' onfocus=alert(3) autofocus \u202egnihton"
    record = {
        "schema": "rollingtext/negotiation/1",
        "title": bad,
        "forum": bad,
        "note": bad,
        "versions": [
            {"name": "one", "date": "2026-01-01", "file": "one.md", "follows": [], "public": "no"},
            {"name": "two", "date": "2026-02-01", "file": "two.md", "follows": ["one"], "public": "no"},
        ],
        "parties": [{"code": "EVIL", "name": f"Evil {bad}", "kind": "State"}],
        "terms": [{"term": f"duty {bad}"}],
        "positions": [{"term": f"duty {bad}", "side": bad, "text": bad, "parties": ["EVIL"], "source": bad}],
        "proposals": ["p.yaml"],
    }
    proposal = {
        "schema": "rollingtext/amendments/1",
        "base": "one",
        "amendments": [
            {
                "id": f"A1 {bad}",
                "by": ["EVIL"],
                "operations": [{"op": "replace-words", "clause": "I.1", "words": "A duty", "with": f"No duty {bad}"}],
            }
        ],
    }
    (tmp_path / "negotiation.yaml").write_text(json.dumps(record), encoding="utf-8")
    (tmp_path / "p.yaml").write_text(json.dumps(proposal), encoding="utf-8")
    escaped = bad.replace("<", "\\<")
    (tmp_path / "one.md").write_text(f"## I. Scope {escaped}\n\n1. A duty of {escaped}.[^1]\n\n[^1]: {escaped}\n")
    (tmp_path / "two.md").write_text(
        f"## I. Scope {bad}\n\n1. A [duty {bad} – EVIL][<script>alert(4)</script> – {bad}] of {bad}.[^1]\n\n[^1]: Other {bad}\n"
    )
    out = tmp_path / "page.html"
    assert run(["report", str(tmp_path), "-o", str(out)]) == 0
    page, complaints = opened(browser, out)
    page.wait_for_timeout(200)
    assert page.locator("script").count() == 1 and page.locator("img").count() == 0
    assert page.inner_text("h1") == bad.replace("\u202e", "⟨U+202E⟩")
    assert page.inner_text("main").count("<script>alert(1)</script>") >= 8
    page.context.close()
    assert complaints == []


# Text that stands out less from its ground than the accessibility guidelines want of small letters (4.5 to 1).
CONTRAST = """() => {
    const parsed = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => {
        const [x, y, z] = [r, g, b].map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const ground = (element) => {
        for (let at = element; at; at = at.parentElement) {
            const colour = parsed(getComputedStyle(at).backgroundColor);
            if (colour.length === 3 || colour[3] === 1) return colour;
        }
        return [255, 255, 255];
    };
    const faint = [];
    for (const element of document.querySelectorAll("body *:not(script):not(svg *)")) {
        const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
        if (!own || !element.checkVisibility()) continue;
        const [a, b] = [light(parsed(getComputedStyle(element).color)), light(ground(element))];
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < 4.5) faint.push(`${element.className || element.tagName}: ${ratio.toFixed(2)}`);
    }
    return [...new Set(faint)];
}"""
