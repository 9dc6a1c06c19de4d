"""Learners whose levels are known sit what is recommended, and the screens' sentences are held against the truth.

`python -m tests.simulation [LEARNERS]` prints the tables of CONTRIBUTING; it takes minutes and asserts nothing. Each
learner has a level in each of 15 topics, in logits: all alike, or .7 or 1.2 apart (standard deviation). It stays, grows
by .01 a day, or falls back while a topic isn't asked, by .35 in a month. A score is 1 plus three draws with the chance
that topic, question and level give; questions of a topic lie .5 apart, levels .3.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from statistics import mean

from practice_tui.core.bank.plans import RECOMMENDED
from practice_tui.core.bank.questions import Aspect, Bank, Level, Question, Tier, Topic
from practice_tui.core.history.attempts import Attempt
from practice_tui.core.history.facts import Tick
from practice_tui.core.history.targets import Interview
from practice_tui.core.selection.goals import Goal
from practice_tui.core.selection.learner import Knowledge, Learner, past_of
from practice_tui.core.selection.round_questions import choose_round
from practice_tui.core.selection.scheduling import cards_of
from practice_tui.core.statistics.calendar import weeks
from practice_tui.core.statistics.gaps import gaps_by_aspect, points_asked
from practice_tui.core.statistics.mastery import Sums, answers_of, fold, logit, sigmoid
from practice_tui.core.statistics.readiness import readiness
from practice_tui.core.statistics.verdicts import most_likely_weak
from practice_tui.core.values.clock import day_of
from practice_tui.sitting.day_plan import Aim, goal_on
from tests.core.samples import attempt, figures_from, question

TOPICS = [f"topic{number}" for number in range(15)]
FIRST_DAY = datetime(2026, 1, 5, 18, tzinfo=UTC)
LEVEL_STEP, QUESTIONS_APART = 0.3, 0.5
GROWTH_A_DAY = 0.01
ASPECTS = (Aspect.MECHANISM, Aspect.FORMULA, Aspect.TRADE_OFF, Aspect.NUMBER)


def bank() -> list[Question]:
    """Eight questions of each level in every topic: 360."""
    return [
        question(f"{topic}-{level}{number}", topic, level=level)
        for topic in TOPICS
        for level in Level
        for number in range(8)
    ]


@dataclass
class Person:
    """A simulated learner; `apart` and `change` are as in the module's docstring."""

    seed: int
    apart: float
    change: str = "static"
    levels: dict[str, float] = field(default_factory=dict)
    attempts: list[Attempt] = field(default_factory=list)
    last: dict[str, datetime] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        own = self.chance.gauss(0.3, 0.4)
        self.levels = {topic: own + self.chance.gauss(0, self.apart) for topic in TOPICS}
        self.offsets: dict[str, float] = {}

    def truth(self, topic: str, at: datetime, level: int = 2) -> float:
        """The credit that a question of this topic and level brings on average."""
        logits = self.levels[topic] - LEVEL_STEP * (level - 2)
        days = (at - FIRST_DAY) / timedelta(days=1)
        if self.change == "growing":
            logits += GROWTH_A_DAY * days
        if self.change == "forgetting" and topic in self.last:
            logits -= 0.7 * (1 - 2 ** (-((at - self.last[topic]) / timedelta(days=30))))
        return sigmoid(logits)

    def answer(self, asked: Question, at: datetime, score: int | None = None) -> None:
        """Answers a question with this score, or with one that the learner's level gives."""
        offset = self.offsets.setdefault(asked.id, self.chance.gauss(0, QUESTIONS_APART))
        chance = sigmoid(logit(self.truth(asked.topic, at, asked.level.number)) + offset)
        score = score or 1 + sum(self.chance.random() < chance for _ in range(3))
        heard = [self.chance.random() < chance for _ in range(4)]
        ticks = tuple(Tick(n, Tier.MUST, ASPECTS[self.chance.randrange(4)], heard[n]) for n in range(4))
        n = len(self.attempts)
        made = attempt(n, asked.topic, score, at=at, question_id=asked.id, level=asked.level, ticks=ticks)
        self.attempts.append(made._replace(id=f"{n:06}"))
        self.last[asked.topic] = at

    def knowledge(self) -> Knowledge:
        return Knowledge(past_of(self.attempts), fold(Sums(), answers_of(self.attempts)), cards_of(self.attempts))


