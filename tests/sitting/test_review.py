"""A round that is over comes back for the review of what was not scored, as it stood."""

from pathlib import Path

import pytest

from practice_tui.core.bank.plans import Mode, Plan
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import RoundState
from practice_tui.core.history.facts import Ending, Outcome, Prediction
from practice_tui.core.rounds.events import (
    Begin,
    End,
    Event,
    Next,
    OpenAnswer,
    Rate,
    Retry,
    Reveal,
    Skip,
    Toggle,
    Write,
)
from practice_tui.core.rounds.rounds import Last, Phase
from practice_tui.errors import PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import begin_plan
from tests.fakes import DONE, FakeClock, make_bank, make_desk

EXAM = Plan("exam", "Fundamentals exam", 3, mode=Mode.PRESSURE, pace=0.5)
COACHED = Plan("coached", "Coached", 3)


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Desk:
    return make_desk(tmp_path, clock, make_bank(), (EXAM, COACHED))


def sit(desk: Desk, clock: FakeClock, plan: Plan, *events: Event) -> str:
    """A round with these events, each seven seconds after the one before, that then ends early; its id."""
    sitting = begin_plan(desk, plan, seed=1)
    for event in (*events, End(Ending.ENDED_EARLY)):
        clock.advance(4)
        sitting.tick()
        clock.advance(3)
        sitting.handle(event)
    return sitting.round.id


def test_it_opens_at_the_first_answer_that_waits_with_all_that_was_said(desk: Desk, clock: FakeClock) -> None:
    answers = (Write("x = 1"), DONE, Reveal(Prediction.SURE), Next(), DONE, Reveal(Prediction.GUESS), Next(), Skip())
    round_id = sit(desk, clock, EXAM, Begin(), *answers)
    attempts = desk.history.attempts(round_id=round_id)
    clock.advance(3600)

    sitting = desk.rounds.review(round_id)

    round_ = sitting.round
    assert (round_.id, round_.plan, round_.mode) == (round_id, "Fundamentals exam", Mode.PRESSURE)
    assert (round_.phase, round_.current, round_.position, round_.total) == (Phase.REVIEWING, 0, 2, 3)
    assert [(slot.question_id, slot.digest, slot.topic, slot.limit, slot.reason) for slot in round_.slots] == [
        (attempt.question_id, attempt.digest, attempt.topic, 60.0, "topic not asked before") for attempt in attempts
    ]
    first, second, third = round_.results
    assert (first.trial_id, first.slot, first.try_no) == (attempts[0].id, 0, 1)
    assert (first.notes, first.prediction, first.elapsed, first.limit) == ("x = 1", Prediction.SURE, 14.0, 60.0)
    assert (second.notes, second.prediction, second.elapsed) == ("", Prediction.GUESS, 7.0)
    assert (third.outcome, third.slot) == (Outcome.SKIPPED, 2)
    assert {result.score for result in round_.results} == {None}


def test_each_is_scored_in_turn_and_the_time_of_its_review_is_its_own(desk: Desk, clock: FakeClock) -> None:
    round_id = sit(desk, clock, EXAM, Begin(), DONE, Reveal(), Next(), DONE, Reveal())
    sitting = desk.rounds.review(round_id)
    clock.advance(20)
    sitting.handle(Toggle(0))
    sitting.handle(Rate(Score.SHAKY))
    assert sitting.round.last is Last.RATED
    sitting.handle(Next())
    clock.advance(5)
    sitting.handle(Rate(Score.STRONG))
    sitting.handle(Next())

    assert sitting.round.phase is Phase.FINISHED
    assert [attempt.score for attempt in desk.history.attempts(round_id=round_id)] == [Score.SHAKY, Score.STRONG]
    assert [rating["review_s"] for rating in desk.history.tables()["ratings"]] == [20.0, 5.0]
    assert desk.rounds.record(round_id).state is RoundState.FINISHED


@pytest.mark.parametrize(("read", "opened"), [((), False), ((OpenAnswer(),), True)])
def test_a_score_is_stored_with_whether_the_answer_had_been_opened(
    desk: Desk, clock: FakeClock, read: tuple[Event, ...], opened: bool
) -> None:
    round_id = sit(desk, clock, COACHED, Begin(), DONE, Reveal(), *read, Rate(Score.SOLID))
    (attempt,) = desk.history.attempts(round_id=round_id, with_ticks=True)
    assert attempt.opened is opened


def test_what_is_scored_already_stands_and_a_retry_is_no_slot(desk: Desk, clock: FakeClock) -> None:
    scored: tuple[Event, ...] = (Begin(), DONE, Reveal(), *(Toggle(point) for point in range(4)), Rate(Score.SOLID))
    round_id = sit(desk, clock, COACHED, *scored, Retry(), DONE, Reveal(), Rate(Score.STRONG), Next(), DONE, Reveal())

    round_ = desk.rounds.review(round_id).round

    assert (len(round_.slots), round_.total, round_.position, round_.current) == (2, 2, 1, 2)
    assert [(result.slot, result.try_no) for result in round_.results] == [(0, 1), (0, 2), (1, 1)]
    assert [result.score for result in round_.results] == [Score.SOLID, Score.STRONG, None]
    assert round_.results[0].first_score is Score.SOLID
    assert round_.results[0].suggested is Score.SOLID
    assert round_.results[1].suggested is Score.MISSED


def test_a_round_that_is_scored_is_refused_in_words(desk: Desk, clock: FakeClock) -> None:
    round_id = sit(desk, clock, COACHED, Begin(), DONE, Reveal(), Rate(Score.SOLID))
    with pytest.raises(PracticeError) as refused:
        desk.rounds.review(round_id)
    assert refused.value.message == "every answer of this round is scored"
    assert refused.value.hint == "open it from History to amend a score"
