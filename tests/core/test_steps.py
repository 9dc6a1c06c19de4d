"""Every phase and event of a round: what it leads to, which facts it leaves, and what it does nothing about."""

from dataclasses import replace
from typing import get_args

import pytest

from practice_tui.core import steps
from practice_tui.core.attempts import (
    Ending,
    FollowUpReply,
    Heard,
    Mode,
    Outcome,
    Prediction,
    Rating,
    RoundEnd,
    Score,
    Source,
    Trial,
)
from practice_tui.core.clock import Moment
from practice_tui.core.events import (
    AskInterviewer,
    Begin,
    End,
    Event,
    Hint,
    Lapse,
    Next,
    Pause,
    PauseReason,
    Rate,
    Reply,
    Resume,
    Retry,
    Reveal,
    Skip,
    Toggle,
    ToggleWrong,
    Undo,
    Write,
)
from practice_tui.core.plans import Slot
from practice_tui.core.questions import Clarify
from practice_tui.core.rounds import Last, Onward, Phase, Round, onward
from tests.fakes import FakeClock, make_moments, make_question

QUESTIONS = [
    make_question(f"q{number}", clarify=(Clarify("How many?", "Ten"), Clarify("How fast?", "20 ms")))
    for number in range(4)
]
BOOK = {question.id: question for question in QUESTIONS}
ALL_MUSTS = (Toggle(0), Toggle(1), Toggle(2), Toggle(3))

EVENTS: dict[type, Event] = {
    Begin: Begin(),
    Reveal: Reveal(Prediction.SURE),
    Skip: Skip(),
    Hint: Hint(),
    AskInterviewer: AskInterviewer(),
    Pause: Pause(),
    Resume: Resume(),
    Lapse: Lapse(PauseReason.ASLEEP, counted=0.0, away=6.0),
    Write: Write("notes"),
    Toggle: Toggle(0),
    ToggleWrong: ToggleWrong(),
    Rate: Rate(Score.SOLID),
    Undo: Undo(),
    Retry: Retry(),
    Next: Next(),
    Reply: Reply(Heard.YES),
    End: End(Ending.ENDED_EARLY),
}

KNOWN: dict[str, set[type]] = {
    "ready": {Begin, End},
    "answering": {Reveal, Skip, Hint, AskInterviewer, Pause, Lapse, Write, End},
    "answering paused": {Resume, Lapse, Write, End},
    "reviewing": {Toggle, ToggleWrong, Rate, Write, End},
    "between, rated": {Undo, Retry, Next, End},
    "between, skipped": {Next, End},
    "following up": {Reveal, Pause, Lapse, End},
    "follow-up replied": {Reply, End},
    "finished": set(),
}


class Sat:
    """A round that takes events one second apart."""

    def __init__(self, mode: Mode = Mode.COACHED, count: int = 3, follow_ups: bool = False) -> None:
        self.clock = FakeClock()
        self.moments = make_moments(self.clock)
        slots = tuple(
            Slot(question.id, question.digest, question.topic, 120.0, "new") for question in QUESTIONS[:count]
        )
        self.round = Round("r", "Quick", mode, count, slots, follow_ups)
        self.facts: list[object] = []

    def take(self, *events: Event) -> "Sat":
        for event in events:
            self.clock.advance(1.0)
            led = steps.step(self.round, event, self.moments(), BOOK)
            self.round = led.round
            self.facts += led.facts
        return self

    @property
    def now(self) -> Moment:
        return self.moments()

    def kept(self, kind: type) -> list[object]:
        return [fact for fact in self.facts if isinstance(fact, kind)]


def in_phase(name: str) -> Sat:
    sat = Sat(follow_ups=True)
    match name:
        case "ready":
            return sat
        case "answering":
            return sat.take(Begin())
        case "answering paused":
            return sat.take(Begin(), Pause())
        case "reviewing":
            return sat.take(Begin(), Reveal())
        case "between, rated":
            return sat.take(Begin(), Reveal(), Rate(Score.SOLID))
        case "between, skipped":
            return sat.take(Begin(), Skip())
        case "following up":
            return sat.take(Begin(), Reveal(), *ALL_MUSTS, Rate(Score.STRONG), Next())
        case "follow-up replied":
            return sat.take(Begin(), Reveal(), *ALL_MUSTS, Rate(Score.STRONG), Next(), Reveal())
    return sat.take(End(Ending.DISCARDED))


