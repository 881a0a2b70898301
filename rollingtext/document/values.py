"""Values that are equal when they say the same, however they are laid out."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct


class Value(Struct, frozen=True, eq=False):
    """A frozen value. The fields named in `unsaid` ride along and are left out of equality and of what is shown: where
    it stands in a file, and in some how it is written there."""

    unsaid: ClassVar[frozenset[str]] = frozenset({"span", "path", "start"})

    def _said(self) -> tuple[object, ...]:
        return tuple([getattr(self, name) for name in self.__struct_fields__ if name not in self.unsaid])

    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, Value) and type(self) is type(other) and self._said() == other._said()
        )

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self._said())

    def __repr__(self) -> str:
        shown = [f"{name}={getattr(self, name)!r}" for name in self.__struct_fields__ if name not in self.unsaid]
        return f"{type(self).__name__}({', '.join(shown)})"
