"""Who wants what, as written behind a closing bracket: `[shall] (Brazil) / [should] (US)`, `[must]{US, UK}`, `[x] – EU`.

Only what is plainly an attribution is read as one. All in the parentheses or braces are parties, perhaps with a verb;
a dash is followed by nothing else to the end of the clause or to a slash and the next bracket. Anything else stays
words: `[the system] (the United States objected)`.
"""

from __future__ import annotations

from rollingtext.document.model import Contested, Edge, Inlines, Side, is_nothing
from rollingtext.document.patterns import pattern
from rollingtext.document.values import replace
from rollingtext.notation.attribution import Attribution, Parties, is_abbreviation, parse

BEGINS = frozenset("(-–—")
"""What the words behind a bracket begin with, after a blank or none, where they may be names."""

_LONGEST = 400
_PARENTHESES = pattern(r"[ \u00a0]?\(([^()\[\]{}]+)\)")
_DASH = pattern(r"(?:[ \u00a0][-–—][ \u00a0]?|[-–—][ \u00a0]|[–—])(?=\w)")
_INNER_DASH = pattern(r"\s[-–—]\s")
_WORD = pattern(r"[^\W_]+")


def in_parentheses(text: str, words: str, parties: Parties) -> tuple[int, Attribution] | None:
    """The attribution in the parentheses that `text` begins with, and the offset behind them.

    `words` are those in the bracket: an abbreviation behind the name it is short for, `[the European Union] (EU)`, is
    none.
    """
    match = _PARENTHESES.match(text, 0, _LONGEST)
    if match is None:
        return None
    found = listed(match[1], parties)
    name = match[1].strip()
    if found is None or name.startswith("Article ") or (is_abbreviation(name) and _spells_out(words, name, parties)):
        return None
    return match.end(), found


def behind_dash(text: str, parties: Parties, before_bracket: bool) -> tuple[int, Attribution] | None:
    """The attribution behind the dash that `text` begins with, and its end.

    `text` is the end of the clause, or all that stands `before_bracket`, the next one.
    """
    match = _DASH.match(text)
    if match is None or len(text) > _LONGEST:
        return None
    told, slash, after = text.rpartition("/") if before_bracket else (text, "/", "")
    told = told.rstrip(" \u00a0\n.;,:")
    found = parse(told[match.end() :], parties) if slash and not after.strip() else None
    return (len(told), found) if found else None


def listed(text: str, parties: Parties) -> Attribution | None:
    """The attribution in a pair of parentheses or braces: `US, UK`, `delete – US`, `proposed by Brazil`."""
    return parse(_INNER_DASH.sub(": ", text), parties)


def _spells_out(words: str, abbreviation: str, parties: Parties) -> bool:
    """Whether `words` end in the full name of what is abbreviated: the party itself, or words with these initials."""
    parts = [match[0] for match in _WORD.finditer(words[-_LONGEST:])]
    letters = [letter.lower() for letter in abbreviation if letter.isalpha()]
    initials = [part[0].lower() for part in parts if len(part) > 3 or part[0].isupper()]
    if len(letters) > 1 and (
        initials[-len(letters) :] == letters or [part[0].lower() for part in parts][-len(letters) :] == letters
    ):
        return True
    party = parties.resolve(abbreviation)
    names = (" ".join(parts[start:]) for start in range(max(0, len(parts) - 6), len(parts)))
    return party is not None and any(parties.resolve(name) == party for name in names)


def backed(place: Contested[Inlines], found: Attribution, written: str) -> Contested[Inlines]:
    """A place of one bracket with the parties that are `written` behind it: for its words, against them, reserved."""
    layout = place.layout
    assert layout is not None
    sides = list(place.sides)
    sides[0] = replace(sides[0], backers=sides[0].backers + found.backers)
    if found.against and not is_nothing(sides[-1].value):
        sides.append(Side((), found.against))
    elif found.against:
        sides[-1] = replace(sides[-1], backers=sides[-1].backers + found.against)
    layout = replace(layout, behind=("".join(layout.behind) + written,))
    return replace(place, sides=tuple(sides), reservations=place.reservations + found.reservations, layout=layout)


def backed_edge(edge: Edge, found: Attribution, written: str) -> Edge:
    """The closing end of a longer bracket with the parties that are `written` behind it."""
    return replace(
        edge,
        backers=edge.backers + found.backers,
        against=edge.against + found.against,
        reservations=edge.reservations + found.reservations,
        behind=edge.behind + written,
    )
