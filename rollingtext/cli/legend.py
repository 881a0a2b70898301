"""The legend of a Word file: what its formatting means, as the user says or as a file beside it does."""

from __future__ import annotations

import os

from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import read_source
from rollingtext.document.limits import MAX_YAML_BYTES

LEGEND = "legend.yaml"
"""The file beside Word files that says what their formatting means."""


def legend_for(said: str, path: str) -> str | dict[str, str]:
    """The legend that holds for a Word file: one in words, one in a file, or the one that lies beside it."""
    if said.lower().endswith((".yaml", ".yml")):
        return _in_file(said)
    if said or path == "-":
        return said
    beside = os.path.join(os.path.dirname(path), LEGEND)
    return _in_file(beside) if os.path.isfile(beside) else ""


def _in_file(path: str) -> dict[str, str]:
    from rollingtext.document.yaml import load

    document, findings = load(read_source(path, MAX_YAML_BYTES))
    data = document.data if document is not None else None
    said = data.get("legend", data) if isinstance(data, dict) else None
    if findings or not isinstance(said, dict):
        raise UsageProblem(f"{path} is no legend. Write one look on each line, such as `strike: deleted`.")
    return {str(look): str(meaning) for look, meaning in said.items() if str(look) != "schema"}
