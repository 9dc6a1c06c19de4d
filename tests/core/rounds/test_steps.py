"""Every phase and event of a round: what it leads to, which facts it leaves, and what it does nothing about."""

from dataclasses import replace
from typing import get_args

import pytest

from practice_tui.core.bank.plans import Mode, Slot
from practice_tui.core.bank.questions import Clarify
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import (
    Ending,
    FollowUpReply,
    Heard,
    Outcome,
    Prediction,
    Rating,
    RoundEnd,
    Source,
    Trial,
)
from practice_tui.core.rounds import steps
from practice_tui.core.rounds.clocks import resumed, with_stopped_clocks
from practice_tui.core.rounds.events import (
    AskInterviewer,
    Begin,
    Done,
    End,
    Event,
    Hint,
    Lapse,
    Next,
    OpenAnswer,
    Pause,
    PauseReason,
    Rate,
    Reply,
    Resume,
    Retry,
    Reveal,
    Skip,
    TakeQuestion,
    Toggle,
    ToggleWrong,
    Undo,
    Write,
    WriteQuestion,
)
from practice_tui.core.rounds.rounds import Last, Onward, Phase, Round, onward
from practice_tui.core.values.clock import Moment
from practice_tui.core.views.wording import leaving_said
from tests.fakes import FakeClock, make_moments, make_question

QUESTIONS = [
    make_question(f"q{number}", clarify=(Clarify("How many?", "Ten"), Clarify("How fast?", "20 ms")))
    for number in range(4)
]
BOOK = {question.id: question for question in QUESTIONS}
ALL_MUSTS = (Toggle(0), Toggle(1), Toggle(2), Toggle(3))
ANSWER = (Done(), Reveal())

EVENTS: dict[type, Event] = {
    Begin: Begin(),
    Done: Done(),
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
    OpenAnswer: OpenAnswer(),
    Retry: Retry(),
    Next: Next(),
    Reply: Reply(Heard.YES),
    TakeQuestion: TakeQuestion(0),
    WriteQuestion: WriteQuestion("Who reviews?"),
    End: End(Ending.ENDED_EARLY),
}

KNOWN: dict[str, set[type]] = {
    "ready": {Begin, End},
    "answering": {Done, Skip, Hint, AskInterviewer, Pause, Lapse, Write, End},
    "answering again": {Done, Skip, Hint, AskInterviewer, Pause, Lapse, Write, Undo, End},
    "answering paused": {Resume, Undo, Lapse, Write, End},
    "predicting": {Reveal, Undo, End},
    "skip pending": {Next, Undo, End},
    "reviewing": {Toggle, ToggleWrong, OpenAnswer, Rate, Write, End},
    "between, rated": {Undo, OpenAnswer, Retry, Next, End},
    "reviewing unscored": {Toggle, ToggleWrong, OpenAnswer, Next, Write, End},
    "between two rungs": {OpenAnswer, Retry, Next, End},
    "answering a rung": {Done, Skip, Hint, AskInterviewer, Pause, Lapse, Write, Undo, End},
    "following up": {Done, Pause, Lapse, End},
    "follow-up replied": {Reply, End},
    "between, replied": {Undo, OpenAnswer, Retry, Next, End},
    "last between": {Undo, OpenAnswer, Retry, Next, End},
    "closing": {Done, TakeQuestion, WriteQuestion, End},
    "finished": set(),
}


class Sat:
    """A round that takes events two seconds apart."""

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
            self.clock.advance(2.0)
            led = steps.step(self.round, event, self.moments(), BOOK)
            self.round = led.round
            self.facts += led.facts
        return self

    @property
    def now(self) -> Moment:
        return self.moments()

    def kept(self, kind: type) -> list[object]:
        return [fact for fact in self.facts if isinstance(fact, kind)]


def unscored(rungs: tuple[float, ...] = (), count: int = 3) -> Sat:
    """A warm-up, or with `rungs` a ladder."""
    sat = Sat(count=count)
    sat.round = replace(sat.round, is_scored=False, rungs=rungs)
    return sat


