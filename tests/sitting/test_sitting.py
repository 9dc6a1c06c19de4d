"""A round being sat: what is on the disk and when, lost time, drafts, and resuming."""

import json
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from practice_tui.core.bank.plans import Mode, Pick, Plan
from practice_tui.core.bank.questions import Bank, Level
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Ending, Outcome
from practice_tui.core.rounds.events import (
    Begin,
    Done,
    End,
    Next,
    Pause,
    PauseReason,
    Rate,
    Resume,
    Reveal,
    Skip,
    Toggle,
    Undo,
    Write,
)
from practice_tui.core.rounds.rounds import Phase
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.presenters import pages, reports
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.sitting import Sitting
from tests.fakes import ANSWER, FakeClock, make_bank, make_desk, sit

ADAPTIVE = Plan("adaptive", "Adaptive", 4, pick=Pick.ADAPTIVE)


def begin(desk: Desk, plan_id: str = "quick") -> Sitting:
    plan = desk.plans.find(plan_id)
    return desk.rounds.begin(plan, desk.chooser.choose(plan, 7).choices, seed=7)


def tick(sitting: Sitting, clock: FakeClock, seconds: int) -> None:
    for _ in range(seconds):
        clock.advance(1)
        sitting.tick()


def test_nothing_is_written_before_the_first_question(desk: Desk) -> None:
    sitting = begin(desk)
    sitting.tick()
    assert (desk.history.rounds(), desk.history.drafts()) == ([], [])
    sitting.handle(Begin())
    assert len(desk.history.rounds()) == 1
    assert len(desk.history.drafts()) == 1


def test_the_attempt_is_kept_at_the_reveal_so_that_a_kill_buys_no_second_prediction(desk: Desk) -> None:
    sitting = begin(desk)
    sit(desk, sitting, Begin(), Done())
    assert desk.history.attempts() == []
    assert desk.rounds.resume(sitting.round.id).round.phase is Phase.PREDICTING
    sitting = desk.rounds.resume(sitting.round.id)
    sitting.handle(Reveal())
    (attempt,) = desk.history.attempts()
    assert attempt.score is None
    again = desk.rounds.resume(sitting.round.id)
    assert again.round.phase is Phase.REVIEWING


def test_saved_names_the_attempt_that_was_scored(desk: Desk) -> None:
    sitting = begin(desk)
    sit(desk, sitting, Begin(), *ANSWER, Rate(Score.SOLID), Next(), *ANSWER)
    assert sitting.handle(Rate(Score.SHAKY)).saved == 2
    assert [attempt.score for attempt in desk.history.attempts()] == [Score.SOLID, Score.SHAKY]


def fill_disk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*facts: object, **options: object) -> None:
        raise PracticeError("NOT SAVED: disk full", code=ExitCode.DISK)

    monkeypatch.setattr(desk.history, "write", refuse)


