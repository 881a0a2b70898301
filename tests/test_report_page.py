"""The page of `report`: one file that loads nothing, the same every time, on which a draft's words stay words."""

from __future__ import annotations

import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from itertools import count, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from rollingtext.cli.app import run
from rollingtext.compare.diff import diff
from rollingtext.compare.texts import own_text
from rollingtext.compare.words import Run
from rollingtext.document.visible import visible
from rollingtext.notation.parties import default_registry
from rollingtext.reports._table import Group, Table
from rollingtext.reports.page.chart import drawn
from rollingtext.reports.page.contents import Bars, Cell, Contents, Grid, Part, Question, Redline, Row
from rollingtext.reports.page.grids import grids
from rollingtext.reports.page.redline import redline
from rollingtext.reports.page.render import page
from tests.strategies import read

LAWS = str(Path(__file__).parents[1] / "drafts" / "gge-laws")

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style></script><script>alert(1)</script>",
    "</title><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% for x in y %}",
    "<!-- --><![CDATA[ ]]>&lt;&amp;&#60;script&#62;",
    "\u202egpj.exe\u2066\u200b\u0000\x1b[31m",
    "javascript:alert(1)",
)


def contents(say: Callable[[], str]) -> Contents:
    """A page with something in every place; every string that can come from a file is what `say` says."""

    def table() -> Table:
        rows = ((say(), say()), ("", say()))
        return Table(say(), (say(), say()), (Group(say(), rows),), (say(),))

    def row(name: str, *kinds: Any) -> Row:
        old = (Run("keep", say()), Run("delete", say()))
        new = (Run("keep", say()), Run("insert", say()))
        return Row(name, say(), say(), kinds, old, new, say(), say(), (say(),))

    locator = say()
    parts = (
        Part(say(), (row("row-1", "edited", "moved"), row("row-2", "unchanged"))),
        Part("", (row("row-3", "note"),)),
    )
    name = say()
    question = Question(say(), locator, (("a", say()), ("b", say())), say())
    grid = Grid(say(), (question, Question(say(), "", ())), ((say(), (Cell("a", say(), 0), Cell("r", say()))),))
    return Contents(
        title=say(),
        forum=say(),
        note=say(),
        facts=(say(),),
        newest=name,
        brackets=Bars(say(), ((say(), 3), (say(), 0)), say()),
        versions=table(),
        redline=Redline(say(), name, say(), parts, ((locator, "row-1"),)),
        terms=table(),
        places=table(),
        grids=(grid,),
        fates=Bars(say(), ((say(), 2),), say()),
        proposals=table(),
        delegations=table(),
    )


def shape(page_: str) -> list[tuple[str, tuple[str, ...]]]:
    """The elements of a page in order, with the names of their attributes."""
    elements = html.document_fromstring(page_).iter()
    return [(str(each.tag), tuple(sorted(map(str, each.attrib)))) for each in elements]


def said(page_: str) -> str:
    """What a reader finds on a page: its text, and the values of attributes that can be seen or heard."""
    root = html.document_fromstring(page_)
    seen = [str(text) for text in root.xpath("//body//text()[not(parent::script)] | //title/text()")]
    return "\n".join([*seen, *map(str, root.xpath("//@title | //@aria-label | //@data-column"))])


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("report") / "page.html"
    assert run(["report", LAWS, "--from", "2025-05-12", "--to", "2025-12-18", "-o", str(out)]) == 0
    return out.read_text(encoding="utf-8")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_every_place(text: str) -> None:
    number = count()
    shown = page(contents(lambda: f"{next(number)}{text}"))
    assert shape(shown) == shape(page(contents(lambda: "x")))
    told = said(shown)
    left = [
        at
        for at in range(next(number))
        if f"{at}{visible(text)}" not in told and f"{at}{visible(text)[:12]}" not in told  # names of bars are cut
    ]
    assert len(left) <= 5, left  # the titles of tables, which the page words itself


