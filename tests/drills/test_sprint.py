"""A sprint, as a pure state machine: what counts, what doesn't, and when its clock stands."""

from dataclasses import replace

import pytest

from practice_tui.core.drills.catalogue import MAKERS_VERSION, find_drill
from practice_tui.core.drills.exercises import shown
from practice_tui.core.drills.sprint import (
    Check,
    End,
    Go,
    Show,
    Sprint,
    SprintEvent,
    SprintPhase,
    Stepped,
    begin_sprint,
    step_sprint,
)
from practice_tui.core.history.drill_facts import DrillOutcome, DrillRun
from practice_tui.core.values.clock import Moment
from tests.fakes import START


def at(seconds: float) -> Moment:
    return Moment(START, seconds, seconds, "id")


def a_run(*, count: int | None = 3, seconds: float | None = None, name: str = "conv-output-size") -> DrillRun:
    return DrillRun(
        "run", START, "2026-03-02", "+0000", name, 1, 77, MAKERS_VERSION, seconds, count, "device", "practice test"
    )


def begun(run: DrillRun | None = None) -> Sprint:
    run = run or a_run()
    drill = find_drill(run.drill)
    assert drill
    return begin_sprint(run, drill, 0.0)


def right(sprint: Sprint) -> Check:
    return Check(shown(sprint.exercise.answer, 4))


def step(sprint: Sprint, event: SprintEvent, seconds: float) -> Stepped:
    return step_sprint(sprint, event, at(seconds))


def test_a_right_result_leads_to_the_next_exercise_and_the_last_one_to_the_end() -> None:
    sprint = begun()
    for second, n in ((10.0, 2), (15.0, 3), (18.0, 3)):
        sprint = step(sprint, right(sprint), second).sprint
        assert sprint.n == n
    assert sprint.phase is SprintPhase.FINISHED
    assert [answer.outcome for answer in sprint.answers] == [DrillOutcome.RIGHT] * 3
    assert [answer.seconds for answer in sprint.answers] == [10.0, 5.0, 3.0]


def test_the_run_is_written_with_the_first_answer_and_each_answer_at_once() -> None:
    sprint = begun()
    first = step(sprint, right(sprint), 2.0)
    second = step(first.sprint, right(first.sprint), 4.0)
    assert first.facts == (sprint.run, first.sprint.answers[0])
    assert second.facts == (second.sprint.answers[1],)
    assert [answer.n for answer in second.sprint.answers] == [1, 2]


def test_a_wrong_result_shows_the_solution_and_names_its_slip() -> None:
    sprint = begun()
    slip = sprint.exercise.slips[0]
    after = step(sprint, Check(shown(slip.value)), 5.0).sprint
    assert after.phase is SprintPhase.SOLUTION
    assert after.exercise == sprint.exercise
    assert (after.answers[0].outcome, after.answers[0].slip) == (DrillOutcome.WRONG, slip.name)
    onward = step(after, Go(), 25.0).sprint
    assert onward.phase is SprintPhase.ANSWERING
    assert onward.exercise != sprint.exercise


def test_the_clock_stands_while_a_solution_is_read() -> None:
    sprint = begun()
    shown_at = step(sprint, Show(), 5.0).sprint
    assert shown_at.answers[0].outcome is DrillOutcome.SHOWN
    assert shown_at.elapsed(65.0) == 5.0
    onward = step(shown_at, Go(), 65.0).sprint
    assert onward.elapsed(68.0) == 8.0


@pytest.mark.parametrize("typed", ["", "  ", "about ten", "1 2", "1..2", "nan"])
def test_what_cant_be_read_is_told_and_is_no_answer(typed: str) -> None:
    sprint = begun()
    told = step(sprint, Check(typed), 5.0)
    assert told.facts == ()
    assert told.sprint.trouble.endswith("; it doesn't count.")
    assert replace(told.sprint, trouble="") == sprint
    assert step(told.sprint, right(sprint), 9.0).sprint.answers[0].outcome is DrillOutcome.RIGHT


def test_by_time_the_exercise_at_hand_is_still_answered() -> None:
    sprint = begun(a_run(count=None, seconds=60.0))
    sprint = step(sprint, right(sprint), 40.0).sprint
    assert sprint.phase is SprintPhase.ANSWERING
    assert sprint.elapsed(75.0) == 75.0
    assert step(sprint, right(sprint), 75.0).sprint.phase is SprintPhase.FINISHED
    wrong = step(sprint, Check("-1"), 75.0).sprint
    assert wrong.phase is SprintPhase.SOLUTION
    assert step(wrong, Go(), 90.0).sprint.phase is SprintPhase.FINISHED


def test_an_end_keeps_what_was_answered_and_nothing_else() -> None:
    sprint = begun()
    sprint = step(sprint, right(sprint), 2.0).sprint
    ended = step(sprint, End(), 4.0)
    assert ended.sprint.phase is SprintPhase.FINISHED
    assert (len(ended.sprint.answers), ended.facts) == (1, ())
    assert step(ended.sprint, right(sprint), 9.0).sprint == ended.sprint


@pytest.mark.parametrize("event", [Check("7"), Show()])
def test_a_solution_is_neither_answered_nor_shown_again(event: SprintEvent) -> None:
    wrong = step(begun(), Check("-1"), 5.0).sprint
    assert step(wrong, event, 9.0) == Stepped(wrong)


def test_seed_and_level_give_the_same_exercises_whatever_was_typed() -> None:
    first, second = begun(), begun()
    for second_at in (2.0, 4.0):
        first = step(first, right(first), second_at).sprint
        second = step(step(second, Show(), second_at).sprint, Go(), second_at + 1).sprint
        assert first.exercise == second.exercise


def test_no_exercise_comes_twice_in_a_sprint() -> None:
    sprint = begun(a_run(count=20, name="perplexity"))
    for second_at in range(1, 20):
        sprint = step(sprint, right(sprint), float(second_at)).sprint
    assert len(set(sprint.seen)) == 20
