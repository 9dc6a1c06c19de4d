"""Frozen dataclasses to JSON-ready data and back, by their type hints alone."""

import dataclasses
import types
import typing
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import Any, TypeVar

T = TypeVar("T")


def to_data(value: Any) -> Any:
    """A JSON-ready copy: dataclasses become mappings without the fields that hold their default."""
    match value:
        case datetime():
            return value.isoformat()
        case Enum():
            return value.value
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            held = {field.name: (getattr(value, field.name), field.default) for field in dataclasses.fields(value)}
            return {name: to_data(now) for name, (now, default) in held.items() if name[0] != "_" and now != default}
        case Mapping():
            return {str(key): to_data(held) for key, held in value.items()}
        case tuple() | list():
            return [to_data(held) for held in value]
        case frozenset() | set():
            return sorted(to_data(held) for held in value)
    return value


def from_data(kind: type[T], data: Any) -> T:
    """The value that `to_data` copied. Raises KeyError, TypeError or ValueError where the data isn't of that kind."""
    return typing.cast(T, _read(kind, data))


def _read(kind: Any, data: Any) -> Any:
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return None if data is None else _read(next(arg for arg in args if arg is not type(None)), data)
    if origin is tuple:
        if args[-1] is Ellipsis:
            return tuple(_read(args[0], held) for held in _sequence(data))
        return tuple(_read(arg, held) for arg, held in zip(args, _sequence(data), strict=True))
    if origin is frozenset:
        return frozenset(_read(args[0], held) for held in _sequence(data))
    if origin in (dict, Mapping):
        return {_read(args[0], key): _read(args[1], held) for key, held in data.items()}
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        make: Any = kind
        return make(**{name: _read(hints[name], held) for name, held in data.items() if name in hints})
    if kind is datetime:
        return datetime.fromisoformat(data)
    if isinstance(kind, type) and issubclass(kind, (Enum, float, int, str)) and not isinstance(data, bool):
        return kind(data)
    return data


def _sequence(data: Any) -> Sequence[Any]:
    if not isinstance(data, list):
        raise TypeError(f"expected a list, not {type(data).__name__}")
    return data
