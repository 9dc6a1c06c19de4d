"""What is left to do before an interview, and how much of it a day."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from practice_tui.core.attempts import Attempt, Score
from practice_tui.core.days import days_between
from practice_tui.core.verdicts import ENOUGH

MOST_A_DAY = 25  # questions, some two hours with their reviews


@dataclass(frozen=True, slots=True)
class Goal:
    """What brings every topic to three answers and every missed question back once, in the days before the interview.

    `questions` is less than both together where a missed question belongs to a topic that is short of answers.
    """

    days: int
    answers: int
    missed: int
    questions: int

    @property
    def a_day(self) -> int:
        return math.ceil(self.questions / max(1, self.days))

    @property
    def is_possible(self) -> bool:
        return not self.questions or (self.days > 0 and self.a_day <= MOST_A_DAY)

    def __str__(self) -> str:
        if self.days < 0:
            return f"the interview was {_ago(-self.days)}"
        when = "today" if self.days == 0 else f"in {_count(self.days, 'day')}"
        if not self.questions:
            return f"interview {when}: every topic has {ENOUGH} answers, and every missed question came back"
        parts = [f"{_count(self.answers, 'answer')} to go until every topic has {ENOUGH}"] if self.answers else []
        parts += [f"{_count(self.missed, 'missed question')} to come back"] if self.missed else []
        what = " and ".join(parts)
        if self.is_possible:
            return f"{_count(self.a_day, 'question')} a day until the interview {when}: {what}"
        return f"interview {when}, and no longer time for all of it: {what}. Begin with what is most likely weak"


def goal(attempts: Iterable[Attempt], topics: Sequence[str], today: str, interview: str) -> Goal:
    """Counted over `topics`; a missed question is one whose newest score is MISSED."""
    counted = sorted((attempt for attempt in attempts if attempt.is_counted), key=lambda attempt: attempt.id)
    answers = Counter(attempt.topic for attempt in counted)
    newest = {attempt.question_id: attempt for attempt in counted}
    missed = Counter(attempt.topic for attempt in newest.values() if attempt.score is Score.MISSED)
    short = {topic: max(0, ENOUGH - answers[topic]) for topic in topics}
    return Goal(
        days_between(today, interview),
        sum(short.values()),
        sum(missed[topic] for topic in topics),
        sum(max(short[topic], missed[topic]) for topic in topics),
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _ago(days: int) -> str:
    return "yesterday" if days == 1 else f"{days} days ago"
