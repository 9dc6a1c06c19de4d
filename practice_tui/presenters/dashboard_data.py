"""The answers, rounds and cards behind the dashboard: read once, then narrowed to a period or a topic."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache, partial

from practice_tui.core.bank.questions import Bank, Topic
from practice_tui.core.history.attempt_rows import AttemptRow
from practice_tui.core.history.attempts import RoundRecord
from practice_tui.core.history.targets import Interview, interview_of
from practice_tui.core.selection.goals import Goal
from practice_tui.core.selection.reviews import Review, ReviewCard, due_reviews, next_reviews
from practice_tui.core.statistics.calendar import calendar, practice_days
from practice_tui.core.statistics.mastery import Judged, Sums, answers_of, judge
from practice_tui.core.statistics.topic_figures import AnswerSummary, Figures, narrowed, summarise_answers
from practice_tui.core.values.clock import Day
from practice_tui.core.values.text import one_line
from practice_tui.core.views.dashboard import Filter
from practice_tui.core.views.opinions import ReceivedScore
from practice_tui.sitting.day_plan import Aim, aim_of, goal_on
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.received_scores import received_scores


@dataclass(frozen=True)
class Practised:
    """Attempts under today's ids, oldest first, and what those that count lead to."""

    attempts: Sequence[AttemptRow]
    counted: Sequence[AttemptRow]
    sums: Sums
    judged: Sequence[Judged]

    def days(self) -> Counter[str]:
        """Answers scored by civil day."""
        return calendar(self.attempts)

    def practice_days(self) -> set[str]:
        """The civil days with an answer, scored or not."""
        return practice_days(self.attempts)

    def standing(self) -> AnswerSummary:
        return summarise_answers(self.attempts, self.sums, self.judged)


def practised(attempts: Sequence[AttemptRow]) -> Practised:
    counted = [attempt for attempt in attempts if attempt.is_counted]
    return Practised(attempts, counted, *judge(Sums(), answers_of(counted)))


@dataclass(frozen=True)
class DashboardData:
    """The data of the dashboard, narrowed by `filter`."""

    practised: Practised
    read_rounds: Callable[[], Sequence[RoundRecord]]
    """Reads all rounds where they are first shown."""
    bank: Bank
    at: datetime
    """The instant at which `today` began: every estimate is as of then."""
    today: str
    now: datetime
    """The present instant. It only decides whether the evening before an interview has come."""
    aim: Aim
    cards: Mapping[str, ReviewCard]
    plan_titles: Mapping[str, str]
    old_titles: Mapping[str, str] = field(default_factory=dict)
    """Titles of questions that have left the bank, by question id."""
    read_received: Callable[[], Sequence[ReceivedScore]] = tuple
    """The scores that others gave, read where they are shown."""
    hidden_topics: tuple[Topic, ...] = ()
    filter: Filter = field(default_factory=Filter)
    wider: "DashboardData | None" = None
    """The data that this was narrowed from."""

    @property
    def attempts(self) -> Sequence[AttemptRow]:
        return self.practised.attempts

    @property
    def interview(self) -> Interview:
        return self.aim.interview

    @property
    def counted(self) -> Sequence[AttemptRow]:
        return self.practised.counted

    @property
    def whole(self) -> "DashboardData":
        """The data before any narrowing."""
        return self.wider.whole if self.wider else self

    @property
    def topics(self) -> list[Topic]:
        """The topics of the bank that the filter lets through."""
        return [topic for topic in self.bank.topics if self.filter.topic in ("", topic.slug)]

    @property
    def slugs(self) -> list[str]:
        return [topic.slug for topic in self.topics]

    def figures(self) -> Figures:
        """The figures of the topics that the filter lets through, computed from all topics in its period.

        All topics are needed, since each topic's mean is drawn towards the mean of all.
        """
        every = self.wider if self.filter.topic and self.wider else self
        return every.practised.standing().at(self.at, self.slugs)

    def rounds(self) -> list[RoundRecord]:
        """The rounds with an attempt that the filter lets through, the newest first."""
        rounds = [record for record in self.read_rounds() if record.tried]
        if not self.wider:
            return rounds
        round_ids = {attempt.round_id for attempt in self.attempts}
        return [record for record in rounds if record.id in round_ids]

    def due(self) -> Counter[str]:
        """The questions due today, by topic, whatever the filter."""
        due = [self.bank.find(review.question_id) for review in self._reviews()]
        return Counter(question.topic for question in due if question)

    def goal(self) -> Goal:
        """The work left before the interview, which must have a day."""
        attempts = self.whole.attempts
        return goal_on(Day(self.today, self.at), self.now, attempts, self._reviews(), self.bank, self.aim)

    def _reviews(self) -> list[Review]:
        """The reviews due today."""
        return due_reviews(next_reviews(self.cards, self.today, self.interview.day or None).values(), self.today)

    def narrowed_to(self, narrowing: Filter) -> "DashboardData":
        """To a period, or from one to a topic of it."""
        if narrowing == self.filter:
            return self
        if narrowing.period is not self.filter.period and narrowing.topic:
            return self.narrowed_to(Filter(narrowing.period)).narrowed_to(narrowing)
        topics = [narrowing.topic] if narrowing.topic else []
        attempts = narrowed(self.attempts, narrowing.period.since(self.today), topics)
        return replace(self, practised=practised(attempts), filter=narrowing, wider=self)

    def title(self, question_id: str) -> str:
        """The title of a question: today's, else the one with which it was last asked."""
        question = self.bank.find(question_id)
        return one_line(question.title if question else self.old_titles.get(question_id, question_id))


def read_dashboard_data(desk: Desk) -> DashboardData:
    """Read the whole history, as of today."""
    today, track_record, bank = desk.today, desk.track_record(), desk.bank
    gone = {attempt.question_id: attempt for attempt in track_record.rows if not bank.find(attempt.question_id)}
    counted = [attempt for attempt in track_record.rows if attempt.is_counted]
    return DashboardData(
        practised=Practised(track_record.rows, counted, track_record.sums, track_record.judged),
        read_rounds=cache(desk.history.rounds),
        read_received=partial(received_scores, desk),
        bank=bank,
        hidden_topics=desk.library.shelf.hidden_topics,
        at=today.begins_at,
        today=today.name,
        now=desk.moments.clock.now(),
        aim=aim_of(interview_of(desk.history.targets()), bank, desk.plans.all),
        cards=track_record.cards,
        plan_titles=desk.plans.titles,
        old_titles={question_id: desk.texts.title(attempt) for question_id, attempt in gone.items()},
    )
