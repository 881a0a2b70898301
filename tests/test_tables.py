"""Tables on a screen keep to it and lose no word; piped, every line says which row it belongs to."""

from hypothesis import given
from hypothesis import strategies as st

from rollingtext.cli.console import Terminal
from rollingtext.cli.tables import add_table
from rollingtext.cli.wrap import cells
from rollingtext.reports._table import Group, Table

WORDS = st.lists(st.sampled_from(["shall", "[should]", "|", "致命性", "internationally", "x" * 40, "–"]), max_size=30)
CELLS = WORDS.map(" ".join)
ROWS = st.lists(st.tuples(st.sampled_from(["", "1#1", "B.III.§9.60.Option1~3.¶1(c)#1"]), CELLS, CELLS), max_size=6)


def lines_of(rows: list[tuple[str, str, str]], width: int | None) -> list[str]:
    terminal = Terminal("never")
    terminal.width = width
    add_table(terminal, Table("Title", ("place", "side", "backed by"), (Group("1 – 2 places", tuple(rows)),)))
    return terminal.lines


@given(ROWS, st.integers(34, 200))
def test_a_table_fits_the_screen_and_loses_nothing(rows: list[tuple[str, str, str]], width: int) -> None:
    lines = lines_of(rows, width)
    assert all(cells(line) <= width for line in lines)
    letters = sorted("".join(lines).replace(" ", ""))
    heads = "Title" + "place" + "side" + "backedby" + "1–2places"
    assert letters == sorted((heads + "".join("".join(row) for row in rows)).replace(" ", ""))


@given(ROWS)
def test_piped_every_row_is_one_line_with_its_name(rows: list[tuple[str, str, str]]) -> None:
    lines = [line.strip() for line in lines_of(rows, None)]
    name = ""
    for row, line in zip(rows, lines[-len(rows) :] if rows else [], strict=True):
        name = row[0] or name
        said = [name, *row[1:]]
        while len(said) > 1 and not said[-1]:
            said.pop()
        assert line.split() == " | ".join(said).split()


def test_the_second_cells_stand_below_each_other_unless_a_name_is_too_long() -> None:
    short = lines_of([("1#1", "shall", "EU"), ("", "should", "US")], None)
    assert short[-2:] == ["  1#1   | shall | EU", "  1#1   | should | US"]
    long = lines_of([("1#1", "shall", "EU"), ("B.III.§9.60.Option1~3.¶1(c)#1", "x", "US")], None)
    assert long[-2:] == ["  1#1 | shall | EU", "  B.III.§9.60.Option1~3.¶1(c)#1 | x | US"]


def test_a_narrow_screen_takes_room_where_it_costs_the_fewest_lines() -> None:
    lines = lines_of([("1#1", "one side of a place that goes on for a good many words", "EU")], 50)
    assert lines[-2:] == ["  1#1    one side of a place that goes   EU", "         on for a good many words"]
