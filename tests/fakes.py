"""A clock that moves when told to, a ticker that ticks with it, and builders of small values."""

import asyncio
import inspect
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from practice_tui.bank.loaded_bank import LoadedBank
from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import (
    Answer,
    Ask,
    Aspect,
    Bank,
    FollowUp,
    Kind,
    Level,
    Mistake,
    Point,
    Question,
    Stage,
    Tier,
    Topic,
)
from practice_tui.core.history.facts import Outcome, Prediction, Trial
from practice_tui.core.rounds.events import Done, Event, Reveal
from practice_tui.core.values.clock import Moments, civil_day
from practice_tui.core.views.screens import RoundView
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.holders import Identity
from practice_tui.sitting.sitting import Sitting
from practice_tui.store.opening import open_history

START = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)


@dataclass
class FakeClock:
    """All three readings, moved by hand; `sleep` is the machine's, which only boottime counts."""

    wall: datetime = START
    awake: float = 1000.0
    asleep: float = 0.0

    def now(self) -> datetime:
        return self.wall

    def monotonic(self) -> float:
        return self.awake

    def boottime(self) -> float:
        return self.awake + self.asleep

    def advance(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.awake += seconds

    def sleep(self, seconds: float) -> None:
        """The machine is suspended."""
        self.wall += timedelta(seconds=seconds)
        self.asleep += seconds


@dataclass
class FakeTicker:
    """Ticks once a second while `pass_time` moves its clock."""

    clock: FakeClock
    callbacks: list[Callable[[], object]] = field(default_factory=list)

    def every(self, seconds: float, callback: Callable[[], object]) -> None:
        self.callbacks.append(callback)

    async def pass_time(self, seconds: float) -> None:
        """Whole seconds one by one with a tick after each, then what is left."""
        for _ in range(int(seconds)):
            self.clock.advance(1)
            await self.tick()
        self.clock.advance(seconds - int(seconds))

    async def tick(self) -> None:
        for callback in self.callbacks:
            outcome = callback()
            if inspect.isawaitable(outcome):
                await outcome
        await asyncio.sleep(0)


@dataclass
class Chance:
    """Bits that count up: the same ids in each run of a test."""

    last: int = 0

    def __call__(self) -> int:
        self.last += 1
        return self.last


def make_moments(clock: FakeClock) -> Moments:
    return Moments(clock, Chance())


def make_point(text: str, tier: Tier = Tier.MUST, aspect: Aspect = Aspect.MECHANISM) -> Point:
    return Point(text, tier, aspect, probe=f"What of: {text}?", expect=f"That {text}")


def make_question(question_id: str = "dropout", **changes: Any) -> Question:
    """Four musts and two bonuses, two hints, one follow-up."""
    fields: dict[str, Any] = {
        "id": question_id,
        "title": question_id.replace("-", " ").capitalize(),
        "topic": "regularization",
        "level": Level.INTERMEDIATE,
        "kind": Kind.CONCEPT,
        "limit": 120.0,
        "ask": Ask(Stage.CORE, "Separates name and mechanism", "Ask for both modes"),
        "prompt": f"What does {question_id} do, and when does it fail?",
        "rubric": (
            *(make_point(f"{question_id} must {number}") for number in range(1, 5)),
            *(make_point(f"{question_id} bonus {number}", Tier.BONUS, Aspect.EVIDENCE) for number in range(1, 3)),
        ),
        "answer": Answer(f"{question_id} in short.", f"{question_id} in full.", f"{question_id} in depth."),
        "hints": ("Think of the mean.", "Think of the scale."),
        "mistakes": (Mistake(f"{question_id} doubles the cost", "It depends"),),
        "follow_ups": (FollowUp(f"And deeper, on {question_id}?", "The inverse scale"),),
        "tags": ("regularisation",),
        "refs": ("Srivastava et al. 2014",),
    }
    return Question(**(fields | changes))


TOPICS = (
    Topic("regularization", "Regularisation and generalisation"),
    Topic("optimization", "Optimisation and hyperparameters"),
    Topic("transformers", "Attention and transformers"),
)


def make_trial(question: Question, trial_id: str, round_id: str, at: datetime, **changes: Any) -> Trial:
    """The question answered in half of its time, surely, at the first try, and without a hint."""
    trial = Trial(
        id=trial_id,
        round_id=round_id,
        slot=0,
        try_no=1,
        counts=True,
        question_id=question.id,
        digest=question.digest,
        topic=question.topic,
        level=question.level,
        kind=question.kind,
        reason="drawn",
        outcome=Outcome.ANSWERED,
        prediction=Prediction.SURE,
        asked_at=at,
        answered_at=at,
        day=civil_day(at),
        zone="+0000",
        limit_s=question.limit,
        elapsed_s=question.limit / 2,
    )
    return replace(trial, **changes)


def make_bank(count: int = 9) -> Bank:
    """`count` questions that take turns over three topics and three levels."""
    levels = list(Level)
    questions = tuple(
        make_question(
            f"question-{number}",
            topic=TOPICS[number % 3].slug,
            level=levels[number // 3 % 3],
            related=(f"question-{(number + 1) % count}",),
        )
        for number in range(count)
    )
    return Bank(TOPICS, questions, digest="0123456789abcdef")


PLANS = (
    Plan("quick", "Quick", 3, about="Three short ones"),
    Plan("on-site", "On-site", 4, about="As in the room", follow_ups=True),
)


def make_desk(
    folder: Path,
    clock: FakeClock,
    bank: Bank | None = None,
    plans: tuple[Plan, ...] = PLANS,
    holder: str = "1@here",
    problems: tuple[Any, ...] = (),
) -> Desk:
    """A desk over a real file in `folder`."""
    loaded = LoadedBank(bank or make_bank(), plans, (), problems)
    history = open_history(folder / "history.db")
    return Desk(history, loaded, make_moments(clock), Identity("practice test", holder))


ANSWER = (Done(), Reveal())
DONE = Done(is_word=True)  # at once, as no key can be


def sit(desk: Desk, sitting: Sitting, *events: Event) -> RoundView:
    """Each event two seconds after the one before, as nothing can be done with sooner."""
    clock = desk.moments.clock
    assert isinstance(clock, FakeClock)
    for event in events:
        clock.advance(2.0)
        sitting.handle(event)
    return sitting.view()
