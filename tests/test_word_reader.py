"""What is in a Word file, read: numbers that Word counts, changes, notes, tables, boxes, comments, formatting."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from word_fixtures import gone, ins, item, level, listed, mark, num, numbered_files, p, r, word_file

from rollingtext.brackets.places import places
from rollingtext.document.limits import MAX_ARCHIVE_MEMBERS
from rollingtext.document.model import Draft
from rollingtext.document.tree import located
from rollingtext.notation.parties import default_registry
from rollingtext.readers import docx

PARTIES = default_registry()
UN = listed(0, level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"), level(2, "lowerRoman", "(%3)")) + num(1, 0)


def lines(data: bytes, version: docx.Revisions = "final", legend: str = "") -> list[str]:
    """The paragraphs of one version as they were read."""
    draft, _ = docx.from_bytes(data, "a.docx", PARTIES, version, legend)
    assert draft.source is not None
    return [line for line in draft.source.text.split("\n") if line]


def told(data: bytes, legend: str = "") -> dict[str, str]:
    """The findings by their codes."""
    return {each.code: each.message for each in docx.from_bytes(data, "a.docx", PARTIES, "final", legend)[1]}


def tree(data: bytes) -> list[str]:
    draft: Draft = docx.from_bytes(data, "a.docx", PARTIES)[0]
    return [each.locator for each in located(draft)]


def test_numbers_that_word_counts_are_labels_and_make_the_tree() -> None:
    body = "".join(
        p(text, item("1", deep)) for text, deep in (("Parties shall:", 0), ("report;", 1), ("pay;", 1), ("Done.", 0))
    )
    data = word_file(body, numbering=UN)
    assert lines(data) == ["1. Parties shall:", "(a) report;", "(b) pay;", "2. Done."]
    assert tree(data) == ["1", "1(a)", "1(b)", "2"]


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("list-legal", ["I.", "1.1", "1.2", "(a)"]),
        ("list-never-restarts", ["1.", "(a)", "(b)", "2.", "(c)"]),
        ("list-format-ideographDigital", ["一.", "二.", "三.", "四.", "五.", "六.", "七.", "八.", "九.", "一〇.", "一一.", "一二."]),
        ("list-format-decimalFullWidth", [f"{chr(0xFF10 + n)}." for n in range(1, 10)] + ["１０.", "１１.", "１２."]),
    ],
)  # fmt: skip
def test_numbers_as_the_standard_says_where_libreoffice_does_not_know_them(name: str, numbers: list[str]) -> None:
    assert [line.split(" ")[0] for line in lines(numbered_files()[name])] == numbers


def test_changes_hold_or_do_not() -> None:
    data = word_file(p(r("A State ") + gone("should") + ins(r("shall")) + r(" not.")))
    assert lines(data, "original") == ["A State should not."]
    assert lines(data, "final") == ["A State shall not."]
    assert "2 tracked changes by US" in told(data)["W011"]


def test_what_one_adds_and_another_strikes_is_in_neither_text() -> None:
    both = ins(gone("never", "UK"), "US")
    data = word_file(p(r("Always.") + both))
    assert lines(data, "final") == lines(data, "original") == ["Always."]


def test_ends_of_paragraphs_come_and_go() -> None:
    data = word_file(
        p("One,") + p(ins(r("new.")), mark("ins")) + p(r("two"), mark("del")) + p(" and three.") + p(gone("Old."), mark("del")) + p("Last.")
    )  # fmt: skip
    assert lines(data, "original") == ["One,", "two", "and three.", "Old.", "Last."]
    assert lines(data, "final") == ["One,", "new.", "two and three.", "Last."]


def test_a_struck_item_is_not_counted() -> None:
    listing = item("1")
    body = p("one", listing) + p(gone("two"), listing + mark("del")) + p("three", listing)
    data = word_file(body, numbering=UN)
    assert lines(data, "final") == ["1. one", "2. three"]
    assert lines(data, "original") == ["1. one", "2. two", "3. three"]


def test_moves_stand_in_one_place_in_each_text() -> None:
    said = 'w:id="3" w:author="US" w:date="2026-01-15T09:00:00Z"'
    left = f"<w:moveFrom {said}>{r('Moved.')}</w:moveFrom>"
    come = f"<w:moveTo {said}>{r('Moved.')}</w:moveTo>"
    data = word_file(p(left, mark("moveFrom")) + p("Stays.") + p(come, mark("moveTo")) + p("End."))
    assert lines(data, "original") == ["Moved.", "Stays.", "End."]
    assert lines(data, "final") == ["Stays.", "Moved.", "End."]


def test_style_and_list_of_one_version() -> None:
    before = '<w:pPrChange w:id="4" w:author="US"><w:pPr/></w:pPrChange>'
    data = word_file(p("one", item("1") + before), numbering=UN)
    assert lines(data, "final") == ["1. one"]
    assert lines(data, "original") == ["one"]


def test_footnotes_are_notes_by_their_number() -> None:
    reference = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    note = f'<w:footnote w:id="7">{p("<w:r><w:footnoteRef/></w:r>" + r(" In writing."))}</w:footnote>'
    draft, _ = docx.from_bytes(word_file(p(r("Report.") + reference), footnotes=note), "a.docx", PARTIES)
    assert draft.source is not None
    assert draft.source.text == "Report.[^1]\n\n[^1]: In writing.\n"
    assert [each.name for each in draft.notes] == ["1"]


def test_tables_boxes_equations_and_fields() -> None:
    cell = f"<w:tbl><w:tr><w:tc>{p('left')}</w:tc><w:tc>{p('right')}</w:tc></w:tr></w:tbl>"
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>"
        f"<w:txbxContent>{p('boxed')}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{p('boxed')}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("3")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    sum_ = "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"
    data = word_file(p(r("before") + box) + cell + p(r("paragraph ") + field + sum_))
    assert lines(data) == ["before", "boxed", "left", "right", "paragraph 3a+b"]
    assert told(data)["W016"] == "Read as paragraphs: 1 equation, 1 table, 1 text box."


def test_what_is_not_understood_is_counted_and_named() -> None:
    data = word_file(p(r("x") + "<w:r><w:drawing><w:blip/></w:drawing></w:r><w:novelty/><w:novelty/>"))
    assert told(data)["W012"] == "Not everything in the file is read: 1 element `blip`, 2 × element `novelty`."


def commented(comment: str, words: str = "authorized") -> bytes:
    inner = r("the ") + '<w:commentRangeStart w:id="0"/>' + r(words) + '<w:commentRangeEnd w:id="0"/>' + r(" user.")
    note = f'<w:comment w:id="0" w:author="Desk" w:date="2026-01-15T09:00:00Z">{p(r(comment))}</w:comment>'
    return word_file(p(inner), comments=note)


@pytest.mark.parametrize(
    ("comment", "text"),
    [
        ("US: delete \"authorized\"", "the [authorized – delete: US] user."),
        ("Canada, UK delete", "the [authorized – delete: Canada, UK] user."),
        ("AGN: Retain", "the [authorized – AGN] user."),
        ("US: delete “authorised”", "the authorized user."),
        ("US: replace with licensed", "the authorized user."),
        ("Somebody should delete this", "the authorized user."),
    ],
)  # fmt: skip
def test_a_comment_is_a_position_where_it_plainly_is_one(comment: str, text: str) -> None:
    known = comment != "AGN: Retain" or PARTIES.resolve("AGN") is not None
    assert lines(commented(comment)) == [text if known else "the authorized user."]
    assert ("W014" in told(commented(comment))) == (known and "[" in text)
    assert ("W013" in told(commented(comment))) != ("W014" in told(commented(comment)))


def test_a_position_in_a_comment_is_a_contested_place() -> None:
    draft, _ = docx.from_bytes(commented("US: delete"), "a.docx", PARTIES)
    (place,) = places(draft)
    assert [(side.text, side.backers) for side in place.sides] == [("authorized", ()), ("", ("US",))]


def test_formatting_means_what_the_legend_says_and_nothing_else() -> None:
    data = word_file(
        p(r("A State ") + r("should", "<w:strike/>") + r("shall", '<w:u w:val="single"/>') + r(" not ")
          + r("ever", '<w:highlight w:val="yellow"/>') + r("."))
    )  # fmt: skip
    assert lines(data) == ["A State shouldshall not ever."]
    assert told(data)["W015"].endswith("1 highlighted run, 1 struck run, 1 underlined run.")
    legend = "strike=deleted, underline=inserted, highlight yellow=EU"
    assert lines(data, "final", legend) == ["A State shall not [ever – EU]."]
    assert lines(data, "original", legend) == ["A State should not [ever – EU]."]
    assert "W015" not in told(data, legend)


def test_emphasis_is_kept_and_signs_of_the_notation_are_words() -> None:
    data = word_file(p(r("a * b ") + r("bold", "<w:b/>") + r(" \\[x")))
    draft, _ = docx.from_bytes(data, "a.docx", PARTIES)
    assert lines(data) == ["a * b **bold** \\\\[x"]
    assert draft.blocks


def test_each_author_is_a_reading() -> None:
    data = word_file(
        p(r("A State ") + gone("should", "US") + ins(r("shall"), "US") + r(" not") + ins(r(" ever"), "UK"))
    )
    base, readings, _ = docx.readings_by_author(data, "a.docx", PARTIES)
    assert base.source is not None and base.source.text == "A State should not\n"
    assert {who: draft.source.text for who, _, draft in readings if draft.source} == {
        "US": "A State shall not\n",
        "UK": "A State should not ever\n",
    }


def packed(**members: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is damaged"),
        (b"PK\x03\x04 nothing", "it is damaged"),
        (packed(a=b"x"), "is a packed file, but no Word document"),
        (packed(**{"../evil.xml": b"x"}), "unsafe name"),
        (packed(**{"word__document.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}), "document type"),
        (packed(**{"word__document.xml": "<!DOCTYPE x><x/>".encode("utf-16")}), "document type"),
        (packed(**{"word__document.xml": b"<x>"}), "cannot be read as XML"),
        (packed(**{f"{n}.txt": b"" for n in range(MAX_ARCHIVE_MEMBERS + 1)}), "more than 2,000 files"),
        (packed(**{"word__document.xml": b"<x>" + b" " * (65 << 20) + b"</x>"}), "larger than 64 MiB"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_safe_or_not_word_is_refused(data: bytes, reason: str) -> None:
    draft, (finding,) = docx.from_bytes(data, "a.docx", PARTIES)
    assert finding.code == "W010" and reason in finding.message
    assert draft.blocks == ()


def test_depth_is_no_danger() -> None:
    deep = 3000
    data = word_file("<w:sdt>" * deep + p("x") + "</w:sdt>" * deep)
    assert docx.from_bytes(data, "a.docx", PARTIES)[1][0].code == "W010"
    assert lines(word_file("<w:sdt>" * 200 + p("x") + "</w:sdt>" * 200)) == ["x"]
