"""The data that comes with the program: schemas, the demonstration drafts, tables inside the packages.

The one module outside `cli/` that reads files. In an installed wheel the folders of the checkout lie under
`rollingtext/_data/`; in a checkout they lie beside the package.
"""

from __future__ import annotations

import os.path
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def schema_text(name: str) -> str:
    """The JSON Schema `name`, such as `amendments`, as it was published."""
    return _read(os.path.join(_folder("schemas"), f"{name}.schema.json"))


def drafts_folder() -> Path:
    """Where the demonstration negotiations lie, one folder each."""
    from pathlib import Path

    return Path(_folder("drafts"))


def package_text(package: str, name: str) -> str:
    """The text of the data file `name` inside `package`, such as the table of parties in `rollingtext.notation`."""
    return _read(os.path.join(_ROOT, *package.split(".")[1:], name))


def _folder(name: str) -> str:
    inside = os.path.join(_ROOT, "_data", name)
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(_ROOT), name)


@cache
def _read(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()
