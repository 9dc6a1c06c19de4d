"""Reads the fields of a YAML mapping, and notes everything that is wrong with them."""

import math
import re
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import TypeVar

from practice_tui.bank.problems import Problem, nearest
from practice_tui.bank.yaml_nodes import Node
from practice_tui.core.values.durations import parse_duration
from practice_tui.core.values.phrases import are

MAX_TEXT = 10_000  # characters
MAX_ENTRIES = 50
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")

_MISSING = Node(0, None)


class Fields:
    """The fields of a mapping. A missing or wrong field is noted as a problem, and read as an empty value."""

    def __init__(self, node: Node, path: str, where: str, problems: list[Problem], prefix: str = "") -> None:
        self.line = node.line
        self.where = where
        self._path, self._problems, self._prefix = path, problems, prefix
        self._seen: set[str] = set()
        self._missing: list[str] = []
        self._is_mapping = isinstance(node.value, dict)
        self._nodes: dict[str, Node] = node.value if isinstance(node.value, dict) else {}
        if not self._is_mapping and node is not _MISSING:
            name = f"{prefix[:-1]!r}" if prefix else "this"
            self.note(node.line, f"{name} is {_spelt(node)}, not a mapping", "begin each line with a name and ': '")

    def note(self, line: int, message: str, hint: str = "") -> None:
        """Adds a problem."""
        self._problems.append(Problem(self._path, line, self.where, message, hint))

    def line_of(self, key: str) -> int:
        """The line of a field, or of the mapping where the field is missing."""
        return self._nodes.get(key, self).line

    def lines_of(self, key: str) -> list[int]:
        """The lines of the entries of a list."""
        value = self._nodes[key].value if key in self._nodes else None
        return [node.line for node in value] if isinstance(value, list) else []

    def has(self, key: str) -> bool:
        """Whether the field is there. The key counts as a known one from then on."""
        self._seen.add(key)
        return key in self._nodes

    def text(self, key: str, default: str | None = None, longest: int = MAX_TEXT) -> str:
        """A text of at most `longest` characters; optional where a default is given."""
        node = self._node(key, default is not None)
        if node is _MISSING:
            return default or ""
        text = self._text(key, node)
        if len(text) > longest:
            self.note(node.line, f"{self._name(key)} has {len(text)} characters", f"{longest} at most")
        return text

    def slug(self, key: str, default: str | None = None) -> str:
        """A slug of lower-case letters, digits and single hyphens; optional where a default is given."""
        text = self.text(key, default, longest=80)
        if text and not SLUG.fullmatch(text):
            self.note(self.line_of(key), f"{self._name(key)} is {text!r}", "lower case, digits and single hyphens")
        return text

    def choice(self, key: str, kind: type[E], default: E | None = None) -> E:
        """A member of an enum, by its value."""
        text = self.text(key, default)
        try:
            return kind(text)
        except ValueError:
            self._not_one_of(key, text, [member.value for member in kind])
            return next(iter(kind))

    def one_of(self, key: str, allowed: Iterable[str], *, is_optional: bool = False) -> str:
        """One of the `allowed` names."""
        text, names = self.text(key, "" if is_optional else None), list(allowed)
        if text not in names and not (is_optional and not self.has(key)):
            self._not_one_of(key, text, names)
        return text

    def number(self, key: str, default: float | None = None) -> float:
        """A finite number; optional where a default is given."""
        node = self._node(key, default is not None)
        if node is _MISSING:
            return default or 0.0
        number = _number(node.value)
        if number is None:
            self.note(node.line, f"{self._name(key)} is {_spelt(node)}, not a number", "write 0.25, 3 or 1e-5")
        return number or 0.0

    def integer(self, key: str, least: int, most: int) -> int:
        """A whole number from `least` to `most`."""
        node = self._node(key)
        if node is _MISSING:
            return least
        if isinstance(node.value, int) and not isinstance(node.value, bool) and least <= node.value <= most:
            return node.value
        self.note(node.line, f"{self._name(key)} is {_spelt(node)}, not a whole number from {least} to {most}")
        return least

    def switch(self, key: str, *, default: bool = False) -> bool:
        """An optional true or false."""
        node = self._node(key, is_optional=True)
        if node is _MISSING:
            return default
        if not isinstance(node.value, bool):
            self.note(node.line, f"{self._name(key)} is {_spelt(node)}", "true or false")
        return node.value is True

    def duration(self, key: str, is_optional: bool = False) -> float:
        """A duration from 10s to 2h in seconds; 0.0 where there is none."""
        node = self._node(key, is_optional)
        if node is _MISSING:
            return 0.0
        try:
            seconds = parse_duration(str(node.value))
        except ValueError:
            seconds = 0.0
        if not 10 <= seconds <= 7200:
            self.note(node.line, f"{self._name(key)} is {_spelt(node)}", "from 10s to 2h, such as 90s, 2m30s or 10m")
        return seconds

    def day(self, key: str) -> str:
        """An optional day in ISO form; empty where there is none."""
        text = self.text(key, "")
        try:
            return date.fromisoformat(text).isoformat() if text else ""
        except ValueError:
            self.note(self.line_of(key), f"{self._name(key)} is {_cut(text)!r}, not a day", "write 2026-11-29")
            return ""

    def texts(self, key: str, most: int = MAX_ENTRIES) -> tuple[str, ...]:
        """An optional list of at most `most` texts."""
        nodes = self.nodes(key, 0, most)
        return tuple([self._text(f"{key}[{index}]", node) for index, node in enumerate(nodes, 1)])

    def each(self, key: str, build: Callable[["Fields"], T], least: int = 0, most: int = MAX_ENTRIES) -> tuple[T, ...]:
        """A list of `least` to `most` mappings, each made into a value by `build`."""
        return tuple(
            [self._built(node, f"{key}[{index}]", build) for index, node in enumerate(self.nodes(key, least, most), 1)]
        )

    def mapping(self, key: str, build: Callable[["Fields"], T]) -> T:
        """A mapping, made into a value by `build`."""
        return self._built(self._node(key), key, build)

    def is_mapping(self, key: str) -> bool:
        """Whether the field is there and is a mapping."""
        return isinstance(self._node(key, is_optional=True).value, dict)

    def nodes(self, key: str, least: int, most: int) -> list[Node]:
        """The nodes of a list of `least` to `most` entries; optional where `least` is 0."""
        node = self._node(key, is_optional=not least)
        if node is _MISSING:
            return []
        if not isinstance(node.value, list):
            self.note(node.line, f"{self._name(key)} is {_spelt(node)}, not a list", "begin each line with '- '")
            return []
        if not least <= len(node.value) <= most:
            self.note(node.line, f"{self._name(key)} has {len(node.value)} entries", f"{least} to {most}")
        return node.value[:most]

    def weights(self, key: str) -> dict[str, Node]:
        """The nodes of an optional mapping of weights, by name; a list of names gives each the weight 1."""
        node = self._node(key, is_optional=True)
        match node.value:
            case dict():
                return dict(islice(node.value.items(), MAX_ENTRIES))
            case list():
                return {self._text(key, item): Node(item.line, 1) for item in node.value[:MAX_ENTRIES]}
            case _ if node is not _MISSING:
                self.note(node.line, f"{self._name(key)} is {_spelt(node)}, not a list or a mapping")
        return {}

    def close(self) -> None:
        """Notes missing keys, and keys that weren't read."""
        if self._missing and self._is_mapping:
            names = ", ".join(self._name(key) for key in self._missing)
            self.note(self.line, f"{names} {are(len(self._missing))} missing")
        if not self._nodes.keys() <= self._seen:
            unknown = (key for key in self._nodes if key not in self._seen)
            for key in islice(unknown, MAX_ENTRIES):
                self.note(self._nodes[key].line, f"{self._name(key)} is no field", nearest(key, sorted(self._seen)))

    def _built(self, node: Node, name: str, build: Callable[["Fields"], T]) -> T:
        fields = Fields(node, self._path, self.where, self._problems, f"{self._prefix}{name}.")
        built = build(fields)
        fields.close()
        return built

    def _node(self, key: str, is_optional: bool = False) -> Node:
        self._seen.add(key)
        node = self._nodes.get(key)
        if node is not None:
            return node
        if not is_optional:
            self._missing.append(key)
        return _MISSING

    def _text(self, key: str, node: Node) -> str:
        value = node.value
        if isinstance(value, str) and (text := value.strip("\n").rstrip()):
            return text
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        hint = "put it in quotes if it is meant so" if isinstance(value, bool) else ""
        self.note(node.line, f"{self._name(key)} is {_spelt(node)}" + (", not a text" if value else ""), hint)
        return ""

    def _not_one_of(self, key: str, text: str, names: list[str]) -> None:
        if text:
            self.note(self.line_of(key), f"{self._name(key)} is {_cut(text)!r}", nearest(text, names))

    def _name(self, key: str) -> str:
        return f"'{self._prefix}{_cut(key)}'"


def _number(value: object) -> float | None:
    match value:
        case bool():
            return None
        case int():
            return float(value)
        case str():
            try:
                number = float(value)
            except ValueError:
                return None
            return number if math.isfinite(number) else None
    return None


def _spelt(node: Node) -> str:
    """A value as a problem names it."""
    match node.value:
        case None:
            return "empty"
        case bool():
            return "true" if node.value else "false"
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case str() if not node.value.strip():
            return "empty"
    return repr(_cut(str(node.value)))


def _cut(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