def at_evening(day: int) -> datetime:
    return FIRST_DAY + timedelta(days=day)


def drill(person: Person, each: int, questions: Sequence[Question]) -> None:
    """`each` answers in every topic, over three weeks, topics and levels in turn."""
    wanted = [topic for topic in TOPICS for _ in range(each)]
    person.chance.shuffle(wanted)
    by_topic = {topic: [asked for asked in questions if asked.topic == topic] for topic in TOPICS}
    for n, topic in enumerate(wanted):
        person.answer(person.chance.choice(by_topic[topic]), at_evening(21 * n // len(wanted)))


def sit_recommended(person: Person, questions: Sequence[Question], days: int) -> Iterator[int]:
    """Six recommended questions a day; yields the number of each day."""
    for day in range(days):
        at = at_evening(day)
        learner = person.knowledge().on(day_of(at), TOPICS)
        for choice in choose_round(RECOMMENDED, questions, learner, day).choices:
            person.answer(choice.question, at)
        yield day


def names_by_chance(learners: int) -> None:
    """To somebody alike in all, in whom nothing changes: how often a look at a screen names something."""
    questions = bank()
    print(f"\nLooks that name something, of {learners} learners alike in all topics and aspects")
    print("answers a topic   Home, a topic   Topics, a change   Gaps, an aspect   weeks outside their range")
    for each in (6, 20, 50):
        looks = Counter[str]()
        for seed in range(learners):
            person = Person(seed, apart=0.0)
            drill(person, each, questions)
            figures = figures_from(person.attempts, at_evening(21), TOPICS)
            looks["home"] += bool(most_likely_weak(figures.mastery))
            looks["topics"] += any(row.trend for row in figures.topics)
            looks["gaps"] += any(gap.stands_out for gap in gaps_by_aspect(points_asked(person.attempts)))
            printed = weeks(person.attempts, figures.sums.spread)
            looks["weeks"] += any(not week.low <= week.mean <= week.high for week in printed)
        shares = {name: f"{looks[name] / learners:.0%}" for name in ("home", "topics", "gaps", "weeks")}
        print(
            f"{each:>15}   {shares['home']:>13}   {shares['topics']:>16}   {shares['gaps']:>15}   {shares['weeks']:>25}"
        )


def named_rightly(learners: int) -> None:
    """How often what is named as most likely weak truly lies below the learner's own average."""
    print(f"\nWhat Home names after 60 days of Recommended, {learners} learners each")
    print("topics apart   change       looks that name   named topics truly below average   repeats after 180")
    for apart in (0.0, 0.7, 1.2):
        for change in ("static", "growing", "forgetting"):
            looks = named = right = repeats = 0
            for seed in range(learners):
                person, questions = Person(seed, apart, change), bank()
                for day in sit_recommended(person, questions, 60):
                    if day == 29:
                        counts = Counter(entry.question_id for entry in person.attempts)
                        repeats += sum(count - 1 for count in counts.values())
                at = at_evening(60)
                figures = figures_from(person.attempts, at, TOPICS)
                weak = most_likely_weak(figures.mastery)
                average = mean(person.truth(topic, at) for topic in TOPICS)
                looks += bool(weak)
                named += len(weak)
                right += sum(person.truth(topic, at) < average for topic in weak)
            share = f"{right / named:.0%} of {named}" if named else "none named"
            again = repeats / learners / 180
            print(f"{apart:>12}   {change:<10}   {looks / learners:>15.0%}   {share:>32}   {again:>17.2f}")


def ranges(learners: int) -> None:
    """How often a likely range holds the truth, by the number of answers; meant: four times in five or more."""
    print(f"\nCoverage of the likely range of a topic, of {learners} learners, and its mean width in points")
    print("answers in all   " + "   ".join(f"apart {apart}" for apart in (0.0, 0.7, 1.2)))
    for count in (5, 20, 60, 200):
        cells = []
        for apart in (0.0, 0.7, 1.2):
            inside = total = 0
            width = 0.0
            for seed in range(learners):
                person, questions = Person(seed, apart), bank()
                for n in range(count):
                    person.answer(person.chance.choice(questions), at_evening(n // 6))
                at = at_evening(count // 6)
                for row in figures_from(person.attempts, at, TOPICS).topics:
                    inside += row.estimate.low <= person.truth(row.topic, at) <= row.estimate.high
                    total += 1
                    width += 100 * (row.estimate.high - row.estimate.low)
            cells.append(f"{inside / total:.2f} {width / total:>4.0f}")
        print(f"{count:>14}   " + "   ".join(cells))


def readiness_bias(learners: int) -> None:
    """Readiness at each level less the truth, after 200 answers."""
    print(f"\nReadiness less the truth after 200 answers, and how often its range holds it ({learners} learners)")
    for level in Level:
        gaps: list[float] = []
        inside = 0
        for seed in range(learners):
            person, questions = Person(seed, 0.7), bank()
            for n in range(200):
                person.answer(person.chance.choice(questions), at_evening(n // 6))
            at = at_evening(34)
            sums = fold(Sums(), answers_of(person.attempts))
            known = readiness(sums, at, dict.fromkeys(TOPICS, 1.0), level)
            truth = mean(person.truth(topic, at, level.number) for topic in TOPICS)
            if known:
                gaps.append(known.mean - truth)
                inside += known.low <= truth <= known.high
        print(f"{level.value:<13} {mean(gaps):+.3f}   {inside / learners:.2f}")


def left_on_the_eve(learners: int) -> None:
    """After 60 answers, 26 of them missed: what is left to do on the day of the interview, 19 days of plan later."""
    print(f"\nLeft on the day of the interview by Recommended each day, all solid ({learners} learners)")
    print("minutes a day   missed ones   answers short of three   most a day")
    for minutes in (None, 90, 15):
        missed = short = most = 0
        for seed in range(learners):
            person, questions = Person(seed, 0.7), bank()
            scores = person.chance.sample([1] * 26 + [3] * 34, 60)
            for n, (asked, score) in enumerate(zip(person.chance.sample(questions, 60), scores, strict=True)):
                person.answer(asked, at_evening(n // 6), score)
            first, days = 10, 19
            aim = Aim(Interview(day_of(at_evening(first + days)).name, minutes=minutes), dict.fromkeys(TOPICS, 1.0))
            for day in range(first, first + days):
                most = max(most, _sit_plan(person, questions, at_evening(day), aim))
            left = _plan_on(person, questions, at_evening(first + days), aim)[1]
            missed, short = missed + left.missed, short + left.answers
        print(f"{minutes or 'not said':>13}   {missed:>11}   {short:>22}   {most:>10}")


def _plan_on(person: Person, questions: Sequence[Question], at: datetime, aim: Aim) -> tuple[Learner, Goal]:
    """The learner on an evening, and the plan of that day."""
    day = day_of(at)
    learner = person.knowledge().on(day, TOPICS, aim.interview.day)
    known = Bank(tuple(Topic(topic, topic) for topic in TOPICS), tuple(questions))
    return learner, goal_on(day, at, person.attempts, learner.reviews, known, aim)


def _sit_plan(person: Person, questions: Sequence[Question], at: datetime, aim: Aim) -> int:
    """Everything that the day asks for, each answer solid; returns how many there were."""
    learner, plan = _plan_on(person, questions, at, aim)
    if not plan.rest:
        return 0
    choices = choose_round(RECOMMENDED, questions, replace(learner, needs=plan.rest), 0).choices
    for choice in choices:
        person.answer(choice.question, at, score=3)
    return len(choices)


def main(learners: int) -> None:
    names_by_chance(learners)
    named_rightly(max(1, learners // 10))
    ranges(max(1, learners // 4))
    readiness_bias(max(1, learners // 4))
    left_on_the_eve(30)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
