"""Chooses the questions of a whole round, their order, and why each is asked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from practice_tui.core.bank.plans import MOST_QUESTIONS, Pick, Plan
from practice_tui.core.bank.questions import Question
from practice_tui.core.bank.scoring import Score
from practice_tui.core.selection.learner import Learner
from practice_tui.core.selection.needs import Need, Rule
from practice_tui.core.selection.next_question import (
    Choice,
    best_question,
    choice_with_reason,
    first_of,
    pick_next,
    quotas,
    shares,
    shuffle_key,
)
from practice_tui.core.selection.question_order import in_order
from practice_tui.core.selection.reviews import Review
from practice_tui.core.statistics.verdicts import most_likely_weak, strongest

DUE_SHARE = 5  # a mixed round makes room for one review in so many questions
_NEEDED = {
    Rule.MISSED: "missed the last time",
    Rule.SHORT: "its topic has fewer than three answers",
    Rule.DUE: "due again",
    Rule.WEAKEST: "one of the weakest topics",
}


class _Standing(IntEnum):
    """How well a question went, or its topic; what is to be asked first comes first."""

    OF_STRONG_TOPIC = 0
    STRONG = 1
    SOLID = 2
    NEW = 3
    POOR = 4


_WENT_BEST = {
    _Standing.OF_STRONG_TOPIC: "a topic that went well",
    _Standing.STRONG: "strong the last time",
    _Standing.SOLID: "solid the last time",
    _Standing.NEW: "never scored, and nothing that went well is left",
    _Standing.POOR: "nothing that went better is left",
}


@dataclass(frozen=True, slots=True)
class Selection:
    """A round's questions in the order of asking; `note` says in what it falls short of its plan."""

    choices: tuple[Choice, ...] = ()
    note: str = ""


def choose_round(plan: Plan, questions: Sequence[Question], learner: Learner, seed: int) -> Selection:
    """The questions of a round of `plan`; the same arguments give the same round.

    An adaptive plan gets the list that would come up without any further score. A seeded plan ignores the learner.
    Where there are too few questions, the round is shorter and its note says so. A plan that promises minutes gets as
    many as fit into them, at least one.
    """
    choose = _choose if plan.minutes is None else _fitted
    return choose(plan, questions, learner, seed)


def _fitted(plan: Plan, questions: Sequence[Question], learner: Learner, seed: int) -> Selection:
    """As many as fit into the promised minutes; each number is chosen anew, so that it keeps its shares."""
    admitted = [question for question in questions if plan.admits(question)]
    promised, each = 60.0 * (plan.minutes or 0), plan.seconds_for(admitted) / max(1, len(admitted))
    number = max(1, min(plan.count, int(promised / each))) if each else 1
    fitting = _choose(replace(plan, count=number), admitted, learner, seed)
    while len(fitting.choices) > 1 and (seconds := _seconds(plan, fitting)) > promised:
        number = max(1, min(len(fitting.choices) - 1, int(len(fitting.choices) * promised / seconds)))
        fitting = _choose(replace(plan, count=number), admitted, learner, seed)
    while len(fitting.choices) == number < plan.count:
        left, chosen = promised - _seconds(plan, fitting), {choice.question.id for choice in fitting.choices}
        short = [question for question in admitted if question.id in chosen or plan.seconds_for([question]) <= left]
        longer = _choose(replace(plan, count=number + 1), short, learner, seed)
        if len(longer.choices) == number or _seconds(plan, longer) > promised:
            break
        fitting, number = longer, len(longer.choices)
    return Selection(fitting.choices, _note_of_fitted(plan, fitting, is_full=len(fitting.choices) == number))


def _seconds(plan: Plan, selection: Selection) -> float:
    return plan.seconds_for(choice.question for choice in selection.choices)


