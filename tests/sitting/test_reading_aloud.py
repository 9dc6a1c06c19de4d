"""Questions read aloud: once when they are asked, outside the answer's time, cut off by a key, and never in the way."""

from dataclasses import replace

import pytest

from practice_tui.core.bank.plans import LADDER, Mode
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Ending
from practice_tui.core.rounds.events import (
    Begin,
    Done,
    End,
    Next,
    Pause,
    PauseReason,
    Rate,
    Resume,
    Retry,
    Reveal,
    Skip,
    Undo,
    Write,
)
from practice_tui.core.rounds.rounds import Phase
from practice_tui.core.views.spoken_text import spoken_text
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import begin_plan
from practice_tui.sitting.reading_aloud import ReadingAloud
from practice_tui.sitting.sitting import Sitting
from tests.fakes import ANSWER, FakeClock, sit
from tests.voices import FakeSpeaker

AGAIN = Pause(PauseReason.READING)


@pytest.fixture
def speaker(clock: FakeClock) -> FakeSpeaker:
    return FakeSpeaker(clock)


def begin(desk: Desk, speaker: FakeSpeaker | None, mode: Mode = Mode.COACHED, *, follow_ups: bool = False) -> Sitting:
    plan = replace(desk.plans.find("quick"), mode=mode, follow_ups=follow_ups)
    sitting = desk.rounds.begin(plan, desk.chooser.choose(plan, 7).choices, seed=7)
    if speaker:
        sitting.read_with(ReadingAloud(speaker))
    return sitting


def wait(sitting: Sitting, clock: FakeClock, seconds: float) -> None:
    while seconds > 0:
        clock.advance(min(seconds, 1.0))
        seconds -= 1.0
        sitting.tick()


@pytest.mark.parametrize("mode", Mode)
def test_the_clock_of_the_answer_starts_at_the_instant_at_which_the_reading_ends(
    desk: Desk, clock: FakeClock, speaker: FakeSpeaker, mode: Mode
) -> None:
    speaker.seconds = 7.3
    sitting = begin(desk, speaker, mode)
    view = sitting.handle(Begin())
    assert speaker.texts == [spoken_text(view.question.prompt)]
    assert view.round.is_read_aloud
    wait(sitting, clock, 7.0)
    assert (sitting.view().elapsed, sitting.view().in_round) == (0.0, 0.0)
    wait(sitting, clock, 5.0)
    assert sitting.view().elapsed == pytest.approx(4.7)
    sitting.handle(Done())
    sitting.handle(Reveal())
    (attempt,) = desk.history.attempts()
    assert attempt.elapsed_s == pytest.approx(4.7)
    assert attempt.paused_s == 0.0


def test_a_key_cuts_it_off_and_the_clock_runs(desk: Desk, clock: FakeClock, speaker: FakeSpeaker) -> None:
    sitting = begin(desk, speaker)
    sitting.handle(Begin())
    clock.advance(3.0)
    sitting.handle(Resume())
    assert not speaker.is_heard
    wait(sitting, clock, 4.0)
    assert sitting.view().elapsed == pytest.approx(4.0)


def test_it_is_read_again_on_request_and_the_clock_stands_meanwhile(
    desk: Desk, clock: FakeClock, speaker: FakeSpeaker
) -> None:
    sitting = begin(desk, speaker)
    sitting.handle(Begin())
    wait(sitting, clock, 15.0)
    sitting.handle(AGAIN)
    assert len(speaker.texts) == 2
    wait(sitting, clock, 12.0)
    assert sitting.view().elapsed == pytest.approx(5.0 + 2.0)


def test_again_and_a_letter_at_once_were_a_word_and_it_is_silent(
    desk: Desk, clock: FakeClock, speaker: FakeSpeaker
) -> None:
    sitting = begin(desk, speaker)
    sitting.handle(Begin())
    sitting.handle(Resume())
    sitting.handle(AGAIN)
    view = sitting.handle(Undo())
    assert view.phase is Phase.ANSWERING
    assert not view.round.is_paused
    assert not speaker.is_heard


def test_notes_are_written_while_it_is_read(desk: Desk, clock: FakeClock, speaker: FakeSpeaker) -> None:
    sitting = begin(desk, speaker)
    sitting.handle(Begin())
    assert sitting.handle(Write("bias, variance")).round.notes == "bias, variance"
    assert speaker.is_heard


