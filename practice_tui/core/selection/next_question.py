"""Chooses the next question of a round, and says why."""

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from practice_tui.core.bank.plans import Pick, Plan
from practice_tui.core.bank.questions import Question, Stage
from practice_tui.core.selection.adapting import USUAL, Aim
from practice_tui.core.selection.learner import Learner
from practice_tui.core.selection.needs import Rule
from practice_tui.core.statistics.mastery import Estimate
from practice_tui.core.statistics.verdicts import Verdict, verdict
from practice_tui.core.values.phrases import count

T = TypeVar("T")
Rank = tuple[bool, float, int, str] | tuple[str]


@dataclass(frozen=True, slots=True)
class Choice:
    """A question, the rule that chose it, and the reason in words."""

    question: Question
    rule: Rule
    reason: str


def pick_next(
    plan: Plan,
    questions: Sequence[Question],
    learner: Learner,
    earlier: Sequence[Question],
    seed: int,
    aim: Aim = USUAL,
) -> Choice | None:
    """The next question of a round, of the level nearest to `aim`; None if no question is left.

    `earlier` are the questions of the round so far, which the learner's past already holds. The topic is the one of the
    highest priority w (1 - p)(1 - 2^(-g/(T/2))): w is its weight, p its mean, g the number of questions since it was
    last asked, T the number of topics. No topic comes twice in a row while there is another.
    """
    admitted = [question for question in questions if plan.admits(question)]
    asked_ids = {question.id for question in earlier}
    rest = [question for question in admitted if question.id not in asked_ids]
    pool = [question for question in rest if not earlier or question.topic != earlier[-1].topic] or rest
    rested = [question for question in pool if learner.past.has_rested(question.id)] or pool
    topics = _by_priority(plan, {question.topic for question in admitted}, learner, seed)
    question = first_of(rested, quotas(plan, earlier), topics, lambda candidate: _rank(candidate, learner, seed, aim))
    if question is None:
        return None
    choice = choice_with_reason(question, learner)
    return replace(choice, reason=f"{choice.reason}; {aim.why}") if aim.why else choice


def best_question(pool: Sequence[Question], question_id: str, learner: Learner, seed: int) -> Question | None:
    """The question of `pool` with this id, or for an empty id the one that a round asks first; None without any."""
    named = [question for question in pool if not question_id or question.id == question_id]
    rested = [question for question in named if learner.past.has_rested(question.id)]
    return min(rested or named, key=lambda question: _rank(question, learner, seed), default=None)


def choice_with_reason(question: Question, learner: Learner, again: bool = False) -> Choice:
    """A choice with the reason why the topic comes up; `again` says that it did in this round before."""
    since = learner.past.since_topic(question.topic)
    if again or since == 0:
        rule, waited = Rule.AGAIN, "one more question on this topic"
    elif since is None:
        rule, waited = Rule.NEW, "topic not asked before"
    else:
        rule, waited = Rule.WAITED, f"topic last asked {count(since, 'question')} ago"
    if weakness := _weakness(learner.mastery.get(question.topic)):
        return Choice(question, Rule.WEAK, f"topic {weakness}, and {waited.removeprefix('topic ')}")
    return Choice(question, rule, waited)


def summary(choices: Sequence[Choice]) -> str:
    """`4 due again, 2 weak and not asked for a while`: the choices of a round counted by rule."""
    counts = Counter(choice.rule for choice in choices)
    return ", ".join(f"{counts[rule]} {rule}" for rule in Rule if counts[rule])


def first_of(
    pool: Sequence[Question],
    allowed: Sequence[Callable[[Question], bool]],
    topics: Sequence[str],
    rank: Callable[[Question], Rank],
) -> Question | None:
    """The best question of the first topic that has one. It tries the conditions of `allowed` in turn."""
    for may in allowed:
        for topic in topics:
            candidates = [question for question in pool if question.topic == topic and may(question)]
            if candidates:
                return min(candidates, key=rank)
    return None


def quotas(plan: Plan, earlier: Sequence[Question]) -> list[Callable[[Question], bool]]:
    """Conditions on the next question, each weaker: in the plan's stage, levels and kinds, without kinds, and so on."""
    levels = {} if plan.pick is Pick.ADAPTIVE else shares(plan.levels, plan.count)
    kinds = shares(plan.kinds, plan.count)
    had_levels, had_kinds = (
        Counter(question.level for question in earlier),
        Counter(question.kind for question in earlier),
    )

    stage = _stage_of_next(plan, earlier)

    def has_stage(question: Question) -> bool:
        return stage in (None, question.ask.stage)

    def has_level(question: Question) -> bool:
        return not levels or had_levels[question.level] < levels[question.level]

    def has_kind(question: Question) -> bool:
        return not kinds or had_kinds[question.kind] < kinds[question.kind]

    rules = [lambda question: has_level(question) and has_kind(question), has_level, lambda question: True]
    if stage is None:
        return rules
    return [*(lambda question, rule=rule: has_stage(question) and rule(question) for rule in rules), *rules]


def _stage_of_next(plan: Plan, earlier: Sequence[Question]) -> Stage | None:
    """The first stage that has not had its share of the plan's questions; None where the plan leaves stages open."""
    had = Counter(question.ask.stage for question in earlier)
    parts = shares(plan.stages or {}, plan.count)
    return next((stage for stage in Stage if had[stage] < parts.get(stage, 0)), None)


def shares(weights: Mapping[T, int], count: int) -> dict[T, int]:
    """Splits `count` by weight: whole parts first, then one each to the largest remainders, the first on a tie."""
    total = sum(weights.values())
    if not total:
        return {}
    parts = {name: weight * count // total for name, weight in weights.items()}
    left = count - sum(parts.values())
    for name in sorted(weights, key=lambda name: -(weights[name] * count % total))[:left]:
        parts[name] += 1
    return parts


def shuffle_key(seed: int, name: str) -> str:
    """A sort key by which the seed shuffles names, the same on any machine."""
    return hashlib.sha256(f"{seed}:{name}".encode()).hexdigest()


def _by_priority(plan: Plan, topics: set[str], learner: Learner, seed: int) -> list[str]:
    def priority(topic: str) -> float:
        since = learner.past.since_topic(topic)
        waited = 1.0 if since is None else 1 - 2 ** (-since / (len(topics) / 2))
        return round(plan.topics.get(topic, 1) * (1 - learner.mean(topic)) * waited, 9)

    return sorted(topics, key=lambda topic: (-priority(topic), shuffle_key(seed, topic)))


def _rank(question: Question, learner: Learner, seed: int, aim: Aim = USUAL) -> Rank:
    """Sorts unseen questions first, then the level nearest to the aim, then the longest ago; the seed breaks ties."""
    distance = abs(learner.expected(question.topic, question.level.number) - aim.credit)
    since = learner.past.since_question(question.id)
    return since is not None, round(distance, 9), -(since or 0), shuffle_key(seed, question.id)


def _weakness(estimate: Estimate | None) -> str:
    return "likely weak" if estimate is not None and verdict(estimate) is Verdict.WEAK else ""