def _note_of_fitted(plan: Plan, fitting: Selection, *, is_full: bool) -> str:
    """Says why there are fewer questions than the plan's count, which may be to ask as many as fit."""
    number = len(fitting.choices)
    if not number or number == plan.count or plan.count == MOST_QUESTIONS:
        return "" if number else fitting.note
    why = f"no more fit into {plan.minutes} minutes" if is_full else "no more match"
    return f"only {number} of {plan.count} questions: {why}"


def _choose(plan: Plan, questions: Sequence[Question], learner: Learner, seed: int) -> Selection:
    pool = [question for question in questions if plan.admits(question)]
    match plan.pick:
        case Pick.SEEDED:
            return _selection(plan, _rising(_drawn(plan, pool, seed)), "match")
        case Pick.ADAPTIVE:
            return _selection(plan, _picked(plan, pool, learner, seed, []), "match")
        case Pick.DUE:
            return _selection(plan, _rising(_due(plan, pool, learner.reviews)), "are due")
        case Pick.WEAK:
            topics = most_likely_weak(learner.mastery)
            weak = [question for question in pool if question.topic in topics]
            return _selection(plan, _rising(_picked(plan, weak, learner, seed, [])), "are of a weak topic")
        case Pick.STRONG:
            return _selection(plan, _rising(_strong(plan, pool, learner, seed)), "match")
        case Pick.TONIGHT:
            return _selection(plan, _tonight(plan, pool, learner), "were missed today")
        case Pick.GOAL if needed := choose_needs(learner.needs, pool, learner, seed).choices:
            return Selection(needed)
        case Pick.MIXED | Pick.GOAL:
            pool = _without_new_topics(pool, learner) if plan.pick is Pick.GOAL else pool
            fading = _fading(plan, pool, learner)
            return _selection(plan, _rising(_picked(plan, pool, learner, seed, fading)), "match")


def choose_needs(needs: Sequence[Need], questions: Sequence[Question], learner: Learner, seed: int) -> Selection:
    """A round of the needs before an interview: for each its own question, or one of its topic.

    It asks them in the order of their rules, missed ones first, and rises within each.
    """
    chosen: dict[str, Choice] = {}
    for need in needs:
        pool = [question for question in questions if question.topic == need.topic and question.id not in chosen]
        if question := best_question(pool, need.question_id, learner, seed):
            chosen[question.id] = Choice(question, need.why, _NEEDED[need.why])
    by_rule = ([choice for choice in chosen.values() if choice.rule is rule] for rule in Rule)
    return Selection(tuple(choice for choices in by_rule for choice in _rising(choices)))


def _without_new_topics(pool: list[Question], learner: Learner) -> list[Question]:
    """The questions of topics that were asked before, where no topic is begun any more and any was asked; else all."""
    begun = [question for question in pool if question.topic in learner.past.topics]
    return begun if begun and not learner.begins_topics else pool


def _picked(plan: Plan, pool: Sequence[Question], learner: Learner, seed: int, first: Sequence[Choice]) -> list[Choice]:
    """Picks questions after `first` until the plan's count is reached, each as if those before had just been asked."""
    chosen = list(first)
    while len(chosen) < plan.count:
        earlier = [choice.question for choice in chosen]
        past = learner.past.followed_by((question.id, question.topic) for question in earlier)
        choice = pick_next(plan, pool, replace(learner, past=past), earlier, seed)
        if choice is None:
            break
        again = choice.question.topic in {question.topic for question in earlier}
        chosen.append(choice_with_reason(choice.question, learner, again))
    return chosen


def _strong(plan: Plan, pool: Sequence[Question], learner: Learner, seed: int) -> list[Choice]:
    """Questions of the topics that went best, then those that were scored best, then any.

    One of each topic comes before a second one, and those asked longest ago come first. One that was scored 1 or 2 the
    last time comes after all others.
    """
    topics = strongest(learner.mastery)
    turns = Counter[str]()
    placed: list[tuple[_Standing, int, Question]] = []
    for question in sorted(pool, key=lambda question: _rank_of_known(question, learner, seed)):
        standing = _standing(question, topics, learner)
        placed.append((standing, turns[question.topic], question))
        turns[question.topic] += standing is not _Standing.POOR
    placed.sort(key=lambda place: place[:2])
    return [Choice(question, Rule.DRAWN, _WENT_BEST[standing]) for standing, _, question in placed[: plan.count]]


