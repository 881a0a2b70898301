"""Amendment files: what they become, and where they are wrong."""

from rollingtext.amend.operations import (
    LAST,
    AddClause,
    AddSide,
    Agree,
    Back,
    BracketWords,
    DeleteClause,
    DeleteWords,
    DropSide,
    InsertWords,
    Lift,
    MergeClauses,
    MoveClause,
    Narrow,
    Oppose,
    PlaceName,
    RenumberClause,
    Reopen,
    ReplaceClause,
    ReplaceTerm,
    ReplaceWords,
    Reserve,
    SetHeading,
    Settle,
    SplitClause,
    Strike,
    Widen,
    Withdraw,
)
from rollingtext.amend.papers import tabling
from rollingtext.document.source import Source

FILE = """\
schema: rollingtext/amendments/1
base: "2025-05-12"
amendments:
  - id: WP.3-1
    by: [USA, JPN]
    cosponsors: [NOR]
    on_behalf_of: JUSCANZ
    date: 2025-09-01
    source: CCW/GGE.1/2025/WP.3
    rationale: Because.
    depends_on: [WP.2]
    operations:
      - {op: replace-words, clause: III.4, words: shall, with: should, occurrence: 2}
      - {op: delete-words, clause: III.4, words: grave}
      - {op: insert-words, clause: III.4, text: new, before: grave}
      - {op: insert-words, clause: III.4, text: new, at: end}
      - {op: add-clause, after: III.4, label: 4 bis., text: New.}
      - {op: add-clause, into: III, text: New.}
      - {op: add-clause, into: III, position: first, text: New., label: 0.}
      - {op: delete-clause, clause: III.5}
      - {op: replace-clause, clause: III.6, text: New.}
"""


def test_every_verb_is_read() -> None:
    (amendment,), findings = tabling.read(Source(FILE, "a.yaml"))
    assert not findings
    assert (amendment.id, amendment.by, amendment.cosponsors) == ("WP.3-1", ("USA", "JPN"), ("NOR",))
    assert (amendment.base, amendment.on_behalf_of, amendment.depends_on) == ("2025-05-12", "JUSCANZ", ("WP.2",))
    assert (amendment.path, amendment.start) == ("a.yaml", (4, 9))
    assert amendment.operations == (
        ReplaceWords("III.4", "shall", "should", 2),
        DeleteWords("III.4", "grave"),
        InsertWords("III.4", "new", "before", "grave"),
        InsertWords("III.4", "new", "end"),
        AddClause("III.4", "after", "New.", "4 bis."),
        AddClause("III", "last", "New."),
        AddClause("III", "first", "New.", "0."),
        DeleteClause("III.5"),
        ReplaceClause("III.6", "New."),
    )
    assert amendment.operations[1].start == (14, 9)


def test_what_the_schema_cannot_see_is_found_with_line_and_column() -> None:
    text = FILE.replace("[WP.2]", "[WP.2, WP.3-1]").replace("4 bis.", "four and a half")
    text += "  - id: WP.3-1\n    by: [USA]\n    operations: [{op: delete-clause, clause: X}]\n"
    found, findings = tabling.read(Source(text, "a.yaml"))
    assert found == ()
    assert [(finding.code, finding.start) for finding in findings] == [
        ("T011", (11, 24)), ("T012", (17, 47)), ("T010", (22, 9)),
    ]  # fmt: skip
    assert all(finding.help.endswith(".") and finding.path == "a.yaml" for finding in findings)


def test_a_file_that_does_not_fit_its_schema_gives_no_amendments() -> None:
    found, findings = tabling.read(Source(FILE.replace("words: grave", "word: grave"), "a.yaml"))
    assert found == ()
    assert {finding.code for finding in findings} == {"Y010"}
    assert {finding.start.line for finding in findings if finding.start} == {14}


