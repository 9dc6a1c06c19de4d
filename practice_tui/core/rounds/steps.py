"""Steps of a round: `step(round, event, at, questions)` is the round after an event, with the facts to store."""

from dataclasses import dataclass, replace

from practice_tui.core.bank.lines import Occasion
from practice_tui.core.bank.plans import FOLLOW_UP_LIMIT, Mode, Slot
from practice_tui.core.bank.questions import Question
from practice_tui.core.bank.scoring import Score, suggest_score
from practice_tui.core.history.facts import (
    Ending,
    Fact,
    FollowUpReply,
    Heard,
    Outcome,
    Rating,
    RoundEnd,
    ticks_of_review,
)
from practice_tui.core.rounds.clarifications import clarification_for
from practice_tui.core.rounds.clocks import with_running_clocks, with_stopped_clocks, with_time, without_last
from practice_tui.core.rounds.closed_answer import close_answer, is_answer_begun
from practice_tui.core.rounds.countdown import Countdown
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
    Toggle,
    ToggleWrong,
    Undo,
    Write,
)
from practice_tui.core.rounds.follow_ups import QueuedFollowUp, follow_up_for
from practice_tui.core.rounds.own_questions import asked_them, with_choice, with_closing_begun
from practice_tui.core.rounds.rounds import (
    NOT_STARTED,
    Last,
    Onward,
    Phase,
    QuestionsById,
    Result,
    Round,
    follow_up_due,
    onward,
)
from practice_tui.core.rounds.spoken_lines import with_line, with_line_before_follow_up, with_line_before_question
from practice_tui.core.values.clock import Moment
from practice_tui.core.values.text import NOTES_CAP

BY_KEY = (PauseReason.BY_HAND, PauseReason.FLAGGING)  # whose key may turn out to begin a word


@dataclass(frozen=True, slots=True)
class Step:
    """The round after an event, and the facts to be stored before it goes on."""

    round: Round
    facts: tuple[Fact, ...] = ()


def step(round_: Round, event: Event, at: Moment, questions: QuestionsById) -> Step:
    """The round after `event`; an event that has no meaning in its phase or during a pause changes nothing."""
    if round_.phase is Phase.FINISHED:
        return Step(round_)
    if isinstance(event, End):
        return _ended(round_, event.ending, at, questions)
    if round_.is_paused:
        return Step(_paused_step(round_, event, at))
    match round_.phase:
        case Phase.READY:
            return Step(_ask_next(round_, 0, at, questions) if isinstance(event, Begin) else round_)
        case Phase.ANSWERING:
            return Step(_answering_step(round_, event, at, questions))
        case Phase.PREDICTING:
            return _predicting_step(round_, event, at, questions)
        case Phase.REVIEWING:
            return _reviewing_step(round_, event, at, questions)
        case Phase.BETWEEN:
            return _between_step(round_, event, at, questions)
        case Phase.FOLLOW_UP:
            return _follow_up_step(round_, event, at)
        case Phase.CLOSING:
            return _closing_step(round_, event, at)


def _ended(round_: Round, ending: Ending, at: Moment, questions: QuestionsById) -> Step:
    """The round ended here, with an answer or a skip that was still undecided, or an answer of which some is written.

    A discarded round leaves it as it stands, so that a restored one goes on there.
    """
    facts: tuple[Fact, ...] = ()
    round_ = with_stopped_clocks(round_, at)
    if (round_.is_undecided or is_answer_begun(round_)) and ending is not Ending.DISCARDED:
        outcome = Outcome.SKIPPED if round_.skips else Outcome.ANSWERED
        round_, trial = close_answer(round_, outcome, None, at, questions)
        facts = (trial,)
    ended = replace(round_, phase=Phase.FINISHED, line="")
    own_questions = asked_them(round_, at) if ending is not Ending.DISCARDED else ()
    return Step(ended, (*facts, *own_questions, RoundEnd(at.id, round_.id, at.now, ending)))


