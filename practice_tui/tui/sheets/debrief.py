"""A round looked back on."""

from textual.content import Content

from practice_tui.core.bank.scoring import is_over_limit
from practice_tui.core.history.attempts import Attempt, Outcome
from practice_tui.core.statistics.calibration import is_sure_and_wrong
from practice_tui.core.values.durations import format_clock
from practice_tui.core.values.text import one_line
from practice_tui.core.views.debriefs import (
    ALL_SAID,
    aside,
    follow_ups_said,
    headline,
    left_out,
    missed_musts,
    more_like_it,
    sure_and_wrong_line,
)
from practice_tui.core.views.screens import DebriefRow, DebriefView
from practice_tui.core.views.wording import written
from practice_tui.tui.sheets.drawing import BAD, MUTED, SCORE_STYLES, STRONG, hanging, row, say, stack, wrap

NARROWEST = 11  # cells of a score


def summary(view: DebriefView, width: int) -> Content:
    """The sentence first: how it went, and the one gap most worth closing."""
    said = (say(headline(view), STRONG), say(sure_and_wrong_line(view), BAD), view.gap)
    return stack([line for part in said if part for line in wrap(part, width)])


def score_width(view: DebriefView) -> int:
    """Cells that the widest score needs."""
    return max([NARROWEST, *(_with_first(held.attempt).cell_length for held in view.rows)])


def line(held: DebriefRow, score_width: int, width: int) -> Content:
    """One attempt: score, title, prediction, time against limit."""
    attempt = held.attempt
    over = is_over_limit(attempt.elapsed_s, attempt.limit_s)
    time = say(f"{format_clock(attempt.elapsed_s)}/{format_clock(attempt.limit_s)}", BAD if over else MUTED)
    again = " · again" if attempt.try_no > 1 else ""
    prediction = say(attempt.prediction.value if attempt.prediction else "–", BAD if is_sure_and_wrong(attempt) else "")
    sure_width, time_width = 6, 11
    title_width = max(8, width - score_width - sure_width - time_width - 6)
    title = Content(one_line(held.question.title)).truncate(title_width - len(again), ellipsis=True)
    return row(
        [
            (_with_first(attempt), score_width),
            (title + again, title_width),
            (prediction, sure_width),
            (time, -time_width),
        ]
    )


def score_said(attempt: Attempt) -> Content:
    """`2 SHAKY`, with the first impression beside it where it was another."""
    if attempt.outcome is Outcome.SKIPPED:
        return say("skipped", MUTED)
    if attempt.score is None:
        return say("unscored", MUTED)
    first = attempt.first_score
    was = f" ←{first.value}" if first and first is not attempt.score else ""
    return say(f"{attempt.score.value} {attempt.score.name}{was}", SCORE_STYLES[attempt.score])


def _with_first(attempt: Attempt) -> Content:
    """`2 SHAKY (first 3)`, where there is room to say what the arrow of `score_said` means."""
    said, first = score_said(attempt), attempt.first_score
    if first is None or attempt.score in (None, first):
        return said
    return say(said.plain.replace(f"←{first.value}", f"(first {first.value})"), SCORE_STYLES[attempt.score or first])


def missed(view: DebriefView, width: int) -> Content:
    """Rubric points that were not said, by aspect with how many there were, then question by question."""
    said = left_out(view)
    lines = wrap(say(said, MUTED if said == ALL_SAID else ""), width) if said else []
    return stack([*lines, *(line for held in view.rows for line in _of_question(held, width))])


def _of_question(held: DebriefRow, width: int) -> list[Content]:
    points = [line for text in missed_musts(held) for line in hanging("· ", text, width)]
    replies = [line for text in follow_ups_said(held) for line in hanging("→ ", text, width)]
    answers = [line for text in written(held.attempt) for line in hanging("  ", say(text, MUTED), width)]
    more = hanging("→ ", more_like_it(held), width) if more_like_it(held) else []
    title = wrap(say(one_line(held.question.title), STRONG), width) if points or replies or answers or more else []
    return [*title, *answers, *points, *replies, *more]


def note(held: DebriefRow, width: int) -> Content:
    """What is told of the marked attempt alone."""
    return stack(wrap(say(aside(held), MUTED), width))
