"""Plans what is left to do before an interview, and today's part of it.

Missed questions come back first, then questions that bring every topic to three answers, then due reviews. The first
two kinds are spread over the days before the last two, so that none of them is left on the eve. The last two days are
planned otherwise: they keep a third of their room for what is due and for the three topics that are likely the weakest,
and have two thirds for what is left; in the end no new topic is begun.
"""

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import AnyAttempt
from practice_tui.core.selection.needs import Need, Rule
from practice_tui.core.selection.reviews import Review
from practice_tui.core.statistics.mastery import Estimate
from practice_tui.core.statistics.verdicts import ENOUGH
from practice_tui.core.values.dates import days_away, days_between
from practice_tui.core.values.phrases import count

MOST_A_DAY = 25  # questions, up to three hours with their reviews; applies where no minutes a day are set
REVIEW_SHARE = 0.6  # the time of a review, as a share of the question's limit
LAST_DAYS = 2  # before the interview; they are planned otherwise
WEAKEST = 3  # topics that are asked once more in the last days
NEEDS_SHARE = 2 / 3  # of a last day, for missed questions and short topics; the rest is for due ones and weakest topics


@dataclass(frozen=True, slots=True)
class Goal:
    """The work left `days` before the interview, and the plan for today, in the order of the rules.

    `missed` counts questions that are to come back, `answers` those missing until each of the `topics` has three.
    `questions` is less than their sum where a missed question belongs to a topic that is short of answers. `rest` is
    the part of `planned` that isn't answered yet. `left_out` counts by topic the needs that don't fit into the days
    left, or whose topic isn't begun any more; `not_begun` counts the latter alone.
    """

    days: int
    topics: int
    answers: int = 0
    missed: int = 0
    questions: int = 0
    planned: tuple[Need, ...] = ()
    rest: tuple[Need, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    not_begun: Mapping[str, int] = field(default_factory=dict)

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
    due = _due([review for review in reviews if askable is None or review.question_id in askable], before, weights)
    if days > LAST_DAYS:
        fitting = budget.of_days(open_needs, range(days, 0, -1))
        planned, left = budget.of_today(fitting, days), _without(open_needs, fitting)
        planned = budget.fitting([*planned, *_besides(due, planned)])
    else:
        weakest = [Need(Rule.WEAKEST, topic) for topic in _weakest(mastery or {}, weights)]
        planned, left = _on_last_days(budget, days, open_needs, _besides(due, open_needs), weakest)
    not_begun = _by_topic(_without(all_needs, open_needs))
    left_out = _by_topic(left) + not_begun
    rest = _undone(planned, [attempt for attempt in counted if attempt.day == today])
    to_do = len(missed) + len(short)
    return Goal(days, len(weights), answers, len(missed), to_do, tuple(planned), tuple(rest), left_out, not_begun)


class _Budget:
    """The room for practice a day: so much time, or so many questions."""

    def __init__(self, seconds_of: Callable[[Need], float], seconds_a_day: float | None) -> None:
        self._room = MOST_A_DAY if seconds_a_day is None else seconds_a_day
        self._size_of = (lambda need: 1.0) if seconds_a_day is None else seconds_of

    def of_days(self, needs: Sequence[Need], days: Iterable[int]) -> list[Need]:
        """The needs that are done after some days, in their order; `days` counts each one down to the interview."""
        sizes, done = list(enumerate(map(self._size_of, needs))), set[int]()
        for day in days:
            if len(done) == len(needs):
                break
            room = self._room * (NEEDS_SHARE if day <= LAST_DAYS else 1)
            done.update(self._places([sized for sized in sizes if sized[0] not in done], room))
        return [need for place, need in enumerate(needs) if place in done]

    def of_today(self, needs: Sequence[Need], days: int) -> list[Need]:
        """An even share of the needs, on one of the days before the last ones."""
        sizes = list(map(self._size_of, needs))
        share = sum(sizes) / (days - LAST_DAYS)
        return [needs[place] for place in self._places(list(enumerate(sizes)), self._room, share)]

    def of_last_day(self, needs: Sequence[Need], others: Sequence[Need]) -> list[Need]:
        """The needs that fit into their share of a day, then the others that fit, then further needs."""
        first = self.of_days(needs, [LAST_DAYS])
        return self.fitting([*first, *others, *_without(needs, first)])

    def fitting(self, needs: Sequence[Need]) -> list[Need]:
        """The needs that fit into one day."""
        return [needs[place] for place in self._places(list(enumerate(map(self._size_of, needs))), self._room)]

    @staticmethod
    def _places(sizes: Sequence[tuple[int, float]], room: float, share: float = math.inf) -> list[int]:
        """The places of what one day with so much `room` does until it has done its `share`: at least one.

        What is too long for the rest of the day waits for another one; what comes behind it takes its place.
        """
        places, spent = list[int](), 0.0
        for place, size in sizes:
            if spent >= share:
                break
            if spent + size <= room or not places:
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


def _on_last_days(
    budget: _Budget, days: int, needs: Sequence[Need], due: Sequence[Need], weakest: Sequence[Need]
) -> tuple[list[Need], list[Need]]:
    """Today's plan in the order of the rules, and the needs that fit neither into it nor into tomorrow's.

    Due questions and weakest topics take turns; on the eve a weakest topic comes first.
    """
    plans: list[list[Need]] = []
    for day in range(max(1, days), 0, -1):
        others = _in_turns(weakest, due) if day == 1 else _in_turns(due, weakest)
        plans.append(budget.of_last_day(needs, others))
        needs, due = _without(needs, plans[-1]), _without(due, plans[-1])
    return sorted(plans[0], key=lambda need: list(Rule).index(need.why)), list(needs)


def _in_turns(*queues: Sequence[Need]) -> list[Need]:
    """The first need of each queue, then the second of each, until all are empty."""
    return [need for turn in zip_longest(*queues) for need in turn if need]


def _besides(due: Sequence[Need], needs: Sequence[Need]) -> list[Need]:
    """The due questions that aren't among the needs, as missed ones are."""
    named = {need.question_id for need in needs}
    return [need for need in due if need.question_id not in named]


def _without(needs: Sequence[Need], planned: Sequence[Need]) -> list[Need]:
    """The needs that aren't planned; a topic is needed as often as it is short of answers."""
    planned_times = Counter(planned)
    rest: list[Need] = []
    for need in needs:
        if planned_times[need]:
            planned_times[need] -= 1
        else:
            rest.append(need)
    return rest


def _by_topic(needs: Iterable[Need]) -> Counter[str]:
    return Counter(need.topic for need in needs)


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
