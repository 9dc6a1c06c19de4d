"""Every phase and event of an interview: what it leads to, which facts it leaves, and what it does nothing about."""

import json
from datetime import timedelta
from typing import get_args

import pytest

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Ending, Outcome
from practice_tui.core.history.interview_facts import (
    Hearing,
    InterviewAnswer,
    InterviewEnd,
    Mark,
    Recommendation,
    SheetEnding,
)
from practice_tui.core.interviews.events import (
    CallCandidate,
    Check,
    HandOut,
    InterviewEvent,
    ReadOut,
    Recommend,
    Reopen,
)
from practice_tui.core.interviews.interview import Interview, InterviewPhase
from practice_tui.core.interviews.interview_steps import resumed_interview, with_stopped_clocks
from practice_tui.core.rounds.events import (
    Begin,
    Done,
    End,
    Hint,
    Lapse,
    Next,
    Pause,
    PauseReason,
    Rate,
    Resume,
    Skip,
    Toggle,
    ToggleWrong,
    Undo,
    Write,
)
from practice_tui.core.sheets.events import KeepPrivate, Sign
from practice_tui.core.values import records
from practice_tui.core.views.interview_wording import interview_stands
from tests.core.interviews.led import AGAIN, HEARD_OUT, PHASES, SCORED, Led

EVENTS: dict[type, InterviewEvent] = {
    Begin: Begin(),
    ReadOut: ReadOut(),
    Done: Done(),
    Skip: Skip(),
    Hint: Hint(),
    HandOut: HandOut(1),
    Pause: Pause(),
    Resume: Resume(),
    Lapse: Lapse(PauseReason.ASLEEP, counted=0.0, away=6.0),
    Write: Write("for the hand-over"),
    CallCandidate: CallCandidate("C."),
    KeepPrivate: KeepPrivate("for me"),
    Toggle: Toggle(0),
    ToggleWrong: ToggleWrong(),
    Rate: Rate(Score.STRONG),
    Undo: Undo(),
    Next: Next(),
    Reopen: Reopen(0),
    Recommend: Recommend(Recommendation.YES),
    Check: Check("waited"),
    Sign: Sign(),
    End: End(Ending.ENDED_EARLY),
}
NOTES, TICKS = {Write, KeepPrivate}, {Toggle, ToggleWrong}

KNOWN: dict[str, set[type]] = {
    "briefing": {Begin, CallCandidate, Check},
    "asking": {ReadOut, Skip, End} | NOTES,
    "listening": {Done, Hint, HandOut, Pause, Lapse, End} | NOTES | TICKS,
    "paused": {Resume, Lapse, End} | NOTES | TICKS,
    "judging": {Rate, Undo, End} | NOTES | TICKS,
    "between": {Undo, Next, Reopen, End} | NOTES,
    "skip pending": {Undo, Next, End},
    "signing": {Recommend, Check, Sign, Reopen} | NOTES,
    "over": set(),
    "cut short": {Recommend, Check, Sign, Reopen} | NOTES,
}


@pytest.mark.parametrize("kind", get_args(InterviewEvent))
@pytest.mark.parametrize("phase", KNOWN)
def test_a_phase_takes_its_own_events_and_no_other(phase: str, kind: type) -> None:
    led = Led(*PHASES[phase])
    before, facts = led.interview, len(led.facts)
    led.take(EVENTS[kind])
    assert (led.interview != before or len(led.facts) > facts) == (kind in KNOWN[phase])


def marks(led: Led) -> list[Mark]:
    return [fact for fact in led.facts if isinstance(fact, Mark)]


def answers(led: Led) -> list[InterviewAnswer]:
    return [fact for fact in led.facts if isinstance(fact, InterviewAnswer)]


def test_the_clock_runs_from_read_out_and_stands_while_paused_and_at_the_end_of_the_answer() -> None:
    led = Led(Begin())
    led.clock.advance(60)
    led.take(ReadOut())
    led.clock.advance(28)
    led.take(Pause())
    led.clock.advance(100)
    led.take(Resume())
    led.clock.advance(8)
    led.take(Done())
    led.clock.advance(30)
    led.take(Rate(Score.SOLID))
    (answer,) = answers(led)
    assert (answer.elapsed_s, answer.paused_s, answer.limit_s) == (40.0, 102.0, 120.0)


def test_an_answer_says_when_the_question_was_asked_and_when_the_answer_was_over() -> None:
    led = Led(Begin())
    asked_at = led.clock.now() + timedelta(seconds=2)
    led.take(ReadOut(), Done())
    led.clock.advance(300)
    led.take(Rate(Score.SOLID))
    (answer,) = answers(led)
    assert (answer.asked_at, answer.answered_at) == (asked_at, asked_at + timedelta(seconds=2))


