"""What an interviewer has in sight where there isn't room for everything."""

from dataclasses import replace

from practice_tui.core.bank.plans import Slot
from practice_tui.core.interviews.interview import InterviewPhase, begun_interview
from practice_tui.core.views.interviews import InterviewView
from practice_tui.tui.sheets.interview import spoken
from tests.fakes import make_question

PROMPT, HOW, WHY = "And why is that so?", "Ask for both modes", "Separates name and mechanism"
HINT, FOLLOW_UP = "Think of the mean.", "And deeper, on dropout?"


def in_sight(phase: InterviewPhase, height: int) -> set[str]:
    """Which of these texts the interviewer sees in so many lines."""
    question = make_question(prompt="\n\n".join(["A paragraph."] * 3 + [PROMPT]))
    slots = (Slot(question.id, question.digest, question.topic, question.limit, "drawn"),)
    begun = begun_interview("1", "2", "Ann", "Zaphod", "Quick", slots, (question,))
    view = InterviewView(replace(begun, phase=phase), (question,), ("Topic",), ("Topic",), 0.0, question.limit)
    shown = spoken(view, height, 43).plain
    return {text for text in (PROMPT, HOW, WHY, HINT, FOLLOW_UP) if text in shown}


def test_before_the_question_is_read_out_how_and_why_outlast_hints_and_follow_ups() -> None:
    assert in_sight(InterviewPhase.ASKING, 30) == {PROMPT, HOW, WHY, HINT, FOLLOW_UP}
    assert in_sight(InterviewPhase.ASKING, 9) == {PROMPT, HOW, WHY}


def test_while_the_candidate_talks_hints_outlast_how_and_why() -> None:
    assert HINT in in_sight(InterviewPhase.LISTENING, 9)
    assert not {HOW, WHY} & in_sight(InterviewPhase.LISTENING, 9)
