"""Attempts and questions as small as a test of the numbers needs them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from practice_tui.core.bank.plans import Pick, Plan
from practice_tui.core.bank.questions import Answer, Ask, Aspect, Kind, Level, Point, Question, Stage, Tier
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import AnyAttempt, Attempt
from practice_tui.core.history.facts import Outcome, Tick
from practice_tui.core.statistics.mastery import INTERMEDIATE, Estimate, Sums, answers_of, estimates, fold, judge
from practice_tui.core.statistics.topic_figures import Figures, summarise_answers

BEGIN = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)  # a Monday


def attempt(n: int = 1, topic: str = "a", score: int | None = 3, **fields: Any) -> Attempt:
    """The n-th attempt: on the day of BEGIN, intermediate, in half its limit of 100 seconds, unless told otherwise."""
    at = fields.pop("at", BEGIN)
    made = Attempt(
        seq=n,
        id=f"{n:06}",
        round_id="r1",
        slot=n,
        try_no=1,
        counts=True,
        question_id=f"{topic}-{n}",
        digest="d1",
        topic=topic,
        level=Level.INTERMEDIATE,
        kind=Kind.CONCEPT,
        reason="",
        outcome=Outcome.ANSWERED,
        prediction=None,
        asked_at=at,
        answered_at=at,
        day=at.date().isoformat(),
        limit_s=100.0,
        elapsed_s=100.0 * fields.pop("used", 0.5),
        paused_s=0.0,
        hints=0,
        answer="",
        score=None if score is None else Score(score),
    )
    return made._replace(**fields)


def later(days: float) -> datetime:
    return BEGIN + timedelta(days=days)


def estimates_from(
    attempts: Iterable[AnyAttempt], at: datetime, topics: Sequence[str], level: int = INTERMEDIATE
) -> dict[str, Estimate]:
    """What all these attempts at once come to."""
    return estimates(fold(Sums(), answers_of(attempts)), at, topics, level)


def figures_from(attempts: Sequence[AnyAttempt], at: datetime, topics: Sequence[str]) -> Figures:
    """The figures of `topics` as of the instant `at`."""
    return summarise_answers(attempts, *judge(Sums(), answers_of(attempts))).at(at, topics)


def tick(point: int, heard: bool, tier: Tier = Tier.MUST, aspect: Aspect = Aspect.MECHANISM) -> Tick:
    return Tick(point, tier, aspect, heard)


def question(slug: str, topic: str = "", **fields: Any) -> Question:
    """A question whose topic is what stands before the dash of its slug."""
    stage = fields.pop("stage", Stage.CORE)
    made = Question(
        id=slug,
        title=slug,
        topic=topic or slug.partition("-")[0],
        level=Level.INTERMEDIATE,
        kind=Kind.CONCEPT,
        limit=120.0,
        ask=Ask(stage, "why", "how"),
        prompt="prompt",
        rubric=(Point("point", Tier.MUST, Aspect.MECHANISM, "probe", "expect"),),
        answer=Answer("short", "full"),
    )
    return replace(made, **fields)


def plan(count: int, pick: Pick = Pick.MIXED, **fields: Any) -> Plan:
    return replace(Plan("quick", "Quick", count, pick=pick), **fields)


def questions(topics: str, each: int) -> list[Question]:
    """`each` intermediate questions of every one-letter topic: a-1, a-2, …"""
    return [question(f"{topic}-{number}") for topic in topics for number in range(1, each + 1)]
