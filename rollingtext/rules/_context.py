"""What a rule may know besides the draft: how the text is built, who negotiates it, and which words are contested."""

from __future__ import annotations

from rollingtext.document.model import Draft
from rollingtext.document.values import Value
from rollingtext.negotiation.profiles import PLAIN, PROFILES, Profile, Term, lexicon
from rollingtext.negotiation.record import Negotiation
from rollingtext.notation.parties import Registry, default_registry
from rollingtext.rules._view import View


class Context(Value):
    """The negotiation round one draft.

    `revises` names the sections that the draft revises when it is not a whole text; it is empty for a whole one.
    """

    profile: Profile
    registry: Registry
    terms: tuple[Term, ...] = ()
    revises: tuple[str, ...] = ()
    _views: dict[int, View] = {}

    def view(self, draft: Draft) -> View:
        """The draft laid out for rules; made once and shared by all of them."""
        found = self._views.get(id(draft))
        if found is None or found.draft is not draft:
            self._views.clear()
            found = self._views[id(draft)] = View(draft)
        return found


def context_of(draft: Draft, record: Negotiation | None = None) -> Context:
    """The context that the record of the negotiation gives, or else the profile that the draft names."""
    if record is not None:
        version = record.version(draft.meta.version)
        return Context(record.profile, record.registry, record.terms, version.revises if version else ())
    profile = PROFILES.get(draft.meta.profile, PLAIN)
    return Context(profile, default_registry(), lexicon(profile.name))
