"""The differences of two versions counted: in the one line that a delegate reads first, and as a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rollingtext.compare.diff import Change, Summary


def headline(summary: Summary, notes: int = 0) -> str:
    """The changes in one line: `2 moved, 1 merged, 3 brackets lifted, 1 struck, renumbered from III.4 on`."""
    counted = (
        ("moved", summary.moved), ("split", summary.split), ("merged", summary.merged), ("edited", summary.edited),
        ("inserted", summary.inserted), ("deleted", summary.deleted),
    )  # fmt: skip
    parts = [f"{count} {name}" for name, count in counted if count]
    word = "bracket"
    for event, count in summary.brackets:
        noun = f"{word if count == 1 else word + 's'} " if word else ""
        parts.append(f"{count} {noun}{event}")
        word = ""
    if summary.renumbered_from:
        parts.append(f"renumbered from {summary.renumbered_from} on")
    elif summary.renumbered:
        parts.append(f"{summary.renumbered} renumbered")
    if notes:
        parts.append(f"{notes} note{'s' if notes > 1 else ''} changed")
    return ", ".join(parts) or "no differences"


def counts(changes: Sequence[Change], summary: Summary) -> Iterator[str]:
    """The changes counted, a line each."""
    rows: list[tuple[str, int]] = [
        (name, getattr(summary, name))
        for name in ("same", "edited", "split", "merged", "inserted", "deleted", "moved", "renumbered")
    ]
    rows += [
        ("only numbers", summary.only_numbers),
        ("only brackets", summary.only_brackets),
        ("only backers", summary.only_backers),
    ]
    rows += [(f"brackets {event}", count) for event, count in summary.brackets]
    for op, name in (("delete", "words struck"), ("insert", "words added")):
        rows.append((name, sum(len(text.split()) for c in changes for kind, text in c.words if kind == op)))
    for name, count in rows:
        if count:
            yield f"{count:>7}  {name}"
