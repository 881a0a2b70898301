"""Where the keys of the browser lead, and that what it shows fits the pane, on any two drafts."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from strategies import drafts

from rollingtext.cli.browsing import outline, places_pane, redline_pane, text_pane
from rollingtext.cli.browsing.reading import (
    Reading,
    at_clause,
    in_version,
    opened,
    place_here,
    taking_next,
    to_change,
    to_place,
)
from rollingtext.cli.browsing.shelf import Shelf
from rollingtext.cli.console import Terminal
from rollingtext.cli.drafts import Loaded, Room
from rollingtext.cli.wrap import cells
from rollingtext.document.source import Source
from rollingtext.document.tree import located
from rollingtext.readers import markdown

WIDTH = 40


def loaded(text: str) -> Loaded:
    source, room = Source(text), Room("-")
    draft, findings = markdown.read(source, room)
    return Loaded(draft, source, findings, room)


def shelf_of(old: str, new: str) -> Shelf:
    """Two versions side by side; a last clause makes sure that there is one."""
    texts = {name: loaded(f"{text}\n\n## IX. End\n\n99. The end.\n") for name, text in (("old", old), ("new", new))}
    return Shelf("Title", texts, None, "new")


def walked(reading: Reading, step: Callable[[Reading], Reading | None], most: int) -> list[Reading]:
    """Where a key leads that is pressed until there is no more."""
    out: list[Reading] = []
    following = step(reading)
    while following is not None and len(out) <= most:
        out.append(following)
        following = step(following)
    return out


@given(drafts())
def test_every_contested_place_is_come_by_once_there_and_back(text: str) -> None:
    shelf = shelf_of("", text)
    found = [item.place.id for item in shelf.issues["new"].places]
    there = walked(opened(shelf), lambda at: to_place(shelf, at, 1), len(found))
    assert [at.place for at in there] == found
    if there:
        back = walked(there[-1], lambda at: to_place(shelf, at, -1), len(found))
        assert [at.place for at in back] == found[-2::-1]


@given(drafts(), drafts())
def test_every_change_is_come_by_once_there_and_back(old: str, new: str) -> None:
    shelf = shelf_of(old, new)
    homes = list(dict.fromkeys(shelf.comparison("old", "new").homes))
    first = opened(shelf)
    there = walked(first, lambda at: to_change(shelf, at, 1), len(homes))
    assert [at.clause for at in there] == [home for home in homes if home != first.clause]
    if there:
        back = walked(there[-1], lambda at: to_change(shelf, at, -1), len(homes))
        assert [at.clause for at in back] == [home for home in homes if home != there[-1].clause][::-1]


@given(drafts(), drafts(), st.data())
def test_what_is_shown_fits_the_pane_wherever_the_reader_is(old: str, new: str, data: st.DataObject) -> None:
    shelf = shelf_of(old, new)
    reading = at_clause(opened(shelf), data.draw(st.sampled_from(shelf.issues["new"].clauses)).locator)
    taken = taking_next(shelf, reading)
    for here in [reading, *([taken] if taken else [])]:
        for pane in (text_pane, places_pane, redline_pane):
            terminal = Terminal("never")
            terminal.width = WIDTH
            assert pane.title(shelf, here)
            lines = pane.lines(shelf, here, terminal)
            if pane is not redline_pane:  # its headings are cut by the screen
                assert all(cells(line) <= WIDTH or " " not in line.strip() for line in lines)
        assert [row.locator for row in outline.rows(shelf, here)] == [
            item.locator for item in located(shelf.issues["new"].draft)
        ]


@given(drafts(), st.data())
def test_the_preview_goes_through_all_sides_and_back(text: str, data: st.DataObject) -> None:
    shelf = shelf_of("", text)
    found = shelf.issues["new"].places
    if not found:
        return
    start = to_place(shelf, at_clause(opened(shelf), data.draw(st.sampled_from(found)).place.clause.locator), 1)
    assert start is not None
    item = place_here(shelf, start)
    assert item is not None
    at: Reading | None = start
    for side in (*range(len(item.place.sides)), None):
        at = taking_next(shelf, at) if at else None
        assert at is not None
        assert at.taken.get(item.place.id) == side


@given(drafts(), drafts(), st.data())
def test_another_version_is_opened_at_one_of_its_clauses(old: str, new: str, data: st.DataObject) -> None:
    shelf = shelf_of(old, new)
    reading = at_clause(opened(shelf), data.draw(st.sampled_from(shelf.issues["new"].clauses)).locator)
    older = in_version(shelf, reading, "old")
    assert (older.version, older.against) == ("old", "new")
    assert older.clause in shelf.issues["old"].index
