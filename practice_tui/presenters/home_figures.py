"""Figures of Home: today, readiness, the last weeks, the last rounds, weak topics."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import islice

from practice_tui.core.history.attempt_rows import AttemptRow
from practice_tui.core.history.attempts import RoundRecord, RoundState
from practice_tui.core.history.targets import Interview
from practice_tui.core.selection.goals import Goal
from practice_tui.core.selection.learner import Learner
from practice_tui.core.selection.track_record import TrackRecord
from practice_tui.core.statistics.mastery import Estimate
from practice_tui.core.statistics.readiness import READY_FROM, readiness
from practice_tui.core.statistics.verdicts import ENOUGH, nothing_stands_out
from practice_tui.core.values.dates import day_in_words, last_mondays, recent_day
from practice_tui.core.views.home import Lately, ReadinessBar, RecentRound, TodayView, WeakTopic
from practice_tui.sitting.day_plan import aim_of
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.plans import round_title

WEEKS_SHOWN = 12
MOST_RECENT = 5  # rounds


def today_view(
    desk: Desk, track_record: TrackRecord, interview: Interview, goal: Goal | None, learner: Learner
) -> TodayView:
    """How far today has come: what is planned and done, which reviews are due, how ready one is for the interview."""
    today = desk.today.name
    away = day_in_words(interview.day, today) if interview.day else ""
    return TodayView(
        interview=away,
        done=goal.done if goal else 0,
        planned=len(goal.planned) if goal else 0,
        due=due_reviews(desk, learner),
        readiness=_readiness_bar(desk, track_record, interview),
    )


def due_reviews(desk: Desk, learner: Learner) -> int:
    """Counts the reviews that are due; a question that has left the bank is never due."""
    bank = desk.bank
    return sum(bank.find(review.question_id) is not None for review in learner.reviews)


def _readiness_bar(desk: Desk, track_record: TrackRecord, interview: Interview) -> ReadinessBar | None:
    """Over the topics of the interview's plan, else all alike, as on the dashboard; None before there is any answer."""
    if not track_record.judged:
        return None
    weights = aim_of(interview, desk.bank, desk.plans.all).weights
    ready = readiness(track_record.sums, desk.today.begins_at, weights, interview.level)
    if ready is None:
        return None
    return ReadinessBar(
        interview.level.value,
        ready.verdict,
        ready.low,
        ready.mean,
        ready.high,
        READY_FROM,
        ready.enough,
        ready.topics,
    )


def lately(days: Mapping[str, int], days_in_a_row: int, today: str) -> Lately:
    """The answers of the last weeks, those of each day since last week's Monday, and the days in a row.

    `days` has the scored answers by day; `today` is a civil day.
    """
    mondays = last_mondays(today, WEEKS_SHOWN)
    weeks = [_answers(days, monday, 7) for monday in mondays]
    last_week = mondays[-2]
    days_so_far = (date.fromisoformat(today) - last_week).days + 1
    so_far = [_answers(days, last_week + timedelta(days=day), 1) for day in range(days_so_far)]
    return Lately(tuple(weeks), tuple(so_far), days_in_a_row)


def _answers(days: Mapping[str, int], first: date, length: int) -> int:
    """Answers scored on so many days from the first one on."""
    return sum(days.get((first + timedelta(days=day)).isoformat(), 0) for day in range(length))


def recent_rounds(desk: Desk, rows: Sequence[AttemptRow]) -> tuple[RecentRound, ...]:
    """The newest rounds that are over and count, the last one first."""
    newest = (desk.history.round(round_id) for round_id in sorted({row.round_id for row in rows}, reverse=True))
    titles = desk.plans.titles
    over = islice((record for record in newest if record and _is_over(record)), MOST_RECENT)
    return tuple(
        RecentRound(
            round_title(record, titles),
            recent_day(record.day, desk.today.name),
            record.skipped,
            tuple(int(row.score or 0) for row in rows if row.round_id == record.id and row.is_counted),
        )
        for record in over
    )


def _is_over(record: RoundRecord) -> bool:
    return record.counts and record.state not in (RoundState.UNFINISHED, RoundState.DISCARDED)


def weak_topic(title: str, estimate: Estimate) -> WeakTopic:
    """A topic with the bounds of its estimate, under its short title."""
    return WeakTopic(title, estimate.mean, estimate.low, estimate.high, estimate.n)


def weak_line(mastery: Mapping[str, Estimate], has_weak: bool) -> str:
    """Says beside the weak topics how many have too few answers; where there are none, that nothing stands out."""
    too_few = sum(estimate.n < ENOUGH for estimate in mastery.values())
    if has_weak:
        return f"not enough yet: {too_few} of {len(mastery)} topics" if too_few else ""
    return nothing_stands_out(mastery)
