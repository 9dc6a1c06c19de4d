"""Steps of an interview: `step_interview` is the interview after an event, with the facts to store."""

from dataclasses import dataclass, replace

from practice_tui.core.bank.questions import Question
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Ending, Fact, Outcome
from practice_tui.core.history.interview_facts import InterviewEnd, SheetEnding
from practice_tui.core.interviews.events import CallCandidate, Check, InterviewEvent, ReadOut, Recommend, Reopen
from practice_tui.core.interviews.interview import LONGEST_LABEL, STANDING, Interview, InterviewPhase
from practice_tui.core.interviews.listening import answer_over, listening_step
from practice_tui.core.interviews.marking import answer_of, judged_with, mark_of, marked, with_judged
from practice_tui.core.rounds.countdown import Countdown
from practice_tui.core.rounds.events import (
    Begin,
    End,
    Lapse,
    Next,
    PauseReason,
    Rate,
    Skip,
    Toggle,
    ToggleWrong,
    Undo,
    Write,
)
from practice_tui.core.rounds.rounds import QuestionsById
from practice_tui.core.sheets.events import KeepPrivate, Sign
from practice_tui.core.sheets.judgement import ticked
from practice_tui.core.values.clock import Moment
from practice_tui.core.values.text import NOTES_CAP, one_line

_JUDGED_WHILE = (InterviewPhase.LISTENING, InterviewPhase.JUDGING)
_NOTED_WHILE = (InterviewPhase.ASKING, *_JUDGED_WHILE, InterviewPhase.BETWEEN)


@dataclass(frozen=True, slots=True)
class InterviewStep:
    """The interview after an event, and the facts to be stored before it goes on."""

    interview: Interview
    facts: tuple[Fact, ...] = ()


def step_interview(interview: Interview, event: InterviewEvent, at: Moment, questions: QuestionsById) -> InterviewStep:
    """The interview after `event`; an event that has no meaning in its phase changes nothing."""
    if interview.phase is InterviewPhase.OVER:
        return InterviewStep(interview)
    if isinstance(event, End):
        return _ended(interview, event.ending, at, questions)
    question = questions[interview.slot.question_id]
    noted = _noted(interview, event, question)
    if noted is not interview:
        return InterviewStep(noted)
    match interview.phase:
        case InterviewPhase.BRIEFING:
            return InterviewStep(_briefing_step(interview, event))
        case InterviewPhase.ASKING:
            return InterviewStep(_asking_step(interview, event, at))
        case InterviewPhase.LISTENING:
            return InterviewStep(listening_step(interview, event, at, question))
        case InterviewPhase.JUDGING:
            return _judging_step(interview, event, at, question)
        case InterviewPhase.BETWEEN:
            return _between_step(interview, event, at, question)
        case InterviewPhase.SIGNING:
            return _signing_step(interview, event, at)


def with_stopped_clocks(interview: Interview, at: Moment) -> Interview:
    """The interview with its clocks stopped, as a draft stores it: monotonic instants end with their process."""
    now = at.monotonic
    return replace(
        interview,
        countdown=interview.countdown.stop(now),
        deciding=interview.deciding.stop(now),
        paused=interview.paused.stop(now),
    )


def resumed_interview(interview: Interview, at: Moment) -> Interview:
    """The interview of a draft, resumed: an answer is paused, everything else goes on."""
    interview = replace(interview, resumed=interview.resumed + 1)
    if interview.phase is InterviewPhase.LISTENING:
        return replace(interview, pause=PauseReason.LEFT, paused=interview.paused.start(at.monotonic))
    if interview.can_listen_again:
        return replace(interview, deciding=interview.deciding.start(at.monotonic))
    return interview


