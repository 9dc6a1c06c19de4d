"""Warm-ups and ladders: ticked, never scored, and in no figure, no review and no line of Home."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from practice_tui.core.bank.plans import LADDER, WARM_UP
from practice_tui.core.bank.questions import Bank, Kind
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Ending
from practice_tui.core.rounds.events import Begin, Done, End, Next, Rate, Reveal, Toggle
from practice_tui.core.views.home import BeginPlan, ReviewRound
from practice_tui.errors import PracticeError
from practice_tui.plain.round_lines import debrief_lines, page_lines
from practice_tui.plain.rounds import PlainRound
from practice_tui.presenters.home import home
from practice_tui.presenters.pages import debrief
from practice_tui.presenters.reports import stats_json, stats_lines
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.named_rounds import find_round
from practice_tui.sitting.orders import Order, begin_again, begin_ladder, begin_order, begin_questions
from practice_tui.sitting.sitting import Sitting
from tests.fakes import ANSWER, TOPICS, FakeClock, make_desk, make_question, sit

TICKED = (*ANSWER, Toggle(0), Next())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk on which three questions of each topic were scored yesterday."""
    clock = FakeClock()
    desk = make_desk(tmp_path, clock)
    sitting = begin_questions(desk, tuple(f"question-{number}" for number in range(9)))
    sit(desk, sitting, Begin(), *[event for _ in range(9) for event in (*ANSWER, Rate(Score.SOLID), Next())])
    clock.advance(24 * 3600)
    return desk


def begin(desk: Desk, plan_id: str) -> Sitting:
    return begin_order(desk, Order(plan_id=plan_id), 1)


@pytest.mark.parametrize("plan_id", [WARM_UP.id, LADDER.id])
@pytest.mark.parametrize("ending", [None, Ending.ENDED_EARLY])
def test_it_changes_no_figure_and_nothing_of_home(desk: Desk, plan_id: str, ending: Ending | None) -> None:
    before, home_before = stats_json(desk), home(desk, 1)
    sitting = begin(desk, plan_id)
    if ending:
        sit(desk, sitting, Begin(), Done(), Reveal(), End(ending))
    else:
        sit(desk, sitting, Begin(), *TICKED, *(Next(),) * (plan_id == LADDER.id), *TICKED)
        sit(desk, sitting, *(Next(),) * (plan_id == LADDER.id), *TICKED, Next())
        assert sitting.round.phase.value == "finished"
    assert stats_json(desk) == before  # to the byte: the day is the same, and its instant with it
    after = home(desk, 1)
    assert (after.today, after.lately, after.recent, after.weak) == (
        home_before.today,
        home_before.lately,
        home_before.recent,
        home_before.weak,
    )
    assert not [offer for offer in after.offers if isinstance(offer.starts, ReviewRound)]
    assert find_round(desk).plan == "chosen"  # a report is about the newest round that counts
    assert any("not scored" in line for line in stats_lines(desk))  # History lists it as what it is


def test_a_warm_up_is_five_minutes_of_what_went_best_and_says_so_first(desk: Desk) -> None:
    sitting = begin(desk, "warm-up")
    lines = list(page_lines(sitting.view()))
    assert lines[0] == "Warm-up: 3 questions · 5 min of answering."
    assert any("nothing is scored. It counts in no figure, and brings no question back" in line for line in lines)
    reasons = {slot.reason for slot in sitting.round.slots}
    assert reasons == {"a topic that went well"}


def test_home_lists_both_last_and_not_before_anything_was_answered(desk: Desk, tmp_path: Path) -> None:
    starts = [offer.starts for offer in home(desk, 1).offers]
    assert starts[-3:-1] == [BeginPlan("warm-up"), BeginPlan("ladder")]
    details = {offer.title: offer.detail for offer in home(desk, 1).offers}
    assert (details["Warm-up"], details["Ladder"]) == ("3 questions · 5 min", "1 question · 4 min")
    new = make_desk(tmp_path / "new", FakeClock())
    assert BeginPlan("warm-up") not in [offer.starts for offer in home(new, 1).offers]


