"""A name stands where a party should, and no party goes by it.

Who backs which words is read by name. A name that is not known, mostly a slip of the pen, makes a delegation vanish
from the table of positions, or leaves its name in the text as if it were treaty language.

Breaks it:

    3. States [should – Switzerland, Swizerland Group][shall – Japan] set limits. [Brasil propose: They report yearly.]

Does not:

    3. States [should – Switzerland][shall – Japan] set limits. [Brazil propose: They report yearly.]

To mend it, correct the name, or add the party to `parties` or `groups` in negotiation.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Contested, Draft, Edge, Inline, Text
from rollingtext.document.source import Span
from rollingtext.notation.attribution import AGAINST, FOR, RESERVE
from rollingtext.rules._behind import Behind, behind_brackets
from rollingtext.rules._context import Context
from rollingtext.rules._view import View, shown

CODE = "A001"
SEVERITY = Severity.WARNING

_MOST_GUESSES = 500

_NAME = r"[^\W\d_a-z][\w.'’&\-]*(?:[ \u00a0](?:[^\W\d_a-z][\w.'’&\-]*|of|and|the)){0,4}"
_VERB = "|".join(sorted(FOR | AGAINST | RESERVE))
_HEAD = re.compile(rf"\s*(?P<name>{_NAME}?)(?P<verb>\s+(?:{_VERB}))?\s*:\s")
_TAIL = re.compile(rf"(?:\s[–—-]|[–—])\s*(?:(?:{_VERB})\s*:\s*)?(?P<name>{_NAME}?)(?P<verb>\s+(?:{_VERB}))?\s*\.?\s*$")
_NAMES_ONLY = re.compile(_NAME)
_LISTED = re.compile(rf"\s*{_NAME}(?:\s*[,;/]\s*{_NAME}){{0,9}}\s*")


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Backers that the registry does not know, and names that were not taken for backers because of that."""
    view = context.view(draft)
    known: dict[str, str | None] = {}
    beside = ((where, _names(item, view, context)) for where, item in view.inlines)
    behind = ((found.where, _misread_behind(found, context)) for found in behind_brackets(view))
    for where, named in chain(beside, behind):
        for name, span in named:
            if name not in known:
                guessing = len(known) < _MOST_GUESSES and not context.registry.resolve(name)
                near = context.registry.suggest(name, 1) if guessing else []
                guess = f"Did you mean `{near[0]}`? " if near else ""
                add = "Correct the name, or add the party under `parties` in negotiation.yaml."
                known[name] = None if context.registry.resolve(name) else guess + add
            if (help := known[name]) is not None:
                yield view.finding(
                    __name__, CODE, SEVERITY, f"No party is known as “{shown(name)}”.", span, where, help=help
                )  # fmt: skip


def _names(item: Inline, view: View, context: Context) -> Iterator[tuple[str, Span | None]]:
    match item:
        case Contested():
            at = item.span.start if item.span else 0
            for name in (*(backer for side in item.sides for backer in side.backers), *item.reservations):
                span = _found(name, at, item.span, view)
                yield name, span or item.span
            for side in item.sides:
                if side.value and not side.backers:
                    yield from _misread(side.value[0], _HEAD, context)
                    yield from _misread(side.value[-1], _TAIL, context)
        case Edge():
            for name in (*item.backers, *item.against, *item.reservations):
                yield name, item.span
        case _:
            pass


def _misread_behind(found: Behind, context: Context) -> Iterator[tuple[str, Span | None]]:
    """Names behind a closing bracket, `[x] (Brasil)`, where nothing else stands with them and a party is called nearly so."""
    for match in _NAMES_ONLY.finditer(found.words if _LISTED.fullmatch(found.words) else ""):
        if len(match[0]) > 3 and not context.registry.resolve(match[0]) and context.registry.suggest(match[0], 1):
            yield match[0], found.span(*match.span())


def _found(name: str, start: int, span: Span | None, view: View) -> Span | None:
    """Where the name of a backer stands inside its place."""
    if span is None or view.draft.source is None:
        return None
    match = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)").search(view.draft.source.text, start, span.end)
    return Span(*match.span()) if match else None


def _misread(item: Inline, pattern: re.Pattern[str], context: Context) -> Iterator[tuple[str, Span | None]]:
    """A name at the edge of a side that looks like an attribution: a verb goes with it, or a party is called nearly so."""
    if not isinstance(item, Text):
        return
    value = item.value[:120] if pattern is _HEAD else item.value[-120:]
    match = pattern.match(value) if pattern is _HEAD else pattern.search(value)
    if match is None:
        return
    name = match["name"]
    if match["verb"] or (len(name) > 3 and context.registry.suggest(name, 1)):
        start = (0 if pattern is _HEAD else max(0, len(item.value) - 120)) + match.start("name")
        exact = item.span is not None and item.span.end - item.span.start == len(item.value)
        span = Span(item.span.start + start, item.span.start + start + len(name)) if item.span and exact else item.span
        yield name, span
