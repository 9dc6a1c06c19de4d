"""The goal before an interview, worked out from what was answered: what today asks for, and what of it is done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import Bank
from practice_tui.core.history.attempts import AnyAttempt
from practice_tui.core.history.targets import Interview
from practice_tui.core.selection.evening import is_evening
from practice_tui.core.selection.goals import LAST_DAYS, REVIEW_SHARE, Goal, goal
from practice_tui.core.selection.needs import Need
from practice_tui.core.selection.reviews import Review, due_reviews
from practice_tui.core.selection.scheduling import reviews_of
from practice_tui.core.statistics.mastery import Estimate, Sums, answers_of, estimates, fold
from practice_tui.core.values.clock import Day
from practice_tui.core.values.dates import days_between

USUAL_LIMIT = 120.0  # seconds, of a topic that the bank has no question of


@dataclass(frozen=True, slots=True)
class Aim:
    """The interview that one practises for, and the weight of each topic in it."""

    interview: Interview
    weights: Mapping[str, float]


def aim_of(interview: Interview, bank: Bank, plans: Iterable[Plan]) -> Aim:
    """The topics of the bank, weighed as the interview's plan says, or all alike.

    They are alike also where no day is set, and where the plan's topics have all been hidden.
    """
    plan = next((plan for plan in plans if interview.day and plan.id == interview.plan), None)
    topics = [topic.slug for topic in bank.topics]
    weights = {topic: float(weight) for topic, weight in plan.topics.items() if topic in topics} if plan else {}
    return Aim(interview, weights or dict.fromkeys(topics, 1.0))


def begins_topics(day: Day, now: datetime, interview: Interview) -> bool:
    """Whether topics that were never asked are still recommended: not from the evening before an interview on."""
    days = days_between(day.name, interview.day)
    return days > 1 or (days == 1 and not is_evening(day, now))


def goal_on(
    day: Day, now: datetime, attempts: Sequence[AnyAttempt], due: Sequence[Review], bank: Bank, aim: Aim
) -> Goal:
    """The goal as of a civil day; `attempts` are all of them, `due` the reviews that are due on it as things stand."""
    interview, weights = aim.interview, aim.weights
    days = days_between(day.name, interview.day)
    return goal(
        attempts,
        weights,
        day.name,
        interview.day,
        reviews=due_reviews([*due, *_done_reviews(attempts, day.name, interview.day)], day.name),
        mastery=_mastery_before(attempts, day, list(weights)) if 0 <= days <= LAST_DAYS else None,
        seconds_of=_Lengths(bank).seconds_of,
        seconds_a_day=60.0 * interview.minutes if interview.minutes else None,
        only_asked_topics=not begins_topics(day, now, interview),
        askable={question.id for question in bank.questions},
    )


def _done_reviews(attempts: Sequence[AnyAttempt], today: str, interview: str) -> list[Review]:
    """The reviews that were due today and were answered today: they belong to the day's plan as what is done of it."""
    answered = {attempt.question_id for attempt in attempts if attempt.day == today and attempt.is_counted}
    before = [attempt for attempt in attempts if attempt.question_id in answered and attempt.day < today]
    return due_reviews(reviews_of(before, today, interview).values(), today) if before else []


def _mastery_before(attempts: Sequence[AnyAttempt], day: Day, topics: Sequence[str]) -> Mapping[str, Estimate]:
    """The estimates as the day began, so that its plan stays what it was."""
    before = [attempt for attempt in attempts if attempt.day < day.name]
    return estimates(fold(Sums(), answers_of(before)), day.begins_at, topics)


class _Lengths:
    """Seconds that the questions of a bank take, with their reviews."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank
        limits: dict[str, list[float]] = {}
        for question in bank.questions:
            limits.setdefault(question.topic, []).append(question.limit)
        self._usual = {topic: sum(each) / len(each) for topic, each in limits.items()}

    def seconds_of(self, need: Need) -> float:
        question = self._bank.find(need.question_id) if need.question_id else None
        limit = question.limit if question else self._usual.get(need.topic, USUAL_LIMIT)
        return limit * (1 + REVIEW_SHARE)
