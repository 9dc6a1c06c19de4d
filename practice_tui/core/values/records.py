"""Frozen dataclasses to JSON-ready data and back, by their type hints alone."""

import dataclasses
import json
import sys
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import Any, TypeVar

T = TypeVar("T")
Read = Callable[[Any], Any]


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


def to_json(data: Any) -> str:
    """JSON-ready data as it is printed."""
    return json.dumps(data, ensure_ascii=False, indent=2)


def from_data(kind: type[T], data: Any) -> T:
    """The value that `to_data` copied. Raises KeyError, TypeError or ValueError where the data isn't of that kind."""
    return reader(kind)(data)


def reader(kind: type[T]) -> Callable[[Any], T]:
    """`from_data` for many values of one kind: the type hints are read once."""
    return typing.cast(Callable[[Any], T], _reader(kind, {}))


def _reader(kind: Any, known: dict[Any, Read]) -> Read:
    """The function that reads one kind; `known` holds those made so far."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        kinds = [arg for arg in args if arg is not type(None)]
        read = _one_of_reader(kinds, known) if len(kinds) > 1 else _reader(kinds[0], known)
        return lambda data: None if data is None else read(data)
    if origin is tuple and args[-1] is Ellipsis:
        read = _reader(args[0], known)
        return lambda data: tuple([read(held) for held in _sequence(data)])
    if origin is tuple:
        reads = [_reader(arg, known) for arg in args]
        return lambda data: tuple(read(held) for read, held in zip(reads, _sequence(data), strict=True))
    if origin is frozenset:
        read = _reader(args[0], known)
        return lambda data: frozenset(read(held) for held in _sequence(data))
    if origin in (dict, Mapping):
        read_key, read = _reader(args[0], known), _reader(args[1], known)
        return lambda data: {read_key(key): read(held) for key, held in _mapping(data).items()}
    if dataclasses.is_dataclass(kind):
        return known.get(kind) or _dataclass_reader(kind, known)
    if kind is datetime:
        return datetime.fromisoformat
    if kind is float:
        return _finite
    if kind is str:
        return _text
    if isinstance(kind, type) and issubclass(kind, (Enum, int)):
        return lambda data: data if type(data) is kind or isinstance(data, bool) else kind(data)
    return lambda data: data


def _dataclass_reader(kind: Any, known: dict[Any, Read]) -> Read:
    hints = typing.get_type_hints(kind)
    reads = {field.name: _reader(hints[field.name], known) for field in dataclasses.fields(kind) if field.init}

    def read(data: Any) -> Any:
        return kind(**{name: reads[name](held) for name, held in _mapping(data).items() if name in reads})

    known[kind] = read
    return read


def _one_of_reader(kinds: Sequence[Any], known: dict[Any, Read]) -> Read:
    """Of dataclasses without defaults, which their fields tell apart; of other kinds, the first."""
    if not all(map(dataclasses.is_dataclass, kinds)):
        return _reader(kinds[0], known)
    reads = {frozenset(field.name for field in dataclasses.fields(kind)): _reader(kind, known) for kind in kinds}
    return lambda data: reads[frozenset(data)](data)


def _finite(data: Any) -> float:
    if type(data) not in (int, float) or not abs(data) <= sys.float_info.max:
        raise TypeError(f"expected a finite number, not {type(data).__name__}")
    return float(data)


def _text(data: Any) -> str:
    if not isinstance(data, str):
        raise TypeError(f"expected a text, not {type(data).__name__}")
    return data


def _mapping(data: Any) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise TypeError(f"expected an object, not {type(data).__name__}")
    return data


def _sequence(data: Any) -> Sequence[Any]:
    if not isinstance(data, list):
        raise TypeError(f"expected a list, not {type(data).__name__}")
    return data
