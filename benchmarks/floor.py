"""The floor: what any comparison in CPython must pay to have seen both texts. `python floor.py OLD NEW`.

Both files are read and decoded, split into lines, each line hashed, split into words by a regular expression, and each
word given a number. Nothing is compared. Only the standard library is imported, and little of it.
"""

import re
import sys

_WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")


def floor(*paths: str) -> tuple[list[int], list[list[int]]]:
    """The hashes of all lines, and their words as numbers."""
    numbers: dict[str, int] = {}
    give = numbers.setdefault
    hashes: list[int] = []
    rows: list[list[int]] = []
    for path in paths:
        with open(path, "rb") as file:
            lines = [line for line in file.read().decode().split("\n") if line]
        hashes += [hash(line) for line in lines]
        rows += [[give(word, len(numbers)) for word in _WORD.findall(line)] for line in lines]
    return hashes, rows


if __name__ == "__main__":
    floor(*sys.argv[1:3])
