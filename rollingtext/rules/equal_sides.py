"""Two sides of a choice say the same.

The room would choose between a text and itself. Mostly one side was edited until it met the other, or a delegation's
proposal was pasted twice. When several parties stand behind equal words, one side can name them all.

Breaks it:

    3. States [should][shall][should] set limits.

Does not:

    3. States [should][shall] set limits.

To mend it, delete one of the equal sides and name its backers with the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Clause, Contested, Draft, Inlines
from rollingtext.document.tree import walk
from rollingtext.notation.plain import plain
from rollingtext.rules._context import Context
from rollingtext.rules._lists import families
from rollingtext.rules._view import View, shown

CODE = "B009"
SEVERITY = Severity.WARNING

_HELP = "Delete one of them, and name its backers with the other."


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Places two of whose written sides have the same words."""
    view = context.view(draft)
    for where, item in view.inlines:
        if isinstance(item, Contested) and (twin := _twin_side(view, item)):
            message = f"Two sides of this choice say the same, “{shown(twin)}”."
            yield view.finding(__name__, CODE, SEVERITY, message, item.span, where, help=_HELP)
    for blocks in families(draft.blocks):
        for block in blocks:
            if isinstance(block, Contested) and (twin := _twin([_text(side.value) for side in block.sides])):
                first = next(walk(block.sides[0].value))
                message = f"Two options of this block say the same, “{shown(twin)}”."
                yield view.finding(__name__, CODE, SEVERITY, message, block.span, view.located(first), help=_HELP)


def _twin_side(view: View, place: Contested[Inlines]) -> str:
    """The words that two written sides share; only sides of one size are compared."""
    sizes = [view.size(place, index) for index in range(len(place.sides))]
    usual = Counter(sizes)
    alike = [index for index, size in enumerate(sizes) if size and usual[size] > 1]
    return _twin([" ".join(view.side(place, index).split()) for index in alike])


def _twin(texts: Sequence[str]) -> str:
    """The first text that stands twice; empty sides are no text, however often."""
    seen: set[str] = set()
    for text in texts:
        if text and text in seen:
            return text
        seen.add(text)
    return ""


def _text(blocks: Sequence[object]) -> str:
    """The words of an option, its own label left out."""
    out = []
    for clause in walk(tuple(block for block in blocks if isinstance(block, Clause))):
        label = clause.label.text if clause.label and clause.kind != "option" else ""
        out.append(f"{label} {' '.join(plain(clause.body).split())}")
    return "\n".join(out).strip()
