"""The picture of Progress: weeks as dots in their bands, and the days on which something was answered."""

from datetime import date, timedelta

from textual.content import Content

from practice_tui.core.statistics.calendar import Week
from practice_tui.core.statistics.verdicts import ENOUGH
from practice_tui.core.views.dashboard import WeeksPicture
from practice_tui.tui.sheets.drawing import ACCENT, GOOD, MUTED, STRONG, say, shade, stack

ROWS = 7  # of the plot, and days of a week
PLOT_LABELS = {0: "100 ", 3: " 50 ", 6: "  0 "}
DAYS = ("Mo ", "Tu ", "We ", "Th ", "Fr ", "Sa ", "Su ")
GAP = 3
MOST_WEEKS = 26


def picture(values: WeeksPicture, width: int) -> Content:
    """Both over the same weeks, the last one being today's; a week of fewer than three answers has no dot."""
    mondays = _mondays(values.today, max(4, min(MOST_WEEKS, (width - 4 - GAP - 3) // 4)))
    by_monday = {week.monday: week for week in values.weeks if week.n >= ENOUGH}
    gap = Content(" " * GAP)
    span = 2 * len(mondays)
    lines = [_title(span)]
    for row in range(ROWS):
        plot = Content("").join([_dot(by_monday.get(monday.isoformat()), row) for monday in mondays])
        days = Content("").join([_day(values, monday + timedelta(days=row)) for monday in mondays])
        lines.append(say(PLOT_LABELS.get(row, "    "), MUTED) + plot + gap + say(DAYS[row], MUTED) + days)
    ends = f"{mondays[0]:%m-%d}".ljust(span - 4) + "now"
    return stack([*lines, say(f"    {ends.ljust(span)}{' ' * GAP}   {ends}".rstrip(), MUTED)])


def _title(span: int) -> Content:
    plot = "% by week: ● │ 80 %" if span >= 20 else "● │ 80 %"
    days = "a day: ░ 1 ▒ 3 ▓ 6 █ 11+"
    return say(f"    {plot.ljust(span)}{' ' * GAP}   {days}", MUTED)


def _mondays(today: str, count: int) -> list[date]:
    last = date.fromisoformat(today)
    last -= timedelta(days=last.weekday())
    return [last - timedelta(weeks=count - 1 - index) for index in range(count)]


def _dot(week: Week | None, row: int) -> Content:
    if week is None:
        return Content("  ")
    top, middle, bottom = (_row_of(share) for share in (week.high, week.mean, week.low))
    if row == middle:
        return say("● ", f"{STRONG} {ACCENT}")
    return say("│ ", MUTED) if top <= row <= bottom else Content("  ")


def _row_of(share: float) -> int:
    return min(ROWS - 1, int((1 - share) * ROWS))


def _day(values: WeeksPicture, day: date) -> Content:
    if day.isoformat() > values.today:
        return Content("  ")
    count = values.days.get(day.isoformat(), 0)
    return say(f"{shade(count)} ", GOOD if count else MUTED)
