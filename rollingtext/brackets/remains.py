"""What keeps a text from being clean: places nobody decided, lone brackets, numbers in brackets, gaps to be filled."""

from __future__ import annotations

from collections.abc import Sequence

from rollingtext.brackets.copies import OPEN
from rollingtext.brackets.decisions import described
from rollingtext.brackets.places import Place, inlines_of
from rollingtext.document.diagnostics import Diagnostic, Severity, place
from rollingtext.document.model import Draft, Placeholder, Remark
from rollingtext.document.source import Source, Span
from rollingtext.document.tree import walk
from rollingtext.notation.link import edges_of
from rollingtext.notation.plain import plain


def contested_left(left: Sequence[Place], source: Source) -> tuple[Diagnostic, ...]:
    """A finding for every place that keeps the text from being clean."""
    out = []
    for each in left:
        path, start, end = place(source, each.span) if each.span else (source.path, None, None)
        text = f"{each.id} is contested: {described(each)}."
        help = "Decide it with --settle or --settle-place."
        out.append(
            Diagnostic("C001", "contested-text-left", Severity.ERROR, text, help, path, start, end, each.clause.locator)
        )
    return tuple(out)


def lone_brackets(draft: Draft) -> tuple[Diagnostic, ...]:
    """A finding for every bracket without a partner: nobody can tell whether the words beside it are contested."""
    out = []
    for clause in walk(draft.blocks):
        for edge in edges_of(clause):
            if edge.pair is None:
                how = "opens here and never closes" if edge.opening else "closes here and was never opened"
                text = f"A bracket {how}."
                out.append(_unclean("C002", "unpaired-bracket-left", Severity.ERROR, text, draft, edge.span))
    return tuple(out)


def unclean(draft: Draft) -> tuple[Diagnostic, ...]:
    """What else keeps a text from being clean: lone brackets and bracketed numbers; and what only has to be filled in."""
    out = list(lone_brackets(draft))
    for clause in walk(draft.blocks):
        if clause.label is not None and clause.label.contested:
            text = f"The number `{clause.label.text}` stands in brackets."
            out.append(_unclean("C003", "contested-number-left", Severity.ERROR, text, draft, clause.span))
    gaps = 0
    for _, item in inlines_of(draft):
        if item == OPEN and item.span is None:
            gaps += 1
        elif isinstance(item, Placeholder | Remark):
            what = "A placeholder" if isinstance(item, Placeholder) else "A drafters' note"
            text = f"{what} is left: “{plain((item,))[:60]}”."
            out.append(_unclean("C004", "placeholder-left", Severity.WARNING, text, draft, item.span))
    if gaps:
        text = f"{gaps} placeholder{'s' if gaps > 1 else ''} `[…]` stand where some text is needed and none is agreed."
        out.append(Diagnostic("C004", "placeholder-left", Severity.WARNING, text))
    return tuple(out)


def _unclean(code: str, slug: str, severity: Severity, text: str, draft: Draft, span: Span | None) -> Diagnostic:
    where = place(draft.source, span) if draft.source and span else ("", None, None)
    return Diagnostic(code, slug, severity, text, "Mend it in the draft.", *where)