def test_a_name_used_in_two_files() -> None:
    first, _ = tabling.read(Source(FILE, "a.yaml"))
    second, _ = tabling.read(Source(FILE, "b.yaml"))
    (finding,) = tabling.twice_named((*first, *second))
    assert (finding.code, finding.path, finding.related[0].path) == ("T010", "b.yaml", "a.yaml")
    assert not tabling.twice_named(first)


MORE = """\
schema: rollingtext/amendments/1
base: v1
amendments:
  - id: A1
    by: [Norway]
    operations:
      - {op: replace-words, clause: I.1, sentence: first, with: New.}
      - {op: delete-words, clause: I.1, sentence: last}
      - {op: insert-words, clause: I.1, after_sentence: "2", text: New.}
      - {op: insert-words, clause: I.1, before_sentence: last, text: New.}
      - {op: bracket-words, clause: I.1, words: lethal, occurrence: 2}
      - {op: move-clause, clause: I.1, into: II, position: first, label: 1 bis.}
      - {op: move-clause, clause: I.1, before: I.4}
      - {op: renumber-clause, clause: I.1, label: 2.}
      - {op: split-clause, clause: I.1, before: States shall, label: 2.}
      - {op: merge-clauses, clause: I.1, with: [I.2, I.3]}
      - {op: set-heading, clause: I, heading: New}
      - {op: replace-term, term: operator, with: user, except: [I.3]}
      - {op: replace-term, term: operator, with: user, clause: I}
      - {op: lift, place: "I.1#1"}
      - {op: strike, clause: I.1, words: lethal, occurrence: 2}
      - {op: narrow, place: "I.1#1", to: lethal}
      - {op: widen, place: "I.1#1", to: "all [lethal] systems"}
      - {op: add-side, place: "I.1#1", text: should}
      - {op: drop-side, place: "I.1#1", side: "2"}
      - {op: settle, place: "I.1#1", side: nothing}
      - {op: back, place: "I.1#1", side: shall}
      - {op: oppose, place: "I.1#1"}
      - {op: reserve, place: "I.1#1"}
      - {op: withdraw, place: "I.1#1"}
      - {op: agree, clause: I.1, mark: pending, pending: Iran}
      - {op: reopen, clause: I.1}
"""


def test_sentences_brackets_positions_and_marks_are_read() -> None:
    (amendment,), findings = tabling.read(Source(MORE, "a.yaml"))
    assert not findings
    place = PlaceName("I.1", "I.1#1")
    assert amendment.operations == (
        ReplaceWords("I.1", "", "New.", sentence=1),
        DeleteWords("I.1", "", sentence=LAST),
        InsertWords("I.1", "New.", "after", sentence=2),
        InsertWords("I.1", "New.", "before", sentence=LAST),
        BracketWords("I.1", "lethal", 2),
        MoveClause("I.1", "first", "II", "1 bis."),
        MoveClause("I.1", "before", "I.4"),
        RenumberClause("I.1", "2."),
        SplitClause("I.1", "States shall", None, "2."),
        MergeClauses("I.1", ("I.2", "I.3")),
        SetHeading("I", "New"),
        ReplaceTerm("operator", "user", ("I.3",)),
        ReplaceTerm("operator", "user", (), "I"),
        Lift(place),
        Strike(PlaceName("I.1", "", "lethal", 2)),
        Narrow(place, "lethal"),
        Widen(place, "all [lethal] systems"),
        AddSide(place, "should"),
        DropSide(place, "2"),
        Settle(place, "nothing"),
        Back(place, "shall"),
        Oppose(place),
        Reserve(place),
        Withdraw(place),
        Agree("I.1", "pending", "Iran"),
        Reopen("I.1"),
    )


def test_a_bracket_named_by_words_needs_its_clause() -> None:
    text = MORE.replace('{op: oppose, place: "I.1#1"}', "{op: oppose, clause: I.1}")
    found, findings = tabling.read(Source(text, "a.yaml"))
    assert found == ()
    assert [finding.code for finding in findings] == ["Y010"]
    assert "`words`" in findings[0].message
