"""What changed in the words: the smallest set of words to strike and to add, made a little easier to read.

Law: the kept and struck runs joined are the old text to the letter, the kept and added ones the new text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Literal, NamedTuple, TypeAlias

from rollingtext.compare.lcs import common_pairs
from rollingtext.document.tokens import BRACKETS, spaced

Op: TypeAlias = Literal["keep", "delete", "insert"]


class Run(NamedTuple):
    """A stretch of text that both versions have, or only the old one, or only the new one."""

    op: Op
    text: str


_OPENING, _CLOSING = frozenset("[(（［【{"), frozenset("])）］】}.,;:!?。，；：")
_LARGE = 8
"""Words that two changes must strike and add together for the one word between them to go along."""
_END = frozenset(".;:。；：")


def word_diff(old: str, new: str) -> tuple[Run, ...]:
    """The runs that lead from `old` to `new`. The other direction gives the same runs inverted."""
    if old == new:
        return (Run("keep", old),) if old else ()
    if not old:
        return (Run("insert", new),)
    if not new:
        return (Run("delete", old),)
    if new < old:
        return inverse(_diff(new, old))
    return _diff(old, new)


def inverse(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs that lead back: what was struck is added. What is struck stands before what is added."""
    out: list[Run] = []
    for op, text in runs:
        turned: Op = "insert" if op == "delete" else "delete" if op == "insert" else "keep"
        if turned == "delete" and out and out[-1].op == "insert":
            out.insert(len(out) - 1, Run(turned, text))
        else:
            out.append(Run(turned, text))
    return tuple(out)


class _Cut(NamedTuple):
    """A text as words: `spaced[k]` is word `k` with the blanks before it, `ends[k]` where it ends.

    One more word, an empty one, stands at the end, behind the last blanks.
    """

    whole: str
    words: list[str]
    spaced: list[str]
    ends: list[int]

    def behind(self, word: int) -> int:
        """The offset behind the word before `word`: where the blanks before it begin."""
        return self.ends[word - 1] if word else 0

    def start(self, word: int) -> int:
        """The offset where `word` begins."""
        return self.ends[word] - len(self.words[word])

    def text(self, start: int, end: int) -> str:
        """From behind word `start - 1` up to word `end`, the blanks at both ends included."""
        return self.whole[self.behind(start) : self.start(end)]


def _diff(old: str, new: str) -> tuple[Run, ...]:
    head = _common_head(old, new)
    tail = _common_tail(old, new, head)
    left, right = _cut(old[head : len(old) - tail]), _cut(new[head : len(new) - tail])
    pairs = common_pairs(left.words[:-1], right.words[:-1])
    hunks = _joined(_slid(_hunks(pairs, left, right), left, right), left)
    writer = _Writer()
    writer.add("keep", old[:head])
    at_old = 0
    for number, (i, i_end, j, j_end) in enumerate(hunks):
        writer.keep(left, at_old, i, first=number == 0, last=False)
        writer.replace(left.text(i, i_end), right.text(j, j_end))
        at_old = i_end
    writer.keep(left, at_old, len(left.words) - 1, first=not hunks, last=True)
    writer.add("keep", old[len(old) - tail :])
    return writer.runs()


Hunk: TypeAlias = "tuple[int, int, int, int]"
"""Words `[i, i_end)` of the old text gave way to words `[j, j_end)` of the new one. Blanks round them go along."""


def _hunks(pairs: Sequence[tuple[int, int]], left: _Cut, right: _Cut) -> list[Hunk]:
    hunks: list[Hunk] = []
    i = j = 0
    for at_old, at_new in (*pairs, (len(left.words) - 1, len(right.words) - 1)):
        if at_old > i or at_new > j or left.spaced[i] != right.spaced[j]:
            hunks.append((i, at_old, j, at_new))
        i, j = at_old + 1, at_new + 1
    return hunks


