"""Check drafts, amendments, decisions and the record of a negotiation, and tell what is wrong at its exact place."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Annotated, Any, Literal, TypeAlias

from msgspec.structs import replace

from rollingtext.cli.checked import Checked, Skipped, checked, files
from rollingtext.cli.clauses import clause_json
from rollingtext.cli.console import Terminal, error_line, visible, write
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.excerpts import finding_lines
from rollingtext.cli.files import write_file
from rollingtext.cli.notices import finding_json
from rollingtext.cli.params import Argument, ColorOption, Option, OutputOption
from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.tree import located

Format: TypeAlias = Literal["text", "json", "sarif", "junit", "github"]
"""For a person, for a program, or for one of the services that show findings."""

FailOn: TypeAlias = Literal["error", "warning", "never"]
"""From which severity on the exit code is 1."""

_FAILING = {
    "error": frozenset({Severity.ERROR}),
    "warning": frozenset({Severity.ERROR, Severity.WARNING}),
    "never": frozenset[Severity](),
}


def command(
    paths: Annotated[
        list[str],
        Argument("PATH...", "Drafts and YAML files; a folder means all in it, - standard input."),
    ],
    fail_on: Annotated[
        FailOn, Option("--fail-on", "Exit with 1 from this severity on. Information never fails.")
    ] = "warning",
    exit_zero: Annotated[bool, Option("--exit-zero", "Exit with 0 whatever is found.")] = False,
    select: Annotated[
        list[str] | None,
        Option("--select", "Only these: codes, their beginnings (B) or names, by commas.", "CODES"),
    ] = None,
    ignore: Annotated[list[str] | None, Option("--ignore", "All but these, named in the same way.", "CODES")] = None,
    form: Annotated[str, Option("--from", "Read drafts as markdown, plaintext or json.", "FORMAT")] = "",
    format_: Annotated[Format, Option("--format", "Text for a person; the others for programs.")] = "text",
    color: ColorOption = "auto",
    output: OutputOption = "",
) -> int:
    """Checks files; 1 when there is an error or a warning, 2 when a file cannot be read."""
    wanted, unwanted = _codes(select), _codes(ignore)
    results: list[Checked] = []
    skipped: list[Skipped] = []
    unreadable = False
    for path, from_folder in files(paths):
        try:
            result = checked(path, from_folder, form)
        except UsageProblem as problem:
            if not from_folder:
                raise
            error_line(str(problem))
            unreadable = True
            continue
        if isinstance(result, Skipped):
            skipped.append(result)
        else:
            kept = tuple(f for f in result.findings if _is_among(f, wanted, True) and not _is_among(f, unwanted, False))
            results.append(replace(result, findings=kept))
    failing = _FAILING[fail_on]
    terminal = Terminal("never" if output else color)
    text = _written(results, skipped, format_, failing, terminal)
    if output:
        write_file(output, text)
    elif format_ == "text":
        terminal.lines = text.rstrip("\n").split("\n")
        terminal.show()
    else:
        write(text)
    if unreadable:
        return 2
    found = any(finding.severity in failing for result in results for finding in result.findings)
    return int(found and not exit_zero)


def _written(
    results: Sequence[Checked],
    skipped: Sequence[Skipped],
    form: Format,
    failing: frozenset[Severity],
    terminal: Terminal,
) -> str:
    match form:
        case "text":
            return _text(results, skipped, terminal)
        case "json":
            return json.dumps(_json(results, skipped), ensure_ascii=False, indent=1) + "\n"
        case "sarif":
            from rollingtext.cli.annotations import sarif

            return sarif(results)
        case "junit":
            from rollingtext.cli.annotations import junit

            return junit(results, failing)
        case "github":
            from rollingtext.cli.annotations import github

            return github(results)


def _text(results: Sequence[Checked], skipped: Sequence[Skipped], terminal: Terminal) -> str:
    lines: list[str] = []
    for result in results:
        for finding in result.findings:
            lines += [*finding_lines(finding, result.source, terminal), ""]
    lines += [visible(f"Skipped {item.path}: {item.reason}.") for item in skipped]
    counts = _counts(results)
    errors, warnings, infos = counts.values()
    told = [f"{errors} error{'' if errors == 1 else 's'}"] if errors else []
    told += [f"{warnings} warning{'' if warnings == 1 else 's'}"] if warnings else []
    told += [f"{infos} info"] if infos else []
    checked_ = "1 file checked" if len(results) == 1 else f"{len(results)} files checked"
    lines.append(f"{checked_}: {', '.join(told) or 'nothing to report'}.")
    return "\n".join(lines) + "\n"


def _json(results: Sequence[Checked], skipped: Sequence[Skipped]) -> dict[str, Any]:
    findings: list[dict[str, Any]] = []
    for result in results:
        clauses = {item.locator: item for item in located(result.draft)} if result.draft and result.findings else {}
        for finding in result.findings:
            where = clauses.get(finding.clause)
            related = [
                {"message": item.message, "path": item.path, "line": item.start.line, "column": item.start.column}
                for item in finding.related
            ]
            clause = clause_json(where, result.draft) if where and result.draft else None
            findings.append({**finding_json(finding), "clause": clause, "related": related})
    summary = {
        "files": len(results),
        **_counts(results),
        "skipped": [{"path": item.path, "reason": item.reason} for item in skipped],
    }
    return {"schema": "rollingtext/validate/1", "findings": findings, "summary": summary}


def _counts(results: Sequence[Checked]) -> dict[str, int]:
    severities = [finding.severity for result in results for finding in result.findings]
    return {
        "errors": severities.count(Severity.ERROR),
        "warnings": severities.count(Severity.WARNING),
        "infos": severities.count(Severity.INFO),
    }


def _codes(given: Sequence[str] | None) -> tuple[str, ...]:
    """Codes as named by the user, in small letters. Raises `UsageProblem` for one that fits no finding."""
    wanted = [part.strip().lower() for item in given or () for part in item.split(",") if part.strip()]
    if wanted:
        from rollingtext.rules._catalogue import explanations

        known = explanations().values()
        for name in wanted:
            if not any(item.code.lower().startswith(name) or item.slug == name for item in known):
                raise UsageProblem(
                    f"No finding has the code or name `{name}`. `rollingtext explain --list` lists them."
                )
    return tuple(wanted)


def _is_among(finding: Diagnostic, codes: tuple[str, ...], otherwise: bool) -> bool:
    """Whether a finding is named by `codes`; `otherwise` where none are given."""
    return any(finding.code.lower().startswith(code) or finding.slug == code for code in codes) if codes else otherwise