def _paused_step(round_: Round, event: Event, at: Moment) -> Round:
    match event:
        case Resume():
            paused, reading = round_.paused.stop(at.monotonic), round_.reading.stop(at.monotonic)
            running = replace(round_, pause=None, paused=paused, reading=reading)
            return with_running_clocks(running, at)
        case Undo() if round_.is_read_aloud:
            return _paused_step(round_, Resume(), at)
        case Lapse() if round_.is_read_aloud:
            return round_
        case Undo() if round_.pause in BY_KEY and round_.paused.since is not None:
            gone = at.monotonic - round_.paused.since
            unpaused = replace(round_, pause=None, paused=replace(round_.paused, since=None))
            return with_running_clocks(with_time(unpaused, gone), at)
        case Lapse(_, counted, away):
            return replace(round_, paused=replace(round_.paused, spent=round_.paused.spent + away - counted))
        case Write(text):
            return replace(round_, notes=text[:NOTES_CAP])
    return round_


def _timed_step(round_: Round, event: Event, at: Moment) -> Round:
    """Handles pauses and lapses, for answers and follow-ups alike. Time in which the question is read is no pause."""
    match event:
        case Pause(PauseReason.READING):
            reading = Countdown(0.0, since=at.monotonic)
            return replace(with_stopped_clocks(round_, at), pause=PauseReason.READING, reading=reading)
        case Pause(reason) if round_.mode is Mode.COACHED or reason is not PauseReason.BY_HAND:
            return replace(with_stopped_clocks(round_, at), pause=reason, paused=round_.paused.start(at.monotonic))
        case Lapse(reason, counted, away):
            shifted = without_last(round_, counted)
            noted = replace(shifted, paused=replace(round_.paused, spent=round_.paused.spent + away))
            return replace(with_stopped_clocks(noted, at), pause=reason, paused=noted.paused.start(at.monotonic))
    return round_


def _answering_step(round_: Round, event: Event, at: Moment, questions: QuestionsById) -> Round:
    question = questions[round_.slot.question_id]
    match event:
        case Done(is_word) if is_word or not round_.is_just_begun(at.monotonic):
            return replace(_decided(round_, at), phase=Phase.PREDICTING)
        case Undo() if round_.can_undo_retry:
            return _before_retry(round_, at)
        case Skip():
            return replace(_decided(round_, at), phase=Phase.BETWEEN, skips=True)
        case Hint() if round_.gives_hints:
            return replace(round_, hints=min(round_.hints + 1, len(question.hints)))
        case AskInterviewer(words):
            answered = clarification_for(words, question.clarify, round_.clarifications)
            return replace(round_, asked=(*round_.asked, answered)) if answered else round_
        case Write(text):
            return replace(round_, notes=text[:NOTES_CAP])
    return _timed_step(round_, event, at)


def _predicting_step(round_: Round, event: Event, at: Moment, questions: QuestionsById) -> Step:
    match event:
        case Reveal(prediction):
            answered, trial = close_answer(round_, Outcome.ANSWERED, prediction, at, questions)
            if round_.mode is Mode.PRESSURE:
                return Step(replace(answered, phase=Phase.BETWEEN, last=Last.ANSWERED), (trial,))
            return Step(_review(answered, len(answered.results) - 1, at), (trial,))
    return Step(_undecided_step(round_, event, at))


def _undecided_step(round_: Round, event: Event, at: Moment) -> Round:
    """Handles events while the end of an answer, or a skip, can be taken back; if it is, the clock never stopped."""
    match event:
        case Undo():
            answering = replace(round_, phase=Phase.ANSWERING, skips=False, deciding=NOT_STARTED)
            gone = round_.deciding.elapsed(at.monotonic)
            countdown = replace(answering.countdown, spent=answering.countdown.spent + gone)
            return with_running_clocks(replace(answering, countdown=countdown), at)
        case Lapse(_, counted, _):
            return without_last(round_, counted)
    return round_


def _reviewing_step(round_: Round, event: Event, at: Moment, questions: QuestionsById) -> Step:
    result = round_.results[round_.current]
    question = questions[result.question_id]
    match event:
        case Toggle(point) if 0 <= point < len(question.rubric):
            return Step(_with_result(round_, replace(result, heard=result.heard ^ {point})))
        case ToggleWrong():
            return Step(_with_result(round_, replace(result, said_wrong=not result.said_wrong)))
        case Write(text):
            return Step(_with_result(round_, replace(result, said=text[:NOTES_CAP])))
        case OpenAnswer():
            return Step(_with_result(round_, replace(result, opened=True)))
        case Rate(score) if round_.is_scored:
            return _rated(round_, result, score, question, at)
        case Next() if not round_.is_scored:
            return _ticked(round_, result, at, questions)
    return Step(round_)


