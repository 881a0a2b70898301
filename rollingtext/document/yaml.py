"""The one way YAML comes in: strings, lists and mappings, each with its exact place in the file.

Negotiators' data must mean what it says: `NO` is Norway's code and no truth value, `1.10` is a paragraph, a date is the
text that was written. So every value stays a string, a key may stand once, and the parts of YAML that let one text
stand for another (anchors, aliases, tags, merge keys) are refused, with the place and the next step.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from rollingtext.document.diagnostics import Diagnostic, Related, Severity, place
from rollingtext.document.limits import MAX_YAML_BYTES, MAX_YAML_DEPTH
from rollingtext.document.source import Source, Span
from rollingtext.document.values import Frozen, Record

Data: TypeAlias = "str | list[Data] | dict[str, Data]"
"""What a YAML file holds: text, lists and mappings, nothing else."""

KeyPath: TypeAlias = tuple[str | int, ...]
"""The way to a value from the top of the file: keys of mappings and indices of lists (from 0)."""

_MAX_FINDINGS = 20
_CODES = {
    "Y001": "yaml-syntax",
    "Y002": "duplicate-key",
    "Y003": "yaml-indirection",
    "Y004": "yaml-limit",
    "Y005": "several-documents",
}
_FORBIDDEN = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_QUOTE_HELP = (
    "Text that begins with a bracket, a quote, `&`, `*`, `!`, `%` or `@`, or that holds a colon before a blank,"
    " stands in quotes, or in a block below `|`."
)


class Document(Frozen):
    """One YAML file as read: its data, and where each value and each key of it stands.

    `values` has a span for every path in `data`, `()` for the whole; `keys` for every path that ends in a mapping's
    key. Spans count code points of `source`, also when the YAML is only a part of it, such as front matter.
    """

    source: Source
    data: Data
    values: Mapping[KeyPath, Span]
    keys: Mapping[KeyPath, Span]

    def span(self, path: Iterable[str | int]) -> Span:
        """Where the value at `path` stands; if there is none, the nearest value around it."""
        at = tuple(path)
        while at not in self.values:
            at = at[:-1]
        return self.values[at]

    def key_span(self, path: Iterable[str | int]) -> Span:
        """Where the key that ends `path` stands; the value itself where it stands in a list."""
        at = tuple(path)
        return self.keys[at] if at in self.keys else self.span(at)

    def finding(
        self,
        code: str,
        slug: str,
        severity: Severity,
        message: str,
        path: Iterable[str | int],
        *,
        help: str = "",
        at_key: bool = False,
        related: tuple[Related, ...] = (),
    ) -> Diagnostic:
        """A finding about the value at `path`, or with `at_key` about its key."""
        span = self.key_span(path) if at_key else self.span(path)
        return Diagnostic(code, slug, severity, message, help, *place(self.source, span), related=related)

    def related(self, message: str, path: Iterable[str | int]) -> Related:
        """A second place that explains a finding: the value at `path`."""
        return Related(message, self.source.path, self.source.position(self.span(path).start))


def load(source: Source, start: int = 0, end: int | None = None) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Read the YAML in `source.text[start:end]`, the whole file or the front matter of a larger one.

    Nothing but blanks and comments reads as the empty string. On any finding the document is `None`: data that is
    only partly what was written is worse than none. Never raises; the depth limit is checked event by event, so that
    a file of nothing but opening brackets is refused at once.
    """
    stop = len(source.text) if end is None else end
    if source.text.startswith("\ufeff", start, stop):
        start += 1
    reading = _Reading(source, start)
    text = source.text[start:stop]
    if reading.acceptable(text):
        reading.read(text)
    if reading.findings:
        return None, tuple(reading.findings)
    reading.values.setdefault((), Span(start, start))
    return Document(source, reading.data, reading.values, reading.keys), ()


class _Open(Record):
    """A list or mapping whose end has not come yet; `key` is the key that waits for its value."""

    value: list[Data] | dict[str, Data]
    path: KeyPath
    start: int
    flow: bool
    key: str | None = None
    last: int = 0


class _Stop(Exception):
    """No sense can be made of what follows."""


