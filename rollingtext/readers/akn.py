"""Akoma Ntoso, as `writers/akn` writes it and as others do (docs/akoma-ntoso.md tells what becomes what).

Structure is taken from the elements, everything in the words from the characters: brackets, options and names are read
as in any other text. What is not understood is counted and named. XML that could reach outside itself is refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft, FurnitureKind, Meta
from rollingtext.document.patterns import pattern
from rollingtext.document.source import Passage, Source
from rollingtext.document.values import replace
from rollingtext.document.xml import NoXml, parsed
from rollingtext.notation.attribution import Parties
from rollingtext.notation.paragraphs import Paragraph, taken_apart
from rollingtext.notation.unlabelled import unlabelled
from rollingtext.readers._akn_lines import Lines
from rollingtext.readers._akn_words import BLOCKS, LEFT_OUT, Words, local
from rollingtext.readers._assembly import assembled

if TYPE_CHECKING:
    from lxml.etree import _Element

SUFFIXES = (".akn", ".xml")

_OWN = "{urn:rollingtext:akn:1}"
_KEYS = ("version", "date", "language", "source", "profile")
_DECLARATION = pattern(r"\s*<\?xml[^?>]*\?>")

_HEADED = frozenset(
    "part chapter section title article division book tome subpart subchapter subtitle subdivision".split()
)
_CLAUSES = frozenset(
    "paragraph subparagraph point indent clause subclause subsection alinea rule subrule proviso level "
    "transitional hcontainer recital citation item li".split()
)
_WRAPPERS = frozenset(
    "list sublist intro content wrapUp body mainBody preamble recitals citations formula longTitle container blockContainer "
    "blockList ul ol conclusions attachments attachment components component collectionBody documentCollection "
    "amendmentBody amendmentContent portionBody judgmentBody debateBody act bill doc statement amendment amendmentList "
    "tblock table tr td th caption listIntroduction listWrapUp".split()
)
_BEFORE_WORDS = frozenset({"intro", "content", "blockList", "list", "sublist", "container", "blockContainer"})
_OWN_WORDS = frozenset({"p", "block", "intro", "content", "listIntroduction"})
_STRUCTURE = _HEADED | _CLAUSES | _WRAPPERS
_ASIDE = frozenset({"meta", "preface", "coverPage", "toc", "componentRef", "documentRef"})


def read(source: Source, parties: Parties) -> tuple[Draft, tuple[Diagnostic, ...]]:
    """The draft in an Akoma Ntoso file; its source is the text that was read, each line where its element stands.

    A file that is none is an empty draft with the finding K001.
    """
    text = _DECLARATION.sub("", source.text, 1)
    try:
        root = parsed(("\n" * source.text.count("\n", 0, len(source.text) - len(text)) + text).encode(errors="replace"))
    except NoXml as problem:
        return _refused(source, f"This is no XML that is read: {problem}.")
    if local(root) != "akomaNtoso" or not len(root):
        return _refused(source, f"This XML is no Akoma Ntoso document: its root is `{local(root)[:60]}`.")
    if local(root[0]) in ("amendment", "amendmentList"):
        return _refused(source, "This Akoma Ntoso document holds amendments and no draft.")
    file = _File(root, parties)
    meta = file.meta()
    file.body()
    read_from = Source(file.lines.text + "\n", source.path)
    return assembled(read_from, meta, file.lines.found, parties, canonical=True), tuple(file.findings(source.path))


def _refused(source: Source, message: str) -> tuple[Draft, tuple[Diagnostic, ...]]:
    help = "Give a draft in Akoma Ntoso without a document type and without entities, in UTF-8."
    finding = Diagnostic("K001", "no-akoma-ntoso", Severity.ERROR, message, help, source.path)
    return Draft(source=source), (finding,)


class _File:
    """One document on its way to lines."""

    def __init__(self, root: _Element, parties: Parties) -> None:
        self.root, self.document, self.parties = root, root[0], parties
        self.own = next(root.iter(f"{_OWN}draft"), None) is not None
        self.words = Words(exact=self.own)
        self.lines = Lines()
        self.said: set[_Element] = set()

    def meta(self) -> Meta:
        """What the document says of itself; in our own files as it was written."""
        title = next((each for each in self.document.iter("{*}docTitle") if self._is_own_preface(each)), None)
        shown = _plain(title) if title is not None else ""
        if not self.own:
            expression = next(self.document.iter("{*}FRBRExpression"), None)
            said = {} if expression is None else {local(each): each for each in expression}
            date = said["FRBRdate"].get("date", "") if "FRBRdate" in said else ""
            tongue = said["FRBRlanguage"].get("language", "") if "FRBRlanguage" in said else ""
            version = said["FRBRversionNumber"].get("value", "") if "FRBRversionNumber" in said else ""
            self._notes()
            return Meta(" ".join(shown.split()), version, date, tongue)
        values = {each.get("key", ""): _plain(each) for each in self.document.iter(f"{_OWN}meta")}
        pairs = [(_plain(each[0]), _plain(each[1])) for each in self.document.iter(f"{_OWN}other") if len(each) == 2]
        self._notes()
        for each in self.document.iter(f"{_OWN}link"):
            if len(each) == 2:
                name = _plain(each[0])
                self.lines.found.links.append((name, self.lines.put(_plain(each[1]), each, f"[{name}]: ")))
        for each in self.document.iter(f"{_OWN}aside"):
            start = self.lines.put(_plain(each), each).at(0)
            self.lines.found.put_aside(cast("FurnitureKind", each.get("kind", "comment")), _plain(each), start)
        known = {key: values[key] for key in _KEYS if key in values}
        return Meta(shown, **known, other=tuple(pairs))

    def _is_own_preface(self, element: _Element) -> bool:
        """Whether an element stands in the preface of the document itself and not of one that is attached to it."""
        above = [local(each) for each in element.iterancestors()]
        return "preface" in above and not {"attachment", "component"} & set(above)

    def _notes(self) -> None:
        """The notes that stand in the head of the file."""
        for note in self.document.iter("{*}note"):
            self._note(self.words.name_of(note), note)

    def _note(self, name: str, note: _Element) -> None:
        block = note[0] if len(note) == 1 and not _has_words(note) else note
        self.lines.found.notes.append((name, self.lines.put(self.words.line(block), note, f"[^{name}]: ")))

    def body(self) -> None:
        """Every clause in order, then the notes that stood among the words."""
        waiting: list[tuple[_Element, int, int]] = [(self.document, 0, 1)]
        while waiting:
            element, depth, level = waiting.pop()
            inside = self._taken(element, local(element), depth, level)
            waiting.extend(reversed(inside))
        for name, note in self.words.notes:
            self._note(name, note)

    def _taken(self, element: _Element, name: str, depth: int, level: int) -> list[tuple[_Element, int, int]]:
        """Reads one element, and gives those inside it that are still to be read with their depths and levels."""
        if element in self.said:
            return []
        number = _child(element, "num")
        children = [each for each in element if each is not number]
        if name in _ASIDE:
            if element.getparent() is not self.document:
                self.words.unread[f"element {name}"] += 1
            elif name not in ("meta", "preface"):
                self.words.unread[f"element {name}"] += 1
            return []
        if name == "hcontainer" and element.get("name") in ("alternatives", "empty"):
            return [(each, depth, level) for each in children]
        if name in _STRUCTURE and _has_words(element):
            self._put("", self.words.line(element), element, depth)
            return []
        if name in _HEADED and self._is_headed(element, name):
            self._heading(element, level)
            return [(each, 0, level + 1) for each in children]
        if name in _CLAUSES or name in _HEADED:
            return self._clause(element, children, depth, level)
        if name in ("crossHeading", "heading", "subheading"):
            self.lines.heading(self.words.line(element), element, level)
            return []
        if name in _WRAPPERS:
            return [(each, depth, level) for each in element]
        if name in BLOCKS:
            if line := self.words.line(element):
                self._put("", line, element, depth)
            return []
        if name in LEFT_OUT:
            self.words.unread[f"element {name}"] += 1
        elif line := self.words.line(element):
            self.words.told[f"element {name}, read as a paragraph"] += 1
            self._put("", line, element, depth)
        return []

    def _is_headed(self, element: _Element, name: str) -> bool:
        if self.own or name != "section":
            return True
        return any(local(each) in ("heading", *_CLAUSES, *_HEADED) for each in element)

    def _heading(self, element: _Element, level: int) -> None:
        number, heading = _child(element, "num"), _child(element, "heading")
        before = self._number(number)
        words = self.words.line(heading) if heading is not None else ""
        self.said.update(each for each in (number, heading) if each is not None)
        at = next((each for each in (number, heading) if each is not None), element)
        self.lines.heading(self._line(before, words, True), at, level)

    def _clause(
        self, element: _Element, children: list[_Element], depth: int, level: int
    ) -> list[tuple[_Element, int, int]]:
        """A clause: its number and first words are its line, the rest stands under it."""
        before = self._number(_child(element, "num"))
        first = self._first_words(children)
        at = _child(element, "num")
        words = "" if first is None else self.words.line(first)
        heading = next((each for each in children if local(each) == "heading"), None)
        if heading is not None:
            words = " ".join([part for part in (self.words.line(heading), words) if part])
        if before or words or self.own:
            self._put(before, words, at if at is not None else element, depth)
            depth += 1
        self.said.update(each for each in (first, heading) if each is not None)
        return [(child, depth, level) for child in children]

    def _first_words(self, children: list[_Element]) -> _Element | None:
        """The element with a clause's own words: the first one, alone or at the beginning of what wraps it."""
        first = next((each for each in children if local(each) != "heading"), None)
        while first is not None and local(first) in _BEFORE_WORDS and not _has_words(first):
            first = next(iter(first), None)
        return first if first is not None and local(first) in _OWN_WORDS else None

    def _number(self, number: _Element | None) -> str:
        if number is None:
            return ""
        raw = number.get(f"{_OWN}raw")
        if self.own:
            return raw if raw is not None else _plain(number)
        return self.words.line(number)

    def _put(self, before: str, words: str, element: _Element, depth: int) -> None:
        self.lines.clause(self._line(before, words, False), element, depth)

    def _line(self, before: str, words: str, heading: bool) -> str:
        """The line of a clause; in our own files words that look like a label are kept from being one."""
        if not self.own:
            return f"{before} {words}".strip()
        if not before:
            return unlabelled(None, words, heading)
        label = taken_apart(Paragraph(Passage(before, ((0, 0),)), 0, int(heading)), self.parties).label
        han = label is not None and label.system == "han" and before.endswith(("、", "）"))
        return before + ("" if not words or han else " ") + unlabelled(label, words, heading)

    def findings(self, path: str) -> Iterator[Diagnostic]:
        """What was left out, and what was read as something simpler than it is."""
        if self.words.unread:
            message = f"Not everything in the file is read: {_listed(self.words.unread)}."
            help = "Look at these places in the file; text in them is missing here."
            yield replace(_found("K002", "not-understood-in-akn", Severity.WARNING, message, help), path=path)
        if self.words.told:
            message = f"Some things are read as less than they are: {_listed(self.words.told)}."
            help = "Compare these places with the file where they matter."
            yield replace(_found("K003", "simpler-than-in-akn", Severity.INFO, message, help), path=path)


def _found(code: str, slug: str, severity: Severity, message: str, help: str) -> Diagnostic:
    return Diagnostic(code, slug, severity, message, help)


def _listed(counts: Counter[str]) -> str:
    return ", ".join([f"{count} × {name}" for name, count in sorted(counts.items())])


def _child(element: _Element, name: str) -> _Element | None:
    return next((each for each in element if local(each) == name), None)


def _has_words(element: _Element) -> bool:
    """Whether an element holds words itself, and not only elements."""
    return bool((element.text or "").strip()) or any((each.tail or "").strip() for each in element)


def _plain(element: _Element) -> str:
    """The characters in an element of our own, those among them that XML forbids."""
    out = [element.text or ""]
    for each in element.iter():
        if each is element:
            continue
        if local(each) in ("character", "inline") and (title := each.get("title", "")).startswith("U+"):
            out.append(chr(int(title[2:], 16)))
        out.append(each.text or "")
        out.append(each.tail or "")
    return "".join(out)