def _standing(question: Question, topics: Sequence[str], learner: Learner) -> _Standing:
    score = learner.last_scores.get(question.id)
    if score in (Score.MISSED, Score.SHAKY):
        return _Standing.POOR
    if question.topic in topics:
        return _Standing.OF_STRONG_TOPIC
    if score is None:
        return _Standing.NEW
    return _Standing.STRONG if score is Score.STRONG else _Standing.SOLID


def _tonight(plan: Plan, pool: Sequence[Question], learner: Learner) -> list[Choice]:
    by_id = {question.id: question for question in pool}
    missed = [by_id[question_id] for question_id in learner.missed_today if question_id in by_id]
    return [Choice(question, Rule.MISSED, "missed today") for question in missed[: plan.count]]


def _rank_of_known(question: Question, learner: Learner, seed: int) -> tuple[bool, int, str]:
    since = learner.past.since_question(question.id)
    return since is None, -(since or 0), shuffle_key(seed, question.id)


def _fading(plan: Plan, pool: Sequence[Question], learner: Learner) -> list[Choice]:
    """The reviews that a mixed round makes room for, of the weakest topics first."""
    by_id = {question.id: question for question in pool}
    fading = [
        (by_id[review.question_id], review)
        for review in learner.reviews
        if review.is_fading and review.question_id in by_id and learner.past.has_rested(review.question_id)
    ]
    fading.sort(key=lambda pair: (learner.mean(pair[0].topic), pair[1].retrievability, pair[0].id))
    return [_due_choice(question, review) for question, review in fading[: plan.count // DUE_SHARE]]


def _due(plan: Plan, pool: Sequence[Question], reviews: Sequence[Review]) -> list[Choice]:
    by_id = {question.id: question for question in pool}
    due = [_due_choice(by_id[review.question_id], review) for review in reviews if review.question_id in by_id]
    return due[: plan.count]


def _drawn(plan: Plan, pool: Sequence[Question], seed: int) -> list[Choice]:
    """Questions drawn by the seed alone, by the plan's weights of topics, in a shuffled order."""
    topics = sorted({question.topic for question in pool}, key=lambda topic: shuffle_key(seed, topic))
    quota = shares({topic: plan.topics.get(topic, 1) for topic in topics}, plan.count)
    chosen: list[Question] = []
    while len(chosen) < plan.count:
        taken = {question.id for question in chosen}
        rest = [question for question in pool if question.id not in taken]
        asked_of = Counter(question.topic for question in chosen)
        rank = sorted(topics, key=lambda topic: asked_of[topic] - quota.get(topic, 0))
        question = first_of(rest, quotas(plan, chosen), rank, lambda candidate: (shuffle_key(seed, candidate.id),))
        if question is None:
            break
        chosen.append(question)
    return [Choice(question, Rule.DRAWN, "drawn by the round's code") for question in chosen]


def _rising(choices: Sequence[Choice]) -> list[Choice]:
    by_id = {choice.question.id: choice for choice in choices}
    return [by_id[question.id] for question in in_order([choice.question for choice in choices])]


def _selection(plan: Plan, choices: Sequence[Choice], which: str) -> Selection:
    if len(choices) == plan.count:
        return Selection(tuple(choices))
    note = f"only {len(choices)} of {plan.count} questions: no more {which}"
    return Selection(tuple(choices), note if choices else f"no questions {which}")


def _due_choice(question: Question, review: Review) -> Choice:
    return Choice(question, Rule.DUE, f"due: {review.score.name.lower()} the last time")