def test_nothing_is_written_before_the_score_and_then_the_answer_with_its_mark_and_points() -> None:
    led = Led(Begin(), ReadOut(), Toggle(0), Toggle(1), Toggle(1), Hint(), HandOut(1), Done())
    assert not led.facts
    led.take(ToggleWrong(), Write("clear"), KeepPrivate("nervous"), Rate(Score.SHAKY))
    answer, mark = led.facts
    assert isinstance(answer, InterviewAnswer) and isinstance(mark, Mark)
    assert (answer.hints, answer.told, answer.outcome) == (1, (1,), Outcome.ANSWERED)
    assert [point.heard for point in mark.points] == [Hearing.UNAIDED, Hearing.HELPED, *[Hearing.NOT] * 4]
    assert (mark.score, mark.said_wrong, mark.note, mark.private) == (Score.SHAKY, True, "clear", "nervous")
    assert mark.answer_id == answer.id


@pytest.mark.parametrize(
    ("ticks", "suggested"),
    [
        ([0, 1, 2, 3, 4, 5], Score.STRONG),
        ([0, 1, 2, 3], Score.SOLID),
        ([0, 1, 2, 3, 3], Score.SHAKY),  # the last must was heard with help
        ([0, 0, 1, 1, 2, 2, 3, 3], Score.MISSED),  # all of them were
    ],
)
def test_musts_heard_with_help_suggest_nothing(ticks: list[int], suggested: Score) -> None:
    led = Led(*HEARD_OUT, *map(Toggle, ticks), Rate(Score.STRONG))
    assert marks(led)[0].suggested is suggested


def test_the_end_of_an_answer_can_be_taken_back_as_if_the_clock_had_never_stopped() -> None:
    led = Led(Begin(), ReadOut())
    led.clock.advance(8)
    led.take(Done())
    led.clock.advance(4)
    led.take(Undo())
    assert led.interview.phase is InterviewPhase.LISTENING
    led.take(Done(), Rate(Score.SOLID))
    assert answers(led)[0].elapsed_s == 18.0


def test_enter_held_down_ends_no_answer() -> None:
    led = Led(Begin(), ReadOut())
    led.clock.advance(-1)
    led.take(Done())
    assert led.interview.phase is InterviewPhase.LISTENING


def test_a_score_is_taken_back_by_a_mark_without_one_and_the_answer_stays() -> None:
    led = Led(*SCORED, Undo())
    assert led.interview.phase is InterviewPhase.JUDGING
    assert [mark.score for mark in marks(led)] == [Score.SOLID, None]
    led.take(Undo())  # the answer is stored: it can't go on any more
    assert led.interview.phase is InterviewPhase.JUDGING
    led.take(Rate(Score.MISSED))
    assert [mark.score for mark in marks(led)] == [Score.SOLID, None, Score.MISSED]
    assert len(answers(led)) == 1


def test_a_note_between_two_questions_is_stored_with_the_next_step() -> None:
    led = Led(*SCORED, Write("afterthought"))
    assert [mark.note for mark in marks(led)] == [""]
    led.take(Next())
    assert [mark.note for mark in marks(led)] == ["", "afterthought"]


def test_a_skip_is_written_by_the_enter_after_it() -> None:
    led = Led(Begin(), Skip())
    assert not led.facts
    assert led.take(Undo()).interview.phase is InterviewPhase.ASKING
    led.take(Skip(), Next())
    assert [answer.outcome for answer in answers(led)] == [Outcome.SKIPPED]
    assert (led.interview.phase, led.interview.position) == (InterviewPhase.ASKING, 1)


@pytest.mark.parametrize("note", [Write("seen"), KeepPrivate("seen")])
def test_a_note_on_a_question_that_was_skipped_is_stored_with_the_skip(note: InterviewEvent) -> None:
    led = Led(Begin(), note, Skip(), Next())
    assert [mark.note + mark.private for mark in marks(led)] == ["seen"]


@pytest.mark.parametrize("phase", ["between", "signing"])
def test_a_question_is_judged_anew_from_the_scorecard_and_leads_back_there(phase: str) -> None:
    led = Led(*PHASES[phase]).take(Reopen(0), Toggle(0))
    assert led.interview.phase is InterviewPhase.JUDGING
    led.take(Rate(Score.STRONG))
    assert led.interview.phase == phase
    assert marks(led)[-1].points[0].heard is Hearing.UNAIDED
    assert led.interview.judged[0].score is Score.STRONG


def test_a_question_opened_anew_and_closed_again_is_what_it_was() -> None:
    led = Led(*PHASES["signing"])
    before, facts = led.interview, len(led.facts)
    led.take(Reopen(1), Toggle(0), Write("no"), Undo())
    assert led.interview == before
    assert len(led.facts) == facts


