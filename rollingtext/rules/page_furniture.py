"""The file holds what a page or a web site put around the text.

Page headers, page numbers and tables of contents are recognised and kept apart: they belong to no clause, and no
amendment can reach them. This only tells, once for each kind, how many there are, so that nobody wonders where they
went.

Breaks it:

    * TOC
    {:toc}

    3. Each Party shall report every year.

Does not:

    3. Each Party shall report every year.

Nothing needs to be done. If a line of the text was taken for a page header, put a blank line around it.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft, Furniture
from rollingtext.rules._context import Context

CODE = "F001"
SEVERITY = Severity.INFO

_KINDS = {
    "contents": ("table of contents", "tables of contents"),
    "attribute": ("attribute of a web page", "attributes of a web page"),
    "page-header": ("page header", "page headers"),
    "page-number": ("page number", "page numbers"),
}


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """The first piece of each kind, with the number of all."""
    view = context.view(draft)
    by_kind: dict[str, list[Furniture]] = {}
    for item in draft.furniture:
        by_kind.setdefault(item.kind, []).append(item)
    for kind, items in by_kind.items():
        if kind in _KINDS:
            one, many = _KINDS[kind]
            count = f"One {one} was" if len(items) == 1 else f"{len(items)} {many} were"
            yield view.finding(
                __name__, CODE, SEVERITY, f"{count} found and kept out of the text; the first stands here.",
                items[0].span, help="Nothing needs to be done.",
            )  # fmt: skip
