"""The picture of a debrief: a bar for each question, as high as its time beside the limit."""

from collections.abc import Sequence

from textual.content import Content

from practice_tui.core.history.attempts import Attempt
from practice_tui.core.history.facts import Outcome
from practice_tui.core.statistics.calibration import is_sure_and_wrong
from practice_tui.core.views.screens import DebriefRow, DebriefView
from practice_tui.tui.sheets.drawing import (
    BAD,
    MUTED,
    SCORE_STYLES,
    STRONG,
    cell,
    say,
    score_mark,
    upright,
    wrap,
)

WRONG = f"{STRONG} {BAD}"  # of what was sure and wrong
LONGEST_BAR = 1.5  # times the limit: what took longer is as high as that
FEWEST_ROWS = 3  # of the bars, which leave no room for a title
LIMIT_NAME = " limit"
PICTURE_TITLE = "Time of each answer against its limit"
NO_SCORE = {"unscored": "?", "skipped": "–"}


def picture(view: DebriefView, height: int, widest: int, width: int) -> list[Content]:
    """One upright bar a question, as high as its time beside the limit; below it the score's glyph and its number.

    Nothing where there are more questions than cells.
    """
    rows = view.rows
    room = width - len(LIMIT_NAME)
    bar_cells = min(widest, room // max(1, len(rows)) - 1)
    if not rows or bar_cells < 1:
        return []
    titles = wrap(say(PICTURE_TITLE, MUTED), width) if height > FEWEST_ROWS else []
    height -= len(titles)
    limit_row = height - 1 - int(height / LONGEST_BAR)
    columns = [_column(row.attempt, height, bar_cells, limit_row) for row in rows]
    lines = []
    for place in range(height):
        gap = say("▁", MUTED) if place == limit_row else Content(" ")
        name = say(LIMIT_NAME, MUTED) if place == limit_row else Content("")
        lines.append(gap.join([column[place] for column in columns]) + gap + name)
    glyphs = Content(" ").join([_centred(_mark(row.attempt), bar_cells) for row in rows])
    return [*titles, *lines, glyphs, *_numbers(rows, bar_cells)]


def _numbers(rows: Sequence[DebriefRow], cells: int) -> list[Content]:
    """The questions' numbers below their bars, digit below digit where a bar is one cell wide."""
    digits = [str(number) for number in range(1, len(rows) + 1)]
    styles = [WRONG if is_sure_and_wrong(row.attempt) else MUTED for row in rows]
    if cells > 1:
        marks = ["!" if style == WRONG else "" for style in styles]
        whole = [f"{text}{mark}"[:cells] for text, mark in zip(digits, marks, strict=True)]
        return [_spaced(whole, styles, cells)]
    most = len(digits[-1])
    return [_spaced([text.rjust(most)[place] for text in digits], styles, cells) for place in range(most)]


def _spaced(texts: Sequence[str], styles: Sequence[str], cells: int) -> Content:
    drawn = [_centred(say(text, style), cells) for text, style in zip(texts, styles, strict=True)]
    return Content(" ").join(drawn)


def _column(attempt: Attempt, height: int, cells: int, limit_row: int) -> list[Content]:
    """The bar of one answer in the colour of its score; at the limit's line where it doesn't reach that, the line."""
    is_answered = attempt.outcome is Outcome.ANSWERED
    share = attempt.elapsed_s / attempt.limit_s / LONGEST_BAR if is_answered else 0.0
    style = SCORE_STYLES[attempt.score] if attempt.score else MUTED
    drawn = []
    for place, block in enumerate(upright(share, height)):
        is_line = place == limit_row and block == " "
        drawn.append(say("▁" * cells, MUTED) if is_line else say(block * cells, style))
    return drawn


def _mark(attempt: Attempt) -> Content:
    if attempt.score:
        return score_mark(attempt.score)
    return say(NO_SCORE["skipped" if attempt.outcome is Outcome.SKIPPED else "unscored"], MUTED)


def _centred(content: Content, cells: int) -> Content:
    before = (cells - content.cell_length) // 2
    return cell(Content(" " * before) + content, cells)
