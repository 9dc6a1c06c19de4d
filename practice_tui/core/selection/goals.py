"""Plans what is left to do before an interview, and today's part of it.

Missed questions come back first, then questions that bring every topic to three answers, then due reviews. The first
two kinds are spread over the days before the last two, so that none of them is left on the eve. The last two days ask
what is left, what is due, and the three topics that are likely the weakest; in the end no new topic is begun.
"""

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import AnyAttempt
from practice_tui.core.selection.needs import Need, Rule
from practice_tui.core.selection.reviews import Review
from practice_tui.core.statistics.mastery import Estimate
from practice_tui.core.statistics.verdicts import ENOUGH
from practice_tui.core.values.dates import days_away, days_between
from practice_tui.core.values.phrases import count

MOST_A_DAY = 25  # questions, some two hours with their reviews; applies where no minutes a day are set
REVIEW_SHARE = 0.6  # the time of a review, as a share of the question's limit
LAST_DAYS = 2  # before the interview; they are planned otherwise
WEAKEST = 3  # topics that are asked once more in the last days


@dataclass(frozen=True, slots=True)
class Goal:
    """The work left `days` before the interview, and the plan for today, in the order of asking.

    `missed` counts questions that are to come back, `answers` those missing until each of the `topics` has three.
    `questions` is less than their sum where a missed question belongs to a topic that is short of answers. `rest` is
    the part of `planned` that isn't answered yet. `left_out` counts by topic the needs that don't fit into the days
    left, or whose topic isn't begun any more.
    """

    days: int
    topics: int
    answers: int = 0
    missed: int = 0
    questions: int = 0
    planned: tuple[Need, ...] = ()
    rest: tuple[Need, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)

    @property
    def done(self) -> int:
        """The number of planned needs that are answered."""
        return len(self.planned) - len(self.rest)

    @property
    def is_over(self) -> bool:
        return self.days < 0

    def today(self) -> str:
        """`Today: 3 of 9 questions · 4 missed ones, then 2 from topics with fewer than three answers`."""
        if not self.rest:
            return "Done for today" if self.planned else "Today: nothing is left to do"
        return f"Today: {self.done} of {count(len(self.planned), 'question')} · {self.still_to_do()}"

    def still_to_do(self) -> str:
        """`4 missed ones, then 2 from topics with fewer than three answers`."""
        names = {Rule.MISSED: ("missed one", "missed ones")}
        counts = Counter(need.why for need in self.rest)
        parts = [
            count(counts[why], *names[why]) if why in names else f"{counts[why]} {why}" for why in Rule if counts[why]
        ]
        return ", then ".join(parts)

    def __str__(self) -> str:
        if self.is_over:
            return f"the interview was {days_away(self.days)}"
        when, each = days_away(self.days), f"each of {self.topics} topics" if self.topics > 1 else "the topic"
        if not self.questions:
            return f"interview {when}: {each} has {ENOUGH} answers, and its missed questions came back"
        parts = [f"{count(self.missed, 'missed question')} to come back"] if self.missed else []
        parts += [f"{count(self.answers, 'answer')} to go until {each} has {ENOUGH}"] if self.answers else []
        return f"interview {when}: {' and '.join(parts)}"


def goal(
    attempts: Iterable[AnyAttempt],
    weights: Mapping[str, float],
    today: str,
    interview: str,
    *,
    reviews: Sequence[Review] = (),
    mastery: Mapping[str, Estimate] | None = None,
    seconds_of: Callable[[Need], float] = lambda need: 0.0,
    seconds_a_day: float | None = None,
    only_asked_topics: bool = False,
    askable: Collection[str] | None = None,
) -> Goal:
    """The goal over the topics of `weights`: planned as of the beginning of today, with today's answers done.

    `today` and `interview` are ISO days. `reviews` are those due at the beginning of today. `seconds_of` says how long
    a need takes with its review, `seconds_a_day` how much time there is; None allows MOST_A_DAY questions. With
    `only_asked_topics`, as from the evening before on, topics that were never asked are left out. `askable` are the ids
    of the questions that may come back; None allows all.
    """
    counted = sorted((attempt for attempt in attempts if attempt.is_counted), key=lambda attempt: attempt.id)
    before = [attempt for attempt in counted if attempt.day < today]
    days = days_between(today, interview)
    missed, short = _needs(counted, weights, askable)
    answers = sum(_short_of_three(counted, weights).values())
    if days < 0:
        return Goal(days, len(weights), answers, len(missed), len(missed) + len(short))
    all_needs = [need for needs in _needs(before, weights, askable) for need in needs]
    asked_topics = {attempt.topic for attempt in counted}
    open_needs = [need for need in all_needs if not only_asked_topics or need.topic in asked_topics]
    budget = _Budget(seconds_of, seconds_a_day)
    fitting = budget.of_days(open_needs, max(1, days))
    planned = budget.of_today(fitting, days)
    planned_ids = {need.question_id for need in planned}
    due = [review for review in reviews if askable is None or review.question_id in askable]
    planned += [need for need in _due(due, before, weights) if need.question_id not in planned_ids]
    if days <= LAST_DAYS:
        planned += [Need(Rule.WEAKEST, topic) for topic in _weakest(mastery or {}, weights)]
    planned = budget.fitting(planned)
    left_out = Counter(need.topic for need in all_needs) - Counter(need.topic for need in fitting)
    rest = _undone(planned, [attempt for attempt in counted if attempt.day == today])
    to_do = len(missed) + len(short)
    return Goal(days, len(weights), answers, len(missed), to_do, tuple(planned), tuple(rest), left_out)