def test_the_table_knows_every_event() -> None:
    assert set(EVENTS) == set(get_args(Event))


@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("phase", KNOWN)
def test_a_phase_takes_its_own_events_and_no_other(phase: str, kind: type) -> None:
    sat = in_phase(phase)
    before, facts = sat.round, len(sat.facts)
    sat.take(EVENTS[kind])
    changed = sat.round != before or len(sat.facts) > facts
    assert changed == (kind in KNOWN[phase])


def test_an_attempt_is_a_fact_when_answering_ends() -> None:
    sat = Sat().take(Begin())
    sat.clock.advance(89)
    sat.take(Reveal(Prediction.UNSURE))
    (trial,) = sat.kept(Trial)
    assert isinstance(trial, Trial)
    assert (trial.outcome, trial.prediction, trial.elapsed_s, trial.counts) == (
        Outcome.ANSWERED,
        Prediction.UNSURE,
        90.0,
        True,
    )
    assert not sat.kept(Rating)


def test_a_rating_holds_every_point_put_and_what_the_ticks_suggest() -> None:
    sat = Sat().take(Begin(), Reveal(), Toggle(0), Toggle(1), Toggle(5), ToggleWrong(), Rate(Score.SOLID))
    (rating,) = sat.kept(Rating)
    assert isinstance(rating, Rating)
    assert (rating.score, rating.suggested, rating.said_wrong) == (Score.SOLID, Score.SHAKY, True)
    assert [tick.heard for tick in rating.ticks] == [True, True, False, False, False, True]


def test_a_skip_goes_on_without_a_review() -> None:
    sat = Sat().take(Begin(), Skip(), Next())
    assert (sat.round.phase, sat.round.position) == (Phase.ANSWERING, 1)
    (trial,) = sat.kept(Trial)
    assert isinstance(trial, Trial) and trial.outcome is Outcome.SKIPPED


def test_pressure_reviews_after_the_last_answer() -> None:
    sat = Sat(Mode.PRESSURE).take(Begin(), Reveal())
    places = [(sat.round.phase, sat.round.question_id)]
    for events in (
        (Next(), Skip()),
        (Next(), Reveal()),
        (Next(),),
        (Rate(Score.SOLID), Next()),
        (Rate(Score.SOLID), Next()),
    ):
        sat.take(*events)
        places.append((sat.round.phase, sat.round.question_id))
    assert places == [
        (Phase.BETWEEN, "q0"),
        (Phase.BETWEEN, "q1"),
        (Phase.BETWEEN, "q2"),
        (Phase.REVIEWING, "q0"),
        (Phase.REVIEWING, "q2"),
        (Phase.FINISHED, "q2"),
    ]


def test_pressure_forbids_the_pause_key_and_hints_but_not_the_machine() -> None:
    sat = Sat(Mode.PRESSURE).take(Begin(), Pause(), Hint())
    assert not sat.round.is_paused
    assert sat.round.hints == 0
    sat.take(Pause(PauseReason.TOO_SMALL))
    assert sat.round.is_paused


def test_paused_time_is_noted_and_not_counted() -> None:
    sat = Sat().take(Begin(), Pause())
    sat.clock.advance(300)
    sat.take(Resume(), Reveal())
    (trial,) = sat.kept(Trial)
    assert isinstance(trial, Trial)
    assert (trial.elapsed_s, trial.paused_s) == (2.0, 301.0)


@pytest.mark.parametrize(("counted", "away"), [(60.0, 60.0), (0.0, 60.0)], ids=["stopped", "asleep"])
def test_a_lapse_is_taken_out_and_pauses(counted: float, away: float) -> None:
    sat = Sat().take(Begin())
    sat.clock.advance(10)
    if counted:
        sat.clock.advance(counted)
    sat.take(Lapse(PauseReason.ASLEEP, counted, away))
    assert sat.round.pause is PauseReason.ASLEEP
    assert sat.round.countdown.spent == 11.0
    sat.take(Resume(), Reveal())
    (trial,) = sat.kept(Trial)
    assert isinstance(trial, Trial)
    assert (trial.elapsed_s, trial.paused_s) == (12.0, away + 1.0)