def in_phase(name: str) -> Sat:
    sat = Sat(follow_ups=True)
    match name:
        case "reviewing unscored":
            return unscored().take(Begin(), *ANSWER)
        case "between two rungs":
            return unscored((120.0, 60.0)).take(Begin(), *ANSWER, Next())
        case "answering a rung":
            return unscored((120.0, 60.0)).take(Begin(), *ANSWER, Next(), Next())
        case "ready":
            return sat
        case "answering":
            return sat.take(Begin())
        case "answering again":
            return sat.take(Begin(), *ANSWER, Rate(Score.SOLID), Retry())
        case "answering paused":
            return sat.take(Begin(), Pause())
        case "reviewing":
            return sat.take(Begin(), *ANSWER)
        case "between, rated":
            return sat.take(Begin(), *ANSWER, Rate(Score.SOLID))
        case "predicting":
            return sat.take(Begin(), Done())
        case "skip pending":
            return sat.take(Begin(), Skip())
        case "following up":
            return sat.take(Begin(), *ANSWER, *ALL_MUSTS, Rate(Score.STRONG), Next())
        case "follow-up replied":
            return sat.take(Begin(), *ANSWER, *ALL_MUSTS, Rate(Score.STRONG), Next(), Done())
        case "between, replied":
            return in_phase("follow-up replied").take(Reply(Heard.YES))
        case "last between":
            sat = Sat(count=1)
            sat.round = replace(sat.round, closes=True, to_ask=("Who owns the data?",))
            return sat.take(Begin(), *ANSWER, Rate(Score.SOLID))
        case "closing":
            return in_phase("last between").take(Next())
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