def _ticked(round_: Round, result: Result, at: Moment, questions: QuestionsById) -> Step:
    """The round after a review without a score: at its next question, or in a ladder at the choice of going on."""
    rating = _rating(round_, result, None, None, questions[result.question_id], at)
    ticked = replace(round_, phase=Phase.BETWEEN, last=Last.TICKED, review=round_.review.stop(at.monotonic))
    if round_.rungs:
        return Step(ticked, (rating,))
    following = _next_step(ticked, None, at, questions)
    return Step(following.round, (rating, *following.facts))


def _rating(
    round_: Round, result: Result, score: Score | None, suggested: Score | None, question: Question, at: Moment
) -> Rating:
    """The judgement of the answer under review, with its ticks."""
    return Rating(
        id=at.id,
        attempt_id=result.trial_id,
        at=at.now,
        score=score,
        suggested=suggested,
        said_wrong=result.said_wrong,
        said=result.said,
        review_s=round_.review.elapsed(at.monotonic),
        ticks=ticks_of_review(question.rubric, result.heard),
        opened=result.opened,
    )


def _rated(round_: Round, result: Result, score: Score, question: Question, at: Moment) -> Step:
    """The round with its review over, and a follow-up waiting if the first try leads to one."""
    suggested = suggest_score(question.rubric, result.heard, result.said_wrong, result.hints)
    rated = replace(result, score=score, suggested=suggested, first_score=result.first_score or score)
    rating = _rating(round_, result, score, suggested, question, at)
    after = replace(_with_result(round_, rated), phase=Phase.BETWEEN, last=Last.RATED)
    if round_.follow_ups and result.try_no == 1 and result.trial_id not in round_.followed:
        queued = follow_up_for(question, result.heard, score, result.said_wrong, result.trial_id, result.slot)
        after = replace(after, waiting=round_.waiting + ((queued,) if queued else ()))
    return Step(replace(after, review=round_.review.stop(at.monotonic)), (rating,))


def _unrated(round_: Round, result: Result, at: Moment) -> Step:
    """The round back in the review of `result`, with its score taken back."""
    taken_back = Rating(at.id, result.trial_id, at.now, None, result.suggested, result.said_wrong, opened=result.opened)
    waiting = tuple(queued for queued in round_.waiting if queued.trial_id != result.trial_id)
    unrated = replace(_with_result(round_, replace(result, score=None)), waiting=waiting)
    return Step(_review(unrated, round_.current, at), (taken_back,))


def _between_step(round_: Round, event: Event, at: Moment, questions: QuestionsById) -> Step:
    if round_.skips:
        if isinstance(event, Next):
            skipped, trial = close_answer(round_, Outcome.SKIPPED, None, at, questions)
            following = _next_step(replace(skipped, last=Last.SKIPPED), event.slot, at, questions)
            return Step(following.round, (trial, *following.facts))
        return Step(_undecided_step(round_, event, at))
    result = round_.reviewed
    match event:
        case Undo() if result and round_.can_undo_score:
            return _unrated(round_, result, at)
        case OpenAnswer() if result and round_.shows_answers:
            return Step(_with_result(round_, replace(result, opened=True)))
        case Retry(goes_on) if round_.can_retry or round_.next_rung is not None:
            return Step(_again(round_, at, round_.countdown.spent if goes_on else 0.0))
        case Next(slot):
            return _next_step(round_, slot, at, questions)
    return Step(round_)


def _follow_up_step(round_: Round, event: Event, at: Moment) -> Step:
    follow_up = round_.follow_up
    if follow_up is None:
        return Step(round_)
    match event:
        case Done(is_word) if not round_.replied and (is_word or not round_.is_just_begun(at.monotonic)):
            return Step(replace(with_stopped_clocks(round_, at), replied=True))
        case Reply(heard) if round_.replied:
            return _replied(round_, follow_up, heard, at)
    return Step(round_ if round_.replied else _timed_step(round_, event, at))


def _replied(round_: Round, follow_up: QueuedFollowUp, heard: Heard, at: Moment) -> Step:
    """The round after the reply to a follow-up was judged."""
    reply = FollowUpReply(
        at.id,
        follow_up.trial_id,
        at.now,
        follow_up.source,
        follow_up.ask,
        follow_up.point,
        round_.countdown.spent,
        heard,
    )
    after = replace(
        round_,
        phase=Phase.BETWEEN,
        last=Last.REPLIED,
        follow_up=None,
        replied=False,
        followed=(*round_.followed, follow_up.trial_id),
        last_follow_up=follow_up,
        followed_up=round_.followed_up + round_.countdown.spent,
        heard=heard,
    )
    return Step(after, (reply,))