def _slid(hunks: list[Hunk], left: _Cut, right: _Cut) -> list[Hunk]:
    """Pure insertions and deletions moved along equal words to where they read best."""
    out: list[Hunk] = []
    for number, (i, i_end, j, j_end) in enumerate(hunks):
        side, start, end = (left.words, i, i_end) if j == j_end else (right.words, j, j_end)
        if (i < i_end) == (j < j_end):
            out.append((i, i_end, j, j_end))
            continue
        lowest = max(out[-1][1] - i, out[-1][3] - j) + 1 if out else -min(i, j)
        after = hunks[number + 1] if number + 1 < len(hunks) else (len(left.words) - 1, 0, len(right.words) - 1, 0)
        highest = min(after[0] - i_end, after[2] - j_end) - (1 if number + 1 < len(hunks) else 0)
        options = [0]
        shift = 0
        while (
            shift > lowest
            and side[start + shift - 1] == side[end + shift - 1]
            and left.spaced[i_end + shift] == right.spaced[j_end + shift]
        ):
            shift -= 1
            options.append(shift)
        shift = 0
        while (
            shift < highest
            and side[start + shift] == side[end + shift]
            and left.spaced[i + shift] == right.spaced[j + shift]
        ):
            shift += 1
            options.append(shift)
        best = max(options, key=lambda shift: (_border(side, start + shift, end + shift), -abs(shift), shift))
        out.append((i + best, i_end + best, j + best, j_end + best))
    return out


def _border(words: list[str], start: int, end: int) -> int:
    """How well a stretch of words can be read by itself: whole brackets, whole sentences, no mark at its head."""
    score = 0
    if words[start] in _OPENING and words[end - 1] in "])）］】}":
        score += 4
    if start == 0 or words[start - 1] in _END:
        score += 2
    if words[end - 1] in _END:
        score += 1
    if words[start] in _CLOSING and words[end - 1] not in _CLOSING:
        score += 1 if words[start] == "," else -1
    return score


def _joined(hunks: list[Hunk], left: _Cut) -> list[Hunk]:
    """Large replacements with a single word left between them put together: alone that word tells nothing."""
    out: list[Hunk] = []
    for hunk in hunks:
        i, i_end, j, j_end = hunk
        if out:
            a, a_end, b, b_end = out[-1]
            both_replace = min(a_end - a, b_end - b, i_end - i, j_end - j) > 0
            size = a_end - a + b_end - b + i_end - i + j_end - j
            if i - a_end == 1 and both_replace and size >= _LARGE and left.words[a_end] not in BRACKETS:
                out[-1] = (a, i_end, b, j_end)
                continue
        out.append(hunk)
    return out


class _Writer:
    """Runs put together, with blanks that both sides have kept outside of what changed."""

    def __init__(self) -> None:
        self.out: list[tuple[Op, list[str]]] = []

    def add(self, op: Op, text: str) -> None:
        if not text:
            return
        if self.out and self.out[-1][0] == op:
            self.out[-1][1].append(text)
        else:
            self.out.append((op, [text]))

    def keep(self, side: _Cut, start: int, end: int, first: bool, last: bool) -> None:
        """Words `[start, end)` with the blanks between them; those at their ends belong to what changed there."""
        if start < end:
            from_ = side.behind(start) if first else side.start(start)
            until = side.start(end) if last else side.behind(end)
            self.add("keep", side.whole[from_:until])
        elif first and last:
            self.add("keep", side.spaced[start])

    def replace(self, old: str, new: str) -> None:
        head = 0
        while head < len(old) and head < len(new) and old[head] == new[head] and old[head].isspace():
            head += 1
        tail = 0
        most = min(len(old), len(new)) - head
        while tail < most and old[-1 - tail] == new[-1 - tail] and old[-1 - tail].isspace():
            tail += 1
        self.add("keep", old[:head])
        self.add("delete", old[head : len(old) - tail])
        self.add("insert", new[head : len(new) - tail])
        self.add("keep", old[len(old) - tail :])

    def runs(self) -> tuple[Run, ...]:
        return tuple(Run(op, "".join(parts)) for op, parts in self.out)


def _cut(text: str) -> _Cut:
    found = spaced(text)
    return _Cut(text, list(map(str.lstrip, found)), found, list(accumulate(map(len, found))))


def _common_head(old: str, new: str) -> int:
    """How many characters both texts begin with, cut back to behind a blank."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[:middle] == new[:middle]:
            low = middle
        else:
            high = middle - 1
    while low > 0 and not old[low - 1].isspace():
        low -= 1
    return low


def _common_tail(old: str, new: str, head: int) -> int:
    """How many characters both texts end with behind `head`, cut back to before a blank."""
    low, high = 0, min(len(old), len(new)) - head
    while low < high:
        middle = (low + high + 1) // 2
        if old[len(old) - middle :] == new[len(new) - middle :]:
            low = middle
        else:
            high = middle - 1
    while low > 0 and not old[len(old) - low].isspace():
        low -= 1
    return low
