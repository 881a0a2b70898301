"""Where contested terms stand: each form of each term, longest first, in any case, as whole words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rollingtext.document.values import Frozen
from rollingtext.negotiation.profiles import Term
from rollingtext.notation.worded import Words
from rollingtext.rules._view import View


class Use(Frozen):
    """One occurrence of a form: of the term itself, or (`rival`) of a wording that stands against it.

    `contested` says that it stands in a bracket; `alone` that the bracket holds hardly anything else.
    """

    term: Term
    form: str
    rival: bool
    words: Words
    start: int
    end: int
    contested: bool
    alone: bool


def uses(view: View, terms: Sequence[Term]) -> Iterator[Use]:
    """Every use of a contested term in the words of a draft, in reading order; placeholders and notes left out."""
    owners: dict[str, tuple[Term, str, bool]] = {}
    for term in terms:
        for form in term.forms:
            owners.setdefault(_key(form), (term, form, False))
    for term in terms:
        for form in term.replaces:
            owners.setdefault(_key(form), (term, form, True))
    if not owners:
        return
    longest_first = sorted(owners, key=len, reverse=True)
    pattern = re.compile(
        rf"(?<!\w)(?:{'|'.join(re.escape(form).replace(chr(92) + ' ', ' ') for form in longest_first)})(?!\w)", re.I
    )
    for words in view.words:
        if words.where is None:
            continue
        for match in pattern.finditer(words.text):
            run = words.run_at(match.start())
            if run is None or not run.text_proper:
                continue
            term, form, rival = owners[_key(match[0])]
            alone = run.contested and len(run.node.value.split()) <= len(form.split()) + 2
            yield Use(term, form, rival, words, match.start(), match.end(), run.contested, alone)


def _key(form: str) -> str:
    return " ".join(form.lower().split())