def test_one_step_deeper_follows_a_clean_answer_at_once() -> None:
    sat = Sat(follow_ups=True).take(Begin(), Reveal(), *ALL_MUSTS, Rate(Score.SOLID))
    assert onward(sat.round) is Onward.DEEPER
    sat.take(Next())
    assert sat.round.follow_up is not None
    assert sat.round.follow_up.ask == "And deeper, on q0?"
    sat.take(Reveal(), Reply(Heard.PARTLY))
    (reply,) = sat.kept(FollowUpReply)
    assert isinstance(reply, FollowUpReply)
    assert (reply.source, reply.heard, reply.point) == (Source.DEEPER, Heard.PARTLY, None)
    assert onward(sat.round) is Onward.QUESTION


def test_the_probe_of_a_missed_must_comes_after_two_other_questions() -> None:
    sat = Sat(count=4, follow_ups=True).take(Begin(), Reveal(), Toggle(0), Toggle(4), Rate(Score.MISSED))
    assert onward(sat.round) is Onward.QUESTION
    for _ in range(2):
        sat.take(Next(), Skip())
    assert onward(sat.round) is Onward.PROBE
    sat.take(Next())
    assert sat.round.follow_up is not None
    assert (sat.round.follow_up.question_id, sat.round.follow_up.point) == ("q0", 1)


def test_a_probe_comes_at_the_end_where_too_few_questions_are_left() -> None:
    sat = Sat(count=1, follow_ups=True).take(Begin(), Reveal(), Rate(Score.MISSED))
    assert onward(sat.round) is Onward.PROBE
    sat.take(Next(), Reveal(), Reply(Heard.NO))
    assert onward(sat.round) is Onward.DEBRIEF


def test_undo_drops_the_follow_up_that_the_score_had_earned() -> None:
    sat = Sat(follow_ups=True).take(Begin(), Reveal(), Rate(Score.MISSED), Undo())
    assert sat.round.phase is Phase.REVIEWING
    assert sat.round.waiting == ()
    assert [rating.score for rating in sat.kept(Rating) if isinstance(rating, Rating)] == [Score.MISSED, None]


def test_a_retry_doesnt_count_and_earns_no_follow_up() -> None:
    sat = Sat(follow_ups=True).take(Begin(), Reveal(), *ALL_MUSTS, Rate(Score.SHAKY))
    waiting = sat.round.waiting
    sat.take(Retry(), Reveal(), *ALL_MUSTS, Rate(Score.STRONG))
    first, second = sat.kept(Trial)
    assert isinstance(first, Trial) and isinstance(second, Trial)
    assert (first.counts, second.counts, second.try_no) == (True, False, 2)
    assert sat.round.waiting == waiting


def test_an_adaptive_round_takes_the_slot_it_is_given() -> None:
    sat = Sat(count=2)
    sat.round = replace(sat.round, slots=sat.round.slots[:1])
    sat.take(Begin(), Skip())
    assert sat.round.wants_slot
    question = QUESTIONS[3]
    sat.take(Next(Slot(question.id, question.digest, question.topic, 60.0, "weak")))
    assert sat.round.question_id == "q3"


def test_an_adaptive_round_that_finds_no_more_questions_ends() -> None:
    sat = Sat(count=2)
    sat.round = replace(sat.round, slots=sat.round.slots[:1])
    sat.take(Begin(), Skip(), Next())
    assert sat.round.phase is Phase.FINISHED
    assert [end.ending for end in sat.kept(RoundEnd) if isinstance(end, RoundEnd)] == [Ending.FINISHED]


def test_hints_and_facts_of_the_interviewer_come_one_by_one() -> None:
    sat = Sat().take(Begin(), Hint(), Hint(), Hint(), AskInterviewer())
    assert (sat.round.hints, sat.round.clarified) == (2, 1)


def test_a_draft_taken_up_again_stands_paused_with_the_time_already_spent() -> None:
    sat = Sat().take(Begin())
    sat.clock.advance(41)
    kept = steps.stand_still(sat.round, sat.now)
    again = steps.take_up(kept, Moment(sat.clock.now(), 5.0, 5.0, "x"))
    assert (again.pause, again.countdown.elapsed(500.0)) == (PauseReason.LEFT, 41.0)
    assert again.last is Last.NOTHING
