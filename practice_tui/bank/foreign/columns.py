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
        "clue",
        "instruction",
    ),
    "answer": (
        *("answer", "back", "answers", "a", "response", "definition", "solution", "model answer", "reply", "card back"),
        *("correct answer", "explanation", "reference answer", "ideal answer", "meaning", "output", "expected answer"),
        *("reference", "content", "body"),
    ),
    "topic": ("topic", "deck", "category", "subject", "section", "chapter", "area", "domain", "module", "topics"),
    "tags": ("tags", "tag", "labels", "keywords"),
    "level": ("level", "difficulty"),
    "title": ("title", "name", "headline"),
}
"""The names of columns, the surest first."""

_SURE = frozenset({"question", "questions", "prompt", "question text", "answer", "answers"})
"""Names that nobody has for the first word of a list."""

_OTHER = frozenset(
    {
        *(
            "id",
            "no",
            "nr",
            "number",
            "index",
            "guid",
            "uuid",
            "source",
            "sources",
            "url",
            "link",
            "links",
            "page",
            "date",
        ),
        *(
            "created",
            "updated",
            "author",
            "type",
            "kind",
            "label",
            "hint",
            "hints",
            "image",
            "audio",
            "comment",
            "status",
        ),
        *("score", "points", "priority", "order", "lang", "language", "due", "interval", "ease"),
    }
)
"""Names of columns that neither ask nor answer."""

_MANY, _FEW = 40, 0.05  # of so many answers, at least this share differs from all others

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
    _find_names(heads, at)
    return Columns(at, tuple(head)) if {"prompt", "answer"} <= at.keys() else None


def guessed_columns(head: Sequence[str], rows: Sequence[Sequence[str]], *, are_names: bool = False) -> Columns | None:
    """The columns where the heads name one side only, or neither: the first that hold texts ask and answer.

    `rows` are some of the rows below. The heads count as names if `are_names`, or if they look like it; else they are a
    row themselves, and the columns have no heads. None where too few are left, or where the answers are nearly all
    the same, as categories are.
    """
    heads = [_normal(name) for name in head]
    at: dict[str, int] = {}
    _find_names(heads, at)
    is_head = are_names or bool(_SURE.intersection(heads)) or (len(head) > 2 and bool(at) and all(map(_is_name, head)))
    if not is_head:
        at = {}
    taken = {*at.values(), *(place for place, name in enumerate(heads) if is_head and name in _OTHER)}
    rest = [place for place in range(len(heads)) if place not in taken and _holds_texts(rows, place)]
    for name in ("prompt", "answer"):
        if name not in at:
            if not rest:
                return None
            at[name] = rest.pop(0)
    answers = [row[at["answer"]] for row in rows if at["answer"] < len(row)]
    if len(answers) >= _MANY and len(set(answers)) <= _FEW * len(answers):
        return None
    return Columns(at, tuple(head) if is_head else ())


def _find_names(heads: Sequence[str], at: dict[str, int]) -> None:
    """Adds the columns that are called as usual."""
    for name, spellings in NAMES.items():
        for spelling in spellings:
            if name not in at and spelling in heads and heads.index(spelling) not in at.values():
                at[name] = heads.index(spelling)
    if "prompt" not in at and "title" in at:
        at["prompt"] = at.pop("title")


def _is_name(head: str) -> bool:
    return bool(re.fullmatch(r"[^\W\d][\w -]{0,24}", head.strip()))


def _holds_texts(rows: Sequence[Sequence[str]], place: int) -> bool:
    """Whether a column says something in most rows, and not just numbers."""
    cells = [row[place].strip() for row in rows if place < len(row)]
    texts = [cell for cell in cells if any(char.isalpha() for char in cell)]
    return 2 * len(texts) > len(rows) or (2 * sum(map(bool, cells)) > len(rows) and not any(map(str.isdigit, cells)))


def key_of(keys: Sequence[str], wanted: Mapping[str, str]) -> dict[str, str]:
    """The key of an object for each thing that it holds."""
    columns = columns_of(
        keys, {name: given for name, given in wanted.items() if _wanted([*map(_normal, keys)], given) is not None}
    )
    return {name: keys[at] for name, at in columns.at.items()} if columns else {}


def is_usual_name(key: str) -> bool:
    """Whether columns and keys of many files are called so."""
    name = _normal(key)
    return name in _OTHER or any(name in spellings for spellings in NAMES.values())


def _wanted(heads: Sequence[str], given: str) -> int | None:
    normal = _normal(given)
    if normal in heads:
        return heads.index(normal)
    if given.isdigit() and 1 <= int(given) <= max(len(heads), 1):
        return int(given) - 1
    return None


def _normal(name: str) -> str:
    return " ".join(_WORDS.findall(_CAMEL.sub(" ", name).lower()))
