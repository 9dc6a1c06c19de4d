"""Steps of an interview while the candidate answers: the clock, pauses, hints and what is handed out."""

from dataclasses import replace

from practice_tui.core.bank.questions import Question
from practice_tui.core.history.facts import Outcome
from practice_tui.core.interviews.events import HandOut, InterviewEvent
from practice_tui.core.interviews.interview import Interview, InterviewPhase
from practice_tui.core.interviews.marking import judged_with
from practice_tui.core.rounds.countdown import Countdown
from practice_tui.core.rounds.events import Done, Hint, Lapse, Pause, Resume
from practice_tui.core.rounds.rounds import DONE_FROM
from practice_tui.core.values.clock import Moment


def listening_step(interview: Interview, event: InterviewEvent, at: Moment, question: Question) -> Interview:
    """The interview after an event while an answer is given, or while it is paused."""
    if interview.is_paused:
        return _paused_step(interview, event, at)
    now, judged = at.monotonic, interview.current
    match event:
        case Done(is_word) if is_word or _runs_for(interview.countdown, at) >= DONE_FROM:
            return answer_over(interview, at)
        case Hint():
            return judged_with(interview, hints=min(judged.hints + 1, len(question.hints)))
        case HandOut(index) if 0 <= index < len(question.clarify) and index not in judged.told:
            return judged_with(interview, told=(*judged.told, index))
        case Pause(reason):
            stopped = interview.countdown.stop(now)
            return replace(interview, countdown=stopped, pause=reason, paused=interview.paused.start(now))
        case Lapse(reason, counted, away):
            stopped = interview.countdown.without_last(counted).stop(now)
            paused = replace(interview.paused, spent=interview.paused.spent + away).start(now)
            return replace(interview, countdown=stopped, pause=reason, paused=paused)
    return interview


def _paused_step(interview: Interview, event: InterviewEvent, at: Moment) -> Interview:
    match event:
        case Resume():
            paused = interview.paused.stop(at.monotonic)
            return replace(interview, pause=None, paused=paused, countdown=interview.countdown.start(at.monotonic))
        case Lapse(_, counted, away):
            return replace(interview, paused=replace(interview.paused, spent=interview.paused.spent + away - counted))
    return interview


def answer_over(interview: Interview, at: Moment) -> Interview:
    """The interview with the clock of the answer stopped, while that can still be taken back."""
    now = at.monotonic
    stopped = interview.countdown.stop(now)
    judging = replace(
        interview,
        phase=InterviewPhase.JUDGING,
        countdown=stopped,
        paused=interview.paused.stop(now),
        pause=None,
        deciding=Countdown(0.0, since=now),
    )
    paused = judging.paused.spent
    return judged_with(judging, outcome=Outcome.ANSWERED, answered_at=at.now, elapsed=stopped.spent, paused=paused)


def _runs_for(countdown: Countdown, at: Moment) -> float:
    """Seconds since the countdown was started or resumed."""
    return 0.0 if countdown.since is None else at.monotonic - countdown.since
