"""Draws the attempts behind a row of the dashboard, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from practice_tui.core.statistics.calibration import is_sure_and_wrong
from practice_tui.core.values.phrases import count
from practice_tui.core.values.text import one_line
from practice_tui.core.views.dashboard import BehindRow, BehindView
from practice_tui.core.views.wording import written
from practice_tui.tui.sheets.attempts import OUTCOME_WIDTH, lines, mark, outcome_said, time_need, time_said
from practice_tui.tui.sheets.drawing import BAD, MUTED, STRONG, paragraph, row, say, stack, wrap
from practice_tui.tui.sheets.short_question import whole_question

Cell = tuple[Content | str, int]  # and its width, as `row` takes them

DAY, PREDICTION, GAP = 10, 6, 2  # cells


def head(view: BehindView, width: int) -> Content:
    """The number of attempts, and of those that are listed."""
    if not view.n:
        return stack(wrap("Nothing asked yet." + (" r starts a round on it." if view.topic else ""), width))
    shown = f", the newest {len(view.rows)} shown" if len(view.rows) < view.n else ""
    scored = sum(behind_row.attempt.is_counted for behind_row in view.rows)
    aside = len(view.rows) - scored
    rest = f"; {aside} of those shown {'counts' if aside == 1 else 'count'} in no figure" if aside else ""
    return paragraph(f"{count(view.n, 'attempt')}{shown}{rest}.", STRONG, width)


def typed(behind_row: BehindRow, width: int) -> Content:
    """The marked attempt in words, and the typed answer: at most three lines."""
    attempt, answer = behind_row.attempt, one_line(behind_row.attempt.answer)
    score = attempt.score.name.lower() if attempt.score else attempt.outcome.value
    sure = attempt.prediction.value if attempt.prediction else "no prediction"
    how = f"{score} · {sure} · {time_said(attempt).plain}"
    return stack(wrap(say(f"{how} · You typed: {answer}" if answer else how, MUTED), width)[:3])


@dataclass(frozen=True, slots=True)
class Needs:
    """The cells that the longest title and the longest time of a list take."""

    title: int
    time: int


def needs_of(view: BehindView) -> Needs:
    """The cells that the list needs."""
    titles = (cell_len(f"{behind_row.title}{_aside(behind_row)}") for behind_row in view.rows)
    return Needs(max(titles, default=0), time_need(behind_row.attempt for behind_row in view.rows))


def line(behind_row: BehindRow, needs: Needs, width: int) -> Content:
    """Day, score, title, prediction, time against limit; a question that is gone or reworded says so.

    Where the longest title has no room, the score's name gives way, then the prediction, then the time.
    """
    attempt = behind_row.attempt
    predicted = attempt.prediction.value if attempt.prediction else ""
    prediction = say(predicted, BAD if is_sure_and_wrong(attempt) else MUTED)
    outcome, time = (outcome_said(attempt), OUTCOME_WIDTH), (time_said(attempt), -needs.time)
    only_glyph = (mark(attempt.score), 1)
    day, sure = (say(attempt.day, MUTED), DAY), (prediction, PREDICTION)
    ways: tuple[tuple[Sequence[Cell], Sequence[Cell]], ...] = (
        ((day, outcome), (sure, time)),
        ((day, only_glyph), (sure, time)),
        ((day, only_glyph), (time,)),
        ((day, only_glyph), ()),
    )
    fitting = [way for way in ways if _left_over(way, width) >= needs.title]
    before, after = fitting[0] if fitting else ways[-1]
    title = (f"{behind_row.title}{_aside(behind_row)}", max(8, _left_over((before, after), width)))
    return row([*before, title, *after], GAP)


def _left_over(way: tuple[Sequence[Cell], Sequence[Cell]], width: int) -> int:
    """The cells that are left for a title between those before and after it."""
    return width - sum(abs(cells) + GAP for side in way for _, cells in side)


def preview(behind_row: BehindRow, width: int) -> Content:
    """The marked attempt: what was asked, how it went, how it was spoken, what was typed and said."""
    attempt = behind_row.attempt
    return stack(
        [
            *wrap(say(f"{behind_row.title}{_aside(behind_row)}", STRONG), width),
            *wrap(say(f"{attempt.level.value} · {attempt.kind.value} · {attempt.day}", MUTED), width),
            Content(""),
            *whole_question(behind_row.prompt, width),
            Content(""),
            *(part for line in lines([attempt]) for part in wrap(line, width)),
            *(line for text in written(attempt, behind_row.anatomy) for line in wrap(say(text, MUTED), width)),
        ]
    )


def _aside(behind_row: BehindRow) -> str:
    """Marks an attempt whose question is gone or reworded, or which doesn't count."""
    attempt = behind_row.attempt
    mark = " (gone)" if behind_row.is_gone else " (reworded since)" if behind_row.is_changed else ""
    uncounted = "" if attempt.is_counted or not attempt.score else " (doesn't count)"
    return f"{mark}{uncounted}"