def test_a_warm_up_that_is_left_goes_on_as_one(desk: Desk) -> None:
    sitting = begin(desk, "warm-up")
    sit(desk, sitting, Begin(), *ANSWER, Toggle(0))
    sitting.keep()
    resumed = desk.rounds.resume(sitting.round.id)
    sit(desk, resumed, Rate(Score.STRONG), Next())
    assert (resumed.round.is_scored, resumed.round.position) == (False, 1)
    (attempt,) = desk.history.attempts(round_id=sitting.round.id, with_ticks=True)
    assert (attempt.score, attempt.warm_up, [tick.heard for tick in attempt.ticks][:2]) == (None, True, [True, False])


def test_the_same_again_is_a_warm_up_again_and_nothing_of_it_is_amended(desk: Desk) -> None:
    sitting = begin(desk, "warm-up")
    sit(desk, sitting, Begin(), *TICKED, *TICKED, *TICKED)
    assert not begin_again(desk, sitting.round.id).round.is_scored
    attempt = desk.history.attempts(round_id=sitting.round.id)[0]
    with pytest.raises(PracticeError, match="nothing is scored in a warm-up"):
        desk.corrections.amend(attempt.id, sitting.round.id, Score.STRONG)
    assert next(iter(filter(None, debrief_lines(debrief(desk, sitting.round.id))))) == (
        "Today: 3 answers ticked, none scored; they count in no figure."
    )


def test_a_single_answer_of_a_warm_up_is_said_as_one(desk: Desk) -> None:
    sitting = begin(desk, "warm-up")
    sit(desk, sitting, Begin(), *TICKED, End(Ending.ENDED_EARLY))
    assert "Today: 1 answer ticked, none scored; it counts in no figure." in debrief_lines(
        debrief(desk, sitting.round.id)
    )


def test_the_result_of_a_ladder_is_which_musts_survive(desk: Desk) -> None:
    sitting = begin(desk, "ladder")
    name = sitting.round.slot.question_id
    sit(desk, sitting, Begin(), *ANSWER, Toggle(0), Toggle(1), Toggle(2), Next())
    sit(desk, sitting, Next(), *ANSWER, Toggle(0), Toggle(2), Next())
    lines = list(page_lines(sitting.view()))
    assert lines[0] == "2 of 3 musts survived from 2:00 to 1:00."
    sit(desk, sitting, Next(), *ANSWER, Toggle(0), Next(), Next())
    lines = list(debrief_lines(debrief(desk, sitting.round.id)))
    assert "Today: 1 of 3 musts survived from 2:00 to 0:30." in lines
    assert [line for line in lines if f"{name} must" in line] == [
        f"In 2:00, 1:00 and 0:30: {name} must 1",
        f"In 2:00: {name} must 2",
        f"In 2:00 and 1:00: {name} must 3",
        f"Not said: {name} must 4",
    ]
    attempts = desk.history.attempts(round_id=sitting.round.id)
    assert [(attempt.limit_s, attempt.score) for attempt in attempts] == [(120.0, None), (60.0, None), (30.0, None)]


def test_a_ladder_takes_any_question_that_has_a_must(desk: Desk) -> None:
    sitting = begin_ladder(desk, "question-7")
    assert (sitting.round.slot.question_id, sitting.round.slot.limit, sitting.round.is_scored) == (
        "question-7",
        120.0,
        False,
    )
    with pytest.raises(PracticeError, match="there is no question 'relu'"):
        begin_ladder(desk, "relu")


def test_a_ladder_takes_kinds_that_it_would_not_choose_itself(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, FakeClock(), Bank(TOPICS, (make_question("sum", kind=Kind.NUMERIC),)))
    assert begin_ladder(desk, "sum").round.slot.question_id == "sum"


def test_line_by_line_an_empty_line_goes_on_and_a_digit_scores_nothing(desk: Desk) -> None:
    out = io.StringIO()
    lines: Iterator[str] = iter(["start", "done", "reveal", "ab", "3", "", "leave"])

    def read_line(seconds: float) -> str:
        clock = desk.moments.clock
        assert isinstance(clock, FakeClock)
        clock.advance(3)
        try:
            return next(lines) + "\n"
        except StopIteration:
            raise EOFError from None

    PlainRound(desk, begin(desk, "warm-up"), read_line, out, says_time=False).sit()
    said = out.getvalue()
    assert "Tick what you said; nothing is scored. enter: go on" in said
    assert "Ticked: a, b." in said
    assert "3: nothing happens here." in said
    assert "Question 2 of 3" in said
    assert "suggest" not in said
