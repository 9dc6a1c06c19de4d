"""Reads YAML of bounded size into nodes that know their line, and refuses anchors, aliases and tags."""

import re
from itertools import islice
from typing import NamedTuple

import yaml

from practice_tui.bank.problems import Problem

MAX_DEPTH = 12
MAX_NODES = 200_000
MOST_PROBLEMS = 50  # of one file; further ones show once these are mended

Plain = str | int | bool | None


class Node(NamedTuple):
    """A value, and the line of it or of its key. It is a tuple because there are many."""

    line: int
    value: "Plain | dict[str, Node] | list[Node]"


def read_nodes(text: str, path: str, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """The only document of a text, None where it can't be read to its end, and the problems.

    `first_line` is the line of the file on which the text begins.
    """
    problems = _unwanted_characters(text, path, first_line)
    builder = _Builder(text, path, problems, first_line)
    try:
        return builder.build(), problems
    except _RefusedError as refused:
        problems.append(Problem(path, refused.line, "", refused.message, refused.hint))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + first_line if mark else first_line
        problems.append(Problem(path, line, "", f"isn't YAML: {error.problem}", "quote a text that holds ': ' or ' #'"))
    except (yaml.YAMLError, ValueError, OverflowError):
        # Mostly a character that YAML forbids; the problem of an unwanted character says it better.
        if not problems:
            problems.append(Problem(path, first_line, "", "isn't YAML: it holds a character that YAML doesn't allow"))
    return None, problems


_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff"
# What hides or reorders text; the joiners of Persian, Sinhala and emoji are text.
_HIDING = "\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_UNWANTED = re.compile(f"[{_CONTROLS}{_HIDING}]")
_UNWANTED_ESCAPED = re.compile(f"[\r{_CONTROLS}{_HIDING}]")
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_WORDS: dict[str, Plain] = {"": None, "null": None, "true": True, "false": False}
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class _RefusedError(Exception):
    def __init__(self, line: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.line, self.message, self.hint = line, message, hint


class _Builder:
    def __init__(self, text: str, path: str, problems: list[Problem], first_line: int) -> None:
        self._text, self._path, self._problems, self._first_line = text, path, problems, first_line
        self._nodes = 0

    def build(self) -> Node:
        self._events = yaml.parse(self._text, Loader=_Loader)
        root = Node(self._first_line, None)
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _RefusedError(self._line(event), "a second document begins here", "one document a file")
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, self._line(event), 1)
        return root

    def _node(self, event: yaml.Event, line: int, depth: int) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            return Node(line, self._scalar(event, line))
        if not isinstance(event, yaml.CollectionStartEvent):
            raise _RefusedError(line, "holds an alias", "write the text out")
        self._check(event, line)
        if depth > MAX_DEPTH:
            raise _RefusedError(line, f"is nested more than {MAX_DEPTH} deep", "quote a text that begins with [ or {")
        return Node(line, self._sequence(depth) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(depth))

    def _sequence(self, depth: int) -> list[Node]:
        items = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, self._line(event), depth + 1))
        return items

    def _mapping(self, depth: int) -> dict[str, Node]:
        nodes: dict[str, Node] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            line = self._line(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise _RefusedError(line, "a key is no plain text", "quote a text that begins with [, {, * or ?")
            self._scalar(event, line)
            node = self._node(next(self._events), line, depth + 1)
            if event.value in nodes:
                self._note(
                    line, f"{_shown(event.value)} stands twice, first on line {nodes[event.value].line}", "keep one"
                )
            nodes.setdefault(event.value, node)
        return nodes

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> Plain:
        self._check(event, line)
        value, style = event.value, event.style
        if style == '"' and (match := _UNWANTED_ESCAPED.search(value)):
            self._add(_unwanted(match[0], self._path, line))
        if style or len(value) > 16:
            return value
        if value in _WORDS:
            return _WORDS[value]
        return int(value) if _INTEGER.fullmatch(value) else value

    def _check(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, line: int) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise _RefusedError(line, f"holds more than {MAX_NODES:,} values", "split it into several files")
        if event.anchor is not None:
            self._note(line, f"{_shown('&' + event.anchor)} is an anchor", "write the text out where it is needed")
        if event.tag is not None:
            self._note(line, f"{_shown(event.tag)} is a tag", "leave it out: a bank is plain text")

    def _line(self, event: yaml.Event) -> int:
        return event.start_mark.line + self._first_line if event.start_mark else self._first_line

    def _note(self, line: int, message: str, hint: str) -> None:
        self._add(Problem(self._path, line, "", message, hint))

    def _add(self, problem: Problem) -> None:
        if len(self._problems) >= MOST_PROBLEMS:
            raise _RefusedError(problem.line, f"has more than {MOST_PROBLEMS} problems", "mend these first")
        self._problems.append(problem)


def _shown(text: str) -> str:
    return repr(text if len(text) <= 60 else f"{text[:59]}…")


def _unwanted_characters(text: str, path: str, first_line: int) -> list[Problem]:
    lines = {text.count("\n", 0, match.start()) + first_line: match[0] for match in _first(text, 20)}
    return [_unwanted(char, path, line) for line, char in lines.items()]


def _first(text: str, most: int) -> list[re.Match[str]]:
    return list(islice(_UNWANTED.finditer(text), most))


def _unwanted(char: str, path: str, line: int) -> Problem:
    return Problem(path, line, "", f"holds the control character U+{ord(char):04X}", "leave it out")