@pytest.mark.hypothesis
@given(st.text(alphabet=st.sampled_from("<>\"'&/=;{}%#-![]()\\ \n\tabonscript\u202e\u200b\u0000\u0600😀"), min_size=1))
def test_no_text_makes_an_element_or_an_attribute(text: str) -> None:
    assert shape(page(contents(lambda: text))) == shape(page(contents(lambda: "x")))


def test_characters_that_act_in_secret_are_shown() -> None:
    shown = page(contents(lambda: "\u202eevil\u200b\u0007"))
    assert not re.search("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]", shown)
    assert "⟨U+202E⟩evil⟨U+200B⟩⟨U+0007⟩" in shown


def test_the_policy_lets_the_pages_own_script_and_style_run_and_nothing_else(laws: str) -> None:
    root = html.document_fromstring(laws)
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules == {
        "default-src": "'none'",
        "style-src": f"'sha256-{_hash(root.xpath('string(//style)'))}'",
        "script-src": f"'sha256-{_hash(root.xpath('string(//script)'))}'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    head = [each.tag for each in root.find("head")]
    assert head[:2] == ["meta", "meta"] and head.index("style") > 2, "the policy stands before what it rules"
    assert len(root.xpath("//style")) == len(root.xpath("//script")) == 1


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def test_the_page_loads_nothing_and_has_no_style_or_handler_of_its_own_beside_the_policy(laws: str) -> None:
    root = html.document_fromstring(laws)
    targets = root.xpath("//@href | //@src | //@action | //@srcset | //@data")
    assert targets and {target[0] for target in targets if target != "data:,"} == {"#"}
    names = {str(name).lower() for each in root.iter() for name in each.attrib}
    assert not {name for name in names if name.startswith("on") or name == "style"}
    assert not root.xpath("//iframe | //object | //embed | //form | //base | //img | //video | //audio")
    assert "url(" not in laws and "@import" not in laws and "innerHTML" not in laws


def test_names_on_the_page_are_unique_and_lead_somewhere(laws: str) -> None:
    root = html.document_fromstring(laws)
    ids = [str(each) for each in root.xpath("//@id")]
    assert len(ids) == len(set(ids))
    wanted = [str(each)[1:] for each in root.xpath("//a/@href")]
    wanted += [name for each in root.xpath("//@aria-labelledby | //@for | //@data-for") for name in str(each).split()]
    assert wanted and set(wanted) <= set(ids)
    levels = [int(each.tag[1]) for each in root.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_page_of_the_bundled_negotiation_answers_what_is_asked(laws: str) -> None:
    told = " ".join(said(laws).split())
    for words in (
        "7 versions",
        "101 – 2025-09-01-working",
        "7 moved, 1 merged, 32 edited",
        "lethal – contested in 1, 2.B, 3, III.chapeau, 26",
        "United States alone keeps it open",
        "39 proposals, as 2026-06-05 answers them.",
    ):
        assert words in told
    root = html.document_fromstring(laws)
    (row,) = [each for each in root.xpath("//article") if "II.5 → III.5" in each.text_content()]
    assert {"moved", "edited", "brackets"} <= set(row.get("data-kinds").split())
    (china,) = root.xpath("//table[@class='grid'][1]//tr[th='China'][1]")[:1]
    assert china.xpath("td")[0].text == "a" and china.xpath("td")[0].get("title") == "lethal"


def test_the_same_negotiation_gives_the_same_bytes() -> None:
    def made(seed: str, zone: str) -> bytes:
        line = [sys.executable, "-m", "rollingtext", "report", LAWS]
        settings = {"PYTHONHASHSEED": seed, "TZ": zone, "PATH": "", "PYTHONUTF8": "1"}
        return subprocess.run(line, env=settings, capture_output=True, check=True).stdout

    first = made("1", "Asia/Tokyo")
    assert first == made("2", "America/Lima") and first.startswith(b"<!DOCTYPE html>")


OLD = "# I. Scope\n\n1. Parties act [at once – Chad].\n\n2. Waters are shared.\n\n3. Gone it is, for good.\n"
NEW = "# I. Scope\n\n1. Waters are shared.\n\n2. Parties act at once, and well.\n\n3. A wholly new duty arises here.\n"


def test_each_side_of_a_redline_is_the_text_of_its_version() -> None:
    found = diff(read(OLD), read(NEW))
    rows = [row for part in redline(found).parts for row in part.rows]
    assert len(rows) == len(found.changes)
    for row, change in zip(rows, found.changes, strict=True):
        for runs, clauses in ((row.old, change.link.old), (row.new, change.link.new)):
            assert "".join(text for _, text in runs) == " ".join(own_text(item.clause) for item in clauses)
        assert ("unchanged" in row.kinds) == (not change.is_change)
        assert row.kinds
    assert {kind for row in rows for kind in row.kinds} >= {"edited", "inserted", "deleted", "unchanged"}


def test_rows_of_clauses_are_where_their_locators_say() -> None:
    made = redline(diff(read(OLD), read(NEW)))
    rows = {row.id: row for part in made.parts for row in part.rows}
    for locator, name in made.rows_of:
        assert locator in re.split(r", | → ", rows[name].where)


def test_a_figure_of_nothing_and_names_that_are_alike_are_drawn() -> None:
    assert drawn(Bars("", (), "")) == ""
    assert drawn(Bars("", (("a", 0),), "")).count("<rect") == 2
    alike = drawn(Bars("", (("x" * 40, 1), ("x" * 41, 1)), ""))
    assert "(2)" in alike and alike.count("<rect") == 3
    assert 'style="' not in alike and "<script" not in alike


def test_grids_are_cut_into_pieces_that_fit_a_sheet_and_lose_nobody() -> None:
    from rollingtext.brackets.places import places
    from rollingtext.negotiation.positions import positions

    text = "\n\n".join(f"{n}. Parties [act – Chad][wait – Mali][talk; reserve: Peru]." for n in range(1, 31))
    registry = default_registry()
    found = positions(places(read(text)), (), registry)
    made = grids(found, registry)
    assert [len(grid.questions) for grid in made] == [12, 12, 6]
    assert made[1].heading == "Places of the text, 13 to 24 of 30"
    signs = {party: {cell.sign for cell in cells} for grid in made for party, cells in grid.rows}
    stances = sum(len(item.stances) for item in found.places)
    assert sum(cell.told != "" for grid in made for _, cells in grid.rows for cell in cells) == stances > 0
    assert signs["Chad"] == {"a"} and signs["Mali"] == {"b"}


def test_one_whole_version_has_nothing_to_be_compared_with(tmp_path: Path) -> None:
    record = "schema: rollingtext/negotiation/1\ntitle: Talks\nversions:\n  - {name: a, date: 2026-01-10, file: a.md, follows: [], public: no}\n"
    (tmp_path / "negotiation.yaml").write_text(record, encoding="utf-8")
    (tmp_path / "a.md").write_text(NEW, encoding="utf-8")
    assert run(["report", str(tmp_path), "-o", str(tmp_path / "page.html")]) == 0
    told = " ".join(said((tmp_path / "page.html").read_text(encoding="utf-8")).split())
    assert "There is one version only that holds the whole text" in told
    assert "No proposal on record leads to a." in told and "No place of this version is contested." in told


def test_without_the_libraries_it_says_how_to_get_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "leather", None)
    assert run(["report", LAWS]) == 2
    assert "rollingtext[report]" in capsys.readouterr().err


def test_no_other_command_loads_what_the_page_is_made_with() -> None:
    code = (
        "import sys; from rollingtext.cli.app import run; run(['positions', sys.argv[1], '-o', '/dev/null']); "
        "run(['log', sys.argv[1]]); sys.stderr.write(','.join({'jinja2', 'leather', 'markupsafe'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, LAWS], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout and done.stderr == ""
