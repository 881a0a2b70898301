"""Formats by name and suffix: how a file is read as it stands, and which writer goes with a name."""

from __future__ import annotations

import os
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING

from rollingtext.cli.errors import UsageProblem
from rollingtext.document.model import Draft
from rollingtext.document.nearest import did_you_mean
from rollingtext.document.tree import located
from rollingtext.document.values import replace

if TYPE_CHECKING:
    from rollingtext.document.diagnostics import Diagnostic


def writers() -> dict[str, ModuleType]:
    """Every format that can be written, by name."""
    package = import_module("rollingtext.writers")
    names = sorted(module.name for module in iter_modules(package.__path__) if not module.name.startswith("_"))
    return {name: import_module(f"rollingtext.writers.{name}") for name in names}


def writer(path: str, form: str = "") -> tuple[str, ModuleType]:
    """The name and the writer module for a path or a format's name. Raises `UsageProblem` when there is none."""
    known = writers()
    if form:
        if form not in known:
            near = did_you_mean(form, known)
            raise UsageProblem(f"There is no format `{form}` to write.{near} Formats: {', '.join(known)}.")
        return form, known[form]
    suffix = os.path.splitext(path)[1].lower()
    for name, module in known.items():
        if suffix in module.SUFFIXES:
            return name, module
    raise UsageProblem(
        f"{path}: its suffix does not say which format to write. Name it with --to ({', '.join(known)})."
    )


def copy_for(path: str, draft: Draft, text: str) -> tuple[str | bytes, tuple[Diagnostic, ...]]:
    """What is written to a file: the draft as Word or Akoma Ntoso where its name says so, else its `text`."""
    if not path.lower().endswith((".docx", ".akn", ".xml")):
        return text, ()
    content, losses = writer(path)[1].write(draft)
    return content, losses


def first_difference(old: Draft, new: Draft) -> str:
    """The first clause in which two drafts differ, as the rest of a sentence."""
    before, after = located(old), located(new)
    for one, other in zip(before, after, strict=False):
        if one.locator != other.locator:
            return f"the clause {one.locator} would become {other.locator}."
        if replace(one.clause, children=()) != replace(other.clause, children=()):
            return f"the clause {one.locator} would say something else."
    if len(before) != len(after):
        more = (before if len(before) > len(after) else after)[min(len(before), len(after))]
        return f"the clause {more.locator} would be {'lost' if len(before) > len(after) else 'added'}."
    if old.notes != new.notes:
        return "the footnotes would differ."
    if old.furniture != new.furniture:
        return "the comments or page furniture would differ."
    return (
        "the front matter would differ." if old.meta != new.meta else "an option block would be put together otherwise."
    )
