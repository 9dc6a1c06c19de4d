"""Reads tables that are text: CSV, TSV, `front;back`, and what Anki writes as text, with its `#` headers."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from practice_tui.bank.foreign import cloze
from practice_tui.bank.foreign.card_html import TooDeepError, is_html, to_markdown
from practice_tui.bank.foreign.columns import Columns, columns_of, guessed_columns
from practice_tui.bank.foreign.levels import level_of, tags_of
from practice_tui.bank.foreign.pairs import MAX_RAW, LeftOut, Pair, Reading
from practice_tui.bank.foreign.text import body, without_number
from practice_tui.bank.foreign.wishes import Wishes
from practice_tui.errors import PracticeError

_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars", "~": "tildes", ":": "colons", " ": "blanks"}
_ANKI_NAMES = {name.removesuffix("s"): mark for mark, name in _NAMES.items()} | {"pipe": "|", "space": " "}
_LOOKED_AT = 200  # rows
_TO_HEADS = "name the columns: --question COLUMN --answer COLUMN, by heading or number"

Row = tuple[int, list[str]]


@dataclass(slots=True)
class _Anki:
    """The `#` headers of an export of Anki; a column is 0 where they name none."""

    separator: str = ""
    deck: str = ""
    tags: tuple[str, ...] = ()
    columns: list[str] = field(default_factory=list)
    special: dict[str, int] = field(default_factory=dict)


def is_anki_text(text: str) -> bool:
    return text.startswith(("#separator:", "#html:", "#deck", "#notetype", "#tags", "#columns:", "#guid column:"))


def read_table(text: str, title: str, wishes: Wishes, separator: str = "") -> Reading:
    """The pairs of a table. Raises PracticeError where it isn't clear which columns ask and answer."""
    anki, lines_before, text = _anki_headers(text)
    mark = anki.separator or (separator if separator in text else "") or _separator_of(text)
    if not mark:
        raise PracticeError(
            "no separator was found: there are no two columns", "save it with commas, semicolons or tabs"
        )
    reading = Reading("")
    rows = list(_rows(text, mark, lines_before, reading))
    columns, begun = _columns(rows, anki, wishes)
    reading.shape = f"a table, separated by {_NAMES.get(mark, repr(mark))}: {columns.in_words}"
    for line, cells in rows[begun:]:
        if sum(map(len, cells)) > MAX_RAW:
            reading.left_out.append(LeftOut(line, columns.of(cells, "prompt"), f"has more than {MAX_RAW:,} characters"))
            continue
        topic = columns.of(cells, "topic").split("::")[-1] or anki.deck or title
        tags = (*tags_of(columns.of(cells, "tags")), *anki.tags)
        level = level_of(columns.of(cells, "level"))
        try:
            for prompt, answer in sides_of(columns.of(cells, "prompt"), columns.of(cells, "answer")):
                reading.take(Pair(line, without_number(prompt), answer, topic, tags, "", level))
        except TooDeepError:
            reading.left_out.append(LeftOut(line, columns.of(cells, "prompt"), "its HTML is too deep to read"))
    return reading


def sides_of(front: str, back: str) -> Iterator[tuple[str, str]]:
    """Front and back as Markdown; of a sentence with holes one pair for each number."""
    if not cloze.is_cloze(front):
        yield _markdown(front), _markdown(back)
        return
    for prompt, hidden in cloze.prompts_of(front):
        extra = _markdown(back)
        yield _markdown(prompt), "\n\n".join(part for part in (_markdown(hidden), extra) if part)


def _markdown(text: str) -> str:
    return to_markdown(text) if is_html(text) or "[" in text else body(text.split("\n"))


