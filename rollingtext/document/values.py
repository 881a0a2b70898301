"""Records and values: classes that are written like dataclasses and made in a tenth of the time.

Type checkers know them as dataclasses. Those of the standard library take longer to make, at every start, than two drafts
take to read (docs/decisions/values.md).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, NoReturn, TypeVar, dataclass_transform

_R = TypeVar("_R", bound="_Slotted")


class _Fields(type):
    """Turns the annotated names of a class into slots, and makes an `__init__` that takes them in order."""

    def __new__(cls, name: str, bases: tuple[type, ...], names: dict[str, Any]) -> _Fields:
        if any(getattr(base, "fields", ()) for base in bases):
            raise TypeError(f"{name} takes over from a record with fields; put one into the other instead.")
        own = [field for field, kind in names.get("__annotations__", {}).items() if "ClassVar" not in kind]
        defaults = {field: names.pop(field) for field in own if field in names}
        names["__slots__"] = names["__match_args__"] = names["fields"] = tuple(own)
        made = super().__new__(cls, name, bases, names)
        if own:
            made.__init__ = _initializer(made, own, defaults)  # type: ignore[misc]
        return made


def _initializer(made: type, fields: list[str], defaults: dict[str, Any]) -> Callable[..., None]:
    """An `__init__` that puts its arguments into the slots; a list or the like that is a default is made anew each time."""
    known: dict[str, Any] = {}
    given, lines = ["self"], []
    for field in fields:
        known[f"set_{field}"] = made.__dict__[field].__set__
        value = field
        if field in defaults:
            known[f"default_{field}"] = default = defaults[field]
            given.append(f"{field}=default_{field}")
            if isinstance(default, list | dict | set):
                value = f"default_{field}.copy() if {field} is default_{field} else {field}"
        else:
            given.append(field)
        lines.append(f"    set_{field}(self, {value})")
    exec(f"def __init__({', '.join(given)}):\n" + "\n".join(lines), known)
    initializer: Callable[..., None] = known["__init__"]
    return initializer


class _Slotted(metaclass=_Fields):
    """What every record can do."""

    fields: ClassVar[tuple[str, ...]]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join([f'{name}={getattr(self, name)!r}' for name in self.fields])})"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), tuple([getattr(self, name) for name in self.fields])


@dataclass_transform(eq_default=False)
class Record(_Slotted):
    """Something that is itself and equal to no other; it may be filled piece by piece."""


@dataclass_transform(eq_default=False, frozen_default=True)
class Frozen(_Slotted):
    """A record that stays as it was made; it too is equal to no other."""

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen; `replace` makes another one.")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen; `replace` makes another one.")


@dataclass_transform(frozen_default=True)
class Value(Frozen):
    """A frozen record that is equal to any other that says the same.

    The fields named in `unsaid` ride along and are left out of equality and of what is shown: where it stands in its
    source, and in some how it is written there.
    """

    unsaid: ClassVar[frozenset[str]] = frozenset({"span"})

    def _said(self) -> tuple[object, ...]:
        return tuple([getattr(self, name) for name in self.fields if name not in self.unsaid])

    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, Value) and type(self) is type(other) and self._said() == other._said()
        )

    def __hash__(self) -> int:
        return hash(self._said())

    def __repr__(self) -> str:
        shown = [f"{name}={getattr(self, name)!r}" for name in self.fields if name not in self.unsaid]
        return f"{type(self).__name__}({', '.join(shown)})"


def replace(record: _R, **changes: Any) -> _R:
    """The same record with some fields changed. Raises `TypeError` for a field that it does not have."""
    given = [changes.pop(name) if name in changes else getattr(record, name) for name in record.fields]
    return type(record)(*given, **changes)
