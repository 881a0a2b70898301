"""Amendment prose for any operation and any text: what is written down is what was said, or nothing is."""

from hypothesis import given
from hypothesis import strategies as st

from rollingtext.amend.instructions.reader import proposals, read
from rollingtext.amend.operations import (
    AddClause,
    Amendment,
    BracketWords,
    DeleteClause,
    DeleteWords,
    InsertWords,
    Lift,
    MoveClause,
    Operation,
    PlaceName,
    ReplaceClause,
    ReplaceTerm,
    ReplaceWords,
    SetHeading,
)
from rollingtext.amend.papers import tabling
from rollingtext.amend.papers.written import entry as operation_entry
from rollingtext.amend.papers.written import written
from rollingtext.document.source import Source
from rollingtext.notation.parties import default_registry

REGISTRY = default_registry()

# Words of drafts: no quotation marks of the outer kind, and no full stop that could be the sentence's.
_WORD = st.sampled_from(
    "all States shall user operators in with by paragraph 3 delete [shall] ‘own’ «armes» and, (a)".split()
)
words = st.lists(_WORD, min_size=1, max_size=5).map(" ".join)
_NUMBER = st.sampled_from(["1", "6", "3 bis", "12"])
places = st.one_of(
    st.builds("paragraph {}".format, _NUMBER),
    st.builds("section {}, paragraph {}".format, st.sampled_from(["I", "III", "IV"]), _NUMBER),
    st.builds("section II, paragraph {}, sub-paragraph ({})".format, _NUMBER, st.sampled_from("abc")),
    st.sampled_from(["Article 3, paragraph 2", "III.6.D(v)", "OP6", "section V, chapeau", "annex I, paragraph 4"]),
)
nth = st.none() | st.integers(1, 5)
sides = st.sampled_from(["before", "after"])

operations = st.one_of(
    st.builds(ReplaceWords, places, words, words, nth),
    st.builds(DeleteWords, places, words, nth),
    st.builds(InsertWords, places, words, sides, words, nth),
    st.builds(InsertWords, places, words, st.sampled_from(["start", "end"])),
    st.builds(DeleteClause, places),
    st.builds(ReplaceClause, places, words),
    st.builds(AddClause, st.builds("section III, paragraph {}".format, _NUMBER), sides, words, st.just("6 bis.")),
    st.builds(MoveClause, places, sides, st.just("section I, paragraph 9")),
    st.builds(SetHeading, st.just("section IV"), words),
    st.builds(ReplaceTerm, words, words, st.lists(places, max_size=1).map(tuple)),
    st.builds(BracketWords, places, words),
    st.builds(Lift, st.builds(PlaceName, places, st.just(""), words)),
)

_ORDINALS = ["first", "second", "third", "fourth", "fifth"]


def _counted(text: str, number: int | None, quote: str, style: int) -> str:
    quoted = quote.format(text)
    if number is None:
        return [quoted, f"the words {quoted}", f"the phrase {quoted}"][style % 3]
    ordinal = _ORDINALS[number - 1]
    return [f"the {ordinal} occurrence of {quoted}", f"the words {quoted} ({ordinal} occurrence)", f"the {ordinal} {quoted}"][style % 3]  # fmt: skip


def rendered(operation: Operation, quote: str, style: int) -> str:
    """An operation in prose, in one of several phrasings."""
    q = quote.format
    match operation:
        case ReplaceWords(clause=at, words=old, text=new, occurrence=number):
            what = _counted(old, number, quote, style)
            return [
                f"In {at}, replace {what} with {q(new)}.",
                f"Replace {what} by {q(new)} in {at}.",
                f"In {at}, {what} should be replaced with {q(new)}.",
                f"We propose to substitute {what} with {q(new)} in {at}.",
            ][style % 4]
        case DeleteWords(clause=at, words=old, occurrence=number):
            what = _counted(old, number, quote, style)
            return [f"In {at}, delete {what}.", f"Remove {what} from {at}.", f"In {at}, {what} should be deleted."][style % 3]  # fmt: skip
        case InsertWords(clause=at, text=new, where=("before" | "after") as side, anchor=anchor, occurrence=number):
            what = _counted(anchor, number, quote, style)
            return [
                f"In {at}, insert {q(new)} {side} {what}.",
                f"In {at}, {side} {what}, add {q(new)}.",
                f"Insert the words {q(new)} immediately {side} {what} in {at}.",
            ][style % 3]
        case InsertWords(clause=at, text=new, where=border):
            spot = "end" if border == "end" else "beginning"
            return [f"At the {spot} of {at}, add {q(new)}.", f"Insert {q(new)} at the {spot} of {at}."][style % 2]
        case DeleteClause(clause=at):
            return [f"Delete {at}.", f"{at} should be deleted.", f"We suggest deleting {at}."][style % 3]
        case ReplaceClause(clause=at, text=new):
            return [
                f"Amend {at} to read as follows: {q(new)}",
                f"{at} should read: {q(new)}.",
                f"Replace {at} with the following text: {q(new)}",
                f"Amend {at} so that it reads {q(new)}.",
            ][style % 4]
        case AddClause(clause=at, where=side, text=new):
            return [
                f"Insert a new paragraph 6 bis {side} {at}, reading as follows: {q(new)}",
                f"{side.capitalize()} {at}, add a new paragraph 6 bis to read: {q(new)}",
            ][style % 2]
        case MoveClause(clause=at, where=side, beside=beside):
            return [f"Move {at} to {side} {beside}.", f"{at} should be moved {side} {beside}."][style % 2]
        case SetHeading(clause=at, text=new):
            return [f"Amend the heading of {at} to read {q(new)}.", f"The title of {at} should read: {q(new)}"][style % 2]  # fmt: skip
        case ReplaceTerm(term=old, text=new, besides=besides):
            rest = f", except in {besides[0]}" if besides else ""
            return [
                f"Replace {q(old)} with {q(new)} throughout the text{rest}.",
                f"Throughout the text, replace the term {q(old)} by {q(new)}{rest}.",
            ][style % 2]
        case BracketWords(clause=at, words=old):
            return [f"In {at}, bracket {q(old)}.", f"In {at}, put {q(old)} in square brackets."][style % 2]
        case Lift(at=PlaceName(clause=at, words=old)):
            return [f"In {at}, lift the brackets around {q(old)}.", f"Remove the square brackets from {q(old)} in {at}."][style % 2]  # fmt: skip
        case _:
            raise AssertionError(operation)


