"""Who wants what, as written beside contested words: `US propose; NZ oppose:` in front, `- US; G77 delete` behind.

Silence about the verb means support: `[x - EU]` has the EU behind *x*. To oppose or to delete is to back the side
that leaves no text.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

from rollingtext.document.patterns import pattern

FOR = frozenset(
    "retain retains retained keep keeps support supports supported propose proposes proposed proposal add adds added "
    "insert inserts prefer prefers favour favours".split()
)
AGAINST = frozenset("delete deletes deleted deletion oppose opposes opposed strike strikes remove removes".split())
RESERVE = frozenset("reserve reserves reserved reservation".split())
_VERBS = FOR | AGAINST | RESERVE

_LONGEST = 400
_DASH = pattern(r"(?:(?<=[\s.,;:!?\])}\"'”’»])|^)[-–—]\s*")
_SEPARATOR = pattern(r"\s*[,/+]\s*|\s*:\s+|\s+(?:on behalf of|supported by)\s+")
_AND = pattern(r"\s+(?:and|&)\s+")
_NAME = pattern(r"[^\W\d_](?:[^\W_]|[.'’()\-&  ])*$")
_PARENTHESES = pattern(r"\(([^()]+)\)\s*$")
_SPACED_DASH = pattern(r"\s[-–—]\s")
_ABBREVIATION = pattern(r"[A-Z][A-Z0-9&]{1,9}$")


class Parties(Protocol):
    """Whoever can tell a party's name from other words."""

    def resolve(self, name: str) -> object | None:
        """The party called `name`, or `None`."""


class Attribution(NamedTuple):
    """The parties behind one side, those who want no text there, and those who reserved their position."""

    backers: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    reservations: tuple[str, ...] = ()

    def written(self) -> str:
        """The canonical tail: ` – US; delete: G77; reserve: Iran`."""
        parts = [", ".join(self.backers)] if self.backers else []
        parts += [f"delete: {', '.join(self.against)}"] if self.against else []
        parts += [f"reserve: {', '.join(self.reservations)}"] if self.reservations else []
        return " – " + "; ".join(parts) if parts else ""


def trailing(text: str, parties: Parties) -> tuple[int, Attribution] | None:
    """The attribution at the end of `text`, with the offset where it begins (its blanks and dash included)."""
    tail_from = max(0, len(text) - _LONGEST)
    in_parentheses = _in_parentheses(text, parties)
    if in_parentheses is not None:
        return in_parentheses
    for dash in reversed(list(_DASH.finditer(text, tail_from))):
        if text.count("(", tail_from, dash.start()) > text.count(")", tail_from, dash.start()):
            continue
        found = parse(text[dash.end() :].rstrip(), parties)
        if found is not None:
            start = dash.start()
            return len(text[:start].rstrip()), found
    return None


def _in_parentheses(text: str, parties: Parties) -> tuple[int, Attribution] | None:
    """The attribution in `... or not (Norway, Iceland)`; an abbreviation behind its name, `... Union (EU)`, is none."""
    match = _PARENTHESES.search(text, max(0, len(text) - _LONGEST)) if text.rstrip().endswith(")") else None
    if match is None or not text[: match.start()].strip():
        return None
    found = parse(_SPACED_DASH.sub(": ", match[1]), parties)
    if found is None or (is_abbreviation(match[1].strip()) and found.backers):
        return None
    return len(text[: match.start()].rstrip()), found


def is_abbreviation(name: str) -> bool:
    """Whether `name` is written in capitals, as `EU` and `G77` are."""
    return _ABBREVIATION.match(name) is not None


def leading(text: str, parties: Parties) -> tuple[int, Attribution] | None:
    """The attribution before a colon at the start of `text`, with the offset behind it and its blanks."""
    colon = text.find(":", 0, _LONGEST)
    while colon >= 0:
        head = text[:colon].strip()
        if head.lower() in _VERBS:
            return None
        found = parse(head, parties) if head else None
        if found is not None:
            end = colon + 1
            while end < len(text) and text[end].isspace():
                end += 1
            return end, found
        if len(head) > 60 and not any(separator in head for separator in ",;/"):
            return None
        colon = text.find(":", colon + 1, _LONGEST)
    return None


def parse(text: str, parties: Parties) -> Attribution | None:
    """`US, Canada delete; EU retain` as an attribution; `None` when it is something else.

    One name at least must be a known party. The others must be known, or be abbreviations, or stand with a verb.
    """
    text = text.rstrip(". ").strip()
    if not text or not text[0].isalpha():
        return None
    roles: dict[str, list[str]] = {"for": [], "against": [], "reserve": []}
    known = 0
    for item in text.split(";"):
        role, verbs = "for", 0
        pending: list[str] = []
        unknown: list[str] = []
        for chunk in _chunks(item, parties):
            name, verb, verb_first = _name_and_verb(chunk)
            if name and (not _NAME.match(name) or len(name) > 60 or _is_word(name)):
                return None
            if name and parties.resolve(name) is not None:
                known += 1
            elif name and not _ABBREVIATION.match(name):
                unknown.append(name)
            verbs += bool(verb)
            if verb and verb_first:
                roles[role] += pending
                role, pending = _role(verb), []
            pending += [name] if name else []
            if verb and not verb_first:
                roles[_role(verb)] += pending
                pending = []
        if unknown and not verbs:
            return None
        roles[role] += pending
    if not known:
        return None
    return Attribution(tuple(roles["for"]), tuple(roles["against"]), tuple(roles["reserve"]))


def _chunks(item: str, parties: Parties) -> list[str]:
    """The names of an item, verbs still attached; a name that itself holds a separator is kept whole."""
    parts = _SEPARATOR.split(item.strip())
    if len(parts) > 1 and any(_unknown(part, parties) for part in parts) and not _unknown(item, parties):
        return [item.strip()]
    out: list[str] = []
    for part in parts:
        name, _, _ = _name_and_verb(part)
        if name and _AND.search(part) and _unknown(part, parties):
            out += _AND.split(part)
        elif part.strip():
            out.append(part.strip())
    return out


def _unknown(chunk: str, parties: Parties) -> bool:
    """Whether the name in a chunk is none that is known; a word in lower case is no name, whatever is known."""
    name, _, _ = _name_and_verb(chunk.strip())
    return bool(name) and (_is_word(name) or parties.resolve(name) is None)


def _is_word(name: str) -> bool:
    return name[0].islower() and not name.startswith("the ")


def _name_and_verb(chunk: str) -> tuple[str, str, bool]:
    """The name, the verb, and whether the verb came first: `G77 delete`, `delete G77`, or `delete` alone."""
    words = chunk.rstrip(".:").split()
    if len(words) > 1 and words[-1].lower() in _VERBS:
        return " ".join(words[:-1]), words[-1].lower(), False
    if words and words[0].lower() in _VERBS:
        named = words[2:] if words[1:2] == ["by"] else words[1:]
        return " ".join(named), words[0].lower(), True
    return " ".join(words), "", False


def _role(verb: str) -> str:
    if verb in AGAINST:
        return "against"
    return "reserve" if verb in RESERVE else "for"
