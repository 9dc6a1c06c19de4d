"""The picture of Progress: readiness as its range, weeks as dots in theirs, and the days with an answer."""

from datetime import date, timedelta

from textual.content import Content

from practice_tui.core.statistics.calendar import Week
from practice_tui.core.statistics.readiness import READY_FROM, Readiness
from practice_tui.core.statistics.verdicts import ENOUGH
from practice_tui.core.values.dates import SHORT_WEEKDAYS, last_mondays
from practice_tui.core.values.phrases import between, count
from practice_tui.core.views.dashboard import WeeksPicture
from practice_tui.tui.sheets.drawing import (
    ACCENT,
    COUNTED,
    GOOD,
    MUTED,
    STRONG,
    STRONG_ACCENT,
    interval_before,
    say,
    shade,
    stack,
)

ROWS = 7  # of the plot where it is small, and days of a week
MOST_ROWS = 15
LABEL = 4  # cells before the plot
GAP = 3
MOST_WEEKS, MOST_WEEKS_BELOW = 26, 52  # beside each other, and below
LINES_BELOW = ROWS + 10  # what stands around the plot where the days are below it
SHORTEST_RANGE, LONGEST_RANGE = 24, 60  # cells


def picture(values: WeeksPicture, width: int, height: int = 0) -> Content:
    """Readiness first; then weeks and days side by side, or below each other where `height` has room for both.

    The last week is today's; one of fewer than three answers has no dot.
    """
    readiness = [*_readiness(values.ready, values.n, width), Content("")] if values.ready else []
    if height < LINES_BELOW + ROWS:
        return stack([*readiness[:-1], *_beside(values, width)])
    rows = min(MOST_ROWS, height - LINES_BELOW)
    return stack([*readiness, *_below(values, width, rows)])


def _readiness(ready: Readiness, n: int, width: int) -> list[Content]:
    """`ready?  ···├──●──┤···┊····  25–45, ready from 67 · 377 answers`; in two lines where one is too short."""
    label = "ready?  "
    rests = f"{between(ready.low, ready.high)}, ready from {100 * READY_FROM:.0f} · {count(n, 'answer')}"
    is_one_line = width >= len(label) + SHORTEST_RANGE + 2 + len(rests)
    room = max(10, min(LONGEST_RANGE, width - len(label) - (len(rests) + 2 if is_one_line else 0)))
    line = interval_before(ready.low, ready.mean, ready.high, READY_FROM, room)
    drawn = Content.assemble((label, STRONG), (line, GOOD if ready.is_ready else ACCENT))
    if is_one_line:
        return [drawn + say(f"  {rests}", MUTED)]
    return [drawn, say(" " * len(label) + rests, MUTED).truncate(width, ellipsis=True)]


def _beside(values: WeeksPicture, width: int) -> list[Content]:
    mondays = last_mondays(values.today, max(4, min(MOST_WEEKS, (width - LABEL - GAP - 3) // 4)))
    span, gap = 2 * len(mondays), " " * GAP
    plot = "● week's % │ likely" if span >= 20 else "● week %"
    title = say(f"    {plot.ljust(span)}{gap}   a day: ░ 1 ▒ 3 ▓ 6 █ 11+", MUTED)
    weeks, days = _plot(values, mondays, ROWS, 2), _days(values, mondays, 2)
    lines = [left + Content(gap) + right for left, right in zip(weeks, days, strict=True)]
    ends = _ends(mondays, span)
    return [title, *lines, say(f"    {ends.ljust(span)}{gap}   {ends}".rstrip(), MUTED)]


def _below(values: WeeksPicture, width: int, rows: int) -> list[Content]:
    step = 2 if width < 4 * MOST_WEEKS + LABEL else 3
    mondays = last_mondays(values.today, max(4, min(MOST_WEEKS_BELOW, (width - LABEL) // step)))
    ends = say(" " * LABEL + _ends(mondays, step * len(mondays)), MUTED)
    return [
        say("    ● week's estimate in %, │ likely (80 %)", MUTED),
        *_plot(values, mondays, rows, step),
        ends,
        Content(""),
        say("    answers scored a day: ░ 1 ▒ 3 ▓ 6 █ 11+", MUTED),
        *(Content(" ") + line for line in _days(values, mondays, step)),
        ends,
    ]


def _plot(values: WeeksPicture, mondays: list[date], rows: int, step: int) -> list[Content]:
    by_monday = {week.monday: week for week in values.weeks if week.n >= ENOUGH}
    labels = {0: "100 ", rows // 2: " 50 ", rows - 1: "  0 "}
    return [
        Content("").join(
            [
                say(labels.get(row, " " * LABEL), MUTED),
                *(_dot(by_monday.get(monday.isoformat()), row, rows, step) for monday in mondays),
            ]
        )
        for row in range(rows)
    ]


def _days(values: WeeksPicture, mondays: list[date], step: int) -> list[Content]:
    return [
        Content("").join(
            [say(f"{name} ", MUTED), *(_day(values, monday + timedelta(days=place), step) for monday in mondays)]
        )
        for place, name in enumerate(SHORT_WEEKDAYS)
    ]


def _ends(mondays: list[date], span: int) -> str:
    """The first week's day and *now*, at the two ends."""
    return f"{mondays[0]:%m-%d}".ljust(span - 4) + "now"


def _dot(week: Week | None, row: int, rows: int, step: int) -> Content:
    if week is None:
        return Content(" " * step)
    top, middle, bottom = (_row_of(share, rows) for share in (week.high, week.mean, week.low))
    if row == middle:
        return say("●".ljust(step), STRONG_ACCENT)
    return say("│".ljust(step), MUTED) if top <= row <= bottom else Content(" " * step)


def _row_of(share: float, rows: int) -> int:
    return min(rows - 1, int((1 - share) * rows))


def _day(values: WeeksPicture, day: date, step: int) -> Content:
    if day.isoformat() > values.today:
        return Content(" " * step)
    answers = values.days.get(day.isoformat(), 0)
    return say(shade(answers).ljust(step), COUNTED if answers else MUTED)
