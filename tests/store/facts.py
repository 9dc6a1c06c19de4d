"""Facts for the store's tests, in which an id says its place in the order."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from practice_tui.core.bank.plans import Mode
from practice_tui.core.bank.questions import Aspect, Kind, Level, Tier
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import (
    Draft,
    Ending,
    Fact,
    FollowUpReply,
    Heard,
    Outcome,
    Prediction,
    Rating,
    Remark,
    RemarkKind,
    RoundEnd,
    RoundStart,
    Setting,
    Source,
    Text,
    Tick,
    Trial,
)

NOON = datetime(2026, 3, 1, 12, 0, 0, 250000, tzinfo=UTC)


def key(number: int) -> str:
    """An id in the order of numbers, older than any that a test's clock makes."""
    return f"01950000-0000-7000-8000-{number:012x}"


def text(digest: str = "d1") -> Text:
    return Text(digest, "relu", "bundled", '{"id":"relu"}')


def start(number: int = 1) -> RoundStart:
    spec: dict[str, Any] = {"count": 5, "topics": {"optimisation": 2}, "title": "Überblick"}
    return RoundStart(key(number), NOON, "2026-03-01", "+0100", "quick", Mode.COACHED, spec, "b1", "laptop", "1.0")


def end(number: int, ending: Ending, of: int = 1) -> RoundEnd:
    return RoundEnd(key(number), key(of), NOON, ending)


def trial(number: int, of: int = 1, **changes: Any) -> Trial:
    made = Trial(
        id=key(number),
        round_id=key(of),
        slot=number,
        try_no=1,
        counts=True,
        question_id="relu",
        digest="d1",
        topic="optimisation",
        level=Level.BASIC,
        kind=Kind.CONCEPT,
        reason="never asked",
        outcome=Outcome.ANSWERED,
        prediction=Prediction.SURE,
        asked_at=NOON,
        answered_at=NOON + timedelta(seconds=90),
        day="2026-03-01",
        zone="+0100",
        limit_s=120.0,
        elapsed_s=90.5,
        paused_s=3.0,
        hints=1,
        answer="max(0, x)",
    )
    return replace(made, **changes)


def rating(number: int, of: int, score: Score | None, **changes: Any) -> Rating:
    return replace(Rating(key(number), key(of), NOON, score, Score.SHAKY), **changes)


def ticks(*heard: bool) -> tuple[Tick, ...]:
    return tuple(Tick(point, Tier.MUST, Aspect.MECHANISM, said) for point, said in enumerate(heard))


def reply(number: int, of: int) -> FollowUpReply:
    return FollowUpReply(key(number), key(of), NOON, Source.PROBE, "Why?", 2, 20.0, Heard.PARTLY)


def remark(number: int, kind: RemarkKind = RemarkKind.NOTE, question_id: str = "relu") -> Remark:
    return Remark(key(number), question_id, None, NOON, kind, "see [/b] x[i][j]")


def setting(number: int, value: str, name: str = "theme") -> Setting:
    return Setting(key(number), NOON, name, value)


def draft(state: str = "{}", of: int = 1) -> Draft:
    return Draft(key(of), "4711", NOON, state)


def one_of_each() -> list[Fact]:
    """A round with one attempt and everything that can hang on it, in an order that the store accepts."""
    return [
        text(),
        start(),
        trial(2),
        rating(3, of=2, score=Score.SOLID, ticks=ticks(True, False)),
        reply(4, of=2),
        remark(5),
        setting(6, "dark"),
        end(7, Ending.FINISHED),
    ]
