"""Which question to ask next, and why."""

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from practice_tui.core.bank.plans import Pick, Plan
from practice_tui.core.bank.questions import Question
from practice_tui.core.selection.learner import Learner
from practice_tui.core.selection.needs import Rule
from practice_tui.core.statistics.mastery import Estimate
from practice_tui.core.statistics.verdicts import Verdict, verdict
from practice_tui.core.values.phrases import count

AIM = 0.55  # the predicted credit from which most is learnt

T = TypeVar("T")
Rank = tuple[bool, float, int, str] | tuple[str]


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with the rule that chose it, and the same for this question in words."""

    question: Question
    rule: Rule
    reason: str


def pick_next(
    plan: Plan, questions: Sequence[Question], learner: Learner, asked: Sequence[Question], seed: int
) -> Choice | None:
    """The next question of a round in which `asked` were asked, already part of the learner's past; None: none is left.

    The topic is the one of highest priority w (1 - p)(1 - 2^(-g/(T/2))), where g questions were asked since it last
    came up, of T topics. No topic comes twice in a row while there is another.
    """
    admitted = [question for question in questions if plan.admits(question)]
    done = {question.id for question in asked}
    rest = [question for question in admitted if question.id not in done]
    pool = [question for question in rest if not asked or question.topic != asked[-1].topic] or rest
    rested = [question for question in pool if learner.past.has_rested(question.id)] or pool
    topics = _by_priority(plan, {question.topic for question in admitted}, learner, seed)
    question = first_of(rested, quotas(plan, asked), topics, lambda found: _aptness(found, learner, seed))
    return None if question is None else choice_with_reason(question, learner)


def best_question(pool: Sequence[Question], question_id: str, learner: Learner, seed: int) -> Question | None:
    """The question of this id, or without one the one that a round would ask first, of those that have rested."""
    named = [question for question in pool if not question_id or question.id == question_id]
    rested = [question for question in named if learner.past.has_rested(question.id)]
    return min(rested or named, key=lambda question: _aptness(question, learner, seed), default=None)


def choice_with_reason(question: Question, learner: Learner, again: bool = False) -> Choice:
    """Says why this topic comes up now; `again`: it has in this round already."""
    since = learner.past.since_topic(question.topic)
    if again or since == 0:
        rule, waited = Rule.AGAIN, "one more question on this topic"
    elif since is None:
        rule, waited = Rule.NEW, "topic never asked"
    else:
        rule, waited = Rule.WAITED, f"not asked for {count(since, 'question')}"
    weakness = _weakness(learner.mastery.get(question.topic))
    return Choice(question, Rule.WEAK, f"{weakness}, and {waited}") if weakness else Choice(question, rule, waited)


def summary(choices: Sequence[Choice]) -> str:
    """`4 due, 2 weak and not asked for a while`: what a round is made of, in the order of the rules."""
    counts = Counter(choice.rule for choice in choices)
    return ", ".join(f"{counts[rule]} {rule}" for rule in Rule if counts[rule])


def first_of(
    pool: Sequence[Question],
    allowed: Sequence[Callable[[Question], bool]],
    topics: Sequence[str],
    rank: Callable[[Question], Rank],
) -> Question | None:
    """The best question of the first topic that has one; what a plan weighs gives way before the round ends."""
    for may in allowed:
        for topic in topics:
            if found := [question for question in pool if question.topic == topic and may(question)]:
                return min(found, key=rank)
    return None


def quotas(plan: Plan, asked: Sequence[Question]) -> list[Callable[[Question], bool]]:
    """What may still be asked by the plan's weights of levels and kinds: both, the levels alone, anything."""
    levels = {} if plan.pick is Pick.ADAPTIVE else shares(plan.levels, plan.count)
    kinds = shares(plan.kinds, plan.count)
    had_levels, had_kinds = Counter(question.level for question in asked), Counter(question.kind for question in asked)

    def has_level(question: Question) -> bool:
        return not levels or had_levels[question.level] < levels[question.level]

    def has_kind(question: Question) -> bool:
        return not kinds or had_kinds[question.kind] < kinds[question.kind]

    return [lambda question: has_level(question) and has_kind(question), has_level, lambda question: True]


def shares(weights: Mapping[T, int], count: int) -> dict[T, int]:
    """`count` split by weight: whole parts first, then one each to the largest remainders, the first named first."""
    total = sum(weights.values())
    if not total:
        return {}
    parts = {name: weight * count // total for name, weight in weights.items()}
    left = count - sum(parts.values())
    for name in sorted(weights, key=lambda name: -(weights[name] * count % total))[:left]:
        parts[name] += 1
    return parts


def shuffle_key(seed: int, name: str) -> str:
    """A place in an order that the seed shuffles, the same on any machine."""
    return hashlib.sha256(f"{seed}:{name}".encode()).hexdigest()


def _by_priority(plan: Plan, topics: set[str], learner: Learner, seed: int) -> list[str]:
    def priority(topic: str) -> float:
        since = learner.past.since_topic(topic)
        waited = 1.0 if since is None else 1 - 2 ** (-since / (len(topics) / 2))
        return round(plan.topics.get(topic, 1) * (1 - learner.mean(topic)) * waited, 9)

    return sorted(topics, key=lambda topic: (-priority(topic), shuffle_key(seed, topic)))


def _aptness(question: Question, learner: Learner, seed: int) -> Rank:
    """The unseen first, then the level nearest to the aim, then what was asked longest ago; the seed breaks ties."""
    distance = abs(learner.expected(question.topic, question.level.number) - AIM)
    since = learner.past.since_question(question.id)
    return since is not None, round(distance, 9), -(since or 0), shuffle_key(seed, question.id)


def _weakness(estimate: Estimate | None) -> str:
    return "likely weak" if estimate is not None and verdict(estimate) is Verdict.WEAK else ""
