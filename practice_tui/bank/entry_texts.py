"""The text of one entry within a bank file: cut out of it for an editor, and put back in its place."""

import re
from dataclasses import dataclass
from textwrap import indent

_DASH = re.compile(r"(?P<indent> *)- +(?=\S)")
_FIELD = re.compile(r"(?P<key>[a-z_]+):(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Cut:
    """A file around one of its entries; the entry's text begins with its dash in the first column."""

    before: str
    entry: str
    after: str
    indent: str = ""

    def with_entry(self, text: str) -> str:
        """The file with another text in the place of the entry."""
        return f"{self.before}{indent(text.rstrip() + chr(10), self.indent)}{self.after}"


def cut_out(text: str, line: int) -> Cut | None:
    """The file around the entry that begins on a line, counted from 1; None where no dash of a list stands there.

    Blank lines and comments before the next entry belong to that one.
    """
    lines = text.splitlines(keepends=True)
    first = line - 1
    dash = _DASH.match(lines[first]) if first < len(lines) else None
    if dash is None:
        return None
    depth = len(dash["indent"])
    end = next((place for place in range(first + 1, len(lines)) if _is_beyond(lines[place], depth)), len(lines))
    while end > first + 1 and _is_between(lines[end - 1], depth):
        end -= 1
    entry = "".join(part[depth:] if part.strip() else "\n" for part in lines[first:end])
    return Cut("".join(lines[:first]), entry, "".join(lines[end:]), dash["indent"])


def with_field(entry: str, key: str, value: str) -> str:
    """The entry's text with a field in front of all others; its value is one line of YAML."""
    dash = _DASH.match(entry)
    lead = dash[0] if dash else "- "
    rest = entry[len(lead) :]
    return f"{lead}{key}: {value}\n{' ' * len(lead)}{rest}"


def without_field(entry: str, key: str) -> str:
    """The entry's text without a field and all that stands in it; the same text where it isn't there."""
    lines = entry.splitlines(keepends=True)
    dash = _DASH.match(entry)
    depth = len(dash[0]) if dash else 0
    begins = [place for place, part in enumerate(lines) if _field_at(part, depth) == key]
    if not begins or begins[0] == 0:
        return entry
    first = begins[0]
    after = (place for place in range(first + 1, len(lines)) if _depth(lines[place]) <= depth and lines[place].strip())
    end = next((place for place in after if not lines[place].lstrip().startswith("- ")), len(lines))
    return "".join([*lines[:first], *lines[end:]])


def _field_at(line: str, depth: int) -> str:
    field = _FIELD.match(line[depth:])
    return field["key"] if field and _depth(line) == depth else ""


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_between(line: str, depth: int) -> bool:
    """Whether a line is blank or a comment that stands no deeper than the dashes of the list."""
    return not line.strip() or (line.lstrip().startswith("#") and _depth(line) <= depth)


def _is_beyond(line: str, depth: int) -> bool:
    """Whether a line belongs to the entry before it no more."""
    return bool(line.strip()) and not _is_between(line, depth) and _depth(line) <= depth
