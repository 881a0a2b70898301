"""Names that may have been meant by one that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 80
_OTHERWISE = 12
"""Names that are listed where none comes near; more would only be a wall of words."""


def nearest(name: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Those of `known` that `name` may have been meant for, the nearest first; case and `_` for `-` do not matter.

    A name that begins like the one given comes near however much of it is left out.
    """
    from difflib import get_close_matches

    folded = {_folded(each): each for each in reversed(list(known))}
    wanted = _folded(name)[:_LONGEST]
    begun = [each for each in folded if len(wanted) > 1 and each.startswith(wanted)]
    close = get_close_matches(wanted, folded, most)
    return [folded[each] for each in dict.fromkeys((*close, *sorted(begun, key=len)))][:most]


def did_you_mean(name: str, known: Iterable[str], most: int = 3) -> str:
    """The sentence that offers the nearest names, with a blank before it; nothing where none comes near."""
    near = nearest(name, known, most)
    return f" Did you mean {either(near)}?" if near else ""


def hint(name: str, known: Iterable[str], what: str) -> str:
    """The nearest names, or else the names that there are, called `what` (`Terms`); nothing where there are none."""
    names = list(dict.fromkeys(known))
    near = did_you_mean(name, names)
    if near or not names:
        return near
    more = f" and {len(names) - _OTHERWISE} more" if len(names) > _OTHERWISE else ""
    return f" {what}: {', '.join(names[:_OTHERWISE])}{more}."


def either(names: list[str]) -> str:
    """`A`, `A or B`, `A, B or C`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _folded(name: str) -> str:
    return name.strip().casefold().replace("_", "-")
