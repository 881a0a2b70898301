"""Check drafts, amendments, decisions and the record of a negotiation, and tell what is wrong at its exact place."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

from rollingtext.cli.checked import Checked, Skipped, checked, files
from rollingtext.cli.clauses import clause_json
from rollingtext.cli.console import Terminal, error_line, message, write
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.excerpts import finding_lines, where
from rollingtext.cli.files import edit_file, write_file
from rollingtext.cli.fingerprints import fingerprints, new_ones
from rollingtext.cli.notices import finding_json
from rollingtext.cli.params import Argument, ColorOption, Option, OutputOption
from rollingtext.cli.wrap import Run, paragraph
from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.nearest import did_you_mean
from rollingtext.document.tree import located
from rollingtext.document.values import replace

if TYPE_CHECKING:
    from rollingtext.cli.mending import Mended

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
    fix: Annotated[
        bool, Option("--fix", "Mend what can be mended without touching a word, then report the rest.")
    ] = False,
    diff: Annotated[bool, Option("--diff", "Write nothing; show what --fix would change.")] = False,
    baseline: Annotated[
        str, Option("--baseline", "Tell only what this earlier report (JSON or SARIF) does not hold.", "FILE")
    ] = "",
    form: Annotated[str, Option("--from", "Read drafts as markdown, plaintext or json.", "FORMAT")] = "",
    format_: Annotated[Format, Option("--format", "Text for a person; the others for programs.")] = "text",
    color: ColorOption = "auto",
    output: OutputOption = "",
) -> int:
    """Checks files; 1 when there is an error or a warning, 2 when a file cannot be read."""
    wanted, unwanted = _codes(select), _codes(ignore)
    if fix and not diff and "-" in paths:
        raise UsageProblem("Standard input cannot be mended in its place. Name a file, or add --diff.")
    if diff and format_ != "text":
        raise UsageProblem(f"--diff shows text, so it cannot go with --format {format_}.")
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
            result = _kept(result, wanted, unwanted)
            if fix and not diff:
                again = checked(path, from_folder, form) if _mend(result, form) else result
                if isinstance(again, Checked):
                    left = _kept(again, wanted, unwanted)
                    result = replace(left, findings=tuple(replace(each, fixes=()) for each in left.findings))
            results.append(result)
    if baseline:
        results, known = new_ones(results, baseline)
        message(f"{_counted(known, 'finding')} known from {baseline} not told again.")
    failing = _FAILING[fail_on]
    terminal = Terminal("never" if output else color)
    if output:
        terminal.width = None
    text = _preview(results, form, terminal) if diff else _written(results, skipped, format_, failing, terminal)
    if output:
        write_file(output, text)
    elif format_ == "text" and text:
        terminal.lines = text.rstrip("\n").split("\n")
        terminal.show()
    else:
        write(text)
    if not results and not unreadable:
        error_line("Nothing was checked: no draft, amendment, decision or record is among these files.")
        return 2
    if unreadable:
        return 2
    found = any(finding.severity in failing for result in results for finding in result.findings)
    return int(found and not exit_zero)


def _kept(result: Checked, wanted: tuple[str, ...], unwanted: tuple[str, ...]) -> Checked:
    """What was found, without what the user did not ask for."""
    findings = result.findings
    kept = tuple(each for each in findings if _is_among(each, wanted, True) and not _is_among(each, unwanted, False))
    return replace(result, findings=kept)


def _outcome(result: Checked, form: str) -> Mended | None:
    """What can be mended in a file; nothing where no finding offers it."""
    if result.draft is None or not any(finding.fixes for finding in result.findings):
        return None
    from rollingtext.cli.drafts import Room, reader
    from rollingtext.cli.mending import mended
    from rollingtext.document.source import Source

    module, room = reader(result.path, form), Room(result.path)
    return mended(result.source.text, result.findings, lambda text: module.read(Source(text, result.path), room)[0])


def _mend(result: Checked, form: str) -> bool:
    """Mends a file and tells what was done; whether anything was."""
    outcome = _outcome(result, form)
    if outcome is None:
        return False
    for finding in outcome.left:
        message(f"{where(finding)}: {finding.code} is not mended: the text would be read in another way.")
    if not outcome.done:
        return False
    edit_file(result.path, result.source.text, outcome.fixes)
    for finding in outcome.done:
        message(f"{where(finding)}: {finding.code} mended. {finding.message}")
    return True


def _preview(results: Sequence[Checked], form: str, terminal: Terminal) -> str:
    """What --fix would change, as a comparison of lines."""
    from rollingtext.cli.textdiff import add_diff

    count = 0
    for result in results:
        outcome = _outcome(result, form)
        if outcome is not None and outcome.done:
            count += len(outcome.done)
            add_diff(terminal, result.path, result.source.text, outcome.text, "mended")
    lines, terminal.lines = terminal.lines, []
    rest = sum(len(result.findings) for result in results) - count
    message(f"{_counted(count, 'finding')} would be mended by --fix, {_counted(rest, 'other')} left.")
    return "".join(f"{line}\n" for line in lines)


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


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
    for item in skipped:
        lines += paragraph(terminal, [Run(f"Skipped {item.path}: {item.reason}.")], 2)
    counts = _counts(results)
    errors, warnings, infos = counts.values()
    if not results:
        return "".join(f"{line}\n" for line in lines)
    told = [f"{errors} error{'' if errors == 1 else 's'}"] if errors else []
    told += [f"{warnings} warning{'' if warnings == 1 else 's'}"] if warnings else []
    told += [f"{infos} info"] if infos else []
    fixable = sum(bool(finding.fixes) for result in results for finding in result.findings)
    if fixable:
        told.append(f"{fixable} of them for --fix")
    checked_ = "1 file checked" if len(results) == 1 else f"{len(results)} files checked"
    lines.append(f"{checked_}: {', '.join(told) or 'nothing to report'}.")
    return "\n".join(lines) + "\n"


def _json(results: Sequence[Checked], skipped: Sequence[Skipped]) -> dict[str, Any]:
    findings: list[dict[str, Any]] = []
    for result, names in zip(results, fingerprints(results), strict=True):
        clauses = {item.locator: item for item in located(result.draft)} if result.draft and result.findings else {}
        for finding, name in zip(result.findings, names, strict=True):
            standing = clauses.get(finding.clause)
            related = [
                {"message": item.message, "path": item.path, "line": item.start.line, "column": item.start.column}
                for item in finding.related
            ]
            clause = clause_json(standing, result.draft) if standing and result.draft else None
            findings.append(
                {
                    **finding_json(finding),
                    "clause": clause,
                    "fixable": bool(finding.fixes),
                    "fingerprint": name,
                    "related": related,
                }
            )
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
                near = did_you_mean(name, (each for item in known for each in (item.code, item.slug)))
                raise UsageProblem(
                    f"No finding has the code or name `{name}`.{near} `rollingtext explain --list` lists them."
                )
    return tuple(wanted)


def _is_among(finding: Diagnostic, codes: tuple[str, ...], otherwise: bool) -> bool:
    """Whether a finding is named by `codes`; `otherwise` where none are given."""
    return any(finding.code.lower().startswith(code) or finding.slug == code for code in codes) if codes else otherwise