def _next_step(round_: Round, slot: Slot | None, at: Moment, questions: QuestionsById) -> Step:
    round_ = replace(round_, total=round_.fitting)
    if onward(round_) is Onward.QUESTION and round_.wants_slot:
        slots = round_.slots if slot is None else (*round_.slots, slot)
        round_ = replace(round_, slots=slots, total=len(slots) if slot is None else round_.total)
    match onward(round_):
        case Onward.DEEPER | Onward.PROBE:
            follow_up = follow_up_due(round_) or round_.waiting[0]
            waiting = tuple(queued for queued in round_.waiting if queued is not follow_up)
            limit = Countdown(FOLLOW_UP_LIMIT, since=at.monotonic)
            following = replace(round_, follow_up=follow_up, waiting=waiting, countdown=limit, replied=False)
            return Step(with_line_before_follow_up(replace(following, phase=Phase.FOLLOW_UP), follow_up.source))
        case Onward.RUNG:
            return Step(_again(round_, at))
        case Onward.QUESTION:
            return Step(_ask_next(round_, round_.position + 1, at, questions))
        case Onward.REVIEW:
            first = next(index for index, result in enumerate(round_.results) if result.awaits_review)
            return Step(_review(round_, first, at))
        case Onward.CLOSING:
            return Step(with_closing_begun(round_, at))
        case Onward.DEBRIEF:
            return _finished(round_, at)


def _closing_step(round_: Round, event: Event, at: Moment) -> Step:
    match event:
        case Done(is_word) if is_word or not round_.is_just_begun(at.monotonic):
            return _finished(round_, at)
    return Step(with_choice(round_, event))


def _finished(round_: Round, at: Moment) -> Step:
    """The round over, with thanks, and its own questions kept."""
    thanked = with_line(replace(with_stopped_clocks(round_, at), phase=Phase.FINISHED), Occasion.THANKS)
    return Step(thanked, (*asked_them(round_, at), RoundEnd(at.id, round_.id, at.now, Ending.FINISHED)))


def _ask_next(round_: Round, position: int, at: Moment, questions: QuestionsById) -> Round:
    """The round with the question of slot `position` asked for the first time, after a line of the interviewer's."""
    return with_line_before_question(_ask(round_, position, at), questions)


def _ask(round_: Round, position: int, at: Moment) -> Round:
    """The round with the question of slot `position` asked: its clock starts from 0."""
    return replace(
        round_,
        position=position,
        phase=Phase.ANSWERING,
        countdown=Countdown(round_.slots[position].limit, since=at.monotonic),
        whole=round_.whole.start(at.monotonic),
        asked_at=at.now,
        paused=NOT_STARTED,
        try_no=1,
        hints=0,
        clarified=0,
        asked=(),
        notes="",
        current=-1,
        line="",
    )


def _again(round_: Round, at: Moment, spent: float = 0.0) -> Round:
    """The round with the same question asked once more, in a ladder in less time; `spent` seconds are gone already."""
    tries = sum(earlier.slot == round_.position for earlier in round_.results)
    begun = _ask(round_, round_.position, at)
    limit = round_.next_rung or begun.countdown.limit
    return replace(begun, try_no=tries + 1, countdown=replace(begun.countdown, limit=limit, spent=spent))


def _before_retry(round_: Round, at: Moment) -> Round:
    """The round back at the score before the retry; its clock stands, and goes on if the retry is meant after all."""
    tries = [index for index, result in enumerate(round_.results) if result.slot == round_.position]
    countdown = round_.countdown.stop(at.monotonic)
    return replace(round_, phase=Phase.BETWEEN, current=tries[-1], try_no=len(tries), countdown=countdown)


def _decided(round_: Round, at: Moment) -> Round:
    """The round with the clock of its answer stopped, while that can still be taken back."""
    now = at.monotonic
    return replace(round_, countdown=round_.countdown.stop(now), deciding=Countdown(0.0, since=now))


def _review(round_: Round, index: int, at: Moment) -> Round:
    return replace(round_, phase=Phase.REVIEWING, current=index, review=Countdown(0.0, since=at.monotonic))


def _with_result(round_: Round, result: Result) -> Round:
    results = tuple(result if old.trial_id == result.trial_id else old for old in round_.results)
    return replace(round_, results=results)
