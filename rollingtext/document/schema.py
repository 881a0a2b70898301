"""Whether a YAML file has the shape that its schema promises, told in words and at the exact place.

The schemas in `schemas/` are the contract; this module only turns what the validator finds into sentences. Every
finding is Y010, because every one has the same cure: make the file fit the schema.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from rollingtext.document.bundled import schema_text
from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.nearest import nearest
from rollingtext.document.yaml import Document, KeyPath
from rollingtext.document.yaml_example import as_yaml

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

_KINDS = {"string": "text", "object": "a mapping", "array": "a list"}
_BRACKETED = "Text that begins with a square bracket stands in quotes, or in a block below `|`."
_WRITTEN = {
    ("string", "array"): "Write it in square brackets, or each entry on a line of its own behind a dash.",
    ("object", "array"): "Each entry of the list begins with a dash.",
    ("array", "object"): "Write its keys with their values, without a dash of its own.",
    ("string", "object"): "Write its keys with their values, each on a line of its own.",
}
"""How a value of the second kind is written by somebody who wrote one of the first."""


def check(document: Document, schema_name: str) -> tuple[Diagnostic, ...]:
    """Every way in which `document` departs from the schema `schema_name`, in the order of the file."""
    faults = {
        fault
        for error in _validator(schema_name).iter_errors(document.data)
        for fault in _faults(error, tuple(error.absolute_path))
    }
    findings = (
        document.finding("Y010", "schema", Severity.ERROR, f.message, f.path, help=f.help, at_key=f.at_key)
        for f in faults
    )
    return tuple(sorted(findings, key=lambda finding: (finding.start or (0, 0), finding.message)))


@cache
def _validator(schema_name: str) -> Validator:
    import json

    from jsonschema import Draft202012Validator

    return Draft202012Validator(json.loads(schema_text(schema_name)))


class _Fault(NamedTuple):
    """One departure: what to say, what to do, and the value or key it is about."""

    message: str
    help: str
    path: KeyPath
    at_key: bool = False


def _faults(error: Any, path: KeyPath) -> Iterator[_Fault]:
    """The sentences for one error of the validator; an error about a mapping may be about several of its keys."""
    schema: Mapping[str, Any] = error.schema
    described = _with_example(schema.get("description", ""), schema, path)
    value, wanted = error.instance, error.validator_value
    match error.validator:
        case "additionalProperties":
            yield from _unknown_keys(value, schema, path)
        case "required":
            yield from _missing_keys(value, wanted, schema, path)
        case "dependentRequired":
            for key, needed in wanted.items():
                for other in needed:
                    if key in value and other not in value:
                        message = f"{_at(path)} has `{key}`, which makes sense only together with `{other}`."
                        yield _Fault(message, f"Add `{other}`, or delete `{key}`.", (*path, key), True)
        case "oneOf":
            keys = [key for branch in wanted for key in branch.get("required", ())]
            yield _one_of(keys, value, path, _with_example("Add one of them.", schema, path))
        case "type":
            help = _BRACKETED if wanted == "string" and isinstance(value, (list, dict)) else described
            if value != "" and isinstance(wanted, str) and (how := _WRITTEN.get((_type(value), wanted))):
                help = _with_example(how, schema, path)
            if value == "":
                yield _Fault(f"{_at(path)} is empty, but needs {_due(wanted)}.", help, path)
            else:
                is_now, due = _KINDS[_type(value)], _due(wanted)
                yield _Fault(f"{_at(path)} is {is_now}, but {due} is needed here.", help, path)
        case "enum":
            message = f"{_at(path)} is {_quoted(value)}, but can only be {_either(wanted)}."
            yield _Fault(message, _guess(value, wanted) or described, path)
        case "const":
            yield _Fault(f"{_at(path)} is {_quoted(value)}, but must be `{wanted}` here.", described, path)
        case "minLength":
            yield _Fault(f"{_at(path)} is empty.", described, path)
        case "minItems":
            yield _Fault(f"{_at(path)} is an empty list, but needs at least one item.", described, path)
        case "uniqueItems":
            seen: set[str] = set()
            for index, item in enumerate(value):
                if isinstance(item, str) and item in seen:
                    yield _Fault(f"{_at((*path, index))} is {_quoted(item)} again.", "Delete it.", (*path, index))
                elif isinstance(item, str):
                    seen.add(item)
        case "pattern":
            yield _Fault(f"{_at(path)} is {_quoted(value)}, which is not in the right form.", described, path)
        case _:
            yield _Fault(f"{_at(path)} does not fit the schema: {error.message}.", described, path)


def _unknown_keys(value: Mapping[str, Any], schema: Mapping[str, Any], path: KeyPath) -> Iterator[_Fault]:
    known = [key for key in schema.get("properties", {}) if key not in value]
    for key in value:
        if key not in schema.get("properties", {}):
            meant = nearest(key, known, 1)
            help = f"Keys that could still stand here: {_listed(known)}." if known else "Delete it."
            if meant:
                help = _with_example(f"Did you mean `{meant[0]}`?", schema["properties"][meant[0]], (*path, meant[0]))
            yield _Fault(f"{_at(path)} has the key {_quoted(key)}, which is not known here.", help, (*path, key), True)


def _missing_keys(value: Any, wanted: Iterable[str], schema: Mapping[str, Any], path: KeyPath) -> Iterator[_Fault]:
    known = schema.get("properties", {})
    free = [key for key in known if key not in value]
    mistyped = {near for key in value if key not in known for near in nearest(key, free, 1)}
    for key in wanted:
        if key not in value and (key not in mistyped or schema.get("additionalProperties", True)):
            part = known.get(key, {})
            meaning = part.get("description", "")
            help = _with_example(f"Add it. `{key}`: {meaning}" if meaning else "Add it.", part, (*path, key))
            yield _Fault(f"{_at(path)} lacks the key `{key}`.", help, path)


def _with_example(help: str, schema: Mapping[str, Any], path: KeyPath) -> str:
    """`help` and, on lines of its own, the example that the schema gives."""
    examples = schema.get("examples")
    if not examples:
        return help
    key = path[-1] if path and isinstance(path[-1], str) else ""
    shown = examples[0] if key or not path else [examples[0]]
    return f"{help} For example:\n{as_yaml(shown, key)}".lstrip()


def _one_of(keys: list[str], value: Mapping[str, Any], path: KeyPath, help: str) -> _Fault:
    present = [key for key in value if key in keys]
    if not present:
        return _Fault(f"{_at(path)} needs one of {_listed(keys)}.", help, path)
    message = f"{_at(path)} has {_listed(present)}, but only one of them can hold."
    return _Fault(message, "Keep one and delete the other.", (*path, present[1]), True)


def _at(path: KeyPath) -> str:
    """`amendments, item 3, by`: the way to a value in words, items counted from 1."""
    if not path:
        return "This file"
    words = [f"item {step + 1}" if isinstance(step, int) else f"`{_short(step)}`" for step in path]
    text = ", ".join(words)
    return text[0].upper() + text[1:]


def _type(value: Any) -> str:
    return "string" if isinstance(value, str) else "array" if isinstance(value, list) else "object"


def _due(wanted: str | list[str]) -> str:
    """The kinds of value that fit, in words."""
    kinds = [wanted] if isinstance(wanted, str) else wanted
    return " or ".join(_KINDS.get(kind, kind) for kind in kinds)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."


def _quoted(value: Any) -> str:
    if isinstance(value, str):
        return f"`{_short(value)}`" if value else "empty"
    return _KINDS[_type(value)]


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _either(words: Iterable[str]) -> str:
    quoted = [f"`{word}`" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def _guess(word: Any, known: Iterable[str]) -> str:
    near = nearest(word, known, 1) if isinstance(word, str) else []
    return f"Did you mean `{near[0]}`?" if near else ""
