"""The words of an interview, the same on the screen, in plain mode and in print."""

from practice_tui.core.history.interview_facts import Recommendation
from practice_tui.core.interviews.interview import Interview, InterviewPhase
from practice_tui.core.values.phrases import count
from practice_tui.core.views.interviews import InterviewView
from practice_tui.core.views.judging_wording import suggestion_said

NO_DECISION = "no decision"
SIGNED = "Signed. Nothing of it changes any more."
IN_THE_CARD = "enter: judge the marked question anew. tab: back."


def recommendation_said(recommendation: Recommendation | None) -> str:
    """`strong yes`, or that there is no decision."""
    return NO_DECISION if recommendation is None else recommendation.name.lower().replace("_", " ")


def interview_instruction(view: InterviewView) -> str:
    """The instruction of the moment, in one line."""
    if view.trouble:
        return view.trouble
    interview = view.interview
    match view.phase:
        case InterviewPhase.BRIEFING:
            return "Go through the list. enter: to the first question."
        case InterviewPhase.ASKING:
            return "Read the question aloud. enter when it is read: the clock runs, and the candidate sees it."
        case InterviewPhase.LISTENING if interview.is_paused:
            return f"{interview.pause.value.capitalize() if interview.pause else ''}. p: the clock goes on."
        case InterviewPhase.LISTENING:
            return (
                "Listen, and tick what you hear: once for heard, twice for heard with help. enter: the answer is over."
            )
        case InterviewPhase.JUDGING:
            return "Mend the ticks, then score it: 1–4."
        case InterviewPhase.BETWEEN if interview.skips:
            return "Skipped. enter: go on. z: ask it after all."
        case InterviewPhase.BETWEEN:
            return f"Saved. enter: {'to the signing' if interview.is_last else 'next question'}."
        case InterviewPhase.SIGNING if interview.is_second and unscored(interview):
            return "Your own sheet: tab opens the scorecard, enter a question to judge. Others' marks stay unseen."
        case InterviewPhase.SIGNING:
            return "What do you recommend? 1–4, or 0: no decision. n: take-aways. enter: sign."
        case InterviewPhase.OVER:
            return SIGNED


def interview_stands(interview: Interview) -> str:
    """Where an interview that was left goes on: `question 3 of 5`, `to be signed`."""
    if interview.is_second:
        return "second sheet, to be signed"
    if interview.phase is InterviewPhase.SIGNING or (interview.phase is InterviewPhase.BETWEEN and interview.is_last):
        return "to be signed"
    number = interview.position + 1 + (interview.phase is InterviewPhase.BETWEEN and not interview.skips)
    return f"question {number} of {len(interview.slots)}"


def unscored(interview: Interview) -> int:
    """The number of answers without a score."""
    return sum(judged.score is None for judged in interview.judged if judged.can_be_judged)


def to_be_signed(interview: Interview) -> str:
    """What one is about to sign: the recommendation, and how many answers have no score."""
    number = unscored(interview)
    left = f" {count(number, 'answer')} without a score." if number else ""
    return f"Recommendation: {recommendation_said(interview.recommendation)}.{left}"


def suggestion_of(view: InterviewView) -> str:
    """Which score the ticks on the screen suggest, and why."""
    return suggestion_said(view.question.rubric, view.judged, view.judged.hints)