class _Reading:
    """One pass over the events of one YAML text."""

    __slots__ = ("data", "documents", "findings", "keys", "offset", "opened", "source", "values")

    def __init__(self, source: Source, offset: int) -> None:
        self.source, self.offset = source, offset
        self.data: Data = ""
        self.values: dict[KeyPath, Span] = {}
        self.keys: dict[KeyPath, Span] = {}
        self.findings: list[Diagnostic] = []
        self.opened: list[_Open] = []
        self.documents = 0

    def report(self, code: str, span: Span, message: str, help: str, related: tuple[Related, ...] = ()) -> None:
        slug = _CODES[code]
        where = place(self.source, span)
        self.findings.append(Diagnostic(code, slug, Severity.ERROR, message, help, *where, related=related))
        if len(self.findings) >= _MAX_FINDINGS:
            raise _Stop

    def acceptable(self, text: str) -> bool:
        """Whether `text` is short enough and free of characters that YAML forbids."""
        limit = MAX_YAML_BYTES
        too_long = len(text) > limit
        if too_long or (len(text) * 4 > limit and len(text.encode("utf-8", "surrogatepass")) > limit):
            message = f"This YAML is larger than {limit // (1024 * 1024)} MiB, the most that is read."
            self.report("Y004", Span(self.offset, self.offset), message, "Split it into several files.")
        elif bad := re.search(_FORBIDDEN, text):
            at = self.offset + bad.start()
            message = f"The character U+{ord(bad.group()):04X} stands here; YAML does not allow it."
            self.report("Y001", Span(at, at + 1), message, 'Delete it, or write it as an escape in "double quotes".')
        return not self.findings

    def read(self, text: str) -> None:
        import yaml

        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            for event in yaml.parse(text, Loader=loader):
                self.take(event, yaml)
        except _Stop:
            pass
        except yaml.MarkedYAMLError as error:
            self.syntax(error, text)
        except yaml.YAMLError as error:  # the characters were checked before; whatever is left has no mark
            self.wrong(Span(self.offset, self.offset), str(error).strip().splitlines()[0], _QUOTE_HELP)

    def wrong(self, span: Span, problem: str, help: str) -> None:
        try:
            self.report("Y001", span, f"This is not readable as YAML: {problem}.", help)
        except _Stop:
            pass

    def syntax(self, error: Any, text: str) -> None:
        """Tells the slip that made the parser stumble, or where and over what it did."""
        from rollingtext.document.yaml_slips import slip

        mark = error.problem_mark or error.context_mark
        at = mark.index if mark else 0
        found = slip(text, at, error.context_mark.index if error.context_mark else None)
        try:
            if found is not None:
                self.report("Y001", Span(*(self.offset + end for end in found.span)), found.message, found.help)
                return
        except _Stop:
            return
        problem = ", ".join(part for part in (error.context, error.problem) if part)
        self.wrong(Span(self.offset + at, self.offset + min(at + 1, len(text))), problem, _QUOTE_HELP)

    def take(self, event: Any, yaml: Any) -> None:
        """Deal with one event of the parser."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self.indirect(event)
            self.scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if event.anchor is not None or event.tag is not None:
                self.indirect(event)
            self.open(event, {} if kind is yaml.MappingStartEvent else [])
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self.close(event)
        elif kind is yaml.AliasEvent:
            self.indirect(event)
            self.put("", self.span(event), "")
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                message = "A second YAML document begins here; a file holds one."
                self.report("Y005", self.span(event), message, "Delete this line, or put the rest into its own file.")
                raise _Stop

    def span(self, event: Any) -> Span:
        return Span(self.offset + event.start_mark.index, self.offset + event.end_mark.index)

    def indirect(self, event: Any) -> None:
        start, end = self.span(event)
        what = self.source.text[start:end].split(maxsplit=1)[0][:40]
        message = f"`{what}` is YAML's shorthand for something that stands elsewhere; it is not read here."
        help = "Write the value out in full. Text that begins with `&`, `*` or `!` stands in quotes."
        self.report("Y003", Span(start, start + len(what)), message, help)

    def scalar(self, event: Any) -> None:
        start, end = self.span(event)
        if event.style in ("|", ">"):  # the parser's mark runs on over the blank lines behind a block
            end = start + len(self.source.text[start:end].rstrip("\n "))
        self.put(event.value, Span(start, end), event.style or "")

    def put(self, value: str, span: Span, style: str) -> None:
        """Take `value` as the key or the value that is due."""
        parent = self.opened[-1] if self.opened else None
        if parent is not None and isinstance(parent.value, dict) and parent.key is None:
            self.key(parent, parent.value, value, span, style)
            return
        self.values[self.attach(parent, value)] = span
        if parent is not None:
            parent.last = span.end

    def key(self, parent: _Open, mapping: dict[str, Data], key: str, span: Span, style: str) -> None:
        if key == "<<" and not style:
            message = "`<<` merges another mapping into this one; that is not read here."
            self.report("Y003", span, message, "Write the keys out in full.")
        path = (*parent.path, key)
        if key in mapping:
            first = Related("It stands here first.", self.source.path, self.source.position(self.keys[path].start))
            message = f"The key `{key}` stands twice in one mapping, so one of its values would be lost."
            self.report("Y002", span, message, "Delete one of the two, or rename it.", (first,))
        else:
            self.keys[path] = span
        parent.key, parent.last = key, span.end

    def attach(self, parent: _Open | None, value: Data) -> KeyPath:
        """Put `value` where it belongs; returns its path."""
        if parent is None:
            self.data = value
            return ()
        if isinstance(parent.value, list):
            parent.value.append(value)
            return (*parent.path, len(parent.value) - 1)
        key = parent.key or ""
        parent.value[key] = value
        parent.key = None
        return (*parent.path, key)

    def open(self, event: Any, value: list[Data] | dict[str, Data]) -> None:
        span = self.span(event)
        parent = self.opened[-1] if self.opened else None
        if len(self.opened) >= MAX_YAML_DEPTH:
            message = f"Lists and mappings stand inside one another more than {MAX_YAML_DEPTH} levels deep here."
            help = "Bring the nesting down; a text that begins with brackets stands in quotes."
            self.report("Y004", Span(span.start, span.start + 1), message, help)
            raise _Stop
        if parent is not None and isinstance(parent.value, dict) and parent.key is None:
            message = "A list or mapping stands here where a key is due; a key is plain text."
            self.report("Y001", Span(span.start, span.start + 1), message, _QUOTE_HELP)
            raise _Stop
        path = self.attach(parent, value)
        self.opened.append(_Open(value, path, span.start, bool(event.flow_style), last=span.end))

    def close(self, event: Any) -> None:
        done = self.opened.pop()
        end = self.span(event).end if done.flow else done.last  # a block ends with its last value
        self.values[done.path] = Span(done.start, end)
        if self.opened:
            self.opened[-1].last = end
