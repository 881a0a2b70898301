"""Rolling texts of negotiations: read, compare, amend and settle bracketed drafts.

The names of `rollingtext.api` are here too; they are loaded when they are asked for, so that starting costs nothing.
"""

from __future__ import annotations

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    if name.startswith("_"):
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module("rollingtext.api"), name)
