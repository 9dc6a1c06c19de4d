"""Attempts of one question in lines: the day, how it went, the time."""

from collections.abc import Iterable

from textual.content import Content

from practice_tui.core.bank.scoring import is_over_limit
from practice_tui.core.history.attempts import AnyAttempt
from practice_tui.core.history.facts import Outcome
from practice_tui.core.values.durations import format_clock
from practice_tui.tui.sheets.drawing import BAD, MUTED, SCORE_STYLES, cell, say, score_mark

OUTCOME_WIDTH = 10  # cells of `· unscored`
NOTHING = "·"  # stands where a score would


def mark(score: int | None) -> Content:
    """The glyph of a score, or a quiet dot where there is none."""
    return score_mark(score) if score else say(NOTHING, MUTED)


def outcome_said(attempt: AnyAttempt) -> Content:
    """`✗ missed`, `· skipped`, `· unscored`."""
    if attempt.score:
        return mark(attempt.score) + say(f" {attempt.score.name.lower()}", SCORE_STYLES[attempt.score])
    return say(f"{NOTHING} {'skipped' if attempt.outcome is Outcome.SKIPPED else 'unscored'}", MUTED)


def time_said(attempt: AnyAttempt) -> Content:
    """`1:40 of 1:30`, marked where it is over."""
    is_over = is_over_limit(attempt.elapsed_s, attempt.limit_s)
    return say(f"{format_clock(attempt.elapsed_s)} of {format_clock(attempt.limit_s)}", BAD if is_over else MUTED)


def lines(attempts: Iterable[AnyAttempt]) -> list[Content]:
    """A line each, in their order."""
    shown = list(attempts)
    return [_line(attempt, time_need(shown)) for attempt in shown]


def time_need(attempts: Iterable[AnyAttempt]) -> int:
    """The cells that the longest time against its limit takes."""
    return max((time_said(attempt).cell_length for attempt in attempts), default=0)


def _line(attempt: AnyAttempt, time_width: int) -> Content:
    prediction = attempt.prediction.value if attempt.prediction else ""
    gap = Content("  ")
    parts = (
        say(attempt.day, MUTED),
        cell(outcome_said(attempt), OUTCOME_WIDTH),
        cell(time_said(attempt), time_width),
        say(prediction, MUTED),
    )
    return gap.join(parts).rstrip()
