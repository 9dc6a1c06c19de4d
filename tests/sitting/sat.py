"""Rounds as facts, for the tests of what is read of them: who sat them and how doesn't matter there."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from practice_tui.core.bank.plans import Mode, Plan
from practice_tui.core.bank.questions import Question
from practice_tui.core.bank.scoring import Score, suggest_score
from practice_tui.core.history.facts import (
    Ending,
    Fact,
    Outcome,
    Rating,
    RoundEnd,
    RoundStart,
    ticks_of_review,
)
from practice_tui.core.values import records
from practice_tui.sitting.sitting import text_of
from tests.fakes import START, make_trial
from tests.store.facts import key

PLAN = Plan("quick", "Quick", 3, follow_ups=True)


def begun(number: int, plan: Plan = PLAN, **changes: Any) -> RoundStart:
    spec = {"plan": records.to_data(plan)}
    at = START - timedelta(days=1)
    day = at.date().isoformat()
    start = RoundStart(key(number), at, day, "+0000", plan.id, Mode.COACHED, spec, "b1", "here", "test")
    return replace(start, **changes)


def ended(number: int, of: int, ending: Ending = Ending.FINISHED) -> RoundEnd:
    return RoundEnd(key(number), key(of), START - timedelta(days=1), ending)


def answered(number: int, of: int, question: Question, slot: int = 0, **changes: Any) -> list[Fact]:
    """An answer without a score, and the text that it answers."""
    at = START - timedelta(days=1)
    trial = make_trial(question, key(number), key(of), at, slot=slot, answer="notes")
    return [text_of(question), replace(trial, **changes)]


def scored(number: int, of: int, question: Question, score: Score, heard: Iterable[int] = (), **changes: Any) -> Rating:
    """A rating of the attempt of that number."""
    ticked = frozenset(heard)
    suggested = suggest_score(question.rubric, ticked)
    ticks = ticks_of_review(question.rubric, ticked)
    rating = Rating(key(number), key(of), START - timedelta(days=1), score, suggested, ticks=ticks)
    return replace(rating, **changes)


def skipped(number: int, of: int, question: Question, slot: int = 0) -> list[Fact]:
    return answered(number, of, question, slot, outcome=Outcome.SKIPPED, prediction=None)


def retried(number: int, of: int, question: Question, slot: int = 0) -> list[Fact]:
    return answered(number, of, question, slot, try_no=2, counts=False)
