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
FORMAT = 1
"""The number of the shapes in which commands print JSON. It rises when a field goes or comes to mean something else."""

Reader = Callable[[Any], Any]
"""Makes a value of one type from JSON-ready data."""


def to_data(value: Any) -> Any:
    """A JSON-ready copy of `value`. A dataclass becomes a mapping without private fields and without defaults."""
    match value:
        case datetime():
            return value.isoformat()
        case Enum():
            return value.value
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            public = [field for field in dataclasses.fields(value) if not field.name.startswith("_")]
            given = [field for field in public if getattr(value, field.name) != field.default]
            return {field.name: to_data(getattr(value, field.name)) for field in given}
        case Mapping():
            return {str(key): to_data(item) for key, item in value.items()}
        case tuple() | list():
            return [to_data(item) for item in value]
        case frozenset() | set():
            return sorted(to_data(item) for item in value)
    return value


def to_json(data: Mapping[str, Any]) -> str:
    """JSON as commands print it: the number of the format, then the data, indented for a person to read."""
    return json.dumps({"format": FORMAT, **data}, ensure_ascii=False, indent=2)


def from_data(kind: type[T], data: Any) -> T:
    """Makes a value of type `kind` from what `to_data` made of one.

    Raises KeyError, TypeError or ValueError where the data doesn't fit the type.
    """
    return reader(kind)(data)


def reader(kind: type[T]) -> Callable[[Any], T]:
    """`from_data` for many values of one type: its hints are read once."""
    return typing.cast(Callable[[Any], T], _reader(kind, {}))


def _reader(kind: Any, readers: dict[Any, Reader]) -> Reader:
    """The function that reads one type; `readers` holds those of dataclasses that are made already."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        kinds = [arg for arg in args if arg is not type(None)]
        read = _union_reader(kinds, readers) if len(kinds) > 1 else _reader(kinds[0], readers)
        return lambda data: None if data is None else read(data)
    if origin is tuple and args[-1] is Ellipsis:
        read = _reader(args[0], readers)
        return lambda data: tuple([read(item) for item in _sequence(data)])
    if origin is tuple:
        reads = [_reader(arg, readers) for arg in args]
        return lambda data: tuple(read(item) for read, item in zip(reads, _sequence(data), strict=True))
    if origin is frozenset:
        read = _reader(args[0], readers)
        return lambda data: frozenset(read(item) for item in _sequence(data))
    if origin in (dict, Mapping):
        read_key, read = _reader(args[0], readers), _reader(args[1], readers)
        return lambda data: {read_key(key): read(item) for key, item in _mapping(data).items()}
    if dataclasses.is_dataclass(kind):
        return readers.get(kind) or _dataclass_reader(kind, readers)
    if kind is datetime:
        return datetime.fromisoformat
    if kind is float:
        return _finite
    if kind is str:
        return _text
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {member.value: member for member in kind}.__getitem__
    if isinstance(kind, type) and issubclass(kind, int):
        return lambda data: data if type(data) is kind or isinstance(data, bool) else kind(data)
    return lambda data: data


def _dataclass_reader(kind: Any, readers: dict[Any, Reader]) -> Reader:
    hints = typing.get_type_hints(kind)
    reads = {field.name: _reader(hints[field.name], readers) for field in dataclasses.fields(kind) if field.init}

    def read(data: Any) -> Any:
        return kind(**{name: reads[name](item) for name, item in _mapping(data).items() if name in reads})

    readers[kind] = read
    return read


def _union_reader(kinds: Sequence[Any], readers: dict[Any, Reader]) -> Reader:
    """Chooses among dataclasses without defaults by their field names; of any other types takes the first."""
    if not all(map(dataclasses.is_dataclass, kinds)):
        return _reader(kinds[0], readers)
    reads = {frozenset(field.name for field in dataclasses.fields(kind)): _reader(kind, readers) for kind in kinds}
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