def test_every_question_and_every_follow_up_is_read_once_but_no_retry(
    desk: Desk, clock: FakeClock, speaker: FakeSpeaker
) -> None:
    sitting = begin(desk, speaker, follow_ups=True)
    sit(desk, sitting, Begin(), Resume(), *ANSWER, Rate(Score.MISSED))
    sit(desk, sitting, Retry())
    assert len(speaker.texts) == 1
    sit(desk, sitting, *ANSWER, Rate(Score.MISSED), Next())
    if sitting.round.follow_up:
        assert speaker.texts[-1] == spoken_text(sitting.round.follow_up.ask)
    else:
        assert speaker.texts[-1] == spoken_text(sitting.view().question.prompt)
    assert len(speaker.texts) == 2


def test_a_ladder_reads_its_question_once(desk: Desk, speaker: FakeSpeaker) -> None:
    sitting = begin_plan(desk, LADDER, 7)
    sitting.read_with(ReadingAloud(speaker))
    sit(desk, sitting, Begin(), Resume(), *ANSWER, Next(), Next())
    assert sitting.round.try_no == 2
    assert len(speaker.texts) == 1


def test_a_skip_that_is_taken_back_is_not_read_again(desk: Desk, speaker: FakeSpeaker) -> None:
    sitting = begin(desk, speaker)
    sit(desk, sitting, Begin(), Resume(), Skip(), Undo())
    assert len(speaker.texts) == 1


def test_where_nothing_is_heard_the_round_goes_on_as_without_until_it_is_asked_again(
    desk: Desk, clock: FakeClock, speaker: FakeSpeaker
) -> None:
    speaker.seconds, speaker.trouble = 0.04, "No sound."
    sitting = begin(desk, speaker)
    sitting.handle(Begin())
    clock.advance(1.0)
    view = sitting.tick()
    assert view.voice_trouble == "No sound."
    assert not view.round.is_paused
    sit(desk, sitting, Skip(), Next())
    assert len(speaker.texts) == 1
    speaker.seconds, speaker.trouble = 10.0, ""
    assert not sitting.handle(AGAIN).voice_trouble
    assert speaker.is_heard


def test_without_a_command_to_speak_with_the_clock_runs_at_once(
    desk: Desk, clock: FakeClock, speaker: FakeSpeaker
) -> None:
    speaker.refusal = "Nothing to speak with."
    sitting = begin(desk, speaker)
    view = sitting.handle(Begin())
    assert (view.voice_trouble, view.round.is_paused) == ("Nothing to speak with.", False)
    clock.advance(2.0)
    assert sitting.tick().elapsed == pytest.approx(2.0)


@pytest.mark.parametrize("way", ["end", "later", "discard"])
def test_whichever_way_the_round_is_left_it_is_silent(desk: Desk, speaker: FakeSpeaker, way: str) -> None:
    sitting = begin(desk, speaker)
    sitting.handle(Begin())
    match way:
        case "end":
            sitting.handle(End(Ending.ENDED_EARLY))
        case "discard":
            sitting.handle(End(Ending.DISCARDED))
        case _:
            sitting.keep()
            sitting.hush()
    assert not speaker.is_heard


def test_a_round_left_while_it_was_read_resumes_paused_with_its_time_untouched(
    desk: Desk, clock: FakeClock, speaker: FakeSpeaker
) -> None:
    sitting = begin(desk, speaker)
    sitting.handle(Begin())
    wait(sitting, clock, 4.0)
    sitting.keep()
    resumed = desk.rounds.resume(sitting.round.id)
    assert resumed.round.pause is PauseReason.LEFT
    assert resumed.view().elapsed == 0.0


def test_a_sleeping_machine_costs_no_time_while_it_is_read(desk: Desk, clock: FakeClock, speaker: FakeSpeaker) -> None:
    sitting = begin(desk, speaker)
    sitting.handle(Begin())
    wait(sitting, clock, 2.0)
    clock.sleep(600.0)
    wait(sitting, clock, 9.0)
    assert sitting.view().elapsed == pytest.approx(1.0)


def test_without_a_voice_no_clock_waits_and_no_key_is_offered(desk: Desk, clock: FakeClock) -> None:
    sitting = begin(desk, None)
    view = sitting.handle(Begin())
    assert not view.round.is_paused
    assert not view.has_voice