def test_signing_writes_the_recommendation_with_both_checklists_and_the_ending() -> None:
    led = Led(Check("run-round-rubric"), *PHASES["signing"])
    led.take(Recommend(Recommendation.STRONG_YES), Recommend(Recommendation.YES), Write("Read up on scale"))
    led.take(KeepPrivate("likes to argue"), Check("waited"), Check("finished"), Check("finished"), Sign())
    signature, ending = led.facts[-2:]
    assert isinstance(signature, SheetEnding) and isinstance(ending, InterviewEnd)
    assert (signature.recommendation, signature.take_aways) == (Recommendation.YES, "Read up on scale")
    assert (signature.private, signature.checklist) == ("likes to argue", ("run-round-rubric", "waited"))
    assert ending.ending is Ending.FINISHED


def test_no_decision_is_none() -> None:
    led = Led(*PHASES["signing"], Recommend(Recommendation.NO), Recommend(None), Sign())
    signature = led.facts[-2]
    assert isinstance(signature, SheetEnding) and signature.recommendation is None


def test_an_interview_cut_short_is_signed_and_keeps_the_answer_that_wasnt_scored() -> None:
    led = Led(*SCORED, Next(), ReadOut(), Toggle(2), End(Ending.ENDED_EARLY))
    assert led.interview.phase is InterviewPhase.SIGNING
    assert [mark.score for mark in marks(led)] == [Score.SOLID, None]
    assert marks(led)[-1].points[2].heard is Hearing.UNAIDED
    led.take(Sign())
    ending = led.facts[-1]
    assert isinstance(ending, InterviewEnd) and ending.ending is Ending.ENDED_EARLY


def test_a_discarded_interview_is_over_wherever_it_stood() -> None:
    led = Led(Begin(), ReadOut(), End(Ending.DISCARDED))
    assert led.interview.phase is InterviewPhase.OVER
    assert [type(fact) for fact in led.facts] == [InterviewEnd]


def test_no_more_hints_and_clarifications_than_there_are() -> None:
    led = Led(Begin(), ReadOut(), Hint(), Hint(), Hint(), HandOut(0), HandOut(0), HandOut(7), HandOut(1))
    assert (led.interview.current.hints, led.interview.current.told) == (2, (0, 1))


def test_a_machine_that_slept_pauses_the_answer_and_its_time_isnt_counted() -> None:
    led = Led(Begin(), ReadOut())
    led.clock.advance(98)
    led.take(Lapse(PauseReason.STOPPED, counted=90.0, away=90.0))
    assert (led.interview.pause, led.interview.countdown.spent) == (PauseReason.STOPPED, 10.0)


def test_a_machine_that_slept_in_a_pause_adds_to_it_what_its_clock_left_out() -> None:
    led = Led(Begin(), ReadOut(), Pause())
    led.clock.advance(20)
    led.take(Lapse(PauseReason.ASLEEP, counted=20.0, away=90.0), Resume(), Done(), Rate(Score.SOLID))
    (answer,) = answers(led)
    assert (answer.elapsed_s, answer.paused_s) == (4.0, 94.0)  # 2 s to the sleep, 90 s of it, 2 s after it


@pytest.mark.parametrize("phase", PHASES)
def test_a_draft_holds_every_phase_whole(phase: str) -> None:
    led = Led(*PHASES[phase])
    stopped = with_stopped_clocks(led.interview, led.moments())
    assert records.from_data(Interview, json.loads(json.dumps(records.to_data(stopped)))) == stopped


def test_an_answer_that_was_left_is_paused_when_it_is_resumed() -> None:
    led = Led(Begin(), ReadOut(), Toggle(0))
    left = with_stopped_clocks(led.interview, led.moments())
    led.clock.advance(500)
    led.interview = resumed_interview(left, led.moments())
    assert (led.interview.pause, led.interview.resumed) == (PauseReason.LEFT, 1)
    led.take(Resume(), Done(), Rate(Score.SOLID))
    assert answers(led)[0].elapsed_s == 4.0


def test_questions_come_in_the_order_of_their_slots_and_signing_after_the_last() -> None:
    led = Led(*SCORED, *AGAIN, *AGAIN)
    assert [answer.slot for answer in answers(led)] == [0, 1, 2]
    assert led.take(Next()).interview.phase is InterviewPhase.SIGNING


@pytest.mark.parametrize(
    ("phase", "stands"),
    [
        ("asking", "question 1 of 3"),
        ("paused", "question 1 of 3"),
        ("between", "question 2 of 3"),
        ("skip pending", "question 1 of 3"),
        ("signing", "to be signed"),
        ("cut short", "to be signed"),
    ],
)
def test_where_one_that_was_left_goes_on_is_said(phase: str, stands: str) -> None:
    assert interview_stands(Led(*PHASES[phase]).interview) == stands
