"""The tab Progress: weeks with their intervals, days of practice, and the way to the interview."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta

from practice_tui.core.selection.goals import Goal
from practice_tui.core.statistics.calendar import Week, streak, weeks
from practice_tui.core.statistics.readiness import READY_FROM, TOO_LOW, Readiness, readiness
from practice_tui.core.statistics.trends import OVERALL_LEAST, Trend, overall_trend
from practice_tui.core.statistics.verdicts import ENOUGH
from practice_tui.core.values.phrases import between, count, percent, sentence
from practice_tui.core.values.text import one_line
from practice_tui.core.views.dashboard import (
    Behind,
    By,
    Column,
    Entry,
    Table,
    TableRow,
    TabView,
    Tone,
    WeeksPicture,
    muted,
)
from practice_tui.core.views.tabs import Tab
from practice_tui.presenters.dashboard_data import DashboardData

COLUMNS = (
    Column("Week from", 10),
    Column("estimate", 8, is_right=True),
    Column("likely", 7),
    Column("0 ··· 50 ··· 100", 16, drop=1, is_drawn=True),
    Column("answers", 7, is_right=True),
    Column("days", 4, is_right=True),
)

MOST_NAMED = 3  # topics beside the picture, for which no time is left
NO_DATE = "No interview date is set: that is done on Home, or with practice date."


def progress(data: DashboardData) -> TabView:
    by_week, days = weeks(data.counted, data.practised.sums.spread), data.practised.days()
    practised = data.practised.practice_days()
    rows = [_row(week, practised, data) for week in reversed(by_week)]
    ready = _ready(data.whole)
    n = len(data.whole.counted)
    picture = WeeksPicture(tuple(by_week), days, data.today, ready, n) if by_week else None
    table = Table(COLUMNS, tuple(rows))
    beside = _beside_picture(data) if picture else ()
    return TabView(Tab.PROGRESS, _sentences(data), picture, table, data.filter, beside_picture=beside)


def interview_sentences(data: DashboardData) -> tuple[str, ...]:
    """Readiness for the wanted level, then what is left to do before the day; both over the whole history."""
    whole = data.whole
    ready = _ready(whole)
    if not whole.counted:
        readiness_said: tuple[str, ...] = (f"Too early to say for {whole.interview.level}: no answer yet.",)
    else:
        readiness_said = (sentence(str(ready)), *_held_back(ready, whole)) if ready else ()
    if not whole.interview.day:
        return (*readiness_said, NO_DATE)
    return (*readiness_said, sentence(str(whole.goal())), *_today(whole))


def _ready(whole: DashboardData) -> Readiness | None:
    return readiness(whole.practised.sums, whole.at, whole.aim.weights, whole.interview.level)


def _today(data: DashboardData) -> list[str]:
    """Today's part of the plan, then the topics that the days that are left have no room for, or don't begin."""
    goal = data.goal()
    if goal.is_over:
        return []
    return [sentence(goal.today()), *_left_out_said(data, goal, len(data.topics))]


def _left_out_said(data: DashboardData, goal: Goal, most: int) -> list[str]:
    """What is left out, with the `most` heaviest topics by name."""
    titles = {topic.slug: one_line(topic.short_title) for topic in data.topics}
    said = []
    for lead, topics in _left_out(goal):
        named = [f"{n} on {titles.get(slug, slug)}" for slug, n in topics.items()]
        rest = sum(list(topics.values())[most:])
        said.append(f"{lead}: {' · '.join([*named[:most], *([f'{rest} on others'] if rest else [])])}.")
    return said


def _left_out(goal: Goal) -> Iterator[tuple[str, Mapping[str, int]]]:
    """Why answers are left out of the plan and how many, with their number by topic."""
    no_time = Counter(goal.left_out) - Counter(goal.not_begun)
    if no_time:
        yield f"No time is left for {count(no_time.total(), 'answer')}", no_time
    if goal.not_begun:
        number = sum(goal.not_begun.values())
        yield f"No topic is begun any more, which leaves out {count(number, 'answer')}", goal.not_begun


def _held_back(ready: Readiness, data: DashboardData) -> list[str]:
    """Names the topics that keep somebody from being ready whose mean alone would do."""
    if not ready.held_back_by or ready.low < READY_FROM:
        return []
    titles = {topic.slug: one_line(topic.title) for topic in data.topics}
    names = " · ".join(titles[slug] for slug in ready.held_back_by)
    return [f"Held back by what is likely below {percent(TOO_LOW)}: {names}."]


def _sentences(data: DashboardData) -> tuple[str, ...]:
    days = data.whole.practised.practice_days()
    practised = (
        f"{_streak(data):,}-day streak, {count(len(days), 'day')} with practice in all; a day begins at 04:00."
        if days
        else ""
    )
    return (_headline(data), *interview_sentences(data), *filter(None, [practised]))


def _beside_picture(data: DashboardData) -> tuple[str, ...]:
    """The sentences in short: the picture shows the range of readiness, and of topics without time few are named."""
    whole, days = data.whole, len(data.whole.practised.practice_days())
    sentences = [_headline(data)]
    if ready := _ready(whole):
        enough = f"{ready.enough} of {count(ready.topics, 'topic')} with {ENOUGH} answers"
        sentences += [sentence(f"{ready.verdict} for {ready.level}, self-scored; {enough}"), *_held_back(ready, whole)]
    sentences += _day_in_short(whole) if whole.interview.day else [NO_DATE]
    return (*sentences, f"{_streak(data):,}-day streak, {count(days, 'day')} with practice.")


def _day_in_short(whole: DashboardData) -> list[str]:
    """Sentences on the rest that is to do before the interview, and on today's part of it."""
    goal = whole.goal()
    todays = [] if goal.is_over else [sentence(goal.today())]
    return [sentence(str(goal)), *todays, *_left_out_said(whole, goal, MOST_NAMED)]


def _streak(data: DashboardData) -> int:
    return streak(data.whole.practised.practice_days(), data.today)


def _headline(data: DashboardData) -> str:
    n = len(data.counted)
    if n < OVERALL_LEAST:
        return f"Too early to say whether you are getting better: {n} of {OVERALL_LEAST} answers."
    match overall_trend(data.practised.judged):
        case Trend.UP:
            return f"You are getting better: the newer half of {n:,} answers went better than could be expected."
        case Trend.MIXED:
            return f"The newer half of {n:,} answers went worse; that may be harder questions."
    return f"About the same: {n:,} answers show no change that chance wouldn't."


def _row(week: Week, practised: Collection[str], data: DashboardData) -> TableRow:
    dates = [(date.fromisoformat(week.monday) + timedelta(days=day)).isoformat() for day in range(7)]
    is_known = week.n >= ENOUGH
    return TableRow(
        week.monday,
        (
            Entry(week.monday, Tone.PLAIN if is_known else Tone.MUTED),
            Entry(percent(week.mean)) if is_known else muted("–"),
            muted(between(week.low, week.high) if is_known else "too few"),
            Entry(span=(week.low, week.mean, week.high) if is_known else None),
            muted(str(week.n)),
            muted(str(sum(day in practised for day in dates))),
        ),
        Behind(f"Week from {week.monday}", By.WEEK, week.monday, data.filter),
    )
