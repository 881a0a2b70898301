"""Plain text as it comes out of PDF files and archives: wrapped lines, page headers, headings without marks.

Headings are recognised by their words (`Article 5`, `PART II`, `第三条`), paragraphs by blank lines and labels. What a
page put around the text is kept as furniture, and a sentence that a page break cut in two is one sentence again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rollingtext.document import printed_label
from rollingtext.document.model import Draft, Meta
from rollingtext.document.patterns import pattern
from rollingtext.document.printed_label import clause_label, word_label
from rollingtext.document.source import Passage, Source
from rollingtext.notation.attribution import Parties
from rollingtext.notation.paragraphs import Paragraph
from rollingtext.readers._assembly import Collected, assembled, unwrapped
from rollingtext.readers._heading import CAPITALS, SENTENCE_END, heading_level
from rollingtext.readers._lines import LISTLIKE, begins_a_clause
from rollingtext.readers._pages import Line, furniture_lines
from rollingtext.readers._run_in import articles_run_in, split_items, split_run_in, with_hidden_articles

if TYPE_CHECKING:
    from rollingtext.document.diagnostics import Diagnostic

SUFFIXES = (".txt",)

_PREAMBLE = pattern(r"(?:PREAMBLE|Preamble|PRÉAMBULE|Préambule|PREÁMBULO|Preámbulo|ПРЕАМБУЛА|Преамбула|序言|الديباجة)")
_NOTE = pattern(r"\[(\d{1,3})\][ \u00a0]+(?=\S)")
_LABEL_ONLY = pattern(r"[\s\[]*[(]?[\w.]{1,6}[.)\]]*\s*$")


def read(source: Source, parties: Parties) -> tuple[Draft, tuple[Diagnostic, ...]]:
    """Reads plain text. It never refuses: a text without any structure is a list of unnumbered paragraphs."""
    found = Collected()
    blocks = _blocks(source.text, found)
    title = _title(blocks, found)
    _set_notes_apart(blocks, found)
    run_in = articles_run_in([line.text for block in blocks for line in block])
    for block in blocks:
        _add_block(block, run_in, found)
    if run_in:
        found.paragraphs = with_hidden_articles(found.paragraphs)
    return assembled(source, Meta(title=title), found, parties, canonical=False), ()


def _set_notes_apart(blocks: list[list[Line]], found: Collected) -> None:
    """The footnotes that stand at the end of a text, `[1] ...`, one for each number from 1 on that a word bears."""
    first = len(blocks)
    while first and (number := _NOTE.match(blocks[first - 1][0].text)):
        first -= 1
        if number[1] == "1":
            break
    notes = blocks[first:]
    numbers = [match[1] for block in notes if (match := _NOTE.match(block[0].text))]
    before = " ".join(line.text for block in blocks[:first] for line in block)
    if numbers != [str(at) for at in range(1, len(notes) + 1)] or not all(f"[{n}]" in before for n in numbers):
        return
    for number, (line, *rest) in zip(numbers, notes, strict=True):
        behind = len(number) + 2
        text = line.text[behind:].lstrip()
        start = line.start + len(line.text) - len(text)
        found.notes.append((number, unwrapped([(text, start), *((more.text, more.start) for more in rest)])))
    del blocks[first:]


def _blocks(text: str, found: Collected) -> list[list[Line]]:
    """Runs of lines between blank ones, page furniture taken out and sentences joined where a page cut them."""
    lines = [Line(raw.strip(" \t\x0c\u00a0\ufeff"), start, "\x0c" in raw) for raw, start in _raw_lines(text)]
    aside = furniture_lines(lines)
    blocks: list[list[Line]] = []
    current: list[Line] = []
    cut = False
    for index, line in enumerate(lines):
        kind = aside.get(index)
        if kind is not None:
            found.put_aside(kind, line.text, line.start)
            cut = True
        if kind is not None or not line.text:
            if current:
                blocks.append(current)
                current = []
            continue
        if not current and cut and blocks and _goes_on(blocks[-1][-1].text, line.text):
            current = blocks.pop()
        elif not current and blocks and _waits_for_text(blocks[-1][-1].text, line.text) and _is_item(blocks[-1]):
            current = blocks.pop()
        current.append(line)
        cut = False
    if current:
        blocks.append(current)
    return blocks


def _raw_lines(text: str) -> list[tuple[str, int]]:
    """Every line with the offset of its first character that is not blank."""
    out = []
    at = 0
    for raw in text.split("\n"):
        out.append((raw, at + len(raw) - len(raw.lstrip(" \t\x0c\u00a0\ufeff"))))
        at += len(raw) + 1
    return out


def _goes_on(before: str, after: str) -> bool:
    """Whether a paragraph goes on behind a page break: its sentence has not ended, and no label or heading follows."""
    if SENTENCE_END.search(before) or clause_label(after) or word_label(after):
        return False
    return after[:1].islower() or before[-1:] in ",-" or not CAPITALS.fullmatch(after)


def _is_item(block: list[Line]) -> bool:
    """Whether the last line of a block begins a clause of its own."""
    if len(block) == 1:
        return True
    return begins_a_clause(block[-1].text, block[-2].text, block[0].text, same_indent=True)


def _waits_for_text(before: str, after: str) -> bool:
    """Whether `before` is a label alone on its line, and `after` the words it belongs to."""
    if not _LABEL_ONLY.fullmatch(before):
        return False
    bare = before.strip(" [")
    return clause_label(bare) is not None and clause_label(after) is None and word_label(after) is None


def _title(blocks: list[list[Line]], found: Collected) -> str:
    """The title of the document when its first block can be nothing else; that block is then taken out."""
    if len(blocks) < 3:
        return ""
    text = unwrapped([(line.text, line.start) for line in blocks[0]]).text
    if len(text) > 400 or "[" in text or SENTENCE_END.search(text) or clause_label(text) or word_label(text):
        return ""
    if _PREAMBLE.match(text) or printed_label.arabic_ordinal_label(text) or found.furniture:
        return ""
    blocks.pop(0)
    return text


def _add_block(block: list[Line], run_in: bool, found: Collected) -> None:
    """Turns the lines of a block into paragraphs, headings first."""
    heading = heading_level(block[0].text)
    if run_in and heading is None and (parts := split_run_in(block, found.paragraphs)):
        found.paragraphs += parts
        return
    if heading is not None:
        found.paragraphs.append(Paragraph(unwrapped([(block[0].text, block[0].start)]), 0, heading))
        if len(block) > 1:
            _add_lines(block[1:], found, title=True)
        return
    preamble = _PREAMBLE.match(block[0].text)
    if preamble:
        first = block[0]
        found.paragraphs.append(Paragraph(unwrapped([(preamble[0], first.start)]), 0, 1))
        rest = first.text[preamble.end() :].lstrip()
        block = [*([Line(rest, first.start + first.text.index(rest), False)] if rest else []), *block[1:]]
    if block:
        _add_lines(block, found, title=False)


def _add_lines(lines: list[Line], found: Collected, title: bool) -> None:
    """Joins wrapped lines to paragraphs, one for each label that begins a clause."""
    pending: list[tuple[str, int]] = []
    parts: list[Passage] = []
    for line in lines:
        if (
            pending
            and LISTLIKE.match(line.text)
            and (
                begins_a_clause(line.text, pending[-1][0], pending[0][0], same_indent=True)
                or (title and not parts and _starts_a_list(line.text))
            )
        ):
            parts += split_items(unwrapped(pending))
            pending = []
        pending.append((line.text, line.start))
    parts += split_items(unwrapped(pending))
    found.paragraphs += [Paragraph(part, title=title and index == 0) for index, part in enumerate(parts)]


def _starts_a_list(line: str) -> bool:
    """Whether a line has the first label of a list, as the line behind the title of an article may."""
    found = clause_label(line)
    return found is not None and found[0].is_first and found[0].system != "bullet"
