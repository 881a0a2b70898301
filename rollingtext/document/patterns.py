"""Regular expressions that are made when they are first used.

Making one takes longer than most drafts take to read with it, and no draft needs them all.
"""

from __future__ import annotations

import re
from typing import Any, cast


def pattern(form: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` returns, made at the first use. An error in `form` shows only then."""
    return cast("re.Pattern[str]", _Pattern(form, flags))


class _Pattern:
    """Stands in for a pattern; once that is made, its methods are found here without a detour."""

    def __init__(self, form: str, flags: int) -> None:
        self._form, self._flags = form, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        found = self.__dict__[name] = getattr(re.compile(self._form, self._flags), name)
        return found