def _anki_headers(text: str) -> tuple[_Anki, int, str]:
    anki = _Anki()
    if not is_anki_text(text):
        return anki, 0, text
    lines = text.split("\n")
    count = 0
    for line in lines[:40]:
        if not line.startswith("#"):
            break
        count += 1
        name, _, value = line[1:].strip().partition(":")
        name, value = name.strip().lower(), value.strip()
        if name == "separator":
            anki.separator = _ANKI_NAMES.get(value.lower(), value[:1])
        elif name == "deck":
            anki.deck = value.split("::")[-1]
        elif name == "tags":
            anki.tags = tags_of(value)
        elif name == "columns":
            anki.columns = value.split(anki.separator or "\t")
        elif name.endswith(" column") and value.isdigit():
            anki.special[name.removesuffix(" column")] = int(value)
    return anki, count, "\n".join(lines[count:])


def _separator_of(text: str) -> str:
    """The separator that cuts most rows into the same number of columns, at least two; empty where none does."""
    best, mark_of_best = 0.0, ""
    head = "\n".join(text.split("\n")[:_LOOKED_AT])
    for mark in ("\t", ";", ",", "|", "~"):
        counts = Counter(len(cells) for _, cells in _rows(head, mark, 0, Reading("")))
        width, rows = max(counts.items(), key=lambda item: (item[0] > 1, item[1]), default=(0, 0))
        share = rows / max(sum(counts.values()), 1)
        if width > 1 and share > best + 0.05:
            best, mark_of_best = share, mark
    return mark_of_best


def _rows(text: str, mark: str, lines_before: int, reading: Reading) -> Iterator[Row]:
    """The rows that hold something, each with the line on which it begins; a row that can't be read ends the table."""
    reader = csv.reader(io.StringIO(text), delimiter=mark, skipinitialspace=mark in ",;")
    before = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            why = f"from here on it can't be read: {error}; look for a quote that is never closed"
            reading.left_out.append(LeftOut(before + 1 + lines_before, "", why))
            return
        line, before = before + 1 + lines_before, reader.line_num
        if any(cell.strip() for cell in cells):
            yield line, cells


def _columns(rows: Sequence[Row], anki: _Anki, wishes: Wishes) -> tuple[Columns, int]:
    """The columns that ask and answer, and the row with which the pairs begin."""
    if not rows:
        raise PracticeError("it holds no row", "save the table with its rows")
    first = rows[0][1]
    width = max(len(cells) for _, cells in rows[:_LOOKED_AT])
    if wishes.columns:
        columns = columns_of(first, wishes.columns) or columns_of([""] * width, wishes.columns)
        if columns is None:
            raise PracticeError(f"there are no such columns: the first row holds {_shown(first)}", _TO_HEADS)
        is_head = any(name.strip().lower() in _lowered(first) for name in wishes.columns.values()) or columns_of(first)
        return columns, 1 if is_head else 0
    if anki.columns or anki.special:
        return _anki_columns(anki, width), 0
    if columns := columns_of(first):
        return columns, 1
    if width < 2:
        raise PracticeError("it has one column", _TO_HEADS)
    guess = guessed_columns(first, [cells for _, cells in rows[1:_LOOKED_AT]] or [first])
    if guess is None:
        raise PracticeError(f"no column can be told to answer: the first row holds {_shown(first)}", _TO_HEADS)
    return guess, 1 if guess.heads else 0


def _shown(cells: Sequence[str]) -> str:
    return ", ".join(repr(cell.strip()[:30]) for cell in cells[:12])


def _anki_columns(anki: _Anki, width: int) -> Columns:
    """The columns that the headers name; the fields of a note stand in those that they don't name."""
    at = {
        name: anki.special[special] - 1
        for name, special in (("topic", "deck"), ("tags", "tags"))
        if special in anki.special
    }
    fields = [number for number in range(width) if number + 1 not in anki.special.values()]
    named = columns_of(anki.columns)
    if named:
        return Columns({**named.at, **at}, tuple(anki.columns))
    if len(fields) < 2:
        raise PracticeError("a note has one field only", "export notes with front and back")
    return Columns({"prompt": fields[0], "answer": fields[1], **at}, tuple(anki.columns))


def _lowered(cells: Sequence[str]) -> list[str]:
    return [cell.strip().lower() for cell in cells]