def test_an_attempt_is_a_fact_once_one_says_how_sure_with_the_time_at_enter() -> None:
    sat = Sat().take(Begin())
    sat.clock.advance(88)
    sat.take(Done())
    assert not sat.facts
    sat.clock.advance(30)
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
    sat = Sat().take(Begin(), *ANSWER, Toggle(0), Toggle(1), Toggle(5), ToggleWrong(), Rate(Score.SOLID))
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
    sat = Sat(Mode.PRESSURE).take(Begin(), *ANSWER)
    places = [(sat.round.phase, sat.round.question_id)]
    for events in (
        (Next(), Skip()),
        (Next(), *ANSWER),
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
    sat.take(Resume(), *ANSWER)
    (trial,) = sat.kept(Trial)
    assert isinstance(trial, Trial)
    assert (trial.elapsed_s, trial.paused_s) == (4.0, 302.0)


@pytest.mark.parametrize(("counted", "away"), [(60.0, 60.0), (0.0, 60.0)], ids=["stopped", "asleep"])
def test_a_lapse_is_taken_out_and_pauses(counted: float, away: float) -> None:
    sat = Sat().take(Begin())
    sat.clock.advance(10)
    if counted:
        sat.clock.advance(counted)
    sat.take(Lapse(PauseReason.ASLEEP, counted, away))
    assert sat.round.pause is PauseReason.ASLEEP
    assert sat.round.countdown.spent == 12.0
    assert sat.round.whole.spent == 12.0
    sat.take(Resume(), *ANSWER)
    (trial,) = sat.kept(Trial)
    assert isinstance(trial, Trial)
    assert (trial.elapsed_s, trial.paused_s) == (14.0, away + 2.0)


@pytest.mark.parametrize(("counted", "away"), [(60.0, 60.0), (0.0, 60.0)], ids=["stopped", "asleep"])
def test_a_lapse_within_a_pause_lengthens_it_once(counted: float, away: float) -> None:
    sat = Sat().take(Begin(), Pause())
    sat.clock.advance(counted)
    sat.take(Lapse(PauseReason.ASLEEP, counted, away), Resume(), *ANSWER)
    (trial,) = sat.kept(Trial)
    assert isinstance(trial, Trial)
    assert (trial.elapsed_s, trial.paused_s) == (4.0, away + 4.0)


def test_one_step_deeper_follows_a_clean_answer_at_once() -> None:
    sat = Sat(follow_ups=True).take(Begin(), *ANSWER, *ALL_MUSTS, Rate(Score.SOLID))
    assert onward(sat.round) is Onward.DEEPER
    sat.take(Next())
    assert sat.round.follow_up is not None
    assert sat.round.follow_up.ask == "And deeper, on q0?"
    sat.take(Done(), Reply(Heard.PARTLY))
    (reply,) = sat.kept(FollowUpReply)
    assert isinstance(reply, FollowUpReply)
    assert (reply.source, reply.heard, reply.point) == (Source.DEEPER, Heard.PARTLY, None)
    assert onward(sat.round) is Onward.QUESTION


def test_the_probe_of_a_missed_must_comes_after_two_other_questions() -> None:
    sat = Sat(count=4, follow_ups=True).take(Begin(), *ANSWER, Toggle(0), Toggle(4), Rate(Score.MISSED))
    assert onward(sat.round) is Onward.QUESTION
    for _ in range(2):
        sat.take(Next(), Skip())
    assert onward(sat.round) is Onward.PROBE
    sat.take(Next())
    assert sat.round.follow_up is not None
    assert (sat.round.follow_up.question_id, sat.round.follow_up.point) == ("q0", 1)


def test_a_probe_comes_at_the_end_where_too_few_questions_are_left() -> None:
    sat = Sat(count=1, follow_ups=True).take(Begin(), *ANSWER, Rate(Score.MISSED))
    assert onward(sat.round) is Onward.PROBE
    sat.take(Next(), Done(), Reply(Heard.NO))
    assert onward(sat.round) is Onward.DEBRIEF


def test_undo_drops_the_follow_up_that_the_score_had_earned() -> None:
    sat = Sat(follow_ups=True).take(Begin(), *ANSWER, Rate(Score.MISSED), Undo())
    assert sat.round.phase is Phase.REVIEWING
    assert sat.round.waiting == ()
    assert [rating.score for rating in sat.kept(Rating) if isinstance(rating, Rating)] == [Score.MISSED, None]


def test_a_retry_doesnt_count_and_earns_no_follow_up() -> None:
    sat = Sat(follow_ups=True).take(Begin(), *ANSWER, *ALL_MUSTS, Rate(Score.SHAKY))
    waiting = sat.round.waiting
    sat.take(Retry(), *ANSWER, *ALL_MUSTS, Rate(Score.STRONG))
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
    assert (sat.round.hints, sat.round.clarifications) == (2, (0,))


def test_a_plan_may_do_without_hints() -> None:
    sat = Sat()
    sat.round = replace(sat.round, has_hints=False)
    assert sat.take(Begin(), Hint()).round.hints == 0


def test_ones_own_words_bring_the_clarification_that_they_mean() -> None:
    sat = Sat().take(Begin(), AskInterviewer("is it fast enough?"), AskInterviewer("what of the weather?"))
    assert [(asked.index, asked.fits) for asked in sat.round.asked] == [(1, True), (None, False)]
    sat.take(AskInterviewer(), AskInterviewer("anything else?"), Done(), Reveal())
    assert sat.round.clarifications == (1, 0)
    (trial,) = sat.kept(Trial)
    assert isinstance(trial, Trial)
    assert trial.answer == "Asked: is it fast enough?\nAsked: what of the weather?"


@pytest.mark.parametrize("onward_to", [Next(), Retry()], ids=["next", "retry"])
def test_each_question_begins_with_no_hint_fact_or_note_of_the_last(onward_to: Event) -> None:
    sat = Sat().take(Begin(), Hint(), AskInterviewer("is it fast enough?"), Write("notes"), *ANSWER, Rate(Score.SOLID))
    sat.take(onward_to)
    assert (sat.round.hints, sat.round.clarifications, sat.round.notes) == (0, (), "")
    sat.take(*ANSWER)
    trial = sat.kept(Trial)[-1]
    assert isinstance(trial, Trial)
    assert (trial.hints, trial.answer) == (0, "")


def test_enter_ends_no_answer_in_its_first_two_seconds_however_often_it_is_pressed() -> None:
    sat = Sat().take(Begin())
    for _ in range(3):
        sat.clock.advance(0.5)
        sat.round = steps.step(sat.round, Done(), sat.now, BOOK).round
        assert sat.round.phase is Phase.ANSWERING
    sat.clock.advance(0.5)
    assert steps.step(sat.round, Done(), sat.now, BOOK).round.phase is Phase.PREDICTING


@pytest.mark.parametrize(
    "ending",
    [(Done(), Undo()), (Skip(), Undo()), (Pause(), Undo()), (Pause(PauseReason.FLAGGING), Undo())],
    ids=["done", "skip", "pause", "flag"],
)
def test_what_is_taken_back_leaves_a_clock_that_never_stopped(ending: tuple[Event, ...]) -> None:
    sat = Sat().take(Begin(), *ending)
    assert (sat.round.phase, sat.round.is_paused, sat.facts) == (Phase.ANSWERING, False, [])
    sat.clock.advance(10)
    assert sat.round.countdown.elapsed(sat.clock.monotonic()) == 14.0
    assert sat.round.whole.elapsed(sat.clock.monotonic()) == 14.0
    assert sat.round.paused.spent == 0.0


def test_time_in_which_the_process_stood_still_isnt_counted_by_taking_back() -> None:
    sat = Sat().take(Begin(), Done())
    sat.clock.advance(60)
    sat.take(Lapse(PauseReason.STOPPED, counted=60.0, away=60.0), Undo())
    assert sat.round.countdown.elapsed(sat.clock.monotonic()) == 6.0
    assert sat.round.whole.elapsed(sat.clock.monotonic()) == 6.0


def test_a_skip_is_a_fact_once_one_goes_on() -> None:
    sat = Sat().take(Begin(), Skip())
    assert sat.facts == []
    assert not sat.round.shows_answers
    sat.take(Next())
    assert (sat.round.phase, sat.round.position) == (Phase.ANSWERING, 1)
    (trial,) = sat.kept(Trial)
    assert isinstance(trial, Trial)
    assert (trial.outcome, trial.elapsed_s) == (Outcome.SKIPPED, 2.0)


def test_the_last_skip_is_written_with_the_end_of_the_round() -> None:
    sat = Sat(count=1).take(Begin(), Skip(), Next())
    assert [type(fact) for fact in sat.facts] == [Trial, RoundEnd]


@pytest.mark.parametrize(("event", "outcome"), [(Done(), Outcome.ANSWERED), (Skip(), Outcome.SKIPPED)])
def test_what_is_undecided_is_written_with_a_round_that_is_ended(event: Event, outcome: Outcome) -> None:
    sat = Sat().take(Begin(), event, End(Ending.ENDED_EARLY))
    (trial,) = sat.kept(Trial)
    assert isinstance(trial, Trial)
    assert (trial.outcome, trial.prediction) == (outcome, None)
    assert not Sat().take(Begin(), event, End(Ending.DISCARDED)).kept(Trial)


@pytest.mark.parametrize(
    ("events", "warns"),
    [((), False), ((Toggle(0),), True), ((Write("it rescales"),), True), ((Toggle(0), Rate(Score.SHAKY)), False)],
    ids=["nothing", "a tick", "a line", "scored"],
)
def test_leaving_says_what_of_a_review_is_lost(events: tuple[Event, ...], warns: bool) -> None:
    sat = Sat().take(Begin(), *ANSWER, *events)
    assert ("drops what you ticked" in leaving_said(sat.round)) == warns


@pytest.mark.parametrize("phase", ["between, rated", "between, replied", "between two rungs"])
def test_a_retry_whose_skip_was_taken_back_leads_back_to_what_was_saved(phase: str) -> None:
    before = in_phase(phase).round
    after = in_phase(phase).take(Retry(), Skip(), Undo(), Undo()).round
    assert (after.phase, after.last, after.reviewed) == (before.phase, before.last, before.reviewed)
    assert (after.can_undo_score, after.next_rung) == (before.can_undo_score, before.next_rung)


def test_a_skip_after_a_reply_says_which_step_comes_before_it_is_sure() -> None:
    sat = Sat(count=4, follow_ups=True).take(Begin(), *ANSWER, Rate(Score.SHAKY))
    sat.take(Next(), *ANSWER, *ALL_MUSTS, Rate(Score.STRONG), Next(), Done(), Reply(Heard.YES), Next(), Skip())
    assert onward(sat.round) is Onward.PROBE
    assert sat.take(Next()).round.phase is Phase.FOLLOW_UP


@pytest.mark.parametrize("phase", ["predicting", "skip pending"])
def test_a_draft_comes_back_at_the_choice(phase: str) -> None:
    sat = in_phase(phase)
    sat.clock.advance(5)
    kept = with_stopped_clocks(sat.round, sat.now)
    again = resumed(kept, Moment(sat.clock.now(), 100.0, 100.0, "x"))
    assert (again.phase, again.skips, again.pause) == (sat.round.phase, sat.round.skips, None)
    answering = steps.step(again, Undo(), Moment(sat.clock.now(), 103.0, 103.0, "y"), BOOK).round
    assert answering.countdown.elapsed(103.0) == 2.0 + 5.0 + 3.0


@pytest.mark.parametrize(("events", "opened"), [((), False), ((OpenAnswer(),), True)])
def test_a_rating_keeps_whether_the_answer_had_been_opened(events: tuple[Event, ...], opened: bool) -> None:
    (rating,) = Sat().take(Begin(), *ANSWER, *events, Rate(Score.SOLID)).kept(Rating)
    assert isinstance(rating, Rating) and rating.opened is opened


def test_an_answer_opened_between_a_score_and_the_next_is_no_secret_to_the_next() -> None:
    sat = Sat().take(Begin(), *ANSWER, Rate(Score.SHAKY), OpenAnswer(), Undo(), Rate(Score.SOLID))
    assert [rating.opened for rating in sat.kept(Rating) if isinstance(rating, Rating)] == [False, True, True]


def test_under_pressure_no_answer_is_opened_before_the_review() -> None:
    sat = Sat(Mode.PRESSURE).take(Begin(), *ANSWER)
    before = sat.round
    assert sat.take(OpenAnswer()).round == before


def test_a_hint_that_was_shown_caps_what_the_ticks_suggest() -> None:
    everything = [Toggle(index) for index in range(6)]
    sat = Sat().take(Begin(), Hint(), *ANSWER, *everything, Rate(Score.STRONG))
    assert [rating.suggested for rating in sat.kept(Rating) if isinstance(rating, Rating)] == [Score.SOLID]


def test_a_score_can_be_taken_back_after_a_reply_and_asks_no_second_follow_up() -> None:
    sat = in_phase("between, replied").take(Undo())
    assert (sat.round.phase, sat.round.question_id) == (Phase.REVIEWING, "q0")
    sat.take(Rate(Score.STRONG))
    assert onward(sat.round) is Onward.QUESTION
    assert len(sat.kept(FollowUpReply)) == 1


def test_a_draft_taken_up_again_stands_paused_with_the_time_already_spent() -> None:
    sat = Sat().take(Begin())
    sat.clock.advance(41)
    kept = with_stopped_clocks(sat.round, sat.now)
    again = resumed(kept, Moment(sat.clock.now(), 5.0, 5.0, "x"))
    assert (again.pause, again.countdown.elapsed(500.0)) == (PauseReason.LEFT, 41.0)
    assert again.last is Last.NOTHING
    assert (kept.resumed, again.resumed) == (0, 1)


def test_a_retry_is_taken_back_while_nothing_has_come_of_it() -> None:
    sat = in_phase("between, rated")
    before, facts = sat.round, len(sat.facts)
    sat.take(Retry(), Undo())
    assert replace(sat.round, countdown=before.countdown, asked_at=before.asked_at, hints=before.hints) == before
    assert len(sat.facts) == facts
    assert sat.take(Retry()).round.try_no == 2
    assert sat.take(Next()).round.phase is Phase.ANSWERING, "Next is nothing to an answer"
    assert sat.take(Done(), Reveal(), Rate(Score.STRONG)).round.results[-1].try_no == 2


@pytest.mark.parametrize("event", [Write("z"), Hint(), AskInterviewer()])
def test_a_retry_in_which_something_was_done_goes_on(event: Event) -> None:
    sat = in_phase("between, rated").take(Retry(), event, Undo())
    assert (sat.round.phase, sat.round.try_no) == (Phase.ANSWERING, 2)


def test_the_clock_of_a_retry_that_was_left_by_mistake_goes_on() -> None:
    sat = in_phase("between, rated").take(Retry())
    sat.clock.advance(28)
    sat.take(Undo(), Retry(goes_on=True))
    assert (sat.round.countdown.elapsed(sat.now.monotonic), sat.round.try_no) == (30.0, 2)
    assert sat.take(Undo(), Retry()).round.countdown.elapsed(sat.now.monotonic) == 0.0


def test_a_warm_up_is_ticked_and_goes_on_without_a_score_or_a_review_at_its_end() -> None:
    sat = unscored(count=2).take(Begin(), *ANSWER, Toggle(1), Next())
    assert (sat.round.phase, sat.round.position) == (Phase.ANSWERING, 1)
    sat.take(*ANSWER, Toggle(0), Rate(Score.STRONG), ToggleWrong(), Next())
    assert sat.round.phase is Phase.FINISHED
    ratings = [rating for rating in sat.kept(Rating) if isinstance(rating, Rating)]
    assert [(rating.score, rating.suggested, rating.said_wrong) for rating in ratings] == [
        (None, None, False),
        (None, None, True),
    ]
    assert [[tick.heard for tick in rating.ticks].index(True) for rating in ratings] == [1, 0]
    assert len(sat.kept(RoundEnd)) == 1


def test_a_skip_in_a_warm_up_goes_on_too() -> None:
    sat = unscored(count=2).take(Begin(), Skip(), Next(), *ANSWER, Next())
    assert sat.round.phase is Phase.FINISHED


def test_a_ladder_asks_the_same_three_times_each_in_its_own_limit() -> None:
    sat = unscored((120.0, 60.0, 30.0), count=1).take(Begin(), *ANSWER, Next())
    assert (onward(sat.round), sat.round.next_rung) == (Onward.RUNG, 60.0)
    sat.take(Retry(), *ANSWER, Next(), Next(), *ANSWER, Next())
    assert (onward(sat.round), sat.round.next_rung) == (Onward.DEBRIEF, None)
    sat.take(Next())
    assert sat.round.phase is Phase.FINISHED
    trials = [trial for trial in sat.kept(Trial) if isinstance(trial, Trial)]
    assert [(trial.try_no, trial.limit_s, trial.counts) for trial in trials] == [
        (1, 120.0, True),
        (2, 60.0, False),
        (3, 30.0, False),
    ]


def test_a_skipped_question_of_a_ladder_isnt_asked_again() -> None:
    sat = unscored((120.0, 60.0), count=2).take(Begin(), Skip())
    assert onward(sat.round) is Onward.QUESTION
    sat.take(Next(), *ANSWER, Next(), Next(), Skip())
    assert onward(sat.round) is Onward.DEBRIEF


def test_a_ladder_ends_with_the_rung_that_is_skipped() -> None:
    sat = unscored((120.0, 60.0, 30.0), count=1).take(Begin(), *ANSWER, Next(), Next(), Skip())
    assert (onward(sat.round), sat.round.next_rung) == (Onward.DEBRIEF, None)


def test_a_rung_that_was_only_looked_at_is_taken_back_with_its_limit() -> None:
    sat = unscored((120.0, 60.0)).take(Begin(), *ANSWER, Next(), Next(), Undo())
    assert (sat.round.phase, sat.round.next_rung) == (Phase.BETWEEN, 60.0)
    sat.take(Retry(goes_on=True))
    assert (sat.round.countdown.limit, sat.round.countdown.spent, sat.round.try_no) == (60.0, 2.0, 2)