def _noted(interview: Interview, event: InterviewEvent, question: Question) -> Interview:
    """The interview with a note or a tick; the same one where the event is neither, or changes nothing."""
    match event:
        case Write(text) if interview.phase in _NOTED_WHILE and not interview.skips:
            return judged_with(interview, note=text[:NOTES_CAP])
        case KeepPrivate(text) if interview.phase in _NOTED_WHILE and not interview.skips:
            return judged_with(interview, private=text[:NOTES_CAP])
        case Toggle(point) if interview.phase in _JUDGED_WHILE and 0 <= point < len(question.rubric):
            return judged_with(interview, heard=ticked(interview.current.heard, point))
        case ToggleWrong() if interview.phase in _JUDGED_WHILE:
            return judged_with(interview, said_wrong=not interview.current.said_wrong)
    return interview


def _briefing_step(interview: Interview, event: InterviewEvent) -> Interview:
    match event:
        case Check(line_id):
            return replace(interview, prepared=interview.prepared ^ {line_id})
        case CallCandidate(label) if one_line(label):
            return replace(interview, candidate=one_line(label)[:LONGEST_LABEL])
        case Begin():
            return replace(interview, phase=InterviewPhase.ASKING)
    return interview


def _asking_step(interview: Interview, event: InterviewEvent, at: Moment) -> Interview:
    match event:
        case ReadOut():
            running = Countdown(interview.slot.limit, since=at.monotonic)
            begun = replace(interview, phase=InterviewPhase.LISTENING, countdown=running, paused=STANDING)
            return judged_with(begun, asked_at=at.now)
        case Skip():
            return replace(interview, phase=InterviewPhase.BETWEEN, skips=True)
    return interview


def _judging_step(interview: Interview, event: InterviewEvent, at: Moment, question: Question) -> InterviewStep:
    match event:
        case Rate(score):
            return _rated(interview, score, at, question)
        case Undo() if interview.reopened >= 0 and interview.before:
            closed = with_judged(interview, interview.before)
            return InterviewStep(_closed(closed))
        case Undo() if interview.can_listen_again:
            spent = interview.countdown.spent + interview.deciding.elapsed(at.monotonic)
            running = replace(interview.countdown, spent=spent, since=at.monotonic)
            back = replace(interview, phase=InterviewPhase.LISTENING, countdown=running, deciding=STANDING)
            return InterviewStep(judged_with(back, outcome=None))
        case Lapse(_, counted, _):
            return InterviewStep(replace(interview, deciding=interview.deciding.without_last(counted)))
    return InterviewStep(interview)


def _between_step(interview: Interview, event: InterviewEvent, at: Moment, question: Question) -> InterviewStep:
    if interview.skips:
        return _skipping_step(interview, event, at, question)
    match event:
        case Undo() if interview.current.score is not None:
            unrated = judged_with(interview, score=None)
            mark = mark_of(unrated, at, question)
            return InterviewStep(replace(unrated, phase=InterviewPhase.JUDGING), (mark,))
        case Next():
            after, facts = marked(interview, at, question)
            return InterviewStep(_onward(after), facts)
        case Reopen(slot) if _can_reopen(interview, slot):
            after, facts = marked(interview, at, question)
            return InterviewStep(_reopened(after, slot), facts)
    return InterviewStep(interview)


def _skipping_step(interview: Interview, event: InterviewEvent, at: Moment, question: Question) -> InterviewStep:
    match event:
        case Undo():
            return InterviewStep(replace(interview, phase=InterviewPhase.ASKING, skips=False))
        case Next():
            skipped = judged_with(
                replace(interview, skips=False),
                outcome=Outcome.SKIPPED,
                asked_at=at.now,
                answered_at=at.now,
                answer_id=at.id,
                is_marked=True,
            )
            has_notes = bool(skipped.current.note or skipped.current.private)
            noted = (mark_of(skipped, at, question),) if has_notes else ()
            return InterviewStep(_onward(skipped), (answer_of(skipped, at, question), *noted))
    return InterviewStep(interview)