def test_a_failure_to_save_leaves_the_round_where_it_was_and_the_same_key_works_later(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = begin(desk)
    sit(desk, sitting, Begin(), *ANSWER)
    fill_disk(desk, monkeypatch)
    with pytest.raises(PracticeError, match="NOT SAVED: disk full"):
        sitting.handle(Rate(Score.STRONG))
    assert sitting.view().phase is Phase.REVIEWING
    monkeypatch.undo()
    assert sitting.handle(Rate(Score.STRONG)).saved == 1


def test_a_draft_that_cant_be_kept_is_told_and_tried_again(
    desk: Desk, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = begin(desk)
    sitting.handle(Begin())
    fill_disk(desk, monkeypatch)
    sitting.handle(Write("half a thought"))
    tick(sitting, clock, 2)
    assert "NOT SAVED: disk full" in sitting.view().trouble
    monkeypatch.undo()
    tick(sitting, clock, 1)
    assert sitting.view().trouble == ""


def test_notes_are_kept_within_two_seconds_and_the_clock_within_fifteen(desk: Desk, clock: FakeClock) -> None:
    sitting = begin(desk)
    sitting.handle(Begin())
    tick(sitting, clock, 3)
    sitting.handle(Write("half a thought"))
    tick(sitting, clock, 2)
    assert desk.rounds.resume(sitting.round.id).round.notes == "half a thought"
    tick(sitting, clock, 40)
    assert desk.rounds.resume(sitting.round.id).round.countdown.spent >= 45 - 15


def test_ticks_and_place_come_back(desk: Desk, clock: FakeClock) -> None:
    sitting = begin(desk)
    sit(desk, sitting, Begin(), Skip(), Next(), *ANSWER, Toggle(2))
    tick(sitting, clock, 2)
    again = desk.rounds.resume(sitting.round.id).view()
    assert again.result is not None
    assert (again.phase, again.round.position, again.result.heard) == (Phase.REVIEWING, 1, frozenset({2}))


def test_a_sleeping_machine_pauses_the_round_and_its_time_isnt_counted(desk: Desk, clock: FakeClock) -> None:
    sitting = begin(desk)
    sitting.handle(Begin())
    tick(sitting, clock, 10)
    clock.sleep(3600)
    view = sitting.tick()
    assert (view.round.pause, view.elapsed) == (PauseReason.ASLEEP, 10.0)
    sitting.handle(Resume())
    tick(sitting, clock, 5)
    for event in ANSWER:
        sitting.handle(event)
    (attempt,) = desk.history.attempts()
    assert (attempt.elapsed_s, attempt.paused_s) == (15.0, 3600.0)


def test_a_stopped_process_pauses_the_round_and_its_time_isnt_counted(desk: Desk, clock: FakeClock) -> None:
    sitting = begin(desk)
    sitting.handle(Begin())
    tick(sitting, clock, 10)
    clock.advance(600)
    view = sitting.handle(Done())
    assert (view.phase, view.round.pause, view.elapsed) == (Phase.ANSWERING, PauseReason.STOPPED, 10.0)


def test_a_glance_is_worth_a_tick_until_something_is_due(desk: Desk, clock: FakeClock) -> None:
    sitting = begin(desk)
    sitting.handle(Begin())
    for _ in range(14):
        clock.advance(1)
        seen = sitting.glance(clock.monotonic(), clock.boottime())
        assert seen is not None
        assert seen == sitting.view()
    clock.advance(1)
    assert sitting.glance(clock.monotonic(), clock.boottime()) is None  # a draft
    sitting.tick()
    clock.advance(1)
    assert sitting.glance(clock.monotonic(), clock.boottime()) == sitting.tick()
    clock.sleep(60)
    assert sitting.glance(clock.monotonic(), clock.boottime()) is None
    assert sitting.tick().round.pause is PauseReason.ASLEEP
    sitting.handle(Resume())
    clock.advance(60)
    assert sitting.glance(clock.monotonic(), clock.boottime()) is None
    assert sitting.tick().round.pause is PauseReason.STOPPED
    sitting.forget_recalled()
    assert sitting.glance(clock.monotonic(), clock.boottime()) is None  # a note to be looked at anew


def test_a_wall_clock_that_goes_back_changes_neither_time_nor_order(desk: Desk, clock: FakeClock) -> None:
    sitting = begin(desk)
    sitting.handle(Begin())
    tick(sitting, clock, 5)
    clock.wall -= timedelta(days=1)
    for event in (*ANSWER, Rate(Score.SOLID), Next()):
        sitting.handle(event)
    sit(desk, sitting, *ANSWER)
    first, second = desk.history.attempts()
    assert first.elapsed_s == 5.0
    assert first.id < second.id


def test_an_adaptive_round_chooses_as_it_goes_and_never_the_same_topic_twice_in_a_row(
    tmp_path: Path, clock: FakeClock
) -> None:
    desk = make_desk(tmp_path, clock, make_bank(18), (ADAPTIVE,))
    sitting = begin(desk, "adaptive")
    assert (len(sitting.round.slots), sitting.round.total) == (1, 4)
    sitting.handle(Begin())
    for _ in range(4):
        sit(desk, sitting, *ANSWER, Rate(Score.MISSED), Next())
    topics = [slot.topic for slot in sitting.round.slots]
    assert len(topics) == 4
    assert all(before != after for before, after in pairwise(topics))
    assert all(slot.reason for slot in sitting.round.slots)


def test_two_missed_in_a_row_bring_an_easier_question_and_its_reason_says_so(tmp_path: Path, clock: FakeClock) -> None:
    desk = make_desk(tmp_path, clock, make_bank(18), (ADAPTIVE,))
    sitting = begin(desk, "adaptive")
    missed = (*ANSWER, Rate(Score.MISSED), Next())
    sit(desk, sitting, Begin(), *missed, *missed)
    assert sitting.round.slot.reason.endswith("; easier, after two missed in a row")
    assert sitting.view().question.level is Level.BASIC


def test_every_question_of_an_adaptive_round_has_the_limit_of_its_plan(tmp_path: Path, clock: FakeClock) -> None:
    desk = make_desk(tmp_path, clock, make_bank(18), (replace(ADAPTIVE, limit=45.0),))
    sitting = begin(desk, "adaptive")
    sitting.handle(Begin())
    for _ in range(3):
        sit(desk, sitting, *ANSWER, Rate(Score.MISSED), Next())
    assert [slot.limit for slot in sitting.round.slots] == [45.0] * 4


def test_an_ended_round_is_no_longer_offered(desk: Desk) -> None:
    sitting = begin(desk)
    sitting.handle(Begin())
    sitting.handle(End(Ending.ENDED_EARLY))
    assert desk.rounds.waiting() == []
    with pytest.raises(PracticeError, match="this round is over"):
        desk.rounds.resume(sitting.round.id)


def waiting_ids(desk: Desk) -> list[str]:
    return [round_.id for _, round_ in desk.rounds.waiting()]


def test_rounds_that_wait_come_newest_first(desk: Desk, clock: FakeClock) -> None:
    left = []
    for _ in range(3):
        sitting = begin(desk)
        sit(desk, sitting, Begin())
        left.append(sitting.round.id)
        clock.advance(60)
    assert waiting_ids(desk) == list(reversed(left))


def test_a_round_that_was_left_and_discarded_waits_again_once_it_is_restored(desk: Desk) -> None:
    sitting = begin(desk)
    sit(desk, sitting, Begin())
    desk.corrections.discard(sitting.round.id)
    assert waiting_ids(desk) == []
    desk.corrections.restore(sitting.round.id)
    assert waiting_ids(desk) == [sitting.round.id]


def test_a_debrief_shows_the_question_as_it_was_asked(tmp_path: Path, clock: FakeClock) -> None:
    desk = make_desk(tmp_path, clock)
    sitting = begin(desk)
    sit(desk, sitting, Begin(), *ANSWER, Rate(Score.SOLID), End(Ending.ENDED_EARLY))
    prompt = sitting.view().question.prompt
    later = make_desk(tmp_path, clock, Bank(desk.bank.topics, ()))
    assert pages.debrief(later, sitting.round.id).rows[0].question.prompt == prompt


def test_a_skip_that_is_still_pending_comes_back_at_the_choice_and_goes_on_or_back(
    desk: Desk, clock: FakeClock
) -> None:
    sitting = begin(desk)
    sit(desk, sitting, Begin(), Skip())
    again = desk.rounds.resume(sitting.round.id)
    assert again.round.skips
    assert desk.history.attempts() == []
    assert again.handle(Undo()).phase is Phase.ANSWERING
    sit(desk, again, Skip(), Next())
    (attempt,) = desk.history.attempts()
    assert attempt.outcome is Outcome.SKIPPED


def test_a_round_discarded_at_a_choice_is_restored_to_it(desk: Desk) -> None:
    sitting = begin(desk)
    sit(desk, sitting, Begin(), Done(), End(Ending.DISCARDED))
    desk.corrections.restore(sitting.round.id)
    again = desk.rounds.resume(sitting.round.id)
    assert again.handle(Reveal()).phase is Phase.REVIEWING
    assert len(desk.history.attempts()) == 1


def test_an_answer_that_was_over_is_kept_with_a_round_that_is_ended(desk: Desk) -> None:
    sitting = begin(desk)
    sit(desk, sitting, Begin(), Write("my words"), Done(), End(Ending.ENDED_EARLY))
    (attempt,) = desk.history.attempts()
    assert (attempt.answer, attempt.elapsed_s, attempt.is_unrated) == ("my words", 4.0, True)


@pytest.mark.parametrize("mode", Mode)
def test_what_is_written_to_an_answer_under_way_is_kept_with_a_round_that_is_ended(desk: Desk, mode: Mode) -> None:
    plan = replace(desk.plans.find("quick"), mode=mode)
    sitting = desk.rounds.begin(plan, desk.chooser.choose(plan, 7).choices, seed=7)
    sit(desk, sitting, Begin(), Write("half of it"), Pause(PauseReason.TOO_SMALL), End(Ending.ENDED_EARLY))
    (attempt,) = desk.history.attempts()
    assert (attempt.answer, attempt.elapsed_s, attempt.paused_s, attempt.is_unrated) == ("half of it", 4.0, 2.0, True)
    view = desk.rounds.review(sitting.round.id).view()
    assert (view.phase, view.round.reviewed and view.round.reviewed.notes) == (Phase.REVIEWING, "half of it")


def test_an_answer_under_way_to_which_nothing_is_written_leaves_nothing(desk: Desk) -> None:
    sit(desk, begin(desk), Begin(), Write(" "), End(Ending.ENDED_EARLY))
    assert desk.history.attempts() == []


def test_an_amendment_keeps_what_was_ticked_and_said(desk: Desk) -> None:
    sitting = begin(desk)
    sit(desk, sitting, Begin(), *ANSWER, Toggle(1), Write("it rescales"), Rate(Score.SOLID))
    (before,) = desk.history.attempts(with_ticks=True)
    desk.corrections.amend(before.id, before.round_id, Score.SHAKY)
    (after,) = desk.history.attempts(with_ticks=True)
    assert (after.score, after.said, after.ticks) == (Score.SHAKY, "it rescales", before.ticks)
    assert [tick.heard for tick in after.ticks[:2]] == [False, True]


def test_a_history_in_json_holds_what_was_typed_and_said(desk: Desk) -> None:
    sitting = begin(desk)
    sit(desk, sitting, Begin(), Write("notes"), *ANSWER, Write("aloud"), Rate(Score.SOLID))
    (attempt,) = json.loads(reports.history_json(desk))["attempts"]
    assert (attempt["answer"], attempt["said"]) == ("notes", "aloud")