class _Budget:
    """The room for practice a day: so much time, or so many questions."""

    def __init__(self, seconds_of: Callable[[Need], float], seconds_a_day: float | None) -> None:
        self._room = MOST_A_DAY if seconds_a_day is None else seconds_a_day
        self._size_of = (lambda need: 1.0) if seconds_a_day is None else seconds_of

    def of_days(self, needs: Sequence[Need], days: int) -> list[Need]:
        """The needs that are done after so many days, in their order."""
        sizes, done = list(enumerate(map(self._size_of, needs))), set[int]()
        for _ in range(days):
            if len(done) == len(needs):
                break
            done.update(self._places([sized for sized in sizes if sized[0] not in done]))
        return [need for place, need in enumerate(needs) if place in done]

    def of_today(self, needs: Sequence[Need], days: int) -> list[Need]:
        """An even share of the needs before the last days; on those, all that fit."""
        sizes = list(map(self._size_of, needs))
        share = sum(sizes) / max(1, days - LAST_DAYS)
        return [needs[place] for place in self._places(list(enumerate(sizes)), share)]

    def fitting(self, needs: Sequence[Need]) -> list[Need]:
        """The needs that fit into one day."""
        return [needs[place] for place in self._places(list(enumerate(map(self._size_of, needs))))]

    def _places(self, sizes: Sequence[tuple[int, float]], share: float = math.inf) -> list[int]:
        """The places of what one day does until it has done its `share`: at least one.

        What is too long for the rest of the day waits for another one; what comes behind it takes its place.
        """
        places, spent = list[int](), 0.0
        for place, size in sizes:
            if spent >= share:
                break
            if spent + size <= self._room or not places:
                places.append(place)
                spent += size
        return places


def _needs(
    counted: Sequence[AnyAttempt], weights: Mapping[str, float], askable: Collection[str] | None
) -> tuple[list[Need], list[Need]]:
    """Missed questions that may come back, and further ones that bring topics to three answers; heavy topics first."""
    newest = {attempt.question_id: attempt for attempt in counted if askable is None or attempt.question_id in askable}
    missed = [attempt for attempt in newest.values() if attempt.score is Score.MISSED and attempt.topic in weights]
    missed.sort(key=lambda attempt: (-weights[attempt.topic], attempt.id))
    coming_back = Counter(attempt.topic for attempt in missed)
    short = _short_of_three(counted, weights)
    missing = [topic for topic in short for _ in range(max(0, short[topic] - coming_back[topic]))]
    missing.sort(key=lambda topic: -weights[topic])
    return (
        [Need(Rule.MISSED, attempt.topic, attempt.question_id) for attempt in missed],
        [Need(Rule.SHORT, topic) for topic in missing],
    )


def _short_of_three(counted: Sequence[AnyAttempt], weights: Mapping[str, float]) -> dict[str, int]:
    answers = Counter(attempt.topic for attempt in counted)
    return {topic: max(0, ENOUGH - answers[topic]) for topic in weights}


def _due(reviews: Sequence[Review], before: Sequence[AnyAttempt], weights: Mapping[str, float]) -> list[Need]:
    topics = {attempt.question_id: attempt.topic for attempt in before}
    due = [Need(Rule.DUE, topics.get(review.question_id, ""), review.question_id) for review in reviews]
    return [need for need in due if need.topic in weights]


def _weakest(mastery: Mapping[str, Estimate], weights: Mapping[str, float]) -> list[str]:
    answered = [topic for topic in weights if topic in mastery and mastery[topic].n]
    return sorted(answered, key=lambda topic: mastery[topic].mean)[:WEAKEST]


def _undone(planned: Sequence[Need], answered: Sequence[AnyAttempt]) -> list[Need]:
    """The needs that today's answers leave. A question takes its own answer, a topic any other answer to it."""
    named = {need.question_id for need in planned if need.question_id}
    questions = {attempt.question_id for attempt in answered} & named
    other_answers = Counter(attempt.topic for attempt in answered if attempt.question_id not in named)
    rest: list[Need] = []
    for need in planned:
        if need.question_id:
            rest += [] if need.question_id in questions else [need]
        elif other_answers[need.topic]:
            other_answers[need.topic] -= 1
        else:
            rest.append(need)
    return rest
