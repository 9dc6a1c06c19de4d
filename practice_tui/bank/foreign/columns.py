"""Tells by their names which column or key asks and which answers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

NAMES = {
    "prompt": (
        "prompt",
        "question",
        "front",
        "questions",
        "q",
        "term",
        "text",
        "question text",
        "ask",
        "card front",
        "word",
    ),
    "answer": (
        *("answer", "back", "answers", "a", "response", "definition", "solution", "model answer", "reply", "card back"),
        *("correct answer", "explanation", "reference answer", "ideal answer", "meaning", "output", "expected answer"),
    ),
    "topic": ("topic", "deck", "category", "subject", "section", "chapter", "area", "domain", "module", "topics"),
    "tags": ("tags", "tag", "labels", "keywords"),
    "level": ("level", "difficulty"),
    "title": ("title", "name", "headline"),
}
"""The names of columns, the surest first."""

_WORDS = re.compile(r"[^\W_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Columns:
    """The number of each column by what it holds."""

    at: Mapping[str, int]
    heads: tuple[str, ...] = ()

    def of(self, cells: Sequence[str], name: str) -> str:
        at = self.at.get(name, -1)
        return cells[at].strip() if 0 <= at < len(cells) else ""

    @property
    def in_words(self) -> str:
        """`Front is the prompt, column 3 is the answer`."""
        named = [
            f"{self.heads[at] if at < len(self.heads) and self.heads[at] else f'column {at + 1}'} is the {name}"
            for name, at in self.at.items()
        ]
        return ", ".join(named)


def columns_of(head: Sequence[str], wanted: Mapping[str, str] | None = None) -> Columns | None:
    """The columns of these heads, or None where none asks or none answers. `wanted` names some by head or number."""
    at: dict[str, int] = {}
    heads = [_normal(name) for name in head]
    for name, given in (wanted or {}).items():
        number = _wanted(heads, given)
        if number is None:
            return None
        at[name] = number
    for name, spellings in NAMES.items():
        for spelling in spellings:
            if name not in at and spelling in heads and heads.index(spelling) not in at.values():
                at[name] = heads.index(spelling)
    if "prompt" not in at and "title" in at:
        at["prompt"] = at.pop("title")
    return Columns(at, tuple(head)) if {"prompt", "answer"} <= at.keys() else None


def key_of(keys: Sequence[str], wanted: Mapping[str, str]) -> dict[str, str]:
    """The key of an object for each thing that it holds."""
    columns = columns_of(
        keys, {name: given for name, given in wanted.items() if _wanted([*map(_normal, keys)], given) is not None}
    )
    return {name: keys[at] for name, at in columns.at.items()} if columns else {}


def _wanted(heads: Sequence[str], given: str) -> int | None:
    normal = _normal(given)
    if normal in heads:
        return heads.index(normal)
    if given.isdigit() and 1 <= int(given) <= max(len(heads), 1):
        return int(given) - 1
    return None


def _normal(name: str) -> str:
    return " ".join(_WORDS.findall(_CAMEL.sub(" ", name).lower()))
