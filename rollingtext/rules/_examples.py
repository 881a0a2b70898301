"""The examples in the explanation of a rule: a draft that breaks it, and one that does not."""

from __future__ import annotations

import re
from inspect import cleandoc

_ESCAPE = re.compile(r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4}))")


def examples(explanation: str) -> tuple[str, str]:
    """The two drafts, empty where the explanation has none. What nobody can see is written in it as `\\u202e`."""
    text = cleandoc(explanation)
    return _below(text, "Breaks it:"), _below(text, "Does not:")


def _below(text: str, title: str) -> str:
    """The indented lines under a title, without their indentation."""
    _, found, rest = text.partition(f"\n{title}\n")
    if not found:
        return ""
    lines: list[str] = []
    for line in rest.split("\n"):
        if line.strip() and not line.startswith("    "):
            break
        lines.append(line[4:])
    shown = "\n".join(lines).strip("\n") + "\n"
    return _ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16)), shown)
