"""An introduction ends in a colon, and nothing follows.

A chapeau governs the clauses under it. Without them its sentence never ends: they were moved to another place, or
stand below a heading where they no longer belong to it.

Breaks it:

    ## I. Scope

    1. This text applies to:

    ## II. Terms

    1. The terms are explained here.

Does not:

    ## I. Scope

    1. This text applies to:

       (a) weapons;

    ## II. Terms

    1. The terms are explained here.

To mend it, put the clauses under it, or end the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Blocks, Clause, Draft
from rollingtext.document.tree import is_preamble, walk
from rollingtext.notation.plain import plain
from rollingtext.rules._context import Context

CODE = "P003"
SEVERITY = Severity.WARNING


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Clauses that end in a colon as the last ones of their section, with nothing under them."""
    view = context.view(draft)
    bodies = {id(words.where): words for words in view.words if words.part == "body"}
    for section in walk(draft.blocks):
        if section.kind not in ("section", "article") or is_preamble(section):
            continue
        last = _last(section.children)
        if last is None or last.kind in ("section", "article") or not last.body:
            continue
        text = plain(last.body).rstrip(" *_]）】\u00a0")
        if text.endswith((":", "：")):
            item = view.located(last)
            words = bodies.get(id(item))
            end = len(text)
            yield view.finding(
                __name__, CODE, SEVERITY, f"{item.locator} ends in a colon, but no clause follows under it.",
                words.span(end - 1, end) if words else None, item,
                help="Put the clauses under it, or end the sentence.",
            )  # fmt: skip


def _last(blocks: Blocks) -> Clause | None:
    """The last clause of a section when nothing stands under it."""
    if not blocks or not isinstance(blocks[-1], Clause):
        return None
    last = blocks[-1]
    return last if not last.children else _last(last.children)
