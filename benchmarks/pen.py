"""The language of a made-up negotiation: sentences, passages of them, and phrases out of them."""

from __future__ import annotations

import random

from benchmarks import phrases


class Pen:
    """Drafts at random from the phrases of `benchmarks.phrases`."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def sentence(self) -> str:
        rng = self.rng
        thing = rng.choice(phrases.OBJECTS)
        if rng.random() < 0.6:
            thing += f" and {rng.choice(phrases.DETAILS)} {rng.choice(('waters', 'matters', 'uses', 'sites'))}"
        reference = f"the procedure of {rng.choice(phrases.TITLES).lower()}"
        condition = rng.choice(phrases.QUALIFIERS).format(ref=reference, number=rng.randint(2, 180))
        return (
            f"{rng.choice(phrases.ACTORS)} {rng.choice(phrases.MODALS)} {rng.choice(phrases.VERBS)} {thing} {condition}"
        )

    def passage(self, wanted: float) -> str:
        text = self.sentence()
        while text.count(" ") < wanted:
            following = self.sentence()
            text += f"{self.rng.choice(phrases.JOINTS)} {following[0].lower()}{following[1:]}"
        return text + "."

    def phrase(self, least: int, most: int) -> str:
        """Some words out of a sentence, beginning and ending with a word."""
        while True:
            found = self.sentence().split()
            size = self.rng.randint(least, most)
            if len(found) <= size:
                continue
            start = self.rng.randrange(1, len(found) - size + 1)
            text = " ".join(found[start : start + size])
            if text[0].isalnum() and text[-1].isalnum():
                return text
