"""Makes the candidate's page of an interview: from a question it takes nothing but what the candidate may see."""

from practice_tui.core.bank.questions import Question
from practice_tui.core.interviews.interview import Interview, InterviewPhase
from practice_tui.core.values.clock import Moment
from practice_tui.core.views.candidate import CandidatePage, CandidateState

_STATES = {
    InterviewPhase.BRIEFING: CandidateState.WAITING,
    InterviewPhase.ASKING: CandidateState.READING,
    InterviewPhase.LISTENING: CandidateState.ASKED,
    InterviewPhase.JUDGING: CandidateState.ANSWERED,
    InterviewPhase.BETWEEN: CandidateState.ANSWERED,
    InterviewPhase.SIGNING: CandidateState.OVER,
    InterviewPhase.OVER: CandidateState.OVER,
}


def candidate_page(interview: Interview, question: Question, holder: str, at: Moment) -> CandidatePage:
    """The page as the interview stands; `question` is the one on the table, `at` the instant of its monotonic clock."""
    number, total = interview.position + 1, len(interview.slots)
    state = CandidateState.PAUSED if interview.is_paused else _STATES[interview.phase]
    judged = interview.judged[interview.position]
    if judged.asked_at is None or interview.skips or state in (CandidateState.OVER, CandidateState.READING):
        state = CandidateState.READING if state is CandidateState.ANSWERED else state
        return CandidatePage(holder, state, number, total)
    countdown = interview.countdown
    since = None if countdown.since is None else at.boottime - (at.monotonic - countdown.since)
    return CandidatePage(
        holder=holder,
        state=state,
        number=number,
        total=total,
        prompt=question.prompt,
        limit=interview.slots[interview.position].limit,
        spent=countdown.spent,
        since=since,
        needs_working=question.kind.needs_working,
        hints=question.hints[: judged.hints],
        told=tuple((question.clarify[index].ask, question.clarify[index].tell) for index in judged.told),
    )
