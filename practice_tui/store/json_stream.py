"""Reads a JSON object member by member, and lists in it row by row, with no more than a row in memory."""

import json
import re
from codecs import getincrementaldecoder
from collections.abc import Callable, Container, Iterator
from typing import Any, BinaryIO

CHUNK = 65_536  # bytes
LONGEST_ROW, LONGEST_VALUE = 7_000_000, 100_000  # characters; a text of a million may be all escapes

_BEHIND_VALUE = tuple(",:]} \t\n\r")
_NO_BLANK = re.compile(r"[^ \t\n\r]")


def read_members(
    file: BinaryIO, lists: Container[str], report: Callable[[int], object] = lambda place: None
) -> Iterator[tuple[str, Any]]:
    """The members of the object in a file; the value of a member named in `lists` is an iterator over its rows.

    Rows have to be taken before the next member. `report` is called with the number of bytes read. Raises ValueError
    for what isn't JSON, names a member twice or has too long a value, and RecursionError for too deep nesting.
    """
    text = _Text(file, report)
    names: set[str] = set()
    for _ in text.items("{", "}"):
        name = text.value()
        if not isinstance(name, str) or name in names:
            raise ValueError(f"a member {name!r:.60} that is no name, or one that was there before")
        names.add(name)
        text.take(":")
        if name in lists and text.peek() == "[":
            rows = (text.value(LONGEST_ROW) for _ in text.items("[", "]"))
            yield name, rows
            for _ in rows:
                raise ValueError(f"rows of {name} that nobody took")
        else:
            yield name, text.value()
    if text.peek():
        raise ValueError("more than one value")


class _Text:
    """The text of a file, read piece by piece; what was taken is dropped."""

    def __init__(self, file: BinaryIO, report: Callable[[int], object]) -> None:
        self._file, self._report = file, report
        self._decode = getincrementaldecoder("utf-8-sig")().decode
        self._scan = json.JSONDecoder(parse_constant=_refuse_constant).raw_decode
        self._text, self._place, self._is_at_end = "", 0, False

    def peek(self) -> str:
        """The next character that is no blank; empty at the end."""
        while True:
            if match := _NO_BLANK.search(self._text, self._place):
                self._place = match.start()
                return match[0]
            self._place = len(self._text)
            if not self._read_on():
                return ""

    def take(self, character: str) -> None:
        """Takes this character after any blanks. Raises ValueError where another one comes."""
        if self.peek() != character:
            raise ValueError(f"no {character!r} where one is due")
        self._place += 1

    def items(self, begin: str, end: str) -> Iterator[None]:
        """Yields once before each item of a list or object, and ends behind its closing bracket."""
        self.take(begin)
        if self.peek() != end:
            yield
            while self.peek() == ",":
                self.take(",")
                yield
        self.take(end)

    def value(self, longest: int = LONGEST_VALUE) -> Any:
        """Takes one JSON value."""
        self.peek()
        while True:
            try:
                value, end = self._scan(self._text, self._place)
            except json.JSONDecodeError:
                if not self._read_on(longest):
                    raise
                continue
            if self._text[end : end + 1] in _BEHIND_VALUE or not self._read_on(longest):  # a number may go on
                self._place = end
                return value

    def _read_on(self, longest: int = LONGEST_VALUE) -> bool:
        """Reads on in the file; false at its end. Raises ValueError where the value at hand is too long."""
        if self._is_at_end:
            return False
        unread = len(self._text) - self._place
        if unread > longest:
            raise ValueError("a value that is too long")
        data = self._file.read(max(CHUNK, unread))  # doubling, so that a long value is tried a few times
        self._is_at_end = not data
        self._report(self._file.tell())
        self._text = self._text[self._place :] + self._decode(data, final=not data)
        self._place = 0
        return True


def _refuse_constant(name: str) -> None:
    raise ValueError(name)
