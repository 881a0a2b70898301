"""Explain a finding by its code: what it means, why it matters, an example, how to mend it."""

from __future__ import annotations

import json
from typing import Annotated

from rollingtext.cli.console import Terminal, write
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import write_file
from rollingtext.cli.params import Argument, ColorOption, FormatOption, Option, OutputOption
from rollingtext.document.visible import visible


def command(
    code: Annotated[str, Argument("[CODE]", "A code such as B001, or the name of a rule.")] = "",
    list_: Annotated[bool, Option("--list", "List all codes.")] = False,
    format_: FormatOption = "text",
    color: ColorOption = "auto",
    output: OutputOption = "",
) -> int:
    """Explains a code; 2 when there is no such code."""
    from rollingtext.rules._catalogue import explanation, explanations

    if bool(code) == list_:
        raise UsageProblem("Name one code, such as `rollingtext explain B001`, or use --list.")
    found = explanation(code) if code else None
    if code and found is None:
        raise UsageProblem(f"There is no code `{code}`.{_near(code)} `rollingtext explain --list` lists them.")
    items = [found] if found else list(explanations().values())
    terminal = Terminal("never" if output else color)
    if format_ == "json":
        codes = [{"code": i.code, "slug": i.slug, "severity": str(i.severity), "explanation": i.text} for i in items]
        text = json.dumps({"schema": "rollingtext/explain/1", "codes": codes}, ensure_ascii=False, indent=1) + "\n"
        write_file(output, text) if output else write(text)
        return 0
    if found:
        terminal.line(f"{terminal.styled(f'{found.code} {found.slug}', 'bold')} ({found.severity})")
        terminal.line()
        for line in found.text.split("\n"):
            terminal.line(visible(line))
    else:
        longest = max(len(item.slug) for item in items)
        for item in items:
            terminal.line(f"{item.code}  {item.slug:{longest}}  {item.severity:7}  {visible(item.summary)}")
    if output:
        write_file(output, "\n".join(terminal.lines) + "\n")
    else:
        terminal.show()
    return 0


def _near(code: str) -> str:
    """Codes and names that may have been meant."""
    from rollingtext.document.nearest import either, nearest
    from rollingtext.rules._catalogue import explanations

    named = {name: item for item in explanations().values() for name in (item.code.lower(), item.slug)}
    shown = list(dict.fromkeys(f"{named[name].code} ({named[name].slug})" for name in nearest(code, named)))
    return f" Did you mean {either(shown)}?" if shown else ""
