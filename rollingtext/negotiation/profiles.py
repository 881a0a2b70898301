"""How one negotiation builds and numbers its text, and the words it fights over.

A profile lets a draft that stands alone be read as the room reads it: `III.4` is a paragraph of Box III, *bis* is a
further paragraph. Built-in ones are named in a draft's front matter or in a negotiation's record.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from rollingtext.document.values import Value

Numbering: TypeAlias = Literal["per-section", "continuous"]
Insertion: TypeAlias = Literal["bis", "letter", "renumber"]
BisMeans: TypeAlias = Literal["insertion", "alternative"]


class Section(Value):
    """One section ("Box") of the text, by its number and heading."""

    label: str
    heading: str


class Profile(Value):
    """The build of one text.

    `numbering`: paragraphs begin again in each section or run on through the text. `insertion`: what a paragraph put in
    behind 6 is called (`6 bis`, `6A`, or 7 with all others moved on). `bis_means`: whether 6 *bis* stands beside 6 or
    is another version of it; both are in use, so a text has to say.
    """

    name: str
    sections: tuple[Section, ...] = ()
    numbering: Numbering = "continuous"
    insertion: Insertion = "bis"
    bis_means: BisMeans = "insertion"


class Term(Value):
    """A wording that is contested: every form in which it stands in texts, and the wordings that stand against it."""

    term: str
    variants: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    note: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        """The term and its variants, each once."""
        return tuple(dict.fromkeys((self.term, *self.variants)))


PLAIN = Profile("plain")
"""A text of which nothing is known: no sections, numbers that run on, *bis* for what is put in."""

GGE_LAWS = Profile(
    "gge-laws",
    sections=(
        Section("I", "Working characterization of lethal autonomous weapon systems"),
        Section("II", "Application of international humanitarian law"),
        Section("III", "Prohibitions and regulations"),
        Section("IV", "Other measures to ensure compliance with international humanitarian law"),
        Section("V", "Accountability and responsibility"),
    ),
    numbering="per-section",
)
"""The rolling text of the Group of Governmental Experts on lethal autonomous weapon systems, numbered as in 2025."""

GGE_LAWS_TERMS = (
    Term(
        "lethal",
        variants=("lethality", "lethal effect", "lethal effects"),
        note="Whether the characterization is limited to lethal systems, or lethality is an effect of use.",
    ),
    Term(
        "identify",
        variants=("identifies", "identified", "identifying", "identification", "identify, select and engage"),
        replaces=("select and engage",),
        note="Whether a system must identify a target besides selecting and engaging it.",
    ),
    Term(
        "operator",
        variants=("operators", "human operator", "human operators"),
        replaces=("user", "users", "human user", "human users"),
        note="Who uses the system.",
    ),
    Term(
        "context-appropriate human judgement and control",
        variants=(
            "context-appropriate human judgment and control",
            "context-appropriate human control and judgement",
            "context-appropriate human control and judgment",
        ),
        replaces=("meaningful human control", "human involvement"),
        note="The bridging term for the human role, and whether the law requires it or it helps to keep the law.",
    ),
    Term("functionally", note="Whether the characterization goes by what a system does."),
    Term("loss of life", replaces=("death", "deaths"), note="How the effects of use are named."),
    Term(
        "anticipated and limited",
        variants=("anticipated and be limited", "anticipate and limit"),
        replaces=("anticipated and controlled", "anticipate and control"),
        note="What must be possible with a system's effects.",
    ),
    Term("in all circumstances", note="Whether a rule holds without exception in so many words."),
)
"""What the room contests in the rolling text, after the changes between its public versions and the positions."""

PROFILES = {profile.name: profile for profile in (PLAIN, GGE_LAWS)}
LEXICONS = {GGE_LAWS.name: GGE_LAWS_TERMS}


def lexicon(profile: str) -> tuple[Term, ...]:
    """The contested terms that come with the built-in profile of that name; none for any other."""
    return LEXICONS.get(profile, ())
