"""Findings mended where no word can change: characters nobody sees, stray blanks, the shape of a bracket.

Rules say what would mend a finding. Nothing of it is taken on trust: the mended text is read again, and a change after
which the tree says anything else is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from rollingtext.document.diagnostics import Diagnostic, Fix
from rollingtext.document.model import Draft
from rollingtext.document.patterns import pattern

_MOST_READINGS = 60
"""How often one text is read again in search of the changes that cannot be made; those not tried by then are left."""

_UNSEEN = pattern("[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u00ad\u200b-\u200d\u2060\ufeff]")
_STRAY = pattern(r"(?<![ \t\u00a0])[ \t\u00a0]+(?=[,.)])|(?<=\()[ \t]+")
_BRACKETS = str.maketrans("［【］】", "[[]]")


class Mended(NamedTuple):
    """What becomes of a text: the changes that are made, the findings they mend, and those that have to stay."""

    text: str
    fixes: tuple[Fix, ...]
    done: tuple[Diagnostic, ...]
    left: tuple[Diagnostic, ...]


def mended(text: str, findings: Iterable[Diagnostic], read: Callable[[str], Draft]) -> Mended:
    """`text` with every fix of `findings` made that leaves its reading as it was; `read` gives the reading of a text."""
    candidates = _apart(findings)
    wanted = _said(read(text)) if candidates else None
    done: list[Diagnostic] = []
    left: list[Diagnostic] = []
    waiting = [candidates] if candidates else []
    readings = 0
    while waiting:
        group = waiting.pop()
        readings += 1
        if readings > _MOST_READINGS:
            left += group
        elif _said(read(changed(text, _fixes([*done, *group])))) == wanted:
            done += group
        elif len(group) == 1:
            left += group
        else:
            middle = len(group) // 2
            waiting += [group[middle:], group[:middle]]
    fixes = _fixes(done)
    return Mended(changed(text, fixes), fixes, tuple(done), tuple(left))


def changed(text: str, fixes: Sequence[Fix]) -> str:
    """`text` with the changes made; they stand in order and do not touch one another."""
    pieces, at = [], 0
    for fix in fixes:
        pieces += [text[at : fix.span.start], fix.text]
        at = fix.span.end
    return "".join((*pieces, text[at:]))


def _apart(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings with fixes, without those that would change characters which another one changes already."""
    taken: set[int] = set()
    out = []
    for finding in findings:
        places = {at for fix in finding.fixes for at in range(fix.span.start, fix.span.end)}
        if places and taken.isdisjoint(places):
            taken |= places
            out.append(finding)
    return out


def _fixes(findings: Iterable[Diagnostic]) -> tuple[Fix, ...]:
    return tuple(sorted(fix for finding in findings for fix in finding.fixes))


def _said(draft: Draft) -> Any:
    """Everything that a draft says, as JSON without what a fix may change."""
    from rollingtext.writers.json import tree

    whole: Any = tree(draft)
    waiting: list[Any] = [whole]
    while waiting:
        part = waiting.pop()
        for key, value in part.items() if isinstance(part, dict) else enumerate(part):
            if isinstance(value, str):
                part[key] = _bare(value)
            elif isinstance(value, dict | list):
                waiting.append(value)
    return whole


def _bare(text: str) -> str:
    """`text` without characters that nobody sees and blanks that stand beside a mark, brackets in one shape."""
    if not text.isascii() or not text.isprintable():
        text = _UNSEEN.sub("", text).translate(_BRACKETS)
    return _STRAY.sub("", text)