def _signing_step(interview: Interview, event: InterviewEvent, at: Moment) -> InterviewStep:
    match event:
        case Recommend(recommendation):
            return InterviewStep(replace(interview, recommendation=recommendation))
        case Check(line_id):
            return InterviewStep(replace(interview, looked_back=interview.looked_back ^ {line_id}))
        case Write(text):
            return InterviewStep(replace(interview, take_aways=text[:NOTES_CAP]))
        case KeepPrivate(text):
            return InterviewStep(replace(interview, private=text[:NOTES_CAP]))
        case Reopen(slot) if _can_reopen(interview, slot):
            return InterviewStep(_reopened(interview, slot))
        case Sign():
            signature = SheetEnding(
                at.id,
                interview.sheet_id,
                at.now,
                interview.recommendation,
                interview.id,
                interview.take_aways,
                interview.private,
                tuple(sorted(interview.prepared | interview.looked_back)),
            )
            ending = Ending.ENDED_EARLY if interview.is_cut_short else Ending.FINISHED
            signed = replace(interview, phase=InterviewPhase.OVER)
            of_interview = () if interview.is_second else (InterviewEnd(at.id, interview.id, at.now, ending),)
            return InterviewStep(signed, (signature, *of_interview))
    return InterviewStep(interview)


def _ended(interview: Interview, ending: Ending, at: Moment, questions: QuestionsById) -> InterviewStep:
    """The interview discarded, or cut short: what is judged is signed, and an answer that isn't is stored without one.

    Neither means anything before the first question, nor can a signing be cut short.
    """
    if interview.phase is InterviewPhase.BRIEFING:
        return InterviewStep(interview)
    if interview.is_second:  # what somebody else led can't be ended from here
        return InterviewStep(interview)
    if ending is Ending.DISCARDED:
        stopped = replace(with_stopped_clocks(interview, at), phase=InterviewPhase.OVER)
        return InterviewStep(stopped, (InterviewEnd(at.id, interview.id, at.now, ending),))
    if interview.phase is InterviewPhase.SIGNING:
        return InterviewStep(interview)
    if interview.reopened >= 0 and interview.before:
        interview = _closed(with_judged(interview, interview.before))
    facts: tuple[Fact, ...] = ()
    question = questions[interview.slot.question_id]
    if interview.phase is InterviewPhase.LISTENING:
        interview = answer_over(interview, at)
    if interview.phase in (InterviewPhase.JUDGING, InterviewPhase.BETWEEN) and not interview.skips:
        interview, facts = marked(interview, at, question)
    cut = replace(
        interview,
        phase=InterviewPhase.SIGNING,
        is_cut_short=True,
        skips=False,
        countdown=STANDING,
        deciding=STANDING,
    )
    return InterviewStep(cut, facts)


def _rated(interview: Interview, score: Score, at: Moment, question: Question) -> InterviewStep:
    scored = judged_with(replace(interview, deciding=STANDING), score=score)
    after, facts = marked(scored, at, question)
    return InterviewStep(_closed(after) if interview.reopened >= 0 else _between(after), facts)


def _between(interview: Interview) -> Interview:
    return replace(interview, phase=InterviewPhase.BETWEEN)


def _closed(interview: Interview) -> Interview:
    """The interview back where a question was opened anew: between two, or at the signing."""
    phase = InterviewPhase.SIGNING if interview.countdown == STANDING else InterviewPhase.BETWEEN
    return replace(interview, phase=phase, reopened=-1, before=None)


def _onward(interview: Interview) -> Interview:
    """The interview at its next question, or at the signing after the last one."""
    if interview.is_last:
        return replace(interview, phase=InterviewPhase.SIGNING, countdown=STANDING)
    following = interview.position + 1
    return replace(interview, phase=InterviewPhase.ASKING, position=following, countdown=STANDING)


def _can_reopen(interview: Interview, slot: int) -> bool:
    return 0 <= slot < len(interview.judged) and interview.judged[slot].can_be_judged


def _reopened(interview: Interview, slot: int) -> Interview:
    return replace(interview, phase=InterviewPhase.JUDGING, reopened=slot, before=interview.judged[slot])
