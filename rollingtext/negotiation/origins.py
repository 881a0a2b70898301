"""Where a word comes from: who brought it in, and when."""

from __future__ import annotations

from typing import NamedTuple


class Origin(NamedTuple):
    """`version` brought the word in, or brought it back.

    `proposals` are those whose words it is, the first tabled first; several where parties asked for the same. `stood`
    is the last version in which it stood before it came back. `source` names a text agreed elsewhere that it is out of.
    """

    version: str
    proposals: tuple[str, ...] = ()
    stood: str = ""
    source: str = ""

    @property
    def is_sourced(self) -> bool:
        """Whether a proposal, an earlier version or agreed language stands behind it."""
        return bool(self.proposals or self.stood or self.source)
