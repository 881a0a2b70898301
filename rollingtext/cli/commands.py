"""Which commands there are, what each does, and the module that it is."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

COMMANDS: dict[str, str] = {
    "show": "one version: outline, full text, one clause",
    "contested": "every contested place, its sides and who backs each",
    "validate": "findings with code, place and help",
    "fmt": "canonical layout",
    "diff": "what changed between two versions, clause by clause",
    "apply": "adopt amendments into the text",
    "roll": "fold amendments in as attributed, bracketed sides",
    "compile": "every clause, followed by every proposal on it",
    "collide": "which amendments touch each other, and how",
    "rebase": "carry open amendments over to a newer text",
    "propose": "draw up amendments from a copy with changes",
    "merge": "bring two copies of one text together",
    "log": "the versions: how contested each is, what changed",
    "history": "what became of a term, or of a clause",
    "blame": "whose words these are, by version and proposal",
    "unsourced": "language of a version that nobody tabled",
    "fate": "what became of each proposal, and where its words live",
    "positions": "who stands where, and what would close the text",
    "locks": "agreed clauses, what was done to them, packages",
    "concordance": "old and new numbers, and sources of new clauses",
    "concord": "language versions side by side",
    "browse": "all of it on the whole screen",
    "renumber": "let numbers run on, and references with them",
    "report": "one HTML page to hand round: versions, redline, positions",
    "clean": "copies: bracketed without names, settled, agreed text only",
    "convert": "between formats",
    "explain": "what a finding means",
    "git-setup": "let git compare and merge drafts clause by clause",
}


def module_of(name: str) -> ModuleType:
    """The module of a command, with its function `command`; loaded only when it is called."""
    return import_module(f"rollingtext.cli.{name.replace('-', '_')}")
