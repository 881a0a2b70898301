"""A wording found in texts: whole words, in any case, at any width of blanks."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=256)
def pattern_of(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the forms of a term, the longest that fits."""
    parts = []
    for form in sorted(forms, key=len, reverse=True):
        words = r"\s+".join(re.escape(word) for word in form.split())
        front, back = (r"(?<!\w)" if form[0] < "\u2e80" else ""), (r"(?!\w)" if form[-1] < "\u2e80" else "")
        parts.append(front + words + back)
    return re.compile("|".join(parts), re.I)
