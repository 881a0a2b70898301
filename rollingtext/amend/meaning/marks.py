"""Marks of agreement on a clause: *ad referendum*, outright or pending something; and agreement taken back."""

from __future__ import annotations

from rollingtext.amend.meaning.base import Base
from rollingtext.amend.meaning.edits import Edit, Refusal, WordEdit
from rollingtext.amend.meaning.on_brackets import contested_in
from rollingtext.amend.operations import Agree, Reopen
from rollingtext.amend.words.splice import Change
from rollingtext.document.model import Inlines, Status, own_words
from rollingtext.document.tree import Located
from rollingtext.notation.plain import plain


def agreed(operation: Agree, target: Located, base: Base) -> Edit | Refusal:
    """The mark behind the clause's own words. What is contested is not agreed, so a clause with brackets gets none."""
    clause, wording = target.clause, base.wording(target.clause)
    if (operation.mark == "pending") != bool(operation.pending):
        reason = "`pending` says what an agreement waits for; it goes with `mark: pending`, and only with that."
        return Refusal("stale", reason, target)
    if next(contested_in(own_words(clause)), None) is not None:
        return Refusal("stale", f"{target.locator} is still contested; settle its places first.", target)
    text = {
        "ad-referendum": "[Agreed ad ref]",
        "agreed": "(agreed)",
        "pending": f"[Agreed pending {operation.pending}]",
    }[operation.mark]
    kind = "agreed-pending" if operation.mark == "pending" else operation.mark
    standing = marks(own_words(clause))
    if standing:
        start, end, mark = standing[-1]
        if mark.kind == kind and (not operation.pending or operation.pending in mark.text):
            return Refusal("already", f"{target.locator} is marked so already.", target)
        change = Change(start, end, text)
    else:
        end = len(wording.text.rstrip())
        change = Change(end, end, text, "after")
    now = marks(base.spliced(clause, [change]))
    if not now or now[-1][2].kind != kind:
        return Refusal("stale", f"Behind {target.locator} “{text}” would not be read as a mark of agreement.", target)
    return WordEdit(target, change, wording.token_range(change.start, change.end))


def reopened(operation: Reopen, target: Located, base: Base) -> Edit | Refusal:
    """The clause without its mark of agreement."""
    standing = marks(own_words(target.clause))
    if not standing:
        return Refusal("already", f"{target.locator} bears no mark of agreement.", target)
    start, end, _ = standing[-1]
    return WordEdit(target, Change(start, end), base.wording(target.clause).token_range(start, end))


def marks(items: Inlines) -> list[tuple[int, int, Status]]:
    """The marks of agreement among the words of a clause, with where they stand in its plain text."""
    out, at = [], 0
    for item in items:
        size = len(plain((item,)))
        if isinstance(item, Status) and item.kind in ("ad-referendum", "agreed", "agreed-pending"):
            out.append((at, at + size, item))
        at += size
    return out
