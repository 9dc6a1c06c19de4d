"""A round that promises minutes keeps to them, however slow one is, and says what it leaves out."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from practice_tui.core.bank.plans import MOST_QUESTIONS, Mode, Pick, Plan
from practice_tui.core.bank.questions import Bank
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Heard
from practice_tui.core.rounds.events import Begin, Done, Next, Rate, Reply, Reveal, Toggle
from practice_tui.core.rounds.rounds import Phase
from practice_tui.core.views.wording import onward_reason
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import begin_plan
from practice_tui.sitting.resume import resume_newest
from practice_tui.sitting.sitting import Sitting
from tests.fakes import TOPICS, FakeClock, make_bank, make_desk

BANK = Bank(
    TOPICS,
    tuple(replace(each, limit=90.0 + 30 * (n % 4)) for n, each in enumerate(make_bank(60).questions)),
    digest="0" * 16,
)
TICK = 2.0  # seconds; a longer gap would be taken for a process that was stopped
MOST_STEPS = 500
PROMISED = Plan("timed", "Timed", MOST_QUESTIONS, minutes=30, follow_ups=True, pick=Pick.ADAPTIVE)


def spend(sitting: Sitting, clock: FakeClock, seconds: float) -> None:
    for _ in range(int(seconds // TICK)):
        clock.advance(TICK)
        sitting.tick()
    clock.advance(seconds % TICK)


def sat_at(desk: Desk, sitting: Sitting, pace: float, scores: Sequence[int] = (1, 4, 2, 3)) -> list[str]:
    """Sits a round in `pace` times each limit, and returns what was said between its questions."""
    clock, said = desk.moments.clock, []
    assert isinstance(clock, FakeClock)
    sitting.handle(Begin())
    for _ in range(MOST_STEPS):
        round_ = sitting.round
        match round_.phase:
            case Phase.ANSWERING:
                spend(sitting, clock, pace * round_.slot.limit)
                sitting.handle(Done())
            case Phase.PREDICTING:
                sitting.handle(Reveal())
            case Phase.REVIEWING:
                spend(sitting, clock, 40)
                score = scores[len(round_.results) % len(scores)]
                for point in range(score + 1):
                    sitting.handle(Toggle(point))
                sitting.handle(Rate(Score(score)))
            case Phase.BETWEEN:
                said.append(onward_reason(sitting.view()))
                sitting.handle(Next())
            case Phase.FOLLOW_UP if round_.replied:
                sitting.handle(Reply(Heard.YES))
            case Phase.FOLLOW_UP:
                spend(sitting, clock, pace * 45)
                sitting.handle(Done())
            case Phase.CLOSING:
                spend(sitting, clock, 60)
                sitting.handle(Done())
            case Phase.FINISHED:
                return said
    raise AssertionError("the round doesn't end")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path, FakeClock(), BANK, (PROMISED,))


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("pace", [1.0, 2.0])
def test_the_promise_is_kept_within_a_tenth_and_what_is_left_out_is_said(desk: Desk, mode: Mode, pace: float) -> None:
    sitting = begin_plan(desk, replace(PROMISED, mode=mode), 3)
    planned = sitting.round.total
    said = sat_at(desk, sitting, pace)
    assert abs(sitting.round.answered_for - 30 * 60) <= 3 * 60
    left_out = planned - sitting.round.total
    if left_out:
        assert any("To keep to the promised 30 min, " in line for line in said)
    assert len({slot.question_id for slot in sitting.round.slots}) == sitting.round.total == len(sitting.round.slots)
    assert left_out <= 2 or pace > 1.0
    if pace == 2.0:
        assert left_out >= planned // 3


@pytest.mark.parametrize(("minutes", "is_left_out"), [(2, True), (30, False)])
def test_a_follow_up_is_left_out_once_the_promise_is_used_up(desk: Desk, minutes: int, is_left_out: bool) -> None:
    sitting = begin_plan(desk, replace(PROMISED, minutes=minutes, count=1, pick=Pick.MIXED), 3)
    said = sat_at(desk, sitting, 2.0, scores=(2,))
    assert (sitting.round.followed_up == 0) is is_left_out
    assert any("1 follow-up is left out" in line for line in said) is is_left_out


@pytest.mark.parametrize(("closing", "is_left_out"), [(True, True), (False, False)])
def test_a_follow_up_takes_no_time_from_the_closing(desk: Desk, closing: bool, is_left_out: bool) -> None:
    sitting = begin_plan(desk, replace(PROMISED, minutes=7, count=1, pick=Pick.MIXED, closing=closing), 3)
    sat_at(desk, sitting, 2.0, scores=(2,))
    assert sitting.round.results[0].elapsed == 6 * 60  # with a closing of 3 minutes too much for 7, else enough
    assert (sitting.round.followed_up == 0) is is_left_out


def test_without_a_promise_every_question_is_asked(desk: Desk) -> None:
    sitting = begin_plan(desk, replace(PROMISED, minutes=None, count=4), 3)
    said = sat_at(desk, sitting, 1.5)
    assert sitting.round.total == 4
    assert not any("promised" in line for line in said)


def test_a_resumed_round_still_keeps_its_promise(desk: Desk) -> None:
    sitting = begin_plan(desk, PROMISED, 3)
    sitting.handle(Begin())
    sitting.keep()
    assert resume_newest(desk).round.promised == 30 * 60
