"""Frozen values with named fields: `typing.NamedTuple`, but for what it costs to define one.

    class Place(Record):
        start: int
        end: int = 0

Each `NamedTuple` compiles a constructor of its own and is built a second time for its bases: a hundred of them take as
long as reading a report. Records share one constructor. It knows values by their order best, and looks up the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["Record"]

if TYPE_CHECKING:
    from typing import NamedTuple as Record
else:
    from collections import _tuplegetter as field  # what named tuples have for attributes

    _new = tuple.__new__

    class _Kind(type):
        """The class of the classes of records: what they annotate are fields, what they assign are defaults."""

        def __new__(cls, name: str, bases: tuple[type, ...], names: dict[str, Any]) -> _Kind:
            kind = super().__new__(cls, name, bases, {**names, "__slots__": ()})
            kind._fields = tuple(kind.__annotations__)
            kind._defaults = {name: names[name] for name in kind._fields if name in names}
            for index, name in enumerate(kind._fields):
                setattr(kind, name, field(index, None))
            return kind

    def _rest(kind: Any, count: int, named: dict[str, Any]) -> tuple[Any, ...]:
        """The values after the first `count`, by their names."""
        rest = kind._fields[count:]
        if named and not named.keys() <= {*rest}:
            raise TypeError(f"{kind.__name__} has no {min(named.keys() - {*rest})}, or has it already")
        if count > len(kind._fields):
            raise TypeError(f"{kind.__name__} has no more than {len(kind._fields)} fields")
        try:
            return tuple(map((kind._defaults | named if named else kind._defaults).__getitem__, rest))
        except KeyError as lacking:
            raise TypeError(f"{kind.__name__} lacks its {lacking}") from None

    class Record(tuple, metaclass=_Kind):
        """A frozen value with named fields."""

        def __new__(cls, *values: Any, **named: Any) -> Record:
            """Return a record of these values. Raises TypeError where they are not one for each field."""
            if named or len(values) != len(cls._fields):
                values += _rest(cls, len(values), named)
            return _new(cls, values)

        def __repr__(self) -> str:
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)  # what pickle and copy make it of again

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def _replace(self, **named: Any) -> Record:
            made = _new(type(self), map(named.pop, self._fields, self))
            if named:
                raise TypeError(f"{type(self).__name__} has no {', '.join(named)}")
            return made
