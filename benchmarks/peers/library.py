"""Python libraries as a user would call them on two files: `python -P library.py NAME OLD NEW`, the answer on stdout.

Runs with the interpreter that has the libraries, so it imports nothing of this project. Word scripts are written as
JSON, a list of [keep | delete | insert, text]; links as a list of [old, new, moved].
"""

import json
import re
import sys
from collections.abc import Callable

_WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")


def difflib(old: str, new: str) -> list:
    """The standard library over words, with its shortcut for frequent words (autojunk) off."""
    from difflib import SequenceMatcher

    before, after = _WORD.findall(old), _WORD.findall(new)
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return _runs(codes, before, after)


def redlines(old: str, new: str) -> list:
    """Redlines with its defaults; its own cut into tokens is kept."""
    from redlines import Redlines

    answer = json.loads(Redlines(old, new).output_json())
    codes = []
    for change in answer["changes"]:
        if change["type"] == "equal":
            codes.append(("equal", *change["source_token_position"], *change["test_token_position"]))
        else:
            codes.append(
                (
                    "replace",
                    *(change.get("source_token_position") or (0, 0)),
                    *(change.get("test_token_position") or (0, 0)),
                )
            )
    return _runs(codes, answer["source_tokens"], answer["test_tokens"])


def diff_match_patch(old: str, new: str) -> list:
    """Diff Match Patch alone over words, each as one character, without its time limit."""
    from diff_match_patch import diff_match_patch as library

    numbers: dict[str, int] = {}

    def coded(text: str) -> str:
        codes = (numbers.setdefault(token, len(numbers)) for token in _WORD.findall(text))
        return "".join(chr(code + 0x100 if code + 0x100 < 0xD800 else code + 0x900) for code in codes)

    engine = library()
    engine.Diff_Timeout = 0
    script = engine.diff_main(coded(old), coded(new), False)
    token = {chr(code + 0x100 if code + 0x100 < 0xD800 else code + 0x900): text for text, code in numbers.items()}
    kinds = {0: "keep", -1: "delete", 1: "insert"}
    return [[kinds[kind], " ".join(token[sign] for sign in signs)] for kind, signs in script]


def htmldiff(old: str, new: str) -> list:
    """lxml.html.diff.htmldiff; its <ins> and <del> read back as runs."""
    from html.parser import HTMLParser

    from lxml.html.diff import htmldiff as library

    runs: list = []

    class Reader(HTMLParser):
        kind = "keep"

        def handle_starttag(self, tag: str, attrs: object) -> None:
            self.kind = {"ins": "insert", "del": "delete"}.get(tag, self.kind)

        def handle_endtag(self, tag: str) -> None:
            if tag in ("ins", "del"):
                self.kind = "keep"

        def handle_data(self, data: str) -> None:
            runs.append([self.kind, data])

    Reader(convert_charrefs=True).feed(library(old, new))
    return runs


def xmldiff(old: str, new: str) -> list:
    """xmldiff with its defaults: the clauses it matches, and those it moves, alone or with their article."""
    from lxml import etree
    from xmldiff.diff import Differ

    differ = Differ()
    differ.set_trees(etree.fromstring(old), etree.fromstring(new))
    at_left = {node: at for at, node in enumerate(differ.left.iter("clause"))}
    at_right = {node: at for at, node in enumerate(differ.right.iter("clause"))}
    links = [[at_left[a], at_right[b]] for a, b, _ in differ.match() if a in at_left and b in at_right]
    moved = set()
    for action in differ.diff():
        if type(action).__name__ == "MoveNode":
            (node,) = differ.left.getroottree().xpath(action.node)
            moved.update(at_left[clause] for clause in node.iter("clause") if clause in at_left)
    return [[a, b, a in moved] for a, b in links]


def _runs(codes: list, before: list[str], after: list[str]) -> list:
    runs = []
    for kind, a, b, c, d in codes:
        if kind == "equal":
            runs.append(["keep", " ".join(after[c:d])])
        else:
            runs += [["delete", " ".join(before[a:b])], ["insert", " ".join(after[c:d])]]
    return [run for run in runs if run[1]]


LIBRARIES: dict[str, Callable[[str, str], list]] = {
    library.__name__: library for library in (difflib, redlines, diff_match_patch, htmldiff, xmldiff)
}


def main() -> None:
    name, *paths = sys.argv[1:]
    texts = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            texts.append(file.read())
    json.dump(LIBRARIES[name](*texts), sys.stdout)


if __name__ == "__main__":
    main()
