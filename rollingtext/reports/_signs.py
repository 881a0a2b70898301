"""The signs of a grid: a letter for each side of a question, and one for those who reserve their position."""

from __future__ import annotations

RESERVES = "r"
_LETTERS = "abcdefghijklmnopqstuvwxyz"  # without the r of a reservation


def letter(side: int) -> str:
    """The letter of a side counted from 0; its number where the letters have run out."""
    return _LETTERS[side] if side < len(_LETTERS) else str(side + 1)
