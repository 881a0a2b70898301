"""Made-up treaty text with brackets of every kind, the same for the same seed."""

from __future__ import annotations

import random

_WORDS = (
    "each State shall ensure that the use of weapon systems remains subject to context appropriate human judgement "
    "and control in the exercise of command throughout their life cycle including development deployment and review "
    "measures of verification training safeguards and accountability under international law as applicable"
).split()
_PARTIES = ("Austria", "Brazil", "India", "Japan", "Pakistan", "Switzerland", "United States", "EU", "NAM")


def bracketed_text(size: int, seed: int = 1) -> str:
    """About `size` characters of a draft: sections, paragraphs, items, one bracket for every twelve words."""
    rng = random.Random(seed)
    out: list[str] = []
    length = 0
    section = paragraph = item = 0
    while length < size:
        if paragraph % 20 == 0 and item == 0:
            section += 1
            line = f"## {_roman(section)}. Section {section}"
        if item == 0:
            paragraph += 1
            line = f"{paragraph}. {_sentence(rng)}"
        else:
            line = f"   ({chr(96 + item)}) {_sentence(rng)}"
        item = (item + 1) % rng.choice((1, 3, 5))
        out.append(line)
        length += len(line) + 2
    return "\n\n".join(out) + "\n"


def _sentence(rng: random.Random) -> str:
    words = [rng.choice(_WORDS) for _ in range(rng.randint(30, 90))]
    for _ in range(len(words) // 12):
        start = rng.randrange(len(words) - 3)
        end = start + rng.randint(0, 2)
        kind = rng.random()
        words[start] = "[" + words[start]
        if kind < 0.2:
            words[end] += f" - {rng.choice(_PARTIES)}; {rng.choice(_PARTIES)} delete]"
        elif kind < 0.5:
            words[end] += f"][{rng.choice(_WORDS)}]"
        elif kind < 0.6:
            words[end] += f" / {rng.choice(_WORDS)}]"
        else:
            words[end] += "]"
    return " ".join(words).capitalize() + "."


def _roman(number: int) -> str:
    out = ""
    for value, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        while number >= value:
            out += sign
            number -= value
    return out