quotes = st.sampled_from(["“{}”", '"{}"', "„{}“"])


@given(operations, quotes, st.integers(0, 11))
def test_an_operation_said_in_prose_is_that_operation(operation: Operation, quote: str, style: int) -> None:
    prose = rendered(operation, quote, style)
    found, findings = read(Source(f"Proposal by Japan\n\n{prose}\n", "p.txt"), REGISTRY, "1")
    assert findings == (), prose
    (amendment,) = found
    assert amendment.operations == (operation,), prose
    assert (amendment.by, amendment.id, amendment.base, amendment.note) == (("Japan",), "p-1", "1", prose)


_PIECE = st.sampled_from([
    "In", "paragraph 3", "section II", ",", ".", "replace", "delete", "insert", '"user"', '"all', "“any”", "‘x’", "with",
    "after", "and", "\n\n", "\n- ", "(a)", "the", "word", "first", "sentence", "of", "Japan:", "if", "should be deleted",
    "throughout the text", "Move", "Amend", "to read", ":", "> quoted\n", "# Section IV\n", "the same paragraph", "»", "'",
])  # fmt: skip
prose_like = st.lists(_PIECE, max_size=25).map(" ".join) | st.text(max_size=200)


def _spoken(operation: Operation) -> list[str]:
    entry = operation_entry(operation)
    keys = ("words", "with", "text", "after", "before", "term", "heading")
    clauses = operation.verb in ("add-clause", "move-clause", "merge-clauses")
    return [str(entry[key]) for key in keys if key in entry and not (clauses and key in ("after", "before", "with"))]


@given(prose_like)
def test_no_text_raises_and_no_word_is_written_down_that_was_not_said(text: str) -> None:
    source = Source(f"Proposal by Japan\n\n{text}", "p.txt")
    found, _ = proposals(source, REGISTRY, "1")
    said = " ".join(source.text.replace("\n>", " ").split())
    for proposal in found:
        for operation, span in zip(proposal.amendment.operations, proposal.spans, strict=True):
            for words in _spoken(operation):
                for line in words.split("\n"):
                    assert " ".join(line.split()) in said.replace("> ", "")
            assert source.text[span.start : span.end].strip()


@given(st.lists(st.tuples(operations, words), min_size=1, max_size=3), st.text(max_size=20))
def test_a_file_of_amendments_says_what_was_read(tabled: list[tuple[Operation, str]], note: str) -> None:
    amendments = tuple(
        Amendment(f"A{number}", ("Japan", why), (operation,), "1", rationale=why, note=note)
        for number, (operation, why) in enumerate(tabled)
    )
    again, findings = tabling.read(Source(written(amendments, "1"), "a.yaml"))
    assert findings == ()
    assert again == amendments


def _codes(prose: str) -> list[str]:
    found, findings = read(Source(f"Proposal by Japan\n\n{prose}", "p.txt"), REGISTRY)
    assert found == ()
    return [finding.code for finding in findings]


def test_a_sentence_with_very_many_readings_is_refused() -> None:
    assert _codes('Delete "a" in paragraph 1' + " and paragraph 2" * 20 + ".") == ["I001"]
    assert _codes('Delete "a" in paragraph 1, ' + ", ".join(f"paragraph {n}" for n in range(2, 20)) + " and paragraph 20.") == ["I002"]  # fmt: skip


def test_long_sentences_are_not_read() -> None:
    assert _codes("Delete " + "paragraph " * 101) == ["I005"]
    assert _codes("Delete " + "x" * 5_000) == ["I005"]


def test_a_quotation_ends_within_its_length_or_nowhere() -> None:
    assert _codes(f'Delete "{"a " * 10_001}" in paragraph 3.') == ["I007"]
    assert _codes("“a " * 9) == ["I007"]
