"""Draws the bank's list, its filters, and the marked question beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from practice_tui.core.values.durations import format_limit
from practice_tui.core.values.phrases import count
from practice_tui.core.values.text import one_line
from practice_tui.core.views.bank import BankFilter, Standing
from practice_tui.core.views.remapping import Keymap, key_now
from practice_tui.core.views.screens import BankRow
from practice_tui.tui.sheets import attempts
from practice_tui.tui.sheets.attempts import mark
from practice_tui.tui.sheets.chips import Chip
from practice_tui.tui.sheets.drawing import (
    MUTED,
    STAR,
    STRONG,
    WARN,
    row,
    say,
    spread,
    stack,
    wrap,
)
from practice_tui.tui.sheets.short_question import whole_question

MARK, DUE, GAP = 1, 3, 2  # cells
RARE = 20  # of so many titles one may stand over the columns behind it
PREVIEWED = 12  # earlier answers beside the list


@dataclass(frozen=True, slots=True)
class Columns:
    """Cells of the list's columns, 0 for one that gives way; the title comes first, what says least goes first.

    The topic stands in one of two columns: whole, or where that doesn't fit in short titles.
    """

    title: int
    topic: int
    brief: int
    level: int
    kind: int
    longest: int = 0  # cells of the longest title


def needs_of(rows: Sequence[BankRow]) -> Columns:
    """The cells of the longest field in each column, but for titles: the longest one in twenty takes no column away."""
    titles = sorted(_title(bank_row).cell_length for bank_row in rows)
    return Columns(
        titles[len(titles) - len(titles) // RARE - 1] if titles else 0,
        _widest({bank_row.topic_title for bank_row in rows}),
        _widest({bank_row.short_topic for bank_row in rows}),
        _widest({bank_row.question.level.value for bank_row in rows}),
        _widest({bank_row.question.kind.value for bank_row in rows}),
        titles[-1] if titles else 0,
    )


def columns_in(needs: Columns, width: int) -> Columns:
    """The titles whole before anything else; then level, kind and topic, as far as they fit."""
    room = width - MARK - DUE - 2 * GAP
    others = needs.brief + needs.level + needs.kind + 3 * GAP
    title = min(room, needs.longest if needs.longest + others <= room else needs.title)
    room -= title
    level = needs.level if room >= needs.level + GAP else 0
    room -= level + GAP if level else 0
    kind = needs.kind if level and room >= needs.kind + GAP else 0
    room = room - kind - 2 * GAP if kind else 0
    topic = needs.topic if room >= needs.topic else 0
    brief = needs.brief if not topic and room >= needs.brief else 0
    return Columns(title, topic, brief, level, kind)


def line(bank_row: BankRow, needs: Columns, width: int) -> Content:
    """A question of the list: how its last answer went, title, topic, level, kind, and whether it is due, or hidden.

    A title that is longer than its column has the line for itself.
    """
    question, columns = bank_row.question, columns_in(needs, width)
    if _title(bank_row).cell_length > columns.title:
        columns = Columns(width - MARK - DUE - 2 * GAP, 0, 0, 0, 0)
    cells: list[tuple[Content | str, int]] = [
        (mark(bank_row.last_score), MARK),
        (_title(bank_row).stylize(MUTED if bank_row.is_hidden else ""), columns.title),
    ]
    muted = (
        (one_line(bank_row.topic_title), columns.topic),
        (one_line(bank_row.short_topic), columns.brief),
        (question.level.value, columns.level),
        (question.kind.value, columns.kind),
    )
    cells += [(say(text, MUTED), cells_wide) for text, cells_wide in muted if cells_wide]
    return spread(row(cells, GAP).rstrip(), say(_due(bank_row), MUTED), width)


def chips_of(narrowed: BankFilter, topic_title: str, hidden: int, keymap: Keymap) -> tuple[Chip, ...]:
    """The filters of the list, each with its key; the last one tells how many questions are `hidden`, if any are."""
    standing = "asked or not" if narrowed.standing is Standing.ALL else narrowed.standing.value
    level = narrowed.level.value if narrowed.level else "all levels"
    kind = narrowed.kind.value if narrowed.kind else "all kinds"
    is_hidden = narrowed.standing is Standing.HIDDEN
    shows_hidden = (Chip(key_now("bank.hidden", keymap), f"{hidden:,} hidden", is_hidden),) if hidden else ()
    return (
        Chip(key_now("bank.topic", keymap), one_line(topic_title) or "all topics", narrowed.topic is not None),
        Chip(key_now("bank.level", keymap), level, narrowed.level is not None),
        Chip(key_now("bank.kind", keymap), kind, narrowed.kind is not None),
        Chip(key_now("bank.standing", keymap), standing, narrowed.standing is not Standing.ALL),
        *shows_hidden,
    )


def about(bank_row: BankRow, width: int) -> Content:
    """The facts about the marked question for which the list has no room."""
    question = bank_row.question
    facts = (question.level.value, question.kind.value, format_limit(question.limit))
    parts = (one_line(bank_row.short_topic), *facts, _standing(bank_row))
    return say(" · ".join(parts), MUTED).truncate(width, ellipsis=True)


def preview(bank_row: BankRow, width: int) -> Content:
    """The marked question without its answer: what it is, what it asks, how it went."""
    question = bank_row.question
    parts = (question.level.value, question.kind.value, format_limit(question.limit))
    lines = [
        *wrap(_title(bank_row).stylize(STRONG), width),
        *wrap(say(one_line(bank_row.topic_title), MUTED), width),
        *wrap(say(" · ".join(parts), MUTED), width),
        Content(""),
        *whole_question(question.prompt, width),
        Content(""),
        *wrap(say(_standing(bank_row).capitalize(), STRONG), width),
        *(line.truncate(width, ellipsis=True) for line in attempts.lines(bank_row.tries[:PREVIEWED])),
    ]
    return stack(lines)


def _widest(texts: Iterable[str]) -> int:
    """The cells of the longest text, each in one line."""
    return max((cell_len(one_line(text)) for text in texts), default=0)


def _title(bank_row: BankRow) -> Content:
    """The title of a question, with its star."""
    title = Content(one_line(bank_row.question.title))
    return Content.assemble((STAR, WARN), " ", title) if bank_row.is_starred else title


def _due(bank_row: BankRow) -> str:
    """`due`, or `hidden`: what is hidden isn't asked, so it is never due."""
    if bank_row.is_hidden:
        return "hidden"
    return "due" if bank_row.is_due else ""


def _standing(bank_row: BankRow) -> str:
    """`asked 2 times · due · flagged`."""
    times = f"asked {count(bank_row.asked, 'time')}" if bank_row.asked else "never asked"
    labels = (
        "flagged" if bank_row.is_flagged else "",
        "starred" if bank_row.is_starred else "",
    )
    return " · ".join(filter(None, (times, _due(bank_row), *labels)))
